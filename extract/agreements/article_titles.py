"""Headings of articles: their number, and whether one with a title is that of an agreement, or over agreements."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jaarschijf.extract.agreements.clauses import ARTICLE, CLAUSE, COUNTED, UNMARKED
from jaarschijf.extract.agreements.hanging import tells_who
from jaarschijf.extract.agreements.lead_ins import LABELLED
from jaarschijf.extract.wording.labels import labels
from jaarschijf.extract.wording.vocabulary import AGREED, Role, Vocabulary
from jaarschijf.schema.flow import Block

# Labels of the texts of one agreement, under its title.
_ONE_AGREEMENT: frozenset[Role] = AGREED | {"gereed", "toelichting"}
_LONGEST_TITLE = 6  # words


def article_number(
    heading: str, body: Sequence[Block], vocabulary: Vocabulary, *, themed: bool
) -> re.Match[str] | None:
    """The number that a heading over a text begins with; `themed`: it stands under a theme."""
    match = ARTICLE.match(heading) or CLAUSE.match(heading)
    if match is None and ((labelled := tells_who(body, vocabulary)) or themed):
        # `4. Verkoop`, under a theme or over who is to act.
        match = COUNTED.match(heading) or (UNMARKED.match(heading) if labelled else None)
    return match


def is_over_its_list(title: str) -> bool:
    """Whether what is set as a title is a text that its list goes on with: `Woonborg handelt zo. Dat betekent:`, in bold."""
    return title.endswith(":") and len(title.split()) > _LONGEST_TITLE


def tells_agreement(heading: Block, body: Sequence[Block], vocabulary: Vocabulary) -> bool:
    """Whether a number with a title, over what stands under it, is that of an agreement by its form, `B1 Verkoop`, or by the labels
    of that: who is to act, or what is agreed."""
    coded = heading.text[0].isalpha() and heading.text[1:3].lstrip(".")[:1].isdigit()
    said = {role for block in body for line in block.lines for role, _ in labels(line.words, vocabulary)}
    agreed = [block for block in body if LABELLED.match(block.text)]
    return coded or "trekker" in said or (len(agreed) == 1 and said <= _ONE_AGREEMENT)
