"""Columns headed by parties that say what part each plays: `Gemeente | Corporatie`, with `trekker` or `betrokken` under them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jaarschijf.extract.columns import Column
from jaarschijf.extract.party_tables import head_cells
from jaarschijf.extract.stitch import StitchedCell, StitchedRow, StitchedTable
from jaarschijf.extract.vocabulary import names_party

_LEADS = re.compile(r"(?:trekker|trekt|hoofdtrekker|verantwoordelijk(?:e)?|voert uit|uitvoerder)\.?", re.IGNORECASE)
_LEAST_COLUMNS = 2


def with_leading_parties(
    table: StitchedTable, columns: Sequence[Column], parties: Sequence[str] = ()
) -> tuple[StitchedTable, list[Column]]:
    """The table with a column more, of the heading or headings that a row calls its trekker; or the only column headed by what
    a party is, with names of the `parties` in it, as its trekkers. As it is where none does so, or another column tells."""
    if any(column.role == "trekker" for column in columns):
        return table, list(columns)
    own = [place for place, column in enumerate(columns) if column.role is None and names_party(column.heading)]
    if len(own) == 1 and _are_names([row.cells[own[0]].text for row in table.rows if not row.spanning], parties):
        return table, [Column("trekker", None, c.heading) if j in own else c for j, c in enumerate(columns)]
    parts = [place for place, column in enumerate(columns) if column.role is None and column.heading]
    leading = [[place for place in parts if _LEADS.fullmatch(row.cells[place].text)] for row in table.rows]
    if len(parts) < _LEAST_COLUMNS or not any(leading):
        return table, list(columns)
    heads = head_cells(table)
    rows = []
    for row, places in zip(table.rows, leading, strict=True):
        named = StitchedCell([piece for place in places for piece in heads[place].pieces])
        rows.append(StitchedRow(row.page, [*row.cells, named], row.joined))
    widened = StitchedTable(table.first, table.header, rows, table.lead, table.goals, table.places)
    return widened, [*columns, Column("trekker")]


def _are_names(texts: Sequence[str], parties: Sequence[str]) -> bool:
    """Whether most of these texts that are not empty are names of parties, or part of one."""
    filled = [text.lower() for text in texts if text]
    names = [name.lower() for name in parties]
    known = [text for text in filled if any(text in name or name in text for name in names)]
    return len(known) > 0.5 * len(filled)
