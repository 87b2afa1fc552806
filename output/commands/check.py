"""`jaarschijf check`: whether a corpus is sound."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from jaarschijf.output.commands.arguments import DATABASE, AsJson, Database

if TYPE_CHECKING:
    from jaarschijf.schema.problems import Problem


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command()(check)


def check(
    db: Database = DATABASE,
    pdfs: Annotated[
        bool,
        typer.Option("--pdfs", help="Also hold the texts against the words in the PDFs that still lie where they lay."),
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Tell whether the corpus is sound: every id leads somewhere, boxes lie on their pages, texts are what was stored.

    Each fault is a line, and exit status 1.

    Example: jaarschijf check --pdfs
    """
    from jaarschijf.corpus.store import Corpus
    from jaarschijf.output.terminal import print_json

    with Corpus.open(db, read_only=True) as corpus:
        problems = corpus.check()
        if pdfs:
            from jaarschijf.output.printed_words import check_printed_words

            problems += check_printed_words(corpus)
    if as_json:
        print_json({"sound": not problems, "problems": [_given(problem) for problem in problems]})
    else:
        for problem in problems:
            typer.echo(f"{problem.code}: {problem}")
        typer.echo(f"{db}: {len(problems)} faults" if problems else f"{db}: sound")
    if problems:
        raise typer.Exit(1)


def _given(problem: Problem) -> dict[str, object]:
    return {name: value for name, value in asdict(problem).items() if value is not None}
