"""`jaarschijf export`: the corpus as files."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from jaarschijf.output.commands.arguments import DATABASE, Database


class ExportFormat(StrEnum):
    """A form other programs take."""

    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    xlsx = "xlsx"
    parquet = "parquet"
    sqlite = "sqlite"
    jsonld = "jsonld"
    ics = "ics"
    labelstudio = "labelstudio"


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command()(export)


def export(
    format: Annotated[ExportFormat, typer.Argument(help="What to write.")],
    out: Annotated[Path, typer.Argument(metavar="OUT", help="A folder for csv and parquet, else a file.")],
    db: Database = DATABASE,
) -> None:
    """Write the corpus as files that other programs import.

    Example: jaarschijf export csv tables/
    """
    from jaarschijf.corpus.store import Corpus
    from jaarschijf.output.exports import FORMATS

    with Corpus.open(db, read_only=True) as corpus:
        FORMATS[format](corpus, out)
    typer.echo(f"wrote {out}")
