"""A page as drawn operator by operator, read by either reader."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pikepdf

from jaarschijf.extract.pdf.pages import Reader, read_pages, render_pages
from jaarschijf.schema.geometry import Box, Page

READERS: tuple[Reader, ...] = ("pdfium", "pdfminer")


def write(x: float, y: float, text: str, *, size: float = 10, face: str = "F1", more: str = "") -> str:
    return f"BT /{face} {size} Tf {more} {x} {y} Td ({text}) Tj ET\n"


def read(path: Path, reader: Reader = "pdfium", **options: str) -> Page:
    (page,) = read_pages(path, reader=reader, **options)
    return page


def texts(page: Page) -> list[str]:
    return [word.text for word in page.words]


def close(box: Box, expected: Box, margin: float = 0.1) -> bool:
    return all(abs(a - b) <= margin for a, b in zip(box, expected, strict=True))


def picture_of(path: Path, drawn: Sequence[str], size: tuple[int, int]) -> npt.NDArray[np.uint8]:
    """A sharp picture, 200 pixels an inch, of a page of that size (points): what is drawn has Helvetica as F1 and, in bold, as F2."""
    fonts = {
        f"/{name}": pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=pikepdf.Name(base),
            Encoding=pikepdf.Name.WinAnsiEncoding,
        )
        for name, base in (("F1", "/Helvetica"), ("F2", "/Helvetica-Bold"))
    }
    with pikepdf.new() as pdf:
        sheet = pdf.add_blank_page(page_size=size)
        sheet.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(fonts))
        sheet.obj.Contents = pdf.make_stream("\n".join(drawn).encode("latin-1"))
        pdf.save(path)
    ((_, image),) = render_pages(path, [1], 200)
    return image
