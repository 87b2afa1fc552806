"""All rules on one text: what the blank tagger calls, and what the spaCy components wrap."""

from __future__ import annotations

from dataclasses import dataclass

from jaarschijf.nlp.actors import finder_for
from jaarschijf.nlp.amounts import find_amounts
from jaarschijf.nlp.commitment import Promise, find_promise
from jaarschijf.nlp.deadlines import find_deadlines
from jaarschijf.nlp.roles import assign_roles
from jaarschijf.nlp.span import Setting, TagSpan, without_overlap
from jaarschijf.nlp.target_groups import find_target_groups


@dataclass(frozen=True, slots=True)
class TaggedText:
    """The spans of one text in reading order, and what kind of promise it makes (null outside a jaarafspraak)."""

    spans: tuple[TagSpan, ...]
    commitment: Promise | None = None


def tag_text(text: str, setting: Setting) -> TaggedText:
    """All tags of a text."""
    deadlines = find_deadlines(text, setting)
    actors = find_actors(text, setting)
    # "De Vijf Kernen" counts nothing.
    amounts = without_overlap(find_amounts(text, deadlines), actors)
    groups = without_overlap(find_target_groups(text), actors)
    spans = in_order([*deadlines, *amounts, *actors, *groups])
    return TaggedText(spans, find_promise(text) if setting.field == "jaarafspraak" else None)


def find_actors(text: str, setting: Setting) -> list[TagSpan]:
    """The actors of a text with their roles, in reading order."""
    found = finder_for(setting.municipality, setting.parties).find(text, setting.field)
    return assign_roles(text, found, setting.field)


def in_order(spans: list[TagSpan]) -> tuple[TagSpan, ...]:
    """Spans in reading order, whatever their label."""
    return tuple(sorted(spans, key=lambda span: (span.start, span.end, span.label)))
