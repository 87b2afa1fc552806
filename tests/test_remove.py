"""What is taken out of a corpus is gone from all that it tells, as if it had never been read; what was decided stays."""

from __future__ import annotations

import json
from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest

from jaarschijf import Corpus, import_json, ingest
from jaarschijf.ingestion import Options
from jaarschijf.output.cli import main
from jaarschijf.output.commands.demo import copy_sample
from jaarschijf.schema.problems import CorpusError
from tests.corpora import exported, views

NOON = datetime(2026, 5, 4, 12)


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return copy_sample(tmp_path_factory.mktemp("sample"))


@pytest.fixture
def db(pdfs: list[Path], tmp_path: Path) -> Path:
    ingest(pdfs, db=tmp_path / "corpus.duckdb")
    return tmp_path / "corpus.duckdb"


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as leave:
        main([str(argument) for argument in arguments])
    return int(leave.value.code or 0)


def told(path: Path) -> dict[str, Counter[str]]:
    return {view: rows for view, rows in views(path).items() if view != "files"}


def outcomes(db: Path) -> dict[str, str]:
    with Corpus.open(db, read_only=True) as corpus:
        return {file["source"]: file["outcome"] for file in corpus.table("files").to_pylist()}


@pytest.mark.parametrize("year", [2022, 2023, 2024])
def test_what_is_left_is_as_if_it_had_never_been_read(db: Path, pdfs: list[Path], tmp_path: Path, year: int) -> None:
    name = f"waterveen-{year}.pdf"
    ingest([pdf for pdf in pdfs if pdf.name != name], db=tmp_path / "others.duckdb")

    assert run("remove", name, "--db", db) == 0

    assert told(db) == told(tmp_path / "others.duckdb")
    assert {source: outcome for source, outcome in outcomes(db).items() if outcome == "removed"} == {name: "removed"}
    with Corpus.open(db) as corpus:
        assert corpus.check() == []


def test_it_comes_back_by_the_same_road(db: Path, pdfs: list[Path]) -> None:
    before = told(db)
    assert run("remove", *pdfs, "--db", db) == 0
    assert not any(told(db).values())

    assert ingest(pdfs, db=db).count("stored") == 3
    assert told(db) == before
    assert set(outcomes(db).values()) == {"stored"}


def test_a_name_of_none_leaves_all_as_it_was(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = views(db)
    capsys.readouterr()

    assert run("remove", "waterveen-2022.pdf", "waterveen-2032.pdf", "--db", db) == 1

    assert "no document waterveen-2032.pdf in the corpus (there is waterveen-20" in capsys.readouterr().err
    assert views(db) == before


def test_of_two_files_of_one_name_it_is_asked_which(
    pdfs: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    db = tmp_path / "corpus.duckdb"
    for place, pdf in zip(("oud", "nieuw"), pdfs, strict=False):
        (tmp_path / place).mkdir()
        (tmp_path / place / "afspraken.pdf").write_bytes(pdf.read_bytes())
        ingest([tmp_path / place], db=db)
    with Corpus.open(db, read_only=True) as corpus:
        (identity, *_) = [key for key, path in corpus.source_paths().items() if path.parent.name == "oud"]

    assert run("remove", "afspraken.pdf", "--db", db) == 1
    assert identity in capsys.readouterr().err

    for name in (tmp_path / "nieuw" / "afspraken.pdf", identity):
        assert run("remove", name, "--db", db) == 0
    assert not any(told(db).values())


def test_what_was_decided_counts_when_it_is_read_again(db: Path, pdfs: list[Path]) -> None:
    with Corpus.open(db) as corpus:
        link = corpus.table("links").to_pylist()[0]
        corpus.decide(link["from_agreement_id"], link["to_agreement_id"], "different", by="A. Tester", at=NOON)
        corpus.link()
    before = told(db)

    assert run("remove", *(pdf.name for pdf in pdfs), "--db", db) == 0
    ingest(pdfs, db=db)

    assert told(db) == before
    assert "A. Tester" in str(before["review"])


def test_a_file_that_was_moved_is_known_by_what_is_in_it(db: Path, pdfs: list[Path], tmp_path: Path) -> None:
    moved = tmp_path / "concept.pdf"
    moved.write_bytes(pdfs[1].read_bytes())

    assert run("remove", moved, "--db", db) == 0

    assert outcomes(db)[pdfs[1].name] == "removed"
    assert len(told(db)["documents"]) == 2


def test_one_that_is_not_there_takes_none_out(db: Path) -> None:
    with Corpus.open(db) as corpus:
        (first, *_) = corpus.source_paths()
        with pytest.raises(CorpusError, match="no document doc-none"):
            corpus.remove([first, "doc-none"], at=NOON)
    assert len(told(db)["documents"]) == 3


def test_an_export_tells_what_was_removed_but_not_where_it_is_in(db: Path, pdfs: list[Path], tmp_path: Path) -> None:
    other = tmp_path / "other.duckdb"
    ingest(pdfs[:1], db=other)
    assert run("remove", pdfs[0].name, pdfs[1].name, "--db", db) == 0

    out = exported(db, tmp_path / "corpus.json")
    assert Counter(file["outcome"] for file in json.loads(out.read_text())["files"]) == {"removed": 2, "stored": 1}
    import_json(out, db=other)

    assert outcomes(other) == {pdfs[0].name: "stored", pdfs[1].name: "removed", pdfs[2].name: "stored"}


def test_a_municipality_without_documents_is_not_waited_for(pdfs: list[Path], tmp_path: Path) -> None:
    db, file = tmp_path / "corpus.duckdb", tmp_path / "afspraken.pdf"
    file.write_bytes(pdfs[0].read_bytes())
    ingest(file, db=db)
    # The file is another municipality's now, and what is left to be linked is none of the first.
    file.write_bytes(pdfs[1].read_bytes())
    ingest(file, db=db, options=Options(municipality="Elders", link=False))

    assert ingest(file, db=db).ok
    with Corpus.open(db) as corpus:
        assert corpus.unlinked() == []
