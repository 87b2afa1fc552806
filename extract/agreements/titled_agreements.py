"""Agreements of more parts under a numbered title, among others that are numbered on without one: `2. Huren` over `2a` and `2b`, and
then `3. Woonborg bouwt …`. Such a title is no theme."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile

from jaarschijf.extract.wording.number_series import next_number
from jaarschijf.schema.document import Row

_LEAST = 2  # parts of an agreement; titles that agreements without one follow


def titled_agreements(rows: Iterable[Row], numbers: Mapping[str, str | None]) -> list[str]:
    """The themes of these `rows`, by token, whose titles are each that of one agreement; `numbers` are those that the titles have."""
    under: dict[str, list[str]] = {}
    for row in rows:
        under.setdefault(row.theme, []).append(row.number or "")
    parts = {token: _parts(numbers.get(token), own) for token, own in under.items()}
    titles = [token for token, count in parts.items() if count >= _LEAST]
    followed = [token for token in titles if parts[token] < len(under[token])]
    return titles if len(followed) >= _LEAST else []


def _parts(number: str | None, own: Sequence[str]) -> int:
    """How many rows under a title are parts of the agreement of its number; 0 where what follows them is not numbered on from that."""
    if number is None or not number.isdecimal():
        return 0
    count = sum(1 for _ in takewhile(lambda each: each[:-1] == number and each[-1:].isalpha(), own))
    last: str | None = number
    for each in own[count:]:
        last = next_number(last)
        if each != last:
            return 0
    return count
