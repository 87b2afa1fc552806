"""Words in bold that a paragraph begins with, in place of a title over it: **Isolatie.** Woonborg isoleert veertig woningen."""

from __future__ import annotations

import re
from itertools import takewhile

from jaarschijf.extract.agreements.who_acts import begins_with_promise
from jaarschijf.schema.flow import Block

_MOST_WORDS = 6
_ENDS = (".", ":")


def promise_after_lead_in(block: Block, actors: re.Pattern[str]) -> bool:
    """Whether a paragraph begins with a few words in bold, and what follows them begins with who is to act."""
    words = block.lines[0].words
    if block.kind != "paragraph" or not words[0].bold or words[-1].bold:
        return False
    lead = list(takewhile(lambda word: word.bold, words))
    if len(lead) > _MOST_WORDS or not lead[-1].text.endswith(_ENDS):
        return False
    said = block.text.split(maxsplit=len(lead))[-1]
    return begins_with_promise(said, actors)
