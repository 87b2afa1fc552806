"""What is told of a document as a whole."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from jaarschijf import read
from tests.small_pdf import table_to_pdf

ROWS = [["Nr.", "Afspraak", "Trekker"], ["1", "Woonborg bouwt veertig woningen.", "Woonborg"]]


@pytest.mark.parametrize(
    ("parties", "told"),
    [
        ("Gemeente Veenstad, Woonborg en Huurdersraad Veenstad maken deze afspraken.", False),
        ("Gemeente Veenstad, gemeente Oudehaven, Woonborg en Huurdersraad Borg maken deze afspraken.", True),
    ],
)
def test_agreements_of_more_than_one_municipality(tmp_path: Path, parties: str, told: bool) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(table_to_pdf(["Prestatieafspraken Veenstad 2030", parties], ROWS))
    document = read(path)

    assert document.municipality == "Veenstad"
    assert ("several-municipalities" in {problem.code for problem in document.problems}) is told


def test_a_running_header_does_not_go_on_in_the_footer(tmp_path: Path) -> None:
    with pikepdf.new() as whole:
        for k, theme in enumerate(("Nieuwe huizen", "Zorg voor ouderen", "Rust in de wijk"), start=1):
            page = pikepdf.open(BytesIO(table_to_pdf([theme, f"Over {theme.lower()}"], ROWS)))
            over = b"\nBT /F1 9 Tf 40 820 Td (Prestatieafspraken gemeente Veenstad) Tj ET"
            under = f"\nBT /F1 9 Tf 40 30 Td (Pagina {k}) Tj ET".encode()
            drawn = page.pages[0].Contents.read_bytes()
            page.pages[0].Contents = page.make_stream(drawn + over + under)
            whole.pages.extend(page.pages)
        whole.save(tmp_path / "plan.pdf")

    assert read(tmp_path / "plan.pdf").municipality == "Veenstad"
