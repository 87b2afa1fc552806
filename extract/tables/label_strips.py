"""Strips of labelled texts beside each other, which end a text and make no table: `Trekker: gemeente    Gereed: 1 juli`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from jaarschijf.extract.text.alignment import text_lines
from jaarschijf.extract.wording.labels import is_side_label, is_whole_label, labelled_parts, labels
from jaarschijf.extract.wording.vocabulary import Vocabulary, is_row_label
from jaarschijf.schema.table import Cell, Table

_LEAST_LABELLED = 2


def is_label_strip(table: Table, vocabulary: Vocabulary) -> bool:
    """Whether a table is no more than such a strip, or cards that end in one, each under a title with its number."""
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        if cell.words:
            rows.setdefault(cell.row, []).append(cell)
    strips = sum(_is_labelled(row, vocabulary) for row in rows.values())
    texts = [row[0] for row in rows.values() if len(row) == 1]
    if strips == len(rows) == 1 and any(len(text_lines(cell.words)) > 1 for cell in table.cells):
        # Read as lines of text, those of its cells would run into each other.
        return False
    return strips + len(texts) == len(rows) and (strips == 1 or (strips > 1 and any(map(_is_titled, texts))))


def is_bar(table: Table) -> bool:
    """Whether a table is no more than the bar over a text, which has its number and perhaps who acts and when, and that text."""
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        if cell.words:
            rows.setdefault(cell.row, []).append(cell)
    first, *others = rows.values()
    words = text_lines(first[0].words)[0]
    numbered = len(words) > 1 and is_row_label(" ".join(word.text for word in words[:2]))
    return numbered and len(first) > 1 and len(others) <= 1 and all(len(row) == 1 for row in others)


def has_side_labels(table: Table) -> bool:
    """Whether who acts or when is labelled again and again in one of its columns: it stands beside texts, and not in rows."""
    told: Counter[tuple[int, str]] = Counter()
    for cell in table.cells:
        told.update((cell.column, line[0].text) for line in text_lines(cell.words) if is_side_label(line))
    return any(count > 1 for count in told.values())


def ends_in_side_labels(table: Table) -> bool:
    """Whether who acts and when stand under each other at the right of each text, both labelled: lines between the texts part no
    rows that headings tell of."""
    last = [text_lines(cell.words) for cell in table.cells if cell.column == table.column_count - 1 and cell.words]
    labelled = [sum(map(is_side_label, lines)) for lines in last]
    if table.column_count < 2 or len(last) < _LEAST_LABELLED or not all(labelled):
        return False
    return 2 * sum(count >= _LEAST_LABELLED for count in labelled) > len(labelled)


def has_labels_before(table: Table) -> bool:
    """Whether what stands at the left of a table's texts is a number and, under that, who acts and when as labels of the lines beside
    them: rules between the texts part no rows that headings tell of."""
    first = [text_lines(cell.words) for cell in table.cells if cell.column == 0 and cell.words]
    under = [lines for lines in first if len(lines) > 1 and all(map(is_whole_label, lines[1:]))]
    return table.column_count == _LEAST_LABELLED <= len(under) and 2 * len(under) > len(first)


def _is_labelled(row: Sequence[Cell], vocabulary: Vocabulary) -> bool:
    """Whether each cell of a row has a label, or the labels on its one line tell more than its cells do: these part one from what is
    behind it."""
    if len(row) < _LEAST_LABELLED:
        return False
    lines = text_lines([word for cell in row for word in cell.words])
    told = list(labelled_parts(lines[0], vocabulary)) if len(lines) == 1 else []
    return all(labels(cell.words, vocabulary) for cell in row) or len(told) >= _LEAST_LABELLED


def _is_titled(cell: Cell) -> bool:
    return is_row_label(" ".join(word.text for word in text_lines(cell.words)[0]))
