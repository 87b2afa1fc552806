"""Which rows of a table are its header, and which column is what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from jaarschijf.extract.agreements.column_texts import (
    BEGINS_LABELLED,
    are_crosses,
    are_figures,
    are_marks,
    is_done,
    mostly,
    number_column,
    says_things,
)
from jaarschijf.extract.wording.theme_codes import theme_code
from jaarschijf.extract.wording.vocabulary import (
    AGREED,
    PARTY,
    Heading,
    Role,
    Vocabulary,
    is_due,
    is_row_label,
    names_party,
)
from jaarschijf.schema.table import Cell, Table

_KNOWN = 75.0
_SURE = 90.0
_HEADER_ROWS = 4
_SURE_OF_YEAR = 99.0
_LEAST_SAID = 4  # words
_COUNTED = re.compile(r"(?:thema\s+)?\d{1,2}[.:]?\s+\S", re.IGNORECASE)
# What a column with a year tells of, that is no agreement for it.
_LOOKS_BACK = re.compile(
    r"terug|evalua|resulta|realisa|voortgang|stand|status|score|gereed|gedaan|bereikt|budget|kosten|begrot|financ|dekking|aantal",
    re.IGNORECASE,
)
# Over what a party does, in few words perhaps: `Bijdrage gemeente`.
_CONTRIBUTES = re.compile(r"(?:bijdrage|inzet|inbreng|rol|taak|acties?)\b", re.IGNORECASE)
_DESCRIBES = re.compile(r"(?:omschrijving|beschrijving|inhoud|tekst|formulering)\b", re.IGNORECASE)
_LABEL_AND_VALUE = 2  # columns
_LEAST_FIGURES = 2  # columns of a budget
_TELL_NOT: tuple[Role | None, ...] = (None, "none", "gereed")
_LONGEST_HEADING = 5  # words of one that has another at its left
_LONGEST, _LONG = 100, 6  # characters of a heading, explained as it may be, and words of one that ends in a full stop


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds: its `role` (None when nothing tells), the year of a jaarafspraak, its printed heading.

    `guessed`: the heading is not in the vocabulary, or there is none, and the content told.
    """

    role: Role | None
    year: int | None = None
    heading: str = ""
    guessed: bool = False


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
            if 0 < first == table.row_count - 1 and _tells_pairs(cells, vocabulary):
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
    labelled = all(h.score >= _SURE and h.role in ("trekker", "gereed", "toelichting") for h in said[::2])
    return labelled and len(said) % 2 == 0 and not all(h.score >= _SURE for h in said[1::2])


def goal_of_row(texts: Sequence[str], vocabulary: Vocabulary) -> Role | None:
    """What the filled cells of a row say, when they are a label and a text that holds for other rows: `Ambitie | Betaalbare huren`."""
    if len(texts) != _LABEL_AND_VALUE:
        return None
    heading = vocabulary.heading(texts[0].rstrip(": "))
    known = heading.score >= _SURE and not _is_known(texts[1], vocabulary)
    return heading.role if known and heading.role in ("doelstelling", "kaderafspraak") else None


def _reads_as_card(table: Table, vocabulary: Vocabulary) -> bool:
    # Labels down the left side, each with a text at its right that is no label.
    labels, titles, kinds = 0, 0, set()
    for i in range(table.row_count):
        texts = [cell_text(c) for c in cells_of_row(table, i) if c.words]
        if len(texts) < _LABEL_AND_VALUE or not any(map(str.isalpha, texts[0])):
            continue
        if is_row_label(texts[0]):
            titles += table.column_count == _LABEL_AND_VALUE
            continue
        label = vocabulary.heading(texts[0].rstrip(": "))
        # `Planning | Gereed in het najaar van dit jaar`: what is said may begin as another heading does.
        if label.score >= _KNOWN and (_says(texts[1], first=not i) or not _is_known(texts[1], vocabulary)):
            labels += 1
            kinds.add(label.role)
    # `Afspraak 1.2 | Woonborg bouwt ...` is a card's title over labels of other kinds.
    labels += titles if len(kinds) >= _LABEL_AND_VALUE else 0
    return labels >= 2 and labels >= 0.6 * table.row_count and not _heads_own_labels(table, vocabulary)


def _says(text: str, *, first: bool) -> bool:
    return not first and len(text.split()) > _LONGEST_HEADING


def _is_known(text: str, vocabulary: Vocabulary) -> bool:
    if is_row_label(text) or not any(map(str.isalpha, text)):
        return False
    return vocabulary.heading(text.rstrip(": ")).score >= _KNOWN


def _heads_own_labels(table: Table, vocabulary: Vocabulary) -> bool:
    """Whether the first row heads columns, whose left one repeats its heading: `Opgave 1`, `Opgave 2`; or more than two."""
    heads = [vocabulary.heading(cell_text(c)) for c in cells_of_row(table, 0)]
    if len(heads) < _LABEL_AND_VALUE or any(heading.score < _KNOWN for heading in heads):
        return False
    if len({heading.role for heading in heads}) == len(heads) > _LABEL_AND_VALUE:
        return True
    left = (vocabulary.heading(cell_text(c)) for c in table.cells if c.row and c.column == 0 and c.words)
    return {heading.role for heading in left if heading.score >= _KNOWN} == {heads[0].role}


def cells_of_row(table: Table, row: int) -> list[Cell]:
    """The cells that begin in a grid row, left to right."""
    return [cell for cell in table.cells if cell.row == row]


def _reads_as_header(cells: Sequence[Cell], table: Table, vocabulary: Vocabulary) -> bool:
    columns = table.column_count
    filled = [c for c in cells if c.words]
    texts = [cell_text(c) for c in filled]
    headings = [vocabulary.heading(text) for text in texts]
    scores = [heading.score for heading in headings]
    known = sum(score >= _KNOWN for score in scores)
    sentence = any(len(text) > _LONGEST or (text.endswith(".") and len(text.split()) > _LONG) for text in texts)
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
        agreed = max(told_of, default=0.0) >= _SURE
        sure = known == 1 and max(scores) >= _SURE
        if known >= 2 or agreed or (sure and _are_parts(filled, scores, table)):
            # Beside these, parties' names are over what each of them does; a single one is a trekker.
            columns_told = zip(filled, texts, scores, strict=True)
            unknown = [(_texts_under(c, table), text) for c, text, score in columns_told if score < _KNOWN]
            parties = [(under, text) for under, text in unknown if names_party(text) or are_crosses(under)]
            acts = (
                _CONTRIBUTES.match(text) is not None or is_done(under, 1 if agreed else 3) for under, text in parties
            )
            doing = sum(acts) if len(parties) >= 2 else 0
            told += doing if doing >= 2 else 0
            # `Afspraak | Indicator | Norm 2029 | Norm 2030`, all in bold: what else there is, nobody knows.
            headed = agreed or any(h.role in AGREED and h.score >= _SURE for h in headings)
            headed |= any(map(_DESCRIBES.match, texts))
            bold = headed and known >= 2 and all(w.bold for c in filled for w in c.words)
            told += len(texts) if bold else 0
        return spread and known >= 1 and (known >= 2 or max(scores) >= _SURE) and told >= 0.5 * len(texts)
    # A single heading over a single column of text, beside a column of numbers without one.
    return (
        len(texts) == 1 == known
        and columns == 2
        and filled[0].column_span == 1
        and all(w.bold for w in filled[0].words)
    )


def _are_parts(heads: Sequence[Cell], scores: Sequence[float], table: Table) -> bool:
    """Whether two columns or more, and all whose headings are not known, have crosses or words for a part under them."""
    unknown = [_texts_under(c, table) for c, score in zip(heads, scores, strict=True) if score < _KNOWN]
    return len(unknown) > 1 and all(map(are_crosses, unknown))


def _texts_under(heading: Cell, table: Table) -> list[str]:
    return [cell_text(c) for c in table.cells if c.column == heading.column and c.row > heading.row and c.words]


def _goes_on(rows: Sequence[Sequence[Cell]], first: int, end: int, vocabulary: Vocabulary) -> bool:
    # Two levels: under a heading that spans columns stand headings of their own; or a merged heading reaches down here.
    spanned = [c for row in rows[first:end] for c in row if c.column_span > 1 and c.words]
    below = [c for c in rows[end] if c.words]
    if any(c.row + c.row_span > end for row in rows[first:end] for c in row if c.words) and below:
        return True
    under = [c for c in below if any(s.column <= c.column < s.column + s.column_span for s in spanned)]
    known = [c for c in below if vocabulary.heading(cell_text(c)).score >= _KNOWN]
    return bool(under) and len(known) == len(below)


def _text_over(table: Table, column: int, first: int, end: int) -> str:
    over = [c for c in table.cells if first <= c.row < end and c.column <= column < c.column + c.column_span]
    return " ".join(cell_text(c) for c in over if c.words)


def _heading(text: str, lowest: str, vocabulary: Vocabulary) -> Heading:
    """What the heading of a column says, of which `lowest` is the last level: `Wie` under `Uitvoering` tells by itself."""
    own = vocabulary.heading(lowest) if lowest != text and any(c.isalpha() for c in lowest) else None
    return own if own is not None and own.score >= _SURE else vocabulary.heading(text)


def same_header(one: Header, other: Header) -> bool:
    """Whether two headers read the same, give or take what a page or a recogniser does to them."""
    a, b = " | ".join(one.texts), " | ".join(other.texts)
    return len(one.texts) == len(other.texts) and fuzz.ratio(a, b) >= 90


def header_to_columns(header: Header | None, columns: Sequence[Sequence[str]]) -> list[Column]:
    """What each column holds, by its heading, and by its content (`columns`: texts, header left out) where that is silent.

    Beside `Activiteiten 2024` a column `Afspraak` holds the kaderafspraak; a period of years in the heading says the same.
    """
    if header is None:
        return [Column(None) for _ in columns]
    result = [
        Column(h.role if h.score >= 65 else None, h.year, text, guessed=h.score < _KNOWN)
        for h, text in zip(header.headings, header.texts, strict=True)
    ]
    _tell_by_year(header, columns, result)
    _tell_by_description(columns, result)
    for j, texts in enumerate(columns):
        # Crosses under years tell when, and figures how much, not what: `2025 | 2026 | 2027`.
        by_year = result[j].role == "jaarafspraak" and not any(c.isalpha() for c in result[j].heading)
        if by_year and (are_marks(texts) or are_figures(texts)):
            result[j] = Column(None, None, result[j].heading, guessed=True)
    if not any(c.role == "number" for c in result):
        place = number_column(columns)
        if place is not None and result[place].role in (None, "thema", "none"):
            result[place] = Column("number", None, result[place].heading)
    _tell_by_names(columns, result)
    # `Rol gemeente | Rol corporatie`: what each does, and not who acts.
    parts = [j for j, c in enumerate(result) if c.role == "trekker" and _CONTRIBUTES.match(c.heading)]
    if len(parts) > 1 and any(names_party(result[j].heading) for j in parts):
        for j in parts:
            result[j] = Column(None, None, result[j].heading, guessed=True)
    _tell_by_labels(columns, result)
    result = _split_agreements(header, result)
    return _one_of_each(result, header)


def _tell_by_year(header: Header, columns: Sequence[Sequence[str]], result: list[Column]) -> None:
    """Sentences under a heading with a year that no other column has are agreements, whatever else it says of what is to
    come: `Concretisering 2026`."""
    agreed = {column.year for column in result if column.role == "jaarafspraak"}
    for j, (heading, texts) in enumerate(zip(header.headings, columns, strict=True)):
        year = heading.year if heading.period is None else None
        if year is None or year in agreed or heading.score >= _SURE_OF_YEAR or _LOOKS_BACK.search(header.texts[j]):
            continue
        if says_things(texts, _LEAST_SAID):
            result[j] = Column("jaarafspraak", year, header.texts[j], guessed=True)


def _tell_by_description(columns: Sequence[Sequence[str]], result: list[Column]) -> None:
    """Where no column is headed as agreements, and another is by whom, or as their number, sentences that describe something
    are agreements: `Afspraak nr. | Omschrijving`."""
    _tell_numbers(columns, result)
    roles = {column.role for column in result}
    numbered = any(column.role == "number" and "afspra" in column.heading.lower() for column in result)
    if roles & AGREED or not (numbered or "trekker" in roles):
        return
    for j, (column, texts) in enumerate(zip(result, columns, strict=True)):
        if (column.role is not None and not names_theme(column)) or not says_things(texts, _LEAST_SAID):
            continue
        if _DESCRIBES.match(column.heading):
            result[j] = Column("jaarafspraak", column.year, column.heading, guessed=not numbered)
            return
        # `Betaalbaarheid | Wie | Wanneer`: the theme stands where others have `Afspraak`.
        if names_theme(column):
            result[j] = replace(column, role="jaarafspraak", guessed=True)
            return


def _tell_numbers(columns: Sequence[Sequence[str]], result: list[Column]) -> None:
    """A column headed as agreements that has their numbers, beside one that describes them, or is headed so too and says
    what: `Afspraak | Inhoud`, `Afspraak | Actie 2030`."""
    place = number_column(columns)
    described = any(column.role is None and _DESCRIBES.match(column.heading) for column in result) or any(
        column.role in AGREED and j != place and says_things(texts, _LEAST_SAID)
        for j, (column, texts) in enumerate(zip(result, columns, strict=True))
    )
    if place is not None and described and result[place].role in AGREED and result[place].year is None:
        result[place] = replace(result[place], role="number", guessed=False)


def names_theme(column: Column) -> bool:
    """Whether a column that no heading of ours is over is headed by a theme; or by one with its number, whatever word is in it."""
    counted = column.role == "doelstelling" and _COUNTED.match(column.heading) is not None
    known = counted or column.role is None or (column.role == "jaarafspraak" and column.guessed)
    return known and 0 < len(column.heading.split()) <= _LONGEST_HEADING and theme_code(column.heading) is not None


def _tell_by_names(columns: Sequence[Sequence[str]], result: list[Column]) -> None:
    """Of two columns of agreements without a year the one that has hardly more than parties' names tells who acts."""
    agreed = [j for j, column in enumerate(result) if column.role == "jaarafspraak" and column.year is None]
    named = [j for j in agreed if mostly(columns[j], PARTY) and not says_things(columns[j], _LEAST_SAID)]
    if len(named) == 1 < len(agreed) and not any(column.role == "trekker" for column in result):
        result[named[0]] = Column("trekker", None, result[named[0]].heading, guessed=True)


def _tell_by_labels(columns: Sequence[Sequence[str]], result: list[Column]) -> None:
    """Of two columns of agreements one that says who acts and when, each after a label, is about the other: `Afspraak | Uitwerking`."""
    agreed = [j for j, column in enumerate(result) if column.role == "jaarafspraak"]
    told = [j for j in agreed if mostly(columns[j], BEGINS_LABELLED)]
    if len(told) == 1 < len(agreed):
        result[told[0]] = replace(result[told[0]], role="toelichting", year=None)


def _split_agreements(header: Header, columns: list[Column]) -> list[Column]:
    # Two columns of agreements without a year each: the more general or the multi-year one is the frame.
    agreed = [j for j, c in enumerate(columns) if c.role == "jaarafspraak"]
    # What each party brings in stands beside the agreement: `Afspraak | Inzet gemeente | Inzet corporaties`.
    words = {j: columns[j].heading.lower().split()[:1] for j in agreed}
    begun = [words[j] for j in agreed if names_party(columns[j].heading)]
    brought = [j for j in agreed if words[j] in begun]
    if len(brought) >= 2 and len(brought) < len(agreed):
        for j in brought:
            columns[j] = Column(None, None, columns[j].heading, guessed=True)
        agreed = [j for j in agreed if j not in brought]
    if len(agreed) < 2 or any(c.role == "kaderafspraak" for c in columns):
        return columns
    multi = [j for j in agreed if header.headings[j].period and not columns[j].year]
    general = [j for j in agreed if columns[j].year is None and "afspra" in columns[j].heading.lower()]
    frame = multi[:1] or (general[:1] if len(general) < len(agreed) else [])
    for j in frame:
        columns[j] = Column("kaderafspraak", None, columns[j].heading)
    return columns


def _one_of_each(columns: list[Column], header: Header) -> list[Column]:
    # A role held twice goes to the heading that matches best; jaarafspraken of different years are different roles.
    best: dict[tuple[Role, int | None], int] = {}
    for j, column in enumerate(columns):
        if column.role in (None, "none"):
            continue
        key = (column.role, column.year if column.role == "jaarafspraak" else None)
        # `Start | Eind`: the last of two that tell when is the end.
        better = header.headings[j].score - header.headings[best[key]].score if key in best else 1.0
        if better > 0 or (better == 0 and column.role == "gereed"):
            best[key] = j
    keep = set(best.values())
    return [
        c if j in keep or c.role in (None, "none") else Column(None, c.year, c.heading, True)
        for j, c in enumerate(columns)
    ]


def holds_agreements(columns: Sequence[Column], texts: Sequence[Sequence[str]]) -> bool:
    """Whether a table with these columns holds agreements: a column is headed so, and `texts` (column by column, header
    left out) has words there, not figures; sentences, where a year is all the heading says, or where figures stand beside
    and nobody who is to act: `Activiteit | 2025 | 2026` is a budget."""
    figures = sum(are_figures(cells) for column, cells in zip(columns, texts, strict=True) if column.role in _TELL_NOT)
    budget = figures >= _LEAST_FIGURES and not any(column.role in ("trekker", "doelstelling") for column in columns)
    return any(
        column.role in AGREED
        and says_things(cells, (_LEAST_SAID if budget else 1) if any(c.isalpha() for c in column.heading) else 3)
        for column, cells in zip(columns, texts, strict=True)
    )
