"""Themes that stand in the running header alone, as the name of a sheet does: `Prestatieafspraken 2030 - Wonen` over one page,
`... - Zorg` over the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from jaarschijf.extract.text.alignment import line_segments
from jaarschijf.extract.text.lines import words_to_lines
from jaarschijf.extract.wording.theme_codes import theme_code
from jaarschijf.schema.flow import Block, Line, PageFlow
from jaarschijf.schema.geometry import Word
from jaarschijf.schema.table import Table

_LEAST_TITLES = 2
_LONGEST = 8  # words
# Over whatever heading stands on the page.
_RANK = (-1000.0, False, True, 0)
_BETWEEN = "-–—|:•·/,"


_Place = tuple[str, tuple[float, ...]]


@dataclass(slots=True)
class RunningTitles:
    """The lines over each page, and whether anything in the text names a theme by itself."""

    _over: list[list[list[Word]]] = field(default_factory=list)
    _filled: list[bool] = field(default_factory=list)
    _named: bool = False

    def add(self, page: PageFlow) -> None:
        """Note one more page."""
        over = [word for word in page.furniture if word.box[1] < page.page.height / 2]
        lines = words_to_lines(over, page.page.number) if over and not self._named else []
        first = next(iter(page.items), None)
        if not lines and isinstance(first, Block) and first.kind == "paragraph":
            # What differs from page to page may not have been taken for a header.
            lines = first.lines if len(first.lines) == 1 else []
        self._over.append([line_segments(line.words)[0] for line in lines])
        self._filled.append(bool(page.items))
        self._named = self._named or any(map(_names_theme, page.items))

    def headed(self, pages: Iterable[PageFlow]) -> Iterable[PageFlow]:
        """The pages, each that begins a theme with a heading for it, where no other text names any."""
        titles = [] if self._named else self._titles()
        return _Headed(pages, titles) if titles else pages

    def _titles(self) -> list[list[Word]]:
        """What of one of the lines over each page with text differs between them, and names its theme; none where that doesn't."""
        for at in range(max(map(len, self._over), default=0)):
            lines = [over[at] if len(over) > at else [] for over in self._over]
            texts = [[word.text for word in line] for line in lines if line]
            same = sum(1 for _ in takewhile(lambda words: len(set(words)) == 1, zip(*texts, strict=False)))
            titles = [_bare(line[same:]) for line in lines]
            said = [" ".join(word.text for word in words) for words in titles]
            own = {text for text, filled in zip(said, self._filled, strict=True) if filled or text}
            if len(own) >= _LEAST_TITLES and all(map(_may_be_title, own)) and 2 * sum(map(_is_theme, own)) >= len(own):
                return titles
        return []


def _bare(words: Sequence[Word]) -> list[Word]:
    first = next((at for at, word in enumerate(words) if word.text.strip(_BETWEEN)), len(words))
    return list(words[first:])


def _may_be_title(text: str) -> bool:
    return 0 < len(text.split()) <= _LONGEST and text[0].isupper() and not any(map(str.isdigit, text))


def _is_theme(text: str) -> bool:
    return theme_code(text) is not None


def _names_theme(item: Block | Table) -> bool:
    """Whether a heading, or a cell over the width of its table, merged over rows or first in one, names a theme."""
    if isinstance(item, Block):
        return item.kind == "heading" and theme_code(item.text) is not None
    wide = item.column_count
    return any(
        len(cell.words) <= _LONGEST
        and (cell.column_span == wide or cell.row_span > 1 or not cell.column)
        and theme_code(" ".join(word.text for word in cell.words)) is not None
        for cell in item.cells
        if cell.words
    )


@dataclass(frozen=True, slots=True)
class _Headed:
    pages: Iterable[PageFlow]
    titles: Sequence[list[Word]]

    def __iter__(self) -> Iterator[PageFlow]:
        before = ""
        for page, words in zip(self.pages, self.titles, strict=True):
            text = " ".join(word.text for word in words)
            if not text or text == before:
                yield page
                continue
            before = text
            heading = Block("heading", [Line(page.page.number, words)], rank=_RANK, text=text)
            own = set(map(_place, words))
            margin = [word for word in page.furniture if _place(word) not in own]
            yield replace(page, furniture=margin, items=[heading, *page.items])


def _place(word: Word) -> _Place:
    return word.text, tuple(word.box)
