"""Tables too wide for a page, as a spreadsheet prints them: the columns that do not fit stand on later pages, row by row at the
heights of the first ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from jaarschijf.extract.agreements.headers import Header, cell_text, cells_of_row
from jaarschijf.extract.agreements.stitched import Piece, StitchedCell, StitchedRow
from jaarschijf.extract.tables.lattice import RowHeights
from jaarschijf.extract.wording.vocabulary import AGREED, Vocabulary, normalise
from jaarschijf.schema.table import Table

_SURE, _KNOWN = 90.0, 75.0


@dataclass(slots=True)
class PageWidths:
    """The parts of a table so far: the `heights` of their rows, and the row of the whole that each of their grid rows is (`rows`,
    0-based). The `columns` that a page of more columns goes on with begin at `offset`, and the next such page is beside part
    `place`. The tables themselves are not kept: a long one goes over many pages."""

    heights: list[RowHeights] = field(default_factory=list)
    rows: list[dict[int, int]] = field(default_factory=list)
    offset: int = 0
    columns: int = 0
    place: int = 0

    def add(self, table: Table, rows: Iterable[int], begin: int) -> None:
        """Note one more part, whose grid `rows` are those of the whole from `begin` on."""
        self.heights.append(RowHeights.of(table))
        self.rows.append({row: at for at, row in enumerate(rows, start=begin)})

    def begins(self, table: Table, header: Header | None, vocabulary: Vocabulary) -> bool:
        """Whether a table begins columns of a whole with this `header` that did not fit: as high, row by row, as its first part, with
        headings of which most are known and none among its own; agreements stand in one of the two."""
        if header is None or not self.rows[0]:
            return False
        agreed = any(heading.role in AGREED for heading in header.headings)
        texts = {normalise(text) for text in header.texts}
        own = [cell_text(cell) for cell in cells_of_row(table, 0) if cell.words]
        told = [vocabulary.heading(text) for text in own]
        # `Einddatum` may not have fitted beside `Start`.
        other = any(heading.role in AGREED and heading.score >= _KNOWN for heading in told) != agreed
        new = other and texts.isdisjoint(map(normalise, own)) and all(heading.role != "number" for heading in told)
        known = sum(heading.role is not None and heading.score >= _SURE for heading in told)
        return new and 2 * known > len(told) and self.heights[0].are_those_of(table)

    def goes_on(self, table: Table) -> bool:
        """Whether a table has the columns that were begun, beside the next part."""
        expected = 0 < self.place < len(self.heights) and table.column_count == self.columns
        return expected and self.heights[self.place].are_those_of(table, least=1)

    def widened(self, rows: Iterable[StitchedRow], table: Table) -> list[StitchedRow]:
        """The rows of the whole with the cells that the table has beside its part of them."""
        wider = list(rows)
        if self.place == 0:
            self.offset, self.columns = max(len(row.cells) for row in wider), table.column_count
            wider = [row.with_more(StitchedCell() for _ in range(table.column_count)) for row in wider]
        for cell in table.cells:
            at = self.rows[self.place].get(cell.row)
            if at is not None and cell.words:
                piece = Piece(table.page, cell.box, cell.words, cell.text)
                wider[at].cells[self.offset + cell.column] = StitchedCell([piece])
        self.place = self.place + 1 if self.place + 1 < len(self.heights) else 0
        return wider


def rows_with_words(table: Table) -> list[int]:
    """The grid rows (0-based) in which a cell with words begins."""
    return [i for i in range(table.row_count) if any(cell.words for cell in cells_of_row(table, i))]


def with_headings(header: Header, table: Table, vocabulary: Vocabulary) -> Header:
    """The header of the whole, with the headings of more columns."""
    texts = [""] * table.column_count
    for cell in cells_of_row(table, 0):
        texts[cell.column] = cell_text(cell)
    headings = tuple(vocabulary.heading(text) for text in texts)
    return Header(header.first, header.end, (*header.texts, *texts), (*header.headings, *headings))
