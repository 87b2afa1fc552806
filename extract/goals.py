"""A goal or a frame that is printed over the agreements it holds for: `Doelstelling 1.2: Meer woningen voor starters.`"""

from __future__ import annotations

import re

from jaarschijf.extract.vocabulary import Role, Vocabulary

_LABEL = re.compile(
    r"(?P<label>[^\W\d_]+(?: [^\W\d_]+){0,2}?)(?P<number> (?:\d{1,2}(?:\.\d{1,2}){0,3}[a-z]?|[A-Z](?:\.?\d{1,2})?|[IVX]{1,5}))?"
    r"(?P<mark>\.?:|\.| [:|–—-])?(?= (?P<said>\S.*))"
)
_SURE = 95.0
_LEAST_WORDS = 5


def goal_label(text: str, vocabulary: Vocabulary) -> tuple[Role, int] | None:
    """Whether a text is a goal or a frame with its label before it: the role, and how many words the label has.

    A colon ends a label; after its number a dash, a dot or nothing does, where a sentence follows.
    """
    match = _LABEL.match(text)
    if match is None:
        return None
    heading = vocabulary.heading(match["label"])
    if heading.role not in ("doelstelling", "kaderafspraak") or heading.score < _SURE:
        return None
    sentence = match["number"] is not None and match["said"][0].isupper() and is_sentence(match["said"])
    if not sentence and not (match["mark"] or "").endswith(":"):
        return None
    return heading.role, len(match[0].split())


def is_sentence(text: str) -> bool:
    """Whether a text over agreements says something; the title of a theme is shorter, and has no full stop."""
    return len(text.split()) >= _LEAST_WORDS
