"""Arguments and options that several verbs share."""

from __future__ import annotations

import getpass
from pathlib import Path
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
Timeout = Annotated[float, typer.Option(min=1, help="Seconds a file may take; pages give it more.")]
Memory = Annotated[int, typer.Option(min=256, help="MiB a worker may take.")]
MaxPages = Annotated[int, typer.Option("--max-pages", min=1, help="Pages a file may have.")]
MaxDecompressed = Annotated[
    int, typer.Option("--max-decompressed", min=1, help="MiB that one stream of a file may unpack to.")
]
Municipality = Annotated[str | None, typer.Option("--municipality", "-m", help="Only this municipality.")]
Wait = Annotated[
    float, typer.Option("--wait", metavar="SECONDS", min=0, help="Wait for another process that writes the corpus.")
]
Decider = Annotated[str | None, typer.Option("--by", help="Who decides; your user name unless told.")]
DATABASE = "corpus.duckdb"
WORKBOOK = (".xlsx",)
WEB_PAGE = (".html", ".htm")


def require_suffix(path: Path, suffixes: tuple[str, ...], *, argument: str) -> None:
    """Refuse a name by which other programs would take what is to be written for something else, or for nothing at all."""
    if path.suffix.lower() not in suffixes:
        reason = f"{str(path)!r} does not end in {' or '.join(suffixes)}, by which programs know what is in it"
        raise typer.BadParameter(reason, param_hint=argument)


def decider(by: str | None) -> str:
    """Who decides: as told, or this process's user."""
    try:
        return by or getpass.getuser()
    except (KeyError, OSError, ImportError) as error:  # a container's user may have no name
        raise typer.BadParameter("your user has no name here: tell who decides", param_hint="--by") from error
