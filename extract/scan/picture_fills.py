"""Shaded areas in a picture of a page: the ground of headers, of rows by turns, of boxes, told from the paper around."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from jaarschijf.extract.scan.ink_pieces import Pixels, boxes_and_areas, pixels, stretches
from jaarschijf.extract.scan.tesseract import Gray, Libraries
from jaarschijf.schema.geometry import Box, Fill

_Floats = npt.NDArray[np.float32]

_STROKE = 4.5  # points: what is thinner, and dark, is a letter or a line
_GRAIN = 3  # pixels
_SHADE = 7.0  # grey levels darker than the paper
_LEAST_HIGH, _LEAST_WIDE = 8.0, 28.0  # points
_FULL = 0.9  # of its rectangle is shaded
_STEP, _EDGE = 5, 0.6  # points beside an edge, of the shade that is lost over it
_MOST = 0.5  # of the page: paper that is lit unevenly has no shades
_ALIKE = 6.0  # grey levels between the shades of one colour
# Points of one shade, between two edges; of a row of pixels by lightness, where between letters the shade itself is.
_LEAST_BETWEEN, _BESIDE_TEXT = 4, 80
_UPRIGHT, _LEAST_CELL = 140, 10.0  # grey level, points
_DARK = 0x40  # of a band on which the text is light


def picture_to_fills(image: Gray, bands: Sequence[Pixels], scale: float, libraries: Libraries) -> list[Fill]:
    """The shaded rectangles of a picture that is set straight and `on_light_ground`, with the `bands` that were dark; in points,
    `scale` of them a pixel. Those about as dark are of one colour."""
    cv2 = libraries.cv2
    stroke = _odd(pixels(_STROKE, scale))
    # Closing takes the lightest around: of a shade with grain in it, one as light as the paper.
    smooth = cv2.blur(image, (_GRAIN, _GRAIN))
    ground = cv2.morphologyEx(smooth, cv2.MORPH_CLOSE, np.ones((stroke, stroke), np.uint8))
    height, width = (max(1, round(side * scale)) for side in image.shape)
    small = cv2.resize(ground, (width, height), interpolation=cv2.INTER_AREA).astype(np.float32)
    paper = float(np.median(small[small >= np.median(small)]))
    shade = (small < paper - _SHADE).astype(np.uint8) * 255
    if shade.mean() > 255 * _MOST:
        return []
    shade = cv2.morphologyEx(shade, cv2.MORPH_OPEN, np.ones((_odd(_LEAST_HIGH), _odd(_LEAST_WIDE)), np.uint8))
    full = [
        Pixels(left, top, right, bottom)
        for left, top, right, bottom, area in boxes_and_areas(shade, cv2).tolist()
        if area > _FULL * (right - left) * (bottom - top)
    ]
    parts = (part for piece in full for part in _of_one_shade(small, piece))
    found = [(part.in_points(1.0), float(np.median(small[part.within]))) for part in parts]
    found = [(box, level) for box, level in found if _has_edges(small, box, level, paper)]
    dark = [Fill(cell.in_points(scale), _gray(_DARK)) for band in bands for cell in _cells(image, band, scale)]
    return [*dark, *(Fill(box, color) for (box, _), color in zip(found, _colors(found), strict=True))]


def _odd(size: float) -> int:
    """The next smaller odd number: what is opened or closed by an even one is moved a pixel."""
    return int(size - 1) // 2 * 2 + 1


def without_shades(image: Gray, fills: Sequence[Fill], scale: float, libraries: Libraries) -> Gray:
    """The picture with its shaded rectangles as white as paper: text that stands close to an edge of a shade is not taken for higher
    letters."""
    cv2 = libraries.cv2
    found, stroke = image.copy(), _odd(pixels(_STROKE, scale))
    for fill in fills:
        left, top, right, bottom = (round(edge / scale) for edge in fill.box)
        around = Pixels(max(0, left - stroke), max(0, top - stroke), right + stroke, bottom + stroke).within
        ground = cv2.morphologyEx(image[around], cv2.MORPH_CLOSE, np.ones((stroke, stroke), np.uint8))
        found[around] = np.maximum(found[around], cv2.divide(image[around], ground, scale=255))
    return found


def _of_one_shade(ground: _Floats, piece: Pixels) -> list[Pixels]:
    """A shaded rectangle in the parts over each other that are of one shade: the title of a theme on its bar, and the rows under it."""
    levels = np.percentile(ground[piece.within], _BESIDE_TEXT, axis=1)
    apart = np.abs(levels[2:] - levels[:-2]) > 2 * _ALIKE
    even = [(top, bottom) for top, bottom in stretches(~np.pad(apart, 1)) if bottom - top >= _LEAST_BETWEEN]
    edges = [0, *((above[1] + below[0]) // 2 for above, below in pairwise(even)), piece.height]
    parts = [piece._replace(top=piece.top + top, bottom=piece.top + bottom) for top, bottom in pairwise(edges)]
    return [part for part in parts if part.height >= _LEAST_HIGH]


def _cells(image: Gray, band: Pixels, scale: float) -> list[Pixels]:
    """A dark band in the parts between the light uprights on it, which are dark now."""
    drawn = (image[band.within] < _UPRIGHT).mean(axis=0) > _FULL
    parts = [band._replace(left=band.left + left, right=band.left + right) for left, right in stretches(~drawn)]
    return [part for part in parts if part.width >= pixels(_LEAST_CELL, scale)]


def _has_edges(ground: _Floats, box: Box, level: float, paper: float) -> bool:
    """Whether a shade ends at once on three sides at least, at paper or at another shade: what grows darker by and by is a shadow on
    the paper."""
    left, top, right, bottom = (int(edge) for edge in box)
    beside = (
        ground[max(0, top - _STEP) : top, left:right],
        ground[bottom : bottom + _STEP, left:right],
        ground[top:bottom, max(0, left - _STEP) : left],
        ground[top:bottom, right : right + _STEP],
    )
    return sum(part.size > 0 and abs(float(np.median(part)) - level) > _EDGE * (paper - level) for part in beside) >= 3


def _colors(found: Sequence[tuple[Box, float]]) -> list[int]:
    colors: list[int] = []
    levels = [level for _, level in found]
    for level in levels:
        first = next(other for other in levels if abs(other - level) < _ALIKE)
        colors.append(_gray(round(first)))
    return colors


def _gray(level: int) -> int:
    return level << 16 | level << 8 | level
