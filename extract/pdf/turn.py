"""From a page as stored to the page as a reader sees it: its visible part, upright, from the top left."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

# Of the letters: with so many lying the same way, the page is meant to be read that way.
_MOST = 0.7
# The lesser part of a text's direction, of the greater one: with more it runs neither along the page nor up or down it.
_SLANTED = 0.2
# With more than this, the lines of a page as wide as one of A4 end a letter higher or lower than they begin.
_ASKEW = 0.002
# Times as high as wide, or as wide as high; letters.
_STRETCHED, _A_WORD = 3.0, 3
_UNEVEN = 1.5  # times, of most of a page
# Of a line of text that runs aslant over the others: its direction as above, its size of theirs, letters.
_STEEP, _SMALLER, _A_LINE = 0.6, 0.8, 20


class Turn(NamedTuple):
    """The visible rectangle in the stored page's points (from the bottom left), and quarter turns clockwise to show it."""

    left: float
    bottom: float
    right: float
    top: float
    quarters: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the visible page."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.quarters % 2 else (width, height)

    def corners(self, x0: Any, y0: Any, x1: Any, y1: Any) -> tuple[Any, Any, Any, Any]:
        """Left, bottom, right, top (numbers or arrays) as x0, top, x1, bottom of the visible page."""
        if self.quarters == 0:
            return x0 - self.left, self.top - y1, x1 - self.left, self.top - y0
        if self.quarters == 1:
            return y0 - self.bottom, x0 - self.left, y1 - self.bottom, x1 - self.left
        if self.quarters == 2:
            return self.right - x1, y0 - self.bottom, self.right - x0, y1 - self.bottom
        return self.top - y1, self.right - x1, self.top - y0, self.right - x0

    def point(self, x: Any, y: Any) -> tuple[Any, Any]:
        """A point (numbers or arrays) of the stored page as one of the visible page."""
        x0, top, _, _ = self.corners(x, y, x, y)
        return x0, top

    def to_upright(self, quarters: npt.NDArray[np.int_], letters: npt.NDArray[np.int_]) -> Turn:
        """The turn that sets most of the text upright, whatever the file says: a page may be drawn lying on its side.

        `letters` of them run at `quarters` quarter turns counterclockwise on the stored page.
        """
        counts = np.bincount(quarters, weights=letters, minlength=4)
        most = int(counts.argmax())
        return self._replace(quarters=most) if counts[most] > _MOST * counts.sum() else self


def quarter_turns(a: npt.NDArray[np.float64], b: npt.NDArray[np.float64]) -> npt.NDArray[np.int_]:
    """The nearest quarter turns counterclockwise of texts whose matrices begin with `a` and `b` (PDF 32000-1, 8.3.4)."""
    return np.where(np.abs(a) >= np.abs(b), np.where(a >= 0, 0, 2), np.where(b > 0, 1, 3))


def aslant(a: npt.NDArray[np.float64], b: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
    """Whether texts whose matrices begin with `a` and `b` run aslant over the page."""
    least, most = _least_and_most(a, b)
    slanted: npt.NDArray[np.bool_] = least > _SLANTED * most
    return slanted


def _least_and_most(
    a: npt.NDArray[np.float64], b: npt.NDArray[np.float64]
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """How far texts whose matrices begin with `a` and `b` run the one way, across or along the page, and the other: the less first."""
    along, across = np.abs(a), np.abs(b)
    return np.minimum(along, across), np.maximum(along, across)


def is_distorted(matrices: npt.NDArray[np.float64], letters: npt.NDArray[np.int_]) -> bool:
    """Whether most of a page's text, `letters` of it in each run, is drawn as in a mirror, by the matrices of its runs, or a
    word of it far wider or higher than letters are."""
    a, b, c, d = matrices.T[:4]
    if 2 * letters[a * d < b * c].sum() > letters.sum():
        return True
    wide, high = np.hypot(a, b), np.hypot(c, d)
    stretched = (np.minimum(wide, high) > 0) & (np.maximum(wide, high) > _STRETCHED * np.minimum(wide, high))
    # A condensed or an expanded face is set so in a heading.
    uneven = np.maximum(wide, high) > _UNEVEN * np.minimum(wide, high)
    return bool((letters[stretched] >= _A_WORD).any() or 2 * letters[uneven].sum() > letters.sum() > _A_WORD)


def is_askew(a: npt.NDArray[np.float64], b: npt.NDArray[np.float64], letters: npt.NDArray[np.int_]) -> bool:
    """Whether most of a page's text, `letters` of it in each run, runs a bit up or down over the page, as on a sheet that was
    fed askew."""
    least, most = _least_and_most(a, b)
    askew = (least > _ASKEW * most) & (least <= _SLANTED * most)
    return bool(2 * letters[askew].sum() > letters.sum())


def runs_astray(
    a: npt.NDArray[np.float64],
    b: npt.NDArray[np.float64],
    sizes: npt.NDArray[np.float64],
    letters: npt.NDArray[np.int_],
) -> bool:
    """Whether a line or two of a page's text, as large as most of it, run up or down over the others; stamps are larger, headings over
    narrow columns steeper."""
    least, most = _least_and_most(a, b)
    over_others = aslant(a, b) & (least < _STEEP * most)
    count = letters[over_others].sum()
    if not _A_LINE <= count < letters.sum() / 2:
        return False
    usual = np.median(np.repeat(sizes, letters))
    of_text = (sizes > _SMALLER * usual) & (sizes * _SMALLER < usual)
    return bool(letters[over_others & of_text].sum() >= _A_LINE)
