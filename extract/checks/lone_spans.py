"""A cell over two rows that is the only one of its table: the border between it and an empty cell may be lost."""

from __future__ import annotations

from collections.abc import Sequence

from jaarschijf.schema.table import Cell, Table


def has_lone_span(table: Table, first: int) -> bool:
    """Whether one cell alone goes over more than one row, from the `first` on under the headings, and its text would stand in
    the first of them, while other cells of its column are empty: there, nothing was drawn as one."""
    spans = [cell for cell in table.cells if cell.row_span > 1 and cell.row >= first]
    if len(spans) != 1 or not spans[0].words:
        return False
    span = spans[0]
    below = [cell for cell in table.cells if cell.row == span.row + 1 and cell.column != span.column]
    if not any(cell.words for cell in below) or not _stands_over(span, below):
        return False
    # At the top of a page what is empty may go on from the page before.
    return any(
        cell.column == span.column and not cell.words and cell.row > first and cell.column_span == 1
        for cell in table.cells
    )


def _stands_over(span: Cell, below: Sequence[Cell]) -> bool:
    border = min(cell.box.top for cell in below)
    return max(word.box[3] for word in span.words) <= border
