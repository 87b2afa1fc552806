"""What tells that two rows are one, of which a line was drawn that made two."""

from __future__ import annotations

import re

from jaarschijf.schema.document import Row

# What goes on from a sentence that began before it: no label, as `gemeente`.
_GOES_ON = re.compile(r"[a-zà-ÿ]{2,} +[\w€]")
_OPEN = re.compile(r"[a-zà-ÿ]{2,}$")
_LEAST_WORDS = 4  # of a text that may be a sentence


def goes_on_from(above: Row, row: Row) -> bool:
    """Whether the agreement above stops in the middle of a sentence, and that of the row goes on in one."""
    for year, text in row.jaarafspraken.items():
        before = above.jaarafspraken.get(year)
        if before is not None and _runs_on(before.text, text.text):
            return True
    return False


def _runs_on(before: str, after: str) -> bool:
    # The cheapest first: hardly any text begins so.
    goes_on = _GOES_ON.match(after) is not None
    # Where the one above begins small itself, all may be set so: `maximaal 8`.
    goes_on = goes_on and not before[0].islower() and not before[0].isdigit()
    return goes_on and _OPEN.search(before) is not None and len(before.split()) >= _LEAST_WORDS


def agrees_nothing(row: Row) -> bool:
    """Whether the row has no agreement, and no kaderafspraak of its own: it may be a part of the row above, or of the one below."""
    return not row.jaarafspraken and (row.kaderafspraak is None or "kaderafspraak" in row.inherited)
