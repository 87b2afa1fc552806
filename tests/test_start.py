"""What a command imports: a process that only asks or stores starts without the libraries that read, tag and compare."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from jaarschijf import ingest

DOCUMENT = Path(__file__).parent / "golden" / "series" / "waterveen" / "2022" / "source.pdf"

# Runs the command line and tells, as its last line, what was imported for it.
TELL = """
import sys
from jaarschijf.output.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
print(*sorted(sys.modules))
"""


def imported_by(*arguments: str) -> set[str]:
    done = subprocess.run([sys.executable, "-c", TELL, *arguments], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("start") / "corpus.duckdb"
    ingest([str(DOCUMENT)], db=str(path))
    return path


def test_query_imports_no_other_verb_and_no_library_but_duckdb(db: Path) -> None:
    imported = imported_by("query", "select count(*) from agreements", "--db", str(db))

    assert "jaarschijf.output.commands.query" in imported
    assert "jaarschijf.output.commands.export" not in imported
    assert not {"numpy", "rich", "pyarrow", "openpyxl", "jaarschijf.schema.document"} & imported


def test_help_imports_every_verb_and_none_of_what_they_use() -> None:
    imported = imported_by("--help")

    assert "jaarschijf.output.commands.export" in imported
    assert not {"numpy", "pydantic", "pyarrow", "openpyxl", "jaarschijf.schema.document"} & imported


def test_the_process_that_stores_imports_nothing_that_reads_or_links(tmp_path: Path) -> None:
    imported = imported_by("ingest", str(DOCUMENT), "--db", str(tmp_path / "corpus.duckdb"))

    assert "jaarschijf.corpus.store" in imported
    assert not {"numpy", "rapidfuzz", "pypdfium2", "jaarschijf.schema.document", "jaarschijf.corpus.link"} & imported


def test_an_unknown_verb_is_told_with_the_nearest_one() -> None:
    words = [sys.executable, "-m", "jaarschijf.output.cli", "quer"]
    done = subprocess.run(words, check=False, capture_output=True, text=True)

    assert done.returncode == 2
    assert "query" in done.stderr
