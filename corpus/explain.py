"""Why the model holds two agreements for one commitment, or not: for a person who has to decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jaarschijf.corpus.lexicon import lexicon_of
from jaarschijf.corpus.link_model import LinkModel, default_model
from jaarschijf.corpus.party_wordings import by_gemeente, under_one_name
from jaarschijf.corpus.quote import Spoken
from jaarschijf.corpus.similarity import compare_years
from jaarschijf.corpus.statement import Statement


@dataclass(frozen=True, slots=True)
class ScoredPair:
    """What the model makes of two agreements: `score` 0 to 1; `reasons` by figure what it adds, in log odds."""

    score: float
    reasons: dict[str, float]


@dataclass(frozen=True, slots=True)
class ScoredYears:
    """The agreements that speak for two years, in reading order, and each pair (earlier id, later id) worth comparing."""

    earlier: list[Statement]
    later: list[Statement]
    pairs: dict[tuple[str, str], ScoredPair]


def score_years(
    statements: Sequence[Statement], earlier: int, later: int, model: LinkModel | None = None
) -> ScoredYears:
    """Score the jaarafspraken of two years of one municipality, as `link_municipality` does, whatever a person decided."""
    model = model or default_model()
    spoken = Spoken.of(statements)
    before, after = spoken.years.get(earlier, []), spoken.years.get(later, [])
    pairs = {}
    for told, now in by_gemeente(before, after):
        one, other = under_one_name(told, now)
        compared = compare_years(one, other, lexicon_of(one, other), spoken.rows) if one and other else {}
        for (a, b), figures in compared.items():
            pair = one[a].agreement_id, other[b].agreement_id
            pairs[pair] = ScoredPair(model.score(figures), model.reasons(figures))
    return ScoredYears(before, after, pairs)
