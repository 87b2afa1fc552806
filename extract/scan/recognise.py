"""A page that is a picture becomes words and rules: set straight, its ruling lines found, its words by Tesseract.

Coordinates are those of `schema.geometry`: points from the top left of the page, set straight about its middle.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import numpy as np

from jaarschijf.extract.pdf.drawing import is_picture
from jaarschijf.extract.pdf.pages import render_pages
from jaarschijf.extract.scan.badges import on_light_badges
from jaarschijf.extract.scan.dark_bands import dark_bands, on_light_ground
from jaarschijf.extract.scan.ink_pieces import pixels
from jaarschijf.extract.scan.list_marks import mend_bullets, mend_item_numbers, mend_markers, mend_row_numbers
from jaarschijf.extract.scan.pale_print import with_pale_print
from jaarschijf.extract.scan.picture_fills import picture_to_fills, without_shades
from jaarschijf.extract.scan.picture_rules import picture_to_rules, with_shaded_rows
from jaarschijf.extract.scan.picture_words import recognise_words
from jaarschijf.extract.scan.quarters import mend_quarters
from jaarschijf.extract.scan.settled_type import SettledType
from jaarschijf.extract.scan.sideways_text import with_sideways
from jaarschijf.extract.scan.tesseract import Gray, Libraries, libraries, quarter_turns
from jaarschijf.extract.scan.underlines import with_underlined
from jaarschijf.schema.geometry import Page
from jaarschijf.schema.problems import JaarschijfError, MissingTool, Problem, UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

DPI = 200
_MOST_PIXELS_ACROSS = 10_000  # 1.27 m at 200 an inch: an A0 sheet
_SMALLEST = 20  # pixels: no letter fits in less
_SURE = 0.85
_SOME = 0.5  # below it are specks that were taken for letters
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


def recognise_pages(
    path: str | os.PathLike[str],
    pages: Iterable[Page],
    problems: list[Problem],
    on_recognised: Callable[[], object] | None = None,
) -> Iterator[Page]:
    """The pages, those that are not legible, or that a text is laid over, read from their picture; `problems` is added to by
    what a reader must know of that, and `on_recognised` called after each on which letters are seen, or none at all: noise takes
    longest, and holds nothing.

    A page that can't be recognised stays as it is. After the last one raises MissingTool when no page is legible and what
    recognition needs is not installed, UnreadableFile when no page is legible and none could be recognised.
    """
    failure: JaarschijfError | None = None
    settled = SettledType()
    useful = 0
    for page in pages:
        read = page
        if not page.legible or page.overlaid:
            try:
                read = _recognise(path, page)
            except (MissingTool, UnreadableFile) as error:
                problems.append(_not_recognised(page, error))
                failure = error if not page.legible else failure
            else:
                settled.settle(read)
                told_nothing = bool(page.words) and not page.legible and not is_picture(page)
                problems.append(_recognised_problem(read, told_nothing=told_nothing))
                if on_recognised is not None and (not read.words or _sureness(read) >= _SOME):
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
    if page.legible:
        message = f"a picture of a page, read by the text that lies over it and without its lines: {error.what}"
    return Problem(code="page-not-recognised", message=message, page=page.number, hint=error.hint)


def _sureness(page: Page) -> float:
    """How sure the letters are (0 to 1)."""
    return sum(len(word.text) * word.confidence for word in page.words) / max(page.char_count, 1)


def _recognised_problem(page: Page, *, told_nothing: bool) -> Problem:
    """What to know of a recognised page; whether it had text of which its fonts `told_nothing`."""
    sure = _sureness(page)
    message = f"read from a picture, letters {sure:.0%} sure"
    if told_nothing:
        message = f"no font tells which letters it draws: read from a picture, letters {sure:.0%} sure"
    elif not page.words:
        message = "a picture of a page, and no word is seen in it"
    return Problem(
        code="page-recognised",
        message=message,
        severity="warning" if told_nothing or sure < _SURE else "info",
        page=page.number,
    )


def scan_to_page(image: Gray, number: int, dpi: float = DPI, found: Libraries | None = None) -> Page:
    """Read a picture of a page (grey, a byte a pixel, `dpi` pixels an inch); `number` is 1-based, `found` what it needs.

    One that lies on its side or upside down is turned. `Word.confidence` is Tesseract's own. Raises MissingTool when what it
    needs is not installed.
    """
    found = found or libraries()
    page = _upright_to_page(image, number, dpi, found)
    if not page.words or _sureness(page) >= _LEGIBLE or not (quarters := quarter_turns(image, found)):
        return page
    turned = _upright_to_page(np.ascontiguousarray(np.rot90(image, -quarters)), number, dpi, found)
    turned.turned = quarters
    return max(page, turned, key=_sureness)


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
    if _sureness(page) >= _LEGIBLE:
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
