"""PDFium's own functions, as pypdfium2 loaded them, and their answers in bulk, as arrays.

Without pypdfium2's convenience layer and without prototypes, whose checks take as long as the call: so a handle is given
as a `Reference` where it is given often, else as an `Address`, an index as an int, and where to write to by `ask` or as
either. Names are PDFium's without their prefix; what each gives stands in its headers (fpdf_text.h, fpdf_edit.h). PDFium is
not thread-safe: one thread at a time.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pypdfium2_raw
from pypdfium2 import raw

if TYPE_CHECKING:
    from ctypes import _CArgObject

    # An address that is ready to be passed on: ctypes makes one out of any other argument, for half the time of a call.
    Reference = _CArgObject

Function = Callable[..., Any]
Matrix = tuple[float, float, float, float, float, float]  # PDF 32000-1, 8.3.3

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Address(ctypes.c_void_p):
    """Where something of PDFium's lies; as what a function gives it comes without the detour over a number."""


_ANSWERS = 4096  # to make room for at once

# PyDLL keeps the GIL, which costs more to let go than a call takes.
_pdfium = ctypes.PyDLL("pdfium", handle=pypdfium2_raw.bindings._libs["pdfium"]._handle)


def _function(name: str, result: Any = ctypes.c_int) -> Function:
    found: Function = getattr(_pdfium, name)
    found.restype = result  # type: ignore[attr-defined]
    return found


# What is compared comes back as a number, 0 for none.
_number = ctypes.c_size_t
text = _function("FPDFText_GetText")
unicode = _function("FPDFText_GetUnicode", ctypes.c_uint)
loose_box = _function("FPDFText_GetLooseCharBox")
tight_box = _function("FPDFText_GetCharBox")
unmapped = _function("FPDFText_HasUnicodeMapError")
generated = _function("FPDFText_IsGenerated")
text_object = _function("FPDFText_GetTextObject", _number)
font_size = _function("FPDFText_GetFontSize", ctypes.c_double)
font_weight = _function("FPDFText_GetFontWeight")
font_info = _function("FPDFText_GetFontInfo", ctypes.c_ulong)
render_mode = _function("FPDFTextObj_GetTextRenderMode")
text_size = _function("FPDFTextObj_GetFontSize")
font_of = _function("FPDFTextObj_GetFont", _number)
is_embedded = _function("FPDFFont_GetIsEmbedded")
char_matrix = _function("FPDFText_GetMatrix")
object_count = _function("FPDFPage_CountObjects")
page_object = _function("FPDFPage_GetObject", Address)
form_object = _function("FPDFFormObj_GetObject", Address)
form_count = _function("FPDFFormObj_CountObjects")
object_type = _function("FPDFPageObj_GetType")
object_matrix = _function("FPDFPageObj_GetMatrix")
fill_color = _function("FPDFPageObj_GetFillColor")
stroke_color = _function("FPDFPageObj_GetStrokeColor")
stroke_width = _function("FPDFPageObj_GetStrokeWidth")
dash_count = _function("FPDFPageObj_GetDashCount")
draw_mode = _function("FPDFPath_GetDrawMode")
segment_count = _function("FPDFPath_CountSegments")
segment_at = _function("FPDFPath_GetPathSegment", Address)
segment_point = _function("FPDFPathSegment_GetPoint")
segment_type = _function("FPDFPathSegment_GetType")
segment_closes = _function("FPDFPathSegment_GetClose")

TEXT, PATH, IMAGE = raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE
SHADING, FORM = raw.FPDF_PAGEOBJ_SHADING, raw.FPDF_PAGEOBJ_FORM
LINE_TO = raw.FPDF_SEGMENT_LINETO
# Text that is not painted (PDF 32000-1, 9.3.6).
UNPAINTED_TEXT = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)


def reference_to(handle: Any) -> Reference:
    """What one of pypdfium2's own handles refers to."""
    return ctypes.byref(handle.contents)


class Room:
    """Room for PDFium's answers of some numbers each, used again and again: to make a reference takes as long as a call.

    `otherwise` is the answer where PDFium gives none; it is told where to write each number when they come `apart`.
    """

    def __init__(
        self, otherwise: Sequence[float], dtype: type[np.float32 | np.float64 | np.int32], *, apart: bool = False
    ) -> None:
        self._otherwise = np.array(otherwise, dtype=dtype)
        self._table = np.empty((_ANSWERS, len(otherwise)), dtype=dtype)
        self._places: list[list[Reference]] = [[] for _ in range(len(otherwise) if apart else 1)]

    def ask(self, function: Function, *asked: list[Any]) -> npt.NDArray[Any]:
        """A row for each answer; `asked` are the arguments to call the function with, a list for each argument."""
        count = len(asked[0])
        self._make_places(min(count, _ANSWERS))
        parts = [self._ask(function, *asked)]
        for first in range(_ANSWERS, count, _ANSWERS):
            parts.append(self._ask(function, *(each[first : first + _ANSWERS] for each in asked)))
        return parts[0] if len(parts) == 1 else np.concatenate(parts)

    def _ask(self, function: Function, *asked: list[Any]) -> npt.NDArray[Any]:
        """The answers to the first of the questions, as many as there is room for."""
        answers = self._table[: len(asked[0])]
        answers[:] = self._otherwise
        # A deque that keeps nothing is the quickest way to call for each.
        deque(map(function, *asked, *self._places), 0)
        return answers.copy()

    def _make_places(self, count: int) -> None:
        room, step = (ctypes.c_byte * self._table.nbytes).from_buffer(self._table.data), self._table.strides[0]
        for column, places in enumerate(self._places):
            first = column * self._table.itemsize
            places += [ctypes.byref(room, first + row * step) for row in range(len(places), count)]


_MATRICES = Room(IDENTITY, np.float32)
_COLORS = Room((0, 0, 0, 255), np.int32, apart=True)


def matrices_of(ask: Function, *asked: list[Any]) -> npt.NDArray[np.float64]:
    """A row for each matrix that `char_matrix` or `object_matrix` gives: the identity where PDFium gives none."""
    return _MATRICES.ask(ask, *asked).astype(np.float64)


def colors_of(ask: Function, items: list[Address]) -> npt.NDArray[np.int64]:
    """The colour of each item as 0xRRGGBB, by `fill_color` or `stroke_color`: black for a pattern, -1 for what is wholly
    transparent."""
    red, green, blue, alpha = _COLORS.ask(ask, items).astype(np.int64).T
    return np.where(alpha > 0, red << 16 | green << 8 | blue, -1)
