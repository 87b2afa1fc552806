"""Dots that Tesseract passed over or took for letters, seen in the ink: the full stop at a text's end, the dot of `1.3`, bullets."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf

import numpy as np
import numpy.typing as npt

from jaarschijf.extract.scan.ink_pieces import boxes_and_areas
from jaarschijf.extract.scan.tesseract import Found, Gray, Libraries
from jaarschijf.schema.geometry import Box

Boxes = npt.NDArray[np.float64]  # x0, top, x1, bottom, a row each

_SMALLEST, _LARGEST = 0.7, 4.0  # points
_LEAST_OF_SIZE, _MOST_OF_SIZE = 0.07, 0.26  # of the font size
_ROUND = 0.6  # the shorter side of a dot's box to the longer
_FULL = 0.55  # of a dot's box is ink
_BASELINE = 0.1  # of the font size
_BEFORE, _AFTER = 0.3, 0.25  # of the font size: how far from a word's end its full stop begins
_LEAST_BULLET, _LARGEST_BULLET = 2.2, 7.0  # points
_ROUND_BULLET, _FULL_BULLET = 0.75, 0.72  # as above
_TALL = 0.5  # of the tallest letter: what is no dot
_MARKS = ".,:;·"
_STOPPED = (")", "”", "’", '"', "'", "%")


def dots_of(ink: Gray, scale: float, libraries: Libraries) -> Boxes:
    """The boxes (points) of the round specks in the ink that may be dots."""
    boxes, areas = _pieces(ink, scale, libraries)
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    short, long = np.minimum(width, height), np.maximum(width, height)
    found: Boxes = boxes[
        (short >= _SMALLEST) & (long <= _LARGEST) & (short >= _ROUND * long) & (areas >= _FULL * width * height)
    ]
    return found


def with_full_stop(word: Found, dots: Boxes) -> Found:
    """The word with the full stop that stands behind it on its baseline and was not read."""
    if not (word.text[-1].isalnum() or word.text.endswith(_STOPPED)) or not dots.size:
        return word
    size, end = word.font_size, word.box.x1
    baseline = word.box.bottom - word.descent * size
    near = dots[(dots[:, 0] > end - _BEFORE * size) & (dots[:, 0] < end + _AFTER * size) & (dots[:, 2] > end - 1.0)]
    near = near[(near[:, 1] > word.box.top) & (near[:, 3] < baseline + 2 * _BASELINE * size)]
    wide = near[:, 2] - near[:, 0]
    near = near[(wide >= _LEAST_OF_SIZE * size) & (wide <= _MOST_OF_SIZE * size)]
    # With another above it, it is a colon's.
    if len(near) != 1 or abs(near[0, 3] - baseline) > _BASELINE * size:
        return word
    x0, top, x1, bottom = word.box
    return replace(word, text=f"{word.text}.", box=Box(x0, top, max(x1, float(near[0, 2])), bottom))


@dataclass(frozen=True, slots=True)
class Glyphs:
    """What a short word is made of: where its letters and the dots on its baseline begin (points), left to right."""

    letters: list[float]
    dots: list[float]


def glyphs_of(ink: Gray, scale: float, libraries: Libraries) -> Glyphs:
    """The glyphs in the ink of a short word; letters that touch are one."""
    boxes, _ = _pieces(ink, scale, libraries)
    if not len(boxes):
        return Glyphs([], [])
    heights, wide = boxes[:, 3] - boxes[:, 1], boxes[:, 2] - boxes[:, 0]
    tall = boxes[heights >= _TALL * heights.max()]
    size, foot = heights.max() / 0.7, float(np.median(tall[:, 3]))
    dots = boxes[
        (np.maximum(heights, wide) <= _MOST_OF_SIZE * size)
        & (np.minimum(heights, wide) >= _LEAST_OF_SIZE * size)
        & (np.abs(boxes[:, 3] - foot) <= _BASELINE * size)
    ]
    return Glyphs(sorted(tall[:, 0].tolist()), sorted(dots[:, 0].tolist()))


def letters_of(word: Found) -> str:
    """Its characters without marks that may be dots."""
    return "".join(character for character in word.text if character not in _MARKS)


def with_dots(word: Found, glyphs: Glyphs) -> Found:
    """The word with dots where the ink has them on the baseline, if its letters can be told apart."""
    letters = letters_of(word)
    if not letters.isalnum() or len(glyphs.letters) != len(letters) or not glyphs.dots:
        return word
    text = letters[0]
    for (before, after), letter in zip(pairwise([*glyphs.letters, inf]), [*letters[1:], ""], strict=True):
        text += "." * any(before < dot < after for dot in glyphs.dots) + letter
    return replace(word, text=text)


def with_bullet(word: Found, ink: Gray, scale: float, libraries: Libraries) -> Found:
    """A bullet for a sign whose ink is a round or square dot, larger than a full stop."""
    if len(word.text) > 1:
        return word
    left, top, right, bottom = (round(edge / scale) for edge in word.box)
    boxes, areas = _pieces(ink[top:bottom, left:right], scale, libraries)
    if not len(boxes):
        return word
    largest = int(areas.argmax())
    x0, above, x1, below = boxes[largest].tolist()
    short, long = sorted((x1 - x0, below - above))
    alone = areas[largest] > _FULL_BULLET * areas.sum() and areas[largest] > _FULL_BULLET * short * long
    is_dot = alone and short > _ROUND_BULLET * long and _LEAST_BULLET <= long <= _LARGEST_BULLET
    return replace(word, text="\u2022") if is_dot else word


def _pieces(ink: Gray, scale: float, libraries: Libraries) -> tuple[Boxes, npt.NDArray[np.float64]]:
    """The boxes (points) of what hangs together in the ink, and how much ink each holds (square points)."""
    found = boxes_and_areas(ink, libraries.cv2).astype(np.float64)
    boxes: Boxes = found[:, :4] * scale
    return boxes, found[:, 4] * scale * scale
