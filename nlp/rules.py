"""All rules on one text: what `tag` calls for each field, and what the spaCy components wrap."""

from __future__ import annotations

from jaarschijf.nlp.actors import finder_for
from jaarschijf.nlp.amounts import find_amounts
from jaarschijf.nlp.deadlines import find_deadlines
from jaarschijf.nlp.roles import assign_roles
from jaarschijf.nlp.span import Setting, TagSpan, without_overlap
from jaarschijf.nlp.target_groups import find_target_groups


def find_actors(text: str, setting: Setting) -> list[TagSpan]:
    """The actors of a text with their roles, in reading order."""
    return assign_roles(text, finder_for(setting.municipality, setting.parties).find(text), setting.field)


def find_tags(text: str, setting: Setting) -> list[TagSpan]:
    """The tags of a text under all labels, in reading order; spans of different labels may touch, deadlines and amounts never overlap."""
    deadlines = find_deadlines(text, setting)
    amounts = find_amounts(text, deadlines)
    actors = find_actors(text, setting)
    groups = without_overlap(find_target_groups(text), actors)
    return sorted([*deadlines, *amounts, *actors, *groups], key=lambda span: (span.start, span.end))
