"""Lists that are one agreement, each item of which says by its label what it tells: `• Wat: …`, `• Wie: …`, `• Wanneer: …`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jaarschijf.extract.agreements.stitched import StitchedTable
from jaarschijf.extract.wording.bullets import WEAK_BULLETS, is_glyph
from jaarschijf.extract.wording.labels import labels
from jaarschijf.extract.wording.vocabulary import AGREED, Role, Vocabulary
from jaarschijf.schema.flow import Block, Line

_ACTS: tuple[Role, ...] = ("trekker", "gereed")

_Told = dict[Role, Block]


def lists_as_texts(flow: Iterable[Block | StitchedTable], vocabulary: Vocabulary) -> Iterator[Block | StitchedTable]:
    """The flow with each such list made one paragraph, what is agreed first."""
    held: _Told = {}
    for item in flow:
        role = _role(item, vocabulary) if isinstance(item, Block) else None
        if held and (role is None or role in held):
            yield from _one(held)
            held = {}
        if role is not None and isinstance(item, Block):
            held[role] = item
        else:
            yield item
    yield from _one(held)


def _role(block: Block, vocabulary: Vocabulary) -> Role | None:
    """What the label says that an item or a paragraph begins with."""
    if block.kind not in ("item", "paragraph"):
        return None
    said = labels(_without_mark(block.lines[0]).words, vocabulary)
    return said[0][0] if said else None


def _one(told: _Told) -> Iterator[Block]:
    """The blocks that were told, as one where they say what is agreed, and who acts or when."""
    agreed = [role for role in told if role in AGREED]
    if not agreed or not any(role in told for role in _ACTS) or not any(b.kind == "item" for b in told.values()):
        yield from told.values()
        return
    ordered = [told[role] for role in sorted(told, key=lambda role: role not in AGREED)]
    lines = [line for b in ordered for line in (_without_mark(b.lines[0]), *b.lines[1:])]
    yield Block("paragraph", lines, text=" ".join(line.text for line in lines))


def _without_mark(line: Line) -> Line:
    mark, *words = line.words
    return Line(line.page, words) if words and (is_glyph(mark.text) or mark.text in WEAK_BULLETS) else line
