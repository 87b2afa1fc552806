"""Figures in large type over what they are of, under each other in a column beside running text: `275` over `woningen erbij`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from jaarschijf.extract.text.lines import line_segments, words_to_lines
from jaarschijf.schema.flow import Line
from jaarschijf.schema.geometry import Word, middle_of

_SAME_EDGE = 3.0  # points
_LARGER, _OTHER = 1.3, 0.07  # times the size of the text: a figure; and how far what is under it is from that
_LEAST_LINES = 3


def apart_from_figures(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines without such a column at their right, and the lines of that; it may end before they do."""
    begins = Counter(
        round(runs[-1][0].box.x0)
        for line in lines
        if _ends_in_large(line.words) and len(runs := line_segments(line)) > 1
    )
    for x, _ in begins.most_common():
        parted = _parted(lines, x - _SAME_EDGE)
        if parted is not None:
            return parted
    return list(lines), []


def _ends_in_large(words: Sequence[Word]) -> bool:
    return words[-1].size > _LARGER * words[0].size


def _parted(lines: Sequence[Line], edge: float) -> tuple[list[Line], list[Line]] | None:
    """The lines with those before an edge (x) apart from those from there on, down to where text runs over it; None where these are
    no figures."""
    # A title may run over the column that begins under it.
    beside_text = (k for k, line in enumerate(lines) if line.words[-1].box.x0 >= edge and not _runs_over(line, edge))
    first = next(beside_text, len(lines))
    end = next((k for k in range(first, len(lines)) if _runs_over(lines[k], edge)), len(lines))
    words = [word for line in lines[first:end] for word in line.words]
    text, told = ([word for word in words if (word.box.x0 >= edge) is side] for side in (False, True))
    page = lines[0].page
    # A figure is as high as two lines of the text.
    beside, figures = words_to_lines(text, page), words_to_lines(told, page)
    if not text or len(told) >= len(text) or not _are_figures(figures, middle_of(word.size for word in text)):
        return None
    return [*lines[:first], *beside, *lines[end:]], figures


def _runs_over(line: Line, edge: float) -> bool:
    right = [word for word in line.words if word.box.x0 >= edge]
    over = any(word.box.x0 < edge < word.box.x1 for word in line.words)
    return over or (bool(right) and right[0].box.x0 > edge + 2 * _SAME_EDGE)


def _are_figures(lines: Sequence[Line], size: float) -> bool:
    """Whether lines are figures in large type, and what these are of in other type than a text of this `size`."""
    large = [line for line in lines if line.words[0].size > _LARGER * size]
    other = all(abs(word.size - size) > _OTHER * size for line in lines for word in line.words)
    return len(lines) >= _LEAST_LINES and other and bool(large) and all(map(_holds_digit, large))


def _holds_digit(line: Line) -> bool:
    return any(map(str.isdigit, line.text))
