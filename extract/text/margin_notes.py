"""Notes, titles and names in the margin beside running text, set otherwise: no part of the lines they stand beside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf

from jaarschijf.extract.text.alignment import line_segments
from jaarschijf.extract.wording.labels import label_of
from jaarschijf.schema.flow import Line
from jaarschijf.schema.geometry import Word

_SMALLER = 0.93  # of the size of the text
_SAME_EDGE = 3.0  # points
_LEAST_LINES = 2
_NUMBER_WORDS = 2  # `Afspraak 7`
_CLOSE = 0.7  # of the font size: the white between lines of one text


def apart_from_margin(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of running text without what stands in the margin at a side of them, and the lines of that."""
    lines, right = _apart_from_right(lines)
    if right:
        return lines, right
    # The mark of a footnote is smaller than that too.
    smaller = (k for k, line in enumerate(lines) if line.words[0].size < _SMALLER * line.words[-1].size)
    beside = [k for k in smaller if not lines[k].words[0].text.isdecimal()]
    if len(beside) < _LEAST_LINES:
        return list(lines), []
    parts = {k: line_segments(lines[k].words) for k in beside}
    if any(len(found) < 2 or not _is_note(found[0]) for found in parts.values()):
        return list(lines), []
    notes = [found[0][0].box[0] for found in parts.values()]
    texts = [found[1][0].box[0] for found in parts.values()]
    edge = min(texts)
    if max(notes) - min(notes) > _SAME_EDGE or max(texts) - edge > _SAME_EDGE:
        return list(lines), []
    # In a picture, a note on a line of text may seem as large as that.
    for k, line in enumerate(lines):
        at_edge = abs(line.words[0].box[0] - min(notes)) <= _SAME_EDGE and _is_note(line.words[:1])
        found = line_segments(line.words) if at_edge and k not in parts else []
        if len(found) > 1 and abs(found[1][0].box[0] - edge) <= _SAME_EDGE:
            parts[k] = found
    # Other text than that beside the notes may stand further out; and over the margin, when it is not set as they are.
    margin_end = max(found[0][-1].box[2] for found in parts.values())
    largest = max(found[0][0].size for found in parts.values())
    text_size = max(found[1][0].size for found in parts.values())
    kept: list[Line] = []
    margin: list[Line] = []
    for k, line in enumerate(lines):
        if not margin and k not in parts and _SMALLER * line.words[0].size > text_size:
            # The title over both.
            kept.append(line)
        elif k in parts:
            note = parts[k][0]
            margin.append(Line(line.page, note))
            kept.append(Line(line.page, line.words[len(note) :]))
        elif line.x1 < edge - _SAME_EDGE and abs(line.words[0].box[0] - min(notes)) <= _SAME_EDGE:
            margin.append(line)
        elif line.words[0].box[0] > margin_end or _SMALLER * line.words[0].size >= largest:
            kept.append(line)
        else:
            return list(lines), []
    return kept, margin


def with_labelled_notes(text: Sequence[Line], margin: Sequence[Line]) -> Iterator[tuple[list[Line], list[Line]]]:
    """The lines of running text in parts, each with the note in its margin: where all notes begin with a label (`Wie`, `Planning:`)
    each with the text that it stands beside, else all of them with all of it."""
    notes = list(_closely_set(margin))
    ends = [_end_beside(text, note) for note in notes] if all(map(_is_labelled, notes)) else [None]
    begins = [0, *(end for end in ends if end is not None)]
    if None in ends or any(end <= begin for begin, end in pairwise(begins)):
        yield list(text), list(margin)
        return
    for (begin, end), note in zip(pairwise(begins), notes, strict=True):
        yield list(text[begin:end]), note
    if begins[-1] < len(text):
        yield list(text[begins[-1] :]), []


def _is_labelled(note: Sequence[Line]) -> bool:
    """Whether a note begins with a label: words before a colon, or in bold before others."""
    words = note[0].words
    in_bold = next((at for at, word in enumerate(words) if not word.bold), len(words))
    return label_of(words) > 0 or 0 < in_bold < len(words)


def _closely_set(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines in texts with hardly any white between their lines."""
    part: list[Line] = []
    for line in lines:
        if part and line.box.top - part[-1].box.bottom > _CLOSE * line.words[0].size:
            yield part
            part = []
        part.append(line)
    if part:
        yield part


def _end_beside(text: Sequence[Line], note: Sequence[Line]) -> int | None:
    """How many lines of the text there are up to the end of the one that a note stands beside; None where it stands beside more
    than one, or none."""
    end = 0
    for part in _closely_set(text):
        end += len(part)
        if part[-1].box.bottom > note[0].box.top:
            beside = part[0].box.top < note[0].box.bottom
            next_top = text[end].box.top if end < len(text) else inf
            return end if beside and note[-1].box.bottom < max(next_top, part[-1].box.bottom) else None
    return None


def _apart_from_right(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines without the notes at their right, which begin at one edge that no text beside them reaches."""
    ends = [k for k, line in enumerate(lines) if _set_otherwise(line.words[-1], line.words[0])]
    parts = {k: found for k in ends if len(found := line_segments(lines[k].words)) > 1}
    parts = {k: found for k, found in parts.items() if _has_text_before(found[-1][0], found[:-1])}
    edge = min((found[-1][0].box[0] for found in parts.values()), default=0.0)
    if len(parts) < _LEAST_LINES or any(found[-1][0].box[0] > edge + _SAME_EDGE for found in parts.values()):
        return list(lines), []
    looks = {_look(found[-1][0]) for found in parts.values()}
    kept: list[Line] = []
    margin: list[Line] = []
    for k, line in enumerate(lines):
        at_edge = [word for word in line.words if abs(word.box[0] - edge) <= _SAME_EDGE]
        if k in parts:
            note = parts[k][-1]
            margin.append(Line(line.page, note))
            kept.append(Line(line.page, line.words[: -len(note)]))
        elif at_edge and at_edge[0] is line.words[0] and _look(at_edge[0]) in looks:
            margin.append(line)
        elif at_edge and line_segments(line.words)[-1][0] is at_edge[0]:
            # It is a column of the text.
            return list(lines), []
        else:
            kept.append(line)
    # A number in another colour is beside its text, not the text beside the number.
    notes, texts = (sum(len(line.words) for line in part) for part in (margin, kept))
    return (kept, margin) if len(looks) == 1 and notes < texts else (list(lines), [])


def _has_text_before(note: Word, runs: Sequence[Sequence[Word]]) -> bool:
    """Whether text that is set otherwise stands before a note, and no bullet in larger type, or number."""
    return any(_is_note([word]) for run in runs for word in run) and _set_otherwise(note, _last_of_text(runs))


def _last_of_text(runs: Sequence[Sequence[Word]]) -> Word:
    """The last word of a text, before the mark of a footnote that may stand behind it."""
    words = [word for run in runs for word in run]
    return next((word for word in reversed(words) if not word.superscript), words[-1])


def _look(word: Word) -> tuple[float, bool, int]:
    return round(word.size, 1), word.italic, word.color


def _set_otherwise(note: Word, text: Word) -> bool:
    if note.size < _SMALLER * text.size:
        return True
    return note.size <= text.size and (note.italic, note.color) != (text.italic, text.color) and not text.bold


def _is_note(words: Sequence[Word]) -> bool:
    """Whether words may be a note, and are no number of the text beside them: `Afspraak 7`."""
    first = words[0].text
    return first[:1].isalpha() and len(first) > 1 and not _numbers_text(words)


def _numbers_text(words: Sequence[Word]) -> bool:
    return len(words) == _NUMBER_WORDS and words[1].text.strip(".:)").replace(".", "").isdecimal()
