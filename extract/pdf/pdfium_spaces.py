"""Spaces that PDFium sees between letters where the file writes none: some are none, others part a word."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

import numpy as np
import numpy.typing as npt

from jaarschijf.extract.pdf import pdfium_library as pdfium
from jaarschijf.extract.pdf.characters import GAP, NO_SPACE, Bools, Chars, Places, may_go_on, plain_letters
from jaarschijf.extract.pdf.spaced_letters import NARROW, TOUCHING
from jaarschijf.extract.pdf.turn import aslant

_WIDEST, _LEVEL = 1.0, 0.2  # of the font size: between letters of one text, between their feet on one line
_SELDOM, _FEW = 0.1, 8  # of a page's spaces, of its letters
_LINE, _SHORT_LINE = 3, 2  # spaces one after the other, spaces of a line
_SAMPLE, _LEAST_DRAWN = 40, 1.0  # spaces, of those that lines break at; points each way
# And what is seen as little: spaces of no width, marks of the direction.
_UNSEEN = frozenset((0xA0, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF))
_EDGES = pdfium.Room((0.0, 0.0, 0.0, 0.0), np.float64, apart=True)
_NARROWEST_SPACE = 0.1  # of the font size
# Of the font size: between letters that are set apart; letters on each side of which some are; pairs of them; and how much
# further apart than those others may stand.
_LEAST_SPREAD, _NEAR, _FEW_SPREAD, _AS_SPREAD = 0.05, 12, 2, 1.5
_NARROWEST = 0.12  # of the font size: more than there is between letters


def without_false_spaces(handle: pdfium.Reference, chars: Chars) -> Chars:
    """The characters without the spaces that PDFium sees between letters, or figures, that touch, as where a font tells wrong
    widths; and between letters that are all set as far from each other."""
    spaces = np.flatnonzero(chars.codes[1:-1] == ord(" ")) + 1
    if not spaces.size:
        return chars
    before, after = spaces - 1, spaces + 1
    height = np.minimum(chars.bottom[before] - chars.top[before], chars.bottom[after] - chars.top[after])
    gap = np.abs(chars.x0[after] - chars.x1[before])
    level = np.abs(chars.bottom[after] - chars.bottom[before]) < TOUCHING * height
    touching = level & (gap < NARROW) & (gap < _NARROWEST_SPACE * height)
    spread = level & (gap > _LEAST_SPREAD * height) & (gap < GAP * height)
    touching[touching] = may_go_on(chars.codes[before[touching]], chars.codes[after[touching]])
    false = [
        place
        for place in (*spaces[touching].tolist(), *_between_spread(chars, spaces[spread]))
        if pdfium.generated(handle, place) == 1
    ]
    if not false:
        return chars
    codes = chars.codes.copy()
    codes[false] = NO_SPACE
    return replace(chars, codes=codes)


def _between_spread(chars: Chars, spaces: Places) -> list[int]:
    """Those of the spaces that stand between letters no further apart than the letters around them, which stand apart too."""
    lettered = plain_letters(chars.codes)
    spaces = spaces[lettered[spaces - 1] & lettered[spaces + 1]]
    for aside in (-2, 1):
        # Most letters touch: there is no need to look further.
        left = np.clip(spaces + aside, 0, chars.codes.size - 2)
        close = chars.x0[left + 1] - chars.x1[left] < _LEAST_SPREAD * (chars.bottom[left] - chars.top[left])
        spaces = spaces[~(close & lettered[left] & lettered[left + 1])]
    return [place for place in spaces.tolist() if _is_between_spread(chars, lettered, place)]


def _is_between_spread(chars: Chars, lettered: Bools, place: int) -> bool:
    one = place - 1
    near = slice(max(place - _NEAR, 0), place + _NEAR)
    height = chars.bottom[one] - chars.top[one]
    beside = lettered[near] & (np.abs(chars.bottom[near] - chars.bottom[one]) < TOUCHING * height)
    gaps = (chars.x0[near][1:] - chars.x1[near][:-1])[beside[1:] & beside[:-1]]
    if gaps.size < _FEW_SPREAD or gaps.min() < _LEAST_SPREAD * height:
        return False
    return bool(chars.x0[place + 1] - chars.x1[one] < _AS_SPREAD * float(np.median(gaps)))


def hide_letters(handle: pdfium.Reference, codes: npt.NDArray[np.uint32]) -> bool:
    """Whether something is drawn where the file tells a space, as where a font no longer tells a letter. Of all that there are on a
    page some are asked."""
    spaces = np.flatnonzero(codes == ord(" "))
    high = np.flatnonzero(codes >= min(_UNSEEN))
    no_break = high[[code in _UNSEEN for code in codes[high].tolist()]]
    asked = [
        *spaces[:: max(1, spaces.size // _SAMPLE)].tolist(),
        *no_break[:: max(1, no_break.size // _SAMPLE)].tolist(),
    ]
    left, right, bottom, top = _EDGES.ask(pdfium.tight_box, [handle] * len(asked), asked).T
    drawn = np.flatnonzero((right - left > _LEAST_DRAWN) & (top - bottom > _LEAST_DRAWN)).tolist()
    if not drawn:
        return False
    # The box of a space that lies aslant is as high as wide.
    a, b, *_ = pdfium.matrices_of(pdfium.char_matrix, [handle] * len(drawn), [asked[place] for place in drawn]).T
    return not aslant(a, b).all()


def other_readings(handle: pdfium.Reference, chars: Chars) -> tuple[str, ...]:
    """What words may be otherwise, where white between letters tells less than it does elsewhere on the page: one word where no
    space is written in wide white, a sign of no width in its place, two where there is less white than between words."""
    return (*_as_one(handle, chars), *_as_two(chars))


def _as_one(handle: pdfium.Reference, chars: Chars) -> list[str]:
    spaces = np.flatnonzero(chars.codes[1:-1] == ord(" ")) + 1
    before, after = spaces - 1, spaces + 1
    asked = spaces[_stand_beside(chars, before, after, 0.0, _WIDEST)].tolist()
    unwritten = [place for place in asked if pdfium.generated(handle, place) == 1]
    if not 0 < len(unwritten) <= max(1.0, _SELDOM * len(asked)):
        return []
    places = spaces.tolist()
    lone = [
        place
        for place in unwritten
        if not _is_among_unwritten(handle, places, bisect_left(places, place))
        and not _is_of_line_without(handle, chars, spaces, place)
    ]
    return [chr(NO_SPACE).join(_around(chars, place, place + 1)) for place in lone]


def _is_among_unwritten(handle: pdfium.Reference, spaces: Sequence[int], at: int) -> bool:
    """Whether the space at this place of all is one of some after each other that are not written, as a browser leaves out those
    of a line."""
    count = 1
    for places in (spaces[:at][::-1], spaces[at + 1 :]):
        unwritten = takewhile(lambda place: pdfium.generated(handle, place) == 1, places[:_LINE])
        count += sum(1 for _ in unwritten)
    return count >= _LINE


def _is_of_line_without(handle: pdfium.Reference, chars: Chars, spaces: Places, place: int) -> bool:
    """Whether none of the spaces of the line that has one at this place is written, and there are a few: a short heading's."""
    ends = np.flatnonzero(chars.codes < ord(" "))
    at = int(np.searchsorted(ends, place))
    first, last = (ends[at - 1] if at else 0), (ends[at] if at < ends.size else chars.codes.size)
    own = spaces[(spaces > first) & (spaces < last)].tolist()
    return len(own) >= _SHORT_LINE and all(pdfium.generated(handle, other) == 1 for other in own)


def _as_two(chars: Chars) -> list[str]:
    narrow = (np.flatnonzero(_stand_beside(chars, slice(-1), slice(1, None), _NARROWEST, GAP)) + 1).tolist()
    if len(narrow) > _FEW:
        return []
    return [" ".join(_around(chars, place, place)) for place in narrow]


def _stand_beside(chars: Chars, before: Places | slice, after: Places | slice, least: float, most: float) -> Bools:
    """Which pairs of letters, or of figures, have white between them on a line; of the font size."""
    bottom, height = chars.bottom, chars.bottom - chars.top
    lower = np.minimum(height[before], height[after])
    gap = chars.x0[after] - chars.x1[before]
    within: Bools = (gap > least * lower) & (gap < most * lower)
    within &= np.abs(bottom[after] - bottom[before]) < _LEVEL * lower
    left, right = chars.codes[before][within], chars.codes[after][within]
    within[within] = may_go_on(left, right) | (_are_of_number(left) & _are_of_number(right))
    return within


def _are_of_number(codes: npt.NDArray[np.uint32]) -> Bools:
    found: Bools = (codes >= ord(".")) & (codes <= ord("9")) & (codes != ord("/"))
    return found


def _around(chars: Chars, end: int, begin: int) -> tuple[str, str]:
    """The letters before `end` and from `begin` on, up to a space or the end of a line."""
    ends = np.flatnonzero(chars.codes <= ord(" "))
    at, until = np.searchsorted(ends, [end, begin]).tolist()
    first = int(ends[at - 1]) + 1 if at else 0
    last = int(ends[until]) if until < ends.size else chars.codes.size
    return "".join(map(chr, chars.codes[first:end].tolist())), "".join(map(chr, chars.codes[begin:last].tolist()))
