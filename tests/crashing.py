"""Run by test_crash.py in a process of its own: kills runs of `ingest`, `link` and `review import`, and tells what is left each time.

The documents are read and tagged once; each run is a fork that stores and links them, which takes it the tenth of a second
in which it can be killed fifty times. It dies at a random moment, or right before a random one of its statements.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager, nullcontext, redirect_stdout
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import duckdb
import pyarrow  # noqa: F401 - else each fork that looks at a corpus loads it anew
from openpyxl import load_workbook

import jaarschijf.corpus.link
import jaarschijf.ingestion
from jaarschijf.corpus import opening
from jaarschijf.corpus.store import Corpus
from jaarschijf.ingestion import Options, ingest, read_to_records
from jaarschijf.output.commands.review import import_review
from jaarschijf.output.review_workbook import write_review
from jaarschijf.schema.identity import file_sha256

Content = dict[str, list[str]]

_TIMES = ("at", "decided_at")


class Counted:
    """A connection that ends the process before its `deadly`-th statement."""

    statements = 0
    deadly = -1

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    def execute(self, *arguments: Any) -> Any:
        Counted.statements += 1
        if Counted.statements == Counted.deadly:
            os.kill(os.getpid(), signal.SIGKILL)
        return self._connection.execute(*arguments)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)


def read_once(pdfs: list[Path]) -> None:
    """From now on what `ingest` reads is what was read here."""
    readings = {str(pdf): read_to_records(pdf, None, Options(), str(pdf), file_sha256(pdf)) for pdf in pdfs}

    def process(sources: Any, options: Options, executor: Any) -> Iterator[tuple[Any, Future[Any]]]:
        for source in sources:
            future: Future[Any] = Future()
            future.set_result(readings[str(source.path)])
            yield source, future

    jaarschijf.ingestion._process = process
    jaarschijf.ingestion._workers = lambda options, files: nullcontext()


@contextmanager
def sound(db: Path) -> Iterator[Corpus]:
    """The corpus, which `check` finds sound."""
    with Corpus.open(db, read_only=True) as corpus:
        faults = [str(problem) for problem in corpus.check()]
        assert not faults, faults
        yield corpus


def counts(db: Path) -> dict[str, int]:
    """How many documents and links a sound corpus holds."""
    with sound(db) as corpus:
        return {view: corpus.table(view).num_rows for view in ("documents", "links")}


def records(db: Path) -> Content:
    """All views, but for the time at which a file came; the corpus is sound."""
    with sound(db) as corpus:
        return {view: _lines(corpus.table(view).to_pylist()) for view in corpus.views()}


def _lines(records: list[dict[str, Any]]) -> list[str]:
    return [
        json.dumps({name: value for name, value in record.items() if name not in _TIMES}, default=str)
        for record in records
    ]


def stored(db: Path) -> Content:
    """All tables, which the views only tell of, but for the time at which a file came; in whatever order the files came."""
    with sound(db) as corpus:
        tables = corpus.query("select table_name from duckdb_tables() where schema_name = 'store'").rows
        return {name: sorted(_lines(corpus.stored(name))) for (name,) in tables}


def content(db: Path) -> Content:
    """The same, in whatever order the files came."""
    return {view: sorted(found) for view, found in records(db).items()}


def in_a_fork(work: Callable[[], object], answer: Path | None = None) -> int:
    """Start `work` in a fork, which writes what it gives to `answer`; gives the process id."""
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        given = work()
        if answer:
            answer.write_text(json.dumps(given))
        status = 0
    except BaseException as error:  # noqa: BLE001 - told, and the process ends
        print(f"{type(error).__name__}: {error}", file=sys.stderr, flush=True)
    finally:
        os._exit(status)


def result(work: Callable[[], object], folder: Path) -> Any:
    """What `work` gives in a fork. Raises RuntimeError when it fails."""
    answer = folder / "answer.json"
    _, status = os.waitpid(in_a_fork(work, answer), 0)
    if status:
        raise RuntimeError(f"ended with status {status}")
    return json.loads(answer.read_text())


def ingesting(pdfs: list[Path], db: Path) -> int:
    ingest([str(pdf) for pdf in pdfs], db=str(db), options=Options())
    return Counted.statements


def linking(db: Path) -> int:
    with Corpus.open(db) as corpus:
        corpus.link()
    return Counted.statements


def reviewing(sheet: Path, db: Path) -> int:
    with redirect_stdout(sys.stderr):
        import_review(sheet, db=db, by="A. de Vries")
    return Counted.statements


def reviewed(db: Path, sheet: Path) -> None:
    """A sheet of all that is doubtful, with the first choice made on each line."""
    with Corpus.open(db, read_only=True) as corpus:
        write_review(corpus, sheet)
    book = load_workbook(sheet)
    for page in book.worksheets:
        (offered,) = page.data_validations.dataValidation
        for row in range(2, page.max_row + 1):
            page.cell(row, 1).value = offered.formula1.strip('"').partition(",")[0]
    book.save(sheet)


def killed(work: Callable[[], object], moment: float | None, statement: int | None) -> bool:
    """Run `work` in a fork and kill it after `moment` seconds, or before its nth statement; whether it was in time."""

    def dying() -> object:
        Counted.deadly = statement or -1
        return work()

    child = in_a_fork(dying)
    if moment is not None:
        time.sleep(moment)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


@dataclass
class Verb:
    """What is killed: how it is run on a corpus, how many statements that takes, how long at most, and what it then holds."""

    run: Callable[[Path], int]
    statements: int
    at_most: float
    wanted: Content


def tried(run: Callable[[Path], int], db: Path, folder: Path) -> Verb:
    """A verb, run once to its end."""
    begun = time.monotonic()
    statements = result(lambda: run(db), folder)
    at_most = time.monotonic() - begun
    return Verb(run, statements, at_most, result(lambda: stored(db), folder))


def main(folder: Path, kills: int, seed: int, pdfs: list[Path]) -> None:
    """Print a line of JSON for each kill: at what, what was left, and what became of it.

    A run that was done before its moment is no kill: it tells how long runs take at most, and another moment is drawn.
    """
    opening.duckdb = _Counting()
    read_once(pdfs)
    whole, sheet, judged = folder / "whole.duckdb", folder / "sheet.xlsx", folder / "judged.duckdb"
    verbs = {"ingest": tried(lambda db: ingesting(pdfs, db), whole, folder)}
    verbs["link"] = tried(linking, whole, folder)
    result(lambda: reviewed(whole, sheet), folder)
    shutil.copyfile(whole, judged)
    verbs["review"] = tried(lambda db: reviewing(sheet, db), judged, folder)
    for number in range(kills):
        chance = random.Random(f"{seed} {number}")
        place = folder / f"kill-{number}"
        name = {3: "review", 4: "link"}.get(number % 5, "ingest")
        verb, db = verbs[name], place / "corpus.duckdb"
        work = partial(verb.run, db)
        timed = number % 2 == 0
        statement = None if timed else chance.randint(1, verb.statements)
        while True:
            place.mkdir()
            if name != "ingest":
                shutil.copyfile(whole, db)
            moment = chance.uniform(0, verb.at_most) if timed else None
            if killed(work, moment, statement):
                break
            if moment is None:
                raise RuntimeError(f"{name} has fewer than {statement} statements")
            verb.at_most = moment
            shutil.rmtree(place)
        left = sorted(path.name for path in place.iterdir())
        between = result(lambda db=db: counts(db), folder) if db.exists() else {"documents": 0, "links": 0}
        result(work, folder)
        told = {
            "kill": f"{name} {number}: " + (f"after {moment:.3f} s" if timed else f"before statement {statement}"),
            "left": left,
            **between,
            "same": result(lambda db=db: stored(db), folder) == verb.wanted,
            "after": sorted(path.name for path in place.iterdir()),
        }
        print(json.dumps(told), flush=True)
        shutil.rmtree(place)


class _Counting:
    """The module duckdb, with connections that are counted."""

    def connect(self, *arguments: Any, **options: Any) -> Any:
        return Counted(duckdb.connect(*arguments, **options))

    def __getattr__(self, name: str) -> Any:
        return getattr(duckdb, name)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), [Path(argument) for argument in sys.argv[4:]])
