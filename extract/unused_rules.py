"""Rules that run through a cell between its words: borders that were drawn, and not taken for some."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from jaarschijf.schema.geometry import Rule
from jaarschijf.schema.table import Cell, Table

_INSIDE = 4.0  # points from a cell's own border
_WHOLE = 0.9  # of its width or height

# Where each rule of one direction lies, and from where to where it runs, in order.
_Rules = Sequence[tuple[float, float, float]]


def mark_ruled_within(tables: Iterable[Table], rules: Sequence[Rule]) -> None:
    """Mark those of a page's tables that have such a rule."""
    level = sorted((rule.box[1], rule.box[0], rule.box[2]) for rule in rules if rule.direction == "h")
    upright = sorted((rule.box[0], rule.box[1], rule.box[3]) for rule in rules if rule.direction == "v")
    for table in tables:
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
        if min(last, end) - max(first, start) >= _WHOLE * (end - start):
            before = any(word.box[axis + 2] <= at + 1 for word in cell.words)
            if before and any(word.box[axis] >= at - 1 for word in cell.words):
                return True
    return False
