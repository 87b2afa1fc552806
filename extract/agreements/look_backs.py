"""Tables that look back: under a heading that says so, what was agreed for a year before, and what has become of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jaarschijf.extract.agreements.columns import Column
from jaarschijf.extract.wording.vocabulary import AGREED

# `Terugblik 2029`, `Evaluatie van de jaarafspraken`, `Stand van zaken afspraken 2029`
_LOOKS_BACK = re.compile(
    r"\bterug(?:blik|kijken)|\b(?:evaluatie|stand van zaken|voortgang|resultaten|realisatie)\b.{0,30}(?:afspra|jaarschijf|20\d\d)"
    r"|\b(?:wat|dit) (?:is er|hebben (?:we|wij|partijen)) .{0,20}(?:gedaan|bereikt|gerealiseerd|terecht)",
    re.IGNORECASE,
)
# What has become of it.
_BECAME = re.compile(
    r"\bstand\b|\bstatus\b|\bresulta|\brealisatie|\bvoortgang|\bgereali|\bbereikt|\bgedaan|\bafgerond|\bevaluatie|\bterug",
    re.IGNORECASE,
)


def tells_look_back(heading: str) -> bool:
    """Whether a heading is over a look back: `Terugblik 2029`."""
    return _LOOKS_BACK.search(heading) is not None


def looks_back(columns: Sequence[Column], over: Sequence[str], year: int) -> bool:
    """Whether a heading `over` a table says that it looks back, and its agreements are of years before `year` alone; or have no
    year, and a column tells what became of them, or none has a heading.

    >>> agreed, became = Column("jaarafspraak", 2029, "Afspraak 2029"), Column("toelichting", None, "Stand van zaken")
    >>> looks_back([agreed], ["Terugblik"], 2030), looks_back([agreed, became], ["1. Wonen"], 2030)
    (True, False)
    """
    if not any(map(tells_look_back, over)):
        return False
    agreed = [column for column in columns if column.role in AGREED]
    if not any(column.heading for column in columns):
        return True
    years = [column.year for column in agreed if column.year is not None]
    if years:
        return len(years) == len(agreed) and max(years) < year
    return bool(agreed) and any(_BECAME.search(column.heading) for column in columns if column.role not in AGREED)
