"""Shaded boxes beside running text, with figures or a quotation: read by themselves, never line by line with what is beside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from jaarschijf.extract.text.alignment import is_larger
from jaarschijf.extract.wording.theme_codes import theme_code
from jaarschijf.schema.flow import Line
from jaarschijf.schema.geometry import Box, Page, Word, union, words_within
from jaarschijf.schema.table import Table

_LEAST_WORDS = 3
_WIDEST, _NARROWEST = 0.6, 0.1  # of the page's width
_LEAST_HEIGHT = 24.0  # points: of two lines
_EDGE, _ALIKE = 1.0, 4.0  # points
_NEAR, _FURTHER = 3.0, 1.0  # of the font size: text of one column; and how much wider than a box in it that may be
_LARGER, _LONGEST_TITLE = 1.2, 8  # times the size of the text beside a title, and its words
_RAGGED = 1.5  # of the font size: the white at the end of the longest of a few lines
_APART = 0.5  # of the font size: more white than there is between the lines of a paragraph


def side_boxes(page: Page, tables: Sequence[Table]) -> list[Box]:
    """The shaded boxes outside `tables` that have text of their own and, beside them, text in no such box; top to bottom."""
    found = [fill.box for fill in page.fills if _may_hold_text(fill.box, page)]
    found = [box for box in dict.fromkeys(found) if not any(table.box.intersection(box) for table in tables)]
    texts = {box: words_within(page.words, box, margin=_EDGE) for box in found}
    found = [box for box in found if len(texts[box]) >= _LEAST_WORDS]
    # Of boxes in each other the outer one.
    found = [box for box in found if not any(box != other and other.covers(*box.center) for other in found)]
    free = [word for word in page.words if not any(box.covers(*word.box.center) for box in found)] if found else []
    beside = [box for box in found if _stands_beside(box, free, max(word.size for word in texts[box]))]
    # What stands in a box of the next column tells of columns as other text does.
    of_column = [box for box in beside if _stands_in_column(box, page.words)]
    alone = [box for box in beside if box not in of_column and not _stands_among(box, found)]
    # Nor is a box at the head of a column, as wide as one in the column beside it.
    alone = [box for box in alone if not any(abs(box.width - other.width) < _EDGE for other in of_column)]
    return sorted(alone, key=lambda box: (box.top, box.x0))


def _may_hold_text(box: Box, page: Page) -> bool:
    return _NARROWEST * page.width < box.width < _WIDEST * page.width and box.height >= _LEAST_HEIGHT


def _stands_beside(box: Box, words: Sequence[Word], size: float) -> bool:
    """Whether words stand beside a box, on more lines than one or as a heading larger than its own `size`, and none over its
    sides."""
    level = [word for word in words if box.top < word.box.center[1] < box.bottom]
    if any(word.box.x0 < side < word.box.x1 for word in level for side in (box.x0, box.x1)):
        return False
    if level and is_larger(level, size):
        return True
    return len(level) >= _LEAST_WORDS and len({round(word.box.bottom) for word in level}) > 1


def _stands_in_column(box: Box, words: Sequence[Word]) -> bool:
    """Whether text no wider than a box stands right over and right under it, or it ends the column, and other text beside that: it is
    of a column."""
    above = [word for word in words if 0 < box.top - word.box.center[1] < _NEAR * word.size]
    below = [word for word in words if 0 < word.box.center[1] - box.bottom < _NEAR * word.size]
    # The last of a column has nothing under it.
    size = min((word.size for word in above), default=0.0)
    over = [w for w in words if 0 < box.top - w.box.center[1] < 2 * _NEAR * size and w.size < _LARGER * size]
    ends = not any(word.box.x0 < box.x1 and word.box.x1 > box.x0 for word in below) and _is_as_wide(over, box)
    if ends or _are_of_column(below, box):
        return _are_of_column(above, box) or _are_of_heading(above, below, box)
    return False


def _are_of_heading(above: Sequence[Word], below: Sequence[Word], box: Box) -> bool:
    """Whether what stands right over a box is a heading of text set smaller, and begins where that does."""
    over, under = ([word for word in words if word.box.x0 < box.x1] for words in (above, below))
    size = max((word.size for word in under), default=0.0)
    begins = all(abs(words[0].box.x0 - box.x0) < _ALIKE for words in (over, under) if words)
    return bool(over) and bool(under) and begins and all(word.size > _LARGER * size for word in over)


def _is_as_wide(words: Sequence[Word], box: Box) -> bool:
    """Whether the text over a box begins and ends where it does."""
    own = [word.box for word in words if word.box.x0 < box.x1 and word.box.x1 > box.x0]
    if not own:
        return False
    text = union(own)
    ragged = max(_ALIKE, *(_RAGGED * word.size for word in words))
    return abs(text.x0 - box.x0) < _ALIKE and -_ALIKE < box.x1 - text.x1 < ragged


def _stands_among(box: Box, boxes: Sequence[Box]) -> bool:
    """Whether a box is one of a column of boxes that are as wide, and others as wide stand beside that: each has a text."""
    alike = [other for other in boxes if other != box and abs(other.width - box.width) < _EDGE]
    under = [other for other in alike if abs(other.x0 - box.x0) < _EDGE]
    return bool(under) and len(under) < len(alike)


def _are_of_column(words: Sequence[Word], box: Box) -> bool:
    """Whether some of these words stand in the width of a box, or end hardly further, and the others well beside it."""
    within = [word for word in words if box.x0 - _EDGE < word.box.x0 and word.box.x1 < box.x1 + _FURTHER * word.size]
    beside = [word for word in words if word.box.x1 < box.x0 - word.size or word.box.x0 > box.x1 + word.size]
    return len(within) + len(beside) == len(words) and bool(within) and bool(beside)


def around_boxes(lines: Sequence[Line], boxes: Sequence[tuple[Box, list[Line]]]) -> Iterator[list[Line]]:
    """The lines of a page and those of the boxes beside them: those of a box after what it stands beside, where a paragraph
    ends, or before it where it has the theme's title."""
    at = 0
    for box, own in boxes:
        end = next((k for k in range(at, len(lines)) if _begins_under(lines, k, box)), len(lines))
        begin = next((k for k in range(at, end) if lines[k].box.bottom > box.top), end)
        first = begin if _is_over(lines[begin:end], box, own) else end
        if first > at:
            yield list(lines[at:first])
        yield own
        at = first
    if at < len(lines):
        yield list(lines[at:])


def _is_over(beside: Sequence[Line], box: Box, own: Sequence[Line]) -> bool:
    """Whether a box at the left of lines begins with a title in larger type that names their theme, or with one on the height of
    theirs that names none: `Ambitie` beside `Afspraken`."""
    size = own[0].words[0].size
    title = " ".join(line.text for line in takewhile(lambda line: line.words[0].size == size, own))
    larger = any(line.words[-1].size * _LARGER < size for line in beside)
    left = all(line.box.x0 >= box.x1 - _EDGE for line in beside)
    if larger and left and box.x0 < _EDGE and box.top < _EDGE and _has_text_under(own, size):
        return True
    if left and _is_title(own[0]) and beside and _is_title(beside[0]) and theme_code(beside[0].text) is None:
        return abs(own[0].box.bottom - beside[0].box.bottom) < size
    return larger and left and len(title.split()) <= _LONGEST_TITLE and theme_code(title) is not None


def _has_text_under(own: Sequence[Line], size: float) -> bool:
    """Whether a text stands under a title in type of this size, as on a page's coloured side; a slogan is all there is of its box."""
    return sum(line.words[0].size * _LARGER < size for line in own) >= _LEAST_WORDS


def _is_title(line: Line) -> bool:
    return all(word.bold for word in line.words) and len(line.words) <= _LONGEST_TITLE


def _begins_under(lines: Sequence[Line], k: int, box: Box) -> bool:
    if lines[k].box.top < box.bottom - _EDGE:
        return False
    return k == 0 or lines[k].box.top - lines[k - 1].box.bottom > _APART * lines[k].words[0].size
