"""PDF to Document: the chain. Start reading here."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed_version
from pathlib import Path

from jaarschijf.extract.assemble import Assembly, flow_to_rows
from jaarschijf.extract.facts import Facts, flow_to_facts
from jaarschijf.extract.flow import pages_to_flow
from jaarschijf.extract.furniture import furniture_words, without_words
from jaarschijf.extract.grid import pages_to_tables, table_boxes
from jaarschijf.extract.ledger import ledger_problems, settle
from jaarschijf.extract.lexicon import Lexicon
from jaarschijf.extract.omissions import omissions
from jaarschijf.extract.paragraphs import words_to_text
from jaarschijf.extract.pdf import Reader, read_pages
from jaarschijf.extract.prose import flow_to_agreements
from jaarschijf.extract.scan import recognise_pages
from jaarschijf.extract.stitch import stitch
from jaarschijf.extract.vocabulary import Vocabulary, load_vocabulary
from jaarschijf.schema.document import Document, Ledger
from jaarschijf.schema.geometry import Page, Word
from jaarschijf.schema.identity import document_id, file_sha256
from jaarschijf.schema.problems import NoAgreements, Problem
from jaarschijf.schema.table import Table

_NO_YEAR = 0


def read(
    path: str | os.PathLike[str],
    *,
    municipality: str | None = None,
    year: int | None = None,
    reader: Reader = "pdfium",
    vocabulary: str | os.PathLike[str] | None = None,
    max_pages: int | None = None,
    max_decompressed: int | None = None,
    on_count: Callable[[int], object] | None = None,
    on_recognised: Callable[[], object] | None = None,
) -> Document:
    """Read one PDF. `municipality` and `year` stand in for what it says of itself; `vocabulary` is a TOML file of column
    headings merged over ours; `on_count` is told the number of pages before they are read, `on_recognised`
    is called after each page whose picture was recognised.

    Raises UnreadableFile (NotAPdf, EncryptedPdf, DamagedPdf, and TooLarge for more than `max_pages` or a stream that
    unpacks to more than `max_decompressed` MiB) when it can't be opened, NoAgreements when it holds none.
    Whatever else is wrong is in the document's `problems` and its rows' `doubts`.
    """
    path = Path(path)
    headings = load_vocabulary(Path(vocabulary) if vocabulary is not None else None)
    readable = read_pages(
        path, reader=reader, max_pages=max_pages, max_decompressed=max_decompressed, on_count=on_count
    )
    pages, scanned = recognise_pages(path, list(readable), on_recognised)
    lexicon = Lexicon.of(pages)
    bodies, margins = _without_furniture(pages, headings)
    tables = pages_to_tables(bodies, headings)
    flow = pages_to_flow(bodies, tables, lexicon)
    texts = [words_to_text(words, lexicon) for words in margins if words]
    facts = flow_to_facts(flow, lexicon, margins=texts, municipality=municipality, year=year)
    names = [name for party in facts.parties for name in (party.name, *party.aliases)]
    agreements = flow_to_agreements(stitch(flow, headings), headings, lexicon, names)
    recognised = any(page.method == "ocr" for page in pages)
    assembly = flow_to_rows(agreements, facts.year or _NO_YEAR, headings, lexicon, recognised=recognised)
    if not assembly.rows:
        raise _no_agreements(path, pages, tables)
    missed = omissions(bodies, agreements, assembly, headings)
    ledger = settle(pages, margins, flow, assembly.rows, assembly.themes, assembly.attachments, headings, lexicon)
    return _document(
        path, pages, tables, facts, assembly, ledger, [*_lost(pages), *scanned, *missed, *ledger_problems(ledger)]
    )


def _without_furniture(pages: Sequence[Page], headings: Vocabulary) -> tuple[list[Page], list[list[Word]]]:
    """The pages without running headers, footers and page numbers, and those; what stands in a ruled table is not one."""
    bodies, margins = [], []
    for page, found in zip(pages, furniture_words(pages, headings), strict=True):
        boxes = table_boxes(page, headings) if found else []
        margin = [word for word in found if not any(box.covers(*word.box.center) for box in boxes)]
        bodies.append(without_words(page, margin))
        margins.append(margin)
    return bodies, margins


def _no_agreements(path: Path, pages: Sequence[Page], tables: Sequence[Table]) -> NoAgreements:
    if not any(page.words for page in pages):
        return NoAgreements(
            "no agreements: there is no text on its pages", where=str(path), hint="a scan? make its text readable first"
        )
    seen = f"{len(pages)} pages, {len(tables)} tables"
    hint = "if a table does hold agreements, name its headings in a file for --vocabulary"
    return NoAgreements(f"no agreements found in {seen}", where=str(path), hint=hint)


def _document(
    path: Path,
    pages: Sequence[Page],
    tables: Sequence[Table],
    facts: Facts,
    assembly: Assembly,
    ledger: Ledger,
    problems: Sequence[Problem],
) -> Document:
    sha256 = file_sha256(path)
    rows = tuple(assembly.rows)
    return Document(
        document_id=document_id(sha256),
        sha256=sha256,
        source=path.name,
        municipality=facts.municipality,
        municipality_code=facts.municipality_code,
        year=facts.year or _NO_YEAR,
        title=facts.title,
        framework_period=facts.framework_period,
        signed_on=facts.signed_on,
        page_count=len(pages),
        page_sizes=tuple((round(page.width, 2), round(page.height, 2)) for page in pages),
        method="ocr" if any(page.method == "ocr" for page in pages) else "text",
        table_methods=tuple(sorted({table.method for table in tables})),
        parties=facts.parties,
        themes=tuple(assembly.themes),
        rows=rows,
        attachments=tuple(assembly.attachments),
        ledger=ledger,
        problems=(*problems, *_missing(facts), *assembly.problems),
        confidence=round(sum(row.confidence for row in rows) / len(rows), 4),
        version=_version(),
    )


def _lost(pages: Sequence[Page]) -> list[Problem]:
    return [
        Problem(
            code="page-damaged",
            message="a damaged page that can't be followed: nothing of it was read",
            page=page.number,
            hint="open the file in a viewer and print it to a new PDF",
        )
        for page in pages
        if not page.followed
    ]


def _missing(facts: Facts) -> list[Problem]:
    problems = []
    if not facts.municipality:
        problems.append(
            Problem(code="municipality-unknown", message="no municipality found", hint="give --municipality")
        )
    if facts.year is None:
        problems.append(Problem(code="year-unknown", message="no year found", hint="give --year"))
    return problems


def _version() -> str:
    try:
        return installed_version("jaarschijf")
    except PackageNotFoundError:  # a clone that was not installed
        return ""
