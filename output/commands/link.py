"""`jaarschijf link`: link the agreements over the years again."""

from __future__ import annotations

import typer

from jaarschijf.output.commands.arguments import DATABASE, Database, Municipality, Wait


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command()(link)


def link(db: Database = DATABASE, municipality: Municipality = None, wait: Wait = 0) -> None:
    """Link the agreements of successive years again; reviewers' decisions stay.

    Example: jaarschijf link --municipality Waterveen
    """
    from jaarschijf.corpus.store import Corpus
    from jaarschijf.output.municipalities import known_municipality

    with Corpus.open(db, create=False, wait=wait) as corpus:
        if municipality is not None:
            municipality = known_municipality(corpus, municipality)
        corpus.link(municipality=municipality)
        typer.echo(f"{corpus.link_count()} links over the years")
