"""A row of headings that is shaded, right over a table with its columns of which lines are drawn: the first row of that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jaarschijf.extract.tables.open_table import table_columns
from jaarschijf.extract.wording.vocabulary import Vocabulary
from jaarschijf.schema.geometry import union
from jaarschijf.schema.table import Table

_TOUCHING, _ALIKE = 3.0, 4.0  # points between the two, and between their borders
_SURE, _LEAST_KNOWN = 90.0, 2


def with_header_strips(tables: Sequence[Table], vocabulary: Vocabulary) -> list[Table]:
    """The tables of a page, each such row with what is under it."""
    strips = [table for table in tables if _is_one_row(table) and _known(table, vocabulary) >= _LEAST_KNOWN]
    if not strips:
        return list(tables)
    found: list[Table] = []
    joined: set[int] = set()
    for table in tables:
        strip = next((strip for strip in strips if strip is not table and _heads(strip, table)), None)
        if strip is not None and _known(table, vocabulary) < _LEAST_KNOWN:
            joined.add(id(strip))
            head = [replace(cell, row_span=1) for cell in strip.cells if cell.row == 0]
            below = [replace(cell, row=cell.row + 1) for cell in table.cells]
            box, cells = union((strip.box, table.box)), [*head, *below]
            table = replace(table, box=box, cells=cells, open_top=True)
        found.append(table)
    return [table for table in found if id(table) not in joined]


def _is_one_row(table: Table) -> bool:
    return all(cell.row == 0 or not cell.words for cell in table.cells)


def _known(table: Table, vocabulary: Vocabulary) -> int:
    """How many cells of the first row hold known headings."""
    texts = (" ".join(word.text for word in cell.words) for cell in table.cells if cell.row == 0)
    return sum(vocabulary.heading(text).score >= _SURE for text in texts)


def _heads(strip: Table, table: Table) -> bool:
    if abs(table.box.top - strip.box.bottom) > _TOUCHING or strip.column_count != table.column_count:
        return False
    borders = zip(table_columns(strip), table_columns(table), strict=True)
    return all(abs(one - other) <= _ALIKE for one, other in borders)
