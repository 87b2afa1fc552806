"""Tables that say again what stood in the document before: an annex with all agreements on one list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from jaarschijf.extract.wording.prose_wording import says
from jaarschijf.schema.document import Row

_LEAST_ROWS = 3


def repeats(rows: Sequence[Row], before: Iterable[Row], over: Sequence[str]) -> bool:
    """Whether rows under headings `over` them that speak of an annex or a list hold nothing that those `before` do not."""
    if len(rows) < _LEAST_ROWS or not any(says("repeats", heading) for heading in over):
        return False
    said = {text for row in before for text in _texts(row)}
    return all(text in said for row in rows for text in _texts(row))


def _texts(row: Row) -> list[str]:
    agreed = [passage.text for passage in row.jaarafspraken.values()]
    return agreed or [row.kaderafspraak.text if row.kaderafspraak is not None else ""]
