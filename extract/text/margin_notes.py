"""Notes and titles in small type in the margin beside running text: no part of the lines they stand beside."""

from __future__ import annotations

from collections.abc import Sequence

from jaarschijf.extract.text.alignment import line_segments
from jaarschijf.schema.flow import Line

_SMALLER = 0.93  # of the size of the text
_SAME_EDGE = 3.0  # points
_LEAST_LINES = 2


def apart_from_margin(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of running text without what stands in the margin at their left, and the lines of that."""
    beside = [k for k, line in enumerate(lines) if line.words[0].size < _SMALLER * line.words[-1].size]
    if len(beside) < _LEAST_LINES:
        return list(lines), []
    parts = {k: line_segments(lines[k].words) for k in beside}
    if any(len(found) < 2 or not _is_note(found[0][0].text) for found in parts.values()):
        return list(lines), []
    notes = [found[0][0].box[0] for found in parts.values()]
    texts = [found[1][0].box[0] for found in parts.values()]
    edge = min(texts)
    if max(notes) - min(notes) > _SAME_EDGE or max(texts) - edge > _SAME_EDGE:
        return list(lines), []
    kept: list[Line] = []
    margin: list[Line] = []
    for k, line in enumerate(lines):
        if k in parts:
            note = parts[k][0]
            margin.append(Line(line.page, note))
            kept.append(Line(line.page, line.words[len(note) :]))
        elif line.words[0].box[0] >= edge - _SAME_EDGE:
            kept.append(line)
        elif line.x1 < edge - _SAME_EDGE and abs(line.words[0].box[0] - min(notes)) <= _SAME_EDGE:
            margin.append(line)
        else:
            return list(lines), []
    return kept, margin


def _is_note(text: str) -> bool:
    return text[:1].isalpha() and len(text) > 1
