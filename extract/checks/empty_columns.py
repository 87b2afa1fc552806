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
        empty = {at for at, text in enumerate(header.texts) if names_party(text)}
        count = 0
        # One at a time: those of a long table are put away.
        for row in table.rows:
            if len(empty) < _LEAST_COLUMNS:
                return
            if not row.spanning and len(row.cells) == len(header.texts):
                empty = {at for at in empty if not row.cells[at].words}
                count += 1
        if count >= _LEAST_ROWS and len(empty) >= _LEAST_COLUMNS:
            self._pages.add(table.first.page)

    def pages(self) -> Iterator[int]:
        """The pages that these begin on, once all was looked at."""
        yield from sorted(self._pages)
