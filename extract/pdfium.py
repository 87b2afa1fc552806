"""Pages by PDFium, in bulk: one foreign call per character and figure, no object per character.

PDFium's coordinates (points from the bottom left of an unrotated page) are turned here, once, into those of
`schema.geometry`: the visible page, upright, from its top left. PDFium is not thread-safe: one thread at a time.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Iterator
from itertools import pairwise, repeat
from math import hypot
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2
import pypdfium2_raw
from pypdfium2 import raw

from jaarschijf.extract.drawing import Drawing, Path, Point, extent_of, is_picture
from jaarschijf.extract.drawn_bullets import with_bullets
from jaarschijf.extract.page_faults import is_cropped, is_unseen
from jaarschijf.extract.turn import Turn, aslant, quarter_turns
from jaarschijf.extract.words import DESCENT, MOST_UNMAPPED, Chars, Places, Style, chars_to_words, without_letters
from jaarschijf.schema.geometry import Box, Page, PageFault

# The library that pypdfium2 loaded, called without its convenience layer: plain addresses, prototypes set once,
# three times faster a call. PyDLL keeps the GIL, which costs more to let go than the call takes.
_pdfium = ctypes.PyDLL("pdfium", handle=pypdfium2_raw.bindings._libs["pdfium"]._handle)


def _function(name: str, result: Any, *arguments: Any) -> Any:
    found = getattr(_pdfium, name)
    found.restype, found.argtypes = result, arguments
    return found


# An address comes back as a number, 0 for none.
_address = ctypes.c_size_t
_pointer, _int, _ulong = ctypes.c_void_p, ctypes.c_int, ctypes.c_ulong
_text = _function("FPDFText_GetText", _int, _pointer, _int, _int, _pointer)
_unicode = _function("FPDFText_GetUnicode", ctypes.c_uint, _pointer, _int)
_loose_box = _function("FPDFText_GetLooseCharBox", _int, _pointer, _int, _pointer)
_unmapped = _function("FPDFText_HasUnicodeMapError", _int, _pointer, _int)
_text_object = _function("FPDFText_GetTextObject", _address, _pointer, _int)
_font_size = _function("FPDFText_GetFontSize", ctypes.c_double, _pointer, _int)
_font_weight = _function("FPDFText_GetFontWeight", _int, _pointer, _int)
_font_info = _function("FPDFText_GetFontInfo", _ulong, _pointer, _int, _pointer, _ulong, _pointer)
_font_of = _function("FPDFTextObj_GetFont", _address, _pointer)
_char_matrix = _function("FPDFText_GetMatrix", _int, _pointer, _int, _pointer)
_page_object = _function("FPDFPage_GetObject", _address, _pointer, _int)
_form_object = _function("FPDFFormObj_GetObject", _address, _pointer, _ulong)
_form_count = _function("FPDFFormObj_CountObjects", _int, _pointer)
_object_type = _function("FPDFPageObj_GetType", _int, _pointer)
_object_matrix = _function("FPDFPageObj_GetMatrix", _int, _pointer, _pointer)
_fill_color = _function("FPDFPageObj_GetFillColor", _int, *[_pointer] * 5)
_stroke_color = _function("FPDFPageObj_GetStrokeColor", _int, *[_pointer] * 5)
_stroke_width = _function("FPDFPageObj_GetStrokeWidth", _int, _pointer, _pointer)
_dash_count = _function("FPDFPageObj_GetDashCount", _int, _pointer)
_draw_mode = _function("FPDFPath_GetDrawMode", _int, _pointer, _pointer, _pointer)
_segment_count = _function("FPDFPath_CountSegments", _int, _pointer)
_segment_at = _function("FPDFPath_GetPathSegment", _pointer, _pointer, _int)
_segment_point = _function("FPDFPathSegment_GetPoint", _int, _pointer, _pointer, _pointer)
_segment_type = _function("FPDFPathSegment_GetType", _int, _pointer)
_segment_closes = _function("FPDFPathSegment_GetClose", _int, _pointer)

_SAMPLE = 60  # characters asked where asking all would only cost time
_STRIDES = (8, 4, 2, 1)  # characters; most text objects are longer than the first
_ITALIC_FLAG = 1 << 6  # PDF 32000-1, table 123
_DEEPEST_FORM = 8


def read_page(page: pypdfium2.PdfPage, number: int, *, turned: bool = False) -> Page:
    """Read one open page; `number` is 1-based. One that is not shown as most of its text runs is `turned`, and read again."""
    left, bottom, right, top = page.get_bbox()
    turn = Turn(left, bottom, right, top, (page.get_rotation() // 90) % 4)
    textpage = page.get_textpage()
    try:
        handle, count = _address_of(textpage.raw), textpage.count_chars()
        codes = _read_codes(handle, count)
        runs = _Runs(handle, count)
        upright = turn.to_upright(runs.quarters, runs.count(codes > ord(" ")))
        if upright != turn and not turned:
            # PDFium parts words by how the page is shown: where that is upside down, elsewhere.
            page.set_rotation(90 * upright.quarters)
            return read_page(page, number, turned=True)
        turn = upright
        width, height = turn.size
        chars = _read_chars(handle, codes, runs, turn)
        words = chars_to_words(chars, lambda places: runs.styles(places, turn.quarters), Box(0, 0, width, height))
        unmapped = _share_unmapped(handle, codes)
        faults: set[PageFault] = {"text-cropped"} if is_cropped(chars, Box(0, 0, width, height)) else set()
        unknown = np.flatnonzero(
            (codes < ord(" ")) & (codes != ord("\t")) & (codes != ord("\r")) & (codes != ord("\n"))
        )
        if any(map(_unmapped, repeat(handle), unknown.tolist())):
            faults.add("letters-odd")
    finally:
        textpage.close()
    drawing = _read_drawing(page, turn)
    rules, fills = drawing.rules_and_fills(width, height)
    words = with_bullets(words, drawing.marks)
    found = Page(number, width, height, words, rules, fills, drawing.images, turn.quarters * 90)
    found.legible = unmapped <= MOST_UNMAPPED and not is_picture(found)
    if not drawing.shaded and is_unseen(words, drawing.paths, drawing.images):
        faults.add("text-unseen")
    found.faults = frozenset(faults)
    return found


def _address_of(handle: Any) -> int:
    return ctypes.cast(handle, _pointer).value or 0


def _share_unmapped(handle: int, codes: npt.NDArray[np.uint32]) -> float:
    """Share of the characters that the fonts draw without saying which letters they are."""
    sample = range(0, codes.size, max(1, codes.size // _SAMPLE))
    unmapped = sum(map(bool, map(_unmapped, repeat(handle), sample))) / max(len(sample), 1)
    return max(unmapped, without_letters(codes))


def picture_of(page: pypdfium2.PdfPage, dpi: float) -> npt.NDArray[np.uint8]:
    """A picture of an open page as it is shown: grey, a byte a pixel, rows from the top."""
    picture = page.render(scale=dpi / 72, grayscale=True).to_numpy()
    return np.ascontiguousarray(picture.reshape(picture.shape[:2]))


def _read_chars(handle: int, codes: npt.NDArray[np.uint32], runs: _Runs, turn: Turn) -> Chars:
    """A character's box is as high as its font size, hung on its baseline: fonts lie about their ascent and descent."""
    count = codes.size
    edges = np.zeros((count, 4), dtype=np.float32)
    address = edges.ctypes.data
    # Spaces and line ends need no box.
    shown = np.flatnonzero((codes != ord(" ")) & (codes != ord("\r")) & (codes != ord("\n")))
    # A deque that keeps nothing is the quickest way to call for each.
    deque(map(_loose_box, repeat(handle), shown.tolist(), (address + 16 * shown).tolist()), 0)
    # FS_RECTF is left, top, right, bottom.
    left, top, right, bottom = edges.astype(np.float64).T
    x0, tops, x1, bottoms = turn.corners(left, bottom, right, top)
    sizes = np.repeat(runs.sizes, runs.lengths)
    baselines = np.repeat(turn.point(*runs.origins)[1], runs.lengths)
    upright = np.repeat(runs.quarters % 2 == turn.quarters % 2, runs.lengths)
    hung = upright & (sizes > 0)
    tops = np.where(hung, baselines - (1 - DESCENT) * sizes, tops)
    bottoms = np.where(hung, baselines + DESCENT * sizes, bottoms)
    return Chars(codes, x0, tops, x1, bottoms)


def _read_codes(handle: int, count: int) -> npt.NDArray[np.uint32]:
    """Code points; PDFium's one call for all of them leaves some out on some pages, and then each is asked for."""
    units = np.zeros(count + 1, dtype=np.uint16)
    written = _text(handle, 0, count, units.ctypes.data)
    surrogates = (units >= 0xD800) & (units < 0xE000)
    if written == count + 1 and not surrogates.any() and units[:count].all():
        return units[:count].astype(np.uint32)
    return np.fromiter(map(_unicode, repeat(handle), range(count)), dtype=np.uint32, count=count)


Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class _Buffers:
    """Room for PDFium's answers, used again for each question."""

    def __init__(self) -> None:
        self.floats, self.ints = (ctypes.c_float * 6)(), (ctypes.c_uint * 4)()
        self.at_floats, self.at_ints = ctypes.addressof(self.floats), ctypes.addressof(self.ints)

    def matrix_of(self, item: int) -> Matrix:
        if not _object_matrix(item, self.at_floats):
            return _IDENTITY
        a, b, c, d, e, f = self.floats
        return a, b, c, d, e, f

    def color(self, ask: Any, item: int) -> int | None:
        """0xRRGGBB; black for a pattern, None for what is wholly transparent."""
        at = self.at_ints
        if not ask(item, at, at + 4, at + 8, at + 12):
            return 0
        red, green, blue, alpha = self.ints
        return red << 16 | green << 8 | blue if alpha else None

    def width_of(self, item: int) -> float:
        return float(self.floats[0]) if _stroke_width(item, self.at_floats) else 0.0


class _Runs:
    """Successive characters of one text object, which share a style and a baseline: PDFium is asked once for each.

    `starts` and `lengths` count characters, `sizes` are points, `origins` the x and the y of the object's first character
    on the stored page, `quarters` quarter turns counterclockwise in which it runs there.
    """

    def __init__(self, handle: int, count: int) -> None:
        objects = _text_objects(handle, count)
        changes = np.flatnonzero(objects[1:] != objects[:-1]) + 1
        self.starts = np.concatenate(([0], changes)) if count else changes
        self.lengths = np.diff(np.append(self.starts, count))
        self._handle, self._objects = handle, objects[self.starts]
        # A character that PDFium made itself, a space between words, has no object: no size, and it lies no way.
        drawn = np.flatnonzero(self._objects)
        places = self.starts[drawn].tolist()
        a, b, c, d, *origin = _matrices(handle, places).T
        scales = np.hypot(c, d)
        self.sizes, self.quarters = np.zeros(self.starts.size), np.zeros(self.starts.size, dtype=np.int_)
        self.sizes[drawn] = _font_sizes(handle, places) * np.where(scales == 0, 1.0, scales)
        self.quarters[drawn] = quarter_turns(a, b)
        self._slanted = np.zeros(self.starts.size, dtype=np.bool_)
        self._slanted[drawn] = aslant(a, b)
        self.origins = np.zeros((2, self.starts.size))
        self.origins[:, drawn] = origin

    def count(self, which: npt.NDArray[np.bool_]) -> npt.NDArray[np.int_]:
        """How many of the characters `which` picks each run holds."""
        return np.add.reduceat(which.astype(np.int_), self.starts) if self.starts.size else self.starts

    def styles(self, places: Places, quarters: int) -> list[Style]:
        """The styles of the characters at `places`, on a page shown after so many quarter turns."""
        runs = np.searchsorted(self.starts, places, side="right") - 1
        asked, which = np.unique(runs, return_inverse=True)
        styles = _styles(self._handle, self.starts[asked].tolist(), self._objects[asked].tolist(), self.sizes[asked])
        sideways = self.quarters[runs] % 2 != quarters % 2
        lying = zip(which.tolist(), sideways.tolist(), self._slanted[runs].tolist(), strict=True)
        return [
            styles[run]._replace(sideways=lies, slanted=slants) if lies or slants else styles[run]
            for run, lies, slants in lying
        ]


def _matrices(handle: int, places: list[int]) -> npt.NDArray[np.float64]:
    """A row for the text object of each character at `places`: how its font lies on the stored page, and where it begins."""
    matrices = np.tile(np.array(_IDENTITY, dtype=np.float32), (len(places), 1))
    deque(map(_char_matrix, repeat(handle), places, _rows_of(matrices)), 0)
    return matrices.astype(np.float64)


def _font_sizes(handle: int, places: list[int]) -> npt.NDArray[np.float64]:
    return np.fromiter(map(_font_size, repeat(handle), places), dtype=np.float64, count=len(places))


def _styles(handle: int, places: list[int], items: list[int], sizes: npt.NDArray[np.float64]) -> list[Style]:
    """How each text object of `items` is drawn, whose first characters stand at `places`; those of one style share it."""
    looks: dict[int, tuple[bool, bool]] = {}
    made: dict[tuple[float, int, int], Style] = {}
    styles = []
    looked_up = sizes.round(2).tolist(), map(_font_of, items), _fill_colors(items)
    for place, item, size, font, color in zip(places, items, *looked_up, strict=True):
        style = made.get((size, font, color))
        if style is None:
            if font not in looks:
                looks[font] = _weight_and_slant(handle, place) if item else (False, False)
            style = made[size, font, color] = Style(size, *looks[font], color)
        styles.append(style)
    return styles


def _fill_colors(items: list[int]) -> list[int]:
    """The colour in which each object is filled, 0xRRGGBB: black for a pattern, for what is wholly transparent, for none."""
    colors = np.zeros((len(items), 4), dtype=np.uint32)
    rows = _rows_of(colors)
    parts = ([row + part * colors.itemsize for row in rows] for part in range(4))
    deque(map(_fill_color, items, *parts), 0)
    red, green, blue, alpha = colors.T
    found: list[int] = np.where(alpha > 0, red << 16 | green << 8 | blue, 0).tolist()
    return found


def _weight_and_slant(handle: int, place: int) -> tuple[bool, bool]:
    """Whether the font of the character at `place` is bold, and whether it is italic."""
    flags, name = _int(0), ctypes.create_string_buffer(128)
    length = _font_info(handle, place, name, len(name), ctypes.addressof(flags))
    known_as = name.raw[: max(0, min(length, len(name)) - 1)].decode("utf-8", "replace").lower()
    bold = _font_weight(handle, place) >= 600 or any(w in known_as for w in ("bold", "black", "heavy"))
    italic = bool(flags.value & _ITALIC_FLAG) or "italic" in known_as or "oblique" in known_as
    return bold, italic


def _rows_of(table: npt.NDArray[Any]) -> list[int]:
    """The addresses of a table's rows, for PDFium to write to."""
    first, step = table.ctypes.data, table.itemsize * table.shape[1]
    return list(range(first, first + step * len(table), step))


def _text_objects(handle: int, count: int) -> npt.NDArray[np.uint64]:
    """The address of each character's text object, 0 for one that PDFium made itself, a space between words.

    Every few are asked for, then halfway between each two that differ.
    """
    objects = np.zeros(count + _STRIDES[0], dtype=np.uint64)

    def ask(places: npt.NDArray[np.int_]) -> None:
        objects[places] = np.fromiter(map(_text_object, repeat(handle), places.tolist()), dtype=np.uint64)

    ask(np.arange(0, count, _STRIDES[0]))
    for stride, half in pairwise(_STRIDES):
        between = np.arange(half, count, stride)
        before = objects[between - half]
        objects[between] = before
        ask(between[(before != objects[between + half]) | (before == 0)])
    return objects[:count]


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    """First `inner`, then `outer` (PDF 32000-1, 8.3.4)."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _read_drawing(page: pypdfium2.PdfPage, turn: Turn) -> Drawing:
    drawing, buffers = Drawing(), _Buffers()
    handle = _address_of(page.raw)
    top = map(_page_object, repeat(handle), range(raw.FPDFPage_CountObjects(page.raw)))
    for item, kind, matrix in _objects(top, buffers, _IDENTITY, 0):
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            drawing.images.append(_image_box(_times(buffers.matrix_of(item), matrix), turn))
        elif kind == raw.FPDF_PAGEOBJ_SHADING:
            drawing.shaded = True
        elif (path := _read_path(item, matrix, turn, buffers)) is not None:
            drawing.add(path)
    return drawing


def _objects(items: Iterator[int], buffers: _Buffers, matrix: Matrix, depth: int) -> Iterator[tuple[int, int, Matrix]]:
    """Paths, shadings and images, those inside forms too, each with its kind and the matrix of the forms around it."""
    # Most are texts, a letter each in some files: these are passed over in bulk.
    found = list(items)
    for item, kind in zip(found, map(_object_type, found), strict=True):
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            continue
        if kind in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING):
            yield item, kind, matrix
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
            inner = _times(buffers.matrix_of(item), matrix)
            parts = map(_form_object, repeat(item), range(_form_count(item)))
            yield from _objects(parts, buffers, inner, depth + 1)


def _image_box(matrix: Matrix, turn: Turn) -> Box:
    a, b, c, d, e, f = matrix
    xs, ys = (e, e + a, e + c, e + a + c), (f, f + b, f + d, f + b + d)
    return Box(*turn.corners(min(xs), min(ys), max(xs), max(ys)))


def _read_path(item: int, outer: Matrix, turn: Turn, buffers: _Buffers) -> Path | None:
    _draw_mode(item, buffers.at_ints, buffers.at_ints + 4)
    filled, stroked, _, _ = buffers.ints
    fill = buffers.color(_fill_color, item) if filled else None
    stroke = buffers.color(_stroke_color, item) if stroked else None
    if fill is None and stroke is None:
        return None
    matrix = _times(buffers.matrix_of(item), outer)
    subpaths = _subpaths(item, matrix, turn)
    return Path(
        subpaths=tuple(tuple(points) for points in subpaths if len(points) > 1),
        extent=extent_of(subpaths),
        fill=fill,
        stroke=stroke,
        width=buffers.width_of(item) * hypot(matrix[0], matrix[1]),
        dashed=_dash_count(item) > 0,
    )


def _subpaths(item: int, matrix: Matrix, turn: Turn) -> list[list[Point]]:
    """The path's straight pieces; a curve parts them, and each of its points is a piece."""
    a, b, c, d, e, f = matrix
    at = (ctypes.c_float * 2)()
    address = ctypes.addressof(at)
    subpaths: list[list[Point]] = []
    for index in range(_segment_count(item)):
        segment = _segment_at(item, index)
        _segment_point(segment, address, address + 4)
        point = turn.point(a * at[0] + c * at[1] + e, b * at[0] + d * at[1] + f)
        if _segment_type(segment) == raw.FPDF_SEGMENT_LINETO and subpaths:
            subpaths[-1].append(point)
        else:
            subpaths.append([point])
        if _segment_closes(segment) and len(subpaths[-1]) > 1:
            subpaths[-1].append(subpaths[-1][0])
    return subpaths
