"""What is told of a document as a whole."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

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


@pytest.mark.parametrize(
    ("given", "stored", "told"),
    [
        ({"municipality": " gemeente VEENSTAD", "year": 2030}, ("Veenstad", 2030), []),
        (
            {"municipality": "Oudehaven"},
            ("Oudehaven", 2030),
            ["it says itself to be of Veenstad, and Oudehaven was given"],
        ),
        ({"municipality": "Borg"}, ("Borg", 2030), []),
        ({"year": 2029}, ("Veenstad", 2029), ["it says itself to be of 2030, and 2029 was given"]),
    ],
)
def test_what_is_given_otherwise_than_it_says_is_told(
    tmp_path: Path, given: dict[str, Any], stored: tuple[str, int], told: list[str]
) -> None:
    path = tmp_path / "plan.pdf"
    parties = "Gemeente Veenstad, Woonborg en Huurdersraad Borg maken deze afspraken."
    path.write_bytes(table_to_pdf(["Prestatieafspraken Veenstad 2030", parties], ROWS))
    document = read(path, **given)

    assert (document.municipality, document.year) == stored
    assert [problem.message for problem in document.problems if problem.code == "given-otherwise"] == told


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
