"""Running headers that say which chapter a page is of, or which one begins on it: `4 DUURZAAMHEID` over the end of the third."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from jaarschijf.extract.wording.vocabulary import normalise
from jaarschijf.schema.flow import Block, PageFlow
from jaarschijf.schema.table import Table

_LEAST_PAGES, _LONGEST = 2, 12  # words
_IN_LINE = 3.0  # points
_ALIKE = 0.5  # points, between sizes of type

_Slot = tuple[int, float]


@dataclass(slots=True)
class ChapterHeads:
    """Gathers what stands over the text of each page, and the headings of all others."""

    _over: dict[_Slot, set[str]] = field(default_factory=dict)
    _tops: set[float] = field(default_factory=set[float])
    _headings: Counter[str] = field(default_factory=Counter[str])
    _sizes: dict[str, float] = field(default_factory=dict[str, float])

    def add(self, page: PageFlow) -> None:
        """Look at one more page."""
        first = _head(page)
        for item in page.items:
            if isinstance(item, Block) and item.kind == "heading" and item is not first:
                self._headings[_said(item)] += 1
                self._sizes[_said(item)] = item.lines[0].words[0].size
        if first is not None:
            self._over.setdefault(_slot(first), set()).add(_said(first))
        elif page.items:
            item = page.items[0]
            self._tops.add(round(item.box.top if isinstance(item, Table) else item.lines[0].box.top))

    def without(self, pages: Iterable[PageFlow]) -> Iterable[PageFlow]:
        """The pages without such headers: lines over the text at one height, higher than text begins, each of which is the heading of
        one chapter too, and set no larger than that."""
        slots = {
            (top, size)
            for (top, size), texts in self._over.items()
            if len(texts) >= _LEAST_PAGES and self._are_chapters(texts, size)
        }
        slots = {slot for slot in slots if not any(abs(slot[0] - top) <= _IN_LINE for top in self._begun(slot))}
        return _Without(pages, slots) if slots else pages

    def _are_chapters(self, texts: set[str], size: float) -> bool:
        return all(text and self._headings[text] == 1 and size <= self._sizes[text] + _ALIKE for text in texts)

    def _begun(self, slot: _Slot) -> set[float]:
        """Where else (y) the text of a page begins."""
        return self._tops | {other[0] for other in self._over if other != slot}


def _head(page: PageFlow) -> Block | None:
    """The line over all else on a page that may be its header."""
    first = page.items[0] if page.items else None
    if not isinstance(first, Block) or len(first.lines) > 1 or len(first.lines[0].words) > _LONGEST:
        return None
    under = (item.box.top if isinstance(item, Table) else item.lines[0].box.top for item in page.items[1:])
    return first if all(first.lines[0].box.top <= top for top in under) else None


def _slot(block: Block) -> _Slot:
    word = block.lines[0].words[0]
    return round(word.box.top), round(word.size, 1)


def _said(block: Block) -> str:
    return normalise(block.text)


@dataclass(frozen=True, slots=True)
class _Without:
    pages: Iterable[PageFlow]
    slots: set[_Slot]

    def __iter__(self) -> Iterator[PageFlow]:
        for page in self.pages:
            first = _head(page)
            if first is None or _slot(first) not in self.slots:
                yield page
            else:
                yield replace(page, furniture=[*page.furniture, *first.lines[0].words], items=page.items[1:])
