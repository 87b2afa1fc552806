"""`jaarschijf export`: the corpus as files."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from jaarschijf.output.commands.arguments import DATABASE, WORKBOOK, Database, require_suffix
from jaarschijf.output.exports import FORMATS

# A choice on the command line is an Enum to typer; its members are whatever formats there are.
ExportFormat = StrEnum("ExportFormat", {name: name for name in FORMATS})  # type: ignore[misc]


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command()(export)


def export(
    format: Annotated[ExportFormat, typer.Argument(metavar="FORMAT", help="What to write.")],
    out: Annotated[Path, typer.Argument(metavar="OUT", help="A folder for csv and parquet, else a file.")],
    db: Database = DATABASE,
) -> None:
    """Write the corpus as files that other programs import.

    Example: jaarschijf export csv tables/
    """
    from jaarschijf.corpus.store import Corpus

    if format == "xlsx":
        require_suffix(out, WORKBOOK, argument="OUT")
    with Corpus.open(db, read_only=True) as corpus:
        notes = FORMATS[format](corpus, out)
    typer.echo(f"wrote {out}" + (", a folder of tables" if out.is_dir() else ""))
    for note in notes or ():
        typer.echo(f"note: {note}", err=True)
