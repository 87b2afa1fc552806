"""Headings that come again under one title after another (`Context`, `Afspraken`) part what stands under these, however alike
they are set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from jaarschijf.extract.wording.theme_codes import theme_code
from jaarschijf.extract.wording.vocabulary import normalise
from jaarschijf.schema.flow import Block, PageFlow

_CLOSE = 0.5  # points

_Rank = tuple[float, ...]


@dataclass(slots=True)
class SubHeadings:
    """Gathers the headings of a document page by page."""

    _counts: Counter[tuple[_Rank, str]] = field(default_factory=Counter[tuple[_Rank, str]])
    _titles: Counter[tuple[_Rank, str]] = field(default_factory=Counter[tuple[_Rank, str]])

    def add(self, page: PageFlow) -> None:
        """Look at one more page."""
        for item in page.items:
            if isinstance(item, Block) and item.kind == "heading":
                counts = self._titles if _is_title(item) else self._counts
                counts[_key(item)] += 1

    def ranked(self, pages: Iterable[PageFlow]) -> Iterable[PageFlow]:
        """The pages, on which those that come again are ranked below the titles that are set alike."""
        # `Verkoop`, under each of the chapters, is a part too.
        titled = {rank for (rank, _), count in self._titles.items() if count == 1}
        parts = {text: rank for (rank, text), count in self._counts.items() if count > 1 and rank in titled}
        below = {text: (*rank[:-1], rank[-1] + 1) for text, rank in parts.items()}
        return _Ranked(pages, below) if below else pages


def _key(heading: Block) -> tuple[_Rank, str]:
    """How a heading is set, and what it says, whether or not a colon ends it."""
    text = heading.text.removesuffix(":")
    return (*heading.rank[:-1], heading.rank[-1] - (text != heading.text)), normalise(text)


def _is_title(heading: Block) -> bool:
    return heading.marker is not None or theme_code(heading.text) is not None


@dataclass(frozen=True, slots=True)
class _Ranked:
    pages: Iterable[PageFlow]
    below: Mapping[str, _Rank]

    def __iter__(self) -> Iterator[PageFlow]:
        for page in self.pages:
            yield replace(page, items=[self._below(item) if isinstance(item, Block) else item for item in page.items])

    def _below(self, block: Block) -> Block:
        if block.kind != "heading" or _is_title(block):
            return block
        rank = self.below.get(_key(block)[1])
        # Once `AFSPRAKEN`, in capitals, it is the same.
        alike = rank is not None and abs(rank[0] - block.rank[0]) <= _CLOSE
        return replace(block, rank=rank) if rank is not None and alike and block.rank < rank else block
