"""`jaarschijf remove`: documents out of the corpus."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from jaarschijf.output.commands.arguments import DATABASE, Database, Wait


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command()(remove)


def remove(
    documents: Annotated[
        list[str],
        typer.Argument(metavar="DOCUMENT...", help="Names of files as the corpus has them, or ids of documents."),
    ],
    db: Database = DATABASE,
    wait: Wait = 0,
) -> None:
    """Take documents out of the corpus, all or none, and link again what is left of their municipalities.

    The PDFs stay where they are: `ingest` puts in again what it is offered. `files` tells that they were removed, and what
    a reviewer decided on them is kept for when they are read again.

    Example: jaarschijf remove waterveen-2023.pdf
    """
    from jaarschijf.corpus.store import Corpus
    from jaarschijf.output.named_documents import named_documents
    from jaarschijf.output.terminal import say

    with Corpus.open(db, create=False, wait=wait) as corpus:
        found = named_documents(corpus, documents)
        corpus.remove([document.document_id for document in found], at=datetime.now(UTC).replace(tzinfo=None))
        links = corpus.link_count()
    for document in found:
        say(f"removed {document.source}: {document.municipality} {document.year}")
    typer.echo(f"{links} links over the years")
