"""`jaarschijf serve`: the report and the review in the browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from jaarschijf.output.commands.arguments import DATABASE, Database, Decider, decider
from jaarschijf.output.commands.report import ReportLanguage


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command()(serve)


def serve(
    db: Database = DATABASE,
    host: Annotated[str, typer.Option(help="The address to listen on; others than this machine's let others in.")] = (
        "127.0.0.1"
    ),
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")] = 8000,
    lang: Annotated[ReportLanguage, typer.Option(help="The language of the pages' own words.")] = ReportLanguage.nl,
    by: Decider = None,
    pdfs: Annotated[
        Path | None, typer.Option(help="Folder to look for PDFs that have moved since they were ingested.")
    ] = None,
) -> None:
    """Show the report in the browser, and decide there what is doubtful; decisions go into the corpus at once.

    Example: jaarschijf serve --by "A. de Vries"
    """
    from jaarschijf.schema.problems import MissingTool

    try:
        from jaarschijf.output.web.server import run_server
    except ModuleNotFoundError as error:
        if error.name not in ("starlette", "uvicorn"):
            raise
        hint = "pip install 'jaarschijf[web]'"
        raise MissingTool(f"serving pages needs the extra web ({error.name} is missing)", hint=hint) from error

    def say(address: str) -> None:
        typer.echo(f"{address}  (Ctrl+C stops)")

    who = decider(by)
    run_server(Path(db), host=host, port=port, language=lang.value, by=who, pdf_folder=pdfs, say=say)
