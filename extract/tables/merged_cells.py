"""Borders between cells that are one, in tables of which not all borders are drawn: none lies where a text, a fill or a rule runs on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import inf
from typing import NamedTuple

from jaarschijf.extract.tables.landmarks import column_starts, crossed_borders, header_line
from jaarschijf.extract.tables.lattice import Lattice
from jaarschijf.extract.tables.rulings import SNAP, Segment
from jaarschijf.extract.text.alignment import (
    column_words,
    is_row_number,
    line_segments,
    runs_up,
    text_lines,
    white_over,
    words_by_band,
)
from jaarschijf.extract.wording.bullets import SENTENCE_END
from jaarschijf.extract.wording.vocabulary import Role, Vocabulary
from jaarschijf.schema.geometry import Box, Page, Word

# Behind what the next line goes on.
_LEADS_ON = re.compile(
    r"(?:[,/&+–-]|\b(?:en|of|met|de|het|van|voor|in|samen|uiterlijk|vanaf|medio|eind|begin))$", re.IGNORECASE
)
RUNS_ON = 0.45  # of the font size: less white stands between the lines of a cell
_MORE_WHITE, _LEAST_WHITES = 0.07, 4  # of the font size: less differs the white between the lines of one text
# Rows, and of all of them, at which a text that runs on begins a sentence.
_LEAST_ROWS, _MOST_ROWS = 2, 0.75
_CENTRED = 1.0  # of the font size: between the white over a text and that under it


class Drawn(NamedTuple):
    """What parts the rows of a table: the y of `levels` that rules or fills are at, with its edges; the `separators` among them, and
    under the header; the `segments` of rules; and the boxes of rows over the full width."""

    levels: Sequence[float]
    separators: Sequence[float]
    segments: Sequence[Segment]
    bands: Sequence[Box]


def merge_cells(lattice: Lattice, page: Page, words: Sequence[Word], drawn: Drawn, vocabulary: Vocabulary) -> None:
    """Open the borders within cells that are one, as the table's `words`, its fills and what is `drawn` of it tell."""
    _open_spanned(lattice, words, drawn.bands)
    _open_unruled(lattice, drawn.segments)
    _open_filled(lattice, page)
    _open_centred(lattice, words, drawn.levels)
    _open_running(lattice, words, drawn.separators, _headed_columns(words, lattice.xs, vocabulary))


def _open_spanned(lattice: Lattice, words: Sequence[Word], bands: Sequence[Box]) -> None:
    # A row whose text runs over column borders is one cell over those columns, or over all when nothing else stands in it.
    levels = pairwise(lattice.ys)
    begin = column_starts(words, lattice.xs)
    for i, ((top, bottom), row) in enumerate(zip(levels, words_by_band(words, lattice.ys), strict=True)):
        lines = text_lines(row)
        crossed = {j for line in lines for j in crossed_borders(line, lattice.xs, begin)}
        if crossed and len(lines) == 1 and len(line_segments(lines[0], gap=0.8)) == 1:
            crossed = set(range(1, len(lattice.xs) - 1))
        if row and any(band.top - 2 <= top and bottom <= band.bottom + 2 for band in bands):
            crossed = set(range(1, len(lattice.xs) - 1))
        for j in crossed:
            lattice.left[i, j] = False


def _open_centred(lattice: Lattice, words: Sequence[Word], drawn: Sequence[float]) -> None:
    """What stands before the numbers of rows, in the middle of what rules enclose and on the height of no first row, is merged;
    so is what runs up beside them."""
    columns = [text_lines(column) for column in column_words(words, lattice.xs[:4])]
    place = next((j for j, lines in enumerate(columns) if sum(is_row_number(line[0].text) for line in lines) > 1), 0)
    for top, bottom in pairwise(drawn):
        rows = [i for i, y in enumerate(lattice.ys[1:-1], start=1) if top + SNAP < y < bottom - SNAP]
        for j in range(place) if rows else ():
            lines = [line for line in columns[j] if top < line[0].box.center[1] < bottom]
            if not lines:
                continue
            over, under = min(w.box.top for w in lines[0]) - top, bottom - max(w.box.bottom for w in lines[-1])
            numbers = [line for line in columns[place] if top < line[0].box.center[1] < bottom]
            lower = lines[0][0].box.top > numbers[0][0].box.top + SNAP if numbers else False
            centred = abs(over - under) < _CENTRED * lines[0][0].size
            if (lower and centred) or any(runs_up(word) for line in lines for word in line):
                lattice.above[rows, j] = False


def _open_filled(lattice: Lattice, page: Page) -> None:
    # A cell filled as one over several rows is merged.
    for i, y in enumerate(lattice.ys[1:-1], start=1):
        for fill in page.fills:
            if not fill.box.top + 2 * SNAP < y < fill.box.bottom - 2 * SNAP:
                continue
            for j, (x0, x1) in enumerate(pairwise(lattice.xs)):
                if are_sides(fill.box, x0, x1):
                    lattice.above[i, j] = False


def are_sides(box: Box, x0: float, x1: float) -> bool:
    """Whether a box lies between two borders of columns (x, points)."""
    return abs(box.x0 - x0) <= 2 * SNAP and abs(box.x1 - x1) <= 2 * SNAP


def _open_running(
    lattice: Lattice, words: Sequence[Word], drawn: Sequence[float], headed: Mapping[int, Role | None]
) -> None:
    # Where nothing is drawn, text that runs on over a row's beginning, with its own lines' distance and not the rows',
    # is that of a merged cell.
    columns = [text_lines(column) for column in column_words(words, lattice.xs)]
    leading = [_leading(lines) for lines in columns]
    size = words[0].size
    inner = [i for i, y in enumerate(lattice.ys[1:-1], start=1) if all(abs(y - at) > 2 * SNAP for at in drawn)]
    running: dict[tuple[int, int], tuple[Word, Word]] = {}
    for i in inner:
        gaps: dict[int, float] = {}
        ends: dict[int, tuple[Word, Word]] = {}
        for j, lines in enumerate(columns):
            over = [line for line in lines if line[0].box.center[1] < lattice.ys[i]]
            under = [line for line in lines if line[0].box.center[1] >= lattice.ys[i]]
            if over and under:
                gaps[j] = min(w.box.top for w in under[0]) - max(w.box.bottom for w in over[-1])
                # The mark of a footnote may stand behind a sentence.
                ends[j] = next((w for w in reversed(over[-1]) if not w.superscript), over[-1][-1]), under[0][0]
        for j, gap in gaps.items():
            as_lines = gap < min(RUNS_ON * size, leading[j] + _MORE_WHITE * size)
            if as_lines and max(gaps.values()) > gap + 0.25 * size and lattice.ys[i - 1] < lattice.ys[i]:
                running[i, j] = ends[j]
    solid = any(
        _begin_sentences([running.get((i, j)) for i in inner], 1 if headed.get(j) == "jaarafspraak" else _LEAST_ROWS)
        for j in range(len(columns))
    )
    for place, (last, below) in running.items():
        lattice.above[place] = (solid or _begins_anew(last, below, headed.get(place[1]))) and not below.text[
            0
        ].islower()


def _begins_anew(last: Word, below: Word, role: Role | None) -> bool:
    """Whether a row's text in a column of this role begins there by its words: what is agreed as a sentence does, and who acts
    or when with a name or a day, behind no word that leads on."""
    if role == "jaarafspraak":
        return bool(SENTENCE_END.search(last.text)) and below.text[0].isupper()
    return role in ("trekker", "gereed") and not below.text[0].islower() and not _LEADS_ON.search(last.text)


def _headed_columns(words: Sequence[Word], xs: Sequence[float], vocabulary: Vocabulary) -> dict[int, Role | None]:
    """What columns hold, by their headings."""
    header = next(filter(None, (header_line(line, vocabulary) for line in text_lines(words)[:3])), [])
    roles = [(vocabulary.heading(" ".join(w.text for w in words)).role, words[0].box.x0) for words in header]
    return {bisect_right(xs, x0) - 1: role for role, x0 in roles}


def _begin_sentences(ends: Sequence[tuple[Word, Word] | None], least: int) -> bool:
    """Whether a text that would run on over the beginnings of all rows begins a sentence at most of them, by the words on either
    side: no white is left between the rows."""
    begun = [bool(SENTENCE_END.search(last.text)) and first.text[0].isupper() for last, first in filter(None, ends)]
    return len(begun) == len(ends) >= least and sum(begun) >= _MOST_ROWS * len(begun)


def _leading(lines: Sequence[Sequence[Word]]) -> float:
    """The white (points) between the lines of a column's texts: less than there is between most of them, where rows are apart."""
    whites = sorted(white_over(lines, at) for at in range(1, len(lines)))
    return whites[len(whites) // 5] if len(whites) >= _LEAST_WHITES else inf


def _open_unruled(lattice: Lattice, segments: Sequence[Segment]) -> None:
    # Where rules between rows are drawn under some columns only, the others' cells run on: merged cells.
    for i, y in enumerate(lattice.ys[1:-1], start=1):
        drawn = [s for s in segments if abs(s.at - y) <= SNAP]
        if drawn:
            for j, (x0, x1) in enumerate(zip(lattice.xs[:-1], lattice.xs[1:], strict=True)):
                lattice.above[i, j] = sum(s.coverage(x0, x1) for s in drawn) >= 0.5 * (x1 - x0)
