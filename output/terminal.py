"""Printing for people and for pipes: rich tables on a terminal, plain lines elsewhere, JSON when asked."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jaarschijf.ingestion import FileOutcome, Progress


# What a terminal carries out or turns round, and nothing prints: control characters, and those that say which way text runs.
_HARMFUL = dict.fromkeys(
    [*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)], "\ufffd"
)

_LEAST_ROOM = 9  # characters of a column on a terminal, with the white beside it


def harmless(text: str) -> str:
    """A text of a document or a corpus as a terminal may be given it."""
    return text.translate(_HARMFUL)


def say(line: str) -> None:
    """A line, in which a text of a document may stand, on standard output."""
    print(harmless(line))


def speak_utf8() -> None:
    """Print UTF-8 whatever the terminal's code page, with a replacement where it can't: no output dies of a letter."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def print_table(columns: Sequence[str], rows: Sequence[Sequence[object]], *, title: str | None = None) -> None:
    """A table: boxed and folded to the window on a terminal, tab-separated with a header line in a pipe. With more columns than the
    window has room for, each value stands on a line behind the name of its column."""
    if not sys.stdout.isatty():
        for row in (columns, *rows):
            print("\t".join(" ".join(_text(value).split()) for value in row))
        return
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    narrow = console.width < _LEAST_ROOM * len(columns)
    shown = Table.grid(padding=(0, 2)) if narrow else Table(box=SIMPLE_HEAD)
    shown.title, shown.title_justify = title, "left"
    for name in ("", "") if narrow else columns:
        # A word that does not fit goes on below: nothing is left out.
        shown.add_column(name, overflow="fold")
    # Text, not markup: what stands in a PDF may look like rich's own codes.
    for row in rows:
        if narrow:
            for name, value in zip(columns, row, strict=True):
                shown.add_row(Text(name, style="bold"), Text(_text(value)))
            shown.add_row("", "")
        else:
            shown.add_row(*(Text(_text(value), justify="right" if _is_number(value) else "left") for value in row))
    console.print(shown)


def print_csv(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """RFC 4180 lines on standard output, raw values: for programs (spreadsheets take `export csv`)."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([None if value is None else _plain(value) for value in row] for row in rows)


def print_json(value: object) -> None:
    """Indented JSON; dates as ISO texts."""
    print(json.dumps(value, ensure_ascii=False, indent=1, default=str))


def print_records(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Rows as a JSON list of objects."""
    print_json([dict(zip(columns, row, strict=True)) for row in rows])


def warn(line: str) -> None:
    """One line on standard error."""
    print(" ".join(harmless(line).split()), file=sys.stderr)


def shown_path(path: str) -> str:
    r"""A path on one line of its own: what a terminal would carry out, or not show, stands as `\n` or `\x1b`."""
    return "".join(letter if letter.isprintable() else letter.encode("unicode_escape").decode() for letter in path)


@contextmanager
def file_progress() -> Iterator[Progress | None]:
    """A progress bar over files on standard error, when that is a terminal; else nothing."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        yield _FileBar(bar)


class _FileBar:
    def __init__(self, bar: object) -> None:
        from rich.progress import Progress as Bar

        assert isinstance(bar, Bar)
        self._bar = bar
        self._task = bar.add_task("reading", total=None)

    def start(self, total: int) -> None:
        self._bar.reset(self._task, total=total)

    def advance(self, outcome: FileOutcome) -> None:
        self._bar.advance(self._task)


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _text(value: object) -> str:
    return "" if value is None else harmless(str(_plain(value)))


def _plain(value: object) -> object:
    return json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, (list, dict, tuple)) else value
