"""Agreements whose first sentence is set in bold, and what goes on after it: **Wij bouwen veertig woningen.** Een derde is voor starters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from jaarschijf.extract.agreements.clauses import is_aside
from jaarschijf.extract.agreements.who_acts import begins_with_promise
from jaarschijf.schema.flow import Block

_ENDS = (".", ":")


def without_lead(blocks: Sequence[Block], before: Block | None, actors: re.Pattern[str]) -> int:
    """How many paragraphs go on after the first of these blocks, which begins with a sentence in bold as the one `before` or after it
    does: up to one that begins so too, or with who is to act."""
    first, *below = blocks
    if not _begins_in_bold(first):
        return 0
    others = list(takewhile(lambda block: block.kind == "paragraph" and block.panel == first.panel, below))
    if not any(map(_begins_in_bold, [*([before] if before is not None else []), *others])):
        return 0
    size = first.lines[-1].words[-1].size
    on = takewhile(
        lambda block: (
            block.lines[0].words[0].size == size
            and not block.lines[0].words[0].bold
            and not is_aside(block, first)
            and not begins_with_promise(block.text, actors)
        ),
        others,
    )
    return sum(1 for _ in on)


def _begins_in_bold(block: Block) -> bool:
    """Whether a paragraph begins with a sentence in bold, and what follows that is not."""
    words = [word for line in block.lines for word in line.words]
    lead = list(takewhile(lambda word: word.bold, words))
    return block.kind == "paragraph" and 0 < len(lead) < len(words) and lead[-1].text.endswith(_ENDS)
