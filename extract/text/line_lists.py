"""Lists of which each item is a line, without white or marks to tell: what a heading announces in few words each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from jaarschijf.extract.text.body_type import BodyType
from jaarschijf.extract.wording.prose_wording import says
from jaarschijf.schema.flow import Block

_LEAST = 3
_IN_NAMES = frozenset(("van", "de", "den", "der", "het", "en", "te", "in", "op", "'t"))
_GO_ON = (".", ",", ";", ":", "-")


def lines_apart(blocks: Sequence[Block], body: BodyType) -> Iterator[Block]:
    """The blocks, with each line a block of its own where all lines under a heading that announces agreements begin as sentences
    do, end as none, and could have held more."""
    for above, block in zip([None, *blocks], blocks, strict=False):
        announced = above is not None and above.kind == "heading" and says("announces", " ".join(_texts(above)))
        if announced and block.kind == "paragraph" and _are_items(block, body):
            yield from (Block("item", [line]) for line in block.lines)
        else:
            yield block


def _texts(block: Block) -> list[str]:
    return [line.text for line in block.lines]


def _are_items(block: Block, body: BodyType) -> bool:
    if any(map(_is_name, _texts(block))):
        # Who agree stand so under the title of the document.
        return False
    begin = all(text[0].isupper() or text[0].isdigit() for text in _texts(block))
    end = not any(text.endswith(_GO_ON) for text in _texts(block))
    room = all(
        above.box.width + below.words[0].box.width + above.words[0].size < body.width
        for above, below in pairwise(block.lines)
    )
    return len(block.lines) >= _LEAST and begin and end and room


def _is_name(text: str) -> bool:
    return all(word[0].isupper() or word in _IN_NAMES for word in text.split())
