"""Filled tables beside each other under the same headings, whose rows are not as high: each is read by itself."""

from __future__ import annotations

from itertools import pairwise

from tests.extract.tables import assembled, said

HEADS = ["#", "Inzet 2030", "Wie"]
LEFT, RIGHT = [20, 45, 200, 280], [300, 325, 480, 560]


def filled(sheet, right_heads, *, gap=20):
    """Two tables with a filled header each at one height, and a filled second row each at another."""
    page, right = sheet(), [x - 20 + gap for x in RIGHT]
    for xs, heads, row in ((LEFT, HEADS, 160), (right, right_heads, 140)):
        page.row(xs[:-1], 103, heads, bold=True)
        for top, bottom in ((100, 116), (row, row + 40)):
            for a, b in pairwise(xs):
                page.fill(a, top, b, bottom)
    page.row(LEFT[:-1], 120, ["1", "Wij bouwen veertig huizen\nin de wijk aan de rand\nvan de stad.", "Woonborg"])
    page.row(LEFT[:-1], 164, ["2", "Wij planten tien bomen.", "Gemeente"])
    page.row(right[:-1], 120, ["3", "Wij slopen twee loodsen.", "Woonborg"])
    page.row(right[:-1], 144, ["4", "Wij leggen een pad aan.", "Gemeente"])
    return page.row(right[:-1], 184, ["5", "Wij verkopen niets.", "Woonborg"])


def test_tables_under_the_same_headings(sheet, vocabulary):
    made = assembled(vocabulary, filled(sheet, HEADS).page()).rows

    assert [(row.number, said(row.jaarafspraken[2030]), said(row.trekker)) for row in made] == [
        ("1", "Wij bouwen veertig huizen in de wijk aan de rand van de stad.", "Woonborg"),
        ("2", "Wij planten tien bomen.", "Gemeente"),
        ("3", "Wij slopen twee loodsen.", "Woonborg"),
        ("4", "Wij leggen een pad aan.", "Gemeente"),
        ("5", "Wij verkopen niets.", "Woonborg"),
    ]
