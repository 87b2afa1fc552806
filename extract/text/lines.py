"""The words of a page or column as lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import inf

from jaarschijf.extract.text.alignment import unparted
from jaarschijf.schema.flow import Line
from jaarschijf.schema.geometry import Word, left_edge, middle_of, words_by_span

CLOSE = 0.6  # of the font size: the white between lines of one paragraph
# Of a word's height, what it has in common with others on its line at least, and with those of other lines at most.
_SHARED_ON_LINE, _SHARED_BY_LINES = 0.4, 0.35
_SMALLER = 0.9  # of the size of a number before it
_FAR = 3.0  # times the size of a number: as far stands no text that it counts
_TITLE, _TITLE_ALONE = 1.5, 2.0  # times the size of the text beside it, and of a line alone


def words_to_lines(words: Iterable[Word], page: int) -> list[Line]:
    """The words of one column on a page (1-based) as lines, top to bottom, each left to right.

    A word stands on a line when its middle lies within the line's height, or much of it does: raised and small words stay in it.
    """
    words = list(words)
    by_span = words_by_span(words)
    spans = sorted(by_span)
    even = _stand_apart(spans)
    lines = [Line(page, by_span[span]) for span in spans] if even else _uneven_lines(words, page)
    for line in lines:
        line.words.sort(key=left_edge)
    if not even:
        lines.sort(key=lambda line: (middle_of([w.box[1] + w.box[3] for w in line.words]), line.words[0].box[0]))
    return lines


def _stand_apart(spans: Sequence[tuple[float, float]]) -> bool:
    """Whether no words of two of these (top, bottom), in order, stand on one line."""
    if len(spans) < 2:
        return True
    most = _SHARED_BY_LINES * min([bottom - top for top, bottom in spans])
    below = -inf
    for top, bottom in spans:
        if below - top >= most:
            return False
        below = max(below, bottom)
    return True


def _uneven_lines(words: Iterable[Word], page: int) -> list[Line]:
    """Lines of words that stand unevenly on them, in no order."""
    lines: list[Line] = []
    spans: list[tuple[float, float]] = []
    size, first = 0.0, 0
    for word in sorted(words, key=lambda word: (-word.size, word.box[1])):
        _, top, _, bottom = word.box
        if word.size != size:
            size, first = word.size, 0
        # Among words of one size each begins no higher than the one before: what ends over it is past.
        while first < len(spans) and spans[first][1] < top:
            first += 1
        at = _line_beside(top, bottom, spans, first)
        if at is None:
            lines.append(Line(page, [word]))
            spans.append((top, bottom))
        else:
            lines[at].words.append(word)
    return [part for line in lines for part in _parted(line)]


def _parted(line: Line) -> list[Line]:
    """A line, or the lines of smaller text that a large number stands before, on the first of them, or a title or what stands far
    from them, apart."""
    large = line.words[0].size  # the largest come first
    beside = [word for word in line.words if word.size < _SMALLER * large]
    number = line.words[: len(line.words) - len(beside)]
    if not beside:
        return [line]
    x1 = max(word.box[2] for word in number)
    titled = any(any(map(str.isalpha, word.text)) for word in number)
    if any(word.box[0] < x1 + (large if titled else 0) for word in beside):
        return [line]
    first, *others = sorted(_uneven_lines(beside, line.page), key=_top)
    if large > _TITLE * beside[0].size and all(word.box[0] > x1 + _FAR * large for word in beside):
        return [Line(line.page, number), first, *others]
    if titled:
        much = large > _TITLE_ALONE * beside[0].size
        return [Line(line.page, number), first, *others] if others or much else [line]
    return [Line(line.page, [*number, *first.words]), *others]


def _top(line: Line) -> float:
    return middle_of([word.box[1] for word in line.words])


def _line_beside(top: float, bottom: float, spans: Sequence[tuple[float, float]], first: int) -> int | None:
    """Of the lines from the `first` on, given as (top, bottom), the first that a word from `top` to `bottom` stands on."""
    middle = (top + bottom) / 2
    for place in range(first, len(spans)):
        above, below = spans[place]
        if below < top or above > bottom:
            continue
        if above <= middle <= below:
            return place
        shared = min(bottom, below) - max(top, above)
        # Glyphs of another font hang lower or higher than the letters they mark.
        if shared > _SHARED_ON_LINE * min(bottom - top, below - above):
            return place
    return None


def foot(line: Line) -> float:
    """The y on which most words of the line stand."""
    return middle_of([word.box[3] for word in line.words])


def set_alike(one: Line, other: Line) -> bool:
    """Whether a line begins set as another one ends: as large, in the same weight and colour."""
    a, b = one.words[-1], other.words[0]
    return abs(a.size - b.size) < 0.6 and a.bold == b.bold and a.color == b.color


def line_segments(line: Line) -> list[list[Word]]:
    """The words of a line in runs, apart where a gap wider than any space in running text is."""
    segments = [[line.words[0]]]
    for left, right in zip(line.words, line.words[1:], strict=False):
        small, large = sorted((left.size, right.size))
        # Small text beside a title is set by its own spaces.
        if right.box.x0 - left.box.x1 > 1.1 * (small if large > _TITLE * small else large):
            segments.append([])
        segments[-1].append(right)
    return unparted(segments)
