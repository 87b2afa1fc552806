"""`jaarschijf demo`: the whole road on the sample series that ships with the package."""

from __future__ import annotations

import shutil
from importlib.resources import as_file, files
from pathlib import Path
from shlex import quote
from typing import Annotated

import typer

SAMPLE = "jaarschijf.sample"
MUNICIPALITY = "waterveen"


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command()(demo)


def demo(
    folder: Annotated[Path, typer.Option("--out", help="Where the sample, its corpus and its report go.")] = Path(
        "jaarschijf-demo"
    ),
) -> None:
    """Ingest the sample series of a made-up municipality, tell how its agreements evolve, and write a report of it.

    Example: jaarschijf demo
    """
    from jaarschijf.corpus.store import Corpus
    from jaarschijf.ingestion import Options, ingest
    from jaarschijf.output.commands.ingest import print_report
    from jaarschijf.output.commands.report import report as write_report
    from jaarschijf.output.terminal import print_table

    pdfs = copy_sample(folder)
    db = str(folder / "corpus.duckdb")
    report = ingest([str(pdf) for pdf in pdfs], db=db, options=Options())
    print_report(report)
    typer.echo("\nAgreements per year:")
    with Corpus.open(db, read_only=True) as corpus:
        counts = corpus.evolution_counts()
    print_table(counts.columns, counts.rows)
    typer.echo()
    write_report(folder / "report.html", db=db)
    typer.echo(
        f"Open {folder / 'report.html'} in a browser; the PDFs and the corpus are beside it. Go on with, for example:"
    )
    typed = quote(db)
    typer.echo(f"  jaarschijf evolution --db {typed} --status dropped")
    typer.echo(
        f'  jaarschijf query --db {typed} "select theme, count(*) from agreements where year = 2024 and speaks_for_year group by all"'
    )
    if not report.ok:
        raise typer.Exit(1)


def copy_sample(folder: Path) -> list[Path]:
    """Copy the sample PDFs into `folder`, named for their municipality and year; gives their paths, oldest first.

    Raises OutputError when nothing can be written there.
    """
    from jaarschijf.output.replacing import writable_folder

    writable_folder(folder)
    copies: list[Path] = []
    years = sorted((item for item in files(SAMPLE).iterdir() if item.name.isdigit()), key=lambda item: item.name)
    for year in years:
        target = folder / f"{MUNICIPALITY}-{year.name}.pdf"
        with as_file(year / "source.pdf") as pdf:
            shutil.copyfile(pdf, target)
        copies.append(target)
    return copies
