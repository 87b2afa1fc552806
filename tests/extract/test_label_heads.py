"""Agreements each under a row with its number and who acts and when, each after its label."""

from __future__ import annotations

from tests.extract.tables import assembled, said, table

XS = [20, 80, 330, 590]
FRAME = ["Kaderafspraak 2029-2033: Er komen honderd huizen bij."]
ROWS = [
    ["Lokaal doel: Genoeg huizen voor wie er een zoekt."],
    FRAME,
    ["1.1", "Trekker: Woonborg", "Gereed: mei 2030"],
    ["Woonborg bouwt veertig huizen."],
    ["Toelichting: De grond is nog van de gemeente."],
    ["1.2", "Trekker: gemeente", "Gereed: doorlopend"],
    ["De gemeente zoekt grond."],
]


def rows_of(made):
    fields = ("doelstelling", "kaderafspraak", "trekker", "gereed", "toelichting")
    return [(row.number, said(row.jaarafspraken[2030]), *(said(getattr(row, name)) for name in fields)) for row in made]


def test_what_is_agreed_under_its_number_and_labels(sheet, vocabulary):
    over = "Genoeg huizen voor wie er een zoekt.", "Er komen honderd huizen bij."
    page = table(sheet().text(20, 40, "1. Wonen", bold=True, size=16), ROWS, xs=XS).page()

    assert rows_of(assembled(vocabulary, page).rows) == [
        (
            "1.1",
            "Woonborg bouwt veertig huizen.",
            *over,
            "Woonborg",
            "mei 2030",
            "De grond is nog van de gemeente.",
        ),
        ("1.2", "De gemeente zoekt grond.", *over, "gemeente", "doorlopend", None),
    ]


def test_it_goes_on_on_the_next_page(sheet, vocabulary):
    rest = [["1.3", "Trekker: gemeente", "Gereed: Q2 2030"], ["De gemeente plant tien bomen."]]
    first = table(sheet().text(20, 40, "1. Wonen", bold=True, size=16), ROWS, xs=XS, top=515).page()
    made = assembled(vocabulary, first, table(sheet(2), rest, xs=XS, top=20).page()).rows

    assert [(row.number, row.page, said(row.gereed)) for row in made] == [
        ("1.1", 1, "mei 2030"),
        ("1.2", 1, "doorlopend"),
        ("1.3", 2, "Q2 2030"),
    ]
    assert {said(row.kaderafspraak) for row in made} == {"Er komen honderd huizen bij."}
