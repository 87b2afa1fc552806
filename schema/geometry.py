"""Geometry of a page: everything in points from the top left corner of the page as a reader sees it."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from math import nan
from typing import Any, Literal, NamedTuple, Self

PageFault = Literal[
    "text-cropped",
    "text-unseen",
    "text-tiny",
    "text-distorted",
    "text-struck",
    "text-over-page",
    "letters-odd",
    "letters-apart",
    "words-uneven",
]

_A4 = (595.0, 842.0)  # points


class Box(NamedTuple):
    """A rectangle on a page: points from the page's top left, `top` above `bottom`."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """Points from left to right."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Points from top to bottom."""
        return self.bottom - self.top

    @property
    def area(self) -> float:
        """Square points; zero for an empty or inverted box."""
        return max(self.width, 0.0) * max(self.height, 0.0)

    @property
    def center(self) -> tuple[float, float]:
        """The middle, as (x, y)."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2

    def covers(self, x: float, y: float, margin: float = 0.0) -> bool:
        """Whether the point (x, y) lies inside, give or take `margin` points."""
        return self.x0 - margin <= x <= self.x1 + margin and self.top - margin <= y <= self.bottom + margin

    def intersection(self, other: Box) -> float:
        """The area (square points) both share.

        >>> Box(0, 0, 10, 10).intersection(Box(5, 5, 20, 20))
        25
        """
        width = min(self.x1, other.x1) - max(self.x0, other.x0)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return width * height if width > 0 and height > 0 else 0.0


# Without the detour over a named tuple's own way of making one.
_new_box: Callable[[tuple[float, ...]], Box] = partial(tuple.__new__, Box)


def boxes_of(*columns: Iterable[float]) -> list[Box]:
    """Boxes out of four columns: their x0, top, x1 and bottom.

    >>> boxes_of([0.0], [1.0], [2.0], [3.0])
    [Box(x0=0.0, top=1.0, x1=2.0, bottom=3.0)]
    """
    return list(map(_new_box, zip(*columns, strict=True)))


def middle_of(values: Iterable[float]) -> float:
    """The median, as `statistics.median` gives it; that takes several times as long for a handful of numbers.

    >>> middle_of([3.0, 1.0, 2.0, 10.0])
    2.5
    """
    ranked = sorted(values)
    half = len(ranked) // 2
    return ranked[half] if len(ranked) % 2 else (ranked[half - 1] + ranked[half]) / 2


def mean_of(values: Iterable[float]) -> float:
    """The mean of some numbers."""
    numbers = list(values)
    return sum(numbers) / len(numbers)


def union(boxes: Iterable[Box]) -> Box:
    """The smallest box around all `boxes`; raises ValueError when there are none."""
    x0s, tops, x1s, bottoms = zip(*boxes, strict=True)
    return _new_box((min(x0s), min(tops), max(x1s), max(bottoms)))


# Not frozen: that makes a word take several times as long to make, a quarter of what it takes to read a page.
@dataclass(slots=True)
class Word:
    """A run of characters without white space, on one line. Once made it is not changed.

    `ends` holds the right edge of each character of `text`, so that a word drawn over a column's border
    can be split there; `size` is the font size in points; `bold`: in heavier type, or underlined; `confidence` is 1.0 for text and the
    recogniser's own figure (0 to 1) for a scan; `color` is 0xRRGGBB. `superscript`: raised and smaller than
    its line, as a footnote mark is. `hyphenated`: the word ends in a hyphen that the typesetter put at a line's end
    and that the file itself marks as such (a soft hyphen). `crossed`: one of its letters lies over another.
    `slanted`: it runs aslant over the page, as a stamp does. `struck`: a line is drawn through it. `written`: how many
    characters of the page the file draws before it.
    """

    text: str
    box: Box
    size: float
    bold: bool = False
    italic: bool = False
    color: int = 0
    ends: Sequence[float] = ()
    superscript: bool = False
    hyphenated: bool = False
    confidence: float = 1.0
    crossed: bool = False
    slanted: bool = False
    struck: bool = False
    written: int = field(default=0, compare=False)

    def parted(self, count: int, begin: float = 0.0) -> tuple[Word, Word]:
        """Its first so many characters as a word, and the others as one that begins (x) where those end, or further on at `begin`. For
        a word with `ends`."""
        edge = self.ends[count - 1]
        head = replace(
            self, text=self.text[:count], ends=self.ends[:count], box=self.box._replace(x1=edge), hyphenated=False
        )
        tail = replace(self, text=self.text[count:], ends=self.ends[count:], box=self.box._replace(x0=max(begin, edge)))
        return head, tail

    def __reduce__(self) -> tuple[object, ...]:
        # What a dataclass with slots is packed as by itself takes three times as long.
        style = (self.size, self.bold, self.italic, self.color)
        marks = (
            self.superscript, self.hyphenated, self.confidence, self.crossed, self.slanted, self.struck, self.written
        )  # fmt: skip
        return _unpacked, (self.text, tuple(self.box), style, array("d", self.ends).tobytes(), marks)


def _unpacked(
    text: str,
    box: tuple[float, float, float, float],
    style: tuple[float, bool, bool, int],
    ends: bytes,
    marks: tuple[Any, ...],
) -> Word:
    return Word(text, _new_box(box), *style, array("d", ends), *marks)


def left_edge(word: Word) -> float:
    """Where a word begins (x), to sort by."""
    return word.box[0]


def top_edge(word: Word) -> float:
    """Where a word begins down the page (y), to sort by."""
    return word.box[1]


def words_by_span(words: Iterable[Word]) -> dict[tuple[float, float], list[Word]]:
    """Words by where they begin and end down the page, as (top, bottom): those of one line mostly share it."""
    spans: dict[tuple[float, float], list[Word]] = {}
    alike: list[Word] = []
    top = bottom = nan
    for word in words:
        # By place: to unpack a named tuple takes longer than both, and most words stand beside the one before.
        box = word.box
        if box[1] != top or box[3] != bottom:
            top, bottom = span = box[1], box[3]
            alike = spans.setdefault(span, [])
        alike.append(word)
    return spans


def words_within(words: Iterable[Word], box: Box, margin: float = 0.0) -> list[Word]:
    """Those whose centres lie inside the box, give or take `margin` points, in their order."""
    left, above, right, below = box
    low_x, high_x, low_y, high_y = left - margin, right + margin, above - margin, below + margin
    return [
        word
        for word in words
        if low_y <= (word.box[1] + word.box[3]) / 2 <= high_y and low_x <= (word.box[0] + word.box[2]) / 2 <= high_x
    ]


def words_beside(words: Iterable[Word], box: Box, margin: float = 0.0) -> list[Word]:
    """The other words than `words_within` gives, in their order."""
    left, above, right, below = box
    low_x, high_x, low_y, high_y = left - margin, right + margin, above - margin, below + margin
    return [
        word
        for word in words
        if not (
            low_y <= (word.box[1] + word.box[3]) / 2 <= high_y and low_x <= (word.box[0] + word.box[2]) / 2 <= high_x
        )
    ]


class Rule(NamedTuple):
    """A straight line of a drawing, horizontal or vertical: its stroke, or a filled rectangle so thin that it is one."""

    direction: Literal["h", "v"]
    box: Box
    dashed: bool = False


class Fill(NamedTuple):
    """A filled rectangle: shading behind text. `color` is 0xRRGGBB; white ones are left out."""

    box: Box
    color: int


@dataclass(slots=True)
class Page:
    """One page as drawn, turned upright: what every later step works on.

    `number` is 1-based; `width` and `height` are the visible page (crop box after /Rotate) in points.
    `rotation` is by how many degrees clockwise the stored page was turned to be read, `turned` by how many quarters the page as
    it is shown: a sheet may lie on its side. `words` are in reading order as far as lines tell (top to bottom, left to right).
    `char_count` is the number of visible characters on the page, for the ledger: the sum over the words.
    `legible` is false for a picture of a page, and for fonts that do not say which letters they draw: `words` then say
    nothing until the page is recognised. `overlaid` is true for a picture of a page over which the letters that a program saw
    in it are laid unseen: where they stand, `words` tell, and what is drawn only the picture does. `followed` is false for a page of a damaged file that no reader could follow:
    it is empty; so is one that is `overfull`, with more on it than is read. `disputed` is true where two readers were asked, and other letters stand in `words` than the other one sees.
    `faults`: text runs over its edge or askew, or is distorted, struck through, or as white as the paper, or letters are drawn
    that no font tells.
    `otherwise`: what some words may be, one for two or two for one, where the white between letters leaves that open.
    """

    number: int
    width: float
    height: float
    words: list[Word]
    rules: list[Rule] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)
    rotation: int = 0
    turned: int = 0
    method: Literal["text", "ocr"] = "text"
    legible: bool = True
    overlaid: bool = False
    followed: bool = True
    overfull: bool = False
    disputed: bool = False
    faults: frozenset[PageFault] = frozenset()
    otherwise: tuple[str, ...] = ()

    @classmethod
    def lost(cls, number: int, *, overfull: bool = False) -> Self:
        """A page that no reader could follow, or with too much on it; A4, since it does not tell."""
        return cls(number, *_A4, words=[], followed=False, overfull=overfull)

    @property
    def shown_size(self) -> tuple[float, float]:
        """Width and height of the page as it is shown, not turned to be read."""
        return (self.height, self.width) if self.turned % 2 else (self.width, self.height)

    def as_shown(self, box: Box) -> Box:
        """Where a box of the page lies on the page as it is shown.

        >>> Page(1, 800, 600, [], turned=1).as_shown(Box(10, 20, 110, 30))
        Box(x0=20, top=690, x1=30, bottom=790)
        """
        x0, top, x1, bottom = box
        if self.turned == 1:
            return Box(top, self.width - x1, bottom, self.width - x0)
        if self.turned == 2:
            return Box(self.width - x1, self.height - bottom, self.width - x0, self.height - top)
        return Box(self.height - bottom, x0, self.height - top, x1) if self.turned == 3 else box

    @property
    def char_count(self) -> int:
        """Visible characters on the page."""
        return sum(len(word.text) for word in self.words)

    @property
    def sureness(self) -> float:
        """How sure the letters of a recognised page are (0 to 1)."""
        return sum(len(word.text) * word.confidence for word in self.words) / max(self.char_count, 1)
