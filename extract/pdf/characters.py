"""The characters of a page as arrays, whichever library read them, and what their code points stand for."""

from __future__ import annotations

import string
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Places = npt.NDArray[np.intp]
Kinds = npt.NDArray[np.uint8]

# Of the font size, below the baseline.
DESCENT = 0.22
# Of a page's characters: with more that are drawn without their letters, its text says nothing.
MOST_UNMAPPED = 0.3
# Of a character's height (its font size): a wider gap is a space, whether one was drawn or not.
GAP = 0.25
# Stands for a space that is none: it is not shown, and does not part words.
NO_SPACE = 0x200C
SOFT_HYPHEN = 0x00AD
# PDFium's own marks for a hyphen at a line's end.
LINE_END_HYPHENS = (0x0002, 0xFFFE)
LIGATURES = (*range(0xFB00, 0xFB07), 0x132, 0x133)  # `fi`; the Dutch `ij` as one letter
_LAST_OF_FIRST_PLANE = 0xFFFF  # no character
_SEPARATORS = (0x0020, 0x00A0, 0x1680, 0x202F, 0x205F, 0x3000, 0x200B, 0xFEFF, 0x2028, 0x2029)
_CONTROL = range(0x20)
_PRIVATE = range(0xE000, 0xF900)

# What a code point may be, a bit each: parts words, is not printed, is shown, stands for no letter, is a plain letter or
# digit, is written otherwise than it is drawn.
PARTS, UNPRINTED, _SHOWN, _NO_LETTER, PLAIN, SPECIAL = (1 << bit for bit in range(6))


def _kinds_of_first_plane() -> Kinds:
    """What each code point of the first plane is: a table, looked up once for all characters of a page."""
    table = np.full(1 << 16, _SHOWN, dtype=np.uint8)
    parting = [*_SEPARATORS, *_CONTROL]
    table[parting] |= PARTS | UNPRINTED
    table[list(range(0x2000, 0x2010))] |= UNPRINTED
    table[[*_CONTROL, *_PRIVATE, 0xFFFD]] |= _NO_LETTER
    table[[ord(letter) for letter in string.ascii_letters + string.digits]] |= PLAIN
    # Line ends are the reader's own.
    table[[*_SEPARATORS, ord("\r"), ord("\n")]] &= 0xFF & ~(_SHOWN | _NO_LETTER)
    table[list(LINE_END_HYPHENS)] = _SHOWN
    table[[*LIGATURES, *range(0x0300, 0x0370), SOFT_HYPHEN, *LINE_END_HYPHENS]] |= SPECIAL
    return table


_KINDS = _kinds_of_first_plane()
# PDFium marks one of two hyphens that are drawn over each other.
_HYPHEN_OR_SELF = np.arange(1 << 16, dtype=np.uint32)
_HYPHEN_OR_SELF[[SOFT_HYPHEN, *LINE_END_HYPHENS]] = ord("-")


def kinds_of(codes: npt.NDArray[np.uint32]) -> Kinds:
    """What each code point may be: a sum of the bits above."""
    found: Kinds = _KINDS[np.minimum(codes, _LAST_OF_FIRST_PLANE)]
    return found


def with_one_hyphen(codes: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint32]:
    """The code points with one for all that a hyphen is told by."""
    found: npt.NDArray[np.uint32] = _HYPHEN_OR_SELF[np.minimum(codes, _LAST_OF_FIRST_PLANE)]
    return found


def plain_letters(codes: npt.NDArray[np.uint32]) -> Bools:
    """Which code points are letters without an accent."""
    lowered = codes | 0x20
    found: Bools = (lowered >= ord("a")) & (lowered <= ord("z"))
    return found


def are_small(codes: npt.NDArray[np.uint32]) -> Bools:
    """Which code points are small letters without an accent."""
    found: Bools = (codes >= ord("a")) & (codes <= ord("z"))
    return found


def are_capitals(codes: npt.NDArray[np.uint32]) -> Bools:
    """Which code points are capitals without an accent."""
    found: Bools = (codes >= ord("A")) & (codes <= ord("Z"))
    return found


def are_figures(codes: npt.NDArray[np.uint32]) -> Bools:
    """Which code points are figures."""
    found: Bools = (codes >= ord("0")) & (codes <= ord("9"))
    return found


def may_go_on(left: npt.NDArray[np.uint32], right: npt.NDArray[np.uint32]) -> Bools:
    """Which pairs of code points may stand in one word: a small letter after a letter, or a figure after one."""
    small = plain_letters(left) & are_small(right)
    found: Bools = small | (are_figures(left) & are_figures(right))
    return found


@dataclass(frozen=True, slots=True)
class Chars:
    """Characters in drawing order: code points, and boxes in points from the visible page's top left, an array each."""

    codes: npt.NDArray[np.uint32]
    x0: Floats
    top: Floats
    x1: Floats
    bottom: Floats

    def at(self, places: Places) -> Chars:
        """Those at some places."""
        return Chars(self.codes[places], self.x0[places], self.top[places], self.x1[places], self.bottom[places])


class Style(NamedTuple):
    """How a character is drawn: font size in points, colour 0xRRGGBB; `sideways` when it does not run left to right,
    `slanted` when it runs neither along the page nor up or down it."""

    size: float
    bold: bool = False
    italic: bool = False
    color: int = 0
    sideways: bool = False
    slanted: bool = False


def without_letters(codes: npt.NDArray[np.uint32]) -> float:
    """Share (0 to 1) of the characters whose code point stands for no letter: private use, replacement, control."""
    kinds = kinds_of(codes)
    count = np.count_nonzero(kinds & _SHOWN)
    return np.count_nonzero(kinds & _NO_LETTER) / count if count else 0.0
