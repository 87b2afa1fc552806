"""The made-up corpus of the scale benchmarks: what is drawn is what is read, and both its roads give the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from generate import fill_corpus, to_document, write_pdfs
from made_up import MadeDocument, documents
from made_up_pdf import LAYOUTS, clause_number, to_pdf

import jaarschijf
from jaarschijf.schema.document import Document, Passage

ASKED = "select municipality, document_year, theme_number, text from agreements order by all"


def texts(document: Document) -> list[tuple[str | None, ...]]:
    def text(passage: Passage | None) -> str | None:
        return passage.text if passage else None

    return [
        (
            row.theme,
            row.number,
            *map(text, (row.doelstelling, row.kaderafspraak, row.trekker, row.gereed)),
            *map(text, row.jaarafspraken.values()),
        )
        for row in document.rows
    ]


@pytest.fixture(scope="module")
def made() -> MadeDocument:
    return list(documents("Lindezijl", 2, 30, seed=7))[1]


@pytest.mark.parametrize("layout", [layout for layout in LAYOUTS if layout != "prose"])
def test_a_drawn_table_is_read_as_it_was_made(made: MadeDocument, layout: str, tmp_path: Path) -> None:
    path = tmp_path / "made.pdf"
    path.write_bytes(to_pdf(made, layout)[0])

    document = jaarschijf.read(path)

    assert (document.municipality, document.year) == ("Lindezijl", made.year)
    assert texts(document) == texts(to_document(made))


def test_drawn_prose_is_read_as_it_was_made(made: MadeDocument, tmp_path: Path) -> None:
    path = tmp_path / "made.pdf"
    path.write_bytes(to_pdf(made, "prose")[0])

    document = jaarschijf.read(path)

    assert [(row.number, row.jaarafspraken[made.year].text) for row in document.rows] == [
        (clause_number(row), row.text) for row in made.rows
    ]


def test_both_roads_give_the_same_agreements(tmp_path: Path) -> None:
    manifest = write_pdfs(tmp_path / "pdfs", municipalities=2, years=2, pages=2)
    rows = [int(str(one["rows"])) for one in manifest]
    count = fill_corpus(tmp_path / "made.duckdb", municipalities=2, years=2, agreements=rows[0])
    report = jaarschijf.ingest([tmp_path / "pdfs"], db=tmp_path / "read.duckdb")

    assert json.loads((tmp_path / "pdfs" / "manifest.json").read_text(encoding="utf-8")) == manifest
    assert (report.ok, len(report.files)) == (True, 4)
    assert count == sum(rows)
    with jaarschijf.open(tmp_path / "made.duckdb") as made, jaarschijf.open(tmp_path / "read.duckdb") as read:
        assert made.query(ASKED).rows == read.query(ASKED).rows
        links = "select count(*) from links"
        assert made.query(links).rows == read.query(links).rows
        assert not made.check()
