"""Headings and labels that nothing stands under, though something does under others that say the same: it was lost, or moved."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jaarschijf.extract.agreements.agreement import Agreement
from jaarschijf.extract.agreements.stitched import StitchedTable
from jaarschijf.extract.wording.prose_wording import says
from jaarschijf.schema.flow import Block

_NUMBER = re.compile(r"[A-Z]{0,2}\d{1,2}(?:\.\d{1,2}){0,3}\.?")


class EmptyHeadings:
    """Notes which headings, lines that end in a colon, and numbers that stand alone have text under them."""

    def __init__(self) -> None:
        self._filled: set[str] = set()
        self._empty: list[tuple[str, int]] = []
        self._above: Block | None = None
        self._last, self._repeated = "", False
        self._covered = True

    def add(self, item: Block | Agreement | StitchedTable) -> None:
        """Look at one more."""
        if isinstance(item, Block) and item.kind != "heading" and says("insets", item.text):
            # A caption is the text of nothing; what a heading is of, as a goal, may be kept with the agreements.
            return
        above, heads = self._above, isinstance(item, Block) and _heads(item)
        if above is not None:
            over = (
                isinstance(item, Block)
                and item.kind == "heading"
                and (above.kind != "heading" or item.rank <= above.rank)
            )
            if (
                over
                and not self._repeated
                and not (self._covered and isinstance(item, Block) and item.page > above.page)
            ):
                self._empty.append((_said(above.text), above.page))
            elif not over and not heads:
                self._filled.add(_said(above.text))
        # A title page has headings alone.
        self._covered &= isinstance(item, Block) and item.kind == "heading"
        if isinstance(item, Agreement):
            self._filled.update(" ".join(word.text for word in words) for words in item.labels.values())
            self._filled.add(_said(item.number or ""))
        if isinstance(item, Block) and item.kind == "heading":
            # The title of a slide that goes on with the table of the one before.
            self._repeated = item.text == self._last
            self._last = item.text
        self._above = item if heads and isinstance(item, Block) else None

    def pages(self) -> Iterator[int]:
        """The pages with an empty one, once all was looked at."""
        if self._above is not None:
            self._empty.append((_said(self._above.text), self._above.page))
            self._above = None
        yield from sorted({page for text, page in self._empty if text in self._filled})


def _heads(block: Block) -> bool:
    bare = _NUMBER.fullmatch(block.text) is not None and not block.text.isdigit()
    return block.kind == "heading" or block.text.endswith(":") or bare


def _said(heading: str) -> str:
    """What a heading says; all that are no more than a number in one series say the same."""
    return re.sub(r"\d+", "1", heading) if _NUMBER.fullmatch(heading) else heading
