"""Tables whose cells hold more than one agreement, each with a number of its own: `1.1 Woonborg bouwt ...`, and under that `1.2 ...`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from jaarschijf.extract.agreements.columns import Column
from jaarschijf.extract.agreements.party_tables import items_of
from jaarschijf.extract.agreements.stitched import StitchedCell, StitchedRow, StitchedTable
from jaarschijf.extract.wording.vocabulary import AGREED, Role

# What stands beside some agreements holds for each: who acts and when. What they are about, the rows below take over.
_FOR_EACH: tuple[Role | None, ...] = ("trekker", "gereed", "toelichting")


def with_items_apart(table: StitchedTable, columns: list[Column]) -> tuple[StitchedTable, list[Column]]:
    """The table and what its columns hold, with a row for each numbered agreement in a cell, where no column has numbers and one has what is agreed."""
    agreed = [place for place, column in enumerate(columns) if column.role in AGREED]
    if len(agreed) != 1 or any(column.role == "number" for column in columns):
        return table, columns
    # Looked at one by one first: those of a long table are put away.
    if all(len(list(_parts(row, agreed[0], columns))) == 1 for row in table.rows):
        return table, columns
    return replace(table, rows=[part for row in table.rows for part in _parts(row, agreed[0], columns)]), columns


def _parts(row: StitchedRow, place: int, columns: Sequence[Column]) -> Iterator[StitchedRow]:
    items = [] if row.spanning or len(row.cells) <= place else items_of(row.cells[place], numbered=True)
    if len(items) <= 1:
        yield row
        return
    for at, item in enumerate(items):
        cells = [
            item if k == place else cell if not at or column.role in _FOR_EACH else StitchedCell()
            for k, (cell, column) in enumerate(zip(row.cells, columns, strict=True))
        ]
        yield StitchedRow(row.page if not item.pieces else item.pieces[0].page, cells, row.joined)
