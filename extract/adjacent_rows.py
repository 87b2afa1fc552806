"""Doubts that a row and the one above it cast on each other: what was one was cut in two, or a line was drawn that made two of one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from jaarschijf.schema.document import Passage, Row

# What goes on from a sentence that began before it: no label, as `gemeente`.
_GOES_ON = re.compile(r"[a-zà-ÿ]{2,} +[\w€]")
_OPEN = re.compile(r"[a-zà-ÿ]{2,}$")
_LEAST_WORDS = 4  # of a text that may be a sentence

Judgement = Callable[[Row, Row], bool]


def cut_in_two(above: Row, row: Row) -> bool:
    """Whether the agreement above stops in the middle of a sentence, and that of the row goes on in one."""
    for year, text in row.jaarafspraken.items():
        before = above.jaarafspraken.get(year)
        if before is not None and _runs_on(before.text, text.text):
            return True
    return False


def _runs_on(before: str, after: str) -> bool:
    ended = _OPEN.search(before) is None or len(before.split()) < _LEAST_WORDS
    return not ended and _GOES_ON.match(after) is not None


def made_of_one(above: Row, row: Row) -> bool:
    """Whether the row has no agreement, and what it has of who and when is a cell of the row above, which reaches down to it."""
    if row.jaarafspraken or not above.jaarafspraken or ("kaderafspraak" not in row.inherited and row.kaderafspraak):
        return False
    shared = [
        (mine, its) for mine, its in ((row.trekker, above.trekker), (row.gereed, above.gereed)) if mine is not None
    ]
    return bool(shared) and all(_is_same_cell(mine, its) for mine, its in shared)


def _is_same_cell(mine: Passage, its: Passage | None) -> bool:
    return its is not None and mine.boxes == its.boxes


def pairs_that(judge: Judgement, rows: Sequence[Row]) -> set[int]:
    """The ordinals of rows of which `judge` says so, with the row above."""
    return {row.ordinal for above, row in pairwise(rows) if judge(above, row)}
