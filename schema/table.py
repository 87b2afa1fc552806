"""A table as it stands on one page, before anyone knows what it is about."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from jaarschijf.schema.geometry import Box, Word

TableMethod = Literal["ruled", "horizontal", "shaded", "aligned"]


@dataclass(slots=True)
class Cell:
    """A cell: 0-based `row` and `column` of its top left corner, its spans, its box and the words in it, in reading order.

    `text` is theirs, as a reader would write it; None before it is told.
    """

    row: int
    column: int
    box: Box
    words: list[Word] = field(default_factory=list)
    row_span: int = 1
    column_span: int = 1
    text: str | None = None


@dataclass(slots=True)
class Table:
    """A grid of cells on one page (1-based), with the `method` that found it: which evidence on the page made the columns and rows.

    `open_top` and `open_bottom`: borders are drawn, and none closes the first or the last row; it may go on on another page.
    `rows_ruled`: of a table with horizontal rules only, that these stand between its rows, or do so in the one before it.
    `ruled_within`: a rule runs through one of its cells, between the words. `overrun`: a line of text goes on over a border.
    `ruled_astray`: a rule runs across it and ends where none of its borders does. `uprights_broken`: its upright rules all break at one height, at which none runs across.
    """

    page: int
    box: Box
    cells: list[Cell]
    method: TableMethod
    open_top: bool = False
    open_bottom: bool = False
    rows_ruled: bool = False
    ruled_within: bool = False
    ruled_astray: bool = False
    overrun: bool = False
    uprights_broken: bool = False

    @property
    def row_count(self) -> int:
        """Grid rows, spans included."""
        return max((cell.row + cell.row_span for cell in self.cells), default=0)

    @property
    def column_count(self) -> int:
        """Grid columns, spans included."""
        return max((cell.column + cell.column_span for cell in self.cells), default=0)
