"""Drop caps: the first letter of a paragraph, set as high as its first lines, is the first letter of the word beside it."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace

from jaarschijf.schema.geometry import Box, Word

_LARGER = 1.8  # times the letters beside it
_TOUCHING = 0.25  # of its own size: between it and the rest of its word


def join_drop_caps(words: list[Word]) -> list[Word]:
    """The words of a page with each drop cap in the word that it begins, of that word's height."""
    capitals = [place for place, word in enumerate(words) if len(word.text) == 1 and word.text.isupper()]
    joined, gone = list(words), set()
    for place in capitals:
        rest = _rest_of(words[place], words)
        if rest is not None:
            joined[rest] = _begun_by(words[place], words[rest])
            gone.add(place)
    return [word for place, word in enumerate(joined) if place not in gone] if gone else words


def _rest_of(capital: Word, words: Sequence[Word]) -> int | None:
    """Which word the capital begins: the first of the small lines that stand close beside it."""
    _, top, right, bottom = capital.box
    reach = _TOUCHING * capital.size
    beside = [
        (word.box[1], place)
        for place, word in enumerate(words)
        if -reach < word.box[0] - right < reach
        and top - reach < word.box[1] < bottom
        and word.size * _LARGER < capital.size
    ]
    if not beside:
        return None
    _, first = min(beside)
    return first if words[first].text[0].islower() and words[first].box[3] < bottom else None


def _begun_by(capital: Word, rest: Word) -> Word:
    box = Box(capital.box[0], *rest.box[1:])
    ends = array("d", [capital.box[2], *rest.ends]) if rest.ends else ()
    return replace(rest, text=capital.text + rest.text, box=box, ends=ends)
