"""`jaarschijf review`: doubtful links and rows as a spreadsheet, and the decisions back."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from jaarschijf.output.commands.arguments import DATABASE, WORKBOOK, Database, Decider, Wait, decider, require_suffix

_UNLINKED = (
    "another document speaks for the year of one, or no link goes from the one year to the other"
    " (to the next, or after a year's absence)"
)

review = typer.Typer(
    help="Doubtful links and rows as a spreadsheet, and a person's decisions back into the corpus.",
    no_args_is_help=True,
)


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.add_typer(review, name="review")


@review.command(name="export")
def export_review(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The spreadsheet (.xlsx) to write.")],
    db: Database = DATABASE,
) -> None:
    """Write what is doubtful as a spreadsheet with a choice on each line.

    Example: jaarschijf review export twijfels.xlsx
    """
    from jaarschijf.corpus.store import Corpus
    from jaarschijf.output.review_workbook import write_review

    require_suffix(file, WORKBOOK, argument="FILE")
    with Corpus.open(db, read_only=True) as corpus:
        links, rows = write_review(corpus, file)
    typer.echo(f"wrote {file}: {links} links and {rows} rows to look at")


@review.command(name="import")
def import_review(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The spreadsheet, with choices made.")],
    db: Database = DATABASE,
    by: Decider = None,
    wait: Wait = 0,
) -> None:
    """Keep the choices of a spreadsheet in the corpus, all or none, and link again by them.

    Example: jaarschijf review import twijfels.xlsx --by "A. de Vries"
    """
    from jaarschijf.corpus.store import Corpus
    from jaarschijf.output.review_workbook import new_choices, read_review, unlinked_pairs

    chosen = read_review(file)
    who, at = decider(by), datetime.now(UTC).replace(tzinfo=None)
    with Corpus.open(db, create=False, wait=wait) as corpus:
        links, rows = new_choices(corpus, *chosen)
        with corpus.transaction():
            for choice in links:
                corpus.decide(
                    choice.from_agreement_id, choice.to_agreement_id, choice.verdict, by=who, at=at, note=choice.note
                )
            for judged in rows:
                corpus.judge_row(judged.row_id, judged.verdict, by=who, at=at, note=judged.note)
        corpus.link()
        typer.echo(f"kept {len(links)} decisions on links and {len(rows)} on rows; {corpus.link_count()} links now")
        for pair in unlinked_pairs(corpus, links):
            typer.echo(f"note: {' and '.join(pair)} stay unlinked: {_UNLINKED}", err=True)
    if known := sum(len(each) for each in chosen) - len(links) - len(rows):
        typer.echo(f"{known} stood in the corpus already, and stay whose they are")
