"""Which texts speak for a year, and how later documents quote them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from jaarschijf.corpus.assignment import assign
from jaarschijf.corpus.change import describe_change
from jaarschijf.corpus.statement import Statement
from jaarschijf.schema.link import Change

# A quotation drifts, yet stays nearer to its original than this; below it is another agreement.
_ALIKE = 0.6


@dataclass(frozen=True)
class Quote:
    """Last year's text as this year's document prints it, and the original; `score` 0 to 1 is how alike they are."""

    quoted_agreement_id: str
    original_agreement_id: str
    drift: Change
    score: float


def speaking_years(statements: Iterable[Statement]) -> dict[int, list[Statement]]:
    """For each year the statements that speak for it: its own document's; without one, those the nearest document prints.

    `store.silent` in views.sql says the same of what is stored.
    """
    by_year: dict[int, dict[int, list[Statement]]] = {}
    for statement in statements:
        by_year.setdefault(statement.year, {}).setdefault(statement.document_year, []).append(statement)
    speaking = {}
    for year, documents in by_year.items():
        nearest = min(documents, key=lambda document_year: (abs(document_year - year), -document_year))
        speaking[year] = documents[nearest]
    return dict(sorted(speaking.items()))


def find_quotes(statements: Sequence[Statement], spoken: Sequence[Statement], year: int) -> list[Quote]:
    """Each quoting document's texts of a year, assigned one to one to the originals."""
    if not spoken or spoken[0].document_year != year:
        return []
    quoting: dict[str, list[Statement]] = {}
    for statement in statements:
        if statement.year == year and statement.is_quote:
            quoting.setdefault(statement.document_id, []).append(statement)
    originals = [original.normal for original in spoken]
    quotes = []
    for quoted in quoting.values():
        alike = process.cdist(
            [quote.normal for quote in quoted], originals, scorer=fuzz.ratio, score_cutoff=_ALIKE * 100
        )
        gains = {(int(q), int(o)): float(alike[q, o]) / 100 for q, o in zip(*alike.nonzero(), strict=True)}
        for q, o in assign(gains):
            drift, _ = describe_change(spoken[o], quoted[q])
            quotes.append(Quote(quoted[q].agreement_id, spoken[o].agreement_id, drift, round(gains[q, o], 4)))
    return quotes


@dataclass(frozen=True)
class Spoken:
    """The statements that speak for each year, how later documents quote them, and by agreement the rows it stands in."""

    years: dict[int, list[Statement]]
    quotes: list[Quote]
    rows: dict[str, set[str]]

    @classmethod
    def of(cls, statements: Iterable[Statement]) -> Spoken:
        """Of a municipality's statements, in whatever order."""
        ordered = sorted(statements, key=lambda s: (s.year, s.document_year, s.document_id, s.ordinal, s.agreement_id))
        years = speaking_years(ordered)
        quotes = [quote for year, spoken in years.items() for quote in find_quotes(ordered, spoken, year)]
        return cls(years, quotes, rows_printed(ordered, quotes))


def rows_printed(statements: Iterable[Statement], quotes: Iterable[Quote]) -> dict[str, set[str]]:
    """For each agreement the rows it stands in: its own, and those where a document quotes it."""
    rows = {statement.agreement_id: {statement.row_id} for statement in statements}
    for quote in quotes:
        rows[quote.original_agreement_id] |= rows[quote.quoted_agreement_id]
    return rows
