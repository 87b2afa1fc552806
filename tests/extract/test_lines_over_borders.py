"""Lines that run over where a border is, in a table whose columns white parts."""

from __future__ import annotations

from tests.extract.test_borders import LINES, told

EDGES, LEVELS = [40, 200, 400], [100, 120, 180, 240]


def drawn(sheet, *, wide: bool):
    """Two rows of two columns; in the second, the border lost and a line at the left `wide`, under three at the right."""
    page = sheet().row(EDGES[:-1], 104, ["Jaarafspraak 2030", "Trekker"])
    page.row(EDGES[:-1], 124, [LINES, LINES]).row(EDGES[:-1], 184, [LINES, LINES.rpartition("\n")[0]])
    for y in LEVELS:
        page.line(EDGES[0], y, EDGES[-1], y)
    for x in EDGES:
        page.line(x, LEVELS[0], x, LEVELS[2 if wide and x == EDGES[1] else -1])
    if wide:
        page.text(138, max(word.box.top for word in page.words), "ruimschoots aan")
    return page


def test_a_line_that_is_set_wide_joins_the_columns_of_its_row(sheet, vocabulary):
    """The lines beside it still begin where the next column does, behind more white than parts words."""
    assert told(drawn(sheet, wide=False), vocabulary) == []
    assert told(drawn(sheet, wide=True), vocabulary) == ["columns-joined"]
