"""Tables of labels and what they are of, beside each other with nothing drawn: `Afspraak    Wij bouwen.`, `Trekker    Woonborg`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import inf
from typing import NamedTuple

from jaarschijf.extract.tables.box_grids import stands_in_boxes
from jaarschijf.extract.tables.landmarks import header_line
from jaarschijf.extract.tables.open_table import Evidence, open_table
from jaarschijf.extract.text.alignment import line_segments, text_lines
from jaarschijf.extract.wording.labels import LABELLED
from jaarschijf.extract.wording.vocabulary import AGREED, Role, Vocabulary
from jaarschijf.schema.geometry import Box, Page, Word, union
from jaarschijf.schema.table import Table

_ROLES: frozenset[Role] = frozenset((*LABELLED, "number"))
_FIRST = AGREED | {"doelstelling", "number"}
_KNOWN = 95.0
_LEAST_ROLES, _LEAST_LABELS, _LABEL_WORDS = 2, 3, 4
_IN_COLUMN = 2.0  # points between the beginnings of texts
_FAR = 3.5  # of the font size: between the lines of one grid
_LABEL_AND_TEXT = 2  # columns
_MARGIN = 1.0  # points


class _Columns(NamedTuple):
    """Where labels and texts begin, and where what is drawn around them begins and ends (x, points)."""

    label_x: float
    text_x: float
    left: float = inf
    right: float = -inf

    def begin_as(self, other: _Columns) -> bool:
        """Whether labels and texts begin where those of another do."""
        return abs(self.label_x - other.label_x) < _IN_COLUMN and abs(self.text_x - other.text_x) < _IN_COLUMN


@dataclass(slots=True)
class _Grid:
    """The lines of a grid, with those that begin with a label."""

    columns: _Columns
    lines: list[list[Word]] = field(default_factory=list)
    labelled: list[int] = field(default_factory=list)
    roles: set[Role] = field(default_factory=set)


def label_grids(
    page: Page, vocabulary: Vocabulary, drawn: Sequence[Table] = (), carried: Table | None = None
) -> list[Table]:
    """The tables of a page whose left column is nothing but labels, one for agreements among them, and whose right one begins at
    one height with them. One of few labels, as the page's end leaves of a card, begins where another does, or one that is
    `drawn`; what is left of it goes on from the table `carried` from the page before."""
    before = _columns_of(carried, vocabulary, 1) if carried is not None else None
    lines = text_lines(page.words)
    lines = [line for line in lines if not stands_in_boxes(line, page)] if page.fills else lines
    grids = list(_grids(lines, vocabulary, before))
    if not grids:
        return []
    sure = [grid.columns for grid in grids if len(grid.labelled) >= _LEAST_LABELS and len(grid.roles) >= _LEAST_ROLES]
    sure += [columns for table in drawn if (columns := _columns_of(table, vocabulary, _LEAST_ROLES)) is not None]
    sure += [before] if before is not None else []
    tables = []
    for grid in grids:
        columns = next((columns for columns in sure if grid.columns.begin_as(columns)), None)
        table = _to_table(grid, columns, page, vocabulary) if columns is not None else None
        tables += [table] if table is not None else []
    return tables


def _grids(lines: Sequence[list[Word]], vocabulary: Vocabulary, before: _Columns | None) -> Iterator[_Grid]:
    """The grids that may hold agreements, and the rest of one whose columns stood on the page `before`."""
    for grid in _all_grids(lines, vocabulary, before):
        goes_on = grid.lines[0] is lines[0] and before is not None and grid.columns.begin_as(before)
        if goes_on or AGREED & grid.roles:
            yield grid


def _all_grids(lines: Sequence[list[Word]], vocabulary: Vocabulary, before: _Columns | None) -> Iterator[_Grid]:
    grid: _Grid | None = None
    for line in lines:
        parts = line_segments(line)
        role = _label(line, parts, vocabulary)
        labelled = role is not None or (grid is not None and _is_labelled(grid, parts))
        if grid is not None and not _goes_on(grid, line, role, labelled=labelled):
            yield grid
            grid = None
        if grid is None and role is not None:
            columns = _Columns(line[0].box.x0, parts[1][0].box.x0)
            # The rest of a card whose beginning stands on no page before is of none here.
            if role in _FIRST or (line is lines[0] and before is not None and columns.begin_as(before)):
                grid = _Grid(columns)
        if grid is not None:
            if role is not None:
                grid.roles.add(role)
            if labelled:
                grid.labelled.append(len(grid.lines))
            grid.lines.append(line)
    if grid is not None:
        yield grid


def _label(line: Sequence[Word], parts: Sequence[Sequence[Word]], vocabulary: Vocabulary) -> Role | None:
    """The field that a line is labelled as, its label apart from the one text beside it."""
    if len(parts) != 2:
        return None
    role = _field(" ".join(word.text for word in parts[0]), vocabulary)
    return role if role is not None and not header_line(line, vocabulary) else None


def _field(label: str, vocabulary: Vocabulary) -> Role | None:
    heading = vocabulary.heading(label.rstrip(":"))
    return heading.role if heading.role in _ROLES and heading.score >= _KNOWN else None


def _goes_on(grid: _Grid, line: Sequence[Word], role: Role | None, *, labelled: bool) -> bool:
    above = max(word.box.bottom for word in grid.lines[-1])
    if line[0].box.top - above > _FAR * line[0].size:
        return False
    if role is None:
        return line[0].box.x0 > grid.columns.text_x - _IN_COLUMN or labelled
    return abs(line[0].box.x0 - grid.columns.label_x) < _IN_COLUMN


def _is_labelled(grid: _Grid, parts: Sequence[Sequence[Word]]) -> bool:
    """Whether a few words stand where labels do, with a text beside them, whatever they say."""
    if len(parts) != 2 or len(parts[0]) > _LABEL_WORDS:
        return False
    label, text = (part[0].box.x0 for part in parts)
    return abs(label - grid.columns.label_x) < _IN_COLUMN and abs(text - grid.columns.text_x) < _IN_COLUMN


def _columns_of(table: Table, vocabulary: Vocabulary, least: int) -> _Columns | None:
    """Those of a table of labels, of `least` fields or more, and texts."""
    if table.column_count != _LABEL_AND_TEXT:
        return None
    begins = [
        [word.box.x0 for cell in table.cells if cell.column == k for word in cell.words] for k in range(_LABEL_AND_TEXT)
    ]
    if not all(begins):
        return None
    labels = [" ".join(word.text for word in cell.words) for cell in table.cells if cell.words and cell.column == 0]
    roles = [role for label in labels if (role := _field(label, vocabulary)) is not None]
    if 2 * len(roles) < len(labels) or len(set(roles)) < least:
        return None
    return _Columns(min(begins[0]), min(begins[1]), table.box.x0, table.box.x1)


def _to_table(grid: _Grid, columns: _Columns, page: Page, vocabulary: Vocabulary) -> Table | None:
    around = union(word.box for line in grid.lines for word in line)
    left, right = min(around.x0 - _MARGIN, columns.left), max(around.x1 + _MARGIN, columns.right)
    box = Box(left, around.top - _MARGIN, right, around.bottom + _MARGIN)
    # However much white parts two cards: all texts begin alike under their borders.
    borders = [min(word.box.top for word in grid.lines[k]) - _MARGIN for k in grid.labelled if k]
    xs = [box.x0, grid.columns.text_x - _IN_COLUMN, box.x1]
    evidence = Evidence(box, "aligned", borders, xs[1:-1], rows_ruled=True)
    return open_table(page, evidence, xs, vocabulary)
