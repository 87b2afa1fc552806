"""Marks that Tesseract passed over or took for others, seen in the ink: the full stop or comma at a text's end, the dot of `1.3`, bullets."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf

import numpy as np
import numpy.typing as npt

from jaarschijf.extract.scan.ink_pieces import Boxes, boxes_and_areas
from jaarschijf.extract.scan.tesseract import Found, Gray, Libraries
from jaarschijf.schema.geometry import Box

_SMALLEST, _LARGEST = 0.7, 4.0  # points
_LEAST_OF_SIZE, _MOST_OF_SIZE = 0.07, 0.26  # of the font size
_ROUND = 0.6  # the shorter side of a dot's box to the longer
_FULL = 0.55  # of a dot's box is ink
_BASELINE = 0.1  # of the font size
_BEFORE, _AFTER = 0.3, 0.25  # of the font size: how far from a word's end its full stop begins
_UNDER = 0.06  # of the font size: how far a full stop may begin before the last letter ends
_SAME_SIDE, _BESIDE = 0.04, 0.03  # of the font size: between the sides of a colon's dots, from the last letter to them
_LETTER, _AT_END = 0.35, 0.12  # of the font size: how high a letter is at least, how near a word's end its mark ends
_LEAST_HANG = 0.04  # of the font size: less does not tell
_LEVEL, _NEXT_LINE = 3.0, 2.0  # points, font sizes
_STANDS, _HANGS = 0.3, 0.7  # of what commas hang under the line
_LEAST_BULLET, _BULLET, _LARGEST_BULLET = 2.2, 3.6, 7.0  # points
_MOST_SIGNS, _ALL = 2, 0.95  # as which a bullet is read: `5.`; of their ink
_FLAT, _FULL_DASH, _LEAST_DASH, _LARGEST_DASH = 0.5, 0.45, 2.5, 9.0  # of its width, of its box, points
_ROUND_BULLET, _FULL_BULLET = 0.75, 0.67  # as above
_PANEL, _DARK_PANEL, _BLUR = 8.0, 0.62, 1.0  # points, of its box, points
_NO_L = re.compile(r"l(?:eder(?:e|en|een)?\b|[bcdfghjkmnpqrstvwxz][a-z])")  # no word begins so, but of leather
_CAPITAL = 0.6  # of the font size: higher than a letter without its dot
_SURE = 0.6
_DARKER = 180  # grey level, on white paper
_LEAST_HIGH, _MOST_HIGH = 2.5, 72.0  # points
_TALL = 0.5  # of the tallest letter: what is no dot
_MARKS = ".,:;·"
_STOPPED = (")", "”", "’", '"', "'", "%")


@dataclass(frozen=True, slots=True)
class Specks:
    """The boxes (points) of all pieces of a page's ink, how much ink each holds (square points), and the round ones that may be
    dots."""

    pieces: Boxes
    areas: npt.NDArray[np.float64]
    dots: Boxes


def darker(image: Gray, ink: Gray) -> Gray:
    """Of a picture's `ink` what is darker: blurred edges count as ink too, and a dot may touch its letter by them alone."""
    found: Gray = np.where(image < _DARKER, ink, 0).astype(np.uint8)
    return found


def specks_of(ink: Gray, scale: float, libraries: Libraries) -> Specks:
    """The pieces of ink on a page; `scale` is points a pixel, `ink` 255 where it is dark."""
    boxes, areas = _pieces(ink, scale, libraries)
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    short, long = np.minimum(width, height), np.maximum(width, height)
    round_ones = (short >= _SMALLEST) & (long <= _LARGEST) & (short >= _ROUND * long)
    return Specks(boxes, areas, boxes[round_ones & (areas >= _FULL * width * height)])


def in_ink(found: Sequence[Found], specks: Specks) -> list[Found]:
    """The words without those that Tesseract saw, and is not sure of, where no ink is as high as a letter: the grain of the paper;
    and without a letter for a panel, of which more is ink than of any letter."""
    letters = [word for word in found if word.confidence >= _SURE or len(_letters_within(word, specks))]
    return [word for word in letters if len(word.text) > 1 or not word.text.isalnum() or not _is_panel(word, specks)]


def _is_panel(word: Found, specks: Specks) -> bool:
    """Whether a dark panel lies in a letter's place."""
    x0, top, x1, bottom = word.box
    boxes = specks.pieces
    inside = (boxes[:, :2] >= (x0 - _BLUR, top - _BLUR)).all(1) & (boxes[:, 2:] <= (x1 + _BLUR, bottom + _BLUR)).all(1)
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    return bool((inside & (np.minimum(width, height) > _PANEL) & (specks.areas > _DARK_PANEL * width * height)).any())


def holds_letters(specks: Specks) -> bool:
    """Whether any ink on a page is as high as a letter, and no line or blot."""
    high = specks.pieces[:, 3] - specks.pieces[:, 1]
    return bool(((high >= _LEAST_HIGH) & (high <= _MOST_HIGH)).any())


def with_full_stops(found: Sequence[Found], specks: Specks, darker: Specks) -> list[Found]:
    """The words with the colons and full stops that stand behind them on their baselines and were not read; no full stop where a
    sentence goes on there. `darker` as below."""
    follows = _following(found)

    def told(word: Found) -> Found:
        if not (word.text[-1].isalnum() or word.text.endswith(_STOPPED)):
            return word
        mark, end = _mark_of(word, specks)
        # The rings of `%` part in darker ink, and both ends of an `e` from it.
        if not mark and word.text[-1] != "%" and not follows(word).isdigit():
            mark, end = _mark_of(word, darker)
            mark = mark if mark == "." else ""
        if not mark or (mark == "." and follows(word).islower()):
            return word
        x0, top, x1, bottom = word.box
        return replace(word, text=f"{word.text}{mark}", box=Box(x0, top, max(x1, end), bottom))

    return [told(word) for word in found]


def _mark_of(word: Found, specks: Specks) -> tuple[str, float]:
    """The full stop or colon behind a word, and where (x) it ends; none where there is none."""
    size, end = word.font_size, word.box.x1
    baseline = word.box.bottom - word.descent * size
    dots = specks.dots
    near = dots[(dots[:, 0] > end - _BEFORE * size) & (dots[:, 0] < end + _AFTER * size) & (dots[:, 2] > end - 1.0)]
    near = near[(near[:, 1] > word.box.top) & (near[:, 3] < baseline + 2 * _BASELINE * size)]
    wide = near[:, 2] - near[:, 0]
    near = near[(wide >= _LEAST_OF_SIZE * size) & (wide <= _MOST_OF_SIZE * size)]
    near = near[np.argsort(-near[:, 3])]
    colon = len(near) == 2 and abs(near[0, 0] - near[1, 0]) < _SAME_SIDE * size
    if not (len(near) == 1 or colon) or abs(near[0, 3] - baseline) > _BASELINE * size:
        return "", end
    # Where ink breaks, the end of an `e` is a speck too, but under the rest of the letter.
    clear = near[:, 0].min() - _last_letter(word, specks)
    if clear < (_BESIDE if colon else -_UNDER) * size:
        return "", end
    return ":" if colon else ".", float(near[0, 2])


def with_marks(found: Sequence[Found], specks: Specks, darker: Specks) -> list[Found]:
    """The words, each with the full stop or comma at its end that its ink tells: a comma hangs under the line, as deep as on the
    same page those before small letters do. `darker` are the specks of the darker ink alone, for where marks touch letters."""
    hangs: dict[int, float] = {}
    for word in found:
        hang = _hang(word, specks)
        hang = _hang(word, darker) if hang is None else hang
        if hang is not None:
            hangs[id(word)] = hang
    follows = _following(found)
    marked = [word for word in found if id(word) in hangs]
    stops = [hangs[id(word)] for word in marked if word.text[-1] == "."]
    commas = [word for word in marked if word.text[-1] == ","]
    sure = [word for word in commas if follows(word).islower()] or commas
    if not sure or not stops:
        return list(found)
    low, high = float(np.median(stops)), float(np.median([hangs[id(word)] for word in sure]))
    if high - low < _LEAST_HANG:
        return list(found)

    def told(word: Found) -> Found:
        if id(word) not in hangs:
            return word
        deep = (hangs[id(word)] - low) / (high - low)
        # What goes on may be a name in a list of them.
        if word.text[-1] == "," and deep < _STANDS and not follows(word):
            return replace(word, text=f"{word.text[:-1]}.")
        hanging = word.text[-1] == "." and deep > _HANGS and follows(word).islower()
        return replace(word, text=f"{word.text[:-1]},") if hanging else word

    return [told(word) for word in found]


def _following(found: Sequence[Found]) -> Callable[[Found], str]:
    """Tells what the next word begins with: on a word's line or, at its end, on the line under it that begins where it does,
    if a sentence goes on there."""
    lines: defaultdict[tuple[int, int, int], list[Found]] = defaultdict(list)
    for word in sorted(found, key=lambda word: word.box.x0):
        lines[word.line].append(word)
    begins = {id(left): right.text[0] for line in lines.values() for left, right in pairwise(line)}
    firsts = [line[0] for line in lines.values()]
    for line in lines.values():
        (x0, top, *_), reach = line[0].box, _NEXT_LINE * line[-1].font_size
        under = [
            word for word in firsts if abs(word.box.x0 - x0) < _LEVEL and top + _LEVEL < word.box.top < top + reach
        ]
        # Where that begins otherwise, it may as well be the next text.
        if under and (begin := min(under, key=lambda word: word.box.top).text[0]).islower():
            begins[id(line[-1])] = begin
    return lambda word: begins.get(id(word), "")


def _hang(word: Found, specks: Specks) -> float | None:
    """How far the mark at a word's end hangs under its letters, in font sizes; None where there is none."""
    if word.text[-1] not in ".," or not word.text[-2:-1].isalnum():
        return None
    size = word.font_size
    letters = _letters_within(word, specks)
    pieces = specks.pieces
    marks = pieces[
        (np.abs(pieces[:, 2] - word.box.x1) < _AT_END * size)
        & (pieces[:, 1] > word.box.top + word.box.height / 3)
        & (pieces[:, 1] < word.box.bottom)
        & (pieces[:, 2] - pieces[:, 0] <= _MOST_OF_SIZE * size)
    ]
    if len(marks) != 1 or not len(letters):
        return None
    return float(marks[0, 3] - np.median(letters[:, 3])) / size


def _letters_within(word: Found, specks: Specks) -> Boxes:
    """The pieces of ink that are as high as a letter, within a word's box."""
    x0, top, x1, bottom = word.box
    pieces = specks.pieces
    x, y = (pieces[:, 0] + pieces[:, 2]) / 2, (pieces[:, 1] + pieces[:, 3]) / 2
    high = pieces[:, 3] - pieces[:, 1]
    found: Boxes = pieces[(x > x0) & (x < x1) & (y > top) & (y < bottom) & (high > _LETTER * word.font_size)]
    return found


def _last_letter(word: Found, specks: Specks) -> float:
    """Where the last letter of a word ends."""
    return float(_letters_within(word, specks)[:, 2].max(initial=0.0))


@dataclass(frozen=True, slots=True)
class Glyphs:
    """What a short word is made of: where its letters and the dots on its baseline begin (points), left to right."""

    letters: list[float]
    dots: list[float]


def glyphs_of(ink: Gray, scale: float, libraries: Libraries) -> Glyphs:
    """The glyphs in the ink of a short word; letters that touch are one."""
    boxes, _ = _pieces(ink, scale, libraries)
    if not len(boxes):
        return Glyphs([], [])
    heights, wide = boxes[:, 3] - boxes[:, 1], boxes[:, 2] - boxes[:, 0]
    tall = boxes[heights >= _TALL * heights.max()]
    size, foot = heights.max() / 0.7, float(np.median(tall[:, 3]))
    dots = boxes[
        (np.maximum(heights, wide) <= _MOST_OF_SIZE * size)
        & (np.minimum(heights, wide) >= _LEAST_OF_SIZE * size)
        & (np.abs(boxes[:, 3] - foot) <= _BASELINE * size)
    ]
    return Glyphs(sorted(tall[:, 0].tolist()), sorted(dots[:, 0].tolist()))


def letters_of(word: Found) -> str:
    """Its characters without marks that may be dots."""
    return "".join(character for character in word.text if character not in _MARKS)


def with_dots(word: Found, glyphs: Glyphs) -> Found:
    """The word with dots where the ink has them on the baseline, if its letters can be told apart."""
    letters = letters_of(word)
    if not letters.isalnum() or len(glyphs.letters) != len(letters) or not glyphs.dots:
        return word
    text = letters[0]
    for (before, after), letter in zip(pairwise([*glyphs.letters, inf]), [*letters[1:], ""], strict=True):
        text += "." * any(before < dot < after for dot in glyphs.dots) + letter
    return replace(word, text=text)


def with_bullet(word: Found, ink: Gray, scale: float, libraries: Libraries) -> Found:
    """A bullet for a sign, or two, whose ink is a round or square dot, larger than a full stop; a dash where it is one."""
    if len(word.text) > _MOST_SIGNS:
        return word
    left, top, right, bottom = (round(edge / scale) for edge in word.box)
    boxes, areas = _pieces(ink[top:bottom, left:right], scale, libraries)
    if not len(boxes):
        return word
    largest = int(areas.argmax())
    x0, above, x1, below = boxes[largest].tolist()
    short, long = sorted((x1 - x0, below - above))
    least = _FULL_BULLET if len(word.text) == 1 else _ALL
    alone = areas[largest] > least * areas.sum() and areas[largest] > _FULL_BULLET * short * long
    is_dot = alone and short > _ROUND_BULLET * long and _LEAST_BULLET <= long <= _LARGEST_BULLET
    wide, high = x1 - x0, below - above
    is_dash = areas[largest] > _ALL * areas.sum() and high <= _FLAT * wide and areas[largest] > _FULL_DASH * wide * high
    if is_dash and _LEAST_DASH <= wide <= _LARGEST_DASH:
        return replace(word, text="–")
    return replace(word, text="\u2022") if is_dot else word


def with_capital(word: Found, darker: Specks) -> Found:
    """`Ieder` for `leder`, where no dot parts from the first letter in the `darker` ink of the page."""
    if not _NO_L.match(word.text):
        return word
    letters = _letters_within(word, darker)
    first = letters[letters[:, 0].argmin()] if len(letters) else None
    is_capital = first is not None and first[3] - first[1] > _CAPITAL * word.font_size
    return replace(word, text=f"I{word.text[1:]}") if is_capital else word


def bullets_of(specks: Specks) -> list[Box]:
    """The round or square dots larger than a full stop, and dashes, all of one size; those under each other begin at the same place."""
    boxes, areas = specks.pieces, specks.areas
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    short, long = np.minimum(width, height), np.maximum(width, height)
    dots = (long >= _LEAST_BULLET) & (long <= _LARGEST_BULLET) & (short > _ROUND_BULLET * long)
    dots &= areas > _FULL_BULLET * width * height
    dashes = (height <= _FLAT * width) & (width >= _LEAST_DASH) & (width <= _LARGEST_DASH)
    dashes &= areas > _FULL_DASH * width * height
    found: list[Box] = []
    for x0, top, x1, bottom in boxes[dots | dashes].tolist():
        x, y = (x0 + x1) / 2, (top + bottom) / 2
        x = next((mark.center[0] for mark in found if abs(mark.center[0] - x) < _LEVEL), x)
        found.append(Box(x - _BULLET / 2, y - _BULLET / 2, x + _BULLET / 2, y + _BULLET / 2))
    return found


def _pieces(ink: Gray, scale: float, libraries: Libraries) -> tuple[Boxes, npt.NDArray[np.float64]]:
    """The boxes (points) of what hangs together in the ink, and how much ink each holds (square points)."""
    found = boxes_and_areas(ink, libraries.cv2).astype(np.float64)
    boxes: Boxes = found[:, :4] * scale
    return boxes, found[:, 4] * scale * scale
