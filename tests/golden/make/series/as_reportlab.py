"""A sheet drawn by ReportLab's Platypus."""

# ReportLab is not typed.
# mypy: disable-error-code="no-untyped-call,attr-defined,misc"

from __future__ import annotations

import io
from html import escape
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import LongTable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, TableStyle

from tests.golden.make.series.sheet import Cell, Grid, Section, Sheet

STYLE = {"font": "Helvetica", "bold": "Helvetica-Bold", "size": "8.5", "fill": "#cfe3d0"}


def sheet_to_pdf(sheet: Sheet) -> bytes:
    """Draw a sheet; `sheet.style` overrides STYLE. The PDF carries no clock (invariant)."""
    buffer, style = io.BytesIO(), STYLE | sheet.style
    size = landscape(A4) if sheet.landscape else A4
    document = SimpleDocTemplate(
        buffer, pagesize=size, leftMargin=17 * mm, rightMargin=17 * mm, topMargin=22 * mm, bottomMargin=20 * mm,
        title=sheet.title, invariant=1,
    )  # fmt: skip
    body = ParagraphStyle("body", fontName=style["font"], fontSize=float(style["size"]), leading=11, spaceAfter=5)
    styles = {
        "body": body,
        "cell": ParagraphStyle("cell", parent=body, leading=10.5, spaceAfter=4),
        "head": ParagraphStyle("head", parent=body, fontName=style["bold"], spaceAfter=0),
        "h1": ParagraphStyle("h1", parent=body, fontName=style["bold"], fontSize=19, leading=23, spaceAfter=10),
        "h2": ParagraphStyle("h2", parent=body, fontName=style["bold"], fontSize=12.5, leading=16, keepWithNext=1),
    }
    story: list[Any] = [Paragraph(escape(sheet.title), styles["h1"]), *_prose(sheet.opening, styles["body"])]
    for section in sheet.sections:
        story += _section(section, styles, document.width, colors.HexColor(style["fill"]))
    story += [Spacer(1, 12), *_prose(sheet.closing, styles["body"])]

    def furniture(canvas: Any, document: Any) -> None:
        canvas.setFont(style["font"], 7.5)
        canvas.drawString(17 * mm, size[1] - 13 * mm, sheet.running_head)
        canvas.drawRightString(size[0] - 17 * mm, 11 * mm, f"{sheet.running_foot} {document.page}")

    document.build(story, onFirstPage=furniture, onLaterPages=furniture)
    return buffer.getvalue()


def _prose(paragraphs: list[str], style: ParagraphStyle) -> list[Any]:
    return [Paragraph(escape(text), style) for text in paragraphs]


def _section(section: Section, styles: dict[str, ParagraphStyle], room: float, fill: Any) -> list[Any]:
    flowables = [PageBreak() if section.new_page else Spacer(1, 10), Paragraph(escape(section.heading), styles["h2"])]
    return [*flowables, *_prose(section.paragraphs, styles["body"]), _table(section.grid, styles, room, fill)]


def _table(grid: Grid, styles: dict[str, ParagraphStyle], room: float, fill: Any) -> LongTable:
    data = [[Paragraph(escape(text), styles["head"]) for text in grid.header]]
    data += [[_prose(cell.paragraphs, styles["cell"]) or "" for cell in row] for row in grid.rows]
    commands: list[Any] = [
        ("GRID", (0, 0), (-1, -1), 0.6, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("BACKGROUND", (0, 0), (-1, 0), fill), *_spans(grid.rows),
    ]  # fmt: skip
    total = sum(grid.widths)
    return LongTable(
        data, colWidths=[room * width / total for width in grid.widths], repeatRows=int(grid.repeat_header),
        splitInRow=1, style=TableStyle(commands),
    )  # fmt: skip


def _spans(rows: list[list[Cell]]) -> list[Any]:
    return [
        ("SPAN", (column, at), (column, at + cell.rowspan - 1))
        for at, row in enumerate(rows, start=1)
        for column, cell in enumerate(row)
        if cell.rowspan > 1
    ]
