"""Which municipality a document is of, and its CBS code."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from functools import cache

from jaarschijf.extract.wording.months import ANY_MONTH
from jaarschijf.schema.packaged import packaged_text
from jaarschijf.schema.wording import Wording

_START = r"(?:['’][st][- ])?(?:(?:De|Den|Het|Ten|Ter)\s)?[A-ZÀ-Ý][\wÀ-ÿ'’-]+"
_MORE = r"(?:\s+(?:(?:aan|op|en|bij|van|in)\s+)?(?:(?:de|den|der|het|['’]t)\s+)?[A-ZÀ-Ý][\wÀ-ÿ'’-]+){0,3}"
_AFTER_GEMEENTE = re.compile(rf"\b(?:[Gg]emeenten?|GEMEENTE)\s+(?P<name>{_START}{_MORE})")
_NAMED = rf"{_START}(?:\s[A-ZÀ-Ý][\wÀ-ÿ-]+)?"
_GEMEENTEN = Wording(("emeenten ",), rf"\b[Gg]emeenten\s+(?P<names>{_NAMED}(?:,\s{_NAMED})*\s+en\s+{_NAMED})")
_PARTED = re.compile(r",\s+|\s+en\s+")
_AFTER_COLLEGE = re.compile(
    rf"\b(?:B&W|B en W|[Bb]urgemeester en [Ww]ethouders) van (?:de )?(?P<name>(?![Gg]emeente\b){_START}{_MORE})"
)
# By itself in a line: `Gemeente: Stelt locaties vast` tells what it does.
_AFTER_LABEL = re.compile(rf"^[Gg]emeenten?:\s+(?P<name>{_START}{_MORE})(?=$|,\s[A-Z][\w’-]*\s\d)")
_AFTER_TITLE = re.compile(
    rf"(?:[Pp]restatieafspraken|[Jj]aarafspraken|[Ww]oonafspraken|[Aa]fspraken|[Jj]aarschijf|[Ww]onen|[Tt]huis)\s+"
    r"(?:20\d\d(?:\s*[-–]\s*20\d\d)?\s*[,:–-]?\s+)?(?:voor\s+|in\s+|de\s+)*"
    rf"(?P<name>{_START}{_MORE})"
)
# `de prestatieafspraken van Veenstad`, where nothing else tells; a corporatie has such agreements too.
_OF_TITLE = Wording((" van ",), rf"(?:prestatie|jaar|woon)afspraken\s+van\s+(?P<name>{_START}{_MORE})", re.IGNORECASE)
_NO_NAME = re.compile(
    r"^(?:wonen|prestatieafspraken|jaarschijf|de|het|in|en|voor|namens|stichting|woonstichting|college|deze|partijen|samen|sociale"
    r"|raamovereenkomst|jaarafspraken|jaarplan|uitwerking|uitvoerings?\w*|bijlage|addendum|concept|definitief|versie|lokaal|lokale|inleiding|afspraken|gemeente|thema|corporaties?|huurders\w*"
    # What stands after `Wie: gemeente`, or in the column at its right.
    rf"|doorlopend|continu|permanent|jaarlijks|maandelijks|halfjaarlijks|{ANY_MONTH}"
    r"|voorjaar|najaar|zomer|begin|medio|eind|ultimo|uiterlijk|vanaf|per|alle|beide"
    r"|ondergetekenden?|deelnemers?|samenwerking\w*|wie|wat|wanneer|hoe|trekkers?|planning|gereed|termijn|deadline|status|resultaat|toelichting|verantwoordelijke?|betrokken\w*)$",
    re.IGNORECASE,
)
_SIDES = frozenset(("Noord", "Oost", "Zuid", "West"))
_AT = ("aan", "op", "bij")
_OFTEN = 2  # times: words that stand together are a name
_LONGEST_WORD = 3  # letters, of a name that may be another word
_ON_COVER = 5  # texts, at most
_SMALL = re.compile(r"\b(?:Aan|Op|En|Bij|Van|In|Voor|Tussen|Tot)\b(?:\s(?:De|Den|Der|Het)\b)?")


@cache
def _codes() -> dict[str, str]:
    text = packaged_text("jaarschijf.extract", "municipalities.toml")
    return {str(name): str(code) for name, code in tomllib.loads(text).items()}


@cache
def _folded() -> dict[str, str]:
    return {_fold(name): name for name in _codes()}


def _fold(name: str) -> str:
    return re.sub(r"[\s-]+", " ", name.replace("’", "'").lower()).strip()


def municipality_code(name: str) -> str | None:
    """The CBS code (`GM` and four digits) of a municipality; None for a name that the list does not have.

    >>> municipality_code("Utrecht"), municipality_code("Waterveen")
    ('GM0344', None)
    """
    known = _folded().get(_fold(name))
    return (_codes()[known] or None) if known else None


def as_written(name: str, found: str) -> str:
    """A municipality's bare name, however it was typed: as the document has it (`found`), or the list of municipalities.

    >>> as_written("gemeente  utrecht", ""), as_written("WATERVEEN", "Waterveen"), as_written("Roerland", "Ellerveld")
    ('Utrecht', 'Waterveen', 'Roerland')
    """
    bare = re.sub(r"^gemeente\s+", "", " ".join(name.split()), flags=re.IGNORECASE)
    return found if _fold(bare) == _fold(found) else _folded().get(_fold(bare), bare)


def find_municipality(title: str, front: Sequence[str], texts: Sequence[str]) -> str:
    """The bare name of the document's municipality, empty when none is named.

    `front` is the text of the first pages, `texts` all text, headers and footers included. What stands after `gemeente`
    counts most, then what the title is about; a name of more words is taken as far as the document keeps them together.
    """
    votes: Counter[str] = Counter()
    whole = "\n".join(map(_in_small_letters, texts))
    title, front = _in_small_letters(title), [_in_small_letters(text) for text in front]
    # Of those that a cover names beside each other the document is; its title may name their region.
    cover = (_gemeenten(text, whole) for text in [title, *front[:_ON_COVER]])
    several = next((names for names in cover if len(names) > 1), ())
    for weight, pattern, sources in (
        (6, _AFTER_GEMEENTE, [title]),
        (3, _AFTER_GEMEENTE, front),
        (3, _AFTER_LABEL, front),
        (3, _AFTER_COLLEGE, front),
        (1, _AFTER_GEMEENTE, texts),
        # A regional agreement is named after its region.
        (4, _AFTER_TITLE, [] if "regio" in title.lower() else [title, *front[:3]]),
    ):
        for source in sources:
            for match in pattern.finditer(source):
                # `Gemeente Veenstad, Wonen Kust` names a corporatie.
                party = votes and source is not title and match[0][:5].lower() in ("wonen", "thuis")
                if (name := _whole_name(match["name"], whole)) and not party and (name in several or not several):
                    votes[name] += weight
    votes.update(dict.fromkeys(_named_in(title), 5))
    if not votes:
        votes.update(name for text in front[:_ON_COVER] for name in _named_in(text))
    if not votes:
        votes.update(_whole_name(m["name"], whole) for text in front for m in _OF_TITLE.finditer(text))
    for name in list(votes):
        # `Nuenen` of `Nuenen, Gerwen en Nederwetten`.
        votes[name] += sum(
            votes[part] for part in votes if name.startswith((f"{part},", *(f"{part} {at} " for at in _AT)))
        )
    return max(votes, key=lambda name: (votes[name], len(name))) if votes else ""


def _gemeenten(text: str, whole: str) -> set[str]:
    """Those that a text names as such: `gemeente Veenstad`, `de gemeenten Veenstad, Hoogmeer en Oudedam`."""
    printed = [match["name"] for match in _AFTER_GEMEENTE.finditer(text)]
    for listed in _GEMEENTEN.finditer(text):
        printed += _PARTED.split(listed["names"])
    return {name for each in printed if (name := _whole_name(each, whole))}


def _is_one(name: str, whole: str) -> bool:
    """Whether `Berg en Dal`, which no list has, is one name: neither half of it is ever said alone."""
    halves = name.split(" en ", 1)
    together = whole.count(name)
    return together > _OFTEN and all(len(re.findall(rf"\b{re.escape(half)}\b", whole)) == together for half in halves)


def _in_small_letters(text: str) -> str:
    """A text in capitals as it would be written elsewhere: `GEMEENTE BERG EN DAL` as `Gemeente Berg en Dal`."""
    if not text.isupper():
        return text
    title = re.sub(r"[^\W\d_][\w’']*", lambda word: word[0].capitalize(), text)
    return title[:1] + _SMALL.sub(lambda small: small[0].lower(), title[1:])


def _named_in(text: str) -> list[str]:
    """The known municipalities that a text names; those with short names are words of Dutch too."""
    names = (known for folded, known in _folded().items() if len(folded) > _LONGEST_WORD and known in text)
    return [known for known in names if re.search(rf"(?<![\w-]){re.escape(known)}(?![\w-])", text)]


def _whole_name(printed: str, whole: str) -> str:
    """As many words of a match as are a name: the longest known one, else what the document repeats together."""
    capitals = re.IGNORECASE if printed.isupper() else re.NOFLAG
    words = _in_small_letters(re.sub(r"\s+", " ", printed.replace("’", "'"))).split(" ")
    for count in range(len(words), 0, -1):
        known = _folded().get(_fold(" ".join(words[:count])))
        # `Gemeente Stein aan de Maas` need not be `Stein`.
        if known and (count == len(words) or words[count] not in _AT):
            return known
    first = 2 if words[0] in ("De", "Den", "Het", "Ten", "Ter", "'t") and len(words) > 1 else 1
    name = " ".join(words[:first])
    if _NO_NAME.match(name.removesuffix("'s")):
        return ""
    for count in range(first + 1, len(words) + 1):
        longer = " ".join(words[:count])
        if words[count - 2] == "en" and _is_one(longer, whole):
            name = longer
        if words[count - 1][0].isupper() and words[count - 2] != "en" and not _NO_NAME.match(words[count - 1]):
            pattern = r"\s+".join(map(re.escape, words[:count]))
            together = len(re.findall(pattern, whole, capitals))
            # Others may be named after part of it: gemeente Oostveen aan Zee, Huurdersraad Oostveen.
            of_place = not (set(_AT) | _SIDES).isdisjoint(words[first:count])
            placed = r"[Gg]emeente\s+" if of_place else r"\b"
            alone = len(re.findall(rf"{placed}{re.escape(' '.join(words[:first]))}\b", whole, capitals))
            # `Gemeente Lage Polder, Woonborg en de Huurdersraad`: a comma ends the name, though it stands there once; so does
            # the end of a text, for a second word.
            end = r"(?:,|\.?$)" if count == first + 1 or of_place else ","
            listed = together == alone and re.search(rf"[Gg]emeente\s+{pattern}{end}", whole, re.MULTILINE | capitals)
            if (together >= _OFTEN and together >= 0.8 * alone) or listed:
                name = longer
    return name
