"""Why the model holds two agreements for one commitment, or not: for a person who has to decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jaarschijf.corpus.lexicon import lexicon_of
from jaarschijf.corpus.link_model import LinkModel, default_model
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
    lexicon = lexicon_of(before, after)
    compared = compare_years(before, after, lexicon, spoken.rows) if before and after else {}
    pairs = {
        (before[a].agreement_id, after[b].agreement_id): ScoredPair(model.score(figures), model.reasons(figures))
        for (a, b), figures in compared.items()
    }
    return ScoredYears(before, after, pairs)
