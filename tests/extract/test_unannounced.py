"""Running text that nothing announces, in a document that holds no other agreements."""

from __future__ import annotations

from pathlib import Path

import pikepdf
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


SLIDES = [
    (28, "Prestatieafspraken 2030"),
    (20, "Gemeente Veenstad, Woonborg en Huurdersraad Veenstad"),
    (28, "Wonen"),
    (16, "Oplevering van veertig huizen aan de kade."),
    (16, ""),
    (16, "Woonborg wijst een kwart toe aan starters."),
    (28, "Zorg"),
    (16, "Onderzoek naar een zorgplein bij het station."),
]


@pytest.mark.parametrize("wide", [True, False])
def test_on_slides_all_texts_under_titles_are_agreements_and_that_is_told(tmp_path: Path, wide: bool) -> None:
    path, made = tmp_path / "plan.pdf", tmp_path / "lines.pdf"
    made.write_bytes(lines_to_pdf(SLIDES))
    with pikepdf.open(made) as pdf:
        pdf.pages[0].MediaBox = pikepdf.Array([0, 0, 1100 if wide else 600, 842])
        pdf.save(path)
    if not wide:
        with pytest.raises(NoAgreements):
            read(path)
        return
    document = read(path)
    assert [row.jaarafspraken[2030].text for row in document.rows] == [
        text for size, text in SLIDES if size == 16 and text
    ]
    (told,) = (problem for problem in document.problems if problem.code == "unannounced")
    assert "slides" in told.message


ENGLISH = """We describe how growing trees give shade to streets and squares when nobody looks after their roots. Branches bend under
heavy snow, birds build nests between leaves, children climb trunks during long warm summers. Every gardener knows which soil suits
oaks, beeches, limes or willows; some prefer sand, others clay. Old maps show orchards where offices stand today, though several
pear trees survived behind fences. Our study counts them, measures heights, records blossoms, compares species across districts,
then draws conclusions about water, light plus care. Nobody has ever measured how much shelter their crowns offer against noise.
Owners rarely ask before felling, councils seldom refuse; fines remain low because proof lacks. Maps printed yearly could help both
sides learn where stumps replaced giants, which lanes deserve replanting first, what budget suffices and who might lend a hand."""


@pytest.mark.parametrize("municipality", [None, "Veenstad"])
def test_a_document_without_a_word_of_dutch_holds_none(tmp_path: Path, municipality: str | None) -> None:
    """A list of what `We` do is one of agreements in Dutch; whoever names the municipality knows what it is."""
    path = tmp_path / "plan.pdf"
    lines = [(8, line) for line in 3 * ENGLISH.splitlines()]
    listed = [(8, "• We plant forty trees in 2030."), (8, "• We explain how roots find water.")]
    path.write_bytes(lines_to_pdf([(14, "1 Introduction"), *lines, *listed]))
    if municipality is None:
        with pytest.raises(NoAgreements, match="hardly a word of Dutch in 1 page"):
            read(path)
    else:
        document = read(path, municipality=municipality)
        assert len(document.rows) == len(listed)
        assert any("hardly a word of Dutch" in problem.message for problem in document.problems)
