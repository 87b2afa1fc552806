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
    called,
    group_of,
    kind_beside,
    kind_of,
    without_mark,
)
from jaarschijf.extract.wording.signatures import OFFICE, PERSON, kind_by_office, signs, tells_matter
from jaarschijf.schema.document import PartyKind
from jaarschijf.schema.wording import Wording

# What the names behind it, or under it, are: `Corporaties: Thuishaven, De Borg`; of one alone only `Gemeente: Veenstad`.
_GROUP_LINE = re.compile(
    r"\W*(?:namens\s+)?(?:(?:de|betrokken)\s+)?(?:(?P<gemeente>gemeenten?(?=\s*:))|(?P<corporatie>(?:woning(?:bouw)?)?corporatie(?:s|(?=\s*:))|verhuurders?(?=\s*:))"
    r"|(?P<huurdersorganisatie>(?:huurders|bewoners)(?:(?:belangen)?(?:organisaties|verenigingen|(?:organisatie|vereniging|vertegenwoordiging)(?=\s*:))"
    r"|(?=\s*:))))\s*(?::\s*(?P<names>.*))?$",
    re.IGNORECASE,
)
_FEW_WORDS = 5
_COLLEGE = re.compile(
    r"^(?:het )?(?:college van )?burgemeester en wethouders (?:van )?(?:de )?(?:gemeente )?", re.IGNORECASE
)
_FORM = re.compile(r"stichting|(?:huurders|bewoners)\w*|woon\w*stichting|woning\w*vereniging|vereniging", re.IGNORECASE)
# `De Brug, huurdersorganisatie van Kade Wonen`, `Kade Wonen: woningcorporatie met 900 woningen`
_EXPLAINED = re.compile(
    rf"(?:[(:–-]|,(?=\s*\w+ (?:van|voor|met|die)\b))\s*(?:de |een )?(?!gemeente)(?:{CLASS.pattern})"
)
_AFTER_BRACKET = re.compile(rf"\s+({NAME})$")
_PROPER = re.compile(rf"(?=\S+\s){NAME}(?:\s*\([^)]*\)(?:\s+{NAME})?)?")
BETWEEN_NAMES = re.compile(r"\s*[,;]\s*|\s+(?:en|EN|/)\s+")

_NAME_BEFORE_BRACKET = Wording((" (",), rf"{NAME}\s\(")
# `Elk kwartaal spreken de wethouder en ...`, where a sentence goes on and nobody signs.
_GOES_ON = re.compile(
    rf"(?!(?:de|het|door|namens|voor|van|te|ten|in|haar|zijn|mevrouw|mevr|mw|dhr|heer|drs|ir|mr|ing|dr|vertegenwoordigd|rechtsgeldig|getekend|ondertekend|hierbij|gevestigd)\b|{OFFICE.pattern})[a-z]"
)
_ADDRESS = re.compile(
    r"\s*,\s*[A-Z][\w’'-]*(?:straat|weg|laan|plein|singel|gracht|kade|dijk|dreef|hof|pad)\s\d+|\s*,\s*[Pp]ostbus\s\d"
)


def is_proper(line: str) -> bool:
    """Whether a line is a name of more words than one, and nothing else: `Talis Veenstad`, `Huurdersraad Borg (Borgwonen)`."""
    return _PROPER.fullmatch(line) is not None and NOT_A_NAME.match(line) is None


def names_group(line: str) -> bool:
    """Whether a line tells what the names behind or under it are: `Corporaties: De Borg, Kade`."""
    return _GROUP_LINE.match(line) is not None


def may_name(line: str) -> bool:
    """Whether a line among names of parties may be one, or hold some: `Thuishaven`, `Corporaties: De Borg, Kade`."""
    return is_proper(line) or kind_of(line) is not None or names_group(line)


def listed(lines: Sequence[str]) -> list[Named]:
    """The parties of a block of lines, each a party alone, a party with who signs for it, or an office at a party."""
    found: list[tuple[int, Named]] = []
    offices: list[Named] = []
    names_gemeente = False
    for at, (line, kind) in enumerate(_named_in(lines)):
        office = OFFICE.search(line)
        if office and (signing := _after_office(line, office)):
            offices.append(signing)
            continue
        if office and _NAME_BEFORE_BRACKET.fullmatch(line[: office.start()]):
            continue  # `Cor Brand (wethouder)`
        one = _line_party(line, office, kind)
        if one is not None:
            names_gemeente |= one.kind == "gemeente"
            found.append((at, one))
    if not names_gemeente and not signs(lines):
        # On a cover the gemeente may stand in the title, over names and nothing else.
        first = [(at, one) for place, (at, one) in enumerate(found) if at == place]
        found = first if {"corporatie", "huurdersorganisatie"} <= {one.kind for _, one in first} else []
    # A name that tells nothing by itself is a party only beside one that does.
    sure = [at for at, one in found if one.kind is not None or one.likely is not None]
    kept = [one for at, one in found if one.kind or one.likely or any(abs(at - other) <= 3 for other in sure)]
    return kept + (offices if len(offices) > 1 or kept else [])


def _named_in(lines: Sequence[str]) -> Iterator[tuple[str, PartyKind | None]]:
    """The lines, or the names on one after what they are: `CORPORATIES: THUISHAVEN, DE BORG`; or on those under `CORPORATIES`
    alone. Each with the kind that it is said to be."""
    kind: PartyKind | None = None
    for line in lines:
        match = _GROUP_LINE.match(line)
        if match:
            told = group_of(match)
            kind = None if match["names"] else told
            # `Corporatie: Woonborg, Kerkstraat 3, Veenstad`: where it is, from there on.
            named = filter(None, BETWEEN_NAMES.split(_ADDRESS.split(match["names"] or "")[0]))
            yield from ((name if told != "gemeente" or kind_of(name) else f"Gemeente {name}", told) for name in named)
        elif kind and "," in line:
            yield from ((name, kind) for name in BETWEEN_NAMES.split(line.rstrip(", ")) if name)
        else:
            yield line, kind if len(line.split()) <= _FEW_WORDS else None


def _after_office(line: str, office: re.Match[str]) -> Named | None:
    rest = re.sub(r"^\s*(?:van|namens|bij|,)?\s*(?:de|het)?\s*", "", line[office.end() :])
    match = re.fullmatch(NAME, rest.strip(" .,;)"))
    # After `wethouder` stands a portfolio, not an organisation.
    if match is None or not (rest[:1].isupper() or rest[:1].isdigit()) or kind_by_office(office) == "gemeente":
        return None
    return _signing(Named(match[0], kind_of(match[0])), office)


def _signing(one: Named, office: re.Match[str] | None) -> Named:
    """The party with what the office of its signatory says of it; a name with `huurder` in it needs no more."""
    if office is None or one.kind in ("gemeente", "huurdersorganisatie"):
        return one
    by_office = kind_by_office(office)
    if one.kind is None or one.kind == by_office:
        one.kind = by_office
    else:
        one.kind, one.likely = None, by_office
    return one


def _line_party(line: str, office: re.Match[str] | None, said: PartyKind | None) -> Named | None:
    """The party that a line names, if it does; `said` is what its group is."""
    text = _COLLEGE.sub("gemeente ", re.sub(r"^\W*(?:\d{1,2}[.)]\s+|[a-z][.)]\s+)?", "", line))
    text = re.sub(
        r"^(?:NAMENS DE\s+|(?i:namens|voor|door)\s+)?(?:(?:de|het)\s+|(?:De|Het)\s+(?=[a-z])|DE\s+(?=GEMEENTE\s))?",
        "",
        text,
        count=1,
    )
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
    signed = office is not None and (office.end() == len(line) or not _GOES_ON.match(rest))
    ended = not rest or rest[0] in ",:;(–-." or signed
    if not ended or PERSON.search(match[0]) or len(match[0].split()) > 8:
        return None
    explained = _EXPLAINED.match(rest)
    if tells_matter(rest) and not explained and kind_of(match[0]) is None:
        return None
    said = said or (group_of(explained) if explained else None)
    name = match[0]
    alias = ALIAS.match(text, match.end()) or BRACKET.match(text, match.end())
    # `Huurdersbelangenvereniging (HBV) De Kade`
    if alias and _FORM.fullmatch(name) and (own := _AFTER_BRACKET.match(text, alias.end())):
        name = f"{name} {own[1]}"
    aliases = called(alias)
    # `SHK (Samenwerkende Huurders Kade)`
    told = kind_of(name) or (kind_of(rest.split(")")[0]) if name.isupper() and rest.startswith("(") else None)
    kind = kind_beside(name, said) if said else told or (group_of(noun) if noun else None)
    # What stands before a name says what it is, whoever signs for it.
    return _signing(Named(without_mark(name), kind, aliases, told=kind is not None), None if noun else office)
