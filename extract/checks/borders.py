"""Borders of a table that were lost, or drawn where none belong: where the words of its cells stand tells of both.

Text begins where its column and its row begin. A cell whose text begins anew where the next column's does, or beside the next
row's, was two; rows between whose texts there is no more white than between the lines of one were one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from math import inf
from typing import NamedTuple

from jaarschijf.extract.agreements.headers import header_of
from jaarschijf.extract.checks.column_parts import has_empty_row, heads_a_moment
from jaarschijf.extract.checks.heading_faults import Fault, are_behind_labels, are_labelled, faults_of_headings
from jaarschijf.extract.checks.line_places import (
    ALIKE,
    OVER,
    FilledCell,
    TextLine,
    begin_at_one_height,
    begins_low,
    is_set_in_two_sizes,
    stand_between,
    stand_over_borders,
    stand_uneven,
    stands_half_a_line_off,
    stands_off_its_column,
    stands_too_near,
    words_overlap,
)
from jaarschijf.extract.checks.lone_spans import has_lone_span
from jaarschijf.extract.checks.reading_on import going_on_beside, reads_on_below, reads_on_beside
from jaarschijf.extract.checks.white_strips import STRIP, lettered, stand_at_both_sides, white_strips
from jaarschijf.extract.tables.open_table import table_columns
from jaarschijf.extract.text.alignment import runs_up, text_lines
from jaarschijf.extract.wording.bullets import is_glyph
from jaarschijf.extract.wording.labels import begins_part
from jaarschijf.extract.wording.vocabulary import Vocabulary
from jaarschijf.schema.geometry import Word, middle_of, union
from jaarschijf.schema.table import Cell, Table, TableMethod

_CENTRED = 6.0  # points from the middle of a cell to that of its text
_SPREAD_SPACE = 0.5  # of the font size: of a line that is
_FAR = 2.5  # of the font size: more white than that parts no lines of a text
_SAME_WHITE, _BESIDE = 0.6, 1.0  # points
_SELDOM = 0.05  # of a table's cells
_MOST_ROWS = 0.6
_LEAST_ROWS = 2
_IN_A_ROW = 4  # letters


class _Begun(NamedTuple):
    """A cell with words, its lines, and those of them with which its text begins anew, with the white (points) over them."""

    cell: Cell
    lines: list[TextLine]
    restarts: list[tuple[TextLine, float]]


def faults(table: Table, vocabulary: Vocabulary) -> set[Fault]:
    """What the words of a table tell of its borders."""
    header = header_of(table, vocabulary)
    filled = _filled(table)
    body = [part for part in filled if header is None or part.cell.row >= header.end]
    usual = _white_between_rows(body)
    whites = [white for part in body for white in part.whites]
    # One alone may be that between two rows.
    leading = middle_of(whites) if len(whites) > 1 else 0.0
    lists = _parted_lists(body, usual)
    begun = [
        _Begun(
            part.cell,
            part.lines,
            [new for new in part.restarts(leading) if new in lists or not begins_part(new[0].words, vocabulary)],
        )
        for part in body
    ]
    found: set[Fault] = set(faults_of_headings(table, filled, body, header, vocabulary))
    if _white_runs_down(filled, table) or _begins_in_next_column(filled, table) or stand_between(body):
        found.add("columns-joined")
    if (
        _stands_in_two_rows(body)
        or _begins_in_next_row(begun)
        or (_begin_anew_together(begun) and not are_labelled(body, vocabulary))
        or _white_as_between_rows(begun, usual, table.method)
        or len(lists) > 1
        or _end_together(body)
        or has_lone_span(table, header.end if header is not None else 0)
    ):
        found.add("rows-joined")
    if whites and reads_on_below(body, leading, usual):
        found.add("row-cut")
    found.update(_faults_of_places(body, table.method == "ruled", vocabulary))
    if table.overrun or reads_on_beside(body):
        found.add("words-cut")
    if any(_overlap(part.lines) for part in filled):
        found.add("texts-overlap")
    if any(_stand_apart(part.cell.words) for part in body):
        found.add("letters-apart")
    if any(
        stands_half_a_line_off(part.lines) or any(stand_uneven(line.words) for line in part.lines) for part in filled
    ):
        found.add("words-uneven")
    if heads_a_moment(table, header) or has_empty_row(table, header.end if header is not None else 0):
        found.add("text-unjoined")
    if table.ruled_within:
        found.add("border-unread")
    if table.ruled_astray:
        found.add("border-astray")
    if table.uprights_broken:
        found.add("border-lost")
    return found


def _faults_of_places(body: Sequence[FilledCell], ruled: bool, vocabulary: Vocabulary) -> Iterator[Fault]:
    # Of cards under each other the white between two is above the first label of the next.
    low = begins_low(body) and (ruled or not are_behind_labels(body, vocabulary))
    if low or stands_off_its_column(body) or stands_too_near(body):
        yield "line-astray"
    if is_set_in_two_sizes(body):
        yield "sizes-differ"
    if ruled and begin_at_one_height(body):
        yield "rows-uneven"
    if ruled and stand_over_borders(body):
        yield "words-cut"


def _parted_lists(body: Sequence[FilledCell], usual: float | None) -> list[tuple[TextLine, float]]:
    """The items of lists in cells over which there is as much white as there usually is between rows, where more have less."""
    if usual is None:
        return []
    items = [
        (line, white)
        for part in body
        for line, white in zip(part.lines[1:], part.whites, strict=True)
        if is_glyph(line.words[0].text)
    ]
    parted = [(line, white) for line, white in items if abs(white - usual) <= _SAME_WHITE]
    return parted if 2 * len(parted) <= len(items) else []


def is_drawn_over(table: Table) -> bool:
    """Whether lines of running text go on over a border, as where one is drawn that makes a table of it: each begins elsewhere."""
    begins: dict[int, list[float]] = {}
    for column, right in going_on_beside(_filled(table)):
        begins.setdefault(column, []).append(right.box.x0)
    return any(max(sides) - min(sides) > ALIKE for sides in begins.values())


def _filled(table: Table) -> list[FilledCell]:
    # The lines of a text that runs up its cell begin where no row does.
    return [
        FilledCell(cell, [TextLine(line, union([word.box for word in line])) for line in text_lines(cell.words)])
        for cell in table.cells
        if cell.words and not any(map(runs_up, cell.words))
    ]


def _white_runs_down(filled: Sequence[FilledCell], table: Table) -> bool:
    """Whether words stand at both sides of white that runs through a whole column."""
    for column in range(table.column_count):
        own = [part for part in filled if part.cell.column == column and part.cell.column_span == 1]
        words = [word for part in own for word in part.cell.words]
        strips = white_strips(words, middle_of(word.size for word in words)) if words else []
        if strips and stand_at_both_sides((lettered(line.words) for part in own for line in part.lines), strips):
            return True
    return False


def _begins_in_next_column(filled: Sequence[FilledCell], table: Table) -> bool:
    """Whether a cell over several columns has text that begins where that of a column within it does."""
    sides: dict[int, list[float]] = {}
    for cell, lines in filled:
        if cell.column_span == 1:
            sides.setdefault(cell.column, []).append(min(line.box.x0 for line in lines))
    borders = table_columns(table)
    for cell, lines in filled:
        if table.method == "aligned" and all(word.bold for word in cell.words):
            # A title stands where it will, and where nothing is drawn no line is lost.
            continue
        own = _common_side(sides.get(cell.column, []))
        for column in range(cell.column + 1, cell.column + cell.column_span):
            side = _common_side(sides.get(column, []))
            if side is not None and own is not None and _leaves_empty(cell, lines, own, side):
                return True
            if side is not None and _begin_anew_at(lines, side):
                return True
            if side is None or _crosses(cell.words, borders[column]) or _runs_on(lines, borders[column]):
                continue
            right = [word for word in cell.words if word.box[0] >= borders[column] - ALIKE]
            begins = [line[0].box[0] for line in text_lines(right)]
            apart = len(right) < len(cell.words) or not _is_centred(cell, right, across=True)
            if begins and apart and all(abs(begin - side) <= ALIKE for begin in begins):
                return True
    return False


def _begin_anew_at(lines: Sequence[TextLine], side: float) -> bool:
    """Whether two lines go on at the `side` of a later column behind more white than a space is wide, whatever others do: one
    that runs over the border joins all."""
    anew = [
        other
        for line in lines
        for one, other in pairwise(line.words)
        if abs(other.box[0] - side) <= ALIKE and other.box[0] - one.box[2] >= STRIP * other.size
    ]
    return len(anew) >= _LEAST_ROWS


def _leaves_empty(cell: Cell, lines: Sequence[TextLine], own: float, side: float) -> bool:
    """Whether a cell over several columns has nothing where texts of its first one begin, `own`, and lines that begin at the
    `side` of a later one, though not all: it is that one's, and a line was moved out of it."""
    begins = [line.box.x0 for line in lines]
    apart = own + _FAR * lines[0].size < min(begins) < side - ALIKE
    return apart and min(abs(x - side) for x in begins) <= ALIKE and not _is_centred(cell, cell.words, across=True)


def _common_side(sides: Sequence[float]) -> float | None:
    """Where most of the texts of a column begin (x, points); None where they begin anywhere."""
    if len(sides) < 2:
        return None
    usual = middle_of(sides)
    return usual if sum(abs(side - usual) <= ALIKE for side in sides) >= 0.6 * len(sides) else None


def _crosses(words: Sequence[Word], x: float) -> bool:
    return any(word.box[0] < x - ALIKE and word.box[2] > x + ALIKE for word in words)


def _runs_on(lines: Sequence[TextLine], x: float) -> bool:
    """Whether all lines go on over a border at `x` with no more than a space between words: one may begin there by chance."""
    over = [
        (one, other) for line in lines for one, other in pairwise(line.words) if one.box[2] <= x + ALIKE < other.box[2]
    ]
    beside = [(one, other) for one, other in over if other.box[0] >= x - ALIKE]
    return len(beside) == len(lines) and all(
        other.box[0] - one.box[2] <= _SPREAD_SPACE * other.size for one, other in beside
    )


def _is_centred(cell: Cell, words: Sequence[Word], across: bool) -> bool:
    axis = 0 if across else 1
    return abs(union(word.box for word in words).center[axis] - cell.box.center[axis]) <= _CENTRED


def _begins_in_next_row(body: Sequence[_Begun]) -> bool:
    """Whether cells over several rows have text that begins anew beside that of a row within them, more often than elsewhere;
    not with the white that parts the paragraphs of other cells."""
    parting = [white for part in body if part.cell.row_span == 1 for _, white in part.restarts]
    tops: dict[int, list[float]] = {}
    for part in body:
        tops.setdefault(part.cell.row, []).append(part.lines[0].box.top)
    beside = alone = 0
    for part in body:
        cell = part.cell
        within = [top for row in range(cell.row + 1, cell.row + cell.row_span) for top in tops.get(row, ())]
        if not within:
            continue
        for line, white in part.restarts:
            if any(abs(white - usual) <= _SAME_WHITE for usual in parting):
                continue
            if any(abs(top - line.box.top) <= _BESIDE for top in within):
                beside += 1
            else:
                alone += 1
        if any(abs(top - part.lines[0].box.top) <= _BESIDE for top in within):
            beside += not _is_centred(cell, cell.words, across=False)
    return beside > alone


def _stands_in_two_rows(body: Sequence[FilledCell]) -> bool:
    """Whether cells over several rows have lines within two of them, far from each other."""
    tops: dict[int, float] = {}
    for part in body:
        tops[part.cell.row] = max(part.cell.box.top, tops.get(part.cell.row, 0.0))
    for cell, lines in body:
        for row in range(cell.row + 1, cell.row + cell.row_span):
            border = tops.get(row, inf)
            for above, below in pairwise(lines):
                between = above.box.bottom < border < below.box.top
                if between and below.box.top - above.box.bottom > _FAR * below.size:
                    return True
    return False


def _begin_anew_together(body: Sequence[_Begun]) -> bool:
    """Whether cells of a row begin anew on one height, with no text beside; and more often than one alone does: else white is
    how paragraphs are parted here."""
    together = alone = 0
    for _, row in groupby(body, key=lambda part: part.cell.row):
        cells = list(row)
        anew = sorted((line.box.top, place) for place, part in enumerate(cells) for line, _ in part.restarts)
        for top, places in _heights(anew):
            if len(places) > 1 and not any(_runs_over(line, top) for part in cells for line in part.lines):
                together += 1
            else:
                alone += 1
    return together > alone


def _end_together(body: Sequence[FilledCell]) -> bool:
    """Whether cells of a row are sentences of a line each, on the same heights: those of two rows, with no more white between
    them than lines have."""
    for _, row in groupby(body, key=lambda part: part.cell.row):
        ended = [part.lines for part in row if len(part.lines) > 1 and all(map(_is_sentence, part.lines))]
        for one, other in pairwise(ended):
            tops = zip(one, other, strict=False)
            if len(one) == len(other) and all(abs(a.box.top - b.box.top) <= ALIKE for a, b in tops):
                return True
    return False


def _is_sentence(line: TextLine) -> bool:
    first, last = line.words[0].text, line.words[-1].text
    return len(line.words) > 1 and first[:1].isupper() and last.endswith(".")


def _heights(tops: Sequence[tuple[float, int]]) -> Iterator[tuple[float, set[int]]]:
    """Of texts by their top, in order: each height they begin at, and which begin there."""
    start, places = -inf, set[int]()
    for top, place in tops:
        if top - start > ALIKE:
            if places:
                yield start, places
            start, places = top, set()
        places.add(place)
    if places:
        yield start, places


def _runs_over(line: TextLine, y: float) -> bool:
    return line.box.top < y - ALIKE and line.box.bottom > y + ALIKE


def _white_between_rows(body: Sequence[FilledCell]) -> float | None:
    """How much white (points) there is between rows, where those are parted by much the same; None when they are not."""
    ends: dict[tuple[int, int], float] = {}
    whites: dict[int, float] = {}
    for cell, lines in body:
        if cell.column_span == 1:
            ends[cell.column, cell.row + cell.row_span] = lines[-1].box.bottom
    for cell, lines in body:
        if cell.column_span == 1 and (cell.column, cell.row) in ends:
            white = lines[0].box.top - ends[cell.column, cell.row]
            whites[cell.row] = min(white, whites.get(cell.row, white))
    if len(whites) < _LEAST_ROWS:
        return None
    usual = middle_of(whites.values())
    alike = sum(abs(white - usual) <= _SAME_WHITE for white in whites.values())
    return usual if alike >= 0.6 * len(whites) else None


def _white_as_between_rows(body: Sequence[_Begun], usual: float | None, method: TableMethod) -> bool:
    """Whether a cell begins anew after as much white as there is between rows; where many do, paragraphs are parted by as much.

    Where nothing is drawn, white is all that parts rows.
    """
    if usual is None:
        return False
    alike = [part for part in body for _, white in part.restarts if abs(white - usual) <= _SAME_WHITE]
    if not 0 < len(alike) <= max(1, _SELDOM * len(body)):
        return False
    if method == "aligned":
        return True
    # A row of its own would have what most rows have.
    rows = len({part.cell.row for part in body})
    filled = Counter(part.cell.column for part in body)
    always = {column for column, count in filled.items() if count >= _MOST_ROWS * rows}
    return any(_may_be_two_rows(part, body, always) for part in alike)


def _may_be_two_rows(part: _Begun, body: Sequence[_Begun], columns: set[int]) -> bool:
    """Whether a cell over several rows, or beside one of the `columns` in which something begins anew, may hold two rows."""
    others = columns - {part.cell.column}
    beside = [other for other in body if other.cell.row == part.cell.row and other.cell.column in others]
    anew = any(other.restarts or other.cell.row_span > 1 for other in beside)
    return anew or not others or part.cell.row_span > 1


def _stand_apart(words: Sequence[Word]) -> bool:
    """Whether small letters follow on each other, each a word."""
    alone = 0
    for word in words:
        alone = alone + 1 if len(word.text) == 1 and word.text.islower() else 0
        if alone == _IN_A_ROW:
            return True
    return False


def _overlap(lines: Sequence[TextLine]) -> bool:
    """Whether words or lines of a cell lie over each other."""
    return any(words_overlap(line.words) for line in lines) or any(
        above.box.bottom - below.box.top > OVER * max(above.size, below.size)
        and min(above.box.x1, below.box.x1) > max(above.box.x0, below.box.x0)
        for above, below in pairwise(lines)
    )
