"""What a doubt about a row costs, of how sure it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from jaarschijf.schema.document import Row
from jaarschijf.schema.problems import Problem, Severity

COSTS = {
    "header-guessed": 0.2,
    "row-joined-over-page": 0.03,
    "column-unknown": 0.1,
    "goal-none": 0.05,
    "number-gap": 0.05,
    "number-none": 0.05,
    "last-unnamed": 0.1,
    "number-odd": 0.1,
    "number-repeat": 0.1,
    "number-mended": 0.1,
    "number-elsewhere": 0.1,
    "moment-elsewhere": 0.1,
    "mark-in-text": 0.1,
    "row-twofold": 0.1,
    "row-parted": 0.1,
    "text-cut": 0.1,
    "letters-unsure": 0.1,
    "trekker-none": 0.05,
    "no-agreement": 0.02,
}


def confidence_of(doubts: Iterable[Problem]) -> float:
    """1.0 less what each doubt costs, never under 0."""
    return round(max(0.0, 1.0 - sum(COSTS.get(doubt.code, 0.1) for doubt in doubts)), 4)


def doubted(row: Row, *doubts: Problem) -> Row:
    """The row with more doubts and the confidence that is left."""
    every = (*row.doubts, *doubts)
    return replace(row, doubts=every, confidence=confidence_of(every)) if doubts else row


def doubt(code: str, message: str, page: int, severity: Severity = "warning", hint: str | None = None) -> Problem:
    """A doubt about a row that begins on a page."""
    return Problem(code=code, message=message, page=page, severity=severity, hint=hint)
