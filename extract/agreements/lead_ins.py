"""What a paragraph begins with in place of a title over it: words in bold (**Isolatie.** Woonborg isoleert veertig woningen) or a
label that says what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from jaarschijf.extract.agreements.clauses import block_number, is_aside, without_number
from jaarschijf.extract.agreements.who_acts import begins_with_promise
from jaarschijf.extract.wording.labels import labels
from jaarschijf.extract.wording.prose_wording import says
from jaarschijf.extract.wording.theme_codes import theme_code
from jaarschijf.extract.wording.vocabulary import AGREED, Vocabulary
from jaarschijf.schema.flow import Block

_MOST_WORDS = 6
_LEAST, _MOSTLY = 2, 0.5  # texts; of these
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
    count = _lead_in(block)
    return count > 0 and begins_with_promise(block.text.split(maxsplit=count)[-1], actors)


def _lead_in(block: Block) -> int:
    """How many words in bold a paragraph begins with in place of a title over it; 0 where none do."""
    words = block.lines[0].words
    if block.kind != "paragraph" or not words[0].bold or words[-1].bold:
        return 0
    lead = list(takewhile(lambda word: word.bold, words))
    return len(lead) if len(lead) <= _MOST_WORDS and lead[-1].text.endswith(_ENDS) else 0


class LeadIns:
    """The sections of a document whose texts each begin with a lead-in, section after section; `actors` finds who can commit himself."""

    def __init__(self, actors: re.Pattern[str], vocabulary: Vocabulary) -> None:
        self._actors, self._vocabulary = actors, vocabulary
        # The ranks of headings over such sections in which some text promises.
        self._agreed: set[tuple[float, ...]] = set()

    def lengths(self, run: Sequence[Block]) -> dict[int, int]:
        """The places in `run`, a heading and all that is under it, of the texts that begin with a lead-in, and how many blocks each has
        with those that go on after it, up to a caption or footnote; none where not all of it is set so, or few promise anything.

        Where they did under a heading of the same rank, that the texts name who acts is enough.
        """
        heading, *_ = run
        places = [at for at, block in enumerate(run) if _lead_in(block)]
        if heading.kind != "heading" or len(places) < _LEAST or not _are_texts(run[places[0] :]):
            return {}
        if any(labels(run[at].lines[0].words, self._vocabulary) for at in places):
            # `Wat:`, `Wie:` are of one agreement.
            return {}
        promised = sum(promise_after_lead_in(run[at], self._actors) for at in places)
        naming = sum(self._actors.search(run[at].text) is not None for at in places)
        if promised >= _MOSTLY * len(places) and theme_code(without_number(heading.text)) is not None:
            self._agreed.add(heading.rank)
        if heading.rank not in self._agreed or naming < _MOSTLY * len(places):
            return {}
        spans = pairwise([*places, len(run)])
        return {at: 1 + sum(1 for _ in _up_to_aside(run[at:end])) for at, end in spans}


def _are_texts(blocks: Sequence[Block]) -> bool:
    """Whether blocks are texts, with lists in them after a colon, and no numbered clauses or lists of agreements."""
    for above, block in pairwise(blocks):
        listed = block.kind == "item" and above.kind != "item" and not above.text.endswith(":")
        if listed or block_number(block) is not None or says("announces", block.text):
            return False
    return True


def _up_to_aside(blocks: Sequence[Block]) -> Iterator[Block]:
    """What goes on after the first of the blocks."""
    return takewhile(lambda block: not is_aside(block, blocks[0]), blocks[1:])
