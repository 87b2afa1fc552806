"""Agreements in a column for each party: `Onderwerp | Gemeente | Corporatie`, with what each does under its name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from jaarschijf.extract.agreements.column_texts import says_things
from jaarschijf.extract.agreements.columns import Column
from jaarschijf.extract.agreements.stitched import Piece, StitchedCell, StitchedRow, StitchedTable
from jaarschijf.extract.text.lines import words_to_lines
from jaarschijf.extract.wording.bullets import is_glyph
from jaarschijf.extract.wording.number_series import next_number
from jaarschijf.extract.wording.vocabulary import Role, Vocabulary, names_party
from jaarschijf.schema.geometry import Word

_LEAST_PARTIES, _LEAST_WORDS = 2, 3
_KNOWN = 90.0
# What a heading says after a name: `Woonborg doet in 2030`, `De gemeente in 2030:`.
_DOES = re.compile(
    r"(?:\s+(?:doe[nt]|draag(?:t|en) bij|zorg(?:t|en) voor|pak(?:t|ken) op|bied(?:t|en)|vra(?:agt|gen)|lever(?:t|en)))?(?:\s+(?:in\s+)?20\d\d)?\s*[:?]?$"
)
# Over what a corporation offers, and what it asks for that: `Ons bod`, `Wat wij vragen van de gemeente`.
_OFFERS = re.compile(
    r"(?:ons|het|dit)\s+(?:aan)?bod|(?:dit|wat)?\s*(?:bieden\s+(?:wij|we)|(?:wij|we)\s+bieden)", re.IGNORECASE
)
_ASKS = re.compile(
    r"(?:dit|wat)?\s*(?:(?:wij|we)\s+vragen|vragen\s+(?:wij|we))\b|gevraagd\s+(?:van|aan)\b", re.IGNORECASE
)
# What a party says of what is offered is no act: `Reactie gemeente`.
_ANSWERS = re.compile(
    r"(?:reactie|advies|standpunt|mening|oordeel|akkoord|opmerking(?:en)?|zienswijze)\b", re.IGNORECASE
)
# What they do with each other has a column beside those of each: `Samen`, `Alle partijen samen`.
_TOGETHER = re.compile(
    r"(?:(?:alle |beide )?partijen |wij |we )?(?:samen|gezamenlijk)|(?:alle|beide) partijen", re.IGNORECASE
)
_AND = re.compile(r"\s*,\s*|\s+(?:en|&)\s+(?:de\s+|het\s+)?")
# `1.`, `2)`: what counts the items of a list.
_COUNTED = re.compile(r"\d{1,2}[.)]")
_CODE = re.compile(r"[A-Z]{1,3}[-.]?\d{1,2}|\d{1,2}\.\d{1,2}|20\d\d-\d{1,3}")
# What a row may be about, beside what the parties do for it.
_ABOUT: tuple[Role, ...] = ("number", "thema", "doelstelling")


def table_by_party(
    table: StitchedTable, vocabulary: Vocabulary, parties: Sequence[str]
) -> tuple[StitchedTable, list[Column]] | None:
    """A table with a row for each thing that a party is to do, who is its trekker. None when its columns are not headed by
    two parties and, if by anything else, by what their rows are about, or hold no sentences."""
    if (boxes := _boxes(table, parties)) is not None:
        return boxes
    heads = head_cells(table)
    over = 0 if table.header else next((k for k, row in enumerate(table.rows) if not row.spanning), 0)
    rows = table.rows if table.header else table.rows[over + 1 :]
    if len(heads) != table.width or not rows:
        return None
    repeated = [head.text for head in heads]
    about: dict[int, Column] = {}
    doing: list[int] = []
    names = [f" {name.lower()} " for name in parties]
    for place, head in enumerate(heads):
        heading = vocabulary.heading(head.text)
        if _names(head.text, names):
            doing.append(place)
        elif heading.role in _ABOUT and heading.score >= _KNOWN:
            about[place] = Column(heading.role, None, head.text)
        else:
            return None
    own = [row for row in rows if not row.spanning and row.texts != repeated]
    # There may be nothing for one of them to do.
    acting = [place for place in doing if any(row.cells[place].text for row in own)]
    told = says_things([row.cells[place].text for row in own for place in doing], _LEAST_WORDS) and all(
        any(len(row.cells[place].text.split()) > 1 for row in own) for place in acting
    )
    # Names of who signs stand under the parties' too.
    by_party = about or all(_promises(row.cells[place].text) for row in own for place in doing)
    if len(acting) < _LEAST_PARTIES or not by_party or not told:
        return None
    columns = [*about.values(), Column("jaarafspraak", None, heads[doing[0]].text), Column("trekker")]
    made: list[StitchedRow] = [_as_wide(row, len(columns)) for row in table.rows[:over]]
    for row in rows:
        if row.spanning:
            made.append(_as_wide(row, len(columns)))
        elif row.texts != repeated:
            made += _acts(row, about, doing, heads)
    return replace(table, rows=made), columns


def _as_wide(row: StitchedRow, width: int) -> StitchedRow:
    """A row over all columns, as one of a table of another width."""
    over = [cell for cell in row.cells if cell.words]
    return StitchedRow(row.page, [*over, *(StitchedCell() for _ in range(width - len(over)))], row.joined)


def names_acting(text: str, parties: Sequence[str]) -> bool:
    """Whether a text is a name of one of the `parties`, or of some, or says by what they are who acts: `Gemeente en corporaties`."""
    return _names(text, [f" {name.lower()} " for name in parties])


def _names(text: str, names: Sequence[str]) -> bool:
    if _ANSWERS.match(text):
        return False
    if _OFFERS.fullmatch(text.strip(" :?")) or _ASKS.match(text) or _TOGETHER.fullmatch(_bare(text)):
        return True
    parts = _AND.split(_bare(text))
    return names_party(_DOES.sub("", text)) or all(
        names_party(part) or any(f" {part} " in name for name in names) for part in parts
    )


def _boxes(table: StitchedTable, parties: Sequence[str]) -> tuple[StitchedTable, list[Column]] | None:
    """A table of boxes side by side, each with a party's name on its first line and what it does under that."""
    rows = table.rows if table.header is None else []
    filled = [cell for row in rows for cell in row.cells if cell.words]
    if len(filled) < _LEAST_PARTIES or not all(_promises(cell.text) for cell in filled):
        return None
    names = [f" {name.lower()} " for name in parties]
    made: list[StitchedRow] = []
    for row in rows:
        for cell in row.cells:
            if cell.words:
                head, body = _parted(cell)
                if not body.words or not _names(head.text, names):
                    return None
                made += [StitchedRow(row.page, [item, head]) for item in items_of(body)]
    columns = [Column("jaarafspraak", None, made[0].cells[1].text), Column("trekker")]
    return replace(table, header=None, rows=made), columns


def _parted(cell: StitchedCell) -> tuple[StitchedCell, StitchedCell]:
    """The first line of a cell, and what stands under it."""
    piece, *more = (piece for piece in cell.pieces if piece.words)
    bottom = piece.words[0].box.bottom
    head = [word for word in piece.words if word.box.top < bottom]
    body = [word for word in piece.words if word.box.top >= bottom]
    return StitchedCell([piece.holding(head)]), StitchedCell([piece.holding(body), *more] if body else more)


def _promises(text: str) -> bool:
    """Whether a cell, if not empty, ends as a sentence does, or holds a list."""
    return not text or text.endswith((".", ";")) or is_glyph(text.split()[0])


def head_cells(table: StitchedTable) -> list[StitchedCell]:
    """The cells over the columns, as cells of a row: those of the header, or the first row's."""
    header, first = table.header, table.first
    if header is None:
        return next((row.cells for row in table.rows if not row.spanning), [])
    heads = [StitchedCell() for _ in header.texts]
    over = [c for c in first.cells if header.first <= c.row < header.end and c.words and c.column < len(heads)]
    for cell in over:
        # `Inzet` over `Gemeente` and `Corporatie` is of neither.
        below = any(cell.column <= c.column < cell.column + cell.column_span and c.row > cell.row for c in over)
        if cell.column_span == 1 or not below:
            heads[cell.column].take([Piece(first.page, cell.box, cell.words)])
    return heads


def _bare(text: str) -> str:
    named = _DOES.sub("", text.lower())
    return re.sub(
        r"^(?:de|het|inzet|bijdrage|(?:aan)?bod|wederkerigheid|rol|(?:tegen)?prestaties?|toezegging(?:en)?|verplichting(?:en)?|taken|acties|activiteiten|afspraken|van|voor|door|dit|wat|doe[nt]|gaa[nt]|\s)+\b\s*",
        "",
        named,
    ).strip(" :?")


def _acts(
    row: StitchedRow, about: Mapping[int, Column], doing: Sequence[int], heads: Sequence[StitchedCell]
) -> list[StitchedRow]:
    acts: list[StitchedRow] = []
    # Where rows are about nothing else, a list of what a party does has an agreement in each item, and about a theme where each is
    # a sentence; one with a number of its own is one anywhere.
    themed = bool(about) and all(column.role == "thema" for column in about.values())
    for place in doing:
        listed = themed and all(map(_is_sentence, items_of(row.cells[place])))
        for cell in items_of(row.cells[place], numbered=bool(about) and not listed):
            if cell.words:
                # What the row is about holds for all that is done for it: the rows below take it over.
                said = [row.cells[k] if not acts else StitchedCell() for k in about]
                # `Ons bod` names nobody.
                who = StitchedCell() if _OFFERS.match(heads[place].text) else heads[place]
                acts.append(StitchedRow(row.page, [*said, cell, who], row.joined))
    return acts


def _is_sentence(item: StitchedCell) -> bool:
    """Whether an item is one by its form, behind its bullet or its number."""
    words = item.words[1:] if len(item.words) > 1 and _begins_item(item.words) else item.words
    return bool(words) and words[0].text[0].isupper() and words[-1].text.endswith(".")


def items_of(cell: StitchedCell, *, numbered: bool = False) -> list[StitchedCell]:
    """The items of a cell that holds a list and no more, with a `numbered` code each perhaps, else the cell itself."""
    lines = [(piece, line.words) for piece in cell.pieces for line in words_to_lines(piece.words, piece.page)]
    code = _code(lines[0][1]) if lines else None
    if not lines or not (code or (_begins_item(lines[0][1]) and not numbered)):
        return [cell]
    items: list[StitchedCell] = []
    expected = code
    # `fase 2.` may end on the next line of an item behind a bullet.
    marked = is_glyph(lines[0][1][0].text)
    for piece, words in lines:
        begins = is_glyph(words[0].text) if marked else _begins_item(words)
        if begins if code is None else _code(words) == expected:
            items.append(StitchedCell())
            expected = next_number(expected)
        last = items[-1].pieces[-1] if items[-1].pieces else None
        if last is not None and last.page == piece.page:
            last.words.extend(words)
        else:
            items[-1].take([piece.holding(list(words))])
    return items


def _code(words: Sequence[Word]) -> str | None:
    """What numbers a text by more than its place in a list: `G1`, `2.3`."""
    code = words[0].text.rstrip(".:)")
    return code if len(words) > 1 and _CODE.fullmatch(code) is not None else None


def _begins_item(words: Sequence[Word]) -> bool:
    return is_glyph(words[0].text) or (len(words) > 1 and _COUNTED.fullmatch(words[0].text) is not None)
