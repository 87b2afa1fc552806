"""Rows of a table that are titles: a theme over the rows under it, behind shading or in bold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jaarschijf.extract.text.alignment import column_words, is_row_number, line_segments, text_lines
from jaarschijf.schema.geometry import Box, Fill, Page, Word, words_within

_LEAST_NUMBERS = 2
_SAME_SIDE = 2.0  # points


def shaded_titles(page: Page, box: Box, xs: Sequence[float]) -> list[Box]:
    """Shading over the table's whole width behind a single text, in a colour that rows don't have: a theme as a row. It begins
    in the first column, of those between `xs`, or stands in the middle."""
    single: list[Fill] = []
    rows: set[int] = set()
    for fill in page.fills:
        if fill.box.x0 < box.x0 + 6 and fill.box.x1 > box.x1 - 6 and box.top - 2 < fill.box.center[1] < box.bottom + 2:
            lines = text_lines(words_within(page.words, fill.box))
            if any(len(line_segments(line, gap=0.8)) > 1 for line in lines):
                rows.add(fill.color)
            elif lines and _begins_row(lines, box, xs):
                single.append(fill)
    return [fill.box for fill in single if fill.color not in rows]


def _begins_row(lines: Sequence[Sequence[Word]], box: Box, xs: Sequence[float]) -> bool:
    centred = all(abs(line[0].box.x0 - box.x0 - (box.x1 - line[-1].box.x1)) < 12 for line in lines)
    return centred or min(line[0].box.x0 for line in lines) < xs[1]


def titles_among_numbers(words: Sequence[Word], box: Box, xs: Sequence[float]) -> list[Box]:
    """Where lines stand alone in a column of nothing but numbers, the first of those between `xs`, in bold or as what the rows
    under them are numbered after: titles, however short. So are those in bold at the head of the next column, over a number; and
    in a first column of goals that are not, over one that begins a row.

    Each from the middle of the white over it to that of the white under it.
    """
    lines = text_lines(words)
    alone = [k for k in range(1, len(lines) - 1) if _is_title(lines[k], lines[k + 1], xs)]
    if not alone:
        return []
    over_goals = [k for k in alone if _is_over_goals(lines, k, xs)]
    if over_goals and not any(all(w.bold for w in part) for part in _first_texts(lines, over_goals, xs)):
        return [_band(box, lines, k) for k in over_goals]
    # The first line is the header's.
    others = [column_words(line, xs)[0] for k, line in enumerate(lines) if k and k not in alone]
    numbers = ["".join(word.text for word in line) for line in others if line]
    if len(numbers) < _LEAST_NUMBERS or not all(map(is_row_number, numbers)):
        return []
    return [_band(box, lines, k) for k in alone]


def _band(box: Box, lines: Sequence[Sequence[Word]], at: int) -> Box:
    return box._replace(top=_between(lines[at - 1], lines[at]), bottom=_between(lines[at], lines[at + 1]))


def _is_over_goals(lines: Sequence[Sequence[Word]], at: int, xs: Sequence[float]) -> bool:
    """Whether the line under a title has a number in its second column, and more behind that."""
    columns = column_words(lines[at + 1], xs)
    told = len(columns) > _LEAST_NUMBERS and any(columns[2:])
    return told and is_row_number("".join(word.text for word in columns[1])) and lines[at][0].bold


def _first_texts(
    lines: Sequence[Sequence[Word]], titles: Sequence[int], xs: Sequence[float]
) -> Iterator[Sequence[Word]]:
    """What stands in the first column, line by line, but for the header's and these titles."""
    parts = (column_words(line, xs)[0] for k, line in enumerate(lines) if k and k not in titles)
    return filter(None, parts)


def _is_title(line: Sequence[Word], below: Sequence[Word], xs: Sequence[float]) -> bool:
    titled = all(word.bold for word in line) or numbers_next(line, below)
    alone = titled and len(line_segments(line, gap=0.8)) == 1
    if alone and len(xs) > 3 and xs[1] <= line[0].box.x0 < xs[2]:
        # `Wonen`, over `1.1 | Woonborg bouwt`.
        number, *text = line_segments(below, gap=0.7)
        begin = text[0][0] if text else number[0]
        over = abs(begin.box.x0 - line[0].box.x0) <= _SAME_SIDE and not begin.bold
        return over and is_row_number("".join(word.text for word in number))
    return alone and line[0].box.x0 < xs[1] and not is_row_number("".join(word.text for word in line))


def _between(above: Sequence[Word], below: Sequence[Word]) -> float:
    return (max(word.box.bottom for word in above) + min(word.box.top for word in below)) / 2


def numbers_next(line: Sequence[Word], below: Sequence[Word]) -> bool:
    """Whether the line below is the first that is numbered as part of what the line says: `1.1` under `1. Wonen`."""
    number = line[0].text.rstrip(".:")
    return number.isdecimal() and below[0].text.rstrip(".:") == f"{number}.1"
