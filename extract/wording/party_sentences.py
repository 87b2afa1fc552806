"""The parties that a sentence names: an enumeration of them, or each with who speaks for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jaarschijf.extract.wording.party_names import (
    ALIAS,
    BRACKET,
    CLASS,
    NAME,
    NAMED,
    NOT_A_NAME,
    OF_THE_NAME,
    Named,
    called,
    group_of,
    kind_beside,
    kind_of,
    tells_kind,
    without_mark,
)
from jaarschijf.extract.wording.signatures import OFFICE, PERSON, PORTFOLIO, kind_by_office
from jaarschijf.schema.document import PartyKind
from jaarschijf.schema.wording import Wording

# `Trekker: gemeente, Thuishaven | Samen met: zorgpartijen`
_LABEL_AFTER, _BAR_BEFORE = re.compile(r"[^,;.|]{0,12}:"), re.compile(r"[|•·–-]\s*$")
_PLURAL = re.compile(r"(?:ies|ten|en)$")
_SKIP = re.compile(
    r"(?:[\s,;:•–|·-]+|\b(?:en|alsmede|evenals|enerzijds|anderzijds|tussen|namens|de|het|een|hun|haar|beide|twee|drie|vier|vijf"
    r"|partijen|ondergetekenden?|deelnemende|betrokken|lokale|gezamenlijke|samenwerkende|(?:hebben|heeft|maken|maakt|sluiten|sluit)(?: samen| gezamenlijk| afspraken)? met|samen met|in overleg met|in samenwerking met|met instemming van|in aanwezigheid van|mede namens|met|bestuur van|bestaande uit|te weten)\b|\d{1,2}[.)]\s|[a-z][.)]\s)+",
)
_DEFINES = re.compile(r"\b(?:verder|hierna)\b[^.;]{0,40}\b(?:aan te duiden als|aangeduid als|te noemen)\b")
_REPRESENTED = re.compile(
    r"\s*\(vertegenwoordigd door[^)]*\)|\s*,?\s*(?:gevestigd|statutair|te dezen|ten deze|vertegenwoordigd|rechtsgeldig|in dezen|namens|handelend)\b[^;\n(]*?(?=;|\n|\(|,?\s*(?:verder|hierna)\b|$)"
)
_ACTED_FOR = re.compile(
    r"(?:^|[;:,]\s+|(?<![A-Z])\.\s+)(?:en\s+)?(?:\d{1,2}[.)]\s*|[a-zIVX]{1,4}[.)]\s*|\W\s*)?(?:de |het |(?:De|Het) (?=[a-z]))?(?:publiekrechtelijke rechtspersoon |(?:stichting|vereniging|coöperatie)(?= [A-Z]{2}) )?(?:de )?(?P<name>[^,;:()]{3,80}?)\s*(?:\([^)]*\)\s*)?(?:,\s(?:zijnde\s)?een\s[^,;]{5,80})?"
    r"(?:,(?=\s*(?:te dezen|ten deze|in dezen?|hier|hierbij|rechtsgeldig|vertegenwoordigd|voor deze|statutair|gevestigd|zetelend|kantoorhoudende?|hierna|verder)\b)"
    r"|(?=\((?:hierna|verder)\b))"
)
# `Huurdersraad Kade en de Stem van Borg, hierna samen: de Huurders`
_EACH = re.compile(r"\sen\s(?:de|het)\s")
_WHOLE_NAME = re.compile(
    rf"(?:(?P<gemeente>(?:(?:[Cc]ollege van )?[Bb]urgemeester en wethouders van (?:de )?)?(?:[Gg]emeente|GEMEENTE))\s+|(?:{CLASS.pattern.replace('?P<', '?P<noun_')})\s+)?"
    rf"(?P<name>{NAME}(?:\s+en\s+{NAME})?)"
)
_STATED = re.compile(
    r"\b(?:(?P<corporatie>(?:woning)?corporaties) zijn|(?P<huurdersorganisatie>(?:huurders|bewoners)(?:(?:organisaties|verenigingen) zijn"
    r"| (?:zijn|worden) vertegenwoordigd door)))\s+(?:respectievelijk )?(?:de |het |twee |drie )?(?:gezamenlijke )?(?=[A-Z’']|huurders|bewoners)"
)
_GEMEENTEN = Wording(
    ("emeenten ",),
    rf"\b[Gg]emeenten\s+({NAME}(?:,\s{NAME})*\s+en\s+{NAME})\s(?:werken|trekken|maken|sluiten|spreken)\b",
)
_CALLED_TOGETHER = re.compile(
    r"\s\(?hierna[^);,]{0,30}\s[“‘\"']?(?:de )?(corporaties|verhuurders|huurdersorganisaties|huurdersverenigingen)\b"
)
_IS_PARTY = Wording(
    (" partij",),
    rf"(?<![\w-])(?:Ook\s|Daarnaast\s)?(?:[Dd]e\s|[Hh]et\s)?((?:provincie\s)?(?!\d){NAME})\s(?:is|zijn)\s(?:\w+\s)?partij\b",
)
_SIGNED_FOR = Wording(("(",), rf"{OFFICE.pattern}\s+[A-Z][^(),;]{{2,40}}\((?:de )?(?P<name>(?:gemeente )?{NAME})\)")
_NOUN = re.compile(rf"(?<!\w)(?:{CLASS.pattern})")
# `de huurdersvereniging van Kade (hierna: HVK)`
_OF_ANOTHER = Wording((" van ", " voor "), rf"(?<!\w)(?:{CLASS.pattern})\s(?:van|voor)\s(?:de\s)?{NAME}")
_NEXT_NAME = re.compile(rf"\s+({NAME})")
_TRIGGER = re.compile(
    r"partijen|ondergeteken|tussen|mede namens|sluiten|gesloten|maken|stellen|spreken|overeengekomen|afspraken|geldt|samen",
    re.IGNORECASE,
)


def tells_who_acts(text: str) -> bool:
    """Whether a sentence tells who acts for a party: persons, whose names are no parties."""
    return _REPRESENTED.search(text) is not None


def undersigned(text: str) -> list[Named]:
    """The parties of which a paragraph tells who acts for them, or how they are called from here on, each with all words of its
    name: `Woonstichting Vecht en Dal, te dezen vertegenwoordigd door ...`."""
    acted_for = [(match, part) for match in _ACTED_FOR.finditer(text) for part in _EACH.split(match["name"])]
    named = [(match, name) for match, part in acted_for if (name := _WHOLE_NAME.fullmatch(part))]
    named = [(match, name) for match, name in named if not NOT_A_NAME.match(name["name"])]
    ends = [match.start() for match, _ in named[1:]]
    found = []
    for (match, name), end in zip(named, [*ends, len(text)], strict=False):
        if name["gemeente"]:
            found.append(Named(f"gemeente {name['name']}", "gemeente"))
            continue
        noun = CLASS.match(name[0])
        kind = group_of(noun) if noun else None
        whole = name[0] if noun and OF_THE_NAME.match(noun[0]) else name["name"]
        aliases = [short for short in called(ALIAS.search(text, match.end(), end)) if short != whole]
        if whole.isupper() and (meant := BRACKET.search(match[0])):
            aliases += called(meant)
            kind = kind or ("huurdersorganisatie" if kind_of(meant["alias"]) == "huurdersorganisatie" else None)
        office = None if kind or kind_of(whole) else OFFICE.search(text, match.end(), end)
        kind = kind or (kind_by_office(office) if office else None)
        found.append(Named(whole[0].upper() + whole[1:], kind_beside(whole, kind), aliases))
    return found


def signed_for(text: str) -> list[Named]:
    """The parties behind those who sign for them: `wethouder A. Vos (gemeente Veenstad), bestuurder C. Brand (Woonborg)`."""
    found = []
    for match in _SIGNED_FOR.finditer(text):
        found.append(Named(match["name"], kind_beside(match["name"], kind_by_office(match))))
    return found if len(found) > 1 else []


def stated(text: str) -> list[Named]:
    """The parties of one kind that a sentence gives, or of which it says that they are one: `De corporaties zijn Kade en Borg`,
    `Ook de provincie Veenland is partij`."""
    found = [Named(match[1], kind) for match in _IS_PARTY.finditer(text) if (kind := kind_of(match[1]))]
    for match in _STATED.finditer(text):
        kind = group_of(match)
        said = f"{'huurdersorganisaties' if kind == 'huurdersorganisatie' else 'corporaties'} {text[match.end() :]}"
        for one in _enumerate(said, 0):
            if kind == "huurdersorganisatie":
                # `De Stem (Kade)`: whose huurders they are.
                one.aliases = [alias for alias in one.aliases if alias.isupper()]
            found.append(one)
    for listed in _GEMEENTEN.finditer(text):
        found += [Named(f"gemeente {name}", "gemeente") for name in NAMED.findall(listed[1])]
    # `Kade, Borg en De Stem (hierna: de huurdersorganisaties); ...`
    for part in text.split("; ") if "hierna" in text else ():
        if group := _CALLED_TOGETHER.search(part):
            found += _enumerate(f"{group[1]} {part[: group.start()].rpartition(': ')[2]}", 0)
    return found


def introduced(text: str) -> list[Named]:
    """The parties that a sentence says what they are, and how they are called from here on: `huurdersvereniging Polder (hierna: HVP)`."""
    found = []
    for noun in _NOUN.finditer(text):
        kind = group_of(noun)
        name = _NEXT_NAME.match(text, noun.end())
        if name is None or kind == "gemeente" or _PLURAL.search(noun[0]):
            continue
        whole = f"{noun[0].capitalize()} {name[1]}" if OF_THE_NAME.match(noun[0]) else name[1]
        if aliases := [short for short in called(ALIAS.match(text, name.end())) if short != name[1]]:
            found.append(Named(whole, kind_beside(whole, kind), aliases))
    for match in _OF_ANOTHER.finditer(text) if "hierna" in text or "verder" in text else ():
        found += [Named(short, group_of(match)) for short in called(ALIAS.match(text, match.end()))]
    return found


def best_enumeration(text: str) -> list[Named]:
    """The longest list of parties in a paragraph; none when it holds no such list."""
    best: list[Named] = []
    text = PORTFOLIO.sub(r"\1", text)
    # `verhuurders: De Borg, Thuishaven, verder aan te duiden als ...` names those of one kind.
    defines = _DEFINES.search(text) is not None
    starts = [m.start() for m in CLASS.finditer(text)] + [m.start() for m in re.finditer(r"\bGemeente\b", text)]
    starts += [m.start() for m in NAMED.finditer(text) if kind_of(m[0]) is not None]
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


def _in_brackets(found: Named, alias: re.Match[str]) -> Named | None:
    """A name with what stands behind it in brackets; none where that is an office: `Cor Brand (wethouder)`."""
    said = alias["alias"]
    if OFFICE.match(said):
        return None
    if (noun := CLASS.fullmatch(said)) and not noun["gemeente"]:
        found.kind = kind_beside(found.name, group_of(noun))
    elif not found.told and kind_of(said) == "huurdersorganisatie":
        found.kind = "huurdersorganisatie"  # `HPK (Huurdersplatform Kade)`
    found.aliases += called(alias)
    return found


def _enumerate(text: str, at: int) -> Iterator[Named]:
    kind: PartyKind | None = None
    before = ""
    lasting = False
    found: Named | None = None
    while at < len(text):
        alias = (ALIAS.match(text, at) or BRACKET.match(text, at)) if found else None
        if alias and found:
            found, at = _in_brackets(found, alias), alias.end()
            continue
        represented = _REPRESENTED.match(text, at) if found else None
        skip = _SKIP.match(text, at)
        noun = CLASS.match(text, at) or re.compile(r"(?P<gemeente>Gemeente)\b").match(text, at)
        if represented:
            at = represented.end()
        elif noun:
            same = lasting and kind == group_of(noun)
            kind, lasting = group_of(noun), same or (bool(_PLURAL.search(noun[0])) and noun[0] != "Gemeente")
            before = noun[0].capitalize() if OF_THE_NAME.match(noun[0]) else ""
            short = BRACKET.match(text, noun.end())
            at = short.end() if short else noun.end()
        elif skip and skip.end() > at:
            # `de gemeente en Woonburg`: what a noun in the singular says ends at the next party.
            lasting &= "met" not in skip[0].split()  # `de gemeenten Borg en Kade hebben samen met Thuishaven`
            kind = kind if lasting or not re.search(r",|;|\b(?:en|met)\b", skip[0]) else None
            at = skip.end()
        else:
            match = NAMED.match(text, at)
            if match is None or PERSON.match(text, at) or NOT_A_NAME.match(match[0]):
                break
            if found and _LABEL_AFTER.match(text, match.end()) and _BAR_BEFORE.search(text, 0, at):
                break
            name = without_mark(match[0])
            # `de gemeenten Veenstad en Hoogmeer en Borg Wonen, Kade`: what is none of them ends them.
            if kind == "gemeente" and lasting and kind_of(name) not in (None, "gemeente"):
                kind, lasting = None, False
            if kind == "gemeente" and not lasting:
                name = f"gemeente {name}"
            name, before = f"{before} {name}".strip(), ""
            if found:
                yield found
            found = Named(name, kind_beside(name, kind), told=kind is not None or tells_kind(name))
            kind = kind if lasting else None
            at = match.end()
    if found:
        yield found
