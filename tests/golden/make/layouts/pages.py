"""Changes to the pages of a finished PDF that leave what a reader sees as it was."""

from __future__ import annotations

import io
from collections.abc import Iterable

import pikepdf


def turn_pages(pdf: bytes, pages: Iterable[int]) -> bytes:
    """Store the given 1-based pages on their side, and have the viewer turn them back by `/Rotate 90`."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for number in pages:
            page = document.pages[number - 1]
            _x0, _y0, x1, y1 = (float(value) for value in page.mediabox)
            # (x, y) goes to (width of the turned sheet - y, x): a quarter turn to the left, undone by /Rotate 90.
            page.contents_add(f"q 0 1 -1 0 {y1} 0 cm\n".encode(), prepend=True)
            page.contents_add(b"\nQ")
            page.mediabox = pikepdf.Array([0, 0, y1, x1])
            page["/Rotate"] = 90
        return _saved(document)


def move_origin(pdf: bytes, pages: Iterable[int], left: float, bottom: float) -> bytes:
    """Widen the media box of the given pages to all sides and crop it back, so that the visible page begins off 0, 0."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for number in pages:
            page = document.pages[number - 1]
            x0, y0, x1, y1 = (float(value) for value in page.mediabox)
            page.contents_add(f"q 1 0 0 1 {left} {bottom} cm\n".encode(), prepend=True)
            page.contents_add(b"\nQ")
            page.mediabox = pikepdf.Array([x0, y0, x1 + 2 * left, y1 + 2 * bottom])
            page.cropbox = pikepdf.Array([x0 + left, y0 + bottom, x1 + left, y1 + bottom])
        return _saved(document)


def _saved(document: pikepdf.Pdf) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer, deterministic_id=True)
    return buffer.getvalue()
