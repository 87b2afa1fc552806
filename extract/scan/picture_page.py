"""The picture of a page becomes words and rules: set straight, its ruling lines found, its words by Tesseract.

Coordinates are those of `schema.geometry`: points from the top left of the page, set straight about its middle.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from jaarschijf.extract.scan.badges import on_light_badges
from jaarschijf.extract.scan.dark_bands import dark_bands, on_light_ground
from jaarschijf.extract.scan.ink_pieces import pixels
from jaarschijf.extract.scan.list_marks import mend_bullets, mend_item_numbers, mend_markers, mend_row_numbers
from jaarschijf.extract.scan.pale_print import with_pale_print
from jaarschijf.extract.scan.picture_fills import picture_to_fills, without_shades
from jaarschijf.extract.scan.picture_rules import picture_to_rules, with_shaded_rows
from jaarschijf.extract.scan.picture_words import recognise_words
from jaarschijf.extract.scan.quarters import mend_quarters
from jaarschijf.extract.scan.sideways_text import with_sideways
from jaarschijf.extract.scan.tesseract import Gray, Libraries, libraries, quarter_turns
from jaarschijf.extract.scan.underlines import with_underlined
from jaarschijf.schema.geometry import Page

if TYPE_CHECKING:
    from collections.abc import Callable

DPI = 200
_MOST_PIXELS_ACROSS = 10_000  # 1.27 m at 200 an inch: an A0 sheet
_SMALLEST = 20  # pixels: no letter fits in less
_LEGIBLE = 0.7  # letters are less sure where they lie on their side, or upside down
_MOST_SKEW = 5.0  # degrees
_COARSE = 1 / 8  # as large is a picture of which only the paper is seen
_LETTERS, _SHADE = 24.0, 100.0  # points: a few letters, more than most of what is shaded is high
# Of the lightest paper: what is as dark, and by so much darker than what is around it, is a panel; pixels of the coarse picture.
_PANEL, _STEP, _RING = 0.6, 0.2, 3
_STROKE = 7.0  # points: wider than the strokes of letters, narrower than what is shaded
_LIGHT, _GRAIN = 180, 24  # grey levels
_NOISE = 0.25  # of a page: twice what the ink of any text takes of it
_EVEN = 0.92  # the paper's darkest to its lightest, in good light


def sharpness(page: Page) -> float:
    """Pixels an inch at which a page is drawn to be read; fewer for a large page, such as a scan of which each pixel was taken for a point."""
    return min(DPI, 72 * _MOST_PIXELS_ACROSS / max(page.width, page.height, 1.0))


def scan_to_page(image: Gray, number: int, dpi: float = DPI, found: Libraries | None = None) -> Page:
    """Read a picture of a page (grey, a byte a pixel, `dpi` pixels an inch); `number` is 1-based, `found` what it needs.

    One that lies on its side or upside down is turned. `Word.confidence` is Tesseract's own. Raises MissingTool when what it
    needs is not installed.
    """
    found = found or libraries()
    page = _upright_to_page(image, number, dpi, found)
    if not page.words or page.sureness >= _LEGIBLE or not (quarters := quarter_turns(image, found)):
        return page
    turned = _upright_to_page(np.ascontiguousarray(np.rot90(image, -quarters)), number, dpi, found)
    turned.turned = quarters
    return max(page, turned, key=lambda one: one.sureness)


def _upright_to_page(image: Gray, number: int, dpi: float, found: Libraries) -> Page:
    scale = 72.0 / dpi
    height, width = image.shape
    if min(height, width) < _SMALLEST:
        return Page(number, width * scale, height * scale, [], images=[], method="ocr")
    straight = on_light_badges(_out_of_shadow(_deskewed(image, found.cv2), scale, found.cv2), scale, found)
    bands = dark_bands(straight, scale, found)
    straight = on_light_ground(straight, bands)
    ink = _without_grain(_ink(straight, found.cv2), straight, scale, found.cv2)
    if np.count_nonzero(ink) > _NOISE * ink.size:
        return Page(number, width * scale, height * scale, [], images=[], method="ocr")
    rules, lines = picture_to_rules(straight, ink, bands, scale, found)
    fills = picture_to_fills(straight, bands, scale, found)
    cleaned = _on_white(straight, _paper(straight, _LETTERS, scale, found.cv2), found.cv2)
    cleaned = without_shades(cleaned, fills, scale, found)
    cleaned[lines > 0] = 255
    ink &= ~lines
    cleaned = with_pale_print(cleaned, ink, scale, found)
    words = with_underlined(recognise_words(cleaned, ink, scale, found), ink, scale, found)
    mend_quarters(words)
    mend_item_numbers(words)
    mend_row_numbers(words)
    mend_markers(words)
    mend_bullets(words)
    rules = with_shaded_rows(rules, [fill.box for fill in fills])
    page = Page(number, width * scale, height * scale, words, rules, fills, images=[], method="ocr")
    # Of a page that lies on its side all texts run up or down.
    if page.sureness >= _LEGIBLE:
        page.words = with_sideways(words, cleaned, ink, rules, scale, found)
    return page


def _ink(image: Gray, cv2: Any) -> Gray:
    """255 where something is printed, on white or on a shade."""
    block = 2 * max(image.shape[1] // 60, 1) + 1
    found: Gray = cv2.adaptiveThreshold(image, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, block, 15)
    return found


def _without_grain(ink: Gray, image: Gray, scale: float, cv2: Any) -> Gray:
    """The ink without the grain of narrow shades, which is darker than the white around, and hardly than the shade itself."""
    across = pixels(_STROKE, scale)
    ground = cv2.morphologyEx(image, cv2.MORPH_CLOSE, np.ones((across, across), np.uint8))
    return np.where((image > _LIGHT) & (cv2.subtract(ground, image) < _GRAIN), 0, ink).astype(np.uint8)


def _out_of_shadow(image: Gray, scale: float, cv2: Any) -> Gray:
    """The picture as if no side of it had lain in the shadow; itself where none did."""
    paper = _paper(image, _SHADE, scale, cv2)
    darkest, lightest = np.percentile(paper, (5, 95))
    return _on_white(image, paper, cv2) if darkest < _EVEN * lightest else image


def _paper(image: Gray, reach: float, scale: float, cv2: Any) -> Gray:
    """How light the paper is, coarsely: what is darker and no wider than `reach` points lies on it, and so does a dark panel."""
    small = cv2.resize(image, None, fx=_COARSE, fy=_COARSE, interpolation=cv2.INTER_AREA)
    across = 2 * round(reach * _COARSE / scale / 2) + 1
    closed = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((across, across), np.uint8))
    _lift_panels(closed, cv2)
    paper: Gray = cv2.GaussianBlur(closed, (0, 0), across / 2)
    return paper


def _lift_panels(paper: Gray, cv2: Any) -> None:
    """Make paper of what is dark and begins at once, as no shadow does."""
    lightest = np.percentile(paper, 95)
    count, parts = cv2.connectedComponents((paper < _PANEL * lightest).astype(np.uint8))
    around = np.ones((2 * _RING + 1, 2 * _RING + 1), np.uint8)
    for number in range(1, count):
        panel = (parts == number).astype(np.uint8)
        inner, outer = panel > cv2.erode(panel, around), cv2.dilate(panel, around) > panel
        if outer.any() and np.median(paper[outer]) - np.median(paper[inner]) > _STEP * lightest:
            paper[panel > 0] = lightest


def _on_white(image: Gray, paper: Gray, cv2: Any) -> Gray:
    height, width = image.shape
    even: Gray = cv2.divide(image, cv2.resize(paper, (width, height), interpolation=cv2.INTER_LINEAR), scale=255)
    return even


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
