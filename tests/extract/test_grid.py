"""Each layer of table reading on a page that calls for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jaarschijf.extract.tables.grid import page_to_tables
from jaarschijf.extract.text.alignment import row_starts

XS = [50, 90, 250, 400, 550]
HEADER = ["Nr.", "Doelstelling", "Jaarafspraak 2030", "Wie"]
ROWS = [
    ["1.", "Meer huizen", "De gemeente bouwt\nveertig woningen.", "Gemeente"],
    ["2.", "", "De corporatie helpt.", "Corporatie"],
    ["3.", "Minder kou", "Partijen isoleren.", "Partijen"],
]
YS = [100, 120, 150, 170, 190]


def written(sheet, *, bold_header=True):
    page = sheet()
    page.row(XS[:-1], YS[0] + 4, HEADER, bold=bold_header)
    for y, row in zip(YS[1:], ROWS, strict=False):
        page.row(XS[:-1], y + 4, row)
    return page


def texts(table):
    grid = [[""] * table.column_count for _ in range(table.row_count)]
    for cell in table.cells:
        grid[cell.row][cell.column] = " ".join(word.text for word in cell.words)
    return grid


def expected():
    return [HEADER, *([text.replace("\n", " ") for text in row] for row in ROWS)]


def full_rulings(page):
    page.grid(XS, YS)


def no_outer_borders(page):
    for y in YS[1:-1]:
        page.line(XS[0], y, XS[-1], y)
    for x in XS[1:-1]:
        page.line(x, YS[0], x, YS[-1])


def uprights_and_a_line_under_the_header(page):
    for x in XS:
        page.line(x, YS[0], x, YS[-1])
    for y in (YS[0], YS[1], YS[-1]):
        page.line(XS[0], y, XS[-1], y)


def uprights_in_a_frame(page):
    for x in XS:
        page.line(x, YS[0], x, YS[-1])
    for y in (YS[0], YS[-1]):
        page.line(XS[0], y, XS[-1], y)


def rules_between_rows(page):
    for y in YS:
        page.line(XS[0], y, XS[-1], y)


def rules_under_rows_only(page):
    for y in YS[2:]:
        page.line(XS[0], y, XS[-1], y)


def rules_around_the_header(page):
    for y in (YS[0], YS[1], YS[-1]):
        page.line(XS[0], y, XS[-1], y)


def hairlines_in_dashes(page):
    for y in YS:
        for x in range(XS[0], XS[-1], 4):
            page.line(x, y, x + 2, y, dashed=True)
    for at in XS:
        for y in range(YS[0], YS[-1], 4):
            page.line(at, y, at, y + 2, dashed=True)


def zebra(page):
    for top, bottom in ((YS[0], YS[1]), (YS[2], YS[3])):
        page.fill(XS[0], top, XS[-1], bottom)


def nothing(page):
    pass


@pytest.mark.parametrize(
    ("draw", "method"),
    [
        (full_rulings, "ruled"),
        (no_outer_borders, "ruled"),
        (uprights_and_a_line_under_the_header, "ruled"),
        (uprights_in_a_frame, "ruled"),
        (hairlines_in_dashes, "ruled"),
        (rules_between_rows, "horizontal"),
        (rules_under_rows_only, "horizontal"),
        (rules_around_the_header, "horizontal"),
        (zebra, "shaded"),
        (nothing, "aligned"),
    ],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_the_same_table_is_read_from_whatever_is_drawn_of_it(sheet, draw, method):
    page = written(sheet)
    draw(page)
    tables = page_to_tables(page.page())

    assert [table.method for table in tables] == [method]
    assert texts(tables[0]) == expected()


def test_the_end_of_a_row_under_a_header_is_no_heading(sheet):
    page = sheet().text(53, 84, "Thema 1: Wonen").row(XS[:-1], 104, HEADER, bold=True).text(253, 118, "in de kern.")
    page.row(XS[:-1], 140, ROWS[1]).row(XS[:-1], 164, ROWS[2])
    for x in XS:
        page.line(x, 80 if x in (XS[0], XS[-1]) else 100, x, 190)
    for y in (80, 100, 190):
        page.line(XS[0], y, XS[-1], y)

    assert texts(page_to_tables(page.page())[0])[1:] == [HEADER, ["", "", "in de kern.", ""], *ROWS[1:]]


def test_a_row_whose_number_and_texts_are_words_of_headings_is_no_header(sheet):
    rows = [["Afspraak 1", "De gemeente bouwt", "HBO Pijler"], ["Afspraak 2", "en isoleert.", "HBO Pijler"]]
    page = sheet().row([50, 150, 400], 104, ["Nummer", "Afspraak", "Wie"], bold=True)
    for k, row in enumerate(rows):
        page.row([50, 150, 400], 124 + 20 * k, row)
    for y in (100, 120, 140, 160):
        page.line(50, y, 550, y)

    assert [texts(table)[1:] for table in page_to_tables(page.page())] == [rows]


def test_row_numbers_after_the_first_column_need_no_heading(sheet):
    page = sheet().row([50, 180, 400], 100, ["Thema", "Jaarafspraak 2030", "Wie"], bold=True)
    page.row([50, 150, 180, 400], 120, ["Wonen", "A1", "De gemeente bouwt.", "Gemeente"])
    page.row([150, 180, 400], 140, ["A2", "De corporatie helpt.", "Corporatie"])
    table = page_to_tables(page.page())[0]

    assert texts(table) == [
        ["Thema", "", "Jaarafspraak 2030", "Wie"],
        ["Wonen", "A1", "De gemeente bouwt.", "Gemeente"],
        ["", "A2", "De corporatie helpt.", "Corporatie"],
    ]


def test_rows_may_be_set_larger_than_their_header(sheet):
    rows = [["1.", "De gemeente bouwt", "Gemeente"], ["", "huizen", ""], ["2.", "Wij helpen", "Corporatie"]]
    page = sheet()
    for x, heading in zip([50, 90, 400], ["Nr.", "Afspraak", "Wie"], strict=True):
        page.text(x + 3, 104, heading, bold=True, size=7)
    for y, row in zip([118, 132, 160], rows, strict=True):
        for x, text in zip([50, 90, 400], row, strict=True):
            page.text(x + 3, y, text, size=12)
    table = page_to_tables(page.page())[0]

    assert texts(table)[1:] == [["1.", "De gemeente bouwt huizen", "Gemeente"], rows[2]]


def test_a_space_between_words_of_a_lone_row_is_no_gutter(sheet):
    page = sheet().row([50, 250, 450], 100, ["Doelstelling", "Jaarafspraak 2030", "Wie"], bold=True)
    page.row([50, 250, 450], 120, ["Een dorp waar ook veel plek is", "De gemeente bouwt.", "Gemeente"])
    table = page_to_tables(page.page())[0]

    assert texts(table)[1] == ["Een dorp waar ook veel plek is", "De gemeente bouwt.", "Gemeente"]


def test_a_signing_line_under_the_last_row_is_not_in_the_table(sheet):
    page = written(sheet).text(53, 205, "Aldus overeengekomen")
    table = page_to_tables(page.page())[0]

    assert texts(table) == expected()


def test_a_header_of_two_lines_ends_where_a_bold_full_width_row_begins(sheet):
    page = sheet().row([50, 250, 450], 100, ["Doelstelling", "Jaarafspraak 2030", "Verantwoor-\ndelijk"], bold=True)
    page.text(53, 140, "Thema 1 Wonen in een dorp waar plaats is voor iedereen", bold=True)
    page.row([50, 250, 450], 160, ["Meer huizen", "De gemeente bouwt.", "Gemeente"])
    table = page_to_tables(page.page())[0]

    assert texts(table)[0] == ["Doelstelling", "Jaarafspraak 2030", "Verantwoor- delijk"]
    assert texts(table)[1][0].startswith("Thema 1")


def test_merged_cells_have_their_spans(sheet):
    page = written(sheet).line(50, 100, 550, 100).line(50, 120, 550, 120).line(50, 190, 550, 190)
    for x in (50, 90, 250, 400, 550):
        page.line(x, 100, x, 190)
    for y in (150, 170):
        page.line(50, y, 90, y).line(250, y, 550, y)
    table = page_to_tables(page.page())[0]
    merged = next(cell for cell in table.cells if (cell.row, cell.column) == (1, 1))

    assert (merged.row_span, merged.column_span) == (3, 1)
    assert [word.text for word in merged.words] == ["Meer", "huizen", "Minder", "kou"]


def test_a_shaded_row_with_text_in_a_later_column_only_is_no_full_width_row(sheet):
    page = sheet().row(XS[:-1], 104, HEADER, bold=True).text(253, 124, "in de kern.")
    page.row(XS[:-1], 144, ROWS[1]).fill(XS[0], 100, XS[-1], 120, 0xAAAAAA).fill(XS[0], 120, XS[-1], 140)

    assert texts(page_to_tables(page.page())[0]) == [HEADER, ["", "", "in de kern.", ""], ROWS[1]]


def test_rows_of_short_cells_in_the_middle_of_a_long_one(sheet):
    page = sheet().row([50, 170, 420, 500], 104, ["Doel", "Afspraak 2030", "Wie", "Planning"], bold=True)
    for top in (130, 190):
        page.text(53, top + 12, "Meer huizen").text(173, top, "De gemeente bouwt\nveertig woningen\nin de kern.")
        page.text(423, top + 12, "Gemeente").text(503, top + 12, "Q2 2030")
    row = ["Meer huizen", "De gemeente bouwt veertig woningen in de kern.", "Gemeente", "Q2 2030"]

    assert texts(page_to_tables(page.page())[0])[1:] == [row, row]


def test_a_list_in_a_shaded_box_is_no_table(sheet):
    page = sheet().fill(50, 100, 550, 160).text(60, 104, "Dit spreken we af", bold=True)
    for y in (120, 134):
        page.text(60, y, "•").text(80, y, "De gemeente bouwt veertig woningen.")
    page.text(60, 174, "Prestatieafspraken 2030").text(540, 174, "1")

    assert page_to_tables(page.page()) == []


def test_shaded_cells_with_white_between_them_may_be_merged(sheet):
    xs, ys = [50, 200, 400, 550], [100, 130, 160, 190, 220]
    page = sheet()
    for k, color in enumerate([0x004488, *[0xEEEEEE] * 3]):
        for j in range(k > 0, 3):
            page.fill(xs[j], ys[k], xs[j + 1] - 3, ys[k + 1] - 3, color)
    page.fill(xs[0], ys[1], xs[1] - 3, ys[3] - 3, 0xDDDDEE).fill(xs[0], ys[3], xs[1] - 3, ys[4] - 3, 0xDDDDEE)
    page.row(xs[:3], 104, ["Doel", "Jaarafspraak 2030", "Wie"], bold=True)
    for y, row in zip(
        ys[1:], [["Huizen", "Bouwen", "Wij"], ["", "Slopen", "Wij"], ["Warmte", "Isoleren", "Wij"]], strict=False
    ):
        page.row(xs[:3], y + 4, row)
    (found,) = page_to_tables(page.page())

    assert [row[1] for row in texts(found)] == ["Jaarafspraak 2030", "Bouwen", "Slopen", "Isoleren"]
    assert [(c.row, c.row_span) for c in found.cells if c.column == 0] == [(0, 1), (1, 2), (3, 1)]


def test_a_full_width_row_is_one_cell(sheet):
    page = sheet().text(60, 104, "Thema 1: Wonen").row(XS[:-1], 124, ROWS[1])
    page.line(50, 100, 550, 100).line(50, 120, 550, 120).line(50, 140, 550, 140)
    for x in XS:
        page.line(x, 120 if 50 < x < 550 else 100, x, 140)
    first = page_to_tables(page.page())[0].cells[0]

    assert (first.column_span, [word.text for word in first.words]) == (4, ["Thema", "1:", "Wonen"])


def test_a_table_cut_open_at_the_page_end_has_a_last_row(sheet):
    page = sheet().row(XS[:-1], 704, ROWS[0]).row(XS[:-1], 744, ROWS[1])
    page.line(50, 700, 550, 700).line(50, 740, 550, 740)
    for x in XS:
        page.line(x, 700, x, 780)
    table = page_to_tables(page.page())[0]

    assert texts(table)[1][0] == "2."
    assert (table.open_top, table.open_bottom) == (False, True)


def test_tables_side_by_side_are_two(sheet):
    page = sheet().grid([50, 150, 250], [100, 120, 140]).grid([300, 400, 500], [100, 120, 140])
    for x, text in ((55, "a"), (155, "b"), (305, "c"), (405, "d")):
        page.text(x, 104, text).text(x, 124, text.upper())

    assert [texts(table) for table in page_to_tables(page.page())] == [
        [["a", "b"], ["A", "B"]],
        [["c", "d"], ["C", "D"]],
    ]


def test_a_word_drawn_over_a_border_is_cut_where_the_next_column_begins(sheet):
    page = sheet().grid([50, 65, 200], [100, 120, 140, 160])
    page.text(55, 104, "12De").text(55, 124, "3").text(65, 124, "Het plan").text(65, 144, "Een loket")
    table = page_to_tables(page.page())[0]

    assert texts(table) == [["12", "De"], ["3", "Het plan"], ["", "Een loket"]]


def test_a_long_word_that_spills_over_its_border_stays_whole(sheet):
    page = sheet().grid([50, 90, 200], [100, 120, 140])
    page.text(53, 104, "huurdersraad").text(93, 124, "Het plan")
    table = page_to_tables(page.page())[0]

    assert sorted(word.text for cell in table.cells for word in cell.words) == ["Het", "huurdersraad", "plan"]


@pytest.mark.parametrize(
    "line", ["De gemeente en de corporatie spreken af dat zij samen bouwen aan een dorp", "Afspraak over geld"]
)
def test_prose_is_no_table(sheet, line):
    page = sheet().text(50, 100, "\n".join([line] * 5))

    assert page_to_tables(page.page()) == []


def test_a_line_that_is_set_to_the_width_of_its_box_makes_no_table(sheet):
    page = sheet().grid([20, 300], [100, 160]).text(26, 106, "Afspraak 1.1", bold=True).text(26, 134, "huurgrens.")
    for at, word in zip((26, 66, 126, 176, 221), ("Borg", "verhuurt", "huizen", "onder", "de"), strict=True):
        page.text(at, 120, word)

    assert page_to_tables(page.page()) == []


def test_a_text_box_is_no_table(sheet):
    page = sheet().grid([50, 300], [100, 160]).text(60, 110, "Lees ook de bijlage\nover de huren.")

    assert page_to_tables(page.page()) == []


def test_a_lone_cell_after_as_much_white_as_between_rows_is_a_row(sheet):
    page = sheet().row([50, 250, 450], 100, ["Doelstelling", "Jaarafspraak 2030", "Wie"], bold=True)
    for k in range(4):
        page.row([50, 250, 450], 125 + 40 * k, ["Meer huizen", "De gemeente bouwt\nveertig huizen.", "Gemeente"])
    page.row([50, 250, 450], 285, ["", "De corporatie helpt\nhaar daarbij.", ""])
    table = page_to_tables(page.page())[0]

    assert texts(table)[-1] == ["", "De corporatie helpt haar daarbij.", ""]


def test_a_header_too_small_to_hold_a_row_is_no_table(sheet):
    """Its top and bottom are nearer to each other than two rules that count as one."""
    page = sheet()
    page.row(XS[:-1], 700, HEADER, bold=True)
    page.words = [replace(word, size=1.5, box=word.box._replace(bottom=word.box.top + 1.5)) for word in page.words]

    assert page_to_tables(page.page()) == []


def ruled_rows(sheet, *heights):
    """A table with a rule over and under its header and under each row, from each of these heights on, of so many rows."""
    page = sheet()
    for top, count in heights:
        page.row([50, 250, 450], top + 4, ["Doelstelling", "Jaarafspraak 2030", "Wie"], bold=True)
        for k in range(count):
            page.row([50, 250, 450], top + 24 + 60 * k, ["Meer huizen\nvoor wie\ner geen heeft.", "", ""])
            page.row([250, 450], top + 30 + 60 * k, ["De gemeente bouwt\n\nveertig huizen.", "Gemeente\n\nen anderen"])
        for y in (top, top + 20, *(top + 20 + 60 * (k + 1) for k in range(count))):
            page.line(50, y, 550, y)
    return page


def test_a_lone_row_is_ruled_off_as_those_of_the_table_before_are(sheet):
    """Under the header and at its end only: so a table of many rows is drawn too."""
    page = ruled_rows(sheet, (100, 2), (400, 1)).page()
    one, lone = page_to_tables(page)
    (on_next_page,) = page_to_tables(ruled_rows(sheet, (400, 1)).page(), one)

    assert [sum(any(row) for row in texts(table)) for table in (one, lone, on_next_page)] == [3, 2, 2]


@pytest.mark.parametrize(("third", "starts"), [("er geen heeft", 0), ("Minder kou", 1)])
def test_a_line_in_the_middle_of_sentences_begins_no_row(sheet, third, starts):
    """Though more columns have text on it than on the line before."""
    page = sheet().row([50, 250], 100, [f"Meer huizen\nvoor wie\n{third}", "De gemeente"])
    page.text(253, page.words[-1].box.top + 24, "bouwt veertig")

    assert len(row_starts(page.words, [50, 250, 550])) == starts


def test_cells_that_begin_at_different_heights_are_one_row(sheet):
    """Of a lone row between rules: short texts stand in the middle, and white runs through between them and the long one."""
    page = sheet().row([50, 250, 450], 104, ["Doelstelling", "Jaarafspraak 2030", "Wie"], bold=True)
    page.row([50], 124, ["Meer huizen\nin Noord."]).row(
        [250, 450], 160, ["De gemeente bouwt\nveertig woningen.", "Gemeente"]
    )
    for y in (100, 120, 200):
        page.line(50, y, 550, y)
    (table,) = page_to_tables(page.page())

    assert texts(table)[1:] == [["Meer huizen in Noord.", "De gemeente bouwt veertig woningen.", "Gemeente"]]


def test_rows_hardly_further_apart_than_their_lines_are_not_merged(sheet):
    page = sheet().row(XS[:-1], 100, HEADER, bold=True)
    y = 116.0
    for number, lines in enumerate((2, 3, 2, 3, 2), 1):
        text = "\n".join(["De gemeente bouwt in het", "dorp en in de stad ook", "veertig nieuwe huizen"][:lines])
        page.row(XS[:-1], y, [f"{number}.", "Meer huizen", text, "Partijen"])
        y += 12 * lines + 1.2
    (table,) = page_to_tables(page.page())

    assert [row[2].split()[0] for row in texts(table)[1:]] == ["De"] * 5
