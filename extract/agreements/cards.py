"""Agreements on cards: a small table each, with labels where other tables have a header."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from jaarschijf.extract.agreements.columns import Column
from jaarschijf.extract.agreements.headers import DESCRIBES
from jaarschijf.extract.agreements.numbered_cells import with_list_apart
from jaarschijf.extract.agreements.stitched import StitchedCell, StitchedRow, StitchedTable
from jaarschijf.extract.wording.vocabulary import AGREED, Heading, Role, Vocabulary, normalise

_Key = tuple[Role | str | None, int | None]
_Labelled = tuple[Heading, StitchedCell, StitchedCell]

_LABEL = 80.0
_LABEL_AND_VALUE = 2
_MOST_LABELS, _LABEL_WORDS = 20, 4
_NUMBER = r"[A-Z]{0,2}\d{1,3}(?:\.\d{1,3}){0,2}[a-z]?"
# `Kaart 4`, `Afspraak 1.2`, `3. Nieuwbouw in het centrum`: a card's title with its number.
_NUMBER_TITLE = re.compile(rf"^(?:[A-Za-z]+\s+)?{_NUMBER}(?:[.:)]|\s|$)")
_NUMBERED_WORD = re.compile(rf"(?P<word>[A-Z][a-z]+)\s+(?P<number>{_NUMBER})[.:]?")
_LEAST_CARDS = 2
_BARE_NUMBER = re.compile(_NUMBER)
_NUMBER_IN_LABEL = re.compile(rf"\b{_NUMBER}\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def table_to_cards(table: StitchedTable, vocabulary: Vocabulary) -> tuple[StitchedTable, list[Column]] | None:
    """A table of cards turned over: a row for each card, a column for each label. None when the labels at the left are
    not headings of at least two kinds on most rows, agreements among them."""
    if table.header is not None:
        return None
    labels = [_labels(row, vocabulary) for row in table.rows]
    if not any(heading.role in AGREED for found in labels for heading, _, _ in found):
        # `Omschrijving` says it where nothing else does.
        labels = [_labels(row, vocabulary, described=True) for row in table.rows]
    kinds = [h.role for found in labels for h, _, _ in found]
    rows = [found for found, row in zip(labels, table.rows, strict=True) if not row.spanning]
    known = sum(bool(found) for found in rows)
    if known < 2 or known < 0.6 * len(rows) or len(set(kinds)) < 2 or not AGREED & set(kinds):
        return None
    in_bold = all(word.bold for found in rows for _, label, _ in found for word in label.words)
    columns: dict[_Key, Column] = {("number", None): Column("number")}
    cards: list[StitchedRow] = []
    filled: dict[_Key, str] = {}
    last: StitchedCell | None = None
    begins = _begins_cards(labels)
    titles = _numbered_titles(table.rows, labels)
    for row, found in zip(table.rows, labels, strict=True):
        if row.spanning or id(row) in titles:
            cards.append(_begun_by(row))
            filled, last = {}, None
            continue
        if last is not None:
            found = found or _unknown_label(row, in_bold)
        if not found and last is not None:
            last.take(piece for cell in row.cells for piece in cell.pieces)
            cards[-1].joined = True
        for heading, label, value in found:
            heading = _said(heading, label, value, filled)
            key = (heading.role or label.text, heading.year)
            columns.setdefault(key, Column(heading.role, heading.year, label.text))
            if not cards or cards[-1].spanning or key in filled or (filled and key == begins):
                cards.append(StitchedRow(row.page, [StitchedCell() for _ in range(_MOST_LABELS + 1)]))
                filled = {}
            cards[-1].cells[list(columns).index(key)] = value
            if _holds_number(heading, label) and not cards[-1].cells[0].pieces:
                cards[-1].cells[0] = label
            filled[key] = normalise(label.text)
            last = value
    for card in cards:
        card.cells = card.cells[: len(columns)] + [StitchedCell() for _ in range(len(columns) - len(card.cells))]
    told = list(columns.values())
    apart = [part for card in cards for part in ([card] if card.spanning else with_list_apart(card, told))]
    return replace(table, header=None, rows=apart), told


def _begun_by(row: StitchedRow) -> StitchedRow:
    """The card that a row begins with the number of its title; a row over the cards, where it has none."""
    title = next(cell for cell in row.cells if cell.words)
    if not _NUMBER_TITLE.match(title.text):
        return row
    return StitchedRow(row.page, [_number_of(title), *(StitchedCell() for _ in range(_MOST_LABELS))])


def _numbered_titles(rows: Sequence[StitchedRow], labels: Sequence[Sequence[_Labelled]]) -> set[int]:
    """The rows, by identity, that begin a card with its number behind one word, and perhaps its name beside that, on more cards than
    one: `Kaart 1.3 | Verkoop`."""
    found: dict[str, dict[str, StitchedRow]] = {}
    for row, known in zip(rows, labels, strict=True):
        title = _NUMBERED_WORD.fullmatch(row.cells[0].text) if row.cells and not row.spanning and not known else None
        if title is not None:
            found.setdefault(title["word"], {})[title["number"]] = row
    return {id(row) for of_word in found.values() if len(of_word) >= _LEAST_CARDS for row in of_word.values()}


def _begins_cards(labels: Sequence[Sequence[_Labelled]]) -> _Key | None:
    """The label that each card begins with, known by its number, which no other label has: `Afspraak 1.2`; or because more labels
    stand before the first of them and after the last than one card has. A card that the end of a page cut may lack it."""
    keys: list[_Key] = [(heading.role, heading.year) for found in labels for heading, _, _ in found]
    numbered: set[_Key] = {
        (heading.role, heading.year) for found in labels for heading, label, _ in found if _holds_number(heading, label)
    }
    first = numbered.pop() if len(numbered) == 1 else (None, None)
    if first[0] in AGREED:
        return first
    agreed = [place for place, (role, _) in enumerate(keys) if role in AGREED]
    steps = {other - one for one, other in pairwise(agreed)}
    if len({keys[place] for place in agreed}) != 1 or len(steps) != 1:
        return None
    in_one, at_ends = steps.pop(), agreed[0] + len(keys) - 1 - agreed[-1]
    return keys[agreed[0]] if agreed[0] and at_ends >= in_one > 1 else None


def _holds_number(heading: Heading, label: StitchedCell) -> bool:
    """Whether a label that is not of a number has one, other than a year."""
    return heading.role != "number" and _NUMBER_IN_LABEL.search(_YEAR.sub("", label.text)) is not None


def _said(heading: Heading, label: StitchedCell, value: StitchedCell, filled: Mapping[_Key, str]) -> Heading:
    """What a label says on a card of which some fields are `filled`, each under a label."""
    if heading.role in AGREED and _BARE_NUMBER.fullmatch(value.text):
        # `Afspraak | A1`: a card's number, that another label tells the text of.
        return Heading("number", heading.score)
    if heading.role in AGREED:
        return heading
    # `Betrokken partijen` beside `Trekker` is another label of the same card.
    again = filled.get((heading.role, heading.year), normalise(label.text)) == normalise(label.text)
    return heading if again else Heading(None, 0.0)


def _unknown_label(row: StitchedRow, in_bold: bool) -> list[_Labelled]:
    """A few words where labels stand, set as these are, that are none of the known ones: `Resultaat`."""
    filled = [cell for cell in row.cells if cell.pieces]
    if len(filled) != _LABEL_AND_VALUE:
        return []
    label, value = filled
    if label is not row.cells[0] or value.column_span != len(row.cells) - 1:
        return []
    bold = all(word.bold for word in label.words) and not all(word.bold for word in value.words)
    like = bold or (not in_bold and label.text[:1].isupper())
    return [(Heading(None, 0.0), label, value)] if like and len(label.words) <= _LABEL_WORDS else []


def _number_of(title: StitchedCell) -> StitchedCell:
    found = next((w for w in title.words if _NUMBER_IN_LABEL.search(w.text)), None)
    pieces = [p.holding([w for w in p.words if w is found]) for p in title.pieces]
    return StitchedCell([p for p in pieces if p.words])


def _labels(row: StitchedRow, vocabulary: Vocabulary, *, described: bool = False) -> list[_Labelled]:
    """(heading, its cell, the value's cell) for each label of a row that has a value at its right, of what is agreed where that is
    `described`."""
    filled = [cell for cell in row.cells if cell.pieces]
    found: list[_Labelled] = []
    skip = False
    for cell, value in zip(filled, [*filled[1:], StitchedCell()], strict=True):
        if skip or not cell.text:
            skip = False
            continue
        heading = vocabulary.heading(cell.text.rstrip(": "))
        if described and heading.role is None and DESCRIBES.fullmatch(cell.text.rstrip(": ")):
            heading = Heading("jaarafspraak", _LABEL)
        # A year by itself is when, not what.
        labelled = any(map(str.isalpha, cell.text))
        if labelled and heading.role is not None and heading.score >= _LABEL and value.pieces:
            found.append((heading, cell, value))
            skip = True
        elif not found:
            return []
    return found
