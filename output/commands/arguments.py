"""Arguments and options that several verbs share."""

from __future__ import annotations

from typing import Annotated

import typer

Database = Annotated[
    str, typer.Option("--db", envvar="JAARSCHIJF_DB", help="The corpus, a DuckDB file.", show_default=True)
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]
Municipality = Annotated[str | None, typer.Option("--municipality", "-m", help="Only this municipality.")]
DATABASE = "corpus.duckdb"
