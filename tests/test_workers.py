"""Worker processes: none that starts, one that dies at a bad moment, and what a worker itself had started."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
import zlib
from concurrent.futures import Future
from pathlib import Path

import pikepdf
import pytest
from pebble import ProcessExpired

from jaarschijf import worker
from jaarschijf.corpus.store import Corpus
from jaarschijf.executors import NO_TIME, crash_reason
from jaarschijf.ingestion import Options, ingest, read_to_records
from jaarschijf.output.cli import main
from jaarschijf.output.commands.demo import copy_sample
from jaarschijf.pool import LocalExecutor
from jaarschijf.schema.identity import file_sha256
from jaarschijf.worker import raise_limit, renew_limit
from tests.breaking import assert_a_break_costs_only_the_call_that_broke

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills processes")


def fail_to_start(*_: object) -> None:
    """In the place of `prepare`."""
    os._exit(3)


def test_workers_that_do_not_start_are_one_line_and_cost_nothing_that_is_stored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first, *others = copy_sample(tmp_path)
    db = tmp_path / "corpus.duckdb"
    ingest([str(first)], db=str(db), options=Options())
    monkeypatch.setattr("jaarschijf.pool.prepare", fail_to_start)

    with pytest.raises(SystemExit) as leave:
        main(["ingest", *map(str, others), "--db", str(db), "--jobs", "2"])

    assert leave.value.code == 1
    assert capsys.readouterr().err.startswith("jaarschijf: no worker process can be started (")
    monkeypatch.undo()
    with Corpus.open(db, read_only=True) as corpus:
        assert corpus.check() == []
        assert [record["source"] for record in corpus.table("documents").to_pylist()] == [first.name]
    assert ingest([str(tmp_path)], db=str(db), options=Options()).ok


def test_no_room_for_temporary_files_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full() -> str:
        raise FileNotFoundError(2, "No usable temporary directory found")

    monkeypatch.setattr("jaarschijf.worker.util.get_temp_dir", full)
    with pytest.raises(SystemExit) as leave:
        main(["ingest", *map(str, copy_sample(tmp_path)), "--db", str(tmp_path / "corpus.duckdb")])

    assert leave.value.code == 1
    assert "no worker process can be started: No usable temporary directory found" in capsys.readouterr().err


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="has no fork server")
def test_a_folder_for_temporary_files_too_deep_for_a_socket_is_told(tmp_path: Path) -> None:
    deep = tmp_path / ("d" * 120)
    deep.mkdir()
    line = [sys.executable, "-m", "jaarschijf.output.cli", "ingest", *map(str, copy_sample(tmp_path))]
    run = subprocess.run(
        [*line, "--db", str(tmp_path / "corpus.duckdb")],
        env={**os.environ, "TMPDIR": str(deep)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stdout) == (1, "")
    assert "no worker process can be started" in run.stderr
    assert "set TMPDIR to a folder with a shorter path" in run.stderr
    assert list(deep.iterdir()) == []


def work(seconds: float, more: float, parts: int = 1) -> str:
    """Keep a library busy, which lets no other thread of the worker run; `more` is what its limit is raised by."""
    raise_limit(more)
    for _ in range(parts):
        ctypes.PyDLL(None).usleep(int(seconds * 1_000_000))
        renew_limit(60.0)
    return "done"


LEAVES_A_WORKER_ALONE = """
import os
from multiprocessing import forkserver
from jaarschijf.worker import process_context

process_context()
ended, told = forkserver.connect_to_new_process([])
os.write(told, b"\\x80\\x04")
os.close(told)
os.read(ended, 8)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs the fork server")
def test_a_worker_whose_run_ends_as_it_starts_says_nothing() -> None:
    run = subprocess.run([sys.executable, "-c", LEAVES_A_WORKER_ALONE], capture_output=True, check=True, cwd=ROOT)

    assert run.stderr == b""


def test_a_call_ends_at_its_time_limit_unless_it_allows_itself_more() -> None:
    """So a scan of a thousand pages gets through, part by part, and one page that never ends is stopped soon."""
    calls = ((30.0, 0.0, 1), (1.5, 5.0, 1), (1.5, 0.0, 1), (0.4, 0.0, 5))
    with LocalExecutor(jobs=1, memory=1024, timeout=1) as executor:
        futures = [executor.submit(work, *call) for call in calls]
        for future in futures:
            executor.wait(future)

    for late in (futures[0], futures[2]):
        assert (crash_reason(late.exception() or OSError()) or "").startswith("took longer than the time limit")
    assert [futures[1].result(), futures[3].result()] == ["done", "done"]


def compute(seconds: float, more: float = 0.0) -> str:
    """Keep the processor busy, as a loop that never ends does; `more` is what its limit is raised by."""
    raise_limit(more)
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass
    return "done"


def compute_within(limit: float, *arguments: float) -> str:
    """In a worker: compute within so many seconds, of a limit as low as no user would set it."""
    worker._LEAST_COMPUTING = 0.0
    return worker.limited(limit, compute, arguments)


def test_a_call_that_computes_ends_long_before_one_that_waits() -> None:
    """What waits may do so for others: a machine that they keep busy costs no file."""
    with LocalExecutor(jobs=1, memory=1024, timeout=60) as executor:
        calls = (8.0, 30.0), (6.0, 1.5, 1.0), (8.0, 0.5)
        futures = [executor.submit(compute_within, *call) for call in calls]
        for future in futures:
            executor.wait(future)

    ended = futures[0].exception()
    assert isinstance(ended, ProcessExpired)
    assert (ended.exitcode, crash_reason(ended)) == (-signal.SIGPROF, NO_TIME)
    assert [future.result() for future in futures[1:]] == ["done", "done"]


def font_that_fills_memory(pdf: Path) -> Path:
    """A font of it unpacks to three hundred megabytes, behind a filter over a filter: nothing looks into that beforehand."""
    packed = zlib.compress(zlib.compress(bytes(300 << 20), 1), 9)
    with pikepdf.open(pdf, allow_overwriting_input=True) as document:
        bomb = pikepdf.Stream(document, packed)
        bomb.Filter = pikepdf.Array([pikepdf.Name.FlateDecode] * 2)
        fonts = (thing for thing in document.objects if isinstance(thing, pikepdf.Dictionary) and "/FontFile2" in thing)
        next(fonts).FontFile2 = bomb
        document.save(pdf, compress_streams=False)
    return pdf


def test_a_library_that_gives_up_for_lack_of_memory_is_told_as_such(tmp_path: Path) -> None:
    """PDFium ends its process then, without a word; with more memory it reads the file."""
    pdf = font_that_fills_memory(copy_sample(tmp_path)[0])
    db = tmp_path / "corpus.duckdb"

    (told,) = ingest([str(pdf)], db=str(db), options=Options(memory=400)).files
    assert (told.outcome, told.reason) == ("failed", "took more memory than the limit (--memory gives it more)")
    with Corpus.open(db, read_only=True) as corpus:
        assert corpus.query("select outcome, reason from files").rows == [("failed", told.reason)]
    assert ingest([str(pdf)], db=str(db), options=Options(memory=2048)).files[0].outcome == "stored"


def die(by: int) -> None:
    """As of a fault in a library, which Python does not see."""
    ctypes.CDLL(None).abort() if by == signal.SIGABRT else os.kill(os.getpid(), by)


@pytest.mark.parametrize(
    ("by", "reason"),
    [
        (signal.SIGABRT, "the reader crashed on it (exit status -6)"),
        (signal.SIGFPE, "the reader crashed on it (exit status -8)"),
        (signal.SIGSEGV, "the reader crashed on it, perhaps for lack of memory (exit status -11)"),
        (signal.SIGKILL, "the reader crashed on it, perhaps for lack of memory (exit status -9)"),
    ],
)
def test_memory_is_not_blamed_where_it_is_not_known(by: int, reason: str) -> None:
    with LocalExecutor(jobs=1, memory=1024, timeout=30) as executor:
        future = executor.submit(die, by)
        executor.wait(future)
    assert crash_reason(future.exception() or OSError()) == reason


def test_where_no_limit_holds_an_alarm_of_another_is_left_alone() -> None:
    """As in a program that draws pages itself, and has its own use for the alarm."""
    try:
        signal.setitimer(signal.ITIMER_REAL, 600)
        raise_limit(5)
        renew_limit(5)
        left, _ = signal.getitimer(signal.ITIMER_REAL)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    assert left > 500


def test_a_file_may_take_longer_for_each_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raised: list[float] = []
    monkeypatch.setattr("jaarschijf.worker.raise_limit", raised.append)
    pdf = copy_sample(tmp_path)[0]
    _, packed = read_to_records(pdf, None, Options(), str(pdf), file_sha256(pdf))
    assert raised == [0.25] * packed.record.page_count


def test_a_call_that_breaks_the_pool_costs_only_itself() -> None:
    """Also one that an idle worker's death broke before it began."""
    with LocalExecutor(jobs=1, memory=1024, timeout=30) as executor:
        assert_a_break_costs_only_the_call_that_broke(executor)


def test_a_call_that_no_worker_is_at_is_called_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """As when a worker dies between taking a call and saying so."""
    monkeypatch.setattr("jaarschijf.pool._MOST_IDLE", 1.0)
    with LocalExecutor(jobs=2, memory=1024, timeout=30) as executor:
        lost, kept = executor.submit(os.getpid), executor.submit(os.getpid)
        executor._calls[lost].running = Future()
        for future in (lost, kept):
            executor.wait(future)

    assert isinstance(lost.result(), int)
    assert isinstance(kept.result(), int)


def start_child(told: Path) -> None:
    """As a worker that waits for Tesseract."""
    child = subprocess.Popen(["sleep", "60"])
    told.write_text(f"{os.getpid()} {child.pid}")
    child.wait()


def child_of(told: Path) -> tuple[int, int]:
    until = time.monotonic() + 30
    while time.monotonic() < until and not (told.exists() and len(told.read_text().split()) == 2):
        time.sleep(0.01)
    worker, child = map(int, told.read_text().split())
    return worker, child


def ends(process: int) -> bool:
    """Whether it is gone within ten seconds, or but waits for its status to be asked."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        try:
            os.kill(process, 0)
            if Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.02)
    return False


@pytest.mark.parametrize("cause", ["time limit", "worker killed", "run over"])
def test_what_a_worker_started_ends_with_it(cause: str, tmp_path: Path) -> None:
    told = tmp_path / "told"
    with LocalExecutor(jobs=1, memory=1024, timeout=1 if cause == "time limit" else 60) as executor:
        future = executor.submit(start_child, told)
        worker, child = child_of(told)
        if cause == "run over":
            with pytest.raises(KeyboardInterrupt), executor:
                raise KeyboardInterrupt
        else:
            if cause == "worker killed":
                os.kill(worker, signal.SIGKILL)
            executor.wait(future)
            assert future.exception() is not None
        assert ends(child)


def test_what_a_worker_started_ends_with_a_run_that_is_killed(tmp_path: Path) -> None:
    told = tmp_path / "told"
    code = (
        "import sys; from pathlib import Path; from jaarschijf.pool import LocalExecutor;"
        " from tests.test_workers import start_child;"
        " executor = LocalExecutor(jobs=1, memory=1024, timeout=60);"
        " executor.wait(executor.submit(start_child, Path(sys.argv[1])))"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(told)], cwd=ROOT) as run:
        _, child = child_of(told)
        run.send_signal(signal.SIGKILL)
    assert ends(child)
