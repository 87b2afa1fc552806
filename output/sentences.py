"""What we say of a document, a row or an agreement, in the reader's language: a corpus keeps it in English."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

# As a Problem is written: what, where, what to do.
_PROBLEM = re.compile(r"(?P<message>.+?)(?P<page> \(page \d+\))?(?:; (?P<hint>[^;]+))?", re.DOTALL)
_PLACE = re.compile(r"\\\{(\w+)\\\}")


def in_language(sentence: str, language: str) -> str | None:
    """The sentence in `language` ("nl", "en"); None for one that is not ours, which stays as it is.

    >>> in_language("number 3 is missing in theme 2 (page 7)", "nl")
    'nummer 3 ontbreekt in thema 2 (pagina 7)'
    """
    if language == "en":
        return sentence
    problem = _PROBLEM.fullmatch(sentence)
    parts = [part for part in problem.group("message", "page", "hint") if part] if problem else [sentence]
    told = [_translated(part, language) for part in parts]
    if any(part is None for part in told):
        return _translated(sentence, language)
    message, *rest = [part for part in told if part]
    return message + "".join(part if part.startswith(" ") else f"; {part}" for part in rest)


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
    text = files("jaarschijf.output").joinpath("sentences.toml").read_text(encoding="utf-8")
    told: dict[str, str] = tomllib.loads(text)[language]
    longest_first = sorted(told, key=lambda english: -len(re.sub(r"\{\w+\}", "", english)))
    return [
        (re.compile(_PLACE.sub(r"(?P<\1>.+)", re.escape(english)), re.DOTALL), told[english])
        for english in longest_first
    ]
