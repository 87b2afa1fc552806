"""How much of the strokes of small print is blur: the same as of larger type, and so a larger part of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from jaarschijf.extract.scan.tesseract import Found
from jaarschijf.schema.geometry import middle_of

Line = TypeVar("Line")

_BLUR = 0.4  # points, as it usually is
_LONG = 3  # letters: the strokes of longer words tell
_ALIKE, _LEAST, _THIN = 0.1, 6, 0.3  # of a size; words of one size; of them, those that are surely not bold


def added_by_blur(
    lines: Mapping[Line, Sequence[Found]], sizes: Mapping[Line, float], scale: float
) -> dict[Line, float]:
    """By how many pixels the strokes of each line are thicker than those of the text would be at its size: as the thinner ones of
    its size tell, where there are enough, and never so thick as the text's own. `sizes` are points, `scale` points a pixel."""
    words = [(sizes[line], word.stroke) for line, found in lines.items() for word in found if len(word.text) > _LONG]
    text = middle_of([size for size, _ in words] or [1.0])
    usual = middle_of([stroke / size for size, stroke in words] or [0.0])
    added: dict[Line, float] = {}
    for line, size in sizes.items():
        near = sorted(stroke for other, stroke in words if abs(other - size) < _ALIKE * size) if size < text else []
        told = near[int(_THIN * len(near))] - usual * size if len(near) >= _LEAST else _BLUR / scale * (1 - size / text)
        added[line] = max(0.0, min(told, usual * (text - size)))
    return added
