"""Who agreed: the parties named on the title page, in the sentence that opens the agreements, and over the signatures.

Names of the people who signed are passed over: they are personal data.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from jaarschijf.extract.wording.joined_names import abbreviates_all, with_one_names
from jaarschijf.extract.wording.party_lists import listed
from jaarschijf.extract.wording.party_names import ONE_NAME, Named, kind_of, without_form
from jaarschijf.extract.wording.party_sentences import (
    best_enumeration,
    introduced,
    signed_for,
    stated,
    tells_who_acts,
    undersigned,
)
from jaarschijf.schema.document import Party

# What begins the next sentence, where a list of parties ends without a point.
_NO_NAMES = frozenset(
    ("in", "er", "dit", "deze", "wij", "we", "voor", "met", "op", "om", "bij", "een", "ook", "hierbij", "de", "het", "van", "aan", "datum", "als", "toen", "omdat")
)  # fmt: skip


_COMMON_NOUN = re.compile(r"^(?:[Ww]oning|[Ww]oon)?[Cc]orporatie\s+(?=[A-Z’'])")
_BEFORE_NAMES = ("huurdersvereniging", "huurdersraad", "huurdersplatform", "bewonersraad", "huurdersbelangenvereniging")
# `de HBV`, over the signatures.
_IN_SHORT = {"HBV": "huurdersbelangenvereniging", "HV": "huurdersvereniging"}
# `staat WB voor Woonborg`
_SHORT_FOR = re.compile(r"(?P<short>[A-Z]{2,6}) voor (?P<name>[A-Z].+)")
# Nor is what they are, by itself on a line of a cover.
_NO_PARTY = re.compile(
    r"(?:woning)?corporaties?|verhuurders?|(?:woon)?coöperaties?|partij(?:en)?|huurders?|bewoners?|(?:huurders|bewoners)organisaties?|organisaties?|overigen?"
)


def find_parties(
    sentences: Sequence[str],
    lists: Sequence[Sequence[str]],
    municipality: str,
    whole: str,
    beside: Callable[[Sequence[Party]], Sequence[Named]] = lambda _: (),
    of_two: Sequence[str] = (),
    titled: str = "",
) -> list[Party]:
    """The parties to a document of `municipality`.

    `sentences` are the paragraphs that may name them, `lists` the lines of blocks that may be a list of them (title page,
    signatures); `whole` is all text of the document, which tells what a party is commonly called, and `titled` what its title
    and its pages' margins say. `beside` gives those that nothing of this names, once these are known; `of_two` are names with
    `en` in them.
    """
    sentences, lists = with_one_names(sentences, lists, whole, of_two)
    found: list[Named] = []
    acted_for = [undersigned(sentence) for sentence in sentences]
    several = sum(map(len, acted_for)) > 1
    for sentence, told in zip(sentences, acted_for, strict=True):
        enumerated = best_enumeration(sentence)
        whole_names = several and told and (len(told) >= len(enumerated) or tells_who_acts(sentence))
        found += told if whole_names else enumerated
    for sentence in sentences:
        found += [*stated(sentence), *introduced(sentence), *signed_for(sentence)]
    for lines in lists:
        found += listed(lines)
    named = _together(found, (), municipality, whole)
    parties = [_party(one, titled) for one in named]
    more = beside(parties)
    return [_party(one, titled) for one in _together(found, more, municipality, whole)] if more else parties


def _together(found: Sequence[Named], more: Sequence[Named], municipality: str, whole: str) -> list[Named]:
    """The parties of names, each with all that it is called; what is told of `more` of them counts over what those say."""
    parties = [Named(f"gemeente {municipality}", "gemeente")] if municipality else []
    # `GV: gemeente Veenstad`, in a list of abbreviations
    for match in re.finditer(r"\b([A-Z]{2,6})\s*[:=–-]\s*(gemeente\s[^;\n]+)", whole) if parties else ():
        if match[2].startswith(parties[0].name):
            parties[0].aliases.append(match[1])
    for one in (replace(each, aliases=[*each.aliases]) for each in found):
        is_gemeente = kind_of(one.name) is None and _is_called_gemeente(one.name, whole)
        if one.kind != "gemeente" and is_gemeente:
            one.kind = "gemeente"
        # `Anna Vos, wethouder`: a person, unless a gemeente is called so.
        if one.kind == "gemeente" and not one.told and not is_gemeente and municipality:
            continue
        _merge(parties, one, municipality)
    for one in more:
        for party in parties:
            if party.kind == "huurdersorganisatie" and one.kind == "corporatie":
                party.aliases = [alias for alias in party.aliases if _key(alias) != _key(one.name)]
        _merge(parties, one, municipality)
    for one in parties:
        one.name, one.aliases = one.name.replace(ONE_NAME, ""), [alias.replace(ONE_NAME, "") for alias in one.aliases]
    return _each_once(parties)


def _each_once(parties: Sequence[Named]) -> list[Named]:
    """The parties, those put together that turned out to have one name: by its abbreviation, and in full."""
    once: dict[tuple[str, str | None], Named] = {}
    for one in parties:
        same = once.setdefault((_key(one.name), one.kind), one)
        same.aliases += [alias for alias in one.aliases if alias not in same.aliases]
    return list(once.values())


def _is_called_gemeente(name: str, whole: str) -> bool:
    # `Gemeente Veenstad en Meerdorp` leaves open what the second is. A column `Gemeente` beside one with a party's name
    # reads alike, so what stands before the word must say that it belongs to the name.
    before = r"(?:\b(?:in|van|binnen|namens|door)(?: de)?|\bde|\b(?:deel|hoofdstuk)\s+\w{1,4}[.:]?)"
    return re.search(rf"{before}\s+gemeente +{re.escape(name)}(?!\w)", whole, re.IGNORECASE) is not None


def _key(name: str) -> str:
    return re.sub(r"^(?:stichting|de|het|gemeente)\s+|[.,]", "", re.sub(r"^stichting\s+", "", name.lower())).strip()


def _merge(parties: list[Named], one: Named, municipality: str) -> None:
    """Add a name, or take it as another name of a party that is there."""
    if one.name.lower() in _NO_NAMES or (parties and parties[0].kind == "gemeente" and one.name in parties[0].aliases):
        return
    # `Samenwerking Waterrijk Wonen 2025`: the year is that of the title; `HV Borg op 10 december`: the day of a date.
    one.name = re.sub(r"\s+(?:20\d\d(?:[-–/]20\d\d)?|(?:op|per)\s+\d{1,2}|In|Deze|Dit|Voor|Met|Er)$", "", one.name)
    if (short := _SHORT_FOR.fullmatch(one.name)) and _has_letters_of(short["short"], short["name"]):
        # `waarin WB staat voor Woonborg`, where the verb comes first.
        one.name, one.aliases = short["name"], [*one.aliases, short["short"]]
    if one.name.lower() in ("gemeente", municipality.lower()) or _NO_PARTY.fullmatch(one.name.lower()):
        return
    if municipality.lower().endswith(f" {one.name.lower()}"):
        return
    if one.kind == "gemeente":
        other = re.sub(r"^gemeente\s+", "", one.name, flags=re.IGNORECASE)
        if other.lower().startswith("gemeente/") or other.lower() in _NO_NAMES:
            return  # `Gemeente/Woonborg:`, who are to act; `gemeente: Wij`
        if municipality and other.lower().startswith(municipality.lower()):
            # `gemeente Veenstad (GV)`
            parties[0].aliases += [
                short for short in one.aliases if short.isupper() and short not in parties[0].aliases
            ]
            return
        if municipality.lower().startswith(f"{other.lower()} "):
            return  # `gemeente Lage`, where a title's first line ends in the midst of `Lage Gronden`
        one.name = f"gemeente {other}"
    for party in parties:
        if party.kind == "gemeente" or one.kind == "gemeente":
            if _is_place_of(party, one):
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
        short_of = _IN_SHORT.get(one.name.upper())
        bare |= short_of is not None and party.name.lower().startswith(short_of)
        bare |= (
            alike
            and one.name.isupper()
            and any(abbreviates_all(one.name, name) for name in (party.name, *party.aliases))
        )
        if names & new or bare or (part and not _both_corporaties(party, one)):
            _take(party, one)
            return
    one.kind = one.kind or one.likely
    parties.append(one)


def _has_letters_of(short: str, name: str) -> bool:
    """Whether the letters of an abbreviation come in this order in a name, which begins with the first: `WB` of `Woonborg`."""
    rest = iter(name.upper())
    return name.startswith(short[0]) and all(letter in rest for letter in short)


def _take(party: Named, one: Named) -> None:
    """Take a name as another of a party."""
    known = {party.name, *party.aliases}
    party.aliases += [n for n in (one.name, *one.aliases) if n not in known and _key(n) not in {_key(k) for k in known}]
    unclear = kind_of(party.name) is None or party.name.isupper()
    if party.name in one.aliases and unclear and kind_of(one.name) is not None:
        # `HVD` was met before the name it is short for, which tells what it is.
        party.name, party.kind = one.name, one.kind
        party.aliases = [n for n in (*one.aliases, *party.aliases) if n != one.name]
    if without_form(one.name) == party.name:
        party.name, party.aliases = one.name, [party.name, *(n for n in party.aliases if n != one.name)]
    told = one.kind if one.told and not party.told else None
    party.kind = told or party.kind or one.kind


def _is_place_of(party: Named, one: Named) -> bool:
    """Whether a name is that of the gemeente that a party is: a name of which nothing tells what it is, is its place."""
    if _key(party.name) != _key(one.name):
        return False
    if not party.told and one.kind == "gemeente":
        party.name, party.kind, party.told = one.name, one.kind, True
    return party.kind == "gemeente" and (one.kind == "gemeente" or not one.told)


def _both_corporaties(party: Named, one: Named) -> bool:
    # `Wonen Zuid` and `Thuis Wonen Zuid` may be two corporations; a short name of one is defined or stands with Stichting.
    if party.kind != one.kind or one.kind != "corporatie" or "stichting" in f"{party.name} {one.name}".lower():
        return False
    return one.name != without_form(party.name) and party.name != without_form(one.name)


def _party(one: Named, titled: str) -> Party:
    name, aliases = one.name, list(dict.fromkeys(one.aliases))
    for alias in aliases:
        if alias.isupper() and len(alias) > 1 and name not in titled and re.search(rf"\b{re.escape(alias)}\b", titled):
            # The abbreviation that a title, or the margin of a page, calls a party by is its name.
            name, aliases = alias, [name, *(a for a in aliases if a != alias)]
            break
    bare = _COMMON_NOUN.sub("", name)
    if bare != name:
        # What it is, and no part of its name.
        name, aliases = bare, [name, *(alias for alias in aliases if alias != bare)]
    bare = re.sub(r"^[Ss]tichting\s+", "", name)
    if bare != name and bare not in aliases:
        aliases.append(bare)
    return Party(name=name, kind=one.kind or "corporatie", aliases=tuple(aliases))
