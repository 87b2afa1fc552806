"""Items of lists that lost their text or their mark: an item is empty, or a list under a heading begins with its second number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jaarschijf.extract.wording.bullets import is_glyph
from jaarschijf.schema.flow import PageFlow
from jaarschijf.schema.table import Table

_COUNTED = re.compile(r"\(?(\d{1,2})[.)]")


class ListItems:
    """Looks at the items of lists, page by page."""

    def __init__(self) -> None:
        self._empty: set[int] = set()
        self._begun_late: set[int] = set()
        self._headed = False
        self._last = 0

    def add(self, part: PageFlow) -> None:
        """Look at one more page."""
        for item in part.items:
            if isinstance(item, Table):
                self._headed = False
                if _holds_empty_item(item):
                    self._empty.add(item.page)
            elif item.kind == "heading":
                self._headed = True
            elif item.kind == "item":
                if not item.text:
                    self._empty.add(item.page)
                counted = _COUNTED.fullmatch(item.marker or "")
                if counted is not None:
                    number = int(counted[1])
                    # It may go on from the list under the heading before.
                    if self._headed and number == 2 and self._last != 1:
                        self._begun_late.add(item.page)
                    self._headed, self._last = False, number

    def empty(self) -> Iterator[int]:
        """The pages with an item of which nothing but the mark is there."""
        yield from sorted(self._empty)

    def begun_late(self) -> Iterator[int]:
        """The pages on which the first number of a list is missing."""
        yield from sorted(self._begun_late)


def _holds_empty_item(table: Table) -> bool:
    """Whether a cell holds nothing but the mark that texts of other cells of its column begin with."""
    alone = {(cell.column, cell.words[0].text) for cell in table.cells if len(cell.words) == 1}
    alone = {(column, text) for column, text in alone if is_glyph(text)}
    return bool(alone) and any(
        len(cell.words) > 1 and (cell.column, cell.words[0].text) in alone for cell in table.cells
    )
