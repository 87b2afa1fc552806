"""White that runs down between words, as between two columns: in one cell, or in all cells of a column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from jaarschijf.schema.geometry import Word

STRIP = 0.8  # of the font size: more than the widest space between words
_LEAST_LETTERS, _LEAST_LINES = 3, 2


def white_strips(words: Sequence[Word], size: float) -> list[tuple[float, float]]:
    """From and to where (x, points) strips run that none of the words enters and that no space is as wide as, left to right;
    none where there are too few words to stand at both sides of one. `size` is their font size."""
    if len(words) < 2 * _LEAST_LINES:
        return []
    spans = sorted([(x0, x1) for x0, _, x1, _ in [word.box for word in words]])
    strips: list[tuple[float, float]] = []
    end = spans[0][1]
    for start, stop in spans:
        if start - end >= STRIP * size:
            strips.append((end, start))
        end = max(end, stop)
    return strips


def stand_at_both_sides(lines: Iterable[Sequence[Word]], strips: Sequence[tuple[float, float]]) -> bool:
    """Whether two lines at least, of lettered words only, begin at the left of one of the strips and end at its right."""
    lines = [line for line in lines if line]
    return any(
        sum(line[0].box.x1 <= left and line[-1].box.x0 >= right for line in lines) >= _LEAST_LINES
        for left, right in strips
    )


def lettered(words: Iterable[Word]) -> list[Word]:
    """Those with letters enough to be words: no bullet, no number."""
    return [word for word in words if sum(letter.isalpha() for letter in word.text) >= _LEAST_LETTERS]
