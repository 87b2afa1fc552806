"""Headings of a table that stand alone, with no row under them in their own table."""

from __future__ import annotations

from jaarschijf.extract.agreements.headers import header_of
from jaarschijf.extract.tables.open_table import table_columns
from jaarschijf.extract.wording.vocabulary import Vocabulary
from jaarschijf.schema.table import Table

_SIDE = 3.0  # points between borders of two tables with the same columns


def stand_alone(table: Table, vocabulary: Vocabulary) -> bool:
    """Whether a table is no more than headings of one of agreements."""
    header = header_of(table, vocabulary)
    return header is not None and not any(cell.words for cell in table.cells if cell.row >= header.end)


def head_next(table: Table, below: Table | None) -> bool:
    """Whether a table of one row has the columns of the one of agreements `below` it: a title stands between its headings and
    what is under these."""
    if below is None or table.row_count > 1:
        return False
    xs, others = table_columns(table), table_columns(below)
    return len(xs) == len(others) and all(abs(x - y) < _SIDE for x, y in zip(xs, others, strict=True))
