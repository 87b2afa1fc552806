"""What a paragraph begins with in place of a title over it: words in bold (**Isolatie.** Woonborg isoleert veertig woningen) or a
label that says what it is."""

from __future__ import annotations

import re
from itertools import takewhile

from jaarschijf.extract.agreements.who_acts import begins_with_promise
from jaarschijf.extract.wording.labels import labels
from jaarschijf.extract.wording.prose_wording import says
from jaarschijf.extract.wording.vocabulary import AGREED, Vocabulary
from jaarschijf.schema.flow import Block

_MOST_WORDS = 6
_ENDS = (".", ":")
LABELLED = re.compile(r"(?:\w*afspra(?:ak|ken)\b[^:]{0,12}|(?:wij|we|partijen) spreken af):\s+\S", re.IGNORECASE)


def is_labelled(block: Block, vocabulary: Vocabulary) -> bool:
    """Whether a paragraph says itself what it is: `Jaarafspraak 2030: Woonborg bouwt veertig woningen.`; or `Wat: …`, where it
    says who acts or when in a line of its own."""
    said = labels(block.lines[0].words, vocabulary)
    if not said or said[0][0] not in AGREED:
        return False
    below = (role for line in block.lines[1:] for role, _ in labels(line.words, vocabulary))
    return LABELLED.match(block.text) is not None or any(role in ("trekker", "gereed") for role in below)


def says_it_is_agreed(text: str) -> bool:
    """Whether a text begins with a label that says so, or with as many words: `Partijen spreken af dat`."""
    return LABELLED.match(text) is not None or says("agreed_that", text)


def has_its_label(block: Block, first: Block) -> bool:
    """Whether a paragraph has the label that the `first` has: it is the next of its kind."""
    return first.text.partition(":")[0] == block.text.partition(":")[0]


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
