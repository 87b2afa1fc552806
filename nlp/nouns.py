"""The noun phrase after a number: where it ends, and the lemma of its noun."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from jaarschijf.nlp.lexicon import nouns

# Adjectives are shortened too: 28 grondgeb. woningen.
_TOKEN = re.compile(
    r"\s*(?P<word>(?:grondgeb|gestap|soc|zelfst|onzelfst|tijd|part|mid|betaalb|levensloopbest)\.(?=\s+[a-z])|\w[\w’'²/-]*|[(),])"
)
_LABEL = re.compile(r"[A-G](?:[-/][A-G])*(?:-?labels?)?|\d-kamer\w*|DAEB|niet-DAEB")
_STOP = frozenset(
    [
        "de",
        "het",
        "een",
        "in",
        "op",
        "aan",
        "van",
        "voor",
        "door",
        "met",
        "bij",
        "naar",
        "tot",
        "uit",
        "over",
        "om",
        "te",
        "en",
        "of",
        "dat",
        "die",
        "is",
        "zijn",
        "wordt",
        "worden",
        "per",
        "als",
        "maar",
        "tussen",
        "binnen",
        "vanaf",
        "dan",
        "deze",
        "dit",
        "ook",
        "wel",
        "niet",
        "uiterlijk",
        "minimaal",
        "maximaal",
        "circa",
        "keer",
        "maal",
        "euro",
        "procent",
        "persoons",
        "kamer",
        "slaapkamer",
        "persoonshuishoudens",
        "laags",
        "samen",
        "hebben",
        "heeft",
        "gaan",
        "gaat",
        "toe",
        "af",
        "op",
        "in",
        "ingezet",
        "gerealiseerd",
        "opgeleverd",
        "gebouwd",
        "hun",
        "haar",
        "ze",
        "zij",
        "wij",
        "we",
    ]
)
# "48 won. aan de Dijk": the dot is the noun's, unless a sentence may end with it.
_SHORT = re.compile(
    r"\s+(?:huur|koop|senioren|zorg|flex|starters)?(?P<noun>won?|wngn?|appt?|vhe|[em]gw|hh|st(?=\.))(?:\.(?=\s*(?:[a-z\d,;:()/+-]|\Z))|(?<!app)(?!\.?\w))",
    re.IGNORECASE,
)
_LINKING = frozenset({"en", "of", ",", "(", ")"})
_MODIFIERS = frozenset(
    [
        "extra",
        "nog",
        "eens",
        "nieuw",
        "meer",
        "zelfstandig",
        "onzelfstandig",
        "circulair",
        "prefab",
        "modulair",
        "sociaal",
        "betaalbaar",
        "middelduur",
        "duur",
        "slecht",
        "goed",
        "matig",
        "volledig",
        "tijdelijk",
        "ca",
    ]
)
_MAX_WORDS = 8
# "220 te bouwen woningen", "90 nog te verduurzamen woningen", "150 door het Rijk toegezegde woningen"
_TO_BE = re.compile(
    r"\s+(?:(?:nog\s+)?te\s+[a-z]+en|door\s+(?:de\s+|het\s+)?(?:[\w&’'-]+\s+){1,3}?[a-z]+(?:de|te|en))(?=\s+[a-z])"
)


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A counted noun: offset where its phrase ends, and its lemma."""

    end: int
    lemma: str


def read_noun_phrase(text: str, start: int, *, singular: bool = False) -> NounPhrase | None:
    """The noun phrase that starts at an offset: adjectives (`urgente`, `sociale en middeldure`) and a plural noun.

    `singular` takes a singular noun too (`1 woning`). Null when no counted noun stands there.
    """
    if short := _SHORT.match(text, start):
        return NounPhrase(short.end(), nouns().short[short["noun"].lower()])
    to_be = _TO_BE.match(text, start) if text.startswith((" te ", " nog te ", " door "), start) else None
    at, seen, depth = to_be.end() if to_be else start, 0, 0
    while seen < _MAX_WORDS and (token := _TOKEN.match(text, at)):
        if seen and (short := _SHORT.match(text, at)):  # 48 sociale huurapp.
            return NounPhrase(short.end(), nouns().short[short["noun"].lower()])
        if "\n" in token[0]:
            return None
        word = token["word"]
        lower = word.lower()
        if seen == 0 and lower in {",", ")"}:
            return None
        depth += (word == "(") - (word == ")")
        if depth < 0:
            return None
        if lower not in _LINKING:
            if lower in _STOP and not (singular and lower in nouns().heads):  # 1 kamer
                return None
            lemma = noun_lemma(lower, singular=singular)
            if lemma and lower not in _plurals() and _stands_before_noun(text, token.end()):
                at, seen = token.end(), seen + 1
                continue
            whole = singular and lower in nouns().heads  # 1 gemeenschappelijke ruimte
            if lemma and (whole or not _is_adjective(lower, text, token.end())):
                return NounPhrase(token.end("word"), lemma)
            if not (
                _is_adjective(lower, text, token.end())
                or lower.endswith(("-", "."))  # huur- en koopwoningen, grondgeb. woningen
                or _LABEL.fullmatch(word)
                or lower in _MODIFIERS | {"label"}
                or _may_modify(lower, text, token.end())
            ):
                return None
        elif seen == 0 and lower != "(":
            return None
        at, seen = token.end(), seen + 1
    return None


def _stands_before_noun(text: str, end: int) -> bool:
    """Whether the next word is a plural that is counted: `vrijgekomen woningen`, `nultreden woningen`."""
    after = _TOKEN.match(text, end)
    return after is not None and after["word"].lower().endswith(_plural_ends())


def _may_modify(word: str, text: str, end: int) -> bool:
    """Whether a word that is no adjective by its form stands before a noun that is counted: `biobased woningen`, `sociale huur woningen`."""
    if not word.isalpha() or len(word) < 4 or word in nouns().verbs or word.endswith("t") or is_not_counted(word):
        return False
    return _stands_before_noun(text, end)


def _is_adjective(word: str, text: str, end: int) -> bool:
    if word in _plurals() or word in _singulars():
        return False
    if word.endswith(("e", "isch", "lijk")) and len(word) > 3:
        return True
    return word in nouns().adjectives and bool(re.match(r"\s+[a-z]", text[end:]))


@lru_cache(maxsize=4096)
def noun_lemma(word: str, *, singular: bool = False) -> str | None:
    """The lemma of a plural noun (`maatwerkwoningen` maatwerkwoning), null when the word is none.

    Compounds take the lemma of their head, which the lexicon knows; other plurals go by the rules of spelling.
    """
    word = word.lower().replace("’", "'")
    for head, lemma in _heads():
        if word.endswith(head):
            return word[: len(word) - len(head)] + lemma
    if word in nouns().invariant:
        return word
    if singular and any(word.endswith(lemma) for lemma in nouns().heads):
        return word
    return _by_spelling(word) if len(word) > 4 else None


def _by_spelling(word: str) -> str | None:
    if word in nouns().verbs:
        return None
    if word.endswith("'s"):
        return word[:-2]
    if word.endswith(("ingen", "heden")):
        return word[:-2] if word.endswith("ingen") else word[:-4] + "heid"
    if word.endswith("ën"):
        return word[:-2]
    if word.endswith(("atoren", "ctoren", "itoren", "otoren")):  # indicatoren, but kantoren
        return word[:-2]
    if word.endswith("en"):
        stem = word[:-2]
        if re.search(r"([bdfgklmnprst])\1$", stem):
            return stem[:-1]
        if re.search(r"[bcdfghjklmnpqrstvwxz][aeou][bdfgklmnprstvz]$", stem):
            stem = stem[:-2] + stem[-2] * 2 + stem[-1]
        return re.sub("v$", "f", re.sub("z$", "s", stem))
    if word.endswith("s") and not word.endswith(("ss", "is", "us", "as")):
        return word[:-1]
    return None


@lru_cache(maxsize=1)
def _heads() -> list[tuple[str, str]]:
    return sorted(((plural, lemma) for lemma, plural in nouns().heads.items()), key=lambda pair: -len(pair[0]))


@lru_cache(maxsize=1)
def _plural_ends() -> tuple[str, ...]:
    return tuple(_plurals())


@lru_cache(maxsize=1)
def _plurals() -> frozenset[str]:
    return frozenset(plural for plural, _ in _heads())


@lru_cache(maxsize=1)
def _singulars() -> frozenset[str]:
    return frozenset(nouns().invariant)


def is_not_counted(lemma: str) -> bool:
    """Whether a number of these is a time, a measure, an age or a part of the agreement: `65 jaar`, `twee partijen`."""
    return lemma in nouns().not_counted
