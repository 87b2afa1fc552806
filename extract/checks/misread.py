"""Where lines that were lost, or drawn where none belong, led the reading astray: the places of words and tables tell of it.

No word is lost there: the ledger counts each. But a column that stands beside its table is running text, and a table that is
cut another way than it was printed may be taken for one without agreements.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, takewhile

from jaarschijf.extract.agreements.label_rows import is_label_row
from jaarschijf.extract.agreements.stitch import is_footnote_under
from jaarschijf.extract.checks.borders import faults, is_drawn_over
from jaarschijf.extract.checks.column_parts import are_two_headings, fits_column, stands_in_columns
from jaarschijf.extract.checks.heading_faults import Fault, holds_labelled_boxes, holds_two_labels
from jaarschijf.extract.checks.line_places import (
    is_of_two_sizes,
    lines_overlap,
    stand_uneven,
    texts_overlap,
    words_overlap,
)
from jaarschijf.extract.checks.list_items import ListItems
from jaarschijf.extract.checks.lone_headings import head_next, stand_alone
from jaarschijf.extract.checks.page_scales import PageScales
from jaarschijf.extract.checks.parted_letters import letters_apart
from jaarschijf.extract.checks.same_columns import SameColumns
from jaarschijf.extract.checks.sentences_begun import goes_on_from_none, goes_on_in_text
from jaarschijf.extract.checks.stray_margins import StrayMargins
from jaarschijf.extract.checks.text_beside import is_beside, stands_beside
from jaarschijf.extract.checks.written_order import WrittenOrder
from jaarschijf.extract.tables.landmarks import signs_off
from jaarschijf.extract.tables.open_table import table_columns
from jaarschijf.extract.text.furniture import says_page, unnumbered
from jaarschijf.extract.wording.vocabulary import Vocabulary
from jaarschijf.schema.document import Attachment, Row
from jaarschijf.schema.flow import Block, Line, PageFlow
from jaarschijf.schema.geometry import Box, Page, PageFault, Word, middle_of
from jaarschijf.schema.problems import HOLD_AGAINST_ROWS, Problem
from jaarschijf.schema.table import Table

_FAULTS: dict[Fault, str] = {
    "letters-apart": "the letters of words stand apart: words can't be told",
    "columns-joined": "two columns seem to have run into one",
    "rows-joined": "two rows seem to have run into one",
    "row-cut": "a line of a table runs through a sentence",
    "words-cut": "lines of a table run through its words",
    "column-unread": "a column without a heading is in none of the fields",
    "line-astray": "a line of text stands otherwise than the others of its table",
    "texts-overlap": "texts in a table lie over each other",
    "words-uneven": "words of one line stand at different heights",
    "border-unread": "a line runs through a cell between its words, and was not taken for a border",
    "border-astray": "a line runs across a table and ends where none of its borders does: it may be none of them",
    "sizes-differ": "lines of one cell of a table are set in other sizes, or one cell in another than its column",
    "rows-uneven": "texts of two rows of a table begin at one height: a border stands elsewhere than it did",
    "text-unjoined": "a row of a table is empty, or a moment stands among its headings: a text stands elsewhere than it did",
    "border-lost": "the upright lines of a table all break where no line runs across: a border is lost",
}
# Faults that are told as others of their kind are.
CODES: dict[Fault, str] = {
    "sizes-differ": "words-uneven",
    "rows-uneven": "border-unread",
    "border-astray": "border-unread",
}
_PAGE_FAULTS: dict[PageFault, str] = {
    "text-cropped": "text runs over the edge of the page: some of it is cut off",
    "letters-odd": "letters are drawn that no font tells: they are left out",
    "letters-apart": _FAULTS["letters-apart"],
    "words-uneven": _FAULTS["words-uneven"],
    "text-tiny": "text is very small: its page may be measured in another unit, or hold several",
    "text-distorted": "text is drawn as in a mirror, or stretched: it may stand elsewhere than it did",
    "text-struck": "words are struck through: they are left out",
    "text-over-page": "a note is typed over the page: its text is left out",
    "text-unseen": "text is as white as the paper, or not drawn: nobody sees it",
}
_MARGIN_IN_TABLE = "a running header or footer stands in a table: its lines reach into the margin"
_MARGIN_IN_TEXT = "a running header or footer stands in running text: the page is of another size, or was moved"
_MOVED = "a text of a table is drawn before or after all that stands beside it: it may have been moved"
_SIDE = 3.0  # points between the sides of two tables of one width
# Points: of text from the side of its page, and of nearly all of it elsewhere; one word in so many may stand before.
_EDGE, _MARGIN, _FEW_BEFORE = 9.0, 30.0, 20
_MADE_SMALLER = "all of the page is smaller than others are, by one measure: texts may go on in another size"
_OTHER_UNIT, _ALIKE = 0.7, 0.15  # of the widest page and of the largest text
_TOUCHING = 0.02  # of the font size: between letters of one word
_SAME_LINE = 1.0  # points
_LEAST_FURNITURE = 3
_OTHER_SIZE = 0.1  # of the font size
_PAD = 10.0  # points between a column's border and its text
_QUARTER = re.compile(r"Q[1-4] 20\d\d")
_MOMENT = re.compile(r"(?:\d{1,2} )?[a-zA-Z]{3,9} 20\d\d|Q[1-4](?: 20\d\d)?|20\d\d|[Dd]oorlopend")

Places = dict[int, list[Box]]


class Misreadings:
    """What its pages tell of a document that was read: a warning for each on which text stands beside a table of agreements, a
    table's lines run through words, its borders are not where its words say, what goes on from a table of agreements gave no
    rows, or headings of agreements have running text under them."""

    def __init__(self, rows: Sequence[Row], attachments: Sequence[Attachment], vocabulary: Vocabulary) -> None:
        self._found: list[Problem] = []
        self._vocabulary = vocabulary
        self._agreed: Places = {}
        for row in rows:
            texts = filter(None, (*row.jaarafspraken.values(), row.toelichting, row.trekker, row.gereed))
            for page, *box in (box for text in texts for box in text.boxes):
                self._agreed.setdefault(page, []).append(Box(*box))
        self._due = {row.gereed.text for row in rows if row.gereed is not None}
        self._placed = {
            (box.page, round(box.top)) for row in rows if row.gereed is not None for box in row.gereed.boxes
        }
        self._other: Places = {}
        for attachment in attachments:
            self._other.setdefault(attachment.page, []).append(Box(*attachment.box))
        self._before: Block | Table | None = None
        self._furniture: list[str] = []
        self._columns = SameColumns()
        self._order = WrittenOrder()
        self._measures: list[tuple[int, float, float]] = []
        self._scales = PageScales()
        self._edges: dict[int, float] = {}
        self._margins = StrayMargins()
        self._lists = ListItems()

    def add(self, part: PageFlow) -> None:
        """Look at one more page."""
        told = [
            *_of_letters(part.page),
            *_of_text(part),
            *_of_page(part, self._before, self._agreed, self._other, self._vocabulary),
            *self._margins_in_tables(part),
            *self._lone_moments(part),
        ]
        self._found += {problem.code: problem for problem in told}.values()
        for item in part.items:
            if isinstance(item, Table):
                if (agreed := _meets(item, self._agreed)) or _meets(item, self._other):
                    self._columns.add_table(item, agreed)
                    if agreed:
                        self._order.add(item)
            else:
                self._columns.add_text(item)
        self._before = part.items[-1] if part.items else self._before
        self._margins.add(part)
        self._lists.add(part)
        if part.page.words and part.page.method == "text":
            size = middle_of(word.size for word in part.page.words)
            self._measures.append((part.page.number, part.page.width, size))
            self._scales.add(part.page.number, part.page.width, size, part.page.words)
            self._edges[part.page.number] = sorted(word.box[0] for word in part.page.words)[
                len(part.page.words) // _FEW_BEFORE
            ]

    def told(self) -> list[Problem]:
        """The warnings, once all pages were looked at; one of a kind for a page."""
        codes = {(problem.code, problem.page) for problem in self._found}
        astray = (_problem("margin-in-table", _MARGIN_IN_TEXT, page) for page in self._margins.pages())
        moved = (_problem("line-astray", _MOVED, page) for page in self._order.pages())
        more = [
            *self._columns.told(),
            *_of_measures(self._measures),
            *(_problem("text-tiny", _MADE_SMALLER, page) for page in self._scales.smaller()),
            *_of_edges(self._edges),
            *astray,
            *self._lists.told(),
            *moved,
        ]
        return [*self._found, *(new for new in more if (new.code, new.page) not in codes)]

    def _lone_moments(self, part: PageFlow) -> Iterator[Problem]:
        """Running text that is nothing but a moment, as one that was moved out of its cell."""
        blocks = (item for item in part.items if isinstance(item, Block)) if self._due else ()
        alone = (block for block in blocks if block.text in self._due or _QUARTER.fullmatch(block.text))
        if any((block.page, round(block.lines[0].box.top)) not in self._placed for block in alone):
            message = "a moment stands by itself in running text: it may be that of a row"
            yield _problem("text-unjoined", message, part.page.number)

    def _margins_in_tables(self, part: PageFlow) -> Iterator[Problem]:
        """Where a page has none of the running texts of the page before, and a table has them all: its lines reach too far."""
        own = [unnumbered(word.text) for word in part.furniture]
        lacking = set(self._furniture).difference(own)
        run = " ".join(text for text in self._furniture if text in lacking)
        for item in part.items:
            if len(lacking) == _LEAST_FURNITURE - 1 and any(
                run in unnumbered(" ".join(word.text for word in words)) for words in _words_of(item)
            ):
                yield _problem("margin-in-table", _MARGIN_IN_TABLE, part.page.number)
            if len(lacking) >= _LEAST_FURNITURE:
                words = {unnumbered(word.text) for words in _words_of(item) for word in words}
                if lacking <= words:
                    message = _MARGIN_IN_TABLE if isinstance(item, Table) else _MARGIN_IN_TEXT
                    yield _problem("margin-in-table", message, part.page.number)
            if isinstance(item, Table) and _ends_in_page_number(item):
                yield _problem("margin-in-table", _MARGIN_IN_TABLE, part.page.number)
        self._furniture = own or self._furniture


def _of_measures(measures: Sequence[tuple[int, float, float]]) -> Iterator[Problem]:
    """Pages that are much smaller than the others, and as much smaller their text; or larger."""
    widths, sizes = ([measure[at] for measure in measures] for at in (1, 2))
    for number, width, size in measures if any(sizes) else ():
        wider, larger = width / max(widths), size / max(sizes)
        if wider < _OTHER_UNIT and larger < _OTHER_UNIT and abs(wider - larger) < _ALIKE:
            message = "the page is smaller than others, and so is its text: it may be measured in another unit"
            yield _problem("text-tiny", message, number)


def _of_edges(edges: Mapping[int, float]) -> Iterator[Problem]:
    """Pages whose text begins (points) where the sheet does, where that of all others has a margin: they were moved, or cut."""
    at_edge = [number for number, edge in edges.items() if edge < _EDGE]
    if at_edge and 2 * len(at_edge) <= len(edges) and all(edge > _MARGIN for edge in edges.values() if edge >= _EDGE):
        message = "text begins at the very edge of the page, and on others it does not"
        yield from (_problem("text-cropped", message, number) for number in at_edge)


def _of_letters(page: Page) -> Iterator[Problem]:
    if page.method == "text":
        if letters_apart(page.words):
            yield _problem("letters-apart", _FAULTS["letters-apart"], page.number)
        for fault in sorted(page.faults):
            yield _problem(fault, _PAGE_FAULTS[fault], page.number)
    if any(word.crossed for word in page.words):
        yield _problem("texts-overlap", "letters of words lie over each other", page.number)


def _of_text(part: PageFlow) -> Iterator[Problem]:
    number = part.page.number
    blocks = [item for item in part.items if isinstance(item, Block)] if part.page.method == "text" else []
    if any(stand_uneven(line.words) for block in blocks for line in block.lines):
        yield _problem("words-uneven", _FAULTS["words-uneven"], number)
    if _sizes_differ(blocks):
        yield _problem("words-uneven", "words of one line, or items of one list, are set in other sizes", number)
    # Those who sign may be named beside each other.
    if any(map(are_two_headings, takewhile(lambda block: not signs_off(block.lines[0].words), blocks))):
        yield _problem("columns-joined", "a heading has white within it as between columns: it may be two", number)
    if any(map(_lies_over, blocks)) or texts_overlap(blocks):
        yield _problem("texts-overlap", "lines of running text lie over each other", number)


def _of_joins(part: PageFlow, before: Block | Table | None, agreed: Places) -> Iterator[Problem]:
    number = part.page.number
    for above, block in pairwise([before, *part.items]):
        if isinstance(above, Table) and _meets(above, agreed) and goes_on_in_text(block):
            yield _problem("text-unjoined", "running text goes on from a table of agreements in mid-sentence", number)
        if (
            isinstance(above, Block)
            and isinstance(block, Table)
            and _meets(block, agreed)
            and _ends_in_moment(above, block)
        ):
            yield _problem(
                "text-unjoined", "running text over a table of agreements ends in a moment of its own", number
            )
        if isinstance(above, Block) and goes_on_from_none(above, block):
            message = "running text begins in the middle of a sentence, and the one above it has its end"
            yield _problem("text-unjoined", message, number)


def _of_borders(table: Table, part: PageFlow, vocabulary: Vocabulary, *, agreed: bool) -> Iterator[Problem]:
    """What tells that the lines of a table, of what is `agreed` or of something else, are not where its texts say."""
    number, read = part.page.number, part.page.method == "text"
    # Where a recogniser puts words is less sure than what is drawn.
    if read and agreed:
        for fault in sorted(faults(table, vocabulary)):
            yield _problem(CODES.get(fault, fault), _FAULTS[fault], number)
        return
    if holds_two_labels(table, vocabulary):
        yield _problem("rows-joined", _FAULTS["rows-joined"], number)
    if read and is_drawn_over(table):
        yield _problem("words-cut", _FAULTS["words-cut"], number)
    if read and holds_labelled_boxes(table):
        yield _problem("table-unread", "labels of who acts and when stand in a table without agreements", number)


def _of_page(
    part: PageFlow, before: Block | Table | None, agreed: Places, other: Places, vocabulary: Vocabulary
) -> Iterator[Problem]:
    number = part.page.number
    blocks = [item for item in part.items if isinstance(item, Block)]
    yield from _of_joins(part, before, agreed)
    for place, (table, below) in enumerate(zip(part.items, [*part.items[1:], None], strict=False)):
        if isinstance(table, Block):
            continue
        above = next((item for item in [*part.items[:place][::-1], before] if not stands_beside(item, table)), None)
        then = next((item for item in part.items[place + 1 :] if isinstance(item, Table)), None)
        next_agreed = then if then is not None and _meets(then, agreed) else None
        if _lines_cut_words(table):
            yield _problem("words-cut", _FAULTS["words-cut"], number)
        yield from _of_borders(table, part, vocabulary, agreed=_meets(table, agreed))
        if _meets(table, agreed) and stands_in_columns(table, below):
            message = "parts of a text under a table of agreements begin where its columns do: they may be of a row"
            yield _problem("text-unjoined", message, number)
        under = isinstance(below, Block) and not is_footnote_under(below, table)
        lone = under and not head_next(table, next_agreed) and not is_label_row(table, vocabulary)
        if lone and stand_alone(table, vocabulary):
            yield _problem(
                "headings-unread",
                "headings of a table of agreements, and no rows were made of what is under them",
                number,
            )
        if _meets(table, agreed) and any(fits_column(table, block) for block in blocks):
            message = "a text outside a table of agreements stands in one of its columns: it may be of a row"
            yield _problem("text-unjoined", message, number)
        if _meets(table, agreed) and is_beside(blocks, table, [item for item in part.items if isinstance(item, Table)]):
            yield _problem("text-beside-table", "text beside a table of agreements is in none of its columns", number)
        unread = _meets(table, other) and not head_next(table, next_agreed)
        if isinstance(above, Table) and _meets(above, agreed) and unread and _goes_on_from(above, table):
            yield _problem(
                "table-unread", "a table goes on from one of agreements, and no rows were made of it", number
            )


def _words_of(item: Block | Table) -> Iterator[Sequence[Word]]:
    return (part.words for part in (item.cells if isinstance(item, Table) else item.lines))


def _ends_in_page_number(table: Table) -> bool:
    last = table.row_count - 1
    texts = [" ".join(word.text for word in cell.words) for cell in table.cells if cell.row == last and cell.words]
    return table.column_count > 1 and len(texts) == 1 and says_page(texts[0])


def _problem(code: str, message: str, page: int) -> Problem:
    return Problem(code=code, message=message, page=page, hint=HOLD_AGAINST_ROWS)


def _meets(table: Table, places: Places) -> bool:
    return any(table.box.intersection(box) > 0 for box in places.get(table.page, ()))


def _lies_over(block: Block) -> bool:
    """Whether words or lines of a text lie over each other."""
    return any(words_overlap(line.words) for line in block.lines) or any(
        above.page == below.page and lines_overlap(above.words, below.words) for above, below in pairwise(block.lines)
    )


def _sizes_differ(blocks: Sequence[Block]) -> bool:
    """Whether words of a line are set in far other sizes, or items that stand under each other in others."""
    if any(is_of_two_sizes(line.words) for block in blocks for line in block.lines):
        return True
    items = [
        (block.page, round(block.lines[0].box[0]), _end_size(block.lines[0]))
        for block in blocks
        if block.kind == "item"
    ]
    return any(one[:2] == other[:2] and abs(one[2] - other[2]) > _OTHER_SIZE * one[2] for one, other in pairwise(items))


def _end_size(line: Line) -> float:
    """The size of a line's last word that is no footnote's mark."""
    return next((word.size for word in reversed(line.words) if not word.superscript), line.words[-1].size)


def _ends_in_moment(above: Block, table: Table) -> bool:
    """Whether the last line over a table is a moment alone, set in as one of its columns is: it was one of its texts."""
    line = above.lines[-1]
    alone = above.kind != "heading" and _MOMENT.fullmatch(" ".join(word.text for word in line.words)) is not None
    return alone and any(0 < line.words[0].box[0] - x < _PAD for x in table_columns(table)[1:-1])


def _goes_on_from(one: Table, other: Table) -> bool:
    """Whether two tables have both outer borders in common, or as many others: one of its sides may be what is lost; or columns
    as wide, beside those of the other."""
    above, below = table_columns(one), table_columns(other)
    shifts = [x - y for x, y in zip(above, below, strict=False)]
    if len(above) == len(below) > 3 and max(shifts) - min(shifts) < _SIDE:
        return True
    common = sum(any(abs(x - y) < _SIDE for y in above) for x in below)
    return (abs(above[0] - below[0]) < _SIDE and abs(above[-1] - below[-1]) < _SIDE) or common > len(below) / 2 > 1


def _lines_cut_words(table: Table) -> bool:
    """Whether a word goes on in the next cell, letter by letter."""
    words: list[tuple[Word, int]] = [(word, place) for place, cell in enumerate(table.cells) for word in cell.words]
    words.sort(key=lambda known: (round(known[0].box[1]), known[0].box[0]))
    return any(one != other and _goes_on(left, right) for (left, one), (right, other) in pairwise(words))


def _goes_on(left: Word, right: Word) -> bool:
    touching = abs(right.box[0] - left.box[2]) < _TOUCHING * left.size
    on_one_line = abs(left.box[1] - right.box[1]) < _SAME_LINE
    return touching and on_one_line and left.text[-1:].isalpha() and right.text[:1].islower()
