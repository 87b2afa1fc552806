"""What hangs together in the ink of a picture."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from jaarschijf.extract.scan.tesseract import Gray
from jaarschijf.schema.geometry import Box

SHORTEST_LINE, BROADEST_STROKE = 28.0, 5.0  # points: of a line or a band, of a letter or a line

Boxes = npt.NDArray[np.float64]  # left, top, right, bottom, a row each


class Pixels(NamedTuple):
    """A rectangle of a picture, in pixels from its top left."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        """Pixels from left to right."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """Pixels from top to bottom."""
        return self.bottom - self.top

    def in_points(self, scale: float) -> Box:
        """The rectangle in points, `scale` of them a pixel."""
        return Box(*(edge * scale for edge in self))

    @property
    def within(self) -> tuple[slice, slice]:
        """What to take of a picture, to have what lies inside."""
        return slice(self.top, self.bottom), slice(self.left, self.right)


def pixels(points: float, scale: float) -> int:
    """So many points in whole pixels, one at least; `scale` is points a pixel."""
    return max(1, round(points / scale))


def stretches(marked: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    """From where up to where the places of a row are marked without a gap."""
    edges = np.flatnonzero(np.diff(marked.astype(np.int8), prepend=0, append=0)).tolist()
    return list(zip(edges[::2], edges[1::2], strict=True))


def pieces_of(ink: Gray, cv2: Any) -> list[Pixels]:
    """The box around each piece of ink; diagonal neighbours hang together."""
    return [Pixels(*box) for box in boxes_and_areas(ink, cv2)[:, :4].tolist()]


def boxes_and_areas(ink: Gray, cv2: Any) -> npt.NDArray[np.int64]:
    """A row for each piece of ink: the left, top, right and bottom of its box, and how many pixels of it are dark."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink)
    left, top, width, height, area = stats[1:].astype(np.int64).T
    found: npt.NDArray[np.int64] = np.array([left, top, left + width, top + height, area]).T
    return found
