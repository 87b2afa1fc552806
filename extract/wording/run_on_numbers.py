"""Numbers of clauses that their texts ran into, where a typesetter leaves no white behind them: `1.1De gemeente`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from jaarschijf.extract.wording.number_series import next_number
from jaarschijf.schema.geometry import Page, Word

_RUN_ON = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,2})\.?([A-ZÀ-Ý](?:[a-zà-ÿ]|[A-ZÀ-Ý]{2})\S*)")
_ALIGNED = 2.0  # points


def numbers_apart(pages: Iterable[Page]) -> Iterator[Page]:
    """The pages; the number that a word begins with is parted from it where the next such word under it has the number after that."""
    for page in pages:
        if parted := _numbered(page.words):
            page.words = [part for word in page.words for part in (_apart(word) if id(word) in parted else (word,))]
        yield page


def _numbered(words: Sequence[Word]) -> set[int]:
    """Which words (by id) have a number run on to them that counts."""
    found = [
        (word, match[1])
        for word in words
        if word.text[0].isdigit() and len(word.ends) == len(word.text) and (match := _RUN_ON.fullmatch(word.text))
    ]
    counted: set[int] = set()
    for (above, number), (below, following) in pairwise(found):
        aligned = abs(above.box.x0 - below.box.x0) < _ALIGNED and above.box.bottom < below.box.bottom
        if aligned and following == next_number(number):
            counted |= {id(above), id(below)}
    return counted


def _apart(word: Word) -> tuple[Word, Word]:
    match = _RUN_ON.fullmatch(word.text)
    assert match  # it was found by it
    first = match.start(2)
    edge = word.ends[first - 1]
    number = replace(word, text=word.text[:first], box=word.box._replace(x1=edge), ends=word.ends[:first])
    return number, replace(word, text=match[2], box=word.box._replace(x0=edge), ends=word.ends[first:])
