"""Texts that go on in the cell under theirs, or beside it: a border stands where none is, or what was over the next line is lost."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import inf

from jaarschijf.extract.checks.line_places import LEAST_LINES, FilledCell, TextLine

_WORD_SPACE = 0.35  # of the font size: between the words of a line that is not spread


def reads_on_below(body: Sequence[FilledCell], leading: float, usual: float | None) -> bool:
    """Whether a cell goes on in the one under it as lines of one text do: in the middle of a sentence, with their white."""
    most = leading + 0.1 * body[0].lines[0].size
    if usual is not None and usual <= most:
        return False
    above = {(part.cell.column, part.cell.row + part.cell.row_span): part.lines[-1] for part in body}
    for cell, lines in body:
        line = above.get((cell.column, cell.row))
        if line is not None and lines[0].box.top - line.box.bottom <= most:
            ended = line.words[-1].text.endswith((".", ":", ";", "!", "?", "…"))
            below, last = lines[0].words[0].text, line.words[-1].text
            if not ended and (below[:1].islower() or (below[:1].isdigit() and last.isalpha() and last.islower())):
                return True
    return False


def reads_on_beside(body: Sequence[FilledCell]) -> bool:
    """Whether lines go on in the next cell with no more than a space between, at one border twice; not where the texts of that
    column begin: the cell before may be filled up."""
    going_on = list(going_on_beside(body))
    cut = {id(right) for _, right in going_on}
    begun: defaultdict[int, list[float]] = defaultdict(list)
    for cell, lines in body:
        begun[cell.column] += [line.box.x0 for line in lines if id(line) not in cut]
    # Where all go on, nothing tells where they begin.
    sides = {column: Counter(map(round, starts)).most_common(1)[0][0] for column, starts in begun.items() if starts}
    on = Counter(column for column, right in going_on if abs(right.box.x0 - sides.get(column, inf)) > 1.0)
    return any(count >= LEAST_LINES for count in on.values())


def going_on_beside(filled: Sequence[FilledCell]) -> Iterator[tuple[int, TextLine]]:
    """Lines that go on from the cell before with no more than a space between, and the column they stand in."""
    ends = {(cell.row, cell.column + cell.column_span): lines for cell, lines in filled}
    for cell, lines in filled:
        for left in ends.get((cell.row, cell.column), ()):
            yield from ((cell.column, right) for right in lines if _goes_on(left, right))


def _goes_on(left: TextLine, right: TextLine) -> bool:
    # A row's number may be set at the right of its cell.
    if len(left.words) == 1 and left.words[0].text.isdigit():
        return False
    return abs(left.box.top - right.box.top) < 1.0 and 0 < right.box.x0 - left.box.x1 <= _WORD_SPACE * right.size
