"""Exports as their consumers read them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from jaarschijf.corpus.store import Corpus
from jaarschijf.ingestion import Options, ingest
from jaarschijf.output.commands.demo import copy_sample
from jaarschijf.output.exports import FORMATS
from jaarschijf.output.exports.edtf import timex_to_edtf
from jaarschijf.output.exports.tables import csv_cell
from jaarschijf.output.exports.views import exported_table
from jaarschijf.schema.export import ExportedCorpus, json_schema
from jaarschijf.schema.problems import InputNotFound, OutputError


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("export")
    path = str(folder / "corpus.duckdb")
    ingest([str(pdf) for pdf in copy_sample(folder)], db=path, options=Options())
    return path


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_holds_every_agreement(name: str, db: str, tmp_path: Path) -> None:
    with Corpus.open(db, read_only=True) as corpus:
        FORMATS[name](corpus, tmp_path / "out")
        expected = [record["text"] for record in corpus.table("agreements").to_pylist()]

    out = tmp_path / "out"
    if name not in ("json", "csv", "parquet"):
        assert out.stat().st_size > 0
        return
    if name == "json":
        exported = json.loads(out.read_text(encoding="utf-8"))
        jsonschema.validate(exported, json_schema())
        ExportedCorpus.model_validate(exported)
        rows = [row for document in exported["documents"] for row in document["rows"]]
        texts = [agreement["text"] for row in rows for agreement in row["agreements"]]
    elif name == "csv":
        with (out / "agreements.csv").open(encoding="utf-8-sig", newline="") as stream:
            texts = [record["text"] for record in csv.DictReader(stream)]
    else:
        texts = parquet.read_table(out / "agreements.parquet").column("text").to_pylist()
    assert sorted(texts) == sorted(expected)
    assert [path.name for path in tmp_path.rglob("*.part")] == []


@pytest.mark.parametrize("name", ["csv", "parquet"])
def test_a_folder_that_could_not_be_written_whole_is_as_it_was(
    name: str, db: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "notes.txt").write_text("kept")
    with Corpus.open(db, read_only=True) as corpus:
        FORMATS[name](corpus, tmp_path)
        before = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in tmp_path.iterdir()}
        last = list(corpus.views())[-1]

        def full(corpus: Corpus, view: str) -> object:
            if view == last:
                raise OSError(28, "No space left on device")
            return exported_table(corpus, view)

        monkeypatch.setattr("jaarschijf.output.exports.tables.exported_table", full)
        with pytest.raises(OutputError, match="No space left"):
            FORMATS[name](corpus, tmp_path)

    assert {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in tmp_path.iterdir()} == before


@given(st.text())
def test_no_spreadsheet_takes_a_cell_for_a_formula(text: str) -> None:
    cell = csv_cell(text)

    assert isinstance(cell, str)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert cell.removeprefix("'") == text.removeprefix("'")


@pytest.mark.parametrize("name", ["json", "xlsx", "sqlite", "ics"])
def test_a_folder_that_is_not_there_is_told(name: str, db: str, tmp_path: Path) -> None:
    with Corpus.open(db, read_only=True) as corpus, pytest.raises(InputNotFound, match="no such folder"):
        FORMATS[name](corpus, tmp_path / "absent" / "out")


@pytest.mark.parametrize(
    ("timex", "edtf"),
    [
        ("2024", "2024"),
        ("2024-07-01", "2024-07-01"),
        ("2024-Q4", "2024-36"),
        ("2024-FA", "2024-23"),
        ("2024-H1", "2024-40"),
        ("2022-04/2022-10", "2022-04/2022-10"),
        ("P3M", None),
        (None, None),
    ],
)
def test_a_deadline_in_edtf(timex: str | None, edtf: str | None) -> None:
    assert timex_to_edtf(timex) == edtf
