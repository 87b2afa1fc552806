"""The parties that a block of lines names: on a title page, or over the signatures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jaarschijf.extract.wording.party_names import (
    ALIAS,
    BRACKET,
    CLASS,
    NAME,
    NOT_A_NAME,
    OF_THE_NAME,
    Named,
    group_of,
    kind_of,
)
from jaarschijf.extract.wording.signatures import OFFICE, OFFICE_KIND, PERSON, signs, tells_matter
from jaarschijf.schema.document import PartyKind

_GROUP_LINE = re.compile(
    r"\W*(?:(?:de|betrokken)\s+)?(?:(?:woning(?:bouw)?)?corporaties|(?:huurders|bewoners)(?:belangen)?(?:organisaties|verenigingen))\s*(?::\s*(?P<names>.*))?$",
    re.IGNORECASE,
)
_BETWEEN_NAMES = re.compile(r"\s*[,;]\s*|\s+(?:en|EN)\s+")


def listed(lines: Sequence[str]) -> list[Named]:
    """The parties of a block of lines, each a party alone, a party with who signs for it, or an office at a party."""
    lines = list(_named_in(lines))
    found: list[tuple[int, Named]] = []
    offices: list[Named] = []
    names_gemeente = False
    for at, line in enumerate(lines):
        office = OFFICE.search(line)
        if office and (signing := _after_office(line, office)):
            offices.append(signing)
            continue
        one = _line_party(line, office)
        if one is not None:
            names_gemeente |= one.kind == "gemeente"
            found.append((at, one))
    if not names_gemeente and not signs(lines):
        found = []
    # A name that tells nothing by itself is a party only beside one that does.
    sure = [at for at, one in found if one.kind is not None or one.likely is not None]
    kept = [one for at, one in found if one.kind or one.likely or any(abs(at - other) <= 3 for other in sure)]
    return kept + (offices if len(offices) > 1 or kept else [])


def _named_in(lines: Sequence[str]) -> Iterator[str]:
    """The lines, or the names on one after what they are: `CORPORATIES: THUISHAVEN, DE BORG`; or on those under `CORPORATIES`
    alone."""
    grouped = False
    for line in lines:
        match = _GROUP_LINE.match(line)
        if match:
            grouped = not match["names"]
            yield from filter(None, _BETWEEN_NAMES.split(match["names"] or ""))
        elif grouped and "," in line:
            yield from filter(None, _BETWEEN_NAMES.split(line.rstrip(", ")))
        else:
            yield line


def _after_office(line: str, office: re.Match[str]) -> Named | None:
    rest = re.sub(r"^\s*(?:van|namens|bij|,)?\s*(?:de|het)?\s*", "", line[office.end() :])
    match = re.fullmatch(NAME, rest.strip(" .,;"))
    kind = OFFICE_KIND.get(office["office"].lower().split()[-1], "corporatie")
    # After `wethouder` stands a portfolio, not an organisation.
    if match is None or not (rest[:1].isupper() or rest[:1].isdigit()) or kind == "gemeente":
        return None
    return _signing(Named(match[0], kind_of(match[0])), office)


def _signing(one: Named, office: re.Match[str] | None) -> Named:
    """The party with what the office of its signatory says of it; a name with `huurder` in it needs no more."""
    if office is None or one.kind in ("gemeente", "huurdersorganisatie"):
        return one
    by_office: PartyKind = OFFICE_KIND.get(office["office"].lower().split()[-1], "corporatie")
    if one.kind is None or one.kind == by_office:
        one.kind = by_office
    else:
        one.kind, one.likely = None, by_office
    return one


def _line_party(line: str, office: re.Match[str] | None) -> Named | None:
    text = re.sub(r"^\W*(?:\d{1,2}[.)]\s+|[a-z][.)]\s+)?", "", line)
    text = re.sub(r"^(?:(?i:namens|voor|door)\s+)?(?:(?:de|het)\s+|(?:De|Het)\s+(?=[a-z]))?", "", text, count=1)
    if not text:
        return None
    noun = CLASS.match(text)
    if noun and noun["gemeente"] is None and text[noun.end() :].lstrip()[:1].isupper():
        text = text if OF_THE_NAME.match(noun[0]) else text[noun.end() :].lstrip()
        text = text[0].upper() + text[1:]
    else:
        noun = None
    match = re.match(rf"(?:[Gg]emeente\s+)?{NAME}", text)
    if match is None or PERSON.match(text) or NOT_A_NAME.match(text):
        return None
    rest = text[match.end() :].strip()
    if rest[:2] in ("..", "…", "….", ". "):
        return None
    ended = not rest or rest[0] in ",:;(–-." or office is not None
    if not ended or PERSON.search(match[0]) or len(match[0].split()) > 8 or tells_matter(rest):
        return None
    kind = kind_of(match[0]) or (group_of(noun) if noun else None)
    alias = ALIAS.match(text, match.end()) or BRACKET.match(text, match.end())
    aliases = [alias["alias"].rstrip("'’")] if alias and alias["alias"][0].isupper() else []
    # What stands before a name says what it is, whoever signs for it.
    return _signing(Named(match[0].rstrip("."), kind, aliases), None if noun else office)
