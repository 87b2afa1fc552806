"""`jaarschijf report`: a web page for people to look at."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from jaarschijf.output.commands.arguments import DATABASE, WEB_PAGE, Database, require_suffix


class ReportLanguage(StrEnum):
    """A language of the report's own words."""

    nl = "nl"
    en = "en"


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command()(report)


def report(
    out: Annotated[Path, typer.Argument(metavar="OUT.html", help="The page to write.")],
    db: Database = DATABASE,
    municipality: Annotated[
        list[str] | None, typer.Option("--municipality", "-m", help="Only this one; may be given more than once.")
    ] = None,
    lang: Annotated[ReportLanguage, typer.Option(help="The language of the report's own words.")] = ReportLanguage.nl,
    pdfs: Annotated[
        Path | None, typer.Option(help="Folder to look for PDFs that have moved since they were ingested.")
    ] = None,
    size: Annotated[
        float, typer.Option(min=0, help="How many MB the page may be; pictures get coarser, then fewer, to fit.")
    ] = 3.0,
) -> None:
    """Write one web page that needs no network: counts, plots, every agreement over the years, and what is doubtful.

    Example: jaarschijf report afspraken.html --municipality Waterveen
    """
    from jaarschijf.corpus.store import Corpus
    from jaarschijf.output.municipalities import known_municipality
    from jaarschijf.output.replacing import text_file
    from jaarschijf.output.report import report_page

    require_suffix(out, WEB_PAGE, argument="OUT.html")
    notes: list[str] = []
    with Corpus.open(db, read_only=True) as corpus:
        names = [known_municipality(corpus, name) for name in municipality or ()]
        page = report_page(
            corpus,
            language=lang.value,
            municipalities=names,
            pdf_folder=pdfs,
            size=int(size * 1_000_000),
            tell=notes.append,
        )
    with text_file(out) as stream:
        stream.write(page)
    typer.echo(f"wrote {out} ({out.stat().st_size / 1_000_000:.1f} MB)")
    for note in notes:
        typer.echo(f"note: {note}", err=True)
