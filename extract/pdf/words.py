"""Characters of a page become words: split at white space, gaps, line changes and raised marks; shadows dropped.

Works on arrays, whichever library read them.
"""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import chain, compress, repeat
from math import nan

import numpy as np
import numpy.typing as npt

from jaarschijf.extract.pdf.characters import (
    GAP,
    LIGATURES,
    LINE_END_HYPHENS,
    PARTS,
    PLAIN,
    SOFT_HYPHEN,
    SPECIAL,
    UNPRINTED,
    Bools,
    Chars,
    Kinds,
    Places,
    Style,
    are_capitals,
    are_small,
    kinds_of,
    may_go_on,
)
from jaarschijf.extract.pdf.close_numbers import after_marks, after_numbers
from jaarschijf.extract.pdf.drop_caps import join_drop_caps
from jaarschijf.extract.pdf.shadows import are_copies
from jaarschijf.extract.pdf.spaced_letters import NARROW, join_spaced, join_touching
from jaarschijf.schema.geometry import Box, Word, boxes_of, left_edge, union

# Of a character's height: letters of one word that lie further over each other are not as they were set. Kerning and ligatures
# of sound files (ICDAR 2013's among them) take up to 0.31.
_CROSSED = 0.32
# Of the size of what it is raised above: a footnote's mark. Browsers set them at five sixths.
_SMALLER, _LEAST_RAISED = 0.86, 0.3
# Of the font size: as much white is a space between words that run up or down the page, and more parts texts.
_SPACE_UP, _FAR_UP = 0.15, 0.7
_FIRST_MARKED, _LAST_MARKED = ord("ß"), ord("ÿ")
# m2 and m3 are units, not words with a footnote.
_METRE, _POWER = (ord("m"), ord("M")), (ord("2"), ord("3"))


def chars_to_words(chars: Chars, styles_of: Callable[[Places], list[Style]], page: Box) -> list[Word]:
    """Words on the visible `page`, in reading order: lines from top to bottom, each from left to right; slanted ones last.

    `styles_of` gives the styles of the characters at some places: the first of each word.
    """
    chars = _parted(chars)
    kinds = kinds_of(chars.codes)
    kept = np.flatnonzero(_are_printed(chars, kinds, page))
    shown = chars.at(kept)
    copies = are_copies(shown)
    if copies.any():
        kept = kept[~copies]
        shown = chars.at(kept)
    if not kept.size:
        return []
    starts, raised, crossed = _word_starts(shown, kinds, kept)
    firsts = np.flatnonzero(starts)
    letters = shown.codes.astype("<u4").tobytes().decode("utf-32-le", "replace")
    # An array: where characters end is most of what a page holds in memory.
    ends = array("d", shown.x1.round(2).tobytes())
    bounds = list(map(slice, firsts.tolist(), [*firsts[1:].tolist(), kept.size]))
    texts, edges, hyphenated = (
        [letters[part] for part in bounds],
        [ends[part] for part in bounds],
        [False] * firsts.size,
    )
    boxes = _boxes(shown, firsts)
    odd = np.flatnonzero(np.bitwise_or.reduceat(kinds[kept] & SPECIAL, firsts)).tolist()
    all_hyphens = bool(odd) and _soft_hyphens_are_hyphens(shown, starts)
    for at in odd:
        texts[at], edges[at], hyphenated[at] = _letters(texts[at], edges[at], boxes[at], all_hyphens)
    sizes, bold, italic, colors, sideways, slanted = zip(*styles_of(kept[firsts]), strict=True)
    over: list[bool] = [False] * firsts.size
    if crossed.any():
        over = (np.logical_or.reduceat(crossed, firsts) & ~np.array(sideways) & ~np.array(slanted)).tolist()
    looks = sizes, bold, italic, colors, edges, raised[firsts].tolist(), hyphenated, repeat(1.0), over, slanted
    words = list(map(Word, texts, boxes, *looks, repeat(False), kept[firsts].tolist()))
    stamps = [word for word in words if word.slanted and word.text] if any(slanted) else []
    if odd or stamps:
        shows = [bool(word.text) and not word.slanted for word in words]
        words, sideways = list(compress(words, shows)), tuple(compress(sideways, shows))
    parted = {boxes[place] for place in _after_spaces(chars, kept, firsts)}
    ordered = in_reading_order(join_drop_caps(_join_sideways(words, sideways)))
    return join_spaced(join_touching(ordered, parted)) + stamps


def _parted(chars: Chars) -> Chars:
    """A glyph that stands for several letters gave each of them its whole box: share the box out."""
    with np.errstate(invalid="ignore"):  # where a character stands infinitely far away
        later = np.flatnonzero(np.abs(chars.x0[1:] - chars.x0[:-1]) < 0.01) + 1
        later = later[chars.x1[later] > chars.x0[later]]
        for edge in (chars.x1, chars.top):
            later = later[np.abs(edge[later] - edge[later - 1]) < 0.01]
    if not later.size:
        return chars
    begins = np.concatenate(([True], later[1:] - later[:-1] > 1))
    glyph, leading = np.cumsum(begins) - 1, later[begins] - 1
    letters = np.bincount(glyph) + 1
    x0, x1, width = chars.x0.copy(), chars.x1.copy(), chars.x1 - chars.x0
    x1[leading] = x0[leading] + width[leading] / letters
    share = width[later] / letters[glyph]
    x0[later] += (later - leading[glyph]) * share
    x1[later] = x0[later] + share
    return replace(chars, x0=x0, x1=x1)


def _are_printed(chars: Chars, kinds: Kinds, page: Box) -> Bools:
    x, y = (chars.x0 + chars.x1) / 2, (chars.top + chars.bottom) / 2
    inside: Bools = (x >= page.x0) & (x <= page.x1) & (y >= page.top) & (y <= page.bottom)
    printed: Bools = kinds & UNPRINTED == 0
    return inside & printed


def _word_starts(shown: Chars, kinds: Kinds, kept: Places) -> tuple[Bools, Bools, Bools]:
    """For each character that is shown: whether a word begins with it, whether it is raised above the one before, and whether
    it lies over that one, in one word. They are `kept` of all, whose `kinds` tell what stands between."""
    top, bottom = shown.top, shown.bottom
    height, middle = bottom - top, (top + bottom) / 2
    old, new = height[:-1], height[1:]
    least, most = np.minimum(old, new), np.maximum(old, new)
    gap, step = shown.x0[1:] - shown.x1[:-1], np.abs(middle[1:] - middle[:-1])
    starts = (step > 0.5 * most) | (gap > GAP * least) | (gap < -0.6 * most)
    raised = np.zeros(starts.size, dtype=np.bool_)
    apart = np.flatnonzero(kept[1:] - kept[:-1] > 1)
    starts[apart] |= _separated(kinds, kept[apart], kept[apart + 1])
    # Few are of another size than the one before, and few overlap it.
    other = np.flatnonzero(least < _SMALLER * most)
    if other.size:
        other = other[~(_is_one_of(_METRE, shown.codes[other]) & _is_one_of(_POWER, shown.codes[other + 1]))]
        sizes, rise, white = old[other], bottom[other] - bottom[other + 1], gap[other]
        near = (step[other] < 0.8 * sizes) & (white < 0.5 * sizes) & (white > -0.5 * sizes)
        smaller = new[other] < sizes
        higher = smaller & (rise > 0.15 * sizes) & near
        # A title beside the large number of a chapter is no mark.
        raised[other] = higher & (new[other] > _LEAST_RAISED * sizes)
        starts[other] |= higher | (~smaller & (-rise > 0.15 * new[other]))
        # What is set in another size and begins with a capital is no end of a word.
        starts[other] |= are_small(shown.codes[other]) & are_capitals(shown.codes[other + 1])
    starts[after_numbers(shown.codes, starts) - 1] = True
    starts[after_marks(shown.codes, starts) - 1] = True
    crossed = np.zeros(kept.size, dtype=np.bool_)
    over = np.flatnonzero(~starts & (gap < -_CROSSED * least))
    if over.size:
        plain = kinds[kept] & PLAIN != 0  # an accent may be drawn over its letter
        crossed[over + 1] = plain[over] & plain[over + 1]
    starts, raised = (np.concatenate(([first], marks)) for first, marks in ((True, starts), (False, raised)))
    if raised.any():
        # The rest of a raised run is as raised as its first character.
        raised = raised[np.maximum.accumulate(np.where(starts, np.arange(starts.size), 0))]
    return starts, raised, crossed


def _is_one_of(two: tuple[int, int], codes: npt.NDArray[np.uint32]) -> Bools:
    one, other = two
    found: Bools = (codes == one) | (codes == other)
    return found


def _separated(kinds: Kinds, before: Places, after: Places) -> Bools:
    """Whether a separator stands between two characters that are not neighbours; a dropped shadow is none."""
    count = np.concatenate(([0], np.cumsum(kinds & PARTS != 0)))
    between: Bools = count[after] - count[before + 1] > 0
    return between


def _after_spaces(chars: Chars, kept: Places, firsts: Places) -> list[int]:
    """Which words begin with a small letter or a figure that stands close to the one before, and a space is drawn between."""
    after = kept[firsts[1:]]
    before = kept[firsts[1:] - 1]
    close = (after - before == 2) & (np.abs(chars.x0[after] - chars.x1[before]) < NARROW)
    places = np.flatnonzero(close)
    codes = chars.codes
    spaced = codes[before[places] + 1] == ord(" ")
    spaced &= may_go_on(_unmarked(codes[before[places]]), _unmarked(codes[after[places]]))
    found: list[int] = (places[spaced] + 1).tolist()
    return found


def _unmarked(codes: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint32]:
    """The code points with a plain small letter for each with an accent."""
    found: npt.NDArray[np.uint32] = np.where((codes >= _FIRST_MARKED) & (codes <= _LAST_MARKED), ord("a"), codes)
    return found


def _boxes(shown: Chars, firsts: Places) -> list[Box]:
    columns = (
        np.minimum.reduceat(shown.x0, firsts),
        np.minimum.reduceat(shown.top, firsts),
        np.maximum.reduceat(shown.x1, firsts),
        np.maximum.reduceat(shown.bottom, firsts),
    )
    return boxes_of(*np.array(columns).round(2).tolist())


def _soft_hyphens_are_hyphens(shown: Chars, starts: Bools) -> bool:
    """Whether soft hyphens are drawn inside words: then the font calls all its hyphens so, and they say nothing."""
    inside = np.flatnonzero((shown.codes[:-1] == SOFT_HYPHEN) & ~starts[1:])
    height = shown.bottom[inside] - shown.top[inside]
    return bool((shown.x1[inside] - shown.x0[inside] > 0.1 * height).any())


def _letters(text: str, ends: array[float], box: Box, all_hyphens: bool) -> tuple[str, array[float], bool]:
    """The letters that a word with special code points shows, their right edges, and whether a soft hyphen ends it."""
    letters: list[str] = []
    edges: list[float] = []
    left, last = box.x0, len(text) - 1
    for place, (character, end) in enumerate(zip(text, ends, strict=True)):
        code = ord(character)
        if code == SOFT_HYPHEN and place != last and not all_hyphens:
            continue
        shown = "-" if code in LINE_END_HYPHENS or code == SOFT_HYPHEN else character
        if code in LIGATURES:
            shown = unicodedata.normalize("NFKC", shown)
        letters.append(shown)
        edges += [round(left + (end - left) * (part + 1) / len(shown), 2) for part in range(len(shown))]
        left = end
    joined = "".join(letters)
    composed = unicodedata.normalize("NFC", joined)
    if len(composed) != len(joined):
        edges = [round(box.x0 + box.width * (place + 1) / len(composed), 2) for place in range(len(composed))]
    return composed, array("d", edges), text.endswith(chr(SOFT_HYPHEN)) and not all_hyphens


def _join_sideways(words: list[Word], sideways: Sequence[bool]) -> list[Word]:
    """Text that runs up or down the page came out a character at a time: join what is of one line."""
    if not any(sideways):
        return words
    joined: list[Word] = []
    open_run = False
    for word, turned in zip(words, sideways, strict=True):
        last = joined[-1] if joined else None
        apart = _stacked(last.box, word.box) if turned and open_run and last is not None else None
        if last is not None and apart is not None:
            # Words of one line stay together: on the page they come one above the other, the last first perhaps.
            text = f"{last.text} {word.text}" if apart > _SPACE_UP else last.text + word.text
            joined[-1] = replace(last, text=text, box=union((last.box, word.box)), ends=())
        else:
            joined.append(word)
        open_run = turned
    return joined


def _stacked(first: Box, second: Box) -> float | None:
    """How far apart two boxes of one line up or down the page stand, in font sizes; None when they are of no one line."""
    overlap = min(first.x1, second.x1) - max(first.x0, second.x0)
    distance = max(second.top - first.bottom, first.top - second.bottom)
    of_one_line = overlap > 0.5 * min(first.width, second.width) and distance < _FAR_UP * second.width
    return distance / second.width if of_one_line else None


def in_reading_order(words: list[Word]) -> list[Word]:
    """Lines from top to bottom, each from left to right; a raised or lowered mark stays on its line.

    A raised mark is expected after the word it is raised above.
    """
    by_middle: dict[float, list[Word]] = {}
    level: list[Word] = []
    top = bottom = nan
    for word in words:
        box = word.box
        if (box[1] != top or box[3] != bottom) and not (word.superscript and level):
            top, bottom = box[1], box[3]
            level = by_middle.setdefault((top + bottom) / 2, [])
        level.append(word)
    rows: list[list[Word]] = []
    reach = 0.0
    for middle in sorted(by_middle):
        level = by_middle[middle]
        if rows and middle <= reach:
            rows[-1] += level
        else:
            rows.append(level)
            reach = middle + 0.35 * min(level, key=left_edge).box.height
    for row in rows:
        row.sort(key=left_edge)
    return list(chain.from_iterable(rows))
