"""Columns by alignment only: no line, no shading, Helvetica."""

from __future__ import annotations

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas

from tests.golden.make.layouts.content import Paper
from tests.golden.make.layouts.drawn.sheet import Sheet, cell_height

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=9.5, leading=12, spaceAfter=6)
CELL = ParagraphStyle("cell", parent=BODY, fontSize=8.8, leading=10.8, spaceAfter=0, splitLongWords=0)
HEAD = ParagraphStyle("head", parent=CELL, fontName="Helvetica-Bold")
H1 = ParagraphStyle("h1", parent=BODY, fontName="Helvetica-Bold", fontSize=17, leading=21)
H2 = ParagraphStyle("h2", parent=BODY, fontName="Helvetica-Bold", fontSize=12, leading=15, spaceBefore=10)
MARGIN, GUTTER, BETWEEN = 56, 10, 7
SHARES = [0.05, 0.235, 0.37, 0.195, 0.15]


def paper_to_pdf(paper: Paper) -> bytes:
    """Draw the document on A4, portrait."""
    sheet = Sheet(A4, MARGIN, _furniture)
    sheet.paragraph(paper.document["title"], H1)
    sheet.paragraph(paper.prose["subtitle"], BODY)
    for text in paper.prose["opening"]:
        sheet.paragraph(text, BODY)
    for theme in paper.themes:
        sheet.paragraph(theme.printed, H2, keep=110)
        if theme.intro:
            sheet.paragraph(theme.intro, BODY, keep=90)
        _row(sheet, list(paper.columns.values()), HEAD)
        for row in theme.rows:
            _row(sheet, list(row.values()), CELL)
    for text in paper.prose["closing"]:
        sheet.paragraph(text, BODY)
    return sheet.finish()


def _row(sheet: Sheet, cells: list[str], style: ParagraphStyle) -> None:
    widths = [share * sheet.width for share in SHARES]
    height = max(cell_height(text, width - GUTTER, style) for text, width in zip(cells, widths, strict=True))
    if sheet.room() < height:
        sheet.next_page()
    x = sheet.margin
    for text, width in zip(cells, widths, strict=True):
        sheet.cell(text, x, sheet.y, width - GUTTER, style)
        x += width
    sheet.y -= height + BETWEEN


def _furniture(canvas: Canvas, page: int) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawString(MARGIN, 30, "Elsbroek - uitvoeringsprogramma 2024")
    canvas.drawRightString(A4[0] - MARGIN, 30, str(page))
