"""What says where the objects of a PDF are, at its end and before those that are packed together: where that leads astray, bytes of the
file are lost or added.

Readers look for the objects themselves then, and may find others, or not all.
"""

from __future__ import annotations

import mmap
import re
from collections.abc import Iterator
from itertools import islice, pairwise

# The number that a part of the table begins with, or where an object is.
_LINES = re.compile(rb"(?:(?<=[\r\n ])(\d{1,9}) \d{1,9}\s*[\r\n])|(\d{10}) \d{5} ([nf])")
_OBJECT = re.compile(rb"\s*(\d{1,18})\s+\d+\s+obj")
_TABLE = re.compile(rb"\s*xref\b")
_START = re.compile(rb"startxref\s+(\d{1,18})(?!\d)")
_COUNT, _FIRST = (re.compile(rb"/" + name + rb"\s+(\d{1,9})\b(?!\s+\d+\s+R)") for name in (b"N", b"First"))
# A part of the tree of pages, and how many there are below it.
_BRANCH = re.compile(rb"/Type\s*/Pages\b")
_BELOW = re.compile(rb"/Count\s+(\d{1,9})\b")
_MOST_BRANCHES, _LONGEST = 4096, 1 << 16  # bytes of one
_NEAR, _MOST, _HEAD = 32, 1 << 18, 1 << 11  # bytes


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
    places = _places(content[at:end]) if end >= 0 else iter(())
    return any(place and not _stands_at(content, header + place, number) for number, place in places)


def _places(table: bytes) -> Iterator[tuple[int, int]]:
    """The number of each object in use, and where a table says that it is."""
    number = 0
    for first, place, kind in _LINES.findall(table):
        if first:
            number = int(first)
            continue
        if kind == b"n":
            yield number, int(place)
        number += 1


def _stands_at(content: mmap.mmap, place: int, number: int) -> bool:
    found = _OBJECT.match(content, place, place + _NEAR)
    return found is not None and int(found[1]) == number


def objects_lead_astray(content: bytes, about: bytes) -> bool:
    """Whether the numbers before objects that are packed together are other than programs write them: a number and a place for each,
    one behind the other. `about` is the dictionary that tells how many there are, and where the first begins."""
    count, first = _COUNT.search(about), _FIRST.search(about)
    if count is None or first is None:
        return False
    try:
        # A remark on the first of them may follow.
        numbers = [int(number) for number in content[: int(first[1])].partition(b"%")[0].split()]
    except ValueError:
        return True
    places = numbers[1::2]
    return len(numbers) != 2 * int(count[1]) or any(one >= other for one, other in pairwise(places))


def pages_below(content: mmap.mmap | bytes) -> int:
    """How many pages a file says to have, or one of its streams of packed objects: 0 where it says nothing."""
    most = 0
    for found in islice(_BRANCH.finditer(content), _MOST_BRANCHES):
        begin = max(content.rfind(b"<<", max(found.start() - _LONGEST, 0), found.start()), 0)
        end = content.find(b">>", found.end(), found.end() + _LONGEST)
        at = content.find(b"/Count", begin, max(end, begin))
        count = _BELOW.match(content, at) if at >= 0 else None
        most = max(most, int(count[1])) if count is not None else most
    return most


def was_saved_once(content: mmap.mmap) -> bool:
    """Whether nothing was added to a file since it was made whole: what was taken out of it later may still be in it."""
    at = content.find(b"startxref", 0)
    if b"/Linearized" in content[:_HEAD]:  # for the first page to be shown before the others are there
        at = content.find(b"startxref", at + 1)
    return at >= 0 and content.find(b"startxref", at + 1) < 0
