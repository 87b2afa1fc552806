"""Numbers in the margin that count the lines of a draft: they belong to no text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from jaarschijf.schema.geometry import Box, Page

_LEAST = 5
_STEPS = (1, 5, 10)  # lines: all are numbered, or some
_MOSTLY = 0.6  # of the lines of a page: there are tables and empty lines among them
_ALIGNED = 2.0  # points
_FEW_ALIGNED = 6.0  # points: numbers of two digits and of three perhaps


class LineNumbers:
    """The numbers of lines of a document: on each page that has numbers in its margin, these must be such."""

    def __init__(self) -> None:
        self._numbers: list[list[tuple[int, float]]] = []
        self._edge: float | None = None
        self._refuted = False

    def add(self, page: Page, boxes: Sequence[Box], beside: Sequence[int]) -> None:
        """Look at one more page, whose words have these `boxes`; those at the places `beside` stand in its side margins."""
        numbers = [at for at in beside if page.words[at].text.isdecimal() and boxes[at].x1 < page.width / 2]
        if len(numbers) >= _LEAST and not self._refuted:
            numbers.sort(key=lambda at: boxes[at].top)
            # The last may be that of the page.
            numbers = next((some for some in (numbers, numbers[:-1]) if _count_lines(page, boxes, some)), [])
            self._refuted = not numbers
            self._edge = boxes[numbers[0]].x1 if numbers and self._edge is None else self._edge
        self._numbers.append([(at, boxes[at].x1) for at in numbers])

    def places(self, index: int) -> list[int]:
        """Which words (0-based) of the page at `index` (0-based) number its lines."""
        if self._refuted or self._edge is None:
            return []
        # Where there are few, they stand where those of other pages do.
        own = self._numbers[index]
        return [at for at, edge in own if len(own) >= _LEAST or abs(edge - self._edge) <= _FEW_ALIGNED]


def _count_lines(page: Page, boxes: Sequence[Box], numbers: Sequence[int]) -> bool:
    """Whether numbers count on and stand under each other, left of all else, beside most of the lines."""
    counted = [int(page.words[at].text) for at in numbers]
    steps = {later - earlier for earlier, later in pairwise(counted)}
    if len(steps) != 1 or (step := steps.pop()) not in _STEPS:
        return False
    ends = [boxes[at].x1 for at in numbers]
    begins = [boxes[at].x0 for at in numbers]
    if max(ends) - min(ends) > _ALIGNED and max(begins) - min(begins) > _ALIGNED:
        return False
    own = set(numbers)
    others = [box for at, box in enumerate(boxes) if at not in own and not page.words[at].slanted]
    lines = {round(box.bottom) for box in others}
    # Under them may be a footer; over them the heading of a column of numbers would stand.
    beside = [box.x0 for box in others if box.center[1] <= boxes[numbers[-1]].bottom]
    return min(beside, default=0.0) > max(ends) and len(numbers) * step >= _MOSTLY * len(lines)
