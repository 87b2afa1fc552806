"""Headings and labels that nothing stands under, though something does under others that say the same: it was lost, or moved."""

from __future__ import annotations

from collections.abc import Iterator

from jaarschijf.extract.agreements.agreement import Agreement
from jaarschijf.extract.agreements.stitched import StitchedTable
from jaarschijf.schema.flow import Block


class EmptyHeadings:
    """Notes which headings, and lines that end in a colon, have text under them."""

    def __init__(self) -> None:
        self._filled: set[str] = set()
        self._empty: list[tuple[str, int]] = []
        self._above: Block | None = None
        self._last, self._repeated = "", False

    def add(self, item: Block | Agreement | StitchedTable) -> None:
        """Look at one more."""
        above, heads = self._above, isinstance(item, Block) and (item.kind == "heading" or item.text.endswith(":"))
        if above is not None:
            over = (
                isinstance(item, Block)
                and item.kind == "heading"
                and (above.kind != "heading" or item.rank <= above.rank)
            )
            if over and not self._repeated:
                self._empty.append((above.text, above.page))
            elif not over and not heads:
                self._filled.add(above.text)
        if isinstance(item, Agreement):
            self._filled.update(" ".join(word.text for word in words) for words in item.labels.values())
        if isinstance(item, Block) and item.kind == "heading":
            # The title of a slide that goes on with the table of the one before.
            self._repeated = item.text == self._last
            self._last = item.text
        self._above = item if heads and isinstance(item, Block) else None

    def pages(self) -> Iterator[int]:
        """The pages with an empty one, once all was looked at."""
        if self._above is not None:
            self._empty.append((self._above.text, self._above.page))
            self._above = None
        yield from sorted({page for text, page in self._empty if text in self._filled})
