"""Letters of words that stand apart all over a page, as where a font tells other widths than it has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from jaarschijf.schema.geometry import Word

_SAME_LINE = 1.0  # points
_MANY_WORDS, _OFTEN = 30, 5


def letters_apart(words: Sequence[Word]) -> bool:
    """Whether so many words of a page are single letters, or so many letters are parted from what follows, that words can't be told."""
    lettered = [word for word in words if word.text.isalpha()]
    if len(lettered) < _MANY_WORDS:
        return False
    if sum(len(word.text) == 1 for word in lettered) > 0.5 * len(lettered):
        return True
    # Letters that a font gives a wrong width: what follows is parted from each of them.
    parted = Counter(one.text for one, other in pairwise(lettered) if len(one.text) == 1 and _parts(one, other))
    return any(count >= _OFTEN for count in parted.values())


def _parts(letter: Word, word: Word) -> bool:
    on_one_line = abs(letter.box[1] - word.box[1]) < _SAME_LINE
    near = 0 < word.box[0] - letter.box[2] < letter.size
    return letter.text.islower() and letter.text not in "aou" and word.text.islower() and on_one_line and near
