"""Several processes on one corpus: writers come one after the other, readers read all the while, and no row is lost."""

from __future__ import annotations

import json
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import pytest

from jaarschijf.corpus.store import Corpus
from jaarschijf.schema.problems import CorpusError

CLI = [sys.executable, "-m", "jaarschijf.output.cli"]
# Reads all views again and again until told to end, and tells each count of documents it came upon.
READER = """
import json, pathlib, sys, time
from jaarschijf.corpus.store import Corpus
db, end = sys.argv[1:]
seen, rounds = set(), 0
while not pathlib.Path(end).exists() or not rounds:
    with Corpus.open(db, read_only=True) as corpus:
        seen.add((corpus.table("documents").num_rows, corpus.table("agreements").num_rows))
        assert corpus.query("select count(*) from agreements anti join documents using (document_id)").rows == [(0,)]
    rounds += 1
    time.sleep(0.5)
print(json.dumps([rounds, sorted(seen)]))
"""


def started(*arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*CLI, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )


def ended(processes: Iterable[subprocess.Popen[str]]) -> list[tuple[int, str, str]]:
    found = []
    for process in processes:
        out, err = process.communicate(timeout=120)
        found.append((process.returncode, out, err))
    return found


def sources(db: Path) -> list[str]:
    with Corpus.open(db, read_only=True) as corpus:
        assert corpus.check() == []
        return sorted(record["source"] for record in corpus.table("documents").to_pylist())


def test_two_ingests_at_once_with_time_to_wait_both_store(sample: list[Path], tmp_path: Path) -> None:
    db = tmp_path / "corpus.duckdb"
    both = [started("ingest", *part, "--db", db, "--wait", 60) for part in (sample[:1], sample[1:])]

    assert [(status, err) for status, _, err in ended(both)] == [(0, ""), (0, "")]
    assert sources(db) == sorted(path.name for path in sample)
    alone = tmp_path / "alone.duckdb"
    assert ended([started("ingest", *sample, "--db", alone)])[0][0] == 0
    with Corpus.open(db, read_only=True) as together, Corpus.open(alone, read_only=True) as apart:
        for view in together.views():
            if view != "files":
                assert sorted(map(str, together.table(view).to_pylist())) == sorted(
                    map(str, apart.table(view).to_pylist())
                ), view


def test_a_second_writer_is_told_who_writes_and_what_to_do(sample: list[Path], tmp_path: Path) -> None:
    db = tmp_path / "corpus.duckdb"
    first = started("ingest", *sample, "--db", db)
    lock = db.with_name("corpus.duckdb.lock")
    until = time.monotonic() + 30
    while time.monotonic() < until and not (lock.exists() and lock.read_text()):
        time.sleep(0.005)
    # Held still, so that it writes for as long as the second one tries.
    first.send_signal(signal.SIGSTOP)
    try:
        second = ended([started("ingest", sample[0], "--db", db)])[0]
    finally:
        first.send_signal(signal.SIGCONT)

    assert ended([first])[0][0] == 0
    assert second[0] == 1
    assert re.fullmatch(rf"jaarschijf: .*in use by process {first.pid} \(.*--wait SECONDS\)\n", second[2]), second[2]
    assert sources(db) == sorted(path.name for path in sample)


def test_ten_readers_beside_a_writer_see_whole_documents_and_no_error(sample: list[Path], tmp_path: Path) -> None:
    db, end = tmp_path / "corpus.duckdb", tmp_path / "end"
    assert ended([started("ingest", sample[0], "--db", db)])[0][0] == 0
    command = [sys.executable, "-c", READER, str(db), str(end)]
    readers = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(10)]
    try:
        writer = ended([started("ingest", *sample[1:], "--db", db)])[0]
        relink = ended([started("link", "--db", db)])[0]
    finally:
        end.touch()

    assert (writer[0], writer[2], relink[0], relink[2]) == (0, "", 0, "")
    told = ended(readers)
    assert [(status, err) for status, _, err in told] == [(0, "")] * 10
    counts = {tuple(pair) for _, out, _ in told for pair in json.loads(out)[1]}
    assert {documents for documents, _ in counts} <= {1, len(sample)}
    assert len(counts) <= 2
    assert sources(db) == sorted(path.name for path in sample)


def test_who_opened_it_keeps_what_it_saw(sample: list[Path], tmp_path: Path) -> None:
    db = tmp_path / "corpus.duckdb"
    assert ended([started("ingest", sample[0], "--db", db)])[0][0] == 0
    with Corpus.open(db, read_only=True) as corpus:
        before = corpus.table("agreements")
        assert ended([started("ingest", *sample[1:], "--db", db)])[0][0] == 0
        assert corpus.table("agreements").equals(before)


def test_waiting_ends(tmp_path: Path) -> None:
    db = tmp_path / "corpus.duckdb"
    with Corpus.open(db):
        begun = time.monotonic()
        with pytest.raises(CorpusError, match="in use by process"):
            Corpus.open(db, wait=0.3)
        assert 0.3 <= time.monotonic() - begun < 5
    Corpus.open(db, wait=0.3).close()
    assert [path.name for path in tmp_path.iterdir()] == ["corpus.duckdb"]


def test_a_lock_that_nobody_holds_is_in_nobodys_way(tmp_path: Path) -> None:
    db = tmp_path / "corpus.duckdb"
    Corpus.open(db).close()
    shutil.copyfile(db, tmp_path / "corpus.duckdb.lock")  # of a process that died: nobody holds it

    with Corpus.open(db, read_only=True) as corpus:
        assert corpus.views()
    Corpus.open(db).close()
    assert [path.name for path in tmp_path.iterdir()] == ["corpus.duckdb"]


def test_a_storm_of_writers_is_told_of_the_one_who_writes_or_waits_for_it(sample: list[Path], tmp_path: Path) -> None:
    """First none waits: who comes too late names the process that is at it. Then all wait, and all get their turn."""
    db = tmp_path / "corpus.duckdb"
    rush = [started("ingest", path, "--db", db) for path in (*sample, sample[0])]
    pids = {str(process.pid) for process in rush}
    told = ended(rush)

    refused = [
        re.fullmatch(r"jaarschijf: .*in use by process (\d+) \(.*\)\n", err) for status, _, err in told if status
    ]
    assert refused, "they came one after the other: this proves nothing"
    assert all(line and line[1] in pids for line in refused), told
    assert [err for status, _, err in told if not status] == [""] * (len(told) - len(refused))
    stored = sources(db)
    assert 1 <= len(stored) <= len(told) - len(refused)

    queue = [started("ingest", path, "--db", db, "--force", "--wait", 120) for path in sample]
    assert [(status, err) for status, _, err in ended(queue)] == [(0, "")] * len(queue)
    assert sources(db) == sorted(path.name for path in sample)
    assert ended([started("check", "--db", db)])[0][0] == 0
    assert [path.name for path in tmp_path.iterdir()] == [db.name]
