"""Agreements with who acts and when beside them, each under or behind its label, in tables without headings: cards as a browser
prints them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, islice

from jaarschijf.extract.agreements.box_cards import box_fields
from jaarschijf.extract.agreements.columns import Column
from jaarschijf.extract.agreements.goal_labels import goal_label
from jaarschijf.extract.agreements.label_rows import behind_their_labels
from jaarschijf.extract.agreements.party_tables import head_cells
from jaarschijf.extract.agreements.stitched import Piece, StitchedCell, StitchedRow, StitchedTable
from jaarschijf.extract.text.alignment import is_row_number
from jaarschijf.extract.text.lines import words_to_lines
from jaarschijf.extract.wording.labels import is_bare_side_label, is_side_label, lines_by_field
from jaarschijf.extract.wording.vocabulary import Role, Vocabulary
from jaarschijf.schema.flow import Line
from jaarschijf.schema.geometry import Word, union

_FIELDS: tuple[Role, ...] = ("number", "jaarafspraak", "trekker", "gereed", "toelichting")
_ACTS: tuple[Role, ...] = ("trekker", "gereed")
_FIRST = 3  # rows, of which one has a label: titles may stand over it
_MOST_BESIDE = 2  # cells: a number and what is agreed


def table_of_side_labels(table: StitchedTable, vocabulary: Vocabulary) -> tuple[StitchedTable, list[Column]] | None:
    """Such a table with a row for each agreement and a column for each field. None where one lacks labels or what they are about."""
    rows: list[StitchedRow] = []
    for card in _cards(table, vocabulary):
        if _is_goal(card[0], vocabulary) or (len(card) == 1 and _is_title(card[0])):
            over = StitchedCell([piece for cell in card[0].cells for piece in cell.pieces], len(_FIELDS))
            rows.append(StitchedRow(card[0].page, [over, *(StitchedCell() for _ in _FIELDS[1:])], card[0].joined))
            continue
        fields = _fields_of(card, vocabulary)
        if fields is None:
            return None
        rows.append(StitchedRow(card[0].page, [fields.get(role, StitchedCell()) for role in _FIELDS], card[0].joined))
    return (replace(table, header=None, rows=rows), [Column(role) for role in _FIELDS]) if rows else None


def _is_title(row: StitchedRow) -> bool:
    return row.spanning and not any(map(_label_of, row.cells))


def _titles_apart(cards: Sequence[list[StitchedRow]]) -> list[list[StitchedRow]]:
    """The cards, with each title by itself where others have none: it is over more than one, as that of a theme is."""
    titled = [len(card) > 1 and _is_title(card[0]) for card in cards]
    labelled = sum(any(any(map(_label_of, row.cells)) for row in card) for card in cards)
    if not any(titled) or sum(titled) == labelled:
        return list(cards)
    return [
        part for card, title in zip(cards, titled, strict=True) for part in ([card[:1], card[1:]] if title else [card])
    ]


def _is_goal(row: StitchedRow, vocabulary: Vocabulary) -> bool:
    return row.spanning and any(goal_label(text, vocabulary) for text in row.texts)


def _cards(table: StitchedTable, vocabulary: Vocabulary) -> list[list[StitchedRow]]:
    """The rows of each agreement, which begin with the label that the first of all begins with; none where no label tells. A goal
    over some of them is by itself."""
    # What was taken for headings is the first of them, where it has a label and what that labels.
    head = [StitchedRow(table.first.page, head_cells(table))] if table.header is not None else []
    # The first few alone: a long table is not held in memory for what it is not.
    first_rows = list(islice(chain(head, _filled(table)), _FIRST))
    if not first_rows or any(is_bare_side_label(cell.words) and _label_of(cell) for cell in first_rows[0].cells):
        return []
    if not any(_label_of(cell) for row in first_rows for cell in row.cells):
        return []
    cards: list[list[StitchedRow]] = []
    first: str | None = None
    titled = False
    for row in chain(head, _filled(table)):
        label = next(filter(None, map(_label_of, row.cells)), None)
        first = first or label
        begins = label is not None and label == first and not titled
        if (row.spanning and label is None) or not cards or begins:
            cards.append([])
        # A title may stand over both.
        titled = row.spanning and label is None and not _is_goal(row, vocabulary)
        cards[-1].append(row)
    return _titles_apart(cards) if first is not None else []


def _filled(table: StitchedTable) -> Iterator[StitchedRow]:
    return (row for row in table.rows if any(row.texts))


def _label_of(cell: StitchedCell) -> str | None:
    """The first word of the label that a cell begins with."""
    # The cheapest first: a label is in bold, or ends in a colon.
    if not any(word.bold or word.text[-1] == ":" for word in cell.words):
        return None
    lines = _lines(cell)
    first = lines[1 if len(lines) > 1 and is_row_number(lines[0].text) else 0].words
    return first[0].text if is_side_label(first) else None


def _fields_of(card: Sequence[StitchedRow], vocabulary: Vocabulary) -> dict[Role, StitchedCell] | None:
    """The fields of one agreement, by the columns of its rows."""
    columns = [_together([row.cells[k] for row in card]) for k in range(len(card[0].cells))]
    filled = [cell for cell in columns if cell.words]
    said = [(cell, fields) for cell in filled if (fields := _labelled(cell, vocabulary))]
    beside = [cell for cell in filled if all(cell is not labels for labels, _ in said)]
    if len(said) != 1 or not 0 < len(beside) <= _MOST_BESIDE:
        return None
    ((labels, fields),) = said
    agreed = _agreed(beside, vocabulary)
    own = {role: _held(labels, words) for role, words in fields.items()}
    return own | agreed if agreed is not None else None


def _together(cells: Sequence[StitchedCell]) -> StitchedCell:
    """Cells under each other on one page as one."""
    pieces = [piece for cell in cells for piece in cell.pieces if piece.words]
    if len(pieces) < 2 or len({piece.page for piece in pieces}) > 1:
        return StitchedCell(pieces)
    words = [word for piece in pieces for word in piece.words]
    return StitchedCell([Piece(pieces[0].page, union([piece.box for piece in pieces]), words)])


def _labelled(cell: StitchedCell, vocabulary: Vocabulary) -> Mapping[Role, list[Word]]:
    """The words of a cell by field, without their labels, where all of it is labelled and says who acts or when."""
    fields: dict[Role, list[Word]] = {}
    lines = _lines(cell)
    if len(lines) > 1 and is_row_number(lines[0].text):
        fields["number"] = lines.pop(0).words
    lines = behind_their_labels(lines, vocabulary)
    for role, label, line in lines_by_field(lines, vocabulary, "jaarafspraak"):
        if role == "jaarafspraak" or (fields.keys() <= {"number"} and not label):
            return {}
        if role is not None:
            fields.setdefault(role, []).extend(line.words)
    return fields if fields.keys() & set(_ACTS) and fields.keys() <= set(_FIELDS) else {}


def _agreed(cells: Sequence[StitchedCell], vocabulary: Vocabulary) -> dict[Role, StitchedCell] | None:
    """What is agreed, under a title perhaps, and its number: in a cell of its own, or before the title."""
    *before, text = cells
    if before and not is_row_number(before[0].text):
        return None
    fields = box_fields(_lines(text), vocabulary)
    if "jaarafspraak" not in fields or not fields.keys() <= {"number", "jaarafspraak"}:
        return None
    told = {role: _held(text, words) for role, words in fields.items()}
    return told | ({"number": before[0]} if before else {})


def _lines(cell: StitchedCell) -> list[Line]:
    return [line for piece in cell.pieces for line in words_to_lines(piece.words, piece.page)]


def _held(cell: StitchedCell, words: Sequence[Word]) -> StitchedCell:
    """The words of a field in the pieces of the cell that they stand in."""
    if len(cell.pieces) == 1:
        return StitchedCell([cell.pieces[0].holding(list(words))])
    own = set(map(id, words))
    pieces = (piece.holding([word for word in piece.words if id(word) in own]) for piece in cell.pieces)
    return StitchedCell([piece for piece in pieces if piece.words])
