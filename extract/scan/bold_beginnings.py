"""Words in bold that begin a plain text on a line of a scan: `Trekker`, before who acts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from jaarschijf.extract.scan.tesseract import Found
from jaarschijf.schema.geometry import middle_of

_THICK = 1.15  # times the page's usual stroke, and that of most words behind
_LETTERS = 3  # or figures, of a word whose strokes tell
PARTED_NUMBER = re.compile(r"[A-Z]?\d{1,2}(?:\.\d{1,2})+\.?")
_LONGEST = 3  # words
_APART = 0.7  # font sizes: between texts on one line


def bold_beginnings(line: Sequence[Found], size: float, usual: float) -> Iterator[Found]:
    """The words in bold that begin each text on a line, left to right, of a font `size` (points); `usual` is how thick strokes of
    that size are on the page."""
    parts: list[list[Found]] = [[line[0]]]
    for before, word in pairwise(line):
        if word.box.x0 - before.box.x1 > _APART * size:
            parts.append([])
        parts[-1].append(word)
    for part in parts:
        yield from part[: _count(part, usual)]


def _count(words: Sequence[Found], usual: float) -> int:
    for count in range(1, min(_LONGEST, len(words) - 1) + 1):
        before, behind = words[:count], [word.stroke for word in words[count:] if _tells(word)]
        if not all(map(_tells, before)):
            return 0
        least = min(word.stroke for word in before)
        if behind and least > _THICK * max(usual, middle_of(behind)):
            return count
    return 0


def _tells(word: Found) -> bool:
    return sum(map(str.isalnum, word.text)) >= _LETTERS or PARTED_NUMBER.fullmatch(word.text) is not None
