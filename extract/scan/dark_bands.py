"""Dark rectangles of a picture, with light text on them perhaps: the headers of tables, the cells of a plan that are filled in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from jaarschijf.extract.scan.ink_pieces import BROADEST_STROKE, SHORTEST_LINE, Pixels, pieces_of, pixels, stretches
from jaarschijf.extract.scan.tesseract import Gray, Libraries

_LEAST_HIGH = 8.0  # points
_DARK = 150.0  # grey level that a dark band is darker than, with the light text on it
_COVERED = 0.7  # of a dark band, between the letters on it
_HALF, _LIGHT_LINE = 0.5, 8.0  # of a row of pixels, points
_STEP = 4.0  # points: by how much the sides of one band may differ from row to row


def dark_bands(image: Gray, scale: float, libraries: Libraries) -> list[Pixels]:
    """Dark rectangles that light text may stand on; `scale` is points a pixel."""
    cv2 = libraries.cv2
    stroke = pixels(BROADEST_STROKE, scale)
    dark = (cv2.morphologyEx(image, cv2.MORPH_OPEN, np.ones((stroke, stroke), np.uint8)) < _DARK).astype(np.uint8) * 255
    dark = cv2.morphologyEx(
        dark, cv2.MORPH_OPEN, np.ones((pixels(_LEAST_HIGH, scale), pixels(SHORTEST_LINE, scale)), np.uint8)
    )
    # Letters run together as well, under a band perhaps, and leave half of the paper white.
    parts = [part for piece in pieces_of(dark, cv2) for part in _steps(dark[piece.within] > 0, piece, scale)]
    found = [rows for part in parts for rows in _dark_rows(image, part, scale, cv2)]
    return [piece for piece in found if (image[piece.within] < _DARK).mean() > _COVERED]


def _steps(dark: npt.NDArray[np.bool_], piece: Pixels, scale: float) -> Iterator[Pixels]:
    """A piece in parts from top to bottom, each as wide as it is there: cells of a plan run together like stairs."""
    lefts, rights = dark.argmax(axis=1), dark.shape[1] - dark[:, ::-1].argmax(axis=1)
    most = pixels(_STEP, scale)
    edges = np.flatnonzero((np.abs(np.diff(lefts)) > most) | (np.abs(np.diff(rights)) > most)) + 1
    for top, bottom in zip([0, *edges.tolist()], [*edges.tolist(), dark.shape[0]], strict=True):
        left, right = int(lefts[top:bottom].min()), int(rights[top:bottom].max())
        yield Pixels(piece.left + left, piece.top + top, piece.left + right, piece.top + bottom)


def _dark_rows(image: Gray, piece: Pixels, scale: float, cv2: Any) -> list[Pixels]:
    """The parts of a piece, from top to bottom, in which more is dark than letters are."""
    share = (image[piece.within] < _DARK).mean(axis=1, keepdims=True).astype(np.float32)
    dark = (cv2.blur(share, (1, pixels(BROADEST_STROKE, scale))) > _HALF).astype(np.uint8)
    # A line of light text on a band is not so dark.
    dark = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones((pixels(_LIGHT_LINE, scale), 1), np.uint8))[:, 0]
    parts = [piece._replace(top=piece.top + top, bottom=piece.top + bottom) for top, bottom in stretches(dark > 0)]
    return [part for part in parts if part.height >= pixels(_LEAST_HIGH, scale)]


def on_light_ground(image: Gray, bands: Sequence[Pixels]) -> Gray:
    """The picture with what stands in dark bands set dark on light, as all else."""
    found = image.copy()
    for band in bands:
        found[band.within] = dark_on_white(image[band.within])
    return found


def dark_on_white(part: Gray, ground: npt.NDArray[np.bool_] | None = None) -> npt.NDArray[np.float64]:
    """A part of a picture with what is light in it dark, its ground as white as paper; `ground` is where that is, unless all over."""
    light = 255.0 - part
    white = np.median(light if ground is None else light[ground])
    found: npt.NDArray[np.float64] = np.minimum(light * (255.0 / white), 255.0)
    return found
