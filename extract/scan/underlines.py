"""Words of a picture that a line is drawn under: so close that it is no ruling line."""

from __future__ import annotations

from jaarschijf.extract.pdf.lined_words import with_lined
from jaarschijf.extract.scan.ink_pieces import SHORTEST_LINE, pieces_of, pixels
from jaarschijf.extract.scan.picture_rules import strokes, thin
from jaarschijf.extract.scan.tesseract import Gray, Libraries
from jaarschijf.schema.geometry import Rule, Word

_THICKEST = 3.0  # points
_FEET = 0.8  # of the height of a word's box, from its top: what is higher are the feet of blurred letters


def with_underlined(words: list[Word], ink: Gray, scale: float, libraries: Libraries) -> list[Word]:
    """The words, those with a line of their length right under them as if in bold; `ink` is 255 where it is dark and no ruling line
    runs, `scale` points a pixel."""
    cv2 = libraries.cv2
    pieces = pieces_of(strokes(ink, "h", pixels(SHORTEST_LINE, scale), cv2), cv2)
    boxes = [piece.in_points(scale) for piece in pieces]
    return with_lined(words, [Rule("h", thin(box, "h")) for box in boxes if box.height <= _THICKEST], highest=_FEET)
