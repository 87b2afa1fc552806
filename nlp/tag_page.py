"""A document's tags as a web page, drawn by displaCy: `inspect --tags out.html`."""

from __future__ import annotations

from typing import Any

from jaarschijf.schema.document import Document
from jaarschijf.schema.mention import Mention, Tags

COLORS = {
    "ACTOR": "#9ecae1",
    "PERCENTAGE": "#fdd0a2",
    "DEADLINE": "#c7e9c0",
    "QUANTITY": "#dadaeb",
    "MONEY": "#fdae6b",
    "TARGET_GROUP": "#fbb4b9",
}


def tags_to_html(document: Document, tags: Tags) -> str:
    """A self-contained page: each jaarafspraak with its tags in colour, the value in the label; text is escaped."""
    from spacy import displacy

    drawn = [
        _drawing(document, tags, row.ordinal, year, passage.text)
        for row in document.rows
        for year, passage in row.jaarafspraken.items()
    ]
    return displacy.render(
        drawn, style="ent", manual=True, page=True, jupyter=False, options={"colors": _colors(drawn)}
    )


def _drawing(document: Document, tags: Tags, row: int, year: int, text: str) -> dict[str, Any]:
    found = sorted(
        (m for m in tags.mentions if (m.row, m.field, m.year) == (row, "jaarafspraak", year)), key=lambda m: m.start
    )
    entities: list[dict[str, Any]] = []
    for mention in found:
        if not entities or mention.start >= entities[-1]["end"]:
            entities.append({"start": mention.start, "end": mention.end, "label": _caption(mention)})
    printed = document.rows[row] if row < len(document.rows) else None
    title = f"{printed.theme}/{printed.number or row + 1} ({year})" if printed else str(year)
    return {"text": text, "ents": entities, "title": title}


def _caption(mention: Mention) -> str:
    told = mention.due or mention.timex or mention.value or " ".join(f"{number:g}" for number in mention.numbers)
    return " ".join(str(part) for part in (mention.label, told, mention.role or "") if part)


def _colors(drawn: list[dict[str, Any]]) -> dict[str, str]:
    captions = {entity["label"] for drawing in drawn for entity in drawing["ents"]}
    return {caption: COLORS[caption.split(" ")[0]] for caption in captions}
