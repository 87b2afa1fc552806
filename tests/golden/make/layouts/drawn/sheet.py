"""A canvas with a cursor: headings, paragraphs and cells at a place, over as many pages as it takes."""

from __future__ import annotations

import io
from collections.abc import Callable
from html import escape
from pathlib import Path

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from tests.golden.make.layouts.content import BULLET

FONTS = Path("/usr/share/fonts/truetype")


def register(name: str, path: str) -> str:
    """Make a TrueType font of Debian's font packages known to ReportLab under `name`."""
    pdfmetrics.registerFont(TTFont(name, str(FONTS / path)))
    return name


class Sheet:
    """A document in the making; `y` is the cursor, in points from the page's bottom left."""

    def __init__(self, size: tuple[float, float], margin: float, furniture: Callable[[Canvas, int], None]) -> None:
        self.buffer = io.BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=size, invariant=1)
        self.size, self.margin, self.furniture = size, margin, furniture
        self.page, self.y = 1, size[1] - margin

    @property
    def width(self) -> float:
        """The room between the margins."""
        return self.size[0] - 2 * self.margin

    def room(self) -> float:
        """The height left above the bottom margin."""
        return self.y - self.margin

    def next_page(self) -> None:
        """Draw the page's furniture and begin another page."""
        self.furniture(self.canvas, self.page)
        self.canvas.showPage()
        self.page, self.y = self.page + 1, self.size[1] - self.margin

    def paragraph(self, text: str, style: ParagraphStyle, keep: float = 0) -> None:
        """Draw a paragraph over the whole width at the cursor; `keep` points must fit below it."""
        block = Paragraph(escape(text), style)
        _, height = block.wrap(self.width, 10_000)
        if self.room() < style.spaceBefore + height + keep:
            self.next_page()
        self.y -= style.spaceBefore + height
        block.drawOn(self.canvas, self.margin, self.y)
        self.y -= style.spaceAfter

    def cell(self, text: str, x: float, top: float, width: float, style: ParagraphStyle) -> None:
        """Draw a cell's paragraphs downwards from `top`."""
        for block in cell_to_blocks(text, style):
            _, height = block.wrap(width, 10_000)
            top -= height
            block.drawOn(self.canvas, x, top)
            top -= style.spaceAfter

    def finish(self) -> bytes:
        """Give the PDF."""
        self.furniture(self.canvas, self.page)
        self.canvas.save()
        return self.buffer.getvalue()


def cell_to_blocks(text: str, style: ParagraphStyle) -> list[Paragraph]:
    """Give a cell's paragraphs; a bullet hangs in the margin of its paragraph."""
    blocks = []
    for part in text.split("\n\n") if text else []:
        if bullet := BULLET.match(part):
            hanging = ParagraphStyle("bullet", parent=style, leftIndent=9, bulletIndent=0)
            blocks.append(Paragraph(escape(part[bullet.end() :]), hanging, bulletText="\u2022"))
        else:
            blocks.append(Paragraph(escape(part), style))
    return blocks


def cell_height(text: str, width: float, style: ParagraphStyle) -> float:
    """Give the height that a cell's paragraphs take."""
    return sum(block.wrap(width, 10_000)[1] + style.spaceAfter for block in cell_to_blocks(text, style))
