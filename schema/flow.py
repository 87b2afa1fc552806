"""The text of a page outside its tables: lines and blocks, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Literal

from jaarschijf.schema.geometry import Box, Page, Word, union
from jaarschijf.schema.table import Table


@dataclass(slots=True)
class Line:
    """Words on one line, left to right, on a page (1-based)."""

    page: int
    words: list[Word]

    @property
    def box(self) -> Box:
        """The box around the words, in points from the page's top left."""
        return union([word.box for word in self.words])

    @property
    def x1(self) -> float:
        """Where the line ends: the right edge of its words, in points from the page's left."""
        return max([word.box[2] for word in self.words])

    @property
    def text(self) -> str:
        """The words as printed, one space apart."""
        return " ".join(word.text for word in self.words)


@dataclass(slots=True)
class Layout:
    """A page with what stands on it: its `tables`, top to bottom, and its `furniture` (running headers, footers, page number).

    `body` is the page without the latter; `boxes` are shaded ones beside the running text, with text of their own; `panels`
    those drawn around parts of it, or shaded behind them; `cells` the rows of tables of one column, each an item of a list.
    """

    page: Page
    body: Page
    tables: list[Table] = field(default_factory=list)
    furniture: list[Word] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    panels: list[Box] = field(default_factory=list)
    cells: list[Box] = field(default_factory=list)


@dataclass(slots=True)
class PageFlow:
    """A page with its furniture, and the blocks and tables that begin on it, in reading order."""

    page: Page
    furniture: list[Word]
    items: list[Block | Table]


def flow_items(pages: Iterable[PageFlow]) -> Iterator[Block | Table]:
    """The blocks and tables of successive pages."""
    return chain.from_iterable(page.items for page in pages)


@dataclass(slots=True)
class Block:
    """Lines that belong together: a heading, a paragraph, one item of a list, or a line of a table of contents; and their
    text, as a reader would write it.

    `marker` is what numbers or marks it (`Artikel 2.3`, `3.1.2`, `•`), already taken out of `lines`' meaning but not out of
    the lines; `rank` is that of a heading: the higher it stands over others, the lower it sorts. A block begins on the page
    of its first line and may run on to the next. `panel` is the box that is drawn around it there.
    """

    kind: Literal["heading", "paragraph", "item", "contents"]
    lines: list[Line]
    marker: str | None = None
    rank: tuple[float, ...] = ()
    text: str = ""
    panel: Box | None = None

    @property
    def page(self) -> int:
        """1-based page on which the block begins."""
        return self.lines[0].page
