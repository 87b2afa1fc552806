"""Offers, spreadsheets without lines, and what stands around agreements in them: totals, look-backs."""

from __future__ import annotations

import pytest

from jaarschijf.extract.text.sheet_headings import without_sheet_headings
from tests.extract.tables import assembled, said, table
from tests.extract.test_prose import INTRO, TITLE, Writer

XS = [20, 220, 460, 590]


def test_what_a_corporation_offers_beside_what_it_is_asked_is_the_agreement(sheet, vocabulary) -> None:
    rows = [
        ["Vraag van de gemeente", "Ons bod", "Toelichting"],
        ["Bouw meer.", "Wij bouwen veertig huizen.", "Bij de kade."],
        ["Zorg voor rust.", "Wij zetten een huismeester in.", ""],
    ]
    page = table(sheet().text(20, 60, "1. Wonen", bold=True, size=16), rows, xs=XS).page()
    assert [(said(row.jaarafspraken[2030]), said(row.toelichting)) for row in assembled(vocabulary, page).rows] == [
        ("Wij bouwen veertig huizen.", "Bij de kade."),
        ("Wij zetten een huismeester in.", None),
    ]


def test_numbers_at_the_right_of_their_column_where_nothing_is_drawn(sheet, vocabulary) -> None:
    page = sheet().row([20, 60, 160, 400, 500], 60, ["nr.", "thema", "afspraak", "trekker", "gereed"], bold=True)
    for k in range(3):
        page.text(50, 76 + 13 * k, str(k + 1))
        page.row([60, 160, 400, 500], 76 + 13 * k, ["Wonen", f"Er komen {k + 2} huizen bij.", "Woonborg", "Q1 2030"])
    assert [(row.number, said(row.jaarafspraken[2030])) for row in assembled(vocabulary, page.page()).rows] == [
        (str(k + 1), f"Er komen {k + 2} huizen bij.") for k in range(3)
    ]


def test_a_row_that_counts_the_others_is_none(sheet, vocabulary) -> None:
    rows = [
        ["Nr.", "Afspraak", "Wie"],
        ["1", "Er komen tien huizen.", "Woonborg"],
        ["Totaal aantal afspraken:", "1", ""],
    ]
    page = table(sheet().text(20, 60, "1. Wonen", bold=True, size=16), rows, xs=XS).page()
    assert [row.number for row in assembled(vocabulary, page).rows] == ["1"]


@pytest.mark.parametrize("heading", ["Terugblik op 2029", "Wonen"])
def test_a_look_back_that_says_so_lacks_no_rows(sheet, vocabulary, heading) -> None:
    page = sheet(height=2000.0).text(20, 60, heading, bold=True, size=16)
    table(page, [["Nr.", "Afspraak 2029", "Resultaat"], ["1", "Er komen tien huizen.", "Gereed"]], xs=XS)
    page.text(20, 260, "Afspraken voor 2030", bold=True, size=16)
    table(page, [["Nr.", "Afspraak 2030", "Wie"], ["1", "Er komen elf huizen.", "Woonborg"]], top=300, xs=XS)
    found = assembled(vocabulary, page.page())
    looks_back = heading != "Wonen"
    assert (len(found.rows), found.repeated == found.attachments and looks_back) == (1 + (not looks_back), looks_back)


def test_a_list_of_one_under_a_theme_as_the_others_are(sheet, vocabulary) -> None:
    paper = Writer(sheet).title(TITLE).text(INTRO)
    paper.theme("Kern Oost").article("Nieuwbouw").text("• Woonborg bouwt acht huizen.").text(
        "• De gemeente zoekt een plek."
    )
    paper.article("Leefbaarheid").text("• Het dorpshuis krijgt een spreekuur.")
    assert [text for _, text in paper.rows(vocabulary)][2:] == ["Het dorpshuis krijgt een spreekuur."]


@pytest.mark.parametrize("more", [False, True])
def test_a_table_for_each_agreement_under_its_numbered_title(sheet, vocabulary, more) -> None:
    page = sheet(height=2000.0).text(20, 40, "1. Wonen", bold=True, size=16)
    for k, title in enumerate(("1.1 Bouwen", "1.2 Kopen", "1.3 Huren")):
        rows = [["Afspraak", "Wie"], [f"Er komen {k + 2} huizen bij.", "Woonborg"], ["Er komt een loket.", "Gemeente"]]
        page.text(20, 80 + 200 * k, title, bold=True)
        table(page, rows if more and k == 2 else rows[:2], top=100 + 200 * k, xs=[20, 300, 590])
    numbers = [row.number for row in assembled(vocabulary, page.page()).rows]
    assert numbers == ([None] * 4 if more else ["1.1", "1.2", "1.3"])


def test_the_letters_and_numbers_around_the_cells_of_a_sheet_are_of_none(sheet, vocabulary) -> None:
    xs, ys = [60, 100, 400, 560], [52, 92, 132, 172]
    page = sheet().grid(xs, ys).grid([30, *xs], [36, *ys])
    for x, letter in zip(xs, "ABC", strict=False):
        page.text(x + 20, 40, letter)
    rows = [
        ["Nr.", "Afspraak", "Wie"],
        ["1", "Woonborg bouwt tien huizen.", "Woonborg"],
        ["2", "De gemeente maakt een plan.", "Gemeente"],
    ]
    for number, (y, row) in enumerate(zip(ys, rows, strict=False), start=1):
        page.text(36, y + 20, str(number)).row(xs[:-1], y + 4, row)
    made = assembled(vocabulary, page.page())

    assert [(row.number, said(row.jaarafspraken[2030]), said(row.trekker)) for row in made.rows] == [
        ("1", "Woonborg bouwt tien huizen.", "Woonborg"),
        ("2", "De gemeente maakt een plan.", "Gemeente"),
    ]


def test_headings_in_a_frame_of_their_own_over_rows_of_which_every_other_is_shaded(sheet, vocabulary) -> None:
    xs = [20, 50, 130, 400, 480, 540, 590]
    page = sheet().grid(xs, [60, 80]).fill(20, 60, 590, 80, 0xFFDD66)
    page.row(xs[:-1], 64, ["Nr", "Thema", "Afspraak", "Trekker", "Gereed", "Status"])
    for k in range(1, 7):
        top = 80 + 40 * (k - 1)
        if k % 2 == 0:
            page.fill(20, top, 590, top + 40)
        # Texts that end hard by the next column, as in a sheet.
        said_ = f"Woonborg bouwt in het jaar 2030 plan {k} met tien huizen\nen een school."
        page.text(44, top + 4, str(k)).row(
            xs[1:-1], top + 4, ["Wonen in stad\nen dorp", said_, "Woonborg West\nen Oost", "Q1", "open"]
        )
    rows = assembled(vocabulary, page.page()).rows

    assert [(row.number, said(row.gereed)) for row in rows] == [(str(k), "Q1") for k in range(1, 7)]
    assert {said(row.trekker) for row in rows} == {"Woonborg West en Oost"}


def test_headings_in_a_frame_of_their_own_over_rows_of_which_nothing_is_drawn(sheet, vocabulary) -> None:
    xs = [20, 60, 160, 440, 520, 590]
    page = sheet().grid(xs, [60, 80]).row(xs[:-1], 64, ["Nr.", "Onderwerp", "Afspraak", "Wie", "Wanneer"])
    page.text(23, 84, "1. Wonen", bold=True)
    for k in range(1, 5):
        text = f"Woonborg bouwt in het jaar 2030 plan {k} met tien huizen\nen een school."
        page.row(xs[:-1], 100 + 70 * (k - 1), [f"1.{k}", "Bouwen", text, "Woonborg", "Q1"])
    rows = assembled(vocabulary, page.page()).rows

    assert [(row.number, said(row.trekker), said(row.gereed)) for row in rows] == [
        (f"1.{k}", "Woonborg", "Q1") for k in range(1, 5)
    ]


def test_lines_that_run_on_beside_the_numbers_of_a_sheet_are_those_of_its_cells(sheet) -> None:
    """A picture of a sheet has each line in one piece, where a file has one for each cell."""
    page = sheet().text(100, 30, "A").text(200, 30, "B").text(300, 30, "C")
    page.grid([20, 60, 150, 250, 350], [25, 45, 65, 85])
    for row, y in enumerate((48, 68), start=1):
        page.text(30, y, str(row)).text(65, y, "Wonen").text(155, y, "Woonborg bouwt.")
    found = page.page()
    places = [at for at, word in enumerate(found.words) if word.text in ("A", "B", "C", "1", "2")]

    rules = without_sheet_headings(found, places).rules

    assert sorted({(rule.box.x0, rule.box.x1) for rule in rules if rule.direction == "h"}) == [(60, 350)]
    assert sorted({(rule.box.top, rule.box.bottom) for rule in rules if rule.direction == "v"}) == [(45, 85)]
