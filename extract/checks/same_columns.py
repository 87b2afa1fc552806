"""What stands in the columns of a table of agreements, elsewhere in its document, and gave no rows: a table whose headings or lines
were lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jaarschijf.extract.agreements.headers import cell_text
from jaarschijf.extract.tables.landmarks import signs_off
from jaarschijf.extract.tables.open_table import table_columns
from jaarschijf.extract.text.alignment import line_segments
from jaarschijf.schema.flow import Block
from jaarschijf.schema.geometry import Word, middle_of
from jaarschijf.schema.problems import HOLD_AGAINST_ROWS, Problem
from jaarschijf.schema.table import Table, TableMethod

_SAME_BORDER = 3.0  # points
_SAME_PART, _LEAST_BORDERS = 1.0, 2  # points, borders
_SAME_SIDE = 2.0  # points
_SAME_INNER = 8.0  # points, where one of the two is told by words
_LEAST_COLUMNS, _LEAST_LINES = 3, 2
_LEAST_HEADINGS = 2
_OTHER_SIZE = 0.1  # of the font size
_LEAST_SAID = 3  # words of a text under headings
_SENTENCE = 5  # words
_MANY_FIGURES, _LEAST_LETTERS = 4, 3  # cells; letters of a word


class SameColumns:
    """The columns of tables of agreements and of others, and where the parts of spread lines of running text begin."""

    def __init__(self) -> None:
        self._agreed: list[tuple[float, ...]] = []
        self._sides: list[list[float]] = []
        self._other: list[tuple[int, tuple[float, ...]]] = []
        self._spread: list[tuple[int, list[float]]] = []
        # With the size they are set in.
        self._headings: dict[frozenset[str], float] = {}
        self._resized: list[int] = []
        self._other_headings: list[tuple[int, frozenset[str], bool]] = []
        self._inner: dict[tuple[float, ...], dict[TableMethod, int]] = {}
        self._signed = False
        # Of tables of one column, as a spreadsheet prints on pages of their own; and lines in bold that begin a text.
        self._alone: set[str] = set()
        self._bold: list[tuple[int, str]] = []

    def add_table(self, table: Table, agreed: bool) -> None:
        """Note the columns of one more table, of agreements or not."""
        columns = tuple(table_columns(table))
        headings = frozenset(text for cell in table.cells if cell.row == 0 and (text := cell_text(cell)))
        if not agreed:
            if not _lists_figures(table):
                self._other.append((table.page, columns))
            says = any(cell.row and len(cell.words) >= _LEAST_SAID for cell in table.cells)
            self._other_headings.append((table.page, headings, says))
            return
        self._signed = False
        size = middle_of(word.size for cell in table.cells if cell.row == 0 for word in cell.words) if headings else 0.0
        if any(
            len(own & headings) >= _LEAST_HEADINGS and abs(own_size - size) > _OTHER_SIZE * size
            for own, own_size in self._headings.items()
        ):
            self._resized.append(table.page)
        self._headings.setdefault(headings, size)
        if table.column_count == 1:
            self._alone |= headings
        if table.column_count < _LEAST_COLUMNS:
            return
        inner = next((known for known in self._inner if _alike(known, columns[1:-1], _SAME_INNER)), columns[1:-1])
        self._inner.setdefault(inner, {}).setdefault(table.method, table.page)
        if not any(_alike(columns, known) for known in self._agreed):
            self._agreed.append(columns)
            self._sides.append(_sides(table))

    def add_text(self, block: Block) -> None:
        """Note the lines of one more block that are spread over the page; those who sign may stand in as many columns."""
        first = block.lines[0]
        self._signed = self._signed or signs_off(first.words)
        if len(first.words) < _SENTENCE and all(word.bold for word in first.words):
            self._bold.append((first.page, first.text))
        for line in block.lines:
            if not self._signed and len(line.words) >= _LEAST_COLUMNS:
                parts = line_segments(line.words)
                starts = [part[0].box[0] for part in parts]
                # A line of figures is none of agreements.
                if len(starts) >= _LEAST_COLUMNS and not all(map(_is_figure, parts[1:])):
                    self._spread.append((line.page, starts))

    def told(self) -> Iterator[Problem]:
        """A warning for each page with such a table, or with lines of text that begin where its columns do."""
        for page in sorted(
            {page for page, columns in self._other if any(_are_some_of(columns, own) for own in self._agreed)}
        ):
            message = "a table has the columns of one of agreements, and no rows were made of it"
            yield Problem(code="table-unread", message=message, page=page, hint=HOLD_AGAINST_ROWS)
        for page, headings, says in self._other_headings:
            # With nothing under them all may be those of a table whose rows stand on the next page.
            among = any(
                headings < own or (says and (headings == own or _begin_so(headings, own))) for own in self._headings
            )
            if among and len(headings) >= _LEAST_HEADINGS:
                message = "a table has headings of one of agreements, and no rows were made of it"
                yield Problem(code="table-unread", message=message, page=page, hint=HOLD_AGAINST_ROWS)
        for page in sorted(set(self._resized)):
            message = "headings of tables of agreements are the same, and set in other sizes"
            yield Problem(code="words-uneven", message=message, page=page, hint=HOLD_AGAINST_ROWS)
        for methods in self._inner.values():
            # What is filled needs no lines.
            if "ruled" in methods and methods.keys() - {"ruled", "shaded"}:
                message = "lines are lost of a table of agreements: others with its columns have more of them"
                page = min(page for method, page in methods.items() if method not in ("ruled", "shaded"))
                yield Problem(code="lines-lost", message=message, page=page, hint=HOLD_AGAINST_ROWS)
        pages = [page for page, starts in self._spread if any(_stand_at(starts, sides) for sides in self._sides)]
        columns = {page for page, text in self._bold if text in self._alone}
        for page in sorted(columns.union(pages)):
            if page in columns or pages.count(page) >= _LEAST_LINES:
                message = "running text stands in the columns of a table of agreements"
                yield Problem(code="table-as-text", message=message, page=page, hint=HOLD_AGAINST_ROWS)


def _lists_figures(table: Table) -> bool:
    """Whether a table has headings of its own, in bold, and no sentence under them, or figures alone: projects or dwellings that
    are counted, in columns that happen to be as wide."""
    if any(len(cell.words) >= _SENTENCE for cell in table.cells):
        return False
    if all(word.bold == (cell.row == 0) for cell in table.cells for word in cell.words):
        return True
    figures = [cell for cell in table.cells if cell.row and cell.column and cell.words]
    # `1.826`, `€ 588`, `71%`
    return len(figures) >= _MANY_FIGURES and all(map(_is_figure, (cell.words for cell in figures)))


def _is_figure(words: Sequence[Word]) -> bool:
    """Whether the words, a unit aside, are a number."""
    text = "".join(word.text for word in words)
    return any(map(str.isdigit, text)) and sum(map(str.isalpha, text)) < _LEAST_LETTERS


def _begin_so(texts: frozenset[str], headings: frozenset[str]) -> bool:
    """Whether each of the headings begins one of these texts: what stood under one has run into it."""
    return len(texts) == len(headings) and all(any(text.startswith(own) for text in texts) for own in headings)


def _alike(one: Sequence[float], other: Sequence[float], reach: float = _SAME_BORDER) -> bool:
    return len(one) == len(other) and all(abs(x - y) <= reach for x, y in zip(one, other, strict=True))


def _are_some_of(columns: Sequence[float], all_columns: Sequence[float]) -> bool:
    """Whether these are all columns of a table of agreements, or some that stand beside each other there."""
    if len(columns) == len(all_columns):
        return _alike(columns, all_columns)
    count = len(columns)
    return count > _LEAST_BORDERS and any(
        _alike(columns, all_columns[k : k + count], _SAME_PART) for k in range(len(all_columns) - count + 1)
    )


def _sides(table: Table) -> list[float]:
    """Where the texts of each column mostly begin (x, points)."""
    begun: dict[int, list[float]] = {}
    for cell in table.cells:
        if cell.words and cell.column_span == 1:
            begun.setdefault(cell.column, []).append(min(word.box[0] for word in cell.words))
    return [middle_of(sides) for sides in begun.values()]


def _stand_at(starts: Sequence[float], sides: Sequence[float]) -> bool:
    return all(any(abs(start - side) <= _SAME_SIDE for side in sides) for start in starts)
