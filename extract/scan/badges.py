"""Small dark discs and squares of a picture with a light number or letter in each: the numbers of themes and agreements."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from jaarschijf.extract.scan.dark_bands import dark_on_white
from jaarschijf.extract.scan.ink_pieces import Pixels, boxes_and_areas, pixels
from jaarschijf.extract.scan.tesseract import Gray, Libraries

_DARK = 150  # grey level that a badge is darker than
_LEAST, _MOST = 12.0, 50.0  # points: how large it is
_SQUARE = 0.88  # of its longer side, the shorter
_FULL = 0.7  # of its box: a disc takes 0.79
_CONVEX = 0.95  # of its hull
_LIGHT, _LIGHTEST = 0.03, 0.35  # of it, what is written: an O has more white in it, and what has less says nothing
_WRITTEN = 0.58  # of its height, what is written
_LETTERS_APART, _AS_HIGH = 0.3, 0.5  # of a letter's width and height: to the next one, and that one's
_RIM = 5  # pixels, in which it fades into the paper


def on_light_badges(image: Gray, scale: float, libraries: Libraries) -> Gray:
    """The picture with what stands in badges set dark on light, as all else; `scale` is points a pixel."""
    cv2 = libraries.cv2
    found = image
    boxes = boxes_and_areas((image < _DARK).astype(np.uint8), cv2)
    for piece in _as_large(boxes, scale):
        if _is_letter(piece, boxes):
            continue
        around = Pixels(
            max(0, piece.left - _RIM), max(0, piece.top - _RIM), piece.right + _RIM, piece.bottom + _RIM
        ).within
        part = image[around]
        outlines, _ = cv2.findContours((part < _DARK).astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
        outline = max(outlines, key=cv2.contourArea)
        disc = np.zeros_like(part)
        cv2.drawContours(disc, [outline], -1, 255, cv2.FILLED)
        whole = max(_FULL * piece.width * piece.height, _CONVEX * cv2.contourArea(cv2.convexHull(outline)))
        if cv2.contourArea(outline) > whole and _is_written_on(part, disc, cv2):
            found = image.copy() if found is image else found
            found[around] = _lightened(part, disc, cv2)
    return found


def _as_large(boxes: npt.NDArray[np.int64], scale: float) -> list[Pixels]:
    """The pieces as large as a badge, and about as high as wide."""
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    long, short = np.maximum(width, height), np.minimum(width, height)
    fits = (long >= pixels(_LEAST, scale)) & (long <= pixels(_MOST, scale)) & (short > _SQUARE * long)
    return [Pixels(*box) for box in boxes[fits, :4].tolist()]


def _is_letter(piece: Pixels, boxes: npt.NDArray[np.int64]) -> bool:
    """Whether a piece stands right beside others about as high: the `o` of a title in bold has little white in it too."""
    left, top, right, bottom = boxes[:, :4].T
    lap = np.minimum(bottom, piece.bottom) - np.maximum(top, piece.top)
    high = bottom - top
    gap = np.maximum(left - piece.right, piece.left - right)
    beside = (gap >= 0) & (gap < _LETTERS_APART * piece.width)
    return bool((beside & (lap > _AS_HIGH * piece.height) & (high < piece.height / _AS_HIGH)).any())


def _is_written_on(part: Gray, disc: Gray, cv2: Any) -> bool:
    """Whether a disc has something light in its middle, no larger than a number is: it is no letter, nor empty."""
    inside = cv2.erode(disc, np.ones((_RIM, _RIM), np.uint8)) > 0
    light = inside & (part >= _DARK)
    rows = np.flatnonzero(light.any(axis=1))
    return bool(
        rows.size
        and _LIGHT < light.sum() / inside.sum() < _LIGHTEST
        and rows[-1] - rows[0] < _WRITTEN * np.count_nonzero(disc.any(axis=1))
    )


def _lightened(part: Gray, disc: Gray, cv2: Any) -> Gray:
    """A part of a picture with what stands in its disc set dark on white; the disc's rim goes."""
    rim = np.ones((_RIM, _RIM), np.uint8)
    inside, around = cv2.erode(disc, rim) > 0, cv2.dilate(disc, rim) > 0
    return np.where(inside, dark_on_white(part, inside), np.where(around, 255, part)).astype(np.uint8)
