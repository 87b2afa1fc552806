"""Which column of a table is what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from jaarschijf.extract.agreements.column_texts import (
    BEGINS_LABELLED,
    are_crosses,
    are_figures,
    are_marks,
    mostly,
    number_column,
    says_things,
)
from jaarschijf.extract.agreements.headers import CONTRIBUTES, DESCRIBES, KNOWN, LONGEST_HEADING, Header
from jaarschijf.extract.agreements.who_acts import LONGEST_MOMENT, WHEN
from jaarschijf.extract.wording.theme_codes import theme_code
from jaarschijf.extract.wording.vocabulary import AGREED, PARTY, Role, names_party

_SURE_OF_YEAR = 99.0
_LEAST_SAID = 4  # words
_COUNTED = re.compile(r"(?:thema\s+)?\d{1,2}[.:]?\s+\S", re.IGNORECASE)
# What a column with a year tells of, that is no agreement for it.
_LOOKS_BACK = re.compile(
    r"terug|evalua|resulta|realisa|voortgang|stand|status|score|gereed|gedaan|bereikt|budget|kosten|begrot|financ|dekking|aantal",
    re.IGNORECASE,
)
_RESULT = re.compile(r"(?:(?:beoogde?|gewenste?|te bereiken|concrete?)\s+)?resulta(?:at|ten)\b", re.IGNORECASE)
# What became of it, and a heading that may be over that, or over when it is to be done: `Realisatie`.
_BECAME = re.compile(
    r"\b(?:niet|deels|gedeeltelijk|gereali\w+|afgerond|uitgevoerd|behaald|gehaald|voltooid|gestart|vertraagd|vervallen|loopt|conform|lopend)\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"\b(?:ge)?hele\b", re.IGNORECASE)
_PARTIES = re.compile(r"(?:partij|naam|organisatie|corporatie|instelling|partner)", re.IGNORECASE)
_LEAST_FIGURES = 2  # columns of a budget
_TELL_NOT: tuple[Role | None, ...] = (None, "none", "gereed")


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds: its `role` (None when nothing tells), the year of a jaarafspraak, its printed heading.

    `guessed`: the heading is not in the vocabulary, or there is none, and the content told.
    """

    role: Role | None
    year: int | None = None
    heading: str = ""
    guessed: bool = False


def header_to_columns(header: Header | None, columns: Sequence[Sequence[str]]) -> list[Column]:
    """What each column holds, by its heading, and by its content (`columns`: texts, header left out) where that is silent.

    Beside `Activiteiten 2024` a column `Afspraak` holds the kaderafspraak; a period of years in the heading says the same.
    """
    if header is None:
        return [Column(None) for _ in columns]
    result = [
        Column(h.role if h.score >= 65 else None, h.year, text, guessed=h.score < KNOWN)
        for h, text in zip(header.headings, header.texts, strict=True)
    ]
    _tell_themes(columns, result)
    _tell_by_year(header, columns, result)
    _tell_by_description(columns, result)
    _tell_what_became(columns, result)
    _tell_frame(header, columns, result)
    _tell_by_marks(columns, result)
    if not any(c.role == "number" for c in result):
        place = number_column(columns)
        if place is not None and result[place].role in (None, "thema", "none"):
            result[place] = Column("number", None, result[place].heading)
    _tell_by_names(columns, result)
    _tell_when(columns, result)
    # `Rol gemeente | Rol corporatie`: what each does, and not who acts.
    parts = [j for j, c in enumerate(result) if c.role == "trekker" and CONTRIBUTES.match(c.heading)]
    if len(parts) > 1 and any(names_party(result[j].heading) for j in parts):
        for j in parts:
            result[j] = Column(None, None, result[j].heading, guessed=True)
    _tell_by_labels(columns, result)
    result = _split_agreements(header, result)
    return _one_of_each(result, header)


def _tell_themes(columns: Sequence[Sequence[str]], result: list[Column]) -> None:
    """A first column that nothing is printed over and most of whose few words name themes says of which one the rows are."""
    named = [text for text in columns[0] if text]
    titles = [text for text in named if len(text.split()) <= LONGEST_HEADING and theme_code(text) is not None]
    if not result[0].heading and result[0].role is None and 2 * len(titles) > len(named):
        result[0] = Column("thema", None, "")


def _tell_by_year(header: Header, columns: Sequence[Sequence[str]], result: list[Column]) -> None:
    """Sentences under a heading with a year that no other column has are agreements, whatever else it says of what is to
    come: `Concretisering 2026`."""
    agreed = {column.year for column in result if column.role == "jaarafspraak"}
    for j, (heading, texts) in enumerate(zip(header.headings, columns, strict=True)):
        year = heading.year if heading.period is None else None
        back = _LOOKS_BACK.search(header.texts[j]) is not None and not _is_to_come(header.texts[j], texts, result)
        if year is None or year in agreed or heading.score >= _SURE_OF_YEAR or back:
            continue
        if says_things(texts, _LEAST_SAID):
            result[j] = Column("jaarafspraak", year, header.texts[j], guessed=True)


def _is_to_come(heading: str, texts: Sequence[str], result: Sequence[Column]) -> bool:
    """Whether what is headed as a result is one to reach: nothing else is agreed for a year, who is to see to it and when stand
    beside it, and it says not what became of something: `Raamafspraak | Resultaat 2030 | Verantwoordelijk | Termijn`."""
    roles = {column.role for column in result}
    acted = {"trekker", "gereed"} <= roles and "jaarafspraak" not in roles
    return acted and _RESULT.match(heading) is not None and not mostly(texts, _BECAME)


def _tell_when(columns: Sequence[Sequence[str]], result: list[Column]) -> None:
    """Beside agreements, a column under a heading that nobody knows whose few words each tell a moment says when, where none other
    does: `Te leveren`."""
    roles = {column.role for column in result}
    if "gereed" in roles or not roles & AGREED:
        return
    unknown = [j for j, column in enumerate(result) if column.role is None and column.heading]
    told = [j for j in unknown if not _LOOKS_BACK.search(result[j].heading) and _are_moments(columns[j])]
    if len(told) == 1:
        result[told[0]] = replace(result[told[0]], role="gereed", guessed=True)


def _are_moments(texts: Sequence[str]) -> bool:
    return mostly(texts, WHEN) and not mostly(texts, _BECAME) and all(len(t.split()) <= LONGEST_MOMENT for t in texts)


def _tell_by_marks(columns: Sequence[Sequence[str]], result: list[Column]) -> None:
    """Crosses tell when or who, and figures under years how much, not what: `2025 | 2026 | 2027`, `Inzet gemeente`; but for a
    figure for one of the years where others have words."""
    by_year = [
        j
        for j, c in enumerate(result)
        if c.role == "jaarafspraak" and not any(letter.isalpha() for letter in c.heading)
    ]
    figures = all(are_figures(columns[j]) or are_marks(columns[j]) for j in by_year)
    for j, column in enumerate(result):
        marked = column.role == "jaarafspraak" and are_crosses(columns[j])
        if marked or (j in by_year and (figures or are_marks(columns[j]))):
            result[j] = Column(None, None, result[j].heading, guessed=True)


def _tell_what_became(columns: Sequence[Sequence[str]], result: list[Column]) -> None:
    """A column headed by a word for both, that says what became of what was agreed, and not when: `Realisatie 2025`."""
    for j, (column, texts) in enumerate(zip(result, columns, strict=True)):
        looks_back = column.role == "gereed" and _LOOKS_BACK.search(column.heading)
        if looks_back and mostly(texts, _BECAME) and not mostly(texts, WHEN):
            result[j] = replace(column, role="toelichting")


def _tell_frame(header: Header, columns: Sequence[Sequence[str]], result: list[Column]) -> None:
    """A column headed as a span of years that says in sentences what is agreed, beside one of a single year, and not when: `Hele
    periode 2026-2030 | In 2027`."""
    dated = any(column.role == "jaarafspraak" and column.year is not None for column in result)
    for j, (column, texts) in enumerate(zip(result, columns, strict=True)):
        spans = header.headings[j].period is not None or _WHOLE.search(column.heading) is not None
        if dated and spans and column.role == "gereed" and says_things(texts, _LEAST_SAID) and not mostly(texts, WHEN):
            result[j] = replace(column, role="kaderafspraak")


def _tell_by_description(columns: Sequence[Sequence[str]], result: list[Column]) -> None:
    """Where no column is headed as agreements, and another is by whom, or as their number, sentences that describe something
    are agreements: `Afspraak nr. | Omschrijving`."""
    _tell_numbers(columns, result)
    roles = {column.role for column in result}
    numbered = any(column.role == "number" and "afspra" in column.heading.lower() for column in result)
    if roles & AGREED or not (numbered or "trekker" in roles) or _tell_who_is_who(columns, result):
        return
    for j, (column, texts) in enumerate(zip(result, columns, strict=True)):
        if (column.role is not None and not names_theme(column)) or not says_things(texts, _LEAST_SAID):
            continue
        if DESCRIBES.match(column.heading):
            result[j] = Column("jaarafspraak", column.year, column.heading, guessed=not numbered)
            return
        # `Betaalbaarheid | Wie | Wanneer`: the theme stands where others have `Afspraak`.
        if names_theme(column):
            result[j] = replace(column, role="jaarafspraak", guessed=True)
            return


def _tell_who_is_who(columns: Sequence[Sequence[str]], result: Sequence[Column]) -> bool:
    """Whether a table names each party once and tells what it is, and no more: `Partij | Omschrijving`."""
    first, *others = result
    named = [text for text in columns[0] if text]
    once = len(set(named)) == len(named) and all(map(str.strip, columns[0]))
    return bool(_PARTIES.match(first.heading)) and once and not any(column.role for column in others)


def _tell_numbers(columns: Sequence[Sequence[str]], result: list[Column]) -> None:
    """A column headed as agreements that has their numbers, beside one that describes them, or is headed so too and says
    what: `Afspraak | Inhoud`, `Afspraak | Actie 2030`."""
    place = number_column(columns)
    described = any(column.role is None and DESCRIBES.match(column.heading) for column in result) or any(
        column.role in AGREED and j != place and says_things(texts, _LEAST_SAID)
        for j, (column, texts) in enumerate(zip(result, columns, strict=True))
    )
    if place is not None and described and result[place].role in AGREED and result[place].year is None:
        result[place] = replace(result[place], role="number", guessed=False)


def names_theme(column: Column) -> bool:
    """Whether a column that no heading of ours is over is headed by a theme; or by one with its number, whatever word is in it."""
    counted = column.role == "doelstelling" and _COUNTED.match(column.heading) is not None
    known = counted or column.role is None or (column.role == "jaarafspraak" and column.guessed)
    return known and 0 < len(column.heading.split()) <= LONGEST_HEADING and theme_code(column.heading) is not None


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


def one_a_year(columns: Sequence[Column], year: int) -> list[Column]:
    """The columns, with one left out that says no year where another is headed by the document's `year`, which both would be of."""
    dated = any(column.role == "jaarafspraak" and column.year == year for column in columns)
    return [
        replace(c, role=None, guessed=True) if dated and c.role == "jaarafspraak" and c.year is None else c
        for c in columns
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
