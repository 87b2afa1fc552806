"""Days written in words, as notaries do: `de eerste december tweeduizend vierentwintig`."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from jaarschijf.extract.wording.months import ANY_MONTH, MONTHS

_UNITS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TEENS = ("tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien")
_TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
_ORDINALS = {1: "eerste", 3: "derde", 8: "achtste"}
_MOST_DAYS, _LAST_TEEN = 31, 19


@cache
def _numbers() -> dict[str, int]:
    words = dict(zip((*_UNITS, *_TEENS), range(1, 20), strict=True)) | {"één": 1}
    for ten, tens in enumerate(_TENS, 2):
        words[tens] = 10 * ten
        for unit, word in enumerate(_UNITS, 1):
            words[f"{word}{'ën' if word.endswith('e') else 'en'}{tens}"] = 10 * ten + unit
    return words


@cache
def _days() -> dict[str, int]:
    days = {word: number for word, number in _numbers().items() if number <= _MOST_DAYS}
    ordinals = {
        _ORDINALS.get(number, f"{word}{'de' if number <= _LAST_TEEN else 'ste'}"): number
        for word, number in days.items()
    }
    return days | ordinals


@cache
def _pattern() -> re.Pattern[str]:
    days, years = ("|".join(sorted(words, key=len, reverse=True)) for words in (_days(), _numbers()))
    return re.compile(
        rf"\b(?:de\s+)?(?P<day>{days}|\d{{1,2}})\s+(?:dag\s+van\s+)?(?P<month>{ANY_MONTH})\s+(?:van\s+het\s+jaar\s+|in\s+het\s+jaar\s+)?"
        rf"(?:(?P<figures>20\d\d)|tweeduizend\s?(?:en\s?)?(?P<year>{years}))\b",
        re.IGNORECASE,
    )


def in_figures(text: str) -> str:
    """The text with the days that are written in words as they are written otherwise.

    >>> in_figures("Aldus getekend op de eerste december tweeduizend vierentwintig te Veenstad")
    'Aldus getekend op 1 december 2024 te Veenstad'
    """
    return _pattern().sub(_day, text)


def _day(match: re.Match[str]) -> str:
    said = match["day"].lower()
    day = int(said) if said.isdigit() else _days()[said]
    year = int(match["figures"]) if match["figures"] else 2000 + _numbers()[match["year"].lower()]
    month = match["month"].lower()
    try:
        date(year, 1 + MONTHS.index(month), day)
    except ValueError:
        return match[0]
    return f"{day} {month} {year}"
