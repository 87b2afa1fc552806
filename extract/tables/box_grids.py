"""Boxes beside each other, each drawn by itself with a sentence in it, or a text and labelled lines, as on slides: a table of a
cell for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain, pairwise

from jaarschijf.extract.tables.rulings import SNAP, Frame, positions_to_levels
from jaarschijf.extract.text.alignment import line_segments, text_lines
from jaarschijf.extract.wording.labels import is_side_label, labels
from jaarschijf.extract.wording.vocabulary import Role, Vocabulary
from jaarschijf.schema.geometry import Box, Page, Word, union, words_within
from jaarschijf.schema.table import Cell, Table

_ALIKE = 6.0  # points between sides of boxes in one row or column
_LEAST_BOXES = 2
_LEAST_WORDS = 4
_BOX_LINES = 5  # as high as so many lines is a box with a text of its own
_SIDES = 2
_MOSTLY = 0.9  # of a box
_BAR = 28.0  # points: how high one with a title is
_MOST_SHADED = 60  # of a page; more are cells
_SURE, _FAR = 95.0, 1.5  # how sure a label is; of the font size, the white between labels
_SHORT: tuple[Role, ...] = ("trekker", "gereed")


def is_box(frame: Frame) -> bool:
    """Whether a frame is no more than a box, under a bar with its title perhaps, and with lines in it that reach neither of its
    sides."""
    uprights, _ = frame.size
    x0, _, x1, _ = frame.box
    levels = positions_to_levels(s.at for s in frame.horizontal if s.start <= x0 + SNAP or s.end >= x1 - SNAP)
    has_bar = len(levels) == _SIDES + 1 and levels[1] - levels[0] < _BAR
    return uprights == _SIDES and (len(levels) == _SIDES or has_bar)


def box_grids(page: Page, frames: Sequence[Frame], vocabulary: Vocabulary, edged: Sequence[Box] = ()) -> list[Table]:
    """The boxes of a page, drawn, shaded or told by an edge alone (`edged`), as tables, each of those between which no other text
    stands."""
    boxes = [*edged, *(frame.box for frame in frames if is_box(frame))]
    texts = {box: words_within(page.words, box) for box in boxes}
    for fill in page.fills if len(page.fills) <= _MOST_SHADED else ():
        if fill.box.height > _BAR and not any(_parts(frame, fill.box) for frame in frames):
            words = words_within(page.words, fill.box)
            if words and is_labelled(words, vocabulary):
                texts[fill.box] = words
    boxes = [box for box in texts if not any(_holds(other, box) for other in texts)]
    boxes = sorted((box for box in boxes if len(texts[box]) >= _LEAST_WORDS), key=lambda box: box.top)
    if len(boxes) < _LEAST_BOXES:
        return []
    own = {id(word) for words in texts.values() for word in words}
    tops = [word.box[1] for word in page.words if id(word) not in own]
    groups: list[list[Box]] = []
    for box in boxes:
        if not groups or any(groups[-1][0].top < top < box.top for top in tops):
            groups.append([])
        groups[-1].append(box)
    found = (_box_grid(page, group, texts, vocabulary) for group in groups)
    return [table for table in found if table is not None]


def is_of_boxes(table: Table) -> bool:
    """Whether white parts the cells of a table beside each other: they are boxes, and tell nothing of columns on the next page."""
    rows: dict[int, list[Box]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell.box)
    beside = [pair for row in rows.values() for pair in pairwise(sorted(row))]
    return bool(beside) and all(right.x0 - left.x1 > SNAP for left, right in beside)


def _box_grid(
    page: Page, boxes: Sequence[Box], texts: Mapping[Box, Sequence[Word]], vocabulary: Vocabulary
) -> Table | None:
    """Boxes as one table; None where fewer than two stand beside each other, or neither all are sentences nor each has a labelled
    line under its first."""
    columns = _in_columns(boxes)
    if len(boxes) < _LEAST_BOXES or not (_stand_in_rows(boxes) or columns):
        return None
    if not all(_is_sentence(texts[box]) for box in boxes) and not all(
        is_labelled(texts[box], vocabulary) for box in boxes
    ):
        return None
    if _stand_in_rows(boxes):
        xs, ys = (positions_to_levels((box[side] for box in boxes), _ALIKE) for side in (0, 1))
        cells = [Cell(_place(ys, box.top), _place(xs, box.x0), box, list(texts[box])) for box in boxes]
    else:
        cells = [Cell(place, 0, box, list(texts[box])) for place, box in enumerate(chain.from_iterable(columns))]
    return Table(page.number, union(boxes), sorted(cells, key=lambda c: (c.row, c.column)), "ruled")


def _parts(frame: Frame, box: Box) -> bool:
    """Whether uprights of a frame stand in a box, and are not those of a small picture."""
    return bool(frame.vertical) and box.intersection(frame.box) > 0 and max(frame.box.width, frame.box.height) > _BAR


def _holds(outer: Box, inner: Box) -> bool:
    return outer != inner and outer.area > inner.area and outer.intersection(inner) > _MOSTLY * inner.area


def _in_columns(boxes: Sequence[Box]) -> list[list[Box]]:
    """The boxes column after column, where each stands under or over others as wide, of whatever height, and other columns are as
    wide; empty where they don't."""
    columns: dict[int, list[Box]] = {}
    for box in boxes:
        home = next((x for x in columns if abs(columns[x][0].x0 - box.x0) <= _ALIKE), len(columns))
        columns.setdefault(home, []).append(box)
    widths = [box.width for box in boxes]
    apart = all(
        above.bottom <= below.top + 1
        for column in columns.values()
        for above, below in pairwise(sorted(column, key=_top))
    )
    if len(columns) < _LEAST_BOXES or not apart or max(widths) - min(widths) > _ALIKE:
        return []
    return [sorted(column, key=_top) for column in sorted(columns.values(), key=lambda column: column[0].x0)]


def _top(box: Box) -> float:
    return box.top


def _is_sentence(words: Sequence[Word]) -> bool:
    return len(words) >= _LEAST_WORDS and words[0].text[0].isupper() and words[-1].text.endswith(".")


def is_labelled(words: Sequence[Word], vocabulary: Vocabulary) -> bool:
    """Whether under the first line of a text who acts or when is said, once each, under its label or behind it."""
    lines = text_lines(words)[1:]
    told = Counter(role for line in lines for role, _ in labels(line, vocabulary) if role in _SHORT)
    if any(count > 1 for count in told.values()):
        # It holds more agreements than one.
        return False
    return any(
        is_side_label(line) or any(role in _SHORT for role, _ in labels(line, vocabulary)) for line in lines
    ) or any(_is_label_row(line, vocabulary) for line in lines[:-1])


def _is_label_row(line: Sequence[Word], vocabulary: Vocabulary) -> bool:
    """Whether who acts and when stand beside each other as labels of what is under them, `Eigenaar   Deadline`."""
    runs = line_segments(line, gap=_FAR)
    said = [vocabulary.heading(" ".join(word.text for word in run)) for run in runs]
    return len(runs) == len(_SHORT) and {heading.role for heading in said if heading.score >= _SURE} == set(_SHORT)


def _stand_in_rows(boxes: Sequence[Box]) -> bool:
    """Whether none of the boxes lies over another, and each but a last one stands beside one that begins at its height."""
    apart = all(
        one.x1 <= other.x0 + 1 or other.x1 <= one.x0 + 1 or one.bottom <= other.top + 1 or other.bottom <= one.top + 1
        for k, one in enumerate(boxes)
        for other in boxes[k + 1 :]
    )
    alone = [box for box in boxes if not any(box != o and abs(box.top - o.top) <= _ALIKE for o in boxes)]
    return apart and len(alone) <= 1


def _place(levels: Sequence[float], at: float) -> int:
    return min(range(len(levels)), key=lambda k: abs(levels[k] - at))


def stands_in_boxes(line: Sequence[Word], page: Page) -> bool:
    """Whether the texts of a line stand in shaded boxes beside each other, of many lines each: in one box, none is a heading over
    what is in another."""
    high = _BOX_LINES * line[0].size
    boxes = {f.box for f in page.fills if f.box.height > high and any(f.box.covers(*word.box.center) for word in line)}
    ordered = sorted(boxes)
    return any(right.x0 - left.x1 > SNAP for left, right in pairwise(ordered)) and all(
        any(box.covers(*word.box.center) for box in boxes) for word in line
    )
