"""Cells that are filled each by itself, edge to edge, as Word's table styles do: where fills meet runs a border that is not drawn."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from jaarschijf.extract.tables.landmarks import header_line
from jaarschijf.extract.tables.rulings import SNAP, Frame, Segment, nearest_level, positions_to_levels
from jaarschijf.extract.text.alignment import runs_up, text_lines
from jaarschijf.extract.wording.vocabulary import Vocabulary
from jaarschijf.schema.geometry import Box, Page, Word, union, words_within

_SAME = 8.0  # points between borders of one column
_LEAST_EDGES = 3
_LEAST_WIDTH = 15.0  # points
_WHOLE, _LEAST_SHARE = 0.9, 0.2  # of a frame's width


def with_tiles(frame: Frame, page: Page, vocabulary: Vocabulary) -> Frame:
    """The frame with the borders of the fills in it that stand edge to edge in rows, or fill one; itself when they are those of
    its header alone, or none that is not drawn."""
    box = frame.box
    top, bottom = box.top - 2 * SNAP, box.bottom + 2 * SNAP
    own = (fill.box for fill in page.fills if top <= fill.box.top and fill.box.bottom <= bottom)
    inside = [tile for tile in own if box.covers(*tile.center)]
    # Marks of parties beside each other in a cell are no cells.
    frame = _with_stacked(frame, inside, page.words)
    bands = [band for band in _tiled_bands(inside) if union(band).width > _LEAST_SHARE * box.width]
    if not bands or (not frame.parts_columns and all(_is_header(band, page.words, vocabulary) for band in bands)):
        return frame
    whole = [[tile] for tile in inside if tile.width > _WHOLE * box.width]
    return _with_bands(frame, [*bands, *whole])


def _with_stacked(frame: Frame, inside: Sequence[Box], words: Sequence[Word]) -> Frame:
    """The frame with borders where filled cells of one column meet at the height of a rule beside them, one at least of which is beside
    more rows, and the lower of which has its text at its head: a spreadsheet fills what it merged row by row."""
    levels = positions_to_levels(s.at for s in frame.horizontal)
    boxes = sorted((tile for tile in inside if tile.width >= _LEAST_WIDTH), key=lambda tile: (round(tile.x0), tile.top))
    met = [
        Segment(nearest_level(levels, below.top), below.x0, below.x1)
        for above, below in pairwise(boxes)
        if levels
        and abs(above.x0 - below.x0) + abs(above.x1 - below.x1) + abs(above.bottom - below.top) <= SNAP
        and abs(nearest_level(levels, below.top) - below.top) <= SNAP
        and any(box.top + SNAP < y < box.bottom - SNAP for y in levels for box in (above, below))
        and _has_text_at_head(below, words)
    ]
    return Frame([*frame.horizontal, *met], frame.vertical, frame.joints) if met else frame


def _has_text_at_head(box: Box, words: Sequence[Word]) -> bool:
    inside = words_within(words, box)
    return bool(inside) and not any(map(runs_up, inside)) and inside[0].box.top - box.top < inside[0].size


def with_filled_sides(frame: Frame, page: Page) -> Frame:
    """The frame as wide as the rows that are filled in it, as a whole or cell by cell, where uprights stand between columns only: the
    outer ones have none."""
    if not frame.parts_columns:
        return frame
    box = frame.box
    top, bottom = box.top - 2 * SNAP, box.bottom + 2 * SNAP
    own = [fill.box for fill in page.fills if top <= fill.box.top and fill.box.bottom <= bottom]
    rows = [*own, *(union(band) for band in _tiled_bands(own))]
    wider = [[row] for row in rows if _holds(row, box)]
    return _with_bands(frame, wider) if wider else frame


def edges_of_boxes(frame: Frame, page: Page) -> bool:
    """Whether all that is drawn of a frame are coloured edges of filled boxes that stand apart, as cards do: the boxes tell more."""
    if frame.vertical or not page.fills:
        return False
    _, top, _, bottom = around = frame.box
    near = (fill.box for fill in page.fills if top - 2 * SNAP < fill.box.bottom and fill.box.top < bottom + 2 * SNAP)
    boxes = [box for box in near if box.height > _LEAST_WIDTH and box.width < _WHOLE * around.width]
    return bool(boxes) and all(any(_is_edge(segment, box) for box in boxes) for segment in frame.horizontal)


def _is_edge(segment: Segment, box: Box) -> bool:
    ends = abs(segment.start - box.x0) <= 2 * SNAP and abs(segment.end - box.x1) <= 2 * SNAP
    return ends and min(abs(segment.at - box.top), abs(segment.at - box.bottom)) <= 2 * SNAP


def tiles_going_on(page: Page, columns: Sequence[float]) -> Frame | None:
    """What is tiled at the head of a page in the `columns` (x) of the table that ended the page before."""
    if len(columns) < _LEAST_EDGES or not page.words:
        return None
    top = min(word.box.top for word in page.words)
    frame, end = Frame(), top
    for band in sorted(_tiled_bands([fill.box for fill in page.fills])):
        edges = [band[0].x0, *(tile.x1 for tile in band)]
        alike = len(edges) == len(columns) and all(abs(x - c) < _SAME for x, c in zip(edges, columns, strict=True))
        if alike and band[0].top < end + SNAP and band[0].bottom > top:
            frame, end = _with_bands(frame, [band]), max(end, band[0].bottom)
    return frame if frame.vertical else None


def _with_bands(frame: Frame, bands: Sequence[Sequence[Box]]) -> Frame:
    horizontal, vertical = list(frame.horizontal), list(frame.vertical)
    xs, ys = positions_to_levels(s.at for s in vertical), positions_to_levels(s.at for s in horizontal)
    for band in bands:
        left, top, _, bottom = band[0]
        edges = (left, *(tile.x1 for tile in band)) if len(band) > 1 else ()
        vertical += [Segment(_on_level(x, xs), top, bottom) for x in edges]
        horizontal += [Segment(_on_level(y, ys), left, band[-1].x1) for y in (top, bottom)]
    return Frame(horizontal, vertical, frame.joints)


def _is_header(band: Sequence[Box], words: Sequence[Word], vocabulary: Vocabulary) -> bool:
    return any(header_line(line, vocabulary) for line in text_lines(words_within(words, union(band))))


def _on_level(position: float, levels: Sequence[float]) -> float:
    """The level of a line that is drawn, where one is near."""
    near = nearest_level(levels, position) if levels else position
    return near if abs(near - position) <= 2 * SNAP else position


def _tiled_bands(boxes: Sequence[Box]) -> list[list[Box]]:
    """Boxes of one height beside each other, without white between them; a row of two or more each. What is filled under them
    as a whole is none."""
    bands: dict[tuple[int, int], list[Box]] = {}
    for box in sorted(boxes):
        if box.width >= _LEAST_WIDTH:
            bands.setdefault((round(box.top), round(box.bottom)), []).append(box)
    rows = ([box for box in band if not any(_holds(box, other) for other in band)] for band in bands.values())
    return [row for row in rows if len(row) > 1 and all(abs(a.x1 - b.x0) <= SNAP for a, b in pairwise(row))]


def _holds(box: Box, other: Box) -> bool:
    return box.width > other.width + SNAP and box.x0 <= other.x0 + SNAP and other.x1 <= box.x1 + SNAP
