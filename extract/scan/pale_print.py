"""Print that is as pale as a shade, such as small labels in grey: a recogniser passes over it."""

from __future__ import annotations

import numpy as np

from jaarschijf.extract.scan.ink_pieces import pixels
from jaarschijf.extract.scan.tesseract import Gray, Libraries

_PALE, _PALEST, _DARK = 130, 215, 40  # grey levels, on white paper: of the darkest in a word, and what it becomes
_WORD, _EDGE = 3.0, 1.0  # points: no farther apart are its letters; in which they fade into the paper
_LEAST, _HIGHEST = 4.0, 16.0  # points, of a word


def with_pale_print(image: Gray, ink: Gray, scale: float, libraries: Libraries) -> Gray:
    """The picture with its pale words as dark as others; `ink` is 255 where anything is printed, `scale` points a pixel."""
    cv2 = libraries.cv2
    around = np.ones((pixels(_EDGE, scale), pixels(_WORD, scale)), np.uint8)
    count, words, stats, _ = cv2.connectedComponentsWithStats(cv2.dilate(ink, around))
    darkest = np.full(count, 255, np.uint8)
    np.minimum.at(darkest, words[ink > 0], image[ink > 0])
    width, height = stats[:, cv2.CC_STAT_WIDTH] * scale, stats[:, cv2.CC_STAT_HEIGHT] * scale
    pale = (darkest > _PALE) & (darkest < _PALEST) & (width > _LEAST) & (height > _LEAST) & (height < _HIGHEST)
    pale[0] = False
    if not pale.any():
        return image
    more = np.where(pale, (255.0 - _DARK) / np.maximum(255.0 - darkest, 1.0), 1.0).astype(np.float32)
    found: Gray = np.clip(255.0 - (255.0 - image) * more[words], 0, 255).astype(np.uint8)
    return found
