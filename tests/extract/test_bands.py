"""Rows over the full width of a table that tell of the rows under them: years, themes and their parts; and lists in cells."""

from __future__ import annotations

from itertools import pairwise

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


def test_tables_that_touch_are_parted_over_a_theme_and_the_parties_under_it(sheet, vocabulary):
    page = sheet()
    for top, x in ((100, 300), (220, 340)):
        page.grid([20, 590], [top, top + 40]).grid([20, x, 590], [top + 40, top + 80, top + 120])
        page.text(23, top + 4, f"{top}. Wonen", bold=True).row([20, x], top + 44, ["Gemeente", "Corporaties"])
        page.row([20, x], top + 84, ["Wijst twee plekken aan.", "Bouwen tien huizen."])
    made = assembled(vocabulary, page.page()).rows

    assert [said(row.jaarafspraken[2030]) for row in made] == ["Wijst twee plekken aan.", "Bouwen tien huizen."] * 2


def test_a_goal_beside_its_label_stands_over_the_headings(sheet, vocabulary):
    rows = [
        ["1. Wonen"],
        ["Ambitie", "Genoeg huizen.", ""],
        ["Nr.", "Afspraak", "Wie"],
        ["1.1", "Er komen huizen.", "Wij"],
    ]
    (row,) = assembled(vocabulary, table(sheet(), rows, xs=[20, 100, 480, 590]).page()).rows

    assert (row.number, said(row.doelstelling), said(row.trekker)) == ("1.1", "Genoeg huizen.", "Wij")


def test_a_row_of_labelled_texts_is_of_the_agreement_over_it(sheet, vocabulary):
    rows = []
    for k, text in enumerate(("Er komt een loket.", "Er komen tien huizen."), 1):
        rows += [[f"1.{k}", text, ""], ["", "Trekker: gemeente", f"Planning: Q{k}"]]
    made = assembled(vocabulary, table(sheet(), rows, xs=[20, 60, 300, 590]).page()).rows

    assert [(row.number, said(row.jaarafspraken[2030]), said(row.trekker), said(row.gereed)) for row in made] == [
        ("1.1", "Er komt een loket.", "gemeente", "Q1"),
        ("1.2", "Er komen tien huizen.", "gemeente", "Q2"),
    ]


def test_a_frame_with_one_column_under_a_heading_does_not_go_on_in_those_of_the_page_before(sheet, vocabulary):
    page = table(sheet(), [["Afspraak", "Wie"], ["Er komen tien huizen.", "Gemeente"]], xs=[20, 480, 590])
    other = sheet(number=2).text(20, 40, "2. Zorg", bold=True, size=16).grid([20, 590], [80, 100, 120, 140])
    for k, text in enumerate(("Doelen", "Kortere wachttijden.", "Meer keus.")):
        other.text(23, 84 + 20 * k, text)
    made = assembled(vocabulary, page.page(), other.page()).rows

    assert [said(row.jaarafspraken[2030]) for row in made] == ["Er komen tien huizen."]


def test_a_subject_of_each_row_is_no_theme_under_a_row_that_names_one(sheet, vocabulary):
    rows = [["Nr.", "Onderwerp", "Afspraak", "Wie"]]
    for letter, theme in (("A", "Betaalbaarheid"), ("B", "Leefbaarheid")):
        rows += [[f"{letter}. {theme}"], [f"{letter}1", "Loket", "Er komt een loket.", "Wij"]]
        rows += [[f"{letter}2", "Overleg", "Er is een overleg.", "Wij"]]
    made = assembled(vocabulary, table(sheet(), rows, xs=[20, 60, 200, 480, 590]).page())

    assert [theme.title for theme in made.themes] == ["Betaalbaarheid", "Leefbaarheid"]
    assert [(row.theme, row.number) for row in made.rows] == [("A", "A1"), ("A", "A2"), ("B", "B1"), ("B", "B2")]


def test_rows_that_name_who_acts_are_no_themes_but_their_trekker(sheet, vocabulary):
    rows = [["Nr.", "Afspraak", "Planning"]]
    for k, theme in enumerate(("Betaalbaarheid", "Leefbaarheid"), 1):
        rows += [[f"{k}. {theme}"], ["Gemeente"], [f"{k}.1", "Er komt een loket.", "2030"]]
        rows += [["Gezamenlijk"], [f"{k}.2", "Er is een overleg.", "2030"]]
    made = assembled(vocabulary, table(sheet(), rows, xs=XS).page())

    assert [theme.title for theme in made.themes] == ["Betaalbaarheid", "Leefbaarheid"]
    assert [(row.theme, said(row.trekker)) for row in made.rows] == [
        (theme, who) for theme in ("1", "2") for who in ("Gemeente", "Gezamenlijk")
    ]


def test_a_theme_over_rows_that_each_have_a_row_of_labels_under_them(sheet, vocabulary):
    rows = [["Thema 1: Wonen"]]
    for k in (1, 2):
        rows += [[f"1.{k}", f"De gemeente bouwt plan {k} dit jaar verder uit."], ["Wie: gemeente Wanneer: Q1 2030"]]
    made = assembled(vocabulary, table(sheet(), rows, xs=[20, 60, 590]).page())

    assert [theme.title for theme in made.themes] == ["Wonen"]
    assert [(row.theme, row.number, said(row.trekker)) for row in made.rows] == [
        ("1", "1.1", "gemeente"),
        ("1", "1.2", "gemeente"),
    ]


def test_a_long_text_before_an_empty_cell_parts_no_table(sheet, vocabulary):
    """Where rules stand between the rows only, and the first column takes most of the width."""
    long = "De gemeente en de corporaties bouwen samen dertig huizen voor wie er al jaren op wacht"
    page = sheet().text(20, 40, "1. Wonen", bold=True, size=14).row([20, 465], 70, ["Afspraken 2030", "Toelichting"])
    for k, (text, note) in enumerate(
        (("Er komt een loket.", "In mei."), (f"{long}.", ""), ("Er komt een lift.", "Ja."))
    ):
        page.line(20, 86 + 30 * k, 590, 86 + 30 * k).row([20, 465], 92 + 30 * k, [text, note])
    page.line(20, 176, 590, 176)
    made = assembled(vocabulary, page.page()).rows

    assert [said(row.jaarafspraken[2030]) for row in made] == ["Er komt een loket.", f"{long}.", "Er komt een lift."]


def test_headings_of_two_lines_in_some_columns_and_of_one_in_others(sheet, vocabulary):
    """Over rules that stand under the rows only, in bold."""
    xs = [20, 60, 400, 500]
    page = sheet().fill(17, 60, 590, 86).row(xs, 62, ["Nr.", "Omschrijving", "Wie", "Uiterlijk"], bold=True)
    page.text(63, 73, "afspraak", bold=True).text(503, 73, "gereed", bold=True)
    for k in (1, 2, 3):
        page.line(17, 56 + 30 * k, 590, 56 + 30 * k)
        page.row(xs, 62 + 30 * k, [f"1.{k}", f"Woonborg bouwt {k} huizen in de stad.", "Woonborg", "In mei"])
    page.line(17, 176, 590, 176)
    made = assembled(vocabulary, page.page()).rows

    assert [(row.number, said(row.trekker), said(row.gereed)) for row in made] == [
        (f"1.{k}", "Woonborg", "In mei") for k in (1, 2, 3)
    ]


def _banded_beside_goals(page, top, rows, *, filled):
    """Rows (30 high) of which every other one is filled, cell by cell, but for its first column; a row of one text is a bar."""
    xs = [20, 150, 190, 420, 590]
    for k, row in enumerate(rows):
        y = top + 30 * k
        if len(row) == 1:
            page.fill(20, y, 590, y + 30, color=0x005F73).text(23, y + 8, row[0], bold=True, size=14, color=0xFFFFFF)
            continue
        page.row(xs[:-1], y + 4, row)
        for left, right in pairwise(xs[1:]) if k % 2 == filled else ():
            page.fill(left, y, right, y + 30)
    return page


def test_goals_beside_filled_rows_that_are_not_filled_are_in_their_table(sheet, vocabulary):
    """On its first page the header tells, on the next the table before it."""
    first = sheet().row([20, 190, 420], 80, ["Doel", "Wat spreken we af?", "Wie"], bold=True)
    goals = [["Meer huizen in 2030", "1.1", "Woonborg bouwt veertig woningen.", "Woonborg"]]
    goals += [["", "1.2", "De gemeente wijst plekken aan.", "Gemeente"]]
    goals += [["Korter wachten", "1.3", "Partijen maken een plan.", "Partijen"]]
    more = [["Thema 2 Zorg"], ["Thuis oud worden", "2.1", "Er komt een loket.", "Gemeente"]]
    _banded_beside_goals(
        first, 100, [["Thema 1 Wonen"], *goals, ["", "1.4", "Er komt een loket.", "Allen"], *more], filled=1
    )
    second = [["", "2.2", "Woonborg plaatst veertig liften.", "Woonborg"]]
    second += [
        ["Nabije hulp", "2.3", "Er komen twee steunpunten.", "Gemeente"],
        ["", "2.4", "Wij bellen aan.", "Allen"],
    ]
    made = assembled(vocabulary, first.page(), _banded_beside_goals(sheet(number=2), 60, second, filled=0).page())

    assert [theme.title for theme in made.themes] == ["Wonen", "Zorg"]
    assert [(row.number, said(row.doelstelling)) for row in made.rows] == [
        ("1.1", "Meer huizen in 2030"),
        ("1.2", "Meer huizen in 2030"),
        ("1.3", "Korter wachten"),
        ("1.4", "Korter wachten"),
        ("2.1", "Thuis oud worden"),
        ("2.2", "Thuis oud worden"),
        ("2.3", "Nabije hulp"),
        ("2.4", "Nabije hulp"),
    ]
