"""`jaarschijf query`: read-only SQL on the corpus."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from jaarschijf.output.commands.arguments import DATABASE, Database


class Format(StrEnum):
    """How an answer is printed."""

    table = "table"
    csv = "csv"
    json = "json"


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command()(query)


def query(
    sql: Annotated[str, typer.Argument(metavar="SQL", help="One statement that reads.")],
    db: Database = DATABASE,
    format: Annotated[Format, typer.Option("--format", "-f", help="How to print the answer.")] = Format.table,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds the answer may take.")] = 60,
) -> None:
    """Ask the corpus a question in SQL. It can't write, nor read other files.

    Example: jaarschijf query "select theme, count(*) from agreements where year = 2024 and speaks_for_year group by all"
    """
    from jaarschijf.corpus.store import Corpus
    from jaarschijf.output.terminal import print_csv, print_records, print_table

    with Corpus.open(db, read_only=True) as corpus:
        answer = corpus.query(sql, timeout=timeout)
    printers = {Format.table: print_table, Format.csv: print_csv, Format.json: print_records}
    printers[format](answer.columns, answer.rows)
