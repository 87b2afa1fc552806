"""Labels that stand as titles over their texts, each on a line of its own: `Wie`, `Wanneer` under what is agreed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from jaarschijf.extract.agreements.stitched import StitchedTable
from jaarschijf.extract.agreements.who_acts import who_and_when
from jaarschijf.extract.wording.labels import with_colon
from jaarschijf.extract.wording.prose_wording import says
from jaarschijf.extract.wording.vocabulary import Role, Vocabulary
from jaarschijf.schema.flow import Block, Line

_LABEL_WORDS, _QUESTION_WORDS, _LONGEST = 3, 5, 14  # words, of a label or a question, and of what stands under it
_HELD = 6  # blocks
_SURE = 95.0
_SHORT: tuple[Role, ...] = ("trekker", "gereed")


def before_their_texts(
    flow: Iterable[Block | StitchedTable], vocabulary: Vocabulary
) -> Iterator[Block | StitchedTable]:
    """The flow with titles that label a few words under them, or what is agreed over such a one, set before these: `Wie: gemeente`."""
    held: list[Block | StitchedTable] = []
    for item in flow:
        held.append(item)
        if len(held) == _HELD:
            yield from _first(held, vocabulary)
    while held:
        yield from _first(held, vocabulary)


def with_who_and_when(
    flow: Iterable[Block | StitchedTable], actors: re.Pattern[str]
) -> Iterator[Block | StitchedTable]:
    """The flow with lines right under a text that tell who acts and when, set as no text is for their colour, as texts too:
    `Woonborg – Q2 2030`."""
    before: Block | StitchedTable | None = None
    for item in flow:
        under = isinstance(before, Block) and before.kind in ("paragraph", "item")
        if under and isinstance(item, Block) and item.kind == "heading" and len(item.lines) == 1:
            (line,) = item.lines
            if not all(word.bold for word in line.words) and who_and_when(line.words, actors):
                item = replace(item, kind="paragraph", marker=None)
        yield item
        before = item


def _first(held: list[Block | StitchedTable], vocabulary: Vocabulary) -> Iterator[Block | StitchedTable]:
    title, *rest = held
    text = rest[0] if rest else None
    if not isinstance(title, Block) or not isinstance(text, Block) or text.kind in ("heading", "contents"):
        yield held.pop(0)
        return
    role = _labels(title, vocabulary)
    few = len(text.text.split()) <= _LONGEST and text.text[-1:] not in ".:;"
    agreed = role == "jaarafspraak" and _is_told_by_whom(rest, vocabulary)
    if not agreed and (role not in _SHORT or not few):
        yield held.pop(0)
        return
    first, *others = text.lines
    del held[:2]
    lines = [Line(first.page, [*with_colon(title.lines[0].words), *first.words]), *others]
    yield replace(text, kind="paragraph", marker=None, lines=lines, text=f"{title.text.rstrip(':')}: {text.text}")


def _is_told_by_whom(rest: list[Block | StitchedTable], vocabulary: Vocabulary) -> bool:
    """Whether the first title after the paragraphs of what is agreed labels who acts, or when."""
    after = next((item for item in rest if not isinstance(item, Block) or item.kind != "paragraph"), None)
    return isinstance(after, Block) and after is not rest[0] and _labels(after, vocabulary) in _SHORT


def _labels(block: Block, vocabulary: Vocabulary) -> Role | None:
    """The field that a title is the label of; None where it is over more."""
    asked = block.text.endswith("?")
    longest = _QUESTION_WORDS if asked else _LABEL_WORDS
    if block.kind != "heading" or len(block.lines) > 1 or len(block.lines[0].words) > longest:
        return None
    heading = vocabulary.heading(block.text.rstrip(":?"))
    if heading.role in _SHORT and block.marker is not None:
        # `1.2 Uitvoering` is over a part of the chapter.
        return None
    # `Wat gaan we doen?` may be over all that is agreed.
    return heading.role if heading.score >= _SURE and (asked or not says("announces", block.text)) else None
