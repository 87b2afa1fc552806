"""Tables that say again what stood in the document before: an annex with all agreements on one list, or with how they are measured."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from jaarschijf.extract.agreements.columns import Column
from jaarschijf.extract.wording.prose_wording import says
from jaarschijf.schema.document import Row

_NEARLY_ALL = 0.9  # of the rows
_LEAST_ROWS = 3
_MEASURES = re.compile(r"indicator|streef|nulmeting|norm\b|\bmeting|\bkpi|\bscore", re.IGNORECASE)


def repeats(rows: Sequence[Row], before: Sequence[Row], over: Sequence[str], columns: Sequence[Column]) -> bool:
    """Whether rows under headings `over` them that speak of an annex or a list hold nothing that those `before` do not; or tell of
    the agreements with those numbers how they are measured, and neither who acts nor when."""
    if len(rows) < _LEAST_ROWS or not any(says("repeats", heading) for heading in over):
        return False
    return _says_again(rows, before) or (_measures(columns) and _are_numbered_alike(rows, before))


def _are_numbered_alike(rows: Sequence[Row], before: Iterable[Row]) -> bool:
    """Whether rows have the numbers of those before them; on a scan a dot is not seen, or one is misread."""
    known = set(_figures(before))
    return sum(figures in known for figures in _figures(rows)) >= _NEARLY_ALL * len(rows)


def _measures(columns: Sequence[Column]) -> bool:
    told = any(_MEASURES.search(column.heading) for column in columns)
    return told and not any(column.role in ("trekker", "gereed") for column in columns)


def _figures(rows: Iterable[Row]) -> list[str]:
    return [re.sub(r"\W", "", row.number) for row in rows if row.number is not None]


def _says_again(rows: Sequence[Row], before: Iterable[Row]) -> bool:
    said = {text for row in before for text in _texts(row)}
    return all(text in said for row in rows for text in _texts(row))


def _texts(row: Row) -> list[str]:
    agreed = [passage.text for passage in row.jaarafspraken.values()]
    return agreed or [row.kaderafspraak.text if row.kaderafspraak is not None else ""]
