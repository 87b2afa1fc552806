"""A document of prestatieafspraken as read: a pydantic model, each text with the place it came from.

Rows and passages, of which a document may have many thousands, are data classes: a tenth of the memory. Pydantic reads and
writes them as it does models.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import ClassVar, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from jaarschijf.schema.geometry import Box
from jaarschijf.schema.problems import Problem

PartyKind = Literal["gemeente", "corporatie", "huurdersorganisatie", "overig"]
Method = Literal["text", "ocr"]
Inheritable = Literal["doelstelling", "kaderafspraak"]


class PageBox(NamedTuple):
    """A rectangle on a page of the document: 1-based page, points from that page's top left as it is shown."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float

    @classmethod
    def on(cls, page: int, box: Box) -> PageBox:
        """The box on the page. Its numbers are those of other boxes where they are the same: a fifth of a document's memory."""
        return cls(page, *map(_shared, box))


# Columns and lines of one layout begin and end at the same places, page after page.
_shared = lru_cache(maxsize=1 << 12)(float)

_STRICT = ConfigDict(extra="forbid")


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


@dataclass(frozen=True, slots=True)
class Passage:
    """A text as printed (lines joined, paragraphs apart by a blank line) and the boxes its words lie in.

    One box for each page and column the text runs through (each line, in prose); a box holds the words of the text and no others.
    """

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    text: str
    boxes: tuple[PageBox, ...] = ()


class Party(_Model):
    """A party to the document; `aliases` are other names the document itself gives it (an abbreviation, `hierna: X`)."""

    name: str
    kind: PartyKind
    aliases: tuple[str, ...] = ()


class Theme(_Model):
    """A theme: number and title as printed, without a closing dot or the word `Thema`; its place when it has no number.

    `code` is of the fixed list of theme codes, null when nothing fits; `intro` is the prose before its agreements.
    """

    number: str
    title: str
    code: str | None = None
    intro: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A table row, or a numbered agreement in prose, after inheritance.

    `ordinal` is 0-based, in reading order; `theme` is the number of its theme; `number` is as printed without its dot.
    `jaarafspraken` maps a year to the text agreed for it. `page` (1-based) is where the row begins.
    `confidence` (0 to 1) is 1.0 less what each of `doubts` costs.
    """

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    ordinal: int
    theme: str
    number: str | None = None
    doelstelling: Passage | None = None
    kaderafspraak: Passage | None = None
    inherited: tuple[Inheritable, ...] = ()
    jaarafspraken: dict[int, Passage] = field(default_factory=dict)
    toelichting: Passage | None = None
    trekker: Passage | None = None
    gereed: Passage | None = None
    page: int
    confidence: float = 1.0
    doubts: tuple[Problem, ...] = ()


class Attachment(_Model):
    """A table that holds no agreements (housing stock, rents, projects): kept with its place, cells as text, row by row."""

    page: int
    box: tuple[float, float, float, float]
    title: str | None = None
    cells: tuple[tuple[str, ...], ...] = ()


class Ledger(_Model):
    """Where every visible character of the document went: counts per destination; `unplaced` lists what is left, with its place."""

    cell: int = 0
    heading: int = 0
    prose: int = 0
    furniture: int = 0
    attachment: int = 0
    unplaced: int = 0
    unplaced_text: tuple[Passage, ...] = ()

    @property
    def total(self) -> int:
        """All visible characters."""
        return self.cell + self.heading + self.prose + self.furniture + self.attachment + self.unplaced

    @property
    def placed_share(self) -> float:
        """Share (0 to 1) of the characters that have a destination; 1.0 for a document without any."""
        return 1.0 - self.unplaced / self.total if self.total else 1.0


class Document(_Model):
    """One PDF as read. `document_id` follows from the file's content alone (`sha256`); `source` is the file's name.

    `year` is the jaarschijf (the first year of a document for several); `framework_period` is `2022-2026`.
    `page_sizes` are width and height (points) of each page, as its boxes are measured on.
    `table_methods` tells which evidence the tables were read by; `problems` what a reader must know.
    """

    document_id: str
    sha256: str
    source: str
    municipality: str
    municipality_code: str | None = None
    year: int
    title: str = ""
    framework_period: str | None = None
    signed_on: date | None = None
    page_count: int
    page_sizes: tuple[tuple[float, float], ...] = ()
    method: Method = "text"
    table_methods: tuple[str, ...] = ()
    parties: tuple[Party, ...] = ()
    themes: tuple[Theme, ...] = ()
    rows: tuple[Row, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    ledger: Ledger = Ledger()
    problems: tuple[Problem, ...] = ()
    confidence: float = 1.0
    version: str = ""
