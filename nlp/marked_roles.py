"""Roles that are written beside names: `WGZ (trekker), gemeente (advies)`, `Advies: WGZ`, `Gemeente:` over a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from jaarschijf.nlp.role_words import NAMED_AFTER, role_patterns, role_words
from jaarschijf.nlp.span import TagSpan
from jaarschijf.schema.mention import Role

_PAIRED = re.compile(r"\s*(?:en|&|/|\+)\s*(?:de\s+)?")
# Who carries out leaves the lead to who stands beside: "Gemeente, WGZ (uitvoering)".
_CARRIES_OUT = re.compile(r"\s*\(\s*uitvoer", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\(\s*([^)]*?)\s*\)")
_LABEL = re.compile(r"(\w[\w ]*):[^:]*\Z")


def as_marked(text: str, actors: Sequence[TagSpan]) -> list[TagSpan]:
    """The actors with the roles that are said beside them; where one is called trekker, those without are betrokken."""
    marks: list[Role | None] = [_mark(text, actor, actors) for actor in actors]
    for at in range(len(actors) - 2, -1, -1):
        if marks[at] is None and _PAIRED.fullmatch(text, actors[at].end, actors[at + 1].start):
            marks[at] = marks[at + 1]
    # "WGZ / HVS (advies)": were it said of both, nobody would lead.
    if actors and set(marks) == {"betrokken"}:
        marks = [_mark(text, actor, actors) for actor in actors]
    leads = any(
        mark == "trekker" and not _CARRIES_OUT.match(text, actor.end) for actor, mark in zip(actors, marks, strict=True)
    )
    others: Role | None = "betrokken" if leads else None
    return [
        replace(actor, role=mark or others or ("betrokken" if _beside(text, actor, before) else actor.role))
        for before, actor, mark in zip((None, *actors), actors, marks, strict=False)
    ]


def _beside(text: str, actor: TagSpan, before: TagSpan | None) -> bool:
    """Whether an actor stands in brackets behind another, and is not that other nor one of its group: `WGZ (+ gemeente)`."""
    if before is None or (text[before.end : actor.start].strip(" +&") not in ("(", "(en", "(met", "(i.s.m.")):
        return False
    return before.value != actor.value and (before.value not in NAMED_AFTER or _is_gemeente(actor))


def _is_gemeente(actor: TagSpan) -> bool:
    return (actor.value or "").startswith("gemeente ")


def _mark(text: str, actor: TagSpan, actors: Sequence[TagSpan]) -> Role | None:
    """The role in brackets behind an actor, or before the colon over it."""
    behind = _BRACKETS.match(text, actor.end)
    # "Gemeente (advies: WGZ)": what the brackets say is of who stands in them.
    if behind and any(behind.start() < other.start < behind.end() for other in actors):
        behind = None
    for said in (behind, _LABEL.search(text, 0, actor.start)):
        if said and role_patterns()["marked_trekker"].match(said[1]):
            return "trekker"
        if said and role_patterns()["marked_betrokken"].match(said[1]):
            return "betrokken"
    return None


def by_a_colon(before: str, after: str, left: str) -> Role | None:
    """The role of who heads a list, or stands under the label of a role: `Advies: WGZ en Thuisrijk`."""
    if after.lstrip().startswith(":") and left not in role_words()["beside"]:
        # "Ondersteuning huurdersorganisaties: ...": to whom it is done.
        return "betrokken" if left.endswith("ing") or left in ("aan", "voor") else "trekker"
    label = _LABEL.search(before.rstrip()) if left == ":" else None
    return "betrokken" if label and role_patterns()["marked_betrokken"].match(label[1]) else None
