"""Killed at any moment: what is left is sound, nothing runs on or lies about, and the next run ends where this would have."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

TESTS = Path(__file__).parent
KILLS, SEED = 50, 20241

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forks of itself")


@pytest.fixture(scope="module")
def kills(sample: list[Path], tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    command = [sys.executable, str(TESTS / "crashing.py"), str(tmp_path_factory.mktemp("kills")), str(KILLS), str(SEED)]
    run = subprocess.run([*command, *map(str, sample)], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return [json.loads(line) for line in run.stdout.splitlines()]


def test_a_run_that_goes_on_ends_as_one_that_was_never_killed(kills: list[dict[str, Any]]) -> None:
    assert len(kills) == KILLS
    assert [told["kill"] for told in kills if not told["same"]] == []


def test_nothing_of_the_killed_run_lies_about_after_the_next(kills: list[dict[str, Any]]) -> None:
    assert {tuple(told["after"]) for told in kills} == {("corpus.duckdb",)}


def test_the_kills_come_in_every_part_of_the_road(kills: list[dict[str, Any]]) -> None:
    """Before there is a corpus, between documents, between storing and linking, after linking: else this proves little."""
    found = {(told["documents"], told["links"] > 0) for told in kills if told["kill"].startswith("ingest")}
    assert {(0, False), (1, False), (2, False), (3, False)} <= found
    assert any("corpus.duckdb.writing.wal" in told["left"] for told in kills)


def processes(mark: str) -> Iterator[int]:
    """The processes that have `mark` in their environment."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if mark.encode() in (entry / "environ").read_bytes():
                    yield int(entry.name)
            except OSError:
                continue


def ingest_command(sample: list[Path], db: Path) -> list[str]:
    files = map(str, sample)
    return [sys.executable, "-m", "jaarschijf.output.cli", "ingest", *files, "--db", str(db), "--jobs", "2"]


def wait_for(run: subprocess.Popen[Any], moment: Callable[[], bool]) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until and run.poll() is None and not moment():
        time.sleep(0.005)
    assert run.poll() is None, "it was done before its end could be tried"


def assert_ended_by(number: int, status: int) -> None:
    """A shell tells both alike: Python ends by the signal itself where Ctrl-C met it in `exec`, as in making a data class."""
    assert status in (128 + number, -number)


LOOKS_IN_PROC = pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="looks for processes in /proc")


def test_ctrl_c_while_the_command_line_is_imported_ends_without_a_word(tmp_path: Path) -> None:
    (tmp_path / "typer.py").write_text("import os, signal\nos.kill(os.getpid(), signal.SIGINT)\n")
    command = [sys.executable, "-m", "jaarschijf", "--help"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), *filter(None, sys.path)])}
    run = subprocess.run(command, env=environment, capture_output=True, check=False)

    assert (run.returncode, run.stdout, run.stderr) == (130, b"", b"")


@LOOKS_IN_PROC
def test_ctrl_c_as_workers_start_ends_without_a_word(sample: list[Path], tmp_path: Path) -> None:
    mark = f"CTRL_C_{uuid4().hex}"
    command, environment = ingest_command(sample, tmp_path / "corpus.duckdb"), {**os.environ, mark: "1"}
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, start_new_session=True) as run:
        wait_for(run, lambda: len(list(processes(mark))) >= 3)
        time.sleep(0.15)  # the fork server is at its imports
        os.killpg(run.pid, signal.SIGINT)
        _, said = run.communicate()

    assert_ended_by(signal.SIGINT, run.returncode)
    assert said == b""


@pytest.fixture
def _heeds_hangups() -> Iterator[None]:
    """Tests that `nohup` started ignore SIGHUP, and so would what they start."""
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    yield
    signal.signal(signal.SIGHUP, before)


@LOOKS_IN_PROC
@pytest.mark.usefixtures("_heeds_hangups")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_run_that_is_asked_to_end_says_nothing_and_leaves_nothing(
    sample: list[Path], tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    """By Ctrl-C, by whoever ends programs, by a terminal that is gone: all of them reach its workers too."""
    mark, temporary = f"ASKED_{uuid4().hex}", tmp_path_factory.mktemp("t")
    command = ingest_command(sample, tmp_path / "corpus.duckdb")
    environment = {**os.environ, "TMPDIR": str(temporary), mark: "1"}
    number = getattr(signal, name)
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, start_new_session=True) as run:
        wait_for(run, lambda: len(list(processes(mark))) >= 5)
        os.killpg(run.pid, number)
        _, said = run.communicate()

    assert_ended_by(number, run.returncode)
    assert said == b""
    assert [file.name for file in tmp_path.iterdir()] == ["corpus.duckdb"]
    until = time.monotonic() + 10
    while time.monotonic() < until and (list(processes(mark)) or any(temporary.iterdir())):
        time.sleep(0.02)
    assert list(processes(mark)) == []
    assert list(temporary.iterdir()) == []


@LOOKS_IN_PROC
@pytest.mark.parametrize(
    ("moment", "ended"),
    [
        ("the fork server is there", "killed"),
        ("workers read", "killed"),
        ("stored", "killed"),
        ("workers read", "all are told to end"),
    ],
)
def test_workers_and_temporary_files_go_with_the_run_that_is_ended(
    sample: list[Path], tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, moment: str, ended: str
) -> None:
    mark = f"CRASH_{uuid4().hex}"
    # A short name: the fork server's socket lies in it, and the path of a socket has at most some hundred characters.
    temporary = tmp_path_factory.mktemp("t")
    db = tmp_path / "corpus.duckdb"
    environment = {**os.environ, "TMPDIR": str(temporary), mark: "1"}
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(ingest_command(sample, db), env=environment, start_new_session=True, **quiet) as run:
        wanted = {"the fork server is there": 3, "workers read": 5, "stored": 5}[moment]
        written = db.with_name("corpus.duckdb.writing.wal")
        wait_for(run, lambda: (moment != "stored" or written.exists()) and len(list(processes(mark))) >= wanted)
        if ended == "killed":
            run.send_signal(signal.SIGKILL)
        else:
            os.killpg(run.pid, signal.SIGTERM)

    until = time.monotonic() + 10
    while time.monotonic() < until and (list(processes(mark)) or any(temporary.iterdir())):
        time.sleep(0.02)
    assert list(processes(mark)) == []
    assert list(temporary.iterdir()) == []
    check = [sys.executable, "-m", "jaarschijf.output.cli", "check", "--db", str(db)]
    run_check = subprocess.run(check, capture_output=True, text=True, check=False)
    # The fork server is there before the corpus is.
    not_made = moment == "the fork server is there" and "no such corpus" in run_check.stderr
    assert not_made or (run_check.returncode, run_check.stdout) == (0, f"{db}: sound\n"), run_check.stderr
