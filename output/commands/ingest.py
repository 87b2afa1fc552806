"""`jaarschijf ingest`: read, tag, store and link files."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated

import typer

from jaarschijf.output.commands.arguments import (
    DATABASE,
    AsJson,
    Database,
    MaxDecompressed,
    MaxPages,
    Memory,
    PageReader,
    Timeout,
    Wait,
)

if TYPE_CHECKING:
    from jaarschijf.ingestion import FileOutcome, IngestReport

ExecutorAddress = Annotated[
    str, typer.Option(metavar="local|dask://HOST:PORT", help="Who reads: this machine, or a Dask cluster.")
]


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command()(ingest)


def ingest(
    paths: Annotated[list[str], typer.Argument(help="PDF files, folders, or globs in quotes.", metavar="PATH...")],
    db: Database = DATABASE,
    jobs: Annotated[int, typer.Option(min=1, help="Worker processes on this machine.")] = 1,
    executor: ExecutorAddress = "local",
    municipality: Annotated[str | None, typer.Option(help="The municipality, whatever the documents say.")] = None,
    year: Annotated[
        int | None, typer.Option(min=1990, max=2100, help="The jaarschijf, whatever the documents say.")
    ] = None,
    model: Annotated[str | None, typer.Option(help="A spaCy pipeline by name or folder.")] = None,
    vocabulary: Annotated[
        str | None, typer.Option(metavar="FILE", help="Headings of your own, in TOML, on top of ours.")
    ] = None,
    reader: PageReader = "pdfium",
    no_link: Annotated[bool, typer.Option("--no-link", help="Leave linking to `jaarschijf link`.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Read files again that are already in.")] = False,
    timeout: Timeout = 120,
    memory: Memory = 4096,
    max_pages: MaxPages = 2000,
    max_decompressed: MaxDecompressed = 512,
    wait: Wait = 0,
    as_json: AsJson = False,
) -> None:
    """Read PDFs into the corpus: their agreements, tagged and linked over the years.

    A file that is in is skipped, a changed one replaces its document. What fails is named, and the others are done.

    Example: jaarschijf ingest documents/ --jobs 2
    """
    from jaarschijf.executors import is_address
    from jaarschijf.ingestion import Options
    from jaarschijf.ingestion import ingest as ingest_paths
    from jaarschijf.output.terminal import file_progress, print_json

    if not is_address(executor):
        raise typer.BadParameter(f"{executor!r} is not local or dask://HOST:PORT", param_hint="--executor")
    options = Options(
        executor=executor,
        jobs=jobs,
        municipality=municipality,
        year=year,
        model=model,
        vocabulary=vocabulary,
        reader=reader,
        link=not no_link,
        force=force,
        timeout=timeout,
        memory=memory,
        max_pages=max_pages,
        max_decompressed=max_decompressed,
        wait=wait,
    )
    with file_progress() as progress:
        report = ingest_paths(paths, db=db, options=options, progress=progress)
    if as_json:
        print_json({"files": [asdict(file) for file in report.files], "links": report.links})
    else:
        print_report(report, given=any(value is not None for value in (municipality, year, model, vocabulary)))
    if not report.ok:
        raise typer.Exit(1)


def print_report(report: IngestReport, *, given: bool = False) -> None:
    """A line for each file on what became of it (failures on standard error), and a line that counts them. `given`: something was said
    of how to read them."""
    from jaarschijf.output.terminal import shown_path, warn

    for file in report.files:
        if file.outcome in ("failed", "empty"):
            warn(f"{shown_path(file.path)}: {file.reason}")
            continue
        typer.echo(_line(file))
        for warning in file.warnings:
            warn(f"{shown_path(file.path)}: warning: {warning}")
    models = sorted({file.model for file in report.files if file.model})
    if models:
        typer.echo(f"tagged with {', '.join(models)}")
    counts = [(report.count("stored"), "stored"), (report.count("known"), "already in")]
    counts += [(report.count("empty"), "without agreements"), (report.count("failed"), "failed")]
    line = ", ".join(f"{count} {name}" for count, name in counts if count)
    typer.echo(line + (f"; {report.links} links over the years" if report.links is not None else ""))
    if given and report.count("known"):
        warn("what is already in stays as it is: `--force` reads it again with what was given")


def _line(file: FileOutcome) -> str:
    from jaarschijf.output.terminal import harmless, shown_path

    if file.outcome == "known":
        same = file.known_as in (None, PurePath(file.path).name)
        return f"{shown_path(file.path)}: already in" + ("" if same else f", as {shown_path(file.known_as or '')}")
    municipality = harmless(file.municipality or "")
    return f"{shown_path(file.path)}: {municipality} {file.year}, {file.rows} rows, {file.agreements} agreements"
