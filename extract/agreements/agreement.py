"""One agreement in prose, with the lines of its fields, and the row that is made of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from jaarschijf.extract.agreements.doubts import with_last_unnamed
from jaarschijf.extract.text.paragraphs import lines_to_passage
from jaarschijf.extract.wording.labels import label_year
from jaarschijf.extract.wording.lexicon import Lexicon
from jaarschijf.extract.wording.vocabulary import Role
from jaarschijf.schema.document import Passage, Row
from jaarschijf.schema.flow import Line
from jaarschijf.schema.geometry import Word


@dataclass(slots=True)
class Agreement:
    """One agreement in prose: its number as printed, bare (None for a bullet), and the lines of each of its fields.

    `labels` are words, by page, that stand among these lines and are of none of them. `year`: that of a heading over it. `last_unnamed`: the last of a series
    of paragraphs, the others of which all say who is to act. `edge`: where the text of an item of a list begins (x). `by_year`: the lines that
    are labelled with the year that they are agreed for. `boxed`: a box is drawn around where it begins.
    """

    number: str | None
    page: int
    fields: dict[Role, list[Line]] = field(default_factory=dict)
    labels: dict[int, list[Word]] = field(default_factory=dict)
    year: int | None = None
    last_unnamed: bool = False
    boxed: bool = False
    edge: float | None = None
    by_year: dict[int, list[Line]] = field(default_factory=dict)

    def take(self, parts: Iterable[tuple[Role | None, Sequence[Word], Line]]) -> None:
        """Add lines, each with its field (None for one of something else) and the words of its label: what is said to be of a
        year is so."""
        year: int | None = None
        for role, label, line in parts:
            self.labels.setdefault(line.page, []).extend(label if role is not None else [*label, *line.words])
            if label:
                year = label_year(label)
            if role is not None and line.words:
                if role == "jaarafspraak" and year is not None:
                    self.by_year.setdefault(year, []).append(line)
                else:
                    self.fields.setdefault(role, []).append(line)

    def words(self) -> dict[int, list[Word]]:
        """All words among its lines, by page: labels, and what is of its texts, the marks of footnotes with it."""
        found = {page: list(words) for page, words in self.labels.items()}
        for line in chain(*self.fields.values(), *self.by_year.values()):
            found.setdefault(line.page, []).extend(line.words)
        return found


def agreement_to_row(
    agreement: Agreement,
    theme: str,
    year: int,
    lexicon: Lexicon,
    page_words: Mapping[int, Sequence[Word]] | None = None,
) -> Row | None:
    """The row of an agreement (`ordinal` 0), of `year` where nothing over it says another; None when it has no text."""

    among = page_words or agreement.words()

    def passage(role: Role) -> Passage | None:
        lines = agreement.fields.get(role)
        return lines_to_passage(lines, lexicon, among) if lines else None

    text, kaderafspraak = passage("jaarafspraak"), passage("kaderafspraak")
    by_year = {at: lines_to_passage(lines, lexicon, among) for at, lines in agreement.by_year.items()}
    if text is not None and kaderafspraak is None and (len(by_year) > 1 or (agreement.year or year) in by_year):
        # What stands over the parts that are labelled with their years holds for all of them.
        text, kaderafspraak = None, text
    by_year = {agreement.year or year: text, **by_year} if text is not None else by_year
    if not by_year and kaderafspraak is None:
        return None
    row = Row(
        ordinal=0,
        theme=theme,
        number=agreement.number,
        doelstelling=passage("doelstelling"),
        kaderafspraak=kaderafspraak,
        jaarafspraken={at: said for at, said in by_year.items() if said is not None},
        toelichting=passage("toelichting"),
        trekker=passage("trekker"),
        gereed=passage("gereed"),
        page=agreement.page,
    )
    return with_last_unnamed(row) if agreement.last_unnamed else row
