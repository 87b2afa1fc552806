"""`jaarschijf evolution`: new, continued and dropped per year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from jaarschijf.output.commands.arguments import DATABASE, AsJson, Database, Municipality

if TYPE_CHECKING:
    from jaarschijf.corpus.store import Corpus


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command()(evolution)


def evolution(
    db: Database = DATABASE,
    municipality: Municipality = None,
    theme: Annotated[str | None, typer.Option(help="Only themes whose name holds this.")] = None,
    first: Annotated[int | None, typer.Option("--from", help="From this year on.")] = None,
    last: Annotated[int | None, typer.Option("--to", help="Up to and including this year.")] = None,
    status: Annotated[str | None, typer.Option(help="baseline, new, continued or dropped: lists them.")] = None,
    as_json: AsJson = False,
) -> None:
    """Count the agreements that are new, continued and dropped each year; with --status or --json, list them.

    Example: jaarschijf evolution --municipality Waterveen --status dropped
    """
    from jaarschijf.corpus.store import Corpus
    from jaarschijf.output.terminal import print_records, print_table

    if status is not None and status not in ("baseline", "new", "continued", "dropped"):
        raise typer.BadParameter("one of baseline, new, continued, dropped", param_hint="--status")
    with Corpus.open(db, read_only=True) as corpus:
        chosen = {"municipality": municipality, "theme": theme, "first": first, "last": last}
        if status is None and not as_json:
            print_counts(corpus, **chosen)
            return
        answer = corpus.evolution(**chosen, status=status)
    if as_json:
        print_records(answer.columns, answer.rows)
    else:
        shown = ("municipality", "year", "status", "change", "theme", "text", "previous_text")
        places = [answer.columns.index(name) for name in shown]
        print_table(shown, [[row[place] for place in places] for row in answer.rows])


def print_counts(corpus: Corpus, **chosen: str | int | None) -> None:
    """A line per municipality and year: how many agreements are of each status."""
    from jaarschijf.output.terminal import print_table

    answer = corpus.evolution_counts(**chosen)
    print_table(answer.columns, answer.rows)
