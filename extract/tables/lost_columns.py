"""Borders between columns that are not drawn, though others of the table are: two headings stand in one cell, or the table goes on
and had them on the page before."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from jaarschijf.extract.tables.lattice import Flags, Lattice
from jaarschijf.extract.tables.rulings import SNAP, Frame, Segment, positions_to_levels
from jaarschijf.extract.text.alignment import column_words, gutter_between, line_segments, text_lines, words_by_band
from jaarschijf.extract.wording.bullets import is_glyph
from jaarschijf.extract.wording.vocabulary import Vocabulary
from jaarschijf.schema.geometry import Box, Word, words_within

_SURE = 90.0
_HEADER_LINES = 4
_APART = 0.8  # of the font size: between two headings, or texts
_MOSTLY = 0.75  # of the lines
_MOST_CROSSED = 0.2  # of the rows
_LEAST_FILLED, _IN_TILES = 3, 2  # columns of a row whose uprights are lost, or that no fill parts
_SAME = 8.0  # points between borders of one column
_NEAR, _SIDES, _LEAST_JOINTS = 3.0, 2, 2
_MIDDLE = 0.5  # of the font size: between the white over a text and that under it
_FULL = 0.25  # of a column's width: less is left free at the end of a full line


def with_lost_columns(frame: Frame, words: Sequence[Word], vocabulary: Vocabulary) -> Frame:
    """The frame with an upright between headings of two kinds that stand on one line in one of its columns, in the rows where
    no word stands over it; as it is where many do."""
    xs = positions_to_levels(s.at for s in frame.vertical)
    ys = positions_to_levels(s.at for s in frame.horizontal)
    if len(xs) < 3 or len(ys) < 3:
        return frame
    below = ys[2]
    upper = words_within([word for word in words if word.box[1] < below], frame.box)
    added: list[Segment] = []
    for line in text_lines(upper)[:_HEADER_LINES]:
        for left, right in _joined_headings(line, xs, vocabulary):
            inside = words_within(words, frame.box)
            end = next(x for x in [*xs, frame.box.x1] if x > right)
            body = [word for word in inside if word.box.top > line[0].box.bottom and word.box.x1 < end]
            x = gutter_between(body, left, right)
            rows = [(a, b) for a, b in pairwise(ys) if not _is_crossed(inside, x, a, b)]
            if len(rows) >= (1 - _MOST_CROSSED) * (len(ys) - 1) and _begin_at(body, x, right):
                added += [Segment(x, a, b) for a, b in rows]
    return Frame(frame.horizontal, [*frame.vertical, *added], frame.joints) if added else frame


def without_sides_of_one(frame: Frame) -> Frame:
    """The frame without its uprights where they are the sides of its last column alone, of traffic lights for one, and its rules
    meet between the others too: these tell more."""
    xs, box = positions_to_levels(s.at for s in frame.vertical), frame.box
    if len(xs) != _SIDES or abs(xs[1] - box.x1) > _NEAR or xs[0] - box.x0 < _SAME:
        return frame
    others = [x for x in frame.joints if xs[0] - x > _SAME]
    met = any(abs(x - xs[0]) <= _NEAR for x in frame.joints)
    return Frame(frame.horizontal, [], frame.joints) if met and len(others) >= _LEAST_JOINTS else frame


def close_rows(lattice: Lattice, words: Sequence[Word], *, tiled: bool) -> None:
    """Put the uprights that other rows have into cells that lack them, over three columns or more, where texts stand apart in
    nearly all of these, each beginning where its column's do. Of a table whose cells are `tiled`, those that some rows lack
    anywhere, and the borders over texts that begin on the height of their row."""
    inner: Flags = lattice.left[:, 1:]
    closed = np.flatnonzero(inner.all(axis=1)).tolist()
    lacking = np.flatnonzero(~inner.all(axis=1)).tolist()
    if not tiled and not (closed and lacking):
        return
    inside = [word for word in words if lattice.xs[0] < word.box.center[0] < lattice.xs[-1]]
    bands = [column_words(band, lattice.xs) for band in words_by_band(inside, lattice.ys)]
    if tiled:
        _close_columns(lattice, bands)
    sides = _sides([bands[k] for k in closed], lattice.xs)
    for i in lacking if closed else ():
        _open_through(lattice, i, bands[i], sides)
        for first, end in [*([(0, len(sides))] if tiled else []), *_wide_cells(lattice, i)]:
            parts, borders = bands[i][first:end], lattice.xs[first + 1 : end]
            crossed = any(w.box.x0 < x - 1 and w.box.x1 > x + 1 for part in parts for w in part for x in borders)
            begin = all(_begins_as(part, side) for part, side in zip(parts, sides[first:end], strict=True) if part)
            filled = sum(map(bool, parts))
            # The rest of a text that the end of a page broke may be all there is.
            rest = filled == 1 and _is_rest(parts, lattice.xs[first : end + 1])
            filled = 0 if _is_one_text(parts) else filled
            # So may texts of two columns be, where the number of their row stood before the break.
            rest = rest or (filled > 1 and not parts[0])
            least = _IN_TILES if tiled and end - first == len(sides) else _LEAST_FILLED
            if (filled >= max(least, min(_LEAST_FILLED, end - first - 1)) or rest) and begin and not crossed:
                lattice.left[i, first:end] = True
            elif end - first == _IN_TILES and _are_two_texts(parts) and begin and not crossed:
                lattice.left[i : _foot(lattice, i, first, end), first + 1] = True


def _open_through(
    lattice: Lattice, row: int, parts: Sequence[Sequence[Word]], sides: Sequence[Sequence[float]]
) -> None:
    """Take an upright away that alone runs through a row of one text, as where it was drawn as one with those above and below: what is
    behind it does not begin where its column does."""
    inner = np.flatnonzero(lattice.left[row, 1:]) + 1
    texts = [part for part in parts if part]
    if len(inner) != 1 or len(texts) < _SIDES or not _is_one_text(parts):
        return
    (at,) = inner.tolist()
    behind = [word for part in parts[at:] for word in part]
    if behind and any(parts[:at]) and not _begins_as(behind, sides[at]):
        lattice.left[row, at] = False


def _sides(bands: Sequence[Sequence[Sequence[Word]]], xs: Sequence[float]) -> list[list[float]]:
    """Where (x) the lines of each column begin in rows whose words are given; as far behind its border as those of others do, where
    a column is empty in all of these."""
    sides = [[line[0].box.x0 for row in bands for line in text_lines(row[j])] for j in range(len(xs) - 1)]
    white = [min(own) - x for own, x in zip(sides, xs, strict=False) if own]
    return [own or [x + left for left in white] for own, x in zip(sides, xs, strict=False)]


def _are_two_texts(parts: Sequence[Sequence[Word]]) -> bool:
    """Whether two texts stand beside each other: on two lines or more, on each with white between them."""
    left, right = ({id(word) for word in part} for part in parts)
    lines = text_lines([word for part in parts for word in part])
    pairs = [line for line in lines if id(line[0]) in left and id(line[-1]) in right]
    return len(pairs) > 1 and all(len(line_segments(line, gap=_APART)) == len(parts) for line in pairs)


def _foot(lattice: Lattice, row: int, first: int, end: int) -> int:
    """The row under the cell that begins in a row and has these columns."""
    rows = range(row + 1, len(lattice.above))
    return next(
        (k for k in rows if lattice.above[k, first:end].any() or lattice.left[k, first + 1 : end].any()),
        len(lattice.above),
    )


def _is_rest(parts: Sequence[Sequence[Word]], xs: Sequence[float]) -> bool:
    """Whether the only text of a row goes on in small letters behind the first column, or has lines that end where its column does;
    in the first one a title may have two short lines."""
    (place,) = (k for k, part in enumerate(parts) if part)
    first, *others = text_lines(parts[place])
    if place > 0 and first[0].text[0].islower():
        return True
    return bool(others) and (place > 0 or first[-1].box.x1 > xs[1] - _FULL * (xs[1] - xs[0]))


def _is_one_text(parts: Sequence[Sequence[Word]]) -> bool:
    """Whether no more than spaces stand between the words of all columns: borders may happen to fall on these."""
    lines = text_lines([word for part in parts for word in part])
    return all(len(line_segments(line, gap=_APART)) == 1 for line in lines)


def _wide_cells(lattice: Lattice, row: int) -> list[tuple[int, int]]:
    """From which column up to which (exclusive) each cell of a row stands that lies over more than one; what is one with the
    cell above is another."""
    merged = ~lattice.above[row]
    parted = lattice.left[row] | np.append(False, merged[1:] != merged[:-1])
    begins = [*np.flatnonzero(parted).tolist(), len(parted)]
    return [(first, end) for first, end in pairwise(begins) if end - first > 1]


def _close_columns(lattice: Lattice, bands: Sequence[Sequence[Sequence[Word]]]) -> None:
    """Put borders over the texts of each column where all of them begin on the height of their row."""
    tops = [min((word.box.top for part in row for word in part), default=None) for row in bands]
    for j in range(len(lattice.xs) - 1):
        first = [(i, min(w.box.top for w in row[j])) for i, row in enumerate(bands) if row[j]]
        straddling = any(
            w.box.top < y - 1 and w.box.bottom > y + 1 for row in bands for w in row[j] for y in lattice.ys
        )
        # What begins small goes on from the row above; under the header, from the page before.
        begins = all(i == 1 or not text_lines(bands[i][j])[0][0].text[0].islower() for i, _ in first)
        level = all(abs(top - (tops[i] or top)) <= 1 for i, top in first)
        if begins and level and not straddling:
            lattice.above[[i for i, _ in first if not _is_in_the_middle(lattice, i, j, bands)], j] = True


def _is_in_the_middle(lattice: Lattice, row: int, column: int, bands: Sequence[Sequence[Sequence[Word]]]) -> bool:
    """Whether the text of a cell that begins in a row is all there is in the rows that are drawn as one with it, and stands in the
    middle of these; or it begins in the first of them."""
    over, under = row, row + 1
    while over > 0 and not lattice.above[over, column]:
        over -= 1
    while under < len(lattice.above) and not lattice.above[under, column]:
        under += 1
    words = bands[row][column]
    if over == row or any(bands[i][column] for i in range(over, under) if i != row):
        return over == row
    above = min(word.box.top for word in words) - lattice.ys[over]
    below = lattice.ys[under] - max(word.box.bottom for word in words)
    return abs(above - below) < _MIDDLE * words[0].size


def _begins_as(words: Sequence[Word], sides: Sequence[float]) -> bool:
    """Whether each line of a cell begins where one of its column does, or where the item of a list does that goes on in it."""
    item: float | None = None
    for line in text_lines(words):
        begin = line[0].box.x0
        if not any(abs(begin - side) <= SNAP for side in sides) and (item is None or abs(begin - item) > SNAP):
            return False
        if len(line) > 1 and is_glyph(line[0].text):
            item = line[1].box.x0
    return True


def goes_on_without_borders(lattice: Lattice, columns: Sequence[float], words: Sequence[Word]) -> bool:
    """Whether the lattice is the rest of the table above, whose `columns` (x) they are, without some of its borders: without the
    outer ones, or, with all of its cells drawn, without some within it at which words stand apart as in two columns."""
    return _lacks_sides_of(lattice, columns) or _lacks_inner_borders_of(lattice, columns, words)


def _lacks_sides_of(lattice: Lattice, columns: Sequence[float]) -> bool:
    """Whether the lattice has the inner borders of `columns` and not the outer ones, or one of them."""
    return (
        len(lattice.xs) == len(columns) - 2 >= 1
        and all(abs(a - b) < _SAME for a, b in zip(lattice.xs, columns[1:-1], strict=True))
    ) or (
        len(lattice.xs) == len(columns) - 1 >= 2
        and (abs(lattice.xs[0] - columns[0]) < _SAME) != (abs(lattice.xs[-1] - columns[-1]) < _SAME)
        and all(min(abs(x - c) for c in columns) < _SAME for x in lattice.xs)
    )


def _lacks_inner_borders_of(lattice: Lattice, columns: Sequence[float], words: Sequence[Word]) -> bool:
    if not 3 <= len(lattice.xs) < len(columns) or not lattice.left[:, 1:].all():
        return False
    kept = [x for x in columns if min(abs(x - own) for own in lattice.xs) < _SAME]
    if len(kept) != len(lattice.xs) or (kept[0], kept[-1]) != (columns[0], columns[-1]):
        return False
    return all(
        _stand_apart(words_within(words, Box(left, lattice.ys[0], right, lattice.ys[-1])), x)
        for left, x, right in zip(columns, columns[1:], columns[2:], strict=False)
        if x not in kept
    )


def _stand_apart(words: Sequence[Word], x: float) -> bool:
    """Whether words stand on both sides of a border, none over it or a mere space from it, and the lines on its right begin
    alike; or all on its right, from right behind it on."""
    before, begins = [], []
    for line in text_lines(words):
        left, right = [w for w in line if w.box.x0 < x], [w for w in line if w.box.x0 >= x]
        if left and (left[-1].box.x1 > x or (right and right[0].box.x0 - left[-1].box.x1 <= _APART * line[0].size)):
            return False
        before += left
        begins += [word.box.x0 for word in right[:1]]
    return bool(begins) and max(begins) - min(begins) <= SNAP and (bool(before) or min(begins) - x < _SAME)


def _joined_headings(line: Sequence[Word], xs: Sequence[float], vocabulary: Vocabulary) -> list[tuple[float, float]]:
    """From and to where (x) there is white between two headings of a line that no upright stands between."""
    segments = line_segments(line, gap=_APART)
    known = [vocabulary.heading(" ".join(word.text for word in segment)) for segment in segments]
    if sum(heading.score >= _SURE for heading in known) < 0.5 * len(known):
        return []
    pairs = pairwise(zip(segments, known, strict=True))
    return [
        (one[-1].box.x1, two[0].box.x0)
        for (one, first), (two, second) in pairs
        if min(first.score, second.score) >= _SURE
        and first.role != second.role
        and not any(one[-1].box.x1 - SNAP < x < two[0].box.x0 + SNAP for x in xs)
    ]


def _begin_at(words: Sequence[Word], x: float, side: float) -> bool:
    """Whether the lines right of `x` begin at `side` as their heading does, most of them."""
    begins = [line[0].box.x0 for line in text_lines([word for word in words if word.box.x0 >= x])]
    return sum(abs(begin - side) <= SNAP for begin in begins) > _MOSTLY * len(begins)


def _is_crossed(words: Sequence[Word], x: float, top: float, bottom: float) -> bool:
    return any(word.box.x0 < x < word.box.x1 and top < word.box.center[1] < bottom for word in words)
