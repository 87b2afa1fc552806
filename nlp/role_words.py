"""The words by which roles are told (`roles.toml`), and which words look like a finite verb."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from jaarschijf.nlp.lexicon import read_list

NAMED_AFTER = ("corporaties", "huurdersorganisaties", "gemeenten", "regiogemeenten")
"""Groups whose members may be named after them."""


# "gewerkt", "aangepakt", but no "geldt" or "begeleidt".
_DONE = re.compile(
    r"(?!geef|geld|geniet|gebeur|gebruik|gelov|geloof|gedoog|gener|getuig)(?:aan|af|bij|door|in|mee|na|om|op|over|samen|toe|uit|vast|voor|terug)?ge[a-z]{2,}t"
)


@lru_cache(maxsize=1)
def role_words() -> dict[str, frozenset[str]]:
    """Words of a kind: prepositions, determiners, those that a condition begins with."""
    data: dict[str, Any] = read_list("roles.toml")
    return {name: frozenset(words) for name, words in data["words"].items()}


@lru_cache(maxsize=1)
def role_patterns() -> dict[str, re.Pattern[str]]:
    """Wordings that tell a role."""
    data: dict[str, Any] = read_list("roles.toml")
    return {name: re.compile("|".join(patterns), re.IGNORECASE) for name, patterns in data["patterns"].items()}


def is_finite(word: str) -> bool:
    """Whether a word looks like a finite verb: its ending, less the words that end so and are none."""
    word = word.lower()
    if word in role_words()["irregular"]:
        return True
    if word in role_words()["not_verbs"] or not word.isalpha() or len(word) < 4 or _DONE.fullmatch(word):
        return False
    return word.endswith(("t", "en"))
