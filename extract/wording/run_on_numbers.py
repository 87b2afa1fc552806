"""Numbers of clauses that their texts ran into, where a typesetter leaves no white behind them: `1.1De gemeente`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from jaarschijf.extract.wording.number_series import next_number
from jaarschijf.schema.geometry import Page, Word

_RUN_ON = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,2})\.?([A-ZÀ-Ý](?:[a-zà-ÿ]|[A-ZÀ-Ý]{2})\S*)")
_ALIGNED = 2.0  # points


def numbers_apart(pages: Iterable[Page]) -> Iterator[Page]:
    """The pages; the number that a word begins with is parted from it where the next such word under it has the number after that."""
    for page in pages:
        if run_on := _run_on(page.words):
            page.words = [
                part
                for word in page.words
                for part in (word.parted(run_on[id(word)]) if id(word) in run_on else (word,))
            ]
        yield page


def _run_on(words: Sequence[Word]) -> dict[int, int]:
    """How many characters the number has that each of these words (by id) ran on to, of those that count."""
    found = [
        (word, match)
        for word in words
        if word.text[0].isdigit() and len(word.ends) == len(word.text) and (match := _RUN_ON.fullmatch(word.text))
    ]
    counted: dict[int, int] = {}
    for (above, number), (below, following) in pairwise(found):
        aligned = abs(above.box.x0 - below.box.x0) < _ALIGNED and above.box.bottom < below.box.bottom
        if aligned and following[1] == next_number(number[1]):
            counted |= {id(above): number.start(2), id(below): following.start(2)}
    return counted
