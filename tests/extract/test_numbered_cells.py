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


@pytest.mark.parametrize("joined", [False, True], ids=["each-with-its-own", "one-text"])
def test_who_acts_stands_on_the_height_of_each_of_them(sheet, vocabulary, joined):
    xs = [20, 140, 380, 480, 590]
    page = sheet().grid(xs, [120, 150, 230, 260, 290])
    page.row(xs[:4], 124, ["Thema", "Afspraken 2030", "Wie", "Wanneer"])
    for k, theme in enumerate(("Zorg", "Huren"), start=2):
        page.row(xs[:4], 174 + 30 * k, [theme, f"{k}.1 Er komt een plan.", "Gemeente", "mei 2030"])
    who = ("Woonborg en", "Gemeente") if joined else ("Woonborg", "Gemeente")
    for k, (text, acts, due) in enumerate(zip(("bouwen", "praten"), who, ("mei 2030", "juni 2030"), strict=True)):
        page.row(xs[1:4], 154 + 30 * k, [f"1.{k + 1} Het is tijd om\nte gaan {text}.", acts, due])
    made = assembled(vocabulary, page.row(xs[:1], 154, ["Wonen"]).page()).rows[:2]

    assert [said(row.gereed) for row in made] == ["mei 2030", "juni 2030"]
    assert [said(row.trekker) for row in made] == (["Woonborg en Gemeente"] * 2 if joined else list(who))


@pytest.mark.parametrize("label", ["Afspraken", "Afspraak"])
def test_a_list_beside_a_label_for_more_agreements_than_one_is_one_row_for_each(sheet, vocabulary, label):
    page = sheet().text(20, 40, "1. Wonen", bold=True, size=16)
    agreed = "1. Woonborg bouwt veertig huizen.\n2. De gemeente wijst een plek aan."
    rows = [["Ambitie", "Meer huizen."], [label, agreed], ["Trekker", "Gemeente"]]
    made = assembled(vocabulary, table(page, rows, xs=[20, 120, 590]).page()).rows
    told = [(row.number, said(row.jaarafspraken[2030]), said(row.doelstelling), said(row.trekker)) for row in made]

    if label == "Afspraak":
        assert told == [(None, agreed.replace("\n", "\n\n"), "Meer huizen.", "Gemeente")]
    else:
        assert told == [
            ("1", "Woonborg bouwt veertig huizen.", "Meer huizen.", "Gemeente"),
            ("2", "De gemeente wijst een plek aan.", "Meer huizen.", "Gemeente"),
        ]


@pytest.mark.parametrize(
    ("texts", "numbers"),
    [
        (["75 woningen isoleren", "90 daken vernieuwen"], [None, None]),
        (["1.1 90 woningen isoleren", "1.2 Daken vernieuwen"], ["1.1", "1.2"]),
        (["1 woningen isoleren", "2 daken vernieuwen"], ["1", "2"]),
    ],
)
def test_a_figure_that_an_agreement_begins_with_is_its_number_where_they_count(sheet, vocabulary, texts, numbers):
    rows = [["Afspraak 2030", "Wie"], *([text, "Woonborg"] for text in texts)]
    made = assembled(vocabulary, table(sheet(), rows, xs=[20, 480, 590]).page()).rows

    assert [row.number for row in made] == numbers
    assert [" ".join(filter(None, (row.number, said(row.jaarafspraken[2030])))) for row in made] == texts
