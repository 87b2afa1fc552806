"""Texts beside each other that each have a thick edge drawn at their left and nothing else, as cards on a web page have: a box each."""

from __future__ import annotations

from collections.abc import Sequence

from jaarschijf.extract.tables.box_grids import is_labelled
from jaarschijf.extract.tables.rulings import REACH, SNAP, nearest_level, positions_to_levels
from jaarschijf.extract.wording.vocabulary import Vocabulary
from jaarschijf.schema.geometry import Box, Rule, Word, words_within

_THICK, _SHORTEST = 1.5, 20.0  # points: borders of a table are thinner
_LEAST_COLUMNS, _MOST_EDGES = 2, 60  # more are a drawing
_NEAR = 30.0  # points between an edge and its text, at most


def edged_texts(rules: Sequence[Rule], words: Sequence[Word], vocabulary: Vocabulary) -> list[tuple[Rule, Box]]:
    """Such edges of a page with the boxes of their texts, in each of which who acts or when is said under its label; none where one of
    the thick uprights that stand by themselves is no such edge: they are of a table."""
    edges = [rule for rule in rules if rule.direction == "v" and _is_thick(rule.box)]
    if not _LEAST_COLUMNS <= len(edges) <= _MOST_EDGES:
        return []
    level = [rule.box for rule in rules if rule.direction == "h"]
    edges = [edge for edge in edges if not any(_meet(edge.box, box) for box in level)]
    lefts = positions_to_levels(edge.box.x0 for edge in edges)
    if len(lefts) < _LEAST_COLUMNS or not any(_stand_beside(a.box, b.box) for a in edges for b in edges):
        return []
    found = [(edge, _text_box(edge.box, lefts, words)) for edge in edges]
    return found if all(_holds_text(box, lefts[0], words, vocabulary) for _, box in found) else []


def without_edges(rules: list[Rule], edged: Sequence[tuple[Rule, Box]]) -> list[Rule]:
    """The rules that are none of these edges."""
    if not edged:
        return rules
    edges = {id(edge) for edge, _ in edged}
    return [rule for rule in rules if id(rule) not in edges]


def _is_thick(box: Box) -> bool:
    return box.width >= _THICK and box.height >= _SHORTEST


def _meet(upright: Box, level: Box) -> bool:
    across = level.x0 - REACH <= upright.x1 and upright.x0 <= level.x1 + REACH
    return across and upright.top - REACH <= level.bottom and level.top <= upright.bottom + REACH


def _stand_beside(one: Box, other: Box) -> bool:
    return other.x0 - one.x1 > SNAP and abs(one.top - other.top) <= SNAP


def _text_box(edge: Box, lefts: Sequence[float], words: Sequence[Word]) -> Box:
    """From an edge up to the next column of them, or to the end of the text beside the last one."""
    after = [left for left in lefts if left > nearest_level(lefts, edge.x0) + SNAP]
    beside = (word.box.x1 for word in words if edge.top < word.box.center[1] < edge.bottom)
    right = after[0] - SNAP if after else max(beside, default=edge.x1) + 1
    return Box(edge.x0, edge.top, max(right, edge.x1), edge.bottom)


def _holds_text(box: Box, first: float, words: Sequence[Word], vocabulary: Vocabulary) -> bool:
    """Whether the text at an edge begins near its upper end, is labelled and crosses no edge, and nothing stands before the `first`."""
    own = words_within(words, box)
    if not own or min(word.box.x0 for word in own) - box.x0 > _NEAR or own[0].box.top - box.top > own[0].size:
        return False
    level = [word.box for word in words if box.top < word.box.center[1] < box.bottom]
    crossed = any(word.x0 < first or word.x0 < box.x0 < word.x1 or word.x0 < box.x1 < word.x1 for word in level)
    return not crossed and is_labelled(own, vocabulary)
