"""Names with `en` in them that one party has: `Kade en Omstreken`, `Dijk en Duin Wonen (DDW)`; each is marked, so that it is read as one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jaarschijf.extract.wording.party_names import ALIAS, BRACKET, NAME, ONE_NAME, kind_of
from jaarschijf.schema.wording import Wording

_TWO_NAMES = re.compile(rf"(?!(?i:gemeente)\b){NAME} en ({NAME})")
_ONE_VERHUURDER = Wording(
    (" en ",),
    rf"(?:\W*\d+[.)]\s*)?({NAME} en {NAME}) \((?:woning)?(?:corporatie|verhuurder|huurders\w*(?:vereniging|organisatie|raad))\)",
)
# `woningcorporatie Brood en Rozen`: a noun in the singular is of one.
_OF_ONE = Wording(
    (" en ",),
    r"\W*(?:\d+[.)]\s*)?(?:[Dd]e\s)?(?i:(?:woning(?:bouw)?)?corporatie|woonstichting|woningstichting|verhuurder|huurders(?:belangen)?(?:organisatie|vereniging))\s"
    rf"(?P<name>(?P<first>{NAME}) en (?P<second>{NAME}))\W*",
)
_JOINED = Wording((" en ",), rf"(?P<first>{NAME}) en {NAME}")
# `DDW: Dijk en Duin Wonen`
_BEFORE = re.compile(r"\b(?P<alias>[A-Z][A-Za-z&]{1,6})\s?[:=(–-]\s?(?:de\s)?\Z")
_OFTEN = 2  # times, its own line among them
# Words of which an abbreviation may take more letters than the first, or none.
_PARTS = re.compile(r"(?i)^(huurders|bewoners|woning|woon)(belangen|bouw)?(vereniging|stichting|raad|organisatie)$")
_LINKS = frozenset(("en", "de", "het", "van", "der", "den", "in", "aan", "te"))


def with_one_names(
    sentences: Sequence[str], lists: Sequence[Sequence[str]], whole: str, of_two: Sequence[str]
) -> tuple[list[str], list[list[str]]]:
    """Both with a mark in each `A en B` that is one name: it stands on a line by itself and again in the text, or its
    abbreviation says so, or what it is in the singular before it."""
    lines = {line.strip() for block in [*lists, *(sentence.split("; ") for sentence in sentences)] for line in block}
    lines.update(of_two)
    # `Kade en Dal (verhuurder)`: one says what it is.
    ones = {match[1] for line in lines if (match := _ONE_VERHUURDER.fullmatch(line))}
    told = "\n".join([whole, *lines])
    ones.update(name for text in {*lines, *sentences} for name in _abbreviated(text))
    ones.update(name for line in lines if (name := _after_its_noun(line, told)))
    names = [*ones]
    # What stands behind `en` is never said alone.
    names += [
        line
        for line in lines
        if (two := _TWO_NAMES.fullmatch(line))
        and (whole.count(line) >= _OFTEN or line in of_two)
        and told.count(two[1]) == told.count(line)
    ]

    def marked(text: str) -> str:
        for name in sorted(names):
            text = text.replace(name, name.replace(" en ", f" {ONE_NAME}en "))
        return text

    return [marked(sentence) for sentence in sentences], [[marked(line) for line in block] for block in lists]


def _abbreviated(text: str) -> Iterator[str]:
    """The names of two whose abbreviation has the initials of both: `Dijk en Duin Wonen (hierna: DDW)`."""
    for match in _JOINED.finditer(text):
        alias = (
            ALIAS.match(text, match.end()) or BRACKET.match(text, match.end()) or _BEFORE.search(text, 0, match.start())
        )
        if alias is None or sum(letter.isupper() for letter in alias["alias"]) < _OFTEN:
            continue
        # What stands before the name with a capital is no part of it: `Corporatie Dijk en Duin`.
        starts = (word.start() for word in re.finditer(r"\S+", match["first"]))
        yield from (name for start in starts if abbreviates_all(alias["alias"], name := match[0][start:]))


def abbreviates_all(short: str, name: str) -> bool:
    """Whether an abbreviation has a letter of each word of a name, in their order, and no other; small words may be left out.

    >>> abbreviates_all("DDW", "Dijk en Duin Wonen"), abbreviates_all("HVBD", "Huurdersvereniging Berg en Dal")
    (True, True)
    >>> abbreviates_all("HRK", "Kade en Huurdersraad Kade")
    False
    """
    wanted = "".join(map(_letters, name.split()))
    return re.fullmatch(wanted, re.sub(r"[^\w&]", "", short), re.IGNORECASE) is not None


def _letters(word: str) -> str:
    """What an abbreviation may have of a word: `HV` or `H` of Huurdersvereniging, `E` or nothing of en."""
    if word.lower() in _LINKS:
        return rf"(?:{word}|{word[0]}{'|&' if word == 'en' else ''})?"
    if parts := _PARTS.match(word):
        first, *others = (part[0] for part in parts.groups() if part)
        return first + "".join(f"{letter}?" for letter in others)
    capitals = [letter for letter in word if letter.isupper()]
    return re.escape(word[0]) + "".join(f"{letter}?" for letter in capitals[1:])


def _after_its_noun(line: str, told: str) -> str | None:
    """The name of two in a line that tells in the singular what it is, when neither of the two is ever said alone."""
    match = _OF_ONE.fullmatch(line)
    if match is None or kind_of(match["second"]) == "huurdersorganisatie":
        return None
    name = match["name"]
    alone = any(told.count(part) > told.count(name) for part in (match["first"], match["second"]))
    return None if alone else name
