"""The headings of the four quarters of a year, which a recogniser takes for other short words: `Q1 Q2 03 4`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jaarschijf.schema.geometry import Word

# What each of the four may be read as.
_READ_AS = tuple(re.compile(rf"[QOG09@]?\s?{figure}\.?") for figure in ("[1lIi|]", "[2Zz]", "3", "[4A]"))
_LEVEL = 0.5  # of a font size


def mend_quarters(words: Sequence[Word]) -> None:
    """Where four words beside each other may be the quarters, in order, and one of them has the letter: give all their text."""
    for at in range(len(words) - len(_READ_AS) + 1):
        four = words[at : at + len(_READ_AS)]
        if not all(form.fullmatch(word.text) for form, word in zip(_READ_AS, four, strict=True)):
            continue
        level = all(abs(word.box.center[1] - four[0].box.center[1]) < _LEVEL * four[0].size for word in four)
        if level and any(word.text.startswith("Q") for word in four):
            for number, word in enumerate(four, 1):
                word.text = f"Q{number}"
