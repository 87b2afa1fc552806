"""A light stem of a Dutch word, by which the forms of one word are compared."""

from __future__ import annotations

import re
from functools import lru_cache

_VOWELS = "aeiou"


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """A light stem of a Dutch word in lower case: `woningen` and `woning`, `huren` and `huur`, `geeft` and `geven` agree."""
    word = word.removesuffix("'s")
    if len(word) <= 3 or not word.isalpha() or word == "volgens":  # and no form of `volgen`
        return word
    if word.endswith("s") and len(word) > 4:
        word = word[:-1]
    for ending in ("en", "e", "t"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
    if len(word) > 2 and word[-1] == word[-2] and word[-1] not in _VOWELS:
        word = word[:-1]
    word = re.sub(r"([aeou])\1(?=[^aeiou]*$)", r"\1", word)
    return word[:-1] + {"v": "f", "z": "s"}.get(word[-1], word[-1])
