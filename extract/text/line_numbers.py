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
_LEFT = 0.2  # of a page's width: how far in they may stand beside a wide margin
_GO_ON = 0.15  # of the numbered lines: these go on with a sentence


class LineNumbers:
    """The numbers of lines of a document: on each page that has numbers in its margin, these must be such."""

    def __init__(self) -> None:
        self._numbers: list[list[tuple[int, float]]] = []
        self._sure: list[bool] = []
        self._edge: float | None = None
        self._refuted = False

    def add(self, page: Page, boxes: Sequence[Box], beside: Sequence[int]) -> None:
        """Look at one more page, whose words have these `boxes`; those at the places `beside` stand in its side margins."""
        numbers = [at for at in beside if page.words[at].text.isdecimal() and boxes[at].x1 < page.width / 2]
        if len(numbers) < _LEAST:
            self._add_close(page, boxes, numbers)
            return
        if not self._refuted:
            numbers = _that_count(page, boxes, numbers)
            self._refuted = not numbers
            self._edge = boxes[numbers[0]].x1 if numbers and self._edge is None else self._edge
        self._numbers.append([(at, boxes[at].x1) for at in numbers])
        self._sure.append(len(numbers) >= _LEAST)

    def _add_close(self, page: Page, boxes: Sequence[Box], beside: Sequence[int]) -> None:
        """Look at a page that has few numbers in its margin: they may stand closer to the text. So may those of clauses, which don't
        begin in the middle of a sentence."""
        limit = _LEFT * page.width
        close = [at for at, box in enumerate(boxes) if box.x1 < limit and page.words[at].text.isdecimal()]
        counting = _that_count(page, boxes, close) if len(close) >= _LEAST else []
        sure = bool(counting) and _go_on(page, boxes, counting)
        if sure and self._edge is None:
            self._edge = boxes[counting[0]].x1
        self._numbers.append([(at, boxes[at].x1) for at in (counting if sure else {*beside, *close})])
        self._sure.append(sure)

    def places(self, index: int) -> list[int]:
        """Which words (0-based) of the page at `index` (0-based) number its lines."""
        if self._refuted or self._edge is None:
            return []
        # Where there are few, they stand where those of other pages do.
        sure = self._sure[index]
        return [at for at, edge in self._numbers[index] if sure or abs(edge - self._edge) <= _FEW_ALIGNED]


def _that_count(page: Page, boxes: Sequence[Box], numbers: Sequence[int]) -> list[int]:
    """Those of the numbers that count lines, from the top: all of them, but for the last perhaps, which may be that of the page."""
    down = sorted(numbers, key=lambda at: boxes[at].top)
    return next((some for some in (down, down[:-1]) if _count_lines(page, boxes, some)), [])


def _go_on(page: Page, boxes: Sequence[Box], numbers: Sequence[int]) -> bool:
    """Whether enough of the numbered lines begin in small letters, amid a sentence: they are no clauses."""
    own = set(numbers)
    texts = [at for at in range(len(boxes)) if at not in own]
    firsts = []
    for number in numbers:
        top, bottom = boxes[number].top, boxes[number].bottom
        beside = (at for at in texts if top <= boxes[at].center[1] <= bottom)
        first = min(beside, key=lambda at: boxes[at].x0, default=None)
        firsts.append(first is not None and page.words[first].text[0].islower())
    return sum(firsts) >= _GO_ON * len(numbers)


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
