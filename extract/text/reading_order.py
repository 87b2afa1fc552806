"""A page's lines in reading order: around its tables, and column after column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice, pairwise
from math import inf

from jaarschijf.extract.text.card_columns import Card, card_lines, cards
from jaarschijf.extract.text.label_columns import with_label_column
from jaarschijf.extract.text.lines import line_segments, words_to_lines
from jaarschijf.extract.text.margin_notes import apart_from_margin, with_labelled_notes
from jaarschijf.extract.text.margin_titles import under_margin_titles
from jaarschijf.extract.text.side_boxes import around_boxes
from jaarschijf.extract.wording.bullets import SENTENCE_END, WEAK_BULLETS, is_glyph
from jaarschijf.extract.wording.labels import is_side_label
from jaarschijf.schema.flow import Line
from jaarschijf.schema.geometry import Box, Page, Word, middle_of, union, words_beside, words_within
from jaarschijf.schema.table import Table

_COLUMN_LINES = 4
_MOST_WHITES = 60  # of a line, that columns may part
_NARROW, _NARROW_LINES = 0.7, 10  # of the font size: the white of a narrow gutter, and lines at both sides of it
_BOTH = 2  # sides of a gutter
_LINES_AGAIN = 2  # where columns stood on this page already
_BOXES_APART = 2.0  # of the font size: the white between boxes under each other
# Of a heading's font size: the white around it, and how far apart the columns under it begin.
_CLEAR, _BEGIN_ALIKE = 0.3, 2.5
_NONE_BESIDE, _WHITE_UNDER = 8, 0.5  # lines under columns that are at an end, and the white over them, of the font size
_LEVEL = 1.5  # of the font size: between the ends of columns of which one is a line longer
_FAR_UNDER = 3.0  # of a heading's font size: more white than there is over it
_MARK = re.compile(r"\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[A-Za-z]|[A-Z]\.?\d{1,2})[.:)]?")


class MarginLines(list[Line]):
    """The lines of what stands in the margin beside a text, which goes on past them."""


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
            for part in under_margin_titles(told):
                text, margin = apart_from_margin(part)
                for own, note in with_labelled_notes(text, margin):
                    yield from _in_columns(own)
                    if note:
                        yield MarginLines(note)
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
    while at < len(lines):
        gutter = _gutter(lines[at:], known) or _gutter(lines[at:], None, narrow=True)
        if gutter is None:
            run.append(lines[at])
            at += 1
            continue
        x, count = gutter
        known = x
        run, before = _above_gutter(run, x)
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


def _above_gutter(lines: list[Line], x: float) -> tuple[list[Line], list[Line]]:
    """The lines before a gutter at `x`, and those of them that are already in its columns, from the first at its right on."""
    first = len(lines)
    for i in range(len(lines) - 1, -1, -1):
        if lines[i].box.x0 < x < lines[i].box.x1:
            break
        if lines[i].box.x0 >= x:
            first = i
    return lines[:first], lines[first:]


def _is_over(line: Line, below: Line) -> bool:
    """Whether a line is the heading of text over the full width, and not of a column that ends over it."""
    larger = line.words[0].size > 1.08 * below.words[0].size
    return len(line_segments(line)) == 1 and abs(line.box.x0 - below.box.x0) < 2 and larger


def _texts(line: Line, narrow: bool = False) -> list[list[Word]]:
    """The runs of words of a line that may be of columns, with little white between them where these are `narrow`: a bullet or
    number goes with what it marks."""
    texts: list[list[Word]] = []
    for segment in _runs(line, narrow):
        alone = len(segment) == 1 and _is_mark(segment[0].text)
        if texts and len(texts[-1]) == 1 and _is_mark(texts[-1][0].text) and not alone:
            texts[-1] = [*texts[-1], *segment]
        else:
            texts.append(segment)
    return texts


def _runs(line: Line, narrow: bool) -> list[list[Word]]:
    return _narrowly_apart(line.words) if narrow else line_segments(line)


def _whites_in(runs: Sequence[Sequence[Word]], low: float, high: float, least: float) -> list[tuple[float, float]]:
    """The whites (from, to) between runs of words as far as they lie between two x, where they are wider than the `least`."""
    whites = ((max(low, a[-1].box.x1), min(high, b[0].box.x0)) for a, b in pairwise(runs))
    return [(start, end) for start, end in whites if end - start > least]


def _narrowly_apart(words: Sequence[Word]) -> list[list[Word]]:
    """The words of a line in runs with hardly more white between them than words have, by the smaller type at either side: a
    heading may stand beside text."""
    runs: list[list[Word]] = []
    end, size = -inf, 0.0
    for word in words:
        x0, _, x1, _ = word.box
        if x0 - end > _NARROW * min(size, word.size):
            runs.append([])
        runs[-1].append(word)
        end, size = max(end, x1), word.size
    return runs


def _is_mark(text: str) -> bool:
    return text in WEAK_BULLETS or is_glyph(text) or _MARK.fullmatch(text) is not None


def _begins_boxes(texts: Sequence[Sequence[Word]], lines: Sequence[Line], at: int) -> bool:
    """Whether a line has the headings of the next boxes beside each other: text in large type at both sides, and white over it."""
    line, above = lines[at], lines[at - 1]
    size = min(word.size for word in line.words)
    apart = line.box.top - max(word.box.bottom for word in above.words) > _BOXES_APART * size
    return len(texts) > 1 and apart and size > 1.08 * middle_of([word.size for own in lines[:at] for word in own.words])


def _heads_columns(lines: Sequence[Line], at: int, x: float) -> bool:
    """Whether a line is a heading over columns that begin anew under it: set larger than what is around it, with no text beside
    it, and text at both sides of `x` over it and right under it."""
    line = lines[at]
    if at + 2 >= len(lines) or line.x1 > x or not _is_over(line, lines[at + 1]):
        return False
    size, top, bottom = line.words[0].size, line.box.top, line.box.bottom
    right = [word for other in lines for word in other.words if word.box.x0 >= x - 1]
    beside = any(word.box.bottom > top - _CLEAR * size and word.box.top < bottom + _CLEAR * size for word in right)
    above = any(word.box.bottom <= top for word in right)
    begin = min((word.box.top for word in right if word.box.top >= bottom), default=inf)
    return above and not beside and begin - lines[at + 1].box.top < _BEGIN_ALIKE * size


def _stands_under(lines: Sequence[Line], x: float) -> bool:
    """Whether the last line is a heading at the foot of the page, under columns of which the one it stands in ends far over it:
    what it is over begins on the next."""
    *others, line = lines
    size = line.words[0].size
    if line.x1 > x or size <= 1.08 * max(word.size for word in others[-1].words):
        return False
    own = max((word.box[3] for other in others for word in other.words if word.box[2] <= x), default=-inf)
    beside = max((word.box[3] for other in others for word in other.words if word.box[0] >= x), default=-inf)
    return own < beside <= line.box.top and line.box.top - own > _FAR_UNDER * size


def _stands_after(lines: Sequence[Line], at: int, low: float, high: float) -> bool:
    """Whether a line begins what stands under columns that end at one height, and in the middle of a sentence that goes on from
    the left one in the right."""
    # The cheapest first: the right one must just have ended.
    near = lines[max(0, at - _LINES_AGAIN) : at]
    if not any(other.x1 > high for other in near) or any(other.x1 > high for other in lines[at : at + _NONE_BESIDE]):
        return False
    line, above = lines[at], lines[:at]
    left = [word for other in above for word in other.words if word.box[2] <= low + 1]
    right = [word for other in above for word in other.words if word.box[0] >= high - 1]
    if not left or not right:
        return False
    end, size = max(word.box[3] for word in left), line.words[0].size
    level = abs(end - max(word.box[3] for word in right)) < _LEVEL * size
    last = max(left, key=lambda word: (word.box[3], word.box[0]))
    goes_on = right[0].text[0].islower() and SENTENCE_END.search(last.text) is None
    return level and goes_on and line.box.top - end > _WHITE_UNDER * size


def _heads_lists(lines: Sequence[Line], low: float, high: float) -> bool:
    """Whether the first line has headings at both sides of a gutter, each right over a list."""
    heads, below = _texts(lines[0]), _texts(lines[1]) if len(lines) > 1 else []
    if min(len(heads), len(below)) < _BOTH or below[0][-1].box.x1 > low + 1 or below[1][0].box.x0 < high - 1:
        return False
    set_apart = all(word.bold for word in lines[0].words) or lines[0].words[0].size > 1.08 * lines[1].words[0].size
    listed = [is_glyph(text[0].text) and len(text) > 1 for text in below]
    reach = _BEGIN_ALIKE * lines[0].words[0].size
    # The bullet of a list of one item may be drawn.
    alike = len(heads) == len(below) and all(
        abs(head[0].box[0] - text[0].box[0]) < reach for head, text in zip(heads, below, strict=True)
    )
    return set_apart and (all(listed) or (any(listed) and alike))


def _gutter(lines: Sequence[Line], known: float | None, narrow: bool = False) -> tuple[float, int] | None:
    """The x of a gutter that begins at the first line, and how many lines it runs; None when there is none.

    Fewer lines tell one at the x `known` from columns over it, more one that is hardly wider than spaces are, in lines set to
    the width of `narrow` columns.
    """
    segments = _texts(lines[0], narrow)
    for beside in islice(pairwise(segments), _MOST_WHITES):
        found, parted = _gutter_in(lines, beside, known, narrow, 0)
        if parted:
            # A line has more white in it than that between the columns, as one of labels has: `Trekker: ...   Gereed: ...`.
            last, _ = _gutter_in(lines, beside, known, narrow, -1)
            found = max(found, last, key=lambda gutter: gutter[1] if gutter is not None else 0)
        if found is not None:
            return found
        # A justified heading may have as much white between its words as there is between narrow columns.
    return None


def _gutter_in(
    lines: Sequence[Line], beside: Sequence[Sequence[Word]], known: float | None, narrow: bool, place: int
) -> tuple[tuple[float, int] | None, bool]:
    """The gutter between two texts `beside` each other on the first line, in the first (0) or the last (-1) white of lines that
    have more of it; and whether there are such lines."""
    left, right = union(w.box for w in beside[0]), union(w.box for w in beside[1])
    low, high = left.x1, right.x0
    parted = False

    smallest = inf
    count, both, texts = 0, 0, 0
    for line in lines:
        # A heading in a column has the text's gutter beside it.
        smallest = min(smallest, *(word.size for word in line.words)) if narrow else line.words[0].size
        parts = _texts(line, narrow)
        if count and (_begins_boxes(parts, lines, count) or _heads_columns(lines, count, high)):
            break
        inside = _whites_in(parts, low, high, 0.7 * smallest)
        if not inside and count and line.box.x0 < low and line.box.x1 > high:
            # A number in one column may stand on the height of a text in the next.
            inside = _whites_in(_runs(line, narrow), low, high, 0.7 * smallest)
        if inside:
            parted |= len(inside) > 1
            low, high = inside[place]
            both += 1
        elif line.box.x1 <= high - 1:
            if count and _stands_after(lines, count, low, high):
                break
            high = max(low + 1, high)
            low = max(low, line.box.x1)
        elif line.box.x0 >= low + 1:
            high = min(high, line.box.x0)
        else:
            break
        if high - low < 0.7 * smallest:
            break
        count += 1
        texts += len(line.words)
    while 0 < count < len(lines) and _is_over(lines[count - 1], lines[count]):
        count -= 1
        texts -= len(lines[count].words)
    if count == len(lines) > 1 and _stands_under(lines, low):
        count -= 1
        texts -= len(lines[count].words)
    sides = [sum(w.box.center[0] > high for line in lines[:count] for w in line.words)]
    sides.append(texts - sides[0])
    marked = all(len(text) > 1 and _is_mark(text[0].text) for text in beside)
    least = _LINES_AGAIN if marked or (known is not None and low < known < high) else _COLUMN_LINES
    least = _NARROW_LINES if narrow else least
    found = _heads_lists(lines, low, high) or not (both < least or min(sides) < 2.5 * both)
    return ((low + high) / 2, count) if found else None, parted
