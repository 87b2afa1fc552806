"""What the columns of a table without a header hold, by their content."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jaarschijf.extract.column_texts import MOMENT, mostly, number_column, says_things
from jaarschijf.extract.columns import Column
from jaarschijf.extract.vocabulary import PARTY, Role
from jaarschijf.extract.who_acts import actors_of, begins_with_promise

_LEAST_SAID = 4  # words
_MOST_PROMISE = 0.75


def columns_by_content(columns: Sequence[Sequence[str]], parties: Sequence[str]) -> list[Column] | None:
    """What the columns of a table hold that has no header: numbers, sentences in one column, and who is to act, beside these
    perhaps when. Without numbers, or without who is to act, nearly all sentences begin with him. None where they don't tell."""
    number = number_column(columns)
    said = [j for j, texts in enumerate(columns) if j != number and says_things(texts, _LEAST_SAID)]
    if len(said) != 1:
        return None
    rest = [j for j in range(len(columns)) if j not in (number, *said)]
    names = re.compile("|".join([PARTY.pattern, *(re.escape(name) for name in parties)]), re.IGNORECASE)
    who = [j for j in rest if mostly(columns[j], names)]
    when = [j for j in rest if mostly(columns[j], MOMENT) and j not in who]
    if len(who) > 1 or (number is None and not who):
        return None
    if (number is None or not who) and not _promise(columns[said[0]], parties):
        return None
    told: dict[int, Role] = {said[0]: "jaarafspraak"}
    told |= {who[0]: "trekker"} if who else {}
    told |= {number: "number"} if number is not None else {}
    told |= {when[0]: "gereed"} if len(when) == 1 else {}
    return [Column(told.get(j), guessed=j != number) for j in range(len(columns))]


def _promise(texts: Sequence[str], parties: Sequence[str]) -> bool:
    """Whether nearly all of these texts begin with who is to act, and end as a sentence does."""
    actors = actors_of(parties)
    filled = [text for text in texts if text]
    told = [text for text in filled if text.endswith(".") and begins_with_promise(text, actors)]
    return len(told) >= _MOST_PROMISE * len(filled) > 0
