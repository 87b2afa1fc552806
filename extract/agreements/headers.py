"""Which rows of a table are its header, and what is said over each column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from jaarschijf.extract.agreements.column_texts import are_crosses, is_done
from jaarschijf.extract.agreements.goal_labels import labelled_goal
from jaarschijf.extract.wording.vocabulary import AGREED, Heading, Role, Vocabulary, is_due, is_row_label, names_party
from jaarschijf.schema.table import Cell, Table

KNOWN = 75.0
SURE = 90.0
_HEADER_ROWS = 4
# Over what a party does, in few words perhaps: `Bijdrage gemeente`.
CONTRIBUTES = re.compile(r"(?:bijdrage|inzet|inbreng|rol|taak|acties?)\b", re.IGNORECASE)
DESCRIBES = re.compile(r"(?:omschrijving|beschrijving|inhoud|tekst|formulering)\b", re.IGNORECASE)
_LABEL_AND_VALUE = 2  # columns
_LEAST_KINDS = 3  # of labels on a card
LONGEST_HEADING = 5  # words of one that has another at its left
_QUARTER = re.compile(r"(?:Q[1-4]|[1-4]e kwartaal)\b", re.IGNORECASE)
_LONGEST, _LONG = 100, 6  # characters of a heading, explained as it may be, and words of one that ends in a full stop


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a table: the grid rows `first` up to `end` (0-based, exclusive) and the text over each column."""

    first: int
    end: int
    texts: tuple[str, ...]
    headings: tuple[Heading, ...] = field(default=())


def cell_text(cell: Cell) -> str:
    """The words of a cell in a row, hyphens at line ends kept: enough to recognise a heading or a number."""
    return " ".join(word.text for word in cell.words)


def header_of(table: Table, vocabulary: Vocabulary) -> Header | None:
    """The header among the first rows of a table (a full-width row may stand before it), None when there is none."""
    if _reads_as_card(table, vocabulary):
        return None
    rows = [cells_of_row(table, i) for i in range(min(_HEADER_ROWS, table.row_count))]
    for first, cells in enumerate(rows):
        if _reads_as_header(cells, table, vocabulary):
            if _tells_pairs(cells, vocabulary) and _is_of_one_row(first, cells, table):
                return None
            end = first + max(1, min((c.row_span for c in cells if c.words), default=1))
            while end < len(rows) and end - first < 3 and _goes_on(rows, first, end, vocabulary):
                end += 1
            texts = tuple(_text_over(table, j, first, end) for j in range(table.column_count))
            lowest = [_text_over(table, j, end - 1, end) for j in range(table.column_count)]
            pairs = zip(texts, lowest, strict=True)
            return Header(first, end, texts, tuple(_heading(text, low, vocabulary) for text, low in pairs))
        said = [cell_text(c) for c in cells if c.words]
        if len(said) > 1 and goal_of_row(said, vocabulary) is None:
            return None
    return None


def _tells_pairs(cells: Sequence[Cell], vocabulary: Vocabulary) -> bool:
    """Whether the texts of a row are labels by turns, each with its value beside it: `Wie | Woonborg | Wanneer | Q2`."""
    said = [vocabulary.heading(cell_text(cell)) for cell in cells if cell.words]
    labelled = all(h.score >= SURE and h.role in ("trekker", "gereed", "toelichting") for h in said[::2])
    labelled &= not any(h.score >= SURE and h.role in AGREED for h in said[1::2])
    return labelled and len(said) % 2 == 0 and not all(h.score >= SURE for h in said[1::2])


def _is_of_one_row(row: int, cells: Sequence[Cell], table: Table) -> bool:
    """Whether a row stands under a text over the full width, ends its table, or begins as another does that goes on otherwise: it
    tells of one agreement."""
    above = [cell for cell in cells_of_row(table, row - 1) if cell.words] if row else []
    if row and (row == table.row_count - 1 or (len(above) == 1 and above[0].column_span == table.column_count)):
        return True
    own = [cell_text(cell) for cell in cells if cell.words]
    below = ([cell_text(c) for c in cells_of_row(table, at) if c.words] for at in range(row + 1, table.row_count))
    return any(texts[:1] == own[:1] and texts[1:2] != own[1:2] for texts in below)


def goal_of_row(texts: Sequence[str], vocabulary: Vocabulary) -> Role | None:
    """What the filled cells of a row say, when they are a label and a text that holds for other rows: `Ambitie | Betaalbare huren`,
    or both in one."""
    if len(texts) == 1:
        return labelled_goal(texts[0], vocabulary)
    if len(texts) != _LABEL_AND_VALUE:
        return None
    heading = vocabulary.heading(texts[0].rstrip(": "))
    known = heading.score >= SURE and not _is_known(texts[1], vocabulary)
    return heading.role if known and heading.role in ("doelstelling", "kaderafspraak") else None


def _reads_as_card(table: Table, vocabulary: Vocabulary) -> bool:
    # Labels down the left side, each with a text at its right that is no label.
    labels, titles, kinds = 0, 0, set()
    own: set[Role | None] = set()
    left = min((c.column for c in table.cells if c.words), default=0)
    for i in range(table.row_count):
        cells = [c for c in cells_of_row(table, i) if c.words]
        texts = [cell_text(c) for c in cells]
        # Beside a merged cell stands what is said, not a label.
        if len(texts) < _LABEL_AND_VALUE or cells[0].column > left or not any(map(str.isalpha, texts[0])):
            continue
        if is_row_label(texts[0]):
            titles += table.column_count == _LABEL_AND_VALUE
            continue
        label = vocabulary.heading(texts[0].rstrip(": "))
        if table.column_count == _LABEL_AND_VALUE and label.score >= SURE:
            own.add(label.role)
        # `Planning | Gereed in het najaar van dit jaar`: what is said may begin as another heading does.
        if label.score >= KNOWN and (_says(texts[1], first=not i) or not _is_known(texts[1], vocabulary)):
            labels += 1
            kinds.add(label.role)
    # `Afspraak 1.2 | Woonborg bouwt ...` is a card's title over labels of other kinds.
    labels += titles if len(kinds) >= _LABEL_AND_VALUE else 0
    labelled = labels >= 2 and labels >= 0.6 * table.row_count
    # What is said beside so many kinds of labels may read as one.
    return (labelled or len(own) >= _LEAST_KINDS) and not _heads_own_labels(table, vocabulary)


def _says(text: str, *, first: bool) -> bool:
    return not first and len(text.split()) > LONGEST_HEADING


def _is_known(text: str, vocabulary: Vocabulary) -> bool:
    if is_row_label(text) or not any(map(str.isalpha, text)):
        return False
    return vocabulary.heading(text.rstrip(": ")).score >= KNOWN


def _heads_own_labels(table: Table, vocabulary: Vocabulary) -> bool:
    """Whether the first row heads columns, whose left one repeats its heading: `Opgave 1`, `Opgave 2`; or more than two."""
    heads = [vocabulary.heading(cell_text(c)) for c in cells_of_row(table, 0)]
    if len(heads) < _LABEL_AND_VALUE or any(heading.score < KNOWN for heading in heads):
        return False
    if len({heading.role for heading in heads}) == len(heads) > _LABEL_AND_VALUE:
        return True
    left = (vocabulary.heading(cell_text(c)) for c in table.cells if c.row and c.column == 0 and c.words)
    return {heading.role for heading in left if heading.score >= KNOWN} == {heads[0].role}


def cells_of_row(table: Table, row: int) -> list[Cell]:
    """The cells that begin in a grid row, left to right."""
    return [cell for cell in table.cells if cell.row == row]


def _reads_as_header(cells: Sequence[Cell], table: Table, vocabulary: Vocabulary) -> bool:
    columns = table.column_count
    filled = [c for c in cells if c.words]
    texts = [cell_text(c) for c in filled]
    headings = [vocabulary.heading(text) for text in texts]
    scores = [heading.score for heading in headings]
    known = sum(score >= KNOWN for score in scores)
    sentence = any(map(_is_sentence, texts))
    # `Trekker: gemeente | Planning: Q2`
    labelled = sum(": " in text for text in texts)
    if known and (is_due(headings, texts) or sentence or labelled >= known):
        return False
    if len(texts) >= 2:
        spread = all(c.column_span < columns for c in filled)
        if len(texts) == 2 and known == 1 and not all(w.bold for c in cells for w in c.words):
            # One label with its value beside it: a line of a card.
            return False
        told = known
        told_of = [h.score for h, text in zip(headings, texts, strict=True) if "afspra" in text.lower()]
        agreed = max(told_of, default=0.0) >= SURE
        sure = known == 1 and max(scores) >= SURE
        if known >= 2 or agreed or (sure and _are_parts(filled, scores, table)):
            # Beside these, parties' names are over what each of them does; a single one is a trekker.
            columns_told = zip(filled, texts, scores, strict=True)
            unknown = [(_texts_under(c, table), text) for c, text, score in columns_told if score < KNOWN]
            parties = [(under, text) for under, text in unknown if names_party(text) or are_crosses(under)]
            acts = (
                CONTRIBUTES.match(text) is not None or is_done(under, 1 if agreed else 3) for under, text in parties
            )
            doing = sum(acts) if len(parties) >= 2 else 0
            told += doing if doing >= 2 else 0
            # `Afspraak | Indicator | Norm 2029 | Norm 2030`, all in bold: what else there is, nobody knows.
            headed = agreed or any(h.role in AGREED and h.score >= SURE for h in headings)
            headed |= any(map(DESCRIBES.match, texts))
            bold = headed and known >= 2 and all(w.bold for c in filled for w in c.words)
            told += len(texts) if bold else 0
            told += sum(_QUARTER.match(text) is not None for text in texts)
        return spread and known >= 1 and (known >= 2 or max(scores) >= SURE) and told >= 0.5 * len(texts)
    # A single heading over a single column of text, beside a column of numbers without one.
    return (
        len(texts) == 1 == known
        and columns == 2
        and filled[0].column_span == 1
        and all(w.bold for w in filled[0].words)
    )


def _is_sentence(text: str) -> bool:
    return len(text) > _LONGEST or (text.endswith(".") and len(text.split()) > _LONG)


def _are_parts(heads: Sequence[Cell], scores: Sequence[float], table: Table) -> bool:
    """Whether two columns or more, and all whose headings are not known, have crosses or words for a part under them."""
    unknown = [_texts_under(c, table) for c, score in zip(heads, scores, strict=True) if score < KNOWN]
    return len(unknown) > 1 and all(map(are_crosses, unknown))


def _texts_under(heading: Cell, table: Table) -> list[str]:
    return [cell_text(c) for c in table.cells if c.column == heading.column and c.row > heading.row and c.words]


def _goes_on(rows: Sequence[Sequence[Cell]], first: int, end: int, vocabulary: Vocabulary) -> bool:
    # Two levels: under a heading that spans columns stand headings of their own; or a merged heading reaches down here.
    spanned = [c for row in rows[first:end] for c in row if c.column_span > 1 and c.words]
    below = [c for c in rows[end] if c.words]
    if any(c.row + c.row_span > end for row in rows[first:end] for c in row if c.words) and below:
        # On a scan the border over a shaded cell may not be seen: then a heading seems to reach down into the first row.
        return not any(_is_sentence(cell_text(c)) for c in below)
    under = [c for c in below if any(s.column <= c.column < s.column + s.column_span for s in spanned)]
    known = [c for c in below if vocabulary.heading(cell_text(c)).score >= KNOWN]
    return bool(under) and len(known) == len(below)


def _text_over(table: Table, column: int, first: int, end: int) -> str:
    over = [c for c in table.cells if first <= c.row < end and c.column <= column < c.column + c.column_span]
    return " ".join(cell_text(c) for c in over if c.words)


def _heading(text: str, lowest: str, vocabulary: Vocabulary) -> Heading:
    """What the heading of a column says, of which `lowest` is the last level: `Wie` under `Uitvoering` tells by itself."""
    own = vocabulary.heading(lowest) if lowest != text and any(c.isalpha() for c in lowest) else None
    return own if own is not None and own.score >= SURE else vocabulary.heading(text)


def same_header(one: Header, other: Header) -> bool:
    """Whether two headers read the same, give or take what a page or a recogniser does to them."""
    a, b = " | ".join(one.texts), " | ".join(other.texts)
    return len(one.texts) == len(other.texts) and fuzz.ratio(a, b) >= 90
