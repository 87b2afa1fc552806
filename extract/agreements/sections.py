"""What the headings and the lines passed so far say of the text under them: whether agreements are announced, and for how long."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from math import inf
from typing import NamedTuple

from jaarschijf.extract.agreements.agreed_years import AgreedYears
from jaarschijf.extract.agreements.clauses import without_number
from jaarschijf.extract.agreements.stitched import StitchedTable
from jaarschijf.extract.text.contents import is_contents_title
from jaarschijf.extract.wording.prose_wording import says
from jaarschijf.extract.wording.theme_codes import COOPERATION, theme_code
from jaarschijf.schema.flow import Block

_DEEPEST = 9
# `Inhoud`, in however large type: the next heading of all ends what it is over.
_UNDER_ANY = (inf, True, True, _DEEPEST)
_TITLE_AND_THEME = 2  # headings over one
_LONGEST_TITLE = 6  # words
_LEAST_APART = 2  # chapters


# What is said of the document itself, behind what partners do: `Samenwerking en slotbepalingen`.
_CLOSING = re.compile(
    r"(?:\s*,|\s+en|\s*&)\s+(?:slotbepaling(?:en)?|looptijd|duur|geschil(?:len)?(?:regeling|beslechting)?|wijziging(?:en)?|opzegging)"
    r"(?:(?:\s*,|\s+en)\s+\w+)?$",
    re.IGNORECASE,
)


class _Look(NamedTuple):
    """How a text is set: its size (points), bold, italic, its colour."""

    size: float
    bold: bool
    italic: bool
    color: int


class _Over(NamedTuple):
    """A heading over a place: whether it says that no agreements stand under it, and whether a theme's ends that, or a line
    that announces some; whether it is of a chapter of agreements, of a frame for years perhaps."""

    rank: tuple[float, ...]
    excluded: bool
    in_front: bool = False
    background: bool = False
    chapter: bool = False
    frame: bool = False


@dataclass(slots=True)
class Section:
    """The place reached in the flow. Where headings are `flat`, one that tells of no agreements is over no other; on `slides`
    each but the first title is over agreements."""

    flat: bool = False
    slides: bool = False
    excluded: bool = False
    announced: bool = False
    listed: bool = False
    # Whether items were agreements since a line `Wij spreken af:`; null where a heading announces them, or nothing does.
    items: bool | None = None
    single: bool = False
    # Under a theme's heading `Afspraken` stand titles that are set smaller: what each is over is still announced.
    over_titles: tuple[float, ...] | None = None
    titled: bool = False
    headed: tuple[float, ...] | None = None
    begun: bool = False
    frame: bool = False
    # Whether this is under a numbered heading that announces agreements: `Deel A: Kaderafspraken 2025-2028`.
    in_chapter: bool = False
    numbered: bool = False
    # The rank of the heading over this place that names a theme; and whether that is a matter of housing, not of how the
    # parties work together.
    themed: tuple[float, ...] | None = None
    on_matter: bool = False
    # How the line is set that announces agreements, and how these are: a line set as the first ends them.
    announcing: _Look | None = None
    agreed: _Look | None = None
    # How many blocks were passed of a remark among agreements, which ends where a text is set as these are; null outside one.
    remarked: int | None = None
    over: list[_Over] = field(default_factory=list)
    # The rank of the last heading, where what is under it tells why: `Overwegingen`; and how often under headings of each rank one
    # that is set so announced agreements next.
    told_why: tuple[float, ...] | None = None
    apart: Counter[tuple[float, ...]] = field(default_factory=Counter)
    years: AgreedYears = field(default_factory=AgreedYears)

    def pass_block(self, block: Block) -> None:
        """Go past a block that is no agreement."""
        if block.kind == "contents":
            return
        text = block.text
        self.years.pass_block(block, titled=self.begun)
        if block.kind == "heading":
            self._pass_heading(block)
            return
        opens, self.begun = not self.begun, True
        if self.ends_agreements(block):
            self.announced = self.listed = False
        if says("names_parties", text) or says("considers", text):
            self.excluded = True
        elif says("remarks", text):
            self._begin_remark()
        elif says("announces", text) and (not opens or text.endswith(":")):
            # The first line of all is the document's own title.
            if says("agrees", text):
                # `Komen overeen:` ends what came before it: parties, considerations.
                self.excluded, self.over = False, [over._replace(excluded=False) for over in self.over]
            if self.over and self.apart[self.over[-1].rank] >= _LEAST_APART:
                self.excluded = any(over.excluded for over in self.over)
            if text.endswith(":") and any(over.excluded and over.background for over in self.over):
                self.over = [over._replace(excluded=over.excluded and not over.background) for over in self.over]
                self.excluded = any(over.excluded for over in self.over)
            self.announced = self.listed = True
            self.items = False
            self.announcing, self.agreed = _look(block), None
            self.frame = says("announces_frame", text)

    def _begin_remark(self) -> None:
        if self.agreed is not None:
            self.remarked = 0
        else:
            self.announced = self.titled = False
            self.headed = None

    def is_remark(self, block: Block) -> bool:
        """Whether a block is of a remark among agreements: what stands under its title, up to one that is set as these are."""
        if self.remarked is None:
            return False
        if self.remarked and _look(block) == self.agreed:
            self.remarked = None
            return False
        self.remarked += 1
        return True

    def _pass_heading(self, block: Block) -> None:
        text = block.text
        code = theme_code(text)
        on_matter = code not in (None, COOPERATION)
        titled = bool(self.over)
        above = [over for over in self.over if over.rank < block.rank]
        self.over = [over._replace(excluded=False) if on_matter and over.in_front else over for over in above]
        background = says("background", without_number(text))
        excluded = _tells_of_none(text) and not (self.flat and background)
        # `Inleiding` is not over the articles that are set as it is.
        rank = block.rank if block.marker or not excluded else (block.rank[0], True, True, _DEEPEST)
        if is_contents_title(text) or (self.flat and excluded):
            rank = _UNDER_ANY
        under_theme = len(self.over) >= _TITLE_AND_THEME
        in_front = block.marker is None and says("front_matter", text)
        # The title of the document, in whatever lines, announces nothing: an introduction comes first.
        begun = self.begun
        told = any(says(kind, without_number(text)) for kind in ("announces", "announces_year"))
        chapter = begun and told and (block.marker is not None or text != without_number(text))
        frame = chapter and says("announces_frame", text)
        self.over.append(_Over(rank, excluded, in_front, background, chapter, frame))
        self.in_chapter = any(over.chapter for over in self.over)
        self.listed = begun and says("announces", without_number(text))
        if self.listed and above and self.told_why == block.rank:
            self.apart[above[-1].rank] += 1
        self.told_why = block.rank if excluded and not block.marker else None
        # Where each chapter has its agreements under a heading of that, what stands right under its own is none.
        apart = self.apart[block.rank] >= _LEAST_APART and not self.listed
        self.excluded = apart or any(over.excluded for over in self.over)
        self.headed = block.rank if self.listed else None
        self.announced = (self.slides and titled) or (begun and says("announces_plainly", without_number(text)))
        self.titled = self.over_titles is not None and self.over_titles < block.rank and block.marker is None
        if not self.titled:
            over = (self.announced and under_theme) or (begun and says("announces_theme", without_number(text)))
            self.over_titles = block.rank if over else None
            self.frame = says("announces_frame", text)
        self.frame = (self.frame or any(over.frame for over in self.over)) and not says(
            "announces_year", without_number(text)
        )
        self.single = says("announces_one", without_number(text))
        self.numbered, self.items, self.remarked = False, None, None
        self.announcing = self.agreed = None
        if self.themed is None or not self.themed < block.rank:
            self.themed = block.rank if begun and code is not None else None
            self.on_matter = begun and on_matter

    def theme_over(self) -> tuple[float, ...] | None:
        """The rank of the heading that the last one stands under, where that is of a theme: by its words, or by its place under the
        title of the document."""
        *above, last = self.over
        themed = len(above) >= _TITLE_AND_THEME or (self.themed is not None and self.themed < last.rank)
        return above[-1].rank if above and themed else None

    def pass_agreement(self, block: Block, *, numbered: bool) -> None:
        """Go past the first block of an agreement."""
        self.agreed = self.agreed or _look(block)
        self.numbered |= numbered
        self.announced &= not (self.single and block.kind == "paragraph")
        if self.items is not None:
            self.items |= block.kind == "item"

    def ends_agreements(self, block: Block) -> bool:
        """Whether a line is over something else than agreements are: set as the one that announces them is, and not as they are.
        `Monitoring`, after those under `Afspraken`."""
        if self.agreed is None or block.kind != "paragraph" or len(block.lines) > 1:
            return False
        short = len(block.text.split()) <= _LONGEST_TITLE and not block.text.endswith((".", ";", ","))
        return short and self.announcing == _look(block) != self.agreed

    def pass_table(self, table: StitchedTable) -> None:
        """Go past a table: what is said over it holds for its rows, as `Meerjarige afspraken 2022-2026` does."""
        table.year = self.years.year
        if not self.excluded and (self.announced or self.listed):
            table.announced = "kaderafspraak" if self.frame else "jaarafspraak"
        self.announced = self.listed = False

    def closed_by(self, heading: Block) -> bool:
        """Whether no agreements stand under a heading: itself or one above it says so."""
        above = any(over.rank < heading.rank and over.excluded for over in self.over)
        return above or _tells_of_none(heading.text)


def _tells_of_none(heading: str) -> bool:
    """Whether a heading says that no agreements stand under it; what it names before the last of these, as a theme, may have some."""
    bare = without_number(heading)
    if not says("no_agreements", bare):
        return False
    closing = _CLOSING.search(bare)
    before = bare[: closing.start()] if closing is not None else ""
    return theme_code(before) is None or says("no_agreements", before)


def _look(block: Block) -> _Look:
    word = block.lines[0].words[-1]
    return _Look(round(word.size, 1), word.bold, word.italic, word.color)


def announces_agreements(item: object) -> bool:
    """Whether what was passed is a line over agreements: `Wij spreken af:`."""
    return isinstance(item, Block) and item.kind != "heading" and says("announces", item.text)


def announces_after_text(block: Block) -> bool:
    """Whether a line with a colon announces agreements, under what is said of them: `Daarom spreken wij af:`."""
    return block.kind != "heading" and block.text.endswith(":") and says("announces", block.text)


def before_announced(blocks: Sequence[Block]) -> list[Block]:
    """The blocks before such a line; all of them where there is none."""
    return list(takewhile(lambda block: not announces_after_text(block), blocks))


def announces_list(block: Block) -> bool:
    """Whether a block announces a list of agreements; `• Aanpak van tien achterpaden` is of one itself."""
    return says("announces", block.text) and (block.kind != "item" or block.text.endswith(":"))
