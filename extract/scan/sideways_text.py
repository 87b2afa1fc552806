"""Text that runs up or down in the cells of a picture, as the theme over the rows that it spans does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

import numpy as np

from jaarschijf.extract.scan.ink_pieces import Pixels, boxes_and_areas
from jaarschijf.extract.scan.tesseract import Found, Gray, Libraries, recognised
from jaarschijf.schema.geometry import Box, Rule, Word, mean_of, middle_of

_NARROW, _WIDE, _HIGH = 9.0, 60.0, 40.0  # points: of a cell
_LEAST, _SPECK = 18.0, 2.0  # points: of a word that runs up or down, of a part of a letter
_TALL = 1.4  # times as high as wide: the cell, and what is printed in it
_INSET = 2.0  # points, from the lines around
_SURE, _READ = 0.6, 3  # confidence, letters
_SURE_SIDEWAYS = 0.8
_LETTERS, _SIGNS = 0.85, "0123456789.,:&/-"  # share of what is read, and what is as good
_BLOCK = 6  # Tesseract's page segmentation mode: one block of text
_UPWARDS, _DOWNWARDS = -1, 1  # quarter turns that set it level, as `np.rot90` counts them
_MOST = 40  # cells of a page


def with_sideways(
    words: Sequence[Word], image: Gray, ink: Gray, rules: Sequence[Rule], scale: float, libraries: Libraries
) -> list[Word]:
    """The words, with one for each text that stands upright in a tall cell in place of what was taken for words there. `image` and
    `ink` are without lines, `scale` is points a pixel."""
    found = list(words)
    for cell in islice(_tall_cells(rules), _MOST):
        inside = [word for word in found if cell.covers(*word.box.center)]
        if any(word.confidence >= _SURE and _is_level(word.text) for word in inside):
            continue
        printed = _printed(ink, cell, scale, libraries)
        said = _read(image, printed, scale, libraries) if printed else None
        if said:
            found = [word for word in found if word not in inside]
            found.append(said)
    return found


def _is_level(text: str) -> bool:
    """Whether a word is more than letters that lie on their side seem to be: a number, or some letters."""
    return text.strip(".,:").replace(".", "").isdecimal() or sum(map(str.isalpha, text)) >= _READ


def _tall_cells(rules: Sequence[Rule]) -> Iterator[Box]:
    """What lies between two uprights and two levels, where it is narrow and high."""
    xs = sorted({round(rule.box.center[0]) for rule in rules if rule.direction == "v"})
    for left, right in pairwise(xs):
        middle = (left + right) / 2
        if not _NARROW < right - left < _WIDE:
            continue
        ys = sorted(
            rule.box.center[1] for rule in rules if rule.direction == "h" and rule.box.x0 < middle < rule.box.x1
        )
        for top, bottom in pairwise(ys):
            if bottom - top > max(_HIGH, _TALL * (right - left)):
                yield Box(left + _INSET, top + _INSET, right - _INSET, bottom - _INSET)


def _printed(ink: Gray, cell: Box, scale: float, libraries: Libraries) -> Pixels | None:
    """The part of a cell that is printed, without the grain of the paper, where that is tall."""
    left, top, right, bottom = (round(edge / scale) for edge in cell)
    pieces = boxes_and_areas(ink[top:bottom, left:right], libraries.cv2)
    pieces = pieces[(pieces[:, 2:4] - pieces[:, :2]).max(axis=1) * scale > _SPECK]
    if not len(pieces):
        return None
    (x0, y0), (x1, y1) = pieces[:, :2].min(axis=0).tolist(), pieces[:, 2:4].max(axis=0).tolist()
    found = Pixels(left + x0, top + y0, left + x1, top + y1)
    long = found.height > _TALL * found.width and found.height * scale > _LEAST
    return found if long and found.width * scale > _NARROW / 2 else None


def _read(image: Gray, printed: Pixels, scale: float, libraries: Libraries) -> Word | None:
    air = round(2 * _INSET / scale)
    for turn in (_UPWARDS, _DOWNWARDS):
        level = np.pad(np.rot90(image[printed.within], turn), air, constant_values=255)
        level = np.ascontiguousarray(level)
        found = recognised(level, np.zeros_like(level), scale, libraries, _BLOCK)
        sure = mean_of(word.confidence for word in found) if found else 0.0
        letters = [char.isalpha() or char in _SIGNS for word in found for char in word.text]
        if sure >= _SURE_SIDEWAYS and len(letters) >= _READ and mean_of(letters) >= _LETTERS:
            return _as_word(found, printed.in_points(scale), sure)
    return None


def _as_word(found: Sequence[Found], box: Box, sure: float) -> Word:
    """One word for all, as the text reader gives what runs up a page."""
    size = round(middle_of(word.font_size for word in found), 2)
    return Word(" ".join(word.text for word in found), box, size, confidence=round(sure, 3))
