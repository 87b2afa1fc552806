"""Shaded cards under each other, with what is agreed at the left and who acts and when at the right."""

from __future__ import annotations

import pytest

from jaarschijf.extract.tables.shading import fills_to_evidence
from jaarschijf.schema.flow import Block, flow_items
from tests.extract.flows import flow_of_pages
from tests.extract.tables import assembled, said, table

AGREED = (
    "De gemeente wijst in het dorp een plek\naan.",
    "Woonborg bouwt in de stad veertig huizen.",
    "Partijen praten.",
)


def _cards(sheet, *, shaded=True, labels=("Wie", "Wanneer")):
    page = sheet().text(20, 40, "1. Wonen", bold=True, size=16)
    for k, text in enumerate(AGREED, start=1):
        y = 80 + 70 * (k - 1)
        if shaded:
            page.fill(20, y, 580, y + 60)
        page.text(26, y + 4, f"1.{k}", bold=True, size=14).text(60, y + 4, f"Plan {k}", bold=True)
        page.text(60, y + 18, text)
        for place, (label, told) in enumerate(zip(labels, ("Gemeente", f"mei 203{k}"), strict=True)):
            page.text(450, y + 4 + 26 * place, label, bold=True).text(450, y + 16 + 26 * place, told)
    return page.page()


def test_each_is_read_to_its_end_before_the_next(sheet, vocabulary):
    made = assembled(vocabulary, _cards(sheet)).rows

    assert [(row.number, said(row.jaarafspraken[2030]), said(row.trekker), said(row.gereed)) for row in made] == [
        (f"1.{k}", text.replace("\n", " "), "Gemeente", f"mei 203{k}") for k, text in enumerate(AGREED, start=1)
    ]


@pytest.mark.parametrize("label", ["Kleur", "Betrokken"])
def test_what_stands_under_another_word_in_bold_is_in_no_field(sheet, vocabulary, label):
    made = assembled(vocabulary, _cards(sheet, labels=("Wie", label))).rows

    assert [row.gereed for row in made] == [None] * 3


def test_a_line_in_each_card_parts_what_it_says(sheet, vocabulary):
    """Over who acts and when, under headings and beside another that is of no field."""
    page = sheet().text(20, 40, "1. Wonen", bold=True, size=16)
    for k, text in enumerate(AGREED, start=1):
        y = 80 + 90 * (k - 1)
        page.fill(20, y, 580, y + 80).text(30, y + 6, f"1.{k}", bold=True).text(60, y + 6, text).line(
            60, y + 38, 560, y + 38
        )
        page.row([60, 220, 400], y + 46, ["Wie", "Wanneer", "Resultaat"], bold=True)
        page.row([60, 220, 400], y + 60, ["Gemeente", f"mei 203{k}", "Een plan"])
    made = assembled(vocabulary, page.page()).rows

    assert [(row.number, said(row.jaarafspraken[2030]), said(row.trekker), said(row.gereed)) for row in made] == [
        (f"1.{k}", text.replace("\n", " "), "Gemeente", f"mei 203{k}") for k, text in enumerate(AGREED, start=1)
    ]


def test_boxes_in_which_no_white_runs_from_top_to_bottom_are_read_line_by_line(sheet, vocabulary):
    page = sheet().text(20, 40, "1. Wonen", bold=True, size=16)
    told = ["Wonen is een recht voor wie het   nodig heeft", "En dus gaan wij  er samen aan werken dit jaar"]
    for k, text in enumerate(told):
        page.fill(20, 80 + 40 * k, 580, 110 + 40 * k).text(26, 84 + 40 * k, f"{text}\nen zo verder tot het af is.")
    blocks = [item.text for item in flow_items(flow_of_pages([page.page()], vocabulary)) if isinstance(item, Block)]

    assert blocks[1:] == [f"{' '.join(text.split())} en zo verder tot het af is." for text in told]


def _beside(sheet, draw, *, labels=("Wie", "Wanneer"), on_line=False, inset=0):
    """Agreements with who acts and when at their right, under labels or behind them, and what is drawn around each."""
    page = sheet().text(20, 40, "1. Wonen", bold=True, size=16)
    for k, text in enumerate(AGREED, start=1):
        y = 80 + 76 * (k - 1)
        draw(page, y)
        page.text(26, y + 4, f"1.{k} Plan {k}", bold=True).text(26, y + 18 + inset, text)
        for place, (label, told) in enumerate(zip(labels, ("Gemeente", f"mei 203{k}"), strict=True)):
            at = y + 4 + 26 * place
            page.text(450, at, f"{label}:" if on_line else label, bold=True)
            page.text(450 + (5 * len(label) + 10) * on_line, at + 12 * (not on_line), told)
    return page.page()


def _nothing(page, y):
    pass


def _box(page, y):
    page.grid([20, 440, 580], [y, y + 60])


def _line_over(page, y):
    page.line(20, y, 580, y)


@pytest.mark.parametrize("draw", [_nothing, _box, _line_over, lambda page, y: page.fill(20, y, 580, y + 60)])
@pytest.mark.parametrize("on_line", [False, True], ids=["under", "behind"])
def test_however_it_is_drawn_each_has_what_stands_beside_it(sheet, vocabulary, draw, on_line):
    made = assembled(vocabulary, _beside(sheet, draw, on_line=on_line)).rows

    assert [(row.number, said(row.jaarafspraken[2030]), said(row.trekker), said(row.gereed)) for row in made] == [
        (f"1.{k}", text.replace("\n", " "), "Gemeente", f"mei 203{k}") for k, text in enumerate(AGREED, start=1)
    ]


def test_labels_are_no_headings_where_a_table_of_one_column_is_on_the_page_too(sheet, vocabulary):
    def listed(page, y):
        if y == 80:
            page.grid([20, 580], [340, 362, 384]).text(26, 346, AGREED[1]).text(26, 368, AGREED[2])

    drawn = [flow_items(flow_of_pages([_beside(sheet, draw)], vocabulary)) for draw in (_nothing, listed)]
    alone, with_rows = ([(item.kind, item.text) for item in items if isinstance(item, Block)] for items in drawn)

    assert with_rows == [*alone, ("item", AGREED[1]), ("item", AGREED[2])]


def test_in_a_column_before_the_text(sheet, vocabulary):
    page = sheet().text(20, 40, "1. Wonen", bold=True, size=16).text(20, 62, "Wij kijken samen vooruit.")
    for k, text in enumerate(AGREED, start=1):
        y = 90 + 80 * (k - 1)
        page.text(150, y, f"1.{k} Plan {k}", bold=True).text(150, y + 14, text)
        for place, (label, told) in enumerate((("Trekker", "Gemeente"), ("Planning", f"mei 203{k}"))):
            page.text(20, y + 26 * place, label, bold=True).text(20, y + 12 + 26 * place, told)
    made = assembled(vocabulary, page.page()).rows

    assert [(row.number, said(row.jaarafspraken[2030]), said(row.trekker), said(row.gereed)) for row in made] == [
        (f"1.{k}", text.replace("\n", " "), "Gemeente", f"mei 203{k}") for k, text in enumerate(AGREED, start=1)
    ]


def test_a_label_of_something_else_ends_who_acts(sheet, vocabulary):
    made = assembled(vocabulary, _beside(sheet, _nothing, labels=("Wie", "Resultaat"))).rows

    assert [(said(row.trekker), row.gereed) for row in made] == [("Gemeente", None)] * 3


def test_a_column_headed_by_who_acts_is_none_of_labels(sheet, vocabulary):
    rows = [["Afspraak", "Wie"], *([text.replace("\n", " "), "Gemeente"] for text in AGREED)]
    made = assembled(vocabulary, table(sheet(), rows, xs=[20, 440, 590]).page()).rows

    assert [said(row.trekker) for row in made] == ["Gemeente"] * 3


def test_a_bar_with_the_title_over_each_of_them(sheet, vocabulary):
    page = sheet().text(20, 40, "1. Wonen", bold=True, size=16)
    for k, text in enumerate(AGREED, start=1):
        y = 80 + 90 * (k - 1)
        page.grid([20, 580], [y, y + 20, y + 80]).fill(21, y + 1, 579, y + 19, 0x4472C4)
        page.text(26, y + 4, f"1.{k} Plan {k}", bold=True, color=0xFFFFFF).text(26, y + 28, text)
        for place, (label, told) in enumerate((("Wie", "Gemeente"), ("Wanneer", f"mei 203{k}"))):
            page.text(450, y + 28 + 26 * place, label, bold=True).text(450, y + 40 + 26 * place, told)
    made = assembled(vocabulary, page.page()).rows

    assert [(row.number, said(row.jaarafspraken[2030]), said(row.trekker), said(row.gereed)) for row in made] == [
        (f"1.{k}", text.replace("\n", " "), "Gemeente", f"mei 203{k}") for k, text in enumerate(AGREED, start=1)
    ]


def test_titles_that_are_counted_over_texts_which_say_who_acts(sheet, vocabulary):
    page = sheet().text(20, 40, "Samen voor iedereen", bold=True, size=16)
    for k, text in enumerate(AGREED, start=1):
        y = 80 + 60 * (k - 1)
        page.text(20, y, f"{k}. Plan", bold=True).text(20, y + 14, text.replace("\n", " "))
        page.text(20, y + 28, "Wie:", bold=True).text(50, y + 28, "Gemeente")
    made = assembled(vocabulary, page.page()).rows

    assert [(row.number, said(row.trekker)) for row in made] == [(str(k), "Gemeente") for k in (1, 2, 3)]


def test_rows_without_headings_whose_texts_say_who_acts(sheet, vocabulary):
    rows = [[f"1.{k}", f"Er komt een plan {k}.\nTrekker: de gemeente"] for k in (1, 2, 3)]
    made = assembled(vocabulary, table(sheet(), rows, xs=[20, 60, 590]).page()).rows

    assert [(row.number, said(row.jaarafspraken[2030]), said(row.trekker)) for row in made] == [
        (f"1.{k}", f"Er komt een plan {k}.", "de gemeente") for k in (1, 2, 3)
    ]


def test_a_row_that_the_end_of_the_page_breaks_has_both_parts(sheet, vocabulary):
    xs, pages = [20, 60, 440, 590], []
    for number, rows in (
        (1, (("1", "Er komt een plan."), ("2", "Er komt een huis\nvan hout,"))),
        (2, (("", "aan de kade."),)),
    ):
        page = sheet(number=number, height=200.0)
        top = 100 if number == 1 else 20
        for k, (count, text) in enumerate(rows):
            page.row(xs[:2], top + 4 + 40 * k, [count, text])
            told = ("Wie: Gemeente", "Wanneer: mei 2030") if count != "" else ()
            page.text(443, top + 4 + 40 * k, "\n".join(told[:1] if count == "2" else told))
        if number == 2:
            page.text(443, 24, "Wanneer: juni 2030")
        ys = [top, top + 40, top + 80] if number == 1 else [20, 60]
        for y in ys if number == 1 else ys[1:]:
            page.line(20, y, 590, y)
        for x in xs:
            page.line(x, ys[0], x, ys[-1])
        pages.append(page.page())
    made = assembled(vocabulary, *pages).rows

    assert [(row.number, said(row.jaarafspraken[2030]), said(row.trekker), said(row.gereed)) for row in made] == [
        ("1", "Er komt een plan.", "Gemeente", "mei 2030"),
        ("2", "Er komt een huis van hout, aan de kade.", "Gemeente", "juni 2030"),
    ]


def test_one_box_with_labels_under_its_text_is_a_card(sheet, vocabulary):
    """Who acts stands at the left of its last line, when at the right: no row of a table."""
    page = sheet().fill(40, 98, 560, 156).text(50, 101, "Afspraak 1.1")
    page.text(50, 118, "De gemeente stelt een monitor op die in het voorjaar van 2030 klaar is.")
    page.text(50, 140, "Trekker:", bold=True).text(95, 140, "Gemeente")
    page.text(440, 140, "Planning:", bold=True).text(490, 140, "Q4 2030")

    assert fills_to_evidence(page.page(), [], vocabulary) == []


def test_what_the_end_of_a_page_parts_from_its_text_is_told_of_that(sheet, vocabulary):
    """When, at the head of the next page beside nothing, before who acts beside the next text."""
    first, second = sheet().text(20, 40, "1. Wonen", bold=True, size=16), sheet(2)
    places = [(first, 80), (first, 160), (second, 90), (second, 170)]
    for k, (page, y) in enumerate(places, start=1):
        page.text(20, y, f"1.{k}", bold=True).text(60, y, "De gemeente wijst in het dorp een plek\naan voor huizen.")
        page.text(450, y, "Wie", bold=True).text(450, y + 12, "Gemeente")
        later, at = (second, 40) if k == 2 else (page, y + 26)
        later.text(450, at, "Wanneer", bold=True).text(450, at + 12, f"mei 203{k}")
    made = assembled(vocabulary, first.page(), second.page()).rows

    assert [(row.number, said(row.trekker), said(row.gereed)) for row in made] == [
        (f"1.{k}", "Gemeente", f"mei 203{k}") for k in (1, 2, 3, 4)
    ]


def test_numbers_and_labels_that_end_alike_in_the_margin(sheet, vocabulary):
    """Rules between the texts part no rows; a goal's label stands there too."""
    page = sheet().text(150, 40, "1. Wonen", bold=True, size=16)
    page.text(95, 66, "Ambitie", size=8, color=0x992222).text(150, 66, "Er komen huizen bij.")
    for k in (1, 2, 3):
        y = 80 + 70 * (k - 1)
        page.line(20, y, 580, y).text(120, y + 6, f"1{'abc'[k - 1]}", bold=True)
        page.text(150, y + 6, f"De gemeente wijst dit jaar {k} plekken aan\nvoor huizen.")
        page.text(115, y + 32, "Wie", color=0x992222).text(150, y + 32, "gemeente")
        page.text(95, y + 46, "Wanneer", color=0x992222).text(150, y + 46, f"mei 203{k}")
    made = assembled(vocabulary, page.page()).rows

    assert [(row.number, said(row.doelstelling), said(row.trekker), said(row.gereed)) for row in made] == [
        (f"1{'abc'[k - 1]}", "Er komen huizen bij.", "gemeente", f"mei 203{k}") for k in (1, 2, 3)
    ]
