"""Where the lines of a table's cells stand: at which side, how far under each other, how far down their cells.

What stands otherwise than all else in its table was moved, or belongs to another cell.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from jaarschijf.schema.flow import Block
from jaarschijf.schema.geometry import Box, Word, middle_of
from jaarschijf.schema.table import Cell

SPACE = 0.5  # of the font size: at most between the words of a line
ALIKE = 1.5  # points between texts that begin at one side, or at about one height
LEVEL = 0.5  # points between texts that begin on one height
LEAST_LINES = 2
OVER = 0.3  # of the font size: so much of a text may lie over another, as boxes of lines set close do
_MORE_WHITE = 0.25  # of the font size: what parts paragraphs has so much more than what parts lines
_MANY_LINES, _NEARLY_ALL, _MOSTLY = 8, 0.9, 0.7
_SAME_SIZE = 0.1  # points
_NEARER = 0.15  # of the font size
_LOW = 0.7  # of the font size
_UNEVEN, _UNEVEN_WORD = 0.2, 0.1  # of the font size: between words of a line, between letters of a word
_OTHER_SIZE = 0.1  # of the font size
_NUMBER_OVER = 1.2  # times the size of the text that a large number stands before
_LEAST_READ, _LARGER = 3, 1.25  # letters, times the size of the smallest word of a line
_FEW_CELLS = 3  # of a column
_APART = 1.5  # points
_ON_BORDER, _OVER_SIDE = 0.15, 0.5  # of the font size
_STOPS = ".,;:"
_MARKER = re.compile(r"[^\w(]|o|\(?(?:\d{1,2}|[a-z]|[ivx]+)[.):]\)?")


class TextLine(NamedTuple):
    """Words on one line of a cell, and the box around them."""

    words: list[Word]
    box: Box

    @property
    def size(self) -> float:
        """The font size (points) of its first word."""
        return self.words[0].size


class FilledCell(NamedTuple):
    """A cell with words, and its lines."""

    cell: Cell
    lines: list[TextLine]

    @property
    def whites(self) -> list[float]:
        """The white (points) between its lines."""
        return [below.box.top - above.box.bottom for above, below in pairwise(self.lines)]

    @property
    def off_centre(self) -> float:
        """How much more white (points) is under its text than over it: much alike where texts stand in the middle of cells."""
        return (self.cell.box.bottom - self.lines[-1].box.bottom) - (self.lines[0].box.top - self.cell.box.top)

    def restarts(self, leading: float) -> list[tuple[TextLine, float]]:
        """The lines over which there is more white than between the lines of a paragraph, and that white (points); between
        the lines of the table's cells there is mostly `leading`."""
        whites = self.whites
        if len(whites) == 1:
            size = self.lines[1].size
            return [(self.lines[1], whites[0])] if whites[0] > max(SPACE * size, leading + _MORE_WHITE * size) else []
        usual = max(min([leading, *whites]), 0.0)
        pairs = zip(self.lines[1:], whites, strict=True)
        return [(line, white) for line, white in pairs if white > usual + _MORE_WHITE * line.size]


def stands_off_its_column(body: Sequence[FilledCell]) -> bool:
    """Whether one line begins at another side than all others of its column do; in a list, lines are set in."""
    columns: dict[int, list[FilledCell]] = {}
    for part in body:
        if part.cell.column_span == 1:
            columns.setdefault(part.cell.column, []).append(part)
    for column in columns.values():
        sides = [line.box.x0 for part in column for line in part.lines]
        side = middle_of(sides)
        off = [x for x in sides if abs(x - side) > ALIKE]
        if not off or len(sides) < _MANY_LINES or len(off) > (1 - _NEARLY_ALL) * len(sides):
            continue
        alone = {x for x in off if sum(abs(x - other) <= ALIKE for other in sides) == 1}
        if any(_has_one_off(part.lines, alone, side) for part in column):
            return True
    return False


def _has_one_off(lines: Sequence[TextLine], alone: set[float], side: float) -> bool:
    """Whether a line begins where no other does, `alone`; a line of a list, or a first one, may be set in from the `side`."""
    off = [(place, line.box.x0) for place, line in enumerate(lines) if line.box.x0 in alone]
    if not off or len(lines) < LEAST_LINES:
        return False
    listed = any(_MARKER.fullmatch(line.words[0].text) for line in lines)
    return any(x < side or (place > 0 and not listed) for place, x in off)


def stands_too_near(body: Sequence[FilledCell]) -> bool:
    """Whether one line stands nearer to the one above it than any other of the table does."""
    steps: list[tuple[float, float]] = []
    for part in body:
        for above, below in pairwise(part.lines):
            if abs(above.size - below.size) < _SAME_SIZE:
                steps.append((below.words[0].box.top - above.words[0].box.top, below.size))
    if len(steps) < _MANY_LINES:
        return False
    usual = middle_of(step for step, _ in steps)
    if sum(abs(step - usual) <= LEVEL for step, _ in steps) < _MOSTLY * len(steps):
        return False
    near = [step for step, size in steps if step < usual - _NEARER * size]
    return len(near) == 1


def begins_low(body: Sequence[FilledCell]) -> bool:
    """Whether texts begin further down their cells than most others of the table do, which begin at the top: the cell was
    another's, or has lost a border."""
    pads = [(part.lines[0].box.top - part.cell.box.top, part) for part in body]
    if len(pads) < _MANY_LINES:
        return False
    usual = middle_of(pad for pad, _ in pads)
    if sum(abs(pad - usual) <= ALIKE for pad, _ in pads) < _MOSTLY * len(pads):
        return False
    tops: dict[int, list[float]] = {}
    for part in body:
        tops.setdefault(part.cell.row, []).append(part.lines[0].box.top)
    aside = middle_of(part.off_centre for part in body)
    low = [part for pad, part in pads if pad > usual + _LOW * part.lines[0].size]
    return any(_begins_alone(part, tops) for part in low if abs(part.off_centre - aside) > ALIKE)


def _begins_alone(part: FilledCell, tops: dict[int, list[float]]) -> bool:
    """Whether no cell over several rows makes that it begins low, unless it does beside the text of the second or a later one."""
    cell, top = part.cell, part.lines[0].box.top
    rows = range(cell.row + 1, cell.row + cell.row_span)
    return not rows or any(abs(other - top) <= LEVEL for row in rows for other in tops.get(row, ()))


def stand_uneven(words: Sequence[Word]) -> bool:
    """Whether words of one line and one size, or letters of one word, stand at different heights; a raised mark does."""
    if len({word.box[1] for word in words}) == 1 == len({word.box[3] for word in words}):
        return False
    # Capitals of a smaller size make a word higher than that size.
    if any(
        word.box[3] - word.box[1] > (1 + _UNEVEN_WORD) * word.size
        and word.text.rstrip(_STOPS).isalpha()
        and word.text[1:].islower()
        for word in words
    ):
        return True
    read = [word for word in words if not word.superscript and word.text.rstrip(_STOPS).isalpha()]
    return any(
        abs(left.size - right.size) < _SAME_SIZE and abs(left.box[1] - right.box[1]) > _UNEVEN * left.size
        for left, right in pairwise(read)
    )


def is_of_two_sizes(words: Sequence[Word]) -> bool:
    """Whether words of one line are set in far other sizes; those of a few letters may be labels, or marks."""
    if len({word.size for word in words}) == 1:
        return False
    read = [word.size for word in words if _is_read(word)]
    return bool(read) and max(read) > _LARGER * min(read)


def _is_read(word: Word) -> bool:
    return sum(map(str.isalpha, word.text)) >= _LEAST_READ


def is_set_in_two_sizes(body: Sequence[FilledCell]) -> bool:
    """Whether lines of one cell are set in other sizes, or those of a whole one in another than all others of its column, and
    of no other cell."""
    every = {word.size for part in body for word in part.cell.words}
    if not every or max(every) <= (1 + _OTHER_SIZE) * min(every) or sum(len(part.lines) for part in body) < _MANY_LINES:
        return False
    if any(is_of_two_sizes(line.words) for part in body for line in part.lines):
        return True
    columns: dict[int, list[frozenset[float]]] = {}
    alike: Counter[frozenset[float]] = Counter()
    for part in body:
        sizes = frozenset(round(word.size, 1) for line in part.lines for word in line.words if _is_read(word))
        alike[sizes] += 1
        if sizes and part.cell.row and part.cell.column_span == 1:
            columns.setdefault(part.cell.column, []).append(sizes)
    otherwise = 0
    for cells in columns.values():
        usual = Counter(size for sizes in cells for size in sizes).most_common(1)[0][0]
        off = [sizes for sizes in cells if any(abs(size - usual) > _OTHER_SIZE * usual for size in sizes)]
        if len(cells) == 1 and alike[cells[0]] > 1:
            # The last card of an odd number is set as those beside and over it.
            continue
        otherwise += len(off)
        if off and len(cells) < _FEW_CELLS and usual not in off[0]:
            return False
    return otherwise == 1


def begin_at_one_height(body: Sequence[FilledCell]) -> bool:
    """Whether texts of two rows begin at one height, under borders that lie at two."""
    tops: dict[float, set[float]] = {}
    for part in body:
        if part.cell.row_span == 1 or part.lines[0].box.top < part.cell.box.top + part.lines[0].size:
            tops.setdefault(part.lines[0].box.top, set()).add(part.cell.box.top)
    return any(max(borders) - min(borders) > _APART for borders in tops.values())


def stand_over_borders(body: Sequence[FilledCell]) -> bool:
    """Whether lines lie over the border at the top, the foot or a side of their cell."""
    return any(
        part.cell.box.top - part.lines[0].box.top > _ON_BORDER * part.lines[0].size
        or part.lines[-1].box.bottom - part.cell.box.bottom > _ON_BORDER * part.lines[-1].size
        or any(
            part.cell.box.x0 - line.box.x0 > _OVER_SIDE * line.size
            or line.box.x1 - part.cell.box.x1 > _OVER_SIDE * line.size
            for line in part.lines
        )
        for part in body
    )


def stand_between(body: Sequence[FilledCell]) -> bool:
    """Whether lines stand beside others of their cells and at half their height: they are of another column."""
    beside = 0
    for part in body:
        for above, below in pairwise(part.lines):
            shared = above.box.bottom - below.box.top
            apart = max(below.box.x0 - above.box.x1, above.box.x0 - below.box.x1)
            beside += shared > _UNEVEN * below.size and apart > below.size
    return beside >= LEAST_LINES


def stands_half_a_line_off(lines: Sequence[TextLine]) -> bool:
    """Whether a line begins right behind the one above or below it and lies beside it in part: its end was moved up or down."""
    for above, below in pairwise(lines):
        if above.box.bottom - below.box.top <= OVER * below.size or abs(above.size - below.size) >= _SAME_SIZE:
            continue
        for one, other in ((above, below), (below, above)):
            last, first = one.words[-1], other.words[0]
            gap = first.box[0] - last.box[2]
            plain = last.text.isalpha() and first.text[:1].islower() and not first.superscript
            if plain and -OVER * first.size < gap < first.size:
                return True
    return False


def words_overlap(words: Sequence[Word]) -> bool:
    """Whether words of one line lie over each other."""
    return any(left.box[2] - right.box[0] > OVER * right.size for left, right in pairwise(words))


def texts_overlap(texts: Sequence[Block]) -> bool:
    """Whether a text of a page, in reading order, begins over the end of the one before it."""
    return any(lines_overlap(above.lines[-1].words, below.lines[0].words) for above, below in pairwise(texts))


def lines_overlap(above: Sequence[Word], below: Sequence[Word]) -> bool:
    """Whether two lines of running text, one after the other on a page, lie over each other; each begins as high as it is."""
    if len(above) > 1 and not above[0].text.isalpha() and above[0].size > _NUMBER_OVER * above[1].size:
        # A large number, before more lines than the first.
        above = above[1:]
    (x0, top, _, bottom), (other_x0, other_top, _, _) = above[0].box, below[0].box
    if bottom - other_top <= OVER * max(above[0].size, below[0].size) or other_top < top:
        return False
    return min(above[-1].box[2], below[-1].box[2]) > max(x0, other_x0)
