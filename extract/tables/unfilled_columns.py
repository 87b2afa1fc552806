"""A first column beside filled rows that is not filled itself, merged over rows as what they are for: what heads it, or the table
before, tells that it is of theirs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jaarschijf.extract.tables.landmarks import crosses, header_line, header_top
from jaarschijf.extract.tables.open_table import Evidence
from jaarschijf.extract.text.alignment import text_lines
from jaarschijf.extract.wording.vocabulary import Vocabulary
from jaarschijf.schema.geometry import Box, Page, Word

_SAME = 8.0  # points between borders of one column
_APART = 2.0  # points from the text of a column to the next
_LEAST_HEADINGS = 2
_LEAST_COLUMNS = 3  # that are filled beside each other


def with_unfilled_columns(evidence: Evidence, page: Page, columns: Sequence[float], vocabulary: Vocabulary) -> Evidence:
    """The evidence of filled rows with such a column at their left, as the `columns` (x) of the table before tell, or the header
    over the rows, which is then of it too; as it is where there is none, or no text that keeps to it."""
    x0, top, x1, bottom = evidence.box
    if len(evidence.joints) < _LEAST_COLUMNS - 1:
        return evidence
    # What is filled as a whole, from further left on, is the row of a theme.
    whole = [fill.box for fill in page.fills if abs(fill.box.x1 - x1) < _SAME and fill.box.x0 < x0 - _SAME]
    words = [word for word in page.words if not any(box.covers(*word.box.center) for box in whole)]
    beside = [word.box for word in words if word.box.center[0] < x0 and top < word.box.center[1] < bottom]
    if not beside or max(box.x1 for box in beside) > x0 - _APART:
        return evidence
    begin, head = _begin_of(columns, evidence.box), top
    if begin is None:
        begin, head = _headed_from(words, evidence, vocabulary) or (None, top)
    if begin is None or min(box.x0 for box in beside) < begin - _APART:
        return evidence
    left = min([begin - _APART, *(box.x0 for box in whole if abs(box.x0 - begin) < 2 * _SAME)])
    joints = [x0, *evidence.joints]
    separators = [*evidence.separators, top] if head < top else evidence.separators
    return replace(evidence, box=Box(left, head, x1, bottom), joints=joints, separators=separators)


def _begin_of(columns: Sequence[float], box: Box) -> float | None:
    """Where (x) the text of the table before begins, of whose columns all but the first are as wide as the rows."""
    if len(columns) <= _LEAST_COLUMNS or abs(columns[1] - box.x0) > _SAME or abs(columns[-1] - box.x1) > _SAME:
        return None
    return columns[0] + _APART


def _headed_from(words: Sequence[Word], evidence: Evidence, vocabulary: Vocabulary) -> tuple[float, float] | None:
    """Where the nearest header over the rows begins (x, y), when one of its headings stands left of them and others over them, and
    nothing under it runs over a border between their columns."""
    x0, top, x1, _ = evidence.box
    lines = text_lines([word for word in words if word.box.bottom < top and word.box.x1 < x1 + _SAME])
    for k in reversed(range(len(lines))):
        header = header_line(lines[k], vocabulary)
        beside = [heading for heading in header if heading[-1].box.x1 < x0]
        if len(beside) == 1 and len(header) - len(beside) >= _LEAST_HEADINGS:
            return beside[0][0].box.x0, header_top(lines, k)
        if header or crosses(lines[k], [0.0, x0, *evidence.joints, x1]):
            return None
    return None
