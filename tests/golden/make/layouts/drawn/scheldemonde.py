"""A ruled table whose text is drawn column by column, the last column first, in a font without a bold."""

from __future__ import annotations

from reportlab.lib.colors import HexColor, black, white
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas

from tests.golden.make.layouts.content import Paper
from tests.golden.make.layouts.drawn.sheet import Sheet, cell_height, register

FONT = register("Condensed", "dejavu/DejaVuSansCondensed.ttf")
BODY = ParagraphStyle("body", fontName=FONT, fontSize=10, leading=13, spaceAfter=6)
CELL = ParagraphStyle("cell", parent=BODY, fontSize=9, leading=11.5, spaceAfter=0, splitLongWords=0)
HEAD = ParagraphStyle("head", parent=CELL, textColor=white)
H1 = ParagraphStyle("h1", parent=BODY, fontSize=21, leading=26, spaceBefore=30)
H2 = ParagraphStyle("h2", parent=BODY, fontSize=14, leading=18, spaceBefore=12, textColor=HexColor("#123c5a"))
SIZE, MARGIN, PAD = landscape(A4), 44, 4
SHARES = [0.05, 0.17, 0.20, 0.33, 0.14, 0.11]


def paper_to_pdf(paper: Paper) -> bytes:
    """Draw the document on A4, landscape."""
    sheet = Sheet(SIZE, MARGIN, _furniture)
    sheet.canvas.setFillColor(HexColor("#123c5a"))
    sheet.canvas.circle(MARGIN + 14, sheet.y - 10, 14, stroke=0, fill=1)
    sheet.cell(paper.prose["names"], MARGIN + 40, sheet.y - 4, sheet.width - 40, BODY)
    sheet.paragraph(paper.document["title"], H1)
    for text in paper.prose["opening"]:
        sheet.paragraph(text, BODY)
    for theme in paper.themes:
        sheet.paragraph(theme.printed, H2, keep=130)
        sheet.paragraph(theme.intro, BODY, keep=110)
        _table(sheet, list(paper.columns.values()), [list(row.values()) for row in theme.rows])
    return sheet.finish()


def _table(sheet: Sheet, header: list[str], rows: list[list[str]]) -> None:
    """Draw a table, on as many pages as it takes, its header on each."""
    widths = [share * sheet.width for share in SHARES]
    while rows:
        heights = [_height(header, widths)]
        for row in rows:
            if sum(heights) + _height(row, widths) > sheet.room():
                break
            heights.append(_height(row, widths))
        fitting = len(heights) - 1
        if fitting:
            _piece(sheet, [header, *rows[:fitting]], widths, heights)
            rows = rows[fitting:]
        if rows:
            sheet.next_page()


def _height(row: list[str], widths: list[float]) -> float:
    return max(cell_height(text, width - 2 * PAD, CELL) for text, width in zip(row, widths, strict=True)) + 2 * PAD


def _piece(sheet: Sheet, rows: list[list[str]], widths: list[float], heights: list[float]) -> None:
    tops = [sheet.y - sum(heights[:at]) for at in range(len(rows) + 1)]
    canvas = sheet.canvas
    canvas.setFillColor(HexColor("#123c5a"))
    canvas.rect(MARGIN, tops[1], sum(widths), heights[0], stroke=0, fill=1)
    canvas.setFillColor(black)
    canvas.setLineWidth(0.4)
    canvas.grid([MARGIN + sum(widths[:at]) for at in range(len(widths) + 1)], tops)
    for column in reversed(range(len(widths))):
        x = MARGIN + sum(widths[:column]) + PAD
        for at, row in enumerate(rows):
            sheet.cell(row[column], x, tops[at] - PAD, widths[column] - 2 * PAD, CELL if at else HEAD)
    sheet.y = tops[-1] - 10


def _furniture(canvas: Canvas, page: int) -> None:
    canvas.setFont(FONT, 8)
    canvas.setFillColor(black)
    canvas.drawRightString(SIZE[0] - MARGIN, 22, f"Uitvoeringsagenda wonen Scheldemonde 2024 | {page}")
