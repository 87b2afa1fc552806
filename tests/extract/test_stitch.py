"""Tables over pages, and rows a page's end broke."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jaarschijf.extract.agreements.broken_rows import reads_on
from jaarschijf.extract.agreements.stitch import agrees_in_tables, stitch
from jaarschijf.extract.agreements.stitched import StitchedTable
from jaarschijf.schema.flow import flow_items
from tests.extract.flows import flow_of_pages
from tests.extract.tables import table

XS = [50, 90, 250, 550]
HEADER = ["Nr.", "Doelstelling", "Jaarafspraak 2030"]


def draw(sheet, number, rows, *, header=True, shift=0.0, xs=XS, top=100):
    """A ruled table on a page of its own; each row is 40 high."""
    xs = [x + shift for x in xs]
    page = sheet(number=number)
    rows = [HEADER[-len(xs) + 1 :], *rows] if header else rows
    ys = [top + 40 * k for k in range(len(rows) + 1)]
    page.grid(xs, ys)
    for y, row in zip(ys, rows, strict=False):
        page.row(xs[:-1], y + 4, row)
    return page.page()


def stitched(vocabulary, *pages):
    flow = flow_items(flow_of_pages(pages, vocabulary))
    return [item for item in stitch(flow, vocabulary) if isinstance(item, StitchedTable)]


def texts(table):
    return [[cell.text for cell in row.cells] for row in table.rows]


@pytest.mark.parametrize("header", [True, False], ids=["header-repeated", "header-once"])
@pytest.mark.parametrize("shift", [0.0, 6.0], ids=["same-place", "shifted"])
def test_a_table_goes_on_over_pages(sheet, vocabulary, header, shift):
    first = draw(sheet, 1, [["1.", "Meer huizen.", "De gemeente bouwt."]])
    second = draw(sheet, 2, [["2.", "Minder kou.", "De corporatie isoleert."]], header=header, shift=shift)
    (table,) = stitched(vocabulary, first, second)

    assert texts(table) == [
        ["1.", "Meer huizen.", "De gemeente bouwt."],
        ["2.", "Minder kou.", "De corporatie isoleert."],
    ]
    assert [row.page for row in table.rows] == [1, 2]


@pytest.mark.parametrize(
    ("start", "rest"),
    [
        (["1.", "Meer huizen.", "De gemeente bouwt"], ["", "", "veertig woningen."]),
        (["1.", "", "De gemeente bouwt."], ["", "Meer huizen.", "De raad kijkt mee."]),
        (["1.", "Meer", "De gemeente"], ["", "huizen.", "bouwt."]),
    ],
    ids=["one-cell-goes-on", "cells-that-moved-whole", "all-cells-go-on"],
)
@pytest.mark.parametrize("header", [True, False], ids=["header-repeated", "header-once"])
def test_a_row_without_its_number_goes_on_with_the_row_before(sheet, vocabulary, header, start, rest):
    first = draw(sheet, 1, [["0.", "Rust.", "Wij zwijgen."], start])
    (table,) = stitched(vocabulary, first, draw(sheet, 2, [rest, ["2.", "", "De corporatie helpt."]], header=header))
    joined = table.rows[1]

    assert len(table.rows) == 3
    assert joined.joined
    assert [cell.text for cell in joined.cells] == [
        " ".join(filter(None, pair)) for pair in zip(start, rest, strict=True)
    ]
    assert [piece.page for piece in joined.cells[2].pieces] == [1, 2]


@pytest.mark.parametrize(
    ("end", "begin", "joined"),
    [
        (["Meer huizen.", "De gemeente bouwt"], ["", "veertig woningen."], True),
        (["Meer huizen.", "De gemeente bouwt veertig wonin-"], ["", "gen."], True),
        (["Meer huizen.", "De gemeente bouwt."], ["Minder kou.", "De corporatie isoleert."], False),
        (["Meer huizen.", "De gemeente bouwt."], ["", "De corporatie isoleert."], False),
    ],
    ids=["lower-case", "hyphen", "new-row", "new-row-that-inherits"],
)
def test_without_numbers_the_text_tells_whether_a_row_goes_on(sheet, vocabulary, end, begin, joined):
    xs = [50, 250, 550]
    first = draw(sheet, 1, [["Rust.", "Wij zwijgen."], ["Orde.", "Wij vegen."], end], xs=xs)
    (table,) = stitched(vocabulary, first, draw(sheet, 2, [begin], header=False, xs=xs))

    assert table.rows[2].joined is joined


@pytest.mark.parametrize(
    ("begin", "joined"),
    [
        (["Minder kou.", "De corporatie isoleert.", "corporatie", "doorlopend"], False),
        (["", "", "", "doorlopend"], True),
        (["", "en de huurders.", "", "doorlopend"], True),
    ],
    ids=["new-row", "rest-of-short-cells", "rest-of-a-sentence"],
)
def test_cells_that_begin_small_in_every_row_do_not_tell_that_a_row_goes_on(sheet, vocabulary, begin, joined):
    xs = [50, 200, 350, 450, 550]
    heading = ["Doelstelling", "Jaarafspraak 2030", "Trekker", "Gereed"]
    rows = [[f"Doel {word}.", f"Wij doen {word}.", "gemeente", "doorlopend"] for word in ("een", "twee", "drie")]
    first = draw(sheet, 1, [heading, *rows], header=False, xs=xs)
    (table,) = stitched(vocabulary, first, draw(sheet, 2, [begin], header=False, xs=xs))

    assert [row.joined for row in table.rows] == ([False, False, joined] if joined else [False] * 4)


@pytest.mark.parametrize(
    ("begin", "joined"),
    [
        (["Minder kou.", "De corporatie isoleert.", "gemeente en Thuis", "doorlopend"], False),
        (["", "De corporatie helpt.", "", ""], True),
        (["", "De corporatie helpt.", "Gemeente", ""], False),
        (["", "", "en Thuis", ""], True),
    ],
    ids=["labels-that-begin-small", "no-label-at-all", "one-label", "rest-of-a-label"],
)
def test_labels_tell_whether_a_row_goes_on(sheet, vocabulary, begin, joined):
    xs = [50, 200, 350, 450, 550]
    heading = ["Doelstelling", "Jaarafspraak 2030", "Trekker", "Gereed"]
    rows = [[f"Doel {word}.", f"Wij doen {word}.", "Gemeente", "Q2 2030"] for word in ("een", "twee", "drie", "vier")]
    first = draw(sheet, 1, [heading, *rows, ["Rust.", "Wij zwijgen.", "Gemeente", "2030"]], header=False, xs=xs)
    second = draw(sheet, 2, [begin, ["Orde.", "Wij vegen.", "Thuis", "2030"]], header=False, xs=xs)
    (table,) = stitched(vocabulary, first, second)

    assert table.rows[4].joined is joined


def test_a_cell_that_moved_to_the_next_page_whole_is_no_full_width_row(sheet, vocabulary):
    xs = [50, 350, 550]
    heading = ["Jaarafspraak 2030", "Trekker"]
    rows = [[f"Wij doen {word}.", "Gemeente"] for word in ("een", "twee", "drie")]
    first = draw(sheet, 1, [heading, *rows, ["", "Thuis"]], header=False, xs=xs)
    page = (
        sheet(number=2).grid(xs, [140, 180]).text(53, 104, "De gemeente bouwt huizen voor wie er nog geen een heeft.")
    )
    page.line(50, 100, 550, 100).line(50, 100, 50, 140).line(550, 100, 550, 140).row(xs[:-1], 144, rows[0])
    (table,) = stitched(vocabulary, first, page.page())

    assert [row.spanning for row in table.rows] == [False] * 5
    assert [cell.text for cell in table.rows[3].cells] == [
        "De gemeente bouwt huizen voor wie er nog geen een heeft.",
        "Thuis",
    ]


@pytest.mark.parametrize(
    ("who", "when"),
    [("Alle partijen", "2030"), ("Betrokken partijen", "Start 2030")],
    ids=["a-year", "a-long-text-beside-it"],
)
def test_who_and_when_at_the_head_of_a_page_are_no_header(sheet, vocabulary, who, when):
    xs = [50, 150, 350, 450, 550]
    heading = ["Doelstelling", "Jaarafspraak 2030", "Trekker", "Gereed"]
    rows = [["Meer huizen.", "De gemeente bouwt.", "Gemeente", "2030"]]
    long = "\n".join(["De corporatie isoleert veertig woningen"] * 3) + "."
    first = draw(sheet, 1, [heading, *rows], header=False, xs=xs)
    second = draw(sheet, 2, [["Minder kou.", long, who, when], *rows], header=False, xs=xs)
    (table,) = stitched(vocabulary, first, second)

    assert [row.cells[2].text for row in table.rows] == ["Gemeente", who, "Gemeente"]


@pytest.mark.parametrize("again", ["Thema 1: Wonen", "Thema 1: Wonen (vervolg)"])
def test_a_title_and_a_header_that_come_again_stand_in_no_row(sheet, vocabulary, again):
    heading = ["Nr.", "Doelstelling", "Jaarafspraak 2030"]

    def part(number, title, *rows):
        ys = [100 + 40 * k for k in range(len(rows) + 3)]
        page = sheet(number=number).grid(XS, ys[1:])
        page.line(XS[0], ys[0], XS[-1], ys[0]).line(XS[0], ys[0], XS[0], ys[1]).line(XS[-1], ys[0], XS[-1], ys[1])
        page.text(53, 104, title)
        for y, row in zip(ys[1:], [heading, *rows], strict=False):
            page.row(XS[:-1], y + 4, row)
        return page.page()

    first = part(1, "Thema 1: Wonen", ["1.", "Rust.", "Wij zwijgen."], ["2.", "Orde.", "Wij vegen de"])
    (table,) = stitched(vocabulary, first, part(2, again, ["", "", "stoep schoon."], ["3.", "Nut.", "Wij bouwen."]))

    assert [row.cells[2].text for row in table.rows] == ["Wij zwijgen.", "Wij vegen de stoep schoon.", "Wij bouwen."]


def test_the_last_title_among_rows_that_comes_again_over_a_header_stands_in_no_row(sheet, vocabulary):
    titles, whole = (["Thema 1: Wonen"], ["Thema 2: Zorg"]), ["1.1", "Rust.", "Wij zwijgen."]
    first = table(sheet(number=1), [titles[0], HEADER, whole, titles[1], ["2.1", "Orde.", "Wij vegen de"]], xs=XS)
    rest = [titles[1], HEADER, ["", "", "stoep schoon."], ["2.2", "Nut.", "Wij bouwen."]]
    (read,) = stitched(vocabulary, first.page(), table(sheet(number=2), rest, xs=XS).page())

    assert [row.cells[2].text for row in read.rows if not row.spanning] == [
        "Wij zwijgen.",
        "Wij vegen de stoep schoon.",
        "Wij bouwen.",
    ]


@pytest.mark.parametrize("again", ["1. Wonen (vervolg)", "1. Wonen"])
def test_a_table_goes_on_under_its_heading_that_comes_again(sheet, vocabulary, again):
    pages = []
    for number, heading, row in (
        (1, "1. Wonen", ["1.", "Meer huizen.", "Wij bouwen."]),
        (2, again, ["2.", "", "Wij."]),
    ):
        page = draw(sheet, number, [row])
        page.words = [
            *sheet(number=number).text(50, 40 + 20 * number, heading, bold=True, size=14.0).page().words,
            *page.words,
        ]
        pages.append(page)
    items = list(stitch(flow_items(flow_of_pages(pages, vocabulary)), vocabulary))
    (table,) = [item for item in items if isinstance(item, StitchedTable)]

    assert [row.cells[0].text for row in table.rows] == ["1.", "2."]
    assert [item.text for item in items if item is not table] == ["1. Wonen", again]


@pytest.mark.parametrize("mark", ["1", "1.", "2)", "*"])
def test_a_row_goes_on_after_a_footnote(sheet, vocabulary, mark):
    first = draw(sheet, 1, [["1.", "Rust.", "Wij zwijgen."], ["2.", "Orde.", "Wij vegen de"]])
    first.words = [*first.words, *sheet().text(50, 700, f"{mark} Bron: de woonvisie.", size=7.0).page().words]
    (table,) = stitched(vocabulary, first, draw(sheet, 2, [["", "", "stoep schoon."]]))

    assert [row.cells[2].text for row in table.rows] == ["Wij zwijgen.", "Wij vegen de stoep schoon."]


def test_the_mark_of_a_footnote_may_be_as_large_as_text(sheet, vocabulary):
    first = draw(sheet, 1, [["1.", "Rust.", "Wij zwijgen."], ["2.", "Orde.", "Wij vegen de"]])
    note = sheet().text(50, 700, "1").text(60, 702, "Bron: de woonvisie.", size=7.0)
    first.words = [*first.words, *note.page().words]
    (table,) = stitched(vocabulary, first, draw(sheet, 2, [["", "", "stoep schoon."]]))

    assert [row.cells[2].text for row in table.rows] == ["Wij zwijgen.", "Wij vegen de stoep schoon."]


def test_a_heading_between_parts_two_tables(sheet, vocabulary):
    first = draw(sheet, 1, [["1.", "Meer huizen.", "De gemeente bouwt."]])
    second = draw(sheet, 2, [["1.", "Minder kou.", "De corporatie isoleert."]])
    heading = sheet(number=2).text(50, 60, "2. Duurzaamheid", bold=True, size=14.0).page()
    second.words = [*heading.words, *second.words]

    assert len(stitched(vocabulary, first, second)) == 2


def test_other_columns_make_another_table(sheet, vocabulary):
    first = draw(sheet, 1, [["1.", "Meer huizen.", "De gemeente bouwt."]])
    second = draw(sheet, 2, [["1.", "Minder kou.", "De corporatie isoleert."]], header=False, xs=[50, 200, 400, 550])

    assert len(stitched(vocabulary, first, second)) == 2


@pytest.mark.parametrize(("begun", "rest"), [("Er komen meer", "huizen in de dorpen."), ("", "Er komen meer huizen.")])
def test_a_merged_cell_that_goes_on_belongs_to_the_row_it_began_in(sheet, vocabulary, begun, rest):
    first = sheet(number=1).row(XS[:-1], 104, HEADER).row(XS[:-1], 144, ["1.", begun, "De gemeente bouwt."])
    first.row(XS[:-1], 184, ["2.", "", "De raad kijkt mee."])
    first.line(50, 100, 550, 100).line(50, 140, 550, 140).line(50, 180, 90, 180).line(250, 180, 550, 180)
    first.line(50, 220, 550, 220)
    for x in XS:
        first.line(x, 100, x, 220)
    second = draw(sheet, 2, [["3.", rest, "De corporatie helpt."]], header=False)
    (table,) = stitched(vocabulary, first.page(), second)

    assert table.rows[0].cells[1].text == f"{begun} {rest}".strip()
    assert [row.cells[1].merged for row in table.rows] == [False, True, True]


def test_a_cell_merged_with_the_one_right_above_the_pages_end_ends_its_text(sheet, vocabulary):
    first = draw(sheet, 1, [["1.", "Meer ruimte voor jonge", "De gemeente bouwt."]])
    second = draw(sheet, 2, [["2.", "gezinnen", "De corporatie helpt."]], header=False)
    (table,) = stitched(vocabulary, first, second)

    assert [row.cells[1].text for row in table.rows] == ["Meer ruimte voor jonge gezinnen", ""]
    assert table.rows[1].cells[1].merged


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    cuts=st.sets(st.integers(1, 11)), shifts=st.lists(st.floats(-5, 5), min_size=12, max_size=12), header=st.booleans()
)
def test_wherever_pages_end_the_rows_are_the_same(sheet, vocabulary, cuts, shifts, header):
    rows = [[f"{k}.", f"Doel nummer {k}.", f"Wij leveren huis {k}."] for k in range(1, 13)]
    bounds = [0, *sorted(cuts), len(rows)]
    pages = [
        draw(sheet, n, rows[a:b], header=header or n == 1, shift=shifts[n - 1])
        for n, (a, b) in enumerate(pairwise(bounds), start=1)
    ]
    (table,) = stitched(vocabulary, *pages)

    assert texts(table) == rows


def test_a_header_over_the_rest_of_a_row_alone_is_no_row(sheet, vocabulary):
    xs, header = [20, 60, 300, 400, 430, 460, 490, 520], ["Nr", "Actie 2030", "Wie", "Q1", "Q2", "Q3", "Q4"]
    rows = [
        header,
        ["1.1", "De gemeente bouwt.", "Gemeente", "X", "", "", ""],
        ["1.2", "Woonborg koopt in het dorp", "Woonborg", "", "", "X", "X"],
    ]
    first = draw(sheet, 1, rows, header=False, xs=xs)
    second = draw(sheet, 2, [header, ["", "de oude school.", "", "", "", "", ""]], header=False, xs=xs)
    (table,) = stitched(vocabulary, first, second)

    assert texts(table)[1:] == [["1.2", "Woonborg koopt in het dorp de oude school.", "Woonborg", "", "", "X", "X"]]


@pytest.mark.parametrize(("label", "rows"), [("Gereed", 3), ("", 2)])
def test_labels_of_a_card_begin_rows_of_their_own(sheet, vocabulary, label, rows):
    """Also where the last line on a page is lost, which tells elsewhere that a row goes on."""
    card = draw(sheet, 1, [["Afspraak", "Wij bouwen huizen"], ["Trekker", "Gemeente"]], header=False, xs=[50, 250, 550])
    card.rules = [rule for rule in card.rules if rule.box.top < 179 or rule.direction == "v"]
    (found,) = stitched(vocabulary, card, draw(sheet, 2, [[label, "en in 2030"]], header=False, xs=[50, 250, 550]))

    assert len(found.rows) == rows


@pytest.mark.parametrize(
    ("rows", "holds"),
    [
        ([["Gebied", "Aantal"], ["Centrum", "1.020"], ["West", "840"]], False),
        ([["Eerst", "Dan"], ["Centrum", "De gemeente bouwt in 2030 veertig woningen."]], True),
    ],
)
def test_figures_under_unknown_headings_hold_no_agreements(sheet, vocabulary, rows, holds):
    page = draw(sheet, 1, rows, header=False, xs=[50, 200, 550])
    assert agrees_in_tables(flow_items(flow_of_pages([page], vocabulary)), vocabulary) is holds


def test_a_table_goes_on_over_a_blank_page(sheet, vocabulary):
    first = draw(sheet, 1, [["1.", "Meer huizen.", "De gemeente bouwt."]])
    third = draw(sheet, 3, [["2.", "Minder kou.", "De corporatie isoleert."]])
    pages = [first, sheet(number=2).page(), third]
    flow = list(flow_items(flow_of_pages(pages, vocabulary)))

    assert [len(list(stitch(flow, vocabulary, blank))) for blank in ((), {2})] == [2, 1]


def test_a_list_goes_on_over_the_page_where_every_row_has_more_than_that():
    rows = [["Bouwen", "• Een plan. • Een plek.", "Q1"], ["Huren", "• Een advies. • Een brief.", "Q2"]]
    last, row = ["Zorg", "• Een coach.", "Q3"], ["", "• Een visie.", ""]

    assert reads_on(rows, last, row)
    assert not reads_on(rows, ["Zorg", "Een coach.", "Q3"], ["", "Een visie.", ""])


def test_what_a_colon_announces_goes_on_on_the_next_page(sheet, vocabulary):
    head, other = ["Wat", "Wie", "Wanneer"], ["Een gids maken.", "Gemeente", "Q2"]
    rows = [head, other, ["Loket openen", "Woonborg", "Q1"], ["Samen doen we:", "Woonborg", "2030"]]
    xs = [50, 300, 450, 550]
    pages = [table(sheet(number=1), rows, xs=xs).page()]
    pages.append(table(sheet(number=2), [head, ["Een wijk vernieuwen", "", ""], other], xs=xs).page())
    (made,) = stitched(vocabulary, *pages)

    assert texts(made)[2:] == [["Samen doen we: Een wijk vernieuwen", "Woonborg", "2030"], other]


def test_a_header_of_two_lines_over_the_end_of_a_row_that_began_before(sheet, vocabulary):
    xs = [50, 90, 250, 550]
    pages = []
    for number, rows in ((1, ["1.", "Bouw.", "Er komt een\nhuis bij,"]), (2, ["", "", "dan wel een flat."])):
        page = sheet(number=number).grid(xs, [100, 140, 180])
        page.row(xs[:-1], 104, ["Nr.", "Meerjarige", "Jaarafspraak 2030"], bold=True).text(
            93, 116, "afspraak", bold=True
        )
        pages.append(page.row(xs[:-1], 144, rows).page())
    (made,) = stitched(vocabulary, *pages)

    assert texts(made) == [["1.", "Bouw.", "Er komt een huis bij, dan wel een flat."]]
