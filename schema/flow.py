"""The text of a page outside its tables: lines and blocks, in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from jaarschijf.schema.geometry import Box, Word, union


@dataclass(slots=True)
class Line:
    """Words on one line, left to right, on a page (1-based)."""

    page: int
    words: list[Word]

    @property
    def box(self) -> Box:
        """The box around the words, in points from the page's top left."""
        return union(word.box for word in self.words)

    @property
    def x1(self) -> float:
        """Where the line ends: the right edge of its words, in points from the page's left."""
        return max([word.box[2] for word in self.words])

    @property
    def text(self) -> str:
        """The words as printed, one space apart."""
        return " ".join(word.text for word in self.words)


@dataclass(slots=True)
class Block:
    """Lines that belong together: a heading, a paragraph, or one item of a list.

    `marker` is what numbers or marks it (`Artikel 2.3`, `3.1.2`, `•`), already taken out of `lines`' meaning but not out of
    the lines; `level` ranks headings, 1 the highest. A block begins on the page of its first line and may run on to the next.
    """

    kind: Literal["heading", "paragraph", "item"]
    lines: list[Line]
    marker: str | None = None
    level: int | None = None

    @property
    def page(self) -> int:
        """1-based page on which the block begins."""
        return self.lines[0].page
