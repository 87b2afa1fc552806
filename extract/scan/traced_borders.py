"""Levels of a table that letters hide in a column of a picture, known by its other columns, in which they are seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from jaarschijf.extract.scan.hairlines import TEXT_INK, is_in_text, traces
from jaarschijf.extract.scan.ink_pieces import Pixels
from jaarschijf.extract.scan.tesseract import Gray
from jaarschijf.schema.geometry import Box, Rule

_NARROW = 14.0  # points: a column, such as one of numbers, in which a level is no longer than a word
_TRACED = 0.9  # of its width that a level is seen in
_NEAR = 4.0  # points
_OVER = 16.0  # points: a line of text, and a little
_BESIDE = 1.5  # points, on both sides of where a level would be


def traced_borders(rules: Sequence[Rule], image: Gray, ink: Gray, scale: float, cv2: Any) -> list[Box]:
    """Levels in columns where none was seen, too narrow for a line to be told from a word by its length, or with letters close above
    it: from one upright to the next, at the height of a level of the same table.

    `image` is grey, `ink` 255 where it is dark, `scale` points a pixel.
    """
    levels = [rule.box for rule in rules if rule.direction == "h"]
    uprights = sorted((rule.box for rule in rules if rule.direction == "v"), key=lambda box: box.x0)
    traced: Gray | None = None
    found: list[Box] = []
    for at, left in enumerate(uprights):
        x0 = left.center[0]
        others = (box for box in uprights[at + 1 :] if box.center[0] > x0 + _NARROW and _as_high(left, box))
        if (right := next(others, None)) is None:
            continue
        x1 = right.center[0]
        table = [upright.x0 for upright in uprights if _as_high(upright, left)]
        for level in levels:
            y = level.center[1]
            of_table = left.top < y < left.bottom + _NEAR and any(level.x0 < x < level.x1 for x in table)
            drawn = (box for box in (*levels, *found) if abs(box.center[1] - y) < _NEAR)
            if not of_table or any(box.x0 < (x0 + x1) / 2 < box.x1 for box in drawn):
                continue
            traced = traces(image, "h", scale, cv2) if traced is None else traced
            strip = Pixels(*(round(edge / scale) for edge in (x0 + _BESIDE, y - _BESIDE, x1 - _BESIDE, y + _BESIDE)))
            if traced[strip.within].any(axis=0).mean() > _TRACED and not is_in_text(ink, strip, "h", scale, TEXT_INK):
                found.append(Box(x0, y, x1, y))
    return found


def _as_high(one: Box, other: Box) -> bool:
    """Whether two uprights are of one table."""
    return abs(one.top - other.top) < _OVER and abs(one.bottom - other.bottom) < _OVER
