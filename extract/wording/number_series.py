"""Which number comes next; and numbers of a scan that were taken for letters, told by those under and over them: `lc.` for `1c.`,
`B,` for `5.`"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from jaarschijf.schema.geometry import Word

# `1a.`, `12b`; and one of which the one was taken for a letter.
_WITH_LETTER, _TAKEN_FOR_LETTER = re.compile(r"\d{1,2}[a-z][.)]?"), re.compile(r"[lI|](?=[a-z][.)]|[a-z]\Z)")
_SMALL_WORDS = frozenset(("la", "In", "Is", "Ik"))
# Points, that numbers under each other begin apart at most; as many tell what others are.
_COLUMN, _LEAST_WITH_LETTER = 8.0, 2
# A number with its dot, and what may be one.
_NUMBER, _LIKE_NUMBER = re.compile(r"(\d{1,2})([a-z]?)\."), re.compile(r"[A-Z][a-z]?[.,]")
_FIGURES = {"B": "58", "S": "5", "Z": "2", "G": "6", "I": "1", "O": "0"}


class NumberSeries:
    """The numbers of a recognised document, page by page."""

    def __init__(self) -> None:
        self._last: dict[float, str] = {}  # by where they begin (x)

    def numbered(self, words: Sequence[Word]) -> list[Word]:
        """The words of the next page in reading order, those read as numbers that stand in a column of them, or in a series."""
        words = list(_in_columns(words))
        letters = [word.box.x0 for word in words if _LIKE_NUMBER.fullmatch(word.text) and word.text[0] not in _FIGURES]
        read: list[Word] = []
        for place, word in enumerate(words):
            above = words[place - 1] if place else None
            if above is None or word.box.x0 < above.box.x0 or word.box.top > above.box.bottom:
                word = self._in_series(word, among_letters=any(abs(word.box.x0 - x) < _COLUMN for x in letters))
            read.append(word)
        return read

    def _in_series(self, word: Word, *, among_letters: bool) -> Word:
        """What begins a line: the next number where it looks like that, under the last one."""
        column = next((x for x in self._last if abs(x - word.box.x0) < _COLUMN), word.box.x0)
        if column in self._last and not among_letters and _LIKE_NUMBER.fullmatch(word.text):
            options = {f"{figure}{word.text[1:-1]}." for figure in _FIGURES.get(word.text[0], "")}
            text = next((text for text in _following(self._last[column]) if text in options), word.text)
            word = replace(word, text=text)
        if number := _NUMBER.fullmatch(word.text):
            self._last[column] = f"{int(number[1])}{number[2]}"
        return word


def _in_columns(words: Sequence[Word]) -> Iterator[Word]:
    """The words, with a one where it was taken for a letter among numbers with a letter."""
    edges = [word.box.x0 for word in words if _WITH_LETTER.fullmatch(word.text)]
    for word in words:
        taken = _TAKEN_FOR_LETTER.match(word.text) is not None and word.text not in _SMALL_WORDS
        in_column = taken and sum(abs(word.box.x0 - edge) < _COLUMN for edge in edges) >= _LEAST_WITH_LETTER
        yield replace(word, text=f"1{word.text[1:]}") if in_column else word


def _following(last: str) -> tuple[str, ...]:
    """What may come next: `5.` after `4`, `4c.` or `5a.` after `4b`."""
    begins = () if last.isdigit() else (f"{int(last[:-1]) + 1}a.",)
    return f"{next_number(last)}.", *begins


def next_number(number: str | None) -> str | None:
    """The number after this one in its list, or the letter; None where there is none.

    >>> next_number("2.9"), next_number("A1"), next_number("b"), next_number("3a"), next_number("1.a"), next_number("2030-09")
    ('2.10', 'A2', 'c', '3b', '1.b', '2030-10')
    """
    if number is not None and re.fullmatch(r"(?:.*\d\.?)?[a-y]", number):
        return number[:-1] + chr(ord(number[-1]) + 1)
    match = re.fullmatch(r"(.*?)(\d{1,9})", number or "")
    return f"{match[1]}{int(match[2]) + 1:0{len(match[2])}d}" if match else None
