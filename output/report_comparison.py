"""Municipalities side by side: what the report tells of each over all its years, in figures that can be compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from jaarschijf.output.report_content import MunicipalityStory


@dataclass(frozen=True, slots=True)
class Summary:
    """A municipality over all its years.

    `agreements` is the mean a year. `new_share` is of the agreements after the first year, `continued_share` of those of the year
    before (None when there is but one year), `result_share` of all. `themes` is the share of all by theme code.
    """

    name: str
    years: int
    agreements: float
    new_share: float | None
    continued_share: float | None
    result_share: float
    themes: dict[str, float]


def summaries(told: Sequence[MunicipalityStory]) -> list[Summary]:
    """Of each municipality its figures over all its years."""
    return [_summary(story) for story in told]


def theme_codes(told: Sequence[Summary]) -> list[str]:
    """The theme codes that any of them has, the largest first."""
    totals: Counter[str] = Counter()
    for summary in told:
        for code, share in summary.themes.items():
            totals[code] += round(share * 1_000_000)
    return sorted(totals, key=lambda code: (-totals[code], code))


def kept_shares(story: MunicipalityStory) -> dict[int, float]:
    """By year, but for the first: the share of the agreements of the year before that went on. Not what continues in it, for of
    those some are parts of one, and some are back after an absence."""
    years = sorted(story.totals)
    return {
        year: 1 - story.totals[year]["dropped"] / _present(story.totals[before])
        for before, year in pairwise(years)
        if _present(story.totals[before])
    }


def _present(counted: Mapping[str, int]) -> int:
    return counted["baseline"] + counted["new"] + counted["continued"]


def _summary(story: MunicipalityStory) -> Summary:
    counted: Counter[str] = sum(story.totals.values(), Counter())
    present = {year: _present(n) for year, n in story.totals.items()}
    all_present = sum(present.values())
    later = counted["new"] + counted["continued"]
    before = all_present - present[max(present)]
    return Summary(
        name=story.name,
        years=len(story.years),
        agreements=all_present / len(story.years),
        new_share=counted["new"] / later if later else None,
        continued_share=1 - counted["dropped"] / before if before else None,
        result_share=sum(story.result_share.get(year, 0) * n for year, n in present.items()) / (all_present or 1),
        themes={code: n / all_present for code, n in story.theme_codes.items()},
    )
