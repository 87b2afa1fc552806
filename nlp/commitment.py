"""What kind of promise an agreement makes: resultaat, inspanning, proces or intentie.

The kinds are those that researchers code by hand (RIGO: outputgericht, procedureel, intentioneel), with an effort
(inspanning) told apart from a result. The first verb or verbal noun that the lexicon knows decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, get_args

from jaarschijf.nlp.lexicon import read_list
from jaarschijf.schema.mention import CommitmentKind


@dataclass(frozen=True, slots=True)
class Promise:
    """A kind of commitment, and the words that say so, as printed (a verb and its particle with ` ... ` between)."""

    kind: CommitmentKind
    evidence: str


def find_promise(text: str) -> Promise | None:
    """The promise that a text makes; a text that only refers elsewhere (`Zie thema 7`) or has no word makes none."""
    if not re.search(r"[a-z]{3}", text) or re.fullmatch(r"\s*(?:zie|idem|n\.?v\.?t)\b[^.]*\.?\s*", text, re.IGNORECASE):
        return None
    found = [match for pattern in _patterns() if (match := pattern.search(text))]
    if not found:
        # A plain statement in the present tense holds good as it stands: what it says is the result.
        return Promise("resultaat", _first_verb(text))
    first = min(found, key=lambda match: (match.start(), -match.end()))
    kind: CommitmentKind = next(
        kind for kind in get_args(CommitmentKind) if f"{kind}" == (first.lastgroup or "").split("_")[0]
    )
    return Promise(kind, _evidence(text, first))


def _evidence(text: str, match: re.Match[str]) -> str:
    printed = " ".join(match[0].split())
    particle = re.search(
        rf"\s({_particles()})(?=[.,;:]|\s+(?:en|om|van|bij|op|voor)\b|\s*\Z)", text[match.end() :].split("\n")[0]
    )
    return f"{printed} ... {particle[1]}" if particle and len(match[0].split()) == 1 else printed


def _first_verb(text: str) -> str:
    verb = re.search(r"(?<=[a-z)’'] )(?:wordt|worden|zijn|is|[a-z]{3,}t)\b", text)
    return verb[0] if verb else ""


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    return read_list("verbs.toml")


def _particles() -> str:
    return "|".join(_data()["particles"]["words"])


@lru_cache(maxsize=1)
def _patterns() -> list[re.Pattern[str]]:
    patterns = []
    for kind in get_args(CommitmentKind):
        wordings = [entry for group in _data()[kind].values() for entry in group]
        patterns.append(re.compile(rf"(?<![\w-])(?P<{kind}>(?:{'|'.join(wordings)}))(?![\w])", re.IGNORECASE))
    return patterns
