"""Tables without a full set of borders: rows and columns from what is drawn, and where nothing is, from the words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, pairwise

from jaarschijf.extract.tables.landmarks import crossed_borders, header_line, is_numbered, whole_header
from jaarschijf.extract.tables.lattice import full_lattice, lattice_to_table
from jaarschijf.extract.tables.merged_cells import RUNS_ON, Drawn, are_sides, merge_cells
from jaarschijf.extract.tables.rulings import SNAP, Segment, positions_to_levels
from jaarschijf.extract.tables.title_rows import shaded_titles, titles_among_numbers
from jaarschijf.extract.text.alignment import (
    column_words,
    gutter_between,
    gutters,
    is_justified,
    is_row_number,
    line_segments,
    number_lines,
    row_starts,
    text_lines,
    white_over,
    words_by_band,
)
from jaarschijf.extract.wording.bullets import is_glyph
from jaarschijf.extract.wording.vocabulary import Vocabulary
from jaarschijf.schema.geometry import Box, Page, Word, union, words_within
from jaarschijf.schema.table import Table, TableMethod

_LONGEST_HEADER, _SURE = 6, 90.0  # lines; how sure the heading of a column is
_NEAR = 0.6  # of the font size: between the edge of a fill and the middle of the white beside it
_PASSED = 2  # headings under which only running text passes
_MANY, _SAME = 4, 8.0  # columns; points between borders of one
_FEW_FULL = 0.75  # of the lines of a table are no rows over its full width, at least


@dataclass(slots=True)
class Evidence:
    """What is drawn of a table: the box it spans, the y of separators between rows, the x where columns meet.

    `rows_ruled`: in the table before it, as wide as this one, rules stand between rows. `whole`: no row is outside of what is drawn.
    """

    box: Box
    method: TableMethod
    separators: list[float] = field(default_factory=list)
    joints: list[float] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)
    rows_ruled: bool = False
    whole: bool = False


def header_columns(header: list[list[Word]], body: Sequence[Word], box: Box, vocabulary: Vocabulary) -> list[float]:
    """The x of column borders (outer ones too) with the header's segments as anchors; a column of numbers at the left
    needs no heading."""
    xs = [box.x0]
    body = _under_headings(body, header) or body
    header = [*_number_apart(header[0], body, vocabulary), *header[1:]]
    first = header[0][0].box.x0
    before = [w for w in body if w.box.x1 <= first - 2]
    numbered = vocabulary.heading(" ".join(w.text for w in header[0])).role == "number"
    if not numbered and _mostly_numbers(before):
        xs.append((max(w.box.x1 for w in before) + first) / 2)
    # A heading lies within its own column, so the border lies between the end of one and the beginning of the next.
    for one, two in pairwise(header):
        # They may stand at the right of their own column too.
        numbers = _numbers_before(body, one[0].box.x0, two[0].box.x0) if len(xs) == 1 else None
        xs += [numbers[0] - 2] if numbers and not numbered else []
        xs.append(gutter_between(body, numbers[1] if numbers else one[-1].box.x1, two[0].box.x0))
    return [*xs, box.x1]


def _number_apart(heading: list[Word], body: Sequence[Word], vocabulary: Vocabulary) -> list[list[Word]]:
    """The first heading of a header, cut where it is two a space apart: that of a narrow column of numbers, and the next one."""
    number, *text = heading
    under = [word for word in body if text and word.box.x1 < text[0].box.x0]
    known = [vocabulary.heading(" ".join(word.text for word in part)) for part in ([number], text)]
    apart = known[0].role == "number" and known[1].role not in ("number", None) and _mostly_numbers(under)
    return [[number], text] if apart and known[0].score >= _SURE else [heading]


def _under_headings(body: Sequence[Word], header: Sequence[Sequence[Word]]) -> list[Word]:
    """The words of a table's body without the lines of running text that pass under two whole headings: they tell of no column."""
    spans = [(heading[0].box.x0, heading[-1].box.x1) for heading in header]
    kept: list[Word] = []
    for line in text_lines(body):
        runs = [(run[0].box.x0, run[-1].box.x1) for run in line_segments(line, gap=0.8)]
        if all(sum(left < x0 and x1 < right for x0, x1 in spans) < _PASSED for left, right in runs):
            kept += line
    return kept


def _numbers_before(body: Sequence[Word], left: float, right: float) -> tuple[float, float] | None:
    """From and to where (x) a column of row numbers without a heading stands between headings that begin at `left` and
    `right`, after a theme for one; None when there is no such column."""
    lines = text_lines([w for w in body if left - 2 <= w.box.x0 and w.box.x1 <= right])
    last = [line_segments(line, gap=0.7)[-1] for line in lines]
    numbers = [s[0] for s in last if len(s) == 1 and s[0].box.x0 > left + 8 and is_row_number(s[0].text)]
    numbers = [w for w in numbers if any(c.isdigit() for c in w.text)]
    if len(numbers) < 2:
        return None
    x0, x1 = min(w.box.x0 for w in numbers), max(w.box.x1 for w in numbers)
    others = [w for line in lines for w in line if not any(w is number for number in numbers)]
    return None if any(w.box.x1 > x0 - 2 for w in others) else (x0, x1)


def _mostly_numbers(words: Sequence[Word]) -> bool:
    # A full-width row may begin over the column of numbers.
    lines = ["".join(w.text for w in line) for line in text_lines(words)]
    return sum(is_row_number(text) for text in lines) >= max(2.0, 0.4 * len(lines))


def find_columns(
    words: Sequence[Word], evidence: Evidence, carried: Sequence[float], vocabulary: Vocabulary
) -> list[float]:
    """The x of column borders, outer ones too: where drawn rules or fills meet, else from the header, else as on the
    page before (`carried`), else from the white that no word enters. Two values mean there is one column."""
    box = evidence.box
    lines = text_lines(words)

    def fits(xs: Sequence[float]) -> bool:
        return len(xs) > 2 and sum(_runs_over(line, xs) for line in lines) <= 0.2 * len(lines)

    headers = [(k, header) for k, line in enumerate(lines[:4]) if (header := header_line(line, vocabulary))]
    xs = [box.x0, *evidence.joints, box.x1]
    goes_on = bool(carried) and abs(carried[0] - xs[0]) < 20 and abs(carried[-1] - xs[-1]) < 40 and fits(carried)
    more = goes_on and all(min(abs(x - border) for border in carried) < _SAME for x in evidence.joints)
    # Rules that stop short of a merged cell meet at its side only.
    least = max((len(header) for _, header in headers), default=len(carried) - 1 if more else 0)
    if evidence.joints and fits(xs) and least < len(xs):
        return xs
    for k, _ in headers:
        body = [w for text in lines[k + 1 :] for w in text]
        return header_columns(whole_header(lines, k, vocabulary), body or lines[k], box, vocabulary)
    if goes_on:
        return [box.x0, *carried[1:-1], box.x1]
    # The bullets of a list in a frame are no column, nor is the white in a line that is set to the column's width.
    texts = [[word for word in line if not is_glyph(word.text)] for line in lines]
    texts = [[replace(line[0], box=union(w.box for w in line))] if is_justified(line) else line for line in texts]
    white = gutters(list(chain.from_iterable(texts)), box.x0, box.x1)
    rows = [text for line, text in zip(lines, texts, strict=True) if not _is_full_row(line)]
    if _FEW_FULL * len(lines) < len(rows) < len(lines):
        white = max(white, gutters(list(chain.from_iterable(rows)), box.x0, box.x1), key=len)
    return [box.x0, *(max(b - 4.0, (a + b) / 2) for a, b in white), box.x1]


def _runs_over(line: Sequence[Word], xs: Sequence[float]) -> bool:
    """Whether the text of a line passes over borders; one that has a text in each of many columns passes over none, though a cell
    is filled up to the next."""
    over = list(crossed_borders(line, xs))
    return len(over) > 1 or (len(over) == 1 and (len(xs) <= _MANY or not all(column_words(line, xs))))


def _is_full_row(line: Sequence[Word]) -> bool:
    """Whether a line may be of a row over the full width, which tells of no column: one text in bold."""
    return all(word.bold for word in line) and len(line_segments(line, gap=0.8)) == 1


def open_table(page: Page, evidence: Evidence, carried: Sequence[float], vocabulary: Vocabulary) -> Table | None:
    """The table that `evidence` and the words of the page in its box make; None when there are no two columns, or no
    height for a row.

    Rows end at separators; between two of them a new one begins where numbers say so, and, when separators frame no
    more than the header and the whole, here and in the table before, where white or the filling of the columns does.
    """
    inside = words_within(page.words, evidence.box, margin=1.0)
    if not inside:
        return None
    xs = find_columns(inside, evidence, carried, vocabulary)
    if len(xs) < 3:
        return None
    headed = header_end(inside, vocabulary)
    bands = [*shaded_titles(page, evidence.box, xs), *titles_among_numbers(inside, evidence.box, xs)]
    # The second line of a heading is no title: `Num-`, `mer`.
    bands = [band for band in bands if not headed or band.bottom > headed[0] + SNAP]
    evidence.separators = [*evidence.separators, *(y for band in bands for y in (band.top, band.bottom))]
    separators = [*evidence.separators, *headed]
    drawn = positions_to_levels([evidence.box.top, *separators, evidence.box.bottom], 2 * SNAP)
    filled = words_by_band(inside, drawn)
    few = frames_no_rows(filled)
    ys = _row_borders(filled, drawn, xs, evidence, few)
    if len(ys) < 2:
        return None
    lattice = full_lattice(xs, _at_fills(ys, page, xs, inside[0].size))
    merge_cells(lattice, page, inside, Drawn(drawn, separators, evidence.segments, bands), vocabulary)
    table = lattice_to_table(lattice, inside, page.number, evidence.method)
    table.rows_ruled = evidence.method == "horizontal" and (evidence.rows_ruled or not few)
    return table


def header_end(words: Sequence[Word], vocabulary: Vocabulary) -> list[float]:
    """The y under the header's lines: the line that reads as one and those set like it right under it."""
    lines = text_lines(words)
    for k, line in enumerate(lines[:3]):
        if header_line(line, vocabulary):
            end = k + 1
            look = (line[0].bold, line[0].color)
            while end < len(lines) and look != (False, 0) and all((w.bold, w.color) == look for w in lines[end]):
                if white_over(lines, end) > 0.5 * line[0].size or is_numbered(lines[end]):
                    break
                end += 1
            # All may be set alike; a line of years alone is no row.
            told = any(character.isalpha() for text in lines[k + 1 : end] for word in text for character in word.text)
            if (end == len(lines) > k + 1 and told) or end - k > _LONGEST_HEADER:
                end = k + 1
            if end < len(lines):
                return [max(w.box.bottom for w in lines[end - 1]) + max(white_over(lines, end), 0.0) / 2]
    return []


def _row_borders(
    filled: Sequence[Sequence[Word]], drawn: Sequence[float], xs: Sequence[float], evidence: Evidence, few: bool
) -> list[float]:
    """The y of borders between rows: those `drawn`, and those in the bands between them, which are `filled` with these words."""
    ys = set(drawn)
    height = evidence.box.height
    for (top, bottom), band in zip(pairwise(drawn), filled, strict=True):
        columns = column_words(band, xs)
        numbered = any(len(number_lines(column)) >= 2 for column in columns[:2])
        unruled = not evidence.rows_ruled and (few or bottom - top > 0.6 * height > 150)
        if band and (numbered or unruled):
            # A header over two lines is one row: only what is long enough to be a body is cut.
            if not numbered and len(text_lines(band)) < 3 and few and len(drawn) > 2 and top == drawn[0]:
                continue
            starts = [y for y in row_starts(band, xs) if top + 2 < y < bottom - 2]
            if numbered or not _is_one_row(columns, starts):
                ys.update(starts)
    return sorted(ys)


def _is_one_row(columns: Sequence[Sequence[Word]], starts: Sequence[float]) -> bool:
    """Whether each of the starts is that of a column's first text and no column begins anew there: shorter cells are set in the
    middle of their row's height."""
    for y in starts:
        first = False
        for column in filter(None, columns):
            over = [word.box.bottom for word in column if word.box.center[1] < y]
            under = [word.box.top for word in column if word.box.center[1] >= y]
            if over and under and min(under) - max(over) >= RUNS_ON * column[0].size:
                return False
            first = first or not over
        if not first:
            return False
    return True


def frames_no_rows(bands: Sequence[Sequence[Word]]) -> bool:
    """Whether separators mark no more than the header and full-width rows, with a single band of text between these."""
    run = 0
    for band in [band for band in bands if band][1:]:
        lines = text_lines(band)
        alone = len(lines) == 1 and len(line_segments(lines[0], gap=0.8)) == 1
        run = 0 if alone else run + 1
        if run > 1:
            return False
    return True


def _at_fills(ys: Sequence[float], page: Page, xs: Sequence[float], size: float) -> list[float]:
    """The y of the borders of rows, with those that are told by white at the edge of what a cell beside it is filled with."""
    fills = [fill.box for fill in page.fills if any(are_sides(fill.box, x0, x1) for x0, x1 in pairwise(xs))]
    edges = sorted({y for box in fills for y in (box.top, box.bottom)})
    return sorted(
        {min((edge for edge in edges if abs(edge - y) < _NEAR * size), key=lambda e: abs(e - y), default=y) for y in ys}
    )


def table_columns(table: Table) -> list[float]:
    """The x (points) of the borders between a table's columns, outer ones too."""
    xs = [0.0] * (table.column_count + 1)
    for cell in table.cells:
        xs[cell.column], xs[cell.column + cell.column_span] = cell.box.x0, cell.box.x1
    return xs
