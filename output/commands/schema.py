"""`jaarschijf schema`: the JSON Schema of what `export json` writes."""

from __future__ import annotations

import typer


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command()(schema)


def schema() -> None:
    """Print the JSON Schema (2020-12) of the exported document.

    Example: jaarschijf schema > jaarschijf.schema.json
    """
    from jaarschijf.output.terminal import print_json
    from jaarschijf.schema.export import json_schema

    print_json(json_schema())
