"""Names that a document itself makes known: short ones in brackets (`Zorggroep Lindezorg (hierna: LZ)`), and those in its column of trekkers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from jaarschijf.nlp.actors import finder_for
from jaarschijf.nlp.organisations import ONE_NAME, opens_sentence
from jaarschijf.nlp.role_words import is_finite
from jaarschijf.schema.document import Party

_PARTED = re.compile(r"\s*[,/;+&\n]\s*|\s+en\s+")
_NAME = re.compile(rf"{ONE_NAME}|[A-Z]{{2,6}}")
# What stands before a name and is no part of it; "wijkraad Zuid" is Zuid nowhere else.
_BEARS_NAME = re.compile(
    r"(?:organisatie|instelling|aanbieder|bedrijf|coöperatie|ontwikkelaar|verzekeraar|bureau|zorggroep|zorgpartner)\Z",
    re.IGNORECASE,
)
_NEXT = re.compile(r"\s+([\w-]+)")

_BRACKETS = re.compile(
    r"\s*\((?P<said>(?:hierna|verder|voortaan|kortweg|afgekort)(?:\s+(?:ook\s+)?(?:te\s+noemen|genoemd|aangeduid\s+als|als))?\s*[:,]?\s*)?"
    r"(?:de\s+|het\s+)?[\"“”„'‘’]?(?P<short>[A-Z][\w&-]+(?:\s[A-Z][\w&-]+){0,2})[\"“”'‘’]?\)"
)


def with_introduced(texts: Iterable[str], municipality: str, parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """The parties with the short names that these texts give them, and the other organisations that get one."""
    shorts: dict[str, dict[str, None]] = {}
    for text in texts:
        if "(" not in text:
            continue
        brackets = {match.start(): match for match in _BRACKETS.finditer(text)}
        if not brackets:
            continue
        for actor in finder_for(municipality, parties).find(text):
            match = brackets.get(actor.end)
            name = actor.value or ""
            if (
                match
                and any(letter.isupper() for letter in name)
                and (match["said"] or _abbreviates(match["short"], name))
            ):
                shorts.setdefault(name, {})[match["short"]] = None
    known = {party.name for party in parties}
    return (
        *(_also_called(party, shorts.get(party.name, {})) for party in parties),
        *(
            Party(name=name, kind="overig", aliases=tuple(called))
            for name, called in shorts.items()
            if name not in known
        ),
    )


def with_trekkers(
    cells: Iterable[str], texts: Sequence[str], municipality: str, parties: tuple[Party, ...]
) -> tuple[Party, ...]:
    """The parties with those whom a column of trekkers names beside them, and a text too: `Bouwgoed`, where `Bouwgoed bouwt`.

    A word that a text writes with a small letter is no name, but a department or a subject: `Wonen`, `Vastgoed`.
    """
    finder = finder_for(municipality, parties)
    listed = sorted({item.strip() for cell in cells for item in _PARTED.split(cell)})
    unknown = [item for item in listed if _NAME.fullmatch(item) and not finder.find(item, "trekker")]
    if not unknown:
        return parties
    told = "\n".join(texts)
    return (*parties, *(Party(name=name, kind="overig") for name in unknown if _is_name_in(told, name)))


def with_bare_names(
    values: Iterable[str], texts: Sequence[str], municipality: str, parties: tuple[Party, ...]
) -> tuple[Party, ...]:
    """The organisations that are named with their kind, for those that a text names without: `Kruispunt` of `welzijnsorganisatie Kruispunt`."""
    borne = [value for value in sorted(set(values)) if " " in value and _BEARS_NAME.search(value.partition(" ")[0])]
    if not borne:
        return ()
    told = "\n".join(texts)
    small = told.lower()
    known = {municipality, *(name for party in parties for name in (party.name, *party.aliases))}
    found = {}
    for value in borne:
        kind, _, name = value.partition(" ")
        often = told.count(name) > small.count(value.lower())
        # "Heide" of "zorgbedrijf Heide" is no "Bergse Heide".
        if (
            often
            and name not in known
            and not re.search(rf"(?<![\w-])(?!{re.escape(kind)} )[A-Z][\w’'-]+ {re.escape(name)}(?![\w-])", told)
        ):
            # "zorginstelling Lindehof" is Lindehof, "Zorggroep Lindehof" has that name.
            found[name] = name if kind.islower() else value
    return tuple(
        Party(name=value, kind="overig", aliases=() if name == value else (name,))
        for name, value in found.items()
        if _is_name_in(told, name)
    )


def _is_name_in(text: str, name: str) -> bool:
    """Whether a text has this word as a name only: within a sentence, or at its beginning before a verb."""
    if name not in text or re.search(rf"(?<![\w-]){re.escape(name.lower())}(?![\w-])", text):
        return False
    return any(
        not opens_sentence(text, match.start())
        or ((following := _NEXT.match(text, match.end())) is not None and is_finite(following[1]))
        for match in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text)
    )


def _also_called(party: Party, shorts: Iterable[str]) -> Party:
    new = tuple(short for short in shorts if short not in (party.name, *party.aliases))
    return party.model_copy(update={"aliases": (*party.aliases, *new)}) if new else party


def _abbreviates(short: str, name: str) -> bool:
    """Whether a short name is made of a name's letters in their order, beginning with that of a word: `SMOR`, `HBL`.

    >>> _abbreviates("SJH", "Stichting Jongerenhuis"), _abbreviates("DAEB", "Stichting Jongerenhuis")
    (True, False)
    """
    if sum(letter.isupper() for letter in short) < 2 or " " in short:
        return False
    words = re.findall(r"\w+", name.lower())
    letters = re.sub(r"\W", "", short.lower())
    for at, word in enumerate(words):
        rest = iter("".join(words[at:]))
        if word[0] == letters[0] and all(letter in rest for letter in letters):
            return True
    return False
