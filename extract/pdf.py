"""The door to a PDF: opens it and gives its pages, by PDFium, or by pdfplumber where PDFium fails or on demand.

After this module there is no object of a PDF library, only `schema.geometry`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pypdfium2

from jaarschijf.extract.pdfium import PageReading, read_page
from jaarschijf.schema.geometry import Page
from jaarschijf.schema.problems import DamagedPdf, EncryptedPdf, NotAPdf, UnreadableFile

Reader = Literal["pdfium", "pdfminer"]

# A header this far into the file is still found by readers (ISO 32000-1, annex H).
_HEADER_WITHIN = 1024
_PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD


def open_document(path: str | os.PathLike[str], *, password: str | None = None) -> pypdfium2.PdfDocument:
    """Open a PDF. Raises NotAPdf, EncryptedPdf, DamagedPdf, or UnreadableFile when the file can't be read at all."""
    path = Path(path)
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEADER_WITHIN)
    except OSError as error:
        raise UnreadableFile(error.strerror or str(error), where=str(path)) from error
    if b"%PDF" not in head:
        raise NotAPdf("not a PDF: its first bytes are of another kind of file", where=str(path))
    try:
        return pypdfium2.PdfDocument(path, password=password)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD_ERROR:
            raise EncryptedPdf(
                "the PDF wants a password", where=str(path), hint="save it without one, and offer that file"
            ) from error
        raise DamagedPdf(
            "damaged PDF: it can't be followed", where=str(path), hint="open it in a viewer and print it to a new PDF"
        ) from error


def read_pages(
    path: str | os.PathLike[str], *, reader: Reader = "pdfium", password: str | None = None
) -> Iterator[Page]:
    """The pages of a PDF, one at a time, upright; memory does not grow with their number.

    Raises what `open_document` raises; a page that neither reader can follow is DamagedPdf.
    """
    for reading in read_pages_with_doubt(path, reader=reader, password=password):
        yield reading.page


def read_pages_with_doubt(
    path: str | os.PathLike[str], *, reader: Reader = "pdfium", password: str | None = None
) -> Iterator[PageReading]:
    """The same, each page with the share of its characters that its fonts can't name."""
    if reader == "pdfminer":
        from jaarschijf.extract.pdfminer import read_pages as read_by_pdfminer

        yield from (PageReading(page, 0.0) for page in read_by_pdfminer(path, password=password))
        return
    document = open_document(path, password=password)
    try:
        for index in range(len(document)):
            try:
                page = document[index]
            except pypdfium2.PdfiumError as error:
                raise DamagedPdf(f"page {index + 1} can't be followed", where=str(path)) from error
            try:
                yield read_page(page, index + 1)
            finally:
                page.close()
    finally:
        document.close()
