"""`jaarschijf import`: exports back into a corpus."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from jaarschijf.output.commands.arguments import DATABASE, Database, Wait

import_ = typer.Typer(help="Put what `export` wrote into a corpus.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.add_typer(import_, name="import")


# A group, as other forms may follow.
@import_.callback()
def _root() -> None: ...


@import_.command(name="json")
def import_json(
    paths: Annotated[
        list[Path], typer.Argument(metavar="FILE_OR_FOLDER...", help="What `export json` or `export jsonl` wrote.")
    ],
    db: Database = DATABASE,
    wait: Wait = 0,
) -> None:
    """Put exported documents, their links and reviewers' decisions into a corpus; the same views come out.

    A file goes in whole or not at all. What is in already is replaced by the same.

    Example: jaarschijf import json corpus.json --db copy.duckdb
    """
    from jaarschijf.importing import import_json as import_files

    report = import_files([str(path) for path in paths], db=db, wait=wait)
    for error in report.failed:
        typer.echo(f"jaarschijf: {error}", err=True)
    if report.files or not report.failed:
        documents = "1 document" if report.documents == 1 else f"{report.documents} documents"
        typer.echo(f"{documents} of {'1 file' if report.files == 1 else f'{report.files} files'} in {db}")
    for note in report.notes:
        typer.echo(f"note: {note}")
    if report.linked_anew:
        typer.echo(f"linked anew: {', '.join(report.linked_anew)}")
    if report.failed:
        raise typer.Exit(1)
