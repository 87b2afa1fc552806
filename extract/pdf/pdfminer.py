"""Pages by pdfplumber (pdfminer.six): the second road, slower, for a page that PDFium can't follow and for comparison."""

from __future__ import annotations

import logging
import os
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pdfplumber
from pdfplumber.page import Page as PlumberPage

from jaarschijf.extract.pdf.characters import DESCENT, MOST_UNMAPPED, Chars, Places, Style, without_letters
from jaarschijf.extract.pdf.drawing import UNPAINTED, Drawing, Outlines, Paint, is_picture
from jaarschijf.extract.pdf.drawn_bullets import with_bullets
from jaarschijf.extract.pdf.lined_words import with_lined
from jaarschijf.extract.pdf.turn import Turn, aslant, quarter_turns
from jaarschijf.extract.pdf.words import chars_to_words
from jaarschijf.schema.geometry import Box, Page, middle_of
from jaarschijf.schema.problems import DamagedPdf

# What it has to say of a damaged file is said in our own errors.
logging.getLogger("pdfminer").addHandler(logging.NullHandler())

_REPRINT = "open it in a viewer and print it to a new PDF"
_HARDLY = 0.05  # points that one box lies beside another, in which it is all the same


def read_pages(
    path: str | os.PathLike[str], *, count: int, numbers: Sequence[int] | None = None, password: str | None = None
) -> Iterator[Page]:
    """Each of the file's `count` pages in turn (or those of the 1-based `numbers`), its memory let go before the next.

    Shapes and coordinates are as PDFium's reader gives them. A page that can't be followed is empty and not `followed`.
    Raises DamagedPdf, before the first page, when pdfminer can't open the file or finds another number of pages: it
    leaves out what it can't follow without a word, and numbers the rest.
    """
    # Opened here, as pdfplumber's own closing looks at all pages again, and fails on damaged ones.
    with Path(path).open("rb") as stream:
        try:
            pages = pdfplumber.open(stream, password=password, unicode_norm=None).pages
        except MemoryError:
            raise
        # A damaged file makes pdfminer raise whatever its code runs into.
        except Exception as error:
            raise DamagedPdf(f"its {count} pages can't be followed", where=str(path), hint=_REPRINT) from error
        if len(pages) != count:
            raise DamagedPdf(f"{len(pages)} pages of {count} can be found", where=str(path), hint=_REPRINT)
        for number in numbers or range(1, count + 1):
            page = pages[number - 1]
            try:
                found = read_page(page, number)
            except MemoryError:
                raise
            except Exception:  # noqa: BLE001 - as above
                found = Page.lost(number)
            finally:
                page.close()
            yield found


def read_page(page: PlumberPage, number: int) -> Page:
    """Read one page; `number` is 1-based."""
    _order(page)
    left, top, right, bottom = _visible(page)
    letters = _Letters(page)
    # pdfplumber has applied /Rotate, and counts down from the top.
    turn = Turn(left, -bottom, right, -top, 0).to_upright(letters.quarters, np.ones_like(letters.quarters))
    width, height = turn.size
    chars = letters.chars(turn)
    words = chars_to_words(chars, lambda places: letters.styles(places, turn.quarters), Box(0, 0, width, height))
    drawing = _drawing(page, turn)
    rules, fills = drawing.rules_and_fills(width, height)
    words = with_bullets(with_lined(words, rules), drawing.marks())
    rotation = ((page.rotation or 0) + 90 * turn.quarters) % 360
    found = Page(number, width, height, words, rules, fills, drawing.images, rotation, turn.quarters)
    found.legible = without_letters(chars.codes) <= MOST_UNMAPPED and not is_picture(found)
    if any(word.struck for word in words):
        found.faults = frozenset({"text-struck"})
    return found


def _order(page: PlumberPage) -> None:
    """Let its media box be told from the lower left corner, whichever it was told from: pdfminer moves a page by the first."""
    x0, y0, x1, y1 = page.page_obj.mediabox
    page.page_obj.mediabox = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _visible(page: PlumberPage) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of what is shown of a page: the crop box within the media box; when it is empty, the latter."""
    left, top, right, bottom = map(float, page.mediabox)
    x0, y0, x1, y1 = map(float, page.cropbox)
    if x0 >= x1 or y0 >= y1:
        return left, top, right, bottom
    x0, y0 = max(left, x0), max(top, y0)
    return x0, y0, max(x0, min(right, x1)), max(y0, min(bottom, y1))


class _Letters:
    """The letters of a page's glyphs, in drawing order. A glyph that stands for several gives each its whole box.

    `quarters` are quarter turns counterclockwise in which each letter runs on the page.
    """

    def __init__(self, page: PlumberPage) -> None:
        texts = [_text(char) for char in page.chars]
        self._chars = [char for char, text in zip(page.chars, texts, strict=True) for _ in text]
        self._codes = np.array([ord(letter) for text in texts for letter in text], dtype=np.uint32)
        self._lowest = float(page.mediabox[1]) + float(page.height)
        matrices = np.array([char["matrix"] for char in self._chars], dtype=np.float64).reshape(-1, 6)
        self.quarters = quarter_turns(matrices[:, 0], matrices[:, 1])
        self._slanted = aslant(matrices[:, 0], matrices[:, 1])

    def chars(self, turn: Turn) -> Chars:
        """Their boxes on the visible page: as high as the font size, hung on the baseline."""
        names = ("x0", "bottom", "x1", "top")
        table = np.array([[char[name] for name in names] for char in self._chars], dtype=np.float64)
        left, bottom, right, top = table.reshape(-1, 4).T
        x0, tops, x1, bottoms = turn.corners(left, -bottom, right, -top)
        if turn.quarters:
            return Chars(self._codes, x0, tops, x1, bottoms)
        drops = self._drops()
        sizes = np.array([float(char["size"]) for char in self._chars], dtype=np.float64)
        drop = np.array([drops[char["fontname"]] for char in self._chars], dtype=np.float64)
        upright = self.quarters == 0
        baselines = bottoms - drop * sizes
        tops = np.where(upright, baselines - (1 - DESCENT) * sizes, tops)
        bottoms = np.where(upright, baselines + DESCENT * sizes, bottoms)
        return Chars(self._codes, x0, tops, x1, bottoms)

    def _drops(self) -> dict[str, float]:
        """How far each font's boxes reach below the baseline, in font sizes; the median, as some letters are raised."""
        drops: defaultdict[str, list[float]] = defaultdict(list)
        for char in self._chars:
            drops[char["fontname"]].append((char["bottom"] - self._lowest + char["matrix"][5]) / (char["size"] or 1))
        return {font: middle_of(found) for font, found in drops.items()}

    def styles(self, places: Places, quarters: int) -> list[Style]:
        """The styles of the letters at `places`, on a page shown after so many more quarter turns."""
        up_or_down = self.quarters[places] % 2 == 1
        sideways = up_or_down != (quarters % 2 == 1)
        marks = zip(
            places.tolist(), up_or_down.tolist(), sideways.tolist(), self._slanted[places].tolist(), strict=True
        )
        return [self._style(self._chars[place], up, lies, slants) for place, up, lies, slants in marks]

    def _style(self, char: Mapping[str, Any], up_or_down: bool, sideways: bool, slanted: bool) -> Style:
        # What pdfminer calls its size is how far it reaches down the page.
        size = float(char["width"] if up_or_down else char["size"])
        name = str(char["fontname"]).lower()
        return Style(
            size=round(size, 2),
            bold=any(word in name for word in ("bold", "black", "heavy")),
            italic="italic" in name or "oblique" in name,
            color=_color(char["non_stroking_color"]),
            sideways=sideways,
            slanted=slanted,
        )


def _text(char: Mapping[str, Any]) -> str:
    """A glyph's letters; the replacement character where pdfminer knows but its number in the font."""
    text = str(char["text"])
    return "\ufffd" if text.startswith("(cid:") else text


def _drawing(page: PlumberPage, turn: Turn) -> Drawing:
    items = (*page.rects, *page.lines, *page.curves)
    owners = _owners(items)
    steps = [step for path, item in zip(owners, items, strict=True) for step in _steps(path, item["path"], turn)]
    items = tuple(item for path, other, item in zip(owners, (-1, *owners), items, strict=False) if path != other)
    paths, x, y, begins, closes = np.array(steps, dtype=np.float64).reshape(-1, 5).T
    outlines = Outlines.of(np.array([x, y]), paths.astype(np.int64), begins != 0, closes != 0)
    fills = [_color(item["non_stroking_color"]) if item["fill"] else UNPAINTED for item in items]
    strokes = [_color(item["stroking_color"]) if item["stroke"] else UNPAINTED for item in items]
    widths = [float(item["linewidth"] or 1) for item in items]
    dashed = [bool(item.get("dash") and item["dash"][0]) for item in items]
    paint = Paint(
        np.array(fills, dtype=np.int64),
        np.array(strokes, dtype=np.int64),
        np.array(widths, dtype=np.float64),
        np.array(dashed, dtype=np.bool_),
    )
    images = [Box(*turn.corners(image["x0"], -image["bottom"], image["x1"], -image["top"])) for image in page.images]
    return Drawing(outlines, paint, images)


def _owners(items: Sequence[Mapping[str, Any]]) -> list[int]:
    """The path that each is of, a number from 0: pdfminer takes the parts of one for paths of their own, also where a part is cut out
    of the one before it (PDF 32000-1, 8.5.3.3.3)."""
    owners: list[int] = []
    for before, item in zip((None, *items), items, strict=False):
        cut = before is not None and before["evenodd"] and item["evenodd"] and before["fill"] and item["fill"]
        alike = cut and before is not None and before["non_stroking_color"] == item["non_stroking_color"]
        owners.append((owners[-1] if owners else -1) + (not (alike and before is not None and _is_in(before, item))))
    return owners


def _is_in(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether one of two boxes lies in the other."""
    off = [one[side] - other[side] for side in ("x0", "top")] + [other[side] - one[side] for side in ("x1", "bottom")]
    found: bool = max(off) <= _HARDLY or min(off) >= -_HARDLY
    return found


def _steps(path: int, operators: Sequence[tuple[Any, ...]], turn: Turn) -> Iterator[list[float]]:
    """The points of a path, given as operators with theirs (PDF 32000-1, table 59): whose it is, where it lies, whether a
    straight piece begins there, whether the pen goes back from there. A curve parts the pieces, each of its points is one."""
    step: list[float] = []
    for operator, *points in operators:
        if operator == "h" and step:
            step[-1] = True
        for point in points:
            if step:
                yield step
            x, y = turn.point(point[0], -point[1])
            step = [path, x, y, operator != "l", False]
    if step:
        yield step


def _color(value: Any) -> int:
    """A colour of one, three or four components (grey, RGB, CMYK, each 0 to 1) as 0xRRGGBB; black for patterns."""
    if value is None:
        return 0
    parts = [float(part) for part in (value if isinstance(value, (tuple, list)) else (value,)) if _is_number(part)]
    if len(parts) == 4:
        cyan, magenta, yellow, black = parts
        parts = [(1 - part) * (1 - black) for part in (cyan, magenta, yellow)]
    elif len(parts) == 1:
        parts *= 3
    if len(parts) != 3:
        return 0
    red, green, blue = (round(255 * min(max(part, 0.0), 1.0)) for part in parts)
    return red << 16 | green << 8 | blue


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float))
