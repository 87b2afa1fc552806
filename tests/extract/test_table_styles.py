"""Tables in the styles of a word processor whose first column is merged over rows, and what a page's end leaves of it."""

from __future__ import annotations

from itertools import pairwise

import pytest

from jaarschijf.extract.tables.grid import page_to_tables
from tests.extract.tables import assembled

XS = [40, 140, 180, 380, 480, 560]
HEADER = ["Doel", "Nr.", "Afspraak", "Wie", "Planning"]


def banded(sheet, rows, *, uprights, header=HEADER, inner=()):
    """Rows (40 high) under a header that is filled cell by cell; those of `uprights` have lines between columns, none has one over
    its first column, and these `inner` lines (x) run through all."""
    page = sheet.row(XS[:-1], 102, header, bold=True)
    for left, right in pairwise(XS):
        page.fill(left, 100, right, 120)
    end = 120 + 40 * len(rows)
    page.line(40, 100, 560, 100).line(40, end, 560, end).line(40, 100, 40, end).line(560, 100, 560, end)
    for k, row in enumerate(rows):
        y = 120 + 40 * k
        page.row(XS[: len(row)], y + 3, row)
        if k:
            page.line(140, y, 560, y)
        for x in XS[1:-1] if k in uprights else inner:
            page.line(x, y, x, y + 40)
    return page


def grid(page, vocabulary):
    (table,) = page_to_tables(page.page(), vocabulary=vocabulary)
    return [
        [" ".join(w.text for w in cell.words) for cell in table.cells if cell.row == k] for k in range(table.row_count)
    ]


def goals(page, vocabulary):
    """The cells of the first column under the header, by row."""
    (table,) = page_to_tables(page.page(), vocabulary=vocabulary)
    cells = [cell for cell in table.cells if cell.column == 0 and cell.row]
    return {cell.row: " ".join(word.text for word in cell.words) for cell in cells}


def test_an_upright_through_a_theme_does_not_part_it(sheet, vocabulary):
    """It was drawn as one with those above and below, and happens to fall between two words."""
    rows = [["Meer", "1.1", "Wij bouwen.", "Borg", "2030"], [], ["Korter", "2.1", "Wij wachten.", "Borg", "2030"]]
    page = banded(sheet(), rows, uprights=(0, 2), inner=(140,)).line(40, 160, 560, 160).line(40, 200, 560, 200)
    page.text(63, 164, "2. Huren en betalen", bold=True)

    assert [text for text in grid(page, vocabulary)[2] if text] == ["2. Huren en betalen"]


def test_the_rest_of_most_columns_without_uprights(sheet, vocabulary):
    rest = ["wonen in\nstad", "", "komt\nin 2030\neen huis.", "en Borg", ""]
    rows = [rest, ["", "1.2", "Wij slopen.", "Borg", "2030"], ["Korter", "1.3", "Wij wachten.", "Borg", "2030"]]

    assert grid(banded(sheet(), rows, uprights=(1,)), vocabulary)[1] == [" ".join(text.split()) for text in rest]


@pytest.mark.parametrize("first", ["wonen in de stad", ""], ids=["the rest of one", "none of it"])
def test_goals_that_nothing_parts_begin_with_their_rows(sheet, vocabulary, first):
    """The first of them goes on from the page before."""
    rows = [[first, "1.2", "Wij slopen.", "Borg", "2030"], ["", "1.3", "Wij bouwen.", "Borg", "2030"]]
    rows += [["Korter", "1.4", "Wij wachten.", "Borg", "2030"], ["", "1.5", "Wij bouwen.", "Borg", "2030"]]

    assert goals(banded(sheet(), rows, uprights=(0, 2)), vocabulary) == {1: first, 3: "Korter"}


def test_a_goal_in_the_middle_of_its_rows_stays_beside_all_of_them(sheet, vocabulary):
    rows = [["", f"1.{k}", "Wij slopen.", "Borg", "2030"] for k in (1, 2, 3)]
    page = banded(sheet(), rows, uprights=(0, 2)).text(43, 163, "Samen\nwonen\nin Rijn")

    assert goals(page, vocabulary) == {1: "Samen wonen in Rijn"}


def test_filled_cells_of_one_column_that_meet_are_two(sheet, vocabulary):
    rows = [["", "1.2", "Wij slopen.", "Borg", "2030"], ["", "1.3", "Wij bouwen.", "Borg", "2030"]]
    rows += [["", "1.4", "Wij wachten.", "Borg", "2030"], ["", "1.5", "Wij bouwen.", "Borg", "2030"]]
    page = banded(sheet(), rows, uprights=range(4)).fill(40, 120, 140, 200).fill(40, 200, 140, 280)
    page.line(40, 120, 560, 120)

    assert [len(row) for row in grid(page.text(43, 203, "Korter"), vocabulary)] == [5, 5, 4, 5, 4]


def test_what_a_spreadsheet_fills_row_by_row_may_be_one(sheet, vocabulary):
    rows = [["", f"1.{k}", "Wij slopen.", "Borg", "2030"] for k in (1, 2, 3)]
    page = banded(sheet(), rows, uprights=range(3)).text(43, 171, "Samen")
    for top in (120, 160, 200):
        page.fill(40, top, 140, top + 40)

    assert goals(page, vocabulary) == {1: "Samen"}


def test_text_between_the_rule_under_a_title_and_a_header_is_of_no_table(sheet, vocabulary):
    """A rule under the header is as wide."""
    page = sheet().text(40, 40, "Afspraken 2030", bold=True, size=20).line(44, 70, 566, 70)
    page.text(40, 80, "\n".join(["Elk jaar maken de gemeente en Borg afspraken over het wonen in hun hele dorp."] * 3))
    page.row(XS[:-1], 132, HEADER, bold=True).line(40, 146, 560, 146)
    for k in (1, 2, 3):
        page.row(XS[:-1], 126 + 24 * k, ["Meer", f"1.{k}", "Wij bouwen.", "Borg", "2030"])
        for left, right in pairwise(XS):
            page.fill(left, 122 + 24 * k, right, 146 + 24 * k)
    (table,) = page_to_tables(page.page(), vocabulary=vocabulary)

    assert table.box.top > 116
    assert [row.number for row in assembled(vocabulary, page.page()).rows] == ["1.1", "1.2", "1.3"]


def test_a_theme_under_the_cells_that_are_filled_at_a_pages_head(sheet, vocabulary):
    """Its words happen to stand on both sides of a border."""
    last = None
    for number in (1, 2):
        page = sheet(number=number).row(XS[:-1], 42, HEADER, bold=True).line(40, 57, 560, 57)
        for left, right in pairwise(XS):
            page.fill(left, 40, right, 56)
        rows = [["Meer", f"{number}.{k}", "Wij bouwen.", "Borg", "2030"] for k in (1, 2)]
        for k, row in enumerate([*rows, [], ["Korter", f"{number}.3", "Wij wachten.", "Borg", "2031"]]):
            page.row(XS[: len(row)], 60 + 24 * k, row)
        page.text(48, 108, f"Thema {number}: Samen en thuis wonen", bold=True)
        (last,) = page_to_tables(page.page(), last, vocabulary)

        assert [cell.column_span for cell in last.cells if cell.row == 3] == [5]


def test_rules_that_leave_merged_cells_out_tell_less_than_the_columns_of_the_page_before(sheet, vocabulary):
    """As a spreadsheet draws them, the header on the first page alone."""
    last = None
    for number in (1, 2):
        page = sheet(number=number)
        if number == 1:
            page.row(XS[:-1], 44, HEADER, bold=True)
        for k in range(4):
            page.row(
                XS[:-1], 60 + 24 * k, ["Meer" if k % 2 == 0 else "", f"{number}.{k}", "Wij bouwen.", "Borg", "2030"]
            )
            page.line(140 if k % 2 == 0 else 40, 80 + 24 * k, 560, 80 + 24 * k)
        (last,) = page_to_tables(page.page(), last, vocabulary)

        assert last.column_count == 5
