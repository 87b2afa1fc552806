"""The title of the first of some cards, which stands over the first line that is drawn of them: `Afspraak 1`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from jaarschijf.extract.wording.vocabulary import is_row_label
from jaarschijf.schema.flow import Block
from jaarschijf.schema.geometry import Box
from jaarschijf.schema.table import Cell, Table

_CLOSE = 1.5  # of the font size: the white between a title and the table


def with_first_titles(flow: Iterable[Block | Table]) -> Iterator[Block | Table]:
    """The flow with each such title in the table of cards right under it, of which the others have one over all columns."""
    title: Block | None = None
    for item in flow:
        if title is not None and isinstance(item, Table) and _is_over(title, item):
            yield _with_title(title, item)
            title = None
            continue
        if title is not None:
            yield title
        title = item if isinstance(item, Block) and len(item.lines) == 1 and is_row_label(item.text) else None
        if title is None:
            yield item
    if title is not None:
        yield title


def _is_over(title: Block, table: Table) -> bool:
    line = title.lines[0]
    if line.page != table.page or table.box.top - line.box.bottom > _CLOSE * line.words[0].size:
        return False
    width = table.column_count
    whole = (cell for cell in table.cells if cell.row and cell.column_span == width > 1)
    return any(is_row_label(" ".join(word.text for word in cell.words)) for cell in whole)


def _with_title(title: Block, table: Table) -> Table:
    line, box = title.lines[0], table.box
    first = Cell(0, 0, Box(box.x0, line.box.top, box.x1, box.top), list(line.words), 1, table.column_count)
    below = [replace(cell, row=cell.row + 1) for cell in table.cells]
    return replace(table, box=Box(box.x0, line.box.top, box.x1, box.bottom), cells=[first, *below])
