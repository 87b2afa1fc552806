"""Words of a picture that are hardly legible, in what rows say: the recogniser's best guess stands there as if it were read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from jaarschijf.extract.agreements.confidence import doubt, doubted
from jaarschijf.schema.document import Passage, Row
from jaarschijf.schema.flow import Layout
from jaarschijf.schema.geometry import Word

# What the recogniser is less sure of is mostly wrong; of a few letters, less sure still.
_LEGIBLE, _LEAST_LETTERS, _SHORT_IS_LEGIBLE = 0.5, 4, 0.4


class UnsureWords:
    """The words of the pages that hardly are legible, by page."""

    def __init__(self) -> None:
        self._words: defaultdict[int, list[Word]] = defaultdict(list)

    def add(self, layout: Layout) -> None:
        """Note those of one more page."""
        page = layout.page
        if page.method == "ocr":
            self._words[page.number] += filter(_is_unsure, page.words)

    def doubted(self, rows: Iterable[Row]) -> list[Row]:
        """The rows, with a doubt where such words stand in their texts."""
        return [self._doubted(row) if self._words else row for row in rows]

    def _doubted(self, row: Row) -> Row:
        words = dict.fromkeys(word for passage in _passages(row) for word in self._in(passage))
        if not words:
            return row
        message = f"hardly legible in the picture: {', '.join(words)}"
        return doubted(row, doubt("letters-unsure", message, row.page))

    def _in(self, passage: Passage) -> Iterator[str]:
        for page, x0, top, x1, bottom in passage.boxes:
            for word in self._words.get(page, ()):
                x, y = word.box.center
                if x0 <= x <= x1 and top <= y <= bottom:
                    yield word.text


def _is_unsure(word: Word) -> bool:
    letters = sum(map(str.isalnum, word.text))
    return letters > 0 and word.confidence < (_LEGIBLE if letters >= _LEAST_LETTERS else _SHORT_IS_LEGIBLE)


def _passages(row: Row) -> Sequence[Passage]:
    own = (row.doelstelling, row.kaderafspraak, row.toelichting, row.trekker, row.gereed, *row.jaarafspraken.values())
    return [passage for passage in own if passage is not None]
