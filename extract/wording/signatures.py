"""Who signs: persons, the offices they hold, and lines that tell of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jaarschijf.schema.document import PartyKind

INITIALS = re.compile(r"\b[A-Z]\.(?:\s?[A-Z]\.)*")
PERSON = re.compile(rf"{INITIALS.pattern}|\b(?:de heer|dhr|mevrouw|mevr|mw|mr|drs|ing|ir)\b\.?", re.IGNORECASE)
OFFICE = re.compile(
    r"\b(?P<office>[Ww]ethouder|[Bb]urgemeester|[Dd]irecteur[- ][Bb]estuurder|(?:[Ww]aarnemend |[Ii]nterim[- ])?(?:[Bb]estuurder|[Dd]irecteur)"
    r"|[Bb]estuursvoorzitter|[Rr]egio(?:manager|directeur)|[Vv]oorzitter|[Vv]ice-?voorzitter|[Ss]ecretaris|[Pp]enningmeester|[Bb]estuurslid)\b"
)
PORTFOLIO = re.compile(r"\b(wethouder|portefeuillehouder)\s+(?:van\s+)?[A-Z]\w+(?:(?:,|\s+en|\s+&)\s+[A-Z]\w+)*")
_OFFICE_KIND: dict[str, PartyKind] = {
    "wethouder": "gemeente",
    "burgemeester": "gemeente",
    "voorzitter": "huurdersorganisatie",
    "secretaris": "huurdersorganisatie",
    "penningmeester": "huurdersorganisatie",
    "bestuurslid": "huurdersorganisatie",
}
SIGNED = re.compile(
    r"handtekening|aldus|ondertek|getekend|overeengekomen|vastgesteld|gesloten|bekrachtigd|tekenen|tekend(?:e|en)\b|opgemaakt|voor akkoord",
    re.IGNORECASE,
)
_MOST_SIGNING = 4  # words of who signs for a party


def kind_by_office(office: re.Match[str]) -> PartyKind:
    """The kind of party that one with the office of a match of `OFFICE` signs for."""
    return _OFFICE_KIND.get(office["office"].lower().split()[-1], "corporatie")


def tells_matter(rest: str) -> bool:
    """Whether a text stands behind a word that says what it is about, and no person: `Cyclus: in mei bespreken partijen ...`."""
    _, colon, told = rest.partition(":")
    return bool(colon) and len(told.split()) > _MOST_SIGNING and PERSON.search(told) is None


def begins_with_office(line: str) -> bool:
    """Whether a line begins with the office of who signs: `wethouder`, `voorzitter`."""
    return OFFICE.match(line) is not None


def signs(lines: Sequence[str]) -> bool:
    """Whether lines tell who signs: an office and a person, as the cells of a table for signatures do."""
    return any(OFFICE.search(line) for line in lines) and any(PERSON.search(line) for line in lines)
