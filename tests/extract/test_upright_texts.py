"""Texts that run up the page beside the rows of a table."""

from __future__ import annotations

from jaarschijf.extract.checks.borders import faults
from jaarschijf.extract.tables.grid import page_to_tables
from jaarschijf.schema.geometry import Box, Word

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
