"""Who acts and when in a column beside the text, each under or behind its label, with nothing drawn around them: read after the
text that they stand beside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from jaarschijf.extract.text.lines import line_segments, words_to_lines
from jaarschijf.extract.wording.labels import is_side_label, is_whole_label, may_hold_label
from jaarschijf.schema.flow import Line
from jaarschijf.schema.geometry import Word

_EDGE = 2.0  # points
_LEAST_LABELS, _LEAST_ALIKE = 2, 3  # at one edge, that say different things, or the same
_LONGEST_LABEL = 3  # words
_WHITE = 0.7  # of the font size: between the text and what stands beside it
_CLOSE = 0.9  # of the font size: between the lines of one text

Pair = tuple[list[Line], list[Line]]


@dataclass(frozen=True, slots=True)
class _Column:
    """Where it begins (x); or where the text does, that it stands `before`."""

    edge: float
    before: bool = False

    def cut(self, line: Line) -> tuple[Line | None, Line | None]:
        """What of a line is text, and what stands beside it; all of one that runs over the edge is text."""
        left = [word for word in line.words if word.box[0] < self.edge - _EDGE]
        right = line.words[len(left) :]
        near = bool(left) and bool(right) and right[0].box[0] - left[-1].box[2] < _WHITE * right[0].size
        if near or any(word.box[2] > self.edge for word in left):
            return line, None
        parts = Line(line.page, left) if left else None, Line(line.page, list(right)) if right else None
        return (parts[1], parts[0]) if self.before else parts


def with_label_column(lines: Sequence[Line]) -> Iterator[Pair]:
    """The lines in parts: the text of each, and what stands in such a column beside it. All in one part where there is none."""
    column = _column(lines)
    if column is None:
        yield list(lines), []
        return
    lines = list(_parted(lines, column))
    cut = list(_notes_apart(lines, column))
    labels = [note.words[0].text if note is not None and _is_label(note.words) else None for _, note in cut]
    if rest := _rest_of_part(cut, labels):
        # What the end of the page before parted from its text.
        yield (
            [own for own, _ in cut[:rest] if own is not None],
            [_in_bold(note) for _, note in cut[:rest] if note is not None],
        )
        lines, cut, labels = lines[rest:], cut[rest:], labels[rest:]
    text: list[Line] = []
    notes: list[Line] = []
    begun: str | None = None
    for at, (line, (own, note), label) in enumerate(zip(lines, cut, labels, strict=True)):
        if label is not None and label == begun:
            yield text, notes
            text, notes = [], []
        elif note is None and notes and _stands_under(line, text, notes):
            # Unless more is told of what stands over it.
            following = next((other for other in labels[at:] if other is not None), begun)
            if following == begun:
                yield text, notes
                text, notes, begun = [], [], None
        if label is not None and not notes:
            # What stands over the first of a part is of none.
            begun = label
            if text and not _is_close(text[-1], line):
                yield text, []
                text = []
        if own is not None:
            text.append(own)
        if note is not None:
            notes.append(_in_bold(note))
    if text or notes:
        yield text, notes


def _rest_of_part(cut: Sequence[tuple[Line | None, Line | None]], labels: Sequence[str | None]) -> int:
    """How many lines stand before the first label that is beside the beginning of a text, where others of that name are and no text
    stands beside what is before it."""
    texts = [(at, own) for at, (own, _) in enumerate(cut) if own is not None]
    begins = {at for (_, above), (at, own) in pairwise(texts) if not _is_close(above, own)} | {
        at for at, _ in texts[:1]
    }
    first = next((label for label in labels if label is not None), None)
    leading = Counter(label for at, label in enumerate(labels) if label is not None and at in begins).most_common(1)
    if not leading or leading[0][0] == first or leading[0][1] < _LEAST_LABELS:
        return 0
    rest = labels.index(leading[0][0])
    return rest if not any(own is not None for own, _ in cut[:rest]) else 0


def _parted(lines: Sequence[Line], column: _Column) -> Iterator[Line]:
    """The lines, with those apart that stand in the column under each other beside one line of the text."""
    for line in lines:
        text, note = column.cut(line)
        parts = words_to_lines(note.words, line.page) if note is not None and len(note.words) > 1 else []
        if len(parts) < _LEAST_LABELS:
            yield line
        else:
            yield Line(line.page, [*(text.words if text is not None else ()), *parts[0].words])
            yield from parts[1:]


def _column(lines: Sequence[Line]) -> _Column | None:
    """Where it is: labels stand at one place again and again, with white between them and the text, which runs over no edge there."""
    found: list[tuple[int, float]] = []
    names: set[str] = set()
    for at, line in enumerate(lines):
        # The cheapest first.
        runs = line_segments(line) if may_hold_label(line.words) else []
        for run in runs:
            # In plain type before a text it is beside that, as in a table of which nothing is drawn.
            if is_side_label(run) or (is_whole_label(run) and run is runs[-1]):
                found.append((at, run[0].box.x0))
                names.add(run[0].text)
    common = Counter(round(x) for _, x in found).most_common(1)
    if not common or common[0][1] < (_LEAST_LABELS if len(names) > 1 else _LEAST_ALIKE):
        return None
    places = [(at, x) for at, x in found if abs(x - common[0][0]) <= _EDGE]
    column = _Column(min(x for _, x in places))
    # Labels that stand alone on their lines are of a text in one column.
    beside = [line_segments(lines[at]) for at, _ in places]
    parted = [runs for runs in beside if any(_is_text(run) for run in runs)]
    if 2 * len(parted) < len(beside) and not _leads(beside, parted):
        return None
    if all(is_side_label(runs[0]) for runs in parted):
        return _before_text(lines, parted)
    notes = [note for line in lines[places[0][0] :] if (note := column.cut(line)[1]) is not None]
    return column if _are_labelled(notes) else None


def _leads(beside: Sequence[list[list[Word]]], parted: Sequence[list[list[Word]]]) -> bool:
    """Whether labels that say one thing stand beside texts, however many others stand alone under them."""
    every, with_text = (Counter(runs[-1][0].text for runs in part) for part in (beside, parted))
    return any(count >= _LEAST_LABELS and 2 * count > every[name] for name, count in with_text.items())


def _is_label(run: Sequence[Word]) -> bool:
    return is_side_label(run) or is_whole_label(run)


def _in_bold(line: Line) -> Line:
    """A line that is a label in small or grey type, set as one in bold, by which it is known from there on."""
    if is_side_label(line.words) or not is_whole_label(line.words):
        return line
    return Line(line.page, [replace(word, bold=True) for word in line.words])


def _is_text(run: Sequence[Word]) -> bool:
    """Whether a run is text beside a label, and no bullet before it."""
    return not _is_label(run) and any(sum(map(str.isalpha, word.text)) > 1 for word in run)


def _before_text(lines: Sequence[Line], parted: Sequence[Sequence[Sequence[Word]]]) -> _Column | None:
    """The column of the labels that begin lines, `parted` in their runs; none where what follows on the line is what they label."""
    if any(_is_label(run) for runs in parted for run in runs[1:]):
        return None
    texts = Counter(round(runs[1][0].box.x0) for runs in parted)
    column = _Column(float(texts.most_common(1)[0][0]), before=True)
    notes = [note for _, note in _notes_apart(lines, column) if note is not None]
    alone = [note for note in notes if _is_label(note.words) and _may_be_label(note.words)]
    return column if 2 * len(alone) <= len(notes) else None


def _notes_apart(lines: Sequence[Line], column: _Column) -> Iterator[tuple[Line | None, Line | None]]:
    last: Line | None = None
    for line in lines:
        text, note = column.cut(line)
        goes_on = note is not None and (_is_label(note.words) or (last is not None and _is_close(last, note)))
        if column.before and text is None and not goes_on:
            # The end of a paragraph, or a heading, is no longer than that.
            text, note = line, None
        last = note or last
        yield text, note


def _are_labelled(notes: Sequence[Line]) -> bool:
    """Whether each text of a column begins with a label; in a column of running text others do not."""
    begins = [notes[0], *(line for above, line in pairwise(notes) if not _is_close(above, line))]
    return all(_is_label(line.words) or _may_be_label(line.words) for line in begins)


def _may_be_label(words: Sequence[Word]) -> bool:
    return len(words) <= _LONGEST_LABEL and all(word.bold for word in words)


def _stands_under(line: Line, text: Sequence[Line], notes: Sequence[Line]) -> bool:
    """Whether a line of text stands apart from that of a part, and under what is beside that."""
    under = line.box.top >= notes[-1].box.bottom
    return under and (not text or not _is_close(text[-1], line))


def _is_close(above: Line, below: Line) -> bool:
    return below.box.top - above.box.bottom < _CLOSE * below.words[0].size
