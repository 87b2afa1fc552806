"""Cells of a table that hold more than one agreement."""

from __future__ import annotations

import pytest

from tests.extract.tables import assembled, said, table


def test_numbered_agreements_in_one_cell_are_rows_of_their_own(sheet, vocabulary):
    xs = [20, 140, 480, 590]
    page = sheet().grid(xs, [120, 150, 230, 270])
    page.row(xs[:3], 124, ["Thema", "Afspraken 2030", "Wie"])
    page.row(xs[:3], 154, ["Wonen", "1.1 Woonborg bouwt veertig woningen.\nDat is fase 1.3\nvan het plan.", "Woonborg"])
    page.text(143, 200, "1.2 Er komt een verhuiscoach.")
    page.row(xs[:3], 234, ["Zorg", "2.1 Er komt een lift in\nde flat aan de kade.", "Gemeente"])
    made = assembled(vocabulary, page.page())

    titles = {theme.number: theme.title for theme in made.themes}
    assert [(titles[row.theme], row.number, said(row.jaarafspraken[2030]), said(row.trekker)) for row in made.rows] == [
        ("Wonen", "1.1", "Woonborg bouwt veertig woningen. Dat is fase 1.3 van het plan.", "Woonborg"),
        ("Wonen", "1.2", "Er komt een verhuiscoach.", "Woonborg"),
        ("Zorg", "2.1", "Er komt een lift in de flat aan de kade.", "Gemeente"),
    ]


@pytest.mark.parametrize(
    "heads", [["Thema", "Afspraken 2030", "Wie"], ["Nr.", "Afspraken 2030", "Wie"]], ids=["counted", "with-numbers"]
)
def test_a_list_without_numbers_of_its_own_is_one_agreement(sheet, vocabulary, heads):
    first = "1.1" if heads[0] == "Thema" else "1.2.1"
    rows = [heads, ["1", f"1. Woonborg bouwt {first}\n2. en sloopt", "Woonborg"], ["2", "Er komt een lift.", ""]]
    made = assembled(vocabulary, table(sheet(), rows, xs=[20, 140, 480, 590]).page()).rows

    assert len(made) == 2
