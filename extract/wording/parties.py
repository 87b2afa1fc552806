"""Who agreed: the parties named on the title page, in the sentence that opens the agreements, and over the signatures.

Names of the people who signed are passed over: they are personal data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from jaarschijf.extract.wording.months import ANY_MONTH
from jaarschijf.extract.wording.signatures import OFFICE, OFFICE_KIND, PERSON, PORTFOLIO, signs, tells_matter
from jaarschijf.schema.document import Party, PartyKind

# `kadeWonen`, `wonen4` and `l'horizon` are names too.
_CAPITAL = r"(?:(?:['’][st]-?\s?)?[A-ZÀ-Ý0-9]|[a-z]{2,12}(?=[A-Z]\w)|[a-z]{4,12}(?=\d\b)|l(?=['’][a-z]))[\w'’&+/-]*(?:\.[A-Za-z]\w+)?"
_LINK = r"(?:de|het|van|der|den|aan|op|in|ter|ten|te|voor|bij|&|['’]t|a/d)"
NAME = rf"{_CAPITAL}(?:\s+(?:{_LINK}\s+){{0,2}}{_CAPITAL})*"
_NAME = re.compile(NAME)
_CLASS = re.compile(
    r"(?P<gemeente>[Gg]emeenten|gemeente|college van burgemeester en wethouders(?: van(?: de gemeente)?)?)\b"
    r"|(?P<corporatie>[Cc]orporaties|[Ww]oning(?:bouw)?corporaties|(?:woning(?:bouw)?)?corporaties?|woningstichting(?:en)?|woonstichting(?:en)?|woningbouwvereniging(?:en)?"
    r"|verhuurders?|stichting|vereniging)\b"
    r"|(?P<huurdersorganisatie>(?:[Hh]uurders|[Bb]ewoners)(?:belangen)?(?:organisaties|verenigingen)"
    r"|(?:huurders|bewoners)(?:belangen)?(?:organisaties?|vereniging(?:en)?|vertegenwoordiging(?:en)?"
    r"|rad?en|raad|platform|commissie|koepel|federatie))\b"
    r"|(?P<overig>zorg(?:partijen|organisaties|aanbieders?|partners)|welzijnsorganisaties?|overige partijen)\b"
)
# Nouns in the singular that are as good as part of the name: `de huurdersvereniging Veenstad`.
_OF_THE_NAME = re.compile(r"(?:huurders|bewoners)(?:belangen)?(?:vereniging|raad|platform|commissie|koepel|federatie)$")
_GROUP_LINE = re.compile(
    r"\W*(?:(?:de|betrokken)\s+)?(?:(?:woning(?:bouw)?)?corporaties|(?:huurders|bewoners)(?:belangen)?(?:organisaties|verenigingen))\s*(?::\s*(?P<names>.*))?$",
    re.IGNORECASE,
)
_BETWEEN_NAMES = re.compile(r"\s*[,;]\s*|\s+(?:en|EN)\s+")
# `Trekker: gemeente, Thuishaven | Samen met: zorgpartijen`
_LABEL_AFTER, _BAR_BEFORE = re.compile(r"[^,;.|]{0,12}:"), re.compile(r"[|•·–-]\s*$")
_PLURAL = re.compile(r"(?:ies|ten|en)$")
_HUURDERS = re.compile(r"huurder|bewoner|\bHBV\b|\bHBO\b|\bHV\b|klantenraad|\bSBO\b", re.IGNORECASE)
_CORPORATIE = re.compile(
    r"woon|wonen|woning|bouwvereniging|corporatie|\bstichting\b|huisvesting|\bWBV\b", re.IGNORECASE
)
_SURELY_CORPORATIE = re.compile(r"corporatie|stichting|bouwvereniging|\bWBV\b", re.IGNORECASE)
_OVERIG = re.compile(
    r"provincie|waterschap|zorg(?!eloos)|welzijn|politie|\bGGD\b|\bGGZ\b|\bVNG\b|aedes|ministerie|universiteit|\brijk\b",
    re.IGNORECASE,
)
_SKIP = re.compile(
    r"(?:[\s,;:•–|·-]+|\b(?:en|alsmede|evenals|enerzijds|anderzijds|tussen|namens|de|het|een|hun|haar|beide|twee|drie|vier|vijf"
    r"|partijen|ondergetekenden?|deelnemende|betrokken|lokale|gezamenlijke|samenwerkende|met|bestuur van|bestaande uit|te weten)\b|\d{1,2}[.)]\s|[a-z][.)]\s)+",
)
_ALIAS = re.compile(
    r"\s*,?\s*\(?\s*(?:(?:verder|hierna|ook|kortweg|afgekort|tezamen)\b[\s,]*(?:ook|verder)?\s*(?:in (?:dit|deze) \w+\s+)?(?:te noemen|genoemd|noemen|aan te duiden als|aangeduid als|als)?)"
    rf"\s*:?\s*[“\"'‘]?(?:de |het )?(?P<alias>{NAME}|[a-z]+)[”\"'’]?\s*\)?,?"
)
_DEFINES = re.compile(r"\b(?:verder|hierna)\b[^.;]{0,40}\b(?:aan te duiden als|aangeduid als|te noemen)\b")
_BRACKET = re.compile(rf"\s*\(\s*[“\"'‘]?(?:de |het )?(?P<alias>{NAME}|[a-z]+)[”\"'’]?\s*\)")
_REPRESENTED = re.compile(
    r"\s*,?\s*(?:gevestigd|statutair|te dezen|ten deze|vertegenwoordigd|rechtsgeldig|in dezen|namens|handelend)\b[^;\n(]*?(?=;|\n|\(|,?\s*(?:verder|hierna)\b|$)"
)
_TRIGGER = re.compile(
    r"partijen|ondergeteken|tussen|sluiten|gesloten|maken|stellen|spreken|overeengekomen|afspraken|geldt|samen",
    re.IGNORECASE,
)
_NOT_A_NAME = re.compile(
    r"^(?:aan|aldus|tussen|partijen|ondergeteken\w*|datum|plaats|handtekening|naam|functie|namens|doelstelling|doel|ambitie|opgave|trekkers?|betrokken\w*|actiehouders?|verantwoordelijk\w*|planning|wie|wanneer|gereed|wethouder|voorzitter|directeur|bestuurder|de heer|mevrouw"
    r"|doorlopend|continu|jaarlijks|najaar|voorjaar|medio|eind|begin|heel|gehele|uiterlijk|vanaf|termijn|deadline|looptijd|indicator|resultaat"
    r"|vertegenwoordig\w*|inhoud|inhoudsopgave|leeswijzer|samenvatting|bijlage|tabel|inleiding|getekend|ondertekend|vastgesteld|overeengekomen|voor akkoord|afspraken|afspraak|toelichting|deze|dit|\w*afspraken|jaarschijf|\w*overeenkomst|convenant|uitvoeringsprogramma|samenwerkingsafspraken|versie|status|pagina|colofon|uitgave|vormgeving|opmaak|druk|drukwerk|redactie|eindredactie|tekst|fotografie|thema|ondertekening|concept"
    rf"|definitief|kaderafspraken|raamovereenkomst|postbus|telefoon|e-?mail|onderwerp|betreft|(?:ons |uw )?kenmerk|zaaknummer|geachte|paraaf|figuur|afbeelding|grafiek|foto|bron|zie|{ANY_MONTH}"
    r"|\d+|[A-Z]{1,3}[-.]?\d{1,2})\b",
    re.IGNORECASE,
)


# What begins the next sentence, where a list of parties ends without a point.
_NO_NAMES = frozenset(
    ("in", "er", "dit", "deze", "wij", "we", "voor", "met", "op", "om", "bij", "een", "ook", "hierbij", "de", "het")
)


_BEFORE_NAMES = ("huurdersvereniging", "huurdersraad", "huurdersplatform", "bewonersraad", "huurdersbelangenvereniging")
# Nor is what they are, by itself on a line of a cover.
_NO_PARTY = re.compile(r"(?:woning)?corporaties?|partij(?:en)?|huurders?|bewoners?|(?:huurders|bewoners)organisaties?")


@dataclass(slots=True)
class _Found:
    """A name as found: its kind where something said so, and other names given to it on the spot.

    It is `told` where its name or a word beside it says what it is. `likely` is the kind to fall back on when a name by itself and the office of who signs for it say different things.
    """

    name: str
    kind: PartyKind | None
    aliases: list[str] = field(default_factory=list)
    likely: PartyKind | None = None
    told: bool = True


def find_parties(
    sentences: Sequence[str], lists: Sequence[Sequence[str]], municipality: str, whole: str
) -> list[Party]:
    """The parties to a document of `municipality`.

    `sentences` are the paragraphs that may name them, `lists` the lines of blocks that may be a list of them (title page,
    signatures); `whole` is all text of the document, which tells what a party is commonly called.
    """
    found: list[_Found] = []
    for sentence in sentences:
        found += _best_enumeration(sentence)
    for lines in lists:
        found += _listed(lines)
    parties = [_Found(f"gemeente {municipality}", "gemeente")] if municipality else []
    for one in found:
        if one.kind != "gemeente" and kind_of(one.name) is None and _is_called_gemeente(one.name, whole):
            one.kind = "gemeente"
        _merge(parties, one, municipality)
    return [_party(one, whole) for one in parties]


def _is_called_gemeente(name: str, whole: str) -> bool:
    # `Gemeente Veenstad en Meerdorp` leaves open what the second is. A column `Gemeente` beside one with a party's name
    # reads alike, so what stands before the word must say that it belongs to the name.
    before = r"(?:\b(?:in|van|binnen|namens|door)(?: de)?|\bde|\b(?:deel|hoofdstuk)\s+\w{1,4}[.:]?)"
    return re.search(rf"{before}\s+gemeente +{re.escape(name)}(?!\w)", whole, re.IGNORECASE) is not None


def kind_of(name: str) -> PartyKind | None:
    """The kind of party a name tells by itself; None when it tells nothing."""
    if re.match(r"gemeente\b", name, re.IGNORECASE):
        return "gemeente"
    if _HUURDERS.search(name):
        return "huurdersorganisatie"
    if _OVERIG.search(name) and not re.search(r"woon(?!zorg)|woning", name, re.IGNORECASE):
        return "overig"
    return "corporatie" if _CORPORATIE.search(name) else None


def _best_enumeration(text: str) -> list[_Found]:
    """The longest list of parties in a paragraph; none when it holds no such list."""
    best: list[_Found] = []
    text = PORTFOLIO.sub(r"\1", text)
    # `verhuurders: De Borg, Thuishaven, verder aan te duiden als ...` names those of one kind.
    defines = _DEFINES.search(text) is not None
    starts = [m.start() for m in _CLASS.finditer(text)] + [m.start() for m in re.finditer(r"\bGemeente\b", text)]
    starts += [m.start() for m in _NAME.finditer(text) if kind_of(m[0]) is not None]
    starts += [m.end() for m in re.finditer(r"\b(?:tussen|20\d\d)\s+", text)]
    for start in sorted(set(starts)):
        names = list(_enumerate(text, start))
        kinds = {one.kind for one in names}
        named = len(names) >= 3 or (len(names) == 2 and _TRIGGER.search(text))
        if named and (len(kinds) > 1 or defines) and len(names) > len(best):
            best = names
    for one in best:
        # `De Stem (HWV)`, beside HWV itself: whose huurders they are.
        one.aliases = [alias for alias in one.aliases if all(alias != other.name for other in best)]
    return best


def _enumerate(text: str, at: int) -> Iterator[_Found]:
    kind: PartyKind | None = None
    before = ""
    lasting = False
    found: _Found | None = None
    while at < len(text):
        alias = (_ALIAS.match(text, at) or _BRACKET.match(text, at)) if found else None
        if alias and found:
            if alias["alias"][0].isupper():
                found.aliases.append(alias["alias"].rstrip("'’"))
            at = alias.end()
            continue
        represented = _REPRESENTED.match(text, at) if found else None
        skip = _SKIP.match(text, at)
        noun = _CLASS.match(text, at) or re.compile(r"(?P<gemeente>Gemeente)\b").match(text, at)
        if represented:
            at = represented.end()
        elif noun:
            kind, lasting = _group(noun), bool(_PLURAL.search(noun[0])) and noun[0] != "Gemeente"
            before = noun[0].capitalize() if _OF_THE_NAME.match(noun[0]) else ""
            short = _BRACKET.match(text, noun.end())
            at = short.end() if short else noun.end()
        elif skip and skip.end() > at:
            # `de gemeente en Woonburg`: what a noun in the singular says ends at the next party.
            kind = kind if lasting or not re.search(r",|;|\ben\b", skip[0]) else None
            at = skip.end()
        else:
            match = _NAME.match(text, at)
            if match is None or PERSON.match(text, at) or _NOT_A_NAME.match(match[0]):
                break
            if found and _LABEL_AFTER.match(text, match.end()) and _BAR_BEFORE.search(text, 0, at):
                break
            name = match[0].rstrip(".'’")
            if kind == "gemeente" and not lasting:
                name = f"gemeente {name}"
            name, before = f"{before} {name}".strip(), ""
            if found:
                yield found
            found = _Found(name, _kind_beside(name, kind), told=(kind or kind_of(name)) is not None)
            kind = kind if lasting else None
            at = match.end()
    if found:
        yield found


def _kind_beside(name: str, kind: PartyKind | None) -> PartyKind:
    # `de huurdersorganisaties Woonstem en HBW`: a name with `woon` in it is no corporation for that.
    told = kind_of(name)
    if kind == "huurdersorganisatie" and told == "corporatie" and not _SURELY_CORPORATIE.search(name):
        return kind
    return told or kind or "corporatie"


def _group(match: re.Match[str]) -> PartyKind:
    kind: PartyKind = "overig"
    for name in ("gemeente", "corporatie", "huurdersorganisatie"):
        if match.groupdict().get(name):
            kind = name
    return kind


def _listed(lines: Sequence[str]) -> list[_Found]:
    """The parties of a block of lines, each a party alone, a party with who signs for it, or an office at a party."""
    lines = list(_named_in(lines))
    found: list[tuple[int, _Found]] = []
    offices: list[_Found] = []
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


def _after_office(line: str, office: re.Match[str]) -> _Found | None:
    rest = re.sub(r"^\s*(?:van|namens|bij|,)?\s*(?:de|het)?\s*", "", line[office.end() :])
    match = re.fullmatch(NAME, rest.strip(" .,;"))
    kind = OFFICE_KIND.get(office["office"].lower().split()[-1], "corporatie")
    # After `wethouder` stands a portfolio, not an organisation.
    if match is None or not (rest[:1].isupper() or rest[:1].isdigit()) or kind == "gemeente":
        return None
    return _signing(_Found(match[0], kind_of(match[0])), office)


def _signing(one: _Found, office: re.Match[str] | None) -> _Found:
    """The party with what the office of its signatory says of it; a name with `huurder` in it needs no more."""
    if office is None or one.kind in ("gemeente", "huurdersorganisatie"):
        return one
    by_office: PartyKind = OFFICE_KIND.get(office["office"].lower().split()[-1], "corporatie")
    if one.kind is None or one.kind == by_office:
        one.kind = by_office
    else:
        one.kind, one.likely = None, by_office
    return one


def _line_party(line: str, office: re.Match[str] | None) -> _Found | None:
    text = re.sub(r"^\W*(?:\d{1,2}[.)]\s+|[a-z][.)]\s+)?", "", line)
    text = re.sub(r"^(?:(?i:namens|voor|door)\s+)?(?:(?:de|het)\s+|(?:De|Het)\s+(?=[a-z]))?", "", text, count=1)
    if not text:
        return None
    noun = _CLASS.match(text)
    if noun and noun["gemeente"] is None and text[noun.end() :].lstrip()[:1].isupper():
        text = text if _OF_THE_NAME.match(noun[0]) else text[noun.end() :].lstrip()
        text = text[0].upper() + text[1:]
    else:
        noun = None
    match = re.match(rf"(?:[Gg]emeente\s+)?{NAME}", text)
    if match is None or PERSON.match(text) or _NOT_A_NAME.match(text):
        return None
    rest = text[match.end() :].strip()
    if rest[:2] in ("..", "…", "….", ". "):
        return None
    ended = not rest or rest[0] in ",:;(–-." or office is not None
    if not ended or PERSON.search(match[0]) or len(match[0].split()) > 8 or tells_matter(rest):
        return None
    kind = kind_of(match[0]) or (_group(noun) if noun else None)
    alias = _ALIAS.match(text, match.end()) or _BRACKET.match(text, match.end())
    aliases = [alias["alias"].rstrip("'’")] if alias and alias["alias"][0].isupper() else []
    # What stands before a name says what it is, whoever signs for it.
    return _signing(_Found(match[0].rstrip("."), kind, aliases), None if noun else office)


def _key(name: str) -> str:
    return re.sub(r"^(?:stichting|de|het|gemeente)\s+|[.,]", "", re.sub(r"^stichting\s+", "", name.lower())).strip()


def _merge(parties: list[_Found], one: _Found, municipality: str) -> None:
    """Add a name, or take it as another name of a party that is there."""
    if one.name.lower() in _NO_NAMES:
        return
    # `Samenwerking Waterrijk Wonen 2025`: the year is that of the title; `HV Borg op 10 december`: the day of a date.
    one.name = re.sub(r"\s+(?:20\d\d(?:[-–/]20\d\d)?|(?:op|per)\s+\d{1,2}|In|Deze|Dit|Voor|Met|Er)$", "", one.name)
    if one.name.lower() in ("gemeente", municipality.lower()) or _NO_PARTY.fullmatch(one.name.lower()):
        return
    if municipality.lower().endswith(f" {one.name.lower()}"):
        return
    if one.kind == "gemeente":
        other = one.name.split(maxsplit=1)[-1]
        if other.lower().startswith("gemeente/") or other.lower() in _NO_NAMES:
            return  # `Gemeente/Woonborg:`, who are to act; `gemeente: Wij`
        if municipality and other.lower().startswith(municipality.lower()):
            return
        if municipality.lower().startswith(f"{other.lower()} "):
            return  # `gemeente Lage`, where a title's first line ends in the midst of `Lage Gronden`
        one.name = f"gemeente {other}"
    for party in parties:
        if party.kind == "gemeente" or one.kind == "gemeente":
            if _key(party.name) == _key(one.name) and party.kind == one.kind:
                return
            continue
        names, new = {_key(n) for n in (party.name, *party.aliases)}, {_key(n) for n in (one.name, *one.aliases)}
        alike = one.kind is None or one.kind == party.kind
        # The same party by a part of its name, as people call it, when nothing says that it is of another kind.
        part = alike and any(
            set(a.split()) < set(b.split()) or set(b.split()) < set(a.split()) for a in names for b in new
        )
        # `De Stem`, over the signatures, of `Huurdersvereniging De Stem`.
        bare = not one.told and any(_key(f"{before} {one.name}") in names for before in _BEFORE_NAMES)
        if names & new or bare or (part and not _both_corporaties(party, one)):
            known = {party.name, *party.aliases}
            party.aliases += [
                n for n in (one.name, *one.aliases) if n not in known and _key(n) not in {_key(k) for k in known}
            ]
            if party.name in one.aliases and kind_of(party.name) is None and kind_of(one.name) is not None:
                # `HVD` was met before the name it is short for, which tells what it is.
                party.name, party.kind = one.name, one.kind
                party.aliases = [n for n in (*one.aliases, *party.aliases) if n != one.name]
            told = one.kind if one.told and not party.told else None
            party.kind = told or party.kind or one.kind
            return
    one.kind = one.kind or one.likely
    parties.append(one)


def _both_corporaties(party: _Found, one: _Found) -> bool:
    # `Wonen Zuid` and `Thuis Wonen Zuid` may be two corporations; a short name of one is defined or stands with Stichting.
    return party.kind == one.kind == "corporatie" and "stichting" not in f"{party.name} {one.name}".lower()


def _party(one: _Found, whole: str) -> Party:
    name, aliases = one.name, list(dict.fromkeys(one.aliases))
    for alias in aliases:
        if alias.isupper() and len(alias) > 1 and whole.count(alias) > whole.count(name) + 1:
            # An abbreviation that the document goes on with is what the party is called.
            name, aliases = alias, [name, *(a for a in aliases if a != alias)]
            break
    bare = re.sub(r"^[Ss]tichting\s+", "", name)
    if bare != name and bare not in aliases:
        aliases.append(bare)
    return Party(name=name, kind=one.kind or "corporatie", aliases=tuple(aliases))
