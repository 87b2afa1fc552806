"""Where the words of a line stand, seen in the ink: Tesseract only guesses it where it can't tell which piece of ink is which
letter, by even steps over a box as high as the whole line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from jaarschijf.extract.scan.ink_pieces import Boxes, Pixels, boxes_and_areas
from jaarschijf.extract.scan.tesseract import Found, Gray, Libraries, stroke_of
from jaarschijf.schema.geometry import middle_of, union

_TOO_HIGH = 1.2  # times the usual font size, or that of its ink: a box is not that of the letters
_SHORT, _AS_HIGH = 3, 0.85  # letters of a word; its width, in that of common type as high as its box
_LAP = 0.1  # of the usual font size: how far two words may seem to lie over each other
_BESIDE = 0.7  # of the usual font size: how far ink of the line may lie beyond the words' boxes
_SPACE = 0.12  # of the usual font size: the least between two words
_JOINED = 0.1  # of the font size: the most between two letters of a word
_AGAINST = 0.05  # of the font size: no space is as narrow
_FITS = 0.93  # of the usual width for its text: a word has room for it
_EVEN = 0.35  # how much wider or narrower than the others a word may come out
# Letters' widths as shares of the font size, about the same in all fonts for running text.
_NARROW, _SLIM, _WIDE, _CAPITAL, _FIGURE, _OTHER = 0.26, 0.34, 0.82, 0.64, 0.54, 0.51


def set_width(text: str) -> float:
    """How wide a text is set in a common font, in font sizes."""
    return sum(map(_letter_width, text))


def _letter_width(letter: str) -> float:
    if letter in "ijl|.,:;!'’I":
        return _NARROW
    if letter in "ftr()[]-/":
        return _SLIM
    if letter in "mwMW–—%€":
        return _WIDE
    if letter.isdigit():
        return _FIGURE
    return _CAPITAL if letter.isupper() else _OTHER


@dataclass(frozen=True, slots=True)
class _Inked:
    """The ink of a page: as an image, and the boxes of its pieces."""

    image: Gray
    pieces: Boxes
    scale: float


def placed(found: Sequence[Found], ink: Gray, scale: float, libraries: Libraries) -> list[Found]:
    """The words, those whose boxes were guessed with the box of their ink. `scale` is points a pixel, `ink` 255 where it is dark."""
    lines: dict[tuple[int, int, int], list[Found]] = {}
    for word in found:
        lines.setdefault(word.line, []).append(word)
    usual = middle_of([word.font_size for word in found if len(word.text) > 3] or [0.0])
    guessed = [line for line, words in lines.items() if _are_guessed(words, usual)]
    if not guessed:
        return list(found)
    pieces = boxes_and_areas(ink, libraries.cv2)[:, :4].astype(np.float64)
    inked = _Inked(ink, pieces, scale)
    told = {line: _by_ink(lines[line], inked, usual) or lines[line] for line in guessed}
    return [word for line, words in lines.items() for word in told.get(line, words)]


def with_rests(found: Sequence[Found], short: Sequence[Found]) -> tuple[list[Found], list[Found]]:
    """The words with the letters that were read by themselves, for they stand right beside a word: its own, left out of its box
    or, where that is wide enough for its text, out of the text too. Besides, the short words that are left."""
    shares = [_share(word) for word in found if len(word.text) > 3]
    if not shares:
        return list(found), list(short)
    words, left = list(found), []
    for letters in short:
        at = next((at for at, word in enumerate(words) if letters.text.isalpha() and _touches(letters, word)), None)
        if at is None:
            left.append(letters)
            continue
        word = words[at]
        lacks = word.text.isalpha() and _share(word) > _FITS * middle_of(shares)
        parts = sorted((letters, word), key=lambda part: part.box.x0)
        text = "".join(part.text for part in parts) if lacks else word.text
        words[at] = replace(word, text=text, box=union((letters.box, word.box)))
    return words, left


def _share(word: Found) -> float:
    """How wide a word is, in what its text would be in a common font."""
    return word.box.width / (word.font_size * set_width(word.text))


def _touches(letters: Found, word: Found) -> bool:
    near = _JOINED * word.font_size
    gaps = (letters.box.x0 - word.box.x1, word.box.x0 - letters.box.x1)
    return word.box.top < letters.box.center[1] < word.box.bottom and any(-near < gap < near for gap in gaps)


def joined(found: Sequence[Found]) -> list[Found]:
    """The words, those of a line whole again between whose letters there is no space: `Meer` and `jarige`."""
    lines: dict[tuple[int, int, int], list[Found]] = {}
    for word in sorted(found, key=lambda word: word.box.x0):
        line = lines.setdefault(word.line, [])
        if line and _go_on(line[-1], word):
            box, sure = union((line[-1].box, word.box)), min(line[-1].confidence, word.confidence)
            line[-1] = replace(line[-1], text=line[-1].text + word.text, box=box, confidence=sure)
        else:
            line.append(word)
    return [word for line in lines.values() for word in line]


def _go_on(left: Found, right: Found) -> bool:
    gap = (right.box.x0 - left.box.x1) / left.font_size
    return left.text[-1].isalpha() and right.text[0].islower() and -_AGAINST < gap < _AGAINST


def _are_guessed(words: Sequence[Found], usual: float) -> bool:
    ordered = sorted(words, key=lambda word: word.box.x0)
    return any(_lap(left, right, usual) for left, right in pairwise(ordered)) or any(
        word.font_size > _TOO_HIGH * usual and not _is_as_wide(word) for word in words
    )


def _is_as_wide(word: Found) -> bool:
    """Whether a long word is as wide as type of the height of its box is: a title's."""
    return len(word.text) > _SHORT and word.box.width > _AS_HIGH * word.font_size * set_width(word.text)


def _lap(left: Found, right: Found, usual: float) -> bool:
    return right.box.x0 < left.box.x1 - _LAP * usual


def _by_ink(words: Sequence[Found], inked: _Inked, usual: float) -> list[Found] | None:
    """The words of a line, each on its share of the line's ink; None where that can't be told."""
    ordered = sorted(words, key=lambda word: (word.box.x0, word.box.x1))
    pieces = _pieces_of(ordered, inked, usual)
    groups = _grouped(pieces, len(ordered), _SPACE * usual / inked.scale)
    if groups is None:
        return None
    boxes = [_around(group) for group in groups]
    sizes = [box.width * inked.scale / set_width(word.text) for box, word in zip(boxes, ordered, strict=True)]
    middle = middle_of(sizes)
    if any(abs(size - middle) > _EVEN * middle for size in sizes):
        return None
    moved = [
        replace(word, box=box.in_points(inked.scale), stroke=stroke_of(inked.image[box.within]))
        for word, box in zip(ordered, boxes, strict=True)
    ]
    lapped = {id(word) for pair in pairwise(ordered) if _lap(*pair, usual) for word in pair}
    return [
        new if old.font_size > _TOO_HIGH * new.font_size or id(old) in lapped else old
        for old, new in zip(ordered, moved, strict=True)
    ]


def _pieces_of(words: Sequence[Found], inked: _Inked, usual: float) -> Boxes:
    """The pieces of ink of a line, left to right: those whose middle lies within it, and none that reaches over other lines."""
    top, bottom = (middle_of(word.box[side] for word in words) / inked.scale for side in (1, 3))
    left, right = min(word.box.x0 for word in words), max(word.box.x1 for word in words)
    reach = _BESIDE * usual
    middle = (inked.pieces[:, 1] + inked.pieces[:, 3]) / 2
    within = inked.pieces[
        (middle > top)
        & (middle < bottom)
        & (inked.pieces[:, 3] - inked.pieces[:, 1] < 1.5 * usual / inked.scale)
        & (inked.pieces[:, 2] * inked.scale > left - reach)
        & (inked.pieces[:, 0] * inked.scale < right + reach)
    ]
    found: Boxes = within[np.argsort(within[:, 0])]
    return found


def _grouped(pieces: Boxes, count: int, least: float) -> list[Boxes] | None:
    """Pieces in so many groups, parted by the widest gaps between them; None where there are no such gaps of `least` pixels."""
    if len(pieces) < count:
        return None
    reached = np.maximum.accumulate(pieces[:, 2])
    gaps = pieces[1:, 0] - reached[:-1]
    widest = np.sort(np.argsort(-gaps, kind="stable")[: count - 1])
    if count > 1 and gaps[widest].min() < least:
        return None
    return np.split(pieces, widest + 1)


def _around(pieces: Boxes) -> Pixels:
    left, top = pieces[:, :2].min(axis=0)
    right, bottom = pieces[:, 2:].max(axis=0)
    return Pixels(int(left), int(top), int(right), int(bottom))
