"""The numbers of a list's items, told by those over and under them where a recogniser took one for a letter: `1. A. 3.`"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from operator import attrgetter

from jaarschijf.schema.geometry import Word

_NUMBER = re.compile(r"(\d{1,2})([.)])")
_SHORT = re.compile(r"[^\W_]{1,2}[.)]")
_UNDER, _BESIDE = (
    3.0,
    20.0,
)  # points: how far numbers of a list begin apart, and what stands right before a word in a text
_LEVEL = 0.5  # of a font size


def mend_item_numbers(words: Sequence[Word]) -> None:
    """Give a short word at the beginning of a line the number between those over and under it, with the mark that they have; the
    first, where a `2.` stands under it."""
    marks = sorted(
        (word for word in words if _SHORT.fullmatch(word.text) and not _goes_on(word, words)), key=attrgetter("box.top")
    )
    for at, mark in enumerate(marks):
        over = _next_to(mark, reversed(marks[:at]))
        under = _next_to(mark, marks[at + 1 :])
        if under and under[1] == "2" and not (over and over[1] == "1"):
            mark.text = f"1{under[2]}"
        elif over and under and int(under[1]) - int(over[1]) == 2 and over[2] == under[2]:
            mark.text = f"{int(over[1]) + 1}{over[2]}"


def _next_to(mark: Word, others: Iterable[Word]) -> re.Match[str] | None:
    below = next((other for other in others if abs(other.box.x0 - mark.box.x0) < _UNDER), None)
    return _NUMBER.fullmatch(below.text) if below else None


def _goes_on(word: Word, words: Sequence[Word]) -> bool:
    return any(
        0 < word.box.x0 - other.box.x1 < _BESIDE and abs(other.box.center[1] - word.box.center[1]) < _LEVEL * word.size
        for other in words
    )
