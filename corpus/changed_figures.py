"""Which figures changed between two texts of one commitment: percentages, numbers of things, money, and numbers that no tag explains."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Literal

from jaarschijf.corpus.normal_text import normal_text
from jaarschijf.corpus.shares import shares
from jaarschijf.corpus.statement import Statement
from jaarschijf.corpus.words import Words, number_value

More = Literal["", "earlier", "later", "both"]
"""The side that holds more than one commitment: of a split, or a merge."""
_FIGURES = ("PERCENTAGE", "QUANTITY", "MONEY")
_WEEKS = re.compile(r"P(\d+)W")


def changed_figures(earlier: Statement, later: Statement, a: Words, b: Words, more: More) -> Iterator[str]:
    """Figures by their tags; numbers no tag explains (`twee maanden`, `24 uur`) by the text."""
    told: set[float] = {number for side in (earlier, later) for number in _in_names(side)}
    in_words = shares(earlier.normal), shares(later.normal)
    # "6 woningen", "met een maximum van 6": a number that both say, with its noun or without.
    both = {number for number, _ in a.figures} & {number for number, _ in b.figures}
    for label in _FIGURES:
        before, after = earlier.figures(label), later.figures(label)
        if label == "PERCENTAGE" and in_words[0] | in_words[1]:
            left, right = ({number for group in side for number in group} for side in (before, after))
            told |= left | right
            left, right = left | in_words[0], right | in_words[1]
            # "de helft", "een derde"; "de helft", "50%": what one alone tells in words, the other may leave out.
            if left and right:
                if left != right and not is_more(left, right, more):
                    yield f"percentage {_numbers([tuple(sorted(left))])} -> {_numbers([tuple(sorted(right))])}"
                continue
        told |= {number for group in (*before, *after) for number in group}
        one_sided = not before or not after
        if one_sided and {number for group in (*before, *after) for number in group} <= both:
            continue
        if sorted(before) != sorted(after) and not is_more(before, after, more):
            yield f"{label.lower()} {_numbers(before)} -> {_numbers(after)}"
    told |= _numbers_of_time(earlier, later)
    for cell, other in ((earlier.gereed, later), (later.gereed, earlier)):
        if cell and normal_text(cell) in other.normal:
            told |= {number for word in re.findall(r"\w+", cell.lower()) if (number := number_value(word)) is not None}
    # `eenmaal`, `één` and `1` come and go with the wording.
    gone = sorted({number for number, _ in a.figures} - told - {1.0})
    come = sorted({number for number, _ in b.figures} - told - {1.0})
    if gone != come and not is_more(gone, come, more):
        yield f"figure {_numbers([tuple(gone)])} -> {_numbers([tuple(come)])}"


def _in_names(statement: Statement) -> Iterator[float]:
    """The numbers in the names of those who act: `De Vijf Kernen`."""
    texts = (tag["text"].lower() for tag in statement.mentions if tag["label"] == "ACTOR")
    return (number for text in texts for word in text.split() if (number := number_value(word)) is not None)


def _numbers_of_time(earlier: Statement, later: Statement) -> set[float]:
    """The numbers in dates, and in deadlines of one value on both sides: `twee keer per jaar` is `elk halfjaar`."""
    before, after = (
        [tag for tag in side.mentions if tag["label"] == "DEADLINE" and tag["timex"]] for side in (earlier, later)
    )
    both = {in_days(tag["timex"]) for tag in before} & {in_days(tag["timex"]) for tag in after}
    words = (
        word
        for tag in (*before, *after)
        if tag["due"] or in_days(tag["timex"]) in both
        for word in re.findall(r"\w+", tag["text"].lower())
    )
    return {number for word in words if (number := number_value(word)) is not None}


def _numbers(groups: Iterable[tuple[float, ...]]) -> str:
    return ", ".join("/".join(f"{number:g}" for number in group) for group in groups if group) or "none"


def is_more(before: Collection[object], after: Collection[object], more: More) -> bool:
    """Whether only the side that holds more says more: all of the other side's is in it."""
    return (more in ("later", "both") and set(before) <= set(after)) or (
        more in ("earlier", "both") and set(after) <= set(before)
    )


def in_days(timex: str | None) -> str | None:
    """Weeks as days: `binnen twee weken` is `binnen veertien dagen`."""
    weeks = _WEEKS.fullmatch(timex) if timex else None
    return f"P{7 * int(weeks[1])}D" if weeks else timex
