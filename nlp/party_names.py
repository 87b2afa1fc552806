"""What a document's parties are called: their names, short names and abbreviations, and by their kind (`de huurdersraad`)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from jaarschijf.nlp.lexicon import read_list
from jaarschijf.schema.document import Party

_I = re.IGNORECASE
LEGAL_FORMS = frozenset(
    [
        "stichting",
        "woningstichting",
        "woonstichting",
        "woningcorporatie",
        "wooncorporatie",
        "woningbouwvereniging",
        "woningbouwcorporatie",
        "woningvereniging",
        "coöperatie",
        "wooncoöperatie",
        "woonmaatschappij",
        "vereniging",
        "woningbouwstichting",
        "huurdersvereniging",
        "huurdersbelangenvereniging",
        "huurdersorganisatie",
        "huurdersstichting",
        "huurdersraad",
        "huurderskoepel",
        "huurdersbond",
        "huurdersplatform",
        "huurdersbelang",
        "huurdersfederatie",
        "bewonersraad",
        "bewonersplatform",
        "woonmaatschappij",
        "woningbedrijf",
        "wonen",
        "woondiensten",
        "woonservice",
        "groep",
        "woongroep",
        "b.v.",
        "bv",
        "n.v.",
        "nv",
        "u.a.",
        "ua",
    ]
)
_TENANT_HEADS = re.compile(r"(?:huurder|bewoner)\w*", _I)
_LANDLORD_HEADS = re.compile(r"(?:woning(?:bouw)?|woon)(?:stichting|vereniging)\b", _I)


# "HV's" are all of them.
_NOT_ALL = dict.fromkeys(("HB", "HBO", "HBV", "HO", "HV"), "(?!['’]s)")
_IN_WORDS = re.compile(r"huurders\s?belangen\s?vereniging", _I)
_SAINT = re.compile(r"(?<!\w)(?:Sint|St(?:\\\.)?)(?:\\s[+*]|\\-)")
# What the words are made of that name a kind of party.
_PARTS = re.compile("huurders|bewoners|woning|wonen|woon|belangen|bouw|vereniging|stichting|raad|bond|platform|koepel")


@dataclass(frozen=True, slots=True)
class ActorName:
    """A wording of an actor and its canonical value; `kind` is a party's kind, `partijen` or `overig`.

    An `exact` pattern reads the text as printed, any other the text in small letters.
    """

    pattern: str
    value: str
    kind: str
    exact: bool = False


def _flexible(name: str) -> str:
    """A pattern for a name: its first letter as printed, the rest in any case, any white space between its words."""
    words = name.split()
    rest = re.escape(words[0]) + "".join(
        # "Brabant Wonen", "BrabantWonen", "Wonen&Co"
        (r"\s*" if not word[0].islower() else r"\s+") + re.escape(word)
        for word in words[1:]
    )
    rest = re.sub(r"(?<=[a-z]{3})(?=[A-Z][a-z]{2})", r"\\s?", rest)
    # Sint Joris, St. Joris, Sint-Joris
    if _SAINT.search(rest):
        rest = _SAINT.sub(lambda _: r"S(?:in)?t\.?[\s-]+", rest)
    # "De Bewoners", not the bewoners that open a sentence.
    if words[0] in ("De", "Het") and words[1:] and words[1][0].isupper():
        return rf"{words[0][0]}(?i:{words[0][1:]})\s+{_flexible(' '.join(words[1:]))}"
    first = re.escape(name[0])
    return f"{first}(?i:{rest[len(first) :]})" if name[0].isupper() else f"(?i:{rest})"


def party_names(parties: Sequence[Party], municipality: str) -> list[ActorName]:
    """Every wording of each party's name, the longest first; the gemeente is told otherwise."""
    wordings: list[tuple[str, Party]] = []
    # A corporatie's short name is its own, though its tenants are called after it: Huurdersvereniging Waterrijk.
    cores = _cores(parties)
    shortened = Counter(
        (kind, short)
        for party in parties
        for short in _without_articles({party.name, *_short_names(party.name, municipality), *_core_of(party, cores)})
        for kind in {"corporatie" if party.kind == "corporatie" else "", ""}
    )
    full = {name.lower() for party in parties for name in (party.name, *party.aliases)}
    for party in parties:
        if party.kind == "gemeente":
            wordings += [(short, party) for short in party.aliases if len(short) > 1 and short.isupper()]
            continue
        names = {party.name, *party.aliases}
        for name in (party.name, *party.aliases):
            names |= {
                short
                for short in _short_names(name, municipality)
                if shortened["corporatie" if party.kind == "corporatie" else "", short] <= 1
                and short.lower() not in full
                and short.lower() not in municipality.lower()
            }
        names |= {core for core in _core_of(party, cores) if shortened["corporatie", core] <= 1}
        wordings += [(form, party) for name in names if len(name) > 1 for form in _in_running_text(name)]
    # "bouwt het Baken": the article is written as any; a single word without one may be something else.
    bare = [
        ActorName(
            _flexible(rest) if " " in rest else rf"(?<=\b{article.lower()} ){_flexible(rest)}",
            party.name,
            party.kind,
            exact=True,
        )
        for name, party in wordings
        if (article := name.split()[0]) in ("De", "Het")
        and len(rest := name[len(article) + 1 :]) > 2
        and rest[0].isupper()
    ]
    wordings.sort(key=lambda pair: (-len(pair[0]), pair[0]))
    return [
        ActorName(
            re.escape(name) + _NOT_ALL.get(name, "") if name.isupper() and len(name) <= 4 else _flexible(name),
            party.name,
            party.kind,
            exact=True,
        )
        for name, party in wordings
    ] + bare


def _cores(parties: Sequence[Party]) -> set[str]:
    """What tenants' organisations are called after: `Ons Belang` of Bewonersraad Ons Belang."""
    heads = (_TENANT_HEADS.match(party.name) for party in parties)
    return {head.string[head.end() :].strip() for head in heads if head and head.string[head.end() :].startswith(" ")}


def _core_of(party: Party, cores: Iterable[str]) -> set[str]:
    """What a corporatie is called after which its tenants are: `Ons Belang` of Woningbouwvereniging Ons Belang Veenstad."""
    if party.kind != "corporatie":
        return set()
    bare = {party.name, *_without_legal_form(party.name)}
    return {core for core in cores if len(core.split()) > 1 and any(name.startswith(f"{core} ") for name in bare)}


def _in_running_text(name: str) -> tuple[str, ...]:
    """A name as it is printed, and with its legal form as a common word: `de woningstichting Waterrijk`."""
    first = name.split()[0]
    common = first[:1].isupper() and (first.lower() in LEGAL_FORMS or _TENANT_HEADS.fullmatch(first)) and " " in name
    return (name, name[0].lower() + name[1:]) if common else (name,)


def _short_names(name: str, municipality: str) -> set[str]:
    """What people call a party for short: without its legal form, and without the place that its name ends in."""
    shorts = {*_without_legal_form(name), *_head_shortened(name)}
    local = re.fullmatch(rf"(.+?)[\s-]+{re.escape(municipality)}", name, _I) if municipality else None
    if local:
        bare = local[1]
        telling = len(bare) > 3 or (bare.isupper() and len(bare) > 1)
        if telling and not all(word.lower() in LEGAL_FORMS for word in bare.split()):
            shorts |= {bare, *_without_legal_form(bare)}
    return shorts


def _without_articles(names: Iterable[str]) -> set[str]:
    """The names, and those that begin with an article without it too: `Baken` of `Het Baken`."""
    names = set(names)
    return names | {name.split(" ", 1)[1] for name in names if name.startswith(("De ", "Het "))}


def _head_shortened(name: str) -> Iterator[str]:
    """A name with its head in initials, and those alone: `HV De Schakel`, `HV` for Huurdersvereniging De Schakel."""
    head, _, rest = _IN_WORDS.sub("Huurdersbelangenvereniging", name).partition(" ")
    initials = _initials(head)
    if rest and len(initials) > 1:
        yield f"{initials} {rest}"
        if _TENANT_HEADS.fullmatch(head):
            yield initials


def _is_care(words: Sequence[str]) -> bool:
    # "Zorggroep De Meander", and not Zorggroep Oost.
    return words[1] in ("De", "Het") and re.fullmatch(r"(?:zorg|welzijns?|ouderen)\w*", words[0], _I) is not None


def _without_legal_form(name: str) -> Iterator[str]:
    """What is left of a name without its legal form before it, and without the words every such name has after it; what tells none is left out."""
    words = re.sub(r"\(.*?\)", "", name).split()
    while len(words) > 1 and (words[0].lower().strip(",") in LEGAL_FORMS or _is_care(words)):
        words = words[1:]
    while words:
        short = " ".join(words)
        if short[:1].isupper() and len(short) > 3 and short.lower() not in LEGAL_FORMS and short != name:
            yield short
        words = words[:-1] if len(words) > 1 and words[-1].lower().strip(",") in LEGAL_FORMS else []


def party_initials(parties: Sequence[Party]) -> dict[str, str]:
    """By the capitals that one party alone can be shortened to its name: `HVS` for Huurdersvereniging De Schakel."""
    found: dict[str, set[str]] = {}
    for party in parties:
        if party.kind in ("corporatie", "huurdersorganisatie"):
            words = re.sub(r"\(.*?\)", "", party.name).split()
            telling = [word for word in words if word[0].isupper() and word not in ("De", "Het")]
            for told in (words, telling, words[1:], *(alias.split() for alias in party.aliases)):
                for short in ("".join(map(_initials, told)), "".join(word[0] for word in told).upper()):
                    if len(short) > 1:
                        found.setdefault(short, set()).add(party.name)
    return {short: min(names) for short, names in found.items() if len(names) == 1}


def _initials(word: str) -> str:
    """The capitals of a word, by the parts it is made of: `HV` for huurdersvereniging, `LW` for Lindewonen."""
    if not word[1:].islower():  # WoonLand
        return "".join(letter for letter in word if letter.isupper()) or word[:1].upper()
    parts, around = _PARTS.findall(word.lower()), _PARTS.split(word.lower())
    return "".join(part[:1] for part in (around[0], *parts, around[-1] if parts else "")).upper()


def party_groups(parties: Sequence[Party]) -> list[ActorName]:
    """What the one party of its kind is called by: `de huurdersraad`, `de woningstichting`."""
    names: list[ActorName] = []
    tenants = [party for party in parties if party.kind == "huurdersorganisatie"]
    heads = Counter(head[0].lower() for party in tenants if (head := _TENANT_HEADS.match(party.name)))
    for party in tenants:
        head = _TENANT_HEADS.match(party.name)
        # "de huurdersraad" is the one party that is called so.
        if (
            head
            and heads[head[0].lower()] == 1
            and head[0].lower() not in ("huurders", "huurdersorganisatie", "bewoners")
        ):
            names.append(ActorName(re.escape(head[0].lower()), party.name, party.kind))
    landlords = [(head[0].lower(), party) for party in parties if (head := _LANDLORD_HEADS.match(party.name))]
    for form, party in landlords:
        # "de woningstichting" is the one that has this in its name.
        if party.kind == "corporatie" and [other for other, _ in landlords].count(form) == 1:
            names.append(ActorName(form + r"(?![\w-])", party.name, party.kind))
    for group in read_list("actors.toml")["groups"].values():
        of_kind = [party for party in parties if party.kind == group["kind"]]
        if len(of_kind) == 1:
            # With a single party of the kind, the singular is that party.
            singular = (
                "(?:woningcorporatie|corporatie|verhuurder|(?:woning(?:bouw)?|woon)(?:stichting|vereniging))"
                if group["kind"] == "corporatie"
                else "(?:huurdersorganisatie|huurdersvertegenwoordiging)"
            )
            names.insert(0, ActorName(singular + r"(?![\w-])", of_kind[0].name, group["kind"]))
    return names
