"""What the columns of a table without a header hold, by their content."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from jaarschijf.extract.agreements.column_texts import MOMENT, mostly, number_column, says_things
from jaarschijf.extract.agreements.columns import Column
from jaarschijf.extract.agreements.stitched import StitchedCell, StitchedRow, StitchedTable
from jaarschijf.extract.agreements.who_acts import actors_of, begins_with_promise
from jaarschijf.extract.text.alignment import is_row_number
from jaarschijf.extract.wording.vocabulary import PARTY, Role

_LEAST_SAID, _LEAST_NAMED = 4, 2  # words: of a sentence, of what is to be done
_MOST_PROMISE, _HALF_PROMISE = 0.75, 0.5
_PART = re.compile(r"\d{1,2}\.\d{1,2}\.?")
# `... in de stad. Woonborg – Q4 2030`
_TAIL = re.compile(r"\.\s+[^.]{3,60}\s[–|-]\s[^.]{2,40}$")
# `... in 2030. Trekker: gemeente`
_LABELLED = re.compile(r"\.\s+[A-Z]\w+(?:\s\w+)?:\s+\S")


# `Trekker: gemeente`, under what is agreed.
_SAYS_WHO = re.compile(r"(?:^|\s)(?:Trekkers?|Wie|Door wie|Actiehouder|Verantwoordelijk):\s")


def columns_by_content(
    columns: Sequence[Sequence[str]], parties: Sequence[str], announced: Role | None = None, *, themed: bool = False
) -> list[Column] | None:
    """What the columns of a table hold that has no header: numbers, sentences in one column, and who is to act, beside these
    perhaps when. Without numbers, or without who is to act, nearly all sentences begin with him, or a line over them says
    as what they are `announced`, or it is `themed`: under a theme, in a document whose tables have no headers. None where
    they don't tell."""
    number = number_column(columns)
    said = _saying(columns, number, _LEAST_SAID)
    if not said and themed and number is not None:
        # Figures behind a name are how many there are: `Portiekflats | 642 | 276`.
        said = [j for j in _saying(columns, number, _LEAST_NAMED) if j > number]
    if len(said) != 1:
        return None
    rest = [j for j in range(len(columns)) if j not in (number, *said)]
    names = re.compile("|".join([PARTY.pattern, *(re.escape(name) for name in parties)]), re.IGNORECASE)
    who = [j for j in rest if mostly(columns[j], names)]
    when = [j for j in rest if mostly(columns[j], MOMENT) and j not in who]
    # What each is about stands before it: `Nieuwbouw | Woonborg bouwt veertig huizen.`
    about = announced is not None and number is None and rest == [0] and said == [1]
    if len(who) > 1 or (number is None and not who and not about):
        return None
    # `2.1`, `2.2`: what is numbered as part of a theme is no list of figures.
    counted = number is not None and all(_PART.fullmatch(text) for text in columns[number] if text)
    least = _HALF_PROMISE if counted else _MOST_PROMISE
    labelled = number is not None and mostly(columns[said[0]], _SAYS_WHO)
    unsure = (number is None or not who) and announced is None and not labelled and not themed
    if unsure and not _mostly_promise(columns[said[0]], parties, least):
        return None
    told: dict[int, Role] = {said[0]: announced or "jaarafspraak"}
    told |= {who[0]: "trekker"} if who else {}
    told |= {number: "number"} if number is not None else {}
    told |= {when[0]: "gereed"} if len(when) == 1 else {}
    sure = {number} if announced is None else {number, said[0]}
    return [Column(told.get(j), guessed=j not in sure) for j in range(len(columns))]


def _saying(columns: Sequence[Sequence[str]], number: int | None, words: int) -> list[int]:
    return [j for j, texts in enumerate(columns) if j != number and says_things(texts, words)]


def table_of_promises(
    table: StitchedTable, before: int | None, parties: Sequence[str]
) -> tuple[StitchedTable, list[Column]] | None:
    """A table of boxes beside each other, each with a sentence that begins with who is to act, turned into one with a row for
    each. None for others, and for one with as many columns as the one `before` it has, which it may go on from."""
    if table.header is not None or before == table.width:
        return None
    boxes = [(row, cell) for row in table.rows for cell in row.cells if cell.words]
    beside = any(sum(bool(cell.words) for cell in row.cells) > 1 for row in table.rows)
    actors = actors_of(parties)
    texts = [_numbered(cell)[1].text for _, cell in boxes]
    others = [text for text in texts if not _promises(text, actors)]
    # One of some may say what is done, and not by whom.
    if not beside or len(others) > (1 - _MOST_PROMISE) * len(texts) or not all(map(_is_sentence, others)):
        return None
    rows = [StitchedRow(row.page, list(_numbered(cell)), row.joined) for row, cell in boxes]
    return replace(table, header=None, rows=rows), [
        Column("number"),
        Column("jaarafspraak", guessed=True),
    ]


def _is_sentence(text: str) -> bool:
    said = text.partition(". ")[0] if _LABELLED.search(text) else text
    return len(said.split()) >= _LEAST_SAID and (text.endswith(".") or said is not text) and text[0].isupper()


def _numbered(cell: StitchedCell) -> tuple[StitchedCell, StitchedCell]:
    """The number that a box begins with, in a circle perhaps, and its text."""
    # What of it stood on another page may be empty.
    first, *rest = (piece for piece in cell.pieces if piece.words)
    if not is_row_number(first.words[0].text) or len(first.words) == 1:
        return StitchedCell(), cell
    number, text = first.words[:1], first.words[1:]
    return StitchedCell([first.holding(number)]), StitchedCell([first.holding(text), *rest])


def _mostly_promise(texts: Sequence[str], parties: Sequence[str], least: float) -> bool:
    """Whether so many of these texts (at `least` the share) begin with who is to act, and end as a sentence does, or in who acts
    and when after one."""
    actors = actors_of(parties)
    filled = [text for text in texts if text]
    told = [text for text in filled if _promises(_TAIL.sub(".", text), actors)]
    return len(told) >= least * len(filled) > 0


def _promises(text: str, actors: re.Pattern[str]) -> bool:
    ends = text.endswith(".") or _LABELLED.search(text) is not None
    return ends and begins_with_promise(text, actors)
