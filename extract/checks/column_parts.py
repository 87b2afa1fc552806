"""Texts of a table of agreements that stand outside of their cells: in its columns under it, in its headings, or nowhere."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter

from jaarschijf.extract.agreements.headers import Header
from jaarschijf.extract.tables.open_table import table_columns
from jaarschijf.extract.text.alignment import line_segments
from jaarschijf.extract.wording.months import ANY_MONTH
from jaarschijf.schema.flow import Block
from jaarschijf.schema.geometry import Word
from jaarschijf.schema.table import Cell, Table

_SAME_SIDE, _FAR = 1.0, 40.0  # points; at most between a table and what was its own
_GAP, _TWO = 1.2, 4.0  # of the font size: between texts of two columns, between two headings
_MOMENT = re.compile(
    rf"(?:\d{{1,2}} )?(?:{ANY_MONTH})(?: 20\d\d)?"
    r"|Q[1-4](?: 20\d\d)?|doorlopend|n\.v\.t\.|n\.n\.b\.",
    re.IGNORECASE,
)
_LEAST_ROWS = 3
_PAIR = 2
_LEAST_OVER = 4  # words over a table
_ASIDE = 20.0  # points from a table's own side


def stands_in_columns(table: Table, block: Block | Table | None) -> bool:
    """Whether a text right under a table has a line of which each part begins where the texts of one of its columns do."""
    if not isinstance(block, Block) or block.page != table.page or block.lines[0].box.top - table.box.bottom > _FAR:
        return False
    sides: list[float] | None = None
    for line in block.lines:
        if line.page != table.page or len(line.words) == 1:
            continue
        starts = [part[0].box[0] for part in line_segments(line.words, gap=_GAP)]
        if len(starts) > 1:
            sides = _sides(table) if sides is None else sides
            if all(any(abs(start - side) <= _SAME_SIDE for side in sides[1:]) for start in starts[1:]):
                return True
    return False


def fits_column(table: Table, block: Block) -> bool:
    """Whether a text beside no table stands within one of its columns but the first, and begins where the texts of that do."""
    x0 = block.lines[0].box.x0
    if block.kind == "heading" or x0 < table.box.x0 + _ASIDE or block.page != table.page:
        return False
    if block.lines[0].box.top < table.box.top and sum(len(line.words) for line in block.lines) < _LEAST_OVER:
        # A unit may stand over a column.
        return False
    borders = table_columns(table)
    column = bisect_right(borders, x0) - 1
    if not 0 < column < len(borders) - 1 or len(borders) <= _LEAST_ROWS:
        return False
    texts = [cell.words for cell in table.cells if cell.column == column and cell.column_span == 1 and cell.words]
    begins = Counter(round(min(word.box[0] for word in words), 1) for words in texts)
    return (
        len(texts) > 1
        and abs(begins.most_common(1)[0][0] - x0) <= _SAME_SIDE
        and all(
            line.page == table.page
            and x0 - _SAME_SIDE <= line.box.x0
            and line.box.x1 <= borders[column + 1] + _SAME_SIDE
            for line in block.lines
        )
    )


def _sides(table: Table) -> list[float]:
    """Where texts of the columns begin (x, points), from left to right."""
    begun: dict[int, list[float]] = {}
    for cell in table.cells:
        if cell.words:
            begun.setdefault(cell.column, []).append(min(word.box[0] for word in cell.words))
    return [min(begun[column]) for column in sorted(begun)]


def are_two_headings(block: Block) -> bool:
    """Whether a heading has far more white within a line than there is between words, and words at both sides of it. In more
    parts than two it is a row of headings, over a table that nothing is drawn of."""
    if block.kind != "heading":
        return False
    parts = (line_segments(line.words, gap=_TWO) for line in block.lines if len(line.words) > 1)
    return any(
        sum(any(w.text[:3].isalpha() and len(w.text) > 2 for w in part) for part in found) == len(found) == _PAIR
        for found in parts
    )


def heads_a_moment(table: Table, header: Header | None) -> bool:
    """Whether a moment stands in a cell with a heading, set otherwise than that: it is one of a row."""
    if header is None:
        return False
    return any(
        _MOMENT.fullmatch(" ".join(word.text for word in words)) is not None
        for cell in table.cells
        if header.first <= cell.row < header.end
        for words in _set_alike(cell)
    )


def _set_alike(cell: Cell) -> list[list[Word]]:
    """The words of a cell by how they are set; none where all are set alike."""
    styles: dict[tuple[bool, int], list[Word]] = {}
    for word in cell.words:
        styles.setdefault((word.bold, word.color), []).append(word)
    return list(styles.values()) if len(styles) > 1 else []


def has_empty_row(table: Table, first: int) -> bool:
    """Whether a row, from the `first` on under the headings, has nothing in its cells but what goes on from the row above."""
    rows, begun = {cell.row for cell in table.cells}, {cell.row for cell in table.cells if cell.words}
    empty = [row for row in rows - begun if row >= first]
    if len(empty) != 1 or len(rows) - first < _LEAST_ROWS or len(table_columns(table)) <= _LEAST_ROWS:
        return False
    return any(cell.words and cell.row < empty[0] < cell.row + cell.row_span for cell in table.cells)
