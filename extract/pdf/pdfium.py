"""Pages by PDFium, in bulk: one foreign call per character, no object per character.

PDFium's coordinates (points from the bottom left of an unrotated page) are turned here, once, into those of
`schema.geometry`: the visible page, upright, from its top left.
"""

from __future__ import annotations

import ctypes
import re
from itertools import chain, pairwise, repeat
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2

from jaarschijf.extract.pdf import pdfium_library as pdfium
from jaarschijf.extract.pdf.characters import (
    DESCENT,
    MOST_UNMAPPED,
    Chars,
    Places,
    Style,
    are_small,
    without_letters,
)
from jaarschijf.extract.pdf.drawing import is_covered, is_picture
from jaarschijf.extract.pdf.drawn_bullets import with_bullets
from jaarschijf.extract.pdf.lined_words import with_lined
from jaarschijf.extract.pdf.page_faults import are_parted, is_cropped, is_speck, is_tiny, is_unseen, table_is_cropped
from jaarschijf.extract.pdf.pdfium_drawing import read_drawing
from jaarschijf.extract.pdf.pdfium_library import Address, Room, colors_of
from jaarschijf.extract.pdf.pdfium_spaces import hide_letters, other_readings, without_false_spaces
from jaarschijf.extract.pdf.turn import Turn, aslant, is_askew, is_distorted, quarter_turns, runs_astray
from jaarschijf.extract.pdf.words import chars_to_words
from jaarschijf.schema.geometry import Box, Page, PageFault

_SAMPLE = 60  # characters asked where asking all would only cost time
_STRIDES = (8, 4, 2, 1)  # characters; most text objects are longer than the first
_FIRST_TURNED = ord("A") << 8
_HYPHEN_OR_NONE = 0xFFFE
_SAME_WIDTH = 0.005  # of the font size
_ITALIC_FLAG = 1 << 6  # PDF 32000-1, table 123
# A font of which the file has those letters that it needs (PDF 32000-1, 9.6.4).
_IN_PART = re.compile(r"[A-Z]{6}\+")
_EDGES = Room((0.0, 0.0, 0.0, 0.0), np.float32)


def read_page(page: pypdfium2.PdfPage, number: int, *, turned: int = 0) -> Page:
    """Read one open page; `number` is 1-based. One that is not shown as most of its text runs is `turned` by quarters, and read
    again."""
    left, bottom, right, top = page.get_bbox()
    turn = Turn(left, bottom, right, top, (page.get_rotation() // 90) % 4)
    textpage = page.get_textpage()
    try:
        handle, count = pdfium.reference_to(textpage.raw), textpage.count_chars()
        codes = _read_codes(handle, count)
        glyphs = _read_glyphs(handle, codes)
        runs = _Runs(handle, glyphs)
        upright = turn.to_upright(runs.quarters, runs.lengths)
        if upright != turn and not turned:
            # PDFium parts words by how the page is shown: where that is upside down, elsewhere.
            page.set_rotation(90 * upright.quarters)
            return read_page(page, number, turned=(upright.quarters - turn.quarters) % 4)
        turn, turned = upright, (turned + upright.quarters - turn.quarters) % 4
        width, height = turn.size
        chars = _to_chars(codes, glyphs, runs, turn)
        wide = _as_wide_as_high(chars)
        chars = without_false_spaces(handle, chars)
        visible = Box(0, 0, width, height)
        words = chars_to_words(chars, lambda places: runs.styles(places, turn.quarters), visible)
        otherwise = other_readings(handle, chars)
        unmapped = _share_unmapped(handle, codes)
        faults: set[PageFault] = {"text-cropped"} if is_cropped(chars, visible) else set()
        if _holds_unknown(handle, codes, wide) or hide_letters(handle, codes):
            faults.add("letters-odd")
        if is_tiny(chars) or (not count and _holds_text(page)):
            faults.add("text-tiny")
        if are_parted(chars):
            faults.add("letters-apart")
        if runs.askew:
            faults.add("words-uneven")
        if runs.distorted:
            faults.add("text-distorted")
        if runs.lacks_fonts():
            faults.add("letters-odd")
    finally:
        textpage.close()
    drawing = read_drawing(page, turn)
    if table_is_cropped(chars, drawing.outlines, visible):
        faults.add("text-cropped")
    rules, fills = drawing.rules_and_fills(width, height)
    words = with_bullets(with_lined(words, rules), drawing.marks())
    found = Page(number, width, height, words, rules, fills, drawing.images, turn.quarters * 90, turned)
    found.legible = unmapped <= MOST_UNMAPPED and not is_picture(found)
    found.overlaid = 2 * runs.unpainted > len(words) and is_covered(found)
    if is_unseen(words, drawing) or (runs.unpainted and not found.overlaid):
        faults.add("text-unseen")
    if any(word.struck for word in words):
        faults.add("text-struck")
    if drawing.sizeless or (not words and drawing.images and all(map(is_speck, drawing.images))):
        faults.add("text-tiny")
    found.faults, found.otherwise = frozenset(faults), otherwise
    return found


def _holds_text(page: pypdfium2.PdfPage) -> bool:
    """Whether text is drawn on a page of which PDFium gives none: it has no size."""
    return next(page.get_objects([pypdfium2.raw.FPDF_PAGEOBJ_TEXT]), None) is not None


def _as_wide_as_high(chars: Chars) -> Places:
    """The places of small letters as wide as their font is high: so are all of which the file tells no width."""
    width, height = chars.x1 - chars.x0, chars.bottom - chars.top
    return np.flatnonzero((np.abs(width - height) < _SAME_WIDTH * height) & are_small(chars.codes))


def _holds_unknown(handle: pdfium.Reference, codes: npt.NDArray[np.uint32], wide: Places) -> bool:
    """Whether control characters, or none, stand for letters that no font tells, or one of those at the places `wide` does."""
    if not codes.all():
        return True
    white = (codes == ord("\t")) | (codes == ord("\r")) | (codes == ord("\n"))
    asked = np.concatenate((np.flatnonzero((codes < ord(" ")) & ~white), wide))
    return any(map(pdfium.unmapped, repeat(handle), asked.tolist()))


def _share_unmapped(handle: pdfium.Reference, codes: npt.NDArray[np.uint32]) -> float:
    """Share of the characters that the fonts draw without saying which letters they are."""
    sample = range(0, codes.size, max(1, codes.size // _SAMPLE))
    unmapped = sum(map(bool, map(pdfium.unmapped, repeat(handle), sample))) / max(len(sample), 1)
    return max(unmapped, without_letters(codes))


def picture_of(page: pypdfium2.PdfPage, dpi: float) -> npt.NDArray[np.uint8]:
    """A picture of an open page as it is shown: grey, a byte a pixel, rows from the top."""
    picture = page.render(scale=dpi / 72, grayscale=True).to_numpy()
    return np.ascontiguousarray(picture.reshape(picture.shape[:2]))


class _Glyphs(NamedTuple):
    """The characters that are drawn: their places among all of the page, and the edges of their boxes (a row each for left, top,
    right and bottom, as in FS_RECTF)."""

    places: npt.NDArray[np.intp]
    edges: npt.NDArray[np.float32]


def _read_glyphs(handle: pdfium.Reference, codes: npt.NDArray[np.uint32]) -> _Glyphs:
    """Spaces and line ends need no box."""
    places = np.flatnonzero((codes != ord(" ")) & (codes != ord("\r")) & (codes != ord("\n")))
    return _Glyphs(places, _EDGES.ask(pdfium.loose_box, [handle] * places.size, places.tolist()).T.copy())


def _to_chars(codes: npt.NDArray[np.uint32], glyphs: _Glyphs, runs: _Runs, turn: Turn) -> Chars:
    """A character's box is as high as its font size, hung on its baseline: fonts lie about their ascent and descent."""
    left, top, right, bottom = glyphs.edges.astype(np.float64)
    x0, tops, x1, bottoms = turn.corners(left, bottom, right, top)
    sizes = np.repeat(runs.sizes, runs.lengths)
    baselines = np.repeat(turn.point(*runs.origins)[1], runs.lengths)
    upright = np.repeat(runs.quarters % 2 == turn.quarters % 2, runs.lengths)
    hung = upright & (sizes > 0)
    tops = np.where(hung, baselines - (1 - DESCENT) * sizes, tops)
    bottoms = np.where(hung, baselines + DESCENT * sizes, bottoms)
    boxes = np.zeros((4, codes.size))
    boxes[:, glyphs.places] = x0, tops, x1, bottoms
    return Chars(codes, *boxes)


def _read_codes(handle: pdfium.Reference, count: int) -> npt.NDArray[np.uint32]:
    """Code points; PDFium's one call for all of them leaves some out on some pages, and then each is asked for."""
    units = np.zeros(count + 1, dtype=np.uint16)
    written = pdfium.text(handle, 0, count, Address(units.ctypes.data))
    surrogates = (units >= 0xD800) & (units < 0xE000)
    if written == count + 1 and not surrogates.any() and units[:count].all():
        codes = units[:count].astype(np.uint32)
        # Its text has a hyphen at a line's end, or no letter at all, as the same.
        either = np.flatnonzero(codes == _HYPHEN_OR_NONE)
        if either.size:
            codes[either] = np.fromiter(map(pdfium.unicode, repeat(handle), either.tolist()), np.uint32, either.size)
        return _turned_round(codes)
    return _turned_round(np.fromiter(map(pdfium.unicode, repeat(handle), range(count)), dtype=np.uint32, count=count))


def _turned_round(codes: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint32]:
    """The code points with letters in place of those whose bytes some programs write in the wrong order, as for ligatures:
    `昀椀` for `fi`."""
    if not codes.size or int(codes.max()) < _FIRST_TURNED:
        return codes
    letters = codes >> 8
    capitals, small = (letters >= ord("A")) & (letters <= ord("Z")), (letters >= ord("a")) & (letters <= ord("z"))
    return np.where((codes & 0xFF == 0) & (capitals | small), letters, codes)


class _Runs:
    """Successive characters of one size on one baseline: PDFium is asked once for each how they lie.

    `starts` and `lengths` count `glyphs`, `sizes` are points, `origins` the x and the y of each run's first character on the
    stored page, `quarters` quarter turns counterclockwise in which it runs there. `unpainted` is how many of the characters
    that styles were asked of are in the file without being painted.
    """

    unpainted = 0

    def __init__(self, handle: pdfium.Reference, glyphs: _Glyphs) -> None:
        self._handle, self._glyphs = handle, glyphs
        self._objects: npt.NDArray[np.uint64] | None = None
        self.starts = self._read_starts()
        self.lengths = np.diff(np.append(self.starts, glyphs.places.size))
        places = glyphs.places[self.starts].tolist()
        asked = [handle] * len(places), places
        matrices = pdfium.matrices_of(pdfium.char_matrix, *asked)
        a, b, c, d, *origins = matrices.T
        scales = np.hypot(c, d)
        self.sizes = np.fromiter(map(pdfium.font_size, *asked), np.float64, len(places)) * np.where(
            scales == 0, 1.0, scales
        )
        self.quarters = quarter_turns(a, b)
        self._slanted = aslant(a, b)
        self.askew = is_askew(a, b, self.lengths) or runs_astray(a, b, self.sizes, self.lengths)
        self.distorted = is_distorted(matrices, self.lengths)
        self._fonts: dict[int, _Font] = {}
        self.origins = np.array(origins)

    def styles(self, places: Places, quarters: int) -> list[Style]:
        """The styles of the characters at `places`, on a page shown after so many quarter turns."""
        runs = np.searchsorted(self._glyphs.places[self.starts], places, side="right") - 1
        objects = self._objects_at(places)
        firsts = np.flatnonzero(np.concatenate(([True], objects[1:] != objects[:-1])))
        items = list(map(Address, objects[firsts].tolist()))
        asked = self._handle, places[firsts].tolist(), items, np.abs(self.sizes[runs[firsts]])
        counts = np.diff(firsts, append=places.size).tolist()
        modes = map(pdfium.render_mode, items)
        self.unpainted = sum(count for count, mode in zip(counts, modes, strict=True) if mode in pdfium.UNPAINTED_TEXT)
        found = list(chain.from_iterable(map(repeat, _styles(*asked, self._fonts), counts)))
        sideways = self.quarters[runs] % 2 != quarters % 2
        for at in np.flatnonzero(sideways | self._slanted[runs]).tolist():
            found[at] = found[at]._replace(sideways=bool(sideways[at]), slanted=bool(self._slanted[runs[at]]))
        return found

    def _read_starts(self) -> npt.NDArray[np.intp]:
        """The first of the glyphs and each that may be of another size, or lie otherwise, than the one before.

        PDFium gives boxes as high as the font, and where it does not know how high that is, as high as the letter: there, those
        of one text object are of one size on one baseline.
        """
        _, top, _, bottom = self._glyphs.edges
        new = (top[1:] != top[:-1]) | (bottom[1:] != bottom[:-1]) | (top[1:] == bottom[1:])
        if np.count_nonzero(new) > top.size // _STRIDES[0]:
            self._objects = _text_objects(self._handle, self._glyphs.places)
            new = self._objects[1:] != self._objects[:-1]
        return np.flatnonzero(np.concatenate(([True], new)) if top.size else [])

    def _objects_at(self, places: Places) -> npt.NDArray[np.uint64]:
        """The address of the text object of each of the characters that are drawn at `places`."""
        if self._objects is not None:
            return self._objects[np.searchsorted(self._glyphs.places, places)]
        return np.fromiter(map(pdfium.text_object, repeat(self._handle), places.tolist()), np.uint64, places.size)

    def lacks_fonts(self) -> bool:
        """Whether one of the fonts that styles were asked of is to be in the file, with the letters it draws, and can't be read."""
        return any(font.lost for font in self._fonts.values())


class _Font(NamedTuple):
    """What a font's letters look like, and whether the file names it as one of its own and it is not there to be read."""

    bold: bool = False
    italic: bool = False
    lost: bool = False


def _styles(
    handle: pdfium.Reference,
    places: list[int],
    items: list[Address],
    sizes: npt.NDArray[np.float64],
    fonts: dict[int, _Font],
) -> list[Style]:
    """How each text object of `items` is drawn, whose first characters stand at `places`; those of one style share it.

    `fonts` are those known by their address; new ones are added."""
    made: dict[tuple[float, int, int], Style] = {}
    styles = []
    # Black for a pattern, for what is wholly transparent, for none.
    colors = np.maximum(colors_of(pdfium.fill_color, items), 0).tolist()
    looked_up = sizes.round(2).tolist(), map(pdfium.font_of, items), colors
    for place, item, size, font, color in zip(places, items, *looked_up, strict=True):
        style = made.get((size, font, color))
        if style is None:
            if font not in fonts:
                fonts[font] = _font(handle, place, font) if item else _Font()
            style = made[size, font, color] = Style(size, fonts[font].bold, fonts[font].italic, color)
        styles.append(style)
    return styles


def _font(handle: pdfium.Reference, place: int, address: int) -> _Font:
    """The font at an address, in which the character at `place` is set."""
    flags, name = ctypes.c_int(0), ctypes.create_string_buffer(128)
    length = pdfium.font_info(handle, place, name, ctypes.c_ulong(len(name)), ctypes.byref(flags))
    named = name.raw[: max(0, min(length, len(name)) - 1)].decode("utf-8", "replace")
    known_as = named.lower()
    bold = pdfium.font_weight(handle, place) >= 600 or any(w in known_as for w in ("bold", "black", "heavy"))
    italic = bool(flags.value & _ITALIC_FLAG) or "italic" in known_as or "oblique" in known_as
    lost = _IN_PART.match(named) is not None and pdfium.is_embedded(Address(address)) == 0
    return _Font(bold, italic, lost)


def _text_objects(handle: pdfium.Reference, places: npt.NDArray[np.intp]) -> npt.NDArray[np.uint64]:
    """The address of the text object of each character at `places`.

    Every few are asked for, then halfway between each two that differ.
    """
    objects = np.zeros(places.size + _STRIDES[0], dtype=np.uint64)

    def ask(which: npt.NDArray[np.int_]) -> None:
        asked = places[which].tolist()
        objects[which] = np.fromiter(map(pdfium.text_object, repeat(handle), asked), dtype=np.uint64, count=len(asked))

    ask(np.arange(0, places.size, _STRIDES[0]))
    for stride, half in pairwise(_STRIDES):
        between = np.arange(half, places.size, stride)
        before = objects[between - half]
        objects[between] = before
        ask(between[before != objects[between + half]])
    return objects[: places.size]
