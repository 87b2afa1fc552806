"""Where a table goes on: in the next column of a page, past what is drawn twice, and beside cells that are merged over its end."""

from __future__ import annotations

from jaarschijf.extract.agreements.stitch import stitch
from jaarschijf.schema.flow import flow_items
from tests.extract.flows import flow_of_pages
from tests.extract.test_stitch import draw, stitched, texts


def test_a_row_goes_on_in_the_next_column_of_the_page(sheet, vocabulary):
    left = draw(sheet, 1, [["1.", "Meer", "De gemeente bouwt"]], xs=[20, 50, 120, 290], top=600)
    rows = [["", "", "veertig huizen."], ["2.", "Zuinig", "Er komt een loket."]]
    right = draw(sheet, 1, rows, xs=[310, 340, 410, 580])
    columns = [item for page in (left, right) for item in flow_items(flow_of_pages([page], vocabulary))]
    (table,) = stitch(columns, vocabulary)

    assert texts(table) == [["1.", "Meer", "De gemeente bouwt veertig huizen."], ["2.", "Zuinig", "Er komt een loket."]]


def test_a_merged_cell_that_is_drawn_again_out_of_sight_ends_no_table(sheet, vocabulary):
    """As a spreadsheet draws it over what the next page shows of it."""
    first = draw(sheet, 1, [["1.", "Meer huizen.", "De gemeente bouwt."]])
    second = draw(sheet, 2, [["2.", "", "De corporatie isoleert."]])
    second.words[:0] = sheet().text(93, 60, "Meer huizen.").words
    (table,) = stitched(vocabulary, first, second)

    assert texts(table) == [["1.", "Meer huizen.", "De gemeente bouwt."], ["2.", "", "De corporatie isoleert."]]


def _merged(sheet, number, texts, *, size=10.0, over=""):
    """A page of a table whose second column is one cell, with a text at its head and, out of sight, perhaps one over it."""
    xs, ys = [20, 90, 300, 590], [100 + 40 * k for k in range(len(texts) + 1)]
    page = sheet(number=number)
    for k, y in enumerate(ys):
        page.line(20, y, 590, y) if k in (0, len(texts)) else page.line(20, y, 90, y).line(300, y, 590, y)
    for x in xs:
        page.line(x, ys[0], x, ys[-1])
    for y, (count, merged, text) in zip(ys, texts, strict=False):
        page.row(xs[:-1], y + 4, [count, merged, text])
    return page.text(93, 60, over, size=size).page()


def test_the_end_of_a_merged_cell_that_is_drawn_again_is_no_row(sheet, vocabulary):
    """Its other lines lie over the page; the cell may go on over more pages than one."""
    first = _merged(sheet, 1, [["1.", "Er komen meer huizen bij", "De gemeente bouwt."], ["2.", "", "Wij slopen."]])
    second = _merged(sheet, 2, [["3.", "", "De corporatie isoleert."]] * 2, over="meer huizen bij")
    third = _merged(sheet, 3, [["5.", "", "Er komt een loket."]] * 2, over="bij")
    (table,) = stitched(vocabulary, first, second, third)

    assert [row for row in texts(table) if row[1]] == [["1.", "Er komen meer huizen bij", "De gemeente bouwt."]]
    assert len(texts(table)) == 6


def test_a_heading_that_says_what_a_cell_ended_with_is_one(sheet, vocabulary):
    first = _merged(sheet, 1, [["1.", "Meer huizen", "De gemeente bouwt."], ["2.", "", "Wij slopen."]])
    second = _merged(sheet, 2, [["3.", "", "De corporatie isoleert."]] * 2, over="Meer huizen", size=16.0)

    assert len(stitched(vocabulary, first, second)) == 2


def test_a_number_in_any_column_tells_that_a_row_begins_anew(sheet, vocabulary):
    """Texts of merged cells run on beside it, however long."""
    xs = [20, 160, 300, 340, 590]
    header = ["Doelstelling", "Kaderafspraak", "Nr.", "Jaarafspraak 2030"]
    rows = [["Ouderen wonen zo lang", "Elk jaar zijn er huizen", "1.1", "De gemeente bouwt."]]
    more = [["mogelijk in hun eigen buurt.", "voor wie dat nodig heeft.", "1.2", "De corporatie isoleert."]]
    pages = []
    for number, part in ((1, [header, *rows]), (2, more)):
        page = sheet(number=number).grid(xs, [100 + 40 * k for k in range(len(part) + 1)])
        for k, row in enumerate(part):
            page.row(xs[:-1], 104 + 40 * k, row)
        pages.append(page.page())
    (table,) = stitched(vocabulary, *pages)

    assert texts(table) == [
        [
            "Ouderen wonen zo lang mogelijk in hun eigen buurt.",
            "Elk jaar zijn er huizen voor wie dat nodig heeft.",
            "1.1",
            "De gemeente bouwt.",
        ],
        ["", "", "1.2", "De corporatie isoleert."],
    ]
