"""Two tables side by side on landscape pages, all lines dashed, and tables that are no agreements."""

from __future__ import annotations

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas

from tests.golden.make.layouts.content import Paper, Theme
from tests.golden.make.layouts.drawn.sheet import Sheet, cell_height, register

REGULAR = register("Narrow", "liberation/LiberationSansNarrow-Regular.ttf")
BOLD = register("NarrowBold", "liberation/LiberationSansNarrow-Bold.ttf")
BODY = ParagraphStyle("body", fontName=REGULAR, fontSize=10.5, leading=13, spaceAfter=5)
CELL = ParagraphStyle("cell", parent=BODY, fontSize=10, leading=12, spaceAfter=0, splitLongWords=0)
HEAD = ParagraphStyle("head", parent=CELL, fontName=BOLD)
H1 = ParagraphStyle("h1", parent=BODY, fontName=BOLD, fontSize=22, leading=27)
H2 = ParagraphStyle("h2", parent=BODY, fontName=BOLD, fontSize=13, leading=16)
SIZE, MARGIN, BETWEEN, PAD = landscape(A4), 40, 26, 4
SHARES = [0.07, 0.57, 0.20, 0.16]


def paper_to_pdf(paper: Paper) -> bytes:
    """Draw the document on A4, landscape."""
    sheet = Sheet(SIZE, MARGIN, _furniture)
    sheet.paragraph(paper.document["title"], H1)
    sheet.paragraph(paper.prose["opening"], BODY)
    header = list(paper.columns.values())
    _pair(sheet, paper.themes[0], paper.themes[1], header)
    tables = paper.prose["tabellen"]
    half = (sheet.width - BETWEEN) / 2
    _plain(sheet, tables[0], MARGIN, half)
    sheet.next_page()
    _pair(sheet, paper.themes[2], paper.themes[3], header)
    sheet.next_page()
    top = sheet.y
    _plain(sheet, tables[1], MARGIN, half)
    below, sheet.y = sheet.y, top
    _plain(sheet, tables[2], MARGIN + half + BETWEEN, half)
    sheet.y = min(below, sheet.y) - 12
    _plain(sheet, tables[3], MARGIN, sheet.width)
    return sheet.finish()


def _pair(sheet: Sheet, left: Theme, right: Theme, header: list[str]) -> None:
    half, top, ends = (sheet.width - BETWEEN) / 2, sheet.y - 8, []
    for x, theme in ((MARGIN, left), (MARGIN + half + BETWEEN, right)):
        sheet.cell(theme.printed, x, top, half, H2)
        rows = [header, *(list(row.values()) for row in theme.rows)]
        ends.append(_table(sheet, rows, x, top - 22, [share * half for share in SHARES]))
    sheet.y = min(ends) - 18


def _plain(sheet: Sheet, table: dict[str, object], x: float, width: float) -> None:
    rows = table["rows"]
    assert isinstance(rows, list)
    sheet.cell(str(table["title"]), x, sheet.y, width, HEAD)
    columns = len(rows[0])
    widths = [width * 0.4, *[width * 0.6 / (columns - 1)] * (columns - 1)]
    sheet.y = _table(sheet, rows, x, sheet.y - 16, widths) - 18


def _table(sheet: Sheet, rows: list[list[str]], x: float, top: float, widths: list[float]) -> float:
    tops = [top]
    for at, row in enumerate(rows):
        style = CELL if at else HEAD
        edge = x
        for text, width in zip(row, widths, strict=True):
            sheet.cell(text, edge + PAD, tops[-1] - PAD, width - 2 * PAD, style)
            edge += width
        heights = (cell_height(text, width - 2 * PAD, style) for text, width in zip(row, widths, strict=True))
        tops.append(tops[-1] - max(heights) - 2 * PAD)
    sheet.canvas.setDash(2.5, 2)
    sheet.canvas.setLineWidth(0.6)
    for y in tops:
        sheet.canvas.line(x, y, x + sum(widths), y)
    for at in range(len(widths) + 1):
        sheet.canvas.line(x + sum(widths[:at]), tops[0], x + sum(widths[:at]), tops[-1])
    sheet.canvas.setDash()
    return tops[-1]


def _furniture(canvas: Canvas, page: int) -> None:
    canvas.setFont(REGULAR, 8)
    canvas.drawString(MARGIN, 20, "Rijnsterade 2024")
    canvas.drawRightString(SIZE[0] - MARGIN, 20, f"blad {page}")
