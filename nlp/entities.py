"""Organisations that only a statistical model knows, with the role that its dependency parse gives.

The listed actors keep the roles of the rules, so that the tags of both bases are the same: on these documents a
parser's subject on top of the rules gained 1 of 117 roles. `role_by_parse` is open to tests and to other uses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from jaarschijf.nlp.span import TagSpan
from jaarschijf.schema.mention import Role

_ACTING = frozenset({"nsubj", "csubj", "obl:agent", "ROOT"})
_INVOLVED = re.compile(r"betrokken|geïnformeerd|ondersteund|geraadpleegd|uitgenodigd|gehoord|gevraagd", re.IGNORECASE)
# A single capital letter word is a street as often as an organisation: two words, or letters that spell a name.
_NAME = re.compile(r"[A-Z]{2,6}\b|[A-ZÀ-Ý][\w’'-]+(?:\s+[\w’'-]+)*\s+[A-ZÀ-Ý][\w’'-]+")
_NO_ORGANISATION = re.compile(
    r"\b(?:\w*(?:visie|verordening|akkoord|deal|programma|plan|wet|regeling|convenant|agenda|nota|afspraken|weg|straat|laan|plein))\b",
    re.IGNORECASE,
)


def find_unlisted(doc: Doc, taken: Sequence[TagSpan], municipality: str) -> Iterator[TagSpan]:
    """ORG entities of the model that overlap nothing yet tagged, marked `source="model"`."""
    for entity in doc.ents:
        if entity.label_ != "ORG" or not _NAME.fullmatch(entity.text) or _NO_ORGANISATION.search(entity.text):
            continue
        found = TagSpan(
            entity.start_char,
            entity.end_char,
            "ACTOR",
            value=" ".join(entity.text.split()),
            role=role_by_parse(entity),
            source="model",
        )
        if municipality.lower() != entity.text.lower() and not any(found.overlaps(other) for other in taken):
            yield found


def role_by_parse(span: Span) -> Role:
    """The role by the dependency of the span's root: a subject or the agent of a passive acts, all else is involved.

    A model without a parser leaves every root's dependency empty: then the span is involved.
    """
    root = span.root
    while root.dep_ in ("conj", "appos", "flat", "fixed") and root.head != root:
        root = root.head
    if _has_case(root, "door"):
        return "trekker"
    if _has_case(root):
        return "betrokken"
    if root.dep_ == "nsubj:pass":
        return "betrokken" if _INVOLVED.search(root.head.text) else "trekker"
    return "trekker" if root.dep_ in _ACTING and root.dep_ else "betrokken"


def _has_case(token: Token, lemma: str | None = None) -> bool:
    return any(child.dep_ == "case" and (lemma is None or child.lower_ == lemma) for child in token.children)
