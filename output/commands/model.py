"""`jaarschijf model`: which Dutch model tags, and getting the real one."""

from __future__ import annotations

from typing import Annotated

import typer

from jaarschijf.output.commands.arguments import AsJson


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command()(model)


def model(
    install: Annotated[bool, typer.Option("--install", help="Fetch and install nl_core_news_sm, as printed.")] = False,
    as_json: AsJson = False,
) -> None:
    """Tell which Dutch model is in use; --install gets nl_core_news_sm from its makers' releases.

    Example: jaarschijf model --install
    """
    from jaarschijf.nlp.model import install_model, model_status
    from jaarschijf.output.terminal import print_json

    if install:
        install_model(typer.echo)
    status = model_status()
    if as_json:
        print_json(status.model_dump())
    else:
        typer.echo(str(status))
