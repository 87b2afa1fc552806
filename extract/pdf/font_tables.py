"""The tables of a TrueType font, each with a sum of its content in the font's directory: one that does not add up is damaged.

A library draws no glyph whose outline is broken, and leaves its letter out without a word: `30 woningen` is `3 woningen` then.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

import numpy as np

_TRUETYPE = (b"\0\1\0\0", b"true")
_ENTRY = struct.Struct(">4sIII")  # name, sum, begin, length
_COUNT_AT, _DIRECTORY_AT, _MOST_TABLES = 4, 12, 64
# What glyphs are drawn by, and how wide they are. Some programs that leave glyphs out leave the sums of all of these as they were.
_OF_GLYPHS = {b"glyf", b"loca", b"hmtx"}
# What no program changes that leaves glyphs out.
_OF_PROGRAMS = {b"fpgm", b"prep", b"cvt "}
_MOST_WRONG, _LEAST_RIGHT = 2, 4  # tables
# The first table has a sum of the whole font in it, which its own does not count.
_HEAD, _WHOLE_AT = b"head", 8


def tables_are_damaged(font: bytes) -> bool:
    """Whether a table of glyphs does not add up in a font whose other tables do; false for what is no TrueType font."""
    if not font.startswith(_TRUETYPE):
        return False
    wrong: set[bytes] = set()
    right = 0
    for name, adds_up in _sums(font):
        right += adds_up
        if not adds_up:
            wrong.add(name)
    few = len(wrong) <= _MOST_WRONG and len(wrong & _OF_GLYPHS) == 1
    return right >= _LEAST_RIGHT and (few or (b"glyf" in wrong and not wrong.isdisjoint(_OF_PROGRAMS)))


def _sums(font: bytes) -> Iterator[tuple[bytes, bool]]:
    """The tables of a font, and whether each adds up to what is said of it."""
    count = min(int.from_bytes(font[_COUNT_AT : _COUNT_AT + 2], "big"), _MOST_TABLES)
    for at in range(_DIRECTORY_AT, _DIRECTORY_AT + count * _ENTRY.size, _ENTRY.size):
        if at + _ENTRY.size > len(font):
            return
        name, said, begin, length = _ENTRY.unpack_from(font, at)
        table = font[begin : begin + length]
        if name == _HEAD:
            table = table[:_WHOLE_AT] + bytes(4) + table[_WHOLE_AT + 4 :]
        words = np.frombuffer(table + bytes(-len(table) % 4), dtype=">u4")
        yield name, int(words.sum(dtype=np.uint64)) & 0xFFFFFFFF == said
