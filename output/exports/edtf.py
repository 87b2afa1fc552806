"""Deadlines in EDTF (ISO 8601-2), the form archives and libraries use for dates that are less than a day exact."""

from __future__ import annotations

import re

# Level 2 of EDTF counts the parts of a year from 21; TIMEX3 writes them with letters.
_PARTS = {
    "SP": "21",
    "SU": "22",
    "FA": "23",
    "WI": "24",
    "Q1": "33",
    "Q2": "34",
    "Q3": "35",
    "Q4": "36",
    "H1": "40",
    "H2": "41",
}
_DATE = re.compile(r"(?P<date>\d{4}(?:-\d{2}(?:-\d{2})?)?)|(?P<year>\d{4})-(?P<part>SP|SU|FA|WI|Q[1-4]|H[12])")


def timex_to_edtf(timex: str | None) -> str | None:
    """A TIMEX3 value as EDTF; None for what is no date: a duration, a recurrence, or nothing.

    >>> timex_to_edtf("2024-Q1"), timex_to_edtf("2022/2026"), timex_to_edtf("P3M")
    ('2024-33', '2022/2026', None)
    """
    if not timex:
        return None
    parts = [_point(part) for part in timex.split("/")]
    return None if None in parts or len(parts) > 2 else "/".join(part for part in parts if part)


def _point(text: str) -> str | None:
    found = _DATE.fullmatch(text)
    if not found:
        return None
    return found["date"] or f"{found['year']}-{_PARTS[found['part']]}"
