"""Shaded boxes under each other, with columns in each: cards, of which one is read to its end before the next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from jaarschijf.extract.text.alignment import is_row_number, text_lines
from jaarschijf.extract.text.lines import words_to_lines
from jaarschijf.extract.wording.labels import is_side_label
from jaarschijf.schema.flow import Line
from jaarschijf.schema.geometry import Box, Word, words_within

_EDGE = 1.5  # points
_LEAST_CARDS, _LEAST_LINES = 2, 4
_WHITE = 1.0  # of the font size: between columns, at least
_MOSTLY = 0.7  # of the cards have text at both sides


@dataclass(frozen=True, slots=True)
class Card:
    """Such a box, and the words of each of its columns."""

    box: Box
    columns: list[list[Word]]


def cards(words: Sequence[Word], panels: Sequence[Box]) -> list[Card]:
    """The `panels` that are cards, top to bottom: those as wide that stand under each other, through which white runs at one place."""
    alike: dict[tuple[int, int], list[Box]] = defaultdict(list)
    for panel in panels:
        alike[round(panel.x0 / _EDGE), round(panel.x1 / _EDGE)].append(panel)
    found = [card for group in alike.values() if len(group) >= _LEAST_CARDS for card in _cards(words, group)]
    return sorted(found, key=lambda card: (card.box.top, card.box.x0))


def beside_each_other(words: Sequence[Word], panels: Sequence[Box], tables: Sequence[Box]) -> list[Card]:
    """The `panels` that stand in rows, and no table in them, each as a card of one column: none is read line by line with what is
    beside it. Where one begins half way another, they are of columns, and none is found."""
    free = [panel for panel in panels if not any(panel.intersection(table) > 0 for table in tables)]
    pairs = [(one, other) for one, other in combinations(free, 2) if _stand_beside(one, other)]
    if any(abs(one.top - other.top) > _EDGE for one, other in pairs):
        return []
    beside = sorted({panel for pair in pairs for panel in pair}, key=lambda box: (box.top, box.x0))
    texts = [(panel, words_within(words, panel, margin=_EDGE)) for panel in beside]
    return [Card(panel, [text]) for panel, text in texts if text]


def _stand_beside(one: Box, other: Box) -> bool:
    """Whether two boxes share some height, and white is between them."""
    level = min(one.bottom, other.bottom) - max(one.top, other.top)
    return max(one.x0 - other.x1, other.x0 - one.x1) > _EDGE and level > _EDGE


def _cards(words: Sequence[Word], panels: Sequence[Box]) -> list[Card]:
    """The panels of one width as cards; none where no white runs through all of them between texts."""
    texts = [words_within(words, panel, margin=_EDGE) for panel in panels]
    every = [word for text in texts for word in text]
    edges = [edge for edge in _whites(every) if _stand_at_both_sides(texts, edge)]
    if not edges:
        return []
    return [Card(panel, _columns(text, edges)) for panel, text in zip(panels, texts, strict=True)]


def _whites(words: Sequence[Word]) -> list[float]:
    """The middle (x) of the white that no word enters; what is between a number and its text is none."""
    found: list[float] = []
    end: float | None = None
    before: list[Word] = []
    for word in sorted(words, key=lambda word: word.box[0]):
        apart = end is not None and word.box[0] - end > _WHITE * word.size
        if apart and not all(is_row_number(one.text.strip(".")) for one in before):
            found.append(((end or 0.0) + word.box[0]) / 2)
            before = []
        end = max(end or 0.0, word.box[2])
        before.append(word)
    return found


def _stand_at_both_sides(texts: Sequence[Sequence[Word]], edge: float) -> bool:
    """Whether most of the texts have words at both sides of an edge, in lines enough over all of them."""
    both = [text for text in texts if len({word.box[0] < edge for word in text}) > 1]
    if len(both) < max(_LEAST_CARDS, _MOSTLY * len(texts)):
        return False
    return all(
        sum(len({round(word.box[3]) for word in text if (word.box[0] < edge) is side}) for text in both) >= _LEAST_LINES
        for side in (True, False)
    )


def _columns(text: Sequence[Word], edges: Sequence[float]) -> list[list[Word]]:
    columns: list[list[Word]] = [[] for _ in range(len(edges) + 1)]
    for word in text:
        columns[sum(word.box[0] > edge for edge in edges)].append(word)
    # Who acts and when may stand before what is agreed, and is told after it.
    return sorted(filter(None, columns), key=lambda column: is_side_label(text_lines(column)[0]))


def card_lines(card: Card, page: int) -> list[list[Line]]:
    """The lines of a card, column after column."""
    return [words_to_lines(column, page) for column in card.columns]
