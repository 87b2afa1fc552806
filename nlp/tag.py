"""The chain of this room: a document's texts through the rules (and a model, where there is one) into Tags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from jaarschijf.nlp.rules import find_tags
from jaarschijf.nlp.span import Setting, TagSpan
from jaarschijf.schema.document import Document, Row
from jaarschijf.schema.mention import Commitment, Field, Mention, Tags


def tag(document: Document, model: str | None = None) -> Tags:
    mentions = []
    for row, field, year, text, setting in texts_of(document):
        for span in find_tags(text, setting):
            mentions.append(
                Mention(
                    row=row.ordinal,
                    field=field,
                    year=year,
                    text=text[span.start : span.end],
                    **{k: getattr(span, k) for k in TagSpan.__slots__},
                )
            )
    return Tags(mentions=tuple(mentions), model="rules")


def texts_of(document: Document):
    end = re.search(r"(\d{4})\s*\Z", document.framework_period or "")
    base = dict(
        municipality=document.municipality, parties=document.parties, framework_end=int(end[1]) if end else None
    )
    for row in document.rows:
        for year, passage in row.jaarafspraken.items():
            yield row, "jaarafspraak", year, passage.text, Setting(year=year, field="jaarafspraak", **base)
        for field in ("kaderafspraak", "gereed", "trekker"):
            passage = getattr(row, field)
            if passage and not (field == "kaderafspraak" and "kaderafspraak" in row.inherited):
                yield row, field, None, passage.text, Setting(year=document.year, field=field, **base)
