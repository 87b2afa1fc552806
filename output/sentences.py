"""What we say of a document, a row or an agreement, in the reader's language: a corpus keeps it in English."""

from __future__ import annotations

import re
import tomllib
from functools import cache

from jaarschijf.schema.packaged import packaged_text

# As a Problem is written: what, where, what to do.
_PROBLEM = re.compile(r"(.+?)( \(page \d+\))?(?:; ([^;]+))?", re.DOTALL)
_PLACE = re.compile(r"\\\{(\w+)\\\}")


def in_language(sentence: str, language: str) -> str | None:
    """The sentence in `language` ("nl", "en"); None for one that is not ours, which stays as it is.

    >>> in_language("number 3 is missing in theme 2 (page 7)", "nl")
    'nummer 3 ontbreekt in thema 2 (pagina 7)'
    """
    if language == "en":
        return sentence
    if problem := _PROBLEM.fullmatch(sentence):
        message, page, hint = (part and _translated(part, language) for part in problem.groups(""))
        if message is not None and page is not None and hint is not None:
            return f"{message}{page}" + (f"; {hint}" if hint else "")
    return _translated(sentence, language)


def _translated(part: str, language: str) -> str | None:
    for pattern, translation in _sentences(language):
        if match := pattern.fullmatch(part):
            return translation.format_map(
                {name: _translated(text, language) or text for name, text in match.groupdict().items()}
            )
    return None


@cache
def _sentences(language: str) -> list[tuple[re.Pattern[str], str]]:
    """Each English sentence as a pattern with its translation; the one with the longest fixed text first."""
    text = packaged_text("jaarschijf.output", "sentences.toml")
    told: dict[str, str] = tomllib.loads(text)[language]
    longest_first = sorted(told, key=lambda english: -len(re.sub(r"\{\w+\}", "", english)))
    return [
        (re.compile(_PLACE.sub(r"(?P<\1>.+)", re.escape(english)), re.DOTALL), told[english])
        for english in longest_first
    ]
