"""What is told of a document as a whole."""

from __future__ import annotations

from pathlib import Path

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
