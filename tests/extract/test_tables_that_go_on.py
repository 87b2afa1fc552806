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
