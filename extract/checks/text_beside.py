"""Text at the side of a table of agreements, that may be of a column which was not seen."""

from __future__ import annotations

from collections.abc import Sequence

from jaarschijf.extract.text.side_by_side import runs_on_beside
from jaarschijf.schema.flow import Block
from jaarschijf.schema.geometry import Box
from jaarschijf.schema.table import Table

_SIDE = 3.0  # points between the sides of two tables of one width


def is_beside(blocks: Sequence[Block], table: Table, tables: Sequence[Table]) -> bool:
    """Whether some of these texts stand beside the table, and neither in a column of the page that other `tables` stand in nor as
    one of running text."""
    columns = [other.box for other in tables if not _share_width(other.box, table.box)]
    astray = [block for block in blocks if stands_beside(block, table) and not _is_within(block, columns)]
    return bool(astray) and not _is_column(astray, table)


def stands_beside(block: Block | Table | None, table: Table) -> bool:
    """Whether lines of a text stand at the height of a table, at one of its sides."""
    if not isinstance(block, Block):
        return False
    middles = [(line.box.top + line.box.bottom) / 2 for line in block.lines if line.page == table.page]
    return any(table.box.top < middle < table.box.bottom for middle in middles)


def _is_column(blocks: Sequence[Block], table: Table) -> bool:
    """Whether texts beside a table are a column of the page, and not one of the table."""
    lines = sorted(
        (line.box for block in blocks for line in block.lines if line.page == table.page), key=lambda box: box.top
    )
    return runs_on_beside([box for box in lines if table.box.top < box.center[1] < table.box.bottom], table)


def _share_width(one: Box, other: Box) -> bool:
    return min(one.x1, other.x1) > max(one.x0, other.x0)


def _is_within(block: Block, columns: Sequence[Box]) -> bool:
    """Whether a text stands in the width of a table, as the page's columns are."""
    x0, x1 = min(line.box.x0 for line in block.lines), max(line.box.x1 for line in block.lines)
    return any(column.x0 - _SIDE < x0 and x1 < column.x1 + _SIDE for column in columns)
