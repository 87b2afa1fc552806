"""How far a table reaches beyond what is drawn of it: up to its header, down to where its columns end."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from jaarschijf.extract.tables.landmarks import (
    announces_alone,
    column_starts,
    crosses,
    header_line,
    header_top,
    is_heading,
    signs_off,
)
from jaarschijf.extract.tables.title_rows import numbers_next
from jaarschijf.extract.text.alignment import column_words, is_larger, text_lines
from jaarschijf.extract.wording.vocabulary import Vocabulary
from jaarschijf.schema.geometry import Box, Page, Word, middle_of, words_within

_FAR, _FARTHER, _MANY = 36.0, 80.0, 2  # points; points from a line that fills more columns than so many
_OVER = 1.0  # points that a line lies beside the next one, at least
_APART = 0.6  # of the font size: between a table and the heading under it


def extend_down(page: Page, box: Box, xs: Sequence[float], vocabulary: Vocabulary) -> float:
    """How far down (y) the lines under `box` go on in its columns: to the first that runs over a border between them,
    reads as a header or a heading, or stands far off."""
    left, right, foot = xs[0] - 15, xs[-1] + 15, 2 * box.bottom
    below = [w for w in page.words if w.box[1] + w.box[3] > foot and left <= (w.box[0] + w.box[2]) / 2 <= right]
    inside = words_within(page.words, box) or below
    size = middle_of(w.size for w in inside) if inside else 10.0
    bottom = last = box.bottom
    pending = 0
    begin = column_starts(inside, xs)
    lines = text_lines(below)
    for k, line in enumerate(lines):
        top = min(w.box.top for w in line)
        filled = sum(bool(column) for column in column_words(line, xs))
        if filled > _MANY:
            # Rows may be set larger than the header that tells of them.
            size = max(size, middle_of(w.size for w in line))
        # A footnote or a page's footer is set smaller.
        small = top - last > 0.6 * size and all(w.size < 0.9 * size for w in line) and not _in_one_box(page, box, line)
        # In a sheet, rows may be much higher than their text.
        far = _FARTHER if filled > _MANY and not crosses(line, xs) else _FAR
        if small or top - last > max(far, 3.5 * size) or signs_off(line):
            break
        if (
            announces_alone(line, xs[0])
            or header_line(line, vocabulary)
            or (is_heading(line, size, xs) and not _is_bar(page, lines[k : k + 2], xs))
        ):
            break
        if all(w.bold for w in line) and k + 1 < len(lines) and header_line(lines[k + 1], vocabulary):
            # What stands right over the next header is a heading of that table.
            break
        if crosses(line, xs, begin):
            # A theme as a row over the full width: one line, in bold, shaded or numbered so, with rows after it.
            follows = (
                k + 1 < len(lines)
                and not crosses(lines[k + 1], xs, begin)
                and not header_line(lines[k + 1], vocabulary)
            )
            titled = all(w.bold for w in line) or _is_shaded(page, line, xs)
            if pending or not follows or not (titled or numbers_next(line, lines[k + 1])):
                break
            pending = 1
            last = max(w.box.bottom for w in line)
            continue
        pending = 0
        titled = top - last > _APART * size and _is_title(line, xs)
        last = max(w.box.bottom for w in line)
        if not titled:
            bottom = last
    return bottom + 1.0 if bottom > box.bottom else box.bottom


def _in_one_box(page: Page, table: Box, line: Sequence[Word]) -> bool:
    """Whether a line stands under a table in the shaded box that is around both: no footnote does."""
    inside = (fill.box for fill in page.fills if fill.box.covers(*line[0].box.center))
    return any(box.x0 < table.x0 and box.x1 > table.x1 and box.top < table.top < box.bottom for box in inside)


def _is_title(line: Sequence[Word], xs: Sequence[float]) -> bool:
    """Whether a line may be a heading under the table, where no row follows: in bold, in one of the columns."""
    return all(word.bold for word in line) and sum(bool(column) for column in column_words(line, xs)) == 1


def _is_bar(page: Page, lines: Sequence[Sequence[Word]], xs: Sequence[float]) -> bool:
    """Whether the first of two lines is shaded over the full width of a table and a row stands under it: a theme, in larger type."""
    return (
        len(lines) > 1
        and _is_shaded(page, lines[0], xs)
        and not crosses(lines[1], xs)
        and sum(bool(column) for column in column_words(lines[1], xs)) > 1
    )


def _is_shaded(page: Page, line: Sequence[Word], xs: Sequence[float]) -> bool:
    x, y = line[0].box.center
    return any(f.box.covers(x, y) and f.box.x0 < xs[0] + 15 and f.box.x1 > xs[-1] - 15 for f in page.fills)


def words_from_header(words: Sequence[Word], box: Box, vocabulary: Vocabulary) -> list[Word]:
    """The words that tell the columns of what is drawn in `box`: those in it, those from the header down to it where
    rules under rows leave the header outside, and the lines under it down to the next header or heading."""
    inside = words_within(words, box, margin=1.0)
    if not inside:
        return []
    size = middle_of(w.size for w in inside)
    left, right, head, foot = box.x0 - 3, box.x1 + 3, 2 * box.top, 2 * box.bottom
    under = [w for w in words if w.box[1] + w.box[3] > foot and left <= w.box[0] and w.box[2] <= right]
    below: list[Word] = []
    for line in text_lines(under):
        if announces_alone(line, box.x0) or header_line(line, vocabulary) or signs_off(line) or is_larger(line, size):
            break
        below += line
    if any(header_line(line, vocabulary) for line in text_lines(inside)[:4]):
        return [*inside, *below]
    over: list[Word] = []
    lines = text_lines([w for w in words if w.box[1] + w.box[3] < head and left <= w.box[0]])
    for k in reversed(range(len(lines))):
        over += lines[k]
        if header_line(lines[k], vocabulary):
            top = header_top(lines, k)
            return [*(w for line in lines[:k] for w in line if w.box.top >= top), *over, *inside, *below]
        if is_larger(lines[k], size):
            break
    return [*inside, *below]


def extend_up(words: Sequence[Word], box: Box, xs: Sequence[float], vocabulary: Vocabulary, carried: bool) -> float:
    """How far up (y) the lines over `box` belong to it: up to a header, where rules stand under each row only, or to the
    page's head where the table of the page before goes on (`carried`). The box's own top when neither is there."""
    left, right, head = xs[0] - 2, xs[-1] + 2, 2 * box.top
    above = [w for w in words if w.box[1] + w.box[3] < head and left <= (w.box[0] + w.box[2]) / 2 <= right]
    inside = words_within(words, box)
    if any(header_line(line, vocabulary) for line in text_lines(inside)[:3]):
        return box.top
    size = middle_of(w.size for w in inside) if inside else 10.0
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
    lines close by, up to one that fills two columns or more. The box's own top when there is none."""
    top = last = box.top
    inside = words_within(words, box)
    size = middle_of(w.size for w in inside) if inside else inf
    beside: set[int] = set()
    for line in reversed(text_lines([w for w in words if w.box.center[1] < box.top])):
        bottom = max(w.box.bottom for w in line)
        near = last - bottom < line[0].size
        within = line[0].box.x0 > xs[0] - 3 and line[-1].box.x1 < xs[-1] + 3
        if not near or not within or crosses(line, xs) or is_larger(line, size):
            break
        # What stands in the middle of its row's height lies between the lines of a longer text beside it.
        filled = {k for k, column in enumerate(column_words(line, xs)) if column}
        beside = filled | beside if bottom > last + _OVER else filled
        last = min(w.box.top for w in line) - 1.0
        # The longest text of a row goes on under the others.
        top = last if len(beside) > 1 else top
    return top
