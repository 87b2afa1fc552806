"""Borders that are not drawn where a table goes on, though those of the page before are."""

from __future__ import annotations

import pytest

from jaarschijf.extract.grid import page_to_tables

XS = [50, 90, 250, 400, 480, 550]
YS = [100, 130, 160]
ABOVE = [
    ["1.", "Meer huizen", "De gemeente bouwt.", "Gemeente", "Q1"],
    ["2.", "", "Partijen helpen.", "Partijen", "Q2"],
]


def read(sheet, rows, xs, above=None):
    page = sheet().grid(xs, YS)
    for y, row in zip(YS, rows, strict=False):
        page.row(XS[:-1], y + 4, row)
    (table,) = page_to_tables(page.page(), above)
    grid = [[""] * table.column_count for _ in range(table.row_count)]
    for cell in table.cells:
        grid[cell.row][cell.column] = " ".join(word.text for word in cell.words)
    return table, grid


@pytest.mark.parametrize("lost", [{250}, {400}, {250, 400}, {480}])
def test_borders_that_a_page_lost_are_those_of_the_page_before(sheet, lost):
    above, _ = read(sheet, ABOVE, XS)
    rows = [
        ["3.", "Minder kou", "De corporatie isoleert.", "Corporatie", "Q3"],
        ["4.", "", "Allen bouwen.", "Allen", "Q4"],
    ]

    assert read(sheet, rows, [x for x in XS if x not in lost], above)[1] == rows


def test_a_cell_whose_text_runs_over_the_place_of_a_border_stays_one(sheet):
    above, _ = read(sheet, ABOVE, XS)
    rows = [["3.", "Minder kou in alle huizen van de hele gemeente samen", "", "Allen", "Q3"]] * 2

    assert [len(row) for row in read(sheet, rows, [x for x in XS if x != 250], above)[1]] == [4, 4]
