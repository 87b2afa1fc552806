"""Links between the jaarafspraken of successive years of one municipality, from statements to links and lineages.

Each two years are linked by `year_pair`, then what returns after an absence. Everything here is pure: same statements,
same links, whatever their order; what is linked up to a year does not depend on later years.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from jaarschijf.corpus.lexicon import lexicon_of
from jaarschijf.corpus.lineage import lineage_ids
from jaarschijf.corpus.link_model import LinkModel, default_model
from jaarschijf.corpus.party_wordings import by_gemeente, under_one_name
from jaarschijf.corpus.quote import Quote, Spoken
from jaarschijf.corpus.statement import Statement
from jaarschijf.corpus.year_link import Doubt, YearLink
from jaarschijf.corpus.year_pair import Decisions, Rows, YearPair


@dataclass(frozen=True)
class Linked:
    """All there is to say of one municipality."""

    links: list[YearLink] = field(default_factory=list)
    lineages: dict[str, str] = field(default_factory=dict)
    quotes: list[Quote] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


def link_municipality(
    statements: Sequence[Statement],
    decisions: Decisions | None = None,
    model: LinkModel | None = None,
    *,
    after: int | None = None,
) -> Linked:
    """Links, lineages, quotes and doubts of one municipality's jaarafspraken.

    `decisions` maps (earlier id, later id) to whether a reviewer calls them the same commitment; they stand above the model.
    Of a stretch of its years that begins with some which are linked elsewhere (`stretch`) only the links, quotes and
    doubts of those `after` a year are given.
    """
    model, decisions = model or default_model(), decisions or {}
    spoken = Spoken.of(statements)
    years, rows = spoken.years, spoken.rows
    links: list[YearLink] = []
    doubts: list[Doubt] = []
    listed = sorted(years)
    for place, year in enumerate(listed[1:], start=1):
        for before, now in by_gemeente(years[listed[place - 1]], years[year]):
            pair = YearPair(before, now, rows, decisions, model)
            links += pair.links()
            doubts += pair.doubts()
        if place >= 2:
            links += _returns(years[listed[place - 2]], years[year], links, rows, decisions, model)
    lineages = lineage_ids(years, [(k.from_agreement_id, k.to_agreement_id, k.score) for k in links])
    if after is None:
        return Linked(links, lineages, spoken.quotes, doubts)
    new = {statement.agreement_id for year, told in years.items() if year > after for statement in told}
    return Linked(
        [link for link in links if link.to_agreement_id in new],
        lineages,
        [quote for quote in spoken.quotes if quote.original_agreement_id in new],
        [doubt for doubt in doubts if doubt.to_agreement_id in new],
    )


def _returns(
    before: Sequence[Statement],
    now: Sequence[Statement],
    links: Sequence[YearLink],
    rows: Rows,
    decisions: Decisions,
    model: LinkModel,
) -> list[YearLink]:
    """Commitments that were absent for a year: among those that ended two years ago and those that seem new."""
    continued, known = {link.from_agreement_id for link in links}, {link.to_agreement_id for link in links}
    ended = [statement for statement in before if statement.agreement_id not in continued]
    fresh = [statement for statement in now if statement.agreement_id not in known]
    if not ended or not fresh:
        return []
    # Who was renamed, and what many speak of, is told by all of both years.
    lexicon = lexicon_of(*under_one_name(before, now))
    return [
        link
        for one, other in by_gemeente(ended, fresh)
        if one and other
        for link in YearPair(one, other, rows, decisions, model, lexicon).returns()
    ]
