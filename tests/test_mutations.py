"""Our own documents, damaged in two hundred ways: no crash that costs more than its file, and no wrong claim.

A wrong claim is a document whose rows are not those of the original, without a warning, though the file's text is the same.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from jaarschijf.corpus.store import Corpus
from tests.mutations import cut_off
from tests.text_mutations import ALL_MUTATIONS

GOLDEN = Path(__file__).parent / "golden"
SERIES = [GOLDEN / "series" / "waterveen" / year for year in ("2022", "2023", "2024")]
# Ruled, open and shaded tables, cards, two tables side by side, articles.
LAYOUTS = (
    "elsbroek-2024",
    "grevenbeek-2025",
    "kerkenwolde-2023",
    "korenbrug-2025",
    "lindewaard-2025",
    "oeverwijk-2025",
)
ORIGINALS = [folder / "source.pdf" for folder in (*SERIES, *(GOLDEN / "layouts" / name for name in LAYOUTS))]
MUTANTS = {"pdfium": 200, "pdfminer": len(ALL_MUTATIONS)}
SEED = 4711
FIELDS = ("year", "theme_number", "row_number", "doelstelling", "kaderafspraak", "text", "trekker", "gereed")


@dataclass
class Run:
    """What became of the mutants: the original of each, what `ingest` told of all, and the corpus they went in."""

    db: Path
    origins: dict[Path, Path]
    told: dict[Path, dict[str, Any]]


def command(*arguments: object) -> subprocess.CompletedProcess[str]:
    """A run of its own, in which Tesseract is not found: it may take long over letters that were lost, and is not tried here."""
    line = [sys.executable, "-m", "jaarschijf.output.cli", *map(str, arguments)]
    return subprocess.run(
        line, env={**os.environ, "PATH": ""}, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.fixture(scope="module", params=sorted(MUTANTS))
def run(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Mutants, each way of damage as often as the others, read by one of our two readers."""
    folder, chance = tmp_path_factory.mktemp("mutants"), random.Random(SEED)
    origins: dict[Path, Path] = {}
    for number in range(MUTANTS[request.param]):
        original, mutate = chance.choice(ORIGINALS), ALL_MUTATIONS[number % len(ALL_MUTATIONS)]
        path = folder / f"{number:03}-{mutate.__name__}.pdf"
        try:
            path.write_bytes(mutate(original, chance))
        except (pikepdf.PdfError, ValueError, RuntimeError):
            path.write_bytes(cut_off(original, chance))  # not even pikepdf would write that
        origins[path] = original
    db = folder / "corpus.duckdb"
    options = ("--db", db, "--no-link", "--reader", request.param, "--json", "--jobs", 2)
    told: dict[Path, dict[str, Any]] = {}
    for given in (ORIGINALS, [folder, "--timeout", 20, "--memory", 2048]):
        ended = command("ingest", *given, *options)
        assert ended.stderr == ""
        told |= {Path(file["path"]): file for file in json.loads(ended.stdout)["files"]}
    return Run(db, origins, told)


def test_every_mutant_is_accounted_for(run: Run) -> None:
    assert run.origins.keys() <= run.told.keys()
    lost = [file for file in run.told.values() if file["outcome"] in ("failed", "empty")]
    assert [file for file in lost if not file["reason"]] == []
    assert [file for file in lost if "unexpected" in file["reason"] or "crashed" in file["reason"]] == []
    assert len(run.told) - len(lost) > len(run.origins) // 2
    with Corpus.open(run.db, read_only=True) as corpus:
        assert corpus.check() == []


def text_of(pdf: Path) -> list[str]:
    """The text in sight on each page as pypdfium2 gives it, so that another than ours judges; empty where it can't follow."""
    texts = []
    with pypdfium2.PdfDocument(pdf) as document:
        for index in range(len(document)):
            try:
                page = document[index]
                (x0, y0, x1, y1), (left, bottom, right, top) = page.get_cropbox(), page.get_mediabox()
                seen = max(x0, left), max(y0, bottom), min(x1, right), min(y1, top)
                texts.append(page.get_textpage().get_text_bounded(*seen))
            except pypdfium2.PdfiumError:
                texts.append("")
    return texts


def test_no_mutant_makes_a_wrong_claim(run: Run) -> None:
    rows: dict[str, list[str]] = {}
    doubts: dict[str, int] = {}
    warned: dict[str, bool] = {}
    with Corpus.open(run.db, read_only=True) as corpus:
        for row in corpus.table("agreements").to_pylist():
            rows.setdefault(row["document_id"], []).append(repr([row[name] for name in FIELDS]))
        for row in corpus.table("agreement_rows").to_pylist():
            doubts[row["document_id"]] = doubts.get(row["document_id"], 0) + len(row["warnings"])
        for row in corpus.table("documents").to_pylist():
            # That it says what its original says is told of nearly every mutant, and is no warning of damage.
            warned[row["document_id"]] = bool(set(row["warnings"]) - set(corpus.alike(row["document_id"])))

    wrong = []
    for path, original in run.origins.items():
        mutant, whole = run.told[path]["document_id"], run.told[original]["document_id"]
        if mutant is None or rows.get(mutant) == rows[whole]:
            continue
        if not warned[mutant] and doubts[mutant] <= doubts[whole] and text_of(path) == text_of(original):
            wrong.append(path.name)
    assert wrong == []


def test_inspect_tells_of_a_mutant_what_ingest_did(run: Run) -> None:
    """One of each outcome, the first that there is."""
    firsts = {run.told[path]["outcome"]: path for path in reversed(run.origins)}
    for outcome, path in firsts.items():
        ended = command("inspect", path, "--json")
        if outcome in ("stored", "known"):
            assert len(json.loads(ended.stdout)["rows"]) == run.told[path]["rows"] or outcome == "known"
        else:
            assert ended.returncode == 1
            assert ended.stderr == f"jaarschijf: {path}: {run.told[path]['reason']}\n"
