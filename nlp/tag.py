"""The chain of this room: a document's texts through the tagger into Tags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace

from jaarschijf.nlp.introduced_names import with_bare_names, with_introduced, with_trekkers
from jaarschijf.nlp.pipeline import Tagger, tagger
from jaarschijf.nlp.rules import TaggedText
from jaarschijf.nlp.span import Setting, TagSpan
from jaarschijf.schema.document import Document, Party, Passage, Row
from jaarschijf.schema.mention import Commitment, Field, Mention, Tags

_OTHER_FIELDS: tuple[Field, ...] = ("kaderafspraak", "gereed", "trekker")
_SPAN_FIELDS = tuple(part.name for part in fields(TagSpan))


@dataclass(frozen=True, slots=True)
class _Source:
    """A text of a document and where it stands; `year` is null outside a jaarafspraak."""

    row: int
    field: Field
    year: int | None
    text: str
    setting: Setting


def tag(document: Document, model: str | None = None) -> Tags:
    """The tags of one document; see `tag_many`."""
    return next(tag_many([document], model))


def tag_many(documents: Iterable[Document], model: str | None = None) -> Iterator[Tags]:
    """The tags of each document, in order.

    `model` names an installed spaCy pipeline or a folder with one; by default nl_core_news_sm where it is installed,
    else the blank Dutch base. Raises ModelError for a model that is not there.
    """
    using = tagger(model)
    for document in documents:
        yield _tag(document, using)


def _tag(document: Document, using: Tagger) -> Tags:
    texts = [passage.text for row in document.rows for passage in row.jaarafspraken.values()]
    intros = [theme.intro for theme in document.themes]
    parties = with_introduced([*intros, *texts], document.municipality, document.parties)
    trekkers = [row.trekker.text for row in document.rows if row.trekker]
    sources = list(_sources(document, with_trekkers(trekkers, texts, document.municipality, parties)))
    mentions: list[Mention] = []
    commitments: list[Commitment] = []
    told = list(using.tag((source.text, source.setting) for source in sources))
    _tag_bare_names(sources, told, document, using)
    for source, tagged in zip(sources, told, strict=True):
        mentions += _mentions(source, tagged)
        if source.year is not None and (said := tagged.commitment):
            commitments.append(Commitment(row=source.row, year=source.year, kind=said.kind, evidence=said.evidence))
    return Tags(
        mentions=tuple(_under_full_names(mentions, document.parties)), commitments=tuple(commitments), model=using.name
    )


def _tag_bare_names(sources: list[_Source], told: list[TaggedText], document: Document, using: Tagger) -> None:
    """Tag once more what names without its kind whom another text names with it: `Kruispunt`, `welzijnsorganisatie Kruispunt`."""
    values = (span.value for tagged in told for span in tagged.spans if span.label == "ACTOR" and span.value)
    texts = [source.text for source in sources]
    parties = sources[0].setting.parties if sources else ()
    bare = with_bare_names(values, texts, document.municipality, parties)
    names = [(*party.aliases, party.name)[0] for party in bare]
    again = [place for place, text in enumerate(texts) if any(name in text for name in names)]
    for place in again:
        source = sources[place]
        sources[place] = replace(source, setting=replace(source.setting, parties=(*parties, *bare)))
    retold = using.tag((sources[place].text, sources[place].setting) for place in again)
    for place, tagged in zip(again, retold, strict=True):
        told[place] = tagged


def _under_full_names(mentions: Sequence[Mention], parties: Sequence[Party]) -> list[Mention]:
    """An organisation named by its kind alone (`het energieloket`) is the one that the document names in full, if it is one."""
    names = {mention.value for mention in mentions if mention.label == "ACTOR" and mention.value}
    names |= {party.name for party in parties if party.kind == "overig"}
    full: dict[str, str] = {}
    for kind in names:
        longer = [name for name in names if name.lower().startswith(f"{kind.lower()} ")]
        if len(longer) == 1 and " " not in kind:
            full[kind] = longer[0]
    return [
        replace(mention, value=full[mention.value])
        if mention.label == "ACTOR" and mention.value in full and mention.text.lower() == mention.value.lower()
        else mention
        for mention in mentions
    ]


def _sources(document: Document, parties: tuple[Party, ...]) -> Iterator[_Source]:
    last = re.search(r"(\d{4})\s*\Z", document.framework_period or "")
    framework_end = int(last[1]) if last else None

    def source(row: Row, field: Field, year: int | None, passage: Passage) -> _Source:
        setting = Setting(year or document.year, field, document.municipality, parties, framework_end)
        return _Source(row.ordinal, field, year, passage.text, setting)

    for row in document.rows:
        for year, passage in row.jaarafspraken.items():
            yield source(row, "jaarafspraak", year, passage)
        for field in _OTHER_FIELDS:
            # An inherited kaderafspraak was tagged where it is printed.
            if (passage_ := getattr(row, field)) and field not in row.inherited:
                yield source(row, field, None, passage_)


def _mentions(source: _Source, tagged: TaggedText) -> Iterator[Mention]:
    for span in tagged.spans:
        # A mention is a span with its place in the document; what the two share has the same names.
        shared = {name: getattr(span, name) for name in _SPAN_FIELDS}
        text = source.text[span.start : span.end]
        yield Mention(row=source.row, field=source.field, year=source.year, text=text, **shared)
