"""Who is to act, by when and what is told besides, where a text of one field stands in another: two may have changed places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from jaarschijf.schema.document import Row
from jaarschijf.schema.problems import HOLD_AGAINST_ROWS, Problem

_FIELDS = ("trekker", "gereed", "toelichting")
_LEAST = 4  # characters of such a text
# What stands for a text that is still to come.
_NONE = re.compile(r"n\.|nader|nog |zie |onbekend|idem|alle", re.IGNORECASE)


def other_field(rows: Sequence[Row]) -> Iterator[Problem]:
    """A warning where a text stands once in a field, and in another too: who is to act is no moment; of others, more than once."""
    printed: dict[str, Counter[str]] = {name: Counter() for name in _FIELDS}
    pages: dict[tuple[str, str], int] = {}
    for row in rows:
        for name in _FIELDS:
            text = getattr(row, name)
            if (
                text is not None
                and len(text.text) >= _LEAST
                and name not in row.inherited
                and not _NONE.match(text.text)
            ):
                printed[name][text.text] += 1
                pages[name, text.text] = row.page
    told: set[int] = set()
    for (name, text), page in pages.items():
        others = [
            other for other in _FIELDS if printed[other][text] > ("trekker" not in (name, other)) and other != name
        ]
        if printed[name][text] == 1 and others and text[:1].isalpha():
            told.add(page)
    for page in sorted(told):
        message = "what stands in one field of a row stands in another elsewhere: two texts may have changed places"
        yield Problem(code="line-astray", message=message, page=page, hint=HOLD_AGAINST_ROWS)
