"""Pages with tables beside each other, or beside a column of text: each side is read to its end before the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, pairwise
from math import inf

from jaarschijf.extract.text.alignment import line_segments, text_lines
from jaarschijf.schema.geometry import Box, Page, Word, middle_of, union
from jaarschijf.schema.table import Table

_SPREAD = 1000.0  # points: as wide are two pages side by side at least, and wider than a slide
_FOLD = 0.03  # of the width: the white on either side of the fold at least
# Of running text beside a table: its lines, and the borders it passes.
_LEAST_LINES, _LEAST_BORDERS = 5, 2
_CLOSE = 1.5  # points
_COLUMN_LINES = 4  # over a table in a column, at both sides of the white
_GAP = 4.0  # points, of the white between columns
_LARGER = 1.08  # times the size of what stands in the tables


def page_to_parts(page: Page, tables: Sequence[Table]) -> list[tuple[Page, list[Table]]]:
    """The page in parts in reading order, each with its tables: what is over two tables that stand side by side, the left
    one with the text over and under it, the right one with its own, and what is under both. One part when none do.

    So is a page of two columns with a table in one of them."""
    boxes = sorted(table.box for table in tables)
    pair = next((p for p in combinations(boxes, 2) if _beside(*p)), None)
    if pair is None and page.width > _SPREAD:
        return _halves(page, tables)
    zone = None
    if pair is None:
        pair, zone = _beside_column(page, tables)
    if pair is None:
        return [(page, list(tables))]
    x = (pair[0].x1 + pair[1].x0) / 2
    top, bottom = zone or _zone(page, tables, pair, x)
    parts = []
    for low, high, left, right in (
        (-1.0, top, 0.0, page.width),
        (top, bottom, 0.0, x),
        (top, bottom, x, page.width),
        (bottom, page.height + 1, 0.0, page.width),
    ):
        words = [w for w in page.words if low <= w.box.center[1] < high and left <= w.box.center[0] < right]
        own = [t for t in tables if low <= t.box.center[1] < high and left <= t.box.center[0] < right]
        if words or own:
            parts.append((replace(page, words=words), own))
    # A page may have a second pair, under the first.
    return [*parts[:-1], *page_to_parts(*parts[-1])] if len(parts) > 1 else parts


def _beside(left: Box, right: Box) -> bool:
    overlap = min(left.bottom, right.bottom) - max(left.top, right.top)
    return left.x1 <= right.x0 + 2 and overlap > 0.3 * min(left.height, right.height)


def _beside_column(page: Page, tables: Sequence[Table]) -> tuple[tuple[Box, Box] | None, tuple[float, float] | None]:
    """A table and the text beside it, the left one first, where they are of two columns: over both, text stands at either side
    of the white between them, or the text runs on beside the rows; and from and to where (y) it does so then."""
    if not tables or not page.words:
        return None, None
    middle = (min(word.box.x0 for word in page.words) + max(word.box.x1 for word in page.words)) / 2
    for table in sorted(tables, key=lambda table: table.box):
        box = table.box
        # Few words are, of thousands.
        outside = [word for word in page.words if word.box[2] < box.x0 or word.box[0] > box.x1]
        level = [word for word in outside if box.top < word.box.center[1] < box.bottom]
        sides = [word for word in level if word.box.x1 < box.x0], [word for word in level if word.box.x0 > box.x1]
        if not any(sides) or all(sides):
            continue
        at_left = not sides[0]
        beside = sides[1] if at_left else sides[0]
        # A table is as wide as its column, which the few lines beside it need not be.
        text = union([word.box for word in beside])
        pair = (box, text._replace(x0=box.x1 + _GAP)) if at_left else (text._replace(x1=box.x0 - _GAP), box)
        halves = not box.x0 < middle < box.x1 and at_left == (box.x1 <= middle)
        if halves and _parts_columns((pair[0].x1 + pair[1].x0) / 2, page, box.top):
            return pair, None
        if runs_on_beside([union([word.box for word in line]) for line in text_lines(beside)], table):
            return pair, (min(text.top, box.top) - 1, _end_of_text(page, pair[at_left], beside[-1].size, box.bottom))
    return None, None


def _end_of_text(page: Page, text: Box, size: float, end: float) -> float:
    """Down to where (y) a text beside a table goes on under the table's `end`: to what stands apart, is set otherwise or is wider."""
    last = text.bottom
    for line in text_lines([word for word in page.words if word.box.center[1] > end]):
        box = union([word.box for word in line])
        within = text.x0 - _GAP < box.x0 and box.x1 < text.x1 + _GAP
        if not within or box.top - last > size or line[0].size > _LARGER * size or all(word.bold for word in line):
            break
        last = box.bottom
    return max(last, end) + 1


def runs_on_beside(lines: Sequence[Box], table: Table) -> bool:
    """Whether the lines beside a table, top to bottom, are a column of running text: they stand as close over the borders between
    its rows as elsewhere, and do not begin where the rows do."""
    if len(lines) < _LEAST_LINES:
        return False
    whites = [below.top - above.bottom for above, below in pairwise(lines)]
    usual = middle_of(whites)
    tops = {cell.row: cell.box.top for cell in table.cells if cell.row}
    pairs = [(above, below) for above, below in pairwise(lines) if below.top - above.bottom <= usual + _CLOSE]
    borders = [y for y in tops.values() if lines[0].top < y < lines[-1].bottom]
    crossed = sum(any(above.top < y < below.bottom for above, below in pairs) for y in borders)
    first: dict[int, float] = {}
    for cell in table.cells:
        if cell.words:
            top = min(word.box[1] for word in cell.words)
            first[cell.row] = min(top, first.get(cell.row, top))
    rows = [top for top in first.values() if lines[0].top - _CLOSE <= top <= lines[-1].bottom]
    alike = sum(any(abs(line.top - top) <= _CLOSE for line in lines) for top in rows)
    return len(borders) >= _LEAST_BORDERS and 2 * crossed > len(borders) and 2 * alike < len(rows)


def _parts_columns(x: float, page: Page, bottom: float) -> bool:
    """Whether the last lines over `bottom` stand at either side of `x`."""
    over = [word.box for word in page.words if word.box.bottom <= bottom]
    crossing = max((box.bottom for box in over if box.x0 < x < box.x1), default=0.0)
    last = [box for box in over if box.top > crossing]
    left = {round(box.bottom) for box in last if box.x1 <= x}
    right = {round(box.bottom) for box in last if box.x0 >= x}
    return min(len(left), len(right)) >= _COLUMN_LINES


def _zone(page: Page, tables: Sequence[Table], pair: tuple[Box, Box], x: float) -> tuple[float, float]:
    """The y from and to which nothing lies over the gutter at `x`: neither a table nor running text."""
    top, bottom = min(box.top for box in pair), max(box.bottom for box in pair)
    over = [t.box for t in tables if t.box.x0 < x < t.box.x1]
    for line in text_lines(page.words):
        for segment in line_segments(line, gap=0.8):
            if segment[0].box.x0 < x < segment[-1].box.x1:
                over += [word.box for word in segment]
        if bottom < line[0].box.top and _heads_next(line, tables, x):
            over += [word.box for word in line]
    above = [box.bottom for box in over if box.center[1] < top]
    below = [box.top for box in over if box.center[1] > bottom]
    return max(above, default=-1.0), min(below, default=page.height + 1)


def _heads_next(line: Sequence[Word], tables: Sequence[Table], x: float) -> bool:
    """Whether a line under a pair of tables is the heading of what stands at both sides of `x` under it, tables again."""
    size = max((word.size for cell in tables[0].cells for word in cell.words), default=inf)
    if line[-1].box.x1 > x or line[0].size < _LARGER * size:
        return False
    under = [table.box for table in tables if table.box.top > line[0].box.bottom]
    return any(box.x1 <= x for box in under) and any(box.x0 >= x for box in under)


def _halves(page: Page, tables: Sequence[Table]) -> list[tuple[Page, list[Table]]]:
    """The pages of a spread, which nothing lies over the fold of."""
    fold, margin = page.width / 2, _FOLD * page.width
    low, high = fold - margin, fold + margin
    if any(word.box[0] < high and word.box[2] > low for word in page.words):
        return [(page, list(tables))]
    if any(table.box.x0 < high and table.box.x1 > low for table in tables):
        return [(page, list(tables))]
    left, right = ([w for w in page.words if (w.box[0] < fold) is side] for side in (True, False))
    if not left or not right:
        return [(page, list(tables))]
    return [
        (replace(page, words=own), [table for table in tables if (table.box.x0 < fold) is side])
        for own, side in ((left, True), (right, False))
    ]
