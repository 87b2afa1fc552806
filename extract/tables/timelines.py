"""Moments in filled boxes under each other, with what is agreed for each beside it, as on a line of time: `Q1 2030    • Woonborg bouwt.`"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from jaarschijf.extract.tables.landmarks import header_line
from jaarschijf.extract.text.alignment import text_lines
from jaarschijf.extract.wording.bullets import is_glyph
from jaarschijf.extract.wording.months import MONTHS
from jaarschijf.extract.wording.vocabulary import AGREED, Vocabulary
from jaarschijf.schema.geometry import Box, Page, Word, union, words_within
from jaarschijf.schema.table import Cell, Table

_LEAST_BOXES, _MOST_BOXES, _WIDEST = 2, 60, 0.25  # more are a drawing; of the page's width
_FAR = 3.0  # of the font size: between the header and the first box, and between the lines of one text
_COLUMNS = 2
_MOMENT = re.compile(
    rf"(?:(?:Q|K)[1-4]|[1-4]e kwartaal|(?:(?:begin|medio|eind) )?(?:{'|'.join(MONTHS)})|voorjaar|zomer|najaar|winter"
    r"|(?:eerste|tweede) helft|(?:begin|medio|eind)(?= ))?(?:(?:^| )20\d\d)?|doorlopend|(?:hele|heel) jaar",
    re.IGNORECASE,
)


def timelines(page: Page, vocabulary: Vocabulary) -> Iterator[Table]:
    """The tables of such boxes on a page, each under a header that tells a column of moments and one of what is agreed."""
    columns: dict[tuple[int, int], list[Box]] = defaultdict(list)
    for fill in page.fills if _LEAST_BOXES <= len(page.fills) <= _MOST_BOXES else ():
        if fill.box.width < _WIDEST * page.width:
            columns[round(fill.box.x0), round(fill.box.x1)].append(fill.box)
    for boxes in columns.values():
        boxes.sort(key=lambda box: box.top)
        if len(boxes) >= _LEAST_BOXES and all(_holds_moment(box, page.words) for box in boxes):
            table = _to_table(page, boxes, vocabulary)
            if table is not None:
                yield table


def _holds_moment(box: Box, words: Sequence[Word]) -> bool:
    text = " ".join(word.text for word in words_within(words, box))
    return bool(text) and _MOMENT.fullmatch(text) is not None


def _to_table(page: Page, boxes: Sequence[Box], vocabulary: Vocabulary) -> Table | None:
    first = boxes[0]
    over = text_lines([word for word in page.words if word.box.center[1] < first.top])
    header = header_line(over[-1], vocabulary) if over else []
    if len(header) != _COLUMNS or first.top - over[-1][0].box.bottom > _FAR * over[-1][0].size:
        return None
    when, what = (vocabulary.heading(" ".join(word.text for word in part)).role for part in header)
    if when != "gereed" or what not in AGREED or header[0][-1].box.x1 > first.x1 or header[1][0].box.x0 < first.x1:
        return None
    tops = [box.top for box in boxes]
    lines = list(_lines_beside(page.words, boxes))
    if not lines:
        return None
    right, bottom = max(line[-1].box.x1 for line in lines) + 1, max(lines[-1][0].box.bottom, boxes[-1].bottom) + 1
    top = min(word.box.top for word in over[-1])
    cells = [
        Cell(0, k, Box(x0, top, x1, first.top), list(part))
        for k, (part, x0, x1) in enumerate(zip(header, (first.x0, first.x1), (first.x1, right), strict=True))
    ]
    for box, (low, high) in zip(boxes, pairwise([*tops, bottom]), strict=True):
        own = [line for line in lines if low <= line[0].box.center[1] < high]
        begins = [k for k, line in enumerate(own) if k == 0 or is_glyph(line[0].text)] or [0]
        row = max(cell.row for cell in cells) + 1
        cells.append(Cell(row, 0, Box(first.x0, low, first.x1, high), words_within(page.words, box), len(begins)))
        ys = [low, *(own[k][0].box.top for k in begins[1:]), high]
        for at, ((above, below), (y0, y1)) in enumerate(zip(pairwise([*begins, len(own)]), pairwise(ys), strict=True)):
            text = [word for line in own[above:below] for word in line]
            cells.append(Cell(row + at, 1, Box(first.x1, y0, right, y1), text))
    return Table(page.number, union(cell.box for cell in cells), cells, "shaded")


def _lines_beside(words: Sequence[Word], boxes: Sequence[Box]) -> Iterator[list[Word]]:
    """The lines at the right of boxes, from the first of these on: to the first that stands far off under the last box, or to one
    that begins further to the left."""
    first, last = boxes[0], boxes[-1]
    free = [word for word in words if not any(box.covers(*word.box.center) for box in boxes)]
    end = first.top
    for line in text_lines([word for word in free if word.box.center[1] > first.top]):
        far = line[0].box.top > last.bottom and line[0].box.top - max(end, last.bottom) > _FAR * line[0].size
        if far or line[0].box.x0 < first.x1:
            break
        end = max(word.box.bottom for word in line)
        yield line
