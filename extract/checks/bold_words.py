"""Bold words of which hardly one stands elsewhere in the document or is Dutch: the font of the headings no longer tells its letters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from jaarschijf.extract.wording.lexicon import Lexicon
from jaarschijf.schema.flow import Layout
from jaarschijf.schema.problems import PRINT_ANEW, Problem

_LEAST, _LETTERS = 6, 5  # different words, letters of each
_ELSEWHERE, _DUTCH = 0.25, 0.15  # of them
_SAMPLE = 16  # words: each that is looked up takes long


class BoldWords:
    """Looks at a document's bold words; a warning where they are none."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._counts: Counter[str] = Counter()

    def add(self, layout: Layout) -> None:
        """Look at one more page."""
        if layout.page.method == "text":
            self._counts.update([word.text for word in layout.page.words if word.bold])

    def told(self) -> Iterator[Problem]:
        """The warning, once all pages were looked at."""
        words = {text: count for text, count in self._counts.items() if len(text) >= _LETTERS and text.isalpha()}
        elsewhere = sum(self._lexicon.count_of(text) > count for text, count in words.items())
        if len(words) < _LEAST or elsewhere >= _ELSEWHERE * len(words):
            return
        sample = list(islice(words, _SAMPLE))
        # What comes back is no surer: it is as garbled each time.
        if sum(self._lexicon.is_dutch(text) for text in sample) < _DUTCH * len(sample):
            message = "hardly one of the bold words is Dutch: their font no longer tells which letters it draws"
            yield Problem(code="letters-odd", message=message, hint=PRINT_ANEW)
