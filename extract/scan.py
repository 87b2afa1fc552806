"""A page that is a picture becomes words and rules: set straight, its ruling lines found, its words by Tesseract.

Coordinates are those of `schema.geometry`: points from the top left of the page, set straight about its middle.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import numpy as np

from jaarschijf.extract.pdf import render_pages
from jaarschijf.extract.picture_words import recognise_words
from jaarschijf.extract.tesseract import Gray, Libraries, libraries
from jaarschijf.schema.geometry import Box, Page, Rule
from jaarschijf.schema.problems import JaarschijfError, MissingTool, Problem, UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

DPI = 200
_MOST_PIXELS_ACROSS = 10_000  # 1.27 m at 200 an inch: an A0 sheet
_SMALLEST = 20  # pixels: no letter fits in less
_SURE = 0.85
_MOST_SKEW = 5.0  # degrees
_SHORTEST_RULE = 28.0  # points
_THICKEST_RULE = 4.0  # points
_TEXT_INK = 0.25  # share of the paper right beside a stroke that letters cover


def recognise_pages(
    path: str | os.PathLike[str],
    pages: Iterable[Page],
    problems: list[Problem],
    on_recognised: Callable[[], object] | None = None,
) -> Iterator[Page]:
    """The pages, those that are not legible read from their picture; `problems` is added to by what a reader must know of
    that, and `on_recognised` called after each.

    A page that can't be recognised stays as it is. After the last one raises MissingTool when no page is legible and what
    recognition needs is not installed, UnreadableFile when no page is legible and none could be recognised.
    """
    failure: JaarschijfError | None = None
    useful = 0
    for page in pages:
        read = page
        if not page.legible:
            try:
                read = _recognise(path, page)
            except (MissingTool, UnreadableFile) as error:
                problems.append(_not_recognised(page, error))
                failure = error
            else:
                problems.append(_recognised_problem(read))
                if on_recognised is not None:
                    on_recognised()
        useful += read.legible
        yield read
    if failure is not None and not useful:
        raise type(failure)(failure.what, where=str(path), hint=failure.hint) from failure


def _recognise(path: str | os.PathLike[str], page: Page) -> Page:
    found = libraries()
    dpi = _sharpness(page)
    ((_, picture),) = render_pages(path, [page.number], dpi)
    return scan_to_page(picture, page.number, dpi, found)


def _sharpness(page: Page) -> float:
    """Pixels an inch; fewer for a large page, such as a scan of which each pixel was taken for a point."""
    return min(DPI, 72 * _MOST_PIXELS_ACROSS / max(page.width, page.height, 1.0))


def _not_recognised(page: Page, error: JaarschijfError) -> Problem:
    message = f"a picture of a page: {error.what}"
    return Problem(code="page-not-recognised", message=message, page=page.number, hint=error.hint)


def _recognised_problem(page: Page) -> Problem:
    sure = sum(len(word.text) * word.confidence for word in page.words) / max(page.char_count, 1)
    return Problem(
        code="page-recognised",
        message=f"read from a picture, letters {sure:.0%} sure",
        severity="warning" if sure < _SURE else "info",
        page=page.number,
    )


def scan_to_page(image: Gray, number: int, dpi: float = DPI, found: Libraries | None = None) -> Page:
    """Read a picture of a page (grey, a byte a pixel, `dpi` pixels an inch); `number` is 1-based, `found` what it needs.

    `Word.confidence` is Tesseract's own. Raises MissingTool when what it needs is not installed.
    """
    found = found or libraries()
    scale = 72.0 / dpi
    height, width = image.shape
    if min(height, width) < _SMALLEST:
        return Page(number, width * scale, height * scale, [], images=[], method="ocr")
    straight = _deskewed(image, found.cv2)
    ink = _ink(straight, found.cv2)
    rules, lines = _rules(ink, scale, found.cv2)
    cleaned = straight.copy()
    cleaned[lines > 0] = 255
    words = recognise_words(cleaned, ink & ~lines, scale, found)
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
