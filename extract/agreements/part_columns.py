"""Columns with no more than marks or words for a part under what heads them: the parties of which some act (`Gemeente | Corporatie`),
and the moments at which they do (`Q1 | Q2`)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from jaarschijf.extract.agreements.column_texts import tells_moment
from jaarschijf.extract.agreements.columns import Column
from jaarschijf.extract.agreements.party_tables import head_cells
from jaarschijf.extract.agreements.stitched import StitchedCell, StitchedTable
from jaarschijf.extract.text.paragraphs import words_to_text
from jaarschijf.extract.wording.vocabulary import Role, names_party
from jaarschijf.schema.geometry import union

_LEADS = re.compile(r"(?:trekker|trekt|hoofdtrekker|verantwoordelijk(?:e)?|voert uit|uitvoerder)\.?", re.IGNORECASE)
_LEADS_BY_NAME = re.compile(r"(?:hoofd)?trekker\.?", re.IGNORECASE)
# A cross, or the T of `trekker`.
_TAKES_PART = re.compile(r"[xXvV✓✔√●•■×✗]")
# Beside a cross, the mark of who is involved: `X = trekker, O = betrokken`.
_INVOLVED = re.compile(r"[oO○◯◦□☐]|\([xX]\)")
_LETTER = re.compile(r"[A-Z](?:\s*/\s*[A-Z])?")
_LEADS_BY_LETTER = re.compile(r"T(?:\s*/\s*[A-Z])?|[A-Z]\s*/\s*T")
# `G | C | H`, `Gem. | WC | HO`: the parties by what they are.
_SHORTENED = re.compile(r"G(?:em)?\.?|W?C(?:orp)?\.?|H(?:[BHOPRV]|BV)?\.?")
_INITIALS = re.compile(r"[A-Z]{2,5}\.?")
_NAME = re.compile(r"[A-Z]\S+(?: [A-Z]\S+)")
_BROKEN = re.compile(r"(?<=[^\W\d_])- (?=[a-z])")  # `Woon- borg`, over a narrow column
_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[a-z])")
_LEAST_COLUMNS = 2


def with_leading_parties(
    table: StitchedTable, columns: Sequence[Column], parties: Sequence[str] = ()
) -> tuple[StitchedTable, list[Column]]:
    """The table with a column more, of the heading or headings that a row calls its trekker; or the only column headed by what
    a party is, with names of the `parties` in it, as its trekkers; and one of the moments that it marks. As it is where none does
    so, or another column tells."""
    table, told = _with_marked(table, columns, "gereed", [])
    table, told = _with_marked(table, told, "trekker", parties)
    table, told = _with_roles(table, told, parties)
    if any(column.role == "trekker" for column in told):
        return table, told
    own = [place for place, column in enumerate(told) if column.role is None and names_party(column.heading)]
    if len(own) == 1 and _are_names([row.cells[own[0]].text for row in table.rows if not row.spanning], parties):
        return table, [Column("trekker", None, c.heading) if j in own else c for j, c in enumerate(told)]
    parts = [place for place, column in enumerate(told) if column.role is None and column.heading]
    if len(parts) < _LEAST_COLUMNS:
        return table, told
    return _with_column(table, told, parts, "trekker", _LEADS, parties)


def _with_roles(
    table: StitchedTable, columns: Sequence[Column], parties: Sequence[str]
) -> tuple[StitchedTable, list[Column]]:
    """The table with a column more, of who leads, where one heading (`Rolverdeling`) is over the columns of parties that say what each
    does: `Trekker`, `Betrokken`."""
    heads = [head.text for head in head_cells(table)]
    own = [k for k, column in enumerate(columns) if column.role == "trekker"]
    if not own or len(heads) != len(columns):
        return table, list(columns)
    parts = [
        k for k, c in enumerate(columns) if (k in own or c.role is None) and _is_headed(heads[k], "trekker", parties)
    ]
    leads = any(_LEADS.fullmatch(row.cells[k].text) for row in table.rows for k in own)
    if len(parts) < _LEAST_COLUMNS or not leads or not set(own) <= set(parts):
        return table, list(columns)
    told = [replace(c, role="none") if k in parts else c for k, c in enumerate(columns)]
    return _with_column(table, told, parts, "trekker", _LEADS, parties)


def _with_marked(
    table: StitchedTable, columns: Sequence[Column], role: Role, parties: Sequence[str]
) -> tuple[StitchedTable, list[Column]]:
    """The table with a column more, of `role`, for columns with marks or letters alone that are headed by a party or a moment."""
    if sum(column.role in (None, role) and bool(column.heading) for column in columns) < _LEAST_COLUMNS:
        return table, list(columns)
    rows = [row for row in table.rows if not row.spanning]
    cells = [[text for row in rows if (text := row.cells[place].text) and text != "-"] for place in range(len(columns))]
    free = [k for k, c in enumerate(columns) if c.role in (None, role) and c.heading and _are_marks(cells[k])]
    # `Wie` over names that nobody knows: the columns that it is over.
    over = {columns[place].heading.split()[0] for place in free if columns[place].role == role}
    headed = [k for k in free if _is_headed(columns[k].heading, role, parties) or columns[k].heading.split()[0] in over]
    headed = headed or _headed_together(table, columns, free, role, parties)
    if headed and role == "trekker":
        # Beside one of them, `DK` is a party too, or a name of more words, and any name between two.
        beside = re.compile(f"{_INITIALS.pattern}|{_NAME.pattern}+")
        between = re.compile(f"{_NAME.pattern}*")
        headed = [
            k
            for k in free
            if k in headed
            or (between if headed[0] < k < headed[-1] else beside).fullmatch(columns[k].heading) is not None
        ]
    texts = [text for place in headed for text in cells[place]]
    # One that takes no part in anything has a column too.
    others = any(column.role == role and place not in headed for place, column in enumerate(columns))
    if len(headed) < _LEAST_COLUMNS or others or not texts:
        return table, list(columns)
    leads = _TAKES_PART if _are_crosses(texts) else _LEADS_BY_LETTER
    if not any(map(leads.fullmatch, texts)):
        return table, list(columns)
    told = [replace(c, role="none") if place in headed else c for place, c in enumerate(columns)]
    return _with_column(table, told, headed, role, leads, parties)


def _headed_together(
    table: StitchedTable, columns: Sequence[Column], free: Sequence[int], role: Role, parties: Sequence[str]
) -> list[int]:
    """The columns under one heading, `Inzet van`, where its parts name parties or moments: `G | C | H`."""
    heads = [head.text for head in head_cells(table)]
    if len(heads) != len(columns):
        return []
    over = {k: columns[k].heading.removesuffix(heads[k]).strip() for k in free}
    known = Counter(over[k] for k in free if over[k] and _is_headed(heads[k], role, parties))
    together = next((text for text, count in known.most_common(1) if count >= _LEAST_COLUMNS), None)
    return [k for k in free if over[k] == together]


def _are_marks(texts: Sequence[str]) -> bool:
    return _are_crosses(texts) or all(map(_LETTER.fullmatch, texts))


def _are_crosses(texts: Sequence[str]) -> bool:
    return all(_TAKES_PART.fullmatch(text) or _INVOLVED.fullmatch(text) for text in texts)


def _is_headed(heading: str, role: Role, parties: Sequence[str]) -> bool:
    if role == "gereed":
        return tells_moment(heading)
    heading = _BROKEN.sub("", heading)
    if _SHORTENED.fullmatch(heading):
        return True
    return names_party(heading) or f" {heading.lower()} " in " | ".join(["", *parties, ""]).lower()


def _with_column(
    table: StitchedTable,
    columns: Sequence[Column],
    parts: Sequence[int],
    role: Role,
    leads: re.Pattern[str],
    parties: Sequence[str],
) -> tuple[StitchedTable, list[Column]]:
    """The table with a column of `role` more: the headings of those of the `parts` under which a row has what `leads`."""
    texts = [row.cells[place].text for row in table.rows for place in parts]
    # Beside one who leads, whoever carries out is another.
    leads = _LEADS_BY_NAME if leads is _LEADS and any(map(_LEADS_BY_NAME.fullmatch, texts)) else leads
    leading = [[place for place in parts if leads.fullmatch(row.cells[place].text)] for row in table.rows]
    if not any(leading):
        return table, list(columns)
    heads = head_cells(table)
    rows = []
    for row, places in zip(table.rows, leading, strict=True):
        rows.append(row.with_more([_together([heads[place] for place in places], parties)]))
    widened = replace(table, rows=rows)
    return widened, [*columns, Column(role)]


def _together(heads: Sequence[StitchedCell], parties: Sequence[str]) -> StitchedCell:
    """A cell with the names in these, apart by a comma, as those of the `parties` where a narrow column breaks one."""
    pieces = [piece for head in heads for piece in head.pieces]
    # What is over a column may begin in the one before it.
    printed = [words_to_text(head.words) for head in heads if head.words]
    names = [_as_known(name, parties) for name in printed]
    if (len(names) < _LEAST_COLUMNS and names == printed) or len({piece.page for piece in pieces}) > 1:
        return StitchedCell(pieces)
    words = [word for piece in pieces for word in piece.words]
    box = union([piece.box for piece in pieces])
    return StitchedCell([replace(pieces[0], box=box, words=words, text=", ".join(names))])


def _as_known(name: str, parties: Sequence[str]) -> str:
    known, whole = " | ".join(parties).lower(), _HYPHEN.sub("", name)
    return whole if whole.lower() in known and name.lower() not in known else name


def _are_names(texts: Sequence[str], parties: Sequence[str]) -> bool:
    """Whether most of these texts that are not empty are names of parties, or part of one."""
    filled = [text.lower() for text in texts if text]
    names = [name.lower() for name in parties]
    known = [text for text in filled if any(text in name or name in text for name in names)]
    return len(known) > 0.5 * len(filled)
