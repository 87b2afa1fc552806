"""Lines in the margins that stand on page after page: running headers and footers."""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from rapidfuzz import fuzz

from jaarschijf.extract.wording.vocabulary import Vocabulary
from jaarschijf.schema.geometry import Box

LEAST_SKIPPED, _LONG = 3, 3  # pages with a line, and words of it
_NEARLY_ALL = 0.8  # of the pages
_SURE = 95.0  # how sure a label is
_SENTENCE = 5  # words
SHIFT = 4.0  # points between the heights of one line on two pages
_ALIKE, _AS_LARGE = 88.0, 1.3  # of 100: two texts; times the size
NUMBER = re.compile(r"\d+")


@dataclass(slots=True)
class Candidate:
    """A line in a margin: which page (0-based), how far from the edge it stands (points), how many lines are outside it.

    `size` is that of its largest type, `places` tell which of the page's words it has; `unnumbered` is the text with a zero
    for each number; `ends` are the numbers that stand at an end of it, far from the rest.
    """

    index: int
    text: str
    unnumbered: str
    box: Box
    size: float
    at: float
    depth: int
    places: array[int]
    ends: tuple[int, ...] = ()


def repeated_lines(
    candidates: Sequence[Candidate], largest: float, page_count: int, vocabulary: Vocabulary
) -> set[int]:
    """Ids of the candidates that stand on more pages: height of the first or last of these, same text, numbers the same or counting the
    pages, in type no larger than the `largest` (points) of it. What reads as a text (a sentence, `Trekker: gemeente`,
    `Planning Q2 2030`) must stand on nearly all."""
    groups: list[list[Candidate]] = []
    # Which groups begin in each strip of the margin: in a long document only few can be of the same line.
    by_strip: defaultdict[int, list[int]] = defaultdict(list)
    for c in candidates:
        strip = int(c.at // SHIFT)
        for at in sorted(chain.from_iterable(by_strip[near] for near in (strip - 1, strip, strip + 1))):
            first = groups[at][0]
            level = abs(first.at - c.at) <= SHIFT or abs(groups[at][-1].at - c.at) <= SHIFT
            if level and first.index != c.index and _same_text(first, c):
                groups[at].append(c)
                break
        else:
            by_strip[strip].append(len(groups))
            groups.append([c])
    lone = [group[0] for group in groups if len(group) == 1 and group[0].depth == 0]
    found: set[int] = set()
    for group in groups:
        runs = _numbers_run(group, may_count=group[0].size <= largest)
        least = _NEARLY_ALL * page_count if _reads_as_text(group[0].text, vocabulary) else min(page_count, 2)
        repeated = len(group) > 1 and runs and len({c.index for c in group}) >= least
        if repeated and not _is_of_text(group, lone, page_count):
            found.update(id(c) for c in group)
    return found


def _is_of_text(group: Sequence[Candidate], lone: Sequence[Candidate], page_count: int) -> bool:
    """Whether a line that is the outermost of a few pages is a part of their text, as that of as many others begins or ends at that
    height: `Afspraken`, over a list that happens to begin a page."""
    pages, first = len({c.index for c in group}), group[0]
    if pages >= 0.5 * page_count or any(c.depth for c in group):
        return False
    level = [c for c in lone if abs(c.at - first.at) < SHIFT and c.size >= first.size]
    # A header of another chapter is as short and as small.
    return len({c.index for c in level if len(c.text.split()) > _LONG or c.size > 1.03 * first.size}) >= pages


def _reads_as_text(line: str, vocabulary: Vocabulary) -> bool:
    label, colon, _ = line.partition(":")
    heading = vocabulary.heading(label if colon else line.split()[0])
    # `Ons doel`, over the goal of each theme.
    goal = (whole := vocabulary.heading(line)).role == "doelstelling" and whole.score >= _SURE
    labelled = heading.score >= _SURE and (bool(colon) or heading.role in ("trekker", "gereed"))
    return goal or labelled or (line.endswith((".", ";")) and len(line.split()) >= _SENTENCE)


def _same_text(one: Candidate, other: Candidate) -> bool:
    # The title of a chapter, in a table of contents or over it, is set in two sizes.
    if max(one.size, other.size) > _AS_LARGE * min(one.size, other.size):
        return False
    a, b = one.unnumbered, other.unnumbered
    return a == b or (min(len(a), len(b)) > 8 and fuzz.ratio(a, b, score_cutoff=_ALIKE) >= _ALIKE)


def _numbers_run(group: Sequence[Candidate], may_count: bool) -> bool:
    columns = [[int(n) for n in NUMBER.findall(c.text)[:12]] for c in group]
    if len({len(numbers) for numbers in columns}) != 1:
        # A recogniser's slip in one of many lines: the text told enough.
        return True
    for position in zip(*columns, strict=True):
        # Two pages of a booklet may stand on one.
        offsets = min(len({n - pages * c.index for n, c in zip(position, group, strict=True)}) for pages in (1, 2))
        # A page that was lost or put between, in a text that hardly is one of its page's own.
        skips = len(group) >= LEAST_SKIPPED and len(group[0].text.split()) >= _LONG
        if len(set(position)) > 1 and not (may_count and offsets <= max(1 + skips, len(group) // 5)):
            return False
    return True
