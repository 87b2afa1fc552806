"""Agreements in a column for each theme and a row for each party: `Wie | Betaalbaarheid | Duurzaamheid`, with the parties' names under `Wie`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jaarschijf.extract.agreements.column_texts import says_things
from jaarschijf.extract.agreements.columns import Column
from jaarschijf.extract.agreements.party_tables import head_cells, items_of, names_acting
from jaarschijf.extract.agreements.stitched import StitchedCell, StitchedRow, StitchedTable
from jaarschijf.extract.wording.theme_codes import theme_code
from jaarschijf.extract.wording.theme_titles import split_theme
from jaarschijf.extract.wording.vocabulary import Vocabulary

_LEAST_THEMES, _LEAST_PARTIES, _LEAST_WORDS = 2, 2, 3
_LONGEST_TITLE = 8  # words
_MOSTLY = 0.6
_KNOWN = 90.0


def table_by_theme(
    table: StitchedTable, vocabulary: Vocabulary, parties: Sequence[str]
) -> tuple[StitchedTable, list[Column]] | None:
    """A table with a row for each thing that a party is to do for a theme, theme by theme. None for a table whose columns but the
    first are not headed by themes, whose rows do not begin with a party's name, or which holds no sentences."""
    heads = head_cells(table)
    # Before its rows are looked at: those of a long table are put away.
    if len(heads) != table.width or not _are_themes(heads[1:], vocabulary):
        return None
    own = [row for row in table.rows if not row.spanning]
    rows = own if table.header else own[1:]
    if len(own) < len(table.rows):
        return None
    rows = [row for row in rows if row.texts != [head.text for head in heads]]
    who = [row.cells[0].text for row in rows]
    if len(rows) < _LEAST_PARTIES or not all(text and names_acting(text, parties) for text in who):
        return None
    if not says_things([cell.text for row in rows for cell in row.cells[1:]], _LEAST_WORDS):
        return None
    made: list[StitchedRow] = []
    for place, head in enumerate(heads[1:], 1):
        for row in rows:
            for item in items_of(row.cells[place]):
                if item.words:
                    made.append(StitchedRow(row.page, [head, item, row.cells[0]], row.joined))
    columns = [Column("thema"), Column("jaarafspraak", None, heads[0].text), Column("trekker")]
    return replace(table, header=None, rows=made), columns


def _are_themes(heads: Sequence[StitchedCell], vocabulary: Vocabulary) -> bool:
    """Whether headings are titles, most of which name a theme, or one where all are counted, and none of which is one of ours."""
    texts = [head.text for head in heads]
    if len(texts) < _LEAST_THEMES or not all(0 < len(text.split()) <= _LONGEST_TITLE for text in texts):
        return False
    named = sum(theme_code(text) is not None for text in texts)
    counted = [split_theme(text)[0] for text in texts] == [str(place) for place in range(1, len(texts) + 1)]
    told = named >= (1 if counted else _MOSTLY * len(texts))
    return told and all(vocabulary.heading(text).score < _KNOWN for text in texts)
