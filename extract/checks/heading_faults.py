"""What the headings and labels of a table tell of its borders: two in one cell, or none over a column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from jaarschijf.extract.agreements.headers import Header
from jaarschijf.extract.checks.line_places import FilledCell
from jaarschijf.extract.checks.white_strips import lettered
from jaarschijf.extract.text.alignment import line_segments, text_lines
from jaarschijf.extract.wording.labels import is_side_label, labels
from jaarschijf.extract.wording.vocabulary import Vocabulary
from jaarschijf.schema.table import Table

Fault = Literal[
    "columns-joined",
    "rows-joined",
    "row-cut",
    "words-cut",
    "column-unread",
    "texts-overlap",
    "letters-apart",
    "line-astray",
    "words-uneven",
    "border-unread",
    "border-astray",
    "border-lost",
    "sizes-differ",
    "rows-uneven",
    "text-unjoined",
]

_HEADING_GAP = 0.8  # of the font size: between two headings on a line
_KNOWN, _SURE = 75.0, 90.0
_LONGEST = 40  # characters of a heading
_MOST_WORDS = 6  # of labels in a cell
_LEAST_LABELS = 2  # in a cell, and cells


def faults_of_headings(
    table: Table,
    filled: Sequence[FilledCell],
    body: Sequence[FilledCell],
    header: Header | None,
    vocabulary: Vocabulary,
) -> Iterator[Fault]:
    """The faults that they tell of in a table with this `header`, whose cells with words are `filled`, those under it `body`."""
    if header is None:
        if holds_two_labels(table, vocabulary) or _begins_with_headings(filled, vocabulary):
            yield "rows-joined"
        return
    if _holds_two_headings(filled, header, vocabulary):
        yield "columns-joined"
    if _lacks_a_heading(body, header):
        yield "column-unread"


def _holds_two_headings(filled: Sequence[FilledCell], header: Header, vocabulary: Vocabulary) -> bool:
    for cell, lines in filled:
        if header.first <= cell.row < header.end:
            for line in lines:
                texts = [" ".join(word.text for word in part) for part in line_segments(line.words, gap=_HEADING_GAP)]
                if len(texts) > 1 and sum(vocabulary.heading(text).score >= _KNOWN for text in texts) > 1:
                    return True
    return False


def holds_two_labels(table: Table, vocabulary: Vocabulary) -> bool:
    """Whether a cell at the left of a card, or of another table without a header, has labels of two kinds under each other."""
    for cell in table.cells:
        if cell.column == 0 and 1 < len(cell.words) <= _MOST_WORDS:
            texts = [" ".join(word.text for word in line).rstrip(": ") for line in text_lines(cell.words)]
            labels = [vocabulary.heading(text) for text in texts if len(texts) > 1]
            if len({label.role for label in labels if label.role is not None and label.score >= _KNOWN}) > 1:
                return True
    return False


def holds_labelled_boxes(table: Table) -> bool:
    """Whether cells more than one each have labels of who acts and when under each other, as what stands beside an agreement has."""
    found = (sum(map(is_side_label, text_lines(cell.words))) for cell in table.cells if len(cell.words) > 1)
    return sum(count >= _LEAST_LABELS for count in found) >= _LEAST_LABELS


def _begins_with_headings(filled: Sequence[FilledCell], vocabulary: Vocabulary) -> bool:
    """Whether texts in the first row of a table without a header begin with headings of two kinds, and one goes on after it."""
    first = [part for part in filled if part.cell.row == 0]
    found = [
        (label.role, end < len(part.lines))
        for part in first
        for end in range(1, len(part.lines) + 1)
        if len(text := " ".join(word.text for line in part.lines[:end] for word in line.words)) <= _LONGEST
        and (label := vocabulary.heading(text)).score >= _SURE
    ]
    return len({role for role, _ in found} - {None}) > 1 and any(goes_on for _, goes_on in found)


def _lacks_a_heading(body: Sequence[FilledCell], header: Header) -> bool:
    bare = {column for column, text in enumerate(header.texts) if not text.strip()}
    return any(cell.column in bare and cell.column_span == 1 and lettered(cell.words) for cell, _ in body)


def are_labelled(cells: Sequence[FilledCell], vocabulary: Vocabulary) -> bool:
    """Whether each of these cells has a labelled line, as a box with an agreement of its own does."""
    return all(any(labels(line.words, vocabulary) for line in cell.lines) for cell in cells)


def are_behind_labels(cells: Sequence[FilledCell], vocabulary: Vocabulary) -> bool:
    """Whether the cells of the first column, on cards under each other, are labels of what stands beside them."""
    first = (part for part in cells if part.cell.column == 0)
    return all(_is_known(" ".join(word.text for word in part.cell.words), vocabulary) for part in first)


def _is_known(label: str, vocabulary: Vocabulary) -> bool:
    heading = vocabulary.heading(label.rstrip(": "))
    return heading.role is not None and heading.score >= _SURE
