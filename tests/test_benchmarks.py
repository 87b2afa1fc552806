"""The benchmarks' one command, and that the figures in the docs are those it measured."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import page
import pytest
from measure import run_counted
from run import SECTIONS

ROOT = Path(__file__).resolve().parents[1]


def test_the_page_shows_what_was_measured(tmp_path: Path) -> None:
    results = json.loads(page.RESULTS.read_text(encoding="utf-8"))

    page.write_page(results, tmp_path)

    assert (tmp_path / "benchmarks.md").read_text(encoding="utf-8") == (ROOT / "docs" / "benchmarks.md").read_text(
        encoding="utf-8"
    )


def test_every_section_has_its_words() -> None:
    assert list(page.TOLD) == list(SECTIONS)


def test_a_quick_run_writes_results_and_a_page(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "benchmarks" / "run.py"), "--quick", "--out", str(tmp_path)]
    subprocess.run([*command, "--only", "start_up", "--only", "growth_agreements"], check=True)

    results = json.loads((tmp_path / "results" / "results.json").read_text(encoding="utf-8"))
    rows = results["sections"]["start_up"]
    assert [row["command"] for row in rows[1:]] == ["jaarschijf --help", "jaarschijf query"]
    assert all(row["processor seconds"] > 0 for row in rows)
    text = (tmp_path / "benchmarks.md").read_text(encoding="utf-8")
    assert results["machine"]["processor"] in text
    assert "| jaarschijf --help |" in text
    assert (tmp_path / "benchmark-growth-agreements.svg").read_text(encoding="utf-8").startswith("<svg")


@pytest.mark.skipif(sys.platform != "linux", reason="subreapers are of Linux")
def test_time_of_what_a_command_leaves_behind_is_counted() -> None:
    """A grandchild that outlives the command, as a fork server's worker does."""
    spin = "import time\nwhile time.process_time() < 0.6: pass"
    start = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {spin!r}], stdout=subprocess.DEVNULL)"

    assert run_counted([sys.executable, "-c", start]).cpu >= 0.6
