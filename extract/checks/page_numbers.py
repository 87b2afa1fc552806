"""The numbers that a document prints on its pages: where they skip one, come twice or go back, pages are lost or out of order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import pairwise
from typing import NamedTuple

from jaarschijf.schema.geometry import Page, Word
from jaarschijf.schema.problems import Problem

_LEVEL = 1.0  # points
_LONGEST = 20  # words of such a line
_LEAST_WORDS = 30  # of a page that comes twice
_LEAST_RULES = 8  # of a table
_LAST = re.compile(r"(?<![\d.,/-])(\d{1,3})(?:\s*(?:van|/|of)\s*(\d{1,3}))?\W*$", re.IGNORECASE)
_FIRST = re.compile(r"^\W*(\d{1,3})(?!\S)")
_LEAST_PAGES, _MOSTLY, _MANY_STEPS = 3, 0.5, 0.4  # of a document's pages, of the steps between them
_HINT = "hold the pages against their numbers, and get the whole document"

# At the head or foot, in which size and how far down (points, rounded): page numbers stand alike.
_Place = tuple[bool, float, int]


class _Numbered(NamedTuple):
    """A page, the number printed on it, and of how many, where that is said."""

    page: int
    number: int
    total: int | None


class PageNumbers:
    """Notes the number at the edge of each page; then a warning for each that does not follow on the one before."""

    def __init__(self) -> None:
        self._found: dict[_Place, list[_Numbered]] = {}
        self._pages = 0
        self._empty: list[int] = []
        self._ruled: list[int] = []
        self._sizes: dict[int, tuple[float, float]] = {}
        self._seen: dict[str, int] = {}
        self._again: list[tuple[int, int]] = []

    def add(self, page: Page) -> None:
        """Look at one more page."""
        self._pages = page.number
        self._sizes[page.number] = page.shown_size
        words = page.words
        if not (words or page.images or page.rules or page.fills) and page.followed:
            self._empty.append(page.number)
        if not words and not page.images and len(page.rules) >= _LEAST_RULES:
            self._ruled.append(page.number)
        if not words or page.method != "text":
            return
        if len(words) >= _LEAST_WORDS:
            text = " ".join([word.text for word in words])
            before = self._seen.setdefault(sha256(text.encode()).hexdigest(), page.number)
            if before != page.number:
                self._again.append((before, page.number))
        first, last = words[:_LONGEST], [word for word in words[-_LONGEST:] if not word.slanted]
        lines = {
            False: [word for word in last if word.box[3] >= last[-1].box[3] - _LEVEL],
            True: [word for word in first if word.box[1] <= first[0].box[1] + _LEVEL],
        }
        for at_head, line in lines.items():
            if line and (found := _number_of(line, page.number)) is not None:
                place = at_head, round(line[0].size, 1), round(line[0].box[3])
                self._found.setdefault(place, []).append(found)

    def told(self) -> Iterator[Problem]:
        """The warnings, once all pages were looked at."""
        for before, page in self._again:
            message = f"the page holds the same words as page {before}"
            yield Problem(code="page-order", message=message, page=page, hint=_HINT)
        yield from self._otherwise_empty()
        for page in self._ruled:
            message = "lines of a table are drawn on the page, and no word stands between them"
            yield Problem(code="page-empty", message=message, page=page, hint=_HINT)
        for numbered in self._found.values():
            if self._empty and len(numbered) == self._pages - len(self._empty):
                yield from self._out_of_sight(numbered)
            if len(numbered) >= max(_LEAST_PAGES, _MOSTLY * self._pages):
                yield from _out_of_order(numbered)
                totals = {found.total for found in numbered}
                total = totals.pop()
                if not totals and total is not None and total > self._pages:
                    message = f"its pages are numbered up to {total}, and {self._pages} are there"
                    yield Problem(code="page-missing", message=message, page=numbered[-1].page, hint=_HINT)

    def _otherwise_empty(self) -> Iterator[Problem]:
        """Pages with nothing on them, of another size than all others have, as one that lost what says what it is."""
        sizes = {size for number, size in self._sizes.items() if number not in self._empty}
        for page in self._empty if len(sizes) == 1 else ():
            if any(abs(one - other) > _LEVEL for one, other in zip(self._sizes[page], *sizes, strict=True)):
                message = "nothing is on the page, and it is of another size than all others"
                yield Problem(code="page-empty", message=message, page=page, hint=_HINT)

    def _out_of_sight(self, numbered: Sequence[_Numbered]) -> Iterator[Problem]:
        """Pages with nothing on them, where all others have their number."""
        if all(found.number == found.page for found in numbered):
            for page in self._empty:
                message = "nothing is on the page, where all others have a number"
                yield Problem(code="page-empty", message=message, page=page, hint=_HINT)


def _number_of(line: Sequence[Word], page: int) -> _Numbered | None:
    text = " ".join(word.text for word in line)
    if (last := _LAST.search(text)) is not None:
        return _Numbered(page, int(last[1]), int(last[2]) if last[2] else None)
    first = _FIRST.match(text)
    return _Numbered(page, int(first[1]), None) if first is not None else None


def _out_of_order(numbered: Sequence[_Numbered]) -> Iterator[Problem]:
    steps = [(above, below, below.number - above.number) for above, below in pairwise(numbered)]
    # Two pages of a booklet may stand on one.
    counts = Counter(step for _, _, step in steps)
    usual = 1 if counts[1] >= counts[2] else 2
    wrong = [(one, other) for one, other, step in steps if step not in (usual, usual * (other.page - one.page))]
    if len(steps) - len(wrong) < max(1.0, _MANY_STEPS * len(steps)):
        return
    first = numbered[0]
    if first.number > usual * first.page:
        message = f"page {first.page} is numbered {first.number}: those before it are not there"
        yield Problem(code="page-missing", message=message, page=first.page, hint=_HINT)
    for one, other in wrong:
        # What is attached may begin anew.
        if other.number > 1:
            message = f"page number {other.number} comes after {one.number}"
            yield Problem(code="page-order", message=message, page=other.page, hint=_HINT)
