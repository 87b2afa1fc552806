"""Running headers, footers and page numbers amid running text: on a page of another size, or moved on it, they stand elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from jaarschijf.extract.text.alignment import text_lines
from jaarschijf.extract.text.furniture import unnumbered
from jaarschijf.schema.flow import Block, Line, PageFlow
from jaarschijf.schema.geometry import Word

_ENDS = 2  # lines at the top and at the foot of a page's text, among which one may be
_COVER = 8  # lines
_ASIDE = 20.0  # points from where the lines of its paragraph begin
_LONGEST = 16  # words of a running text


class StrayMargins:
    """The lines in the margins of pages, and those at the ends of their running text, that may be the same."""

    def __init__(self) -> None:
        self._running: dict[str, set[int]] = {}
        self._ends: list[tuple[int, str]] = []
        self._numbered: list[int] = []

    def add(self, part: PageFlow) -> None:
        """Note those of one more page."""
        for words in text_lines(part.furniture):
            self._running.setdefault(_folded(words), set()).add(part.page.number)
        lines = [(line, item) for item in part.items if isinstance(item, Block) for line in item.lines]
        # What goes on on the next page stands with the page it began on.
        turns = [place for place, ((above, _), (below, _)) in enumerate(pairwise(lines), 1) if above.page != below.page]
        self._numbered += [
            line.page
            for line, block in lines
            if len(line.words) == 1 and line.words[0].text == str(line.page) and _stands_aside(line, block)
        ]
        near = {place for turn in (0, *turns, len(lines)) for place in range(turn - _ENDS, turn + _ENDS)}
        for place in sorted(near & set(range(len(lines)))):
            line, block = lines[place]
            # A cover holds little else than a title, which is no header.
            under = place > _COVER and lines[place - 1][1] is block
            if len(line.words) > _LONGEST or (block.kind == "heading" and not under):
                continue
            if line.page > 1 or len(block.lines) > 1:
                self._ends.append((line.page, _folded(line.words)))

    def pages(self) -> Iterator[int]:
        """The pages on which such a line stands in a paragraph, and which lack it in their margins."""
        astray = {
            page
            for page, text in self._ends
            if any(letter.isalpha() for letter in text) and self._running.get(text, {page}) - {page}
            if page not in self._running[text]
        }
        yield from sorted(astray | set(self._numbered))


def _folded(words: Sequence[Word]) -> str:
    return unnumbered(" ".join(word.text for word in words))


def _stands_aside(line: Line, block: Block) -> bool:
    others = [other.box.x0 for other in block.lines if other is not line]
    return all(abs(line.box.x0 - x) > _ASIDE for x in others)
