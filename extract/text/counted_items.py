"""Numbers that items begin with, without a dot or any white that would tell: `7 Woonborg bouwt`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from jaarschijf.schema.flow import Block

_ALIGNED = 2.0  # points


def set_counted(blocks: Sequence[Block]) -> None:
    """Make items of paragraphs under each other by the numbers that they begin with, which count on from one to the next."""
    counted = [(block, number) for block in blocks if (number := _number(block)) is not None]
    for (above, one), (below, other) in pairwise(counted):
        aligned = abs(above.lines[0].words[0].box.x0 - below.lines[0].words[0].box.x0) < _ALIGNED
        if aligned and other == one + 1:
            for block, number in ((above, one), (below, other)):
                block.kind, block.marker = "item", str(number)


def _number(block: Block) -> int | None:
    number, *text = block.lines[0].words
    plain = block.kind in ("paragraph", "item") and block.marker in (None, number.text) and number.text.isdecimal()
    return int(number.text) if plain and text and text[0].text[0].isupper() else None
