"""Bullets that are drawn, not written: small shapes before the first word of a line, under each other where there are more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from jaarschijf.schema.geometry import Box, Word

_BULLET = "•"
_LARGEST = 0.75  # of the size of the text it stands before
_FAR, _NEAR = 2.5, 0.8  # of that size: from its text at most, from what is before it at least
_LEAST, _MOST = 2, 300  # under or beside each other, where there are more; thousands are a picture
_BAND = 16  # points


def with_bullets(words: list[Word], marks: Sequence[Box]) -> list[Word]:
    """The words of a page with a bullet before each that one of the `marks`, small drawn shapes, stands before."""
    if not marks:
        return words
    under = Counter(round(mark.x0) for mark in marks)
    beside = Counter(round(mark.top) for mark in marks)
    listed = [mark for mark in marks if max(under[round(mark.x0)], beside[round(mark.top)]) >= _LEAST]
    # A list may have a single item.
    sizes = {_size(mark) for mark in listed}
    aligned = [mark for mark in marks if _size(mark) in sizes] if len(marks) > 1 else marks
    if not 0 < len(aligned) <= _MOST:
        return words
    bands: dict[int, list[tuple[int, Word]]] = {}
    for at, word in enumerate(words):
        for band in range(int(word.box.top // _BAND), int(word.box.bottom // _BAND) + 1):
            bands.setdefault(band, []).append((at, word))
    found: dict[int, Word] = {}
    for mark in aligned:
        near = [(at, word) for at, word in bands.get(int(mark.center[1] // _BAND), ()) if _on_line(mark, word)]
        after = [(at, word) for at, word in near if _is_before(mark, word)]
        if after and not any(_follows(mark, word) for _, word in near):
            at, word = min(after, key=_x0)
            box = Box(mark.x0, word.box.top, mark.x1, word.box.bottom)
            found[at] = Word(_BULLET, box, word.size, color=word.color, ends=(mark.x1,))
    return [each for at, word in enumerate(words) for each in ((found[at], word) if at in found else (word,))]


def _size(mark: Box) -> tuple[float, float]:
    return round(mark.width, 1), round(mark.height, 1)


def _x0(place: tuple[int, Word]) -> float:
    return place[1].box.x0


def _on_line(mark: Box, word: Word) -> bool:
    return word.box.top < mark.center[1] < word.box.bottom


def _is_before(mark: Box, word: Word) -> bool:
    small = max(mark.width, mark.height) <= _LARGEST * word.size
    return small and 0 < word.box.x0 - mark.x1 <= _FAR * word.size


def _follows(mark: Box, word: Word) -> bool:
    """Whether a word stands right before the mark, or under it."""
    return word.box.x0 < mark.x1 and mark.x0 - word.box.x1 < _NEAR * word.size
