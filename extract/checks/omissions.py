"""What agreements seem to be missing: their headings or numbers stand on the pages, and no row was made of them.

A layout can be misread without a word being lost: what was a table is then running text, or a table without agreements. The
numbers that a document gives its themes and rows, and the headings it prints, tell of it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import NamedTuple

from jaarschijf.extract.agreements.agreement import Agreement
from jaarschijf.extract.agreements.assemble import Assembly
from jaarschijf.extract.agreements.clauses import ARTICLE, is_called_agreement, is_footnote
from jaarschijf.extract.agreements.look_backs import tells_look_back
from jaarschijf.extract.agreements.stitched import StitchedRow, StitchedTable
from jaarschijf.extract.checks.empty_columns import EmptyColumns
from jaarschijf.extract.checks.empty_headings import EmptyHeadings
from jaarschijf.extract.checks.theme_series import COUNTED, theme_problems
from jaarschijf.extract.checks.unmarked_items import UnmarkedItems
from jaarschijf.extract.checks.unread_fields import tells_who_and_when
from jaarschijf.extract.checks.unread_promises import UnreadPromises
from jaarschijf.extract.checks.white_strips import lettered, stand_at_both_sides, white_strips
from jaarschijf.extract.tables.landmarks import header_line
from jaarschijf.extract.text.alignment import text_lines
from jaarschijf.extract.wording.number_series import next_number
from jaarschijf.extract.wording.prose_wording import says
from jaarschijf.extract.wording.theme_codes import theme_code
from jaarschijf.extract.wording.theme_titles import is_continued, split_theme
from jaarschijf.extract.wording.vocabulary import AGREED, Vocabulary
from jaarschijf.schema.document import Attachment, Row
from jaarschijf.schema.flow import Block
from jaarschijf.schema.geometry import Box, Page, Word, words_within
from jaarschijf.schema.problems import HOLD_AGAINST_ROWS, Problem

_LETTER = re.compile(r"[a-y]")
_CODED = re.compile(r"[A-Z]\d{1,2}")  # `B2`, in theme B
_CODED_IN_PARTS = re.compile(r"([A-Z])\d{1,2}\.\d{1,2}")  # `G4.1`, of the gemeente
_LETTERED = re.compile(r"\d{1,2}\.?[a-y]")  # `1.b`
_LABEL = re.compile(r"^(?:artikel|afspraak|actie|nummer|nr|no)\b\.?\s*", re.IGNORECASE)
# `4.2Partijen`: the space after a number is lost.
_STUCK = re.compile(r"\d{1,3}(?:\.\d{1,3})+\.?(?=[A-Z][a-z])")
# Of a heading without rows: as many paragraphs, and so much of each (characters).
# What is considered before it is agreed may be numbered on with that.
_CONSIDERED = re.compile(r"\boverweging(?:en)?\b", re.IGNORECASE)
_BEGINNING, _SIGHT = 6, 400
# `(trekker: gemeente)` behind what is agreed, and the next item of a list within one.
_BRACKETED = re.compile(r"\([^()]{4,80}\)\.?")
_LEAST_WORDS, _LONGEST_TITLE = 5, 10
_LEAST_ALIKE = 2  # headings
_BESIDE_AGREEMENTS = {"doelstelling", "trekker", "gereed"}  # headings that tell of them without naming them
# A chapter on who meets and how all of it is followed, which agrees nothing.
_MEETS = re.compile(r"(?:(?:overleg\w*|monitor\w*|evaluatie|voortgang\w*|structuur|en|&|,)\s*)+", re.IGNORECASE)
# The first heading, where it has a year, is the title of all: `Samenwerkingsafspraken 2026`.
_OF_DOCUMENT = re.compile(r"(?<!\d)20\d\d(?!\d)")


class _Numbered(NamedTuple):
    """Text that begins with what may be a row's number: its page, how far down (points), and that number."""

    page: int
    top: float
    number: str


@dataclass(slots=True)
class _Heading:
    """A heading, how it is set, how the first paragraphs under it begin, and whether tables stand there, or first of all."""

    rank: tuple[float, ...]
    title: str
    page: int
    number: str | None
    texts: list[str] = field(default_factory=list)
    tabled: bool = False
    over_table: bool = False


class Omissions:
    """Looks at what rows are made of, item by item; then a warning for each heading of a table that no rows were made of,
    for columns that ran into one, and for each theme and row that the numbers miss."""

    def __init__(self, vocabulary: Vocabulary, parties: Sequence[str] = ()) -> None:
        self._vocabulary = vocabulary
        self._headed: set[int] = set()
        self._chapters: list[tuple[str, str, int]] = []
        # Those that a table of contents names.
        self._listed: list[tuple[str, str, int]] = []
        self._other_chapters: set[str] = set()
        self._titles: list[_Heading] = []
        self._numbered: list[_Numbered] = []
        self._in_prose: set[tuple[int, str | None]] = set()
        # Those of them that stand right under a heading that announces them.
        self._announced_ones: set[tuple[int, str | None]] = set()
        self._announced = False
        # Numbers of rows that nothing else stands in, and their pages.
        self._bare: list[tuple[str, int]] = []
        self._bracketed: list[Block] = []
        self._joined: dict[tuple[int, Box], set[int]] = {}
        self._unmarked = UnmarkedItems()
        self._unread = UnreadPromises(parties)
        self._headings, self._columns = EmptyHeadings(), EmptyColumns()

    def add(self, item: Block | Agreement | StitchedTable) -> None:
        """Look at one more."""
        self._unmarked.add(item)
        self._unread.add(item)
        self._headings.add(item)
        if isinstance(item, Block):
            self._add_block(item)
        elif isinstance(item, Agreement):
            self._in_prose.add((item.page, item.number))
            if self._announced:
                self._announced_ones.add((item.page, item.number))
            self._announced = False
        else:
            if self._titles:
                self._titles[-1].tabled = True
                self._titles[-1].over_table |= not self._titles[-1].texts
            self._columns.add(item)
            self._add_last(item.rows)
            pieces = (piece for row in item.rows if not row.spanning for cell in row.cells for piece in cell.pieces)
            joined = {piece.page for piece in pieces if _holds_columns(piece.words)}
            if joined:
                self._joined[item.first.page, item.first.box] = joined

    def _add_last(self, rows: Sequence[StitchedRow]) -> None:
        if len(rows) > 1:
            number = rows[-1].texts[0].strip(".")
            alone = len(rows[-1].cells) > 1 and not any(rows[-1].texts[1:])
            if alone and number and number == next_number(rows[-2].texts[0].strip(".")):
                # Its text went on to the next page alone.
                self._bare.append((number, rows[-1].page))

    def _add_block(self, block: Block) -> None:
        self._headed.update(line.page for line in block.lines if _heads_agreements(line.words, self._vocabulary))
        number, title = split_theme(block.text)
        if number is not None and len(title.split()) <= _LONGEST_TITLE and not is_footnote(block):
            (self._listed if block.kind == "contents" else self._chapters).append((number, title, block.page))
        self._announced = block.kind == "heading" and says("announces", title)
        if block.kind == "heading":
            self._titles.append(_Heading(block.rank, title, block.page, number))
            if number is not None and (theme_code(title) is None or tells_look_back(title)):
                self._other_chapters.add(number)
            return
        if _BRACKETED.fullmatch(block.text) and not is_continued(block.text):
            self._bracketed.append(block)
        if self._titles and len(self._titles[-1].texts) < _BEGINNING:
            self._titles[-1].texts.append(block.text[:_SIGHT])
        considered = bool(self._titles) and _CONSIDERED.search(self._titles[-1].title) is not None
        if not considered and (counted := _row_number(block.text)) is not None:
            self._numbered.append(_Numbered(block.page, block.lines[0].box.top, counted))

    def told(self, assembly: Assembly, pages: Iterable[Page]) -> list[Problem]:
        """The warnings, once rows were made; `pages` are gone through where tables hold no agreements."""
        return [
            *self._unread_headers(assembly, pages),
            *self._unread_articles(assembly),
            *self._unread_agreements(assembly),
            *theme_problems(assembly.themes, self._other_chapters, self._vocabulary),
            *self._unread_themes(assembly),
            *self._headless_themes(assembly),
            *self._rows_as_text(assembly),
            *self._parts_as_text(assembly.rows),
            *(_row_as_text(number, page) for number, page in self._bare),
            *self._joined_columns(assembly.attachments),
            *self._unmarked_items(),
            *self._empty_headings(),
        ]

    def _unmarked_items(self) -> Iterator[Problem]:
        for page in self._unmarked.pages():
            message = "a paragraph is set in as the items of a list of agreements are, and was read as running text"
            yield _problem("row-as-text", message, page)
        for page in self._unread.pages():
            message = "texts under a heading as that of agreements begin as those do, and were read as running text"
            yield _problem("row-as-text", message, page)

    def _empty_headings(self) -> Iterator[Problem]:
        for page in self._headings.pages():
            message = "nothing stands under a heading or label, where text does under others that are the same"
            yield _problem("headings-unread", message, page)
        for page in self._columns.pages():
            message = "nothing stands in columns that parties' names are over: marks that are drawn are not read"
            yield _problem("column-unread", message, page)

    def _unread_articles(self, assembly: Assembly) -> Iterator[Problem]:
        """Headings that number on from a row, and stand over a table that gave none."""
        numbers = {row.number for row in assembly.rows}
        following = set(map(next_number, numbers)) - numbers - {theme.number for theme in assembly.themes}
        for heading in self._titles:
            if heading.over_table and heading.number is not None and heading.number in following:
                message = (
                    f"a table stands under heading {heading.number}, and no agreement was read there, as under others"
                )
                yield _problem("headings-unread", message, heading.page)

    def _unread_agreements(self, assembly: Assembly) -> Iterator[Problem]:
        """Headings `Afspraak 3` of which no row has the number, though text stands under them, and under none that looks back."""
        numbers = {row.number for row in assembly.rows}
        over: list[_Heading] = []
        for heading in self._titles:
            over = [*(above for above in over if above.rank < heading.rank), heading]
            called = ARTICLE.match(heading.title) if is_called_agreement(heading.title) else None
            if called is None or called["number"] in numbers or not (heading.texts or heading.tabled):
                continue
            if not any(tells_look_back(above.title) or says("no_agreements", above.title) for above in over):
                yield _row_as_text(called["number"], heading.page)

    def _unread_headers(self, assembly: Assembly, pages: Iterable[Page]) -> Iterator[Problem]:
        """Lines that read as a table's headings, agreements among them, in running text or in a table without agreements that
        was not set aside."""
        headed = set(self._headed)
        boxes: dict[int, list[Box]] = {}
        for attachment in assembly.attachments:
            if (attachment.page, Box(*attachment.box)) in assembly.set_aside:
                continue
            boxes.setdefault(attachment.page, []).append(Box(*attachment.box))
            if attachment not in assembly.repeated and tells_who_and_when(attachment, self._vocabulary):
                headed.add(attachment.page)
        for page in pages if boxes else ():
            for box in boxes.get(page.number, ()):
                lines = text_lines(words_within(page.words, box, margin=1.0))
                if any(_heads_agreements(line, self._vocabulary) for line in lines):
                    headed.add(page.number)
        for number in sorted(headed):
            message = "headings of a table of agreements, and no rows were made of what is under them"
            yield _problem("headings-unread", message, number)

    def _unread_themes(self, assembly: Assembly) -> Iterator[Problem]:
        """Themes without a row: found as such, or a short text that names the one after a theme that was found."""
        used = {row.theme for row in assembly.rows}
        empty = {theme.number: theme.page for theme in assembly.themes if theme.number not in used}
        numbers = {theme.number for theme in assembly.themes}
        following = set(map(next_number, numbers)) - numbers - {number.rpartition(".")[0] for number in numbers}
        # A chapter may be of the frame, whose number in the list of agreements is another.
        titles = {theme.title.lower() for theme in assembly.themes if theme.number in used}
        for number, title, page in [*self._chapters, *_chapters_in(assembly.attachments), *self._listed]:
            named = theme_code(title) is not None and title.lower() not in titles
            if number in following and named and not _MEETS.fullmatch(title):
                empty.setdefault(number, page)
        empty |= {heading.title: heading.page for heading in self._promising(assembly)}
        for number, at in empty.items():
            yield _problem("theme-unread", f"theme {number} has no agreements", at)

    def _headless_themes(self, assembly: Assembly) -> Iterator[Problem]:
        """Headings of articles (`2.1`, `2.2`) before those of a theme, of a theme that no heading names."""
        themes = {theme.number for theme in assembly.themes}
        named = themes.union(heading.number or "" for heading in self._titles if not heading.title.isdigit())
        articles = [(heading.number or "", heading.page) for heading in self._titles if heading.title.isdigit()]
        of_none = [(number, page) for number, page in articles if number not in named and next_number(number) in themes]
        for number in sorted({number for number, _ in of_none}):
            pages = [page for other, page in of_none if other == number]
            if len(pages) >= _LEAST_ALIKE:
                message = f"articles of theme {number} stand under no heading of it, and were not read"
                yield _problem("theme-unread", message, pages[0])

    def _promising(self, assembly: Assembly) -> Iterator[_Heading]:
        """Headings without a number and without rows, set as those of themes, that name one over text that says who acts."""
        titles = {theme.title for theme in assembly.themes}
        ranks = {heading.rank for heading in self._titles if heading.title in titles}
        for heading in self._titles:
            named = heading.number is None and heading.title not in titles and theme_code(heading.title) is not None
            if not named or heading.rank not in ranks or says("no_agreements", heading.title):
                continue
            if _MEETS.fullmatch(heading.title) or (heading is self._titles[0] and _OF_DOCUMENT.search(heading.title)):
                continue
            # What is under the one heading of a kind that heads nothing else may stand over it.
            others = [
                other.title in titles for other in self._titles if other.rank == heading.rank and other is not heading
            ]
            alone = (
                len(others) >= _LEAST_ALIKE
                and all(others)
                and not heading.tabled
                and not tells_look_back(heading.title)
            )
            if alone or any(says("actors", text) for text in heading.texts):
                yield heading

    def _rows_as_text(self, assembly: Assembly) -> Iterator[Problem]:
        """What begins with the number after that of the row above it and is none, or agreements in prose that number on from a
        table."""
        rows = assembly.rows
        unannounced = self._in_prose - self._announced_ones
        for before, row in pairwise(rows):
            on = before.theme == row.theme and row.number is not None and row.number == next_number(before.number)
            if on and (row.page, row.number) in unannounced and (before.page, before.number) not in self._in_prose:
                yield _row_as_text(row.number, row.page)
        held = {(row.theme, row.number) for row in rows}
        ends = list(accumulate(map(_end, rows), max))
        others = [attachment for attachment in assembly.attachments if attachment not in assembly.repeated]
        numbers = {row.number for row in rows}
        coded = sum(_CODED.fullmatch(row.number or "") is not None for row in rows)
        series = Counter(found[1] for number in numbers if (found := _CODED_IN_PARTS.fullmatch(number or "")))
        in_tables = set(_numbered_in(others))
        firsts = {f"{row.theme}.1" for row in rows}
        for text in sorted({*self._numbered, *in_tables}):
            place = bisect_right(ends, (text.page, text.top)) - 1
            if coded >= _LEAST_ALIKE and _CODED.fullmatch(text.number) and text.number not in numbers:
                yield _row_as_text(text.number, text.page)
            in_parts = _CODED_IN_PARTS.fullmatch(text.number) if text.number not in numbers else None
            if in_parts is not None and series[in_parts[1]] >= _LEAST_ALIKE:
                yield _row_as_text(text.number, text.page)
            if place < 0 or (rows[place].theme, text.number) in held:
                continue
            if text in in_tables and text.number in firsts - numbers and len(firsts & numbers) >= _LEAST_ALIKE:
                yield _row_as_text(text.number, text.page)
            if text.number == next_number(rows[place].number):
                yield _row_as_text(text.number, text.page)

    def _parts_as_text(self, rows: Sequence[Row]) -> Iterator[Problem]:
        """Brackets that stand by themselves, where agreements end in some, and an item of a list within the one before it."""
        ends = sum(text.text.rstrip(".").endswith(")") for row in rows for text in row.jaarafspraken.values())
        for block in self._bracketed if ends >= _LEAST_ALIKE else ():
            message = "a text in brackets stands by itself, where agreements end in some: it may be of one"
            yield _problem("row-as-text", message, block.page)
        for row in rows:
            if row.number is not None and _LETTER.fullmatch(row.number):
                following = chr(ord(row.number) + 1)
                if any(f"\n\n{following}. " in text.text for text in row.jaarafspraken.values()):
                    yield _row_as_text(following, row.page)

    def _joined_columns(self, attachments: Sequence[Attachment]) -> Iterator[Problem]:
        """Cells of rows through which white runs from top to bottom, as between columns."""
        attached = {(attachment.page, Box(*attachment.box)) for attachment in attachments}
        for page in sorted({page for table, pages in self._joined.items() if table not in attached for page in pages}):
            yield _problem("columns-joined", "two columns seem to have run into one", page)


def _problem(code: str, message: str, page: int | None) -> Problem:
    return Problem(code=code, message=message, page=page, hint=HOLD_AGAINST_ROWS)


def _row_as_text(number: str | None, page: int) -> Problem:
    return _problem("row-as-text", f"number {number} was read as running text", page)


def _heads_agreements(line: Sequence[Word], vocabulary: Vocabulary) -> bool:
    texts = [" ".join(word.text for word in segment) for segment in header_line(line, vocabulary)]
    # A bare year heads figures as well.
    roles = {vocabulary.heading(text).role for text in texts if any(letter.isalpha() for letter in text)}
    return not roles.isdisjoint(AGREED) or roles >= _BESIDE_AGREEMENTS


def _chapters_in(attachments: Iterable[Attachment]) -> Iterator[tuple[str, str, int]]:
    """The cells of tables without agreements that read as the heading of a chapter: its number, its title, its page."""
    for attachment in attachments:
        for text in (cell for cells in attachment.cells for cell in cells):
            number, title = split_theme(text)
            if number is not None and len(title.split()) <= _LONGEST_TITLE:
                yield number, title, attachment.page


def _numbered_in(attachments: Iterable[Attachment]) -> Iterator[_Numbered]:
    """The paragraphs of tables without agreements that begin as a row may."""
    for attachment in attachments:
        paragraphs = [text for cells in attachment.cells for cell in cells for text in cell.split("\n\n")]
        for place in range(len(paragraphs)):
            number = _row_number(" ".join(paragraphs[place : place + 2 * _LEAST_WORDS]).strip())
            if number is not None:
                yield _Numbered(attachment.page, attachment.box[1], number)


def _row_number(text: str) -> str | None:
    """What a text of some words begins with, where that may number a row; or all of it, where a label says so: `Afspraak 9`."""
    bare = _LABEL.sub("", text)
    first, _, rest = bare.partition(" ")
    stuck = _STUCK.match(first)
    if stuck is not None:
        first, rest = stuck[0], f"{first[stuck.end() :]} {rest}"
    number = first.rstrip(".:)")
    labelled = not rest and bare != text
    counted = COUNTED.fullmatch(number) or _LETTERED.fullmatch(number)
    return number if counted and (labelled or len(rest.split()) >= _LEAST_WORDS) else None


def _end(row: Row) -> tuple[int, float]:
    """The page a row begins on, and how far down (points) its agreements reach."""
    return row.page, max((box.bottom for text in row.jaarafspraken.values() for box in text.boxes), default=0.0)


def _holds_columns(words: Sequence[Word]) -> bool:
    strips = white_strips(words, words[0].size) if words else []
    return bool(strips) and stand_at_both_sides(text_lines(lettered(words)), strips)
