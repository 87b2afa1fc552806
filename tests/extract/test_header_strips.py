"""Rows of headings that are shaded, over tables of which lines are drawn."""

from __future__ import annotations

from itertools import pairwise

import pytest

from jaarschijf.extract.tables.grid import page_to_tables

XS = [50, 100, 400, 500]


@pytest.mark.parametrize(("gap", "tables"), [(0, 1), (40, 2)])
def test_a_shaded_row_right_over_a_ruled_table_is_its_first(sheet, vocabulary, gap, tables):
    page = sheet().row(XS[:-1], 103, ["Nr", "Afspraak 2030", "Trekker"], bold=True)
    for x0, x1 in pairwise(XS):
        page.fill(x0, 100, x1, 116, 0x334455)
    top = 116 + gap
    page.grid(XS, [top, top + 40, top + 80])
    page.row(XS[:-1], top + 4, ["1", "Woonborg bouwt veertig huizen.", "Woonborg"])
    page.row(XS[:-1], top + 44, ["2", "De gemeente wijst plekken aan.", "Gemeente"])
    found = page_to_tables(page.page(), vocabulary=vocabulary)

    assert len(found) == tables
    assert sum(table.row_count for table in found) == 3
