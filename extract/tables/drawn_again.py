"""Text of a merged cell that a spreadsheet draws once more where the cell goes on: out of sight, over the table of the next page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from jaarschijf.extract.tables.open_table import table_columns
from jaarschijf.extract.tables.rulings import Frame
from jaarschijf.extract.text.alignment import column_words, text_lines
from jaarschijf.schema.geometry import Word
from jaarschijf.schema.table import Table

_TOUCHING = 1.0  # points

Look = tuple[str, float, bool]  # a word's text, its size, and whether it is in bold
Ends = list[list[Look]]  # the words of the cells that a table ends with, column by column


def last_texts(table: Table, before: Ends) -> Ends:
    """What stands in the last cell of each column of a table that may go on; in one that goes on through all of it from the page
    before, what stood there `before`."""
    ends: Ends = [[] for _ in range(table.column_count)]
    for cell in table.cells:
        if cell.box.bottom < table.box.bottom - _TOUCHING:
            continue
        passes = not cell.words and cell.row == 0 and len(before) == len(ends)
        ends[cell.column] = before[cell.column] if passes else _looks(cell.words)
    return ends


def words_drawn_again(words: Sequence[Word], frames: Sequence[Frame], carried: Table, ends: Ends) -> list[Word]:
    """The words over the first frame of a page, where they are, column by column, the end of what stood in the last cells of the
    table `carried` there, and nothing else stands there; none otherwise."""
    columns = [frame.box for frame in frames if frame.parts_columns]
    if not columns or not any(ends):
        return []
    first = min(box.top for box in columns)
    over = [word for word in words if word.box.center[1] < first]
    parts = [_in_order(part) for part in column_words(over, table_columns(carried))]
    if not over or sum(map(len, parts)) < len(over):
        return []
    told = all(_looks(part) == end[len(end) - len(part) :] for part, end in zip(parts, ends, strict=True))
    return over if told else []


def _in_order(words: Sequence[Word]) -> list[Word]:
    return list(chain.from_iterable(text_lines(words)))


def _looks(words: Sequence[Word]) -> list[Look]:
    return [(word.text, round(word.size, 1), word.bold) for word in _in_order(words)]
