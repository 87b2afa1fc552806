"""Titles that are numbered on, one of which is set a little otherwise by mistake: `5. Zorg` between `3. Wonen` and `6. Buurt`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from jaarschijf.schema.flow import Block, PageFlow

_LEAST = 3  # titles that are set alike
_CLOSE = 0.15  # of the font size
_STEPS = (1, 2)  # a number may be left out

_Rank = tuple[float, ...]
_Place = tuple[int, str]


@dataclass(slots=True)
class TitleSeries:
    """Gathers the titles of a document that have a number, page by page."""

    _titles: list[tuple[int, _Rank, _Place]] = field(default_factory=list)

    def add(self, page: PageFlow) -> None:
        """Look at one more page."""
        for item in page.items:
            if isinstance(item, Block) and item.kind == "heading":
                number = (item.marker or "").rstrip(".)")
                if number.isdecimal():
                    self._titles.append((int(number), item.rank, _place(item)))

    def ranked(self, pages: Iterable[PageFlow]) -> Iterable[PageFlow]:
        """The pages, on which the one that is set otherwise is ranked as those before and after it."""
        counts = Counter(rank for _, rank, _ in self._titles)
        ranks: dict[_Place, _Rank] = {}
        following = zip(self._titles, islice(self._titles, 1, None), islice(self._titles, 2, None), strict=False)
        for (first, alike, _), (number, rank, place), (last, other, _) in following:
            on = number - first in _STEPS and last - number in _STEPS
            one = counts[rank] == 1 and alike == other != rank and counts[alike] >= _LEAST
            if on and one and _are_close(rank, alike):
                ranks[place] = alike
        return _Ranked(pages, ranks) if ranks else pages


def _are_close(rank: _Rank, other: _Rank) -> bool:
    """Whether titles are set nearly alike: as large, give or take a point, and with as many numbers."""
    return abs(rank[0] - other[0]) <= _CLOSE * abs(other[0]) and rank[-1] == other[-1]


def _place(block: Block) -> _Place:
    return block.page, block.text


@dataclass(frozen=True, slots=True)
class _Ranked:
    pages: Iterable[PageFlow]
    ranks: dict[_Place, _Rank]

    def __iter__(self) -> Iterator[PageFlow]:
        for page in self.pages:
            yield replace(
                page, items=[self._as_others(item) if isinstance(item, Block) else item for item in page.items]
            )

    def _as_others(self, block: Block) -> Block:
        rank = self.ranks.get(_place(block)) if block.kind == "heading" else None
        return block if rank is None else replace(block, rank=rank)
