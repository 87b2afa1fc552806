"""Agreements for more years than one in a cell, each behind its year: `2030: veertig huizen`, `2031: ...`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from jaarschijf.extract.agreements.columns import Column
from jaarschijf.extract.agreements.stitched import StitchedCell, StitchedTable
from jaarschijf.extract.text.lines import words_to_lines
from jaarschijf.schema.geometry import Word

_YEAR = re.compile(r"(20\d\d):")
_LEAST_YEARS = 2


def with_years_apart(table: StitchedTable, columns: list[Column]) -> tuple[StitchedTable, list[Column]]:
    """The table with a column for each year, where all cells of what is agreed have a line for each. Itself where one has not."""
    agreed = [at for at, column in enumerate(columns) if column.role == "jaarafspraak"]
    if len(agreed) != 1:
        return table, columns
    (at,) = agreed
    years: set[int] = set()
    # Looked through first: the rows of a long table are not all unpacked at once.
    for row in table.rows:
        if row.spanning or not row.cells[at].words:
            continue
        if _year_of(row.cells[at].words[0]) is None:
            return table, columns
        years |= {int(year) for word in row.cells[at].words if (year := _year_of(word))}
    if len(years) < _LEAST_YEARS:
        return table, columns
    order = sorted(years)
    rows = []
    for row in table.rows:
        parts = {} if row.spanning else _parts(row.cells[at])
        told = row.with_more(parts.get(year, StitchedCell()) for year in order)
        if parts:
            told.cells[at] = StitchedCell()
        rows.append(told)
    told_columns = [replace(column, role="none") if j == at else column for j, column in enumerate(columns)]
    return replace(table, rows=rows), [*told_columns, *(Column("jaarafspraak", year, str(year)) for year in order)]


def _year_of(word: Word) -> str | None:
    found = _YEAR.fullmatch(word.text)
    return found[1] if found else None


def _parts(cell: StitchedCell) -> dict[int, StitchedCell]:
    """What a cell says of each year: the lines that begin with one, and those under them, over pages too."""
    parts: dict[int, StitchedCell] = {}
    current: int | None = None
    for piece in cell.pieces:
        said: dict[int, list[Word]] = {}
        for line in words_to_lines(piece.words, piece.page):
            words: Sequence[Word] = line.words
            if (year := _year_of(words[0])) is not None:
                current, words = int(year), words[1:]
            if current is not None:
                said.setdefault(current, []).extend(words)
        for year_said, own in said.items():
            if own:
                parts.setdefault(year_said, StitchedCell()).take([piece.holding(own)])
    return parts
