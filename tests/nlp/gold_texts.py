"""Documents made of gold, so that tags are measured apart from reading: from a golden document, or from annotated cells."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jaarschijf.nlp.tag import tag
from jaarschijf.schema.document import Document, Party, Passage, Row
from jaarschijf.schema.mention import Commitment, Mention
from tests.nlp.mention_scores import Text

Json = dict[str, Any]


def document_of_gold(gold: Json) -> Document:
    """A golden document's rows as a Document; `parties` may carry aliases."""
    return _document(gold["document"], [_row(ordinal, row) for ordinal, row in enumerate(gold["rows"])])


def document_of_cells(cells: Json) -> Document:
    """A file of annotated cells as a Document: each cell a row of its own."""
    rows = []
    for ordinal, cell in enumerate(cells["cells"]):
        texts: Json = {"jaarafspraken": {}, cell["field"]: cell["text"]}
        if cell["field"] == "jaarafspraak":
            texts = {"jaarafspraken": {str(cell.get("year") or cells["document"]["year"]): cell["text"]}}
        rows.append(_row(ordinal, texts))
    return _document(cells["document"], rows)


def texts_of_cells(path: Path) -> tuple[list[Text], list[tuple[str, str, Commitment | None]]]:
    """Each cell of a file with its found and golden mentions, and each cell's golden and found commitment."""
    cells = json.loads(path.read_text(encoding="utf-8"))
    document = document_of_cells(cells)
    tags = tag(document)
    texts: list[Text] = []
    commitments: list[tuple[str, str, Commitment | None]] = []
    for ordinal, cell in enumerate(cells["cells"]):
        found = [mention for mention in tags.mentions if mention.row == ordinal]
        golden = cell["mentions"]
        texts.append(Text(cell["id"], cell["text"], found, golden))
        if cell.get("commitment"):
            said = next((c for c in tags.commitments if c.row == ordinal), None)
            commitments.append((f"{cell['id']}: {cell['text']}", cell["commitment"], said))
    return texts, commitments


def texts_of_gold(gold: Json, mentions: Sequence[Json]) -> list[Text]:
    """Each jaarafspraak, gereed and trekker of a golden document with its found and golden mentions."""
    document = document_of_gold(gold)
    found = tag(document).mentions
    return [
        Text(
            f"{row['theme']}/{row['number']} {field} {year or ''}",
            text,
            _at(found, ordinal, field, year),
            _golden(mentions, row, field, year),
        )
        for ordinal, row in enumerate(gold["rows"])
        for field, year, text in _fields(row)
    ]


def _fields(row: Json) -> list[tuple[str, int | None, str]]:
    yearly: list[tuple[str, int | None, str]] = [
        ("jaarafspraak", int(year), text) for year, text in row["jaarafspraken"].items()
    ]
    return yearly + [(field, None, row[field]) for field in ("gereed", "trekker") if row.get(field)]


def _at(found: Sequence[Mention], ordinal: int, field: str, year: int | None) -> list[Mention]:
    return [mention for mention in found if (mention.row, mention.field, mention.year) == (ordinal, field, year)]


def _golden(mentions: Sequence[Json], row: Json, field: str, year: int | None) -> list[Json]:
    def key(of: Json) -> tuple[str, str]:
        return str(of["theme"]), str(of["number"])

    return [m for m in mentions if key(m) == key(row) and m["field"] == field and (m.get("year") or None) == year]


def _row(ordinal: int, row: Json) -> Row:
    def passage(text: str | None) -> Passage | None:
        return Passage(text=text) if text else None

    return Row(
        ordinal=ordinal,
        theme=str(row.get("theme", "1")),
        number=row.get("number"),
        kaderafspraak=passage(row.get("kaderafspraak")),
        jaarafspraken={int(year): Passage(text=text) for year, text in row["jaarafspraken"].items()},
        gereed=passage(row.get("gereed")),
        trekker=passage(row.get("trekker")),
        page=1,
    )


def _document(facts: Json, rows: Sequence[Row]) -> Document:
    return Document(
        document_id="doc",
        sha256="0" * 64,
        source="gold.json",
        municipality=facts["municipality"],
        year=facts["year"],
        framework_period=facts.get("framework_period"),
        page_count=1,
        parties=tuple(Party(**party) for party in facts["parties"]),
        rows=tuple(rows),
    )
