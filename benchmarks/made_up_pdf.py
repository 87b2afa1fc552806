"""Made-up documents as PDFs, drawn straight on the canvas: a page takes milliseconds."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache

from made_up import THEMES, MadeDocument, MadeRow
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

SIZE, LEADING, PADDING, MARGIN = 9.0, 11.0, 4.0, 48.0
# Share of the width of each column: number, goal, frame, agreement, actor, due.
SHARES = (0.05, 0.21, 0.24, 0.30, 0.10, 0.10)


class Sheet:
    """A PDF in the making; `y` is the cursor, in points from the page's bottom left."""

    def __init__(self, size: tuple[float, float], furniture: str) -> None:
        self._buffer = io.BytesIO()
        self.canvas = Canvas(self._buffer, pagesize=size, invariant=1, pageCompression=1)
        self.width, self.height = size
        self._furniture = furniture
        self.pages = 0
        self.new_page()

    def new_page(self) -> None:
        """End this page and begin the next."""
        if self.pages:
            self.canvas.showPage()
        self.pages += 1
        self.y = self.height - MARGIN
        self.write(MARGIN, 24, [self._furniture], size=7)
        self.write(self.width - MARGIN - 20, 24, [str(self.pages)], size=7)

    def fits(self, height: float) -> bool:
        """Whether so many points are left on the page."""
        return self.y - height >= MARGIN

    def write(self, x: float, y: float, lines: list[str], *, bold: bool = False, size: float = SIZE) -> None:
        """Lines of text, the first with its baseline at `y`."""
        self.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        for place, line in enumerate(lines):
            self.canvas.drawString(x, y - place * LEADING, line)

    def paragraph(self, text: str, *, bold: bool = False, size: float = SIZE, after: float = 6.0) -> None:
        """A paragraph over the whole width; it is not parted over pages."""
        lines = wrapped(text, self.width - 2 * MARGIN, bold=bold, size=size)
        height = len(lines) * LEADING + size - SIZE
        if not self.fits(height):
            self.new_page()
        self.y -= size
        self.write(MARGIN, self.y, lines, bold=bold, size=size)
        self.y -= height - size + after

    def finish(self) -> bytes:
        """Give the PDF."""
        self.canvas.save()
        return self._buffer.getvalue()


@cache
def _width(word: str, font: str, size: float) -> float:
    return float(stringWidth(word, font, size))


def wrapped(text: str, width: float, *, bold: bool = False, size: float = SIZE) -> list[str]:
    """The lines of a text in a column of so many points."""
    font = "Helvetica-Bold" if bold else "Helvetica"
    space = _width(" ", font, size)
    lines: list[list[str]] = []
    room = -1.0
    for word in text.split():
        needed = _width(word, font, size)
        if room < needed:
            lines.append([])
            room = width
        lines[-1].append(word)
        room -= needed + space
    return [" ".join(line) for line in lines]


Painter = Callable[[Sheet, list[float], float, int], None]


def _ruled(sheet: Sheet, edges: list[float], height: float, row: int) -> None:
    """All rules around the row below the cursor; row 0 is the header."""
    sheet.canvas.grid(edges, [sheet.y, sheet.y - height])


def _horizontal(sheet: Sheet, edges: list[float], height: float, row: int) -> None:
    for y in (sheet.y, sheet.y - height):
        sheet.canvas.line(edges[0], y, edges[-1], y)


def _shaded(sheet: Sheet, edges: list[float], height: float, row: int) -> None:
    if row and row % 2 == 0:
        return
    sheet.canvas.setFillGray(0.88 if row else 0.72)
    sheet.canvas.rect(edges[0], sheet.y - height, edges[-1] - edges[0], height, stroke=0, fill=1)
    sheet.canvas.setFillGray(0)


def _row(sheet: Sheet, edges: list[float], cells: list[list[str]], painter: Painter, place: int) -> None:
    height = max(map(len, cells)) * LEADING + 2 * PADDING
    painter(sheet, edges, height, place)
    for x, lines in zip(edges, cells, strict=False):
        sheet.write(x + PADDING, sheet.y - PADDING - SIZE + 1, lines, bold=place == 0)
    sheet.y -= height


def _table(sheet: Sheet, made: MadeDocument, rows: list[MadeRow], painter: Painter) -> None:
    """A theme's table, its header again on every page."""
    room = sheet.width - 2 * MARGIN
    widths = [share * room for share in SHARES]
    edges = [MARGIN + sum(widths[:place]) for place in range(len(widths) + 1)]
    titles = (
        "Nr.",
        "Doelstelling",
        f"Kaderafspraak {made.frame_period}",
        f"Jaarafspraak {made.year}",
        "Trekker",
        "Gereed",
    )
    header = [wrapped(title, width - 2 * PADDING, bold=True) for title, width in zip(titles, widths, strict=True)]
    _row(sheet, edges, header, painter, 0)
    for place, row in enumerate(rows, start=1):
        texts = (f"{row.number}.", row.goal, row.frame, row.text, row.actor, row.due)
        cells = [wrapped(text, width - 2 * PADDING) for text, width in zip(texts, widths, strict=True)]
        if not sheet.fits(max(map(len, cells)) * LEADING + 2 * PADDING):
            sheet.new_page()
            _row(sheet, edges, header, painter, 0)
        _row(sheet, edges, cells, painter, place)
    sheet.y -= 2 * LEADING


def clause_number(row: MadeRow) -> str:
    """Theme, section, clause: no section has more than 50."""
    section, place = divmod(row.number - 1, 50)
    return f"{row.theme + 1}.{section + 1}.{place + 1}"


def _clauses(sheet: Sheet, made: MadeDocument, rows: list[MadeRow]) -> None:
    """A theme's agreements as numbered clauses, each with a paragraph that explains it."""
    for row in rows:
        sheet.paragraph(f"{clause_number(row)} {row.text}")
        why = f"Wie dit doet is afgesproken: {row.actor}. Klaar: {row.due}. Ieder half jaar bespreken partijen hoe ver het is."
        sheet.paragraph(f"Toelichting: {why} {row.goal} {row.frame}".strip(), after=33)


PAINTERS: dict[str, Painter] = {"ruled": _ruled, "horizontal": _horizontal, "shaded": _shaded}
LAYOUTS = (*PAINTERS, "prose")
# About how many rows a page holds, in any of them.
ROWS_A_PAGE = 12.2


def to_pdf(made: MadeDocument, layout: str) -> tuple[bytes, int]:
    """A document in one of LAYOUTS, and its number of pages."""
    sheet = Sheet(A4 if layout == "prose" else landscape(A4), f"Prestatieafspraken {made.municipality} {made.year}")
    sheet.paragraph(f"Prestatieafspraken {made.year} gemeente {made.municipality}", bold=True, size=16, after=14)
    sheet.paragraph(
        f"De gemeente {made.municipality}, woningcorporatie Woonzaam en huurdersorganisatie De Schakel leggen hier vast"
        f" wat zij in {made.year} doen. Deze jaarschijf hoort bij de kaderafspraken {made.frame_period}.",
        after=14,
    )
    for theme in sorted({row.theme for row in made.rows}):
        rows = [row for row in made.rows if row.theme == theme]
        if not sheet.fits(12 * LEADING):
            sheet.new_page()
        sheet.paragraph(f"Thema {theme + 1}. {THEMES[theme]}", bold=True, size=13, after=8)
        if layout == "prose":
            _clauses(sheet, made, rows)
        else:
            _table(sheet, made, rows, PAINTERS[layout])
    return sheet.finish(), sheet.pages
