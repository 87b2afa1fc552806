"""Rows of labelled texts under what is agreed in prose, and what they label."""

from __future__ import annotations

from itertools import pairwise

import pytest

from jaarschijf.extract.checks.misread import Misreadings
from jaarschijf.schema.document import Row
from jaarschijf.schema.flow import Block, flow_items
from jaarschijf.schema.table import Table
from tests.extract.flows import flow_of_pages
from tests.extract.tables import assembled, said, table

XS = [20, 210, 400, 590]
WHO = ("Gemeente", "Q2 2030")
TOLD = ["Trekker: de gemeente\nen Woonborg", "Betrokken: alle\npartijen", "Gereed: Q1 2030"]


def _agreements(sheet, draw, step=100):
    page = sheet().text(20, 40, "1. Wonen", bold=True, size=16)
    for k in (1, 2, 3):
        y = 80 + (k - 1) * step
        page.text(20, y, f"Afspraak 1.{k} De gemeente bouwt plan {k} dit jaar verder uit.")
        draw(page, y + 24)
    return page.page()


def _boxed(page, y):
    table(page, [TOLD], top=y, xs=XS)


def _shaded(page, y):
    for x0, x1 in pairwise(XS):
        page.fill(x0, y, x1, y + 26)
    page.row(XS[:-1], y + 2, TOLD)


def _shaded_and_known(page, y):
    page.fill(20, y, 590, y + 26).row([20, 300], y + 2, ["Trekker: de gemeente\nen Woonborg", "Gereed: Q1\n2030"])


def _headed(page, y):
    told = [["Trekker", "Gereed"], ["de gemeente\nen Woonborg", "Q1 2030"]]
    table(page, told, top=y, xs=[20, 300, 590])


def _asked(page, y):
    table(page, [["Wie?", "Wanneer?"], ["de gemeente\nen Woonborg", "Q1 2030"]], top=y, xs=[20, 300, 590])


def _beside(page, y):
    told = [["Trekker", "de gemeente\nen Woonborg"], ["Status", "Loopt"], ["Gereed", "Q1 2030"]]
    table(page, told, top=y, xs=[20, 300, 590])


@pytest.mark.parametrize(
    ("draw", "step"),
    [(_boxed, 100), (_shaded, 70), (_shaded_and_known, 70), (_headed, 130), (_asked, 130), (_beside, 170)],
)
def test_they_are_fields_of_what_stands_over_them(sheet, vocabulary, draw, step):
    made = assembled(vocabulary, _agreements(sheet, draw, step)).rows

    assert [(row.number, said(row.trekker), said(row.gereed)) for row in made] == [
        (f"1.{k}", "de gemeente en Woonborg", "Q1 2030") for k in (1, 2, 3)
    ]
    assert said(made[0].jaarafspraken[2030]) == "De gemeente bouwt plan 1 dit jaar verder uit."


def test_they_are_no_headings_without_rows(sheet, vocabulary):
    page = _agreements(sheet, _boxed)
    rows: list[Row] = assembled(vocabulary, page).rows
    misread = Misreadings(rows, [], vocabulary)
    for part in flow_of_pages([page], vocabulary):
        misread.add(part)

    assert [problem.code for problem in misread.told()] == []


def test_a_bar_over_a_text_that_tells_its_number_who_acts_and_when(sheet, vocabulary):
    """In bold in a box, and in one that holds few words beside the bar, which would make a table."""
    page = sheet().text(20, 40, "1. Wonen", bold=True, size=16)
    told = (
        (
            "Woonborg",
            "voor 1 oktober 2030",
            "Woonborg bouwt in het dorp veertig huizen en in de stad nog eens zestig van hout.",
        ),
        ("Gemeente en Woonborg", "mei en november", "Partijen gaan in gesprek."),
        ("Gemeente", "2030", "De gemeente wijst een plek aan waar huizen kunnen staan voor wie er zorg vraagt."),
    )
    for k, (who, when, text) in enumerate(told, start=1):
        y = 80 + 70 * (k - 1)
        page.grid([20, 590], [y, y + 50]).fill(21, y + 1, 589, y + 18)
        for x, said_there in ((24, f"Afspraak 1.{k}"), (160, who), (400, when)):
            page.text(x, y + 4, said_there, bold=True)
        page.text(24, y + 30, text)
    made = assembled(vocabulary, page.page()).rows

    assert [(row.number, said(row.trekker), said(row.gereed), said(row.jaarafspraken[2030])) for row in made] == [
        (f"1.{k}", who, when, text) for k, (who, when, text) in enumerate(told, start=1)
    ]


def test_labels_beside_their_texts_of_which_nothing_is_drawn(sheet, vocabulary):
    page = sheet().text(20, 40, "1. Wonen", bold=True, size=16)
    for k in (1, 2):
        page.text(20, 90 * k, f"Afspraak {k}", bold=True).text(
            20, 90 * k + 18, f"De gemeente bouwt {k}0 huizen in het dorp."
        )
        page.text(20, 90 * k + 36, "Wie").text(90, 90 * k + 36, "Woonborg")
        page.text(20, 90 * k + 48, "Wanneer").text(90, 90 * k + 48, f"{k} juli 2030")
    made = assembled(vocabulary, page.page()).rows

    assert [(said(row.jaarafspraken[2030]), said(row.trekker), said(row.gereed)) for row in made] == [
        (f"De gemeente bouwt {k}0 huizen in het dorp.", "Woonborg", f"{k} juli 2030") for k in (1, 2)
    ]


def test_a_label_of_something_else_in_the_row_under_an_agreement(sheet, vocabulary):
    xs = [20, 60, 240, 400, 590]
    page = sheet().text(20, 40, "1. Wonen", bold=True, size=16).grid([xs[0], xs[-1]], [80, 110, 140, 170, 200])
    for k, y in ((1, 80), (2, 140)):
        page.text(23, y + 4, f"1.{k}").text(
            63, y + 4, f"Woonborg bouwt {k}0 huizen aan de rand van het dorp en de stad."
        )
        page.row(xs[1:-1], y + 34, ["Trekker: Woonborg", "Gereed: Q2 2030", "Indicator: aantal huizen"])
        for x in xs[2:-1]:
            page.line(x, y + 30, x, y + 60)
    page.line(60, 80, 60, 200)
    made = assembled(vocabulary, page.page()).rows

    assert [(row.number, said(row.trekker), said(row.gereed)) for row in made] == [
        ("1.1", "Woonborg", "Q2 2030"),
        ("1.2", "Woonborg", "Q2 2030"),
    ]
    assert "aantal" not in "".join(said(row.jaarafspraken[2030]) for row in made)


def test_a_number_over_who_acts_and_when_beside_what_is_agreed(sheet, vocabulary):
    page = sheet().text(20, 40, "1. Wonen", bold=True, size=16)
    for k in (1, 2, 3):
        page.line(20, 50 + 60 * k, 590, 50 + 60 * k)
        page.text(20, 56 + 60 * k, f"1.{k}", bold=True).text(20, 68 + 60 * k, "Wie: Woonborg\nWanneer: Q2 2030")
        page.text(180, 56 + 60 * k, f"Woonborg bouwt in dit jaar {k}0 huizen aan de rand\nvan het dorp en van de stad.")
    made = assembled(vocabulary, page.page()).rows

    assert [(row.number, said(row.trekker), said(row.gereed)) for row in made] == [
        (f"1.{k}", "Woonborg", "Q2 2030") for k in (1, 2, 3)
    ]


@pytest.mark.parametrize("line", ["☻ Gemeente ☼ Q2 2030", "Gemeente        Q2 2030"])
def test_who_acts_and_when_without_labels_under_what_is_agreed(sheet, vocabulary, line):
    page = sheet().text(20, 40, "1. Wonen", bold=True, size=16).text(20, 66, "Wat spreken we af?", bold=True)
    for k in (1, 2):
        page.text(20, 60 + 40 * k, f"1.{k} De gemeente wijst in de stad {k}0 plekken aan.")
        at = 20
        for part in line.split("        "):
            page.text(at, 74 + 40 * k, part)
            at += 120
    made = assembled(vocabulary, page.page()).rows

    assert [(said(row.jaarafspraken[2030]), said(row.trekker), said(row.gereed)) for row in made] == [
        (f"De gemeente wijst in de stad {k}0 plekken aan.", *WHO) for k in (1, 2)
    ]


def test_who_acts_and_when_at_the_right_of_texts_that_lines_part(sheet, vocabulary):
    """Under goals that hold for them, as a browser prints a list; the lines make no table of it."""
    page = sheet().text(20, 40, "1. Wonen", bold=True, size=16)
    for k, y in ((1, 90), (2, 120), (3, 170), (4, 200)):
        page.text(20, y, f"{k}").text(
            50, y, f"Woonborg bouwt in dit jaar {k}0 huizen\naan de rand van het dorp en van de stad."
        )
        page.text(420, y, "Trekker", bold=True).text(460, y, "Woonborg")
        page.text(420, y + 12, "Gereed", bold=True).text(455, y + 12, f"Q{k} 2030")
        page.line(20, y + 26, 590, y + 26)
    page.text(20, 70, "Doel: Er is plaats voor iedereen.").text(20, 150, "Doel: Oud en jong wonen samen.")
    made = list(flow_items(flow_of_pages([page.page()], vocabulary)))

    assert not any(isinstance(item, Table) for item in made)
    told = [item.text for item in made if isinstance(item, Block) and item.text.startswith(("Trekker", "Gereed"))]
    assert " ".join(told) == " ".join(f"Trekker Woonborg Gereed Q{k} 2030" for k in (1, 2, 3, 4))


def test_labels_far_from_their_texts_whatever_else_they_label(sheet, vocabulary):
    """As a table without lines, with a row for who is involved, right under what is agreed."""
    page = sheet().text(20, 40, "1. Wonen", bold=True, size=16)
    for k in (1, 2):
        top = 100 * k - 20
        page.text(20, top, f"Afspraak 1.{k}", bold=True, size=12).text(20, top + 20, f"De gemeente bouwt {k}0 huizen.")
        for n, (label, text) in enumerate(
            (("Trekker", "Gemeente"), ("Planning", "Q2 2030"), ("Betrokken", "Zorggroep"))
        ):
            page.text(20, top + 32 + 12 * n, label).text(250, top + 32 + 12 * n, text)
    made = assembled(vocabulary, page.page()).rows

    assert [(said(row.jaarafspraken[2030]), said(row.trekker), said(row.gereed)) for row in made] == [
        (f"De gemeente bouwt {k}0 huizen.", *WHO) for k in (1, 2)
    ]


def test_each_label_in_a_cell_before_its_text_whatever_else_is_labelled(sheet, vocabulary):
    xs = [20, 70, 200, 260, 360, 430, 590]
    page = sheet().text(20, 40, "1. Wonen", bold=True, size=16)
    for k, top in ((1, 80), (2, 160)):
        page.grid([20, 590], [top, top + 24, top + 48]).line(70, top, 70, top + 48)
        for x in xs[2:-1]:
            page.line(x, top + 24, x, top + 48)
        page.row(xs[:2], top + 4, [f"1.{k}", f"De gemeente bouwt {k}0 huizen aan de rand van het dorp en van de stad."])
        page.row(xs[:-1], top + 28, ["Wie", "Gemeente", "Wanneer", "Q2 2030", "Resultaat", "Meer huizen"])
    made = assembled(vocabulary, page.page()).rows

    assert [(row.number, said(row.trekker), said(row.gereed)) for row in made] == [("1.1", *WHO), ("1.2", *WHO)]


def test_goals_over_cards_with_who_acts_at_their_left(sheet, vocabulary):
    page, goals = sheet().text(20, 40, "1. Wonen", bold=True, size=16), ("Meer huizen in dorpen.", "Minder schuld.")
    for k, goal in enumerate(goals):
        top = 80 + 120 * k
        page.fill(20, top, 590, top + 16).text(24, top + 3, f"Doelstelling: {goal}", color=0xFFFFFF)
        for n in (1, 2):
            y = top + 40 * n - 20
            page.text(20, y, "Wie:", bold=True).text(45, y, "Gemeente").text(20, y + 12, "Wanneer:", bold=True)
            page.text(65, y + 12, "Q2 2030").text(200, y, f"{k + 1}.{n}", bold=True)
            page.text(220, y, f"De gemeente bouwt in dit jaar {n}0 huizen aan de rand\n").line(20, y + 34, 590, y + 34)
            page.text(200, y + 12, "van het dorp en van de hele stad.")
    made = assembled(vocabulary, page.page()).rows

    assert [(row.number, said(row.doelstelling), said(row.trekker), said(row.gereed)) for row in made] == [
        (f"{k}.{n}", goal, *WHO) for k, goal in enumerate(goals, 1) for n in (1, 2)
    ]


def test_a_label_in_a_row_of_its_own_under_an_agreement_with_its_number(sheet, vocabulary):
    page = sheet().text(20, 40, "1. Wonen", bold=True, size=16)
    for k, top in ((1, 80), (2, 152)):
        page.grid([20, 590], [top + 24 * n for n in range(4)]).line(120, top + 24, 120, top + 72)
        page.text(23, top + 4, f"1.{k}", bold=True).text(43, top + 4, f"De gemeente bouwt {k}0 huizen in het dorp.")
        for n, (label, text) in enumerate((("Wie", "Gemeente"), ("Wanneer", "Q2 2030")), 1):
            page.text(23, top + 24 * n + 4, label, bold=True).text(123, top + 24 * n + 4, text)
    made = assembled(vocabulary, page.page()).rows

    assert [(row.number, said(row.jaarafspraken[2030]), said(row.trekker), said(row.gereed)) for row in made] == [
        (f"1.{k}", f"De gemeente bouwt {k}0 huizen in het dorp.", *WHO) for k in (1, 2)
    ]


@pytest.mark.parametrize("labels", [["Meerjarenafspraak 2030-2033"], ["Meerjarenafspraak", "2030-2033"]])
def test_a_frame_beside_its_label_holds_for_what_is_agreed_under_it(sheet, vocabulary, labels):
    """In a table of a row, or of one for each line of the label."""
    texts = ["Er komen in vier jaar honderd huizen bij.", "De helft is voor starters."][: len(labels)]
    page = sheet().text(20, 40, "1. Wonen", bold=True, size=16)
    table(page, [list(row) for row in zip(labels, texts, strict=True)], top=70, xs=[20, 200, 590])
    page.text(20, 170, "Afspraken 2030", bold=True, size=12)
    for k in (1, 2):
        page.text(20, 170 + 20 * k, f"1.{k} De gemeente bouwt plan {k} dit jaar verder uit.")
    made = assembled(vocabulary, page.page()).rows

    assert [(row.number, " ".join(said(row.kaderafspraak).split())) for row in made] == [
        (f"1.{k}", " ".join(texts)) for k in (1, 2)
    ]


def test_a_goal_and_a_frame_under_their_labels_hold_for_what_is_agreed_under_them(sheet, vocabulary):
    page = sheet().text(20, 40, "1. Wonen", bold=True, size=16)
    told = [["Doel", "Kaderafspraak 2030-2033"], ["Meer huizen voor starters.", "Er komen in vier jaar honderd bij."]]
    table(page, told, top=70, xs=[20, 200, 590])
    page.text(20, 170, "Afspraken 2030", bold=True, size=12)
    for k in (1, 2):
        page.text(20, 170 + 20 * k, f"1.{k} De gemeente bouwt plan {k} dit jaar verder uit.")
    made = assembled(vocabulary, page.page()).rows

    assert [(row.number, said(row.doelstelling), said(row.kaderafspraak)) for row in made] == [
        (f"1.{k}", *told[1]) for k in (1, 2)
    ]
