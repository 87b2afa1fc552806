"""Running text that nothing announces, in a document that holds no other agreements."""

from __future__ import annotations

from pathlib import Path

import pytest

from jaarschijf import read
from jaarschijf.schema.problems import NoAgreements
from tests.small_pdf import lines_to_pdf

PARTIES = "Gemeente Veenstad, Woonborg en Huurdersraad Veenstad gaan samen aan de slag in 2030."
LINES = [
    (10, PARTIES),
    (14, "1. Wonen"),
    (10, "De vraag naar woningen is groot en het aanbod blijft achter."),
    (10, "Woonborg zal veertig woningen bouwen aan de kade."),
    (10, "Woonborg en de gemeente hebben daar vorig jaar al over gesproken."),
    (14, "2. Huren"),
    (11, "2.1 Huurbeleid"),
    (10, "De gemeente en Woonborg bespreken de huren in het voorjaar."),
]


def read_lines(folder: Path, title: str):
    path = folder / "plan.pdf"
    path.write_bytes(lines_to_pdf([(20, title), *LINES]))
    return read(path)


def test_what_begins_with_who_is_to_act_is_an_agreement_and_that_is_told(tmp_path: Path) -> None:
    document = read_lines(tmp_path, "Prestatieafspraken Veenstad 2030")

    assert [(row.theme, row.jaarafspraken[2030].text) for row in document.rows] == [
        ("1", "Woonborg zal veertig woningen bouwen aan de kade."),
        ("2", "De gemeente en Woonborg bespreken de huren in het voorjaar."),
    ]
    assert "unannounced" in {problem.code for problem in document.problems}


def test_a_document_of_another_kind_holds_none(tmp_path: Path) -> None:
    with pytest.raises(NoAgreements):
        read_lines(tmp_path, "Woonvisie Veenstad 2030")
