"""Tables over pages become one: repeated headers dropped, rows broken by a page's end put together again."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from jaarschijf.extract.agreements.broken_rows import SENTENCE_END, complete_each_other, lacks_bullet, reads_on
from jaarschijf.extract.agreements.card_titles import with_first_titles
from jaarschijf.extract.agreements.clauses import without_number
from jaarschijf.extract.agreements.column_texts import number_column, says_things
from jaarschijf.extract.agreements.goals_beside import with_goal_headed
from jaarschijf.extract.agreements.headers import Header, cell_text, cells_of_row, header_of, same_header
from jaarschijf.extract.agreements.page_widths import PageWidths, rows_with_words, with_headings
from jaarschijf.extract.agreements.stitched import Piece, StitchedCell, StitchedRow, StitchedTable
from jaarschijf.extract.tables.open_table import table_columns
from jaarschijf.extract.text.alignment import is_row_number, runs_up
from jaarschijf.extract.wording.labels import labels
from jaarschijf.extract.wording.prose_wording import says
from jaarschijf.extract.wording.theme_titles import is_continued
from jaarschijf.extract.wording.vocabulary import Vocabulary
from jaarschijf.schema.flow import Block
from jaarschijf.schema.spool import Spool
from jaarschijf.schema.table import Cell, Table

_SHIFT = 14.0
_RELATIVE_SHIFT = 0.02
_CARD, _KNOWN = 2, 90.0  # columns of a card, how sure its labels are
_LEAST_SAID = 4  # words of a sentence
_EVIDENCE = 120  # rows before the end of a page, which tell what those of its table are like


def _is_bold(row: StitchedRow) -> bool:
    return all(word.bold for cell in row.cells for word in cell.words)


@dataclass(slots=True)
class _Part:
    """A table on one page, its header if it has one, and whether it goes on with the table before."""

    table: Table
    header: Header | None
    goes_on: bool


@dataclass(slots=True)
class _Aside:
    """A footnote under a table, or its heading once more (`Wonen (vervolg)`): the table may go on after it."""

    block: Block


def stitch(
    flow: Iterable[Block | Table], vocabulary: Vocabulary, blank: Container[int] = ()
) -> Iterator[Block | StitchedTable]:
    """The flow with tables that go on over pages put together; a footnote or a repeated heading between two parts goes after the
    whole, and pages that are `blank` are passed over."""
    current: _Rows | None = None
    asides: list[Block] = []
    for item in _parts(with_first_titles(flow), vocabulary, blank):
        if current is not None:
            if isinstance(item, _Aside):
                asides.append(item.block)
                continue
            if isinstance(item, _Part) and current.widen(item.table):
                continue
            if isinstance(item, _Part) and item.goes_on:
                current.append(item)
                continue
            yield current.table()
            yield from asides
            current, asides = None, []
        if isinstance(item, _Part):
            current = _Rows(item, vocabulary)
        elif isinstance(item, Block):
            yield item
    if current is not None:
        yield current.table()
    yield from asides


def agrees_in_tables(flow: Iterable[Block | Table], vocabulary: Vocabulary) -> bool:
    """Whether a table of the flow may hold agreements: one of homes or rents has headings, and none of theirs among them, or
    says nothing in sentences; one of terms stands under a heading that says so."""
    roles = ("jaarafspraak", "kaderafspraak", "doelstelling")
    over = ""
    for part in _parts(flow, vocabulary):
        if isinstance(part, Block) and part.kind == "heading":
            over = without_number(part.text)
        elif isinstance(part, _Part) and not part.goes_on and not says("no_agreements", over):
            headings = part.header.headings if part.header else ()
            if any(heading.role in roles for heading in headings) or (not headings and _has_sentences(part.table)):
                return True
    return False


def _has_sentences(table: Table) -> bool:
    columns: dict[int, list[str]] = {}
    for cell in table.cells:
        columns.setdefault(cell.column, []).append(cell_text(cell))
    return any(says_things(texts, _LEAST_SAID) for texts in columns.values())


def _parts(
    flow: Iterable[Block | Table], vocabulary: Vocabulary, blank: Container[int] = ()
) -> Iterator[Block | _Aside | _Part]:
    last: Table | None = None
    whole: Header | None = None
    over = ""
    for item in flow:
        if isinstance(item, Block):
            # The name of a theme that stands upright in a cell may be drawn on both pages that the cell is on.
            aside = any(runs_up(word) for word in item.lines[0].words)
            if last is not None and (aside or is_footnote_under(item, last) or _comes_again(item, over)):
                yield _Aside(item)
            else:
                last = None
                over = item.text if item.kind == "heading" else over
                yield item
            continue
        item = with_goal_headed(item, vocabulary)
        header = header_of(item, vocabulary)
        goes_on = last is not None and _goes_on(last, whole, item, header, blank)
        if not goes_on:
            whole = header
        last = item
        yield _Part(item, header, goes_on)


def is_footnote_under(block: Block, table: Table) -> bool:
    """Whether a block is a footnote right under a table: small, and marked; its mark may be as large as text."""
    first, *others = (word for line in block.lines for word in line.words)
    sizes = [word.size for cell in table.cells for word in cell.words]
    small = bool(sizes) and all(w.size < 0.92 * max(set(sizes), key=sizes.count) for w in others or [first])
    marked = first.superscript or re.fullmatch(r"\d{1,2}[.)]?|\*+", first.text) is not None
    return block.page == table.page and block.lines[0].box.top > table.box.bottom - 2 and small and marked


def _comes_again(block: Block, over: str) -> bool:
    """Whether a heading says that it goes on, or is the one `over` the table before once more."""
    return block.kind == "heading" and (is_continued(block.text) or block.text == over)


def _goes_on(last: Table, whole: Header | None, part: Table, header: Header | None, blank: Container[int]) -> bool:
    """Whether a part goes on with the table whose `last` part is given and that has the header `whole`."""
    over = part.page == last.page and part.box.top < last.box.bottom - 2
    if part.page < last.page or (over and not _is_beside(last, part)):
        return False
    if any(page not in blank for page in range(last.page + 1, part.page)):
        return False
    if header is not None:
        # Where nothing is drawn the columns are told by the words, on each page a little differently.
        same = whole is not None and same_header(whole, header)
        return same and (part.column_count == last.column_count or _column_map(last, part) is not None)
    return _column_map(last, part) is not None


def _is_beside(last: Table, part: Table) -> bool:
    """Whether a table stands in the next column of the page, where it can go on with the `last` one."""
    return part.page == last.page and part.box.x0 > last.box.x1


def _column_map(one: Table, other: Table) -> list[int] | None:
    """For each column of `other` the column of `one` it continues; None when their borders lie elsewhere."""
    a, b = table_columns(one), table_columns(other)
    # Where nothing is drawn the last column ends where its longest line does.
    undrawn = one.method == other.method == "aligned"
    if len(a) == len(b) and (_close(a, b) or (undrawn and _within_shift(a[:-1], b[:-1]))):
        return list(range(len(a) - 1))
    if len(b) < len(a) and len(b) >= 2:
        # Columns without text on a page, or merged in every row there, leave no border behind.
        places = [min(range(len(a)), key=lambda k: abs(a[k] - x)) for x in b]
        if len(set(places)) == len(places) and _close([a[k] for k in places], b) and places[0] == 0:
            return places[:-1]
    return None


def _close(a: Sequence[float], b: Sequence[float]) -> bool:
    if _within_shift(a, b):
        return True
    if abs((a[-1] - a[0]) - (b[-1] - b[0])) > 0.3 * (a[-1] - a[0]):
        return False
    relative = [[(x - xs[0]) / (xs[-1] - xs[0]) for x in xs] for xs in (a, b)]
    return all(abs(x - y) <= _RELATIVE_SHIFT for x, y in zip(*relative, strict=True))


def _within_shift(a: Sequence[float], b: Sequence[float]) -> bool:
    return all(abs(x - y) <= _SHIFT for x, y in zip(a, b, strict=True))


class _Rows:
    """The rows of a table, part after part."""

    def __init__(self, part: _Part, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self.first = self.last = part.table
        self.header = part.header
        self.width = part.table.column_count
        rows = _rows(part.table, list(range(self.width)), self.width)
        first, end = (part.header.first, part.header.end) if part.header else (0, 0)
        self.lead = rows[:first]
        self.led = ["".join(row.texts) for row in self.lead]
        self.rows = Spool(rows[end:], most=_EVIDENCE + 20, keep=_EVIDENCE)
        self.places = [(part.table.page, part.table.box)]
        self._widths = PageWidths()
        self._widths.add(part.table, [i for i in rows_with_words(part.table) if i >= end], 0)
        self._top = rows[0].texts if rows and part.header is None and _is_bold(rows[0]) else None

    def table(self) -> StitchedTable:
        return StitchedTable(self.first, self.header, self.rows, self.lead, places=self.places)

    def widen(self, table: Table) -> bool:
        """Whether a table has more columns of the rows so far, which did not fit on their pages; they are taken over."""
        begins = self._widths.begins(table, self.header, self._vocabulary)
        if not begins and not self._widths.goes_on(table):
            return False
        if begins:
            self._widths.place = 0  # those of before, beside the other parts, are lost
        if begins and self.header is not None:
            self.header = with_headings(self.header, table, self._vocabulary)
            self.width = len(self.header.texts)
        self.rows = Spool(self._widths.widened(self.rows, table), most=_EVIDENCE + 20, keep=_EVIDENCE)
        self.places.append((table.page, table.box))
        return True

    def append(self, part: _Part) -> None:
        places = _column_map(self.last, part.table) or list(range(part.table.column_count))
        fresh = _rows(part.table, places, self.width)
        grid = dict(zip(map(id, fresh), rows_with_words(part.table), strict=True))
        if part.header is not None:
            lead, body = fresh[: part.header.first], fresh[part.header.end :]
            fresh = [row for row in lead if not self._is_led_by("".join(row.texts))] + body
            self.led = ["".join(row.texts) for row in lead]
        elif self.header is not None and fresh and fresh[0].texts == [" ".join(t.split()) for t in self.header.texts]:
            # Over a single row nothing tells that it is a header, but that it came before.
            del fresh[0]
        elif fresh and fresh[0].texts == self._top:
            del fresh[0]  # a header that we don't know
        self.places.append((part.table.page, part.table.box))
        # A page ends, or one of its columns does.
        moved = part.table.page > self.last.page or _is_beside(self.last, part.table)
        if fresh and self.rows and moved and self._continues(part.table, fresh):
            _join(self.rows[-1], fresh.pop(0))
        elif fresh and self.rows:
            place = self._number_column
            _join_merged(self.rows[-_EVIDENCE:], fresh[0], anew=place is not None and bool(fresh[0].cells[place].text))
        self._widths.add(part.table, [grid[id(row)] for row in fresh], len(self.rows))
        self.rows.extend(fresh)
        self.last = part.table

    @property
    def _number_column(self) -> int | None:
        """The column that is headed as that of the rows' numbers."""
        headings = self.header.headings if self.header is not None else ()
        return next((j for j, heading in enumerate(headings) if heading.role == "number"), None)

    def _is_led_by(self, text: str) -> bool:
        """Whether a row before the header is one that stood there on the page before, or the last one over rows, and is printed
        again."""
        over = next((row for row in reversed(self.rows[-_EVIDENCE:]) if row.spanning), None)
        if over is not None and over.cells[0].text == text:
            return True
        return any(text == led or (is_continued(text) and led in text) for led in self.led)

    def _continues(self, part: Table, fresh: Sequence[StitchedRow]) -> bool:
        """Whether the first of the `fresh` rows of a new page goes on with the last row of the page before."""
        before = self.rows[-_EVIDENCE:]
        last, row = before[-1], fresh[0]
        if row.spanning or last.spanning:
            # Where nothing is drawn between columns, a cell that moved to the next page whole may run over them.
            moved = row.spanning and not last.spanning and row.cells[0].text.endswith(".")
            goes_on = row.spanning and last.spanning and row.cells[0].text[:1].islower()
            others = [r.texts for r in (*before[:-1], *fresh[1:])]
            return goes_on or (moved and complete_each_other(others, last.texts, row.texts))
        told = [bool(labels(cell.words, self._vocabulary)) for cell in row.cells if cell.words]
        if len(told) > 1 and all(told):
            return False
        if self.header is None and self.width == _CARD and self._are_labels(last.cells[0].text, row.cells[0].text):
            return False
        filled = [j for j, cell in enumerate(row.cells) if cell.text]
        if len(filled) == 1 and last.cells[filled[0]].text.endswith(":"):
            # What the colon announces stands on the new page.
            return True
        rows = [*before, *fresh]
        texts = [[r.cells[j].text for r in rows] for j in range(len(row.cells))]
        place = self._number_column if self._number_column is not None else number_column(texts)
        if place is not None:
            numbers = [text for text, r in zip(texts[place], rows, strict=True) if r is not last and r is not row]
            # One number may be that of several rows.
            numbered = all(numbers) and not last.cells[place].merged
            if row.cells[place].text:
                # A number in the middle of a broken row stands on either page.
                return numbered and not last.cells[place].text and not last.joined and len(numbers) > 0
            if numbered:
                return True
        # A table that lacks its outer borders throughout is open everywhere, and that tells nothing.
        if (self.last.open_bottom and not self.first.open_top) or (
            part.open_top and not part.open_bottom and self.last.open_bottom
        ):
            return True
        rest = [*before[:-1], *fresh[1:]]
        return lacks_bullet(rest, last, row) or reads_on([r.texts for r in rest], last.texts, row.texts)

    def _are_labels(self, one: str, other: str) -> bool:
        """Whether two texts are labels of a card, each of another line of it."""
        labels = [self._vocabulary.heading(text.rstrip(": ")) for text in (one, other)]
        roles = {label.role for label in labels if label.score >= _KNOWN}
        return len(roles - {None}) > 1


def _rows(part: Table, places: Sequence[int], width: int) -> list[StitchedRow]:
    """The grid rows of a part as stitched rows of `width` columns; rows without any text of their own are left out."""
    rows: list[StitchedRow] = []
    carried: list[Cell] = []
    for i in range(part.row_count):
        own = cells_of_row(part, i)
        carried = [c for c in carried if c.row + c.row_span > i]
        if any(c.words for c in own):
            row = StitchedRow(part.page, [StitchedCell() for _ in range(width)])
            for cell in own:
                span = width if _stands_alone(cell, own, part) else _span(cell, places, width)
                row.cells[places[cell.column]] = StitchedCell([Piece(part.page, cell.box, cell.words, cell.text)], span)
            for cell in carried:
                row.cells[places[cell.column]] = StitchedCell([], _span(cell, places, width), merged=True)
            rows.append(row)
        carried += [c for c in own if c.row_span > 1]
    return rows


def _stands_alone(cell: Cell, row: Sequence[Cell], part: Table) -> bool:
    # A theme may stand in the first cell of a row that is otherwise empty, in bold where its column is not.
    if cell.column > 0 or part.column_count < 3 or not cell.words or sum(bool(c.words) for c in row) > 1:
        return False
    if not all(w.bold for w in cell.words) or is_row_number("".join(w.text for w in cell.words)):
        return False
    below = [c for c in part.cells if c.column == cell.column and c.words and c.row > 0 and c is not cell]
    return any(not w.bold for c in below for w in c.words)


def _span(cell: Cell, places: Sequence[int], width: int) -> int:
    end = cell.column + cell.column_span
    return (places[end] if end < len(places) else width) - places[cell.column]


def _join(row: StitchedRow, more: StitchedRow) -> None:
    for cell, extra in zip(row.cells, more.cells, strict=True):
        cell.take(extra.pieces)
        cell.column_span = max(cell.column_span, extra.column_span)
    row.joined = True


def _runs_over(rows: Sequence[StitchedRow], row: StitchedRow, column: int, *, anew: bool) -> bool:
    """Whether the words in a cell of the first row of a new page end the text of that above it, in mid-sentence, where no text of
    its column begins in small letters: a cell merged over both rows. They are few where all others begin anew, and that the row
    is `anew` is not told by its number."""
    texts = [text for r in rows if (text := r.cells[column].text)]
    others = [cell.text for j, cell in enumerate(row.cells) if j != column and cell.text]
    begun = anew or (len(others) > len(row.cells) / 2 and not any(text[0].islower() for text in others))
    if not begun or any(text[0].islower() for text in texts):
        return False
    above, text = rows[-1].cells[column].text, row.cells[column].text
    few = anew or len(text.split()) < _LEAST_SAID
    return text[0].islower() and few and len(above.split()) >= _LEAST_SAID and SENTENCE_END.search(above) is None


def _join_merged(rows: Sequence[StitchedRow], row: StitchedRow, *, anew: bool) -> None:
    """Text of a merged cell that goes on beside the first row of a new page belongs to the row the cell began in; its number may tell
    that the row itself begins `anew`."""
    for j, cell in enumerate(row.cells):
        owner = next((r.cells[j] for r in reversed(rows) if not r.cells[j].merged and r.cells[j].pieces), None)
        if owner is None or not cell.text or not (rows[-1].cells[j].merged or _runs_over(rows, row, j, anew=anew)):
            continue
        # Text set in the middle of a merged cell may all stand on its second page.
        if not owner.text or (cell.text[0].islower() and not SENTENCE_END.search(owner.text)):
            owner.take(cell.pieces)
            row.cells[j] = StitchedCell([], cell.column_span, merged=True)
