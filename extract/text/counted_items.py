"""Numbers that items begin with, without a dot or any white that would tell: `7 Woonborg bouwt`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from jaarschijf.schema.flow import Block


def set_counted(items: Sequence[Block]) -> None:
    """Mark those of a list by the number that they begin with, which count on from one to the next."""
    if not items:
        return
    numbers = [_number(item) for item in items]
    on = [one is not None and other == one + 1 for one, other in pairwise(numbers)]
    for item, number, after, before in zip(items, numbers, [False, *on], [*on, False], strict=True):
        if item.marker is None and (after or before):
            item.marker = str(number)


def _number(item: Block) -> int | None:
    number, *text = item.lines[0].words
    return int(number.text) if number.text.isdecimal() and text and text[0].text[0].isupper() else None
