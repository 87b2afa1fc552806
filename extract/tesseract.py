"""Words of a picture by Tesseract, as the text reader gives them: with a font size, on a baseline, bold where strokes are thick.

Needs the extra `jaarschijf[ocr]` (OpenCV, pytesseract) and the program tesseract with its Dutch language.
"""

from __future__ import annotations

import os
import re
import shutil
from collections import Counter
from dataclasses import dataclass
from statistics import median
from typing import Any

import numpy as np
import numpy.typing as npt

from jaarschijf.extract.words import in_reading_order
from jaarschijf.schema.geometry import Box, Word
from jaarschijf.schema.problems import DamagedPdf, MissingTool

Gray = npt.NDArray[np.uint8]

_LANGUAGE = "nld"
_DIGITS = "0123456789."
_LEAST_CONFIDENCE = 0.15
_MOST_SPECKS = 150
_LONGEST_NUMBER = 5  # characters
_BOLD = 1.2  # times the usual stroke
# A row's or heading's number: what looks like a comma after it is its dot.
_NUMBER_AND_COMMA = re.compile(r"^(\d{1,2})[,;:]$")
_NUMBER = re.compile(r"^[A-Z]?\d{1,2}(?:[.]\d{1,2})*[.,:]?$")
_NUMBER_COLUMN = 8.0  # points: how far the numbers of one column may begin apart
_COLUMN_OF = 2  # as many numbers under each other make a column
_REPRINT = "open the file in a viewer and print it to a new PDF"
_HINT = "install it with `pip install 'jaarschijf[ocr]'` and `apt-get install tesseract-ocr tesseract-ocr-nld`"


@dataclass(frozen=True, slots=True)
class Libraries:
    """OpenCV and pytesseract."""

    cv2: Any
    pytesseract: Any


def libraries() -> Libraries:
    """The extra's libraries. Raises MissingTool when they, Tesseract or its Dutch are not there."""
    try:
        import cv2
        import pytesseract
    except ImportError as error:
        raise MissingTool(f"a scanned page needs the extra ocr ({error.name} is missing)", hint=_HINT) from error
    if shutil.which(pytesseract.pytesseract.tesseract_cmd) is None:
        raise MissingTool("a scanned page needs the program tesseract", hint=_HINT)
    if _LANGUAGE not in pytesseract.get_languages():
        raise MissingTool("a scanned page needs tesseract's Dutch language (nld)", hint=_HINT)
    return Libraries(cv2, pytesseract)


def recognise_words(image: Gray, ink: Gray, scale: float, libraries: Libraries) -> list[Word]:
    """The words of a picture without ruling lines, in reading order; `scale` is points a pixel, `ink` 255 where it is dark."""
    # Two pages are read at once by two workers; Tesseract's own threads only get in their way.
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    found = _recognised(image, ink, scale, libraries, mode=11)
    lines = Counter(word.line for word in found)
    lone = [word for word in found if lines[word.line] == 1 and len(word.text) <= _LONGEST_NUMBER]
    rest = [word for word in found if word not in lone]
    return in_reading_order(_on_lines([*rest, *_read_again(image, ink, scale, libraries, rest, lone)]))


def _recognised(image: Gray, ink: Gray, scale: float, libraries: Libraries, mode: int, only: str = "") -> list[_Found]:
    """Tesseract's words on a picture; `mode` is its page segmentation mode, `only` the characters there can be."""
    config = f"--psm {mode} --dpi {round(72 / scale)}" + (f" -c tessedit_char_whitelist={only}" if only else "")
    try:
        table = libraries.pytesseract.image_to_data(image, lang=_LANGUAGE, config=config, output_type="dict")
    except libraries.pytesseract.TesseractError as error:
        raise DamagedPdf("tesseract fails on it", hint=_REPRINT) from error
    found: list[_Found] = []
    for place, text in enumerate(table["text"]):
        confidence = float(table["conf"][place]) / 100
        if not text.strip() or confidence < _LEAST_CONFIDENCE or _is_dirt(text, confidence):
            continue
        left, top, width, height = (table[name][place] for name in ("left", "top", "width", "height"))
        line = (table["block_num"][place], table["par_num"][place], table["line_num"][place])
        stroke = _stroke(ink[top : top + height, left : left + width], libraries.cv2)
        box = Box(left * scale, top * scale, (left + width) * scale, (top + height) * scale)
        found.append(_Found(text.strip().replace("‚", ","), box, line, confidence, stroke))
    return found


def _read_again(
    image: Gray, ink: Gray, scale: float, libraries: Libraries, found: list[_Found], lone: list[_Found]
) -> list[_Found]:
    """Short words that stand alone, and specks that Tesseract passed over: the numbers of rows are among them.

    They are set in a column and read once more, larger (the dot of `1.3` is a pixel or two), and once more as digits
    only: where most of those that stand under each other are numbers, all are.
    """
    specks = _specks(ink, scale, libraries.cv2, found)
    if not specks:
        return lone
    before = {place: word for place, speck in enumerate(specks) for word in lone if _covers(speck, word, scale)}
    strips = _strips(image, specks, round(6 / scale))
    readings = [
        _read_column(strips, scale, libraries, len(specks), size, only)
        for size, only in ((2, ""), (1, ""), (2, _DIGITS))
    ]
    numbers = {
        place: word.text
        for place in range(len(specks))
        for word in (before.get(place), readings[1].get(place), readings[0].get(place))
        if word and _NUMBER.match(word.text)
    }
    usual = Counter(_shape(text) for text in numbers.values()).most_common(1)
    words = [word for word in lone if word not in before.values()]
    for place, speck in enumerate(specks):
        options = [word for word in (*(reading.get(place) for reading in readings[:2]), before.get(place)) if word]
        if sum(abs(speck[0] - specks[other][0]) * scale < _NUMBER_COLUMN for other in numbers) >= _COLUMN_OF:
            options += [readings[2][place]] if place in readings[2] else []
            options.sort(key=lambda word: (not _NUMBER.match(word.text), _shape(word.text) != usual[0][0]))
        elif place in before:
            options = [before[place]]
        if options and any(character.isalnum() for character in options[0].text):
            box = Box(*(edge * scale for edge in speck))
            words.append(_Found(options[0].text, box, (-1, place, 0), options[0].confidence, 0.0))
    return words


def _shape(number: str) -> str:
    """How a number is made up: `9.9` for `1.3`, `A9` for `B2`."""
    return re.sub(r"[A-Z]", "A", re.sub(r"\d+", "9", number.rstrip(".,:")))


def _covers(speck: tuple[int, int, int, int], word: _Found, scale: float) -> bool:
    left, top, right, bottom = (edge * scale for edge in speck)
    return Box(left, top, right, bottom).covers(*word.box.center, margin=1.0)


def _strips(image: Gray, specks: list[tuple[int, int, int, int]], pad: int) -> Gray:
    """The specks under each other, each on a strip of its own of one height."""
    height = max(bottom - top for _, top, _, bottom in specks) + 2 * pad
    width = max(right - left for left, _, right, _ in specks) + 2 * pad
    column = np.full((height * len(specks), width), 255, dtype=np.uint8)
    for place, (left, top, right, bottom) in enumerate(specks):
        low = place * height + pad
        column[low : low + bottom - top, pad : pad + right - left] = image[top:bottom, left:right]
    return column


def _read_column(
    strips: Gray, scale: float, libraries: Libraries, count: int, size: int, only: str
) -> dict[int, _Found]:
    """The first word on each of `count` strips, by the strip's place, read `size` times as large."""
    cv2 = libraries.cv2
    column = cv2.resize(strips, None, fx=size, fy=size, interpolation=cv2.INTER_CUBIC) if size > 1 else strips
    finer, height = scale / size, column.shape[0] / count
    words: dict[int, _Found] = {}
    for word in _recognised(column, np.zeros_like(column), finer, libraries, mode=6, only=only):
        words.setdefault(int(word.box.center[1] / finer // height), word)
    return words


def _specks(ink: Gray, scale: float, cv2: Any, found: list[_Found]) -> list[tuple[int, int, int, int]]:
    """Groups of ink the size of a short word that no word covers: left, top, right, bottom in pixels, with a little air."""
    left_over = ink.copy()
    for word in found:
        x0, top, x1, bottom = (round(edge / scale) for edge in word.box)
        left_over[max(0, top - 2) : bottom + 2, max(0, x0 - 2) : x1 + 2] = 0
    grouped = cv2.dilate(left_over, np.ones((round(2 / scale), round(3 / scale)), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(grouped)
    specks = []
    for left, top, width, height, _area in stats[1:].tolist():
        high, wide = height * scale - 2, width * scale - 3
        dark = float(left_over[top : top + height, left : left + width].mean()) / 255
        if 4 <= high <= 16 and 1.5 <= wide <= 90 and dark > 0.05:
            specks.append((left, top, left + width, top + height))
    return sorted(specks, key=lambda speck: (speck[1], speck[0]))[:_MOST_SPECKS]


@dataclass(frozen=True, slots=True)
class _Found:
    """A word as recognised: its ink's box, its line by Tesseract's numbers, and how thick its strokes are (pixels)."""

    text: str
    box: Box
    line: tuple[int, int, int]
    confidence: float
    stroke: float


def _is_dirt(text: str, confidence: float) -> bool:
    """Rests of lines and specks, read as strokes."""
    return all(character in "|_~¦[]{}\\/<>—–-'`‘’“”\"=°.,:;" for character in text) and (
        confidence < 0.6 or text.strip("|_¦[]\\") == ""
    )


def _stroke(ink: Gray, cv2: Any) -> float:
    """Mean stroke of a word's ink: twice the mean of the distance to its edge along the middle of the strokes."""
    if not ink.any():
        return 0.0
    distance = cv2.distanceTransform(np.pad(ink, 1), cv2.DIST_L2, 3)
    ridge = distance[distance >= 0.7 * distance.max()]
    return float(2 * ridge.mean()) if ridge.size else 0.0


def _on_lines(found: list[_Found]) -> list[Word]:
    """Words as the text reader gives them: as high as their line's font size, hung on its baseline; bold by their strokes."""
    lines: dict[tuple[int, int, int], list[_Found]] = {}
    for word in found:
        lines.setdefault(word.line, []).append(word)
    sizes = {line: median(_font_size(word) for word in words) for line, words in lines.items()}
    usual = median([sizes[word.line] for word in found if len(word.text) > 3] or [10.0])
    weights = {line: median(word.stroke for word in words) / sizes[line] for line, words in lines.items()}
    usual_weight = median([weights[word.line] for word in found if len(word.text) > 3] or [0.0])
    words: list[Word] = []
    for line, members in lines.items():
        size = usual if abs(sizes[line] - usual) < 0.15 * usual else sizes[line]
        bold = usual_weight > 0 and weights[line] > _BOLD * usual_weight
        baseline = median(word.box.bottom - _descent(word.text) * size for word in members)
        members = sorted(members, key=lambda word: word.box.x0)
        for place, word in enumerate(members):
            # A line that is still a little askew: its own baseline, unless that is a misreading's.
            own = word.box.bottom - _descent(word.text) * size
            low = (own if abs(own - baseline) < 0.25 * size else baseline) + 0.22 * size
            box = Box(round(word.box.x0, 2), round(low - size, 2), round(word.box.x1, 2), round(low, 2))
            heads = place == 0 and (len(members) == 1 or members[1].text[:1].isupper())
            text = _NUMBER_AND_COMMA.sub(r"\1.", word.text) if heads else word.text
            ends = _even_ends(text, box)
            words.append(Word(text, box, round(size, 2), bold, ends=ends, confidence=round(word.confidence, 3)))
    return words


def _font_size(word: _Found) -> float:
    """Points, from the height of the ink and which letters made it: heights of Latin type as shares of the font size."""
    rises = any(c.isupper() or c.isdigit() or c in "bdfhkltij()/€%&!?’'" for c in word.text)
    top = 0.70 if rises else 0.50
    return max(word.box.height / (top + _descent(word.text)), 3.0)


def _descent(text: str) -> float:
    """How far the letters reach below the baseline, as a share of the font size."""
    return 0.21 if any(c in "gjpqyQ()/[]" for c in text) else 0.08 if any(c in ",;" for c in text) else 0.0


def _even_ends(text: str, box: Box) -> tuple[float, ...]:
    step = box.width / len(text)
    return tuple(round(box.x0 + step * (place + 1), 2) for place in range(len(text)))
