"""What a page's characters tell of how it was cut and set: text over its edge, letters of a word apart, text that nobody sees.

Works on arrays, whichever library read them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import numpy as np
import numpy.typing as npt

from jaarschijf.extract.drawing import Path, is_white
from jaarschijf.extract.words import GAP, Chars, plain_letters
from jaarschijf.schema.geometry import Box, PageFault, Word

Bools = npt.NDArray[np.bool_]
Places = npt.NDArray[np.intp]

_LINE = 0.5  # points: between the tops of letters on one line
_NEXT = 0.25  # of the font size: between letters of one word
_LEAST_CUT = 1  # words that the side of a page cuts in two
_LEAST_HALVED, _LEAST_BEYOND = 6, 20  # letters
_LEAST_ASIDE = 100  # letters, where all of a page stands aside of it
_WITHIN = 0.2  # of the font size: so much of a letter is on either side of an edge that cuts it
_SAME_SIZE = 0.05  # of the font size
_WIDEST = 0.9  # of the font size: more white than that parts texts
_LEAST_SPACES = 20  # of a page whose spaces are drawn
_ALL_APART = 0.4  # of the letters of a text: so it was set
_LEAST_UNSEEN = 3  # letters of a word


def faults_of_letters(chars: Chars, made: Bools, texts: Places, page: Box) -> Iterator[PageFault]:
    """What the characters tell of a visible `page`: of those `made` by the reader, none is drawn; `texts` has for each the
    number of the text object that it is of."""
    letters = np.flatnonzero(plain_letters(chars.codes))
    if letters.size:
        if _is_cropped(chars, letters, page):
            yield "text-cropped"
        if _is_parted(chars, letters, made, texts):
            yield "letters-apart"


def _is_cropped(chars: Chars, letters: Places, page: Box) -> bool:
    """Whether the page ends in the middle of its text: words lie over its sides, or lines over or beyond its top or foot."""
    x0, x1, top, bottom = (edge[letters] for edge in (chars.x0, chars.x1, chars.top, chars.bottom))
    if x0.min() >= page.x0 and x1.max() <= page.x1 and top.min() >= page.top and bottom.max() <= page.bottom:
        return False
    height = bottom - top
    middle, level = (x0 + x1) / 2, (top + bottom) / 2
    across, down = (middle >= page.x0) & (middle <= page.x1), (level >= page.top) & (level <= page.bottom)
    if not (across & down).any():
        return letters.size >= _LEAST_ASIDE
    usual = float(np.median(height[across & down]))
    of_text = np.abs(height - usual) <= _SAME_SIZE * usual
    near = (np.abs(x0[1:] - x1[:-1]) < _NEXT * height[1:]) & (np.abs(top[1:] - top[:-1]) < _LINE)
    cut = near & (across[1:] != across[:-1]) & down[1:] & of_text[1:]
    if np.count_nonzero(cut) >= _LEAST_CUT:
        return True
    within = _WITHIN * height
    halved = np.zeros(letters.size, dtype=np.bool_)
    for edge in (page.top, page.bottom):
        halved |= (top + within < edge) & (bottom - within > edge)
    halved &= across & of_text
    beyond = across & ~down & of_text
    return bool(np.count_nonzero(halved) >= _LEAST_HALVED or np.count_nonzero(beyond) >= _LEAST_BEYOND)


def _is_parted(chars: Chars, letters: Places, made: Bools, texts: Places) -> bool:
    """Whether letters stand apart within a text where no space is drawn, on a page that draws its spaces."""
    before, after = letters[:-1], letters[1:]
    height = np.minimum(chars.bottom[before] - chars.top[before], chars.bottom[after] - chars.top[after])
    gap = chars.x0[after] - chars.x1[before]
    # Only what the reader made itself may stand between them.
    drawn = np.concatenate(([0], np.cumsum(~made)))
    beside = (drawn[after] - drawn[before + 1] == 0) & (np.abs(chars.top[after] - chars.top[before]) < _LINE)
    small = (chars.codes[before] >= ord("a")) & (chars.codes[after] >= ord("a"))
    together = beside & (texts[before] == texts[after])
    apart = together & small & (gap > GAP * height) & (gap < _WIDEST * height)
    if not apart.any() or np.count_nonzero((chars.codes == ord(" ")) & ~made) < _LEAST_SPACES:
        return False
    own, parted = np.bincount(texts[before][together]), np.bincount(texts[before][apart])
    return bool((parted < _ALL_APART * own[: parted.size])[parted > 0].any())


def fault_of_colors(words: Sequence[Word], paths: Iterable[Path], pictures: Sequence[Box]) -> Iterator[PageFault]:
    """Whether words are as white as the paper, and nothing is drawn that they stand on."""
    if not any(map(is_white, {word.color for word in words})):
        return
    behind = [*pictures, *_grounds(paths)]
    for word in words:
        if is_white(word.color) and len(word.text) >= _LEAST_UNSEEN and word.text.isalpha():
            x, y = word.box.center
            if not any(box.covers(x, y, margin=2.0) for box in behind):
                yield "text-unseen"
                return


def _grounds(paths: Iterable[Path]) -> Iterator[Box]:
    """The boxes around what is filled in another colour than white."""
    for path in paths:
        if path.fill is not None and not is_white(path.fill):
            points = list(chain.from_iterable(path.subpaths))
            if points:
                xs, ys = zip(*points, strict=True)
                yield Box(min(xs), min(ys), max(xs), max(ys))
