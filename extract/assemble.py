"""Stitched tables and the text around them become rows: themes, numbers, inheritance, doubts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from jaarschijf.extract.cards import card_columns, table_to_cards
from jaarschijf.extract.columns import Column, header_to_columns, holds_agreements, number_column
from jaarschijf.extract.doubts import number_doubts, with_doubts
from jaarschijf.extract.paragraphs import words_to_text
from jaarschijf.extract.stitch import StitchedCell, StitchedRow, StitchedTable, cell_words_in_line
from jaarschijf.extract.themes import Themes
from jaarschijf.extract.vocabulary import Role, Vocabulary
from jaarschijf.schema.document import Attachment, Inheritable, PageBox, Passage, Row, Theme
from jaarschijf.schema.flow import Block
from jaarschijf.schema.geometry import union
from jaarschijf.schema.problems import Problem

_BEFORE_NUMBER = re.compile(r"^(?:artikel|afspraak|actie|nummer|nr|no)\.?\s*(?=[\dA-Z])", re.IGNORECASE)
_OWN_NUMBER = re.compile(r"^(?P<number>[A-Z]{0,2}\.?\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?)(?:[.:)]\s*|\s+)(?=\D)")
_MERGES_DOWN: tuple[Role, ...] = ("toelichting", "trekker", "gereed")


@dataclass(slots=True)
class Assembly:
    """What the flow's tables hold: rows in reading order, the themes they stand under, tables that hold no agreements."""

    rows: list[Row] = field(default_factory=list)
    themes: list[Theme] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@dataclass(slots=True)
class _Above:
    """What rows below may take over: the row above's doelstelling and kaderafspraak, and its cells by role."""

    doelstelling: Passage | None = None
    kaderafspraak: Passage | None = None
    cells: dict[Role, Passage] = field(default_factory=dict)
    theme: str | None = None


def flow_to_rows(flow: Sequence[Block | StitchedTable], year: int, vocabulary: Vocabulary) -> Assembly:
    """The rows of all tables in the flow. A jaarafspraak under a heading without a year is of `year`."""
    themes = Themes.over(flow, vocabulary, block_text)
    assembly = Assembly()
    before: tuple[StitchedTable, list[Column]] | None = None
    for item in flow:
        if isinstance(item, Block):
            themes.pass_block(item)
            continue
        columns = _columns(item, before, vocabulary)
        if not holds_agreements(columns):
            assembly.attachments.append(table_to_attachment(item))
            continue
        before = (item, columns)
        rows = table_to_rows(item, columns, themes, year, vocabulary)
        assembly.rows += [row.model_copy(update={"ordinal": len(assembly.rows) + k}) for k, row in enumerate(rows)]
    assembly.themes = themes.found
    assembly.rows = number_doubts(assembly.rows)
    return assembly


def block_text(block: Block) -> str:
    """A block's text, its lines joined as in a cell."""
    return words_to_text([word for line in block.lines for word in line.words])


def _columns(
    table: StitchedTable, before: tuple[StitchedTable, list[Column]] | None, vocabulary: Vocabulary
) -> list[Column]:
    cards = card_columns(table, vocabulary)
    if cards:
        return cards
    texts = [[row.cells[j].text for row in table.rows if not row.spanning] for j in range(table.column_count)]
    columns = header_to_columns(table.header, texts)
    if table.header is None and before is not None and len(before[1]) == table.column_count:
        # A table without a header under one that has it, with as many columns, goes on in its way.
        numbered = number_column(texts)
        if numbered is None or before[1][numbered].role == "number":
            return [replace(column, guessed=True) for column in before[1]]
    return columns


def table_to_rows(
    table: StitchedTable, columns: Sequence[Column], themes: Themes, year: int, vocabulary: Vocabulary
) -> list[Row]:
    """The rows of one table with agreements, `ordinal` counted from 0."""
    cards = table_to_cards(table, vocabulary)
    if cards:
        table, columns = cards
    above = _Above()
    rows: list[Row] = []
    for lead in table.lead:
        above = _Above(theme=themes.named(_text(lead), lead.page))
    for stitched in table.rows:
        if _repeats_header(stitched, table):
            continue
        if stitched.spanning:
            above = _pass_spanning(stitched, above, themes, vocabulary)
            continue
        row = _row(stitched, columns, above, themes, year)
        if row is not None:
            rows.append(row.model_copy(update={"ordinal": len(rows)}))
    return _own_numbers(rows, columns)


def _text(row: StitchedRow) -> str:
    return " ".join(words_to_text(cell_words_in_line(cell)) for cell in row.cells if cell.words)


def _repeats_header(row: StitchedRow, table: StitchedTable) -> bool:
    if table.header is None:
        return False
    return any(row.cells) and [cell.text for cell in row.cells] == [" ".join(t.split()) for t in table.header.texts]


def _pass_spanning(row: StitchedRow, above: _Above, themes: Themes, vocabulary: Vocabulary) -> _Above:
    # `Doelstelling: ...` over the full width holds for the rows under it; anything else names a theme.
    cell = next(cell for cell in row.cells if cell.words)
    text = _text(row)
    label, colon, _ = text.partition(":")
    role = vocabulary.heading(label).role if colon and len(label) < 40 else None
    if role in ("doelstelling", "kaderafspraak"):
        passage = _without_label(cell, label)
        if role == "doelstelling":
            return _Above(doelstelling=passage, theme=above.theme)
        return _Above(doelstelling=above.doelstelling, kaderafspraak=passage, theme=above.theme)
    return _Above(theme=themes.named(text, row.page))


def _without_label(cell: StitchedCell, label: str) -> Passage | None:
    words = cell.words
    count = len(label.split())
    pieces = [replace(piece, words=[w for w in piece.words if w not in words[:count]]) for piece in cell.pieces]
    return cell_to_passage(StitchedCell(pieces))


def cell_to_passage(cell: StitchedCell) -> Passage | None:
    """A cell's text and its boxes, a box for each page; footnote marks belong to no cell. None when nothing is left."""
    pieces = [
        replace(p, words=[w for w in p.words if not _is_footnote_mark(w.superscript, w.text)]) for p in cell.pieces
    ]
    pieces = [piece for piece in pieces if piece.words]
    text = words_to_text(cell_words_in_line(StitchedCell(pieces)))
    if not text:
        return None
    return Passage(text=text, boxes=tuple(PageBox(p.page, *union(w.box for w in p.words)) for p in pieces))


def _is_footnote_mark(superscript: bool, text: str) -> bool:
    return superscript and re.fullmatch(r"[\d*†‡]{1,3}[,)]?", text) is not None


def _row(stitched: StitchedRow, columns: Sequence[Column], above: _Above, themes: Themes, year: int) -> Row | None:
    cells: dict[Role, Passage] = {}
    merged: set[Role] = set()
    years: dict[int, Passage] = {}
    for cell, column in zip(stitched.cells, columns, strict=True):
        if column.role in (None, "none"):
            continue
        if cell.merged:
            merged.add(column.role)
        passage = cell_to_passage(cell)
        if passage is None:
            continue
        if column.role == "jaarafspraak":
            years[column.year or year] = passage
        else:
            cells[column.role] = passage
    if not years and not cells.keys() - {"number", "thema"}:
        return None
    if "thema" in cells:
        named = themes.named(cells["thema"].text, stitched.page)
        if named != above.theme:
            above.theme, above.doelstelling, above.kaderafspraak = named, None, None
    theme = above.theme if above.theme is not None else themes.here(stitched.page)
    for role in _MERGES_DOWN:
        if role in merged and role in above.cells:
            cells.setdefault(role, above.cells[role])
    if "number" in merged and "number" in above.cells:
        cells.setdefault("number", above.cells["number"])
    row = Row(
        ordinal=0,
        theme=theme,
        number=row_number(cells["number"].text) if "number" in cells else None,
        **_inherit(cells, merged, above),
        jaarafspraken=years,
        toelichting=cells.get("toelichting"),
        trekker=cells.get("trekker"),
        gereed=cells.get("gereed"),
        page=stitched.page,
    )
    above.doelstelling, above.kaderafspraak, above.cells = row.doelstelling, row.kaderafspraak, cells
    return with_doubts(row, stitched.joined, columns)


def _inherit(cells: dict[Role, Passage], merged: set[Role], above: _Above) -> dict[str, object]:
    """Doelstelling and kaderafspraak after inheritance: an empty doelstelling is that of the row above, a kaderafspraak
    only when both are empty; a cell drawn as one with the cell above is the cell above."""
    doelstelling, kaderafspraak = cells.get("doelstelling"), cells.get("kaderafspraak")
    inherited: list[Inheritable] = []
    take_kader = kaderafspraak is None and (doelstelling is None or "kaderafspraak" in merged)
    if doelstelling is None and above.doelstelling is not None:
        doelstelling = above.doelstelling
        inherited.append("doelstelling")
    if take_kader and above.kaderafspraak is not None:
        kaderafspraak = above.kaderafspraak
        inherited.append("kaderafspraak")
    return {"doelstelling": doelstelling, "kaderafspraak": kaderafspraak, "inherited": tuple(inherited)}


def row_number(text: str) -> str | None:
    """A row's number as printed, without its dot and without a word before it: `2 .` is `2`, `Artikel 2.3` is `2.3`."""
    bare = re.sub(r"\s+", "", _BEFORE_NUMBER.sub("", text.strip()))
    return bare.strip(".:)(") or None


def _own_numbers(rows: list[Row], columns: Sequence[Column]) -> list[Row]:
    """Rows of a table without a number column whose agreements begin with a number of their own: `1.2 De gemeente ...`."""
    if any(c.role == "number" for c in columns) or len(rows) < 2:
        return rows
    result = []
    for row in rows:
        last = max(row.jaarafspraken, default=None)
        found = _OWN_NUMBER.match(row.jaarafspraken[last].text) if last is not None else None
        if last is None or found is None:
            return rows
        passage = row.jaarafspraken[last]
        rest = Passage(text=passage.text[found.end() :], boxes=passage.boxes)
        result.append(
            row.model_copy(update={"number": found["number"], "jaarafspraken": {**row.jaarafspraken, last: rest}})
        )
    return result


def table_to_attachment(table: StitchedTable) -> Attachment:
    """A table without agreements, its cells as text."""
    header = [table.header.texts] if table.header else []
    body = [tuple(words_to_text(cell_words_in_line(cell)) for cell in row.cells) for row in [*table.lead, *table.rows]]
    return Attachment(page=table.parts[0].page, box=tuple(table.parts[0].box), cells=(*header, *body))
