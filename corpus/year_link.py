"""What linking two years gives: links, and pairs that are for a person to decide."""

from __future__ import annotations

from dataclasses import dataclass

from jaarschijf.schema.link import Change, Decider, DoubtReason


@dataclass(frozen=True)
class YearLink:
    """A link as found: `evidence` says what spoke for it and what was amended."""

    from_agreement_id: str
    to_agreement_id: str
    from_year: int
    to_year: int
    change: Change
    score: float
    evidence: dict[str, object]
    decided_by: Decider = "algorithm"


@dataclass(frozen=True)
class Doubt:
    """A pair for a person to decide: it came near and was not linked, or was linked by little."""

    from_agreement_id: str
    to_agreement_id: str
    score: float
    reason: DoubtReason
