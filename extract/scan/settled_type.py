"""How a scan is set, told by all of its pages so far: measured on each by itself, one size and one weight differ a little."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from jaarschijf.extract.scan.bold_beginnings import PARTED_NUMBER
from jaarschijf.schema.geometry import Page, Word

_ONE_SIZE = 0.06  # of a font size: how much it may differ on two lines
_SHORT, _TITLE = 3, 10  # words of a text that may be printed again and again, of a title
_ONE_TEXT = 0.15  # of a font size: the same for a text that is printed again
_LEVEL, _APART = 1.0, 1.5  # points, font sizes: between words of one text on a line
_LONGEST, _LEAST = 6, 3  # words of a label, times that it is printed


class SettledType:
    """The font sizes (points) on the pages of a scan, and whether the labels and titles on them are bold."""

    def __init__(self) -> None:
        self._sizes: list[float] = []
        self._letters: Counter[float] = Counter()
        self._set_in: defaultdict[tuple[str, bool], Counter[float]] = defaultdict(Counter)
        self._bold: Counter[str | float] = Counter()
        self._all: Counter[str | float] = Counter()
        self._begun: Counter[tuple[str, bool]] = Counter()

    def settle(self, page: Page) -> None:
        """Give the words of one more page the sizes of those before: what differs by no more than their measuring does is of one
        size, so that headings of one kind are on all pages. A short text that is printed again and again (`Wie doet het?`,
        `Afspraken`) is as large as it mostly seems, and bold, or not; so are the titles of one size that is larger than the text's, and
        the words that texts begin with again and again."""
        self._settle_sizes(page.words)
        lines = list(_lines(page.words))
        self._settle_texts(lines)
        text = max(self._letters, key=self._letters.__getitem__, default=0.0)
        labels = [(" ".join(word.text for word in line), line) for line in lines if _is_label(line)]
        titles = [(line[0].size, line) for line in lines if len(line) <= _TITLE and line[0].size > text]
        numbers = [(_kind(line[0].text), line) for line in lines if len(line) == 1 and _is_number(line[0].text)]
        self._settle_weights([*labels, *titles, *numbers])
        self._settle_beginnings(lines)

    def _settle_sizes(self, words: Sequence[Word]) -> None:
        told: dict[float, float] = {}
        for word in words:
            if word.size not in told:
                nearest = min(self._sizes, key=lambda size: abs(size - word.size), default=0.0)
                if abs(nearest - word.size) > _ONE_SIZE * word.size:
                    self._sizes.append(nearest := word.size)
                told[word.size] = nearest
            word.size = told[word.size]
            self._letters[word.size] += len(word.text)

    def _settle_texts(self, lines: Sequence[Sequence[Word]]) -> None:
        # A word of the text may read as a heading does; it is not bold.
        short = [((" ".join(word.text for word in line), line[0].bold), line) for line in lines if len(line) <= _SHORT]
        for key, line in short:
            self._set_in[key][line[0].size] += 1
        for key, line in short:
            ((size, _), *_others), count = self._set_in[key].most_common(), self._set_in[key].total()
            if count >= _LEAST and abs(size - line[0].size) < _ONE_TEXT * size and key[0][-1].isalpha():
                for word in line:
                    word.size = size

    def _settle_beginnings(self, lines: Sequence[Sequence[Word]]) -> None:
        """Make the first word of a plain text bold that mostly begins one so: `Trekker`, before who acts, or a number."""
        begun = [line for line in lines if len(line) > 1 and not line[1].bold and line[0].text[0].isalnum()]
        self._begun.update((_kind(line[0].text), line[0].bold) for line in begun)
        for first, *_ in begun:
            bold, plain = (self._begun[_kind(first.text), weight] for weight in (True, False))
            first.bold = first.bold or (bold >= _LEAST and bold > plain)

    def _settle_weights(self, alike: Sequence[tuple[str | float, Sequence[Word]]]) -> None:
        """Settle lines by what makes them alike, a text or a size."""
        for key, line in alike:
            self._all[key] += 1
            self._bold[key] += all(word.bold for word in line)
        for key, line in alike:
            if self._all[key] >= _LEAST:
                for word in line:
                    word.bold = 2 * self._bold[key] > self._all[key]


def _is_number(text: str) -> bool:
    return PARTED_NUMBER.fullmatch(text) is not None


def _kind(text: str) -> str:
    """The same for all numbers in as many parts: `1.2` and `3.1`; else the text itself."""
    return "." * (text.rstrip(".").count(".") + 1) if _is_number(text) else text


def _is_label(line: Sequence[Word]) -> bool:
    """Whether a line is a few words that end in a colon or a question mark."""
    return 1 < len(line) <= _LONGEST and line[-1].text.endswith(("?", ":"))


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
