"""Agreements in boxes, one beside or under another, whose lines are labelled: `Trekker: gemeente` under what is agreed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jaarschijf.extract.agreements.clauses import number_of, without_marker
from jaarschijf.extract.agreements.columns import Column
from jaarschijf.extract.agreements.label_rows import behind_their_labels, with_label_rows
from jaarschijf.extract.agreements.stitched import StitchedCell, StitchedRow, StitchedTable
from jaarschijf.extract.text.alignment import is_row_number
from jaarschijf.extract.text.lines import words_to_lines
from jaarschijf.extract.wording.bullets import is_glyph
from jaarschijf.extract.wording.labels import is_side_label, label_of, lines_by_field
from jaarschijf.extract.wording.vocabulary import AGREED, Role, Vocabulary, is_row_label
from jaarschijf.schema.flow import Line
from jaarschijf.schema.geometry import Word

FIELDS: tuple[Role, ...] = (
    "number",
    "jaarafspraak",
    "trekker",
    "gereed",
    "toelichting",
    "doelstelling",
    "kaderafspraak",
)
_LEAST_BOXES, _LONGEST_TITLE, _LONGEST_LABEL = 2, 10, 3
_SURE = 90.0  # how sure a label is
_UNDER: tuple[Role, ...] = ("trekker", "gereed", "toelichting")
_MOSTLY = 0.5  # of the rows
_LABELLED_UNDER = 2  # rows
_BOTH, _ONE = 2, 2  # who acts and when; a label and its text


def table_to_boxes(table: StitchedTable, vocabulary: Vocabulary) -> tuple[StitchedTable, list[Column]] | None:
    """A table of such boxes turned into one with a row for each. None when a box has no labelled line, or nothing before it."""
    if table.header is not None:
        return None
    boxes = [(row, cell) for row in table.rows for cell in row.cells if cell.words]
    if len(boxes) < _LEAST_BOXES or any(len(cell.pieces) > 1 for _, cell in boxes):
        return None
    rows = []
    for row, cell in boxes:
        fields = box_fields(words_to_lines(cell.words, row.page), vocabulary)
        if not fields.keys() & AGREED or not fields.keys() & {"trekker", "gereed"}:
            return None
        (piece,) = cell.pieces
        cells = [StitchedCell([piece.holding(fields[role])] if role in fields else []) for role in FIELDS]
        rows.append(StitchedRow(row.page, cells, row.joined))
    return replace(table, header=None, rows=rows), [Column(role) for role in FIELDS]


def table_of_labelled_rows(table: StitchedTable, vocabulary: Vocabulary) -> tuple[StitchedTable, list[Column]] | None:
    """A table in which a row of labelled texts stands under each agreement (`Trekker: gemeente | Planning: Q2`), with one row for
    both, and perhaps one over it with its number (`Afspraak 2`). None for others."""
    if table.header is not None or not table.rows:
        return None
    told = [labelled_fields(row, vocabulary) for row in table.rows]
    if told[0] or not any(told):
        return None
    table, told = _with_whole_texts(table, told)
    titles = [row.spanning and is_row_label(_only(row).text) for row in table.rows]
    numbered = _numbered_titles(table, told)
    titles = [titled or of_one for titled, of_one in zip(titles, numbered, strict=True)]
    # More labels beside each other tell by themselves, and so does a title.
    alone = titles[0] or any(len(fields) > 1 for fields in told)
    if sum(map(bool, told)) < (1 if alone else _LEAST_BOXES):
        return None
    rows: list[StitchedRow] = []
    title = StitchedCell()
    below_each = [*told[1:], {}]
    for row, fields, titled, of_one, below in zip(table.rows, told, titles, numbered, below_each, strict=True):
        filled = [cell for cell in row.cells if cell.words]
        if fields:
            for role, cell in fields.items():
                rows[-1].cells[FIELDS.index(role)] = cell
        elif titled:
            title = _number_of(_only(row)) if of_one else _only(row)
        elif below:
            number, text = _numbered(filled[-1], row, vocabulary) if row.spanning else (title, filled[-1])
            number = filled[0] if len(filled) > 1 and is_row_number(filled[0].text) else number or title
            rest = (StitchedCell() for _ in FIELDS[2:])
            rows.append(StitchedRow(row.page, [number, StitchedCell(text.pieces), *rest], row.joined))
            title = StitchedCell()
        elif row.spanning:
            over = StitchedCell(filled[0].pieces, len(FIELDS))
            rows.append(StitchedRow(row.page, [over, *(StitchedCell() for _ in FIELDS[1:])], row.joined))
        else:
            return None
    return replace(table, header=None, rows=rows), [Column(role) for role in FIELDS]


def _with_whole_texts(
    table: StitchedTable, told: list[dict[Role, StitchedCell]]
) -> tuple[StitchedTable, list[dict[Role, StitchedCell]]]:
    """The table, and what its rows are told, with a sentence over the full width and the one that goes on under it on the next page,
    over labelled texts, as one row."""
    rows: list[StitchedRow] = []
    kept: list[dict[Role, StitchedCell]] = []
    for row, fields, below in zip(table.rows, told, [*told[1:], {}], strict=True):
        above = rows[-1] if rows else None
        on = above is not None and above.spanning and row.spanning and above.page < row.page and not fields and below
        if above is not None and on and _only(above).text.endswith("."):
            over = StitchedCell([*_only(above).pieces, *_only(row).pieces], above.cells[0].column_span)
            rows[-1] = StitchedRow(above.page, [over, *above.cells[1:]], joined=True)
        else:
            rows.append(row)
            kept.append(fields)
    return replace(table, rows=rows), kept


def _numbered_titles(table: StitchedTable, told: list[dict[Role, StitchedCell]]) -> list[bool]:
    """Which rows are a numbered title over what is agreed and the labelled row under that: `1.2 Verkoop`. None where other labelled
    rows have none, but the first, whose title may stand over the table."""
    found = [row.spanning and number_of(_only(row).text) is not None for row in table.rows]
    for at in range(len(found)):
        found[at] &= at + _LABELLED_UNDER < len(told) and bool(told[at + _LABELLED_UNDER]) and not told[at + 1]
    return found if sum(map(bool, told)) - sum(found) <= 1 else [False] * len(found)


def _number_of(cell: StitchedCell) -> StitchedCell:
    """The number that a title begins with."""
    (piece, *_) = cell.pieces
    line, *_ = words_to_lines(piece.words, piece.page)
    return StitchedCell([piece.holding(line.words[: len(line.words) - len(without_marker(line))])])


def _numbered(cell: StitchedCell, row: StitchedRow, vocabulary: Vocabulary) -> tuple[StitchedCell | None, StitchedCell]:
    """The number in the title that a cell begins with, where it has one, and the text under that."""
    (piece, *more) = cell.pieces
    fields = box_fields(words_to_lines(piece.words, row.page), vocabulary)
    if more or "number" not in fields or "jaarafspraak" not in fields:
        return None, cell
    number, text = (StitchedCell([piece.holding(fields[role])]) for role in ("number", "jaarafspraak"))
    return number, text


def with_labelled_lines(
    table: StitchedTable, columns: list[Column], vocabulary: Vocabulary
) -> tuple[StitchedTable, list[Column]]:
    """The table with columns for what labelled lines in its cells tell: `Wie: gemeente` under what is agreed. Itself where it has
    a column for that, or few cells have such lines."""
    agreed = [j for j, column in enumerate(columns) if column.role == "jaarafspraak"]
    others = [j for j, column in enumerate(columns) if column.role in _UNDER]
    if len(agreed) != 1 or len(others) > 1:
        return table, columns
    # Who acts and when may stand in one column beside it, each with its label; or one of both, and the other under what is agreed.
    at, under = (others or agreed)[0], _UNDER
    role, own = columns[at].role or "jaarafspraak", None if others else columns[at].role
    if not _are_labelled(table, at, role, vocabulary, _BOTH if others else 1):
        at, role, own = agreed[0], "jaarafspraak", "jaarafspraak"
        beside = [columns[other].role for other in others]
        under = tuple(one for one in _UNDER if one not in beside)
        if not others or not _are_labelled(table, at, role, vocabulary, 1, beside):
            return table, columns
    rows = []
    for row in table.rows:
        fields = {} if row.spanning else fields_of_cell(row.cells[at], vocabulary, role)
        told = row.with_more(fields.get(role, StitchedCell()) for role in under)
        if fields:
            told.cells[at] = fields.get(own, StitchedCell()) if own is not None else StitchedCell()
        rows.append(told)
    wider = replace(table, rows=rows)
    roles = [replace(column, role=own or "none") if j == at else column for j, column in enumerate(columns)]
    return wider, [*roles, *(Column(role) for role in under)]


def _are_labelled(
    table: StitchedTable, at: int, first: Role, vocabulary: Vocabulary, least: int, but: Sequence[Role | None] = ()
) -> bool:
    """Whether the cells of the column `at`, which are of the field `first`, mostly say at `least` so many of who acts and when in
    labelled lines, and nothing there that has columns of its own (`but`)."""
    # Looked through first: the rows of a long table are not all unpacked at once.
    said = (fields_of_cell(row.cells[at], vocabulary, first).keys() for row in table.rows if not row.spanning)
    told = sum(len(roles & {"trekker", "gereed"}) >= least and roles.isdisjoint(but) for roles in said)
    return told >= max(_LEAST_BOXES, _MOSTLY * len(table.rows))


def fields_of_cell(cell: StitchedCell, vocabulary: Vocabulary, first: Role) -> dict[Role, StitchedCell]:
    """The parts of a cell by field: what it holds at `first`, and the labelled lines under that, over pages too."""
    fields: dict[Role, StitchedCell] = {}
    current = first
    for piece in cell.pieces:
        said: dict[Role, list[Word]] = {}
        for role, _, line in lines_by_field(words_to_lines(piece.words, piece.page), vocabulary, current):
            if role is not None and line.words:
                said.setdefault(role, []).extend(line.words)
                current = role
        for role, words in said.items():
            fields.setdefault(role, StitchedCell()).take([piece.holding(words)])
    return fields


def _only(row: StitchedRow) -> StitchedCell:
    return StitchedCell(next(cell for cell in row.cells if cell.words).pieces)


def labelled_fields(row: StitchedRow, vocabulary: Vocabulary) -> dict[Role, StitchedCell]:
    """The fields of a row all of whose texts are labelled, with something else perhaps; none when one is not."""
    found: dict[Role, StitchedCell] = {}
    filled = [cell for cell in row.cells if cell.words]
    if pairs := _label_and_value(filled, vocabulary):
        return pairs
    for cell in filled:
        fields = box_fields(words_to_lines(cell.words, row.page), vocabulary)
        if found and "jaarafspraak" in fields and label_of(cell.words):
            # `Indicator: aantal woningen`, behind who acts or when.
            continue
        if len(cell.pieces) > 1 or "jaarafspraak" in fields or fields.keys() & found.keys():
            return {}
        (piece,) = cell.pieces
        found |= {role: StitchedCell([piece.holding(words)]) for role, words in fields.items()}
    return found


def _label_and_value(cells: list[StitchedCell], vocabulary: Vocabulary) -> dict[Role, StitchedCell]:
    """The fields of a row in which each label has a cell of its own, before that of its value: `Wie | Woonborg | Wanneer | Q2`."""
    said = [vocabulary.heading(cell.text.rstrip(": ")) for cell in cells]
    roles = [heading.role if heading.score >= _SURE else None for heading in said[::2]]
    known = [role for role in roles if role is not None]
    # `Resultaat` may stand among them.
    others = [cell for cell, role in zip(cells[::2], roles, strict=True) if role is None]
    short = all(len(cell.words) <= _LONGEST_LABEL and cell.text[0].isupper() for cell in others)
    # One alone is set as a label is.
    alone = len(cells) == _ONE and is_side_label(cells[0].words)
    if len(cells) % 2 or not short or not set(known) <= set(_UNDER) or len(set(known)) != len(known):
        return {}
    if not (alone or len(known) > 1):
        return {}
    # `Partijen` and `2025` may head a column, and be a value.
    if all(heading.score >= _SURE for heading in said[1::2]):
        return {}
    pairs = zip(roles, cells[1::2], strict=True)
    return {role: StitchedCell(cell.pieces) for role, cell in pairs if role is not None}


def box_fields(lines: list[Line], vocabulary: Vocabulary) -> dict[Role, list[Word]]:
    """The words of a box by field: what is agreed first, under a title in bold perhaps, with its number."""
    fields: dict[Role, list[Word]] = {}
    marker, *rest = lines[0].words
    if is_row_number(marker.text) and len(lines) > 1 and all(is_glyph(word.text) for word in rest):
        fields["number"], lines = [marker], lines[1:]
    elif rest and marker.bold and not rest[0].bold and is_row_number(marker.text):
        fields["number"], lines = [marker], [Line(lines[0].page, rest), *lines[1:]]
    title = [] if all(word.bold for line in lines for word in line.words) else _title(lines)
    for line in title:
        if number_of(line.text) is not None:
            rest = without_marker(line)
            fields["number"] = line.words[: len(line.words) - len(rest)]
    told = behind_their_labels(with_label_rows(lines[len(title) :], vocabulary), vocabulary)
    for role, _, line in lines_by_field(told, vocabulary, "jaarafspraak"):
        if role is not None:
            fields.setdefault(role, []).extend(line.words)
    return {role: words for role, words in fields.items() if words}


def _title(lines: list[Line]) -> list[Line]:
    """The lines in bold that a box begins with, where they are a title."""
    count = next((k for k, line in enumerate(lines) if not all(word.bold for word in line.words)), len(lines))
    words = sum(len(line.words) for line in lines[:count])
    return lines[:count] if words <= _LONGEST_TITLE and not lines[count - 1].text.endswith(".") else []
