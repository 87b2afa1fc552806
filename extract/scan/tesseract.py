"""Words of a picture by Tesseract, as it gives them.

Needs the extra `jaarschijf[ocr]` (OpenCV, pytesseract) and the program tesseract with its Dutch language.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import Any

import numpy as np
import numpy.typing as npt

from jaarschijf.schema.geometry import Box, middle_of
from jaarschijf.schema.problems import DamagedPdf, MissingTool

Gray = npt.NDArray[np.uint8]

_LANGUAGE = "nld"
_LEAST_CONFIDENCE = 0.15
_IN_CIRCLE = "@©®"
_DASHES = {"-": 0.315, "–": 0.75, "—": inf}  # and how wide their ink is at most, in font sizes
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


@dataclass(frozen=True, slots=True)
class Found:
    """A word as recognised: its ink's box, its line by Tesseract's numbers, and how thick its strokes are (pixels)."""

    text: str
    box: Box
    line: tuple[int, int, int]
    confidence: float
    stroke: float

    @property
    def font_size(self) -> float:
        """Points, from the height of the ink and which letters made it: heights of Latin type as shares of the font size."""
        rises = any(c.isupper() or c.isdigit() or c in "bdfhkltij()/€%&!?’'" for c in self.text)
        top = 0.70 if rises else 0.50
        return max(self.box.height / (top + self.descent), 3.0)

    @property
    def descent(self) -> float:
        """How far the letters reach below the baseline, as a share of the font size."""
        return (
            0.21 if any(c in "gjpqy()/[]" for c in self.text) else 0.08 if any(c in "Q,;" for c in self.text) else 0.0
        )


def recognised(image: Gray, ink: Gray, scale: float, libraries: Libraries, mode: int) -> list[Found]:
    """Tesseract's words on a picture; `scale` is points a pixel, `ink` 255 where it is dark, `mode` Tesseract's page
    segmentation mode. Raises DamagedPdf when it fails."""
    # Two pages are read at once by two workers; Tesseract's own threads only get in their way.
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    config = f"--psm {mode} --dpi {round(72 / scale)}"
    try:
        table = libraries.pytesseract.image_to_data(image, lang=_LANGUAGE, config=config, output_type="dict")
    except libraries.pytesseract.TesseractError as error:
        raise DamagedPdf("tesseract fails on it", hint=_REPRINT) from error
    found: list[Found] = []
    dashes: list[Found] = []
    for place, text in enumerate(table["text"]):
        confidence = float(table["conf"][place]) / 100
        if not text.strip() or confidence < _LEAST_CONFIDENCE:
            continue
        left, top, width, height = (table[name][place] for name in ("left", "top", "width", "height"))
        line = (table["block_num"][place], table["par_num"][place], table["line_num"][place])
        stroke = stroke_of(ink[top : top + height, left : left + width])
        box = Box(left * scale, top * scale, (left + width) * scale, (top + height) * scale)
        word = Found(text.strip().replace("‚", ",").replace(",,", ","), box, line, confidence, stroke)
        if not _is_dirt(text, confidence):
            found.append(word)
        elif word.text in _DASHES:
            dashes.append(word)
    lines: dict[tuple[int, int, int], list[Found]] = {}
    for word in found:
        lines.setdefault(word.line, []).append(word)
    kept = [dash for dash in dashes if _parts_words(dash, lines.get(dash.line, ()))]
    return [_as_wide(word, lines[word.line]) if word.text in _DASHES else word for word in (*found, *kept)]


def _parts_words(dash: Found, line: Sequence[Found]) -> bool:
    """Whether a dash stands between two words of its line, at half their height: it is no rest of a rule."""
    left = max((word for word in line if word.box.x1 <= dash.box.x0), key=lambda word: word.box.x1, default=None)
    right = min((word for word in line if word.box.x0 >= dash.box.x1), key=lambda word: word.box.x0, default=None)
    return (
        left is not None
        and right is not None
        and all(word.box.top < dash.box.center[1] - word.box.height / 4 for word in (left, right))
        and all(dash.box.center[1] < word.box.bottom - word.box.height / 8 for word in (left, right))
    )


def _as_wide(dash: Found, line: Sequence[Found]) -> Found:
    """The dash by the width of its ink: Tesseract takes one for the other."""
    size = middle_of(word.font_size for word in line)
    text = next(text for text, most in _DASHES.items() if dash.box.width <= most * size)
    return replace(dash, text=text)


def quarter_turns(image: Gray, libraries: Libraries) -> int:
    """How many quarter turns clockwise set a picture upright, as Tesseract sees it; 0 where it can't tell."""
    try:
        told = libraries.pytesseract.image_to_osd(image, config="--psm 0", output_type="dict")
    except libraries.pytesseract.TesseractError:  # too few letters, or its data for this are not there
        return 0
    return round(float(told["rotate"]) / 90) % 4


def _is_dirt(text: str, confidence: float) -> bool:
    """Rests of lines and specks, read as strokes, and pictograms, read as signs in a circle: `@`, `©)`."""
    if text[0] in _IN_CIRCLE and not any(map(str.isalnum, text)):
        return True
    return all(character in "|_~¦[]{}\\/<>—–-'`‘’“”\"=°.,:;" for character in text) and (
        confidence < 0.6 or text.strip("|_¦[]\\") == ""
    )


def stroke_of(ink: Gray) -> float:
    """How thick the strokes of a word's ink are, in pixels: twice its area by the length of its edges."""
    dark = np.pad(ink, 1) > 0
    edges = np.count_nonzero(dark[1:] != dark[:-1]) + np.count_nonzero(dark[:, 1:] != dark[:, :-1])
    # Of edges at all angles, so many cross pixels (Cauchy and Crofton).
    return float(2 * np.count_nonzero(dark) / (np.pi / 4 * edges)) if edges else 0.0
