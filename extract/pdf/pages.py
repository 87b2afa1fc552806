"""The door to a PDF: opens it and gives its pages, by PDFium, or by pdfplumber where PDFium fails or on demand.

After this module there is no object of a PDF library, only `schema.geometry`.
"""

from __future__ import annotations

import os
import string
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Literal

import numpy as np
import numpy.typing as npt
import pypdfium2

from jaarschijf.extract.pdf.decompression import unpacks_beyond
from jaarschijf.extract.pdf.pdfium import picture_of, read_page
from jaarschijf.extract.pdf.pdfium_annotations import draw_fields, holds_notes
from jaarschijf.schema.geometry import Page
from jaarschijf.schema.problems import NO_FILE, DamagedPdf, EncryptedPdf, NotAPdf, TooLarge, UnreadableFile

Reader = Literal["pdfium", "pdfminer"]

# A header this far into the file is still found by readers (ISO 32000-1, annex H).
_HEADER_WITHIN = 1024
_MORE_PAGES = "give --max-pages, or the part with the agreements"
_FEWER_WORDS = "leave that page out"
_MORE_BYTES = "give --max-decompressed if you trust the file"
_REPRINT = "open it in a viewer and print it to a new PDF"
# Of a page's picture: OpenCV and Tesseract take no longer ones, and a gigabyte is no page.
_LONGEST, _MOST_PIXELS = 32_000, 200_000_000
# Words of a page: three times what fits on a sheet of A4 in the smallest print. To see where so many stand takes a minute.
_MOST_WORDS = 20_000
# PDFium keeps what it has read of a file for as long as that is open: of a scan, the pictures of all pages gone by.
_IN_ONE_OPENING = 50
_PLAIN = frozenset(string.ascii_letters + string.digits)
_PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD
_NO_DOCUMENT = b"%PDF-1.7"


def open_document(
    path: str | os.PathLike[str], *, password: str | None = None, max_decompressed: int | None = None
) -> pypdfium2.PdfDocument:
    """Open a PDF.

    Raises NotAPdf, EncryptedPdf, DamagedPdf, TooLarge when one of its streams unpacks to more than `max_decompressed` MiB,
    or UnreadableFile when the file can't be read at all.
    """
    path = Path(path)
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):
            # Nothing may ever come out of it.
            raise UnreadableFile(NO_FILE, where=str(path), hint="give the PDF itself")
        with path.open("rb") as stream:
            head = stream.read(_HEADER_WITHIN)
        is_pdf = b"%PDF" in head
        bomb = is_pdf and max_decompressed is not None and unpacks_beyond(path, max_decompressed << 20)
    except OSError as error:
        raise UnreadableFile(error.strerror or str(error), where=str(path)) from error
    if not head:
        raise NotAPdf("the file is empty", where=str(path), hint="get it once more")
    if not is_pdf:
        raise NotAPdf(
            "not a PDF: its first bytes are of another kind of file", where=str(path), hint="give the PDF itself"
        )
    if bomb:
        raise TooLarge(f"part of it unpacks to more than {max_decompressed} MiB", where=str(path), hint=_MORE_BYTES)
    try:
        return pypdfium2.PdfDocument(path, password=password)
    except pypdfium2.PdfiumError as error:
        if _is_of_password(error) and _wants_password(path, password):
            raise EncryptedPdf(
                "the PDF wants a password", where=str(path), hint="save it without one, and offer that file"
            ) from error
        raise DamagedPdf("damaged PDF: it can't be followed", where=str(path), hint=_REPRINT) from error


def _wants_password(path: Path, password: str | None) -> bool:
    """Whether that is why a file is not opened: PDFium may tell the error of one that was opened before."""
    with suppress(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(_NO_DOCUMENT)
    try:
        pypdfium2.PdfDocument(path, password=password).close()
    except pypdfium2.PdfiumError as error:
        return _is_of_password(error)
    return False


def _is_of_password(error: pypdfium2.PdfiumError) -> bool:
    return getattr(error, "err_code", None) == _PASSWORD_ERROR


def read_pages(
    path: str | os.PathLike[str],
    *,
    reader: Reader = "pdfium",
    password: str | None = None,
    max_pages: int | None = None,
    max_decompressed: int | None = None,
    on_page: Callable[[], object] | None = None,
) -> Iterator[Page]:
    """The pages of a PDF, one at a time, upright; memory does not grow with their number. `on_page` is called after each
    that was read.

    A page that one reader can't follow is read by the other; one that neither can is empty and not `followed`, and so is one
    of more words than any page holds, which is `overfull`. A file of
    which pdfplumber does not find all pages is read by PDFium, whatever `reader` says. What pdfplumber reads is held
    against what PDFium does: where their letters differ, the page is `disputed`. Raises what `open_document` raises,
    DamagedPdf when no page can be followed, and TooLarge for more than `max_pages`, or when the last page left is overfull.
    """
    document = open_document(path, password=password, max_decompressed=max_decompressed)
    try:
        count = len(document)
        if max_pages is not None and count > max_pages:
            raise TooLarge(f"{count} pages, and at most {max_pages} are read", where=str(path), hint=_MORE_PAGES)
        lost = 0
        by_reader = _by_pdfminer if reader == "pdfminer" else _by_pdfium
        for page in by_reader(document, path, password):
            if min(page.width, page.height) <= 0:  # its crop box lies beside it
                page = Page.lost(page.number)
            if len(page.words) > _MOST_WORDS:
                page = Page.lost(page.number, overfull=True)
            lost += not page.followed
            if lost == count and page.overfull:
                raise TooLarge(f"more words on page {page.number} than are read", where=str(path), hint=_FEWER_WORDS)
            if lost == count:
                raise DamagedPdf(f"page {page.number} can't be followed", where=str(path), hint=_REPRINT)
            if on_page is not None and page.followed:
                on_page()
            yield page
    finally:
        document.close()


def _by_pdfium(document: pypdfium2.PdfDocument, path: str | os.PathLike[str], password: str | None) -> Iterator[Page]:
    count = len(document)
    for first in range(0, count, _IN_ONE_OPENING):
        numbered = range(first, min(first + _IN_ONE_OPENING, count))
        if first == 0:
            yield from _some_by_pdfium(document, numbered, path, password)
            continue
        with open_document(path, password=password) as opened:
            yield from _some_by_pdfium(opened, numbered, path, password)


def _some_by_pdfium(
    document: pypdfium2.PdfDocument, numbered: range, path: str | os.PathLike[str], password: str | None
) -> Iterator[Page]:
    for index in numbered:
        try:
            yield _read_page(document, index)
        except pypdfium2.PdfiumError:
            yield _read_otherwise(path, index + 1, len(document), password)


def _by_pdfminer(document: pypdfium2.PdfDocument, path: str | os.PathLike[str], password: str | None) -> Iterator[Page]:
    from jaarschijf.extract.pdf.pdfminer import read_pages as read_by_pdfminer

    try:
        pages = read_by_pdfminer(path, count=len(document), password=password)
        for page, other in zip(pages, _by_pdfium(document, path, password), strict=True):
            page.disputed = page.legible and _letters(page) != _letters(other)
            page.faults, page.overlaid = other.faults, other.overlaid
            yield page if page.followed else other
    except DamagedPdf:  # none of its pages was read
        yield from _by_pdfium(document, path, password)


def _letters(page: Page) -> Counter[str]:
    """How often each plain letter and digit stands on a page; of other signs the readers have other ideas in sound files."""
    return Counter(filter(_PLAIN.__contains__, "".join(word.text for word in page.words)))


def _read_page(document: pypdfium2.PdfDocument, index: int) -> Page:
    page = document[index]
    noted = holds_notes(page)
    if draw_fields(page):
        page.close()
        page = document[index]
    try:
        found = read_page(page, index + 1)
        if noted:
            found.faults |= {"text-over-page"}
        return found
    finally:
        page.close()


def _read_otherwise(path: str | os.PathLike[str], number: int, count: int, password: str | None) -> Page:
    """Page `number` of `count` by pdfplumber; a lost one when it can't be read so either."""
    from jaarschijf.extract.pdf.pdfminer import read_pages as read_by_pdfminer

    try:
        (page,) = read_by_pdfminer(path, count=count, numbers=[number], password=password)
    except DamagedPdf:
        return Page.lost(number)
    return page


def render_pages(
    path: str | os.PathLike[str], numbers: Iterable[int], dpi: float, *, password: str | None = None
) -> Iterator[tuple[int, npt.NDArray[np.uint8]]]:
    """Pictures of pages (1-based numbers) as shown: grey, a byte a pixel, `dpi` pixels an inch, rows from the top.

    Raises what `open_document` raises, DamagedPdf for a page that can't be drawn, TooLarge for one of extreme size.
    """
    document = open_document(path, password=password)
    try:
        for number in numbers:
            try:
                picture = _draw(document, number - 1, dpi)
            except pypdfium2.PdfiumError as error:
                raise DamagedPdf(f"page {number} can't be drawn", where=str(path), hint=_REPRINT) from error
            if picture is None:
                raise TooLarge(f"page {number} is too large to be drawn", where=str(path), hint=_REPRINT)
            yield number, picture
    finally:
        document.close()


def _draw(document: pypdfium2.PdfDocument, index: int, dpi: float) -> npt.NDArray[np.uint8] | None:
    """None when that would take too many pixels."""
    page = document[index]
    try:
        width, height = (edge * dpi / 72 for edge in page.get_size())
        fits = max(width, height) <= _LONGEST and width * height <= _MOST_PIXELS
        return picture_of(page, dpi) if fits else None
    finally:
        page.close()
