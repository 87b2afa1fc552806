"""Text of a page that is not as it was set: cut off by its edge, drawn apart, or as white as the paper."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from jaarschijf.extract.pdf.characters import GAP, Bools, Chars, are_figures, are_small, plain_letters
from jaarschijf.extract.pdf.drawing import Drawing, Floats, Outlines, is_white
from jaarschijf.schema.geometry import Box, Word

_LINE = 0.5  # points: between the tops of letters on one line
_NEXT = 0.25  # of the font size: between letters of one word
_LEAST_CUT = 1  # words that the side of a page cuts in two
_LEAST_HALVED, _LEAST_BEYOND = 6, 20  # letters
_MOST_BEYOND = 10  # lines: of the two pages of a spread all may do so
_LEAST_ASIDE = 100  # letters, where all of a page stands aside of it
# Letters as large as the text, or larger, that stand wholly outside; a printer's marks are smaller, the other page of a spread
# is of more words and stands at its side.
_LEAST_OUTSIDE, _MOST_OUTSIDE = 4, 15
# And so many that are hardly smaller: a row of a table in another size than the rest.
_LEAST_TEXT, _NEARLY = 100, 0.8
_WITHIN = 0.2  # of the font size: so much of a letter is on either side of an edge that cuts it
# Lines of a table, and letters, beyond a side: so many heights at which some cross it, and how far at least (points).
_LEAST_CROSSING, _OVER = 4, 5.0
_SAME_SIZE = 0.05  # of the font size
# Letters, points: of text, as where four pages are on one sheet, and of a picture.
_LEAST_TINY, _SMALLEST, _SPECK = 50, 5.6, 3.0
_LEAST_UNSEEN = 3  # letters of a word
_WIDEST, _LEVEL = 1.0, 0.4  # of the font size: between letters of one text, between twice their heights on one line


def is_cropped(chars: Chars, page: Box) -> bool:
    """Whether the visible `page` ends in the middle of its text: words lie over its sides, or lines over or beyond its top or
    foot, or letters are larger than it."""
    if _lie_within(chars, page):
        return False
    if _cuts_number(chars, page):
        return True
    chars = chars.at(np.flatnonzero(plain_letters(chars.codes) | are_figures(chars.codes)))
    if _lie_within(chars, page):
        return False
    x0, x1, top, bottom = chars.x0, chars.x1, chars.top, chars.bottom
    height = bottom - top
    if (height > page.height / 2).any():
        return True
    middle, level = (x0 + x1) / 2, (top + bottom) / 2
    across, down = (middle >= page.x0) & (middle <= page.x1), (level >= page.top) & (level <= page.bottom)
    if not (across & down).any():
        return x0.size >= _LEAST_ASIDE
    usual = float(np.median(height[across & down]))
    of_text = np.abs(height - usual) <= _SAME_SIZE * usual
    near = (np.abs(x0[1:] - x1[:-1]) < _NEXT * height[1:]) & (np.abs(top[1:] - top[:-1]) < _LINE)
    cut = near & (across[1:] != across[:-1]) & down[1:] & of_text[1:]
    if np.count_nonzero(cut) >= _LEAST_CUT or _goes_on_beyond(top, across, down):
        return True
    within = _WITHIN * height
    halved = np.zeros(x0.size, dtype=np.bool_)
    for edge in (page.top, page.bottom):
        halved |= (top + within < edge) & (bottom - within > edge)
    halved &= across & (height >= _NEARLY * usual)
    parted = np.zeros(x0.size, dtype=np.bool_)
    for side in (page.x0, page.x1):
        parted |= (x0 + within / 2 < side) & (x1 - within / 2 > side)
    outside = (x1 < page.x0) | (x0 > page.x1) | (bottom < page.top) | (top > page.bottom)
    outside &= plain_letters(chars.codes) & (height >= (1 - _SAME_SIZE) * usual)
    beyond = across & ~down & of_text
    return bool(
        np.count_nonzero(halved) >= _LEAST_HALVED
        or np.count_nonzero(beyond) >= _LEAST_BEYOND
        or np.count_nonzero(across & ~down & (height >= _NEARLY * usual)) >= _LEAST_TEXT
        or _LEAST_OUTSIDE <= np.count_nonzero(outside) <= _MOST_OUTSIDE
        or (parted & down & (height >= (1 - _SAME_SIZE) * usual)).any()
    )


def table_is_cropped(chars: Chars, outlines: Outlines, page: Box) -> bool:
    """Whether a side of the visible `page` runs through a table: its lines cross that, and letters stand between them beyond it."""
    lettered = plain_letters(chars.codes)
    for beyond, side in ((chars.x1 < page.x0, page.x0), (chars.x0 > page.x1, page.x1)):
        tops = chars.top[beyond & lettered]
        if tops.size < _LEAST_OUTSIDE:
            continue
        (x, y), goes_on = outlines.points, ~outlines.begins[1:]
        crosses = goes_on & (np.minimum(x[1:], x[:-1]) < side - _OVER) & (np.maximum(x[1:], x[:-1]) > side + _OVER)
        heights = np.unique(y[1:][crosses & (np.abs(y[1:] - y[:-1]) < _LINE)].round())
        if heights.size >= _LEAST_CROSSING and ((tops > heights[0]) & (tops < heights[-1])).any():
            return True
    return False


def _goes_on_beyond(top: Floats, across: Bools, down: Bools) -> bool:
    """Whether letters beyond a side of the page follow on letters of the same line within it, a few times; or whole lines stand
    there, a few, each beside one of the page."""
    within, beyond = (np.unique(top[down & which].round(1)) for which in (across, ~across))
    if 1 < beyond.size <= _MOST_BEYOND and within.size and bool(np.isin(beyond, within).all()):
        return True
    on_line = np.abs(top[1:] - top[:-1]) < _LINE
    return 0 < int(np.count_nonzero(on_line & down[1:] & across[:-1] & ~across[1:])) <= _MOST_BEYOND


def _cuts_number(chars: Chars, page: Box) -> bool:
    """Whether a side of the page cuts a number, such as `2.1`, in two."""
    if not chars.codes.size or (chars.x0.min() >= page.x0 and chars.x1.max() <= page.x1):
        return False
    figures = are_figures(chars.codes)
    beside = figures[1:-1] | (chars.codes[1:-1] == ord("."))
    middle = (chars.x0 + chars.x1) / 2
    within = (middle >= page.x0) & (middle <= page.x1)
    gap = np.abs(chars.x0[1:] - chars.x1[:-1])
    near = (gap < _NEXT * (chars.bottom - chars.top)[1:]) & (np.abs(chars.top[1:] - chars.top[:-1]) < _LINE)
    shown = (chars.top[1:-1] < page.bottom) & (chars.bottom[1:-1] > page.top)
    return bool(
        (figures[:-2] & beside & figures[2:] & near[:-1] & near[1:] & shown & (within[:-2] != within[2:])).any()
    )


def _lie_within(chars: Chars, page: Box) -> bool:
    within = chars.x0.min(initial=page.x1) >= page.x0 and chars.x1.max(initial=page.x0) <= page.x1
    across = chars.top.min(initial=page.bottom) >= page.top and chars.bottom.max(initial=page.top) <= page.bottom
    return bool(within and across)


def is_tiny(chars: Chars) -> bool:
    """Whether most letters of a page are too small to be read, as where it is measured in another unit, or several are on one sheet."""
    small = chars.bottom - chars.top < _SMALLEST
    if 2 * np.count_nonzero(small) <= _LEAST_TINY:
        return False
    letters = plain_letters(chars.codes)
    count = np.count_nonzero(letters)
    return bool(count >= _LEAST_TINY and np.count_nonzero(letters & small) > count / 2)


def is_speck(image: Box) -> bool:
    """Whether a picture is too small to show what is on it, as where it is no longer told how large it is drawn."""
    return max(image.width, image.height) < _SPECK


def are_parted(chars: Chars) -> bool:
    """Whether small letters that follow on each other on a line, with nothing written between them, stand apart as words do."""
    height = chars.bottom - chars.top
    least = np.minimum(height[1:], height[:-1])
    gap = chars.x0[1:] - chars.x1[:-1]
    apart = (gap > GAP * least) & (gap < _WIDEST * least)
    places = np.flatnonzero(apart)
    level = chars.top + chars.bottom
    on_line = np.abs(level[places + 1] - level[places]) < _LEVEL * least[places]
    apart[places] = on_line & are_small(chars.codes[places]) & are_small(chars.codes[places + 1])
    # Where all of a text is set so wide, letters stand apart on both sides.
    spaced = np.concatenate(([False], apart, [False]))
    return bool((apart & ~spaced[:-2] & ~spaced[2:]).any())


def is_unseen(words: Sequence[Word], drawing: Drawing) -> bool:
    """Whether words are as white as the paper, and nothing is drawn that they stand on."""
    if drawing.shaded or not any(map(is_white, {word.color for word in words})):
        return False
    behind = [*drawing.images, *drawing.grounds()]
    for word in words:
        if is_white(word.color) and len(word.text) >= _LEAST_UNSEEN and word.text.isalpha():
            x, y = word.box.center
            if not any(box.covers(x, y, margin=2.0) for box in behind):
                return True
    return False
