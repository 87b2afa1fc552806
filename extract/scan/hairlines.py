"""Lines in a picture that are fainter than any letter, and what tells a line from the middle of a row of letters."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from jaarschijf.extract.scan.ink_pieces import Pixels, pieces_of, pixels
from jaarschijf.extract.scan.tesseract import Gray

Direction = Literal["h", "v"]

TEXT_INK, _TEXT_BESIDE_HAIRLINE = 0.25, 0.08  # share of the paper right beside a stroke that letters cover
_THICKEST_HAIRLINE = 1.6  # points
ASKEW = 0.002  # of a line's length: what is left of the skew
_ALONG, _BESIDE = 9.0, 1.5  # points: what a hairline is seen along, and what it is held against
_NEAR = 5  # pixels: what one of its places is seen along
_FAINT, _TRACE = 7.0, 3.0  # grey levels darker than on both sides: along it, and at each of its places


def hairlines(image: Gray, ink: Gray, direction: Direction, shortest: int, scale: float, cv2: Any) -> Gray:
    """Thin lines too faint for ink: a little darker, all along, than what is on both sides, where no letters are."""
    lines = traces(image, direction, scale, cv2)
    lines = cv2.morphologyEx(lines, cv2.MORPH_OPEN, np.ones(lengthwise(direction, shortest), np.uint8))
    found = np.zeros_like(ink)
    near = _darker(image, direction, _NEAR, pixels(_BESIDE, scale), cv2)
    for piece in pieces_of(lines, cv2):
        thickest = _THICKEST_HAIRLINE / scale + ASKEW * max(piece.height, piece.width)
        thin = thickness(piece, direction) <= thickest
        if thin and not is_in_text(ink, piece, direction, scale, _TEXT_BESIDE_HAIRLINE):
            seen = _without_ends(piece, near, direction).within
            found[seen] |= lines[seen]
    return found


def _without_ends(piece: Pixels, darker: npt.NDArray[np.float32], direction: Direction) -> Pixels:
    """A line without what seems to be of it at its ends, as what is seen along it reaches over them."""
    along = darker[piece.within].max(axis=0 if direction == "h" else 1)
    seen = np.flatnonzero(along > np.median(along) / 2)
    first, last = int(seen[0]), int(seen[-1]) + 1
    if direction == "h":
        return piece._replace(left=piece.left + first, right=piece.left + last)
    return piece._replace(top=piece.top + first, bottom=piece.top + last)


def traces(image: Gray, direction: Direction, scale: float, cv2: Any) -> Gray:
    """Where the picture is a little darker, along a direction, than what is on both sides."""
    beside = pixels(_BESIDE, scale)
    traced = _darker(image, direction, _NEAR, beside, cv2) > _TRACE
    lines = ((_darker(image, direction, pixels(_ALONG, scale), beside, cv2) > _FAINT) & traced).astype(np.uint8) * 255
    found: Gray = cv2.morphologyEx(lines, cv2.MORPH_CLOSE, np.ones(lengthwise(direction, 7), np.uint8))
    return found


def _darker(image: Gray, direction: Direction, along: int, beside: int, cv2: Any) -> Any:
    """By how many grey levels each pixel, with those around it along the direction, is darker than what lies on both sides."""
    smooth = cv2.blur(image.astype(np.float32), lengthwise(direction, along)[::-1])
    axis = 0 if direction == "h" else 1
    sides = np.minimum(np.roll(smooth, beside, axis), np.roll(smooth, -beside, axis))
    return sides - smooth


def is_in_text(ink: Gray, piece: Pixels, direction: Direction, scale: float, most: float) -> bool:
    """Whether a straight run of ink is the middle of blurred letters: these have ink right above and below it, `most` or more of the
    paper."""
    left, top, right, bottom = piece
    near = max(2, round(1.0 / scale))
    if direction == "h":
        sides = (
            ink[max(0, top - near) : top, left:right],
            ink[bottom : bottom + near, left:right],
        )
    else:
        sides = (
            ink[top:bottom, max(0, left - near) : left],
            ink[top:bottom, right : right + near],
        )
    return any(side.size and float(side.mean()) > 255 * most for side in sides)


def thickness(piece: Pixels, direction: Direction) -> int:
    """How many pixels a line is thick."""
    return piece.height if direction == "h" else piece.width


def lengthwise(direction: Direction, length: int) -> tuple[int, int]:
    """The shape (rows, columns) of a line of pixels in the direction."""
    return (1, length) if direction == "h" else (length, 1)
