"""Which number comes next; and numbers of a scan that were taken for letters, told by those under and over them: `lc.` for `1c.`,
`B,` for `5.`"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from jaarschijf.schema.geometry import Word

# Points, that numbers under each other begin apart at most; and so many labels of a column tell what others are.
_COLUMN, _LEAST_LABELS = 8.0, 2
# A number with its dot, and what may be one.
_NUMBER, _LIKE_NUMBER = re.compile(r"(\d{1,2})([a-z]?)\."), re.compile(r"[A-Z][a-z]?[.,]")
# The figures that may have been taken for a letter.
_FIGURES = {
    "i": "1", "l": "1", "I": "1", "L": "1", "|": "1", "t": "1", "o": "0", "O": "0", "ó": "6", "b": "6", "G": "6", "B": "58",
    "S": "5", "s": "5", "Z": "2", "z": "2", "g": "9", "q": "9", "A": "4", "T": "7",
}  # fmt: skip
# `J1a`, `WE8`, `1.a`, `12b)`.
_LABEL = re.compile(r"(?P<prefix>[A-Z]{0,3})(?P<number>\d{1,2})(?P<dot>\.?)(?P<letter>[a-z]?)(?P<end>[.)]?)")
_LONGEST_LABEL = 6
_SMALL_WORDS = frozenset(("la", "In", "Is", "Ik"))


class NumberSeries:
    """The numbers of a recognised document, page by page."""

    def __init__(self) -> None:
        self._last: dict[float, str] = {}  # by where they begin (x)

    def numbered(self, words: Sequence[Word]) -> list[Word]:
        """The words of the next page in reading order, those read as numbers that stand in a column of them, or in a series."""
        words = _labelled(words)
        # A list of letters is told by one that is no figure, or by its first.
        letters = [
            word.box.x0
            for word in words
            if _LIKE_NUMBER.fullmatch(word.text) and (word.text[0] == "A" or word.text[0] not in _FIGURES)
        ]
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


def _labelled(words: Sequence[Word]) -> list[Word]:
    """The words, with the figures of a label where they were taken for letters: the one that comes next in its column."""
    labels = [(word, label) for word in words if (label := _label(word.text))]
    found = list(words)
    for place, word in enumerate(words):
        if len(word.text) > _LONGEST_LABEL or word.text in _SMALL_WORDS:
            continue
        column = [(other, label) for other, label in labels if abs(other.box.x0 - word.box.x0) < _COLUMN]
        own = _label(word.text)
        alike = own and any(other is not word and label["prefix"] == own["prefix"] for other, label in column)
        if len(column) < _LEAST_LABELS or alike:
            continue
        _, above = max((each for each in column if each[0].box.top < word.box.top), key=_top, default=(None, None))
        _, under = min((each for each in column if each[0].box.top > word.box.top), key=_top, default=(None, None))
        shape = above or under
        options = {
            f"{option['prefix']}{option['number']}{shape['dot']}{option['letter']}{option['end']}"
            for option in _labels_like(word.text)
            if shape and _fits(above, option, under)
        }
        if len(options) == 1 and (mended := _label(text := options.pop())):
            found[place] = replace(word, text=text)
            labels.append((found[place], mended))
    return found


def _label(text: str) -> re.Match[str] | None:
    """A text as a label, which has a letter before its number or behind it."""
    found = _LABEL.fullmatch(text)
    return found if found and (found["prefix"] or found["letter"]) else None


def _labels_like(text: str) -> Iterator[re.Match[str]]:
    """The labels that a text may be, with figures for some of the letters that they look like, or without a letter that is one more
    reading of the figure behind it."""
    twice = (at for at in range(len(text) - 1) if text[at + 1] in _FIGURES.get(text[at], ()))
    for read in (text, *(text[:at] + text[at + 1 :] for at in twice)):
        for letters in product(*((letter, *_FIGURES.get(letter, "")) for letter in read)):
            if label := _label("".join(letters)):
                yield label


def _fits(above: re.Match[str] | None, label: re.Match[str], under: re.Match[str] | None) -> bool:
    """Whether a label goes on from the one above it, and does not go beyond the one under it; or that one goes on from it."""
    if above and _goes_on(above, label):
        return not under or under["prefix"] != label["prefix"] or _place(label) < _place(under)
    return under is not None and _goes_on(label, under)


def _place(label: re.Match[str]) -> tuple[int, str]:
    return int(label["number"]), label["letter"]


def _goes_on(label: re.Match[str], other: re.Match[str]) -> bool:
    """Whether one label may come after another: `J1b`, `J2a` and `J2b` after `J1a`, `J2` after `J1`."""
    if label["prefix"] != other["prefix"] or bool(label["letter"]) != bool(other["letter"]):
        return False
    (number, letter), (next_one, next_letter) = _place(label), _place(other)
    return next_one == number + 1 or (next_one == number and next_letter > letter)


def _top(place: tuple[Word, object]) -> float:
    return place[0].box.top


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
