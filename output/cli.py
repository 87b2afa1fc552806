"""The command line: gathers the verbs, and turns our errors into one line on standard error.

Only typer is imported here and in the verbs' modules; what a verb needs, it imports when it is called, so that
`jaarschijf --help` and `jaarschijf query` start at once.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from jaarschijf.output.commands import (
    check,
    compare,
    demo,
    evolution,
    export,
    import_,
    ingest,
    inspect,
    link,
    model,
    query,
    report,
    review,
    schema,
    serve,
)
from jaarschijf.output.terminal import speak_utf8

app = typer.Typer(
    name="jaarschijf",
    help="Reads the yearly prestatieafspraken of Dutch municipalities from PDF and gives their agreements as data.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

for verb in (
    ingest,
    inspect,
    link,
    evolution,
    compare,
    review,
    query,
    export,
    import_,
    report,
    serve,
    check,
    schema,
    model,
    demo,
):
    verb.register(app)


def _print_version(wanted: bool) -> None:
    if wanted:
        from jaarschijf import __version__

        typer.echo(f"jaarschijf {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None: ...


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; leaves with status 0 (done), 1 (something in the input failed) or 2 (wrong use)."""
    from jaarschijf.schema.problems import JaarschijfError

    # Our matrices are small: threads that share them out cost more than they save. For workers too.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Imports and reading make many objects that stay; looking through them again and again is a tenth of a short run.
    gc.set_threshold(100_000, 20, 20)
    speak_utf8()
    try:
        app(args=list(arguments) if arguments is not None else None)
    except JaarschijfError as error:
        typer.echo(f"jaarschijf: {error}", err=True)
        sys.exit(1)
    except BrokenPipeError:
        # The reader of our output (head, less) has left: not an error of ours.
        sys.stderr.close()
        sys.exit(0)


if __name__ == "__main__":
    main()
