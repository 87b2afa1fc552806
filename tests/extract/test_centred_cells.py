"""Cells set in the middle of what rules enclose: a theme beside its rows, a heading of one line beside those of two."""

from __future__ import annotations

from jaarschijf.extract.tables.grid import page_to_tables
from tests.extract.tables import assembled, said


def test_a_theme_in_the_middle_of_its_rows_is_that_of_all(sheet, vocabulary):
    xs = [20, 120, 170, 450]
    page = sheet().row(xs[1:], 100, ["Afspraak\nnr.", "Jaarafspraak\n2030", "Wie is\ntrekker"], bold=True)
    page.text(23, 106, "Thema", bold=True).line(20, 126, 590, 126)
    for k, (theme, at, count) in enumerate((("Wonen", 140, 2), ("Zorg", 190, 3))):
        top = 130 + 50 * k - 10 * k
        for n in range(count):
            page.row(xs[1:], top + 20 * n, [f"{k}.{n}", "Wij bouwen huizen.", "Wij"])
        page.text(23, at, theme, bold=True).line(20, top + 20 * count - 6, 590, top + 20 * count - 6)
    (table,) = page_to_tables(page.page(), vocabulary=vocabulary)
    result = assembled(vocabulary, page.page())

    assert table.column_count == 4
    assert [theme.title for theme in result.themes] == ["Wonen", "Zorg"]
    assert [(row.theme, row.number) for row in result.rows] == [
        ("1", "0.0"),
        ("1", "0.1"),
        ("2", "1.0"),
        ("2", "1.1"),
        ("2", "1.2"),
    ]


def test_signatures_between_rules_are_no_rows_of_the_table_over_them(sheet, vocabulary):
    xs = [20, 250, 450]
    page = sheet().row(xs, 100, ["Actie", "Wie", "Planning"], bold=True).line(20, 114, 590, 114)
    page.row(xs, 118, ["Bouwen van veertig huizen", "Gemeente", "Q2 2030"]).line(20, 132, 590, 132)
    page.text(23, 150, "Aldus overeengekomen te Veenstad op 1 december 2029.")
    page.row(xs, 170, ["Gemeente Veenstad", "Woonborg", "Huurdersraad"]).line(20, 184, 590, 184)
    page.row(xs, 188, ["(naam)", "(naam)", "(naam)"]).line(20, 202, 590, 202)

    assert [said(row.jaarafspraken[2030]) for row in assembled(vocabulary, page.page()).rows] == [
        "Bouwen van veertig huizen"
    ]


def test_rules_that_stop_short_of_a_merged_theme_tell_no_columns(sheet, vocabulary):
    xs = [20, 140, 180, 480]
    page = sheet().row(xs, 100, ["Thema", "Nr.", "Afspraak", "Wie"], bold=True).line(20, 114, 590, 114)
    for k in range(3):
        page.row(xs, 118 + 20 * k, ["Wonen" if k == 0 else "", f"1.{k}", "Bouwen van huizen.", "Gemeente"])
        page.line(140 if k < 2 else 20, 134 + 20 * k, 590, 134 + 20 * k)
    result = assembled(vocabulary, page.page())

    assert [(row.number, said(row.trekker)) for row in result.rows] == [(f"1.{k}", "Gemeente") for k in range(3)]
    assert [theme.title for theme in result.themes] == ["Wonen"]
