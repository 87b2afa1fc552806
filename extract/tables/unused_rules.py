"""Rules that run through a cell between its words: borders that were drawn, and not taken for some; rules that run across a table
and end where none of its borders does: none of them; and uprights that all break at a height where none runs across: borders
that were lost."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise

from jaarschijf.schema.geometry import Rule
from jaarschijf.schema.table import Cell, Table

# Points between the ends of an upright that breaks, and between such breaks on one height.
_BREAK, _LEVEL = (0.3, 4.0), 1.5
_INSIDE = 4.0  # points from a cell's own border
_INSET = 3.0  # points from its sides
_WHOLE = 0.9  # of its width or height
_LARGEST_CORNER = 15.0  # points
_ACROSS = 0.5  # of a table's width or height

# Where each rule of one direction lies, and from where to where it runs, in order.
_Rules = Sequence[tuple[float, float, float]]


def mark_ruled_within(tables: Iterable[Table], rules: Sequence[Rule]) -> None:
    """Mark those of a page's tables that have such rules, and those whose uprights all break where none runs across."""
    level = sorted((rule.box[1], rule.box[0], rule.box[2]) for rule in rules if rule.direction == "h")
    upright = sorted((rule.box[0], rule.box[1], rule.box[3]) for rule in rules if rule.direction == "v")
    for table in tables:
        table.uprights_broken = _break_together(table, level, upright)
        table.ruled_astray = table.method == "ruled" and (
            _end_astray(table, level, 1) or _end_astray(table, upright, 0)
        )
        table.ruled_within = any(
            (cell.row_span == 1 and _parts(cell, level, 1)) or (cell.column_span == 1 and _parts(cell, upright, 0))
            for cell in table.cells
            if len(cell.words) > 1
        )


def _parts(cell: Cell, rules: _Rules, axis: int) -> bool:
    """Whether one of the rules runs through the whole cell, across the `axis` (0 for x, 1 for y), with words at both sides."""
    low, high, start, end = cell.box[axis], cell.box[axis + 2], cell.box[1 - axis], cell.box[3 - axis]
    inside = range(bisect_left(rules, (low + _INSIDE,)), bisect_left(rules, (high - _INSIDE,)))
    for at, first, last in map(rules.__getitem__, inside):
        # A line on a card that reaches neither of its sides parts nothing.
        reaches = first < start + _INSET or last > end - _INSET
        if reaches and min(last, end) - max(first, start) >= _WHOLE * (end - start):
            before = any(word.box[axis + 2] <= at + 1 for word in cell.words)
            if before and any(word.box[axis] >= at - 1 for word in cell.words):
                return True
    return False


def _end_astray(table: Table, rules: _Rules, axis: int) -> bool:
    """Whether one of the rules runs across the table, across the `axis`, and ends beside all of its borders."""
    low, high, start, end = table.box[axis], table.box[axis + 2], table.box[1 - axis], table.box[3 - axis]
    borders = {cell.box[side] for cell in table.cells for side in (1 - axis, 3 - axis)}
    inside = range(bisect_left(rules, (low + _INSIDE,)), bisect_left(rules, (high - _INSIDE,)))
    for _, first, last in map(rules.__getitem__, inside):
        if min(last, end) - max(first, start) >= _ACROSS * (end - start):
            off = [min(abs(side - border) for border in borders) for side in (first, last)]
            # Round corners begin as far from both ends.
            rounded = max(off) < _LARGEST_CORNER and max(off) - min(off) < _LEVEL
            if max(off) > _INSIDE and not rounded:
                return True
    return False


def _break_together(table: Table, level: _Rules, upright: _Rules) -> bool:
    """Whether all uprights within a table, two or more, break at one height, with hardly any white between, and no rule runs
    across there."""
    x0, top, x1, bottom = table.box
    inner = upright[bisect_left(upright, (x0 + _INSIDE,)) : bisect_left(upright, (x1 - _INSIDE,))]
    breaks = sorted(
        ((end + start) / 2, at)
        for (at, _, end), (other, start, _) in pairwise(inner)
        if at == other and _BREAK[0] < start - end < _BREAK[1] and top < end and start < bottom
    )
    columns = {at for at, start, end in inner if start < bottom and end > top} if breaks else set[float]()
    if not columns or max(columns) - min(columns) < _INSIDE:
        return False
    for y, _ in breaks:
        near = level[bisect_left(level, (y - _BREAK[1],)) : bisect_left(level, (y + _BREAK[1],))]
        crossed = any(min(end, x1) > max(start, x0) for _, start, end in near)
        if not crossed and {at for other, at in breaks if abs(other - y) <= _LEVEL} == columns:
            return True
    return False
