"""Several worker processes read and link, and make the same corpus as one."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest

from jaarschijf import linking
from jaarschijf.ingestion import Options, _process, _Source, ingest
from jaarschijf.linking import link_to_records
from tests.crashing import records

SERIES = Path(__file__).parent / "golden" / "series"
PARENT = os.getpid()


@pytest.fixture(scope="module")
def by_one(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    db = tmp_path_factory.mktemp("one") / "corpus.duckdb"
    ingest([str(SERIES)], db=str(db), options=Options(jobs=1))
    return records(db)


def test_two_workers_make_the_same_corpus(by_one: dict[str, list[str]], tmp_path: Path) -> None:
    db = tmp_path / "corpus.duckdb"
    report = ingest([str(SERIES)], db=str(db), options=Options(jobs=2))

    assert records(db) == by_one
    assert report.links == len(by_one["links"])


def test_two_workers_link_one_long_history_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    series = [str(SERIES / "noordermeer")]
    ingest(series, db=str(tmp_path / "one.duckdb"), options=Options(jobs=1))
    stretches: list[object] = []
    in_order = linking.in_order

    def handed_out(executor: object, function: object, calls: Iterator[tuple[object, object]]) -> object:
        asked = list(calls)
        stretches.extend(asked)
        return in_order(executor, function, iter(asked))  # type: ignore[arg-type]

    monkeypatch.setattr(linking, "in_order", handed_out)
    ingest(series, db=str(tmp_path / "two.duckdb"), options=Options(jobs=2))

    assert len(stretches) == 2
    assert records(tmp_path / "two.duckdb") == records(tmp_path / "one.duckdb")


class Patient:
    """Two workers that are never done; what is waited for is told by how much was handed out by then."""

    def __init__(self) -> None:
        self.given = 0

    def submit(self, *_: object) -> Future[int]:
        self.given += 1
        return Future()

    def width(self) -> int:
        return 2

    def wait(self, future: Future[int]) -> None:
        future.set_result(self.given)


def test_a_file_that_takes_long_keeps_no_worker_waiting() -> None:
    """Many are read meanwhile, though all are stored in their order."""
    sources = [_Source(Path(f"{k}.pdf"), f"{k:064x}") for k in range(200)]
    done = list(_process(sources, Options(jobs=2), Patient()))  # type: ignore[arg-type]

    assert [source for source, _ in done] == sources
    assert 100 < done[0][1].result() < 200


def dying(*arguments: object) -> object:
    """Linking that ends the worker it runs in."""
    if os.getpid() != PARENT:
        os.kill(os.getpid(), signal.SIGKILL)
    return link_to_records(*arguments)  # type: ignore[arg-type]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="kills processes")
def test_a_worker_that_dies_of_linking_costs_no_link(
    by_one: dict[str, list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    db = tmp_path / "corpus.duckdb"
    in_order = linking.in_order

    def handed_out(executor: object, function: object, *calls: object) -> object:
        return in_order(executor, dying if function is link_to_records else function, *calls)  # type: ignore[arg-type]

    monkeypatch.setattr(linking, "in_order", handed_out)
    ingest([str(SERIES)], db=str(db), options=Options(jobs=2))

    assert records(db) == by_one
