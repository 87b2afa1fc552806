"""Which objects of a PDF are said to be what fonts are drawn by, and are something else: no library draws their letters then, and most
leave them out without a word."""

from __future__ import annotations

import mmap
import re

# What a font begins with: TrueType, OpenType, a collection of them, Type 1, CFF.
FONT_BEGINS = (b"\0\1\0\0", b"true", b"OTTO", b"ttcf", b"%!", b"\x80\1", b"\1\0")
_NAMED = re.compile(rb"/FontFile[23]?\s+(\d{1,10})\s+\d{1,5}\s+R")
_NUMBER = re.compile(rb"(\d{1,10})\s+\d{1,5}\s*\Z")


class FontPrograms:
    """What is said of fonts, and what streams are, as a file is looked through."""

    def __init__(self) -> None:
        self._named: set[bytes] = set()
        self._others: set[bytes] = set()

    def note(self, before: bytes, content: bytes) -> None:
        """Note an unpacked stream, `before` which stands its object's dictionary. The last one of a number holds; objects packed in it
        may name fonts."""
        number = _NUMBER.search(before, 0, max(before.rfind(b"obj"), 0))
        if number is not None and content.startswith(FONT_BEGINS):
            self._others.discard(number[1])
        elif number is not None:
            self._others.add(number[1])
        self._named.update(_NAMED.findall(content))

    def are_lost(self, file: mmap.mmap) -> bool:
        """Whether what a font is to be drawn by, as the `file` or what is packed in it says, is none."""
        return not self._others.isdisjoint(self._named.union(_NAMED.findall(file)))
