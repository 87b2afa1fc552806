"""The marks of a list's items, told by those over and under them where a recogniser took them for something else: `1. A. 3.`,
arrows for `/`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import attrgetter

from jaarschijf.schema.geometry import Word

_NUMBER = re.compile(r"(\d{1,2})([.)])")
_MARK = re.compile(r"(?:[^\W_]|\d\d)[.)]")
_LETTER_AND_ONE = re.compile(r"([A-Z])[lIi](\.[a-z\d]{1,2}\.?)")
_PARTED = re.compile(r"\d{1,2}\.\d{1,2}(?:\.[a-z])?")
_MAY_BE_PARTED = re.compile(r"[\dlLIi|]{1,2}\.[\dlLIi|]{1,2}(?:\.[a-z])?")
_TWICE_ONE = re.compile(r"1[lI|](?=\.[a-z])")
_ONES = str.maketrans("lLIi|", "11111")
_UNDER, _BESIDE = 3.0, 20.0  # points: between the beginnings of marks under each other; from a word to one before it
_MOST_BETWEEN = 3  # numbers that were misread, under each other
_LEVEL = 0.5  # of a font size
_BULLET, _LISTS = "•", frozenset("•-–—")  # what lists are made with
_LEAST = 3  # signs under each other
_BOX = re.compile(r"[0OoDQCU\[\]|]{1,2}")  # as which a box to tick is read


def mend_item_numbers(words: Sequence[Word]) -> None:
    """Give short words at the beginning of lines the numbers between those over and under them, with the mark that these have; the
    first, where `2.` and `3.` stand under it."""
    marks = [word for word in words if _MARK.fullmatch(word.text) and not _goes_on(word, words)]
    for column in _columns(marks):
        for mark, second, third in zip(column, column[1:], column[2:], strict=False):
            if (second.text[:-1], third.text[:-1]) == ("2", "3"):
                mark.text = f"1{second.text[-1]}"
        for reach in range(2, _MOST_BETWEEN + 2):
            for over, *between, under in zip(*(column[k:] for k in range(reach + 1)), strict=False):
                first, last = _NUMBER.fullmatch(over.text), _NUMBER.fullmatch(under.text)
                if first and last and int(last[1]) - int(first[1]) == reach and first[2] == last[2]:
                    for number, mark in enumerate(between, int(first[1]) + 1):
                        mark.text = f"{number}{first[2]}"


def mend_row_numbers(words: Sequence[Word]) -> None:
    """Give numbers in two parts, with a letter behind them perhaps, their ones, where more that need none stand under or over them:
    `L.l`, `1.1l.a`."""
    numbers = [word for word in words if _MAY_BE_PARTED.fullmatch(word.text) and not _goes_on(word, words, word.size)]
    for column in _columns(numbers):
        if 2 * sum(_PARTED.fullmatch(number.text) is not None for number in column) > len(column):
            for number in column:
                parts = _TWICE_ONE.sub("1", number.text).partition(".")
                second, *letter = parts[2].split(".", 1)
                number.text = ".".join((f"{parts[0]}.{second}".translate(_ONES), *letter))


def _columns(marks: Sequence[Word]) -> list[list[Word]]:
    """Marks under each other, from top to bottom."""
    columns: list[list[Word]] = []
    for mark in sorted(marks, key=attrgetter("box.top")):
        column = next((other for other in columns if abs(other[-1].box.x0 - mark.box.x0) < _UNDER), None)
        if column is None:
            columns.append([mark])
        else:
            column.append(mark)
    return columns


def mend_markers(words: Sequence[Word]) -> None:
    """Give markers of a letter and a number their one: `Al.b`, which is no word."""
    for word in words:
        if match := _LETTER_AND_ONE.fullmatch(word.text):
            word.text = f"{match[1]}1{match[2]}"


def mend_bullets(words: Sequence[Word]) -> None:
    """Make bullets of the signs that begin lines under each other and are none that a list is made with: `/`, with an `E` among them;
    and of boxes to tick: `0`, `DO`."""
    marks = [
        word
        for word in words
        if len(word.text) == 1 and not word.text.isdigit() and word.text not in _LISTS and not _goes_on(word, words)
    ]
    for column in _columns(marks):
        signs = sum(not mark.text.isalpha() for mark in column)
        if signs >= _LEAST and 2 * signs > len(column):
            for mark in column:
                mark.text = _BULLET
    boxes = [word for word in words if _BOX.fullmatch(word.text) and not _goes_on(word, words)]
    for column in _columns([box for box in boxes if _is_before_text(box, words)]):
        if len(column) >= _LEAST:
            for mark in column:
                mark.text = _BULLET


def _is_before_text(word: Word, words: Sequence[Word]) -> bool:
    return any(other.text[0].isupper() and _follows(word, other, word.size, word.size) for other in words)


def _goes_on(word: Word, words: Sequence[Word], near: float = _BESIDE) -> bool:
    return any(_follows(other, word, near, word.size) for other in words)


def _follows(one: Word, other: Word, near: float, size: float) -> bool:
    """Whether one word has another within `near` points behind it, on a line of a font `size`."""
    return 0 < other.box.x0 - one.box.x1 < near and abs(other.box.center[1] - one.box.center[1]) < _LEVEL * size
