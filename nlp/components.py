"""The rules as spaCy components, for pipelines that have more to give than text.

Each reads `doc._.setting` (parties, municipality, year; a plain text without it is read with no parties) and adds
spans to `doc.spans["jaarschijf"]`, with their values as `Span` extensions: `span._.value`, `.role`, `.numbers`,
`.bound`, `.unit`, `.of`, `.kind`, `.timex`, `.due`, `.source`. The kind of promise is `doc._.commitment`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from jaarschijf.nlp.amounts import find_amounts
from jaarschijf.nlp.commitment import Promise, find_promise
from jaarschijf.nlp.deadlines import find_deadlines
from jaarschijf.nlp.entities import find_unlisted
from jaarschijf.nlp.rules import TaggedText, find_actors, in_order
from jaarschijf.nlp.span import Setting, TagSpan, without_overlap
from jaarschijf.nlp.target_groups import find_target_groups

GROUP = "jaarschijf"
COMPONENTS = (
    "jaarschijf_deadlines",
    "jaarschijf_actors",
    "jaarschijf_amounts",
    "jaarschijf_target_groups",
    "jaarschijf_commitment",
)
_EXTENSIONS = ("offsets", *(f.name for f in fields(TagSpan) if f.name not in ("start", "end", "label")))
_NO_YEAR = 1970

for _name in _EXTENSIONS:
    Span.set_extension(_name, default=None, force=True)
Doc.set_extension("setting", default=None, force=True)
Doc.set_extension("commitment", default=None, force=True)


def _component(add: Callable[[Doc, Setting], Iterable[TagSpan]]) -> Callable[[Doc], Doc]:
    def run(doc: Doc) -> Doc:
        _store(doc, add(doc, _setting(doc)))
        return doc

    return run


@Language.factory("jaarschijf_deadlines", assigns=["doc.spans"])
def deadlines(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """DEADLINE."""
    return _component(lambda doc, setting: find_deadlines(doc.text, setting))


@Language.factory("jaarschijf_actors", assigns=["doc.spans"])
def actors(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """ACTOR with its role; organisations that only a model's NER knows are added, with the role that its parse gives."""

    def add(doc: Doc, setting: Setting) -> list[TagSpan]:
        listed = find_actors(doc.text, setting)
        deadlines = stored_spans(doc)
        taken = [*deadlines, *listed, *(find_amounts(doc.text, deadlines) if doc.ents else ())]
        return [*listed, *find_unlisted(doc, taken, setting.municipality)]

    return _component(add)


@Language.factory("jaarschijf_amounts", assigns=["doc.spans"])
def amounts(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """PERCENTAGE, QUANTITY and MONEY, clear of the deadlines and actors found before."""

    def add(doc: Doc, setting: Setting) -> list[TagSpan]:
        return without_overlap(find_amounts(doc.text, stored_spans(doc, "DEADLINE")), stored_spans(doc, "ACTOR"))

    return _component(add)


@Language.factory("jaarschijf_target_groups", assigns=["doc.spans"])
def target_groups(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """TARGET_GROUP, clear of the actors found before."""
    return _component(lambda doc, setting: without_overlap(find_target_groups(doc.text), stored_spans(doc, "ACTOR")))


@Language.factory("jaarschijf_commitment", assigns=["doc._.commitment"])
def commitment(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The kind of promise that a jaarafspraak makes, and its evidence."""

    def run(doc: Doc) -> Doc:
        promise = find_promise(doc.text) if _setting(doc).field == "jaarafspraak" else None
        doc._.commitment = {"kind": promise.kind, "evidence": promise.evidence} if promise else None
        return doc

    return run


def tagged_text(doc: Doc) -> TaggedText:
    """What the components said of a doc, as plain values."""
    said: dict[str, Any] | None = doc._.commitment
    return TaggedText(in_order(stored_spans(doc)), Promise(**said) if said else None)


def stored_spans(doc: Doc, label: str | None = None) -> list[TagSpan]:
    """The spans of a doc (of one label) as plain values."""
    return [_plain(span) for span in doc.spans.get(GROUP, []) if label in (None, span.label_)]


def _setting(doc: Doc) -> Setting:
    setting: Setting | None = doc._.setting
    return setting or Setting(year=_NO_YEAR)


def _store(doc: Doc, found: Iterable[TagSpan]) -> None:
    spans = list(doc.spans.get(GROUP, []))
    for tag in found:
        span = doc.char_span(tag.start, tag.end, label=tag.label, alignment_mode="expand")
        if span is None:
            continue
        # A tag may begin inside a token (`Q1/Q2`): its own offsets stay beside the token span.
        span._.offsets = (tag.start, tag.end)
        for name in _EXTENSIONS[1:]:
            setattr(span._, name, getattr(tag, name))
        spans.append(span)
    doc.spans[GROUP] = sorted(spans, key=lambda span: span._.offsets)


def _plain(span: Span) -> TagSpan:
    start, end = span._.offsets
    values = {name: getattr(span._, name) for name in _EXTENSIONS[1:]}
    return TagSpan(start, end, span.label_, **values)  # type: ignore[arg-type]  # the label is one we set
