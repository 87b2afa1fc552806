"""The word lists beside these modules, read once: data for people to extend, each entry with an example."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from jaarschijf.schema.packaged import packaged_text


@dataclass(frozen=True, slots=True)
class Nouns:
    """What is counted: plural by lemma, nouns without a plural mark, adjectives without -e, shortened nouns, and what is no quantity."""

    heads: dict[str, str]
    invariant: frozenset[str]
    adjectives: frozenset[str]
    short: dict[str, str]
    not_counted: frozenset[str]
    verbs: frozenset[str]


def read_list(name: str) -> dict[str, Any]:
    """The TOML file of this name beside the modules."""
    return tomllib.loads(packaged_text("jaarschijf.nlp", name))


@lru_cache(maxsize=1)
def nouns() -> Nouns:
    """`nouns.toml`."""
    data = read_list("nouns.toml")
    other = data["other"]
    return Nouns(
        data["heads"],
        frozenset(other["invariant"]),
        frozenset(other["adjectives"]),
        other["short"],
        frozenset(other["not_counted"]),
        frozenset(other["verbs"]),
    )
