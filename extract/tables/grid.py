"""A page's tables, in layers: full or partial rulings, horizontal rules, shading, and no drawing at all.

Each layer works on what the ones before it left; `Table.method` tells which evidence made a table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from jaarschijf.extract.tables.box_grids import box_grids
from jaarschijf.extract.tables.edged_texts import edged_texts, without_edges
from jaarschijf.extract.tables.extent import extend_down, extend_up, row_over, words_from_header
from jaarschijf.extract.tables.header_strips import with_header_strips
from jaarschijf.extract.tables.label_grids import label_grids
from jaarschijf.extract.tables.label_strips import (
    ends_in_side_labels,
    has_labels_before,
    has_side_labels,
    is_bar,
    is_label_strip,
)
from jaarschijf.extract.tables.landmarks import crosses, header_boxes
from jaarschijf.extract.tables.lattice import (
    Lattice,
    RowHeights,
    cut_rows,
    frame_to_lattice,
    lattice_to_table,
    with_columns,
    with_foot,
    with_head,
)
from jaarschijf.extract.tables.lost_columns import (
    close_rows,
    goes_on_without_borders,
    with_lost_columns,
    without_sides_of_one,
)
from jaarschijf.extract.tables.open_table import (
    Evidence,
    find_columns,
    frames_no_rows,
    header_end,
    open_table,
    table_columns,
)
from jaarschijf.extract.tables.rulings import SNAP, Frame, positions_to_levels, rules_to_frames
from jaarschijf.extract.tables.shading import fills_to_evidence
from jaarschijf.extract.tables.tiles import edges_of_boxes, tiles_going_on, with_filled_sides, with_tiles
from jaarschijf.extract.tables.timelines import timelines
from jaarschijf.extract.tables.unfilled_columns import with_unfilled_columns
from jaarschijf.extract.tables.unruled import aligned_tables
from jaarschijf.extract.text.alignment import (
    column_words,
    line_segments,
    number_lines,
    row_starts,
    text_lines,
    words_between,
    words_by_band,
)
from jaarschijf.extract.text.reading_order import words_outside_cells
from jaarschijf.extract.wording.vocabulary import AGREED, Vocabulary, load_vocabulary
from jaarschijf.schema.geometry import Box, Page, Word, union, words_within
from jaarschijf.schema.table import Table

_LEAST_ROWS = 3
_COLUMN_LEVELS = 5  # lines of a column alone
_SURE, _LEAST_KNOWN = 90.0, 2  # how sure a heading is; headings of a header
_HIGHER = 1.6  # of a row's height: the next one at most


def page_to_tables(
    page: Page,
    carried: Table | None = None,
    vocabulary: Vocabulary | None = None,
    frames: Sequence[Frame] | None = None,
) -> list[Table]:
    """The tables of a page, top to bottom. `carried` is the last table of the page before, whose columns may go on here;
    `vocabulary` knows headings, the anchors of columns that nothing is drawn of; `frames` are the page's, where known."""
    vocabulary = vocabulary or load_vocabulary()
    edged = edged_texts(page.rules, page.words, vocabulary)
    if frames is None:
        frames = rules_to_frames(without_edges(page.rules, edged), page.words, vocabulary)
    columns = table_columns(carried) if carried is not None else []
    tables: list[Table] = []
    head = tiles_going_on(page, columns) if page.fills and columns else None
    if head is not None and not any(frame.box.intersection(head.box) for frame in frames):
        frames = _with_head(head, frames, page.words, columns)
    grids = [*box_grids(page, frames, vocabulary, [box for _, box in edged]), *timelines(page, vocabulary)]
    tables += grids
    for frame in frames:
        if edges_of_boxes(frame, page) or any(_is_around(frame, grid.box) for grid in grids):
            continue
        before = tables[-1] if tables else carried
        ruled = before is not None and before.rows_ruled and _as_wide(before.box, frame.box)
        table = _frame_to_table(
            frame, _rest(page, tables), columns, vocabulary, rows_ruled=ruled, undrawn=frame is head
        )
        tables += _kept(table or _column_beside(frame, page, carried, vocabulary), vocabulary)
    rest, told = _rest(page, tables), len(tables)
    # Cards may be shaded as a whole, which tells nothing of their columns.
    tables += label_grids(rest, vocabulary, tables, carried)
    for evidence in fills_to_evidence(page, [t.box for t in tables], vocabulary):
        if any(t.box.intersection(evidence.box) > 0.5 * evidence.box.area for t in tables):
            continue
        header = _header_over(tables, evidence, vocabulary)
        if header is not None:
            # Its columns are those of the rows under it.
            tables = [table for table in tables if table is not header]
            evidence.box, evidence.joints = union([header.box, evidence.box]), table_columns(header)[1:-1]
            evidence.separators = [header.box.top, header.box.bottom, *evidence.separators]
        else:
            above = table_columns(tables[-1]) if tables else columns
            evidence = with_unfilled_columns(evidence, page, above, vocabulary)
        outside = _rest(page, tables)
        if evidence.whole:
            outside = replace(outside, words=words_within(outside.words, evidence.box))
        tables += _kept(_extended(outside, evidence, columns, vocabulary), vocabulary)
    for header in [table for table in tables if _is_header_alone(table, vocabulary)]:
        others = [table for table in tables if table is not header]
        tables = [*others, _with_rows_of(header, _rest(page, others), vocabulary)]
        told = 0
    if len(tables) > told:
        rest = _rest(page, tables)
    first = min((t.box.top for t in tables), default=page.height)
    going_on = carried if any(w.box.center[1] < first for w in rest.words) else None
    for table in aligned_tables(rest, going_on, vocabulary):
        tables += _kept(table, vocabulary)
    return sorted(with_header_strips(tables, vocabulary), key=lambda t: (t.box.top, t.box.x0))


def _with_head(head: Frame, frames: Sequence[Frame], words: Sequence[Word], columns: Sequence[float]) -> list[Frame]:
    """Frames with what is tiled at a page's head: of the first one that is as wide, where its rules part the rows under the head,
    with no more than one row between; else by itself."""
    for k, frame in enumerate(frames):
        between = Box(head.box.x0, head.box.bottom, head.box.x1, frame.box.top)
        ruled = not frame.vertical and frame.size[1] >= _LEAST_ROWS and _as_wide(head.box, frame.box)
        if ruled and between.height >= 0 and not row_starts(words_within(words, between), columns):
            whole = Frame([*head.horizontal, *frame.horizontal], joints=list(columns[1:-1]))
            return [*frames[:k], whole, *frames[k + 1 :]]
    return [head, *frames]


def _header_over(tables: Sequence[Table], evidence: Evidence, vocabulary: Vocabulary) -> Table | None:
    """A row of headings, ruled by itself, right over shaded rows that are as wide; one that is not shaded may stand between."""
    heights = [below - above for above, below in pairwise(sorted(evidence.separators))]
    for table in tables:
        gap = evidence.box.top - table.box.bottom
        if -SNAP < gap < _HIGHER * max(heights, default=0.0) and _as_wide(table.box, evidence.box):
            return table if _is_header_alone(table, vocabulary) else None
    return None


def _is_header_alone(table: Table, vocabulary: Vocabulary) -> bool:
    """Whether all that is drawn of a table is the frame of its headings."""
    if table.method != "ruled" or table.row_count > 1 or table.column_count < _LEAST_ROWS:
        return False
    texts = (" ".join(word.text for word in cell.words) for cell in table.cells)
    return sum(vocabulary.heading(text).score >= _SURE for text in texts) >= _LEAST_KNOWN


def _with_rows_of(header: Table, page: Page, vocabulary: Vocabulary) -> Table:
    """A header that nothing is drawn under, with the rows that stand there in its columns; itself where none do."""
    xs, levels = table_columns(header), [header.box.top, header.box.bottom]
    evidence = Evidence(header.box, "horizontal", levels, xs[1:-1])
    table = _extended(page, evidence, xs, vocabulary)
    if table is None or table.row_count == 1:
        return header
    # A line of running text may stand under it.
    below = [word for cell in table.cells for word in cell.words if word.box.top >= header.box.bottom]
    plain = [line for line in text_lines(below) if not all(word.bold for word in line)]
    return header if plain and crosses(plain[0], xs) else table


def _kept(table: Table | None, vocabulary: Vocabulary) -> list[Table]:
    """A table that was found, unless it is no more than labelled texts beside each other that no lines part, or the bar over one."""
    if table is None or (table.method != "ruled" and (is_label_strip(table, vocabulary) or is_bar(table))):
        return []
    if (table.method == "aligned" and has_side_labels(table)) or (
        table.method == "horizontal" and (ends_in_side_labels(table) or has_labels_before(table))
    ):
        return []
    return [table]


def table_boxes(page: Page, frames: Sequence[Frame], vocabulary: Vocabulary, among: Sequence[Word]) -> list[Box]:
    """The boxes of a page that no running header or footer lies in: what is ruled both ways into columns, and headers.

    Only those are sure to be there that a word of `among` may lie in.
    """
    ruled = [frame.box for frame in frames if _is_ruled(*frame.size)]
    return ruled + header_boxes(page.words, vocabulary, among)


def _is_ruled(uprights: int, levels: int) -> bool:
    """Whether a frame with so many lines is a table, or a column of one, and no frame around a page with its header and footer."""
    return (uprights > 2 and levels > 0) or (uprights == 2 and levels >= _COLUMN_LEVELS)


def _rest(page: Page, tables: Sequence[Table]) -> Page:
    """The page with the words that lie in none of the tables."""
    return replace(page, words=words_outside_cells(page, tables)) if tables else page


def _is_around(frame: Frame, boxes: Box) -> bool:
    """Whether a frame has its middle in these boxes, or is but rules over and under them: it is none of a table."""
    _, top, _, bottom = frame.box
    return boxes.covers(*frame.box.center) or (not frame.vertical and top < boxes.top and boxes.bottom < bottom)


def _as_wide(one: Box, other: Box) -> bool:
    return abs(one.x0 - other.x0) < 8 and abs(one.x1 - other.x1) < 8


def _frame_to_table(
    frame: Frame, page: Page, columns: Sequence[float], vocabulary: Vocabulary, *, rows_ruled: bool, undrawn: bool
) -> Table | None:
    frame = without_sides_of_one(frame)
    drawn = with_filled_sides(frame, page) if page.fills else frame
    frame = with_lost_columns(with_tiles(drawn, page, vocabulary) if page.fills else frame, page.words, vocabulary)
    tiled = bool(page.fills) and frame.size != drawn.size
    uprights = positions_to_levels(s.at for s in frame.vertical)
    lattice = frame_to_lattice(frame, page.words) if uprights and (frame.horizontal or len(uprights) >= 2) else None
    if lattice is not None and goes_on_without_borders(lattice, columns, page.words):
        lattice = with_columns(lattice, columns)
    if lattice is not None and len(lattice.xs) >= 3:
        if tiled:
            lattice = with_head(
                lattice, extend_up(page.words, lattice.box, lattice.xs, vocabulary, carried=bool(columns))
            )
        if undrawn:
            lattice = _with_rows_under(lattice, page, vocabulary)
        # Of a column beside what is drawn, nothing is.
        close_rows(lattice, page.words, tiled=tiled or lattice.xs[0] < uprights[0] - 2 * SNAP)
        whole = _with_rows(lattice, page.words, _same_columns(lattice.xs, columns), vocabulary)
        table = lattice_to_table(whole, page.words, page.number, "shaded" if tiled else "ruled")
        if len(whole.ys) == len(lattice.ys):
            # Where rules stand between rows, a missing one tells that a row goes on.
            table.open_top, table.open_bottom = _is_open(frame, lattice.ys[0]), _is_open(frame, lattice.ys[-1])
        filled = sum(bool(cell.words) for cell in table.cells)
        # What a page's end cut off may be a single line in one of the columns.
        return table if filled >= 2 or (filled == 1 and _same_columns(lattice.xs, columns)) else None
    separators = positions_to_levels(s.at for s in frame.horizontal)
    if columns and not _fills_columns(frame, page.words, columns):
        columns = ()
    evidence = Evidence(frame.box, "horizontal", separators, frame.joints, frame.horizontal, rows_ruled)
    if len(uprights) == 2:
        # A card that is drawn as a box: its labels tell the rows.
        only_box = len(separators) == len(uprights)
        framed = replace(page, words=words_within(page.words, frame.box)) if only_box else None
        card = next(iter(label_grids(framed, vocabulary)), None) if framed is not None else None
        return card or _filled(open_table(page, evidence, columns, vocabulary), columns)
    return _filled(_extended(page, evidence, columns, vocabulary), columns)


def _filled(table: Table | None, columns: Sequence[float]) -> Table | None:
    """A table with text in more cells than one; a shape with a text in it is none, unless it goes on in the columns carried."""
    if table is None or sum(bool(cell.words) for cell in table.cells) > 1:
        return table
    return table if _same_columns(table_columns(table), columns) else None


def _column_beside(frame: Frame, page: Page, carried: Table | None, vocabulary: Vocabulary) -> Table | None:
    """A column alone that did not fit beside the others of the table on a page before: its rows are as high, or it is headed as a
    column beside agreements is."""
    uprights, levels = frame.size
    going_on = carried is not None and carried.column_count == 1 and _as_wide(carried.box, frame.box)
    if carried is None or uprights != 2 or (levels <= _LEAST_ROWS and not going_on):
        return None
    lattice = frame_to_lattice(frame, page.words)
    table = lattice_to_table(lattice, page.words, page.number, "ruled") if lattice is not None else None
    if table is None or table.column_count > 1:
        return None
    heading = vocabulary.heading(" ".join(word.text for word in table.cells[0].words))
    beside = heading.score >= _SURE and heading.role not in (None, "number", "thema", *AGREED)
    return table if beside or going_on or RowHeights.of(table).are_those_of(carried) else None


def _with_rows_under(lattice: Lattice, page: Page, vocabulary: Vocabulary) -> Lattice:
    """The lattice of filled rows with those under it that are not: every other one may be."""
    xs, box = lattice.xs, lattice.box
    bottom = extend_down(page, box, xs, vocabulary)
    if bottom <= box.bottom + SNAP:
        return lattice
    under = words_within(page.words, Box(box.x0, box.bottom, box.x1, bottom))
    whole = with_foot(lattice, [*row_starts(under, xs), bottom])
    for i, band in enumerate(words_by_band(under, whole.ys)):
        lines = text_lines(band)
        if len(lines) == 1 and len(line_segments(lines[0], gap=0.8)) == 1 and crosses(lines[0], xs):
            # A theme, over the full width.
            whole.left[i, 1:] = False
    return whole


def _fills_columns(frame: Frame, words: Sequence[Word], columns: Sequence[float]) -> bool:
    """Whether what a frame holds may go on in these columns of the page before: in more than one, or at the head of the page."""
    filled = column_words(words_within(words, frame.box), columns)
    return sum(map(bool, filled)) > 1 or not any(word.box.bottom <= frame.box.top for word in words)


def _is_open(frame: Frame, y: float) -> bool:
    return sum(s.length for s in frame.horizontal if abs(s.at - y) <= SNAP) < 0.5 * frame.box.width


def _same_columns(xs: Sequence[float], columns: Sequence[float]) -> bool:
    return len(xs) == len(columns) and all(abs(a - b) < 15 for a, b in zip(xs, columns, strict=True))


def _extended(page: Page, evidence: Evidence, columns: Sequence[float], vocabulary: Vocabulary) -> Table | None:
    """The table with the rows that lie outside what is drawn: under the last rule, and over the first where the table
    of the page before goes on."""
    inside = words_from_header(page.words, evidence.box, vocabulary)
    xs = find_columns(inside, evidence, columns, vocabulary) if inside else []
    if len(xs) < 3:
        return None
    box = evidence.box
    bottom = extend_down(page, box, xs, vocabulary)
    top = extend_up(page.words, box, xs, vocabulary, carried=bool(columns))
    if top == box.top:
        top = row_over(page.words, box, xs)
    ruled = len(positions_to_levels(evidence.separators))
    evidence.separators = [*evidence.separators, box.top, box.bottom]
    evidence.box = Box(box.x0, top, box.x1, bottom)
    evidence.joints = xs[1:-1]
    table = open_table(page, evidence, columns, vocabulary)
    if table is not None and evidence.method == "horizontal":
        # Rules may stand under rows only: text over the first of them tells nothing. Text under the last one does, unless
        # no more than the header is ruled off.
        table.open_bottom = bottom > box.bottom and ruled >= 3
    return table


def _with_rows(lattice: Lattice, words: Sequence[Word], going_on: bool, vocabulary: Vocabulary) -> Lattice:
    """The lattice with rows cut where a cell of its number column holds more numbers than one, or where no more than
    headers and full-width rows are ruled off and white shows the rows."""
    if len(lattice.ys) == 2:
        lattice = cut_rows(lattice, header_end(words_within(words, lattice.box), vocabulary))
    extra: list[float] = []
    levels = list(pairwise(lattice.ys))
    bands = words_by_band(words, lattice.ys)
    unruled = frames_no_rows(bands)
    first = [word for band in [band for band in bands if band][:2] for word in band]
    header = header_end(words_within(first, lattice.box), vocabulary)
    for i, ((top, bottom), band) in enumerate(zip(levels, bands, strict=True)):
        closed = lattice.above[i].all() and (i + 1 == len(levels) or lattice.above[i + 1].all())
        # Headings over each other are no rows.
        headings = i == 0 and header and all(word.bold for word in band)
        if not band or bottom - top < 20 or not closed or headings:
            continue
        # Right under the header the end of a row may stand that began on the page before.
        under = [y for y in header if top + SNAP < y < bottom - SNAP]
        body = [word for word in band if word.box.center[1] > under[0]] if under else band
        numbered = len(number_lines(words_between(body, *lattice.xs[:2]))) >= 2
        if numbered or (unruled and (i > 0 or going_on)):
            starts = [*under, *row_starts(body, lattice.xs, guess=False)]
            extra += [y for y in starts if top + SNAP < y < bottom - SNAP]
    return cut_rows(lattice, extra) if extra else lattice
