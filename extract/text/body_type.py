"""How the running text of a document is set, beside which headings and margins stand out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise, starmap

from jaarschijf.extract.text.lines import words_to_lines
from jaarschijf.extract.text.reading_order import words_outside_cells
from jaarschijf.schema.flow import Layout, Line
from jaarschijf.schema.geometry import Page, Word

_SAME = 0.05  # points
_PROSE = 6  # words; a line of fewer may be a heading
_ENOUGH = 200  # characters of prose, to tell by
_TITLE = 1.3  # times the size of what is in tables
_ALIKE, _CLOSE = 0.5, 1.5  # points, font sizes: of lines of one text
# Pairs of lines in a sentence, and which part of them is as far apart as is usual, in hundredths of the font size.
_LEAST_PAIRS, _EVENLY, _SET_EVEN = 2, 0.8, 3


@dataclass(frozen=True, slots=True)
class BodyType:
    """How running text is set; `width` (points) is what its full lines take, `pitch` how far apart (font sizes) the lines of a sentence
    stand, where they all stand as far: 0 where they do not."""

    size: float
    bold: bool
    color: int
    width: float
    pitch: float = 0.0


class PrintedSizes:
    """How many characters of a document are set in which size (points), counted page by page."""

    def __init__(self) -> None:
        self._counts: Counter[float] = Counter()

    def add(self, page: Page) -> None:
        """Count those of one more page."""
        size, count = 0.0, 0
        for word in page.words:
            if word.size != size:
                self._counts[size] += count
                size, count = word.size, 0
            count += len(word.text)
        self._counts[size] += count

    def commonest(self) -> float:
        """To a tenth of a point; 0 when nothing is printed."""
        sizes: Counter[float] = Counter()
        for size, count in self._counts.items():
            sizes[round(size, 1)] += count
        return sizes.most_common(1)[0][0] if sizes else 0.0


class PrintedLines:
    """The lines outside the tables of a document, page by page: of those that are prose, how they are set and how wide."""

    def __init__(self) -> None:
        self._prose: Counter[tuple[float, bool, int]] = Counter()
        self._every: Counter[tuple[float, bool, int]] = Counter()
        self._widths: list[float] = []
        self._pitches: Counter[int] = Counter()
        self._runs_on = False
        self._largest = 0.0

    def add(self, layout: Layout) -> None:
        """Look at one more page."""
        if not self._tells_enough():
            _count(layout.body.words, self._every)
        lines = words_to_lines(words_outside_cells(layout.body, layout.tables), layout.body.number)
        self._runs_on = self._runs_on or any(starmap(_continues, pairwise(lines)))
        self._pitches.update(pitch for line, below in pairwise(lines) if (pitch := _pitch(line, below)) is not None)
        for line in lines:
            self._largest = max(self._largest, line.words[0].size)
            if len(line.words) >= _PROSE:
                _count(line.words, self._prose)
                self._widths.append(line.box.width)

    def _tells_enough(self) -> bool:
        return self._prose.total() >= _ENOUGH

    def body_type(self) -> BodyType:
        """How the prose is set; how most words are, where there is hardly any."""
        size, bold, color = _commonest(self._every)
        prose = _commonest(self._prose)
        # Lines that stand alone, and are as large as any outside the tables or far larger than what is in them, are their titles.
        titles = not self._runs_on and prose[0] > min(self._largest - _ALIKE, _TITLE * size)
        if self._tells_enough() and not titles:
            # Titles in bold, however long, are no running text where all else is in tables.
            size, bold, color = prose if bold or not prose[1] else (size, bold, color)
        widths = sorted(self._widths)
        return BodyType(size, bold, color, widths[int(0.9 * (len(widths) - 1))] if widths else 0.0, self._pitch())

    def _pitch(self) -> float:
        usual = self._pitches.most_common(1)[0][0] if self._pitches else 0
        even = sum(count for pitch, count in self._pitches.items() if abs(pitch - usual) <= _SET_EVEN)
        return usual / 100 if even >= max(_LEAST_PAIRS, _EVENLY * self._pitches.total()) else 0.0


def _pitch(line: Line, below: Line) -> int | None:
    """How far under a line of prose the next one stands that goes on with its sentence, in hundredths of the font size."""
    one, other = line.words[0], below.words[0]
    if len(line.words) < _PROSE or not other.text[0].islower() or abs(one.size - other.size) > _SAME:
        return None
    step = (other.box[3] - one.box[3]) / one.size
    return round(100 * step) if 0 < step < _CLOSE + 1 else None


def _continues(line: Line, below: Line) -> bool:
    """Whether a line of prose has another under it that is set as it is."""
    one, other = line.words[0], below.words[0]
    alike = abs(one.size - other.size) < _ALIKE and one.bold == other.bold
    return alike and len(line.words) >= _PROSE and below.box.top - line.box.bottom < _CLOSE * one.size


def _commonest(counts: Counter[tuple[float, bool, int]]) -> tuple[float, bool, int]:
    """The size, to a tenth of a point, the weight and the colour that most letters have."""
    styles: Counter[tuple[float, bool, int]] = Counter()
    for (exact, bold, color), count in counts.items():
        styles[round(exact, 1), bold, color] += count
    return styles.most_common(1)[0][0] if styles else (0.0, False, 0)


def _count(words: Iterable[Word], counts: Counter[tuple[float, bool, int]]) -> None:
    for word in words:
        counts[word.size, word.bold, word.color] += len(word.text)
