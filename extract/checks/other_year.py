"""The year that agreements name, where that is another than their document is said to be of: what told its own may be lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from jaarschijf.schema.document import Row
from jaarschijf.schema.problems import Problem

_YEAR = re.compile(r"(?<![\d.,])20\d\d(?![\d%])")
_LEAST_ROWS = 2


def other_year(rows: Sequence[Row], year: int) -> Iterator[Problem]:
    """A warning where no agreement for the `year` names it, in its text or its moment, and some name one other year."""
    named: Counter[str] = Counter()
    for row in rows:
        own = row.jaarafspraken.get(year)
        texts = [text.text for text in (own, row.gereed) if text is not None and own is not None]
        named.update({found for text in texts for found in _YEAR.findall(text)})
    if named and str(year) not in named:
        other, count = named.most_common(1)[0]
        if count >= _LEAST_ROWS:
            yield Problem(
                code="year-odd",
                message=f"no agreement names {year}, and {count} name {other}: it may be of that year",
                hint="give --year",
            )
