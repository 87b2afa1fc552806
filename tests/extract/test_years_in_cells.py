"""Cells in which each year's agreement stands behind its year."""

from __future__ import annotations

import pytest

from tests.extract.tables import assembled, said, table

XS = [20, 60, 240, 500, 590]
HEADER = ["Nr.", "Kaderafspraak", "Jaarafspraken", "Wie"]


@pytest.mark.parametrize("over", [False, True], ids=["on one page", "over the end of a page"])
def test_each_is_of_its_year(sheet, vocabulary, over):
    rows = [
        ["1", "De stad groeit.", "2030: Er komen veertig huizen.\n2031: Er komt een brug.", "Borg"],
        ["2", "De huur blijft.", "2030: De raad stelt een plan\nvast.\n2031: Wij meten.", "Allen"],
    ]
    pages = [table(sheet(), [HEADER, *rows[: 1 if over else 2]], xs=XS).page()]
    pages += [table(sheet(number=2), [HEADER, rows[1]], xs=XS).page()] if over else []
    made = assembled(vocabulary, *pages).rows

    assert [{year: said(text) for year, text in row.jaarafspraken.items()} for row in made] == [
        {2030: "Er komen veertig huizen.", 2031: "Er komt een brug."},
        {2030: "De raad stelt een plan vast.", 2031: "Wij meten."},
    ]


def test_a_year_that_some_cells_begin_with_parts_none(sheet, vocabulary):
    rows = [
        ["1", "De stad groeit.", "2030: Er komen veertig huizen.\n2031: Er komt een brug.", "Borg"],
        ["2", "De huur blijft.", "Wij meten de huur.", "Allen"],
    ]
    made = assembled(vocabulary, table(sheet(), [HEADER, *rows], xs=XS).page()).rows

    assert [list(row.jaarafspraken) for row in made] == [[2030], [2030]]
