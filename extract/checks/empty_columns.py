"""Columns that the parties' names are over and that hold nothing at all: which of them act may be told by marks that are drawn."""

from __future__ import annotations

from collections.abc import Iterator

from jaarschijf.extract.agreements.stitched import StitchedTable
from jaarschijf.extract.wording.vocabulary import AGREED, names_party

_LEAST_COLUMNS, _LEAST_ROWS = 2, 2


class EmptyColumns:
    """Notes the tables of agreements with such columns."""

    def __init__(self) -> None:
        self._pages: set[int] = set()

    def add(self, table: StitchedTable) -> None:
        """Look at one more table."""
        header = table.header
        if header is None or not any(heading.role in AGREED for heading in header.headings):
            return
        rows = [row.cells for row in table.rows if not row.spanning and len(row.cells) == len(header.texts)]
        named = [at for at, text in enumerate(header.texts) if names_party(text)]
        empty = [at for at in named if not any(cells[at].words for cells in rows)]
        if len(rows) >= _LEAST_ROWS and len(empty) >= _LEAST_COLUMNS:
            self._pages.add(table.first.page)

    def pages(self) -> Iterator[int]:
        """The pages that these begin on, once all was looked at."""
        yield from sorted(self._pages)
