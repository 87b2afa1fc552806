"""Lines inside shaded cards under each other, a line in each: they part what a card says, and are no rules of one table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from jaarschijf.schema.geometry import Box, Fill, Rule

_INSIDE, _SET_IN = 8.0, 4.0  # points from a card's top and bottom, and from its sides, at least
_LEAST_CARDS = 2


def without_card_lines(rules: Sequence[Rule], fills: Sequence[Fill]) -> list[Rule]:
    """The rules of a page without those that lie, each alone, within shaded boxes as wide as each other."""
    held: dict[Box, list[Rule]] = {}
    for fill in dict.fromkeys(fill.box for fill in fills):
        inside = [rule for rule in rules if fill.covers(*rule.box.center) and rule.box.width >= _INSIDE]
        if len(inside) == 1 and _is_within(inside[0].box, fill):
            held[fill] = inside
    widths = Counter((round(box.x0), round(box.x1)) for box in held)
    unseen = {id(rule) for box, (rule,) in held.items() if widths[round(box.x0), round(box.x1)] >= _LEAST_CARDS}
    return [rule for rule in rules if id(rule) not in unseen]


def _is_within(rule: Box, fill: Box) -> bool:
    down = min(rule.top - fill.top, fill.bottom - rule.bottom)
    return down >= _INSIDE and min(rule.x0 - fill.x0, fill.x1 - rule.x1) >= _SET_IN
