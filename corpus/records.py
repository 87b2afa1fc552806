"""A document and its tags, and what linking found, as rows of the tables, with the ids that follow from their content."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from jaarschijf.corpus.normal_text import normal_text
from jaarschijf.schema.identity import content_id
from jaarschijf.schema.spool import Spool

if TYPE_CHECKING:
    from datetime import date

    from jaarschijf.corpus.link import Linked
    from jaarschijf.corpus.year_link import YearLink
    from jaarschijf.schema.document import Document, Passage, Row
    from jaarschijf.schema.export import ExportedLink
    from jaarschijf.schema.mention import Mention, Tags

Records = Mapping[str, Sequence[tuple[Any, ...]]]
RowContent = tuple[str | None, ...]


class DocumentRecord(NamedTuple):
    """A row of the table `documents`."""

    document_id: str
    path: str
    municipality: str
    municipality_code: str | None
    year: int
    title: str
    framework_period: str | None
    signed_on: date | None
    source: str
    sha256: str
    page_count: int
    method: str
    model: str
    version: str
    warnings: list[str]
    confidence: float
    table_methods: list[str]
    placed_share: float
    characters: int


def document_records(document: Document, tags: Tags, path: str) -> Records:
    """For each table of tables.sql its new rows, columns in the table's order."""
    row_ids = _row_ids(document)
    return {
        "documents": [_document(document, tags, path)],
        "pages": [
            (document.document_id, number, width, height)
            for number, (width, height) in enumerate(document.page_sizes, start=1)
        ],
        "parties": [
            (document.document_id, place, party.name, party.kind, list(party.aliases))
            for place, party in enumerate(document.parties)
        ],
        "themes": [
            (document.document_id, place, theme.number, theme.title, theme.code, theme.intro)
            for place, theme in enumerate(document.themes)
        ],
        "agreement_rows": _spool(_row(document, row, row_ids[row.ordinal]) for row in document.rows),
        "agreements": _spool(_agreements(document, tags, row_ids)),
        "mentions": _spool(_mentions(document, tags, row_ids)),
        "attachments": [
            (document.document_id, place, item.page, *item.box, item.title, [list(cells) for cells in item.cells])
            for place, item in enumerate(document.attachments)
        ],
        "unplaced_text": [
            (document.document_id, place, passage.boxes[0].page, passage.text, [box._asdict() for box in passage.boxes])
            for place, passage in enumerate(document.ledger.unplaced_text)
        ],
    }


def _spool(rows: Iterable[tuple[Any, ...]]) -> Spool[tuple[Any, ...]]:
    return Spool(rows, most=5_000, together=500)


def content_key(municipality: str, document_year: int, year: int, text: str, seen: Counter[str]) -> str:
    """The same for the same words of a municipality and year, whatever file they are read from.

    Equal texts of one document are counted in `seen`.
    """
    key = content_id("key", municipality.casefold(), document_year, year, normal_text(text))
    seen[key] += 1
    return f"{key}-{seen[key]}"


def agreement_id(row_id: str, year: int) -> str:
    """The id of a row's jaarafspraak for a year."""
    return content_id("agr", row_id, year)


def mention_id(row_id: str, field: str, year: int | None, label: str, start: int, end: int) -> str:
    """The id of a tagged expression from where it stands and what it is."""
    return content_id("men", row_id, field, year, label, start, end)


def _row_ids(document: Document) -> dict[int, str]:
    """By ordinal; equal rows in one document differ by which of them it is."""
    seen: Counter[RowContent] = Counter()
    ids: dict[int, str] = {}
    for row in document.rows:
        texts = [f"{year}:{passage.text}" for year, passage in sorted(row.jaarafspraken.items())]
        content = (row.theme, row.number, _text(row.doelstelling), _text(row.kaderafspraak), *texts)
        ids[row.ordinal] = row_id(document.document_id, content, seen)
    return ids


def row_id(document_id: str, content: RowContent, seen: Counter[RowContent]) -> str:
    """The id of a row from its theme, number, doelstelling, kaderafspraak and `2024:text` of each year.

    Rows of one document come in their order; equal ones are counted in `seen`.
    """
    seen[content] += 1
    return content_id("row", document_id, *content, seen[content] - 1)


def _text(passage: Passage | None) -> str | None:
    return passage.text if passage else None


def _document(document: Document, tags: Tags, path: str) -> DocumentRecord:
    return DocumentRecord(
        document_id=document.document_id,
        path=path,
        municipality=document.municipality,
        municipality_code=document.municipality_code,
        year=document.year,
        title=document.title,
        framework_period=document.framework_period,
        signed_on=document.signed_on,
        source=document.source,
        sha256=document.sha256,
        page_count=document.page_count,
        method=document.method,
        model=tags.model,
        version=document.version,
        warnings=[str(problem) for problem in document.problems if problem.severity != "info"],
        confidence=document.confidence,
        table_methods=list(document.table_methods),
        placed_share=document.ledger.placed_share,
        characters=document.ledger.total,
    )


def _row(document: Document, row: Row, row_id: str) -> tuple[Any, ...]:
    return (
        row_id,
        document.document_id,
        row.ordinal,
        row.theme,
        row.number,
        _text(row.doelstelling),
        _text(row.kaderafspraak),
        list(row.inherited),
        _text(row.toelichting),
        _text(row.trekker),
        _text(row.gereed),
        row.page,
        row.confidence,
        [str(doubt) for doubt in row.doubts],
    )


def _agreements(document: Document, tags: Tags, row_ids: dict[int, str]) -> Iterator[tuple[Any, ...]]:
    commitments = {(commitment.row, commitment.year): commitment for commitment in tags.commitments}
    seen: Counter[str] = Counter()
    for row in document.rows:
        for year, passage in sorted(row.jaarafspraken.items()):
            commitment = commitments.get((row.ordinal, year))
            yield (
                agreement_id(row_ids[row.ordinal], year),
                row_ids[row.ordinal],
                document.document_id,
                year,
                passage.text,
                commitment.kind if commitment else None,
                commitment.evidence if commitment else None,
                passage.boxes[0].page if passage.boxes else row.page,
                [box._asdict() for box in passage.boxes],
                content_key(document.municipality, document.year, year, passage.text, seen),
            )


def _mentions(document: Document, tags: Tags, row_ids: dict[int, str]) -> Iterator[tuple[Any, ...]]:
    # Of two in one place the last holds.
    places = {(m.row, m.field, m.year, m.label, m.start, m.end): m for m in tags.mentions}
    for mention in places.values():
        row_id = row_ids[mention.row]
        owner = agreement_id(row_id, mention.year) if mention.year is not None else None
        identity = mention_id(row_id, mention.field, mention.year, mention.label, mention.start, mention.end)
        yield identity, document.document_id, row_id, owner, *_mention(mention)


def _mention(mention: Mention) -> tuple[Any, ...]:
    return (
        mention.field,
        mention.year,
        mention.label,
        mention.text,
        mention.start,
        mention.end,
        mention.value,
        mention.role,
        list(mention.numbers),
        mention.bound,
        mention.unit,
        mention.kind,
        mention.timex,
        mention.due,
        mention.of,
        mention.source,
    )


def link_record(
    link: YearLink | ExportedLink, from_agreement_id: str, to_agreement_id: str, municipality: str
) -> tuple[Any, ...]:
    """A link, found here or told by an export, between these agreements."""
    amended = link.evidence.get("amended")
    return (
        from_agreement_id,
        to_agreement_id,
        municipality,
        link.from_year,
        link.to_year,
        link.change,
        link.score,
        json.dumps(link.evidence, ensure_ascii=False),
        link.decided_by,
        list(map(str, amended)) if isinstance(amended, list) else [],
    )


def link_records(municipality: str, linked: Linked) -> Records:
    """For each table that linking fills its new rows, columns in the table's order."""
    return {
        "links": [
            link_record(link, link.from_agreement_id, link.to_agreement_id, municipality) for link in linked.links
        ],
        "lineages": list(linked.lineages.items()),
        "quotes": [(q.quoted_agreement_id, q.original_agreement_id, q.drift, q.score) for q in linked.quotes],
        "doubts": [(d.from_agreement_id, d.to_agreement_id, d.score, d.reason) for d in linked.doubts],
    }
