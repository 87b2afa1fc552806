"""A disk that is full: told in a line, what stood there stays and can be read, and what was stored is not lost."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from jaarschijf.corpus.store import Corpus
from jaarschijf.output.exports import FORMATS

resource = pytest.importorskip("resource")
# No file may grow larger: as the disk that has no more room, but for the words it is told with.
_LIMITED = (
    "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), -1));"
    "from jaarschijf.output.cli import main; main(sys.argv[2:])"
)


def run(room: int, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    # Python would leave the compiled code of a module cut off, and take it for whole from then on.
    command = [sys.executable, "-B", "-c", _LIMITED, str(room), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def corpus(sample: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    db = tmp_path_factory.mktemp("corpus") / "corpus.duckdb"
    assert run(1 << 30, "ingest", sample[0], "--db", db).returncode == 0
    return db


def documents(db: Path) -> int:
    with Corpus.open(db, read_only=True) as corpus:
        return corpus.table("documents").num_rows


@pytest.mark.parametrize("room", [4096, 300_000])
def test_a_new_corpus_that_has_no_room(sample: list[Path], tmp_path: Path, room: int) -> None:
    ended = run(room, "ingest", *sample, "--db", tmp_path / "corpus.duckdb")

    assert ended.returncode == 1
    assert ended.stderr.startswith(f"jaarschijf: {tmp_path}: can't be written here: File too large (")
    assert ended.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_corpus_that_can_not_be_copied_is_as_it_was(corpus: Path, sample: list[Path], tmp_path: Path) -> None:
    db = Path(shutil.copy(corpus, tmp_path))
    ended = run(db.stat().st_size // 2, "ingest", *sample, "--db", db)

    assert ended.returncode == 1
    assert "can't be copied to write it: File too large" in ended.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["corpus.duckdb"]
    assert documents(db) == 1


def test_an_older_corpus_that_has_no_room_for_its_copy_is_as_it_was(corpus: Path, tmp_path: Path) -> None:
    db = Path(shutil.copy(corpus, tmp_path))
    with duckdb.connect(str(db)) as connection:
        connection.execute("update store.meta set value = '5' where key = 'schema_version'")
    ended = run(db.stat().st_size // 2, "evolution", "--db", db)

    assert ended.returncode == 1
    older = (
        f"jaarschijf: {db}: made by an older jaarschijf, and can't be brought up to date here: can't be written here: "
    )
    assert ended.stderr.startswith(older)
    assert ended.stderr.count("\n") == 1
    assert [file.name for file in tmp_path.iterdir()] == ["corpus.duckdb"]


def test_what_was_stored_before_there_was_no_more_room_is_kept(
    corpus: Path, sample: list[Path], tmp_path: Path
) -> None:
    """Until there is, readers see what stood there before."""
    db = Path(shutil.copy(corpus, tmp_path))
    room = db.stat().st_size
    ended = run(room, "ingest", *sample, "--db", db)

    assert ended.returncode == 1
    assert ended.stderr.startswith("jaarschijf: ")
    assert "File too large" in ended.stderr.splitlines()[-1]
    asked = run(room, "query", "select count(*) from documents", "--format", "csv", "--db", db)
    assert (asked.returncode, asked.stdout.splitlines()[-1:]) == (0, ["1"]), asked.stderr
    assert run(1 << 30, "ingest", *sample, "--db", db).returncode == 0
    assert documents(db) == len(sample)
    assert [file.name for file in tmp_path.iterdir()] == ["corpus.duckdb"]


def test_what_is_no_fault_of_the_disk_is_not_told_as_one(corpus: Path, tmp_path: Path) -> None:
    db = Path(shutil.copy(corpus, tmp_path))
    with Corpus.open(db) as opened, pytest.raises(duckdb.CatalogException), opened.transaction():
        opened._connection.execute("insert into store.nowhere values (1)")


@pytest.mark.parametrize("kind", sorted(FORMATS))
def test_an_export_that_has_no_room(corpus: Path, tmp_path: Path, kind: str) -> None:
    out = tmp_path / f"out.{kind}"
    ended = run(2000, "export", kind, out, "--db", corpus)

    assert ended.returncode == 1
    assert ended.stderr.startswith(f"jaarschijf: {out}: can't be written: "), ended.stderr
    assert list(tmp_path.iterdir()) == []


def test_pictures_that_have_no_room(sample: list[Path], tmp_path: Path) -> None:
    ended = run(2000, "inspect", sample[0], "--images", tmp_path / "pages")

    assert ended.returncode == 1
    assert ended.stderr.endswith("page-001.png: can't be written: File too large\n"), ended.stderr
