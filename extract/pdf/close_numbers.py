"""Numbers and marks of items that stand so close to the text after them that both are one word: `10.Woonborg bouwt`, as Word sets
it."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from jaarschijf.extract.pdf.characters import Bools, are_capitals, are_figures, are_small, plain_letters

_LONGEST = 2  # figures
_BULLET, _PRIVATE = 0x2022, (0xF000, 0xF100)  # those of symbol fonts are among the latter


def after_numbers(codes: npt.NDArray[np.uint32], starts: Bools) -> npt.NDArray[np.intp]:
    """The places of the capitals that a word goes on with after the number of an item.

    `codes` are the code points of characters in drawing order, `starts` tells of each but the first whether a word begins
    with it.
    """
    dots = np.flatnonzero((codes[:-2] == ord(".")) | (codes[:-2] == ord(")")))
    within = ~starts[dots] & ~starts[dots + 1]
    dots = dots[within & are_capitals(codes[dots + 1]) & are_small(codes[dots + 2])]
    if not dots.size:
        return dots
    begins, figures = np.concatenate(([True], starts)), are_figures(codes)
    numbered, whole = np.zeros(dots.size, dtype=np.bool_), np.ones(dots.size, dtype=np.bool_)
    for back in range(1, _LONGEST + 1):
        before = np.maximum(dots - back, 0)
        whole &= (dots >= back) & figures[before]
        numbered |= whole & begins[before]
    return dots[numbered] + 1


def after_marks(codes: npt.NDArray[np.uint32], starts: Bools) -> npt.NDArray[np.intp]:
    """The places of the letters that a word goes on with after a bullet, as above."""
    marks = np.flatnonzero((codes[:-1] == _BULLET) | ((codes[:-1] >= _PRIVATE[0]) & (codes[:-1] < _PRIVATE[1])))
    if not marks.size:
        return marks
    begins = np.concatenate(([True], starts))
    found: npt.NDArray[np.intp] = marks[begins[marks] & ~begins[marks + 1] & plain_letters(codes[marks + 1])] + 1
    return found
