"""Stitched tables and the text around them become rows: themes, numbers, inheritance, doubts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from jaarschijf.extract.agreements.agreed_years import year_said
from jaarschijf.extract.agreements.agreement import Agreement, agreement_to_row
from jaarschijf.extract.agreements.columns import Column, holds_agreements, names_theme, one_a_year
from jaarschijf.extract.agreements.doubts import row_doubts, with_doubts
from jaarschijf.extract.agreements.goal_labels import goal_label, is_note, is_sentence
from jaarschijf.extract.agreements.headers import goal_of_row
from jaarschijf.extract.agreements.inheritance import Above, inherit, take_merged
from jaarschijf.extract.agreements.look_backs import looks_back
from jaarschijf.extract.agreements.numbering import mend_numbers
from jaarschijf.extract.agreements.repeated_tables import repeats
from jaarschijf.extract.agreements.row_numbers import TitledTables, headed_number, own_numbers, row_number
from jaarschijf.extract.agreements.stitched import StitchedCell, StitchedRow, StitchedTable
from jaarschijf.extract.agreements.table_kinds import in_parts, texts_by_column, with_columns
from jaarschijf.extract.agreements.themes import Themes
from jaarschijf.extract.tables.landmarks import signs_off
from jaarschijf.extract.text.paragraphs import lines_to_passage, passage
from jaarschijf.extract.wording.lexicon import Lexicon
from jaarschijf.extract.wording.theme_codes import theme_code
from jaarschijf.extract.wording.theme_titles import split_theme
from jaarschijf.extract.wording.vocabulary import AGREED, Role, Vocabulary
from jaarschijf.schema.document import Attachment, Passage, Row, Theme
from jaarschijf.schema.flow import Block
from jaarschijf.schema.geometry import Box, Word
from jaarschijf.schema.problems import Problem

_LEAST_TITLES = 2
_TOTAL = re.compile(r"(?:sub)?totaal(?:\s+\S+){0,3}\s*:?$", re.IGNORECASE)
_TOTAL_ALONE = re.compile(r"(?:sub)?tota(?:al|len)\s*:?", re.IGNORECASE)
_THEME = re.compile(r"\b(?:hoofd)?thema", re.IGNORECASE)


@dataclass(slots=True)
class Assembly:
    """What the flow's tables hold: rows in reading order, the themes they stand under, tables that hold no agreements.

    `attached` are the page (1-based) and the box of each part of these, `set_aside` those of the ones among them whose headings
    do speak of agreements: a budget, or what was agreed for a year before. `repeated` say again what stood above, or before. `tabled`: some rows are of tables.
    """

    rows: list[Row] = field(default_factory=list)
    themes: list[Theme] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    attached: list[tuple[int, Box]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    set_aside: set[tuple[int, Box]] = field(default_factory=set)
    repeated: list[Attachment] = field(default_factory=list)
    tabled: bool = False

    def attach(self, table: StitchedTable, lexicon: Lexicon, *, aside: bool) -> None:
        """Keep a table as one that gives no rows, set `aside` where its headings do speak of agreements."""
        if aside:
            self.set_aside.update(table.places)
        self.attachments.append(_attachment(table, lexicon))
        self.attached += table.places


@dataclass(frozen=True, slots=True)
class _Context:
    """What all tables of a document share. `year` is that of a jaarafspraak under a heading without one."""

    themes: Themes
    year: int
    vocabulary: Vocabulary
    lexicon: Lexicon


def flow_to_rows(
    flow: Iterable[Block | Agreement | StitchedTable],
    year: int,
    vocabulary: Vocabulary,
    lexicon: Lexicon | None = None,
    *,
    says_theme: bool = False,
    parties: Sequence[str] = (),
    recognised: bool = False,
    look_backs: bool = False,
) -> Assembly:
    """The rows of all tables and prose agreements in the flow. A jaarafspraak under a heading without a year is of `year`.

    Tables on what became of the agreements of years before give none, but where these `look_backs` are all there is. Where a heading of the document `says_theme`, the others are no themes; nor are those that name `parties` only. Numbers on `recognised` pages are mended where
    those around them tell.
    """
    lexicon = lexicon or Lexicon()
    themes = Themes(vocabulary, says_theme, parties)
    context = _Context(themes, year, vocabulary, lexicon)
    assembly = Assembly()
    before: tuple[StitchedTable, list[Column]] | None = None
    titled = TitledTables()
    for item in flow:
        if isinstance(item, Block):
            themes.pass_block(item)
            if signs_off(item.lines[0].words):
                before = None
            continue
        if isinstance(item, Agreement):
            themes.name_party(" ".join(line.text for line in item.fields.get("trekker", ())))
            row = agreement_to_row(item, themes.here(item.page), year, lexicon)
            if row is not None:
                assembly.rows.append(row)
            continue
        own = with_columns(item, before, vocabulary, parties, themed=themes.is_of_housing())
        table, columns = in_parts(own, vocabulary)
        looking_back = not look_backs and looks_back(columns, themes.titles(), year)
        if looking_back or not holds_agreements(columns, texts_by_column(table, len(columns))):
            agreed = any(column.role in AGREED for column in columns)
            assembly.attach(item, lexicon, aside=looking_back or agreed)
            assembly.repeated += assembly.attachments[-1:] if looking_back else []
            if not table.rows and any(column.role == "jaarafspraak" for column in columns):
                # Its headings are over the tables under the next titles.
                before = own
            continue
        before = own
        rows = _table_rows(table, columns, replace(context, year=item.year or year))
        if repeats(rows, assembly.rows, themes.titles(), columns):
            assembly.attach(item, lexicon, aside=True)
            assembly.repeated.append(assembly.attachments[-1])
            continue
        assembly.tabled |= bool(rows)
        titled.note(len(assembly.rows), rows, themes.titles())
        themes.note_title(rows[-1].theme if rows else "")
        assembly.rows += rows
    counted = titled.counted(assembly.rows)
    assembly.rows = titled.numbered(assembly.rows)
    _settle_themes(assembly, themes, titles_are_parts=counted)
    assembly.rows = row_doubts(mend_numbers(assembly.rows) if recognised else assembly.rows)
    return assembly


def _settle_themes(assembly: Assembly, themes: Themes, *, titles_are_parts: bool) -> None:
    if titles_are_parts:
        themes.take_titles_as_parts()
    found, numbers = themes.settle(assembly.rows)
    assembly.rows = [replace(row, ordinal=k, theme=numbers[row.theme]) for k, row in enumerate(assembly.rows)]
    # Where no heading stands over what says again what stood above, there is no theme.
    used = {row.theme for row in assembly.rows}
    assembly.themes = [theme for theme in found if theme.title or theme.number in used]


def _table_rows(table: StitchedTable, columns: Sequence[Column], context: _Context) -> list[Row]:
    above = _over(table, columns, context)
    columns = _without_empty(table, columns)
    if table.header is not None:
        columns = one_a_year(columns, context.year)
    goals = all(column.role not in ("doelstelling", "thema") for column in columns)
    rows: list[Row] = []
    for lead in table.lead:
        above = _pass_spanning(lead, above, context, goals)
    titled = _are_titled(table, columns, context)
    counted = _counted_subjects(table, columns, context)
    number: str | None = None
    for stitched in table.rows:
        if _repeats_header(stitched, table) or _is_total(stitched, columns):
            continue
        if (headed := _headed_anew(stitched, columns)) is not None:
            above = Above(theme=context.themes.named(headed, stitched.page))
            continue
        if stitched.spanning and titled:
            number = split_theme(_text(stitched, context))[0]
            continue
        goal = not stitched.spanning and goal_of_row([text for text in stitched.texts if text], context.vocabulary)
        if stitched.spanning or goal:
            above = _pass_spanning(stitched, above, context, goals)
            continue
        if counted is not None:
            number = split_theme(stitched.cells[counted].text)[0]
        row = _row(stitched, columns, above, context)
        if row is not None:
            rows.append(replace(row, number=number) if titled or counted is not None else row)
    return headed_number(own_numbers(rows, columns), (context.themes.titles() or [""])[-1])


def _without_empty(table: StitchedTable, columns: Sequence[Column]) -> list[Column]:
    """The columns, with nothing to leave out of one that nobody knows and that has no text, as one of traffic lights."""
    return [
        replace(column, role="none")
        if column.role is None and not any(row.cells[at].words for row in table.rows)
        else column
        for at, column in enumerate(columns)
    ]


def _counted_subjects(table: StitchedTable, columns: Sequence[Column], context: _Context) -> int | None:
    """The column whose subjects number the rows, as parts of the theme that the table stands under: `1.2 Vergunningen`."""
    subjects = [place for place, column in enumerate(columns) if column.role == "thema"]
    if len(subjects) != 1 or any(column.role == "number" for column in columns):
        return None
    texts = [row.cells[subjects[0]].text for row in table.rows if not row.spanning and not _repeats_header(row, table)]
    numbers = {split_theme(text)[0] for text in texts if context.themes.is_within(text)}
    return subjects[0] if len(numbers) == len(texts) > 1 else None


def _are_titled(table: StitchedTable, columns: Sequence[Column], context: _Context) -> bool:
    """Whether each row has a numbered title over it, of the theme that the table stands under."""
    if any(column.role == "number" for column in columns):
        return False
    before, titles = False, 0
    for row in table.rows:
        if row.spanning == before or (row.spanning and not context.themes.is_within(_text(row, context))):
            return False
        before, titles = row.spanning, titles + row.spanning
    return titles >= _LEAST_TITLES and not before


def _over(table: StitchedTable, columns: Sequence[Column], context: _Context) -> Above:
    """What is printed over a table holds for the rows that have no cell for it."""
    said = {
        role: lines_to_passage(lines, context.lexicon, table.goals.labels)
        for role, lines in table.goals.lines.items()
        if not _is_told(role, table, columns)
    }
    headed = next((c.heading for c in columns if c.role == "jaarafspraak" and names_theme(c)), None)
    theme = context.themes.named(headed, table.first.page) if headed is not None else None
    return Above(said.get("doelstelling"), said.get("kaderafspraak"), theme=theme, printed=True)


def _is_told(role: Role, table: StitchedTable, columns: Sequence[Column]) -> bool:
    own = [at for at, column in enumerate(columns) if column.role == role]
    return bool(own) and any(row.cells[at].words for row in table.rows for at in own)


def _text(row: StitchedRow, context: _Context) -> str:
    passages = [cell_to_passage(cell, context.lexicon) for cell in row.cells]
    return " ".join(passage.text for passage in passages if passage is not None)


def _repeats_header(row: StitchedRow, table: StitchedTable) -> bool:
    if table.header is None:
        return False
    return any(row.cells) and [cell.text for cell in row.cells] == [" ".join(t.split()) for t in table.header.texts]


def _is_total(row: StitchedRow, columns: Sequence[Column]) -> bool:
    """Whether a row tells how many rows there are, or what they add up to: `Totaal aantal afspraken: 14`."""
    filled = [(cell.text, column.role) for cell, column in zip(row.cells, columns, strict=True) if cell.words]
    if not filled:
        return False
    (text, role), *_ = filled
    return (_TOTAL_ALONE.fullmatch(text) if role in AGREED else _TOTAL.match(text)) is not None


def _headed_anew(row: StitchedRow, columns: Sequence[Column]) -> str | None:
    """The theme that a row of headings names in the place of the one over the table: `Zorg | Wie | Wanneer`."""
    if not any(column.role == "jaarafspraak" and names_theme(column) for column in columns):
        return None
    named = [text for text, column in zip(row.texts, columns, strict=True) if text != " ".join(column.heading.split())]
    return named[0] if len(named) == 1 and len(row.texts) > 1 and theme_code(named[0]) is not None else None


def _pass_spanning(row: StitchedRow, above: Above, context: _Context, goals: bool) -> Above:
    # `Doelstelling: ...` over the full width holds for the rows under it, and so does a sentence where there may be `goals` and
    # a theme is known; a note is of no row, nor is the end of a heading that was cut; anything else names a theme.
    cell, *more = [cell for cell in row.cells if cell.words]
    if more:
        role = goal_of_row([cell.text, *(other.text for other in more)], context.vocabulary)
        return _with_goal(above, role, cell_to_passage(more[0], context.lexicon)) if role is not None else above
    text = _text(row, context)
    if is_note(text, context.vocabulary) or (text[0].islower() and theme_code(text) is None):
        return above
    if (year := year_said(text)) is not None:
        above.year = year
        return above
    label = goal_label(text, context.vocabulary)
    if label is not None:
        role, count = label
        return _with_goal(above, role, cell_to_passage(_without_label(cell, count), context.lexicon))
    if goals and text.endswith(".") and is_sentence(text) and (above.theme or context.themes.is_known()):
        said = cell_to_passage(cell, context.lexicon)
        return Above(doelstelling=said, theme=above.theme, printed=True, banded=above.banded)
    if (above.theme is not None or context.themes.is_known()) and context.themes.names_who_acts(text):
        return replace(above, acting=cell_to_passage(cell, context.lexicon))
    theme = context.themes.named(text, row.page)
    # Where a theme is named again on a new page, its rows go on.
    number, title = split_theme(text)
    banded = number is not None or theme_code(title) is not None
    return above if theme == above.theme else Above(theme=theme, banded=banded)


def _with_goal(above: Above, role: Role, said: Passage | None) -> Above:
    goal, frame = (said, None) if role == "doelstelling" else (above.doelstelling, said)
    return Above(goal, frame, theme=above.theme, year=above.year, printed=True, banded=above.banded)


def _without_label(cell: StitchedCell, count: int) -> StitchedCell:
    gone = {id(word) for word in cell.words[:count]}
    pieces = [piece.holding([w for w in piece.words if id(w) not in gone]) for piece in cell.pieces]
    return StitchedCell(pieces)


def cell_to_passage(cell: StitchedCell, lexicon: Lexicon) -> Passage | None:
    """A cell's text, put together over pages, and where its words lie; None for a cell without text."""
    # No words but a cell's own lie in it; of these, a footnote's mark is not in the text, and its box must leave it out.
    own: dict[int, list[Word]] = {}
    for piece in cell.pieces:
        own.setdefault(piece.page, []).extend([*piece.words, *piece.others])
    told = cell.pieces[0].text if len(cell.pieces) == 1 else None
    return passage([(piece.page, piece.words) for piece in cell.pieces], lexicon, own, told)


def _row(stitched: StitchedRow, columns: Sequence[Column], above: Above, context: _Context) -> Row | None:
    cells: dict[Role, Passage] = {}
    merged: set[Role] = set()
    years: dict[int, Passage] = {}
    for cell, column in zip(stitched.cells, columns, strict=True):
        if column.role in (None, "none"):
            continue
        if cell.merged:
            merged.add(column.role)
        said = cell_to_passage(cell, context.lexicon)
        if said is None:
            continue
        if column.role == "jaarafspraak":
            years[column.year or above.year or context.year] = said
        else:
            cells[column.role] = said
    if not years and not cells.keys() - {"number", "thema"}:
        return None
    part = f"{cells['number'].text} …" if "number" in cells else cells["thema"].text if "thema" in cells else ""
    # `Onderwerp`, under a heading or a row that names the theme.
    subject = any(column.role == "thema" and not _THEME.search(column.heading) for column in columns)
    if "thema" in cells and not (subject and above.banded) and not context.themes.is_within(part):
        named = context.themes.named(cells["thema"].text, stitched.page, subject=subject)
        if named != above.theme:
            above.theme, above.doelstelling, above.kaderafspraak = named, None, None
    theme = above.theme if above.theme is not None else context.themes.here(stitched.page)
    take_merged(cells, merged, above, stitched.page)
    doelstelling, kaderafspraak, inherited = inherit(cells, merged, above)
    row = Row(
        ordinal=0,
        theme=theme,
        number=row_number(cells["number"].text) if "number" in cells else None,
        doelstelling=doelstelling,
        kaderafspraak=kaderafspraak,
        inherited=inherited,
        jaarafspraken=years,
        toelichting=cells.get("toelichting"),
        trekker=cells.get("trekker", above.acting),
        gereed=cells.get("gereed"),
        page=stitched.page,
    )
    above.pass_row(row, cells, merged)
    return with_doubts(row, stitched.joined, columns)


def _attachment(table: StitchedTable, lexicon: Lexicon) -> Attachment:
    header = [table.header.texts] if table.header else []
    body = []
    for row in [*table.lead, *table.rows]:
        passages = [cell_to_passage(cell, lexicon) for cell in row.cells]
        body.append(tuple(said.text if said is not None else "" for said in passages))
    first = table.first
    box = (first.box.x0, first.box.top, first.box.x1, first.box.bottom)
    return Attachment(page=first.page, box=box, cells=(*header, *body))
