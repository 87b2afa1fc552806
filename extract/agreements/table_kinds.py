"""Which kind of table one is, and what its columns hold: with headings, of cards, of boxes, by party."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from jaarschijf.extract.agreements.box_cards import table_of_labelled_rows, table_to_boxes, with_labelled_lines
from jaarschijf.extract.agreements.cards import table_to_cards
from jaarschijf.extract.agreements.column_texts import number_column
from jaarschijf.extract.agreements.columns import Column, header_to_columns
from jaarschijf.extract.agreements.content_columns import columns_by_content, table_of_promises
from jaarschijf.extract.agreements.goal_labels import is_sentence
from jaarschijf.extract.agreements.label_heads import table_under_labels
from jaarschijf.extract.agreements.numbered_cells import with_items_apart
from jaarschijf.extract.agreements.part_columns import with_leading_parties
from jaarschijf.extract.agreements.party_tables import table_by_party
from jaarschijf.extract.agreements.shared_columns import with_moments_apart
from jaarschijf.extract.agreements.side_labels import table_of_side_labels
from jaarschijf.extract.agreements.stitched import StitchedTable
from jaarschijf.extract.agreements.theme_columns import table_by_theme
from jaarschijf.extract.agreements.years_in_cells import with_years_apart
from jaarschijf.extract.tables.open_table import table_columns
from jaarschijf.extract.wording.theme_codes import theme_code
from jaarschijf.extract.wording.theme_titles import says_theme
from jaarschijf.extract.wording.vocabulary import Vocabulary

_POINT = re.compile(r"speerpunt", re.IGNORECASE)
_SAME_BORDER = 3.0  # points


def with_columns(
    item: StitchedTable,
    before: tuple[StitchedTable, list[Column]] | None,
    vocabulary: Vocabulary,
    parties: Sequence[str],
    *,
    themed: bool = False,
) -> tuple[StitchedTable, list[Column]]:
    """A table with a row for each agreement, and what its columns hold; `before` is the last one of agreements. `themed`: it stands
    under a theme."""
    item = _headed_as_before(item, before)
    return (
        table_to_cards(item, vocabulary)
        or table_of_side_labels(item, vocabulary)
        or table_to_boxes(item, vocabulary)
        or table_of_labelled_rows(item, vocabulary)
        or table_under_labels(item, vocabulary)
        or table_by_party(item, vocabulary, parties)
        or table_by_theme(item, vocabulary, parties)
        or table_of_promises(item, before[0].width if before is not None else None, parties)
        or with_leading_parties(item, _columns(item, before, parties, themed=themed), parties)
    )


def in_parts(own: tuple[StitchedTable, list[Column]], vocabulary: Vocabulary) -> tuple[StitchedTable, list[Column]]:
    """A table with the parts of its cells apart that have a field, or a number, of their own."""
    table, columns = with_moments_apart(*own, vocabulary)
    columns = _with_goals_in_themes(table, columns)
    return with_items_apart(*with_years_apart(*with_labelled_lines(table, columns, vocabulary)))


def _with_goals_in_themes(table: StitchedTable, columns: list[Column]) -> list[Column]:
    """The columns: what is called a theme, under rows over the full width that name themes, is the goal in these where it leads up to
    a frame (`Speerpunt | Raamafspraak`, under `Pijler A: Wonen`), or says so in sentences: `Thema / doel`."""
    themes = [place for place, column in enumerate(columns) if column.role == "thema"]
    over = [" ".join(row.texts) for row in (*table.lead, *table.rows) if row.spanning]
    if len(themes) != 1 or not over or any(column.role == "doelstelling" for column in columns):
        return columns
    (place,) = themes
    leads = [column.role for column in columns][place + 1 : place + 2] == ["kaderafspraak"]
    point = leads and _POINT.match(columns[place].heading) is not None
    point = point and all(says_theme(text) and not _POINT.match(text) for text in over)
    said = [text for row in table.rows if not row.spanning and (text := row.cells[place].text)]
    if not point and not (said and all(text.endswith(".") and is_sentence(text) for text in said)):
        return columns
    return [replace(c, role="doelstelling") if at == place else c for at, c in enumerate(columns)]


def _headed_as_before(item: StitchedTable, before: tuple[StitchedTable, list[Column]] | None) -> StitchedTable:
    """A table without a header under the title of a theme, with the headings of the one `before` it: as where these stand over the
    first title, or mark who acts and when, which the headings alone tell."""
    if item.header is not None or before is None or before[0].header is None or _has_own_header(item):
        return item
    over, columns = before
    marked = len(columns) > over.first.column_count
    if over.header is None or len(over.header.texts) != item.width or (over.rows and not marked):
        return item
    xs = zip(table_columns(over.first), table_columns(item.first), strict=False)
    if over.first.column_count != item.first.column_count or any(abs(x - y) > _SAME_BORDER for x, y in xs):
        return item
    return replace(item, first=over.first, header=over.header)


def _columns(
    table: StitchedTable,
    before: tuple[StitchedTable, list[Column]] | None,
    parties: Sequence[str],
    *,
    themed: bool,
) -> list[Column]:
    texts = texts_by_column(table)
    if table.header is None and table.announced is not None and not _has_own_header(table):
        columns = columns_by_content(texts, parties, table.announced)
        if columns is not None:
            return columns
    if table.header is None and before is None:
        themed = (themed or _names_themes(table)) and not _has_own_header(table)
        return columns_by_content(texts, parties, themed=themed) or [Column(None)] * table.width
    columns = header_to_columns(table.header, texts)
    if table.header is None and before is not None and len(before[1]) == table.width and not _has_own_header(table):
        # A table without a header under one that has it, with as many columns and numbered alike, goes on in its way.
        numbers = [place for place, column in enumerate(before[1]) if column.role == "number"]
        if number_column(texts) == (numbers[0] if numbers else None):
            return [replace(column, guessed=True) for column in before[1]]
    return columns


def texts_by_column(table: StitchedTable, count: int | None = None) -> list[list[str]]:
    """The texts of each column, without rows over the full width; of so many where headings alone, without a row, tell their `count`."""
    # Not the rows themselves: those of a long table are not all unpacked at once.
    rows = [[cell.text for cell in row.cells] for row in table.rows if not row.spanning]
    return [[row[column] for row in rows] for column in range(count or table.width)]


def _names_themes(table: StitchedTable) -> bool:
    return any(row.spanning and theme_code(" ".join(row.texts)) is not None for row in table.rows)


def _has_own_header(table: StitchedTable) -> bool:
    """Whether the first row is in bold and the others are not: headings, though none of ours."""
    bold = [all(word.bold for cell in row.cells for word in cell.words) for row in table.rows]
    return len(bold) > 1 and bold[0] and not table.rows[0].spanning and not all(bold[1:])
