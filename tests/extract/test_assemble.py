"""Rows out of tables: inheritance, themes, numbers, years, doubts."""

from __future__ import annotations

import pytest

from jaarschijf.extract.agreements.assemble import row_number
from tests.extract.tables import assembled, said, table

HEADER = ["Nr.", "Doelstelling", "Kaderafspraak", "Afspraak 2029", "Afspraak", "Wie"]


def test_inheritance_as_the_field_reads_it(sheet, vocabulary):
    rows = [
        HEADER,
        ["1.", "Doel een", "Kader een", "Oud een", "Nieuw een", "Gemeente"],
        ["2.", "", "", "", "Nieuw twee", ""],
        ["3.", "", "Kader drie", "", "Nieuw drie", ""],
        ["4.", "Doel vier", "", "", "Nieuw vier", ""],
        ["5.", "", "", "", "Nieuw vijf", ""],
    ]
    page = table(sheet().text(20, 80, "1. Wonen", bold=True, size=14), rows).page()
    found = assembled(vocabulary, page).rows

    assert [(said(r.doelstelling), said(r.kaderafspraak), r.inherited) for r in found] == [
        ("Doel een", "Kader een", ()),
        ("Doel een", "Kader een", ("doelstelling", "kaderafspraak")),
        ("Doel een", "Kader drie", ("doelstelling",)),
        ("Doel vier", None, ()),
        ("Doel vier", None, ("doelstelling",)),
    ]
    assert [{y: p.text for y, p in r.jaarafspraken.items()} for r in found[:2]] == [
        {2029: "Oud een", 2030: "Nieuw een"},
        {2030: "Nieuw twee"},
    ]
    assert [r.number for r in found] == ["1", "2", "3", "4", "5"]
    assert said(found[0].trekker) == "Gemeente"


def test_boxes_lie_tight_on_the_words(sheet, vocabulary):
    page = table(sheet(), [HEADER, ["1.", "Doel een", "", "", "Wij bouwen", ""]]).page()
    (row,) = assembled(vocabulary, page).rows

    assert row.jaarafspraken[2030].boxes == ((1, 393.0, 164.0, 443.0, 174.0),)


def test_figures_are_kept_as_an_attachment(sheet, vocabulary):
    xs = [20, 200, 400, 590]
    rows = [["Corporatie", "2029", "2030"], ["Woonhof", "1.204", "1.220"], ["Thuis", "431", "440"]]
    result = assembled(vocabulary, table(sheet(), rows, xs=xs).page())

    assert result.rows == []
    assert [a.cells[-1] for a in result.attachments] == [("Thuis", "431", "440")]


@pytest.mark.parametrize(("year", "codes"), [(2029, []), (2030, ["number-repeat"])])
def test_numbers_of_an_evaluated_year_come_again_in_the_next(sheet, vocabulary, year, codes):
    page, xs = sheet(), [20, 60, 400, 590]
    table(
        page.text(20, 40, "1. Wonen", bold=True, size=14),
        [["Nr.", f"Afspraak {year}", "Status"], ["1.", "Wij bouwden", ""]],
        top=70,
        xs=xs,
    )
    table(
        page.text(20, 200, "1. Wonen", bold=True, size=14),
        [["Nr.", "Afspraak 2030", "Wie"], ["1.", "Wij bouwen", ""]],
        top=230,
        xs=xs,
    )
    rows = assembled(vocabulary, page.page()).rows

    assert [[d.code for d in row.doubts] for row in rows] == [[], codes]


def test_crosses_under_years_are_no_agreements(sheet, vocabulary):
    xs = [20, 60, 380, 470, 530, 590]
    rows = [["Nr.", "Afspraak", "Trekker", "2030", "2031"], ["1.", "Wij bouwen huizen.", "Wij", "x", ""]]
    rows.append(["2.", "Wij slopen huizen.", "Wij", "x", "x"])
    found = assembled(vocabulary, table(sheet(), rows, xs=xs).page()).rows

    assert [{y: p.text for y, p in r.jaarafspraken.items()} for r in found] == [
        {2030: "Wij bouwen huizen."},
        {2030: "Wij slopen huizen."},
    ]
    assert [(said(row.gereed), row.doubts) for row in found] == [("2030", ()), ("2030, 2031", ())]


@pytest.mark.parametrize("heading", ["Werk voor 2030", "Uitvoering 2030"])
def test_sentences_under_a_heading_with_a_year_are_agreements_of_it(sheet, vocabulary, heading):
    rows = [["Nr.", "Afspraken", heading, "Wie"], ["1.", "Wij bouwen", "Er komen veel huizen", "Wij"]]
    row = assembled(vocabulary, table(sheet(), rows).page(), year=2029).rows[0]

    assert (said(row.kaderafspraak), said(row.jaarafspraken[2030])) == ("Wij bouwen", "Er komen veel huizen")
    assert "header-guessed" in [doubt.code for doubt in row.doubts]


@pytest.mark.parametrize("heading", ["Evaluatie 2029", "Stand van zaken 2029", "Budget 2029"])
def test_what_looks_back_or_counts_under_a_heading_with_a_year_is_no_agreement(sheet, vocabulary, heading):
    rows = [["Nr.", "Afspraken", heading, "Wie"], ["1.", "Wij bouwen", "Er kwamen veel huizen", "Wij"]]
    row = assembled(vocabulary, table(sheet(), rows).page(), year=2030).rows[0]

    assert {year: said(text) for year, text in row.jaarafspraken.items()} == {2030: "Wij bouwen"}


def test_the_lower_of_two_headings_tells_by_itself(sheet, vocabulary):
    page = sheet()
    xs = [20, 60, 380, 490, 590]
    page.grid([20, 60, 380], [120, 160, 200]).grid([380, 490, 590], [120, 140, 160, 200])
    page.line(380, 120, 380, 140).row(xs[:2], 124, ["Nr.", "Afspraak"]).text(390, 124, "Uitvoering")
    page.rules = [r for r in page.rules if not (r.direction == "v" and r.box.x0 == 490)]
    page.line(490, 140, 490, 200).row(xs[2:4], 144, ["Wie", "Wanneer"])
    page.row(xs[:4], 164, ["1.", "Wij bouwen", "Gemeente", "2030"])
    (row,) = assembled(vocabulary, page.page()).rows

    assert (said(row.trekker), said(row.gereed)) == ("Gemeente", "2030")


def test_a_heading_without_a_border_under_it_takes_no_row_into_the_header(sheet, vocabulary):
    """As on a scan, where the border over a shaded cell is not seen."""
    page = sheet()
    page.grid([20, 60, 380, 490], [120, 160, 200, 240]).line(490, 120, 590, 120).line(490, 200, 590, 200)
    page.line(490, 240, 590, 240).line(590, 120, 590, 240)
    page.row([20, 60, 380, 490], 124, ["Nr.", "Afspraak", "Wie", "Q1"])
    page.row([20, 60, 380], 164, ["1.1", "De gemeente stelt een lijst van locaties vast.", "Gemeente"])
    page.row([20, 60, 380], 204, ["1.2", "De corporatie bouwt dertig woningen.", "Corporatie"])

    assert [row.number for row in assembled(vocabulary, page.page()).rows] == ["1.1", "1.2"]


def test_the_quarters_leave_a_header_one(sheet, vocabulary):
    heads, marks = ["Nr.", "Afspraak", "Wie", "Q1", "Q2", "Q3", "Q4"], ["", "x", "", ""]
    xs = [20, 60, 320, 440, 480, 520, 560, 595]
    rows = [heads, ["1.1", "De corporatie bouwt dertig woningen.", "Corporatie", *marks]]
    (row,) = assembled(vocabulary, table(sheet(), rows, xs=xs).page()).rows

    assert (row.number, said(row.trekker), said(row.gereed)) == ("1.1", "Corporatie", "Q2")


def test_a_column_nobody_knows_without_a_text_is_no_doubt(sheet, vocabulary):
    rows = [
        ["Nr.", "Afspraak", "Stand"],
        ["2030-01", "Wij bouwen huizen.", ""],
        ["2030-02", "Wij slopen een flat.", ""],
    ]
    made = assembled(vocabulary, table(sheet(), rows, xs=[20, 120, 400, 590]).page()).rows

    assert [(row.number, row.doubts) for row in made] == [("2030-01", ()), ("2030-02", ())]


def test_a_column_nobody_knows_is_a_doubt(sheet, vocabulary):
    xs = [20, 120, 400, 590]
    rows = [["Nr.", "Afspraak", "Kleurcode"], ["1.", "Wij bouwen huizen.", "paars"]]
    (row,) = assembled(vocabulary, table(sheet(), rows, xs=xs).page()).rows

    assert [d.code for d in row.doubts] == ["column-unknown"]


@pytest.mark.parametrize(
    ("done", "who"),
    [
        (("x", "", "x"), "Bijdrage gemeente, Huurders"),
        (("zij leveren de grond", "zij bouwen de huizen", "zij denken met ons mee"), None),
    ],
)
def test_columns_for_what_each_party_does_leave_a_header_one(sheet, vocabulary, done, who):
    xs = [20, 60, 240, 330, 420, 590]
    rows = [
        ["Nr.", "Afspraak", "Bijdrage gemeente", "Corporaties", "Huurders"],
        ["1.", "Wij bouwen huizen.", *done],
    ]
    (row,) = assembled(vocabulary, table(sheet(), rows, xs=xs).page()).rows

    assert (row.number, said(row.jaarafspraken[2030])) == ("1", "Wij bouwen huizen.")
    left_out = [] if who else ["column left out: Bijdrage gemeente, Corporaties, Huurders"]
    assert (said(row.trekker), [d.message for d in row.doubts]) == (who, left_out)


def test_columns_for_what_each_party_brings_in_may_hold_a_word(sheet, vocabulary):
    xs = [20, 60, 240, 330, 420, 590]
    rows = [
        ["Nr.", "Afspraak", "Bijdrage gemeente", "Bijdrage corporaties", "Bijdrage huurders"],
        ["1.", "Wij bouwen huizen.", "Grond", "Uitvoering", "Advies"],
    ]
    (row,) = assembled(vocabulary, table(sheet(), rows, xs=xs).page()).rows

    assert (row.number, said(row.jaarafspraken[2030])) == ("1", "Wij bouwen huizen.")


def test_headings_may_stand_over_the_first_title(sheet, vocabulary):
    xs = [20, 60, 480, 590]
    page = table(sheet(), [["Nr.", "Afspraak", "Wie"]], top=40, xs=xs)
    for y, theme in ((100, 1), (260, 2)):
        page.text(20, y, f"{theme}. Thema {theme}", bold=True, size=14)
        rows = [[f"{theme}.{k}", f"Wij bouwen {k} huizen.", "Wij"] for k in (1, 2)]
        table(page, rows, top=y + 30, xs=xs)
    rows = assembled(vocabulary, page.page()).rows

    assert [(row.theme, row.number, said(row.trekker)) for row in rows] == [
        (theme, f"{theme}.{k}", "Wij") for theme in "12" for k in (1, 2)
    ]


def test_a_list_of_projects_with_the_names_of_parties_holds_no_agreements(sheet, vocabulary):
    xs = [20, 60, 200, 330, 420, 590]
    rows = [["Nr.", "Project", "Maatregel", "Corporatie", "Gemeente"], ["1.", "De Hoek", "Nieuwbouw", "Thuis", "Veen"]]

    assert assembled(vocabulary, table(sheet(), rows, xs=xs).page()).rows == []


@pytest.mark.parametrize("first", [["Project", "Kern", "Eigenaar"], ["Meerzicht is een nieuw plan", "Veen", "Woonhof"]])
def test_a_table_with_headings_of_its_own_does_not_go_on_as_the_one_above(sheet, vocabulary, first):
    xs = [20, 60, 480, 590]
    page = table(sheet(), [["Nr.", "Afspraak", "Wie"], ["1.", "Wij bouwen veel", "Wij"]], top=40, xs=xs)
    page.text(20, 160, "Bijlage: projecten", bold=True, size=14)
    table(
        page, [["", "", ""], ["2", "Huis bij de molen", "Woonhof"], ["3", "Huis in de kern", "Woonhof"]], top=200, xs=xs
    )
    page.row(xs[:-1], 204, first, bold=first[0] == "Project")
    result = assembled(vocabulary, page.page())

    assert [said(row.jaarafspraken[2030]) for row in result.rows] == ["Wij bouwen veel"]


def test_crosses_under_names_that_nobody_knows_leave_a_header_one(sheet, vocabulary):
    header = ["Nr.", "Afspraak", "Woonhof", "Veenhuis", "Samen", "Brink", "Planning"]
    rows = [header, ["1.", "Wij bouwen", "T", "B", "", "T", "Q1"], ["2.", "Wij slopen", "", "T", "B", "", "Q2"]]
    xs = [20, 60, 170, 240, 310, 380, 450, 560]
    result = assembled(vocabulary, table(sheet(), rows, xs=xs).page())

    assert [(r.number, said(r.jaarafspraken[2030]), said(r.gereed)) for r in result.rows] == [
        ("1", "Wij bouwen", "Q1"),
        ("2", "Wij slopen", "Q2"),
    ]


def test_a_subject_beside_numbers_of_the_theme_over_it_is_no_theme(sheet, vocabulary):
    page = sheet().text(20, 40, "1. Wonen", bold=True, size=14)
    rows = [["Nr.", "Onderwerp", "Afspraak"], ["1.1", "Sloop", "Wij slopen"], ["1.2", "Bouw", "Wij bouwen"]]
    result = assembled(vocabulary, table(page, rows, top=70, xs=[20, 60, 300, 590]).page())

    assert [(t.number, t.title) for t in result.themes] == [("1", "Wonen")]
    assert [r.theme for r in result.rows] == ["1", "1"]


def test_a_description_beside_the_number_of_an_agreement_is_what_it_says(sheet, vocabulary):
    rows = [["Afspraak nr.", "Omschrijving", "Trekker", "Status"], ["1.1.a", "Wij bouwen drie huizen.", "Wij", "Nieuw"]]
    (row,) = assembled(vocabulary, table(sheet(), rows, xs=[20, 120, 380, 490, 590]).page()).rows

    assert (row.number, said(row.jaarafspraken[2030]), said(row.trekker)) == ("1.1.a", "Wij bouwen drie huizen.", "Wij")
    assert not row.doubts


def test_what_measures_an_agreement_leaves_a_header_in_bold_one(sheet, vocabulary):
    xs = [20, 60, 280, 380, 480, 590]
    page = table(sheet(), [[""] * 5, ["1.", "Wij bouwen drie huizen.", "Aantal", "40 huizen", "55 huizen"]], xs=xs)
    page.row(xs[:-1], 124, ["Nr.", "Afspraak", "Indicator", "Norm 2030", "Norm 2031"], bold=True)
    (row,) = assembled(vocabulary, page.page()).rows

    assert [said(text) for text in row.jaarafspraken.values()] == ["Wij bouwen drie huizen."]
    assert [doubt.code for doubt in row.doubts] == ["column-unknown"]


def test_columns_without_a_header_tell_themselves(sheet, vocabulary):
    rows = [
        ["1.", "Wij bouwen in de kern", "Gemeente", "Q2 2030"],
        ["2.", "Wij slopen in het dorp", "Corporatie", "Doorlopend"],
    ]
    result = assembled(vocabulary, table(sheet(), rows, xs=[20, 60, 300, 450, 590]).page())

    assert [(r.number, said(r.jaarafspraken[2030]), said(r.trekker), said(r.gereed)) for r in result.rows] == [
        ("1", "Wij bouwen in de kern", "Gemeente", "Q2 2030"),
        ("2", "Wij slopen in het dorp", "Corporatie", "Doorlopend"),
    ]
    assert {"header-guessed"} == {doubt.code for row in result.rows for doubt in row.doubts}


@pytest.mark.parametrize("column", ["Molenweg", "12"], ids=["nobody to act", "figures"])
def test_columns_without_a_header_and_without_who_is_to_act_are_no_agreements(sheet, vocabulary, column):
    rows = [["1.", "Huizen aan de lange dijk", column], ["2.", "Huizen aan de korte dijk", column]]
    assert not assembled(vocabulary, table(sheet(), rows, xs=[20, 60, 400, 590]).page()).rows


def test_what_each_party_brings_in_stands_beside_the_agreement(sheet, vocabulary):
    xs = [20, 60, 240, 420, 590]
    rows = [
        ["Nr.", "Afspraak", "Inzet gemeente", "Inzet corporaties"],
        ["1.", "Wij bouwen huizen.", "Zij levert grond.", "Zij bouwen."],
    ]
    (row,) = assembled(vocabulary, table(sheet(), rows, xs=xs).page()).rows

    assert (said(row.kaderafspraak), said(row.jaarafspraken[2030])) == (None, "Wij bouwen huizen.")
    assert [d.message for d in row.doubts] == ["column left out: Inzet gemeente, Inzet corporaties"]


def test_what_part_each_party_has_is_no_trekker(sheet, vocabulary):
    rows = [["Afspraak", "Rol gemeente", "Rol corporaties"], ["Wij bouwen huizen.", "Zoekt een plek", "Bouwen"]]
    (row,) = assembled(vocabulary, table(sheet(), rows, xs=[20, 240, 420, 590]).page()).rows

    assert row.trekker is None
    assert [d.message for d in row.doubts] == ["column left out: Rol gemeente, Rol corporaties"]


@pytest.mark.parametrize("heading", ["Actie door", "Actie"])
def test_names_beside_agreements_tell_who_acts(sheet, vocabulary, heading):
    rows = [["Nr.", "Afspraak", heading], ["1.", "Wij bouwen huizen.", "Gemeente"], ["2.", "Wij slopen.", "Gemeente"]]
    found = assembled(vocabulary, table(sheet(), rows, xs=[20, 60, 420, 590]).page()).rows

    assert [(said(r.jaarafspraken[2030]), said(r.trekker)) for r in found] == [
        ("Wij bouwen huizen.", "Gemeente"),
        ("Wij slopen.", "Gemeente"),
    ]


def test_of_two_columns_that_tell_when_the_last_is_the_end(sheet, vocabulary):
    rows = [["Nr.", "Afspraak", "Start", "Eind"], ["1.", "Wij bouwen huizen.", "Januari", "Juni"]]
    (row,) = assembled(vocabulary, table(sheet(), rows, xs=[20, 60, 300, 450, 590]).page()).rows

    assert said(row.gereed) == "Juni"


def test_columns_with_the_part_that_each_has(sheet, vocabulary):
    rows = [
        ["Wat", "Gemeente", "Thuishaven"],
        ["Een loket openen.", "trekker", ""],
        ["Een coach.", "advies", "uitvoering"],
    ]
    found = assembled(vocabulary, table(sheet(), rows, xs=[20, 240, 420, 590]).page()).rows

    assert [said(row.jaarafspraken[2030]) for row in found] == ["Een loket openen.", "Een coach."]
    assert found[0].doubts[0].message == "column left out: Gemeente, Thuishaven"


def test_beside_activities_of_the_year_an_agreement_is_the_frame(sheet, vocabulary):
    xs = [20, 120, 400, 590]
    rows = [["Nr.", "Afspraak", "Activiteiten 2030"], ["1.", "Wij bouwen altijd.", "Wij leggen een steen."]]
    (row,) = assembled(vocabulary, table(sheet(), rows, xs=xs).page()).rows

    assert (said(row.kaderafspraak), said(row.jaarafspraken[2030])) == ("Wij bouwen altijd.", "Wij leggen een steen.")


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("2 .", "2"),
        ("3.", "3"),
        ("Artikel 2.3", "2.3"),
        ("1.2", "1.2"),
        ("V1", "V1"),
        ("nr. 4", "4"),
        ("2a)", "2a"),
        (".", None),
    ],
)
def test_row_numbers_as_printed_without_their_dot(printed, number):
    assert row_number(printed) == number


@pytest.mark.parametrize(
    ("promised", "count"), [("De gemeente opent een loket.", 2), ("Sociale huur is goedkope huur.", 0)]
)
def test_columns_without_headings_or_numbers_hold_who_does_what(sheet, vocabulary, promised, count):
    rows = [["Corporaties bouwen veertig huizen.", "Corporaties"], [promised, "Gemeente"]]
    made = assembled(vocabulary, table(sheet(), rows, xs=[20, 400, 590]).page()).rows

    assert [said(row.trekker) for row in made] == ["Corporaties", "Gemeente"][:count]
