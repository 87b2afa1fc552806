"""Reading on a Dask cluster: a real scheduler with two workers on this machine, one of which dies half way."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from time import monotonic, sleep

import pytest
from distributed import Client

import jaarschijf
from jaarschijf.executors import crash_reason, open_executor
from jaarschijf.ingestion import FileOutcome, Options, ingest
from jaarschijf.output.cli import main
from jaarschijf.schema.problems import ClusterError, NotAPdf, UnreadableFile
from tests.breaking import assert_a_break_costs_only_the_call_that_broke

VIEWS = ("documents", "themes", "agreement_rows", "agreements", "mentions", "links", "evolution")
ROOT = Path(__file__).resolve().parents[1]
SERIES = ROOT / "tests" / "golden" / "series"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return int(probe.getsockname()[1])


class Cluster:
    """A scheduler and its workers, each a process of its own, as people start them."""

    def __init__(self, stack: ExitStack, folder: Path) -> None:
        self._stack, self._folder = stack, folder
        self.workers: list[subprocess.Popen[bytes]] = []
        # A port that was free a moment ago may be another's by now: the scheduler takes one, and tells.
        told = folder / "scheduler.json"
        options = ("--host", "localhost", "--port", "0", "--no-dashboard", "--scheduler-file", str(told))
        self.scheduler = self._start("distributed.cli.dask_scheduler", *options)
        self.place = _address_in(told)

    @property
    def address(self) -> str:
        return self.place.replace("tcp://", "dask://")

    def add_worker(self, *arguments: str) -> None:
        place = self.place
        options = ("--nthreads", "1", "--no-dashboard", "--local-directory", str(self._folder), *arguments)
        self.workers.append(self._start("distributed.cli.dask_worker", place, *options))
        with Client(place, timeout=30, set_as_default=False) as client:
            client.wait_for_workers(len(self.workers), timeout=60)

    def _start(self, module: str, *arguments: str) -> subprocess.Popen[bytes]:
        with (self._folder / f"{module}.log").open("ab") as log:
            process = subprocess.Popen([sys.executable, "-m", module, *arguments], cwd=ROOT, stdout=log, stderr=log)
        self._stack.callback(process.wait)
        self._stack.callback(process.kill)
        return process


def _address_in(told: Path) -> str:
    """What a scheduler wrote there of itself, once it has."""
    end = monotonic() + 60
    while True:
        with suppress(OSError, ValueError):
            return str(json.loads(told.read_text(encoding="utf-8"))["address"])
        assert monotonic() < end, "the scheduler did not start"
        sleep(0.05)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    with ExitStack() as stack:
        yield Cluster(stack, tmp_path)


def contents(db: Path) -> dict[str, list[tuple[object, ...]]]:
    with jaarschijf.open(db) as corpus:
        return {view: corpus.query(f"from {view} order by all").rows for view in VIEWS}


class Killer:
    """Kills a process when so many files are done."""

    def __init__(self, process: subprocess.Popen[bytes], after: int) -> None:
        self._process, self._left = process, after

    def start(self, total: int) -> None:
        assert total > self._left

    def advance(self, outcome: FileOutcome) -> None:
        self._left -= 1
        if self._left == 0:
            self._process.kill()


def test_nothing_is_lost_nor_double_when_a_worker_is_killed(cluster: Cluster, tmp_path: Path) -> None:
    local, clustered = tmp_path / "local.duckdb", tmp_path / "clustered.duckdb"
    ingest([str(SERIES)], db=str(local), options=Options(jobs=2))
    cluster.add_worker("--no-nanny")
    cluster.add_worker("--no-nanny")
    killer = Killer(cluster.workers[0], after=3)

    report = ingest([str(SERIES)], db=str(clustered), options=Options(executor=cluster.address), progress=killer)

    assert cluster.workers[0].wait() == -signal.SIGKILL
    assert report.ok
    assert report.count("stored") == len(list(SERIES.rglob("*.pdf")))
    assert contents(clustered) == contents(local)


def test_a_worker_under_a_nanny_reads_files_it_cannot_see(cluster: Cluster, tmp_path: Path) -> None:
    """And a call that crashes, hangs or is refused fails by itself."""
    cluster.add_worker("--nanny")
    unseen = tmp_path / "bron.pdf"
    unseen.write_bytes(b"%PDF-1.7")

    with open_executor(cluster.address, jobs=1, timeout=2, memory=2048) as executor:
        futures = [
            executor.submit(path_and_content, unseen),
            executor.submit(os._exit, 7),
            executor.submit(hang),
            executor.submit(refuse, unseen),
            executor.submit(path_and_content, tmp_path / "weg.pdf"),
        ]
        unseen.unlink()
        for future in futures:
            executor.wait(future)
        assert executor.width() == 1

    path, content = futures[0].result()
    assert (path.name, content) == ("bron.pdf", b"%PDF-1.7")
    assert path != unseen
    assert [type(future.exception()).__name__ for future in futures[1:3]] == ["ProcessExpired", "ProcessExpired"]
    assert "time limit" in (crash_reason(futures[2].exception() or OSError()) or "")
    assert isinstance(futures[3].exception(), NotAPdf)
    assert isinstance(futures[4].exception(), UnreadableFile)


def test_a_pool_that_breaks_on_a_worker_costs_only_the_call_that_broke_it(cluster: Cluster) -> None:
    """As an idle child that is killed breaks it: the call after that finds a new one."""
    cluster.add_worker("--no-nanny")
    with open_executor(cluster.address, jobs=1, timeout=30, memory=2048) as executor:
        assert_a_break_costs_only_the_call_that_broke(executor)


def test_a_scheduler_that_goes_is_told_and_what_was_stored_stays(cluster: Cluster, tmp_path: Path) -> None:
    db = tmp_path / "corpus.duckdb"
    cluster.add_worker("--no-nanny")
    killer = Killer(cluster.scheduler, after=2)

    with pytest.raises(ClusterError, match="scheduler is gone"):
        ingest([str(SERIES)], db=str(db), options=Options(executor=cluster.address), progress=killer)

    with jaarschijf.open(db) as corpus:
        stored = corpus.query("select count(*) from documents").rows[0][0]
    assert stored >= 2
    report = ingest([str(SERIES)], db=str(db), options=Options())
    assert (report.count("known"), report.ok) == (stored, True)


def test_a_scheduler_that_is_not_there_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("jaarschijf.cluster._CONNECT", 0.5)
    address = f"dask://localhost:{free_port()}"

    with pytest.raises(SystemExit) as leave:
        main(["ingest", str(SERIES), "--executor", address, "--db", str(tmp_path / "corpus.duckdb")])

    assert leave.value.code == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "no Dask scheduler answers" in line
    assert address in line


def test_without_the_extra_one_line_tells_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    monkeypatch.delitem(sys.modules, "jaarschijf.cluster", raising=False)

    with pytest.raises(SystemExit) as leave:
        main(["ingest", str(SERIES), "--executor", "dask://localhost:1", "--db", str(tmp_path / "corpus.duckdb")])

    assert leave.value.code == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "pip install 'jaarschijf[dask]'" in line


@pytest.mark.parametrize("address", ["dask://", "dask://localhost", "localhost:8786", "dask://localhost:x", "here"])
def test_an_address_that_is_none_is_wrong_use(address: str, tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as leave:
        main(["ingest", str(SERIES), "--executor", address, "--db", str(tmp_path / "corpus.duckdb")])

    assert leave.value.code == 2


def path_and_content(path: Path) -> tuple[Path, bytes]:
    return path, path.read_bytes()


def hang() -> None:
    while True:
        pass


def refuse(path: Path) -> None:
    raise NotAPdf("not a PDF", where=str(path))
