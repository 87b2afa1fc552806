"""A page's lines in reading order: around its tables, and column after column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from jaarschijf.extract.text.card_columns import Card, beside_each_other, card_lines, cards
from jaarschijf.extract.text.column_gutter import SetLine, find_gutter
from jaarschijf.extract.text.label_columns import with_label_column
from jaarschijf.extract.text.level_numbers import numbers_on_first_lines
from jaarschijf.extract.text.lines import CLOSE, line_segments, words_to_lines
from jaarschijf.extract.text.margin_notes import apart_from_margin, with_labelled_notes
from jaarschijf.extract.text.margin_titles import TitleLines, under_margin_titles
from jaarschijf.extract.text.side_boxes import around_boxes
from jaarschijf.extract.text.side_figures import apart_from_figures
from jaarschijf.extract.wording.labels import is_side_label
from jaarschijf.schema.flow import Line
from jaarschijf.schema.geometry import Box, Page, Word, words_beside, words_within
from jaarschijf.schema.table import Table


class MarginLines(list[Line]):
    """The lines of what stands in the margin beside a text, which goes on past them."""


class FigureLines(MarginLines):
    """Those of figures in large type over what they are of."""


class LabelLines(MarginLines):
    """Those that say who acts and when, each under or behind its label."""


def words_outside_cells(page: Page, tables: Sequence[Table]) -> list[Word]:
    """The page's words that stand in none of the tables."""
    words = page.words
    for table in tables:
        words = words_beside(words, table.box, margin=1.0)
    return words


def page_to_bands(
    page: Page, tables: Sequence[Table], boxes: Sequence[Box] = (), panels: Sequence[Box] = ()
) -> Iterable[Table | list[Line]]:
    """The page's tables and, between them, its lines in reading order, column after column; text in side `boxes` by itself, and
    that in `panels` which are cards card by card."""
    words = words_outside_cells(page, tables)
    found = cards(words, panels) if len(panels) > 1 else []
    if len(panels) > 1 and not found:
        found = beside_each_other(words, panels, [table.box for table in tables])
    for card in found:
        words = words_beside(words, card.box, margin=1.0)
    waiting: list[Table | Card] = sorted([*tables, *found], key=lambda one: one.box.top) if found else list(tables)
    beside: list[tuple[Box, list[Line]]] = []
    for box in boxes:
        own = words_within(words, box, margin=1.0)
        words = words_beside(words, box, margin=1.0)
        beside += [(box, words_to_lines(own, page.number))] if own else []
    band: list[Line] = []
    for line in words_to_lines(words, page.number):
        while waiting and waiting[0].box.center[1] < line.box.center[1] and _over(waiting[0], line):
            over = [known for known in beside if known[0].top < waiting[0].box.top]
            yield from _with_boxes(band, over)
            beside = beside[len(over) :]
            band = []
            yield from _whole(waiting.pop(0), page.number)
        band.append(line)
    yield from _with_boxes(band, beside)
    for one in waiting:
        yield from _whole(one, page.number)


def _whole(one: Table | Card, page: int) -> Iterable[Table | list[Line]]:
    """A table as it is; a card's lines, column after column."""
    if isinstance(one, Table):
        return [one]
    lines = card_lines(one, page)
    return [LabelLines(own) if is_side_label(line_segments(own[0])[0]) else own for own in lines]


def _with_boxes(band: list[Line], boxes: Sequence[tuple[Box, list[Line]]]) -> Iterable[list[Line]]:
    for lines in around_boxes(band, boxes) if boxes else [band]:
        for told, labels in with_label_column(lines):
            for part in under_margin_titles(numbers_on_first_lines(told)):
                if isinstance(part, TitleLines):
                    yield part
                    continue
                plain, figures = apart_from_figures(part)
                text, margin = apart_from_margin(plain)
                for own, note in with_labelled_notes(text, margin):
                    yield from _in_columns(own)
                    if note:
                        yield MarginLines(note)
                if figures:
                    yield FigureLines(figures)
            if labels:
                yield LabelLines(labels)


def _over(table: Table | Card, line: Line) -> bool:
    # Text beside a table is read before it only when it begins higher.
    return table.box.bottom <= line.box.center[1] + 1 or table.box.top < line.box.top


def _in_columns(lines: list[Line]) -> Iterable[list[Line]]:
    """The lines of a band, cut in two where a gutter runs between columns of text."""
    run: list[Line] = []
    at = 0
    known: float | None = None
    as_set = [SetLine(line) for line in lines]
    while at < len(lines):
        gutter = find_gutter(as_set, at, known) or find_gutter(as_set, at, None, narrow=True)
        if gutter is None:
            run.append(lines[at])
            at += 1
            continue
        x, count = gutter
        known = x
        run, before = _above_gutter(run, x, lines[at])
        if run:
            yield run
            run = []
        both = [*before, *lines[at : at + count]]
        # There may be a third column, at either side.
        for side in (True, False):
            words = [w for line in both for w in line.words if (w.box.center[0] <= x) is side]
            yield from _in_columns(words_to_lines(words, lines[at].page))
        at += count
    if run:
        yield run


def _above_gutter(lines: list[Line], x: float, below: Line) -> tuple[list[Line], list[Line]]:
    """The lines before a gutter at `x`, and those of them that are already in its columns, from the first at its right on: those
    of the left one too that stand close over each other and over the line `below`, and apart from what is over them."""
    first = len(lines)
    for i in range(len(lines) - 1, -1, -1):
        if lines[i].box.x0 < x < lines[i].box.x1:
            break
        if lines[i].box.x0 >= x:
            first = i
    head = first
    under = [*lines[:first], lines[first] if first < len(lines) else below]
    while head > 0 and lines[head - 1].box.x1 < x and _is_close(lines[head - 1], under[head]):
        head -= 1
    first = first if head > 0 and _is_close(lines[head - 1], under[head]) else head
    return lines[:first], lines[first:]


def _is_close(line: Line, below: Line) -> bool:
    """Whether a line stands over another as the lines of one paragraph do."""
    return below.box.top - line.box.bottom < CLOSE * line.words[0].size
