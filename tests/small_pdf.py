"""A PDF of one page with a ruled table or with lines of text, made without a typesetter: for tests that need a layout of their own."""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import pairwise
from textwrap import wrap

import pikepdf

_SIZE, _LEADING, _LEFT, _TOP = 10, 13, 40, 800
_COLUMN, _LETTERS = 170, 32  # points, and letters of Helvetica that fit in them


def table_to_pdf(lines: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """An A4 page with lines of text, each smaller than the one above, and below them a table with all its rulings."""
    drawn: list[str] = []
    y = _TOP
    for k, line in enumerate(lines):
        drawn.append(_text(_LEFT, y, line, size=max(22 - 4 * k, _SIZE + 2)))
        y -= 3 * _LEADING
    edges = [_LEFT + k * _COLUMN for k in range(len(rows[0]) + 1)]
    ys = [y]
    for row in rows:
        cells = [wrap(text, _LETTERS) for text in row]
        for x, cell in zip(edges, cells, strict=False):
            drawn += [_text(x + 4, y - (k + 1) * _LEADING, part) for k, part in enumerate(cell)]
        y -= max(map(len, cells)) * _LEADING + 6
        ys.append(y)
    drawn += [f"{edges[0]} {y} m {edges[-1]} {y} l S" for y in ys]
    drawn += [f"{x} {top} m {x} {bottom} l S" for x in edges for top, bottom in pairwise(ys)]
    return _page("\n".join(drawn))


def lines_to_pdf(lines: Sequence[tuple[int, str]]) -> bytes:
    """An A4 page with lines of text, each with its font size (points), and room between them."""
    drawn: list[str] = []
    y = _TOP
    for size, line in lines:
        y -= 2 * _LEADING
        drawn.append(_text(_LEFT, y, line, size=size))
    return _page("\n".join(drawn))


def _text(x: float, y: float, text: str, *, size: int = _SIZE) -> str:
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F1 {size} Tf {x} {y} Td ({escaped}) Tj ET"


def _page(content: str) -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(595, 842))
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )
    page = pdf.pages[0]
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=pdf.make_indirect(font)))
    page.Contents = pdf.make_stream(content.encode("cp1252"))
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()
