"""What the rules find in one text, and the facts of the document they are read against."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Literal

from jaarschijf.schema.document import Party
from jaarschijf.schema.mention import Bound, DeadlineKind, Field, Label, Role

_SIGHT = 400


@dataclass(frozen=True, slots=True)
class TagSpan:
    """A tagged stretch of one text: character offsets and the normalised value, as in `schema.mention.Mention`."""

    start: int
    end: int
    label: Label
    value: str | None = None
    role: Role | None = None
    numbers: tuple[float, ...] = ()
    bound: Bound | None = None
    unit: str | None = None
    of: str | None = None
    kind: DeadlineKind | None = None
    timex: str | None = None
    due: date | None = None
    source: Literal["rules", "model"] = "rules"

    def overlaps(self, other: TagSpan) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Setting:
    """What a text is read against: its field, the year it is agreed for, and the document's own facts.

    `year` resolves dates without a year; `framework_end` is the last year of the framework (null when unknown).
    """

    year: int
    field: Field = "jaarafspraak"
    municipality: str = ""
    parties: tuple[Party, ...] = ()
    framework_end: int | None = None


def deadline(
    match: re.Match[str],
    kind: DeadlineKind,
    timex: str | None = None,
    due: date | None = None,
    start: int | None = None,
) -> TagSpan:
    """What a pattern matched, from `start` on where it is given, as a DEADLINE."""
    return TagSpan(match.start() if start is None else start, match.end(), "DEADLINE", kind=kind, timex=timex, due=due)


def longest_first(spans: Iterable[TagSpan]) -> list[TagSpan]:
    """Of spans that overlap the leftmost, and of those the longest; in reading order."""
    kept: list[TagSpan] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def without_overlap(spans: Iterable[TagSpan], taken: Iterable[TagSpan]) -> list[TagSpan]:
    """The spans that share no character with one of `taken`."""
    spans = list(spans)
    if not spans:
        return spans
    occupied = sorted(taken, key=lambda span: span.start)
    starts = [span.start for span in occupied]
    # How far what starts before a place reaches: one look instead of one per span.
    reach = list(accumulate((span.end for span in occupied), max))
    return [span for span in spans if not (at := bisect_left(starts, span.end)) or reach[at - 1] <= span.start]


def run_up(text: str, at: int) -> str:
    """What stands right before an offset, as far as any rule looks: a whole text's start would cost time squared."""
    return text[max(0, at - _SIGHT) : at]


def run_on(text: str, at: int) -> str:
    """What stands right after an offset, as far as any rule looks."""
    return text[at : at + _SIGHT]
