"""Columns and rows told by where words stand: white between columns, white between rows, numbers that begin a row."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import inf
from operator import itemgetter

import numpy as np

from jaarschijf.extract.wording.bullets import SENTENCE_END, is_glyph
from jaarschijf.schema.geometry import Word, left_edge, middle_of, words_by_span

# `3`, `3.`, `1.2`, `A3`, `V1.`, `2a`, `IV.`, `(4)`: what numbers a row.
_CLOSE = 0.4  # of the font size: the white between rows that stand close
_BROKEN = 0.6  # of the font size: the white between two lines of a broken number, at most
ROW_NUMBER = re.compile(
    r"\(?(?:20\d\d[-./]\d{1,3}|[A-Z]{0,3}[.-]?\d{1,3}(?:\.\d{1,3}){0,3}(?:\.?[a-z])?|[A-Z]{1,3}\d{1,2}-\d{1,3}|[IVX]{1,5}|[A-Z]|[a-z])[.):]{0,2}"
)
_STEP = 0.5
_UPRIGHT = 1.5  # times as high as it is wide, and as its font size
_LARGER = 1.12
_LEAST_JUSTIFIED = 4  # words
_EVEN = 0.1  # of the font size
_WIDE = 0.8  # of the font size: more white than between the lines of a cell


def text_lines(words: Sequence[Word]) -> list[list[Word]]:
    """Words grouped into lines over the full width, top to bottom, each from left to right; what runs up the page is in none of
    others."""
    placed = []
    upright: list[tuple[float, list[Word]]] = []
    for (top, bottom), alike in words_by_span(words).items():
        if bottom - top > _UPRIGHT * alike[0].size and any(map(runs_up, alike)):
            upright.append((top, alike))
            continue
        alike.sort(key=left_edge)
        placed.append(((top + bottom) / 2, alike[0].box[0], bottom - top, alike))
    placed.sort(key=itemgetter(0, 1))
    lines: list[list[Word]] = []
    uneven: list[list[Word]] = []
    middle, height = -inf, 0.0
    for y, _, own, alike in placed:
        if y - middle < 0.45 * min(height, own):
            lines[-1] += alike
            uneven.append(lines[-1])
        else:
            lines.append(alike)
            middle, height = y, own
    for line in uneven:
        line.sort(key=left_edge)
    for top, line in upright:
        lines.insert(sum(other[0].box[1] < top for other in lines), line)
    return lines


def runs_up(word: Word) -> bool:
    """Whether a word runs up or down the page, as a theme's name does beside its rows."""
    x0, top, x1, bottom = word.box
    return bottom - top > _UPRIGHT * max(word.size, x1 - x0)


def is_larger(words: Iterable[Word], size: float) -> bool:
    """Whether all words are set clearly larger than `size` (points), as a heading is."""
    return all(word.size > _LARGER * size for word in words)


def is_justified(line: Sequence[Word]) -> bool:
    """Whether the white between the words of a line is all of one width, wide as it may be: it fills a narrow column. Words of
    one length may be so in columns."""
    if len(line) < _LEAST_JUSTIFIED or len({len(word.text) for word in line}) == 1:
        return False
    whites = [right.box[0] - left.box[2] for left, right in pairwise(line)]
    return max(whites) - min(whites) < _EVEN * line[0].size


def unparted(segments: list[list[Word]]) -> list[list[Word]]:
    """The runs that a line was cut into, as one where it is justified and each word was cut off; what marks an item may be set close
    to the first of them, or far."""
    if len(segments) < _LEAST_JUSTIFIED or any(len(segment) > 1 for segment in segments[1:]):
        return segments
    first, *others = (word for segment in segments for word in segment)
    marked = is_glyph(first.text) or is_row_number(first.text)
    if len(segments[0]) <= 1 + marked and is_justified(others if marked else [first, *others]):
        return [[first, *others]]
    return segments


def line_segments(line: Sequence[Word], gap: float = 1.1) -> list[list[Word]]:
    """Cut a line where the white between two words is wider than `gap` times the font size, but for a justified one."""
    segments: list[list[Word]] = []
    end = -inf
    for word in line:
        box = word.box
        if box[0] - end > gap * max(word.size, 6.0):
            segments.append([])
        segments[-1].append(word)
        end = box[2]
    return unparted(segments)


def gutters(
    words: Sequence[Word], x0: float, x1: float, width: float = 5.0, tolerance: float = 0.0
) -> list[tuple[float, float]]:
    """The vertical strips between x0 and x1 (points) at least `width` wide that no word enters, left to right.

    `tolerance` is the share of the words that may lie in a strip all the same (a heading over the full width).
    """
    if x1 - x0 < width or not words:
        return []
    count = np.zeros(int((x1 - x0) / _STEP) + 2)
    for word in words:
        first, last = int((word.box.x0 - x0) / _STEP), int((word.box.x1 - x0) / _STEP) + 1
        if last > 0 and first < len(count):
            count[max(first, 0) : last] += 1
    free = np.concatenate(([False], count <= tolerance * len(words), [False]))
    edges = np.flatnonzero(free[1:] != free[:-1])
    strips = [(x0 + a * _STEP, x0 + b * _STEP) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    return [(a, b) for a, b in strips if b - a >= width and a > x0 and b < x1]


def gutter_between(words: Sequence[Word], left: float, right: float) -> float:
    """The x between `left` and `right` that the fewest words cross: in the strip at whose right end the most words begin,
    or the widest such strip; near its right end, for columns begin alike and end raggedly."""
    steps = max(int((right - left) / _STEP), 1)
    count = np.zeros(steps + 1)
    for word in words:
        first, last = int((word.box.x0 - left) / _STEP), int((word.box.x1 - left) / _STEP) + 1
        if last > 0 and first <= steps:
            count[max(first, 0) : last] += 1
    free = np.concatenate(([False], count == count.min(), [False]))
    edges = np.flatnonzero(free[1:] != free[:-1])
    strips = [
        (left + float(a) * _STEP, left + float(b - 1) * _STEP) for a, b in zip(edges[::2], edges[1::2], strict=True)
    ]

    # Where few lines stand, the space between two words may run through all of them.
    space = 0.4 * middle_of(word.size for word in words) if words else 0.0
    strips = [strip for strip in strips if strip[1] - strip[0] >= space] or strips

    def begins(strip: tuple[float, float]) -> tuple[int, float]:
        return sum(-1.0 <= word.box.x0 - strip[1] <= 2.0 for word in words), strip[1] - strip[0]

    start, end = max(strips, key=begins)
    return max(end - 4.0, (start + end) / 2)


def column_words(words: Sequence[Word], xs: Sequence[float]) -> list[list[Word]]:
    """Words by the column (between successive `xs`) their centre lies in; those outside are left out."""
    columns: list[list[Word]] = [[] for _ in xs[1:]]
    for word in words:
        box = word.box
        k = bisect_right(xs, (box[0] + box[2]) / 2) - 1
        if 0 <= k < len(columns):
            columns[k].append(word)
    return columns


def words_between(words: Sequence[Word], x0: float, x1: float) -> list[Word]:
    """Those whose centre lies in the column from `x0` to before `x1`."""
    return [word for word in words if x0 <= (word.box[0] + word.box[2]) / 2 < x1]


def words_by_band(words: Sequence[Word], ys: Sequence[float]) -> list[list[Word]]:
    """Words by the band (between successive `ys`) their centre lies in; those outside are left out."""
    bands: list[list[Word]] = [[] for _ in ys[1:]]
    for word in words:
        box = word.box
        k = bisect_right(ys, (box[1] + box[3]) / 2) - 1
        if 0 <= k < len(bands):
            bands[k].append(word)
    return bands


def number_lines(words: Sequence[Word]) -> list[list[Word]]:
    """The lines of a column that are nothing but a row number; empty when the column holds other text too. A number that a narrow
    column breaks behind its dot is one."""
    lines = _unbroken_numbers(text_lines(words))
    if not lines or not all(is_row_number("".join(w.text for w in line)) for line in lines):
        return []
    return lines


def _unbroken_numbers(lines: list[list[Word]]) -> list[list[Word]]:
    """The lines of a column with `1.` and `4` under it as one, where most of its numbers are broken so."""
    broken = [
        k
        for k, (above, below) in enumerate(pairwise(lines))
        if above[-1].text[-1] == "."
        and below[0].text.isalnum()
        and _top(below) - _bottom(above) < _BROKEN * above[0].size
    ]
    if not broken or any(k + 1 in broken for k in broken) or 3 * len(broken) < len(lines):
        return lines
    return [[*line, *lines[k + 1]] if k in broken else line for k, line in enumerate(lines) if k - 1 not in broken]


def is_row_number(text: str) -> bool:
    """Whether `text` (without spaces) could number a row."""
    return ROW_NUMBER.fullmatch(text) is not None


def row_starts(words: Sequence[Word], xs: Sequence[float], guess: bool = True) -> list[float]:
    """The y (points) at which a new row begins among `words` in columns `xs`, without that of the first row.

    A number column tells first; else white over the full width that is wider than the white between lines of a cell;
    else, where rows stand close and nothing is drawn (`guess`), a line on which more columns have text than on the one before.
    """
    words = [word for word in words if not runs_up(word)]
    lines = text_lines(words)
    if len(lines) < 2:
        return []
    columns = column_words(words, xs)
    white = _white_bands(lines, _line_gap(columns))
    for column in columns[:2]:
        numbers = number_lines(column)
        if len(numbers) >= 2:
            return _starts_by_number(numbers, lines, white)
        if len(numbers) == 1:
            return _start_by_number(numbers[0], lines, white)
    if white:
        starts = _starts_by_white(white, lines, xs)
        close = guess and max(gap for _, gap in white) < _CLOSE * middle_of(word.size for word in words)
    else:
        starts, close = _starts_by_count(lines, xs) if guess else [], guess
    # Between rows that stand close there may be no more white than between lines.
    return sorted([*starts, *_starts_of_sentences(lines, xs, starts)]) if close else starts


def _start_by_number(number: list[Word], lines: list[list[Word]], white: list[tuple[float, float]]) -> list[float]:
    # White right over the only number's line parts its row from the end of the one before; elsewhere it is a paragraph's.
    top = _top_beside(number, lines)
    return [y for y, _ in white if y < top and not any(y < _top(line) < top - 0.5 for line in lines)][-1:]


def _line_gap(columns: Sequence[Sequence[Word]]) -> float:
    gaps = sorted(_top(below) - _bottom(above) for column in columns for above, below in pairwise(text_lines(column)))
    if not gaps:
        return 0.0
    # The 30th percentile; numpy's own function for it imports a tenth of numpy more.
    usual = float(np.interp(0.3 * (len(gaps) - 1), range(len(gaps)), gaps))
    size = middle_of(word.size for column in columns for word in column)
    if usual > _WIDE * size:
        # Nearly all rows are of one line. Lines with white between them as high as they are themselves are not of one cell.
        least = next(gap for gap in gaps if gap >= 0.0)
        return least if least < size else 0.0
    return usual


def _top(line: Sequence[Word]) -> float:
    return min(w.box.top for w in line)


def _bottom(line: Sequence[Word]) -> float:
    return max(w.box.bottom for w in line)


def white_over(lines: Sequence[Sequence[Word]], at: int) -> float:
    """The white (points) between the line at this place among `lines` and the one before it."""
    return _top(lines[at]) - _bottom(lines[at - 1])


def _white_bands(lines: Sequence[Sequence[Word]], line_gap: float) -> list[tuple[float, float]]:
    # (y in the middle, height) of the white over the full width that is more than the lines of a cell have between them.
    size = middle_of(w.size for line in lines for w in line)
    bands: list[tuple[float, float]] = []
    bottom = _bottom(lines[0])
    for line in lines[1:]:
        gap = _top(line) - bottom
        if gap > max(line_gap, 0.0) + 0.15 * size:
            bands.append((bottom + gap / 2, gap))
        bottom = max(bottom, _bottom(line))
    return bands


def _starts_by_number(
    numbers: list[list[Word]], lines: list[list[Word]], white: list[tuple[float, float]]
) -> list[float]:
    starts = []
    heights = []
    for previous, line in pairwise(numbers):
        between = [band for band in white if _bottom(previous) <= band[0] <= _top(line)]
        if between:
            # Numbers stand at the top of their row or in its middle: the widest white is the border, the lowest of equals.
            widest = max(gap for _, gap in between)
            starts.append(next(y for y, gap in reversed(between) if gap >= widest - 1.0))
            heights.append(widest)
        else:
            starts.append(_top_beside(line, lines) - 0.5)
    tops = [min((_top(text) for text in lines if _top(text) >= y - 1), default=y) for y in starts]
    at_top = all(_top(line) - top < 0.6 * line[0].box.height for line, top in zip(numbers[1:], tops, strict=True))
    first = _end_of_row_before(numbers[0], lines, white, heights, at_top)
    return [first, *starts] if first is not None else starts


def _top_beside(number: list[Word], lines: list[list[Word]]) -> float:
    return _top(next(line for line in lines if any(word is number[0] for word in line)))


def _end_of_row_before(
    number: list[Word], lines: list[list[Word]], white: list[tuple[float, float]], heights: list[float], at_top: bool
) -> float | None:
    # Text over the first number is the end of a row that began on the page before.
    top = _top_beside(number, lines)
    if _top(lines[0]) > top - 0.5 * number[0].box.height:
        return None
    over = [(y, gap) for y, gap in white if y < top]
    if not over:
        return top - 0.5 if at_top else None
    y, gap = max(over, key=lambda band: (band[1], band[0]))
    return y if not heights or gap >= 0.8 * middle_of(heights) else None


def _starts_by_white(white: list[tuple[float, float]], lines: list[list[Word]], xs: Sequence[float]) -> list[float]:
    gaps = sorted(gap for _, gap in white)
    # White between paragraphs shows over the full width too, beside shorter cells; it is clearly less than that between rows.
    jumps = [(b / a, b) for a, b in pairwise(gaps)]
    least = max(jumps, default=(1.0, gaps[0]))
    floor = least[1] if least[0] > 1.4 else gaps[0]
    starts, lone, sure = [], [], []
    for y, gap in white:
        below = [w for line in lines for w in line if w.box.top >= y]
        last = next((line for line in reversed(lines) if _top(line) < y), None)
        # Of a damaged page, letters may be higher than all that stands under them.
        if gap < floor - 0.5 or not below or last is None:
            continue
        first = text_lines(below)[0]
        if _continues(last, first, xs) and not _parts_rows(
            lines, y, [at for at, wide in white if wide >= floor - 0.5], xs
        ):
            lone.append((y, gap))
        else:
            starts.append(y)
            sure.append(gap)
    # As much white as between rows that are sure is no white between paragraphs.
    usual = middle_of(sure) if len(sure) >= 3 else float("inf")
    return sorted([*starts, *(y for y, gap in lone if gap > usual - 1.0)])


def _parts_rows(lines: list[list[Word]], y: float, white: Sequence[float], xs: Sequence[float]) -> bool:
    """Whether what stands between one `white` and the next fills most of three columns or more, over `y` and under it: rows,
    though a first line stands alone, as where shorter cells are set in the middle of the height."""
    over = max((at for at in white if at < y), default=float("-inf"))
    under = min((at for at in white if at > y), default=float("inf"))
    for top, bottom in ((over, y), (y, under)):
        words = [w for line in lines for w in line if top <= w.box.top < bottom]
        if len(xs) <= 3 or sum(bool(column) for column in column_words(words, xs)) < 0.75 * (len(xs) - 1):
            return False
    return True


def _continues(above: Sequence[Word], line: Sequence[Word], xs: Sequence[float]) -> bool:
    # A new paragraph stands alone under the text of its own cell; a row begins with more than one of three cells.
    filled = [j for j, column in enumerate(column_words(line, xs)) if column]
    if len(filled) != 1 or not column_words(above, xs)[filled[0]]:
        return False
    return len(xs) > 3 or line[0].text[:1].islower()


def _starts_of_sentences(lines: list[list[Word]], xs: Sequence[float], known: Sequence[float]) -> list[float]:
    """The starts of rows besides those that are `known`: a line on which a sentence begins, after one that ended on the line before,
    and beside it a text in a column that had none there."""
    found = []
    for above, line in pairwise(lines):
        top = _top(line)
        before, columns = column_words(above, xs), column_words(line, xs)
        place = max(range(len(columns)), key=lambda j: len(columns[j]))
        anew = any(text and not over and text[0].text[0].isupper() for text, over in zip(columns, before, strict=True))
        last = before[place][-1].text if before[place] else ""
        begins = SENTENCE_END.search(last) is not None and columns[place][0].text[0].isupper()
        if anew and begins and not any(_top(above) < start <= top for start in known):
            found.append(top - 0.5)
    return found


def _starts_by_count(lines: list[list[Word]], xs: Sequence[float]) -> list[float]:
    starts = []
    before = sum(bool(c) for c in column_words(lines[0], xs))
    for line in lines[1:]:
        columns = [c for c in column_words(line, xs) if c]
        small = sum(c[0].text[:1].islower() for c in columns)
        # Most of its texts in the middle of a sentence: the lines of one row, in cells that begin at different heights.
        runs_on = 2 * small > len(columns)
        if (len(columns) > before and not runs_on) or (not small and len(columns) == before == len(xs) - 1):
            starts.append(_top(line) - 0.5)
        before = len(columns)
    return starts
