"""Words that came out in parts: headings set with white between their letters, and words whose parts are drawn at other times."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from jaarschijf.schema.geometry import Box, Word, middle_of, union

_HYPHENS = "-\u2010"
_LEAST = 4  # letters in a row
_MOSTLY = 0.6  # of the words of such a heading
_FAR = 1.2  # of the font size: between its words at most
_WORD_SPACE = 0.15  # of the font size: how much more there is between words than between letters
_WIDEST = 0.5  # of the font size: between its letters
_LONGEST = 22  # letters of a word; more, without wider white between them, can't be told
NARROW = 2.0  # points: less than between words
TOUCHING = 0.06  # of the font size: between parts of one word
_SELDOM = 0.3  # of the words in the commonest type: where letters stand apart all over a page, its font is damaged


def join_spaced(words: list[Word]) -> list[Word]:
    """The words of a page, in reading order, with those of spaced letters made whole."""
    alone = 0
    for word in words:
        alone = alone + 1 if len(word.text) == 1 else 0
        if alone == _LEAST:
            break
    else:
        return words
    body = _commonest_type(words)
    if sum(len(word.text) == 1 for word in body) > max(_SELDOM * len(body), 3 * _LONGEST):
        return words
    joined: list[Word] = []
    for run in _runs(words):
        joined += _whole(run) if _is_spaced(run) else run
    return joined


def _commonest_type(words: Sequence[Word]) -> list[Word]:
    """The words in the type that most of a page's letters are set in."""
    types: dict[tuple[float, bool], list[Word]] = {}
    for word in words:
        types.setdefault((word.size, word.bold), []).append(word)
    return max(types.values(), key=lambda alike: sum(len(word.text) for word in alike))


def join_touching(words: list[Word], apart: Collection[Box] = ()) -> list[Word]:
    """The words of a page, in reading order, with those made whole whose parts touch, however far apart they were drawn.

    Those in the boxes `apart` have a space drawn before them, and so little white that they touch.
    """
    parted = [
        place
        for place, (one, other) in enumerate(pairwise(words))
        if -NARROW < other.box[0] - one.box[2] < NARROW and _touch(one, other) and other.box not in apart
    ]
    if not parted:
        return words
    joined = list(words)
    for place in reversed(parted):
        joined[place : place + 2] = [_one(joined[place : place + 2])]
    return joined


def _touch(one: Word, other: Word) -> bool:
    left, right = one.box, other.box
    most = TOUCHING * one.size
    if not (-most < right[0] - left[2] < most and abs(right[3] - left[3]) < most):
        return False
    last, first = one.text[-1], other.text[0]
    letters = last.isalpha() and (first.islower() or first in _HYPHENS)
    # `7.4`, of which PDFium may make three lines where a page has few.
    figures = (last.isdigit() or one.text == ".") and (first.isdigit() or other.text == ".")
    return (letters or figures) and not other.superscript


def _runs(words: Sequence[Word]) -> Iterator[list[Word]]:
    """The words in runs, of one line and close to each other."""
    run: list[Word] = []
    for word in words:
        if run and not (
            abs(word.box[3] - run[-1].box[3]) < 0.1 * word.size and 0 < word.box[0] - run[-1].box[2] < _FAR * word.size
        ):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _is_spaced(run: Sequence[Word]) -> bool:
    alone = [len(word.text) == 1 and word.text.isalpha() for word in run]
    if sum(alone) < max(_LEAST, _MOSTLY * len(run)):
        return False
    return any(all(alone[k : k + _LEAST]) for k in range(len(run) - _LEAST + 1))


def _whole(run: Sequence[Word]) -> list[Word]:
    """The words of a run: where the white between two letters is wider than between most, a word ends."""
    gaps = [right.box[0] - left.box[2] for left, right in pairwise(run)]
    usual = middle_of(gaps)
    if usual > _WIDEST * run[0].size:
        return list(run)
    most = usual + _WORD_SPACE * run[0].size
    parts: list[list[Word]] = [[run[0]]]
    for gap, word in zip(gaps, run[1:], strict=True):
        if gap > most:
            parts.append([])
        parts[-1].append(word)
    if any(sum(len(word.text) for word in part) > _LONGEST for part in parts):
        return list(run)
    return [_one(part) for part in parts]


def _one(part: Sequence[Word]) -> Word:
    ends = array("d", [end for word in part for end in word.ends])
    text = "".join(word.text for word in part)
    return (
        replace(part[0], text=text, box=union([word.box for word in part]), ends=ends, hyphenated=part[-1].hyphenated)
        if len(part) > 1
        else part[0]
    )
