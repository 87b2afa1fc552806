"""Titles in the margin at the left of the text they are over: each is read before the text that begins beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jaarschijf.extract.text.alignment import line_segments
from jaarschijf.schema.flow import Line
from jaarschijf.schema.geometry import Word

_SAME_EDGE = 3.0  # points
_LEAST_LINES = 4  # of text beside a title
_LEAST_WIDTH = 60.0  # points, of the margin
_MOST = 0.2  # of the words
_LONGEST = 8  # words of a title, on one line


def under_margin_titles(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of a band, in parts: a title that stands in the margin, and the text beside and under it, up to the next one.

    All lines in one part where none stand so."""
    first = next((k for k, line in enumerate(lines) if _parts(line) is not None), None)
    parts = _parts(lines[first]) if first is not None else None
    if first is None or parts is None:
        yield list(lines)
        return
    edge, left = parts[1][0].box.x0, parts[0][0].box.x0
    end = next((k for k in range(first, len(lines)) if _runs_over(lines[k], edge)), len(lines))
    own = [_cut(line, edge) for line in lines[first:end]]
    if not _are_titles(own, edge, left):
        yield list(lines)
        return
    if first:
        yield list(lines[:first])
    text: list[Line] = []
    titled: list[Line] = []
    for title, rest in own:
        if title is not None and text and (not titled or not _goes_on(titled[-1], title)):
            # What stands on the height of the title's next line is under it all the same.
            yield from ([titled, text] if titled else [text])
            text, titled = [], []
        titled += [title] if title is not None else []
        text += [rest] if rest is not None else []
    yield from (part for part in (titled, text) if part)
    if end < len(lines):
        yield list(lines[end:])


def _parts(line: Line) -> tuple[list[Word], list[Word]] | None:
    """A title in bold and the plain text beside it; None for another line."""
    found = line_segments(line.words)
    if len(found) != 2 or len(found[0]) > _LONGEST or found[1][0].box.x0 - line.words[0].box.x0 < _LEAST_WIDTH:
        return None
    title, text = found
    bold = all(word.bold and word.size >= text[0].size for word in title) and not any(word.bold for word in text)
    return (title, text) if bold and any(c.isalpha() for c in title[0].text) else None


def _runs_over(line: Line, edge: float) -> bool:
    """Whether a line is of text over the full width."""
    before = [word for word in line.words if word.box.x0 < edge - _SAME_EDGE]
    return bool(before) and any(word.box.x1 > edge for word in before)


def _cut(line: Line, edge: float) -> tuple[Line | None, Line | None]:
    title = [word for word in line.words if word.box.x0 < edge - _SAME_EDGE]
    text = line.words[len(title) :]
    return Line(line.page, title) if title else None, Line(line.page, text) if text else None


def _are_titles(own: Sequence[tuple[Line | None, Line | None]], edge: float, left: float) -> bool:
    """Whether all that stands before the `edge` are titles, from one side on, with more text beside them than they have."""
    titles = [title for title, _ in own if title is not None]
    texts = [text for _, text in own if text is not None]
    words = sum(len(line.words) for line in titles)
    return (
        len(texts) >= _LEAST_LINES * (len(titles) > 0)
        and len(texts) > 2 * len(titles)
        and words <= _MOST * sum(len(line.words) for line in texts)
        and all(word.bold for line in titles for word in line.words)
        and all(abs(line.box.x0 - left) <= _SAME_EDGE for line in titles)
        and sum(abs(line.box.x0 - edge) <= _SAME_EDGE for line in texts) >= _LEAST_LINES / 2
    )


def _goes_on(above: Line, title: Line) -> bool:
    return title.box.top - above.box.bottom < 0.7 * title.words[0].size
