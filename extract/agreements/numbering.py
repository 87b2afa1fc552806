"""Row numbers that tell each other, on recognised pages, which digit was read wrong."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from jaarschijf.extract.agreements.confidence import doubted
from jaarschijf.extract.wording.number_series import next_number
from jaarschijf.schema.document import Row
from jaarschijf.schema.problems import Problem


def _lettered(number: str, place: int) -> str:
    return f"{number}{chr(96 + place)}" if place <= 26 else ""


def _last_part(theme: str) -> str:
    return theme.rpartition(".")[2]


# How a row is numbered: its number from its theme's, its place in the theme and its place in the document (both 1-based).
_SCHEMES: dict[str, Callable[[str, int, int], str]] = {
    "within the theme": lambda theme, place, _: str(place),
    "through the document": lambda theme, _, ordinal: str(ordinal),
    "after the theme's number": lambda theme, place, _: f"{theme}.{place}",
    "after the theme's letter": lambda theme, place, _: f"{theme}{place}",
    "by a letter after the theme's number": lambda theme, place, _: _lettered(theme, place),
    "after the last part of the theme's number": lambda theme, place, _: f"{_last_part(theme)}.{place}",
    "by a letter after that": lambda theme, place, _: _lettered(_last_part(theme), place),
}
_MOST = 0.6
_LEAST_ROWS = 5


def mend_numbers(rows: Sequence[Row]) -> list[Row]:
    """The rows of a recognised document, numbers that break its scheme replaced by the one that keeps it, with a doubt.

    A scheme holds when most rows follow it. A number that differs in more than two characters is left: it may be printed so;
    and so is one of other letters or figures that goes on from the one above it, or is gone on from.
    """
    numbered = [row for row in rows if row.number is not None]
    places = _places(rows)
    scheme = _scheme(numbered, places)
    if scheme is None:
        return list(rows)
    in_series = {
        place
        for above, under in pairwise(numbered)
        if next_number(above.number) == under.number
        for place in (above.ordinal, under.ordinal)
    }
    result = []
    for row in rows:
        wanted = scheme(row.theme, *places[row.ordinal])
        if (
            row.number is None
            or row.number == wanted
            or not _alike(row.number, wanted)
            or (row.ordinal in in_series and _bare(row.number) != _bare(wanted))
        ):
            result.append(row)
            continue
        message = f"number read as {row.number}, taken for {wanted} by the numbers around it"
        doubt = Problem(code="number-mended", message=message, page=row.page)
        result.append(doubted(replace(row, number=wanted), doubt))
    return result


def _places(rows: Sequence[Row]) -> dict[int, tuple[int, int]]:
    counts: Counter[str] = Counter()
    places = {}
    for ordinal, row in enumerate(rows, start=1):
        counts[row.theme] += 1
        places[row.ordinal] = (counts[row.theme], ordinal)
    return places


def _scheme(rows: Sequence[Row], places: dict[int, tuple[int, int]]) -> Callable[[str, int, int], str] | None:
    if len(rows) < _LEAST_ROWS:
        return None
    kept = {
        name: sum(row.number == scheme(row.theme, *places[row.ordinal]) for row in rows)
        for name, scheme in _SCHEMES.items()
    }
    best = max(kept, key=lambda name: kept[name])
    return _SCHEMES[best] if kept[best] >= _MOST * len(rows) else None


def _bare(number: str) -> str:
    return re.sub(r"\W", "", number)


def _alike(read: str, wanted: str) -> bool:
    digits = _bare(read), _bare(wanted)
    return abs(len(digits[0]) - len(digits[1])) <= 1 and sum(a != b for a, b in zip(*digits, strict=False)) <= 2
