"""What is laid over a page: fields of a form that are filled in, and notes that are typed on it."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
from pypdfium2 import raw

# PDF 32000-1, 12.7.4: what holds text of a form's fields.
_TEXT_FIELDS = ("Tx", "Ch")
_UNSEEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW


def draw_fields(page: pypdfium2.PdfPage) -> bool:
    """Draw the texts of filled fields on an open page, and take all else away that is laid over it. Whether there were any: the
    page must be opened anew then."""
    count = raw.FPDFPage_GetAnnotCount(page.raw)
    if not any(_is_filled(page, at) for at in range(count)):
        return False
    for at in reversed(range(count)):
        if not _is_filled(page, at):
            raw.FPDFPage_RemoveAnnot(page.raw, at)
    drawn: int = raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY)
    return bool(drawn == raw.FLATTEN_SUCCESS)


def holds_notes(page: pypdfium2.PdfPage) -> bool:
    """Whether text is typed over a page, which is not of the page itself."""
    return any(_is_note(page, at) for at in range(raw.FPDFPage_GetAnnotCount(page.raw)))


def _is_filled(page: pypdfium2.PdfPage, at: int) -> bool:
    with _annotation(page, at) as (found, kind):
        return (
            kind == raw.FPDF_ANNOT_WIDGET and _entry(found, b"FT") in _TEXT_FIELDS and bool(_entry(found, b"V").strip())
        )


def _is_note(page: pypdfium2.PdfPage, at: int) -> bool:
    with _annotation(page, at) as (found, kind):
        shown = kind == raw.FPDF_ANNOT_FREETEXT and not raw.FPDFAnnot_GetFlags(found) & _UNSEEN
        return shown and bool(_entry(found, b"Contents").strip())


@contextmanager
def _annotation(page: pypdfium2.PdfPage, at: int) -> Iterator[tuple[raw.FPDF_ANNOTATION, int]]:
    found = raw.FPDFPage_GetAnnot(page.raw, at)
    try:
        yield found, raw.FPDFAnnot_GetSubtype(found) if found else raw.FPDF_ANNOT_UNKNOWN
    finally:
        if found:
            raw.FPDFPage_CloseAnnot(found)


def _entry(found: raw.FPDF_ANNOTATION, key: bytes) -> str:
    """A text or name in the annotation's own dictionary; empty when it has none."""
    size = raw.FPDFAnnot_GetStringValue(found, key, None, 0)
    room = ctypes.create_string_buffer(size)
    raw.FPDFAnnot_GetStringValue(found, key, ctypes.cast(room, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return room.raw.decode("utf-16-le", "replace").rstrip("\0")
