"""The label of a goal or a frame that is printed over agreements: `Doelstelling 1.2: Meer woningen voor starters.`"""

from __future__ import annotations

import re

from jaarschijf.extract.agreements.clauses import without_number
from jaarschijf.extract.wording.vocabulary import Role, Vocabulary

_NUMBER = r"(?P<number> (?:\d{1,2}(?:\.\d{1,2}){0,3}[a-zA-Z]?|[A-Z](?:\.?\d{1,2})?|[IVX]{1,5}(?:\.\d{1,2})?))?"
# `Kaderafspraak 2030-2033: ...`
_YEARS = r"(?: \(?20\d\d ?(?:[-–—/]|t/m|tot en met) ?(?:20)?\d\d\)?)?"
_SAID = r"(?= (?P<said>\S.*))"
_LABEL = re.compile(rf"(?P<label>[^\W\d_]+(?: [^\W\d_]+){{0,2}}?){_YEARS}{_NUMBER}(?P<mark>\.?:|\.| [:|–—-])?{_SAID}")
# `Meerjarige afspraak: ...`: all words before a colon, where there is one.
_TO_COLON = re.compile(rf"(?P<label>[^\W\d_]+(?: [^\W\d_]+){{0,4}}?){_YEARS}{_NUMBER}{_YEARS}(?P<mark> ?:){_SAID}")
# Whose goal it is, or of what kind, and of what: `Gezamenlijk doel`, `Lokale ambitie voor dit thema`.
_WHOSE = re.compile(
    r"^(?:(?:ons|onze|het|de|dé|een)\s+)?(?:(?:gezamenlijk|gemeenschappelijk|gedeeld|overkoepelend|maatschappelijk|strategisch|inhoudelijk|beleidsmatig"
    r"|volkshuisvestelijk|centra(?:al|l)|loka(?:al|l)|regiona(?:al|l)|gemeentelijk|algeme(?:en|n)|concre(?:et|t)|beoogd|gewenst|uiteindelijk"
    r"|achterliggend|langjarig|meerjarig|belangrijkst|voornaamst)e?\s+)+(?=\w)",
    re.IGNORECASE,
)
_OF_THEME = re.compile(r"\s+(?:(?:voor|van|bij|binnen|op)\s+)?(?:dit|het|ieder)\s+thema$", re.IGNORECASE)
_SURE = 95.0
_LEAST_WORDS = 5
_NOTES = frozenset(("nb", "noot", "let op", "voetnoot"))


def goal_label(text: str, vocabulary: Vocabulary) -> tuple[Role, int] | None:
    """Whether a text is a goal or a frame with its label before it: the role, and how many words the label has.

    A colon ends a label, before which a number may stand (`1.1 Doel: ...`); after its number a dash, a dot or nothing does, where a
    sentence follows.
    """
    bare = without_number(text)
    match = _TO_COLON.match(bare) or _LABEL.match(bare)
    if match is None:
        return None
    role = role_of_label(match["label"], vocabulary)
    if role is None:
        return None
    sentence = match["number"] is not None and match["said"][0].isupper() and is_sentence(match["said"])
    if not sentence and not (match["mark"] or "").endswith(":"):
        return None
    return role, len(text.split()) - len(bare.split()) + len(match[0].split())


def labelled_goal(text: str, vocabulary: Vocabulary) -> Role | None:
    """Whether a text is a goal or a frame with its label before it, and which: `Kaderafspraak: de voorraad groeit.`"""
    said = goal_label(text, vocabulary)
    return said[0] if said is not None else None


def bare_label(text: str, vocabulary: Vocabulary) -> Role | None:
    """The role of a label that stands by itself, with a number, over the text it is of: `Doelstelling 1.2`.

    Without a number it may be over whatever a chapter says of goals.
    """
    match = _LABEL.match(f"{text.rstrip(':')} …")
    if match is None or match["number"] is None or match["said"] != "…":
        return None
    return role_of_label(match["label"], vocabulary)


def role_of_label(label: str, vocabulary: Vocabulary) -> Role | None:
    """What a label is surely of: a goal, or a frame. Whose goal it is makes it no less sure."""
    heading = vocabulary.heading(label)
    if heading.role in ("doelstelling", "kaderafspraak") and heading.score >= _SURE:
        return heading.role
    bare = _OF_THEME.sub("", _WHOSE.sub("", label))
    said = vocabulary.heading(bare[:1].upper() + bare[1:]) if bare != label else heading
    return said.role if said.role == "doelstelling" and said.score >= _SURE else None


def is_sentence(text: str) -> bool:
    """Whether a text over agreements says something; the title of a theme is shorter, and has no full stop."""
    return len(text.split()) >= _LEAST_WORDS


def is_note(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text over the full width of a table is a note on its rows: `Opmerking: de aantallen zijn indicatief.`"""
    match = _LABEL.match(text)
    if match is None or not (match["mark"] or "").endswith(":"):
        return False
    heading = vocabulary.heading(match["label"])
    return match["label"].lower() in _NOTES or (heading.role == "toelichting" and heading.score >= _SURE)
