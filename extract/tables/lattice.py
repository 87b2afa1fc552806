"""A lattice of borders becomes cells: merged ones found by the borders they lack, words put in by their centre."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from jaarschijf.extract.tables.rulings import REACH, SNAP, Frame, Segment, positions_to_levels
from jaarschijf.schema.geometry import Box, Word, words_within
from jaarschijf.schema.table import Cell, Table, TableMethod

Flags = NDArray[np.bool_]

_BEFORE_TEXT = 4.0  # points, at most
_SPACE = 0.5  # of the font size: the words of a line stand no farther apart
_SAME_HEIGHT, _LEAST_ROWS = 1.0, 3  # points; of tables whose rows are to be as high
_MANY_ROWS = 6


@dataclass(slots=True)
class Lattice:
    """Columns between successive `xs`, rows between successive `ys` (points), and which borders are there.

    `above[i, j]` is the border over grid cell (row i, column j), `left[i, j]` the one at its left.
    """

    xs: list[float]
    ys: list[float]
    above: Flags
    left: Flags

    @property
    def box(self) -> Box:
        """The box around the lattice."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


def full_lattice(xs: Sequence[float], ys: Sequence[float]) -> Lattice:
    """A lattice with every border there."""
    shape = (len(ys) - 1, len(xs) - 1)
    return Lattice(list(xs), list(ys), np.ones(shape, dtype=np.bool_), np.ones(shape, dtype=np.bool_))


def frame_to_lattice(frame: Frame, words: Sequence[Word]) -> Lattice | None:
    """The lattice of a frame with lines both ways; borders that are missing at its sides are put there when words lie
    beyond the outermost line. None when there is not a single cell."""
    box = frame.box
    xs = positions_to_levels([s.at for s in frame.vertical])
    ys = _row_levels(frame)
    xs = _with_ends(xs, box.x0, box.x1, (x for x, y in _centers(words) if box.top < y < box.bottom))
    ys = _with_ends(ys, box.top, box.bottom, (y for x, y in _centers(words) if box.x0 < x < box.x1))
    if len(xs) < 2 or len(ys) < 2:
        return None
    above = np.array([_drawn(frame.horizontal, y, xs) for y in ys[:-1]])
    left = np.array([_drawn(frame.vertical, x, ys) for x in xs[:-1]]).T
    above[0, :], left[:, 0] = True, True
    for i, y in enumerate(ys[:-1]):
        # A row that uprights alone tell of has no border drawn over it, and has one all the same.
        if not any(abs(s.at - y) <= SNAP for s in frame.horizontal):
            above[i, :] = True
    return Lattice(xs, ys, above, left)


def _centers(words: Iterable[Word]) -> Iterator[tuple[float, float]]:
    return (word.box.center for word in words)


def _row_levels(frame: Frame) -> list[float]:
    """The y of horizontal lines, and of the ends of uprights inside: columns stop where a full-width row begins."""
    drawn = positions_to_levels([s.at for s in frame.horizontal])
    box = frame.box
    ends = [(y, s.at) for s in frame.vertical for y in (s.start, s.end) if box.top + SNAP < y < box.bottom - SNAP]
    told = [y for y in positions_to_levels(y for y, _ in ends) if all(abs(y - at) > 2 * SNAP for at in drawn)]
    inner = [s for s in frame.vertical if box.x0 + SNAP < s.at < box.x1 - SNAP] if told else []
    return sorted([*drawn, *(y for y in told if _ends_most(y, inner))])


def _ends_most(y: float, inner: Sequence[Segment]) -> bool:
    """Whether more of a frame's inner uprights end at a height than run on over it: one alone may have lost its end."""
    ending = positions_to_levels(s.at for s in inner if min(abs(s.start - y), abs(s.end - y)) <= SNAP)
    running = positions_to_levels(s.at for s in inner if s.start < y - SNAP and s.end > y + SNAP)
    return len(ending) >= len(running)


def _with_ends(levels: list[float], low: float, high: float, centers: Iterable[float]) -> list[float]:
    if not levels:
        return [low, high]
    is_short, ends_early = low < levels[0] - 2 * SNAP, high > levels[-1] + 2 * SNAP
    if not is_short and not ends_early:
        return levels
    outside = [c for c in centers if not levels[0] <= c <= levels[-1]]
    before = [low] if is_short and any(low <= c < levels[0] for c in outside) else []
    after = [high] if ends_early and any(levels[-1] < c <= high for c in outside) else []
    return [*before, *levels, *after]


def _drawn(segments: Sequence[Segment], at: float, levels: Sequence[float]) -> list[bool]:
    """Between each two successive levels, whether segments at `at` cover most of the way."""
    own = [s for s in segments if abs(s.at - at) <= SNAP]
    return [sum(s.coverage(a, b) for s in own) >= 0.5 * (b - a) for a, b in pairwise(levels)]


def with_columns(lattice: Lattice, xs: Sequence[float]) -> Lattice:
    """The lattice with the columns `xs`, outer borders too; what borders it has of its own lie on some of these."""
    places = [min(range(len(lattice.xs) - 1), key=lambda k: abs(lattice.xs[k] - x)) for x in xs[:-1]]
    left = np.ones((len(lattice.ys) - 1, len(xs) - 1), dtype=np.bool_)
    return Lattice(list(xs), lattice.ys, lattice.above[:, places], left)


def with_head(lattice: Lattice, top: float) -> Lattice:
    """The lattice with a row over it from `top` (y) on, of a cell for each column; itself when it begins there."""
    if top >= lattice.ys[0] - SNAP:
        return lattice
    row = np.ones((1, len(lattice.xs) - 1), dtype=np.bool_)
    return Lattice(lattice.xs, [top, *lattice.ys], np.vstack([row, lattice.above]), np.vstack([row, lattice.left]))


def with_foot(lattice: Lattice, ys: Sequence[float]) -> Lattice:
    """The lattice with rows under it that end at `ys`, of a cell for each column."""
    rows = np.ones((len(ys), len(lattice.xs) - 1), dtype=np.bool_)
    return Lattice(lattice.xs, [*lattice.ys, *ys], np.vstack([lattice.above, rows]), np.vstack([lattice.left, rows]))


def cut_rows(lattice: Lattice, extra: Sequence[float]) -> Lattice:
    """The lattice with more borders over its whole width, at `extra` (y)."""
    ys = sorted([*lattice.ys, *extra])
    source = [max(k for k, y in enumerate(lattice.ys[:-1]) if y <= top) for top in ys[:-1]]
    above, left = lattice.above[source], lattice.left[source]
    for i, top in enumerate(ys[:-1]):
        if top in extra:
            above[i, :] = True
    return Lattice(list(lattice.xs), ys, above, left)


def lattice_to_cells(lattice: Lattice) -> list[Cell]:
    """Cells without words, in reading order: neighbours without a border between them are one cell, with its spans.

    Neighbours that together make no rectangle (a border drawn only in part) are merged along their row only.
    """
    rows, columns = lattice.above.shape
    group = np.arange(rows * columns).reshape(rows, columns)
    for i, (left, below) in enumerate(zip(lattice.left.tolist(), [*lattice.above[1:].tolist(), []], strict=True)):
        for j in range(columns):
            if j + 1 < columns and not left[j + 1]:
                group[group == group[i, j + 1]] = group[i, j]
            if below and not below[j]:
                group[group == group[i + 1, j]] = group[i, j]
    places: dict[int, list[tuple[int, int]]] = {}
    for i, labels in enumerate(group.tolist()):
        for j, label in enumerate(labels):
            places.setdefault(label, []).append((i, j))
    cells: list[Cell] = []
    for label, own in places.items():
        (top, bottom), (first, last) = ((min(axis), max(axis)) for axis in zip(*own, strict=True))
        if len(own) == (bottom - top + 1) * (last - first + 1):
            cells.append(_cell(lattice, top, first, bottom, last))
        else:
            cells += [
                _cell(lattice, i, a, i, b)
                for i in range(top, bottom + 1)
                for a, b in _runs(group[i] == label, lattice.left[i])
            ]
    return sorted(cells, key=lambda cell: (cell.row, cell.column))


def _runs(mask: Flags, left: Flags) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for j in np.flatnonzero(mask):
        if runs and runs[-1][1] == j - 1 and not left[j]:
            runs[-1] = (runs[-1][0], int(j))
        else:
            runs.append((int(j), int(j)))
    return runs


def _cell(lattice: Lattice, top: int, first: int, bottom: int, last: int) -> Cell:
    box = Box(lattice.xs[first], lattice.ys[top], lattice.xs[last + 1], lattice.ys[bottom + 1])
    return Cell(top, first, box, [], bottom - top + 1, last - first + 1)


def lattice_to_table(lattice: Lattice, words: Sequence[Word], page: int, method: TableMethod) -> Table:
    """The table of a lattice with `words` (of its page) in the cells their centres lie in, words drawn over a border cut
    where the next column's text begins; words outside it are left."""
    cells = lattice_to_cells(lattice)
    owners = [dict[int, Cell]() for _ in lattice.ys[1:]]
    for cell in cells:
        for i in range(cell.row, cell.row + cell.row_span):
            owners[i].update(dict.fromkeys(range(cell.column, cell.column + cell.column_span), cell))
    near = words_within(words, lattice.box, margin=1.0)
    xs, ys = lattice.xs[1:-1], lattice.ys[1:-1]
    overrun = False
    for word in near:
        x0, top, x1, bottom = word.box
        owner = owners[bisect_right(ys, (top + bottom) / 2)]
        first, last = bisect_right(xs, x0 + 1.5), bisect_right(xs, x1 - 1.5)
        if first == last:
            owner[first].words.append(word)
            continue
        borders = {cell.box.x0 for j in range(first + 1, last + 1) if (cell := owner[j]).column == j}
        pieces = _split(word, sorted(borders), near)
        # A border that the words told of stands right before those of the next column, which the cell before may be filled up to.
        over = x1 - max(borders, default=x1) > (0.0 if method == "ruled" else _BEFORE_TEXT)
        overrun |= over and len(pieces) == 1 and _goes_on_a_line(word, near)
        for piece in pieces:
            owner[bisect_right(xs, (piece.box[0] + piece.box[2]) / 2)].words.append(piece)
    return Table(page, lattice.box, cells, method, overrun=overrun)


def _goes_on_a_line(word: Word, near: Sequence[Word]) -> bool:
    """Whether a word stands after another of its line: a long one that is too wide for its column stands alone."""
    x0, _, _, bottom = word.box
    space = _SPACE * word.size
    return any(
        -space < x0 - other.box[2] < space and abs(other.box[3] - bottom) < space for other in near if other is not word
    )


def _split(word: Word, borders: Sequence[float], near: Sequence[Word]) -> list[Word]:
    if len(word.ends) != len(word.text) or len(word.text) < 2:
        return [word]
    pieces, rest = [], word
    for border in borders:
        cut = next((k for k, end in enumerate(rest.ends, start=1) if end > border - 1.0), len(rest.text))
        cut = cut if rest.ends[cut - 1] <= border + 1.0 else cut - 1
        if not 0 < cut < len(rest.text):
            continue
        # A long word that spills over its border is still one word: cut only where the next column's text begins.
        begin = _begin(rest, cut, border)
        if begin is None or sum(abs(other.box[0] - begin) <= 2.0 for other in near) < 2:
            continue
        head, rest = rest.parted(cut, begin)
        pieces.append(head)
    return [*pieces, rest]


def _begin(word: Word, cut: int, border: float) -> float | None:
    # `ends` tells where a character ends, not where it begins: the next one begins there, or after a gap.
    width = word.ends[cut] - word.ends[cut - 1]
    usual = word.box.width / len(word.text)
    begin = word.ends[cut] - min(width, usual * 1.6)
    return begin if begin >= border - REACH else None


class RowHeights(NamedTuple):
    """How high a table is, and how far under its top each grid row begins, in points."""

    height: float
    tops: array[float]

    @classmethod
    def of(cls, table: Table) -> RowHeights:
        """Those of a table."""
        tops = {cell.row: cell.box.top - table.box.top for cell in table.cells}
        return cls(table.box.height, array("d", [tops[row] for row in sorted(tops)]))

    def are_those_of(self, table: Table, least: int = _LEAST_ROWS) -> bool:
        """Whether a table has as many rows, so many at `least`, each as high; of many one line may have been moved."""
        other = RowHeights.of(table)
        if not len(self.tops) == len(other.tops) >= least or abs(self.height - other.height) > _SAME_HEIGHT:
            return False
        moved = sum(abs(a - b) > _SAME_HEIGHT for a, b in zip(self.tops, other.tops, strict=True))
        return moved <= (len(self.tops) >= _MANY_ROWS)
