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
    csv = "csv"
    parquet = "parquet"


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command()(export)


def export(
    format: Annotated[ExportFormat, typer.Argument(metavar="FORMAT", help="json, csv or parquet.")],
    out: Annotated[Path, typer.Argument(metavar="OUT", help="A file (json) or a folder (csv, parquet).")],
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
