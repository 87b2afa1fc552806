"""Rows that the end of a page broke: whether the texts of the first row on a page go on where those of the row before it stop."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jaarschijf.extract.agreements.stitched import StitchedRow
from jaarschijf.extract.wording.bullets import WEAK_BULLETS, is_glyph

_LABEL_WORDS = 5
_LEAST_ROWS, _LEAST_LISTED = 4, 2  # that tell what all rows have
SENTENCE_END = re.compile(r"[.:;!?…](?:[)\"'’”])?$")

Texts = Sequence[str]  # of a row, column by column


def reads_on(rows: Sequence[Texts], last: Texts, row: Texts) -> bool:
    """Beside the other `rows`, whether the text of `row` goes on where `last` stops: mid-word, mid-sentence, or in lower case."""
    if complete_each_other(rows, last, row) or _lacks_what_all_have(rows, last, row):
        return True
    # `doorlopend`, or `gemeente`, is how whole cells of some columns begin.
    filled = [j for j, text in enumerate(row) if text]
    telling = [j for j in filled if not (row[j][0].islower() and _begin_small(rows, j))]
    if not telling:
        return len(filled) <= len(row) / 2
    votes = 0
    for j in telling:
        before = last[j]
        if row[j][0].islower():
            # Names and moments are not told to the middle of a sentence.
            votes += 1 if _are_labels([*rows, last, row], j) else 2
        elif before.endswith(("-", ",")):
            votes += 1
        elif not before:
            votes -= 2
        elif not SENTENCE_END.search(before) and _sentences(rows, j):
            votes += 1
        else:
            votes -= 1
    return votes > 0


def complete_each_other(rows: Sequence[Texts], last: Texts, row: Texts) -> bool:
    """Whether the two have, between them, what all `rows` have: a cell that did not fit moved to the next page whole, the short
    ones beside it stayed."""
    if len(rows) < 2:
        return False
    usual = {j for j in range(len(row)) if sum(bool(r[j]) for r in rows) >= 0.8 * len(rows)}
    here = {j for j, text in enumerate(last) if text}
    there = {j for j, text in enumerate(row) if text}
    return not here & there and not usual <= here and usual <= here | there


def _lacks_what_all_have(rows: Sequence[Texts], last: Texts, row: Texts) -> bool:
    # The last paragraph of a cell: a row of its own would have a trekker and a moment, as every other has.
    filled = [j for j, text in enumerate(row) if text]
    if len(filled) > 1:
        return False
    # A list that goes on tells more than a paragraph.
    listed = all(_is_list(text) for j in filled for text in (last[j], row[j]))
    if len(rows) < (_LEAST_LISTED if listed else _LEAST_ROWS):
        return False
    all_have = [j for j in range(len(row)) if all(r[j] for r in rows)]
    return sum(not row[j] for j in all_have) >= 2


def _is_list(text: str) -> bool:
    first, _, rest = text.partition(" ")
    return bool(rest) and (is_glyph(first) or first in WEAK_BULLETS)


def _sentences(rows: Sequence[Texts], column: int) -> bool:
    ended = [SENTENCE_END.search(text) is not None for text in _texts(rows, column)]
    return len(ended) >= 2 and sum(ended) >= 0.8 * len(ended)


def _begin_small(rows: Sequence[Texts], column: int) -> bool:
    small = [text[0].islower() for text in _texts(rows, column)]
    return len(small) >= 2 and sum(small) >= 0.2 * len(small)


def _are_labels(rows: Sequence[Texts], column: int) -> bool:
    return all(len(text.split()) <= _LABEL_WORDS and not text.endswith(".") for text in _texts(rows, column))


def _texts(rows: Sequence[Texts], column: int) -> Iterator[str]:
    return (row[column] for row in rows if row[column])


def lacks_bullet(others: Sequence[StitchedRow], last: StitchedRow, row: StitchedRow) -> bool:
    """Whether a cell goes on with an item of the `last` row: all others of its column begin with a bullet."""
    for own, above, *cells in zip(row.cells, last.cells, *(other.cells for other in others), strict=True):
        begun = [is_glyph(cell.words[0].text) for cell in (above, *cells) if cell.words]
        if own.words and len(begun) > 1 and all(begun) and not is_glyph(own.words[0].text):
            return True
    return False
