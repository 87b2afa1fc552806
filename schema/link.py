"""Links between agreements of successive years, and what spoke for them."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Change = Literal["unchanged", "reworded", "amended"]
Decider = Literal["algorithm", "reviewer"]
Status = Literal["baseline", "new", "continued", "dropped"]


class Link(BaseModel):
    """Two agreements in successive years that are the same commitment. `score` 0 to 1; `evidence` names what spoke for it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    from_agreement_id: str
    to_agreement_id: str
    change: Change
    score: float
    evidence: dict[str, object] = Field(default_factory=dict)
    decided_by: Decider = "algorithm"
