"""Tables without agreements that tell who is to act and by when, in headings or labels: those of agreements do."""

from __future__ import annotations

import re
from collections.abc import Iterable

from jaarschijf.extract.wording.vocabulary import Role, Vocabulary
from jaarschijf.schema.document import Attachment

_LABEL = re.compile(r"(?:^|(?<=\s))([A-Z][a-zà-ÿ]+(?: [a-zà-ÿ]+)?):(?=\s)")
_WHO_AND_WHEN: frozenset[Role | None] = frozenset(("trekker", "gereed"))
_OF_ROWS: frozenset[Role | None] = _WHO_AND_WHEN | {"toelichting"}
_LEAST_ROWS = 2
_SURE = 95


def tells_who_and_when(table: Attachment, vocabulary: Vocabulary) -> bool:
    """Whether a table's texts are labelled so, or it has no other headings than those: its columns lost the one of agreements."""
    texts = [text for cells in table.cells for text in cells if ":" in text]
    if _roles((label for text in texts for label in _LABEL.findall(text)), vocabulary) >= _WHO_AND_WHEN:
        return True
    if len(table.cells) <= _LEAST_ROWS:
        return False
    headings = [text for text in table.cells[0] if text]
    return len(headings) > 1 and _roles(headings, vocabulary) <= _OF_ROWS


def _roles(texts: Iterable[str], vocabulary: Vocabulary) -> set[Role | None]:
    headings = map(vocabulary.heading, set(texts))
    return {heading.role if heading.score >= _SURE else None for heading in headings}
