"""Pages that are made smaller than others of their document: all sizes of their text are one and the same part of those of others.

An annex may have a size of its own, and not all of its sizes, headings as well, are such a part; nor has it none that others have.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jaarschijf.schema.geometry import Word

# The size of text, and whether it is bold.
_Style = tuple[float, bool]

_LEAST_WORDS = 20  # of a page
_SMALLER = 0.87  # of the size that text of others has
_LEAST_STYLES = 2
_EXACT, _AS_WIDE = 0.01, 1.03  # of a size, of what the widest page of others takes of the sheet


class _Set(NamedTuple):
    """How a page is set: on a sheet how wide (points), in which size mostly, how much of the sheet it takes, in which styles."""

    page: int
    sheet: float
    size: float
    across: float
    styles: frozenset[_Style]


class PageScales:
    """Notes how pages are set, one at a time; then tells which are made smaller."""

    def __init__(self) -> None:
        self._pages: list[_Set] = []

    def add(self, number: int, width: float, size: float, words: Sequence[Word]) -> None:
        """Note one more page, how wide its sheet is and the `size` that most of its words have (points)."""
        if len(words) < _LEAST_WORDS:
            return
        across = max([word.box[2] for word in words]) - min([word.box[0] for word in words])
        self._pages.append(_Set(number, width, size, across, frozenset([(word.size, word.bold) for word in words])))

    def smaller(self) -> Iterator[int]:
        """The numbers of those pages."""
        largest = max((page.size for page in self._pages), default=0.0)
        small = [page for page in self._pages if 0 < page.size < _SMALLER * largest]
        if not small:
            return
        alike: defaultdict[tuple[int, float], list[_Set]] = defaultdict(list)
        for page in self._pages:
            alike[round(page.sheet), page.size].append(page)
        for page in small:
            if any(
                sheet == round(page.sheet) and page.size < _SMALLER * size and _is_made_smaller(page, others)
                for (sheet, size), others in alike.items()
            ):
                yield page.page


def _is_made_smaller(page: _Set, others: Sequence[_Set]) -> bool:
    """Whether a page is set as `others` are on a sheet as wide, but that all is a part of theirs."""
    part = page.size / others[0].size
    if len(page.styles) < _LEAST_STYLES or page.across > _AS_WIDE * part * max(other.across for other in others):
        return False
    styles = set[_Style]().union(*(other.styles for other in others))
    return all(_has(styles, style, part) and not _has(styles, style, 1.0) for style in page.styles)


def _has(styles: set[_Style], style: _Style, part: float) -> bool:
    size, bold = style
    return any(other_bold == bold and abs(size - part * other) <= _EXACT * size for other, other_bold in styles)
