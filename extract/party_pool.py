"""Parties that no list of them names, by what all of a document says: names that are seen in more places than one, of which it is told
or plain what they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from jaarschijf.extract.party_sightings import WEAK, Sighted, key, sightings
from jaarschijf.extract.text.flow_texts import FlowText
from jaarschijf.extract.wording.party_names import NAME, Named, kind_of, without_form
from jaarschijf.schema.document import Party, PartyKind

_OF = re.compile(
    rf"(?:\w*(?:[Hh]uurders|[Bb]ewoners)\w*|H[BV]?[VOA]|[Ss]tem|[Kk]oepel)\s+(?:(?:van|voor|in)\s+)?(?P<name>{NAME})"
)
# Where agreements name who acts.
_OF_AGREEMENTS = frozenset(("trekker", "subject"))
_ENOUGH = 2  # places, or ways in which it is told


def pooled(texts: Sequence[FlowText], municipality: str, found: Sequence[Party]) -> list[Named]:
    """The parties of a document's `texts` beside those that are `found`; of these, those that are something else than was thought."""
    sighted = sightings(texts, municipality)
    _tell_shapes(sighted)
    accepted: dict[str, Named] = {}
    for one in sorted(_accepted(sighted, found), key=_how_short):
        same = accepted.setdefault(_in_full(key(one.name)), one)
        if same is not one:
            same.aliases.append(one.name)
    named = [one for one in accepted.values() if not _is_word(one.name, texts)]
    return [one for one in named if not _is_without_form(one, named)]


def _is_without_form(one: Named, named: Sequence[Named]) -> bool:
    """Whether a name is another corporatie's without what it is, by which that is then called: `De Kade` of `Woonservice De Kade`."""
    for other in named:
        bare = without_form(other.name)
        if one.kind == other.kind == "corporatie" and bare and key(bare) == key(one.name):
            other.aliases.append(one.name)
            return True
    return False


def _is_word(name: str, texts: Sequence[FlowText]) -> bool:
    """Whether a name of one word is a word of Dutch, with a capital for its place: it is written without one, too."""
    small = name[0].lower() + name[1:]
    if " " in name or not name.istitle():
        return False
    return any(
        small in text.text and re.search(rf"(?<![\w.@/-]){re.escape(small)}(?![\w@-])", text.text) for text in texts
    )


def _how_short(one: Named) -> tuple[bool, bool]:
    """What puts a name behind those in full: `HV Kade`, or a word alone, `De Huurdersfederatie`."""
    alone = one.kind == "huurdersorganisatie" and " " not in key(one.name)
    return _in_full(key(one.name)) != key(one.name), alone


def _tell_shapes(sighted: Mapping[str, Sighted]) -> None:
    for one in list(sighted.values()):
        name = one.forms.most_common(1)[0][0]
        kind = kind_of(name)
        if kind in ("corporatie", "huurdersorganisatie"):
            one.told[kind].add("shape")
        if kind == "huurdersorganisatie" and (of := _OF.match(name)) and (whose := sighted.get(key(of["name"]))):
            whose.told["corporatie"].add("tenants")


def _accepted(sighted: Mapping[str, Sighted], found: Sequence[Party]) -> Iterator[Named]:
    known = {key(name): party.kind for party in found for name in (party.name, *party.aliases)}
    own_names = {key(party.name) for party in found}
    _tell_named_after(sighted, known)
    tenants = [key(party.name) for party in found if party.kind == "huurdersorganisatie"]
    told_of_both = tenants and "corporatie" in known.values()
    sure = {name for name, one in sighted.items() if _is_sure(one)}
    shorts_of_known = {key(short) for name in own_names & sighted.keys() for short in sighted[name].shorts}
    for name, one in sighted.items():
        if name in own_names and one.shorts:
            yield Named(one.form(), known[name], list(dict.fromkeys(one.shorts)), told=False)
        kind = one.kind()
        # `Huurdersvereniging De Klink` beside another corporatie: De Klink is what it is called, and no landlord that nothing names.
        its_own = told_of_both and kind and one.told[kind] == {"tenants"}
        if its_own and any(whole.endswith(f" {name}") for whole in map(_without_article, tenants)):
            continue
        if kind is None or (name in shorts_of_known and name not in known):
            continue
        if name in known:
            if _is_other(one, known[name], is_name=name in own_names):
                yield Named(one.form(), kind)
            continue
        beside = one.told[kind] & {"noun", "behind"} and one.beside & (sure | known.keys()) - {name}
        alike = [other for other, its in known.items() if its == kind]
        shorts = list(dict.fromkeys(one.shorts))
        # A party that is known by its abbreviation so far.
        if any(short.isupper() and key(short) in known for short in shorts):
            yield Named(one.form(), kind, shorts)
            continue
        called = any(key(short) in alike for short in shorts)
        if one.places and (name in sure or beside) and not called and not _is_part(name, alike):
            yield Named(one.form(), kind, shorts)


def _tell_named_after(sighted: Mapping[str, Sighted], known: Mapping[str, PartyKind]) -> None:
    """`Stem van Kade`, where Kade is a corporatie."""
    corporaties = [
        re.compile(rf"\b{re.escape(name)}\b")
        for name, one in sighted.items()
        if one.kind() == "corporatie" and (_is_sure(one) or name in known)
    ]
    for name, one in sighted.items():
        if one.kind() == "huurdersorganisatie" and any(c.search(name) for c in corporaties):
            one.told["huurdersorganisatie"].add("after")


def _is_other(one: Sighted, thought: PartyKind, *, is_name: bool) -> bool:
    """Whether a known party is something else than was thought: tenants, or the corporatie that is the last word of `HBV Kade`."""
    if is_name:
        return thought == "corporatie" and one.kind() == "huurdersorganisatie" and "corporatie" not in one.told
    builds = not one.told["corporatie"].isdisjoint(("builds", "does to dwellings"))
    return thought == "huurdersorganisatie" and one.kind() == "corporatie" and builds


def _is_sure(one: Sighted) -> bool:
    kind = one.kind()
    if kind is None or not one.places:
        return False
    told = one.told[kind]
    if one.by_capital and not told & {"builds", "tenants"}:
        return False
    strong = len(told - WEAK)
    if len(one.places) >= _ENOUGH:
        return bool(told) and (told != {"acts"} or not one.places <= _OF_AGREEMENTS)
    return strong >= _ENOUGH or (kind == "huurdersorganisatie" and bool(told - WEAK - {"after"}) and "shape" in told)


def _is_part(name: str, known: Iterable[str]) -> bool:
    """Whether a name is a known one with words more or less, or its initials."""
    name = _in_full(name)
    words = set(name.split())
    short = _initials_of(name)
    return any(
        short in other.split()
        or words < set(other.split())
        or set(other.split()) < words
        or (" " not in name and _is_short_of(name, other))
        for other in map(_in_full, known)
    )


def _without_article(name: str) -> str:
    return re.sub(r"\b(?:de|het)\s+", "", name)


def _in_full(name: str) -> str:
    return re.sub(r"^h(b?)v\b", lambda short: f"huurders{'belangen' if short[1] else ''}vereniging", name)


def _is_short_of(short: str, name: str) -> bool:
    return len(short) > 1 and short == _initials_of(name)


def _initials_of(name: str) -> str:
    return "".join(word[0] for word in re.split(r"[\s-]+|(?<=huurders)|(?<=belangen)", name) if word)
