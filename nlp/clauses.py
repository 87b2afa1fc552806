"""What the clause that an actor stands in says of its role, by its build: a condition, a comparison, an apposition.

In `indien door het Rijk middelen worden gegeven` someone acts too, but what is promised stands elsewhere in the
sentence. In `de taak van WGZ om te bouwen` it is the other way round: the act hangs on the name.
"""

from __future__ import annotations

import re

from jaarschijf.nlp.role_words import is_finite, role_patterns, role_words

_I = re.IGNORECASE
_ARTICLE = r"(?:de\s+|het\s+)?"
# "lager dan WGZ voorstelt"
_COMPARED = re.compile(rf"\b\w*(?:er|ere|eer|der)\s+(?:[\w-]+\s+){{0,3}}dan\s+{_ARTICLE}\Z", _I)
_THAN = ("dan ", "dan de ", "dan het ")
_PASSIVE = re.compile(r"\b(?:wordt|worden|werd|werden|is|zijn)\s+", _I)
# "De werkgroep, bestaande uit gemeente en WGZ, komt bijeen"
_CONSISTS = re.compile(
    rf",\s+(?:die\s+)?(?:bestaa(?:nde|t)\s+uit|gevormd\s+door)\s+(?:(?:een\s+)?(?:vertegenwoordig|medewerk|afgevaardig)\w+\s+van\s+)?{_ARTICLE}\Z",
    _I,
)
# "de verplichting van WGZ om": the act hangs on the noun. Who asks leaves it to another.
_ASKS = re.compile(
    rf"\b\w*(?:verzoek|vraag|oproep|advies|aanbod|recht|mogelijkheid|opdracht|naam|hulp|kader|belang)\s+van\s+{_ARTICLE}\Z",
    _I,
)
_TO_ACT = re.compile(r"\s+om\s[^.;]*\bte\s+[a-zë]+en\b|\s+om\s[^.;]*\b(?:aan|uit|op|in|af|mee|toe|bij)te\s", _I)
_SECOND_VERB = re.compile(r"\ben\s+([a-z]+)\s+(?=(?:de|het|een|dit|deze|die|hier|daar|zich|er|\d|€)\w*\b)")
_CLAUSE = re.compile(r"[.;]|,\s")


def is_supposed(before: str, left: str) -> bool:
    """Whether the agent after `door` acts in a condition only: `Indien en voor zover door het Rijk middelen worden gegeven, ...`."""
    if left != "door":
        return False
    opening = before[max(map(before.rfind, (", ", "; ", ": "))) + 1 :].lower().split(maxsplit=2)[:2]
    return opening == ["voor", "zover"] or opening[0] in role_words()["conditions"] - {"of"}


def is_drawn_in(after: str, left: str) -> bool:
    """Whether a clause that is subordinate ends in a passive of being drawn in: `waarbij HVS in de gelegenheid wordt gesteld`."""
    if left not in role_words()["subordinators"]:
        return False
    # The auxiliary may stand within the wording: "in de gelegenheid wordt gesteld".
    clause, passive = _PASSIVE.subn("", _CLAUSE.split(after, 1)[0])
    return bool(passive) and role_patterns()["involved"].search(clause) is not None


def acts_too(after: str) -> bool:
    """Whether the subject of a first verb has a second one: `ontvangt van het Rijk 3 ton en zet een ton in`."""
    return any(
        word[1].lower() in role_words()["irregular"] or (word[1].endswith("t") and is_finite(word[1]))
        for word in _SECOND_VERB.finditer(re.split(r"[.;]", after, maxsplit=1)[0])
    )


def is_compared(before: str, right: str) -> bool:
    """Whether it only tells against what something is measured: `een lagere verhoging dan WGZ voorstelt`."""
    return before.endswith(_THAN) and _COMPARED.search(before) is not None and is_finite(right)


def leads_by_its_noun(before: str, after: str, left: str) -> bool:
    """Whether a noun before its preposition says that it acts: `de opgave van WGZ om te bouwen`, `de werkgroep, bestaande uit ...`."""
    if left == "van" and _TO_ACT.match(after) and not _ASKS.search(before):
        return True
    if left == "vanuit" and not before.split()[1:]:
        return True
    return (
        left in ("uit", "van", "door") and _CONSISTS.search(before) is not None and re.match(r"\s*,", after) is not None
    )
