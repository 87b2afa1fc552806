"""A cell, or a word of one, that the file draws before or after its place, where all others come as they are read: it was moved.

Programs draw tables in many orders, and each keeps to its own: what tells is the one that does not.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from jaarschijf.schema.table import Table

_LEAST_CELLS, _LEAST_TEXTS = 20, 8  # of a document: with words, with more than one


class WrittenOrder:
    """Looks at a document's tables for them; then the pages of what was moved."""

    def __init__(self) -> None:
        self._cells = self._texts = 0
        # For each that is out of order, as often as it takes to put it there, its page.
        self._moved_cells: list[int] = []
        self._moved_words: list[int] = []

    def add(self, table: Table) -> None:
        """Look at one more."""
        firsts: dict[tuple[int, int], int] = {}
        for cell in table.cells:
            # What stands for a drawing was never written.
            places = [word.written for word in cell.words if word.written]
            if places:
                firsts[cell.row, cell.column] = min(places)
                self._texts += len(places) > 1
                self._moved_words += [table.page] * _count_moved(places)
        self._cells += len(firsts)
        by_row, by_column = sorted(firsts), sorted(firsts, key=lambda place: place[::-1])
        moved = min(_count_moved([firsts[place] for place in places]) for places in (by_row, by_column))
        self._moved_cells += [table.page] * moved

    def pages(self) -> set[int]:
        """Those on which one cell or one word was moved, the only one of the document."""
        cells = self._moved_cells if self._cells >= _LEAST_CELLS else []
        words = self._moved_words if self._texts >= _LEAST_TEXTS else []
        return {page for moved in (cells, words) if len(moved) == 1 for page in moved}


def _count_moved(places: Sequence[int]) -> int:
    """How many of the places, one after the other, are to be left out for the others to go up.

    >>> _count_moved([1, 2, 9, 3, 4])
    1
    """
    if all(one <= other for one, other in pairwise(places)):
        return 0
    ends: list[int] = []
    for place in places:
        at = bisect_right(ends, place)
        ends[at : at + 1] = [place]
    return len(places) - len(ends)
