"""What is agreed under titles two levels down in a chapter of agreements: `3.1.2 Verkoop`, in `3.1 Wonen` of `3 Afspraken voor 2030`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from jaarschijf.extract.agreements.clauses import block_number, follows, without_number
from jaarschijf.extract.agreements.goal_labels import role_of_label
from jaarschijf.extract.agreements.sections import Section
from jaarschijf.extract.agreements.who_acts import only_describes
from jaarschijf.extract.wording.prose_wording import says
from jaarschijf.extract.wording.vocabulary import Vocabulary
from jaarschijf.schema.flow import Block

_LEVELS = 3
# Titles that tell what else may stand in a part of a chapter.
_OTHER = ("background", "front_matter", "no_agreements", "repeats", "remarks", "announces", "announces_year")


def is_part_of_part(heading: Block, section: Section, vocabulary: Vocabulary) -> bool:
    """Whether a numbered title is of a part of a part of the chapter of agreements that it stands in, and names a subject: neither
    goals or figures, nor the list of what is agreed."""
    number = heading.marker or ""
    if number.count(".") + 1 < _LEVELS or not number.replace(".", "").isdecimal():
        return False
    title = without_number(heading.text)
    if any(says(kind, title) for kind in _OTHER) or role_of_label(title, vocabulary) is not None:
        return False
    above = [over for over in section.over if over.rank < heading.rank]
    return bool(above) and not above[-1].chapter and not any(over.excluded for over in above)


def tells_of_part(heading: Block, body: Sequence[Block], last: str | None, actors: re.Pattern[str]) -> bool:
    """Whether what stands under such a title is an agreement: texts, numbered on from the `last` one, or a sentence of which begins with
    who is to act."""
    on = follows(block_number(heading) or "", last)
    return _are_texts(body) and (on or not only_describes(" ".join(block.text for block in body), actors))


def _are_texts(body: Sequence[Block]) -> bool:
    """Whether what stands under a title are paragraphs, and lists behind a colon."""
    if body[0].kind != "paragraph":
        return False
    return all(
        block.kind == "paragraph"
        or (block_number(block) is None and (above.kind == "item" or above.text.endswith(":")))
        for above, block in pairwise(body)
    )
