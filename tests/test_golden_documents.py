"""Every golden document, and the real one that lies beside the checkout with its renderings: each row, each cell, each box."""

from __future__ import annotations

import json
import re
import shutil
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from jaarschijf.extract.pdf.pages import read_pages
from jaarschijf.extract.read import read
from jaarschijf.schema.document import Document, Passage, Row
from jaarschijf.schema.spool import Spool

GOLDEN = Path(__file__).resolve().parent / "golden"
SHARED = Path(__file__).resolve().parents[2] / "shared" / "corpus"
FIELDS = ("doelstelling", "kaderafspraak", "toelichting", "trekker", "gereed")
SCANNED = 4  # pages


@dataclass(frozen=True)
class Case:
    """A PDF, its gold, and, where the gold is another rendering's, the pages its rows begin on."""

    pdf: Path
    gold: Path
    pages: Path | None = None

    @property
    def name(self) -> str:
        return "/".join((*self.pdf.parts[-3:-1], self.pdf.stem))


def cases() -> list[Case]:
    found = [Case(pdf, gold) for gold in sorted(GOLDEN.rglob("gold.json")) for pdf in gold.parent.glob("*.pdf")]
    for gold in sorted(SHARED.glob("*/gold.json")):
        found += [Case(pdf, gold) for pdf in gold.parent.glob("*.pdf")]
        found += [Case(pdf, gold, pdf.with_suffix(".pages.json")) for pdf in sorted(gold.parent.glob("variants/*.pdf"))]
    return found


@cache
def is_scan(pdf: Path) -> bool:
    return not any(page.words for page in read_pages(pdf))


@cache
def document(pdf: Path) -> Document:
    return read(pdf)


TEXT = [case for case in cases() if not is_scan(case.pdf)]
SCANS = [case for case in cases() if is_scan(case.pdf)]


def flat(text: str | None) -> str:
    return " ".join(unicodedata.normalize("NFKC", text or "").replace("’", "'").replace("‘", "'").split())


def golden_rows(case: Case) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(case.gold.read_text(encoding="utf-8"))["rows"]
    if case.pages is not None:
        pages = json.loads(case.pages.read_text(encoding="utf-8"))
        rows = [{**row, "page": pages[f"{row['theme']}/{row['number']}"]} for row in rows]
    return rows


def golden_cells(row: dict[str, Any]) -> dict[str, str]:
    cells = {field: flat(row[field]) for field in FIELDS}
    cells |= {f"jaarafspraak {year}": flat(text) for year, text in row["jaarafspraken"].items()}
    return {name: text for name, text in cells.items() if text}


def passages(row: Row) -> dict[str, Passage]:
    named = {field: getattr(row, field) for field in FIELDS}
    named |= {f"jaarafspraak {year}": passage for year, passage in row.jaarafspraken.items()}
    return {name: passage for name, passage in named.items() if passage is not None}


def found_cells(row: Row) -> dict[str, str]:
    return {name: flat(passage.text) for name, passage in passages(row).items()}


@pytest.mark.parametrize("case", TEXT, ids=lambda case: case.name)
def test_no_agreement_seems_to_be_missing(case: Case) -> None:
    read = document(case.pdf)
    assert [problem for problem in read.problems if problem.severity != "info"] == []
    assert [
        str(doubt)
        for row in read.rows
        for doubt in row.doubts
        if doubt.code in ("goal-none", "number-gap", "number-none")
    ] == []


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared corpus does not lie beside this checkout")
def test_the_real_document_is_among_the_cases() -> None:
    assert any(case.gold.is_relative_to(SHARED) for case in TEXT)


@pytest.mark.parametrize("case", TEXT, ids=lambda case: case.name)
def test_rows_stand_under_their_theme_with_their_number_on_their_page(case: Case) -> None:
    wanted = [(row["theme"], row["number"], row["page"]) for row in golden_rows(case)]

    assert [(row.theme, row.number, row.page) for row in document(case.pdf).rows] == wanted


@pytest.mark.parametrize("case", TEXT, ids=lambda case: case.name)
def test_every_cell_is_exact_and_so_is_what_it_inherits(case: Case) -> None:
    wanted = [(golden_cells(row), set(row["inherited"])) for row in golden_rows(case)]

    assert [(found_cells(row), set(row.inherited)) for row in document(case.pdf).rows] == wanted


@pytest.mark.parametrize("case", TEXT, ids=lambda case: case.name)
def test_themes_have_their_titles(case: Case) -> None:
    wanted = [
        (theme["number"], theme["title"]) for theme in json.loads(case.gold.read_text(encoding="utf-8"))["themes"]
    ]

    assert [(theme.number, theme.title) for theme in document(case.pdf).themes] == wanted


@pytest.mark.parametrize("case", TEXT, ids=lambda case: case.name)
def test_the_words_in_the_boxes_are_the_words_of_the_text(case: Case) -> None:
    pages = {page.number: page.words for page in read_pages(case.pdf)}
    for row in document(case.pdf).rows:
        for name, passage in passages(row).items():
            inside = [
                word.text
                for page, x0, top, x1, bottom in passage.boxes
                for word in pages[page]
                if x0 <= word.box.center[0] <= x1 and top <= word.box.center[1] <= bottom
            ]
            assert letters(" ".join(inside)) == letters(passage.text), f"{row.theme}/{row.number} {name}"


def letters(text: str) -> Counter[str]:
    """Letters and digits, whatever hyphens, bullets and white space do to the rest."""
    return Counter(re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text)))


@pytest.mark.parametrize("case", TEXT, ids=lambda case: case.name)
def test_both_readers_give_the_same_rows(case: Case) -> None:
    by_pdfium, by_pdfminer = document(case.pdf), read(case.pdf, reader="pdfminer")

    assert [(row.theme, row.number, row.page, row.inherited) for row in by_pdfminer.rows] == [
        (row.theme, row.number, row.page, row.inherited) for row in by_pdfium.rows
    ]
    assert [found_cells(row) for row in by_pdfminer.rows] == [found_cells(row) for row in by_pdfium.rows]


@pytest.mark.parametrize("case", TEXT, ids=lambda case: case.name)
def test_a_document_is_read_alike_when_its_pages_are_put_away_as_those_of_a_long_one(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jaarschijf.extract.read.Spool", lambda pages: Spool(pages, most=0))
    monkeypatch.setattr("jaarschijf.extract.agreements.stitch.Spool", lambda rows, **_: Spool(rows, most=0, keep=20))

    assert read(case.pdf) == document(case.pdf)


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
@pytest.mark.parametrize("case", SCANS, ids=lambda case: case.name)
def test_a_scan_gives_its_rows(case: Case, tmp_path: Path) -> None:
    """Those of its first pages: each takes Tesseract some seconds."""
    first_pages = tmp_path / case.pdf.name
    with pikepdf.open(case.pdf) as pdf:
        del pdf.pages[SCANNED:]
        pdf.save(first_pages)
    scan = read(first_pages)
    wanted = {(row["theme"], row["number"]) for row in golden_rows(case) if row["page"] <= SCANNED}
    found = {(row.theme, row.number) for row in scan.rows}

    assert scan.method == "ocr"
    assert len(wanted & found) >= 0.9 * len(wanted | found)
