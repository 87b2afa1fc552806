"""An exported document as what was read and tagged, so that it is stored on the same road as one that was read here."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import UTC
from itertools import count

from jaarschijf.corpus.records import Records, link_record
from jaarschijf.schema.document import Attachment, Document, Ledger, PageBox, Party, Passage, Row, Theme
from jaarschijf.schema.export import (
    ExportedAgreement,
    ExportedAttachment,
    ExportedBox,
    ExportedCorpus,
    ExportedDocument,
    ExportedMention,
    ExportedRow,
    ExportedTheme,
)
from jaarschijf.schema.identity import document_id
from jaarschijf.schema.mention import Commitment, Mention, Tags
from jaarschijf.schema.problems import Problem


def faults(document: ExportedDocument) -> Iterator[str]:
    """What an exported document says that can't be so, each with its place in the document."""
    themes = [theme.theme_number for theme in document.themes]
    if len({row.ordinal for row in document.rows}) < len(document.rows):
        yield "two rows have one ordinal"
    if document.document_id != document_id(document.sha256):
        yield "document_id does not follow from sha256"
    if document.pages and len(document.pages) != document.page_count:
        yield "pages are not as many as page_count"
    if any(not _on_page(box, document.page_count) for text in document.unplaced_text for box in text.boxes):
        yield "a text without a place has a box that is off its page or inside out"
    for row in document.rows:
        yield from (f"row {row.ordinal}: {fault}" for fault in _row_faults(row, themes, document.page_count))


def linking_faults(exported: ExportedCorpus) -> Iterator[str]:
    """What an export says of its documents together that can't be so."""
    if len({document.sha256 for document in exported.documents}) < len(exported.documents):
        yield "two documents have one sha256"
    yield from _told_twice(exported)
    yield from _moments(exported)
    places = {
        agreement.agreement_id: (document.municipality, agreement.year)
        for document in exported.documents
        for row in document.rows
        for agreement in row.agreements
    }
    yield from _strangers(exported, places)
    of_lineages = {lineage.agreement_id for lineage in exported.lineages or ()}
    for link in exported.links:
        pair = f"the link from {link.from_agreement_id} to {link.to_agreement_id}"
        first, second = places.get(link.from_agreement_id), places.get(link.to_agreement_id)
        if (first, second) != ((link.municipality, link.from_year), (link.municipality, link.to_year)):
            yield f"{pair}: its agreements are of other years or municipalities, or not in the file"
        elif link.from_year >= link.to_year:
            yield f"{pair}: it does not lead to a later year"
        elif exported.lineages is not None and not {link.from_agreement_id, link.to_agreement_id} <= of_lineages:
            yield f"{pair}: its agreements are of no lineage"
        try:
            json.dumps(link.evidence, allow_nan=False)
        except ValueError:
            yield f"{pair}: its evidence holds what is no number"


def _strangers(exported: ExportedCorpus, places: Mapping[str, tuple[str, int]]) -> Iterator[str]:
    """Lineages, quotes and doubts of agreements that the file does not have, or of two municipalities."""
    named: list[tuple[str, tuple[str, ...]]] = [
        *(("lineage", (lineage.agreement_id,)) for lineage in exported.lineages or ()),
        *(("quote", (quote.quoted_agreement_id, quote.original_agreement_id)) for quote in exported.quotes),
        *(("doubt", (doubt.from_agreement_id, doubt.to_agreement_id)) for doubt in exported.doubts),
    ]
    for what, ids in named:
        absent = [identity for identity in ids if identity not in places]
        if absent:
            yield f"a {what} of {absent[0]}: that agreement is not in the file"
        elif len({places[identity][0] for identity in ids}) > 1:
            yield f"a {what} of {' and '.join(ids)}: they are of two municipalities"


def with_own_numbers(document: ExportedDocument) -> tuple[ExportedDocument, list[str]]:
    """The document with a number of its own for each theme, and what had to be given another, told in words.

    Ours number each theme otherwise. In what others made, a part of a document may begin at 1 again: a row then tells by
    its title which theme it is of. Themes of one number and one title are one.
    """
    given: dict[tuple[str, str], str] = {}
    themes: list[ExportedTheme] = []
    told: list[str] = []
    taken = {theme.theme_number for theme in document.themes}
    for theme in document.themes:
        key = theme.theme_number, theme.theme
        if key in given:
            place = next(k for k, kept in enumerate(themes) if kept.theme_number == given[key])
            intros = dict.fromkeys(intro for intro in (themes[place].intro, theme.intro) if intro)
            themes[place] = themes[place].model_copy(update={"intro": "\n\n".join(intros)})
            told.append(f"theme {theme.theme_number} {theme.theme!r} is told twice, and taken as one")
            continue
        given[key] = number = _own_number(theme.theme_number, {kept.theme_number for kept in themes}, taken)
        themes.append(theme.model_copy(update={"theme_number": number}))
        if number != theme.theme_number:
            told.append(f"theme {theme.theme_number} {theme.theme!r} is {number} here, as another has that number")
    if not told:
        return document, []
    rows = [
        row.model_copy(update={"theme_number": given.get((row.theme_number, row.theme), row.theme_number)})
        for row in document.rows
    ]
    return document.model_copy(update={"themes": themes, "rows": rows}), told


def _own_number(number: str, used: set[str], taken: set[str]) -> str:
    if number not in used:
        return number
    return next(other for n in count(2) if (other := f"{number}-{n}") not in used | taken)


def _told_twice(exported: ExportedCorpus) -> Iterator[str]:
    keys: dict[str, list[tuple[str, ...]]] = {
        "links": [(link.from_agreement_id, link.to_agreement_id) for link in exported.links],
        "lineages": [(lineage.agreement_id,) for lineage in exported.lineages or ()],
        "decisions": [(decision.from_key, decision.to_key) for decision in exported.decisions],
        "row_decisions": [(decision.row_id,) for decision in exported.row_decisions],
    }
    for name, told in keys.items():
        if len(set(told)) < len(told):
            yield f"{name}: two are of the same"


def _moments(exported: ExportedCorpus) -> Iterator[str]:
    moments = [
        *(decision.decided_at for decision in exported.decisions if decision.decided_at),
        *(decision.decided_at for decision in exported.row_decisions),
        *(file.at for file in exported.files),
    ]
    for moment in moments:
        try:
            moment.astimezone(UTC)
        except OverflowError:
            yield f"{moment.isoformat()} is no moment in UTC"


def _row_faults(row: ExportedRow, themes: list[str], page_count: int) -> Iterator[str]:
    if row.theme_number not in themes:
        yield "its theme_number is not among the themes"
    if not 1 <= row.page <= page_count:
        yield f"page {row.page} is not there"
    if len({agreement.year for agreement in row.agreements}) < len(row.agreements):
        yield "two agreements for one year"
    for agreement in row.agreements:
        if not agreement.text.strip():
            yield f"the agreement for {agreement.year} has no text"
        if not all(_on_page(box, page_count) for box in agreement.boxes):
            yield f"the agreement for {agreement.year} has a box that is off its page or inside out"
    texts = {"kaderafspraak": row.kaderafspraak, "gereed": row.gereed, "trekker": row.trekker}
    places = [(mention, texts.get(mention.field)) for mention in row.mentions]
    for agreement in row.agreements:
        spoken = {"jaarafspraak": agreement.text}
        places += [(mention, spoken.get(mention.field)) for mention in agreement.mentions]
    for mention, text in places:
        if mention.start < 0 or text is None or text[mention.start : mention.end] != mention.text:
            yield f"the mention {mention.text!r} is not where it is said to be"


def _on_page(box: ExportedBox, page_count: int) -> bool:
    return 1 <= box.page <= page_count and box.x0 <= box.x1 and box.top <= box.bottom


def exported_to_document(exported: ExportedDocument) -> tuple[Document, Tags]:
    """What was read and tagged, as the export tells it; stored, it has the same rows and ids as where it came from."""
    rows = sorted(exported.rows, key=lambda row: row.ordinal)
    warnings = exported.warnings if exported.reading_warnings is None else exported.reading_warnings
    unplaced = round((1.0 - exported.placed_share) * exported.characters)
    document = Document(
        document_id=exported.document_id,
        sha256=exported.sha256,
        source=exported.source,
        municipality=exported.municipality,
        municipality_code=exported.municipality_code,
        year=exported.year,
        title=exported.title,
        framework_period=exported.framework_period,
        signed_on=exported.signed_on,
        page_count=exported.page_count,
        page_sizes=tuple((page.width, page.height) for page in exported.pages),
        method=exported.method,
        table_methods=tuple(exported.table_methods),
        parties=tuple(Party(name=p.name, kind=p.kind, aliases=tuple(p.aliases)) for p in exported.parties),
        themes=tuple(
            Theme(number=t.theme_number, title=t.theme, code=t.theme_code, intro=t.intro) for t in exported.themes
        ),
        rows=tuple(_row(row) for row in rows),
        attachments=tuple(_attachment(item) for item in exported.attachments),
        # Only the sum, the share that is placed and the text that is not are kept of it.
        ledger=Ledger(
            cell=exported.characters - unplaced,
            unplaced=unplaced,
            unplaced_text=tuple(Passage(text=u.text, boxes=_boxes(u.boxes)) for u in exported.unplaced_text),
        ),
        problems=_problems(warnings),
        confidence=exported.confidence,
        version=exported.version,
    )
    return document, _tags(exported, rows)


def _row(row: ExportedRow) -> Row:
    return Row(
        ordinal=row.ordinal,
        theme=row.theme_number,
        number=row.row_number,
        doelstelling=_passage(row.doelstelling),
        kaderafspraak=_passage(row.kaderafspraak),
        inherited=tuple(row.inherited),
        jaarafspraken={a.year: Passage(text=a.text, boxes=_boxes(a.boxes)) for a in row.agreements},
        toelichting=_passage(row.toelichting),
        trekker=_passage(row.trekker),
        gereed=_passage(row.gereed),
        page=row.page,
        confidence=row.confidence,
        doubts=_problems(row.warnings),
    )


def _passage(text: str | None) -> Passage | None:
    return None if text is None else Passage(text=text)


def _boxes(boxes: list[ExportedBox]) -> tuple[PageBox, ...]:
    return tuple(PageBox(box.page, box.x0, box.top, box.x1, box.bottom) for box in boxes)


def _attachment(item: ExportedAttachment) -> Attachment:
    cells = tuple(tuple(row) for row in item.cells)
    return Attachment(page=item.page, box=(item.x0, item.top, item.x1, item.bottom), title=item.title, cells=cells)


def _problems(warnings: list[str]) -> tuple[Problem, ...]:
    """Warnings are kept as words alone."""
    return tuple(Problem(code="imported", message=warning) for warning in warnings)


def _tags(exported: ExportedDocument, rows: list[ExportedRow]) -> Tags:
    mentions: list[Mention] = []
    commitments: list[Commitment] = []
    for row in rows:
        mentions += [_mention(mention, row.ordinal, None) for mention in row.mentions]
        for agreement in row.agreements:
            mentions += [_mention(mention, row.ordinal, agreement.year) for mention in agreement.mentions]
            if agreement.commitment:
                commitments.append(_commitment(agreement, row.ordinal))
    return Tags(mentions=tuple(mentions), commitments=tuple(commitments), model=exported.model)


def _commitment(agreement: ExportedAgreement, row: int) -> Commitment:
    assert agreement.commitment is not None
    evidence = agreement.commitment_evidence or ""
    return Commitment(row=row, year=agreement.year, kind=agreement.commitment, evidence=evidence)


def _mention(mention: ExportedMention, row: int, year: int | None) -> Mention:
    told = mention.model_dump(exclude={"mention_id", "tagger"})
    return Mention(row=row, year=year, source=mention.tagger, **told)


def known_ids(exported: ExportedDocument, records: Records) -> dict[str, str]:
    """The ids that the export gives rows and agreements, and those that they have here.

    They differ when the export was made by a version with other ids, or was changed since.
    """
    rows = sorted(exported.rows, key=lambda row: row.ordinal)
    agreements = [agreement for row in rows for agreement in sorted(row.agreements, key=lambda a: a.year)]
    return {
        **{told.row_id: str(here[0]) for told, here in zip(rows, records["agreement_rows"], strict=True)},
        **{told.agreement_id: str(here[0]) for told, here in zip(agreements, records["agreements"], strict=True)},
    }


def linked_records(exported: ExportedCorpus, ids: dict[str, str], municipality: str) -> Records:
    """What an export says that linking found in a municipality, as rows of the tables; only of agreements in `ids`."""
    told = [link for link in exported.links if link.municipality == municipality]
    pairs = [(link, ids.get(link.from_agreement_id), ids.get(link.to_agreement_id)) for link in told]
    quotes = [(q, ids.get(q.quoted_agreement_id), ids.get(q.original_agreement_id)) for q in exported.quotes]
    doubts = [(d, ids.get(d.from_agreement_id), ids.get(d.to_agreement_id)) for d in exported.doubts]
    return {
        "links": [link_record(link, first, second, municipality) for link, first, second in pairs if first and second],
        "lineages": [(ids[a.agreement_id], a.lineage_id) for a in exported.lineages or () if a.agreement_id in ids],
        "quotes": [(first, second, q.drift, q.score) for q, first, second in quotes if first and second],
        "doubts": [(first, second, d.score, d.reason) for d, first, second in doubts if first and second],
    }
