"""Boxes with round corners: their sides end where the corners begin, and are drawn out until they meet."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

_LARGEST = 15.0  # points, the radius of a corner
_ALIKE = 1.5  # points


class Side(NamedTuple):
    """A side of a box: `at` is its y (level) or x (upright), from `start` to `end` along the other axis; points."""

    at: float
    start: float
    end: float


def sides_drawn_out(
    level: Sequence[tuple[float, float, float]], upright: Sequence[tuple[float, float, float]]
) -> tuple[dict[int, Side], dict[int, Side]]:
    """Which of the level lines (0-based) and of the uprights are the sides of boxes with round corners, and how far they reach
    when their corners are square."""
    levels: dict[int, Side] = {}
    uprights: dict[int, Side] = {}
    for left, right in combinations(sorted(range(len(upright)), key=upright.__getitem__), 2):
        x0, top, bottom = upright[left]
        x1, *ends = upright[right]
        if left in uprights or abs(ends[0] - top) > _ALIKE or abs(ends[1] - bottom) > _ALIKE:
            continue
        over = [k for k, (y, start, end) in enumerate(level) if _rounds(top - y, start - x0, x1 - end)]
        under = [k for k, (y, start, end) in enumerate(level) if _rounds(y - bottom, start - x0, x1 - end)]
        if len(over) == len(under) == 1:
            (y0, y1) = (level[over[0]][0], level[under[0]][0])
            uprights |= {left: Side(x0, y0, y1), right: Side(x1, y0, y1)}
            levels |= {over[0]: Side(y0, x0, x1), under[0]: Side(y1, x0, x1)}
    return levels, uprights


def _rounds(*radii: float) -> bool:
    """Whether the distances from where sides end to where they would meet are those of one corner."""
    return max(radii) < _LARGEST and min(radii) > _ALIKE and max(radii) - min(radii) <= _ALIKE
