"""The package as a Python program uses it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import jaarschijf
from jaarschijf.output.commands.demo import copy_sample


def test_a_script_without_a_guard_ingests(tmp_path: Path) -> None:
    copy_sample(tmp_path / "documents")
    script = tmp_path / "script.py"
    script.write_text("import jaarschijf\nprint(jaarschijf.ingest(['documents/']).count('stored'), __file__)\n")

    run = subprocess.run([sys.executable, script], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert (run.stdout, run.stderr) == (f"3 {script}\n", "")


def test_a_path_alone_is_not_taken_for_its_letters(tmp_path: Path) -> None:
    db = tmp_path / "corpus.duckdb"

    assert [file.path for file in jaarschijf.ingest("missing", db=db).files] == ["missing"]
    assert [file.path for file in jaarschijf.ingest(Path("missing"), db=db).files] == ["missing"]
