"""Characters of a page become words: split at white space, gaps, line changes and raised marks; shadows dropped.

Works on arrays, whichever library read them.
"""

from __future__ import annotations

import string
import unicodedata
from array import array
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import chain
from math import nan
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from jaarschijf.extract.close_numbers import after_numbers
from jaarschijf.extract.spaced_letters import NARROW, join_spaced, join_touching
from jaarschijf.schema.geometry import Box, Word, boxes_of, left_edge, union

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Places = npt.NDArray[np.intp]
Kinds = npt.NDArray[np.uint8]

# Of the font size, below the baseline.
DESCENT = 0.22
# Of a page's characters: with more that are drawn without their letters, its text says nothing.
MOST_UNMAPPED = 0.3
# Of a character's height (its font size): a wider gap is a space, whether one was drawn or not.
GAP = 0.25
# Stands for a space that is none: it is not shown, and does not part words.
NO_SPACE = 0x200C
# Of a character's height: letters of one word that lie further over each other are not as they were set. Kerning and ligatures
# of sound files (ICDAR 2013's among them) take up to 0.31.
_CROSSED = 0.32
# Of the size of what it is raised above: a footnote's mark. Browsers set them at five sixths.
_SMALLER = 0.86
# Copies of a character nearer than this share of its height are one drawn twice for a bold or a shadow.
_SHADOW = 0.12
_BESIDE, _OVER_HYPHEN = 0.6, 0.9  # of a character's width
_STRIP = 4.0  # points
_LETTER = 42  # bits under a letter in what characters are sorted by
# Of the font size: as much white is a space between words that run up or down the page, and more parts texts.
_SPACE_UP, _FAR_UP = 0.15, 0.7
_LAST_OF_FIRST_PLANE = 0xFFFF  # no character
_SOFT_HYPHEN = 0x00AD
# PDFium's own marks for a hyphen at a line's end.
_LINE_END_HYPHENS = (0x0002, 0xFFFE)
_SEPARATORS = (0x0020, 0x00A0, 0x1680, 0x202F, 0x205F, 0x3000, 0x200B, 0xFEFF, 0x2028, 0x2029)
_CONTROL = range(0x20)
_PRIVATE = range(0xE000, 0xF900)
_LIGATURES = range(0xFB00, 0xFB07)
# m2 and m3 are units, not words with a footnote.
_METRE, _POWER = (ord("m"), ord("M")), (ord("2"), ord("3"))


# What a code point may be, a bit each: parts words, is not printed, is shown, stands for no letter, is a plain letter or
# digit, is written otherwise than it is drawn.
_PARTS, _UNPRINTED, _SHOWN, _NO_LETTER, _PLAIN, _SPECIAL = (1 << bit for bit in range(6))


def _kinds_of_first_plane() -> Kinds:
    """What each code point of the first plane is: a table, looked up once for all characters of a page."""
    table = np.full(1 << 16, _SHOWN, dtype=np.uint8)
    parting = [*_SEPARATORS, *_CONTROL]
    table[parting] |= _PARTS | _UNPRINTED
    table[list(range(0x2000, 0x2010))] |= _UNPRINTED
    table[[*_CONTROL, *_PRIVATE, 0xFFFD]] |= _NO_LETTER
    table[[ord(letter) for letter in string.ascii_letters + string.digits]] |= _PLAIN
    # Line ends are the reader's own.
    table[[*_SEPARATORS, ord("\r"), ord("\n")]] &= 0xFF & ~(_SHOWN | _NO_LETTER)
    table[list(_LINE_END_HYPHENS)] = _SHOWN
    table[[*_LIGATURES, *range(0x0300, 0x0370), _SOFT_HYPHEN, *_LINE_END_HYPHENS]] |= _SPECIAL
    return table


_KINDS = _kinds_of_first_plane()
# PDFium marks one of two hyphens that are drawn over each other.
_HYPHEN_OR_SELF = np.arange(1 << 16, dtype=np.uint32)
_HYPHEN_OR_SELF[[_SOFT_HYPHEN, *_LINE_END_HYPHENS]] = ord("-")


def _kinds(codes: npt.NDArray[np.uint32]) -> Kinds:
    found: Kinds = _KINDS[np.minimum(codes, _LAST_OF_FIRST_PLANE)]
    return found


def plain_letters(codes: npt.NDArray[np.uint32]) -> Bools:
    """Which code points are letters without an accent."""
    lowered = codes | 0x20
    found: Bools = (lowered >= ord("a")) & (lowered <= ord("z"))
    return found


def may_go_on(left: npt.NDArray[np.uint32], right: npt.NDArray[np.uint32]) -> Bools:
    """Which pairs of code points may stand in one word: a small letter after a letter, or a figure after one."""
    small = plain_letters(left) & (right >= ord("a")) & (right <= ord("z"))
    figures = (np.minimum(left, right) >= ord("0")) & (np.maximum(left, right) <= ord("9"))
    found: Bools = small | figures
    return found


@dataclass(frozen=True, slots=True)
class Chars:
    """Characters in drawing order: code points, and boxes in points from the visible page's top left, an array each."""

    codes: npt.NDArray[np.uint32]
    x0: Floats
    top: Floats
    x1: Floats
    bottom: Floats


class Style(NamedTuple):
    """How a character is drawn: font size in points, colour 0xRRGGBB; `sideways` when it does not run left to right,
    `slanted` when it runs neither along the page nor up or down it."""

    size: float
    bold: bool = False
    italic: bool = False
    color: int = 0
    sideways: bool = False
    slanted: bool = False


def chars_to_words(chars: Chars, styles_of: Callable[[Places], list[Style]], page: Box) -> list[Word]:
    """Words on the visible `page`, in reading order: lines from top to bottom, each from left to right; slanted ones last.

    `styles_of` gives the styles of the characters at some places: the first of each word.
    """
    chars = _parted(chars)
    kinds = _kinds(chars.codes)
    printable = _printable(chars, kinds, page)
    kept = np.flatnonzero(printable & ~_shadows(chars, printable))
    if not kept.size:
        return []
    starts, raised, crossed = _word_starts(chars, kinds, kept)
    firsts = np.flatnonzero(starts)
    codes = chars.codes[kept]
    letters = codes.astype("<u4").tobytes().decode("utf-32-le", "replace")
    # An array: where characters end is most of what a page holds in memory.
    ends = array("d", np.round(chars.x1[kept], 2).tobytes())
    special = np.bitwise_or.reduceat(kinds[kept] & _SPECIAL, firsts).tolist()
    all_hyphens = _soft_hyphens_are_hyphens(chars, kept, starts)
    bounds = [firsts.tolist(), [*firsts[1:].tolist(), kept.size], _boxes(chars, kept, firsts)]
    words: list[Word] = []
    sideways: list[bool] = []
    slanted: list[Word] = []
    over = np.logical_or.reduceat(crossed, firsts).tolist()
    marks = (special, raised[firsts].tolist(), over, styles_of(kept[firsts]))
    for first, last, box, odd, is_raised, is_crossed, style in zip(*bounds, *marks, strict=True):
        text, edges, hyphenated = letters[first:last], ends[first:last], False
        if odd:
            text, edges, hyphenated = _letters(text, edges, box, all_hyphens)
        if text:
            size, bold, italic, color, lies, slants = style
            if slants:
                slanted.append(Word(text, box, size, bold, italic, color, edges, slanted=True))
                continue
            over_another = is_crossed and not lies
            words.append(Word(text, box, size, bold, italic, color, edges, is_raised, hyphenated, 1.0, over_another))
            sideways.append(lies)
    parted = {bounds[2][place] for place in _after_spaces(chars, kept, firsts)}
    return join_spaced(join_touching(in_reading_order(_join_sideways(words, sideways)), parted)) + slanted


def _parted(chars: Chars) -> Chars:
    """A glyph that stands for several letters gave each of them its whole box: share the box out."""
    with np.errstate(invalid="ignore"):  # where a character stands infinitely far away
        same = (np.abs(chars.x0[1:] - chars.x0[:-1]) < 0.01) & (chars.x1 > chars.x0)[1:]
        if not same.any():
            return chars
        for edge in (chars.x1, chars.top):
            same &= np.abs(edge[1:] - edge[:-1]) < 0.01
    if not same.any():
        return chars
    later = np.flatnonzero(same) + 1
    begins = np.concatenate(([True], later[1:] - later[:-1] > 1))
    glyph, leading = np.cumsum(begins) - 1, later[begins] - 1
    letters = np.bincount(glyph) + 1
    x0, x1, width = chars.x0.copy(), chars.x1.copy(), chars.x1 - chars.x0
    x1[leading] = x0[leading] + width[leading] / letters
    share = width[later] / letters[glyph]
    x0[later] += (later - leading[glyph]) * share
    x1[later] = x0[later] + share
    return replace(chars, x0=x0, x1=x1)


def _printable(chars: Chars, kinds: Kinds, page: Box) -> Bools:
    x, y = (chars.x0 + chars.x1) / 2, (chars.top + chars.bottom) / 2
    inside: Bools = (x >= page.x0) & (x <= page.x1) & (y >= page.top) & (y <= page.bottom)
    printed: Bools = kinds & _UNPRINTED == 0
    return inside & printed


def without_letters(codes: npt.NDArray[np.uint32]) -> float:
    """Share (0 to 1) of the characters whose code point stands for no letter: private use, replacement, control."""
    kinds = _kinds(codes)
    count = np.count_nonzero(kinds & _SHOWN)
    return np.count_nonzero(kinds & _NO_LETTER) / count if count else 0.0


def _shadows(chars: Chars, printable: Bools) -> Bools:
    """Later copies of a character at nearly the same place."""
    places = np.flatnonzero(printable)
    shadow = np.zeros(chars.codes.size, dtype=np.bool_)
    codes = _HYPHEN_OR_SELF[np.minimum(chars.codes[places], _LAST_OF_FIRST_PLANE)]
    x0, top = chars.x0[places], chars.top[places]
    near = _SHADOW * (chars.bottom[places] - top) + 0.1
    # The second l of `stellen` set narrow is as near, beside the first.
    width = chars.x1[places] - x0
    across = np.where(width > 0, np.minimum(near, _BESIDE * width), near)
    hyphens = codes == ord("-")
    across[hyphens] = np.maximum(across, _OVER_HYPHEN * width)[hyphens]
    reach = across[~hyphens].max(initial=0.0), across[hyphens].max(initial=0.0)
    # Sorted by letter, strip of the page and x, copies are neighbours; strips laid twice, so that no edge parts them.
    letter_and_x = (codes.astype(np.int64) << _LETTER) + (np.clip(x0, 0, 1 << 14) * 64).astype(np.int64)
    for shift in (0.0, 0.5):
        strip = np.clip(top / _STRIP + shift, 0, 1 << 14).astype(np.int64)
        keys = letter_and_x + (strip << 21)
        if not _stand_close(keys, *reach):
            continue
        order = np.argsort(keys)
        before, after = order[:-1], order[1:]
        same = (
            (codes[before] == codes[after])
            & (np.abs(x0[before] - x0[after]) <= np.minimum(across[before], across[after]))
            & (np.abs(top[before] - top[after]) <= np.minimum(near[before], near[after]))
        )
        shadow[places[np.maximum(before, after)[same]]] = True
    return shadow


def _stand_close(keys: npt.NDArray[np.int64], reach: float, of_hyphens: float) -> bool:
    """Whether any two of the keys, whose last bits are sixty-fourths of a point, are within reach (points) of each other."""
    # To sort is a tenth of the work of telling in which order.
    ranked = np.sort(keys)
    near = ranked[1:] - ranked[:-1] <= 64 * max(reach, of_hyphens) + 1
    if not near.any():
        return False
    pairs = np.flatnonzero(near)
    reaches = np.where(ranked[pairs] >> _LETTER == ord("-"), of_hyphens, reach)
    return bool((ranked[pairs + 1] - ranked[pairs] <= 64 * reaches + 1).any())


def _word_starts(chars: Chars, kinds: Kinds, kept: Places) -> tuple[Bools, Bools, Bools]:
    """For each kept character: whether a word begins with it, whether it is raised above the one before, and whether it lies
    over that one, in one word."""
    top, bottom = chars.top[kept], chars.bottom[kept]
    height, middle = bottom - top, (top + bottom) / 2
    old, new = height[:-1], height[1:]
    least, most = np.minimum(old, new), np.maximum(old, new)
    gap, step = chars.x0[kept[1:]] - chars.x1[kept[:-1]], np.abs(middle[1:] - middle[:-1])
    starts = (step > 0.5 * most) | (gap > GAP * least) | (gap < -0.6 * most)
    raised = np.zeros(starts.size, dtype=np.bool_)
    apart = np.flatnonzero(kept[1:] - kept[:-1] > 1)
    starts[apart] |= _separated(kinds, kept[apart], kept[apart + 1])
    # Few are of another size than the one before, and few overlap it.
    other = np.flatnonzero(least < _SMALLER * most)
    other = other[~(_is_one_of(_METRE, chars.codes[kept[other]]) & _is_one_of(_POWER, chars.codes[kept[other + 1]]))]
    sizes, rise, white = old[other], bottom[other] - bottom[other + 1], gap[other]
    near = (step[other] < 0.8 * sizes) & (white < 0.5 * sizes) & (white > -0.5 * sizes)
    smaller = new[other] < sizes
    raised[other] = smaller & (rise > 0.15 * sizes) & near
    starts[other] |= raised[other] | (~smaller & (-rise > 0.15 * new[other]))
    starts[after_numbers(chars.codes[kept], starts) - 1] = True
    over = np.flatnonzero(~starts & (gap < -_CROSSED * least))
    plain = kinds[kept] & _PLAIN != 0  # an accent may be drawn over its letter
    crossed = np.zeros(kept.size, dtype=np.bool_)
    crossed[over + 1] = plain[over] & plain[over + 1]
    starts, raised = (np.concatenate(([first], marks)) for first, marks in ((True, starts), (False, raised)))
    # The rest of a raised run is as raised as its first character.
    first = np.maximum.accumulate(np.where(starts, np.arange(starts.size), 0))
    return starts, raised[first], crossed


def _is_one_of(two: tuple[int, int], codes: npt.NDArray[np.uint32]) -> Bools:
    one, other = two
    found: Bools = (codes == one) | (codes == other)
    return found


def _separated(kinds: Kinds, before: Places, after: Places) -> Bools:
    """Whether a separator stands between two characters that are not neighbours; a dropped shadow is none."""
    count = np.concatenate(([0], np.cumsum(kinds & _PARTS != 0)))
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
    spaced &= may_go_on(codes[before[places]], codes[after[places]])
    found: list[int] = (places[spaced] + 1).tolist()
    return found


def _boxes(chars: Chars, kept: Places, firsts: Places) -> list[Box]:
    columns = (
        np.minimum.reduceat(chars.x0[kept], firsts),
        np.minimum.reduceat(chars.top[kept], firsts),
        np.maximum.reduceat(chars.x1[kept], firsts),
        np.maximum.reduceat(chars.bottom[kept], firsts),
    )
    return boxes_of(*(np.round(column, 2).tolist() for column in columns))


def _soft_hyphens_are_hyphens(chars: Chars, kept: Places, starts: Bools) -> bool:
    """Whether soft hyphens are drawn inside words: then the font calls all its hyphens so, and they say nothing."""
    inside = kept[:-1][(chars.codes[kept[:-1]] == _SOFT_HYPHEN) & ~starts[1:]]
    return bool((chars.x1[inside] - chars.x0[inside] > 0.1 * (chars.bottom[inside] - chars.top[inside])).any())


def _letters(text: str, ends: array[float], box: Box, all_hyphens: bool) -> tuple[str, array[float], bool]:
    """The letters that a word with special code points shows, their right edges, and whether a soft hyphen ends it."""
    letters: list[str] = []
    edges: list[float] = []
    left, last = box.x0, len(text) - 1
    for place, (character, end) in enumerate(zip(text, ends, strict=True)):
        code = ord(character)
        if code == _SOFT_HYPHEN and place != last and not all_hyphens:
            continue
        shown = "-" if code in _LINE_END_HYPHENS or code == _SOFT_HYPHEN else character
        if code in _LIGATURES:
            shown = unicodedata.normalize("NFKC", shown)
        letters.append(shown)
        edges += [round(left + (end - left) * (part + 1) / len(shown), 2) for part in range(len(shown))]
        left = end
    joined = "".join(letters)
    composed = unicodedata.normalize("NFC", joined)
    if len(composed) != len(joined):
        edges = [round(box.x0 + box.width * (place + 1) / len(composed), 2) for place in range(len(composed))]
    return composed, array("d", edges), text.endswith(chr(_SOFT_HYPHEN)) and not all_hyphens


def _join_sideways(words: list[Word], sideways: list[bool]) -> list[Word]:
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
