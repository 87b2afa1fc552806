"""Words that a line is drawn under or through: a heading that is underlined stands out, what is struck through no longer counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

import numpy as np

from jaarschijf.extract.pdf.characters import Bools, Floats
from jaarschijf.schema.geometry import Rule, Word

_ENDS = 2.0  # points: a line under words begins and ends with them, give or take
# Of the height of a word's box, from its top: where a line runs through it, and under it.
_THROUGH, _UNDER = (0.35, 0.7), (0.72, 1.15)
_LEAST_HEIGHT = 0.1  # points: text of no height is in a damaged file
_TOUCHING = 1.0  # points
_THICKEST = 0.15  # of the height of a word: a thicker one is no pen's


def with_lined(words: list[Word], rules: Sequence[Rule], *, highest: float = _THROUGH[0]) -> list[Word]:
    """The words of a page, those that are underlined as if in bold, those struck through so marked. Lines that run above
    `highest`, of the height of a word's box from its top, count for neither, nor does one that an upright stands on the end of: it
    is a border of a table whose texts fill it up."""
    level = [rule.box for rule in rules if rule.direction == "h"]
    if not level or not words:
        return words
    x0, y0, x1, y1 = np.fromiter(chain.from_iterable(word.box for word in words), np.float64).reshape(-1, 4).T
    lines = np.fromiter(chain.from_iterable(level), np.float64).reshape(-1, 4)
    lines = lines[_is_near(lines[:, 0], x0) & _is_near(lines[:, 2], x1)]
    left, top, right, bottom = lines.T[:, :, None]
    height = np.maximum(y1 - y0, _LEAST_HEIGHT)
    depth = ((top + bottom) / 2 - y0) / height
    beside = (highest < depth) & (depth < _UNDER[1]) & (x0 >= left - _ENDS) & (x1 <= right + _ENDS)
    beside &= bottom - top < _THICKEST * height
    lined = list(words)
    for at in np.flatnonzero(beside.any(axis=1)).tolist():
        own = np.flatnonzero(beside[at])
        if x0[own].min() - left[at, 0] > _ENDS or right[at, 0] - x1[own].max() > _ENDS:
            continue
        if _meets_upright((left[at, 0], right[at, 0]), (top[at, 0], bottom[at, 0]), rules):
            continue
        struck, under = (depth[at, own] < _THROUGH[1]).all(), (depth[at, own] > _UNDER[0]).all()
        for place in own.tolist() if struck or under else ():
            lined[place] = replace(lined[place], struck=True) if struck else replace(lined[place], bold=True)
    return lined


def _meets_upright(sides: tuple[float, float], height: tuple[float, float], rules: Sequence[Rule]) -> bool:
    top, bottom = height
    return any(
        rule.direction == "v"
        and rule.box.top - _TOUCHING <= bottom
        and rule.box.bottom + _TOUCHING >= top
        and any(rule.box.x0 - _TOUCHING <= side <= rule.box.x1 + _TOUCHING for side in sides)
        for rule in rules
    )


def _is_near(ends: Floats, edges: Floats) -> Bools:
    """Which ends of lines one of the words' edges is near to: of most tables' borders, none is."""
    ranked = np.sort(edges)
    found: Bools = np.searchsorted(ranked, ends + _ENDS, "right") > np.searchsorted(ranked, ends - _ENDS)
    return found
