"""The wordings of `prose.toml`, by what they tell of a text."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache

from jaarschijf.schema.packaged import packaged_text


@lru_cache(maxsize=1024)  # a text is asked of more than once: where it stands, and where it may lead
def says(kind: str, text: str) -> bool:
    """Whether a text has one of the wordings of a kind (`announces`, `no_commitment`)."""
    return _any_of(kind).search(text) is not None


def compile_all() -> None:
    """Compile the wordings of all kinds, for many texts to come."""
    for kind in wordings():
        _any_of(kind)


@cache
def _any_of(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in wordings()[kind]), re.IGNORECASE)


@cache
def wordings() -> dict[str, list[str]]:
    """The regular expressions of each kind."""
    data = tomllib.loads(packaged_text("jaarschijf.extract", "prose.toml"))
    found = {str(kind): list(patterns) for kind, patterns in data.items()}
    # What only tells how far a heading holds tells as well that it is over no agreements.
    found["no_agreements"] += [*found["front_matter"], *found["background"]]
    return found
