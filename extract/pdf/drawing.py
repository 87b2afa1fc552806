"""Paths of a page become rules, fills and marks, all of a page at once; whichever library read them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple, Self

import numpy as np
import numpy.typing as npt

from jaarschijf.schema.geometry import Box, Fill, Page, Rule, boxes_of

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int64]

# A line drawn thicker than this is a line as thick; a filled rectangle no thicker is a line, however short (points).
_HAIRLINE = 2.5
# A long filled rectangle no thicker than this is a line too: no text fits on it (points).
_THICK = 5.0
_LONG = 5  # times as long as it is thick
_SHORTEST = 2.0
_SLANT = 0.6
_WHITE = 0xF8F8F8  # the bits that are set in all that can't be told from paper
# Points that an upright rectangle is drawn with, and how far one may lie beside its sides (points of a page).
_LEAST_CORNERS, _MOST_CORNERS, _CROOKED = 4, 7, 0.5
# The points of a rectangle with round corners, how far they may lie from its corners, how much longer than that one of its sides
# is, and both at least (points of a page).
_LEAST_ROUND, _MOST_ROUND, _RADIUS, _STRAIGHT, _LEAST_SIDE = 8, 140, 24.0, 2.2, 10.0
# A bullet that is drawn: points of its path, points from side to side, and how much longer one side may be.
_MARK_POINTS, _LEAST_MARK, _MOST_MARK, _SQUARE = 60, 1.2, 8.0, 1.3
# The sides of a border that is drawn as two rectangles, one cut out of the other (points of a page).
_TWO, _THINNEST, _BORDER = 2, 0.05, 6.0
# The other parts of a picture as small as a letter, and how near they stand to each other (points of a page).
_LARGEST_ICON, _TOUCH = 20.0, 1.0
# Points of a page: a white line is seen between fills that reach so near.
_NEAR = 3
# Characters: with fewer, what is written over a picture is a stamp or a page number.
_FEW_CHARS = 60
UNPAINTED = -1  # no colour


class Paint(NamedTuple):
    """How each path is painted: colours as 0xRRGGBB or UNPAINTED, the width of its stroke in points, whether that is dashed."""

    fills: Numbers
    strokes: Numbers
    widths: Floats
    dashed: Bools


class _Lines(NamedTuple):
    """Straight lines: where they lie, whose they are, whether they are level, how they are drawn."""

    boxes: Floats
    paths: Numbers
    level: Bools
    dashed: Bools
    colors: Numbers


@dataclass(frozen=True, slots=True)
class Outlines:
    """The paths of a page in drawing order: the x and y of each of their points, from the visible page's top left.

    `paths` tells of each point whose it is, a number from 0; `begins` whether a straight piece begins there.
    """

    points: Floats
    paths: Numbers
    begins: Bools

    @classmethod
    def of(cls, points: Floats, paths: Numbers, begins: Bools, closes: Bools) -> Self:
        """Paths as files draw them: after a point that `closes`, the pen goes back to where the piece began."""
        begins = begins.copy()
        begins[:1] = True
        begins[1:] |= paths[1:] != paths[:-1]
        places = np.arange(paths.size)
        first = np.maximum.accumulate(np.where(begins, places, 0))
        closed = np.flatnonzero(closes & (first < places))
        if closed.size:
            points = np.insert(points, closed + 1, points[:, first[closed]], axis=1)
            paths = np.insert(paths, closed + 1, paths[closed])
            begins = np.insert(begins, closed + 1, False)
        return cls(points, paths, begins)


@dataclass(frozen=True, slots=True)
class Drawing:
    """The paths of a page, how each is painted, and the page's images; `shaded` where a colour runs into another one, `sizeless`
    where a text is set in a size of nothing."""

    outlines: Outlines
    paint: Paint
    images: list[Box]
    shaded: bool = False
    sizeless: bool = False

    def marks(self) -> list[Box]:
        """Around each painted shape of few points that is as small and as wide as high as a bullet, curves too, and is no part of a
        small picture."""
        boxes, owners, counts = self._shapes()
        width, height = boxes[2:] - boxes[:2]
        least, most = np.minimum(width, height), np.maximum(width, height)
        small = (least >= _LEAST_MARK) & (most <= _MOST_MARK) & (most <= _SQUARE * least)
        found = small & (counts >= _LEAST_CORNERS) & (counts <= _MARK_POINTS)
        painted = (self.paint.fills[owners] >= 0) | (self.paint.strokes[owners] >= 0)
        found &= painted
        of_icons = boxes[:, painted & (most <= _LARGEST_ICON)]
        return [mark for mark in boxes_of(*boxes[:, found].tolist()) if not _touches(mark, of_icons)]

    def grounds(self) -> list[Box]:
        """Around each path that is filled in another colour than white."""
        boxes, owners, _ = self._shapes()
        colors = self.paint.fills[owners]
        return boxes_of(*boxes[:, (colors >= 0) & ~_are_white(colors)].tolist())

    def _shapes(self) -> tuple[Floats, Numbers, npt.NDArray[np.intp]]:
        """The boxes around the paths, which each is, and how many points it has."""
        paths = self.outlines.paths
        return _around(self.outlines, np.flatnonzero(np.concatenate(([paths.size > 0], paths[1:] != paths[:-1]))))

    def rules_and_fills(self, width: float, height: float) -> tuple[list[Rule], list[Fill]]:
        """What of the paths lies on a page of this size: straight lines, and shaded rectangles that are not white."""
        lines: list[_Lines] = []
        fills: list[Fill] = []
        if (self.paint.fills >= 0).any():
            rectangles, owners = self._rectangles()
            colors = self.paint.fills[owners]
            seen, thin = _clipped(rectangles, width, height), _are_lines(rectangles)
            there = _are_there(seen)
            shaded = there & ~thin & ~_are_white(colors)
            fills = list(map(Fill, boxes_of(*seen[:, shaded].tolist()), colors[shaded].tolist()))
            wide, high = rectangles[2:] - rectangles[:2]
            drawn = there & thin & (np.maximum(wide, high) > _SHORTEST)
            level = (wide >= high)[drawn]
            lines.append(_Lines(seen[:, drawn], owners[drawn], level, np.zeros_like(level), colors[drawn]))
        if (self.paint.strokes >= 0).any():
            lines.append(self._strokes(width, height))
        return list(dict.fromkeys(_rules(lines, fills))), list(dict.fromkeys(fills))

    def _rectangles(self) -> tuple[Floats, Numbers]:
        """The filled upright rectangles, with square corners or round ones, and the path of each."""
        (square, owners), (rounded, others) = self._square(), self._round()
        others = np.where(np.isin(others, owners), -1, others)
        square, owners = _without_holes(square, owners)
        if not others.size:
            return square, owners
        owners, boxes = np.concatenate((owners, others)), np.concatenate((square, rounded), axis=1)
        in_order = np.argsort(owners, kind="stable")
        in_order = in_order[owners[in_order] >= 0]
        return boxes[:, in_order], owners[in_order]

    def _round(self) -> tuple[Floats, Numbers]:
        """The filled paths all of whose points lie near the corners of the box around them, and the path of each."""
        boxes, owners, counts = self._shapes()
        few = (counts >= _LEAST_ROUND) & (counts <= _MOST_ROUND) & (self.paint.fills[owners] >= 0)
        sides = boxes[2:] - boxes[:2]
        few &= sides.min(axis=0) >= _LEAST_SIDE
        if not few.any():
            return boxes[:, :0], owners[:0]
        around = np.repeat(boxes, counts, axis=1).reshape(2, 2, -1)
        off = np.abs(self.outlines.points - around).min(axis=0).max(axis=0)
        radii = np.maximum.reduceat(off, np.cumsum(counts) - counts)
        found = few & (radii > _CROOKED) & (radii <= _RADIUS) & (sides.max(axis=0) > _STRAIGHT * radii)
        return boxes[:, found], owners[found]

    def _square(self) -> tuple[Floats, Numbers]:
        """The straight pieces of filled paths that are upright rectangles, and the path of each: all their points lie on the sides of
        the box around them, and there are some at its four corners. Office draws from the middle of a side."""
        firsts = np.flatnonzero(self.outlines.begins)
        boxes, owners, counts = _around(self.outlines, firsts)
        near = np.abs(self.outlines.points - np.repeat(boxes, counts, axis=1).reshape(2, 2, -1)) < _CROOKED
        on_sides = np.logical_and.reduceat(near.any(axis=(0, 1)), firsts)
        corners = (near[:, None, 0] & near[None, :, 1]).reshape(4, -1)
        reached = np.logical_or.reduceat(corners, firsts, axis=1).all(axis=0)
        found = on_sides & reached & (counts >= _LEAST_CORNERS) & (counts <= _MOST_CORNERS)
        found &= self.paint.fills[owners] >= 0
        return boxes[:, found], owners[found]

    def _strokes(self, width: float, height: float) -> _Lines:
        """The upright lines of stroked paths that are on the page, as thick as a line is drawn at most."""
        owners = self.outlines.paths[1:]
        stroked = np.flatnonzero(~self.outlines.begins[1:] & (self.paint.strokes[owners] >= 0))
        owners = owners[stroked]
        one, other = self.outlines.points[:, stroked], self.outlines.points[:, stroked + 1]
        across, down = np.abs(one - other)
        level = (down <= _SLANT) & (across >= _SHORTEST)
        half = np.minimum(self.paint.widths[owners], _HAIRLINE) / 2
        middle = (one + other) / 2
        along = np.array([level, ~level])
        low = np.where(along, np.minimum(one, other), middle - half)
        high = np.where(along, np.maximum(one, other), middle + half)
        boxes = _clipped(np.concatenate((low, high)), width, height)
        kept = _are_there(boxes) & (level | ((across <= _SLANT) & (down >= _SHORTEST)))
        owners = owners[kept]
        return _Lines(boxes[:, kept], owners, level[kept], self.paint.dashed[owners], self.paint.strokes[owners])


def is_picture(page: Page) -> bool:
    """Whether pictures cover the page, and hardly a word is written on it."""
    return is_covered(page) and page.char_count < _FEW_CHARS


def is_covered(page: Page) -> bool:
    """Whether pictures cover most of the page."""
    visible = Box(0, 0, page.width, page.height)
    return sum(image.intersection(visible) for image in page.images) > 0.5 * visible.area


def is_white(color: int) -> bool:
    """Whether a colour (0xRRGGBB) can't be told from paper."""
    return color & _WHITE == _WHITE


def _around(outlines: Outlines, firsts: npt.NDArray[np.intp]) -> tuple[Floats, Numbers, npt.NDArray[np.intp]]:
    """The boxes around the points from each of the `firsts` to the next, their paths, and how many points there are in each."""
    low = np.minimum.reduceat(outlines.points, firsts, axis=1)
    high = np.maximum.reduceat(outlines.points, firsts, axis=1)
    counts = np.diff(np.append(firsts, outlines.paths.size))
    return np.concatenate((low, high)), outlines.paths[firsts], counts


def _without_holes(boxes: Floats, owners: Numbers) -> tuple[Floats, Numbers]:
    """The rectangles and the path of each, but for paths of two of which one is hardly smaller: that is cut out of the other, as a
    border is drawn, and what is left are its sides."""
    pairs = np.flatnonzero(
        (owners[1:] == owners[:-1])
        & (_around_each(boxes[:, :-1], boxes[:, 1:]) | _around_each(boxes[:, 1:], boxes[:, :-1]))
    )
    pairs = pairs[[np.count_nonzero(owners == owners[pair]) == _TWO for pair in pairs]]
    if not pairs.size:
        return boxes, owners
    outer = np.concatenate(
        (np.minimum(boxes[:2, pairs], boxes[:2, pairs + 1]), np.maximum(boxes[2:, pairs], boxes[2:, pairs + 1]))
    )
    inner = np.concatenate(
        (np.maximum(boxes[:2, pairs], boxes[:2, pairs + 1]), np.minimum(boxes[2:, pairs], boxes[2:, pairs + 1]))
    )
    sides = [outer.copy() for _ in range(4)]
    for k, side in enumerate(sides):
        side[(k + 2) % 4] = inner[k]
    drawn = np.concatenate(sides, axis=1)
    whose = np.tile(owners[pairs], 4)
    there = (drawn[2:] - drawn[:2] > _THINNEST).all(axis=0)
    kept = np.ones(owners.size, dtype=np.bool_)
    kept[pairs] = kept[pairs + 1] = False
    whose = np.concatenate((owners[kept], whose[there]))
    in_order = np.argsort(whose, kind="stable")
    return np.concatenate((boxes[:, kept], drawn[:, there]), axis=1)[:, in_order], whose[in_order]


def _around_each(outer: Floats, inner: Floats) -> Bools:
    """Whether each of the boxes lies around the other one, hardly beyond it."""
    off = np.concatenate((inner[:2] - outer[:2], outer[2:] - inner[2:]))
    least, most = off.min(axis=0), off.max(axis=0)
    around: Bools = (least > -_THINNEST) & (most < _BORDER) & (most > _THINNEST)
    return around


def _touches(mark: Box, others: Floats) -> bool:
    """Whether a mark stands right beside one of the other shapes, neither in it nor around it."""
    x0, top, x1, bottom = others
    near = (
        (x0 <= mark.x1 + _TOUCH)
        & (x1 >= mark.x0 - _TOUCH)
        & (top <= mark.bottom + _TOUCH)
        & (bottom >= mark.top - _TOUCH)
    )
    across, down = (
        np.minimum(x1, mark.x1) - np.maximum(x0, mark.x0),
        np.minimum(bottom, mark.bottom) - np.maximum(top, mark.top),
    )
    return bool((near & (np.minimum(across, down) < _TOUCH)).any())


def _clipped(boxes: Floats, width: float, height: float) -> Floats:
    """What of each lies on a page of this size; an inverted box for one that lies beside it."""
    return np.round(np.concatenate((np.maximum(boxes[:2], 0), np.minimum(boxes[2:], [[width], [height]]))), 2)


def _are_there(boxes: Floats) -> Bools:
    there: Bools = (boxes[0] <= boxes[2]) & (boxes[1] <= boxes[3])
    return there


def _are_lines(rectangles: Floats) -> Bools:
    width, height = rectangles[2:] - rectangles[:2]
    thickness = np.minimum(width, height)
    long = np.maximum(width, height) >= _LONG * thickness
    lines: Bools = (thickness <= _HAIRLINE) | ((thickness <= _THICK) & long)
    return lines


def _are_white(colors: Numbers) -> Bools:
    """Whether colours can't be told from paper."""
    white: Bools = (colors & _WHITE) == _WHITE
    return white


def _rules(lines: Sequence[_Lines], fills: Sequence[Fill]) -> list[Rule]:
    """In drawing order, of one path in that of `lines`. A white line parts shaded cells; on white paper nobody sees it."""
    rules: list[Rule] = []
    paths: list[int] = []
    for some in lines:
        drawn = zip(some.level.tolist(), boxes_of(*some.boxes.tolist()), some.dashed.tolist(), strict=True)
        found = [Rule("h" if lies else "v", box, is_dashed) for lies, box, is_dashed in drawn]
        unseen = {at for at in np.flatnonzero(_are_white(some.colors)).tolist() if not _parts(found[at].box, fills)}
        rules += [rule for at, rule in enumerate(found) if at not in unseen]
        paths += [path for at, path in enumerate(some.paths.tolist()) if at not in unseen]
    return [rule for _, rule in sorted(zip(paths, rules, strict=True), key=itemgetter(0))] if len(lines) > 1 else rules


def _parts(line: Box, fills: Sequence[Fill]) -> bool:
    return any(_near(fill.box, line) for fill in fills)


def _near(fill: Box, rule: Box) -> bool:
    return (
        fill.x0 - _NEAR <= rule.x1
        and rule.x0 <= fill.x1 + _NEAR
        and fill.top - _NEAR <= rule.bottom
        and rule.top <= fill.bottom + _NEAR
    )
