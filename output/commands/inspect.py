"""`jaarschijf inspect`: read one PDF without storing it."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jaarschijf.output.commands.arguments import (
    WEB_PAGE,
    AsJson,
    MaxDecompressed,
    MaxPages,
    Memory,
    PageReader,
    Timeout,
    require_suffix,
)

if TYPE_CHECKING:
    from jaarschijf.schema.document import Document, Passage, Row


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command()(inspect)


def inspect(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A PDF.")],
    images: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Write each page as PNG, with what was read drawn on it.")
    ] = None,
    tags: Annotated[Path | None, typer.Option(metavar="OUT", help="Write a web page with the tags in colour.")] = None,
    vocabulary: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Headings and themes of your own, in TOML, on top of ours.")
    ] = None,
    reader: PageReader = "pdfium",
    timeout: Timeout = 120,
    memory: Memory = 4096,
    max_pages: MaxPages = 2000,
    max_decompressed: MaxDecompressed = 512,
    as_json: AsJson = False,
) -> None:
    """Read one PDF without storing: its themes and rows as a table, and what could not be placed.

    Example: jaarschijf inspect prestatieafspraken-2024.pdf --images pages/
    """
    from jaarschijf.ingestion import Options
    from jaarschijf.output.inspection import read_and_draw
    from jaarschijf.output.limited import LimitedWorker
    from jaarschijf.output.replacing import text_file, writable_folder
    from jaarschijf.schema.missing import missing_file
    from jaarschijf.schema.problems import InputNotFound

    if file.is_dir():
        hint = "name a PDF in it; `jaarschijf ingest` takes folders"
        raise InputNotFound("a folder, where one PDF is read", where=str(file), hint=hint)
    if not os.path.lexists(file):
        raise missing_file(file)
    if tags is not None:
        require_suffix(tags, WEB_PAGE, argument="--tags")
    options = Options(
        reader=reader, timeout=timeout, memory=memory, max_pages=max_pages, max_decompressed=max_decompressed
    )
    if images is not None:
        writable_folder(images)
    with closing(LimitedWorker(options)) as worker:
        document, tagged = worker.call(file, read_and_draw, file, vocabulary, options, images, tags is not None)
    if tags is not None:
        with text_file(tags) as stream:
            stream.write(tagged)
    if as_json:
        typer.echo(document.model_dump_json(indent=1))
    else:
        print_document(document)


def print_document(document: Document) -> None:
    """What was read, for the eye: the facts, a table for each theme, then what a reader must know."""
    from jaarschijf.output.terminal import print_table, say

    say(f"{document.municipality} {document.year}: {document.title}")
    facts = [f"{document.page_count} pages", f"read as {document.method}"]
    if document.framework_period:
        facts.append(f"framework {document.framework_period}")
    if document.signed_on:
        facts.append(f"signed on {document.signed_on:%Y-%m-%d}")
    say(", ".join(facts))
    for party in document.parties:
        say(f"- {party.name} ({party.kind})" + (f", {', '.join(party.aliases)}" if party.aliases else ""))
    for theme in document.themes:
        rows = [row for row in document.rows if row.theme == theme.number]
        say(f"\nThema {theme.number} {theme.title} ({len(rows)} rows)")
        columns, cells = _theme_table(rows)
        print_table(columns, cells)
    print_doubts(document)


def _theme_table(rows: list[Row]) -> tuple[list[str], list[list[object]]]:
    """Only the columns that this theme fills."""
    years = sorted({year for row in rows for year in row.jaarafspraken})
    columns: list[str] = ["nr", "page"]
    texts: list[list[Passage | None]] = []
    for name in ("doelstelling", "kaderafspraak"):
        columns.append(name)
        texts.append([getattr(row, name) for row in rows])
    for year in years:
        columns.append(f"jaarafspraak {year}")
        texts.append([row.jaarafspraken.get(year) for row in rows])
    for name in ("toelichting", "trekker", "gereed"):
        columns.append(name)
        texts.append([getattr(row, name) for row in rows])
    used = [place for place, column in enumerate(texts) if any(column)]
    cells: list[list[object]] = []
    for place, row in enumerate(rows):
        passages = [texts[column][place] for column in used]
        cells.append([row.number, row.page, *(passage.text if passage else None for passage in passages)])
    return [*columns[:2], *(columns[2 + column] for column in used)], cells


def print_doubts(document: Document) -> None:
    """Share of the text that was placed, what was not, and every problem with its place."""
    from jaarschijf.output.terminal import say

    ledger = document.ledger
    say(f"\n{ledger.placed_share:.1%} of {ledger.total} characters placed; confidence {document.confidence:.2f}")
    for passage in ledger.unplaced_text:
        page = passage.boxes[0].page if passage.boxes else "?"
        say(f"  not placed, page {page}: {passage.text}")
    for problem in document.problems:
        say(f"  {problem.severity}: {problem}")
    for row in document.rows:
        for doubt in row.doubts:
            say(f"  row {row.theme}/{row.number or '-'}: {doubt}")
