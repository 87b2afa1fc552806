"""Items of lists that lost their text, their mark or their place: an item is empty, a list under a heading begins with its second
number, or one item stands further left than all others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jaarschijf.extract.text.lines import words_to_lines
from jaarschijf.extract.wording.bullets import SENTENCE_END, is_glyph
from jaarschijf.extract.wording.labels import label_of
from jaarschijf.schema.flow import Block, Line, PageFlow
from jaarschijf.schema.problems import HOLD_AGAINST_ROWS, Problem
from jaarschijf.schema.table import Cell, Table

_COUNTED = re.compile(r"\(?(\d{1,2})[.)]")


_EMPTY = "nothing stands behind the mark of an item of a list: its text is lost, or stands elsewhere"
_LATE = "a list under a heading begins with its second number: the first is lost, or stands elsewhere"
_ASTRAY = "an item of a list stands further left than all others of it: what follows may be read as a part of it"
_UNMARKED = "a text in a cell begins where those of a list do, without a mark: what is read as one item may be two"
_LONE = "a text between the items of a list begins where theirs do, and none other does: its mark may be lost"
_LEAST_MARKED = 3  # lines of a table that begin with a mark
_LEAST_BEFORE, _ALIKE = 2, 1.0  # items; points between the marks of items that stand alike
_FURTHER = 3.0  # points


class ListItems:
    """Looks at the items of lists, page by page."""

    def __init__(self) -> None:
        self._empty: set[int] = set()
        self._begun_late: set[int] = set()
        self._astray: set[int] = set()
        self._unmarked: set[int] = set()
        self._set_in: list[int] = []
        self._before: list[Block | Table] = []
        self._headed = False
        self._last = 0

    def add(self, part: PageFlow) -> None:
        """Look at one more page."""
        self._look_between(part)
        marks: list[tuple[str, float]] = []
        for item in [*part.items, None]:
            if item is None or isinstance(item, Table) or item.kind == "heading":
                if _stands_astray(marks):
                    self._astray.add(part.page.number)
                marks = []
            if item is None:
                continue
            if isinstance(item, Table):
                self._headed = False
                if _holds_empty_item(item):
                    self._empty.add(item.page)
                if _lacks_mark(item):
                    self._unmarked.add(item.page)
            elif item.kind == "heading":
                self._headed = True
            elif item.kind == "item":
                marks.append((item.marker or "", item.lines[0].words[0].box[0]))
                if not item.text:
                    self._empty.add(item.page)
                counted = _COUNTED.fullmatch(item.marker or "")
                if counted is not None:
                    number = int(counted[1])
                    # It may go on from the list under the heading before.
                    if self._headed and number == 2 and self._last != 1:
                        self._begun_late.add(item.page)
                    self._headed, self._last = False, number

    def _look_between(self, part: PageFlow) -> None:
        """Note the texts between two items of a list, which may begin on the page before."""
        items = [*self._before, *part.items]
        for above, between, below in zip(items, items[1:], items[2:], strict=False):
            if _stands_in_list(above, between, below):
                self._set_in.append(between.page)
        self._before = items[-2:]

    def told(self) -> Iterator[Problem]:
        """The warnings, once all pages were looked at."""
        for code, message, pages in (
            ("row-as-text", _EMPTY, self._empty),
            ("row-as-text", _LATE, self._begun_late),
            ("line-astray", _ASTRAY, self._astray),
            ("row-as-text", _UNMARKED, self._unmarked),
            # More than one are how the document is written.
            ("row-as-text", _LONE, set(self._set_in) if len(self._set_in) == 1 else set()),
        ):
            yield from (
                Problem(code=code, message=message, page=page, hint=HOLD_AGAINST_ROWS) for page in sorted(pages)
            )


def _stands_in_list(above: Block | Table, between: Block | Table, below: Block | Table) -> bool:
    """Whether a text that begins as a sentence does stands between items of one list, behind the end of one and set in as its text."""
    if isinstance(above, Table) or isinstance(between, Table) or isinstance(below, Table):
        return False
    listed = above.kind == below.kind == "item" and above.marker == below.marker and is_glyph(above.marker or "")
    words = above.lines[0].words
    if not listed or between.kind != "paragraph" or len(words) < 2 or SENTENCE_END.search(above.text) is None:
        return False
    first = between.lines[0].words[0]
    return abs(first.box.x0 - words[1].box.x0) < _ALIKE and first.text[0].isupper()


def _stands_astray(marks: Sequence[tuple[str, float]]) -> bool:
    """Whether one item of a list stands left of all others, before it and behind it."""
    if len({mark for mark, _ in marks}) != 1 or not marks[0][0] or any(map(str.isalnum, marks[0][0])):
        return False
    first = marks[0][1]
    others = [at for at, (_, x) in enumerate(marks) if abs(x - first) > _ALIKE]
    return len(others) == 1 and _LEAST_BEFORE <= others[0] < len(marks) - 1 and marks[others[0]][1] < first - _FURTHER


def _holds_empty_item(table: Table) -> bool:
    """Whether a cell holds nothing but the mark that texts of other cells of its column begin with."""
    alone = {(cell.column, cell.words[0].text) for cell in table.cells if len(cell.words) == 1}
    alone = {(column, text) for column, text in alone if is_glyph(text)}
    return bool(alone) and any(
        len(cell.words) > 1 and (cell.column, cell.words[0].text) in alone for cell in table.cells
    )


def _lacks_mark(table: Table) -> bool:
    """Whether a text begins in a cell where the items of lists in its column do, after a mark, and has none itself."""
    listing = {cell.column for cell in table.cells if any(is_glyph(word.text) for word in cell.words)}
    cells = [(cell, words_to_lines(cell.words, table.page)) for cell in table.cells if cell.column in listing]
    marked = [
        (cell.column, line.words[1].box.x0)
        for cell, lines in cells
        for line in lines
        if len(line.words) > 1 and is_glyph(line.words[0].text)
    ]
    if len(marked) < _LEAST_MARKED:
        return False
    for cell, lines in cells:
        edges = [edge for column, edge in marked if column == cell.column]
        for above, line in zip([None, *lines], lines, strict=False):
            first = line.words[0]
            # Who acts stands under an item after its label.
            set_in = any(abs(first.box.x0 - edge) < _ALIKE for edge in edges) and not label_of(line.words)
            if set_in and first.text[0].isupper() and _begins_anew(above, line, cell):
                return True
    return False


def _begins_anew(above: Line | None, line: Line, cell: Cell) -> bool:
    """Whether a line of a cell is the first of a text: that above it ended a sentence, and had room for the first word of this."""
    if above is None:
        return True
    first, last = line.words[0], above.words[-1]
    room = cell.box.x1 - (min(word.box.x0 for word in cell.words) - cell.box.x0) - last.box.x1
    return SENTENCE_END.search(last.text) is not None and room > first.box.width + first.size
