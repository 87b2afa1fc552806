"""Agreements under numbered titles, and the labelled lines at their end."""

from __future__ import annotations

from pathlib import Path

from jaarschijf import read
from jaarschijf.extract.agreements.assemble import flow_to_rows
from jaarschijf.extract.agreements.prose import flow_to_agreements
from jaarschijf.extract.tables.grid import page_to_tables
from tests.extract.flows import flow_of_pages
from tests.extract.tables import assembled, said, table
from tests.small_pdf import lines_to_pdf

LINES = [
    (20, "Prestatieafspraken Veenstad 2030"),
    (10, "Gemeente Veenstad, Woonborg en Huurdersraad Veenstad gaan samen aan de slag in 2030."),
    (16, "Hoofdstuk 1 Betaalbaarheid"),
    (10, "De vraag naar woningen is groot en het aanbod blijft achter."),
    (13, "1. Huurverhoging"),
    (10, "Woonborg houdt de huren in 2030 gelijk aan die van nu."),
    (10, "Trekker: Woonborg"),
    (10, "Betrokken: de bewoners"),
    (10, "Planning: Q2 2030"),
    (16, "Hoofdstuk 2 Leefbaarheid"),
    (10, "De meeste buurten zijn prettig om in te wonen."),
    (13, "Prestatieafspraak 2"),
    (10, "De gemeente loopt elk kwartaal door de wijk met Woonborg."),
    (10, "Trekker: gemeente"),
]


def test_titles_numbered_on_over_the_chapters_are_those_of_agreements(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(lines_to_pdf(LINES))
    document = read(path)

    assert [theme.title for theme in document.themes] == ["Betaalbaarheid", "Leefbaarheid"]
    assert [(row.theme, row.number, said(row.trekker), said(row.gereed)) for row in document.rows] == [
        ("1", "1", "Woonborg", "Q2 2030"),
        ("2", "2", "gemeente", None),
    ]


def test_subjects_numbered_within_the_theme_are_the_rows_numbers(sheet, vocabulary):
    rows = [
        ["Onderwerp", "Afspraak", "Wie"],
        ["1.1 Bouwen", "Er komen tien huizen.", "Gemeente"],
        ["1.2 Slopen", "Een flat gaat weg.", "Woonhof"],
    ]
    page = table(sheet().text(20, 60, "1. Wonen", bold=True, size=16), rows, xs=[20, 160, 480, 590]).page()
    made = assembled(vocabulary, page)

    assert [(row.number, said(row.jaarafspraken[2030])) for row in made.rows] == [
        ("1.1", "Er komen tien huizen."),
        ("1.2", "Een flat gaat weg."),
    ]
    assert [theme.title for theme in made.themes] == ["Wonen"]


def test_a_table_without_headings_whose_texts_end_in_a_labelled_line(sheet, vocabulary):
    rows = [[str(k), f"De gemeente bouwt plan {k} dit jaar verder uit.\nTrekker: de gemeente"] for k in range(1, 4)]
    made = assembled(vocabulary, table(sheet(), rows, xs=[20, 60, 590]).page()).rows

    assert [(row.number, said(row.jaarafspraken[2030]), said(row.trekker)) for row in made] == [
        (str(k), f"De gemeente bouwt plan {k} dit jaar verder uit.", "de gemeente") for k in range(1, 4)
    ]


def test_questions_label_what_is_agreed_and_who_does_it_when(tmp_path: Path) -> None:
    asked = ["Wat? Woonborg opent in 2030 een loket.", "Wie? Woonborg", "Wanneer? Q2 2030"]
    path = tmp_path / "a.pdf"
    path.write_bytes(lines_to_pdf([*LINES[:4], (13, "Afspraak 1"), *((10, line) for line in asked)]))
    (row,) = read(path).rows

    assert said(row.jaarafspraken[2030]) == "Woonborg opent in 2030 een loket."
    assert (said(row.trekker), said(row.gereed)) == ("Woonborg", "Q2 2030")


def test_a_strip_of_labels_under_a_title_and_its_text_is_no_table(sheet, vocabulary):
    page = sheet().text(20, 40, "1. Wonen", bold=True, size=16)
    for k, y in enumerate((80, 180), start=1):
        page.text(20, y, f"Afspraak {k}", bold=True, size=13)
        page.text(20, y + 24, f"De gemeente bouwt plan {k} dit jaar verder uit.")
        page.fill(18, y + 40, 590, y + 56)
        page.row([20, 400], y + 42, ["Trekker: de gemeente", f"Gereed: Q{k} 2030"])
    made = assembled(vocabulary, page.page()).rows

    assert [(row.number, said(row.trekker), said(row.gereed)) for row in made] == [
        ("1", "de gemeente", "Q1 2030"),
        ("2", "de gemeente", "Q2 2030"),
    ]


def test_a_line_that_is_a_number_is_that_of_the_text_under_it(sheet, vocabulary):
    page = sheet().text(20, 40, "1. Wonen", bold=True, size=16)
    for k, y in enumerate((80, 180), start=1):
        page.text(20, y, f"1.{k}", bold=True)
        page.text(20, y + 24, f"De gemeente bouwt plan {k} dit jaar verder uit.")
        page.text(20, y + 48, "Wie: de gemeente")
    made = assembled(vocabulary, page.page()).rows

    assert [(row.number, said(row.trekker)) for row in made] == [("1.1", "de gemeente"), ("1.2", "de gemeente")]


def test_labels_in_bold_that_stand_apart_need_no_colon(sheet, vocabulary):
    page = sheet().text(20, 40, "1. Wonen", bold=True, size=16)
    for k, y in enumerate((80, 180), start=1):
        lines = (
            (f"Afspraak 1.{k}", f"De gemeente bouwt plan {k} uit."),
            ("Trekker", "De gemeente"),
            ("Planning", "2030"),
        )
        for row, (label, text) in enumerate(lines):
            page.text(20, y + 20 * row, label, bold=True).text(150, y + 20 * row, text)
    made = assembled(vocabulary, page.page()).rows

    assert [(row.number, said(row.trekker), said(row.gereed)) for row in made] == [
        ("1.1", "De gemeente", "2030"),
        ("1.2", "De gemeente", "2030"),
    ]


def test_a_label_of_something_else_ends_what_stands_before_it_on_a_line(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(
        lines_to_pdf([*LINES[:5], (10, LINES[5][1]), (10, "Wie: Woonborg | Wanneer: Q2 2030 | Indicator: de huur")])
    )

    assert [(said(row.trekker), said(row.gereed)) for row in read(path).rows] == [("Woonborg", "Q2 2030")]


def test_labelled_items_of_a_list_under_an_agreement_are_its_fields(sheet, vocabulary):
    page = sheet().text(20, 20, "Prestatieafspraken Veenstad 2030", bold=True, size=20)
    page.text(20, 50, "Dit zijn de afspraken van de gemeente en Woonborg.").text(20, 80, "1. Wonen", bold=True, size=14)
    page.text(20, 110, "Afspraken", bold=True)
    for k in range(2):
        at = 130 + 60 * k
        page.text(30, at, f"• Woonborg bouwt veertig huizen in dorp {'AB'[k]}.").text(50, at + 12, "• Wie: Woonborg")
        page.text(50, at + 24, f"• Wanneer: Q{k + 1} 2030").text(50, at + 36, "• Indicator: de wachttijd")
    blocks = [block for part in flow_of_pages([page.page()], vocabulary) for block in part.items]
    made = flow_to_rows(flow_to_agreements(blocks, vocabulary, ["Woonborg"]), 2030, vocabulary).rows

    assert [(said(row.jaarafspraken[2030]), said(row.trekker), said(row.gereed)) for row in made] == [
        (f"Woonborg bouwt veertig huizen in dorp {'AB'[k]}.", "Woonborg", f"Q{k + 1} 2030") for k in range(2)
    ]


def test_items_of_a_list_that_begin_small_and_are_labelled_behind_dashes(sheet, vocabulary):
    page = sheet().text(20, 20, "Prestatieafspraken Veenstad 2030", bold=True, size=20)
    page.text(20, 50, "Dit zijn de afspraken van de gemeente en Woonborg.").text(
        20, 80, "Afspraken wonen", bold=True, size=14
    )
    for k, who in enumerate(("Woonborg", "de gemeente", "de huurdersraad")):
        at = 130 + 60 * k
        page.text(30, at, f"• {who} doet mee aan plan {'ABC'[k]}.").text(50, at + 14, f"– Wie: {who}")
        page.text(50, at + 28, "– Wanneer: 2030")
    blocks = [block for part in flow_of_pages([page.page()], vocabulary) for block in part.items]
    made = flow_to_rows(flow_to_agreements(blocks, vocabulary, ["Woonborg"]), 2030, vocabulary).rows

    assert [(said(row.jaarafspraken[2030]), said(row.trekker), said(row.gereed)) for row in made] == [
        (f"{who} doet mee aan plan {'ABC'[k]}.", who, "2030")
        for k, who in enumerate(("Woonborg", "de gemeente", "de huurdersraad"))
    ]


def test_titles_counted_through_the_document_over_a_card_each_number_these(sheet, vocabulary):
    page, at = sheet(height=2000.0), 40
    for k, (theme, title) in enumerate(
        (("Betaalbaarheid", "Huren"), ("", "Loket"), ("Leefbaarheid", "Buurten"), ("", "Schouw")), 1
    ):
        if theme:
            page.text(20, at, theme, bold=True, size=18)
        page.text(20, at + 40, f"{k}. {title}", bold=True, size=13)
        rows = [["Actie", "Er komen tien huizen."], ["Trekker", "Woonborg"], ["Planning", "Q2 2030"]]
        table(page, rows, top=at + 70, xs=[20, 160, 590])
        at += 230
    made = assembled(vocabulary, page.page())

    assert [theme.title for theme in made.themes] == ["Betaalbaarheid", "Leefbaarheid"]
    assert [(row.number, said(row.trekker)) for row in made.rows] == [(str(k), "Woonborg") for k in range(1, 5)]


def test_a_frame_right_over_a_table_is_that_of_its_rows(sheet, vocabulary):
    page, at = sheet(height=2000.0).text(20, 40, "1. Wonen", bold=True, size=18), 80
    for k, frame in enumerate(("De stad groeit mee.", "De huur blijft gelijk."), 1):
        page.text(20, at, f"Meerjarenafspraak 1.{k}: {frame}")
        rows = [["Nr.", "Jaarafspraak 2030", "Trekker"], [f"1.{k}a", "Er komen tien huizen.", "Woonborg"]]
        table(page, rows, top=at + 30, xs=[20, 60, 480, 590])
        at += 150
    made = assembled(vocabulary, page.page()).rows

    assert [(row.number, said(row.kaderafspraak), said(row.jaarafspraken[2030])) for row in made] == [
        ("1.1a", "De stad groeit mee.", "Er komen tien huizen."),
        ("1.2a", "De huur blijft gelijk.", "Er komen tien huizen."),
    ]


def test_boxes_that_end_in_labels_beside_each_other_are_no_tables(sheet, vocabulary) -> None:
    """Lines run through each box from side to side; its last line says who acts and, far to the right, when."""
    page = sheet()
    for k, (what, who) in enumerate((("bouwt tien huizen", "Woonborg"), ("wijst een plek aan", "Gemeente")), start=1):
        top = 100 * k
        page.text(70, top + 5, f"Afspraak 1.{k}").text(70, top + 30, f"De corporatie {what}.")
        page.text(70, top + 55, f"Trekker: {who}").text(430, top + 55, "Planning:").text(490, top + 55, "Q4 2030")
        for y in (0, 20, 48, 72):
            page.line(60, top + y, 540, top + y)
        for x in (60, 540):
            page.line(x, top, x, top + 72)

    assert page_to_tables(page.page(), vocabulary=vocabulary) == []
