"""Boxes that are drawn around a part of the running text or shaded behind it, over the width of its column: what stands in one
belongs together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from jaarschijf.schema.flow import Block
from jaarschijf.schema.geometry import Box, Page, union, words_within
from jaarschijf.schema.table import Table

_LEAST_WORDS = 2
_NARROWEST, _HIGHEST = 0.3, 0.6  # of the page's width and height
_TOUCH, _LEAST_OVER = 1.5, 24.0  # points: of two lines over a table in a box


def text_panels(page: Page, tables: Sequence[Table], frames: Iterable[Box]) -> list[Box]:
    """Such boxes outside tables, top to bottom: of the page's fills, or of the `frames` that are no more than a box."""
    found = [fill.box for fill in page.fills]
    found = [*_joined(sorted(found, key=lambda box: (box.x0, box.x1, box.top))), *frames]
    found = [box for box in dict.fromkeys(found) if _may_be_one(box, page)]
    found = [box for box in found if not any(_is_of(table.box, box) for table in tables)]
    found = [box for box in found if len(words_within(page.words, box, margin=_TOUCH)) >= _LEAST_WORDS]
    return sorted(found, key=lambda box: (box.top, box.x0))


def set_panels(blocks: Iterable[Block], panels: Sequence[Box]) -> None:
    """Tell each of these blocks the panel it begins in; that of a table of one column is in its cell."""
    for block in blocks:
        x, y = block.lines[0].words[0].box.center
        block.panel = next((box for box in panels if box.covers(x, y)), block.panel)


def _is_of(table: Box, box: Box) -> bool:
    """Whether a box is a table's, or cells of it: not around the table and text over that."""
    within = table.x0 > box.x0 - _TOUCH and table.x1 < box.x1 + _TOUCH and table.bottom < box.bottom + _TOUCH
    return table.intersection(box) > 0 and not (within and table.top > box.top + _LEAST_OVER)


def _may_be_one(box: Box, page: Page) -> bool:
    return box.width > _NARROWEST * page.width and box.height < _HIGHEST * page.height


def _joined(boxes: Sequence[Box]) -> list[Box]:
    """Boxes as wide that touch, as those behind the lines of one paragraph, put together; in order of their sides."""
    joined: list[Box] = []
    for box in boxes:
        last = joined[-1] if joined else None
        alike = last is not None and abs(last.x0 - box.x0) < _TOUCH and abs(last.x1 - box.x1) < _TOUCH
        if last is not None and alike and -_TOUCH < box.top - last.bottom < _TOUCH:
            joined[-1] = union([last, box])
        else:
            joined.append(box)
    return joined
