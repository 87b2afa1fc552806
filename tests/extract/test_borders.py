"""What the words of a table tell of its borders: each case draws a table whole, then without a line or with one too many."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from jaarschijf.extract.checks.borders import faults
from jaarschijf.extract.tables.grid import page_to_tables
from jaarschijf.extract.tables.unused_rules import mark_ruled_within
from jaarschijf.schema.geometry import Box, Rule

XS = [40, 200, 400, 480, 560]
YS = [100, 120, 160, 200, 240]
HEADINGS = ["Doelstelling", "Jaarafspraak 2030", "Toelichting", "Trekker"]
ROWS = [
    ["Meer huizen voor\nwie er geen heeft.", "De gemeente bouwt in\n2030 veertig woningen.", "Zie nota.", "Gemeente"],
    ["Minder lawaai voor\niedereen.", "Wonen Noord legt in het\nvoorjaar matten neer.", "", "Wonen Noord"],
    ["Rust in de buurt.", "Partijen kijken samen\nwat beter kan.", "Eerst overleg.", "Partijen"],
]


@pytest.fixture
def table(sheet):
    """A table of three rows; each border of a cell is a rule of its own."""
    page = sheet().row(XS[:-1], 104, HEADINGS, bold=True)
    for y, texts in zip(YS[1:], ROWS, strict=False):
        page.row(XS[:-1], y + 4, texts)
    for y in YS:
        for x0, x1 in itertools.pairwise(XS):
            page.line(x0, y, x1, y)
    for x in XS:
        for y0, y1 in itertools.pairwise(YS):
            page.line(x, y0, x, y1)
    return page


def told(page, vocabulary):
    (table,) = page_to_tables(page.page(), vocabulary=vocabulary)
    return sorted(faults(table, vocabulary))


def without(page, *lost):
    """The sheet without the rules between two corners."""
    gone = [Rule("h" if y0 == y1 else "v", Box(x0, y0, x1, y1)) for x0, y0, x1, y1 in lost]
    assert all(rule in page.rules for rule in gone)
    page.rules = [rule for rule in page.rules if rule not in gone]
    return page


def test_a_table_as_it_was_drawn(table, vocabulary):
    assert told(table, vocabulary) == []


def test_a_border_between_two_cells_of_a_row_that_is_lost(table, vocabulary):
    """Text at both sides, or at the right one only."""
    assert told(without(table, (480, 160, 480, 200)), vocabulary) == ["columns-joined"]
    table.rules.append(Rule("v", Box(480, 160, 480, 200)))
    assert told(without(table, (400, 200, 400, 240)), vocabulary) == ["columns-joined"]


def test_a_border_over_an_empty_cell_that_is_lost(table, vocabulary):
    """Where another cell of the column is empty too, and no other goes over two rows."""
    table.words = [word for word in table.words if not (word.box.x0 > 480 and word.box.top > 160)]
    assert told(table, vocabulary) == []
    assert told(without(table, (480, 160, 560, 160)), vocabulary) == ["rows-joined"]
    table.rules.append(Rule("h", Box(480, 160, 560, 160)))
    assert told(without(table, (480, 160, 560, 160), (480, 200, 560, 200)), vocabulary) == []


def test_a_cell_that_is_merged_over_two_columns(table, vocabulary):
    """Its text begins where the first of these does, or stands in the middle."""
    for x in (483 - 75, 462):
        page = table.__class__(words=[w for w in table.words if w.text != "Noord" or w.box.x0 < 400])
        page.words = [word for word in page.words if not (word.box.x0 > 400 and 160 < word.box.top < 200)]
        page.rules = list(table.rules)
        page.text(x, 164, "Partijen")
        assert told(without(page, (480, 160, 480, 200)), vocabulary) == []


def test_a_whole_border_between_two_columns_that_is_lost(table, vocabulary):
    """Between two headings it is put back; the white between the texts tells one that is lost beside none."""
    gone = [(480, y0, 480, y1) for y0, y1 in itertools.pairwise(YS)]
    assert told(without(table, *gone), vocabulary) == []
    (read,) = page_to_tables(table.page(), vocabulary=vocabulary)
    assert read.column_count == len(XS) - 1
    table.words = [word for word in table.words if word.box.top > 120 or word.box.x0 < 400]
    assert told(table, vocabulary) == ["column-unread", "columns-joined"]


LINES = "De gemeente bouwt\nin 2030 vier huizen\naan het plein en\nwijst een plek aan."


def test_a_border_between_two_rows_that_is_lost(table, vocabulary):
    """All of it, or that of one cell."""
    assert told(without(table, (200, 160, 400, 160)), vocabulary) == ["rows-joined"]
    rest = [(x0, 160, x1, 160) for x0, x1 in itertools.pairwise(XS) if x0 != 200]
    without(table, *rest, *((x, y0, x, y0 + 40) for x in XS for y0 in (120, 160)))
    for x in XS:
        table.line(x, 120, x, 200)
    assert told(table, vocabulary) == ["rows-joined"]


def test_a_border_beside_merged_cells_that_is_lost(sheet, vocabulary):
    """Nothing beside it tells; there is as much white in the cell as between rows. Between paragraphs there may be less."""
    for white, expected in ((20, ["rows-joined"]), (8, [])):
        page = sheet().grid([40, 200, 560], [100, 120]).row([40, 200], 104, HEADINGS[:2], bold=True)
        page.text(43, 124, "Meer huizen.").line(40, 260 + white, 560, 260 + white).line(200, 120, 200, 260 + white)
        page.line(40, 120, 40, 260 + white).line(560, 120, 560, 260 + white)
        for k in range(3):
            page.text(203, 125 + 42 * k, "De gemeente bouwt in\n2030 veertig woningen.")
            page.line(200, 157 + 42 * k, 560, 157 + 42 * k)
        page.rules = [rule for rule in page.rules if rule.box.top != 241]
        page.text(203, 231 + white, "Partijen kijken samen.")
        assert told(page, vocabulary) == expected


def test_paragraphs_with_as_much_white_as_there_is_between_rows(sheet, vocabulary):
    """As Word sets them: one cell has two, and beside it nothing begins anew."""
    page = (
        sheet()
        .grid([40, 80, 400, 560], [100, 120, 160, 228, 268])
        .row([40, 80, 400], 104, ["Nr.", *HEADINGS[1:3]], bold=True)
    )
    for number, (y, text) in enumerate(((124, LINES[:36]), (164, LINES[:36]), (232, LINES[:36])), 1):
        page.row([40, 80, 400], y, [str(number), text, "Partijen"])
    assert told(page.text(83, 204, "Samen."), vocabulary) == []


def test_short_texts_of_two_lines_set_wide(sheet, vocabulary):
    """All lines of the table stand as far apart."""
    page = sheet().grid([40, 200, 560], [100, 120, 160, 200, 240]).row([40, 200], 104, HEADINGS[:2], bold=True)
    for y in (124, 164, 204):
        for x, text in ((43, "Meer huizen"), (203, "De gemeente bouwt")):
            page.text(x, y, text).text(x, y + 15.5, "in de stad.")
    assert told(page, vocabulary) == []


def test_a_cell_that_is_merged_over_two_rows(table, vocabulary):
    """Its text runs on beside the second row, or stands in the middle of both."""
    rest = [word for word in table.words if not (200 < word.box.x0 < 400 and 120 < word.box.top < 200)]
    for y, text in ((124, "De gemeente bouwt in\n2030 veertig woningen,\nen in 2031 nog\ntien."), (155, "Samen.")):
        page = table.__class__(words=list(rest), rules=list(table.rules)).text(203, y, text)
        assert told(without(page, (200, 160, 400, 160)), vocabulary) == []


def test_a_line_through_a_text(table, vocabulary):
    """Across its lines, or down between its words."""
    level = table.__class__(words=list(table.words), rules=list(table.rules)).line(40, 175, 560, 175)
    assert "row-cut" in told(level, vocabulary)
    rest = [word for word in table.words if not (200 < word.box.x0 < 400 and 120 < word.box.top < 160)]
    upright = table.__class__(words=rest, rules=table.rules).text(203, 124, "De\nof")
    upright.text(216, 124, "gemeente bouwt\nkoopt woningen.")
    assert told(upright, vocabulary) == []
    assert told(upright.line(214.5, 120, 214.5, 160), vocabulary) == ["words-cut"]


def test_a_column_without_a_heading(table, vocabulary):
    table.words = [word for word in table.words if word.text != "Toelichting"]
    assert told(table, vocabulary) == ["column-unread"]


def test_texts_that_lie_over_each_other(table, vocabulary):
    """Words on a line, or lines."""
    for x, y in ((225, 124), (203, 129)):
        page = table.__class__(words=list(table.words), rules=table.rules).text(x, y, "samen")
        assert told(page, vocabulary) == ["texts-overlap"]


def paragraphs(sheet, *counts, merged=0):
    """A table of three columns; each cell of a row has so many paragraphs of two lines. The first `merged` rows share a cell."""
    page = sheet().row([40, 200, 380], 104, HEADINGS[:3], bold=True)
    levels = [100.0, 120.0]
    for own in counts:
        for x, count in zip((40, 200, 380), own, strict=True):
            for k in range(count):
                page.text(x + 3, levels[-1] + 4 + 32 * k, "De gemeente bouwt in\n2030 veertig woningen.")
        levels.append(levels[-1] + 34 * max(own))
    for k, y in enumerate(levels):
        page.line(200 if 1 < k < merged + 1 else 40, y, 560, y)
    for x in (40, 200, 380, 560):
        page.line(x, levels[0], x, levels[-1])
    return page


def test_paragraphs_that_begin_on_one_height(sheet, vocabulary):
    """By chance, where many begin beside a text that runs on; all of them, where it is rows that ran into one."""
    assert told(paragraphs(sheet, (1, 2, 2), (3, 1, 1), (1, 1, 2)), vocabulary) == []
    assert told(paragraphs(sheet, (2, 2, 2), (1, 1, 1), (1, 1, 1)), vocabulary) == ["rows-joined"]


def test_paragraphs_of_a_merged_cell_beside_a_row(sheet, vocabulary):
    """One of them begins on its height, two do not."""
    page = paragraphs(sheet, (0, 1, 1), (0, 1, 1), (0, 1, 1), (1, 1, 1), merged=3)
    beside = page.__class__(words=list(page.words), rules=list(page.rules))
    for y in (124, 158):
        beside.text(43, y, "Meer huizen voor\nwie er geen heeft.")
    assert told(beside, vocabulary) == ["rows-joined"]
    for y in (124, 148, 172, 192):
        page.text(43, y, "Meer huizen.")
    assert told(page, vocabulary) == []


@pytest.fixture
def long_cells(sheet):
    """A table of three rows with four lines in each cell, in which a line can be moved."""
    page = sheet().grid([40, 200, 400], [100, 120, 180, 240, 300]).row([40, 200], 104, ["Jaarafspraak 2030", "Trekker"])
    for y in (124, 184, 244):
        page.row([40, 200], y, [LINES, LINES])
    return page


@pytest.mark.parametrize(
    ("dx", "dy", "codes"),
    [
        (0, 0, []),
        (-2.5, 0, ["line-astray"]),
        (9, 0, ["line-astray"]),
        (0, -2.5, ["line-astray"]),
        (0, -1, []),
    ],
)
def test_a_line_that_was_moved(long_cells, vocabulary, dx, dy, codes):
    """The third of a cell."""
    long_cells.words = [
        replace(word, box=Box(word.box.x0 + dx, word.box.top + dy, word.box.x1 + dx, word.box.bottom + dy))
        if word.box.x0 > 200 and word.box.top == 208
        else word
        for word in long_cells.words
    ]
    assert told(long_cells, vocabulary) == codes


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (Rule("h", Box(200, 135, 400, 135)), ["border-unread"]),
        (Rule("v", Box(225, 120, 225, 160)), ["border-unread"]),
        (Rule("h", Box(200, 135, 300, 135)), []),
        (Rule("h", Box(200, 159, 400, 159)), []),
    ],
)
def test_a_rule_within_a_cell_that_is_no_border(table, vocabulary, rule, expected):
    """Through all of it; one under some of its words, or beside its own border, is none."""
    table.words = [word for word in table.words if word.box.x0 < 200 or word.box.x0 > 400 or word.box.top < 120]
    table.text(203, 124, "De\nin").text(233, 124, "gemeente bouwt\n2030 woningen.")
    (found,) = page_to_tables(table.page(), vocabulary=vocabulary)
    mark_ruled_within([found], [*table.rules, rule])
    assert sorted(faults(found, vocabulary) - {"columns-joined"}) == expected


@pytest.mark.parametrize(("text", "down", "odd"), [("woningen.", 1.5, 1), ("woningen.", 0.5, 0), ("WONINGEN.", 3, 0)])
def test_a_letter_lower_than_its_word(table, vocabulary, text, down, odd):
    """A word in small capitals is as high as its first letter, and of the size of the others."""
    word = next(word for word in table.words if word.text == "woningen.")
    lower = replace(word, text=text, box=Box(word.box.x0, word.box.top, word.box.x1, word.box.bottom + down))
    page = table.__class__(words=[lower if one is word else one for one in table.words], rules=table.rules)
    assert told(page, vocabulary) == ["words-uneven"] * odd


def test_words_of_a_line_at_different_heights(table, vocabulary):
    """A raised mark is no such word."""
    word = next(word for word in table.words if word.text == "woningen.")
    other = replace(word, box=Box(word.box.x0, word.box.top + 3, word.box.x1, word.box.bottom + 3))
    for mark, expected in ((other, ["words-uneven"]), (replace(other, superscript=True), [])):
        page = table.__class__(words=[mark if one is word else one for one in table.words], rules=table.rules)
        assert told(page, vocabulary) == expected


@pytest.mark.parametrize(("up", "expected"), [(0, []), (5, ["words-uneven"])])
def test_the_end_of_a_line_half_a_line_higher(table, vocabulary, up, expected):
    """It lies beside the line above too, and is of neither."""
    table.text(43, 216, "van alle straten in").text(143, 216 - up, "stad")
    assert told(table, vocabulary) == expected


@pytest.mark.parametrize(("x", "expected"), [(190, ["columns-joined"]), (203, [])])
def test_a_line_moved_out_of_a_column_where_the_one_before_has_nothing(table, vocabulary, x, expected):
    """The cell over both columns that it makes is that of the second, as the other line tells; where both stand in that, it is
    read so."""
    kept = [word for word in table.words if not (XS[0] < word.box.x0 < XS[2] and 160 < word.box.top < 200)]
    page = table.__class__(words=kept, rules=table.rules).text(x, 164, "Wonen Noord legt in het")
    page.text(203, 176, "voorjaar matten neer.")
    assert told(without(page, (200, 160, 200, 200)), vocabulary) == expected


@pytest.mark.parametrize(("y", "expected"), [(140, []), (None, ["rows-joined"])])
def test_two_labels_of_a_card_in_one_cell(sheet, vocabulary, y, expected):
    """The line between them is lost, and there is no white to tell rows by."""
    page = sheet().grid([40, 200, 560], [100, 120, *([y] if y else []), 160, 180])
    texts = [("Doelstelling", "Meer huizen."), ("Afspraak 2030", "De gemeente bouwt."), ("Trekker", "Partijen")]
    for top, row in zip((124, 144 if y else 135, 164), texts, strict=True):
        page.row([40, 200], top, row)
    assert told(page, vocabulary) == expected


def test_headings_of_a_header_that_is_no_row(sheet, vocabulary):
    """The border under one of two headings is lost: the text of the row goes on from it."""
    page = sheet().row([40, 200], 104, [HEADINGS[0], f"{HEADINGS[1]}\n{ROWS[0][1]}"])
    page.row([40], 134, ROWS[0][:1]).row([40, 200], 164, ROWS[1][:2])
    for x in (40, 200, 400):
        page.line(x, 100, x, 200)
    for y in (100, 160, 200):
        page.line(40, y, 400, y)
    page.line(40, 130, 200, 130)
    assert told(page, vocabulary) == ["rows-joined"]


def test_a_line_of_the_row_above(table, vocabulary):
    """Its border is lost, so that all other cells of the row begin under it; and a text that was moved down its cell."""
    down = [
        replace(word, box=Box(*(word.box.x0, word.box.top + 12, word.box.x1, word.box.bottom + 12)))
        for word in table.words
        if word.box.top > 200
    ]
    for lower in (down, [word for word in down if word.box.x0 > 480]):
        words = [word for word in table.words if all(word.text != other.text or word.box.top < 200 for other in lower)]
        page = table.__class__(words=[*words, *lower], rules=table.rules)
        if lower is down:
            page.text(203, 204, "haven.")
        assert told(page, vocabulary) == ["line-astray"]


def test_a_cell_of_two_rows_with_its_text_beside_the_second(sheet, vocabulary):
    """In the middle of its height, where a cell that is meant so has its text too; the others begin at the top."""
    ys = [100, 120, 160, 195, 240]
    page = sheet().row(XS[:-1], 104, HEADINGS, bold=True)
    for y, texts in zip(ys[1:], ROWS, strict=False):
        page.row(XS[:-1], y + 4, [*texts[:3], "" if y == 160 else texts[3]])
    for y in ys:
        page.line(XS[0], y, XS[-2] if y == 195 else XS[-1], y)
    for x in XS:
        page.line(x, ys[0], x, ys[-1])
    assert told(page, vocabulary) == ["line-astray"]


def test_lines_of_a_list_are_set_in(sheet, vocabulary):
    """The only list of its column; and a paragraph whose first line is set in."""
    page = sheet().grid([40, 200, 400], [100, 120, 180, 240, 300]).row([40, 200], 104, ["Jaarafspraak 2030", "Trekker"])
    page.row([40, 200], 124, [LINES, LINES]).row([40, 200], 184, [LINES, LINES])
    page.text(43, 244, "De gemeente bouwt:").text(43, 256, "• in 2030 vier huizen").text(49, 268, "aan het plein")
    page.text(209, 244, "De gemeente bouwt").text(203, 256, "in 2030.")
    assert told(page, vocabulary) == []


def test_texts_of_two_rows_in_cells_that_are_merged(sheet, vocabulary):
    """In the middle of each row's height, where one that is merged has its text in the middle of both."""
    page = sheet().grid([40, 200, 560], [100, 120]).row([40, 200], 104, HEADINGS[:2], bold=True)
    page.line(40, 240, 560, 240).line(40, 120, 40, 240).line(200, 120, 200, 240).line(560, 120, 560, 240)
    page.line(200, 180, 560, 180).text(203, 145, LINES[:36]).text(203, 205, LINES[:36])
    whole = replace(page, words=list(page.words)).text(43, 168, "Meer huizen\nin de stad.")
    assert told(whole, vocabulary) == []
    assert told(page.text(43, 145, "Meer huizen.").text(43, 205, "Minder lawaai."), vocabulary) == ["rows-joined"]


def test_a_line_that_goes_on_over_a_border(table, vocabulary):
    """A long word by itself may be too wide for its column; the words of a line are set on the next where there is no room."""
    assert "words-cut" in told(table.text(125, 124, "alleenstaandenwoning"), vocabulary)


def test_lines_at_half_the_height_of_those_beside_them(table, vocabulary):
    for y in (130, 170):
        table.text(345, y, "Juni")
    assert told(table, vocabulary) == ["columns-joined"]


def test_a_word_that_begins_where_the_next_column_does_by_chance(sheet, vocabulary):
    page = sheet().grid([20, 60, 400, 590], [100, 120]).row([20, 60, 400], 104, ["Nr.", "Jaarafspraak 2030", "Trekker"])
    for k in range(3):
        y = 120 + 40 * k
        page.line(20, y + 20, 590, y + 20).line(20, y + 40, 590, y + 40)
        page.line(20, y, 20, y + 40).line(590, y, 590, y + 40)
        page.line(60, y + 20, 60, y + 40).line(400, y + 20, 400, y + 40)
        # Eight letters and a space: the second word stands over the text of the second column.
        page.text(23, y + 4, "Bouwend wonen voor wie er nog geen huis heeft").row(
            [20, 60, 400], y + 24, [f"{k}.", "Wij bouwen", "Wij"]
        )
    assert told(page, vocabulary) == []


def test_labels_beside_their_values_are_no_row_of_headings(sheet, vocabulary):
    xs = [40, 120, 300, 380, 560]
    page = sheet().grid(xs, [100, 120, 140]).row(xs[:-1], 104, ["Nummer", "1.1", "Gereed", "Q1 2030"])
    page.row(xs[:-1], 124, ["Trekker", "Gemeente", "Toelichting", "Zie nota."])
    assert told(page, vocabulary) == []


def test_texts_that_fill_their_cells_up_are_cut_by_no_line(sheet, vocabulary):
    """As a spreadsheet sets them, right before the text of the next column; a number at the right of its cell too."""
    xs = [40, 70, 252, 400]
    page = sheet().grid(xs, [100, 120, 160, 200, 240]).row(xs[:-1], 104, ["Nr", "Afspraak 2030", "Trekker"], bold=True)
    texts = ["Woonborg bouwt veertig nieuwe huizen", "De gemeente wijst daarvoor plek aan.", "Partijen spreken elkaar."]
    assert [len(text) for text in texts[:2]] == [36, 36]
    for k, text in enumerate(texts):
        page.text(63, 124 + 40 * k, str(k + 1)).row(xs[1:-1], 124 + 40 * k, [text, "Woonborg"])
    assert told(page, vocabulary) == []
