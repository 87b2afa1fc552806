"""Tables whose cells hold more than one agreement, each with a number of its own: `1.1 Woonborg bouwt ...`, and under that `1.2 ...`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from jaarschijf.extract.agreements.columns import Column
from jaarschijf.extract.agreements.party_tables import items_of
from jaarschijf.extract.agreements.stitched import StitchedCell, StitchedRow, StitchedTable
from jaarschijf.extract.text.alignment import is_row_number
from jaarschijf.extract.text.lines import words_to_lines
from jaarschijf.extract.wording.vocabulary import AGREED, Role

# What stands beside some agreements holds for each: who acts and when. What they are about, the rows below take over.
_FOR_EACH: tuple[Role | None, ...] = ("trekker", "gereed", "toelichting")
# What the next line goes on from.
_GOES_ON = re.compile(r"(?:[,/&+-]|\b(?:en|of|met|de|het|van|samen))$")
_LEVEL = 2.0  # points between what stands on one height
# What labels more agreements than one.
_MORE = re.compile(
    r"\b\w*(?:afspraken|acties|activiteiten|maatregelen|inspanningen|toezeggingen)\b|\b(?:we|wij|partijen)\b",
    re.IGNORECASE,
)


def with_items_apart(table: StitchedTable, columns: list[Column]) -> tuple[StitchedTable, list[Column]]:
    """The table and what its columns hold, with a row for each numbered agreement in a cell, where no column has numbers and one has what is agreed."""
    agreed = [place for place, column in enumerate(columns) if column.role in AGREED]
    if len(agreed) != 1 or any(column.role == "number" for column in columns):
        return table, columns
    # Looked at one by one first: those of a long table are put away.
    if all(len(list(_parts(row, agreed[0], columns))) == 1 for row in table.rows):
        return table, columns
    return replace(table, rows=[part for row in table.rows for part in _parts(row, agreed[0], columns)]), columns


def with_list_apart(row: StitchedRow, columns: Sequence[Column]) -> list[StitchedRow]:
    """A card with one for each item of the list that its agreements are, under a label for more than one: `Afspraken`."""
    agreed = [place for place, column in enumerate(columns) if column.role in AGREED and row.cells[place].words]
    if len(agreed) != 1 or not _MORE.search(columns[agreed[0]].heading) or row.cells[0].words:
        return [row]
    items = items_of(row.cells[agreed[0]])
    if len(items) <= 1:
        return [row]
    parts = list(_apart(row, agreed[0], items, columns))
    for part in parts:
        part.cells[0], part.cells[agreed[0]] = _number_and_text(part.cells[agreed[0]])
    return parts


def _number_and_text(item: StitchedCell) -> tuple[StitchedCell, StitchedCell]:
    """What counts an item, and the item behind that."""
    first, *rest = item.pieces
    if not is_row_number(first.words[0].text):
        return StitchedCell(), item
    number, text = first.words[:1], first.words[1:]
    return StitchedCell([first.holding(number)]), StitchedCell([first.holding(text), *rest])


def _parts(row: StitchedRow, place: int, columns: Sequence[Column]) -> Iterator[StitchedRow]:
    items = [] if row.spanning or len(row.cells) <= place else items_of(row.cells[place], numbered=True)
    if len(items) <= 1:
        yield row
    else:
        yield from _apart(row, place, items, columns)


def _apart(
    row: StitchedRow, place: int, items: Sequence[StitchedCell], columns: Sequence[Column]
) -> Iterator[StitchedRow]:
    beside = {
        k: parts
        for k, (cell, column) in enumerate(zip(row.cells, columns, strict=True))
        if k != place and column.role in _FOR_EACH and (parts := _level_with(items, cell))
    }
    for at, item in enumerate(items):
        cells = [
            item
            if k == place
            else beside[k][at]
            if k in beside
            else cell
            if not at or column.role in _FOR_EACH
            else StitchedCell()
            for k, (cell, column) in enumerate(zip(row.cells, columns, strict=True))
        ]
        yield StitchedRow(row.page if not item.pieces else item.pieces[0].page, cells, row.joined)


def _level_with(items: Sequence[StitchedCell], cell: StitchedCell) -> list[StitchedCell]:
    """A cell in a part for each of the items, where its lines tell: one begins on the height of each. None where they do not."""
    lines = [(piece, line.words) for piece in cell.pieces for line in words_to_lines(piece.words, piece.page)]
    parts = [StitchedCell() for _ in items]
    begins = [(item.pieces[0].page, item.words[0].box.bottom) for item in items]
    begun: set[int] = set()
    for piece, words in lines:
        bottom = words[0].box.bottom
        at = bisect_right(begins, (piece.page, bottom + _LEVEL)) - 1
        if at < 0:
            return []
        if begins[at][0] == piece.page and abs(begins[at][1] - bottom) <= _LEVEL:
            begun.add(at)
            if at and _GOES_ON.search(parts[at - 1].text):
                return []
        parts[at].take([piece.holding(words)])
    return parts if len(begun) == len(items) else []
