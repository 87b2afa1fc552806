"""Commitments over the years: every agreement belongs to one lineage, that of its surest ancestor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from jaarschijf.corpus.statement import Statement
from jaarschijf.schema.identity import content_id


def lineage_ids(years: Mapping[int, Sequence[Statement]], links: Iterable[tuple[str, str, float]]) -> dict[str, str]:
    """Each agreement's lineage: that of its surest ancestor, else one of its own; later years change nothing before."""
    surest: dict[str, tuple[float, str]] = {}
    for ancestor, descendant, score in links:
        surest[descendant] = max(surest.get(descendant, (0.0, "")), (score, ancestor))
    lineages: dict[str, str] = {}
    for _, spoken in sorted(years.items()):
        for statement in spoken:
            identity = statement.agreement_id
            known = surest.get(identity)
            lineages[identity] = lineages[known[1]] if known else content_id("lin", identity)
    return lineages
