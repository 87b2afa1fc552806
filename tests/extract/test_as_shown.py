"""A document whose pages lie on their side, or upside down: it is read as if they did not, and its boxes lie where they are shown."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from jaarschijf import read
from jaarschijf.corpus.store import Corpus
from jaarschijf.nlp.tag import tag
from jaarschijf.output.printed_words import check_printed_words
from jaarschijf.schema.document import Document
from jaarschijf.schema.geometry import Box

PLAN = Path(__file__).resolve().parents[1] / "golden" / "series" / "waterveen" / "2024" / "source.pdf"


@pytest.fixture(scope="module")
def upright() -> Document:
    return read(PLAN)


def lying(folder: Path, quarters: int) -> Path:
    path = folder / "lying.pdf"
    with pikepdf.open(PLAN) as pdf:
        for page in pdf.pages:
            page.rotate(90 * quarters, relative=True)
        pdf.save(path)
    return path


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_document_that_lies_on_its_side(tmp_path: Path, upright: Document, quarters: int) -> None:
    path = lying(tmp_path, quarters)
    document = read(path)

    assert [row.jaarafspraken[2024].text for row in document.rows if 2024 in row.jaarafspraken] == [
        row.jaarafspraken[2024].text for row in upright.rows if 2024 in row.jaarafspraken
    ]
    for size, (width, height) in zip(document.page_sizes, upright.page_sizes, strict=True):
        assert size == pytest.approx((height, width) if quarters % 2 else (width, height))
    for row, other in zip(document.rows, upright.rows, strict=True):
        for year, passage in row.jaarafspraken.items():
            for found, box in zip(passage.boxes, other.jaarafspraken[year].boxes, strict=True):
                width, height = upright.page_sizes[box.page - 1]
                assert found[1:] == pytest.approx(turned(Box(*box[1:]), quarters, width, height), abs=1.5)
    with Corpus.open(tmp_path / "corpus.duckdb") as corpus:
        corpus.store(document, tag(document), path=str(path))
        assert corpus.check() == []
        assert check_printed_words(corpus) == []


def turned(box: Box, quarters: int, width: float, height: float) -> Box:
    """A box on a page that is turned clockwise."""
    for _ in range(quarters):
        box = Box(height - box.bottom, box.x0, height - box.top, box.x1)
        width, height = height, width
    return box
