"""Tables without a full set of borders: rows and columns from what is drawn, and where nothing is, from the words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

import numpy as np

from jaarschijf.extract.alignment import (
    column_words,
    gutter_between,
    gutters,
    line_segments,
    number_lines,
    row_starts,
    text_lines,
)
from jaarschijf.extract.landmarks import crossed_borders, crosses, header_line, header_top, is_heading
from jaarschijf.extract.lattice import Lattice, full_lattice, lattice_to_table
from jaarschijf.extract.rulings import SNAP, Segment, positions_to_levels
from jaarschijf.extract.vocabulary import Vocabulary
from jaarschijf.schema.geometry import Box, Word
from jaarschijf.schema.table import Cell, Table, TableMethod

_FAR = 70.0


@dataclass(slots=True)
class Evidence:
    """What is drawn of a table: the box it spans, the y of separators between rows, the x where columns meet."""

    box: Box
    method: TableMethod
    separators: list[float] = field(default_factory=list)
    joints: list[float] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)


def header_columns(header: list[list[Word]], body: Sequence[Word], box: Box) -> list[float]:
    """The x of column borders (outer ones too) with the header's segments as anchors; a column of numbers at the left
    needs no heading."""
    xs = [box.x0]
    first = header[0][0].box.x0
    before = [w for w in body if w.box.x1 <= first - 2]
    if before and number_lines(before):
        xs.append((max(w.box.x1 for w in before) + first) / 2)
    # A heading lies within its own column, so the border lies between the end of one and the beginning of the next.
    xs += [gutter_between(body, one[-1].box.x1, two[0].box.x0) for one, two in pairwise(header)]
    return [*xs, box.x1]


def find_columns(
    words: Sequence[Word], evidence: Evidence, carried: Sequence[float], vocabulary: Vocabulary
) -> list[float]:
    """The x of column borders, outer ones too: where drawn rules or fills meet, else from the header, else as on the
    page before (`carried`), else from the white that no word enters. Two values mean there is one column."""
    box = evidence.box
    lines = text_lines(words)

    def fits(xs: Sequence[float]) -> bool:
        return len(xs) > 2 and sum(crosses(line, xs) for line in lines) <= 0.2 * len(lines)

    if evidence.joints:
        xs = [box.x0, *evidence.joints, box.x1]
        if fits(xs):
            return xs
    for k, line in enumerate(lines[:4]):
        header = header_line(line, vocabulary)
        if header:
            body = [w for text in lines[k + 1 :] for w in text]
            return header_columns(header, body or line, box)
    if carried and abs(carried[0] - box.x0) < 20 and abs(carried[-1] - box.x1) < 40 and fits(carried):
        return [box.x0, *carried[1:-1], box.x1]
    return [box.x0, *(max(b - 4.0, (a + b) / 2) for a, b in gutters(words, box.x0, box.x1)), box.x1]


def open_table(
    words: Sequence[Word], page: int, evidence: Evidence, carried: Sequence[float], vocabulary: Vocabulary
) -> Table | None:
    """The table that `evidence` and the words in its box make; None when there are no two columns.

    Rows end at separators; between two of them a new one begins where numbers say so, and, when separators frame no
    more than the header and the whole, where white or the filling of the columns does.
    """
    inside = [w for w in words if evidence.box.covers(*w.box.center, margin=1.0)]
    if not inside:
        return None
    xs = find_columns(inside, evidence, carried, vocabulary)
    if len(xs) < 3:
        return None
    ys = _row_borders(inside, xs, evidence, vocabulary)
    lattice = full_lattice(xs, ys)
    _open_spanned(lattice, inside)
    _open_unruled(lattice, evidence)
    return lattice_to_table(lattice, inside, page, evidence.method)


def _header_end(words: Sequence[Word], vocabulary: Vocabulary) -> list[float]:
    """The y under the header's lines: the line that reads as one and those set like it right under it."""
    lines = text_lines(words)
    for k, line in enumerate(lines[:3]):
        if header_line(line, vocabulary):
            end = k + 1
            look = (line[0].bold, line[0].color)
            while end < len(lines) - 1 and look != (False, 0) and all((w.bold, w.color) == look for w in lines[end]):
                end += 1
            if end == len(lines) - 1 or end - k > 3:
                end = k + 1
            if end < len(lines):
                gap = min(w.box.top for w in lines[end]) - max(w.box.bottom for w in lines[end - 1])
                return [max(w.box.bottom for w in lines[end - 1]) + max(gap, 0.0) / 2]
    return []


def _row_borders(words: Sequence[Word], xs: Sequence[float], evidence: Evidence, vocabulary: Vocabulary) -> list[float]:
    box = evidence.box
    drawn = positions_to_levels([box.top, *evidence.separators, *_header_end(words, vocabulary), box.bottom], 2 * SNAP)
    ys = set(drawn)
    bands = list(pairwise(drawn))
    filled = [[w for w in words if top <= w.box.center[1] < bottom] for top, bottom in bands]
    few = frames_no_rows(filled)
    for (top, bottom), band in zip(bands, filled, strict=True):
        numbered = any(len(number_lines(column)) >= 2 for column in column_words(band, xs)[:2])
        if band and (numbered or few or bottom - top > 0.6 * box.height > 150):
            # A header over two lines is one row: only what is long enough to be a body is cut.
            if not numbered and len(text_lines(band)) < 3 and few and len(bands) > 1 and top == drawn[0]:
                continue
            ys |= {y for y in row_starts(band, xs) if top + 2 < y < bottom - 2}
    return sorted(ys)


def frames_no_rows(bands: Sequence[Sequence[Word]]) -> bool:
    """Whether separators mark no more than the header and full-width rows, with a single band of text between these."""
    run = longest = 0
    for k, band in enumerate(band for band in bands if band):
        lines = text_lines(band)
        alone = k > 0 and len(lines) == 1 and len(line_segments(lines[0], gap=0.8)) == 1
        run = 0 if k == 0 or alone else run + 1
        longest = max(longest, run)
    return longest <= 1


def _open_spanned(lattice: Lattice, words: Sequence[Word]) -> None:
    # A row whose text runs over column borders is one cell over those columns, or over all when nothing else stands in it.
    for i, (top, bottom) in enumerate(pairwise(lattice.ys)):
        row = [w for w in words if top <= w.box.center[1] < bottom]
        lines = text_lines(row)
        crossed = {j for line in lines for j in crossed_borders(line, lattice.xs)}
        if crossed and len(lines) == 1 and len(line_segments(lines[0], gap=0.8)) == 1:
            crossed = set(range(1, len(lattice.xs) - 1))
        for j in crossed:
            lattice.left[i, j] = False


def _open_unruled(lattice: Lattice, evidence: Evidence) -> None:
    # Where rules between rows are drawn under some columns only, the others' cells run on: merged cells.
    for i, y in enumerate(lattice.ys[1:-1], start=1):
        drawn = [s for s in evidence.segments if abs(s.at - y) <= SNAP]
        if drawn:
            for j, (x0, x1) in enumerate(zip(lattice.xs[:-1], lattice.xs[1:], strict=True)):
                lattice.above[i, j] = sum(s.coverage(x0, x1) for s in drawn) >= 0.5 * (x1 - x0)


def extend_down(words: Sequence[Word], box: Box, xs: Sequence[float], vocabulary: Vocabulary) -> float:
    """How far down (y) the lines under `box` go on in its columns: to the first that runs over a border between them,
    reads as a header or a heading, or stands far off."""
    below = [w for w in words if w.box.center[1] > box.bottom and xs[0] - 15 <= w.box.center[0] <= xs[-1] + 15]
    inside = [w for w in words if box.covers(*w.box.center)]
    size = median(w.size for w in inside) if inside else 10.0
    bottom, pending = box.bottom, 0
    lines = text_lines(below)
    for k, line in enumerate(lines):
        top = min(w.box.top for w in line)
        if top - bottom > _FAR or header_line(line, vocabulary) or is_heading(line, size, xs):
            break
        if crosses(line, xs):
            # A theme as a row over the full width: one line in bold, with rows after it.
            follows = k + 1 < len(lines) and not crosses(lines[k + 1], xs) and not header_line(lines[k + 1], vocabulary)
            if pending or not follows or not all(w.bold for w in line):
                break
            pending = 1
            continue
        pending = 0
        bottom = max(w.box.bottom for w in line)
    return bottom + 1.0 if bottom > box.bottom else box.bottom


def words_from_header(words: Sequence[Word], box: Box, vocabulary: Vocabulary) -> list[Word]:
    """The words in `box`, and those from the header down to it where rules under rows leave the header outside."""
    inside = [w for w in words if box.covers(*w.box.center, margin=1.0)]
    if not inside or any(header_line(line, vocabulary) for line in text_lines(inside)[:4]):
        return inside
    over: list[Word] = []
    size = median(w.size for w in inside)
    for line in reversed(text_lines([w for w in words if w.box.center[1] < box.top and box.x0 - 3 <= w.box.x0])):
        over += line
        if header_line(line, vocabulary):
            return [*over, *inside]
        if all(w.size > 1.12 * size for w in line):
            break
    return inside


def extend_up(words: Sequence[Word], box: Box, xs: Sequence[float], vocabulary: Vocabulary, carried: bool) -> float:
    """How far up (y) the lines over `box` belong to it: up to a header, where rules stand under each row only, or to the
    page's head where the table of the page before goes on (`carried`). The box's own top when neither is there."""
    above = [w for w in words if w.box.center[1] < box.top and xs[0] - 2 <= w.box.center[0] <= xs[-1] + 2]
    inside = [w for w in words if box.covers(*w.box.center)]
    if any(header_line(line, vocabulary) for line in text_lines(inside)[:3]):
        return box.top
    size = median(w.size for w in inside) if inside else 10.0
    top = box.top
    lines = text_lines(above)
    for k in reversed(range(len(lines))):
        line = lines[k]
        if header_line(line, vocabulary):
            return header_top(lines, k)
        far = top - max(w.box.bottom for w in line) > 3.0 * size
        if far or is_heading(line, size, xs):
            return box.top
        # A full-width row, a theme's for one, may stand right under the header.
        if crosses(line, xs) and not (k > 0 and header_line(lines[k - 1], vocabulary)):
            return box.top
        top = min(w.box.top for w in line) - 1.0
    return top if carried and not any(w.box.center[1] < top for w in words) else box.top


def row_over(words: Sequence[Word], box: Box, xs: Sequence[float]) -> float:
    """The top (y) of a row that stands right over `box`, where rules are drawn under each row and none over the first:
    lines close by that fill two columns or more. The box's own top when there is none."""
    top = box.top
    for line in reversed(text_lines([w for w in words if w.box.center[1] < box.top])):
        filled = sum(bool(column) for column in column_words(line, xs))
        near = top - max(w.box.bottom for w in line) < line[0].size
        within = line[0].box.x0 > xs[0] - 3 and line[-1].box.x1 < xs[-1] + 3
        if not near or not within or filled < 2 or crosses(line, xs):
            break
        top = min(w.box.top for w in line) - 1.0
    return top


def table_columns(table: Table) -> list[float]:
    """The x (points) of the borders between a table's columns, outer ones too."""
    xs = [0.0] * (table.column_count + 1)
    for cell in table.cells:
        xs[cell.column], xs[cell.column + cell.column_span] = cell.box.x0, cell.box.x1
    return xs


def aligned_tables(words: Sequence[Word], page: int, carried: Table | None, vocabulary: Vocabulary) -> list[Table]:
    """Tables that nothing is drawn of: under each line that reads as a header, and, at the page's head, rows that go on
    in the columns of the table that ended the page before."""
    lines = text_lines(words)
    tables = []
    if carried is not None and lines and not header_line(lines[0], vocabulary):
        table = _going_on(lines, words, page, carried, vocabulary)
        tables += [table] if table is not None else []
    for k, line in enumerate(lines):
        if (tables and line[0].box.top < tables[-1].box.bottom) or not header_line(line, vocabulary):
            continue
        table = _under_header(lines, k, words, page, vocabulary)
        tables += [table] if table is not None else []
    return tables


def _going_on(
    lines: list[list[Word]], words: Sequence[Word], page: int, carried: Table, vocabulary: Vocabulary
) -> Table | None:
    xs = table_columns(carried)
    if carried.row_count == 1:
        # No more than the header stood on the page before: where columns end is told by the rows here.
        near = [w for line in lines[:40] for w in line]
        cells = [cell for cell in carried.cells if cell.words]
        inner = [_between(near, one, two) for one, two in pairwise(cells)]
        xs = [min(xs[0], *(w.box.x0 for w in near)), *inner, max(xs[-1], *(w.box.x1 for w in near))]
    top = min(w.box.top for w in lines[0]) - 1
    box = Box(xs[0], top, xs[-1], top + 0.5)
    bottom = extend_down(words, box, xs, vocabulary)
    if bottom <= box.bottom:
        return None
    table = _aligned_table(words, page, box._replace(bottom=bottom), xs, vocabulary)
    return table if table is not None and _filled_columns(table) >= 2 else None


def _between(words: Sequence[Word], one: Cell, two: Cell) -> float:
    return gutter_between(words, max(w.box.x1 for w in one.words), min(w.box.x0 for w in two.words))


def _under_header(
    lines: list[list[Word]], k: int, words: Sequence[Word], page: int, vocabulary: Vocabulary
) -> Table | None:
    line, header = lines[k], header_line(lines[k], vocabulary)
    top = header_top(lines, k)
    near = [w for text in lines[k : k + 40] for w in text]
    left, right = min(w.box.x0 for w in near) - 1, max(w.box.x1 for w in near) + 1
    stop = next((i for i in range(k + 1, len(lines)) if header_line(lines[i], vocabulary)), len(lines))
    body = [w for text in lines[k + 1 : min(stop, k + 40)] for w in text]
    box = Box(left, top, right, max(w.box.bottom for w in line) + 0.5)
    xs = header_columns(header, body or line, box)
    bottom = extend_down(words, box, xs, vocabulary)
    # A header may be all that fits on a page; its rows are on the next.
    if bottom > box.bottom or k == len(lines) - 1:
        return _aligned_table(words, page, box._replace(bottom=bottom), xs, vocabulary, box.bottom)
    return None


def _aligned_table(
    words: Sequence[Word], page: int, box: Box, xs: Sequence[float], vocabulary: Vocabulary, header: float | None = None
) -> Table | None:
    separators = [header] if header is not None else []
    evidence = Evidence(box, "aligned", separators, joints=list(xs[1:-1]))
    return open_table(words, page, evidence, xs, vocabulary)


def _filled_columns(table: Table) -> int:
    return int(np.unique([cell.column for cell in table.cells if cell.words]).size)
