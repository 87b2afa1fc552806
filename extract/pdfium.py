"""Pages by PDFium, in bulk: one foreign call per character and figure, no object per character.

PDFium's coordinates (points from the bottom left of an unrotated page) are turned here, once, into those of
`schema.geometry`: the visible page, upright, from its top left. PDFium is not thread-safe: one thread at a time.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from math import hypot, pi
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2
import pypdfium2_raw
from pypdfium2 import raw

from jaarschijf.extract.drawing import Drawing, Path, Point
from jaarschijf.extract.words import Chars, Style, chars_to_words
from jaarschijf.schema.geometry import Box, Page

# The library that pypdfium2 loaded, called without its convenience layer: plain addresses, prototypes set once,
# three times faster a call. PyDLL keeps the GIL, which costs more to let go than the call takes.
_pdfium = ctypes.PyDLL("pdfium", handle=pypdfium2_raw.bindings._libs["pdfium"]._handle)


def _function(name: str, result: Any, *arguments: Any) -> Any:
    found = getattr(_pdfium, name)
    found.restype, found.argtypes = result, arguments
    return found


_pointer, _int = ctypes.c_void_p, ctypes.c_int
_text = _function("FPDFText_GetText", _int, _pointer, _int, _int, _pointer)
_unicode = _function("FPDFText_GetUnicode", ctypes.c_uint, _pointer, _int)
_loose_box = _function("FPDFText_GetLooseCharBox", _int, _pointer, _int, _pointer)
_unmapped = _function("FPDFText_HasUnicodeMapError", _int, _pointer, _int)
_angle = _function("FPDFText_GetCharAngle", ctypes.c_float, _pointer, _int)
_text_object = _function("FPDFText_GetTextObject", _pointer, _pointer, _int)
_origin = _function("FPDFText_GetCharOrigin", _int, _pointer, _int, _pointer, _pointer)
_font_size = _function("FPDFText_GetFontSize", ctypes.c_double, _pointer, _int)
_font_weight = _function("FPDFText_GetFontWeight", _int, _pointer, _int)
_font_info = _function("FPDFText_GetFontInfo", ctypes.c_ulong, _pointer, _int, _pointer, ctypes.c_ulong, _pointer)
_text_color = _function("FPDFText_GetFillColor", _int, _pointer, _int, _pointer, _pointer, _pointer, _pointer)
_char_matrix = _function("FPDFText_GetMatrix", _int, _pointer, _int, _pointer)
_segment_at = _function("FPDFPath_GetPathSegment", _pointer, _pointer, _int)
_segment_point = _function("FPDFPathSegment_GetPoint", _int, _pointer, _pointer, _pointer)
_segment_type = _function("FPDFPathSegment_GetType", _int, _pointer)
_segment_closes = _function("FPDFPathSegment_GetClose", _int, _pointer)

_SAMPLE = 200  # characters asked where asking all would only cost time
_ITALIC_FLAG = 1 << 6  # PDF 32000-1, table 123
_DEEPEST_FORM = 8
_MOST_UNMAPPED = 0.3  # of a page's characters, without their letters
_FEW_CHARS = 60
_DESCENT = 0.22  # of the font size, below the baseline


class Turn(NamedTuple):
    """From PDFium's page coordinates to the visible page: the crop box, and quarter turns clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    quarters: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the visible page."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.quarters % 2 else (width, height)

    def corners(self, x0: Any, y0: Any, x1: Any, y1: Any) -> tuple[Any, Any, Any, Any]:
        """Left, bottom, right, top (numbers or arrays) as x0, top, x1, bottom of the visible page."""
        if self.quarters == 0:
            return x0 - self.left, self.top - y1, x1 - self.left, self.top - y0
        if self.quarters == 1:
            return y0 - self.bottom, x0 - self.left, y1 - self.bottom, x1 - self.left
        if self.quarters == 2:
            return self.right - x1, y0 - self.bottom, self.right - x0, y1 - self.bottom
        return self.top - y1, self.right - x1, self.top - y0, self.right - x0

    def point(self, x: float, y: float) -> Point:
        """A point of the page as one of the visible page."""
        x0, top, _, _ = self.corners(x, y, x, y)
        return x0, top


def read_page(page: pypdfium2.PdfPage, number: int) -> Page:
    """Read one open page; `number` is 1-based."""
    left, bottom, right, top = page.get_cropbox()
    turn = Turn(left, bottom, right, top, (page.get_rotation() // 90) % 4)
    textpage = page.get_textpage()
    try:
        handle = ctypes.cast(textpage.raw, _pointer).value
        count = textpage.count_chars()
        sample = range(0, count, max(1, count // _SAMPLE))
        turn = turn._replace(quarters=(turn.quarters + _sideways_quarters(handle, sample, turn.quarters)) % 4)
        width, height = turn.size
        styles = _Styles(handle, turn, count)
        words = chars_to_words(_read_chars(handle, count, turn, styles), styles, Box(0, 0, width, height))
        unmapped = sum(map(bool, (_unmapped(handle, place) for place in sample))) / max(len(sample), 1)
    finally:
        textpage.close()
    drawing = _read_drawing(page, turn)
    rules, fills = drawing.rules_and_fills(width, height)
    found = Page(number, width, height, words, rules, fills, drawing.images, turn.quarters * 90)
    found.legible = unmapped <= _MOST_UNMAPPED and not _is_picture(found)
    return found


def _is_picture(page: Page) -> bool:
    """Whether pictures cover the page, and hardly a word is written on it."""
    visible = Box(0, 0, page.width, page.height)
    covered = sum(image.intersection(visible) for image in page.images)
    return covered > 0.5 * visible.area and page.char_count < _FEW_CHARS


def picture_of(page: pypdfium2.PdfPage, dpi: float) -> npt.NDArray[np.uint8]:
    """A picture of an open page as it is shown: grey, a byte a pixel, rows from the top."""
    picture = page.render(scale=dpi / 72, grayscale=True).to_numpy()
    return np.ascontiguousarray(picture.reshape(picture.shape[:2]))


def _sideways_quarters(handle: Any, sample: range, quarters: int) -> int:
    """Quarter turns that set most of the text upright: a page may be drawn lying on its side, whatever /Rotate says."""
    turns = [-round(_angle(handle, place) / (pi / 2)) % 4 for place in sample if _unicode(handle, place) > 32]
    for quarter in (1, 2, 3):
        if turns and turns.count(quarter) > 0.7 * len(turns):
            return (quarter - quarters) % 4
    return (-quarters) % 4 if turns and quarters and turns.count(0) > 0.7 * len(turns) else 0


def _read_chars(handle: Any, count: int, turn: Turn, styles: _Styles) -> Chars:
    """A character's box is as high as its font size, hung on its baseline: fonts lie about their ascent and descent."""
    edges = np.zeros((count, 4), dtype=np.float32)
    address = edges.ctypes.data
    for place, at in zip(range(count), range(address, address + 16 * count, 16), strict=True):
        _loose_box(handle, place, at)
    # FS_RECTF is left, top, right, bottom.
    left, top, right, bottom = edges.astype(np.float64).T
    x0, tops, x1, bottoms = turn.corners(left, bottom, right, top)
    sizes, baseline, upright = styles.of_all()
    hung = upright & (sizes > 0)
    tops = np.where(hung, baseline - (1 - _DESCENT) * sizes, tops)
    bottoms = np.where(hung, baseline + _DESCENT * sizes, bottoms)
    return Chars(_read_codes(handle, count), x0, tops, x1, bottoms)


def _read_codes(handle: Any, count: int) -> npt.NDArray[np.uint32]:
    """Code points; PDFium's one call for all of them leaves some out on some pages, and then each is asked for."""
    units = np.zeros(count + 1, dtype=np.uint16)
    written = _text(handle, 0, count, units.ctypes.data)
    surrogates = (units >= 0xD800) & (units < 0xE000)
    if written == count + 1 and not surrogates.any() and units[:count].all():
        return units[:count].astype(np.uint32)
    return np.array([_unicode(handle, place) for place in range(count)], dtype=np.uint32)


class _Styles:
    """The style of each character, asked of PDFium once for each text object."""

    def __init__(self, handle: Any, turn: Turn, count: int) -> None:
        self._handle, self._turn = handle, turn
        self._name = ctypes.create_string_buffer(128)
        self._matrix = (ctypes.c_float * 6)()
        self._color = (ctypes.c_uint * 4)()
        objects = [_text_object(handle, place) or 0 for place in range(count)]
        first: dict[int, int] = {}
        for place, key in enumerate(objects):
            if key not in first:
                first[key] = place
        self._styles = {key: self._ask(place) if key else Style(0.0) for key, place in first.items()}
        # All characters of a text object stand on one baseline.
        self._baselines = {key: self._baseline(place) for key, place in first.items()}
        self._objects = objects

    def __call__(self, place: int) -> Style:
        return self._styles[self._objects[place]]

    def of_all(self) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64], npt.NDArray[np.bool_]]:
        """Of each character: font size, y of its baseline on the visible page (points), and whether it runs left to right."""
        known = {
            key: (style.size, self._baselines[key], float(not style.sideways)) for key, style in self._styles.items()
        }
        figures = np.array([known[key] for key in self._objects], dtype=np.float64).reshape(-1, 3)
        return figures[:, 0], figures[:, 1], figures[:, 2] > 0

    def _baseline(self, place: int) -> float:
        x, y = ctypes.c_double(), ctypes.c_double()
        _origin(self._handle, place, ctypes.addressof(x), ctypes.addressof(y))
        return self._turn.point(x.value, y.value)[1]

    def _ask(self, place: int) -> Style:
        flags = _int(0)
        length = _font_info(self._handle, place, self._name, len(self._name), ctypes.addressof(flags))
        name = self._name.raw[: max(0, min(length, len(self._name)) - 1)].decode("utf-8", "replace").lower()
        scale = 1.0
        if _char_matrix(self._handle, place, self._matrix):
            scale = hypot(self._matrix[2], self._matrix[3]) or 1.0
        address = ctypes.addressof(self._color)
        _text_color(self._handle, place, address, address + 4, address + 8, address + 12)
        red, green, blue, _ = self._color
        quarters = -round(_angle(self._handle, place) / (pi / 2)) % 4
        return Style(
            size=_font_size(self._handle, place) * scale,
            bold=_font_weight(self._handle, place) >= 600 or any(w in name for w in ("bold", "black", "heavy")),
            italic=bool(flags.value & _ITALIC_FLAG) or "italic" in name or "oblique" in name,
            color=red << 16 | green << 8 | blue,
            sideways=quarters % 2 != self._turn.quarters % 2,
        )


Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    """First `inner`, then `outer` (PDF 32000-1, 8.3.4)."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _matrix_of(item: Any) -> Matrix:
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, matrix):
        return _IDENTITY
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _read_drawing(page: pypdfium2.PdfPage, turn: Turn) -> Drawing:
    drawing = Drawing()
    for item, matrix in _objects(page.raw, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject, _IDENTITY, 0):
        if raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_IMAGE:
            drawing.images.append(_image_box(_times(_matrix_of(item), matrix), turn))
        elif (path := _read_path(item, matrix, turn)) is not None:
            drawing.paths.append(path)
    return drawing


def _objects(container: Any, count: Any, get: Any, matrix: Matrix, depth: int) -> Iterator[tuple[Any, Matrix]]:
    """Paths and images, those inside forms too, each with the matrix of the forms around it."""
    for index in range(count(container)):
        item = get(container, index)
        kind = raw.FPDFPageObj_GetType(item)
        if kind in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE):
            yield item, matrix
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
            inner = _times(_matrix_of(item), matrix)
            yield from _objects(item, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, inner, depth + 1)


def _image_box(matrix: Matrix, turn: Turn) -> Box:
    a, b, c, d, e, f = matrix
    xs, ys = (e, e + a, e + c, e + a + c), (f, f + b, f + d, f + b + d)
    return Box(*turn.corners(min(xs), min(ys), max(xs), max(ys)))


def _read_path(item: Any, outer: Matrix, turn: Turn) -> Path | None:
    fill_mode, strokes = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, fill_mode, strokes)
    fill = _color(raw.FPDFPageObj_GetFillColor, item) if fill_mode.value else None
    stroke = _color(raw.FPDFPageObj_GetStrokeColor, item) if strokes.value else None
    if fill is None and stroke is None:
        return None
    matrix = _times(_matrix_of(item), outer)
    width = ctypes.c_float()
    raw.FPDFPageObj_GetStrokeWidth(item, width)
    return Path(
        subpaths=_subpaths(item, matrix, turn),
        fill=fill,
        stroke=stroke,
        width=width.value * hypot(matrix[0], matrix[1]),
        dashed=raw.FPDFPageObj_GetDashCount(item) > 0,
    )


def _color(ask: Any, item: Any) -> int | None:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not ask(item, red, green, blue, alpha):
        return 0
    if alpha.value == 0:
        return None
    return red.value << 16 | green.value << 8 | blue.value


def _subpaths(item: Any, matrix: Matrix, turn: Turn) -> tuple[tuple[Point, ...], ...]:
    """The path's straight pieces; a curve parts them."""
    handle = ctypes.cast(item, _pointer).value
    a, b, c, d, e, f = matrix
    at = (ctypes.c_float * 2)()
    address = ctypes.addressof(at)
    subpaths: list[list[Point]] = []
    for index in range(raw.FPDFPath_CountSegments(item)):
        segment = _segment_at(handle, index)
        _segment_point(segment, address, address + 4)
        point = turn.point(a * at[0] + c * at[1] + e, b * at[0] + d * at[1] + f)
        if _segment_type(segment) == raw.FPDF_SEGMENT_LINETO and subpaths:
            subpaths[-1].append(point)
        else:
            subpaths.append([point])
        if _segment_closes(segment) and len(subpaths[-1]) > 1:
            subpaths[-1].append(subpaths[-1][0])
    return tuple(tuple(points) for points in subpaths if len(points) > 1)
