"""How a scan is set, told by all of its pages so far: measured on each by itself, one size and one weight differ a little."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from jaarschijf.schema.geometry import Page, Word

_ONE_SIZE = 0.06  # of a font size: how much it may differ on two lines
_LEVEL, _APART = 1.0, 1.5  # points, font sizes: between words of one text on a line
_LONGEST, _LEAST = 6, 3  # words of a label, times that it is printed


class SettledType:
    """The font sizes (points) on the pages of a scan, and whether the labels on them are bold."""

    def __init__(self) -> None:
        self._sizes: list[float] = []
        self._bold: Counter[str] = Counter()
        self._all: Counter[str] = Counter()

    def settle(self, page: Page) -> None:
        """Give the words of one more page the sizes of those before: what differs by no more than their measuring does is of one
        size, so that headings of one kind are on all pages. A label that is printed again and again (`Wie doet het?`) is bold, or
        not, as it mostly seems."""
        told: dict[float, float] = {}
        for word in page.words:
            if word.size not in told:
                nearest = min(self._sizes, key=lambda size: abs(size - word.size), default=0.0)
                if abs(nearest - word.size) > _ONE_SIZE * word.size:
                    self._sizes.append(nearest := word.size)
                told[word.size] = nearest
            word.size = told[word.size]
        labels = [(" ".join(word.text for word in words), words) for words in _labels(page.words)]
        for text, words in labels:
            self._all[text] += 1
            self._bold[text] += all(word.bold for word in words)
        for text, words in labels:
            if self._all[text] >= _LEAST:
                for word in words:
                    word.bold = 2 * self._bold[text] > self._all[text]


def _labels(words: Sequence[Word]) -> Iterator[list[Word]]:
    """The lines of a few words that end in a colon or a question mark."""
    line: list[Word] = []
    for word, behind in zip_longest(words, words[1:]):
        line.append(word)
        if behind is None or not _goes_on(word, behind):
            if 1 < len(line) <= _LONGEST and line[-1].text.endswith(("?", ":")):
                yield line
            line = []


def _goes_on(word: Word, behind: Word) -> bool:
    level = abs(word.box.bottom - behind.box.bottom) < _LEVEL
    return level and 0 < behind.box.x0 - word.box.x1 < _APART * word.size
