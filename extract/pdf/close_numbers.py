"""Numbers of items that stand so close to the text after them that both are one word: `10.Woonborg bouwt`, as Word sets it."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from jaarschijf.extract.pdf.characters import Bools, are_capitals, are_figures, are_small

_LONGEST = 2  # figures


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
