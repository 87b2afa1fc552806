"""The table at the end of a PDF that says where its objects are: where it leads astray, bytes of the file are lost or added.

Readers look for the objects themselves then, and may find others, or not all.
"""

from __future__ import annotations

import mmap
import re

_ENTRY = re.compile(rb"(\d{10}) \d{5} ([nf])")
_OBJECT = re.compile(rb"\s*\d+\s+\d+\s+obj")
_TABLE = re.compile(rb"\s*xref\b")
_START = re.compile(rb"startxref\s+(\d+)")
_NEAR, _MOST = 32, 1 << 18  # bytes


def leads_astray(content: mmap.mmap) -> bool:
    """Whether what a file says of the places of its objects is not so, or is not there."""
    # From where it was read to last, unless told from where.
    header, last = max(content.find(b"%PDF-", 0), 0), content.rfind(b"startxref", 0)
    start = _START.match(content, last) if last >= 0 else None
    if start is None:
        return True
    at = header + int(start[1])
    if _TABLE.match(content, at) is None:
        return _OBJECT.match(content, at, at + _NEAR) is None
    end = content.find(b"trailer", at, at + _MOST)
    places = [int(place) for place, kind in _ENTRY.findall(content, at, end) if kind == b"n"] if end >= 0 else []
    return any(place and _OBJECT.match(content, header + place, header + place + _NEAR) is None for place in places)
