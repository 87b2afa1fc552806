"""`jaarschijf evolution`: new, continued and dropped per year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from jaarschijf.output.commands.arguments import DATABASE, AsJson, Database, Municipality
from jaarschijf.schema.link import STATUSES

if TYPE_CHECKING:
    from jaarschijf.corpus.store import Corpus

# What there is to tell of each, besides where it stands.
_TEXTS = {"continued": ("change", "text", "previous_text"), "dropped": ("previous_text",)}


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command()(evolution)


def evolution(
    db: Database = DATABASE,
    municipality: Municipality = None,
    theme: Annotated[str | None, typer.Option(help="Only themes whose name or code (theme_code) holds this.")] = None,
    first: Annotated[int | None, typer.Option("--from", help="From this year on.")] = None,
    last: Annotated[int | None, typer.Option("--to", help="Up to and including this year.")] = None,
    status: Annotated[str | None, typer.Option(help="baseline, new, continued or dropped: lists them.")] = None,
    as_json: AsJson = False,
) -> None:
    """Count the agreements that are new, continued and dropped each year; with --status or --json, list them.

    Example: jaarschijf evolution --municipality Waterveen --status dropped
    """
    from jaarschijf.corpus.store import Corpus
    from jaarschijf.output.municipalities import known_municipality
    from jaarschijf.output.terminal import print_records, print_table, warn

    if status is not None and status not in STATUSES:
        raise typer.BadParameter(f"one of {', '.join(STATUSES)}", param_hint="--status")
    if first is not None and last is not None and first > last:
        raise typer.BadParameter(f"{first} is later than --to {last}", param_hint="--from")
    with Corpus.open(db, read_only=True) as corpus:
        municipality = known_municipality(corpus, municipality) if municipality is not None else None
        if status is None and not as_json:
            answer = corpus.evolution_counts(municipality=municipality, theme=theme, first=first, last=last)
        else:
            answer = corpus.evolution(municipality=municipality, theme=theme, first=first, last=last, status=status)
        # Of a dropped one the page is of the year before, which its file tells.
        sources = dict(corpus.known_files().values())
        if not answer.rows:
            warn(f"jaarschijf: nothing found; {_there_is(corpus, municipality)}")
    if as_json:
        print_records(answer.columns, answer.rows)
    elif status is None:
        print_table(answer.columns, answer.rows)
    else:
        texts = _TEXTS.get(status, ("text",))
        shown = ("municipality", "year", "status", "theme", "source", "page", *texts)
        told = ({**record, "source": sources[record["document_id"]]} for record in answer.records())
        print_table(shown, [[record[name] for name in shown] for record in told])


def _there_is(corpus: Corpus, municipality: str | None) -> str:
    """What could have been asked for."""
    from jaarschijf.schema.missing import listed

    found = corpus.evolution(municipality=municipality).records()
    if not found:
        return "the corpus has no agreements"
    years = [row["year"] for row in found]
    themes = sorted({str(row["theme"]) for row in found if row["theme"]})
    return f"there are years {min(years)} to {max(years)}, and themes {listed(themes)}"
