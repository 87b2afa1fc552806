"""Characters that are drawn twice, for a bold or a shadow: their later copies."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from jaarschijf.extract.pdf.characters import Bools, Chars, Floats, are_small, plain_letters, with_one_hyphen

# Copies of a character nearer than this share of its height are one drawn twice.
_SHADOW = 0.12
_BESIDE, _OVER_HYPHEN = 0.6, 0.9  # of a character's width
_STRIP = 4.0  # points
# Strips are laid twice, so that no edge of one parts copies.
_SHIFTS = (0.0, 0.5)
# Bits for a letter, a strip of the page and a place along it, which is told in sixteenths of a point.
_STRIP_BITS, _PLACE_BITS, _PLACES = 9, 14, 16


def are_copies(chars: Chars) -> Bools:
    """Which of the characters, in drawing order, are later copies of one at nearly the same place."""
    codes, near = with_one_hyphen(chars.codes), _SHADOW * (chars.bottom - chars.top) + 0.1
    hyphens = codes == ord("-")
    copies = np.zeros(codes.size, dtype=np.bool_)
    if not _may_be_copies(codes, chars, hyphens, near.max(initial=0.0)):
        return copies
    width = chars.x1 - chars.x0
    # The second l of `stellen` set narrow is as near, beside the first.
    across = np.where(width > 0, np.minimum(near, _BESIDE * width), near)
    across[hyphens] = np.maximum(across[hyphens], _OVER_HYPHEN * width[hyphens])
    for shift in _SHIFTS:
        # Sorted by letter, strip of the page and x, copies are neighbours.
        order = np.lexsort((chars.x0, np.floor(chars.top / _STRIP + shift), codes))
        before, after = order[:-1], order[1:]
        same = (
            (codes[before] == codes[after])
            & (np.abs(chars.x0[before] - chars.x0[after]) <= np.minimum(across[before], across[after]))
            & (np.abs(chars.top[before] - chars.top[after]) <= np.minimum(near[before], near[after]))
        )
        copies[np.maximum(before, after)[same]] = True
    if copies.any():
        copies[_without_place(chars, copies, width)] = False
    return copies


def _without_place(chars: Chars, copies: Bools, width: Floats) -> npt.NDArray[np.intp]:
    """Which of the copies are none: the second u of `huur` stands on the first where a font tells no width of it, and so does the
    r on both."""
    places = np.flatnonzero(copies[:-1])
    places = places[places > 0]
    same = (chars.codes[places] == chars.codes[places - 1]) & are_small(chars.codes[places])
    on = chars.x0[places + 1] - chars.x0[places]
    over = (on >= 0) & (on < _BESIDE * width[places]) & (chars.top[places + 1] == chars.top[places])
    found: npt.NDArray[np.intp] = places[same & over & plain_letters(chars.codes[places + 1]) & ~copies[places + 1]]
    return found


def _may_be_copies(codes: npt.NDArray[np.uint32], chars: Chars, hyphens: Bools, reach: float) -> bool:
    """Whether any two of the characters stand so close that one may be a copy; most pages have none.

    Small numbers, which stand for more letters than one and end at a page's edge, are sorted in a third of the time that
    telling the order of large ones takes.
    """
    of_hyphens = max(reach, _OVER_HYPHEN * (chars.x1 - chars.x0)[hyphens].max(initial=0.0))
    keys = (codes << (_STRIP_BITS + _PLACE_BITS)) + _in_bits(_PLACES * chars.x0, _PLACE_BITS)
    for shift in _SHIFTS:
        placed = keys + (_in_bits(chars.top / _STRIP + shift, _STRIP_BITS) << _PLACE_BITS)
        if _are_within(reach, placed) or _are_within(of_hyphens, placed[hyphens]):
            return True
    return False


def _in_bits(values: Floats, bits: int) -> npt.NDArray[np.uint32]:
    return values.clip(0, (1 << bits) - 1).astype(np.uint32)


def _are_within(reach: float, keys: npt.NDArray[np.uint32]) -> bool:
    """Whether two of the keys, the last bits of which are places, are within reach (points) of each other."""
    ranked = np.sort(keys)
    return bool((ranked[1:] - ranked[:-1] <= _PLACES * reach + 1).any())
