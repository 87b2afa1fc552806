"""How much a PDF's streams unpack to: a bomb is refused before a library unpacks it into memory.

Only Flate is looked at, the one filter of PDF that can make a thousand times more of what is on disk. What hides a bomb
otherwise (a filter over a filter, a cipher) meets the memory limit of its process.
"""

from __future__ import annotations

import mmap
import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

# What deflate can do at most (zlib's technical notes: 1032 to 1).
_MOST_TIMES = 1032
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_PIECE = 1 << 16
_UNPACKED_AT_ONCE = 1 << 20


def unpacks_beyond(path: Path, limit: int) -> bool:
    """Whether one stream of the PDF unpacks to more than `limit` bytes. No more than that is unpacked, a piece at a time.

    A stream is followed to where its data end, whatever the file says of its length. Raises OSError.
    """
    size = path.stat().st_size
    if size * _MOST_TIMES <= limit:
        return False
    with path.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as content:
        begins = [match.end() for match in _STREAM.finditer(content)]  # a match left open would hold the map open
        return any(_unpacked(content, begin, limit) > limit for begin in begins)


def _unpacked(content: mmap.mmap, begin: int, limit: int) -> int:
    """The number of bytes that the Flate data at `begin` unpack to, of which those up to a fault count; 0 for other data."""
    unpacked = 0
    with suppress(zlib.error):  # other data, or damaged: for the library that reads them to tell
        for piece in inflated(content, begin):
            unpacked += len(piece)
            if unpacked > limit:
                break
    return unpacked


def inflated(content: mmap.mmap, begin: int) -> Iterator[bytes]:
    """What the Flate data at `begin` unpack to, a piece at a time. Raises zlib.error where they are broken or break off."""
    inflate = zlib.decompressobj()
    content.seek(begin)
    while not inflate.eof:
        packed = inflate.unconsumed_tail or content.read(_PIECE)
        piece = inflate.decompress(packed, _UNPACKED_AT_ONCE)
        if not piece and not packed:
            raise zlib.error("the data break off")
        yield piece
