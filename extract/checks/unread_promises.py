"""Texts that stand as agreements in prose do, and were read as none: under one heading with them, or under one that begins alike,
or is set as all that have them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jaarschijf.extract.agreements.agreement import Agreement
from jaarschijf.extract.agreements.stitched import StitchedTable
from jaarschijf.extract.agreements.who_acts import actors_of, begins_with_promise
from jaarschijf.schema.flow import Block

_ALIKE = 2  # words that headings begin with
_LEAST = 2  # of a document
_LEAST_WORDS = 4
_LONGEST_TITLE = 6  # words


@dataclass(slots=True)
class _Section:
    """A heading, how it is set, whether anything stands under it and was read as an agreement, and how many texts there promise."""

    rank: tuple[float, ...]
    page: int
    filled: bool = False
    agrees: bool = False
    promises: int = 0


class UnreadPromises:
    """Notes what stands under headings with agreements, or as them, and is none."""

    def __init__(self, parties: Sequence[str]) -> None:
        self._actors = actors_of(parties)
        self._heading = ""
        self._over_agreements: set[str] = set()
        self._rank: tuple[float, ...] = ()
        self._after = False
        self._promises: list[int] = []
        self._items: dict[str, list[int]] = {}
        self._sections: list[_Section] = []

    def add(self, item: Block | Agreement | StitchedTable) -> None:
        """Look at one more."""
        self._note(item)
        if isinstance(item, Agreement):
            # What stands outside its box is none.
            self._after = not item.boxed
            self._over_agreements.add(self._heading)
        elif not isinstance(item, Block):
            self._after = False
        elif item.kind == "heading" and self._after and item.rank >= self._rank and item.text.endswith("?"):
            # `Wist u dat?`, over a box beside them, and nothing else.
            pass
        elif item.kind == "heading":
            self._rank = item.rank
            words = item.text.split()[:_ALIKE]
            self._heading = " ".join(words) if len(words) == _ALIKE and all(map(str.isalpha, words)) else ""
            self._after = False
        elif self._after and _is_title(item):
            # `Monitoring`, in italics: what is under it is of something else.
            self._after = False
        elif self._after:
            if item.text.endswith(".") and begins_with_promise(item.text, self._actors):
                self._promises.append(item.page)
        elif item.kind == "item" and self._heading and len(item.text.split()) >= _LEAST_WORDS:
            self._items.setdefault(self._heading, []).append(item.page)

    def pages(self) -> Iterator[int]:
        """The pages with such texts, once all was looked at; one promise may be a remark."""
        listed = {page for heading in self._over_agreements for page in self._items.get(heading, ())}
        listed.update(self._promises if len(self._promises) >= _LEAST else ())
        yield from sorted(listed.union(section.page for section in self._sections if self._lacks_agreements(section)))

    def _note(self, item: Block | Agreement | StitchedTable) -> None:
        if isinstance(item, Block) and item.kind == "heading":
            self._sections.append(_Section(item.rank, item.page))
        elif self._sections:
            section = self._sections[-1]
            section.filled = True
            if not isinstance(item, Block):
                section.agrees = True
            # A list may sum up.
            elif section.promises < _LEAST and item.kind == "paragraph" and item.text.endswith("."):
                section.promises += begins_with_promise(item.text, self._actors)

    def _lacks_agreements(self, section: _Section) -> bool:
        """Whether texts promise under the one heading of its kind that has no agreements."""
        if section.agrees or section.promises < _LEAST:
            return False
        alike = [other for other in self._sections if other.rank == section.rank and other is not section]
        others = [other.agrees for other in alike if other.filled]
        return len(others) >= _LEAST and all(others)


def _is_title(block: Block) -> bool:
    """Whether a paragraph is a short line set apart by its type."""
    if block.kind != "paragraph" or len(block.lines) > 1 or not block.text or block.text[-1] in ".;,:":
        return False
    words = block.lines[0].words
    return len(words) <= _LONGEST_TITLE and all(word.italic or word.bold or word.color for word in words)
