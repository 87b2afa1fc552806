"""Cells set in the middle of what rules enclose: a theme beside its rows, a heading of one line beside those of two."""

from __future__ import annotations

import pytest

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


@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize("place", [0, 1])
def test_a_heading_of_two_lines_stands_beside_those_of_one(sheet, vocabulary, ruled, place):
    xs = [20, 170 if place == 0 else 250, 420, 520]
    headings = ["Wat willen we\nbereiken?", "Wat spreken we af?", "Wie doet het?", "Wanneer?"]
    texts = ["Meer huizen", "Wij bouwen in dat jaar veertig huizen.", "Woonborg", "Q3 2030"]
    # In the middle of the header, as all of it is set in the middle of its height.
    order = [0, 1, 2, 3] if place == 0 else [1, 0, 2, 3]
    page = sheet()
    for x, k in zip(xs, order, strict=True):
        page.text(x + 3, 100 if k == 0 else 106, headings[k], bold=True)
    for n in range(3):
        page.row(xs, 130 + 20 * n, [texts[k] for k in order])
    if ruled:
        for y in (124, 144, 164, 184):
            page.line(20, y, 590, y)
    rows = assembled(vocabulary, page.page()).rows

    assert [(said(r.doelstelling), said(r.jaarafspraken[2030]), said(r.trekker), said(r.gereed)) for r in rows] == [
        tuple(texts)
    ] * 3


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
