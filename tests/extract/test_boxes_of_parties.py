"""Tables without headings of ours: boxes with a promise each, and titles over the parties' names with lists under them."""

from __future__ import annotations

from pathlib import Path

from jaarschijf import read
from tests.extract.tables import assembled, said, table
from tests.small_pdf import lines_to_pdf

XS = [20, 300, 590]


def test_a_box_for_each_promise_is_an_agreement(sheet, vocabulary):
    rows = [["Wij bouwen tien huizen.", "De gemeente zoekt een plek."], ["Corporaties verkopen niets.", ""]]
    found = assembled(vocabulary, table(sheet(), rows, xs=XS).page()).rows

    assert [said(row.jaarafspraken[2030]) for row in found] == [
        "Wij bouwen tien huizen.",
        "De gemeente zoekt een plek.",
        "Corporaties verkopen niets.",
    ]


def test_boxes_under_a_look_back_are_none(sheet, vocabulary):
    page = sheet().text(20, 40, "Terugblik 2029", bold=True, size=14)
    rows = [["Wij bouwen tien huizen.", "De gemeente zoekt een plek."], ["Corporaties verkopen niets.", ""]]
    assert assembled(vocabulary, table(page, rows, xs=XS).page()).rows == []


def test_a_title_over_parties_is_a_theme_and_what_is_counted_under_them_agreements(sheet, vocabulary):
    rows = [["Thema A: Wonen"], ["Gemeente", "Corporaties"], ["", ""]]
    page = table(sheet(), rows, xs=XS)
    page.row(XS[:2], 204, ["1. Zoekt een plek.\n2. Opent een loket.", "3. Bouwen tien huizen."])
    found = assembled(vocabulary, page.page())

    assert [(theme.number, theme.title) for theme in found.themes] == [("A", "Wonen")]
    assert [(row.number, said(row.jaarafspraken[2030]), said(row.trekker)) for row in found.rows] == [
        ("1", "Zoekt een plek.", "Gemeente"),
        ("2", "Opent een loket.", "Gemeente"),
        ("3", "Bouwen tien huizen.", "Corporaties"),
    ]


def test_a_theme_may_head_the_column_of_its_agreements(sheet, vocabulary):
    rows = [
        ["Betaalbaarheid", "Wie", "Wanneer"],
        ["Wij verlagen honderd huren.", "Wij", "Mei 2030"],
        ["Leefbaarheid", "Wie", "Wanneer"],
        ["Wij ruimen elke buurt op.", "Gemeente", "Juni 2030"],
    ]
    found = assembled(vocabulary, table(sheet(), rows, xs=[20, 300, 450, 590]).page())

    assert [theme.title for theme in found.themes] == ["Betaalbaarheid", "Leefbaarheid"]
    assert [(row.theme, said(row.jaarafspraken[2030]), said(row.trekker)) for row in found.rows] == [
        ("1", "Wij verlagen honderd huren.", "Wij"),
        ("2", "Wij ruimen elke buurt op.", "Gemeente"),
    ]


def test_a_code_before_each_agreement_is_its_number(sheet, vocabulary):
    rows = [["Afspraak", "Wie"], ["BO-1: Wij bouwen.", "Wij"], ["BO-2: Wij slopen.", "Wij"]]
    found = assembled(vocabulary, table(sheet(), rows, xs=XS).page()).rows

    assert [(row.number, said(row.jaarafspraken[2030])) for row in found] == [
        ("BO-1", "Wij bouwen."),
        ("BO-2", "Wij slopen."),
    ]


def test_boxes_say_who_does_what_is_listed_in_them(sheet, vocabulary):
    boxes = ["Dit doet de gemeente\n• Zoekt een plek.", "Dit doen de corporaties en huurders\n• Bouwen huizen."]
    page = table(sheet(), [boxes], xs=XS)
    found = assembled(vocabulary, page.page()).rows

    assert [(said(row.jaarafspraken[2030]), said(row.trekker)) for row in found] == [
        ("Zoekt een plek.", "Dit doet de gemeente"),
        ("Bouwen huizen.", "Dit doen de corporaties en huurders"),
    ]


def test_a_list_under_a_name_beside_one_under_a_party_is_what_it_does(tmp_path: Path) -> None:
    lines = [(20, "Prestatieafspraken Veenstad 2030"), (10, "Wat gemeente Veenstad en Kernwonen doen in 2030.")]
    lines += [
        (16, "Bouwen en wonen"),
        (13, "De gemeente"),
        (10, "- Stelt een lijst van plekken op"),
        (10, "- Helpt bij splitsen"),
    ]
    lines += [(13, "Kernwonen"), (10, "- Bouwt veertig huizen in het dorp"), (10, "- Verkoopt geen woningen")]
    path = tmp_path / "a.pdf"
    path.write_bytes(lines_to_pdf(lines))
    document = read(path)

    assert [(said(row.jaarafspraken[2030]), said(row.trekker)) for row in document.rows] == [
        ("Stelt een lijst van plekken op", "De gemeente"),
        ("Helpt bij splitsen", "De gemeente"),
        ("Bouwt veertig huizen in het dorp", "Kernwonen"),
        ("Verkoopt geen woningen", "Kernwonen"),
    ]
    assert [theme.title for theme in document.themes] == ["Bouwen en wonen"]
