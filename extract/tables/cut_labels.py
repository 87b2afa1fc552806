"""Labels that stand upright in a cell merged over rows, at a height where the end of a page cuts it: most of one lies past the table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jaarschijf.schema.geometry import Box, Page, Word
from jaarschijf.schema.table import Cell, Table

_UPRIGHT = 2.0  # times as high as wide
_LEAST_INSIDE = 0.2  # of its height, in the table
_LEAST_LETTERS = 4
_EDGE = 1.0  # points


def cut_labels(tables: Sequence[Table], page: Page) -> dict[int, Word]:
    """Such labels by their identity, each as far as it lies in the table, and given to the empty cell that it begins or ends in."""
    found: dict[int, Word] = {}
    for table in tables:
        x0, top, x1, bottom = table.box
        for word in page.words:
            left, low, right, high = word.box
            # The cheapest first: hardly any word lies over an edge.
            if not (low < bottom < high or low < top < high) or left < x0 or right > x1:
                continue
            inside = Box(left, max(low, top), right, min(high, bottom))
            if (
                _is_upright(word)
                and not inside.covers(*word.box.center)
                and inside.height > _LEAST_INSIDE * (high - low)
            ):
                cell = _empty_cell(table, inside)
                if cell is not None:
                    cell.words.append(replace(word, box=inside))
                    found[id(word)] = cell.words[0]
    return found


def with_words(page: Page, others: dict[int, Word]) -> Page:
    """The page with others in the place of the words of these identities."""
    return replace(page, words=[others.get(id(word), word) for word in page.words]) if others else page


def _empty_cell(table: Table, inside: Box) -> Cell | None:
    x = inside.center[0]
    for cell in table.cells:
        at_edge = abs(cell.box.bottom - inside.bottom) < _EDGE or abs(cell.box.top - inside.top) < _EDGE
        if at_edge and not cell.words and cell.box.x0 < x < cell.box.x1:
            return cell
    return None


def _is_upright(word: Word) -> bool:
    x0, top, x1, bottom = word.box
    return bottom - top > _UPRIGHT * (x1 - x0) and sum(map(str.isalpha, word.text)) >= _LEAST_LETTERS
