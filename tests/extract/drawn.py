"""A page as drawn operator by operator, read by either reader."""

from __future__ import annotations

from pathlib import Path

from jaarschijf.extract.pdf.pages import Reader, read_pages
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
