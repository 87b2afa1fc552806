"""Pages by pdfplumber (pdfminer.six): the second road, slower, for a page that PDFium can't follow and for comparison."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pdfplumber
from pdfplumber.page import Page as PlumberPage

from jaarschijf.extract.drawing import Drawing
from jaarschijf.extract.drawing import Path as DrawnPath
from jaarschijf.extract.words import Chars, Style, chars_to_words
from jaarschijf.schema.geometry import Box, Page


def read_pages(path: str | os.PathLike[str], *, password: str | None = None) -> Iterator[Page]:
    """Each page in turn, its memory let go before the next; shapes and coordinates as PDFium's reader gives them."""
    with pdfplumber.open(Path(path), password=password, unicode_norm=None) as document:
        for index, page in enumerate(document.pages):
            try:
                yield read_page(page, index + 1)
            finally:
                page.close()


def read_page(page: PlumberPage, number: int) -> Page:
    """Read one page; `number` is 1-based."""
    left, top, right, bottom = page.cropbox
    visible = page.crop(page.bbox, strict=False) if page.bbox != page.cropbox else page
    width, height = float(right - left), float(bottom - top)
    if page.rotation % 180 and page.cropbox == page.mediabox:
        width, height = float(page.width), float(page.height)
    chars = visible.chars
    words = chars_to_words(_chars(chars, page.bbox), _Styles(chars), Box(0, 0, width, height))
    drawing = _drawing(visible, page.bbox)
    rules, fills = drawing.rules_and_fills(width, height)
    return Page(number, width, height, words, rules, fills, drawing.images, page.rotation or 0)


def _chars(chars: Sequence[Mapping[str, Any]], origin: Sequence[float]) -> Chars:
    """A glyph that stands for several letters comes as one object: each letter gets its box, and they share it later."""
    codes: list[int] = []
    boxes: list[tuple[float, float, float, float]] = []
    for char in chars:
        box = (char["x0"] - origin[0], char["top"] - origin[1], char["x1"] - origin[0], char["bottom"] - origin[1])
        for letter in char["text"]:
            codes.append(ord(letter))
            boxes.append(box)
    columns = np.array(boxes, dtype=np.float64).reshape(-1, 4).T
    return Chars(np.array(codes, dtype=np.uint32), *columns)


class _Styles:
    """The style of a letter, by its place among all letters."""

    def __init__(self, chars: Sequence[Mapping[str, Any]]) -> None:
        self._chars = [char for char in chars for _ in char["text"]]

    def __call__(self, place: int) -> Style:
        char = self._chars[place]
        name = str(char["fontname"]).lower()
        return Style(
            size=float(char["size"]),
            bold=any(word in name for word in ("bold", "black", "heavy")),
            italic="italic" in name or "oblique" in name,
            color=_color(char["non_stroking_color"]) or 0,
            sideways=not char["upright"],
        )


def _drawing(page: PlumberPage, origin: Sequence[float]) -> Drawing:
    drawing = Drawing()
    for item in (*page.rects, *page.lines, *page.curves):
        points = tuple((x - origin[0], y - origin[1]) for x, y in item["pts"])
        closed = (*points, points[0]) if item["object_type"] == "rect" and points else points
        fill = _color(item["non_stroking_color"]) if item["fill"] else None
        stroke = _color(item["stroking_color"]) if item["stroke"] else None
        dashed = bool(item.get("dash") and item["dash"][0])
        drawing.paths.append(DrawnPath((closed,), fill, stroke, float(item["linewidth"] or 1), dashed))
    for image in page.images:
        left, top = origin[0], origin[1]
        drawing.images.append(Box(image["x0"] - left, image["top"] - top, image["x1"] - left, image["bottom"] - top))
    return drawing


def _color(value: Any) -> int | None:
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
