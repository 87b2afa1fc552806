"""The letters of columns and the numbers of rows that a spreadsheet prints around its cells: they belong to no text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from string import ascii_uppercase

from jaarschijf.schema.geometry import Box, Page, Rule

_LEAST_LETTERS = 3
_IN_LINE = 2.0  # points
_ON_LINE = 1.5  # points


def sheet_headings(page: Page, boxes: Sequence[Box], above: Sequence[int]) -> list[int]:
    """Which words (0-based) of a page, that have these `boxes`, are such; those `above` stand in its margin at the top."""
    letters = [at for at in above if page.words[at].text in ascii_uppercase and len(page.words[at].text) == 1]
    if len(letters) < _LEAST_LETTERS:
        return []
    # Text of a merged cell may reach over them.
    top = boxes[letters[0]].top
    letters = sorted((at for at in letters if abs(boxes[at].top - top) < _IN_LINE), key=lambda at: boxes[at].x0)
    if len(letters) < _LEAST_LETTERS or "".join(page.words[at].text for at in letters) not in ascii_uppercase:
        return []
    if any(abs(boxes[at].top - top) < _IN_LINE for at in above if at not in letters):
        return []
    # Left of all else the rows are counted; what is hidden, or merged, leaves some out.
    edge = min((box.x0 for word, box in zip(page.words, boxes, strict=True) if not word.text.isdecimal()), default=0.0)
    numbers = [at for at, box in enumerate(boxes) if box.x1 < edge and page.words[at].text.isdecimal()]
    counted = [int(page.words[at].text) for at in sorted(numbers, key=lambda at: boxes[at].top)]
    if not counted or any(later <= earlier for earlier, later in pairwise(counted)):
        return []
    return [*letters, *numbers]


def without_sheet_headings(page: Page, places: Sequence[int]) -> Page:
    """The page without the words at these places and the lines that are drawn around them."""
    if not places:
        return page
    own = set(places)
    headings = [page.words[at] for at in places]
    numbers = [word.box for word in headings if word.text.isdecimal()]
    left, top = max(box.x1 for box in numbers), max(word.box.bottom for word in headings if word.text.isalpha())
    # The nearest lines are the borders of the cells.
    left = min((r.box.x0 for r in page.rules if r.direction == "v" and r.box.x0 >= left), default=left)
    top = min((r.box.top for r in page.rules if r.direction == "h" and r.box.top >= top), default=top)
    cut = [_cut(rule, left, top) for rule in page.rules]
    rules = [rule for rule in cut if not _is_of_headings(rule, headings_of=(left, top), numbers=numbers)]
    return replace(page, words=[word for at, word in enumerate(page.words) if at not in own], rules=rules)


def _cut(rule: Rule, left: float, top: float) -> Rule:
    """A line that goes on over the cells, without what of it is drawn beside or over them."""
    box = rule.box
    if rule.direction == "h" and box.x1 > left + _ON_LINE:
        return rule._replace(box=box._replace(x0=max(box.x0, left)))
    if rule.direction == "v" and box.bottom > top + _ON_LINE:
        return rule._replace(box=box._replace(top=max(box.top, top)))
    return rule


def _is_of_headings(rule: Rule, headings_of: tuple[float, float], numbers: Sequence[Box]) -> bool:
    """Whether a line is drawn around the headings left of and over the cells, which begin at these x and y."""
    left, top = headings_of
    box = rule.box
    if box.x0 < left - _ON_LINE or box.top < top - _ON_LINE:
        return True
    return (
        rule.direction == "v"
        and abs(box.x0 - left) <= _ON_LINE
        and sum(box.top < number.center[1] < box.bottom for number in numbers) == 1
    )
