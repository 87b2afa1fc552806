"""Texts that run up the page beside the rows of a table."""

from __future__ import annotations

from jaarschijf.extract.checks.borders import faults
from jaarschijf.extract.tables.grid import page_to_tables
from jaarschijf.schema.geometry import Box, Word
from tests.extract.tables import assembled, said

XS = [20, 50, 300, 590]
YS = [100, 120, 160, 200, 240]


def test_a_theme_that_stands_upright_beside_its_rows_begins_in_none_of_them(sheet, vocabulary):
    page = sheet().row(XS[:-1], 104, ["Thema", "Kaderafspraak", "Jaarafspraak 2030"], bold=True)
    for y in YS[1:-1]:
        page.row(XS[1:-1], y + 4, ["De voorraad groeit.", "De gemeente bouwt\nveertig woningen."])
        page.line(XS[1], y, XS[-1], y)
    for y in (*YS[:2], YS[-1]):
        page.line(XS[0], y, XS[-1], y)
    for x in XS:
        page.line(x, YS[0], x, YS[-1])
    page.words.append(Word("Betaalbaarheid", Box(30, 164, 40, 234), 10.0))
    (found,) = page_to_tables(page.page(), vocabulary=vocabulary)

    assert faults(found, vocabulary) == set()


def test_rows_without_lines_beside_it_are_parted_by_their_numbers(sheet, vocabulary):
    page = sheet().row([20, 60, 100, 480], 104, ["Thema", "Nr.", "Afspraak 2030", "Wie"], bold=True)
    for k in range(6):
        texts = [f"1.{k + 1}", f"De gemeente bouwt plan {k} uit.\nEn Woonborg ook.", "Gemeente"]
        page.row([60, 100, 480], 124 + 30 * k, texts)
    for y in (100, 120, 300):
        page.line(20, y, 590, y)
    page.words.append(Word("Beschikbaarheid", Box(30, 182, 40, 258), 10.0))
    rows = assembled(vocabulary, page.page()).rows

    assert [row.number for row in rows] == [f"1.{k}" for k in range(1, 7)]
    assert {row.theme for row in rows} == {"1"}
    assert said(rows[2].jaarafspraken[2030]) == "De gemeente bouwt plan 2 uit. En Woonborg ook."


def test_a_name_that_is_drawn_on_both_pages_of_its_cell_parts_no_table(sheet, vocabulary):
    xs, pages = [20, 60, 100, 480, 590], []
    for number, first in ((1, 1), (2, 4)):
        page = sheet(number=number).row(xs[:-1], 104, ["Thema", "Nr.", "Afspraak 2030", "Wie"], bold=True)
        for k in range(3):
            page.row(xs[1:-1], 124 + 30 * k, [f"1.{first + k}", "De gemeente bouwt een plan uit.", "Gemeente"])
        for y in (100, 120, 210):
            page.line(20, y, 590, y)
        for y in (150, 180):
            page.line(60, y, 590, y)
        for x in xs:
            page.line(x, 100, x, 210)
        top = 220 if number == 1 else 130
        page.words.append(Word("Beschikbaarheid", Box(30, top, 40, top + 76), 10.0))
        pages.append(page.page())
    made = assembled(vocabulary, *pages)

    assert [theme.title for theme in made.themes] == ["Beschikbaarheid"]
    assert [row.number for row in made.rows] == [f"1.{k}" for k in range(1, 7)]


def test_a_name_that_the_end_of_the_page_cuts_is_that_of_the_rows_it_ends_beside(sheet, vocabulary):
    xs, pages = [20, 60, 100, 480, 590], []
    for number, first, tops in ((1, 1, (124, 194)), (2, 4, ())):
        page = sheet(number=number, height=230.0).row(xs[:-1], 104, ["Thema", "Nr.", "Afspraak", "Wie"], bold=True)
        for k in range(3):
            page.row(xs[1:-1], 124 + 30 * k, [str(first + k), "De gemeente bouwt een plan uit.", "Gemeente"])
        for y in (100, 120, 180, 210):
            page.line(20, y, 590, y)
        page.line(60, 150, 590, 150)
        for x in xs:
            page.line(x, 100, x, 210)
        for top, name in zip(tops, ("Wonen", "Duurzaamheid"), strict=False):
            page.words.append(Word(name, Box(30, top, 40, top + 5 * len(name)), 10.0))
        if number == 2:
            page.words.append(Word("Duurzaamheid", Box(30, 125, 40, 185), 10.0))
        pages.append(page.page())
    made = assembled(vocabulary, *pages)
    titles = {theme.number: theme.title for theme in made.themes}

    assert [titles[row.theme] for row in made.rows] == ["Wonen", "Wonen", *["Duurzaamheid"] * 4]
