"""The white between columns of running text, found line by line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, pairwise
from math import inf

from jaarschijf.extract.text.lines import line_segments
from jaarschijf.extract.wording.bullets import SENTENCE_END, WEAK_BULLETS, is_glyph
from jaarschijf.schema.flow import Line
from jaarschijf.schema.geometry import Box, Word, middle_of, union

_COLUMN_LINES = 4
_MOST_WHITES = 60  # of a line, that columns may part
_MOST_LINES = 400  # that a gutter is followed at once: more than stand on a page, also where those of columns alternate
_NARROW, _NARROW_LINES = 0.7, 10  # of the font size: the white of a narrow gutter, and lines at both sides of it
_BOTH = 2  # sides of a gutter
_TEXT = 2.5  # words on a line of a column, usually
_LINES_AGAIN = 2  # where columns stood on this page already
_BOXES_APART = 2.0  # of the font size: the white between boxes under each other
# Of a heading's font size: the white around it, and how far apart the columns under it begin.
_CLEAR, _BEGIN_ALIKE = 0.3, 2.5
_NONE_BESIDE, _WHITE_UNDER = 8, 0.5  # lines under columns that are at an end, and the white over them, of the font size
_MUCH_LARGER = 1.5  # times the size of what is in a box
_LEVEL = 1.5  # of the font size: between the ends of columns of which one is a line longer
_FAR_UNDER = 3.0  # of a heading's font size: more white than there is over it
_MARK = re.compile(r"\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[A-Za-z]|[A-Z]\.?\d{1,2})[.:)]?")


class SetLine:
    """A line as it is looked at from each of those over it: measured, and taken apart, once."""

    __slots__ = ("_box", "_texts", "line", "size", "smallest", "words")

    def __init__(self, line: Line) -> None:
        self.line, self.words = line, line.words
        self.size = line.words[0].size
        self.smallest = min([word.size for word in line.words])
        self._box: Box | None = None
        self._texts: dict[bool, list[list[Word]]] = {}

    @property
    def box(self) -> Box:
        """The box around the words, in points from the page's top left."""
        if self._box is None:
            self._box = self.line.box
        return self._box

    @property
    def has_white(self) -> bool:
        """Whether there is as much white between two words as there is between columns at least."""
        least = _NARROW * self.smallest
        return any(right.box[0] - left.box[2] > least for left, right in pairwise(self.words))

    def runs(self, narrow: bool) -> list[list[Word]]:
        """The words in runs, apart where more white is than between words of a text; hardly more, for `narrow` columns."""
        return _narrowly_apart(self.words) if narrow else line_segments(self.line)

    def texts(self, narrow: bool = False) -> list[list[Word]]:
        """The runs that may be of columns: a bullet or number goes with what it marks."""
        if narrow not in self._texts:
            self._texts[narrow] = _with_marks(self.runs(narrow))
        return self._texts[narrow]


def find_gutter(
    lines: Sequence[SetLine], at: int, known: float | None, narrow: bool = False
) -> tuple[float, int] | None:
    """The x of a gutter that begins at the line `at` (0-based), and how many lines it runs; None when there is none.

    Fewer lines tell one at the x `known` from columns over it, more one that is hardly wider than spaces are, in lines set to
    the width of `narrow` columns.
    """
    if not lines[at].has_white:
        return None
    texts = lines[at].texts(narrow)
    if len(texts) < _BOTH:
        return None
    below = lines[at : at + _MOST_LINES]
    for beside in islice(pairwise(texts), _MOST_WHITES):
        found, parted = _gutter_in(below, beside, known, narrow, 0)
        if parted:
            # A line has more white in it than that between the columns, as one of labels has: `Trekker: ...   Gereed: ...`.
            last, _ = _gutter_in(below, beside, known, narrow, -1)
            found = max(found, last, key=lambda gutter: gutter[1] if gutter is not None else 0)
        if found is not None:
            return found
        # A justified heading may have as much white between its words as there is between narrow columns.
    return None


def _gutter_in(
    lines: Sequence[SetLine], beside: Sequence[Sequence[Word]], known: float | None, narrow: bool, place: int
) -> tuple[tuple[float, int] | None, bool]:
    """The gutter between two texts `beside` each other on the first line, in the first (0) or the last (-1) white of lines that
    have more of it; and whether there are such lines."""
    left, right = union(w.box for w in beside[0]), union(w.box for w in beside[1])
    low, high = left.x1, right.x0
    parted = False

    smallest = inf
    count, both, words = 0, 0, 0
    for line in lines:
        # A heading in a column has the text's gutter beside it.
        smallest = min(smallest, line.smallest) if narrow else line.size
        texts = line.texts(narrow)
        if count and (_begins_boxes(texts, lines, count) or _heads_columns(lines, count, high)):
            break
        inside = _whites_in(texts, low, high, 0.7 * smallest)
        x0, _, x1, _ = line.box
        if not inside and count and x0 < low and x1 > high:
            # A number in one column may stand on the height of a text in the next.
            inside = _whites_in(line.runs(narrow), low, high, 0.7 * smallest)
        if inside:
            parted |= len(inside) > 1
            low, high = inside[place]
            both += 1
        elif x1 <= high - 1:
            if count and _stands_after(lines, count, low, high):
                break
            high = max(low + 1, high)
            low = max(low, x1)
        elif x0 >= low + 1:
            high = min(high, x0)
        else:
            break
        if high - low < 0.7 * smallest:
            break
        count += 1
        words += len(line.words)
    while 0 < count < len(lines) and _is_over(lines[count - 1], lines[count]):
        count -= 1
        words -= len(lines[count].words)
    if count == len(lines) > 1 and _stands_under(lines, low):
        count -= 1
        words -= len(lines[count].words)
    marked = all(len(text) > 1 and _is_mark(text[0].text) for text in beside)
    least = _LINES_AGAIN if marked or (known is not None and low < known < high) else _COLUMN_LINES
    least = _NARROW_LINES if narrow else least
    tells = both >= least and _fewest_beside(lines[:count], high, words) >= _TEXT * both
    return ((low + high) / 2, count) if tells or _heads_lists(lines, low, high) else None, parted


def _fewest_beside(lines: Sequence[SetLine], x: float, words: int) -> int:
    """How many of the `words` of lines are on that side of `x` which has fewer."""
    right = sum(word.box.center[0] > x for line in lines for word in line.words)
    return min(right, words - right)


def _is_over(line: SetLine, below: SetLine) -> bool:
    """Whether a line is the heading of text over the full width, and not of a column that ends over it."""
    larger = line.size > 1.08 * below.size
    return larger and abs(line.box.x0 - below.box.x0) < 2 and len(line.runs(narrow=False)) == 1


def _is_over_box(line: SetLine, below: SetLine) -> bool:
    """Whether a line is set much larger than what begins a little to the right under it, as in a shaded box."""
    return (
        line.size > _MUCH_LARGER * below.size
        and 0 <= below.box.x0 - line.box.x0 < 2 * below.size
        and len(line.runs(narrow=False)) == 1
    )


def _with_marks(runs: Sequence[list[Word]]) -> list[list[Word]]:
    texts: list[list[Word]] = []
    for run in runs:
        alone = len(run) == 1 and _is_mark(run[0].text)
        if texts and len(texts[-1]) == 1 and _is_mark(texts[-1][0].text) and not alone:
            texts[-1] = [*texts[-1], *run]
        else:
            texts.append(run)
    return texts


def _whites_in(runs: Sequence[Sequence[Word]], low: float, high: float, least: float) -> list[tuple[float, float]]:
    """The whites (from, to) between runs of words as far as they lie between two x, where they are wider than the `least`."""
    whites = ((max(low, a[-1].box.x1), min(high, b[0].box.x0)) for a, b in pairwise(runs))
    return [(start, end) for start, end in whites if end - start > least]


def _narrowly_apart(words: Sequence[Word]) -> list[list[Word]]:
    """The words of a line in runs with hardly more white between them than words have, by the smaller type at either side: a
    heading may stand beside text."""
    runs: list[list[Word]] = []
    end, size = -inf, 0.0
    for word in words:
        x0, _, x1, _ = word.box
        if x0 - end > _NARROW * min(size, word.size):
            runs.append([])
        runs[-1].append(word)
        end, size = max(end, x1), word.size
    return runs


def _is_mark(text: str) -> bool:
    return text in WEAK_BULLETS or is_glyph(text) or _MARK.fullmatch(text) is not None


def _begins_boxes(texts: Sequence[Sequence[Word]], lines: Sequence[SetLine], at: int) -> bool:
    """Whether a line has the headings of the next boxes beside each other: text in large type at both sides, and white over it."""
    line, above = lines[at], lines[at - 1]
    if len(texts) < _BOTH or line.box.top - above.box.bottom <= _BOXES_APART * line.smallest:
        return False
    return line.smallest > 1.08 * middle_of([word.size for own in lines[:at] for word in own.words])


def _heads_columns(lines: Sequence[SetLine], at: int, x: float) -> bool:
    """Whether a line is a heading over columns that begin anew under it: set larger than what is around it, with no text beside
    it, and text at both sides of `x` over it and right under it."""
    line = lines[at]
    below = next((other for other in lines[at + 1 : at + 1 + _COLUMN_LINES] if other.box.x0 < x), None)
    if at + 2 >= len(lines) or below is None or line.box.x1 > x:
        return False
    if not (_is_over(line, below) or _is_over_box(line, below)):
        return False
    size, top, bottom = line.size, line.box.top, line.box.bottom
    right = [word for other in lines for word in other.words if word.box.x0 >= x - 1]
    beside = any(word.box.bottom > top - _CLEAR * size and word.box.top < bottom + _CLEAR * size for word in right)
    above = any(word.box.bottom <= top for word in right)
    begin = min((word.box.top for word in right if word.box.top >= bottom), default=inf)
    return above and not beside and abs(begin - below.box.top) < _BEGIN_ALIKE * size


def _stands_under(lines: Sequence[SetLine], x: float) -> bool:
    """Whether the last line is a heading at the foot of the page, under columns of which the one it stands in ends far over it:
    what it is over begins on the next."""
    *others, line = lines
    size = line.size
    if line.box.x1 > x or size <= 1.08 * max(word.size for word in others[-1].words):
        return False
    own = max((word.box[3] for other in others for word in other.words if word.box[2] <= x), default=-inf)
    beside = max((word.box[3] for other in others for word in other.words if word.box[0] >= x), default=-inf)
    return own < beside <= line.box.top and line.box.top - own > _FAR_UNDER * size


def _stands_after(lines: Sequence[SetLine], at: int, low: float, high: float) -> bool:
    """Whether a line begins what stands under columns that end at one height, and in the middle of a sentence that goes on from
    the left one in the right."""
    # The cheapest first: the right one must just have ended.
    near = lines[max(0, at - _LINES_AGAIN) : at]
    if not any(other.box.x1 > high for other in near):
        return False
    if any(other.box.x1 > high for other in lines[at : at + _NONE_BESIDE]):
        return False
    line, above = lines[at], lines[:at]
    left = [word for other in above for word in other.words if word.box[2] <= low + 1]
    right = [word for other in above for word in other.words if word.box[0] >= high - 1]
    if not left or not right:
        return False
    end, size = max(word.box[3] for word in left), line.size
    level = abs(end - max(word.box[3] for word in right)) < _LEVEL * size
    last = max(left, key=lambda word: (word.box[3], word.box[0]))
    goes_on = right[0].text[0].islower() and SENTENCE_END.search(last.text) is None
    return level and goes_on and line.box.top - end > _WHITE_UNDER * size


def _heads_lists(lines: Sequence[SetLine], low: float, high: float) -> bool:
    """Whether the first line has headings at both sides of a gutter, each right over a list."""
    heads, below = lines[0].texts(), lines[1].texts() if len(lines) > 1 else []
    if min(len(heads), len(below)) < _BOTH or below[0][-1].box.x1 > low + 1 or below[1][0].box.x0 < high - 1:
        return False
    set_apart = all(word.bold for word in lines[0].words) or lines[0].size > 1.08 * lines[1].size
    listed = [is_glyph(text[0].text) and len(text) > 1 for text in below]
    reach = _BEGIN_ALIKE * lines[0].size
    # The bullet of a list of one item may be drawn.
    alike = len(heads) == len(below) and all(
        abs(head[0].box[0] - text[0].box[0]) < reach for head, text in zip(heads, below, strict=True)
    )
    return set_apart and (all(listed) or (any(listed) and alike))
