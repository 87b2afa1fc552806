"""A page that is a picture becomes words and rules: set straight, its ruling lines found, its words by Tesseract.

Needs the extra `jaarschijf[ocr]` (OpenCV, pytesseract) and the programs tesseract with its Dutch language. Coordinates
are those of `schema.geometry`: points from the top left of the page, set straight about its middle.
"""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from jaarschijf.extract.pdf import render_pages
from jaarschijf.extract.words import in_reading_order
from jaarschijf.schema.geometry import Box, Page, Rule, Word
from jaarschijf.schema.problems import MissingTool, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Gray = npt.NDArray[np.uint8]

DPI = 200
_SURE = 0.85
_LANGUAGE = "nld"
_MOST_SKEW = 5.0  # degrees
_SHORTEST_RULE = 28.0  # points
_THICKEST_RULE = 4.0  # points
_TEXT_INK = 0.25  # share of the paper right beside a stroke that letters cover
_LEAST_CONFIDENCE = 0.15
_MOST_SPECKS = 150
_BOLD = 1.2  # times the usual stroke
# A row's or heading's number: what looks like a comma after it is its dot.
_NUMBER_AND_COMMA = re.compile(r"^(\d{1,2})[,;:]$")
_NUMBER = re.compile(r"^[A-Z]?\d{1,2}(?:[.]\d{1,2})*[.,:]?$")
_NUMBER_COLUMN = 8.0  # points: how far the numbers of one column may begin apart
_HINT = "install it with `pip install 'jaarschijf[ocr]'` and `apt-get install tesseract-ocr tesseract-ocr-nld`"


@dataclass(frozen=True, slots=True)
class _Libraries:
    cv2: Any
    pytesseract: Any


def _libraries() -> _Libraries:
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
    return _Libraries(cv2, pytesseract)


def recognise_pages(path: str | os.PathLike[str], pages: Sequence[Page]) -> tuple[list[Page], list[Problem]]:
    """The pages, those that are not legible read from their picture; and what a reader must know of that.

    Raises MissingTool when no page is legible and what recognition needs is not installed; where some are legible, the
    others become a problem.
    """
    illegible = [page for page in pages if not page.legible]
    if not illegible:
        return list(pages), []
    try:
        _libraries()
    except MissingTool as missing:
        if len(illegible) == len(pages):
            raise MissingTool(missing.what, where=str(path), hint=missing.hint) from missing
        return list(pages), [
            Problem(
                code="page-not-recognised",
                message=f"a picture of a page: {missing.what}",
                page=page.number,
                hint=missing.hint,
            )
            for page in illegible
        ]
    pictures = render_pages(path, [page.number for page in illegible], DPI)
    recognised = {number: scan_to_page(picture, number) for number, picture in pictures}
    problems = [_recognised_problem(page) for page in recognised.values()]
    return [recognised.get(page.number, page) for page in pages], problems


def _recognised_problem(page: Page) -> Problem:
    sure = sum(len(word.text) * word.confidence for word in page.words) / max(page.char_count, 1)
    return Problem(
        code="page-recognised",
        message=f"read from a picture, letters {sure:.0%} sure",
        severity="warning" if sure < _SURE else "info",
        page=page.number,
    )


def scan_to_page(image: Gray, number: int, dpi: float = DPI) -> Page:
    """Read a picture of a page (grey, a byte a pixel, `dpi` pixels an inch); `number` is 1-based.

    `Word.confidence` is Tesseract's own. Raises MissingTool when what it needs is not installed.
    """
    libraries = _libraries()
    scale = 72.0 / dpi
    straight = _deskewed(image, libraries.cv2)
    ink = _ink(straight, libraries.cv2)
    rules, lines = _rules(ink, scale, libraries.cv2)
    cleaned = straight.copy()
    cleaned[lines > 0] = 255
    words = _words(cleaned, ink & ~lines, scale, libraries)
    height, width = image.shape
    return Page(number, width * scale, height * scale, words, rules, images=[], method="ocr")


def _ink(image: Gray, cv2: Any) -> Gray:
    """255 where something is printed, on white or on a shade."""
    block = 2 * max(image.shape[1] // 60, 1) + 1
    found: Gray = cv2.adaptiveThreshold(image, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, block, 15)
    return found


def _deskewed(image: Gray, cv2: Any) -> Gray:
    angle = _skew(image, cv2)
    if abs(angle) < 0.03:
        return image
    height, width = image.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    straight: Gray = cv2.warpAffine(image, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=255)
    return straight


def _skew(image: Gray, cv2: Any) -> float:
    """Degrees to turn counter-clockwise so that lines of text lie level: where the rows of ink are most uneven."""
    factor = 1000 / max(image.shape)
    small = cv2.resize(image, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    ink = _ink(small, cv2)
    height, width = ink.shape

    def unevenness(angle: float) -> float:
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
        rows = cv2.warpAffine(ink, turn, (width, height), flags=cv2.INTER_LINEAR).sum(axis=1, dtype=np.float64)
        return float(np.square(np.diff(rows)).sum())

    best = _best(unevenness, 0.0, _MOST_SKEW, 0.5)
    best = _best(unevenness, best, 0.5, 0.1)
    return _best(unevenness, best, 0.1, 0.02)


def _best(measure: Callable[[float], float], middle: float, reach: float, step: float) -> float:
    angles = np.arange(middle - reach, middle + reach + step / 2, step)
    return float(max(angles.tolist(), key=measure))


def _rules(ink: Gray, scale: float, cv2: Any) -> tuple[list[Rule], Gray]:
    """Straight lines in the ink as rules (points), and a mask of their pixels, a little fattened."""
    shortest = round(_SHORTEST_RULE / scale)
    rules: list[Rule] = []
    mask = np.zeros_like(ink)
    for direction, size in (("h", (shortest, 1)), ("v", (1, shortest))):
        # A line that is not quite level goes on a pixel higher or lower.
        across = (3, 1) if direction == "h" else (1, 3)
        lines = cv2.morphologyEx(
            cv2.dilate(ink, np.ones(across, np.uint8)), cv2.MORPH_OPEN, np.ones(size[::-1], np.uint8)
        )
        joined = cv2.dilate(lines, np.ones((3, 15) if direction == "h" else (15, 3), np.uint8))
        _, _, stats, _ = cv2.connectedComponentsWithStats(joined)
        for left, top, width, height, _area in stats[1:].tolist():
            thickness = (height if direction == "h" else width) * scale
            if thickness > _THICKEST_RULE or _in_text(ink, (left, top, width, height), direction, scale):
                continue
            box = Box(left * scale, top * scale, (left + width) * scale, (top + height) * scale)
            rules.append(Rule("h" if direction == "h" else "v", _thin(box, direction)))
            mask[top : top + height, left : left + width] |= joined[top : top + height, left : left + width]
    return rules, cv2.dilate(mask, np.ones((3, 3), np.uint8))


def _in_text(ink: Gray, pixels: tuple[int, int, int, int], direction: str, scale: float) -> bool:
    """Whether a straight run of ink is the middle of blurred letters: these have ink right above and below it."""
    left, top, width, height = pixels
    near = max(2, round(1.0 / scale))
    if direction == "h":
        sides = (
            ink[max(0, top - near) : top, left : left + width],
            ink[top + height : top + height + near, left : left + width],
        )
    else:
        sides = (
            ink[top : top + height, max(0, left - near) : left],
            ink[top : top + height, left + width : left + width + near],
        )
    return any(side.size and float(side.mean()) > 255 * _TEXT_INK for side in sides)


def _thin(box: Box, direction: str) -> Box:
    """A rule as thick as a hairline, in the middle of its pixels."""
    x, y = box.center
    if direction == "h":
        return Box(round(box.x0, 2), round(y - 0.25, 2), round(box.x1, 2), round(y + 0.25, 2))
    return Box(round(x - 0.25, 2), round(box.top, 2), round(x + 0.25, 2), round(box.bottom, 2))


def _words(image: Gray, ink: Gray, scale: float, libraries: _Libraries) -> list[Word]:
    # Two pages are read at once by two workers; Tesseract's own threads only get in their way.
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    found = _recognised(image, ink, scale, libraries, mode=11)
    found += _overlooked(image, ink, scale, libraries, found)
    return in_reading_order(_on_lines(found))


def _recognised(image: Gray, ink: Gray, scale: float, libraries: _Libraries, mode: int, only: str = "") -> list[_Found]:
    """Tesseract's words on a picture; `mode` is its page segmentation mode, `only` the characters there can be."""
    config = f"--psm {mode} --dpi {round(72 / scale)}" + (f" -c tessedit_char_whitelist={only}" if only else "")
    table = libraries.pytesseract.image_to_data(image, lang=_LANGUAGE, config=config, output_type="dict")
    found: list[_Found] = []
    for place, text in enumerate(table["text"]):
        confidence = float(table["conf"][place]) / 100
        if not text.strip() or confidence < _LEAST_CONFIDENCE or _is_dirt(text, confidence):
            continue
        left, top, width, height = (table[name][place] for name in ("left", "top", "width", "height"))
        line = (table["block_num"][place], table["par_num"][place], table["line_num"][place])
        stroke = _stroke(ink[top : top + height, left : left + width], libraries.cv2)
        box = Box(left * scale, top * scale, (left + width) * scale, (top + height) * scale)
        found.append(_Found(text.strip(), box, line, confidence, stroke))
    return found


def _overlooked(image: Gray, ink: Gray, scale: float, libraries: _Libraries, found: list[_Found]) -> list[_Found]:
    """What Tesseract passes over on a page: a lone number in a cell. Such specks are set in a column and read again."""
    specks = _specks(ink, scale, libraries.cv2, found)
    if not specks:
        return []
    pad = round(6 / scale)
    height = max(bottom - top for _, top, _, bottom in specks) + 2 * pad
    width = max(right - left for left, _, right, _ in specks) + 2 * pad
    column = np.full((height * len(specks), width), 255, dtype=np.uint8)
    for place, (left, top, right, bottom) in enumerate(specks):
        low = place * height + pad
        column[low : low + bottom - top, pad : pad + right - left] = image[top:bottom, left:right]
    readings = _read_column(column, scale, libraries, height)
    # In a column of row numbers every speck is one, whatever it looks like by itself.
    numbered = [specks[place][0] for place, word in readings.items() if _NUMBER.match(word.text)]
    digits = _read_column(column, scale, libraries, height, only="0123456789.")
    words: list[_Found] = []
    for place, (left, top, right, bottom) in enumerate(specks):
        word = readings.get(place)
        in_column = sum(abs(left - other) * scale < _NUMBER_COLUMN for other in numbered) >= 2
        if (word is None or not _NUMBER.match(word.text)) and in_column and place in digits:
            word = digits[place]
        if word is not None and any(character.isalnum() for character in word.text):
            box = Box(left * scale, top * scale, right * scale, bottom * scale)
            words.append(_Found(word.text, box, (-1, place, 0), word.confidence, 0.0))
    return words


def _read_column(column: Gray, scale: float, libraries: _Libraries, height: int, only: str = "") -> dict[int, _Found]:
    """The first word on each strip of `height` pixels of a column, by the strip's place."""
    words: dict[int, _Found] = {}
    for word in _recognised(column, np.zeros_like(column), scale, libraries, mode=6, only=only):
        words.setdefault(int(word.box.center[1] / scale // height), word)
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
