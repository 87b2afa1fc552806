"""The year that agreements name, where that is another than their document is said to be of: what told its own may be lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from jaarschijf.extract.wording.months import ANY_MONTH
from jaarschijf.schema.document import Row
from jaarschijf.schema.problems import PRINT_ANEW, Problem

_YEAR = re.compile(r"(?<![\d.,])20\d\d(?![\d%])")
# `1 april 2823.`; `per 1 april 1500 woningen` is a number of them.
_NO_YEAR = re.compile(rf"\b(?:{ANY_MONTH}|[qQ][1-4]|kwartaal)\s+((?!1[5-9]|20|21)\d{{4}})(?=\W*$|[,;:.)]+\s)")
_LEAST_ROWS = 2


def other_year(rows: Sequence[Row], year: int) -> Iterator[Problem]:
    """A warning where no agreement for the `year` names it, in its text or its moment, and some name one other year; or where a
    moment is in no year of ours."""
    named: Counter[str] = Counter()
    none: list[str] = []
    for row in rows:
        own = row.jaarafspraken.get(year)
        texts = [text.text for text in (own, row.gereed) if text is not None and own is not None]
        named.update({found for text in texts for found in _YEAR.findall(text)})
        none += [found for text in texts for found in _NO_YEAR.findall(text)]
    if none:
        (other, *_) = none
        message = f"a moment is told to be in {other}, which is no year of ours: a font may tell other figures"
        yield Problem(code="year-odd", message=message, hint=PRINT_ANEW)
        return
    if named and str(year) not in named:
        other, count = named.most_common(1)[0]
        if count >= _LEAST_ROWS:
            yield Problem(
                code="year-odd",
                message=f"no agreement names {year}, and {count} name {other}: it may be of that year",
                hint="give --year",
            )
