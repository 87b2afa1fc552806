"""Characters that are drawn twice, for a bold or a shadow: their later copies."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from jaarschijf.extract.characters import Bools, Chars, with_one_hyphen

# Copies of a character nearer than this share of its height are one drawn twice.
_SHADOW = 0.12
_BESIDE, _OVER_HYPHEN = 0.6, 0.9  # of a character's width
_STRIP = 4.0  # points
_LETTER = 42  # bits under a letter in what characters are sorted by


def are_copies(chars: Chars) -> Bools:
    """Which of the characters, in drawing order, are later copies of one at nearly the same place."""
    copies = np.zeros(chars.codes.size, dtype=np.bool_)
    codes, x0, top = with_one_hyphen(chars.codes), chars.x0, chars.top
    near = _SHADOW * (chars.bottom - top) + 0.1
    # The second l of `stellen` set narrow is as near, beside the first.
    width = chars.x1 - x0
    across = np.where(width > 0, np.minimum(near, _BESIDE * width), near)
    hyphens = codes == ord("-")
    across[hyphens] = np.maximum(across[hyphens], _OVER_HYPHEN * width[hyphens])
    reach = across[~hyphens].max(initial=0.0), across[hyphens].max(initial=0.0)
    # Sorted by letter, strip of the page and x, copies are neighbours; strips laid twice, so that no edge parts them.
    letter_and_x = (codes.astype(np.int64) << _LETTER) + (np.clip(x0, 0, 1 << 14) * 64).astype(np.int64)
    for shift in (0.0, 0.5):
        strip = np.clip(top / _STRIP + shift, 0, 1 << 14).astype(np.int64)
        keys = letter_and_x + (strip << 21)
        if not _stand_close(keys, *reach):
            continue
        order = np.argsort(keys)
        before, after = order[:-1], order[1:]
        same = (
            (codes[before] == codes[after])
            & (np.abs(x0[before] - x0[after]) <= np.minimum(across[before], across[after]))
            & (np.abs(top[before] - top[after]) <= np.minimum(near[before], near[after]))
        )
        copies[np.maximum(before, after)[same]] = True
    return copies


def _stand_close(keys: npt.NDArray[np.int64], reach: float, of_hyphens: float) -> bool:
    """Whether any two of the keys, whose last bits are sixty-fourths of a point, are within reach (points) of each other."""
    # To sort is a tenth of the work of telling in which order.
    ranked = np.sort(keys)
    near = ranked[1:] - ranked[:-1] <= 64 * max(reach, of_hyphens) + 1
    if not near.any():
        return False
    pairs = np.flatnonzero(near)
    reaches = np.where(ranked[pairs] >> _LETTER == ord("-"), of_hyphens, reach)
    return bool((ranked[pairs + 1] - ranked[pairs] <= 64 * reaches + 1).any())
