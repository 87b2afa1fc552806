"""Running text parted where its size changes: a note in small type is no part of the paragraph over it."""

from __future__ import annotations

from collections.abc import Sequence

from jaarschijf.extract.text.lines import CLOSE
from jaarschijf.schema.flow import Line
from jaarschijf.schema.geometry import middle_of

_ALIKE, _SAME = 0.6, 0.3  # points between sizes


def by_size(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of running text in runs, each in one size but for what its lines end in."""
    runs: list[list[Line]] = []
    size = 0.0
    for line in lines:
        # A footnote's mark may be half of a short line.
        own = middle_of([word.size for word in line.words if not word.superscript] or [line.words[0].size])
        if not runs or (abs(own - size) > _ALIKE and not _ends_smaller(runs[-1][-1], line, size)):
            runs.append([])
            size = own
        runs[-1].append(line)
    return runs


def _ends_smaller(above: Line, line: Line, size: float) -> bool:
    """Whether a line in a text set in this `size` begins in it and ends in smaller type, as who acts behind what is agreed, or goes on
    so right under one that does."""
    first, last = line.words[0], line.words[-1]
    if first.superscript or last.size > size or line.box.top - above.box.bottom > CLOSE * size:
        return False
    # What goes on from the line above is as small as its end, and that began larger.
    goes_on = abs(above.words[0].size - size) < _ALIKE and abs(above.words[-1].size - first.size) < _SAME
    return abs(first.size - size) < _ALIKE or (goes_on and above.words[-1].size < size - _ALIKE)
