"""Shading as evidence of a table: filled cells, zebra rows, a coloured header."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise

from jaarschijf.extract.tables.landmarks import header_line, levels_by_table
from jaarschijf.extract.tables.open_table import Evidence
from jaarschijf.extract.tables.rulings import SNAP, positions_to_levels
from jaarschijf.extract.text.alignment import line_segments, text_lines
from jaarschijf.extract.wording.bullets import is_glyph
from jaarschijf.extract.wording.labels import is_side_label, labelled_parts
from jaarschijf.extract.wording.vocabulary import Vocabulary, names_party
from jaarschijf.schema.geometry import Box, Fill, Page, Word, union, words_within

_LEAST_HEIGHT = 8.0
_LEAST_WIDTH = 15.0
_GUTTER = 6.0  # points of white between cells, at most
_LARGEST_SQUARE = 26.0  # points, of one behind a number
_WIDEST_NUMBER = 40.0
_NUMBER = re.compile(r"[A-Z]{0,2}\.?\d{1,3}(?:\.\d{1,2}){0,2}[a-z]?\.?")
_LEAST_TEXT = 120.0  # points, the width of a column of text
_LEAST_TWICE = 4  # fills of a band with the headings of two tables
_KNOWN = 75.0
_FEW, _LEAST_LABELLED = 3, 2  # bands; labelled texts of one
_HIGH = 40.0  # points
_HALF = 0.5  # of the page's width
_LEAST_LINES, _LEAST_ON_LINE = 4, 4  # lines of a column of running text, and words on one
_MOST_BANDS = 300  # of a page; more are a drawing


def fills_to_evidence(page: Page, taken: Sequence[Box], vocabulary: Vocabulary) -> list[Evidence]:
    """Bands of filled rectangles under each other, as evidence of tables, outside the boxes already `taken`.

    Marks behind single words, panels behind a whole page and bands without words are no evidence.
    """
    fills = [fill for fill in page.fills if _is_cell(fill, page) and not _inside(fill.box, taken)]
    bands = [
        part
        for band in _tables_apart(_bands(fills), page.words)
        for part in _headings_apart(band, page.words, vocabulary)
    ]
    evidence = []
    for stack, labelled in _strips_apart(_by_table(_stacks(bands), page.words, vocabulary), page.words, vocabulary):
        box = union(fill.box for band in stack for fill in band)
        words = words_within(page.words, box)
        if len(stack) == len(stack[0]) == 1 and _is_in_column(box, words, page, vocabulary):
            continue
        if len(words) >= 3 and not _is_mark(stack, words) and _has_cells(stack, words) and not _are_cards(stack, words):
            ys = [y for band in stack for fill in band for y in (fill.box.top, fill.box.bottom)]
            levels = positions_to_levels(ys, 2 * SNAP)
            evidence.append(Evidence(box, "shaded", levels, _joints(stack, box), whole=labelled))
    return evidence


def _is_in_column(box: Box, words: Sequence[Word], page: Page, vocabulary: Vocabulary) -> bool:
    """Whether a box by itself stands in one of two columns of running text, and none of its lines are the headings of a table."""
    if box.width > _HALF * page.width or any(header_line(line, vocabulary) for line in text_lines(words)[:2]):
        return False
    beside = [line for line in map(partial(_beside, box), text_lines(page.words)) if line]
    return len(beside) >= _LEAST_LINES and sum(map(len, beside)) >= _LEAST_ON_LINE * len(beside)


def _beside(box: Box, line: Sequence[Word]) -> list[Word]:
    """The words of a line that stand beside the width of a box, with white between; none where it runs on over a side of it."""
    left = [word for word in line if word.box.x1 <= box.x0]
    right = [word for word in line if word.box.x0 >= box.x1]
    own = [word for word in line if word.box.x0 < box.x1 and word.box.x1 > box.x0]
    whites = [own[0].box.x0 - left[-1].box.x1] if own and left else []
    whites += [right[0].box.x0 - own[-1].box.x1] if own and right else []
    return [*left, *right] if all(white > line[0].size for white in whites) else []


def _is_cell(fill: Fill, page: Page) -> bool:
    box = fill.box
    # From one edge of the page to the other runs what a title or a picture stands on, as high as few rows are.
    bleeds = box.x0 < SNAP and box.x1 > page.width - SNAP and box.height > _HIGH
    is_large = box.height >= _LEAST_HEIGHT and box.width >= _LEAST_WIDTH
    return is_large and not bleeds and box.area < 0.6 * page.width * page.height


def _inside(box: Box, taken: Sequence[Box]) -> bool:
    return any(box.intersection(other) > 0.5 * box.area for other in taken)


def _bands(fills: Sequence[Fill]) -> list[list[Fill]]:
    """Fills beside each other with the same top and bottom, top to bottom."""
    bands: list[list[Fill]] = []
    for fill in sorted(fills, key=lambda f: (round(f.box.top), f.box.x0)):
        top, bottom = fill.box.top, fill.box.bottom
        band = next(
            (b for b in bands if abs(b[0].box.top - top) <= SNAP and abs(b[0].box.bottom - bottom) <= SNAP), None
        )
        if band is None:
            bands.append([fill])
        else:
            band.append(fill)
    return bands


def _tables_apart(bands: Sequence[list[Fill]], words: Sequence[Word]) -> list[list[Fill]]:
    """The bands, each parted where one of them has white between the same headings twice: tables beside each other, alike."""
    gaps = sorted({gap for band in bands if len(band) >= _LEAST_TWICE for gap in _white_between_alike(band, words)})
    if not gaps:
        return list(bands)
    parts = (
        [fill for fill in band if bisect_right(gaps, fill.box.x0 + SNAP) == place]
        for band in bands
        for place in range(len(gaps) + 1)
    )
    return [part for part in parts if part]


def _white_between_alike(band: Sequence[Fill], words: Sequence[Word]) -> list[float]:
    """Where (x) white in the middle of a band stands between as many texts that are the same."""
    middle = len(band) // 2
    left, right = band[middle - 1].box.x1, band[middle].box.x0
    if len(band) % 2 or right - left < 1.5 * _GUTTER:
        return []
    texts = [" ".join(word.text for word in words_within(words, fill.box)) for fill in band]
    return [right] if texts[:middle] == texts[middle:] and all(texts) else []


def _headings_apart(band: list[Fill], words: Sequence[Word], vocabulary: Vocabulary) -> list[list[Fill]]:
    """The fills of a band each by itself, where they are behind the headings of texts in columns, far apart and as wide as each
    other: neither those of a table's columns nor the names of who acts below them."""
    widths = [fill.box.width for fill in band]
    wide = min(widths) > _LEAST_TEXT and max(widths) - min(widths) < SNAP
    if len(band) < 2 or not wide or any(b.box.x0 - a.box.x1 < 1.5 * _GUTTER for a, b in pairwise(band)):
        return [band]
    texts = [text_lines(words_within(words, fill.box)) for fill in band]
    if any(len(lines) != 1 for lines in texts):
        return [band]
    said = [" ".join(word.text for word in lines[0]) for lines in texts]
    heads = any(vocabulary.heading(text).score >= _KNOWN or names_party(text) for text in said)
    return [band] if heads else [[fill] for fill in band]


def _stacks(bands: Sequence[list[Fill]]) -> list[list[list[Fill]]]:
    boxes = [union(fill.box for fill in band) for band in bands]
    stacks: list[tuple[float, float, list[list[Fill]]]] = []
    for band, box in zip(bands, boxes, strict=True):
        x0, x1 = _extent(box, boxes) if len(bands) <= _MOST_BANDS else (box.x0, box.x1)
        home = next((stack for a, b, stack in stacks if abs(a - x0) <= 6 and abs(b - x1) <= 6), None)
        if home is None:
            stacks.append((x0, x1, [band]))
        else:
            home.append(band)
    return [stack for _, _, stack in stacks]


def _extent(box: Box, boxes: Sequence[Box]) -> tuple[float, float]:
    """From and to where (x) a band in `box` runs, with the cells beside it that are merged over several bands, or whose bands
    it is merged over."""
    left, top, right, bottom = box
    x0, x1 = left, right
    for a, above, b, below in boxes:
        if not (-_GUTTER < a - right < _GUTTER or -_GUTTER < left - b < _GUTTER):
            continue
        if (above <= top + SNAP and bottom - SNAP <= below) or (top <= above + SNAP and below - SNAP <= bottom):
            x0, x1 = min(x0, a), max(x1, b)
    return x0, x1


def _by_table(
    stacks: Sequence[list[list[Fill]]], words: Sequence[Word], vocabulary: Vocabulary
) -> list[list[list[Fill]]]:
    result = []
    for stack in stacks:
        box = union(fill.box for band in stack for fill in band)
        levels = sorted({y for band in stack for y in (band[0].box.top, band[0].box.bottom)})
        for group in levels_by_table(levels, words, box.x0, box.x1, vocabulary):
            bands = [band for band in stack if group[0] <= band[0].box.center[1] <= group[-1]]
            result += [bands] if bands else []
    return result


def _strips_apart(
    stacks: Sequence[list[list[Fill]]], words: Sequence[Word], vocabulary: Vocabulary
) -> Iterator[tuple[list[list[Fill]], bool]]:
    """The stacks, and whether each is a band that labels what it says (`Trekker: gemeente    Gereed: 1 juli`): such bands stand
    under a text each, and are no rows of one table."""
    for stack in stacks:
        behind = (words_within(words, union(fill.box for fill in band)) for band in stack[:_FEW])
        if all(_labelled(texts, vocabulary) >= _LEAST_LABELLED for texts in behind):
            yield from (([band], True) for band in stack)
        else:
            yield stack, False


def _labelled(words: Sequence[Word], vocabulary: Vocabulary) -> int:
    """How many labelled texts stand beside each other."""
    lines = text_lines(words)
    return len(list(labelled_parts(lines[0], vocabulary))) if lines else 0


def _are_cards(stack: Sequence[list[Fill]], words: Sequence[Word]) -> bool:
    """Whether bands stand apart that each have who acts or when under its label, or one band has both under each other or behind
    labels under its text: in a table that is said once, beside each other over all."""
    if any(len(band) > 1 for band in stack):
        return False
    boxes = [band[0].box for band in stack]
    if any(below.top - above.bottom < _GUTTER for above, below in pairwise(boxes)):
        return False
    labels = [[text[0].box for text in _texts(words_within(words, box)) if is_side_label(text)] for box in boxes]
    if len(boxes) > 1:
        return all(labels)
    first, *others = _texts(words_within(words, boxes[0]))
    behind = any(is_side_label(text) and not all(word.bold for word in text) for text in others)
    under = behind and min(label.top for label in labels[0]) > first[0].box.bottom
    beneath = any(abs(above.x0 - below.x0) < SNAP for above, below in pairwise(labels[0]))
    return under or beneath or _stand_under_text(labels[0], words_within(words, boxes[0]))


def _stand_under_text(labels: Sequence[Box], words: Sequence[Word]) -> bool:
    """Whether labels of who acts and when stand beside each other between a text over them and what they are of."""
    if len({label.top for label in labels}) != 1 or len(labels) < _LEAST_LABELLED:
        return False
    over, level, under = (
        [w for w in words if w.box.bottom <= labels[0].top],
        [w for w in words if labels[0].top <= w.box.center[1] <= labels[0].bottom],
        [w for w in words if w.box.top >= labels[0].bottom],
    )
    return bool(over) and bool(under) and all(word.bold for word in level)


def _texts(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    for line in text_lines(words):
        yield from line_segments(line, gap=0.8)


def _is_mark(stack: Sequence[list[Fill]], words: Sequence[Word]) -> bool:
    # Boxes behind numbers, however many stand beside and under each other, are of a list.
    if all(_is_square(fill.box) or _is_numbers(fill.box, words) for band in stack for fill in band):
        return True
    # One band no taller than a line and no wider than its words is a highlight.
    if len(stack) > 1 or len(stack[0]) > 1:
        return False
    box, text = stack[0][0].box, union(w.box for w in words)
    return box.height < 1.6 * words[0].box.height and box.width < text.width + 8


def _is_square(box: Box) -> bool:
    return abs(box.width - box.height) < SNAP and box.height < _LARGEST_SQUARE


def _is_numbers(box: Box, words: Sequence[Word]) -> bool:
    if box.width > _WIDEST_NUMBER or box.height >= _LARGEST_SQUARE:
        return False
    behind = words_within(words, box)
    return len(behind) == 1 and _NUMBER.fullmatch(behind[0].text) is not None


def _has_cells(stack: Sequence[list[Fill]], words: Sequence[Word]) -> bool:
    # Bands with a single text each are theme rows, of a table that its words must tell of.
    for band in stack:
        behind = [w for w in words if any(fill.box.covers(*w.box.center) for fill in band)]
        if any(_is_parted(line) for line in text_lines(behind)):
            return True
    return False


def _is_parted(line: Sequence[Word]) -> bool:
    # A bullet before a text is no cell.
    text = line[1:] if is_glyph(line[0].text) else line
    return len(line_segments(text, gap=0.8)) > 1


def _joints(stack: Sequence[list[Fill]], box: Box) -> list[float]:
    ends = [x for band in stack for fill in band for x in (fill.box.x0, fill.box.x1)]
    levels = [x for x in positions_to_levels(ends, 2 * SNAP) if box.x0 + 2 * SNAP < x < box.x1 - 2 * SNAP]
    wide = [band for band in stack if len(band) > 1]
    return [
        x
        for x in levels
        if sum(any(min(abs(f.box.x0 - x), abs(f.box.x1 - x)) <= 2 * SNAP for f in band) for band in wide)
        >= 0.5 * len(wide)
    ]
