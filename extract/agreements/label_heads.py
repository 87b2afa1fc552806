"""Agreements each under a row with its number and who acts and when, each after its label: `1.1 | Trekker: gemeente | Gereed: mei`."""

from __future__ import annotations

from dataclasses import replace

from jaarschijf.extract.agreements.box_cards import FIELDS, fields_of_cell, labelled_fields
from jaarschijf.extract.agreements.columns import Column
from jaarschijf.extract.agreements.goal_labels import labelled_goal
from jaarschijf.extract.agreements.stitched import StitchedCell, StitchedRow, StitchedTable
from jaarschijf.extract.text.alignment import is_row_number
from jaarschijf.extract.wording.vocabulary import Role, Vocabulary, is_row_label

_BOTH = 2  # who acts and when
_LEAST_HEADS = 2

_Fields = dict[Role, StitchedCell]


def table_under_labels(table: StitchedTable, vocabulary: Vocabulary) -> tuple[StitchedTable, list[Column]] | None:
    """A table in which such a row stands over each agreement, which runs over the full width, as what explains it under that may do,
    with one row for all. None for others."""
    if table.header is not None or not table.rows:
        return None
    heads = [_head(row, vocabulary) for row in table.rows]
    found = [head for head in heads if head]
    if len(found) < (1 if any(len(head) > _BOTH for head in found) else _LEAST_HEADS):
        return None
    # Of a row over the full width that is no agreement's, no fields.
    made: list[tuple[StitchedRow, _Fields]] = []
    for row, head in zip(table.rows, heads, strict=True):
        if head:
            made.append((row, head))
        elif not row.spanning:
            return None
        elif not made or not _take(row, made[-1][1], vocabulary):
            made.append((row, {}))
    if any(fields and "jaarafspraak" not in fields for _, fields in made):
        return None
    rows = [StitchedRow(row.page, _cells(row, fields), row.joined) for row, fields in made]
    return replace(table, header=None, rows=rows), [Column(role) for role in FIELDS]


def _cells(row: StitchedRow, fields: _Fields) -> list[StitchedCell]:
    if fields:
        return [fields.get(role, StitchedCell()) for role in FIELDS]
    return [StitchedCell(_only(row).pieces, len(FIELDS)), *(StitchedCell() for _ in FIELDS[1:])]


def _head(row: StitchedRow, vocabulary: Vocabulary) -> _Fields:
    """The number, and who acts or when, of a row that has these and no more; none of another."""
    first, *others = [cell for cell in row.cells if cell.words] or [StitchedCell()]
    if not others or not (is_row_number(first.text) or is_row_label(first.text)):
        return {}
    told = labelled_fields(StitchedRow(row.page, others, row.joined), vocabulary)
    return {"number": StitchedCell(first.pieces), **told} if told.keys() & {"trekker", "gereed"} else {}


def _take(row: StitchedRow, fields: _Fields, vocabulary: Vocabulary) -> bool:
    """Whether a text over the full width is what is agreed, goes on with that on the next page, or tells more of it after its label."""
    if not fields or labelled_goal(" ".join(row.texts).strip(), vocabulary) is not None:
        return False
    said = fields_of_cell(_only(row), vocabulary, "jaarafspraak")
    agreed = fields.get("jaarafspraak")
    if "jaarafspraak" in said and agreed is not None:
        if set(said) != {"jaarafspraak"} or agreed.pieces[-1].page == row.page:
            return False
        fields["jaarafspraak"] = StitchedCell([*agreed.pieces, *said["jaarafspraak"].pieces])
        return True
    if said.keys() & fields.keys():
        return False
    fields.update(said)
    return True


def _only(row: StitchedRow) -> StitchedCell:
    return next(cell for cell in row.cells if cell.words)
