"""What linking works on and what it gives: plain values, no database."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal, TypedDict

from jaarschijf.schema.link import Change, Decider


class Tag(TypedDict):
    """A tagged expression of a jaarafspraak, as the view `mentions` has it."""

    label: str
    value: str | None
    role: str | None
    numbers: list[float]
    bound: str | None
    unit: str | None
    timex: str | None
    due: date | None
    text: str


_WORD = re.compile(r"\w+(?:[-'.,/]\w+)*%?")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;•\n]\s*)\W*(\w+)")


def normal_text(text: str) -> str:
    """Lower case, one space between words, plain quotes and dashes, no soft hyphens, no closing full stop."""
    text = unicodedata.normalize("NFKC", text).replace("\u00ad", "").casefold()
    text = text.translate(str.maketrans("’‘“”–—", "''\"\"--"))
    return " ".join(text.split()).rstrip(" .;")


@dataclass(frozen=True)
class Statement:
    """One jaarafspraak of a municipality: the text a document (of `document_year`) gives for `year`, and its surroundings."""

    agreement_id: str
    row_id: str
    document_id: str
    document_year: int
    year: int
    ordinal: int
    theme_number: str
    theme: str | None
    theme_code: str | None
    row_number: str | None
    doelstelling: str | None
    kaderafspraak: str | None
    text: str
    trekker: str | None = None
    gereed: str | None = None
    mentions: Sequence[Tag] = ()

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of the text, normalised, in order."""
        return tuple(_WORD.findall(normal_text(self.text)))

    @cached_property
    def names(self) -> frozenset[str]:
        """Words with a capital that do not open a sentence: projects, places, organisations."""
        openers = {match.start(1) for match in _SENTENCE_START.finditer(self.text)}
        return frozenset(
            match[0].casefold()
            for match in _WORD.finditer(self.text)
            if match[0][0].isupper() and match.start() not in openers
        )

    @cached_property
    def actors(self) -> frozenset[tuple[str, str | None]]:
        """Canonical name and role of each actor."""
        return frozenset((tag["value"] or tag["text"], tag["role"]) for tag in self.mentions if tag["label"] == "ACTOR")

    @cached_property
    def target_groups(self) -> frozenset[str]:
        """Canonical names of the target groups."""
        return frozenset(tag["value"] or tag["text"] for tag in self.mentions if tag["label"] == "TARGET_GROUP")


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reviewer said of two agreements: the same commitment (with its change, if told), or not."""

    from_agreement_id: str
    to_agreement_id: str
    verdict: Literal["same", "different"]
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class YearLink:
    """Two agreements that are the same commitment, `from_year` before `to_year`. `score` 0 to 1; `evidence` is JSON."""

    from_agreement_id: str
    to_agreement_id: str
    from_year: int
    to_year: int
    change: Change
    score: float
    evidence: dict[str, object] = field(default_factory=dict)
    decided_by: Decider = "algorithm"


@dataclass(frozen=True, slots=True)
class Quote:
    """A previous year's text as a later document prints it, and the original it repeats. `score` 0 to 1."""

    quoted_agreement_id: str
    original_agreement_id: str
    drift: Change
    score: float


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two agreements that a person should look at: linked with little margin, or nearly linked."""

    from_agreement_id: str
    to_agreement_id: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Linked:
    """All that linking says of a municipality; `lineages` maps the agreements that speak for their year to a lineage id."""

    links: tuple[YearLink, ...] = ()
    lineages: dict[str, str] = field(default_factory=dict)
    quotes: tuple[Quote, ...] = ()
    doubts: tuple[Doubt, ...] = ()
