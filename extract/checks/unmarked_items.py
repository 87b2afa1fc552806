"""Paragraphs that stand where the texts of agreements in lists do, without a mark: an item that lost it is running text."""

from __future__ import annotations

from collections.abc import Iterator

from jaarschijf.extract.agreements.agreement import Agreement
from jaarschijf.extract.agreements.stitched import StitchedTable
from jaarschijf.schema.flow import Block

_SAME = 0.5  # points
_LEAST_WORDS = 3


class UnmarkedItems:
    """Notes where the items of lists that are agreements begin, and paragraphs set in that are none."""

    def __init__(self) -> None:
        self._edges: set[float] = set()
        self._paragraphs: list[tuple[int, float]] = []
        self._above: Block | Agreement | StitchedTable | None = None

    def add(self, item: Block | Agreement | StitchedTable) -> None:
        """Look at one more."""
        above, self._above = self._above, item
        if isinstance(item, Agreement) and item.edge is not None:
            self._edges.add(item.edge)
        # What stands under an item of another list is of that one.
        if _is_listed(item) and isinstance(above, Block):
            self._note(above)
        elif isinstance(item, Block) and isinstance(above, Agreement) and above.edge is not None:
            self._note(item)

    def _note(self, block: Block) -> None:
        text = block.text
        if block.kind == "paragraph" and text[:1].isupper() and text[-1] != ":" and len(text.split()) >= _LEAST_WORDS:
            self._paragraphs.append((block.page, block.lines[0].box.x0))

    def pages(self) -> Iterator[int]:
        """The pages with such a paragraph, once all was looked at."""
        found = {page for page, x in self._paragraphs if any(abs(x - edge) < _SAME for edge in self._edges)}
        yield from sorted(found)


def _is_listed(item: Block | Agreement | StitchedTable) -> bool:
    return item.kind == "item" if isinstance(item, Block) else isinstance(item, Agreement) and item.edge is not None
