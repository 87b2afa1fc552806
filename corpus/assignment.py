"""One-to-one pairs with the highest total: the assignment problem, solved apart for each group of contenders."""

from __future__ import annotations

from collections.abc import Mapping

import lap
import numpy as np

Pair = tuple[int, int]


def assign(gains: Mapping[Pair, float]) -> list[Pair]:
    """The one-to-one pairs (place left, place right) whose gains, all above 0, add up to most; in order."""
    left: dict[int, set[int]] = {}
    right: dict[int, set[int]] = {}
    for a, b in gains:
        left.setdefault(a, set()).add(b)
        right.setdefault(b, set()).add(a)
    chosen: list[Pair] = []
    seen: set[int] = set()
    for start in sorted(left):
        if start not in seen:
            side_a, side_b = _component(start, left, right)
            seen |= side_a
            chosen += _assign_component(sorted(side_a), sorted(side_b), gains)
    return sorted(chosen)


def _component(start: int, left: Mapping[int, set[int]], right: Mapping[int, set[int]]) -> tuple[set[int], set[int]]:
    side_a, side_b, waiting = {start}, set[int](), [start]
    while waiting:
        for b in left[waiting.pop()] - side_b:
            side_b.add(b)
            new = right[b] - side_a
            side_a |= new
            waiting += new
    return side_a, side_b


def _assign_component(side_a: list[int], side_b: list[int], gains: Mapping[Pair, float]) -> list[Pair]:
    if len(side_a) == len(side_b) == 1:
        return [(side_a[0], side_b[0])]
    matrix = np.zeros((len(side_a), len(side_b)))
    for i, a in enumerate(side_a):
        for j, b in enumerate(side_b):
            matrix[i, j] = gains.get((a, b), 0.0)
    _, partners, _ = lap.lapjv(-matrix, extend_cost=True)
    return [(side_a[i], side_b[j]) for i, j in enumerate(partners.tolist()) if j >= 0 and matrix[i, j] > 0]
