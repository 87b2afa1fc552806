"""The golden series agree with what their authors wrote, and with themselves.

The authors' TOML is the truth; these tests hold the kept gold and links to it, so that neither is
edited by hand or renewed halfway. They render nothing and need no producer.
"""

from __future__ import annotations

import importlib
import json
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pdfplumber
import pytest

ROOT = Path(__file__).parents[1]
SERIES = sorted(path.parent for path in (ROOT / "tests/golden/series").glob("*/links.json"))
YEARS = sorted(path.parent for path in (ROOT / "tests/golden/series").glob("*/*/gold.json"))


@pytest.fixture
def content(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT))
    return importlib.import_module("tests.golden.make.series.content")


def read_json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def test_there_are_four_series_by_five_producers() -> None:
    producers = set()
    for folder in YEARS:
        with pdfplumber.open(folder / "source.pdf") as pdf:
            program = pdf.metadata.get("Producer") or pdf.metadata["Creator"]  # Typst names itself as creator
            producers.add(str(program).split()[0].split("/")[0])
    assert len(SERIES) >= 4
    assert len(producers) >= 5, producers


@pytest.mark.parametrize("folder", SERIES, ids=lambda folder: folder.name)
def test_the_kept_gold_and_links_are_those_the_authors_wrote(folder: Path, content: ModuleType) -> None:
    years = content.read_series(folder.name)
    assert [str(year.year) for year in years] == sorted(path.parent.name for path in folder.glob("*/gold.json"))
    assert content.series_to_links(years) == read_json(folder / "links.json")
    for year in years:
        kept = read_json(folder / str(year.year) / "gold.json")
        assert content.year_to_gold(year, [row["page"] for row in kept["rows"]]) == kept


@pytest.mark.parametrize("folder", SERIES, ids=lambda folder: folder.name)
def test_every_link_joins_two_stated_agreements_and_calls_only_equal_texts_unchanged(folder: Path) -> None:
    stated = {
        (int(path.parent.name), row["theme"], row["number"]): row["jaarafspraken"].get(path.parent.name)
        for path in folder.glob("*/gold.json")
        for row in read_json(path)["rows"]
    }
    for link in read_json(folder / "links.json"):
        earlier, later = (stated[end["year"], end["theme"], end["number"]] for end in (link["from"], link["to"]))
        assert earlier, link
        assert later, link
        assert link["to"]["year"] - link["from"]["year"] == 1 + link.get("gap", False), link
        same = re.sub(r"\b20\d\d\b", "", earlier) == re.sub(r"\b20\d\d\b", "", later)
        assert same or link["change"] != "unchanged", link


@pytest.mark.parametrize("folder", YEARS, ids=lambda folder: f"{folder.parent.name}-{folder.name}")
def test_every_row_begins_on_its_page(folder: Path) -> None:
    with pdfplumber.open(folder / "source.pdf") as pdf:
        pages = [_bare(page.extract_text()) for page in pdf.pages]
    for row in read_json(folder / "gold.json")["rows"]:
        for text in [*row["jaarafspraken"].values(), row["trekker"], row["gereed"]]:
            assert not text or _bare(text.split()[0]) in pages[row["page"] - 1], row
    assert {row["page"] for row in read_json(folder / "gold.json")["rows"]} <= set(range(1, len(pages) + 1))


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.replace("ﬁ", "fi").replace("ﬂ", "fl")).lower()
