"""Labelled texts that stand under what is agreed in prose, as a table in a row (`Trekker: gemeente | Gereed: 1 juli`) or each under
its label."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from math import inf

from jaarschijf.extract.agreements.stitched import StitchedTable
from jaarschijf.extract.text.alignment import line_segments
from jaarschijf.extract.text.lines import words_to_lines
from jaarschijf.extract.wording.labels import label_of, labels, side_label_length, with_colon
from jaarschijf.extract.wording.vocabulary import Role, Vocabulary
from jaarschijf.schema.flow import Block, Line
from jaarschijf.schema.geometry import Word
from jaarschijf.schema.table import Cell, Table

_LEAST_LABELLED, _HEADED = 2, 2  # texts; rows of headings over what they say
_LABEL_AND_VALUE, _LONGEST_LABEL = 2, 3  # columns; words
_SURE = 95.0
_IN_LINE, _FAR = 2.0, 1.5  # points between texts under each other; of the font size, between a label and its text
_YEARS = re.compile(r"20\d\d\s?[–—-]\s?(?:20)?\d\d")
_GOALS: tuple[Role | None, ...] = ("doelstelling", "kaderafspraak")
_ACTS: tuple[Role | None, ...] = ("trekker", "gereed")
# What follows an unknown label is of none of the fields, where who acts or when stands before it.
_ORDER: tuple[Role | None, ...] = ("trekker", "gereed", None, "toelichting")


def rows_as_texts(flow: Iterable[Block | StitchedTable], vocabulary: Vocabulary) -> Iterator[Block | StitchedTable]:
    """The flow with each such row under a text made a paragraph of labelled lines, and each label before its text."""
    before: Block | StitchedTable | None = None
    for item in _tables_apart(flow):
        if isinstance(item, Block) and (under := list(_under_labels(item, vocabulary))):
            before = item
            for lines in under:
                yield Block("paragraph", lines, panel=item.panel, text=" ".join(line.text for line in lines))
            continue
        if isinstance(item, StitchedTable) and (goals := list(_goals_of(item, vocabulary))):
            before = goals[-1]
            yield from goals
            continue
        told = isinstance(before, Block) and before.kind in ("paragraph", "item")
        lines = _labelled_lines(item, vocabulary) if told and isinstance(item, StitchedTable) else []
        before = Block("paragraph", lines, text=" ".join(line.text for line in lines)) if lines else item
        yield before


def _goals_of(table: StitchedTable, vocabulary: Vocabulary) -> Iterator[Block]:
    """The texts of a table that holds no more than goals or frames, each at the right of its label or in a row under all of these, as
    paragraphs behind them: `Doel | Meer huizen`."""
    cells = _filled(table.first)
    if len(table.places) > 1 or table.first.column_count != _LABEL_AND_VALUE:
        return
    rows = [[cell.words for cell in cells if cell.row == row] for row in range(table.first.row_count)]
    if any(len(row) != _LABEL_AND_VALUE for row in rows):
        return
    told = (
        list(zip(*rows, strict=True))
        if len(rows) == _HEADED and _are_goals(rows[0], vocabulary)
        else _beside_labels_of(rows)
    )
    if not _are_goals([label for label, _ in told], vocabulary):
        return
    for label, text in told:
        first, *others = words_to_lines(text, table.first.page)
        lines = [Line(first.page, [*with_colon(label), *first.words]), *others]
        yield Block("paragraph", lines, text=" ".join(line.text for line in lines))


def _beside_labels_of(rows: Sequence[Sequence[list[Word]]]) -> list[tuple[list[Word], ...]]:
    """The labels and their texts, where the second line of a label may stand beside that of its text."""
    told: list[tuple[list[Word], ...]] = []
    for label, text in rows:
        if told and _YEARS.fullmatch(" ".join(word.text for word in label)):
            told[-1] = ([*told[-1][0], *label], [*told[-1][1], *text])
        else:
            told.append((label, text))
    return told


def _are_goals(labels: Sequence[Sequence[Word]], vocabulary: Vocabulary) -> bool:
    said = [vocabulary.heading(" ".join(word.text for word in label).rstrip(":")) for label in labels]
    return all(heading.role in _GOALS and heading.score >= _SURE for heading in said)


def _under_labels(block: Block, vocabulary: Vocabulary) -> Iterator[list[Line]]:
    """The lines of a paragraph under lines in bold that say it tells who acts or when, as each behind its label; else none."""
    if block.kind != "paragraph" or not _is_label(block.lines[0], vocabulary):
        return
    part: list[Line] = []
    for line in behind_their_labels(block.lines, vocabulary):
        if part and labels(line.words, vocabulary):
            yield part
            part = []
        part.append(line)
    if part:
        yield part


def _tables_apart(flow: Iterable[Block | StitchedTable]) -> Iterator[Block | StitchedTable]:
    """The flow with small tables of which nothing is drawn, labels of who acts and when at the left and their texts under each other
    beside these, made paragraphs of labelled lines."""
    blocks: list[Block] = []
    rows: list[Line] = []
    for item in flow:
        begin = _rows_begin(item, rows) if isinstance(item, Block) else None
        if begin is None or (rows and begin):
            yield from _as_text(blocks, rows)
            blocks, rows = [], []
            begin = _rows_begin(item, rows) if isinstance(item, Block) else None
        if isinstance(item, Block) and begin is not None:
            blocks.append(item)
            rows += item.lines[begin:]
        else:
            yield item
    yield from _as_text(blocks, rows)


def _rows_begin(block: Block, rows: Sequence[Line]) -> int | None:
    """From which line on a paragraph holds rows of such a table, after those that there are; None where it holds none."""
    if block.kind != "paragraph":
        return None
    begins = (at for at, line in enumerate(block.lines) if _row_label(line))
    return next((at for at in begins if _are_rows([*rows[:1], *block.lines[at:]])), None)


def _are_rows(lines: Sequence[Line]) -> bool:
    """Whether lines are rows of one table: labels under each other and texts too, in more lines than one perhaps."""
    begin, end, right = _edges(lines[0])
    for line in lines[1:]:
        first, last, text = _edges(line) if _row_label(line) else (begin, end, line.words[0].box.x0)
        if min(abs(first - begin), abs(last - end)) > _IN_LINE or abs(text - right) > _IN_LINE:
            return False
    return True


def _row_label(line: Line) -> int:
    """How many words label the text beside them: as a label of who acts or when does, or far from it."""
    if count := side_label_length(line.words):
        return count
    begin = line.words[: _LONGEST_LABEL + 1]
    if not any(right.box[0] - left.box[2] > _FAR * left.size for left, right in pairwise(begin)):
        return 0
    parts = line_segments(line.words, gap=_FAR)
    return len(parts[0]) if len(parts) == _LABEL_AND_VALUE and len(parts[0]) <= _LONGEST_LABEL else 0


def _edges(row: Line) -> tuple[float, float, float]:
    """Where the label of a row begins and ends, and the text beside it begins (x)."""
    count = _row_label(row)
    return row.words[0].box.x0, row.words[count - 1].box.x1, row.words[count].box.x0


def _as_text(blocks: Sequence[Block], rows: Sequence[Line]) -> Iterator[Block]:
    """What stands before the rows, and these as lines behind their labels; the blocks as they are where those tell too little."""
    if sum(side_label_length(row.words) > 0 for row in rows) < _LEAST_LABELLED:
        yield from blocks
        return
    before = blocks[0].lines[: len(blocks[0].lines) + sum(len(block.lines) for block in blocks[1:]) - len(rows)]
    for lines in (before, [_behind_its_label(row) for row in rows]):
        if lines:
            yield Block("paragraph", list(lines), panel=blocks[0].panel, text=" ".join(line.text for line in lines))


def _behind_its_label(row: Line) -> Line:
    count = _row_label(row)
    if count == 0:
        return row
    return Line(row.page, [*with_colon(row.words[:count]), *row.words[count:]])


def behind_their_labels(lines: Sequence[Line], vocabulary: Vocabulary) -> list[Line]:
    """The lines, each that stands under a line in bold which says it tells who acts or when, or something else after that, behind
    it on one line."""
    told: list[Line] = []
    label: Line | None = None
    for line in lines:
        if label is not None:
            told.append(Line(line.page, [*with_colon(label.words), *line.words]))
            label = None
        elif _is_label(line, vocabulary) or (told and _may_be_label(line)):
            label = line
        else:
            told.append(line)
    return [*told, label] if label is not None else told


def with_label_rows(lines: Sequence[Line], vocabulary: Vocabulary) -> list[Line]:
    """The lines, with what stands under labels beside each other, `Eigenaar   Deadline`, behind these; nothing else stands under them."""
    for k, line in enumerate(lines[:-1]):
        found = label_row(line, vocabulary) if k else []
        if found:
            return [*lines[:k], *_behind_each(found, lines[k + 1 :])]
    return list(lines)


def label_row(line: Line, vocabulary: Vocabulary) -> list[list[Word]]:
    """The labels of who acts and when, each with white behind it, that are all a line holds; none for another line."""
    runs = line_segments(line.words, gap=_FAR)
    said = [vocabulary.heading(" ".join(word.text for word in run)) for run in runs]
    known = all(heading.role in _ACTS and heading.score >= _SURE for heading in said)
    return runs if known and len({heading.role for heading in said}) == len(runs) else []


def _behind_each(found: Sequence[Sequence[Word]], below: Sequence[Line]) -> Iterator[Line]:
    starts = [run[0].box.x0 - _IN_LINE for run in found]
    for k, run in enumerate(found):
        end = starts[k + 1] if k + 1 < len(starts) else inf
        own = [word for line in below for word in line.words if starts[k] <= word.box.x0 < end]
        first, *others = words_to_lines(own, below[0].page) if own else [Line(below[0].page, [])]
        yield Line(first.page, [*with_colon(run), *first.words])
        yield from others


def _may_be_label(line: Line) -> bool:
    return len(line.words) <= _LONGEST_LABEL and all(word.bold for word in line.words) and line.text[0].isupper()


def _is_label(line: Line, vocabulary: Vocabulary) -> bool:
    if not _may_be_label(line):
        return False
    heading = vocabulary.heading(line.text.rstrip(":"))
    return heading.role in _ACTS and heading.score >= _SURE


def is_label_row(table: Table, vocabulary: Vocabulary) -> bool:
    """Whether all a table holds is a row of texts each with its label, of who acts and when among others."""
    return bool(_with_labels(table, vocabulary))


def _labelled_lines(table: StitchedTable, vocabulary: Vocabulary) -> list[Line]:
    """The lines of such a row, who acts and when first; none where a table is another."""
    if len(table.places) > 1:
        return []
    told = (
        _with_labels(table.first, vocabulary)
        or _under_headings(table.first, vocabulary)
        or _beside_labels(table.first, vocabulary)
    )
    return list(chain.from_iterable(lines for _, lines in sorted(told, key=lambda one: _ORDER.index(one[0]))))


def _with_labels(table: Table, vocabulary: Vocabulary) -> list[tuple[Role | None, list[Line]]]:
    """The texts of a table of one row by what their labels say; none where one has no label."""
    cells = _filled(table)
    if len(cells) < _LEAST_LABELLED or len({cell.row for cell in cells}) > 1:
        return []
    found: list[tuple[Role | None, list[Line]]] = []
    for cell in cells:
        said = labels(cell.words, vocabulary)
        role = said[0][0] if said else None
        if role not in _ORDER or not (said or label_of(cell.words)):
            return []
        found.append((role, words_to_lines(cell.words, table.page)))
    return found if any(role is not None for role, _ in found) else []


def _under_headings(table: Table, vocabulary: Vocabulary) -> list[tuple[Role | None, list[Line]]]:
    """The texts of a row under headings of who acts and when, and of nothing that is agreed; what else is said is in no field."""
    heads, values = ({cell.column: cell for cell in _filled(table) if cell.row == row} for row in (0, 1))
    if table.row_count != _HEADED or len(heads) < _LEAST_LABELLED or not values.keys() <= heads.keys():
        return []
    found: list[tuple[Role | None, list[Line]]] = []
    for column, value in values.items():
        label = heads[column].words
        heading = vocabulary.heading(" ".join(word.text for word in label))
        if heading.role is not None and (heading.role not in _ORDER or heading.score < _SURE):
            return []
        if heading.role is None and not (len(label) <= _LONGEST_LABEL and label[0].text[0].isupper()):
            return []
        found.append((heading.role, _behind_label(label, value, table.page)))
    acts = sum(role in _ACTS for role, _ in found if role is not None)
    return found if acts == len(_ACTS) or all(role is not None for role, _ in found) else []


def _beside_labels(table: Table, vocabulary: Vocabulary) -> list[tuple[Role | None, list[Line]]]:
    """The texts of a table at the right of their labels, of who acts or when among others, and of nothing that is agreed; what
    else is said of it is in no field."""
    cells = _filled(table)
    rows = [[cell for cell in cells if cell.row == row] for row in range(table.row_count)]
    if any(len(row) != _LABEL_AND_VALUE for row in rows):
        return []
    found: list[tuple[Role | None, list[Line]]] = []
    for label, value in rows:
        heading = vocabulary.heading(" ".join(word.text for word in label.words).rstrip(":"))
        if heading.score < _SURE or heading.role not in (*_ORDER, "none"):
            return []
        if heading.role in _ACTS:
            found.append((heading.role, _behind_label(label.words, value, table.page)))
    return found


def _behind_label(label: Sequence[Word], value: Cell, page: int) -> list[Line]:
    """The lines of a cell, the first behind its label."""
    first, *others = words_to_lines(value.words, page)
    return [Line(first.page, [*with_colon(label), *first.words]), *others]


def _filled(table: Table) -> Sequence[Cell]:
    return [cell for cell in table.cells if cell.words]
