"""What agreements seem to be missing: their headings or numbers stand on the pages, and no row was made of them.

A layout can be misread without a word being lost: what was a table is then running text, or a table without agreements. The
numbers that a document gives its themes and rows, and the headings it prints, tell of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from jaarschijf.extract.alignment import text_lines
from jaarschijf.extract.assemble import Assembly
from jaarschijf.extract.landmarks import header_line
from jaarschijf.extract.prose import Agreement
from jaarschijf.extract.stitch import StitchedTable
from jaarschijf.extract.theme_codes import theme_code
from jaarschijf.extract.themes import split_theme
from jaarschijf.extract.vocabulary import Vocabulary
from jaarschijf.schema.document import Theme
from jaarschijf.schema.flow import Block
from jaarschijf.schema.geometry import Box, Page, Word, words_within
from jaarschijf.schema.problems import Problem

_COUNTED = re.compile(r"(.*?)(\d{1,3})")
_LABEL = re.compile(r"^(?:artikel|afspraak|actie|nummer|nr|no)\b\.?\s*", re.IGNORECASE)
_LEAST_WORDS, _LONGEST_TITLE = 5, 10
_LEAST_LETTERS, _LEAST_LINES = 3, 2
_STRIP = 0.8  # of the font size: more than the widest space between words
_HINT = "hold the page against its rows; `inspect --images` draws them"


def omissions(
    pages: Sequence[Page],
    flow: Sequence[Block | Agreement | StitchedTable],
    assembly: Assembly,
    vocabulary: Vocabulary,
) -> list[Problem]:
    """A warning for each heading of a table that no rows were made of, and for each theme and row that the numbers miss."""
    return [
        *_unread_headers(pages, flow, assembly, vocabulary),
        *_theme_gaps(assembly.themes, flow),
        *_unread_themes(flow, assembly),
        *_rows_as_text(flow, assembly),
        *_joined_columns(flow, assembly),
    ]


def _unread_headers(
    pages: Sequence[Page],
    flow: Sequence[Block | Agreement | StitchedTable],
    assembly: Assembly,
    vocabulary: Vocabulary,
) -> Iterator[Problem]:
    """Lines that read as a table's headings, agreements among them, in running text or in a table without agreements."""
    lines = [(line.page, line.words) for block in flow if isinstance(block, Block) for line in block.lines]
    words = {page.number: page.words for page in pages}
    for attachment in assembly.attachments:
        inside = words_within(words[attachment.page], Box(*attachment.box), margin=1.0)
        lines += [(attachment.page, line) for line in text_lines(inside)]
    for page in sorted({page for page, line in lines if _heads_agreements(line, vocabulary)}):
        yield Problem(
            code="headings-unread",
            message="headings of a table of agreements, and no rows were made of what is under them",
            page=page,
            hint=_HINT,
        )


def _heads_agreements(line: Sequence[Word], vocabulary: Vocabulary) -> bool:
    texts = [" ".join(word.text for word in segment) for segment in header_line(line, vocabulary)]
    # A bare year heads figures as well.
    roles = {vocabulary.heading(text).role for text in texts if any(letter.isalpha() for letter in text)}
    return not roles.isdisjoint(("jaarafspraak", "kaderafspraak"))


def _theme_gaps(themes: Sequence[Theme], flow: Sequence[Block | Agreement | StitchedTable]) -> Iterator[Problem]:
    """Themes that are counted and skip a number, or begin after the first; a chapter that is no theme may have it."""
    last: dict[str, int] = {}
    chapters = [split_theme(_text(block)) for block in flow if isinstance(block, Block) and block.kind == "heading"]
    others = {number for number, title in chapters if number is not None and theme_code(title) is None}
    for theme in themes:
        counted = _COUNTED.fullmatch(theme.number)
        if counted is None:
            continue
        series, count = counted[1], int(counted[2])
        skipped = [f"{series}{number}" for number in range(last.get(series, 0) + 1, count)]
        missing = [number for number in skipped if number not in others]
        if missing:
            yield Problem(code="theme-gap", message=f"theme {missing[0]} is missing", page=theme.page, hint=_HINT)
        last[series] = max(count, last.get(series, 0))


def _unread_themes(flow: Sequence[Block | Agreement | StitchedTable], assembly: Assembly) -> Iterator[Problem]:
    """Themes without a row: found as such, or a short text that names the one after a theme that was found."""
    used = {row.theme for row in assembly.rows}
    empty = {theme.number: theme.page for theme in assembly.themes if theme.number not in used}
    following = {_next_number(theme.number) for theme in assembly.themes} - {theme.number for theme in assembly.themes}
    for block in flow:
        if isinstance(block, Block):
            number, title = split_theme(_text(block))
            if (
                number is not None
                and number in following
                and theme_code(title) is not None
                and len(title.split()) <= _LONGEST_TITLE
            ):
                empty.setdefault(number, block.page)
    for number, page in empty.items():
        yield Problem(code="theme-unread", message=f"theme {number} has no agreements", page=page, hint=_HINT)


def _rows_as_text(flow: Sequence[Block | Agreement | StitchedTable], assembly: Assembly) -> Iterator[Problem]:
    """What begins with the number after that of the last row and is none, or agreements in prose that number on from a table."""
    rows = assembly.rows
    written = {(item.page, item.number) for item in flow if isinstance(item, Agreement)}
    for before, row in pairwise(rows):
        on = before.theme == row.theme and row.number is not None and row.number == _next_number(before.number)
        if on and (row.page, row.number) in written and (before.page, before.number) not in written:
            yield _row_as_text(row.number, row.page)
    if not rows or (number := _next_number(rows[-1].number)) is None:
        return
    below = (
        rows[-1].page,
        max((box.bottom for text in rows[-1].jaarafspraken.values() for box in text.boxes), default=0.0),
    )
    texts = [
        (block.page, block.lines[0].box.top, _text(block))
        for block in flow
        if isinstance(block, Block) and block.kind != "heading"
    ]
    for attachment in assembly.attachments:
        paragraphs = [text for cells in attachment.cells for cell in cells for text in cell.split("\n\n")]
        tails = (" ".join(paragraphs[k:]).strip() for k in range(len(paragraphs)))
        texts += [(attachment.page, attachment.box[1], text) for text in tails]
    for page, top, text in texts:
        first, _, rest = _LABEL.sub("", text).partition(" ")
        if (page, top) >= below and first.rstrip(".:)") == number and len(rest.split()) >= _LEAST_WORDS:
            yield _row_as_text(number, page)
            return


def _row_as_text(number: str | None, page: int) -> Problem:
    return Problem(code="row-as-text", message=f"number {number} was read as running text", page=page, hint=_HINT)


def _joined_columns(flow: Sequence[Block | Agreement | StitchedTable], assembly: Assembly) -> Iterator[Problem]:
    """Cells of rows through which white runs from top to bottom, as between columns."""
    attached = {(attachment.page, attachment.box) for attachment in assembly.attachments}
    tables = [item for item in flow if isinstance(item, StitchedTable)]
    tables = [table for table in tables if (table.parts[0].page, tuple(table.parts[0].box)) not in attached]
    pieces = [
        piece
        for table in tables
        for row in table.rows
        if not row.spanning
        for cell in row.cells
        for piece in cell.pieces
    ]
    for page in sorted({piece.page for piece in pieces if _holds_columns(piece.words)}):
        yield Problem(code="columns-joined", message="two columns seem to have run into one", page=page, hint=_HINT)


def _holds_columns(words: Sequence[Word]) -> bool:
    """Whether words stand at both sides of a white strip on two lines at least."""
    texts = [word for word in words if sum(letter.isalpha() for letter in word.text) >= _LEAST_LETTERS]
    if len(texts) < 2 * _LEAST_LINES:
        return False
    spans = sorted((word.box.x0, word.box.x1) for word in words)
    end = spans[0][1]
    for start, stop in spans:
        if start - end >= _STRIP * words[0].size:
            beside = [line for line in text_lines(texts) if line[0].box.x1 <= end and line[-1].box.x0 >= start]
            if len(beside) >= _LEAST_LINES:
                return True
        end = max(end, stop)
    return False


def _text(block: Block) -> str:
    return " ".join(line.text for line in block.lines)


def _next_number(number: str | None) -> str | None:
    counted = _COUNTED.fullmatch(number or "")
    return f"{counted[1]}{int(counted[2]) + 1}" if counted is not None else None
