"""How near two stems are that are not the same: another name of one thing, a noun and its verb, a compound and its part."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import lru_cache

from rapidfuzz.distance import Prefix

from jaarschijf.corpus.stemming import stem as stem_of
from jaarschijf.corpus.word_lists import is_thing, same_thing

# From here on two stems may be of one thing.
_NEAR = 0.4
# A stem of more letters than this is a compound, if it goes on for some.
_FORM = 9
# Forms of one word differ in no more letters at their end than these.
_ENDING = 2
_LOAN = re.compile(r"ge(.{2,}er)d")
_ACT = 9  # A shorter word in -ing is a thing as often as an act.
_GE = re.compile(r"(aan|af|bij|door|in|mee|na|om|op|over|toe|uit|vast|voor|)ge")


@lru_cache(maxsize=65_536)
def best_form(stem: str, others: AbstractSet[str]) -> float:
    """How near (0 to 1) the nearest of other stems is to this one: its other name, part of it, around it, or of the same five letters."""
    best = 0.0
    if len(stem) < 5:
        return best
    if without_ge(stem) in others:
        return 1.0
    of_one = root(stem)
    for other in others:
        if root(other) == of_one:
            return 1.0
        if "ge" in other and without_ge(other) == stem:
            return 1.0
        if len(other) >= 4 and (stem in other or other in stem):
            best = max(best, min(len(stem), len(other)) / max(len(stem), len(other)))
        elif stem[:5] == other[:5]:
            best = max(best, _of_one_root(stem, other))
    return best


@lru_cache(maxsize=65_536)
def root(stem: str) -> str:
    """What a stem has in common with the other names of its thing, and a noun of an act with its verb.

    >>> root("isolati"), root("geïsolerd"), root("isoler"), root("plaatsing"), root("plats"), root("woning")
    ('isoler', 'isoler', 'isoler', 'plats', 'plats', 'woning')
    """
    named = same_thing(stem)
    if named != stem:
        return named
    if stem.endswith("ati") and len(stem) > _ENDING + 4:
        return same_thing(f"{stem[:-3]}er")
    if stem.endswith("ing") and len(stem) >= _ACT and not stem.endswith("woning") and not is_thing(stem):
        return same_thing(stem_of(f"{stem[:-3]}en"))
    loan = _LOAN.fullmatch(stem)
    return same_thing(_plain(loan[1])) if loan else stem


def _plain(stem: str) -> str:
    return stem.replace("ï", "i").replace("ë", "e") if stem[0] in "ïë" else stem


@lru_cache(maxsize=65_536)
def without_ge(stem: str) -> str:
    """A participle's stem as that of its verb: `isoler` for `geïsoleerd`, `aanpas` for `aangepast`; any other stem as it is."""
    parted = _GE.match(stem) if "ge" in stem else None
    return parted[1] + stem[parted.end() :].replace("ï", "i").replace("ë", "e").rstrip("dt") if parted else stem


def is_near(stem: str, others: AbstractSet[str]) -> bool:
    """Whether this stem is one of the others, or may be of one thing with one of them."""
    return stem in others or best_form(stem, others) >= _NEAR


def _of_one_root(stem: str, other: str) -> float:
    """How near two stems are that begin alike: two forms of a word, or two compounds (`buurtmoestuin`, `buurtsportcoach`)."""
    alike = Prefix.similarity(stem, other)
    if min(len(stem), len(other)) <= _FORM:
        # "regenpijp", "regenton"
        return 0.7 if min(len(stem), len(other)) - alike <= _ENDING else 0.7 * alike / max(len(stem), len(other))
    return 0.7 if min(len(stem), len(other)) - alike <= _FORM - 5 else alike / max(len(stem), len(other))
