"""How far an agreement in prose goes: which blocks hang under the one that it begins with."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from itertools import pairwise, takewhile
from math import inf
from string import ascii_lowercase

from jaarschijf.extract.agreements.clauses import block_number, is_aside, is_beside, is_small, text_edge
from jaarschijf.extract.agreements.lead_ins import has_its_label, is_labelled
from jaarschijf.extract.agreements.who_acts import who_and_when
from jaarschijf.extract.wording.labels import is_side_label, labels
from jaarschijf.extract.wording.vocabulary import Role, Vocabulary
from jaarschijf.schema.flow import Block

_SET_IN = 6.0  # points
_BESIDE = 3.0  # points between texts that begin at one side


def until_aside(body: Sequence[Block], vocabulary: Vocabulary) -> list[Block]:
    """The blocks up to one that is no part of the agreement: an aside, or any text after its labelled lines."""
    kept: list[Block] = []
    labelled = False
    for block in body:
        roles = [role for line in block.lines for role, _ in labels(line.words, vocabulary)]
        has_label = bool(roles)
        if not has_label and (labelled or is_aside(block, body[0])):
            break
        # What is agreed may have more paragraphs than the first.
        labelled = roles[-1] != "jaarafspraak" if roles else labelled
        kept.append(block)
    return kept


def under_number(blocks: Sequence[Block]) -> list[Block]:
    """The paragraphs under the first of these blocks, which is no more than a number, and a list among them after a colon."""
    below: list[Block] = []
    for block in blocks[1:]:
        listed = block.kind == "item" and any(above.text.endswith(":") for above in below)
        if not (listed or block.kind == "paragraph") or block_number(block) not in (None, *"abcdefghij"):
            break
        below.append(block)
    return below


def in_panel(heading: Block, body: Sequence[Block]) -> Sequence[Block]:
    """The blocks under the heading of an agreement that a box is drawn around: up to one outside of it."""
    return list(takewhile(lambda block: block.panel is not None, body)) if heading.panel is not None else body


def set_in_alike(heading: Block, body: Sequence[Block]) -> list[Block]:
    """The blocks under the heading of an agreement up to one that stands further out than the first does: it is of the text
    around the agreement, or in the margin."""
    if not body:
        return []
    lines = body[0].lines
    edge = min(line.box.x0 for line in lines) - _BESIDE
    told = len(lines) > 1 or abs(lines[0].box.x0 - heading.lines[0].box.x0) < _BESIDE
    for at, block in enumerate(body):
        if is_side_label(block.lines[0].words):
            # Who acts and when may stand beside it.
            continue
        moved = block.page != body[0].page or (at > 0 and is_beside(block, body[at - 1]))
        in_margin = block.page == body[0].page and is_small(block, lines[0].words[0].size)
        if block.lines[0].box.x0 < edge and (in_margin or (told and not moved)):
            return list(body[:at])
        told = told and not moved
    return list(body)


def tells_who(body: Sequence[Block], vocabulary: Vocabulary) -> bool:
    """Whether one line of these blocks, none of which is an item, says who acts behind a label, under a text without one."""
    if not body or any(block.kind == "item" for block in body) or labels(body[0].lines[0].words, vocabulary):
        return False
    return sum(role == "trekker" for b in body for line in b.lines for role, _ in labels(line.words, vocabulary)) == 1


def is_over_label_of_who(blocks: Sequence[Block], vocabulary: Vocabulary) -> bool:
    """Whether the line right under the first of these blocks, or under its first line, says behind a label who acts:
    `Trekker: gemeente`."""
    first, *others = blocks[:2]
    if labels(first.lines[0].words, vocabulary):
        return False
    below = [*first.lines[1:], *(block.lines[0] for block in others if block.kind == "paragraph")]
    roles = [role for line in below for role, _ in labels(line.words, vocabulary)]
    return roles[:1] == ["trekker"]


def clause_length(
    blocks: Sequence[Block],
    number: str | None,
    vocabulary: Vocabulary,
    actors: re.Pattern[str],
    *,
    themed: bool,
    over: Container[Role | None] = (),
) -> int:
    """How many blocks a clause or a bullet takes, with what hangs under it: bullets after a colon, indented paragraphs and
    labelled lines. `themed`: it stands under a theme. `over`: what is said over it, as a goal, which the next of its kind ends."""
    first, count = blocks[0], 1
    edge, text_x0 = first.lines[0].box.x0, text_edge(first)
    colon, lettered = first.text.endswith(":"), number is not None and number in ascii_lowercase
    own_label = themed and is_labelled(first, vocabulary)
    for at, (above, block) in enumerate(pairwise(blocks), 1):
        below = blocks[at + 1].marker if at + 1 < len(blocks) else None
        x0 = block.lines[0].box.x0
        if is_beside(block, above):
            # In the next column all stands further to the right.
            edge = x0 if block.marker == first.marker else -inf
            text_x0 = _edge_of_next(blocks[at:]) if text_x0 > 0 else text_x0
        elif block.page > above.page and text_x0 > 0 and x0 < text_x0 - _SET_IN:
            # In the first column of the next page, further to the left.
            text_x0 = _edge_of_next(blocks[at:])
        inside = x0 > edge + _SET_IN and block.page - first.page <= 1
        listed = colon and block.kind == "item" and block.marker != first.marker
        hangs = block.kind == "paragraph" and number is not None and abs(x0 - text_x0) < _BESIDE
        begun = block_number(block)
        # `c.` after `b. … in:`, with a list under that.
        beside = lettered and begun is not None and x0 < edge + _SET_IN
        if block.kind == "heading" or begun not in (None, *"abcdefghij") or beside:
            break
        said = labels(block.lines[0].words, vocabulary) if block.kind == "paragraph" else []
        # What stands further out explains all of a list.
        if said and said[0][0] in over:
            break
        labelled = bool(said) and (said[0][0] != "toelichting" or x0 > edge - _SET_IN)
        under = block.kind == "item" and inside and (colon or number is not None or first.kind == "item")
        told = block.kind == "paragraph" and who_and_when(block.lines[-1].words, actors)
        # What is set in as the text of an item between two of its list goes on with it.
        on = (
            first.kind == "item" and block.kind == "paragraph" and abs(x0 - text_x0) < _BESIDE and below == first.marker
        )
        belongs = listed or hangs or labelled or under or told or on
        aside = is_aside(block, first) and not labelled
        if not belongs or aside or (labelled and own_label and has_its_label(block, first)):
            break
        count += 1
    return count


def _edge_of_next(blocks: Sequence[Block]) -> float:
    """Where the text stands of the next clause with a number that hangs out, in points; -1 when there is none."""
    return next((text_edge(block) for block in blocks if block_number(block) is not None), -1.0)
