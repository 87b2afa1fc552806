"""What the texts of a column are: sentences, figures, crosses, numbers of rows, moments."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jaarschijf.extract.text.alignment import is_row_number

_LONGEST_MARK = 2  # characters
_UNIT = 4  # letters beside a figure
MOMENT = re.compile(r"\b(?:19|20)\d\d\b|\bQ[1-4]\b|kwartaal|doorlopend|continu|jaarlijks|halfjaar", re.IGNORECASE)
# A text that says first who acts or when, after a label.
BEGINS_LABELLED = re.compile(
    r"^(?:trekkers?|wie|door wie|actiehouder|uitvoering|verantwoordelijk\w*|planning|wanneer|gereed|termijn)\s*:",
    re.IGNORECASE,
)
# What a party is in an agreement: `trekker`, `advies`.
_PART = re.compile(
    r"(?:mede-?)?(?:trekker|trekt|voert uit|uitvoer(?:end|der|ing)|betrokken(?:e)?|advies|advis(?:eert|eur)|partner|verantwoordelijk|ondersteun(?:end|ing|t)"
    r"|informeren|ge(?:i|ï)nformeerd|faciliteert|(?-i:[TRUACIStruacis]))",
    re.IGNORECASE,
)


def tells_moment(text: str) -> bool:
    """Whether a year, a quarter or a word of recurrence stands in a text."""
    return MOMENT.search(text) is not None


def says_things(texts: Sequence[str], words: int) -> bool:
    """Whether most of these texts that are not empty say something, in so many `words` at least."""
    filled = [text for text in texts if text]
    said = [text for text in filled if len(text.split()) >= words and sum(map(str.isalpha, text)) > 0.5 * len(text)]
    return len(said) >= 0.5 * len(filled) > 0


def mostly(texts: Sequence[str], pattern: re.Pattern[str]) -> bool:
    """Whether a pattern is found in most of the texts that are not empty."""
    filled = [text for text in texts if text]
    return sum(pattern.search(text) is not None for text in filled) >= 0.6 * len(filled) > 0


def are_marks(texts: Sequence[str]) -> bool:
    """Whether texts, where there are any, are as short as crosses."""
    filled = [text for text in texts if text]
    return bool(filled) and all(len(text) <= _LONGEST_MARK for text in filled)


def are_figures(texts: Sequence[str]) -> bool:
    """Whether most texts that are not empty are figures, with a unit perhaps: `8.400`, `12 st.`"""
    filled = [text for text in texts if text]
    counted = [text for text in filled if any(map(str.isdigit, text)) and sum(map(str.isalpha, text)) <= _UNIT]
    return len(counted) > 0.5 * len(filled)


def are_crosses(texts: Sequence[str]) -> bool:
    """Whether texts are marks, or words for a part in it, and no figures: whose column it is, a name that we don't know perhaps,
    takes part or does not."""
    filled = [text for text in texts if text]
    marked = are_marks(filled) or (bool(filled) and all(_PART.fullmatch(text) for text in filled))
    return marked and not any(c.isdigit() for text in texts for c in text)


def is_done(texts: Sequence[str], words: int) -> bool:
    """Whether texts, if any, are crosses or say what a party does, in so many `words` at least; names and figures are what is known of a building."""
    return not texts or are_marks(texts) or are_crosses(texts) or says_things(texts, words)


def number_column(columns: Sequence[Sequence[str]]) -> int | None:
    """The column (of the first two) whose texts number the rows: most filled cells are numbers, in not one order alone.

    `columns` are the cells' texts, column by column, header rows left out.
    """
    for j, texts in enumerate(columns[:2]):
        filled = [text.replace(" ", "") for text in texts if text.strip()]
        numbers = [text for text in filled if _is_numbering(text)]
        if filled and len(numbers) >= 0.75 * len(filled) and len(set(numbers)) >= min(2, len(numbers)):
            return j
    return None


def _is_numbering(text: str) -> bool:
    bare = text.lower().removeprefix("artikel").removeprefix("afspraak").removeprefix("nr.")
    return is_row_number(bare.upper() if len(bare) == 1 else bare) or is_row_number(text)
