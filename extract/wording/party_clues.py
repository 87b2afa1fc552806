"""What sentences tell of the names in them: whose dwellings they are, who speaks for tenants, what an abbreviation stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from jaarschijf.extract.wording.party_names import NAME, NAMED, NOT_A_NAME, group_of, kind_of, without_mark
from jaarschijf.extract.wording.signatures import PERSON
from jaarschijf.schema.document import PartyKind
from jaarschijf.schema.wording import Wording

_CORPORATIE = (
    r"(?:(?:woning(?:bouw)?|woon)?corporaties?|(?:woning|woon)stichting(?:en)?|woningbouwvereniging(?:en)?"
    r"|verhuurders?|toegelaten instelling(?:en)?|(?:woon)?coöperaties?)"
)
_HUURDERS = (
    r"(?:(?:huurders|bewoners)(?:belangen)?(?:organisaties?|verenig\w+|raad|raden|platforms?|commissies?|koepels?|federaties?"
    r"|bond(?:en)?|vertegenwoordiging(?:en)?|overleg|collectief|stichting|club|alliantie|netwerk|forum|comité|groep|verbond|unie))"
)
_NOUN = rf"(?:(?P<corporatie>{_CORPORATIE})|(?P<huurdersorganisatie>{_HUURDERS}))\b"
_LIST = rf"(?:{NAME}(?:\s\([^)]{{1,30}}\))?)(?:,\s{NAME})*(?:,?\sen\s(?:de\s)?{NAME})?"
# `corporaties Kade en Borg`, `vier corporaties, te weten Kade, ...`, `Corporatie in Veenstad is Kade`
_BEFORE = re.compile(
    rf"(?<![\w-])(?i:{_NOUN})(?:\s(?:in|van|binnen)\s(?:onze\sgemeente|de\sgemeente|{NAME}))?"
    r"(?:(?:\s(?:zijn|is|heten|heet|actief|werkzaam)\b|,?\s(?:te weten|namelijk))?\s*:?\s+|\s\()(?=(?:de\s|het\s|stichting\s|vereniging\s|coöperatie\s)*[“\"']?[^\W\d_])"
)
# `Kade en Borg, de corporaties in ...`; what is followed by a name tells of that one.
_BEHIND = re.compile(
    rf"(?P<names>{_LIST})\s?(?:,|:|\(|–|\b(?:is|zijn)\b)\s?(?:(?:[Dd]e|[Ee]en|beide|onze|enige|twee|drie|vier)\s){{0,2}}(?:(?:grootste|enige|sociale|lokale)\s)?(?i:{_NOUN})"
    r"(?=\s?(?:\)|[.;]|$)|\s(?:in|van|voor|met|die|uit|binnen|actief)\b)"
)
_TENANTS_OF = re.compile(
    r"\b(?:huurders|(?:huur)?woningen|(?:woning)?bezit)\s+van\s+(?:de\s)?(?=['’A-Z])"
    r"|\b(?:[Dd]irecteur(?:en)?(?:-bestuurders?)?|[Bb]estuurders?)\s+van\s+(?:de\s|het\s)?(?=['’A-Z])"
)
_SPEAKS_FOR_TENANTS = re.compile(
    r"\b(?i:huurders|bewoners|studenten)\b[^.;]{0,50}?\b(?:vertegenwoordigd\s(?:door|in)|verenigd\sin|(?:hebben|is)\s[^.;]{0,20}(?:vereniging|organisatie|stichting)(?:,|:|\sis))\s(?:de\s|het\s)?(?=[A-Z])"
    r"|\b(?i:namens)\s(?:de|onze)\s(?:huurders|bewoners)\s(?:(?:doen?|doet|neemt|nemen|tekenen|tekent|praat|praten|spreekt|spreken|is|zijn|was|waren)\s)?(?=(?:de\s|het\s)?[A-Z])"
    r"|\b[Vv]oorzitters?\svan\s(?:de\s)?(?=[A-Z])"
)
# `die van Borg door de Stem van Borg`, behind whose tenants are spoken for by whom.
_AND_OF = Wording(
    (" door ",),
    rf"\b(?:die|huurders)\svan\s(?P<whose>{NAME})\sdoor\s(?:de\s|het\s)?(?:huurders(?:organisatie|vereniging|raad)\s)?",
)
_HOLDS = re.compile(
    rf"(?P<name>{NAME})(?:\s\([^)]{{1,30}}\))?\s(?:(?:bezit|verhuurt|beheert|is\s(?:met|de))[^.;()]{{0,60}}"
    r"\b(?:(?:huur|studenten)?woningen|kamers|appartementen|verhuureenheden|sociale\sverhuurder)\b"
    r"|\((?:(?:circa|ruim|bijna|ongeveer)\s)?\d[\d.]{2,}\s(?:huur)?(?:woningen|verhuureenheden)\))"
)
_STANDS_FOR = re.compile(
    rf"(?P<name>{NAME})(?:\s\([^)]{{1,30}}\))?\s(?:behartigt|vertegenwoordigt|komt\sop\svoor|spreekt\snamens|is\s(?:de|een)\s(?:koepel|stem|\w*vereniging|\w*organisatie|stichting|\w*vertegenwoordiging)\svan)\b[^.;]{{0,40}}\b(?:huurders|bewoners)(?:raden|organisaties|verenigingen|commissies)?\b"
)
_STAND_FOR = Wording(
    ("behartigen", "vertegenwoordigen"),
    rf"(?P<names>{NAME}(?:\s\([^)]{{1,30}}\))?(?:,\s{NAME})*\sen\s{NAME})\s(?:behartigen|vertegenwoordigen)\b[^.;]{{0,40}}\b(?:huurders|bewoners)\b",
)
_HEADS = Wording(("-bestuurder", "-directeur"), r"(?<![\w-])(?P<name>[A-Z]\w+)-(?:bestuurder|directeur)\b")
_SAID_OF: tuple[tuple[re.Pattern[str] | Wording, PartyKind], ...] = (
    (_HOLDS, "corporatie"),
    (_STANDS_FOR, "huurdersorganisatie"),
    (_HEADS, "corporatie"),
)
_SHORT = Wording(
    ("(",), rf"(?<![\w-])(?P<short>[A-Z][A-Z0-9-]{{1,7}})\s?\((?:de\s|het\s)?(?P<name>{NAME}(?:\s(?:en|in)\s{NAME})?)\)"
)
# `Stichting Kade-Wonen (Kade)`
_IN_BRACKETS = Wording((" (",), rf"(?P<name>{NAME})\s\((?:hierna:?\s)?(?P<short>{NAME})\)")
_STANDS_AS = Wording(
    (" is ", " staat voor ", " betekent "),
    rf"(?<![\w-])(?P<short>[A-Z][A-Z0-9-]{{1,7}})\s(?:is|staat\svoor|betekent)\s(?:de\s|het\s|een\safkorting\svan\s)*(?P<name>{NAME})",
)
_LIST_ON = re.compile(
    r"\s*(?:,|;)?\s*(?:\b(?:en|alsmede|met)\b\s*)*(?:(?:de|het|stichting|vereniging|coöperatie)\s+)*[“\"']?"
)
_FIRST = re.compile(r"(?:(?:de|het|stichting|vereniging|coöperatie)\s+)*[“\"']?")
_BRACKET = re.compile(
    rf"\s*,?\s*\(?(?:(?:verder|hierna|ook wel|afgekort)[^(;.)“\"]{{0,20}})?:?\s*[“\"(](?:de\s|het\s)?(?P<short>{NAME})[”\")]+|\s*,\s*(?:verder|hierna)\s*(?:te noemen)?:?\s*(?:de\s|het\s)?(?P<called>{NAME})|\s\([^)]{{1,40}}\)"
)
_MATTERS = re.compile(
    r"corporatie|huurder|bewoner|verhuurder|toegelaten|stichting|woning|coöperatie|bestuurder|directeur|\([A-Z]",
    re.IGNORECASE,
)
# Others than those who agree.
_ELSEWHERE = re.compile(
    r"\bgeen\s(?:(?:contract)?partij|ondertekenaar)\b|\bondertekenen\sniet\b|\bniet\sondertekenen\b|adviseur|toehoorder|buurgemeente|voorheen|gefuseerd|fusie|voorganger|\bniet\smee\b|landelijke?",
    re.IGNORECASE,
)
# Words that only begin a sentence.
_OPENS = re.compile(
    r"^(?:Van|Met|Ook|Namens|En|In|Door|Voor|Bij|Zo|Toen|Dit|Deze|Naast|Tussen|Aan|Als|Omdat|Per|Op|Maar|Alle|Binnen|Daarnaast|Daarom|Verder|Hierbij|Wij|Tot|Om)\s+(?=[A-Z0-9])"
)
# `In de Bloemenwijk`, a place; `2026`, `Q3 2026`
_BRAND = re.compile(r"^\w+[a-z][A-Z]\w+$")
_NO_NAME_AT_ALL = re.compile(
    r"(?:In|Op|Aan|Bij|Voor|Tot|Van|Met|Om|Door|Per|Naast|Binnen|Tussen)\s[a-z]|[\W\d]+$|Q[1-4]\b|.*(?:straat|weg|laan|plein|kade|singel|gracht)\s\d+|toegelaten\b|"
    + _HUURDERS
    + "$",
    re.IGNORECASE,
)
_BARE_NOUN = re.compile(
    r"^(?:(?:[Ww]oning(?:bouw)?)?[Cc]orporatie|Verhuurder|Huurdersorganisatie|Coöperatie|(?:Huurders|Bewoners)(?:belangen)?verenigingen)s?\s+(?=[A-Z'’])"
)
# Words that a sentence or a heading begins with, and what every party is.
_WORDS = frozenset(
    (
        "in", "er", "hier", "daar", "dit", "deze", "wij", "we", "voor", "met", "op", "om",
        "bij", "een", "ook", "hierbij", "de", "het", "als", "aan", "per", "van",
        "door", "zo", "te", "wonen", "huren", "bouwen", "woningen", "huurders", "bewoners", "corporatie",
        "corporaties", "woningcorporatie", "woningcorporaties", "verhuurder", "verhuurders", "stichting", "huurdersorganisatie", "huurdersorganisaties", "huurdersvereniging", "huurdersverenigingen",
        "woningbouw", "nieuwbouw", "volkshuisvesting", "gemeente", "partijen", "samen", "alle",
    )
)  # fmt: skip
# `SBK voor Kade`
_WHOSE = re.compile(r"^([A-Z]{2,6})\s(?:voor|van|bij|in)\s.*")
# Who signs, on the next line.
_OFFICE_BEHIND = re.compile(r"\s(?:Voorzitter|Bestuurder|Wethouder|Burgemeester|Directeur|Secretaris)\b.*")
# `Huurders in Veenstad geven ...`
_TENANTS = re.compile(r"(?:Huurders|Bewoners)\s[a-z]|(?:Context|Achtergrond|Aanleiding)\s")
_NO_BODY = re.compile(
    r"visie|deal\b|wet\b|agenda|programma|\bplan|plannen\b|akkoord|convenant|verordening|\bnota|monitor|loket|fonds|woonnet|woningnet|woonbond|markt"
    r"|afspraken|overeenkomst|opgave|prognose|regio\b|provincie|(?<!-)\brijk\b|raad van state|commissariaat|autoriteit|aedes|huurcommissie",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"^(?:De|Het)\s+(?=[A-Z][A-Z0-9]+\b|\w*(?:[Hh]uurders|[Bb]ewoners|groep|collectief|commissie|platform|federatie)\w*\s)"
)
_MOST_WORDS = 7
_SENTENCE = re.compile(r"(?<=[a-z)”][.!?])\s+(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Clue:
    """A name, what a sentence tells that it is and in which way, and what the sentence calls it for short. `beside` are how many
    names are told so together."""

    name: str
    kind: PartyKind | None
    how: str
    short: str = ""
    beside: int = 1


@lru_cache(maxsize=4096)
def clean(name: str, *, begins: bool = False) -> str:
    """A match of `NAME`; without the word that begins its sentence, when it does; empty when no body is called so."""
    name = without_mark(name)
    name = _WHOSE.sub(r"\1", _OFFICE_BEHIND.sub("", name))
    if begins:
        name = "" if _TENANTS.match(name) else _BARE_NOUN.sub("", _OPENS.sub("", name))
    name = _ARTICLE.sub("", name)
    unfit = (
        name.lower().removeprefix("de ") in _WORDS
        or (_NO_NAME_AT_ALL.match(name) and not _BRAND.search(name))
        or NOT_A_NAME.match(name)
        or PERSON.match(name)
        or _NO_BODY.search(name)
        or len(name) == 1
        or len(name.split()) > _MOST_WORDS
    )
    return "" if unfit or kind_of(name) in ("gemeente", "overig") else name


def clues(text: str) -> Iterator[Clue]:
    """What a text tells of the names in it."""
    if not _MATTERS.search(text):
        return
    for sentence in _SENTENCE.split(text):
        if not _ELSEWHERE.search(sentence):
            yield from _told_before(sentence)
            yield from _told_behind(sentence)
            yield from _told_around(sentence)


def _names_at(text: str, at: int, *, most: int = 12) -> list[tuple[str, str]]:
    """The names of an enumeration that begins at an offset, each with its short name or nothing."""
    found: list[tuple[str, str]] = []
    begins = at == 0
    while len(found) < most:
        skip = (_LIST_ON if found else _FIRST).match(text, at)
        at = skip.end() if skip else at
        name = NAMED.match(text, at)
        if name is None or kind_of(name[0]) == "gemeente":
            break
        bracket = _BRACKET.match(text, name.end())
        at = bracket.end() if bracket else name.end()
        short = (bracket["short"] or bracket["called"] or "") if bracket else ""
        if fit := clean(name[0], begins=begins):
            found.append((fit, short))
        begins = False
        if not re.match(r"\s*(?:,|;|\ben\b|\balsmede\b)", text[at : at + 12]):
            break
    return found


def _told_before(text: str) -> Iterator[Clue]:
    for match in _BEFORE.finditer(text):
        noun = match["corporatie"] or match["huurdersorganisatie"]
        several = noun.lower().endswith(("s", "en"))
        names = _names_at(text, match.end(), most=12 if several else 1)
        own = not several and re.search(r"(?:raad|vereniging|platform|commissie|koepel|federatie|bond)$", noun.lower())
        between = text[match.start() + len(noun) : match.end()].strip()
        for name, short in names:
            if match["corporatie"] and kind_of(name) == "huurdersorganisatie":
                break
            of_name = own and not between
            whole = f"{noun[0].upper()}{noun[1:]} {name}" if of_name else name
            yield Clue(whole, group_of(match), "noun", short, len(names))


def _told_behind(text: str) -> Iterator[Clue]:
    for match in _BEHIND.finditer(text):
        names = _names_at(text, match.start("names"))
        # `Kade en Borg, de corporaties`; of `gemeente Veenstad en Kade, corporatie in` the last.
        several = (match["corporatie"] or match["huurdersorganisatie"]).lower().endswith(("s", "en"))
        for name, short in names if several else names[-1:]:
            yield Clue(name, group_of(match), "behind", short, len(names))


def _told_around(text: str) -> Iterator[Clue]:
    for match in _TENANTS_OF.finditer(text):
        names = _names_at(text, match.end())
        yield from (Clue(name, "corporatie", "theirs", short, len(names)) for name, short in names)
    for match in _SPEAKS_FOR_TENANTS.finditer(text):
        names = _names_at(text, match.end())
        yield from (Clue(name, "huurdersorganisatie", "speaks", short, len(names)) for name, short in names)
    for match in _AND_OF.finditer(text):
        yield Clue(match["whose"], "corporatie", "theirs")
        yield from (
            Clue(name, "huurdersorganisatie", "speaks", short) for name, short in _names_at(text, match.end(), most=1)
        )
    for pattern, kind in _SAID_OF:
        for match in pattern.finditer(text):
            if name := clean(match["name"]):
                yield Clue(name, kind, "holds")
    for match in _STAND_FOR.finditer(text):
        names = _names_at(text, match.start("names"))
        yield from (Clue(name, "huurdersorganisatie", "holds", short, len(names)) for name, short in names)
    for match in (*_SHORT.finditer(text), *_STANDS_AS.finditer(text)):
        if name := clean(match["name"]):
            yield Clue(name, None, "short", match["short"])
    for match in _IN_BRACKETS.finditer(text):
        if (name := clean(match["name"])) and match["short"] in name:
            yield Clue(name, None, "short", match["short"])
