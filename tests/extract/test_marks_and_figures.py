"""Columns headed as agreements that hold marks or figures: who takes part, and how much; and two for one year."""

from __future__ import annotations

from jaarschijf.extract.agreements.assemble import flow_to_rows
from jaarschijf.extract.agreements.prose import flow_to_agreements
from jaarschijf.extract.agreements.stitch import stitch
from jaarschijf.schema.flow import flow_items
from tests.extract.flows import flow_of_pages
from tests.extract.tables import assembled, said, table


def test_marks_under_a_heading_for_agreements_tell_who_takes_part(sheet, vocabulary):
    xs = [20, 60, 400, 430, 460, 490, 590]
    page = sheet().text(20, 20, "1. Wonen", bold=True, size=16)
    for y in (40, 80, 120, 160):
        page.line(20, y, 590, y)
    page.line(400, 60, 490, 60)
    for x in xs:
        page.line(x, 60 if x in (430, 460) else 40, x, 160)
    page.row([20, 60, 400, 490], 44, ["Nr", "Prestatie 2030", "Inzet van", "Planning"], bold=True)
    page.row([400, 430, 460], 64, ["G", "C", "H"], bold=True)
    page.row(xs[:-1], 84, ["1.1", "De plannen voor de wijk zijn af.", "T", "M", "", "mei 2030"])
    page.row(xs[:-1], 124, ["1.2", "Er staan veertig huizen meer.", "M", "T", "M", "juni 2030"])
    made = assembled(vocabulary, page.page()).rows

    assert [(said(row.jaarafspraken[2030]), said(row.trekker)) for row in made] == [
        ("De plannen voor de wijk zijn af.", "G"),
        ("Er staan veertig huizen meer.", "C"),
    ]


def test_a_figure_for_one_of_the_years_is_agreed_where_others_have_words(sheet, vocabulary):
    rows = [
        ["Afspraak", "2030", "2031", "2032"],
        ["Een beheerder in de buurt", "Werven van een beheerder", "1,5 fte", "1,5 fte"],
        ["Een huis van de wijk", "Plannen maken met de buurt", "Bouwen aan de kade", ""],
    ]
    made = assembled(vocabulary, table(sheet(), rows, xs=[20, 170, 310, 450, 590]).page()).rows

    assert [{year: said(text) for year, text in row.jaarafspraken.items()} for row in made] == [
        {2030: "Werven van een beheerder", 2031: "1,5 fte", 2032: "1,5 fte"},
        {2030: "Plannen maken met de buurt", 2031: "Bouwen aan de kade"},
    ]


def test_of_two_columns_for_one_year_the_one_that_says_no_year_is_told_as_left_out(sheet, vocabulary):
    rows = [
        ["Nr.", "Prestatie 2030", "Inzet"],
        ["1.1", "Er staan veertig huizen meer.", "Woonborg vraagt geld aan."],
        ["1.2", "De plannen voor de wijk zijn af.", "De gemeente schrijft ze op."],
    ]
    made = assembled(vocabulary, table(sheet(), rows, xs=[20, 60, 330, 590]).page()).rows

    assert [said(row.jaarafspraken[2030]) for row in made] == [text for _, text, _ in rows[1:]]
    assert {doubt.message for row in made for doubt in row.doubts} == {"column left out: Inzet"}


def test_names_of_parties_that_narrow_columns_break_are_whole(sheet, vocabulary):
    xs = [20, 60, 330, 395, 460, 530, 590]
    rows = [
        ["Nr", "Actie 2030", "Gemeente", "Kade-\nhuizen", "Huurders-\nbelangen", "Planning"],
        ["A1", "De plannen voor de wijk zijn af.", "B", "T", "", "mei 2030"],
        ["A2", "Er staan veertig huizen meer.", "", "T", "T", "juni 2030"],
        ["A3", "Er is een loket voor huurders.", "B", "", "T", "juli 2030"],
    ]
    flow = flow_of_pages([table(sheet(), rows, xs=xs).page()], vocabulary)
    agreements = flow_to_agreements(stitch(flow_items(flow), vocabulary), vocabulary, in_tables=True)
    made = flow_to_rows(agreements, 2030, vocabulary, parties=["Kadehuizen", "Huurdersbelangen Kade"]).rows

    assert [said(row.trekker) for row in made] == ["Kadehuizen", "Kadehuizen, Huurdersbelangen", "Huurdersbelangen"]
