"""The marks of a list's items, told by those over and under them where a recogniser took them for something else: `1. A. 3.`,
arrows for `/`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from operator import attrgetter

from jaarschijf.schema.geometry import Word

_NUMBER = re.compile(r"(\d{1,2})([.)])")
_SHORT = re.compile(r"[^\W_]{1,2}[.)]")
_LETTER_AND_ONE = re.compile(r"([A-Z])[lIi](\.[a-z\d]{1,2}\.?)")
_UNDER, _BESIDE = (
    3.0,
    20.0,
)  # points: how far numbers of a list begin apart, and what stands right before a word in a text
_LEVEL = 0.5  # of a font size
_BULLET, _LISTS = "•", frozenset("•-–—")  # what lists are made with
_LEAST = 3  # signs under each other


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


def mend_markers(words: Sequence[Word]) -> None:
    """Give markers of a letter and a number their one: `Al.b`, which is no word."""
    for word in words:
        if match := _LETTER_AND_ONE.fullmatch(word.text):
            word.text = f"{match[1]}1{match[2]}"


def mend_bullets(words: Sequence[Word]) -> None:
    """Make bullets of the signs that begin lines under each other and are none that a list is made with: `/`, with an `E` among them."""
    marks = [
        word
        for word in words
        if len(word.text) == 1 and not word.text.isdigit() and word.text not in _LISTS and not _goes_on(word, words)
    ]
    for mark in marks:
        column = [other for other in marks if abs(other.box.x0 - mark.box.x0) < _UNDER]
        signs = sum(not other.text.isalpha() for other in column)
        if signs >= _LEAST and 2 * signs > len(column):
            mark.text = _BULLET


def _next_to(mark: Word, others: Iterable[Word]) -> re.Match[str] | None:
    below = next((other for other in others if abs(other.box.x0 - mark.box.x0) < _UNDER), None)
    return _NUMBER.fullmatch(below.text) if below else None


def _goes_on(word: Word, words: Sequence[Word]) -> bool:
    return any(
        0 < word.box.x0 - other.box.x1 < _BESIDE and abs(other.box.center[1] - word.box.center[1]) < _LEVEL * word.size
        for other in words
    )
