"""The table in a region that is known to hold one: no header is needed to find it, its rows and columns are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from jaarschijf.extract.tables.lattice import Lattice, cut_rows, frame_to_lattice, full_lattice, lattice_to_table
from jaarschijf.extract.tables.rulings import SNAP, Frame, positions_to_levels, rules_to_segments
from jaarschijf.extract.text.alignment import gutters, line_segments, row_starts, text_lines, words_by_band
from jaarschijf.schema.geometry import Box, Page, Rule, Word, middle_of, union, words_within
from jaarschijf.schema.table import Table

# Dots to the next column, and rules typed as dashes, are no text of a column.
_LEADER = re.compile(r"[.·_=\-–—…]{2,}|[.]")


def region_to_table(page: Page, box: Box) -> Table | None:
    """The table within `box` (points from the page's top left): by its rulings where they make its cells, else by where
    its words stand. None when no words lie in the region."""
    words = words_within(page.words, box, margin=1.0)
    if not words:
        return None
    rules = _clip(page.rules, box)
    frame = Frame(rules_to_segments(rules, "h"), rules_to_segments(rules, "v"))
    lattice = frame_to_lattice(frame, words) if frame.horizontal and len(frame.vertical) >= 2 else None
    if lattice is not None and _explains(lattice, words):
        return lattice_to_table(_with_lines(lattice, words, frame), words, page.number, "ruled")
    return _aligned(words, frame, box, page.number)


def _clip(rules: Sequence[Rule], box: Box) -> list[Rule]:
    clipped = []
    for rule in rules:
        x0, top, x1, bottom = rule.box
        part = Box(max(x0, box.x0 - 3), max(top, box.top - 3), min(x1, box.x1 + 3), min(bottom, box.bottom + 3))
        if part.x0 <= part.x1 and part.top <= part.bottom and max(part.width, part.height) > 3:
            clipped.append(rule._replace(box=part))
    return clipped


def _explains(lattice: Lattice, words: Sequence[Word]) -> bool:
    """Whether the drawn cells hold the words one text each: next to none lies outside, and none holds columns of its own."""
    if len(lattice.xs) < 3 or len(lattice.ys) < 2:
        return False
    inside = words_within(words, lattice.box)
    if len(inside) < 0.9 * len(words):
        return False
    table = lattice_to_table(lattice, words, 1, "ruled")
    crowded = sum(len(text_lines(cell.words)) > 1 and _holds_columns(cell.words) for cell in table.cells if cell.words)
    return crowded <= 0.1 * len(table.cells)


def _with_lines(lattice: Lattice, words: Sequence[Word], frame: Frame) -> Lattice:
    """The lattice with bands cut into rows where most of their lines fill most columns: figures without rules between."""
    extra: list[float] = []
    for i, band in enumerate(words_by_band(words, lattice.ys)):
        closed = lattice.above[i].all() and (i + 1 == len(lattice.ys) - 1 or lattice.above[i + 1].all())
        lines = text_lines(band)
        if len(lines) < 3 or not closed:
            continue
        rows = _rows(lines, lattice.xs, frame)
        filled = [len(_filled([w for line in row for w in line], lattice.xs)) for row in rows]
        if len(rows) >= 3 and middle_of(filled) >= 0.5 * (len(lattice.xs) - 1):
            tops = [min(w.box.top for line in row for w in line) for row in rows]
            bottoms = [max(w.box.bottom for line in row for w in line) for row in rows]
            extra += [(a + b) / 2 for a, b in zip(bottoms, tops[1:], strict=False)]
    return cut_rows(lattice, [y for y in extra if all(abs(y - at) > SNAP for at in lattice.ys)])


def _holds_columns(words: Sequence[Word]) -> bool:
    box = union(word.box for word in words)
    return bool(gutters(words, box.x0, box.x1, width=1.2 * middle_of(w.size for w in words)))


def _aligned(words: Sequence[Word], frame: Frame, box: Box, page: int) -> Table:
    lines = text_lines(words)
    xs = _columns(lines, box)
    rows = _rows(lines, xs, frame)
    tops = [min(w.box.top for line in row for w in line) for row in rows]
    bottoms = [max(w.box.bottom for line in row for w in line) for row in rows]
    ys = [box.top, *((a + b) / 2 for a, b in zip(bottoms, tops[1:], strict=False)), box.bottom]
    lattice = full_lattice(xs, sorted(ys))
    for i, row in enumerate(rows):
        for line in row:
            for segment in line_segments(line, gap=0.6):
                for j, x in enumerate(xs[1:-1], start=1):
                    if segment[0].box.x0 + 1 < x < segment[-1].box.x1 - 1:
                        lattice.left[i, j] = False
    return lattice_to_table(lattice, words, page, "aligned")


def _columns(lines: Sequence[Sequence[Word]], box: Box) -> list[float]:
    """Column borders in the white that the lines with the most separate pieces leave; headings over columns cross it."""
    printed = [[word for word in line if not _LEADER.fullmatch(word.text)] for line in lines]
    pieces = [line_segments(line, gap=0.6) for line in printed if line]
    if not pieces:
        return [box.x0, box.x1]
    most = float(np.percentile([len(p) for p in pieces], 75))
    full = [piece for p in pieces if len(p) >= max(2.0, 0.6 * most) for piece in p]
    blocks = [Word("", union(w.box for w in piece), piece[0].size) for piece in full or [w for p in pieces for w in p]]
    size = middle_of(block.size for block in blocks)
    strips = gutters(blocks, box.x0, box.x1, width=0.25 * size, tolerance=0.01)
    return [box.x0, *((a + b) / 2 for a, b in strips), box.x1]


def _rows(lines: Sequence[list[Word]], xs: Sequence[float], frame: Frame) -> list[list[list[Word]]]:
    """Lines grouped into rows. Rules part them; of texts that run on over lines, white does too; else a line without text
    in the first column, close under one that has more columns filled, goes on with it."""
    levels = positions_to_levels(s.at for s in frame.horizontal)
    gaps = [min(w.box.top for w in b) - max(w.box.bottom for w in a) for a, b in pairwise(lines)]
    usual = middle_of(gaps) if gaps else 0.0
    starts = row_starts([w for line in lines for w in line], xs, guess=False) if _runs_on(lines) else []
    rows: list[list[list[Word]]] = [[lines[0]]]
    for line, gap in zip(lines[1:], gaps, strict=True):
        above = rows[-1][-1]
        top, bottom = min(w.box.top for w in line), max(w.box.bottom for w in above)
        ruled = any(bottom - SNAP <= y <= top + SNAP for y in levels)
        here = _filled(line, xs)
        if starts:
            goes_on = not any(bottom - SNAP <= y <= top + SNAP for y in starts)
        else:
            goes_on = gap <= usual + 1.0 and 0 not in here and here < _filled(above, xs)
        if goes_on and not ruled:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _runs_on(lines: Sequence[list[Word]]) -> bool:
    counts = [len(segment) for line in lines for segment in line_segments(line, gap=0.6)]
    return sum(counts) >= 3.0 * len(counts)


def _filled(line: Sequence[Word], xs: Sequence[float]) -> set[int]:
    return {int(np.searchsorted(xs, w.box.center[0])) - 1 for w in line}
