"""Rows that rules stand between: which lines are of the rows, and which part tables."""

from __future__ import annotations

from itertools import pairwise

import pytest

from jaarschijf.extract.tables.grid import page_to_tables
from tests.extract.tables import assembled, said

XS = [40, 80, 330, 470]
HEADER = ["Nr.", "Afspraak", "Wie", "Gereed"]


def ruled(sheet, rows, *, top=100, xs=XS, height=40, header=HEADER):
    """Rows with a rule under each; one of a single text runs over the full width."""
    page = sheet().row(xs[: len(header)], top, header, bold=True)
    page.line(xs[0], top + 14, 590, top + 14)
    for k, row in enumerate(rows):
        page.row(xs[: len(row)], top + 18 + height * k, row)
        page.line(xs[0], top + 14 + height * (k + 1), 590, top + 14 + height * (k + 1))
    return page.page()


def agreements(made):
    return [(r.number, said(r.jaarafspraken[2030]), said(r.trekker), said(r.gereed)) for r in made.rows]


@pytest.mark.parametrize(
    "row",
    [
        ["2", "Wij bespreken deze afspraken\nin het voorjaar.", "Alle partijen", "Q2"],
        ["2", "Wij wachten op het besluit.", "Wanneer dat kan", "31-12-2030"],
    ],
    ids=["a sentence goes on", "a date"],
)
def test_a_row_with_words_of_headings_heads_no_table(sheet, vocabulary, row):
    rows = [["1", "Wij bouwen huizen.", "Borg", "Q1"], row, ["3", "Wij slopen een flat.", "Borg", "Q3"]]
    page = ruled(sheet, rows)

    assert len(page_to_tables(page, vocabulary=vocabulary)) == 1
    assert agreements(assembled(vocabulary, page)) == [tuple(text.replace("\n", " ") for text in own) for own in rows]


def test_a_goal_over_two_lines_is_a_row_of_the_table(sheet, vocabulary):
    goal = "Doelstelling: In alle wijken is er genoeg plaats voor iedereen die er nu woont of gaat wonen,\nook later."
    rows = [["1", "Wij bouwen huizen.", "Borg", "Q1"], [goal], ["2", "Wij slopen een flat.", "Borg", "Q3"]]
    (table,) = page_to_tables(ruled(sheet, rows), vocabulary=vocabulary)
    second = assembled(vocabulary, ruled(sheet, rows)).rows[1]

    assert table.column_count == 4
    assert said(second.doelstelling) == goal.partition(": ")[2].replace("\n", " ")


def test_the_heading_of_numbers_stands_a_space_before_the_next_one(sheet, vocabulary):
    rows = [
        ["1", "Wij bouwen huizen.", "Q1"],
        ["Doel: Er is genoeg plaats in alle wijken van het dorp."],
        ["2", "Wij slopen een flat.", "Q3"],
    ]
    page = ruled(sheet, rows, xs=[40, 55, 470], header=["Nr", "Afspraak", "Gereed"], height=20)

    assert [row[:2] for row in agreements(assembled(vocabulary, page))] == [
        ("1", "Wij bouwen huizen."),
        ("2", "Wij slopen een flat."),
    ]


def test_a_row_over_the_first_rule_may_be_set_in_the_middle_of_its_height(sheet, vocabulary):
    page = sheet().text(43, 100, "Wat wij nog\ngaan doen?", bold=True).text(203, 106, "Wij bouwen huizen.")
    for k, (label, text) in enumerate((("Trekker", "Borg"), ("Gereed", "Q2 2030"))):
        page.line(40, 126 + 20 * k, 590, 126 + 20 * k).row([40, 200], 130 + 20 * k, [label, text])
    (table,) = page_to_tables(page.line(40, 166, 590, 166).page(), vocabulary=vocabulary)

    assert [" ".join(word.text for word in cell.words) for cell in table.cells[:2]] == [
        "Wat wij nog gaan doen?",
        "Wij bouwen huizen.",
    ]


def test_rules_part_the_rows_under_a_header_that_is_filled_again_on_the_next_page(sheet, vocabulary):
    xs = [*XS, 590]

    def part(number, rows):
        page = sheet(number=number).row(XS, 43, HEADER, bold=True)
        for left, right in pairwise(xs):
            page.fill(left, 40, right, 56)
        for k, row in enumerate(rows):
            page.row(XS[: len(row)], 60 + 24 * k, row, bold=len(row) == 1)
            page.line(40, 80 + 24 * k, 590, 80 + 24 * k)
        return page.page()

    first = part(1, [["1. Wonen"], ["1", "Wij bouwen huizen.", "Borg", "Q1"], ["2", "Wij meten.", "Borg", "Q1"]])
    second = part(2, [["3", "Wij slopen een flat.", "Borg", "Q3"], ["2. Zorg"], ["1", "Wij wachten.", "Borg", "Q4"]])
    made = assembled(vocabulary, first, second)

    assert [(row.theme, said(row.jaarafspraken[2030])) for row in made.rows] == [
        ("1", "Wij bouwen huizen."),
        ("1", "Wij meten."),
        ("1", "Wij slopen een flat."),
        ("2", "Wij wachten."),
    ]


def test_two_texts_in_cells_that_no_line_parts_stand_in_two_columns(sheet, vocabulary):
    xs = [20, 60, 200, 340, 590]
    ys = [100, 120, 160, 200, 240]
    page = sheet().grid(xs, ys)
    page.rules = [rule for rule in page.rules if rule.box.x0 != 200 or rule.direction == "h"]
    page.line(200, 100, 200, 160)
    page.row(xs[:-1], 104, ["Nr.", "Doel", "Kaderafspraak", "Afspraak 2030"], bold=True)
    rows = [
        ["1", "Meer huizen.", "Wij bouwen elk jaar.", "Wij bouwen."],
        ["2", "Een huis voor wie\nhet nodig heeft.", "Elk jaar is er een\nplan.", "Wij meten."],
    ]
    for k, row in enumerate(rows):
        page.row(xs[:-1], 124 + 40 * k, row)
    page.row([20, 340], 204, ["3", "Wij slopen."])
    made = assembled(vocabulary, page.page()).rows

    assert [(said(row.doelstelling), said(row.kaderafspraak)) for row in made[:2]] == [
        tuple(text.replace("\n", " ") for text in row[1:3]) for row in rows
    ]


def test_years_under_a_heading_are_of_it_where_it_is_all_that_fits_on_a_page(sheet, vocabulary):
    xs = [40, 80, 330, 590]
    first = sheet(number=1).grid(xs, [700, 740])
    first.row(xs[:-1], 704, ["Nr.", "Kaderafspraak\n2030-2033", "Afspraak 2030"], bold=True)
    second = sheet(number=2).grid(xs, [40, 80, 120])
    for k, row in enumerate((["1", "Er komen huizen.", "Wij bouwen."], ["2", "Er komt ruimte.", "Wij slopen."])):
        second.row(xs[:-1], 44 + 40 * k, row)
    made = assembled(vocabulary, first.page(), second.page()).rows

    assert [said(row.kaderafspraak) for row in made] == ["Er komen huizen.", "Er komt ruimte."]
