"""The command line: gathers the verbs, and turns our errors into one line on standard error.

A verb's module is imported when that verb is asked for, and imports what the verb needs when it is called: so
`jaarschijf --help` and `jaarschijf query` start at once.
"""

from __future__ import annotations

import atexit
import gc
import os
import signal
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from jaarschijf.extract.collecting import collect_seldom
from jaarschijf.output.terminal import harmless, speak_utf8

_PATIENCE = (
    30.0  # seconds in which what a signal ends is to be cleared away; it then ends by the operating system's alarm
)
# In the order of `--help`; each with its module in output/commands/.
_VERBS = {
    "ingest": "ingest",
    "inspect": "inspect",
    "link": "link",
    "evolution": "evolution",
    "compare": "compare",
    "review": "review",
    "query": "query",
    "export": "export",
    "import": "import_",
    "report": "report",
    "serve": "serve",
    "remove": "remove",
    "check": "check",
    "schema": "schema",
    "model": "model",
    "demo": "demo",
}


class _LazyVerbs(Mapping[str, Any]):
    """The verbs by name. Making one's options takes longer than starting typer: only those asked for are made."""

    def __getitem__(self, name: str) -> Any:
        alone = typer.Typer()
        import_module(f"jaarschijf.output.commands.{_VERBS[name]}").register(alone)
        return typer.main.get_group(alone).commands[name]

    def __iter__(self) -> Iterator[str]:
        return iter(_VERBS)

    def __len__(self) -> int:
        return len(_VERBS)


class _Verbs(TyperGroup):
    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = _LazyVerbs()  # type: ignore[assignment]  # it is only read


app = typer.Typer(
    name="jaarschijf",
    cls=_Verbs,
    help="Reads the yearly prestatieafspraken of Dutch municipalities from PDF and gives their agreements as data.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


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


def _leave_by_signals() -> None:
    """What asks the program to end, or tells that its terminal is gone, ends it as Ctrl-C does: what was stored is put in place,
    and what runs for it or lies about goes."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        # `nohup` has it passed over.
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            with suppress(ValueError):  # not in a thread of another program's
                signal.signal(number, _leave)


def _leave(number: int, _: object) -> None:
    signal.signal(number, signal.SIG_DFL)  # who asks again does not want to wait
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, _PATIENCE)
    sys.exit(128 + number)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; leaves with status 0 (done), 1 (something in the input failed), 2 (wrong use), 130 (Ctrl-C), or as
    much above 128 as the number of another signal that ended it."""
    from jaarschijf.schema.problems import JaarschijfError

    _leave_by_signals()

    # Our matrices are small: threads that share them out cost more than they save. For workers too.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Imports and reading make many objects that stay; looking through them again and again is a tenth of a short run.
    collect_seldom()
    # At the end too.
    atexit.register(gc.freeze)
    speak_utf8()
    output = sys.stdout
    try:
        try:
            app(args=list(arguments) if arguments is not None else None)
        finally:
            output.flush()
    except JaarschijfError as error:
        typer.echo(f"jaarschijf: {harmless(str(error))}", err=True)
        sys.exit(1)
    except RuntimeError as error:
        if str(error) != "Query interrupted":  # what DuckDB makes of Ctrl-C
            raise
        sys.exit(130)  # as typer does
    except (BrokenPipeError, SystemExit) as leaving:
        # The reader of our output (head, less) has left: not an error of ours, though typer and rich leave with 1.
        if not isinstance(leaving, BrokenPipeError) and not isinstance(leaving.__context__, BrokenPipeError):
            raise
        # What is still to be written goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), output.fileno())
        sys.exit(0)


if __name__ == "__main__":
    main()
