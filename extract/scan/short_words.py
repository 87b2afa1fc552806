"""Short words of a picture that stand alone, the numbers of rows among them, read again in company: Tesseract takes a lone
`1.3` for `13`, `EL` or nothing."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np

from jaarschijf.extract.scan.ink_dots import Glyphs, darker, glyphs_of, letters_of, with_dots
from jaarschijf.extract.scan.ink_pieces import Pixels, pieces_of, pixels
from jaarschijf.extract.scan.tesseract import Found, Gray, Libraries, recognised, stroke_of

_MOST_SPECKS = 150
_IN_A_LINE = 6  # specks
_APART, _AROUND = 7.0, 3.0  # points: between specks on a line, above and below them
_ONE_WORD = 3.0  # points: no farther apart are its parts
_BLOCK = 6  # Tesseract's page segmentation mode: one block of text
_NUMBER = re.compile(r"^[A-Z]?\d{1,2}(?:[.]\d{1,2})*[.,:]?$")
_LOOK_ALIKES = str.maketrans("lIioO", "11100")
_PART = re.compile(r"[^\W_][.,:]?")
_FIGURE = 0.76  # from one figure to the next, of its height
_NUMBER_COLUMN = 8.0  # points: how far the numbers of one column may begin apart
_COLUMN_OF = 2  # as many numbers under each other make a column


def read_again(
    image: Gray, ink: Gray, scale: float, libraries: Libraries, found: list[Found], lone: list[Found]
) -> list[Found]:
    """Short words that stand alone, and specks that Tesseract passed over: the numbers of rows are among them.

    They are set in lines and read once more, twice as large too: where most of those that stand under each other are numbers,
    all are. What dots they have is seen in the ink.
    """
    specks = _specks(ink, scale, libraries.cv2, found)
    if not specks:
        return lone
    before = {place: word for place, speck in enumerate(specks) for word in lone if _covers(speck, word, scale)}
    readings = [_read_lines(image, specks, scale, libraries, size) for size in (1, 2)]
    dark = darker(image, ink)
    glyphs = [
        max((glyphs_of(printed[speck.within], scale, libraries) for printed in (ink, dark)), key=_has_dots)
        for speck in specks
    ]
    options = {
        place: [
            with_dots(_as_often(word, glyphs[place]), glyphs[place])
            for word in (*(reading.get(place) for reading in readings), before.get(place))
            if word
        ]
        for place in range(len(specks))
    }
    numbers = {place for place, words in options.items() if any(_NUMBER.match(word.text) for word in words)}
    words = [word for word in lone if word not in before.values()]
    for place, speck in enumerate(specks):
        column = [other for other in numbers if abs(speck.left - specks[other].left) * scale < _NUMBER_COLUMN]
        if len(column) >= _COLUMN_OF:
            shape = usual_shape([[word.text for word in options[other]] for other in column])
            options[place] = [replace(word, text=in_shape(word.text, shape)) for word in options[place]]
            options[place].sort(key=lambda word: (not _NUMBER.match(word.text), _shape(word.text) != shape))
        else:
            count = figures_in([word.text for word in options[place]], _without_air(ink, speck)) or len(
                glyphs[place].letters
            )
            options[place].sort(key=partial(_unlikely, count=count, glyphs=glyphs[place]))
        if options[place] and any(character.isalnum() for character in options[place][0].text):
            said = options[place][0]
            printed = _without_air(ink, speck).in_points(scale)
            stroke = stroke_of(ink[speck.within])
            words.append(Found(said.text, printed, (-1, place, 0), said.confidence, stroke))
    return words


def _has_dots(glyphs: Glyphs) -> bool:
    return bool(glyphs.dots)


def _as_often(word: Found, glyphs: Glyphs) -> Found:
    """The word with its letter once where it was read twice and stands there once: `Xx`."""
    twice = len(word.text) == 2 and word.text[0].lower() == word.text[1].lower()
    return replace(word, text=word.text[0]) if twice and len(glyphs.letters) == 1 else word


def figures_in(texts: Sequence[str], printed: Pixels) -> int:
    """How many figures a word has room for that was read as a number of different lengths, as `2026` and `202`: they may touch. 0
    where its readings are otherwise."""
    if not all(map(str.isdecimal, texts)) or len(set(map(len, texts))) < 2:
        return 0
    return round(printed.width / (_FIGURE * printed.height))


def _unlikely(word: Found, count: int, glyphs: Glyphs) -> tuple[bool, bool, float]:
    """To sort readings by: with so many letters first, then numbers where dots part the glyphs."""
    return (
        len(letters_of(word)) != count,
        bool(glyphs.dots) and len(glyphs.letters) > 1 and not _NUMBER.match(word.text),
        -word.confidence,
    )


def _without_air(ink: Gray, speck: Pixels) -> Pixels:
    """What of a speck is printed."""
    rows, columns = (np.flatnonzero(ink[speck.within].any(axis=axis)) for axis in (1, 0))
    if not rows.size:
        return speck
    left, top = speck.left + int(columns[0]), speck.top + int(rows[0])
    return Pixels(left, top, speck.left + int(columns[-1]) + 1, speck.top + int(rows[-1]) + 1)


def _shape(number: str) -> str:
    """How a number is made up: `9.9` for `1.3`, `A9` for `B2`."""
    return re.sub(r"[A-Z]", "A", re.sub(r"\d+", "9", number.rstrip(".,:")))


def usual_shape(column: Sequence[Sequence[str]]) -> str:
    """How most numbers of a column are made up, of which each was read in some ways, the likeliest first. Dots behind a letter are
    lost, and seldom seen where there are none."""
    read = [[_shape(text) for text in texts if _NUMBER.match(text)] for texts in column]
    dotted = Counter(shape for shapes in read for shape in shapes if shape.startswith("A9."))
    counts = Counter(shapes[0] for shapes in read if shapes)
    often = Counter({shape: count for shape, count in dotted.items() if count >= _COLUMN_OF})
    ((usual, _),) = (often or counts).most_common(1)
    return usual


def in_shape(text: str, shape: str) -> str:
    """A number as the others of its column are made up, where it differs by look-alikes and dots only: `K4.l`, `J32`."""
    if not shape.startswith("A"):
        return text
    number = text[:1] + text[1:].rstrip(".,:").translate(_LOOK_ALIKES)
    figures = number[1:]
    if figures.isdecimal() and len(figures) == shape.count("9"):
        number = number[:1] + ".".join(figures)
    return number if number != text.rstrip(".,:") and _shape(number) == shape else text


def _covers(speck: Pixels, word: Found, scale: float) -> bool:
    return speck.in_points(scale).covers(*word.box.center, margin=1.0)


def _read_lines(image: Gray, specks: list[Pixels], scale: float, libraries: Libraries, size: int) -> dict[int, Found]:
    """The first word in each of the specks, by the speck's place, when they are set in lines and read `size` times as large; what
    is read over several of them is parted."""
    gap, pad = round(_APART / scale), round(_AROUND / scale)
    height = max(speck.height for speck in specks) + 2 * pad
    # A line of few is hardly read: the last one is filled up with the first specks again.
    count = len(specks)
    lines = [[specks[k % count] for k in range(at, at + _IN_A_LINE)] for at in range(0, count, _IN_A_LINE)]
    width = max(sum(speck.width + gap for speck in line) for line in lines) + gap
    sheet = np.full((height * len(lines), width), 255, dtype=np.uint8)
    ends: list[list[int]] = []
    for low, line in enumerate(lines, start=1):
        at, foot = gap, low * height - pad
        ends.append([])
        for speck in line:
            sheet[foot - speck.height : foot, at : at + speck.width] = image[speck.within]
            at += speck.width + gap
            ends[-1].append(at - gap // 2)
    if size > 1:
        sheet = libraries.cv2.resize(sheet, None, fx=size, fy=size, interpolation=libraries.cv2.INTER_CUBIC)
    words: dict[int, Found] = {}
    for word in recognised(sheet, np.zeros_like(sheet), scale / size, libraries, _BLOCK):
        line_at = int(word.box.center[1] / scale // height)
        first, last = (bisect_right(ends[line_at], edge / scale) for edge in (word.box.x0, word.box.x1))
        if last >= len(ends[line_at]):
            continue
        for place, part in enumerate(_parted(word, last + 1 - first), line_at * _IN_A_LINE + first):
            before = words.setdefault(place, part)
            if before is not part and _NUMBER.match(before.text + part.text):
                words[place] = replace(before, text=before.text + part.text)
    return {place % count: words[place] for place in sorted(words, reverse=True)}


def _parted(word: Found, count: int) -> list[Found]:
    """A word in as many parts as it was read over, a figure or letter each with its dot; none where it can't be told how."""
    if count == 1:
        return [word]
    parts = _PART.findall(word.text)
    return [replace(word, text=part) for part in parts] if len(parts) == count else []


def _specks(ink: Gray, scale: float, cv2: Any, found: list[Found]) -> list[Pixels]:
    """Groups of ink the size of a short word that no word covers: left, top, right, bottom in pixels, with a little air."""
    left_over = ink.copy()
    for word in found:
        x0, top, x1, bottom = (round(edge / scale) for edge in word.box)
        left_over[max(0, top - 2) : bottom + 2, max(0, x0 - 2) : x1 + 2] = 0
    grouped = cv2.dilate(left_over, np.ones((pixels(2, scale), pixels(_ONE_WORD, scale)), np.uint8))
    specks = []
    for piece in pieces_of(grouped, cv2):
        high, wide = piece.height * scale - 2, piece.width * scale - _ONE_WORD
        dark = float(left_over[piece.within].mean()) / 255
        if 4 <= high <= 16 and 1.5 <= wide <= 90 and dark > 0.05:
            specks.append(piece)
    return sorted(specks, key=lambda speck: (speck.top, speck.left))[:_MOST_SPECKS]
