"""How a scan is set, told by all of its pages so far: measured on each by itself, one size and one weight differ a little."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from jaarschijf.schema.geometry import Page, Word

_ONE_SIZE = 0.06  # of a font size: how much it may differ on two lines
_TITLE = 10  # words of a title
_LEVEL, _APART = 1.0, 1.5  # points, font sizes: between words of one text on a line
_LONGEST, _LEAST = 6, 3  # words of a label, times that it is printed


class SettledType:
    """The font sizes (points) on the pages of a scan, and whether the labels on them are bold."""

    def __init__(self) -> None:
        self._sizes: list[float] = []
        self._letters: Counter[float] = Counter()
        self._bold: Counter[str | float] = Counter()
        self._all: Counter[str | float] = Counter()

    def settle(self, page: Page) -> None:
        """Give the words of one more page the sizes of those before: what differs by no more than their measuring does is of one
        size, so that headings of one kind are on all pages. A label that is printed again and again (`Wie doet het?`) is bold, or
        not, as it mostly seems, and so are the titles of one size that is larger than the text's."""
        told: dict[float, float] = {}
        for word in page.words:
            if word.size not in told:
                nearest = min(self._sizes, key=lambda size: abs(size - word.size), default=0.0)
                if abs(nearest - word.size) > _ONE_SIZE * word.size:
                    self._sizes.append(nearest := word.size)
                told[word.size] = nearest
            word.size = told[word.size]
            self._letters[word.size] += len(word.text)
        for key, words in self._alike(page.words):
            self._all[key] += 1
            self._bold[key] += all(word.bold for word in words)
        for key, words in self._alike(page.words):
            if self._all[key] >= _LEAST:
                for word in words:
                    word.bold = 2 * self._bold[key] > self._all[key]

    def _alike(self, words: Sequence[Word]) -> Iterator[tuple[str | float, list[Word]]]:
        """The lines that may be set like others, by what makes them alike: labels by their text, titles by their size."""
        text = max(self._letters, key=self._letters.__getitem__, default=0.0)
        for line in _lines(words):
            if 1 < len(line) <= _LONGEST and line[-1].text.endswith(("?", ":")):
                yield " ".join(word.text for word in line), line
            elif len(line) <= _TITLE and line[0].size > text:
                yield line[0].size, line


def _lines(words: Sequence[Word]) -> Iterator[list[Word]]:
    line: list[Word] = []
    for word, behind in zip_longest(words, words[1:]):
        line.append(word)
        if behind is None or not _goes_on(word, behind):
            yield line
            line = []


def _goes_on(word: Word, behind: Word) -> bool:
    level = abs(word.box.bottom - behind.box.bottom) < _LEVEL
    return level and 0 < behind.box.x0 - word.box.x1 < _APART * word.size
