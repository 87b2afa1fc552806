"""Rows over the full width of a table that tell of the rows under them: years, themes and their parts; and lists in cells."""

from __future__ import annotations

from tests.extract.tables import assembled, said, table

XS = [20, 60, 480, 590]


def test_a_year_over_rows_is_that_of_what_is_agreed_in_them(sheet, vocabulary):
    rows = [["Afspraak", "Wie"], ["2030"], ["Er komt een loket.", "Wij"], ["2031"], ["Er komen huizen.", "Wij"]]
    made = assembled(vocabulary, table(sheet(), rows, xs=[20, 480, 590]).page()).rows

    assert [{year: said(text) for year, text in row.jaarafspraken.items()} for row in made] == [
        {2030: "Er komt een loket."},
        {2031: "Er komen huizen."},
    ]


def test_parts_between_the_rows_are_of_the_theme_over_them(sheet, vocabulary):
    rows = [["Nr.", "Afspraak", "Wie"]]
    for k, (theme, part) in enumerate((("Betaalbaarheid", "Huren"), ("Leefbaarheid", "Buurten")), 1):
        rows += [[f"{k}. {theme}"], [f"{k}.1 {part}"], [f"{k}.1.1", "Er komt een loket.", "Wij"]]
    made = assembled(vocabulary, table(sheet(), rows, xs=XS).page())

    assert [theme.title for theme in made.themes] == ["Betaalbaarheid", "Leefbaarheid"]
    assert [row.theme for row in made.rows] == ["1", "2"]


def test_a_list_in_a_cell_does_not_number_its_row(sheet, vocabulary):
    page = table(sheet(), [["Doel", "Afspraak"], ["Meer huizen", ""], ["Minder schuld", ""]], xs=[20, 120, 590])
    for top in (164, 204):
        page.text(123, top, "1. Wij bouwen.").text(123, top + 20, "2. Wij slopen.")
    made = assembled(vocabulary, page.page()).rows

    assert [(row.number, said(row.jaarafspraken[2030])) for row in made] == [
        (None, "1. Wij bouwen.\n\n2. Wij slopen.")
    ] * 2
