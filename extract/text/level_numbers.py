"""Numbers that hang out before a text, in a circle perhaps, on the middle of it or a little under its first line: they number it
from its beginning."""

from __future__ import annotations

from collections.abc import Sequence

from jaarschijf.extract.text.alignment import is_row_number
from jaarschijf.extract.text.lines import CLOSE
from jaarschijf.schema.flow import Line
from jaarschijf.schema.geometry import Word

_WHITE, _FAR = 0.6, 5.0  # of the font size: between a number and its text, at least and at most
_EDGE = 2.0  # points
_FIRST_LINES = 2  # that a number stands between, where it is not on the middle


def numbers_on_first_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines, with each such number on the first one of its text."""
    found: list[Line] = []
    for at, line in enumerate(lines):
        number, *text = line.words
        begin = text[0] if text else _beside(number, found[-1:], lines[at + 1 : at + 2])
        first = _first_over(found, begin) if begin is not None and _hangs(number, begin) else None
        if first is None:
            found.append(line)
            continue
        under = [*([Line(line.page, text)] if text else []), *lines[at + 1 :]]
        over = found[first:]
        if not _is_level(number, over, under[: _count_of_text(over[-1], under, over[0].words[0].box.x0)]):
            found.append(line)
            continue
        found[first] = Line(line.page, [number, *found[first].words])
        found += [Line(line.page, text)] if text else []
    return found


def _beside(number: Word, above: Sequence[Line], below: Sequence[Line]) -> Word | None:
    """The first word of the line under a number that stands alone, where that is of the text above it, or of the line that it
    reaches into."""
    over, under = ([line.words[0] for line in part] for part in (above, below))
    if not over or number.box.top > over[0].box.bottom:
        return None
    goes_on = under and abs(under[0].box.x0 - over[0].box.x0) <= _EDGE
    return under[0] if goes_on and _is_close(above[0], under[0].box.top, under[0].size) else over[0]


def _hangs(number: Word, text: Word) -> bool:
    white = text.box.x0 - number.box.x1
    return (
        is_row_number(number.text) and _WHITE * text.size <= white < _FAR * text.size and not is_row_number(text.text)
    )


def _first_over(lines: Sequence[Line], begin: Word) -> int | None:
    """Which of the lines over a number the text begins on that the word `begin` begins a line of, one of these or the next; None
    where it begins with that next one."""
    first = len(lines)
    below_top = begin.box.top
    if lines and lines[-1].words[0] is begin:
        first -= 1
    while first and _begins_at(lines[first - 1], begin.box.x0) and _is_close(lines[first - 1], below_top, begin.size):
        first -= 1
        below_top = lines[first].words[0].box.top
    return first if first < len(lines) else None


def _count_of_text(above: Line, lines: Sequence[Line], x: float) -> int:
    """How many of the lines under another go on with its text."""
    count = 0
    for line in lines:
        if not _begins_at(line, x) or not _is_close(above, line.words[0].box.top, line.words[0].size):
            break
        above, count = line, count + 1
    return count


def _is_level(number: Word, over: Sequence[Line], under: Sequence[Line]) -> bool:
    """Whether a number stands on the middle of the lines of its text, of which so many are over it, or between the first two."""
    y, size = number.box.center[1], over[0].words[0].size
    middle = (over[0].words[0].box.top + [*over, *under][-1].words[0].box.bottom) / 2
    between = len(over) < _FIRST_LINES and (not under or y < under[0].words[0].box.center[1])
    return between or abs(middle - y) < CLOSE * size


def _begins_at(line: Line, x: float) -> bool:
    return abs(line.words[0].box.x0 - x) <= _EDGE


def _is_close(line: Line, below_top: float, size: float) -> bool:
    return below_top - line.words[0].box.bottom < CLOSE * size
