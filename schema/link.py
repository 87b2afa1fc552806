"""What is said of links between agreements of successive years."""

from __future__ import annotations

from typing import Literal

Change = Literal["unchanged", "reworded", "amended"]
Decider = Literal["algorithm", "reviewer"]

STATUSES = ("baseline", "new", "continued", "dropped")
"""What an agreement may be in a year, or its absence: in the order in which it is told."""

DoubtReason = Literal["linked by little", "near the threshold", "another pair was better"]
"""Why a pair is for a person to decide."""
