"""The rows of a table of one column, which are the items of a list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from jaarschijf.extract.tables.rulings import SNAP, Frame, positions_to_levels
from jaarschijf.schema.geometry import Box, Word, words_within
from jaarschijf.schema.table import Table

_LEAST_ROWS = 2
_SIDES = 2


def listed_cells(
    frames: Iterable[Frame], tables: Sequence[Table], words: Sequence[Word], carried: Sequence[Box]
) -> list[Box]:
    """The rows with text of all frames that have two sides, no upright between them, and lines from side to side; top to bottom.
    One alone is a row where it is as wide as those `carried` from pages before, of which it is the next."""
    found: list[Box] = []
    for frame in frames:
        if frame.size[0] == _SIDES and not any(table.box.intersection(frame.box) for table in tables):
            rows = [row for row in _rows(frame) if words_within(words, row)]
            goes_on = any(abs(row.x0 - frame.box.x0) + abs(row.x1 - frame.box.x1) < SNAP for row in carried)
            found += rows if len(rows) >= _LEAST_ROWS or goes_on else []
    return sorted(found, key=lambda box: box.top)


def _rows(frame: Frame) -> list[Box]:
    x0, _, x1, _ = frame.box
    across = [s.at for s in frame.horizontal if s.start <= x0 + SNAP and s.end >= x1 - SNAP]
    return [Box(x0, top, x1, bottom) for top, bottom in pairwise(positions_to_levels(across))]
