"""What each party brings in beside an agreement: `Afspraak | Rol gemeente | Rol corporatie`, told as what explains it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jaarschijf.extract.columns import Column
from jaarschijf.extract.paragraphs import words_to_text
from jaarschijf.extract.party_tables import names_who_acts
from jaarschijf.extract.stitch import StitchedCell, StitchedRow, StitchedTable
from jaarschijf.schema.geometry import union

_LEAST_COLUMNS = 2
_AGREED = ("jaarafspraak", "kaderafspraak")


def with_contributions(
    table: StitchedTable, columns: Sequence[Column], parties: Sequence[str]
) -> tuple[StitchedTable, list[Column]]:
    """The table with a column more, of what explains an agreement: what stands in the columns of the parties, each with its
    heading. As it is where another column explains, or less than two parties have one."""
    roles = {column.role for column in columns}
    if None not in roles or "toelichting" in roles or not roles.intersection(_AGREED):
        return table, list(columns)
    names = [f" {name.lower()} " for name in parties]
    brought = [k for k, c in enumerate(columns) if c.role is None and c.heading and names_who_acts(c.heading, names)]
    if len(brought) < _LEAST_COLUMNS:
        return table, list(columns)
    heads = [columns[place].heading.rstrip(": ") for place in brought]
    rows = [
        StitchedRow(row.page, [*row.cells, _told([row.cells[place] for place in brought], heads)], row.joined)
        for row in table.rows
    ]
    told = [replace(c, role="none") if place in brought else c for place, c in enumerate(columns)]
    widened = StitchedTable(table.first, table.header, rows, table.lead, table.goals, table.places)
    return widened, [*told, Column("toelichting")]


def _told(cells: Sequence[StitchedCell], heads: Sequence[str]) -> StitchedCell:
    """A cell with the text of these, each after what heads it and in a paragraph of its own."""
    pieces = [piece for cell in cells for piece in cell.pieces if piece.words]
    if not pieces or len({piece.page for piece in pieces}) > 1:
        return StitchedCell(pieces)
    texts = [f"{head}: {words_to_text(cell.words)}" for head, cell in zip(heads, cells, strict=True) if cell.words]
    words = [word for piece in pieces for word in piece.words]
    box = union([piece.box for piece in pieces])
    return StitchedCell([replace(pieces[0], box=box, words=words, text="\n\n".join(texts))])
