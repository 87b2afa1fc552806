"""A table over pages as one: its rows, their cells, and the part of each cell on each page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from jaarschijf.extract.agreements.headers import Header
from jaarschijf.extract.agreements.said import Said
from jaarschijf.extract.wording.vocabulary import Role
from jaarschijf.schema.geometry import Box, Word
from jaarschijf.schema.table import Table


@dataclass(slots=True)
class Piece:
    """The part of a cell on one page (1-based): the cell's box there, its words, and their text where it is told.

    `others` are words of the cell that were left out: they stand in its box, and are not of its text.
    """

    page: int
    box: Box
    words: list[Word]
    text: str | None = None
    others: Sequence[Word] = ()

    def holding(self, words: list[Word]) -> Piece:
        """The part with these of its words alone, without a sign at the end of one perhaps."""
        kept = {word.box for word in words}
        left = [word for word in self.words if word.box not in kept]
        return Piece(self.page, self.box, words, others=[*self.others, *left])


@dataclass(slots=True)
class StitchedCell:
    """A cell of a stitched row: its pieces, page by page. `merged`: drawn as one with the cell above."""

    pieces: list[Piece] = field(default_factory=list)
    column_span: int = 1
    merged: bool = False
    _text: str | None = None

    def take(self, pieces: Iterable[Piece]) -> None:
        """Go on with these pieces."""
        self.pieces = [*self.pieces, *pieces]
        self._text = None

    @property
    def words(self) -> list[Word]:
        """All words, in reading order."""
        return [word for piece in self.pieces for word in piece.words]

    @property
    def text(self) -> str:
        """The words in a row, one space apart: to compare by, not to keep."""
        if self._text is None:
            self._text = " ".join(word.text for piece in self.pieces for word in piece.words)
        return self._text


@dataclass(slots=True)
class StitchedRow:
    """A row with a cell for each column (those a wide cell covers stand empty). `joined`: put together over a page's end."""

    page: int
    cells: list[StitchedCell]
    joined: bool = False

    @property
    def texts(self) -> list[str]:
        """The words of each cell in a row."""
        return [cell.text for cell in self.cells]

    @property
    def spanning(self) -> bool:
        """Whether all the row's text stands in one cell over (nearly) all columns."""
        filled = [cell for cell in self.cells if cell.pieces and cell.words]
        return len(filled) == 1 and filled[0].column_span > 1 and filled[0].column_span >= len(self.cells) - 1

    def with_more(self, cells: Iterable[StitchedCell]) -> StitchedRow:
        """The row with more cells at its right; what stands over all of it still does."""
        more = list(cells)
        own = [
            replace(cell, column_span=cell.column_span + len(more)) if self.spanning and cell.words else cell
            for cell in self.cells
        ]
        return StitchedRow(self.page, [*own, *more], self.joined)


@dataclass(slots=True)
class StitchedTable:
    """A table whole again: its first part, its header (None when nothing reads as one) and its body rows.

    `lead` holds full-width rows before the header: a title or a theme. `goals` and a `year` are printed over the table, for its rows.
    `announced`: as what a line over it announces its rows, none where nothing does.
    `places` are the page (1-based) and the box of each of its parts.
    """

    first: Table
    header: Header | None
    rows: Sequence[StitchedRow]
    lead: list[StitchedRow] = field(default_factory=list)
    goals: Said = field(default_factory=Said)
    places: Sequence[tuple[int, Box]] = ()
    year: int | None = None
    announced: Role | None = None

    @property
    def width(self) -> int:
        """Number of columns of its rows."""
        return len(self.rows[0].cells) if self.rows else self.first.column_count
