"""Paths of a page become rules and fills."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from jaarschijf.schema.geometry import Box, Fill, Page, Rule

Point = tuple[float, float]

# A line drawn thicker than this is a line as thick; a filled rectangle no thicker is a line, however short (points).
_HAIRLINE = 2.5
# A long filled rectangle no thicker than this is a line too: no text fits on it (points).
_THICK = 5.0
_LONG = 5  # times as long as it is thick
_SHORTEST = 2.0
_SLANT = 0.6
_WHITE = 0xF8F8F8
# A bullet that is drawn: points of its path, points from side to side, and how much longer one side may be.
_MARK_POINTS, _LEAST_MARK, _MOST_MARK, _SQUARE = 60, 1.2, 8.0, 1.3
# Characters: with fewer, what is written over a picture is a stamp or a page number.
_FEW_CHARS = 60


@dataclass(frozen=True, slots=True)
class Path:
    """A drawn path in points from the visible page's top left: its straight subpaths, and how it is painted.

    Colours are 0xRRGGBB, None where it is not filled or stroked. `extent` is the box around a small one, curves too.
    """

    subpaths: tuple[tuple[Point, ...], ...]
    fill: int | None = None
    stroke: int | None = None
    width: float = 1.0
    dashed: bool = False
    extent: Box | None = None


@dataclass(slots=True)
class Drawing:
    """The paths and images of a page, in drawing order; `marks` are around shapes as small and round as a bullet, and it is
    `shaded` where a colour runs into another one somewhere."""

    paths: list[Path] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)
    marks: list[Box] = field(default_factory=list)
    shaded: bool = False

    def add(self, path: Path) -> None:
        """Take one more path."""
        self.paths.append(path)
        if path.extent is not None:
            self.marks.append(path.extent)

    def rules_and_fills(self, width: float, height: float) -> tuple[list[Rule], list[Fill]]:
        """What of the paths lies on a page of this size: straight lines, and shaded rectangles that are not white."""
        fills: list[Fill] = []
        rules: list[tuple[Rule, bool]] = []
        for path in self.paths:
            if path.fill is not None:
                white = is_white(path.fill)
                for box in _rectangles(path):
                    seen = _clipped(box, width, height)
                    if seen is not None and not _is_line(box):
                        fills += [] if white else [Fill(seen, path.fill)]
                    elif seen is not None and max(box.width, box.height) > _SHORTEST:
                        rules.append((Rule("h" if box.width >= box.height else "v", seen), white))
            if path.stroke is not None:
                white = is_white(path.stroke)
                for direction, box in _strokes(path):
                    if (seen := _clipped(box, width, height)) is not None:
                        rules.append((Rule(direction, seen, path.dashed), white))
        # A white line parts shaded cells; on white paper nobody sees it.
        kept = [rule for rule, is_white in rules if not is_white or any(_near(fill.box, rule.box) for fill in fills)]
        return list(dict.fromkeys(kept)), list(dict.fromkeys(fills))


def extent_of(subpaths: Sequence[Sequence[Point]]) -> Box | None:
    """The box around a shape of few points that is as small and as wide as high as a bullet; None for any other."""
    if not 4 <= sum(map(len, subpaths)) <= _MARK_POINTS:
        return None
    xs, ys = zip(*(point for points in subpaths for point in points), strict=True)
    box = Box(min(xs), min(ys), max(xs), max(ys))
    least, most = sorted((box.width, box.height))
    return box if least >= _LEAST_MARK and most <= _MOST_MARK and most <= _SQUARE * least else None


def is_picture(page: Page) -> bool:
    """Whether pictures cover the page, and hardly a word is written on it."""
    visible = Box(0, 0, page.width, page.height)
    covered = sum(image.intersection(visible) for image in page.images)
    return covered > 0.5 * visible.area and page.char_count < _FEW_CHARS


@lru_cache(maxsize=1024)
def is_white(color: int) -> bool:
    """Whether a colour can't be told from paper."""
    return all(color >> shift & 0xFF >= _WHITE >> shift & 0xFF for shift in (0, 8, 16))


def _strokes(path: Path) -> Iterator[tuple[Literal["h", "v"], Box]]:
    """The upright lines of a stroked path, as thick as a line is drawn at most."""
    half = min(path.width, _HAIRLINE) / 2
    for points in path.subpaths:
        for (xa, ya), (xb, yb) in pairwise(points):
            across, down = abs(xa - xb), abs(ya - yb)
            if down <= _SLANT and across >= _SHORTEST:
                middle = (ya + yb) / 2
                yield "h", Box(min(xa, xb), middle - half, max(xa, xb), middle + half)
            elif across <= _SLANT and down >= _SHORTEST:
                middle = (xa + xb) / 2
                yield "v", Box(middle - half, min(ya, yb), middle + half, max(ya, yb))


def _is_line(rectangle: Box) -> bool:
    thickness = min(rectangle.width, rectangle.height)
    long = max(rectangle.width, rectangle.height) >= _LONG * thickness
    return thickness <= _HAIRLINE or (thickness <= _THICK and long)


def _rectangles(path: Path) -> Iterator[Box]:
    """Subpaths that are upright rectangles."""
    for points in path.subpaths:
        if not 4 <= len(points) <= 6:
            continue
        xs, ys = [x for x, _ in points], [y for _, y in points]
        box = Box(min(xs), min(ys), max(xs), max(ys))
        x0, top, x1, bottom = box
        for x, y in points:
            if not (abs(x - x0) < 0.5 or abs(x - x1) < 0.5) or not (abs(y - top) < 0.5 or abs(y - bottom) < 0.5):
                break
        else:
            yield box


def _clipped(box: Box, width: float, height: float) -> Box | None:
    x0, top, x1, bottom = box
    x0, top = round(max(x0, 0.0), 2), round(max(top, 0.0), 2)
    x1, bottom = round(min(x1, width), 2), round(min(bottom, height), 2)
    return Box(x0, top, x1, bottom) if x0 <= x1 and top <= bottom else None


def _near(fill: Box, rule: Box) -> bool:
    return (
        fill.x0 - 3 <= rule.x1
        and rule.x0 <= fill.x1 + 3
        and fill.top - 3 <= rule.bottom
        and rule.top <= fill.bottom + 3
    )
