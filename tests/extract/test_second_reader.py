"""What pdfminer reads is held against what PDFium does, and both know a stamp."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from jaarschijf.extract.pdf.pages import Reader, read_pages
from tests.extract.conftest import Draw

SAMPLE = Path(__file__).resolve().parents[1] / "golden" / "series" / "waterveen" / "2022" / "source.pdf"


def test_a_page_on_which_pdfminer_sees_other_letters_than_pdfium_is_disputed(tmp_path: Path) -> None:
    with pikepdf.open(SAMPLE) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and "/ToUnicode" in thing:
                del thing["/ToUnicode"]
        pdf.save(tmp_path / "damaged.pdf")

    assert not any(page.disputed for page in read_pages(SAMPLE, reader="pdfminer"))
    assert [page.number for page in read_pages(tmp_path / "damaged.pdf", reader="pdfminer") if page.disputed] == [4]


@pytest.mark.parametrize("reader", ["pdfium", "pdfminer"])
def test_a_stamp_aslant_over_the_text_comes_last_and_is_known_as_one(draw: Draw, reader: Reader) -> None:
    text = "".join(f"BT /F1 10 Tf 100 {y} Td (tekst) Tj ET " for y in range(620, 720, 20))
    page = next(
        iter(read_pages(draw("BT /F1 90 Tf 0.7 0.7 -0.7 0.7 100 500 Tm (CONCEPT) Tj ET " + text), reader=reader))
    )

    assert [(word.text, word.slanted) for word in page.words[:5]] == [("tekst", False)] * 5
    assert {word.slanted for word in page.words[5:]} == {True}


@pytest.mark.parametrize("reader", ["pdfium", "pdfminer"])
def test_text_up_the_page_is_as_large_as_it_is_set(draw: Draw, reader: Reader) -> None:
    text = "".join(f"BT /F1 10 Tf 0 1 -1 0 {x} 100 Tm (wij bouwen iets) Tj ET " for x in range(100, 200, 20))
    (page,) = read_pages(draw(text), reader=reader)

    assert {round(word.size) for word in page.words} == {10}
