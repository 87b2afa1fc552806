"""Arguments and options that several verbs share."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

Database = Annotated[
    str, typer.Option("--db", envvar="JAARSCHIJF_DB", help="The corpus, a DuckDB file.", show_default=True)
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]
PageReader = Annotated[
    Literal["pdfium", "pdfminer"],
    typer.Option("--reader", help="What reads the pages; pdfminer gives the same rows, slower."),
]
Municipality = Annotated[str | None, typer.Option("--municipality", "-m", help="Only this municipality.")]
Wait = Annotated[
    float, typer.Option("--wait", metavar="SECONDS", min=0, help="Wait for another process that writes the corpus.")
]
DATABASE = "corpus.duckdb"
