"""A goal with its label in one cell beside all of a table, under whose headings the rest stands: a table within a table."""

from __future__ import annotations

from dataclasses import replace

from jaarschijf.extract.agreements.goal_labels import role_of_label
from jaarschijf.extract.agreements.headers import KNOWN, SURE, cell_text, cells_of_row
from jaarschijf.extract.text.alignment import text_lines
from jaarschijf.extract.wording.vocabulary import AGREED, Vocabulary
from jaarschijf.schema.geometry import Box
from jaarschijf.schema.table import Cell, Table

_LEAST_HEADINGS = 2


def with_goal_headed(table: Table, vocabulary: Vocabulary) -> Table:
    """The table with the label of such a goal as the heading of its column, beside the other headings; itself where it has none:
    `Doel` over its text, beside `Nr. | Afspraak | Wie` and all rows under these."""
    row = cells_of_row(table, 0)
    if not row or not row[0].words or row[0].column > 0 or not row[0].row_span == table.row_count > 1:
        return table
    first, *heads = row
    if not _are_headings(heads, vocabulary):
        return table
    label, *text = text_lines(first.words)
    if not text or role_of_label(" ".join(word.text for word in label).rstrip(": "), vocabulary) != "doelstelling":
        return table
    (x0, top, x1, bottom), end = first.box, max(cell.box.bottom for cell in heads if cell.row_span == 1)
    own = {id(word) for word in label}
    head = Cell(0, 0, Box(x0, top, x1, end), list(label), 1, first.column_span)
    rest = [word for word in first.words if id(word) not in own]
    under = Cell(1, 0, Box(x0, end, x1, bottom), rest, first.row_span - 1, first.column_span)
    others = [cell for cell in table.cells if cell is not first]
    return replace(table, cells=sorted([head, under, *others], key=lambda cell: (cell.row, cell.column)))


def _are_headings(cells: list[Cell], vocabulary: Vocabulary) -> bool:
    """Whether cells beside each other are headings, of what is agreed among others."""
    filled = [cell for cell in cells if cell.words]
    headings = [vocabulary.heading(cell_text(cell)) for cell in filled]
    known = len(headings) >= _LEAST_HEADINGS and all(heading.score >= KNOWN for heading in headings)
    return (
        known
        and any(h.role in AGREED and h.score >= SURE for h in headings)
        and all(cell.row_span == 1 for cell in filled)
    )
