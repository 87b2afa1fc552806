"""ACTOR: the document's own parties and their other names, groups of parties, and other organisations.

The document's parties come first: their names, aliases and what is left of a name without its legal form. Then the
groups (`corporaties`), then organisations from `actors.toml`, and last those that only their form gives away
(`Stichting Wonen Plus`, `doorverwijzing naar Veluwe Duurzaam`). Roles are the business of `roles`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from jaarschijf.nlp.lexicon import read_list
from jaarschijf.nlp.no_actors import EACH, PLACE, names_no_one
from jaarschijf.nlp.organisations import ONE_NAME, by_cue, in_a_list, named, opens_sentence
from jaarschijf.nlp.party_names import LEGAL_FORMS, ActorName, party_groups, party_initials, party_names
from jaarschijf.nlp.small_letters import in_small
from jaarschijf.nlp.span import TagSpan, longest_first, run_on, run_up, without_overlap
from jaarschijf.schema.document import Party, PartyKind
from jaarschijf.schema.mention import Field

_I = re.IGNORECASE
_NAME = r"[A-ZÀ-Ý][\w’'-]*(?:\s+(?:(?:van|voor|de|het|der|en|op|in|aan|&)\s+){0,2}[A-ZÀ-Ý][\w’'-]*){0,4}"
_GROUP_OF_ONE = re.compile(
    r"\w*(?:corporatie|stichting|vereniging|huurdersorganisatie|huurders(?:vertegenwoordiging|raad|bond|koepel|belang\w*)|bewonersraad)",
    _I,
)
_LEGAL_FORM = re.compile(r"(?<![\w-])(?:[Ss]tichting|[Vv]ereniging)\s+\Z")
_TENANTS = re.compile(r"(?<![\w-])huurders(?![\w-])", _I)
# "een ongedeelde gemeente": what it is to be, not who acts.
_ANY_OF_THEM = re.compile(r"\b(?:een|één)\s+(?:[a-z-]+e\s+){1,2}\Z", _I)
_GEMEENTEN = re.compile(rf"(?<![\w-])\w*[Gg]emeenten\s+(?P<names>{ONE_NAME}(?:(?:,|,?\s+en|\s+&)\s+{ONE_NAME})+)")
_COLLEGE = re.compile(r"[Cc]ollege(?:(?<=\b[Hh]et .{7})|(?<=\bhet nieuwe .{7})|(?<=\A.{7}))(?![\w-])(?! van)")
_ALL = re.compile(r"\s*(?P<word>allen|iedereen|alle)(?=\s*(?:[.,;(/]|\Z))", _I)
_SHORT = r"[A-Z][A-Z\d]{1,4}|[Gg]emeente|[Cc]orporaties?"
_DASHED = re.compile(rf"(?<![\w-])(?:{_SHORT})(?:-(?:{_SHORT}))+(?![\w-])")
_CAPITALS = re.compile(r"(?<![\w-])[A-Z]{2,5}(?![\w-])")
# Of a wording: the letters that it begins with, and a group without another in it.
_LETTERS, _WITHIN_GROUP = re.compile(r"[\w -]*"), re.compile(r"\([^()]*\)")
_OF_WATER = ("waterschap ", "hoogheemraadschap ")
_OTHER_HALF = re.compile(r" en (?:de )?(?P<name>[A-ZÀ-Ý][\w’'-]+)(?!\w)")
_FOR_PLACE = re.compile(r"\bvoor\s+(?:de\s+)?\Z", _I)


class _Wordings:
    """Many wordings as one pattern. Bare branches, no groups and no case folding: `re` then rejects a branch by its first letter."""

    def __init__(self, names: Sequence[ActorName]) -> None:
        self._names = names
        self._pattern = re.compile(_bordered("|".join(name.pattern for name in names))) if names else None
        self._seen: dict[str, ActorName] = {}

    def compile_all(self) -> None:
        """Compile each of them, for many texts to come."""
        for name in self._names:
            _alone(name.pattern)

    def opens(self, text: str) -> bool:
        """Whether a text begins with one of them."""
        return self._pattern is not None and self._pattern.match(text) is not None

    def find(self, text: str) -> Iterator[tuple[re.Match[str], ActorName]]:
        """Each match with the first wording that it is one of."""
        for match in self._pattern.finditer(text) if self._pattern else ():
            if match[0] not in self._seen:
                self._seen[match[0]] = next(
                    name
                    for name in self._names
                    if match[0].startswith(_opening(name.pattern))
                    and (found := _alone(name.pattern).match(text, match.start()))
                    and found.end() == match.end()
                )
            yield match, self._seen[match[0]]


@cache
def _opening(pattern: str) -> str:
    """The letters that whatever a pattern matches begins with: to look for them is cheaper than to compile it."""
    letters = _LETTERS.match(pattern)
    assert letters  # it matches nothing too
    if "|" in pattern and "|" in _WITHIN_GROUP.sub("", pattern):
        return ""
    optional = pattern[letters.end() : letters.end() + 1] in ("?", "*", "{")
    return letters[0][:-1] if optional else letters[0]


@cache
def _alone(pattern: str) -> re.Pattern[str]:
    # Compiled when a match asks for it: most documents name few of all there are.
    return re.compile(_bordered(pattern))


def _bordered(pattern: str) -> str:
    return rf"(?<![\w-])(?:{pattern})(?![\w])(?!-\w)"


class ActorFinder:
    """Finds the actors that a document can name. Made once per document (`finder_for`), for its parties and municipality."""

    def __init__(self, municipality: str, parties: Sequence[Party]) -> None:
        self.municipality = municipality
        self.own = own_gemeente(municipality, parties)
        self._kinds = {party.name: party.kind for party in parties}
        self._parties = _Wordings(party_names(parties, municipality))
        self._their_groups = _Wordings(party_groups(parties))
        self._initials = party_initials(parties)
        self._gemeente = re.compile(
            rf"(?<![\w-])(?:[Gg]emeente|GEMEENTE|[Gg]em\.)(?![\w-])(?:\s+(?P<name>{_own_place(municipality)}{ONE_NAME}))?"
        )
        self._council = re.compile(
            r"(?<![\w-])(?:(?:[Cc]ollege van )?(?:B&W|[Bb]urgemeester en wethouders|B en W)|(?<=\b[Dd]e )wethouders?)(?!\w)"
        )

    def _opens(self, name: str) -> bool:
        """Whether a name begins with that of a party or of another organisation."""
        return self._parties.opens(name) or _of_all_documents()[0].opens(name)

    def find(self, text: str, field: Field = "jaarafspraak") -> list[TagSpan]:
        """Actors in reading order, each with its canonical value and no role yet."""
        known = longest_first([*self._gemeenten(text), *self._known(text), *self._joined_by_a_dash(text)])
        if field == "trekker":
            everyone = [
                TagSpan(*match.span("word"), "ACTOR", value="partijen") for match in [_ALL.match(text)] if match
            ]
            known = longest_first([*everyone, *known, *self._by_initials(text)])
        by_kind = [span for span in named(text) if not _is_place(text, span)]
        known = longest_first(
            [*known, *_named_longer(text, known, by_kind, self._kinds), *_after_their_kind(text, known, self._kinds)]
        )
        tenants = without_overlap(_tenants_as_party(text, known, field), known)
        taken = [*known, *tenants]
        taken += without_overlap([*by_kind, *by_cue(text, self.municipality)], taken)
        taken.sort(key=lambda span: span.start)
        return longest_first([*taken, *in_a_list(text, taken, self.municipality, field)])

    def _gemeenten(self, text: str) -> Iterator[TagSpan]:
        if "emeenten " in text:
            yield from _gemeenten_by_name(text)
        for match in self._gemeente.finditer(text):
            name = match["name"]
            # "vraagt de gemeente Thuisrijk om advies": a party, asked by the gemeente.
            if name and not (self.municipality and name.startswith(self.municipality)) and self._opens(name):
                name = None
            before = run_up(text, match.start())
            if PLACE.search(before) or EACH.search(before) or (name and _FOR_PLACE.search(before)):
                continue
            if not name and _ANY_OF_THEM.search(before):
                continue
            if name and self.municipality and name.lower().startswith(self.municipality.lower()):
                yield TagSpan(match.start(), match.start("name") + len(self.municipality), "ACTOR", value=self.own)
            elif name and match[0][0] == "g" and name.split()[0].lower() not in LEGAL_FORMS:
                yield TagSpan(match.start(), match.end(), "ACTOR", value=f"gemeente {name}")
            else:
                yield TagSpan(match.start(), match.start() + len(match[0].split()[0]), "ACTOR", value=self.own)
        for match in (*self._council.finditer(text), *_COLLEGE.finditer(text)):
            yield TagSpan(match.start(), match.end(), "ACTOR", value=self.own)

    def _joined_by_a_dash(self, text: str) -> Iterator[TagSpan]:
        """Each of those whose short names a dash joins: `overleg HVS-WGZ`, `gemeente-corporaties`."""
        for match in _DASHED.finditer(text) if "-" in text else ():
            pieces = list(re.finditer(r"[^-]+", match[0]))
            named = [[*self._gemeenten(piece[0]), *self._known(piece[0])] for piece in pieces]
            if all(named):
                for piece, (span, *_) in zip(pieces, named, strict=True):
                    start = match.start() + piece.start()
                    yield replace(span, start=start, end=start + len(piece[0]))

    def _by_initials(self, text: str) -> Iterator[TagSpan]:
        """Parties by their initials, which a column of names is short of room for."""
        for match in _CAPITALS.finditer(text):
            if name := self._initials.get(match[0]):
                yield TagSpan(match.start(), match.end(), "ACTOR", value=name)

    def _known(self, text: str) -> Iterator[TagSpan]:
        small = in_small(text)
        own = [*self._parties.find(text), *self._their_groups.find(small)]
        taken = {match.start() for match, _ in own}
        printed_names, others = _of_all_documents()
        common = [*printed_names.find(text), *others.find(small)]
        for match, name in (*own, *(found for found in common if found[0].start() not in taken)):
            printed = text[match.start() : match.end()]
            if names_no_one(text, match, name):
                continue
            end = match.end()
            # "waterschap Vecht en Veen": no party, nor anyone else, bears the other half of the name.
            if not name.value and (half := _OTHER_HALF.match(text, end)) and printed.lower().startswith(_OF_WATER):
                end = end if self._opens(half["name"]) else half.end()
                printed = text[match.start() : end]
            start, value = match.start(), name.value or " ".join(printed.split())
            # "de overige Partijen": the others of those who are called so.
            if not name.value and printed.endswith(" Partijen"):
                start, value = end - len("Partijen"), "partijen"
            # A kind that opens a sentence is that kind: "Zorgpartijen leveren ...".
            plain = printed[1:].islower() and "-" not in printed
            if not name.value and not name.exact and plain and opens_sentence(text, match.start()):
                value = value.lower()
            yield TagSpan(start, end, "ACTOR", value=value)


def _gemeenten_by_name(text: str) -> Iterator[TagSpan]:
    """Each of those that are named together: `de gemeenten Waaldrecht en Overbeek`."""
    for match in _GEMEENTEN.finditer(text):
        if not PLACE.search(run_up(text, match.start())):
            for name in re.finditer(ONE_NAME, match["names"]):
                start = match.start("names")
                yield TagSpan(start + name.start(), start + name.end(), "ACTOR", value=f"gemeente {name[0]}")


def compile_common_names() -> None:
    """Compile the names that every document may have, for many texts to come."""
    for names in _of_all_documents():
        names.compile_all()


@lru_cache(maxsize=64)
def finder_for(municipality: str, parties: tuple[Party, ...]) -> ActorFinder:
    """The finder of a document with these parties."""
    return ActorFinder(municipality, parties)


def _own_place(municipality: str) -> str:
    """A branch for the document's own gemeente, whose name may hold `en`: the name of another ends before that."""
    return rf"(?i:{re.escape(municipality)})(?![\w-])|" if municipality else ""


def own_gemeente(municipality: str, parties: Sequence[Party]) -> str:
    """The canonical name of the document's own gemeente."""
    own = [party.name for party in parties if party.kind == "gemeente"]
    return next(
        (name for name in own if municipality and municipality.lower() in name.lower()),
        own[0] if own else f"gemeente {municipality}".strip(),
    )


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    return read_list("actors.toml")


@lru_cache(maxsize=1)
def _of_all_documents() -> tuple[_Wordings, _Wordings]:
    """Who can act whatever the document: names that are read as printed, and groups and kinds in small letters."""
    groups = [
        ActorName(pattern, value, group["kind"])
        for value, group in _data()["groups"].items()
        for pattern in group["patterns"]
    ]
    outside = _outside_names()
    return (
        _Wordings([name for name in outside if name.exact]),
        _Wordings([*groups, *(name for name in outside if not name.exact)]),
    )


def _outside_names() -> tuple[ActorName, ...]:
    data = _data()
    names = [
        ActorName(
            f"(?i:provincie)\\s+{ONE_NAME}|(?:[Bb]uur|[Cc]entrum)gemeente\\s+{ONE_NAME}|(?i:ministerie van)\\s+{_NAME}|(?i:waterschap|hoogheemraadschap|veiligheidsregio|omgevingsdienst)\\s+(?:van\\s+)?(?:(?:Vallei en Veluwe|Rijn en IJssel|Aa en Maas)(?!\\w)|{ONE_NAME})",
            "",
            "overig",
            exact=True,
        )
    ]
    names += [
        ActorName(pattern, value, "overig", exact=value[0].isupper()) for value, pattern in data["outside"].items()
    ]
    names += [ActorName(pattern, "", "overig") for pattern in data["kinds"]["qualified"]]
    names += [ActorName(pattern, "", "overig") for pattern in data["kinds"]["suffixes"]]
    # The longest first: a qualified kind before the group it ends in is a matter of the leftmost start.
    return tuple(names)


def _tenants_as_party(text: str, known: Sequence[TagSpan], field: Field) -> Iterator[TagSpan]:
    """`huurders` beside gemeente or corporaties, or drawn in as one, acts as huurdersorganisaties."""
    for match in _TENANTS.finditer(text):
        before, after = run_up(text, match.start()), run_on(text, match.end())
        joined_before = any(
            span.end <= match.start()
            and re.fullmatch(r"\s*(?:,|en|,\s*en|&|/)\s+(?:de\s+)?", text[span.end : match.start()])
            for span in known
        )
        joined_after = any(
            span.start >= match.end()
            and re.fullmatch(r"\s*(?:,|en|&|/)\s+(?:de\s+|het\s+)?", text[match.end() : span.start])
            for span in known
        )
        drawn_in = re.search(r"\bbetrek\w*\s+(?:[\w,]+\s+){0,6}(?:de\s+)?\Z", before, _I) and re.match(
            r"\s*(?:[.,;]|\Z|hierbij|bij|actief|en\b)", after
        )
        takes_part = re.search(r"\bnemen\s+(?:de\s+)?\Z", before, _I) and re.search(r"\bdeel\b", after)
        if joined_before or joined_after or drawn_in or takes_part or field == "trekker":
            # "huurders die", "huurders met schulden": people, whoever stands beside them.
            if re.match(r"\s+(?:die|met|van|tot|in)\b", after) and joined_before and not joined_after:
                continue
            yield TagSpan(match.start(), match.end(), "ACTOR", value="huurdersorganisaties")


def _is_place(text: str, span: TagSpan) -> bool:
    return text[span.start : span.start + 9].lower() == "provincie" and bool(PLACE.search(run_up(text, span.start)))


def _named_longer(
    text: str, known: Sequence[TagSpan], by_kind: Sequence[TagSpan], kinds: Mapping[str, PartyKind]
) -> Iterator[TagSpan]:
    """Names that begin with what is known and run on: `Duurzaamheidsloket Veenland`; a party's own name is never one."""
    for name in by_kind:
        within = [span for span in known if span.start == name.start and span.end < name.end]
        # "Stichting Leger des Heils Noord"
        founded = text[name.start : name.start + 10].lower() == "stichting " and any(
            name.start < span.start < name.end and span.value not in kinds and text[span.start].isupper()
            for span in known
        )
        if founded or (within and all(_is_but_a_kind(text, span, name, known) for span in within)):
            # "netbeheerder Stedin" is Stedin.
            itself = next(
                (span for span in known if span.end == name.end and text[name.start : span.start].islower()), name
            )
            yield replace(name, value=itself.value)


def _is_but_a_kind(text: str, span: TagSpan, name: TagSpan, known: Sequence[TagSpan]) -> bool:
    """Whether what is known is the kind of organisation alone: `energieloket`, or `woningbouwvereniging` before no party's name."""
    if span.value and span.value.lower() == text[span.start : span.end].lower():
        return True
    party = any(span.start < other.start < name.end for other in known)
    return not party and _GROUP_OF_ONE.fullmatch(text, span.start, span.end) is not None


def _after_their_kind(text: str, known: Sequence[TagSpan], kinds: Mapping[str, PartyKind]) -> Iterator[TagSpan]:
    """A name with its kind before it is one mention of who is named: `woningcorporatie Thuisrijk`, `huurdersorganisatie HVS`.

    A party's name after another kind than its own is part of another's name: `Huurdersbelang Thuisrijk`.
    """
    for kind, name in pairwise(known):
        if (
            _GROUP_OF_ONE.fullmatch(text, kind.start, kind.end)
            and text[kind.end : name.start].isspace()
            and text[name.start].isupper()
            and name.value not in _data()["groups"]
        ):
            is_anothers = kind.value == "huurdersorganisaties" and kinds.get(name.value or "") == "corporatie"
            if is_anothers and text[kind.start].isupper():
                form = _LEGAL_FORM.search(run_up(text, kind.start))
                start = kind.start - len(form[0]) if form else kind.start
                yield replace(name, start=start, value=" ".join(text[start : name.end].split()))
            else:
                yield replace(name, start=kind.start)
