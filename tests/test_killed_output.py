"""An export, a report or a review sheet that is killed: what stood there still does, whole, and the next run clears up."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from jaarschijf.corpus.lock import WriterLock
from jaarschijf.corpus.store import Corpus
from jaarschijf.ingestion import Options, ingest
from jaarschijf.output.cli import app
from jaarschijf.output.commands.demo import copy_sample
from jaarschijf.output.exports import FORMATS
from jaarschijf.output.replacing import replacing_files
from jaarschijf.schema.problems import OutputError

SEED = 20261
VERBS = {f"export {name}": ["export", name] for name in FORMATS} | {
    "report": ["report"],
    "review export": ["review", "export"],
}
IN_A_FOLDER = ("export csv", "export parquet")
SUFFIXES = {"export xlsx": ".xlsx", "review export": ".xlsx", "report": ".html"}


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("killed")
    path = folder / "corpus.duckdb"
    ingest([str(pdf) for pdf in copy_sample(folder)], db=str(path), options=Options())
    return path


def arguments(verb: str, out: Path, db: Path) -> list[str]:
    return [*VERBS[verb], str(out), "--db", str(db)]


def command(verb: str, out: Path, db: Path) -> list[str]:
    return [sys.executable, "-m", "jaarschijf.output.cli", *arguments(verb, out, db)]


def written(verb: str, out: Path, db: Path) -> None:
    result = CliRunner().invoke(app, arguments(verb, out, db))
    assert result.exit_code == 0, result.output


def killed_while_writing(verb: str, out: Path, db: Path, after: float) -> bool:
    """Kill the verb so many seconds after its hidden file appears; whether it was still at it."""
    with subprocess.Popen(command(verb, out, db), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as run:
        while run.poll() is None and not list(out.parent.rglob(".*.part")):
            time.sleep(0.0005)
        time.sleep(after)
        run.send_signal(signal.SIGKILL)
    return run.returncode == -signal.SIGKILL


def files_of(out: Path) -> dict[str, bytes]:
    """The files of one output by name, as a user sees them; of a workbook what is in it, since it tells the time."""
    files = sorted(path for path in out.iterdir() if not path.name.startswith(".")) if out.is_dir() else [out]
    content = {}
    for file in files:
        if zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as book:
                content[file.name] = b"".join(
                    book.read(name) for name in sorted(book.namelist()) if "docProps" not in name
                )
        else:
            content[file.name] = file.read_bytes()
    return content


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="kills processes")
def test_what_stood_there_stays_whole_and_the_next_run_clears_up(db: Path, tmp_path: Path) -> None:
    chance = random.Random(SEED)
    in_time = []
    for verb in VERBS:
        folder = tmp_path / verb.replace(" ", "-")
        folder.mkdir()
        out = folder / f"out{SUFFIXES.get(verb, '')}"
        written(verb, out, db)
        whole, names = files_of(out), {path.name for path in folder.rglob("*")}
        before = dict.fromkeys(whole, b"of another day")
        for name in whole:
            (out / name if out.is_dir() else out).write_bytes(before[name])

        in_time.append(killed_while_writing(verb, out, db, chance.choice((0, chance.uniform(0, 0.02)))))

        left = files_of(out)
        assert set(left) == set(whole), verb
        assert all(left[name] in (before[name], whole[name]) for name in left), verb
        written(verb, out, db)
        assert files_of(out) == whole, verb
        assert {path.name for path in folder.rglob("*")} == names, verb
    assert sum(in_time) > len(in_time) / 2, "too few were killed while they wrote: this proves little"
    with Corpus.open(db, read_only=True) as corpus:
        assert list(corpus.check()) == []


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="kills processes")
def test_a_folder_that_was_not_there_appears_whole_or_not_at_all(db: Path, tmp_path: Path) -> None:
    """Seen again and again while it is written, and after a kill."""
    written("export parquet", tmp_path / "whole", db)
    names = {path.name for path in (tmp_path / "whole").iterdir()}
    assert len(names) > 5
    killed = 0
    for round in range(3):
        out = tmp_path / str(round) / "above" / "out"
        with subprocess.Popen(command("export parquet", out, db), stdout=subprocess.DEVNULL) as run:
            while run.poll() is None:
                begun = list(tmp_path.glob(f"{round}/above/.out.part/*"))
                if len(begun) > 3 * round:
                    run.send_signal(signal.SIGKILL)
                    break
                assert not out.exists() or {path.name for path in out.iterdir()} == names
        killed += run.returncode == -signal.SIGKILL
        assert not out.exists() or {path.name for path in out.iterdir()} == names
        written("export parquet", out, db)
        assert {path.name for path in out.parent.rglob("*")} == {"out", *names}
    assert killed


def write_files(folder: Path, names: Iterable[str], text: str) -> None:
    with replacing_files(folder) as beside:
        for name in names:
            (beside / name).write_text(text)


def test_files_that_were_being_put_in_place_are_put_there_by_the_next_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As of a run that is killed between two of them: those that are left are told apart, and none is lost."""
    names = ("a.csv", "b.csv", "c.csv")
    for name in (*names, "mine.txt"):
        (tmp_path / name).write_text("of another day")

    def replace_unless_killed(path: Path, target: Path) -> None:
        if path.name == "b.csv":
            raise KeyboardInterrupt
        os.replace(path, target)

    with monkeypatch.context() as killing:
        killing.setattr(Path, "replace", replace_unless_killed)
        with pytest.raises(KeyboardInterrupt):
            write_files(tmp_path, names, "of today")
    assert [(tmp_path / name).read_text() for name in names] == ["of today", "of another day", "of another day"]
    assert sorted(path.name for path in (tmp_path / ".export.ready").iterdir()) == ["b.csv", "c.csv"]

    write_files(tmp_path, ["a.csv"], "of tomorrow")
    assert [(tmp_path / name).read_text() for name in names] == ["of tomorrow", "of today", "of today"]
    assert sorted(path.name for path in tmp_path.iterdir()) == [*names, "mine.txt"]


@pytest.mark.parametrize(("verb", "hidden"), [("export json", ".out"), ("export csv", "out/.export")])
def test_two_that_write_the_same_do_not_mix(db: Path, tmp_path: Path, verb: str, hidden: str) -> None:
    out = tmp_path / "out"
    if verb in IN_A_FOLDER:
        out.mkdir()
    lock = WriterLock(tmp_path / hidden)
    assert lock.try_acquire()
    try:
        second = subprocess.run(command(verb, out, db), capture_output=True, text=True, check=False)
    finally:
        lock.release()
    assert second.returncode == 1
    assert "is being written by process" in second.stderr
    assert "Traceback" not in second.stderr


@pytest.mark.parametrize("name", FORMATS)
def test_what_can_not_be_written_is_told(name: str, db: Path, tmp_path: Path) -> None:
    """A folder where a file should come, or a file where a folder should; what is there stays."""
    out = tmp_path / "out"
    if f"export {name}" in IN_A_FOLDER:
        out.write_text("mine")
    else:
        out.mkdir()
        (out / "mine").touch()
    before = sorted(tmp_path.rglob("*"))
    with Corpus.open(db, read_only=True) as corpus, pytest.raises(OutputError, match=str(out)):
        FORMATS[name](corpus, out)
    assert sorted(tmp_path.rglob("*")) == before


def is_empty_soon(folder: Path) -> bool:
    """Whether nothing is left in it; a fork server takes a moment to see that its program is gone."""
    until = time.monotonic() + 20
    while time.monotonic() < until and any(folder.iterdir()):
        time.sleep(0.05)
    return not any(folder.iterdir())


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="kills processes")
@pytest.mark.parametrize("verb", ["export xlsx", "review export"])
def test_sheets_that_were_being_written_stand_beside_the_workbook(verb: str, db: Path, tmp_path: Path) -> None:
    """Not in the system's folder for temporary files, where nobody would clear them."""
    temporary, folder = tmp_path / "temporary", tmp_path / "workbooks"
    temporary.mkdir()
    folder.mkdir()
    out = folder / "out.xlsx"
    left: list[str] = []
    while not left:
        with subprocess.Popen(command(verb, out, db), env={**os.environ, "TMPDIR": str(temporary)}) as run:
            while run.poll() is None and not list(tmp_path.rglob("openpyxl.*")):
                time.sleep(0.0005)
            run.send_signal(signal.SIGKILL)
        assert list(temporary.iterdir()) == []
        left = [path.name for path in folder.rglob("openpyxl.*")]

    written(verb, out, db)
    assert list(folder.iterdir()) == [out]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="kills processes")
@pytest.mark.parametrize("verb", ["report", "serve", "query"])
def test_what_is_killed_leaves_nothing_in_the_folder_for_temporary_files(
    verb: str, db: Path, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """At moments when its worker draws pages, too. Not in the first hundredth of a second, before there is who clears up."""
    # A short name, for the fork server's socket.
    temporary, out = tmp_path_factory.mktemp("t"), tmp_path / "out.html"
    more = {
        "report": [str(out)],
        "serve": ["--port", "0"],
        "query": ["from range(100000000) a, range(100) b select count(*) where a.range = b.range + 1"],
    }
    line = [sys.executable, "-m", "jaarschijf.output.cli", verb, *more[verb], "--db", str(db)]
    seen = False
    for moment in range(1, 4):
        with subprocess.Popen(line, env={**os.environ, "TMPDIR": str(temporary)}, stdout=subprocess.DEVNULL) as run:
            until = time.monotonic() + (30 if verb == "report" else moment)
            while time.monotonic() < until and run.poll() is None and not any(temporary.iterdir()):
                time.sleep(0.002)
            seen |= any(temporary.iterdir())
            time.sleep(0.1 * moment)
            run.send_signal(signal.SIGKILL)
        assert is_empty_soon(temporary)
    assert seen == (verb == "report"), "only a report needs a worker"
