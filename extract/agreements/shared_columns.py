"""Columns whose heading names two fields, `Wie en wanneer`: who is to act, and when, told apart by what they say."""

from __future__ import annotations

import re
from dataclasses import replace

from jaarschijf.extract.agreements.column_texts import BEGINS_LABELLED, mostly
from jaarschijf.extract.agreements.columns import Column
from jaarschijf.extract.agreements.stitched import StitchedCell, StitchedTable
from jaarschijf.extract.agreements.who_acts import WHEN
from jaarschijf.extract.text.lines import words_to_lines
from jaarschijf.extract.wording.vocabulary import Role, Vocabulary
from jaarschijf.schema.geometry import Word

_BETWEEN = re.compile(r"\s*(?:/|&|\+|,|;|\||\ben\b)\s*")
_BOTH: frozenset[Role | None] = frozenset(("trekker", "gereed"))
_SURE = 90.0  # how sure a heading is
# `uiterlijk 1 juli 2030`, `31-12-2030`: a moment from its first word on.
_BEGINS = re.compile(
    rf"\(?(?:(?:uiterlijk|vóór|voor|per|vanaf|in|tot|tot en met|t/m|eind|begin|medio|rond|[1-4]e|eerste|tweede|derde|vierde)\s+(?:(?:de|het)\s+)?"
    rf"|\d{{1,2}}[-/.\s]+)*(?:{WHEN.pattern})",
    re.IGNORECASE,
)


def with_moments_apart(
    table: StitchedTable, columns: list[Column], vocabulary: Vocabulary
) -> tuple[StitchedTable, list[Column]]:
    """The table with a column for when, where one that is headed as both holds who is to act too. Itself where none is."""
    shared = [j for j, column in enumerate(columns) if _heads_both(column.heading, vocabulary)]
    if len(shared) != 1 or any(column.role in _BOTH for j, column in enumerate(columns) if j not in shared):
        return table, columns
    (at,) = shared
    told = [replace(column, role="trekker", guessed=False) if j == at else column for j, column in enumerate(columns)]
    if mostly([row.cells[at].text for row in table.rows if not row.spanning], BEGINS_LABELLED):
        # Its labels part them.
        return table, told
    rows = []
    for row in table.rows:
        who, when = (row.cells[at], StitchedCell()) if row.spanning else _parted(row.cells[at])
        wider = row.with_more([when])
        if not row.spanning:
            wider.cells[at] = who
        rows.append(wider)
    return replace(table, rows=rows), [*told, Column("gereed")]


def _heads_both(heading: str, vocabulary: Vocabulary) -> bool:
    said = [vocabulary.heading(part[:1].upper() + part[1:]) for part in _BETWEEN.split(heading)] if heading else []
    return len(said) == len(_BOTH) == len({h.role for h in said} & _BOTH) and all(h.score >= _SURE for h in said)


def _parted(cell: StitchedCell) -> tuple[StitchedCell, StitchedCell]:
    """Who is to act, and the moment that the cell ends in."""
    if len(cell.pieces) != 1:
        return cell, StitchedCell()
    (piece,) = cell.pieces
    words = [word for line in words_to_lines(piece.words, piece.page) for word in line.words]
    texts = [word.text for word in words]
    begin = next((k for k in range(len(words)) if _BEGINS.match(" ".join(texts[k:]))), len(words))
    who, when = _without_mark(words[:begin]), words[begin:]
    return StitchedCell([piece.holding(who)] if who else []), StitchedCell([piece.holding(when)] if when else [])


def _without_mark(words: list[Word]) -> list[Word]:
    """The words without what parts them from the next: `Woonborg,` or `Woonborg |`."""
    if not words or words[-1].text[-1] not in ",;|/–-":
        return words
    *before, last = words
    return before if len(last.text) == 1 else [*before, replace(last, text=last.text[:-1], ends=last.ends[:-1])]
