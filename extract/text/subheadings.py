"""Headings that come again under one title after another (`Context`, `Afspraken`) part what stands under these, however alike
they are set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from jaarschijf.extract.wording.theme_codes import theme_code
from jaarschijf.extract.wording.vocabulary import normalise
from jaarschijf.schema.flow import Block, PageFlow

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
                counts[item.rank, normalise(item.text)] += 1

    def ranked(self, pages: Iterable[PageFlow]) -> Iterable[PageFlow]:
        """The pages, on which those that come again are ranked below the titles that are set alike."""
        # `Verkoop`, under each of the chapters, is a part too.
        titled = {rank for (rank, _), count in self._titles.items() if count == 1}
        parts = frozenset(key for key, count in self._counts.items() if count > 1 and key[0] in titled)
        return _Ranked(pages, parts) if parts else pages


def _is_title(heading: Block) -> bool:
    return heading.marker is not None or theme_code(heading.text) is not None


@dataclass(frozen=True, slots=True)
class _Ranked:
    pages: Iterable[PageFlow]
    parts: frozenset[tuple[_Rank, str]]

    def __iter__(self) -> Iterator[PageFlow]:
        for page in self.pages:
            yield replace(page, items=[self._below(item) if isinstance(item, Block) else item for item in page.items])

    def _below(self, block: Block) -> Block:
        if block.kind != "heading" or _is_title(block) or (block.rank, normalise(block.text)) not in self.parts:
            return block
        return replace(block, rank=(*block.rank[:-1], block.rank[-1] + 1))
