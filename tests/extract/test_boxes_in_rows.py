"""Boxes beside each other, each with an agreement and without a heading."""

from __future__ import annotations

from jaarschijf.extract.agreements.content_columns import table_of_promises
from jaarschijf.extract.agreements.stitched import Piece, StitchedCell, StitchedRow, StitchedTable
from jaarschijf.schema.geometry import Box, Word
from jaarschijf.schema.table import Table

SPOT = Box(0, 0, 10, 10)


def piece(page: int, text: str) -> Piece:
    return Piece(page, SPOT, [Word(part, SPOT, 10.0) for part in text.split()])


def test_a_box_of_which_nothing_stands_before_the_end_of_a_page() -> None:
    broken = StitchedCell([piece(1, ""), piece(2, "2. Woonborg bouwt twintig huizen.")])
    whole = StitchedCell([piece(1, "1. Woonborg isoleert veertig huizen.")])
    table = StitchedTable(Table(1, SPOT, [], "ruled"), None, [StitchedRow(1, [whole, broken])])

    made = table_of_promises(table, None, ["Woonborg"])

    assert made is not None
    assert [[cell.text for cell in row.cells] for row in made[0].rows] == [
        ["1.", "Woonborg isoleert veertig huizen."],
        ["2.", "Woonborg bouwt twintig huizen."],
    ]
