"""Tables in which nothing is drawn between rows and no white is left there either."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jaarschijf.extract.checks.borders import faults
from jaarschijf.extract.tables.grid import page_to_tables
from tests.extract.tables import assembled, said

XS = (50, 90, 330, 430)
HEADER = ("Nr", "Afspraak", "Wie", "Wanneer")


def _page(sheet, rows):
    """A table between three rules, of rows of a number, lines of text, lines of names and a moment, set line under line."""
    page, y = sheet().row(XS, 104, HEADER, bold=True), 124.0
    for row in rows:
        page.row(XS, y, row)
        y += 12 * (row[1].count("\n") + 1)
    for at in (100, 120, y + 2):
        page.line(50, at, 550, at)
    return page.page()


@pytest.mark.parametrize("count", [2, 4])
def test_texts_that_begin_a_sentence_at_each_number_are_rows(sheet, count: int) -> None:
    rows = [
        ("1.1", "Woonborg bouwt in het dorp en\nin de stad veertig woningen.", "Woonborg en\ngemeente", "Q1 2030"),
        ("1.2", "De gemeente wijst voor de zomer\neen plek aan.", "Gemeente", "juli 2030"),
        ("1.3", "Samen stellen zij een lijst op\nvan alle plekken.", "Woonborg", "2030"),
        ("1.4", "Er komt een loket.", "Gemeente", "2030"),
    ][:count]
    (table,) = page_to_tables(_page(sheet, rows))
    texts = {(cell.row, cell.column): " ".join(word.text for word in cell.words) for cell in table.cells}
    assert [texts[row, 1] for row in range(1, count + 1)] == [text.replace("\n", " ") for _, text, _, _ in rows]
    assert [texts[row, 2] for row in range(1, count + 1)] == [who.replace("\n", " ") for _, _, who, _ in rows]


def test_a_sentence_that_runs_on_over_a_number_is_of_a_merged_cell(sheet) -> None:
    rows = [
        ("1.1", "Woonborg bouwt in het dorp en\nin de stad veertig woningen", "Woonborg", "Q1 2030"),
        ("1.2", "die klaar zijn voor het einde\nvan het jaar.", "Gemeente", "juli 2030"),
        ("1.3", "en die goed te huren zijn.", "Gemeente", "juli 2030"),
    ]
    (table,) = page_to_tables(_page(sheet, rows))
    assert max(cell.row_span for cell in table.cells if cell.column == 1) == 3


def test_what_is_agreed_begins_anew_in_each_row_though_one_of_them_stands_apart(sheet, vocabulary):
    """The goal goes on over the rows; between two of these there is more white than between others."""
    xs = [20, 150, 190, 480]
    page = (
        sheet()
        .line(20, 96, 590, 96)
        .line(20, 116, 590, 116)
        .row(xs, 100, ["Doel", "Nr.", "Afspraak 2030", "Wie"], bold=True)
    )
    texts = [
        "De gemeente bouwt tien huizen in het dorp,\nsamen met Woonborg.",
        "Woonborg verkoopt dit jaar geen woningen in\nde kleine dorpen.",
        "Een loket voor wie er vragen heeft over\nhuur en zorg.",
        "Partijen spreken elkaar iedere maand, om\nde beurt in elk dorp.",
    ]
    page.row(xs[:1], 120, ["Meer huizen voor\nwie er geen heeft,\nin stad en dorp\nen op het land."])
    for y, k in zip((120, 144, 178, 202), range(1, 5), strict=True):
        page.row(xs[1:], y, [f"1.{k}", texts[k - 1], "Wij"])
    made = assembled(vocabulary, page.line(20, 230, 590, 230).page()).rows

    assert [(row.number, said(row.jaarafspraken[2030])) for row in made] == [
        (f"1.{k}", texts[k - 1].replace("\n", " ")) for k in range(1, 5)
    ]


def test_sentences_of_two_rows_that_stand_as_near_as_lines(sheet, vocabulary):
    """Each is a line long; one that goes on is of one row, whatever stands beside it."""
    page = sheet().grid([40, 200, 400], [100, 120, 150]).row([40, 200], 104, ["Jaarafspraak 2030", "Toelichting"])
    merged = replace(page, words=list(page.words)).row(
        [40, 200], 124, ["Wij bouwen tien huizen.\nWij isoleren er acht.", "Als er grond is.\nZie de begroting."]
    )
    (table,) = page_to_tables(merged.page(), vocabulary=vocabulary)
    assert faults(table, vocabulary) == {"rows-joined"}
    page.row(
        [40, 200], 124, ["Wij bouwen tien huizen\nen wij isoleren er acht.", "Als er grond is.\nZie de begroting."]
    )
    (table,) = page_to_tables(page.page(), vocabulary=vocabulary)
    assert not faults(table, vocabulary)


def test_who_acts_begins_anew_with_a_name_on_the_height_of_each_number(sheet, vocabulary):
    """Where no white is left between the rows, as in columns that a typesetter fills."""
    page = sheet().text(20, 40, "1. Wonen", bold=True, size=16)
    page.row([20, 60, 400], 80, ["Nr", "Afspraak", "Wie"], bold=True)
    told = (("Gemeente en", "Woonborg"), ("Woonborg,", "Huurdersraad"), ("Gemeente", "Veenstad"))
    for k, who in enumerate(told):
        page.row([20, 60], 96 + 24 * k, [f"1.{k + 1}", "Er komen huizen aan de kade."])
        page.text(403, 96 + 24 * k, "\n".join(who))
    for y in (78, 93, 168):
        page.line(20, y, 580, y)
    made = assembled(vocabulary, page.page()).rows

    assert [said(row.trekker) for row in made] == [" ".join(who) for who in told]


def test_the_mark_of_a_footnote_behind_a_sentence_joins_no_rows(sheet) -> None:
    page, y = sheet().row(XS, 104, HEADER, bold=True), 124.0
    for number, text in (
        ("1.1", "Er komen in het jaar 2030 veertig huizen\nin de wijk."),
        ("1.2", "Er komt een loket in de wijk."),
        ("1.3", "Een flat gaat weg."),
        ("1.4", "De gemeente stelt in het jaar een plan vast\nvoor de wijk."),
        ("1.5", "Er komt een schouw."),
    ):
        page.row(XS, y, (number, text, "Allen", "2030"))
        y += 12 * (text.count("\n") + 1)
    page.text(155, 135, "1", size=7)
    page.words[-1].superscript = True
    for at in (100, 120, y + 2):
        page.line(50, at, 550, at)
    (table,) = page_to_tables(page.page())

    assert [cell.row_span for cell in table.cells if cell.column == 1] == [1] * 6


def test_lines_with_as_much_white_between_them_as_they_are_high_are_rows(sheet, vocabulary):
    """A frame with columns, and no line between its rows, each of which is a single line."""
    page = (
        sheet()
        .grid([20, 300, 450, 580], [100, 130, 270])
        .row([20, 300, 450], 110, ["Wat", "Wie", "Wanneer"], bold=True)
    )
    said = ("Wijkschouw houden", "Woonfraude bestrijden", "Speelplek maken", "Beheerder aanstellen")
    for k, what in enumerate(said):
        page.row([20, 300, 450], 140 + 34 * k, [what, "Gemeente", "Q2 2030"])
    (table,) = page_to_tables(page.page(), vocabulary=vocabulary)

    texts = [" ".join(word.text for word in cell.words) for cell in table.cells if cell.column == 0]
    assert texts == ["Wat", *said]


def test_a_sentence_with_who_acts_beside_it_begins_a_row_after_one_that_ended(sheet, vocabulary) -> None:
    xs = (40, 180, 470)
    page = sheet().text(40, 40, "1. Wonen", bold=True, size=16)
    page.row(xs, 80, ("Ambitie", "Wat doen we in 2030?", "Trekker"), bold=True)
    for left, right in ((34, 174), (174, 464), (464, 560)):
        page.fill(left, 76, right, 94)
    page.fill(34, 94, 174, 142, 0xE0F2F1).fill(34, 142, 174, 166, 0xCFE8E5)
    page.row(
        xs, 95, ("Er zijn genoeg\nhuizen.", "Woonborg bouwt in het dorp en\nin de stad veertig huizen.", "Woonborg")
    )
    page.row(xs, 119, ("", "De gemeente wijst voor de zomer\neen plek aan.", "Gemeente"))
    page.row(xs, 143, ("Niemand heeft\nhet koud.", "Samen stellen zij een lijst op\nvan alle daken.", "Samen"))

    assert [(said(r.doelstelling), said(r.trekker)) for r in assembled(vocabulary, page.page()).rows] == [
        ("Er zijn genoeg huizen.", "Woonborg"),
        ("Er zijn genoeg huizen.", "Gemeente"),
        ("Niemand heeft het koud.", "Samen"),
    ]
