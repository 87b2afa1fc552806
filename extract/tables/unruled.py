"""Tables that nothing is drawn of: columns under a header line, rows by numbers, white and filling."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import inf

from jaarschijf.extract.tables.box_grids import stands_in_boxes
from jaarschijf.extract.tables.extent import extend_down
from jaarschijf.extract.tables.landmarks import header_line, header_top, signs_off, whole_header
from jaarschijf.extract.tables.open_table import Evidence, header_columns, open_table, table_columns
from jaarschijf.extract.text.alignment import column_words, gutter_between, is_larger, line_segments, text_lines
from jaarschijf.extract.wording.bullets import is_glyph
from jaarschijf.extract.wording.vocabulary import Vocabulary
from jaarschijf.schema.geometry import Box, Page, Word, middle_of, words_within
from jaarschijf.schema.table import Cell, Table

_BESIDE, _LEVEL = 2, 0.8  # columns; of the font size: from a title to a line beside it
_OF_A_TITLE = 1.4  # of the size of a page's text: the words of a title may stand as far apart as headings


def aligned_tables(page: Page, carried: Table | None, vocabulary: Vocabulary) -> list[Table]:
    """Tables that nothing is drawn of: under each line that reads as a header, and, at the page's head, rows that go on
    in the columns of the table that ended the page before."""
    lines = text_lines(page.words)
    tables = []
    if carried is not None and lines and not header_line(lines[0], vocabulary):
        table = _going_on(lines, page, carried, vocabulary)
        tables += [table] if table is not None else []
    for k, line in enumerate(lines):
        if (tables and line[0].box.top < tables[-1].box.bottom) or not header_line(line, vocabulary):
            continue
        table = _under_header(lines, k, page, vocabulary) if not stands_in_boxes(line, page) else None
        tables += [table] if table is not None else []
    return tables


def _going_on(lines: list[list[Word]], page: Page, carried: Table, vocabulary: Vocabulary) -> Table | None:
    if is_larger(lines[0], middle_of([word.size for cell in carried.cells for word in cell.words])):
        # The title of another table.
        return None
    xs = table_columns(carried)
    if carried.row_count == 1:
        # No more than the header stood on the page before: where columns end is told by the rows here.
        near = [w for line in lines[:40] for w in line]
        cells = [cell for cell in carried.cells if cell.words]
        inner = [_between(near, one, two) for one, two in pairwise(cells)]
        xs = [min(xs[0], *(w.box.x0 for w in near)), *inner, max(xs[-1], *(w.box.x1 for w in near))]
    top = min(w.box.top for w in lines[0]) - 1
    box = Box(xs[0], top, xs[-1], top + 0.5)
    bottom = extend_down(page, box, xs, vocabulary)
    if bottom <= box.bottom:
        return None
    # Lines of the last column may be longer here than on the page before.
    row = [line for line in lines if top < line[0].box.center[1] < bottom]
    ends = [s[-1].box.x1 for line in row for s in line_segments(line, gap=0.7) if xs[-2] < s[0].box.x0 < xs[-1]]
    xs[-1] = max([xs[-1], *ends])
    box = box._replace(x1=xs[-1])
    table = _aligned_table(page, box._replace(bottom=bottom), xs, vocabulary)
    return table if table is not None and _filled_columns(table) >= 2 else None


def _between(words: Sequence[Word], one: Cell, two: Cell) -> float:
    return gutter_between(words, max(w.box.x1 for w in one.words), min(w.box.x0 for w in two.words))


def _under_header(lines: list[list[Word]], k: int, page: Page, vocabulary: Vocabulary) -> Table | None:
    line, header = lines[k], whole_header(lines, k, vocabulary)
    if is_larger(line, _OF_A_TITLE * middle_of([word.size for word in page.words])):
        return None
    top = header_top(lines, k)
    near = [w for text in lines[k : k + 40] for w in text]
    left, right = min(w.box.x0 for w in near) - 1, max(w.box.x1 for w in near) + 1
    stop = next((i for i in range(k + 1, len(lines)) if _is_past(lines[i], line, vocabulary)), len(lines))
    body = [w for text in lines[k + 1 : min(stop, k + 40)] for w in text]
    box = Box(left, top, right, max(w.box.bottom for w in line) + 0.5)
    xs = header_columns(header, body or line, box, vocabulary)
    bottom = min(extend_down(page, box, xs, vocabulary), _end_of_card(page, box, line[0].size))
    below = box._replace(top=box.bottom, bottom=bottom)
    if _are_lists(page, below, xs) or _are_texts(page, below, xs, line):
        return None
    # A header may be all that fits on a page; its rows are on the next.
    if bottom > box.bottom or k == len(lines) - 1:
        return _aligned_table(page, box._replace(bottom=bottom), xs, vocabulary)
    return None


def _end_of_card(page: Page, header: Box, size: float) -> float:
    """Where (y) the shaded box ends that a header stands in with what is under it."""
    middle = header.center
    around = [fill.box.bottom for fill in page.fills if fill.box.covers(*middle)]
    return min((bottom for bottom in around if bottom > header.bottom + size), default=inf)


def _are_lists(page: Page, box: Box, xs: Sequence[float]) -> bool:
    """Whether what stands in the columns `xs` are lists beside each other, whose items begin at other heights: they are no rows."""
    columns = column_words(words_within(page.words, box), xs)
    begins = [[line[0] for line in text_lines(column)] for column in columns]
    heights = [{round(word.box.top) for word in begin if is_glyph(word.text)} for begin in begins]
    listed = all(begin and is_glyph(begin[0].text) for begin in begins)
    return listed and any(one != other for one, other in pairwise(heights))


def _are_texts(page: Page, box: Box, xs: Sequence[float], header: Sequence[Word]) -> bool:
    """Whether what stands in two columns `xs` are texts under titles, and no rows: another title is set as those over them are, beside
    the text of the other."""
    columns = column_words(words_within(page.words, box), xs)
    if len(columns) != _BESIDE or not header[0].bold:
        return False
    for own, other in (columns, columns[::-1]):
        for line in text_lines(own):
            alike = all(word.bold and word.color == header[0].color and word.size == header[0].size for word in line)
            letters = any(character.isalpha() for word in line for character in word.text)
            middle, near = line[0].box.center[1], _LEVEL * line[0].size
            if alike and letters and any(abs(word.box.center[1] - middle) < near for word in other):
                return True
    return False


def _is_past(line: Sequence[Word], header: Sequence[Word], vocabulary: Vocabulary) -> bool:
    """Whether no rows under a header go on past a line: the next header, a heading, or the line over the signatures."""
    return is_larger(line, header[0].size) or signs_off(line) or bool(header_line(line, vocabulary))


def _aligned_table(page: Page, box: Box, xs: Sequence[float], vocabulary: Vocabulary) -> Table | None:
    return open_table(page, Evidence(box, "aligned", joints=list(xs[1:-1])), xs, vocabulary)


def _filled_columns(table: Table) -> int:
    return len({cell.column for cell in table.cells if cell.words})
