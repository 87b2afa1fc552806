"""Columns headed by parties that say what part each plays: `Gemeente | Corporatie`, with `trekker` or `betrokken` under them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jaarschijf.extract.columns import Column
from jaarschijf.extract.party_tables import head_cells
from jaarschijf.extract.stitch import StitchedCell, StitchedRow, StitchedTable

_LEADS = re.compile(r"(?:trekker|trekt|hoofdtrekker|verantwoordelijk(?:e)?|voert uit|uitvoerder)\.?", re.IGNORECASE)
_LEAST_COLUMNS = 2


def with_leading_parties(table: StitchedTable, columns: Sequence[Column]) -> tuple[StitchedTable, list[Column]]:
    """The table with a column more, of the heading or headings that a row calls its trekker; as it is where none does so, or
    another column tells."""
    parts = [place for place, column in enumerate(columns) if column.role is None and column.heading]
    leading = [[place for place in parts if _LEADS.fullmatch(row.cells[place].text)] for row in table.rows]
    if len(parts) < _LEAST_COLUMNS or not any(leading) or any(column.role == "trekker" for column in columns):
        return table, list(columns)
    heads = head_cells(table)
    rows = []
    for row, places in zip(table.rows, leading, strict=True):
        named = StitchedCell([piece for place in places for piece in heads[place].pieces])
        rows.append(StitchedRow(row.page, [*row.cells, named], row.joined))
    widened = StitchedTable(table.first, table.header, rows, table.lead, table.goals, table.places)
    return widened, [*columns, Column("trekker")]
