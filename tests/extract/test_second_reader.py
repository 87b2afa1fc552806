"""What pdfminer reads is held against what PDFium does."""

from __future__ import annotations

from pathlib import Path

import pikepdf

from jaarschijf.extract.pdf import read_pages

SAMPLE = Path(__file__).resolve().parents[1] / "golden" / "series" / "waterveen" / "2022" / "source.pdf"


def test_a_page_on_which_pdfminer_sees_other_letters_than_pdfium_is_disputed(tmp_path: Path) -> None:
    with pikepdf.open(SAMPLE) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and "/ToUnicode" in thing:
                del thing["/ToUnicode"]
        pdf.save(tmp_path / "damaged.pdf")

    assert not any(page.disputed for page in read_pages(SAMPLE, reader="pdfminer"))
    assert [page.number for page in read_pages(tmp_path / "damaged.pdf", reader="pdfminer") if page.disputed] == [4]
