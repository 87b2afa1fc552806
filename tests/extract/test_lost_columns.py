"""Borders that are not drawn where a table goes on, though those of the page before are."""

from __future__ import annotations

from itertools import pairwise

import pytest

from jaarschijf.extract.tables.grid import page_to_tables

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


def test_a_text_right_behind_the_place_of_a_border_stands_in_the_column_there(sheet):
    above, _ = read(sheet, ABOVE, XS)
    rows = [["3.", "", "De corporatie isoleert.", "Corporatie", "Q3"]] * 2

    assert read(sheet, rows, [x for x in XS if x != 250], above)[1] == rows


def test_an_upright_that_begins_late_makes_no_row(sheet):
    page = sheet().grid(XS, YS)
    for y, row in zip(YS, ABOVE, strict=False):
        page.row(XS[:-1], y + 4, row)
    page.rules = [rule for rule in page.rules if rule.box != (90, YS[0], 90, YS[-1])]
    (table,) = page_to_tables(page.line(90, YS[0] + 12, 90, YS[-1]).page())

    assert (table.row_count, table.column_count) == (2, 5)


@pytest.mark.parametrize(("end", "rows"), [(520, 2), (500, 1)])
def test_a_rule_through_most_of_a_cell_is_its_border(sheet, end, rows):
    page = sheet().grid(XS, YS)
    for y, row in zip(YS, ABOVE, strict=False):
        page.row(XS[:-1], y + 4, row)
    page.rules = [rule for rule in page.rules if rule.box != (XS[0], YS[1], XS[-1], YS[1])]
    (table,) = page_to_tables(page.line(XS[0], YS[1], end, YS[1]).page())

    assert sum(cell.column == 4 for cell in table.cells) == rows


def test_a_row_over_the_first_rule_is_taken_in_with_all_its_lines(sheet, vocabulary):
    page = sheet()
    long = "De gemeente bouwt\nveertig woningen\nin het centrum."
    rows = [["1.", long, "Gemeente"], ["2.", "Wij isoleren.", "Wij"], ["3.", "Wij isoleren.", "Wij"]]
    for y, row in zip((100, 146, 170), rows, strict=True):
        page.row([50, 90, 400], y, row)
    for y in (141, 165, 190):
        page.line(50, y, 550, y)
    (found,) = page_to_tables(page.page(), vocabulary=vocabulary)

    assert [" ".join(word.text for word in cell.words) for cell in found.cells if cell.row == 0] == [
        "1.",
        long.replace("\n", " "),
        "Gemeente",
    ]


def banded(sheet, rows, *, last=()):
    """A table whose first column is merged, and of which every other row has no uprights within."""
    page, ys = sheet(), [100 + 40 * k for k in range(len(rows) + 1)]
    page.line(50, 100, 50, ys[-1]).line(550, 100, 550, ys[-1]).line(50, 100, 550, 100).line(50, ys[-1], 550, ys[-1])
    for k, row in enumerate(rows):
        page.row(XS[:-1], ys[k] + 4, row).line(90, ys[k], 550, ys[k])
        for x in () if k % 2 else XS[1:-1]:
            page.line(x, ys[k], x, ys[k + 1])
    (table,) = page_to_tables(page.page())
    grid = [[""] * table.column_count for _ in range(table.row_count)]
    for cell in table.cells:
        grid[cell.row][cell.column] = " ".join(word.text for word in cell.words)
    return grid


def test_rows_without_uprights_beside_a_merged_cell_have_the_columns_of_the_others(sheet):
    rows = [
        ["Een", "Meer huizen", "De gemeente bouwt.", "Gemeente", "Q1"],
        ["", "", "Wij slopen.", "Partijen", "Q2"],
        ["", "Minder kou", "De corporatie isoleert.", "Corporatie", "Q3"],
        ["", "", "verder in dorp\nen stad.", "", ""],
    ]

    assert banded(sheet, rows) == [[text.replace("\n", " ") for text in row] for row in rows]


def test_a_row_without_uprights_may_be_the_only_one_that_fills_a_column(sheet):
    rows = [
        ["Een", "Meer huizen", "De gemeente bouwt.", "Gemeente", ""],
        ["", "Minder kou", "Wij slopen.", "Partijen", "Q2"],
        ["", "Minder kou", "De corporatie isoleert.", "Corporatie", ""],
    ]

    assert banded(sheet, rows) == rows


@pytest.mark.parametrize(
    "row",
    [
        ["3.", "", "• slopen van vier\n\u00a0 flats;", "Gemeente", "2032"],
        ["", "", "en in de dorpen.", "", ""],
        ["", "", "in de stad.", "", "2032"],
        ["", "", "In de stad.", "en anderen", ""],
    ],
    ids=["an item that goes on", "the end of a text", "the ends of two", "a sentence and an end"],
)
def test_the_rest_of_a_row_without_uprights_has_the_columns_of_the_others(sheet, row):
    rows = [
        ["1.", "Meer huizen", "De gemeente bouwt.", "Gemeente", "Q1"],
        row,
        ["4.", "Minder kou", "De corporatie isoleert.", "Corporatie", "Q3"],
    ]
    page, ys = sheet().line(50, 100, 50, 220).line(550, 100, 550, 220).line(50, 220, 550, 220), [100, 140, 180]
    for k, (y, texts) in enumerate(zip(ys, rows, strict=True)):
        page.row(XS[:-1], y + 4, [text.partition("\n")[0] for text in texts]).line(50, y, 550, y)
        for x in () if k == 1 else XS[1:-1]:
            page.line(x, y, x, y + 40)
    if "\n" in row[2]:
        page.text(263, 156, row[2].partition("\n")[2])
    (table,) = page_to_tables(page.page())

    assert [" ".join(word.text for word in cell.words) for cell in table.cells if cell.row == 1] == [
        " ".join(text.split()) for text in row
    ]


def test_a_text_over_the_full_width_without_uprights_stays_one(sheet):
    rows = [
        ["Een", "Meer huizen", "De gemeente bouwt.", "Gemeente", "Q1"],
        ["", "Alles hangt samen met wat het rijk daarover in de loop van het jaar besluit.", "", "", ""],
        ["", "Minder kou", "De corporatie isoleert.", "Corporatie", "Q3"],
    ]

    assert [text for text in banded(sheet, rows)[1] if text] == [rows[1][1]]


def _rowed(sheet, text, *, below):
    """A table of three columns whose second row, of this text, has no uprights, with another row like the first under it or not."""
    xs, ys = [50, 150, 300, 450], [100, 130, 160, *([190] if below else [])]
    page = sheet().grid([xs[0], xs[-1]], ys).row(xs[:-1], 104, ["Een plan maken", "Gemeente", "Q1 2030"])
    for x in xs[1:-1]:
        for top in (100, 160) if below else (100,):
            page.line(x, top, x, top + 30)
    if below:
        page.row(xs[:-1], 164, ["Een flat slopen", "Woonborg", "Q3 2030"])
    for k, line in enumerate(text.split("\n")):
        page.text(53, 132 + 12 * k, line)
    return page


def test_a_text_whose_spaces_fall_on_borders_is_one(sheet):
    """Each line of it would begin where those of the columns do."""
    page = _rowed(sheet, "", below=True)
    for x, part in ((53, "De gemeente houdt 1"), (153, "schouw in alle straten van de"), (303, "hele stad.")):
        page.text(x, 134, part)
    (table,) = page_to_tables(page.page())

    assert [cell.column_span for cell in table.cells if cell.row == 1] == [3]


def test_the_rest_of_a_text_in_a_first_column_runs_over_no_others(sheet):
    """Its lines end where the column does: on the page before it stood in that."""
    (table,) = page_to_tables(_rowed(sheet, "van het centrum en\nde dorpen.", below=True).page())

    assert [cell.column_span for cell in table.cells if cell.row == 1 and cell.words] == [1]


def test_sides_of_a_column_of_traffic_lights_alone_leave_the_others_to_the_rules(sheet, vocabulary):
    xs, ys = [20, 60, 360, 480, 560], [100, 130, 160, 190]
    page = sheet().row(xs[:-1], 84, ["Nr", "Afspraak", "Wie", "Status"], bold=True)
    rows = [[f"1.{k}", "Wij bouwen een huis.", "Borg", ""] for k in (1, 2, 3)]
    for y, row in zip(ys, rows, strict=False):
        page.row(xs[:-1], y + 4, row).fill(480, y, 560, y + 30, color=0x00AA00)
        page.line(480, y, 480, y + 30).line(560, y, 560, y + 30)
    for y in ys:
        # A hair apart, as cells are that are drawn each by itself.
        for left, right in pairwise(xs):
            page.line(left, y, right, y)
    (found,) = page_to_tables(page.page(), vocabulary=vocabulary)

    grid = [[" ".join(w.text for w in cell.words) for cell in found.cells if cell.row == k] for k in range(4)]
    assert grid == [["Nr", "Afspraak", "Wie", "Status"], *rows]
