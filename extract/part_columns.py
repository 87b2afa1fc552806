"""Columns headed by parties that say what part each plays: `Gemeente | Corporatie`, with `trekker` or `betrokken` under them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from jaarschijf.extract.columns import Column
from jaarschijf.extract.paragraphs import words_to_text
from jaarschijf.extract.party_tables import head_cells
from jaarschijf.extract.stitch import StitchedCell, StitchedRow, StitchedTable
from jaarschijf.extract.vocabulary import names_party
from jaarschijf.schema.geometry import union

_LEADS = re.compile(r"(?:trekker|trekt|hoofdtrekker|verantwoordelijk(?:e)?|voert uit|uitvoerder)\.?", re.IGNORECASE)
# Where all that stands under the parties' names is a mark or a letter: a cross, or the T of `trekker`.
_TAKES_PART = re.compile(r"[xX✓✔√●•■×✗]")
_LETTER = re.compile(r"[A-Z](?:\s*/\s*[A-Z])?")
_LEADS_BY_LETTER = re.compile(r"T(?:\s*/\s*[A-Z])?|[A-Z]\s*/\s*T")
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
    marked = _marked(table, columns, parts, parties)
    parts, leads = marked or (parts, _LEADS)
    leading = [[place for place in parts if leads.fullmatch(row.cells[place].text)] for row in table.rows]
    if len(parts) < _LEAST_COLUMNS or not any(leading):
        return table, list(columns)
    heads = head_cells(table)
    rows = []
    for row, places in zip(table.rows, leading, strict=True):
        rows.append(StitchedRow(row.page, [*row.cells, _together([heads[place] for place in places])], row.joined))
    widened = StitchedTable(table.first, table.header, rows, table.lead, table.goals, table.places)
    told = [replace(c, role="none") if marked and j in parts else c for j, c in enumerate(columns)]
    return widened, [*told, Column("trekker")]


def _together(heads: Sequence[StitchedCell]) -> StitchedCell:
    """A cell with the names in these, apart by a comma."""
    pieces = [piece for head in heads for piece in head.pieces]
    if len(heads) < _LEAST_COLUMNS or len({piece.page for piece in pieces}) > 1:
        return StitchedCell(pieces)
    words = [word for piece in pieces for word in piece.words]
    names = ", ".join(words_to_text(head.words) for head in heads)
    return StitchedCell([replace(pieces[0], box=union([piece.box for piece in pieces]), words=words, text=names)])


def _marked(
    table: StitchedTable, columns: Sequence[Column], parts: Sequence[int], parties: Sequence[str]
) -> tuple[list[int], re.Pattern[str]] | None:
    """Those of the columns that are headed by a party and have marks or letters alone, and what there says that it leads."""
    names = " | ".join(["", *parties, ""]).lower()
    headed = [
        place
        for place in parts
        if names_party(columns[place].heading) or f" {columns[place].heading.lower()} " in names
    ]
    texts = [row.cells[place].text for row in table.rows if not row.spanning for place in headed]
    said = [text for text in texts if text and text != "-"]
    if said and all(map(_TAKES_PART.fullmatch, said)):
        return headed, _TAKES_PART
    if said and all(map(_LETTER.fullmatch, said)) and any(map(_LEADS_BY_LETTER.fullmatch, said)):
        return headed, _LEADS_BY_LETTER
    return None


def _are_names(texts: Sequence[str], parties: Sequence[str]) -> bool:
    """Whether most of these texts that are not empty are names of parties, or part of one."""
    filled = [text.lower() for text in texts if text]
    names = [name.lower() for name in parties]
    known = [text for text in filled if any(text in name or name in text for name in names)]
    return len(known) > 0.5 * len(filled)
