"""The number of a row, in a column of its own or at the beginning of what is agreed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from jaarschijf.extract.agreements.clauses import ARTICLE, is_called_agreement
from jaarschijf.extract.agreements.columns import Column
from jaarschijf.extract.wording.number_series import next_number
from jaarschijf.schema.document import Passage, Row

_BEFORE_NUMBER = re.compile(
    r"^(?:artikel|(?:prestatie|jaar)?afspraak|actie|activiteit|maatregel|nummer|nr|no)\.?\s*(?=[\dA-Z])", re.IGNORECASE
)
_OWN_NUMBER = re.compile(
    r"^(?P<number>20\d\d[-./]\d{1,3}|(?:[A-Z]{0,2}\.?|[A-Z]{1,3}-)\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?)(?:[.:)]\s*(?=\D)|[.:)]?\s+(?=\D|\d+(?:[.,]\d+)?(?:\s?%|\s[a-z])))"
)
# A figure that nothing shows to be a number: no stop, letter or capital.
_BARE = re.compile(r"\d+\s+[a-zà-ÿ\d]")
_TITLE_NUMBER = re.compile(r"(?:[a-z]+\s+)?(\d{1,2}(?:\.\d{1,2})*|[A-Z])[.:)]?\s", re.IGNORECASE)
_LEAST_TITLED = 3  # tables
# A further item of a list in a cell.
_ITEM = re.compile(r"\n\n(\d{1,2}(?:\.\d{1,2})*)[.)]?\s")


def row_number(text: str) -> str | None:
    """A row's number as printed, without its dot and without a word before it; None when there is none.

    >>> row_number("2 ."), row_number("Artikel 2.3"), row_number("V1)")
    ('2', '2.3', 'V1')
    """
    bare = re.sub(r"\s+", "", _BEFORE_NUMBER.sub("", text.strip()))
    return bare.strip(".:)(") or None


def headed_number(rows: list[Row], heading: str) -> list[Row]:
    """The one row of a card, with the number that the heading over it calls the agreement by: `Afspraak 1.2 Nieuwbouw`; so is the
    first of some, where the next is numbered on from that."""
    title = _TITLE_NUMBER.match(heading) if len(rows) > 1 and rows[0].number is None else None
    if title is not None and next_number(title[1]) == rows[1].number:
        return [replace(rows[0], number=title[1]), *rows[1:]]
    match = (
        ARTICLE.match(heading) if len(rows) == 1 and rows[0].number is None and is_called_agreement(heading) else None
    )
    return [replace(rows[0], number=match["number"])] if match else rows


@dataclass(slots=True)
class TitledTables:
    """The tables without numbers that stand under a title which is a numbered part of the one over it: `1.2 Vergunningen`."""

    _found: list[tuple[int, int, str]] = field(default_factory=list)
    # Those that count on through the document, under themes without numbers: `7. Vergunningen`.
    _counted: list[tuple[int, int, str]] = field(default_factory=list)

    def note(self, at: int, rows: Sequence[Row], titles: Sequence[str]) -> None:
        """Note the `rows` of one more table, the first of which is the document's row at (0-based), under these titles."""
        if len(titles) < 2 or not rows or any(row.number for row in rows):
            return
        over, own = (_TITLE_NUMBER.match(title) for title in titles[-2:])
        if over and own and own[1].rpartition(".")[0] == over[1]:
            self._found.append((at, len(rows), own[1]))
        elif own and not over and own[1].isdigit():
            self._counted.append((at, len(rows), own[1]))

    def counted(self, rows: Sequence[Row]) -> bool:
        """Whether each of the document's rows has such a title, counted on from the first to the last."""
        ones = [(at, number) for at, count, number in self._counted if count == 1]
        return len(rows) >= _LEAST_TITLED and ones == [(at, str(at + 1)) for at in range(len(rows))]

    def numbered(self, rows: list[Row]) -> list[Row]:
        """The document's rows: where each of those tables holds one, its title numbers that."""
        if self.counted(rows):
            return [replace(row, number=number) for row, (_, _, number) in zip(rows, self._counted, strict=True)]
        if len(self._found) < _LEAST_TITLED or any(count > 1 for _, count, _ in self._found):
            return rows
        numbers = {at: number for at, _, number in self._found}
        return [replace(row, number=numbers[at]) if at in numbers else row for at, row in enumerate(rows)]


def own_numbers(rows: list[Row], columns: Sequence[Column]) -> list[Row]:
    """Rows of a table without a number column whose agreements begin with a number of their own: `1.2 De gemeente ...`."""
    if any(c.role == "number" for c in columns) or len(rows) < 2:
        return rows
    result: list[Row] = []
    for row in rows:
        last = max(row.jaarafspraken, default=None)
        found = _OWN_NUMBER.match(row.jaarafspraken[last].text) if last is not None else None
        if last is None or found is None:
            return rows
        if next_number(found["number"]) in _ITEM.findall(row.jaarafspraken[last].text):
            # It is that of the first agreement in the cell.
            return rows
        passage = row.jaarafspraken[last]
        if _BARE.match(passage.text) and result and found["number"] != next_number(result[-1].number):
            # `75 woningen` and `90 daken` count what is promised.
            return rows
        rest = Passage(text=passage.text[found.end() :], boxes=passage.boxes)
        result.append(replace(row, number=found["number"], jaarafspraken={**row.jaarafspraken, last: rest}))
    return result
