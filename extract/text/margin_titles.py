"""Titles in the margin beside the text they are over, at its left or its right: each is read before the text that begins beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jaarschijf.extract.text.alignment import line_segments
from jaarschijf.extract.wording.theme_codes import theme_code
from jaarschijf.schema.flow import Line
from jaarschijf.schema.geometry import Word

_SAME_EDGE = 3.0  # points
_LEAST_LINES, _LEAST_BELOW = 4, 2  # of text beside a title, and beside one under others
_LEAST_WIDTH = 60.0  # points, of the margin
_MOST = 0.2  # of the words
_LONGEST = 8  # words of a title, on one line
_SMALLER = 0.8  # of the size of the text, where a title has another colour


class TitleLines(list[Line]):
    """The lines of such a title."""


@dataclass(frozen=True, slots=True)
class _Margin:
    """The margin that titles stand in: before the `edge` where text begins (x), or from there on where it is `after` the text."""

    edge: float
    after: bool

    def holds(self, word: Word) -> bool:
        """Whether a word stands in it."""
        return (word.box[0] >= self.edge - _SAME_EDGE) == self.after

    def is_passed(self, line: Line) -> bool:
        """Whether a line is of text over the full width."""
        before = [word for word in line.words if word.box[0] < self.edge - _SAME_EDGE]
        over = len(before) < len(line.words) and len(line_segments(line.words)) == 1
        return bool(before) and (over or any(word.box[2] > self.edge for word in before))

    def cut(self, line: Line) -> tuple[Line | None, Line | None]:
        """The title on a line, and the text."""
        title = [word for word in line.words if self.holds(word)]
        text = [word for word in line.words if not self.holds(word)]
        return Line(line.page, title) if title else None, Line(line.page, text) if text else None


def under_margin_titles(lines: Sequence[Line], known: _Margin | None = None) -> Iterator[list[Line]]:
    """The lines of a band, in parts: a title that stands in the margin, and the text beside and under it, up to the next one.

    All lines in one part where none stand so. Fewer lines tell where the margin is one that is `known` from those above."""
    first, margin = next(((k, found) for k, line in enumerate(lines) if (found := _beside(line))), (0, None))
    if margin is None:
        yield list(lines)
        return
    first = _first_in(lines, first, margin)
    end = next((k for k in range(first, len(lines)) if margin.is_passed(lines[k])), len(lines))
    own = [margin.cut(line) for line in lines[first:end]]
    alike = known is not None and margin.after == known.after and abs(margin.edge - known.edge) <= _SAME_EDGE
    if not _are_titles(own, margin, _LEAST_BELOW if alike else _LEAST_LINES):
        yield list(lines)
        return
    if first:
        yield list(lines[:first])
    text: list[Line] = []
    titled: list[Line] = []
    for title, rest in own:
        if title is not None and text and (not titled or not _goes_on(titled[-1], title)):
            # What stands on the height of the title's next line is under it all the same.
            yield from ([TitleLines(titled), text] if titled else [text])
            text, titled = [], []
        titled += [title] if title is not None else []
        text += [rest] if rest is not None else []
    yield from (part for part in (TitleLines(titled), text) if part)
    if end < len(lines):
        # A heading over the full width, and titles in the margin under it again.
        yield from under_margin_titles(lines[end:], margin)


def _first_in(lines: Sequence[Line], first: int, margin: _Margin) -> int:
    """Which of the lines up to the `first` that has plain text beside a title begins what stands so: titles set like that may stand
    beside text in bold, or on a height with no line of text."""
    if margin.after:
        return first
    passed = (k for k in range(first - 1, -1, -1) if margin.is_passed(lines[k]))
    titles = [(k, margin.cut(lines[k])[0]) for k in range(next(passed, -1) + 1, first + 1)]
    look = titles[-1][1].words[0] if titles[-1][1] is not None else None
    return next(
        (k for k, title in titles if title is not None and look is not None and _are_set_as(title, look)), first
    )


def _are_set_as(title: Line, look: Word) -> bool:
    return all((word.bold, word.color, word.size) == (look.bold, look.color, look.size) for word in title.words)


def _beside(line: Line) -> _Margin | None:
    """The margin of a line that has a title in bold in it, and plain text beside that; None for another line."""
    found = line_segments(line.words)
    if len(found) != 2:
        return None
    (title, text), after = (found, False) if found[0][0].bold else (reversed(found), True)
    far = found[1][0].box.x0 - line.words[0].box.x0 >= _LEAST_WIDTH
    least = text[0].size if title[0].color == text[0].color else _SMALLER * text[0].size
    bold = all(word.bold and word.size >= least for word in title) and not any(word.bold for word in text)
    # A number alone is that of the text beside it; before a title it is the title's.
    named = any(c.isalpha() for word in title[:2] for c in word.text)
    if not far or not bold or len(title) > _LONGEST or not named:
        return None
    return _Margin(found[1][0].box.x0, after)


def _are_titles(own: Sequence[tuple[Line | None, Line | None]], margin: _Margin, least: int) -> bool:
    """Whether all that stands in the margin are titles, in line with each other, with more text beside them than they have, and of
    so many lines at `least`."""
    titles = [title for title, _ in own if title is not None]
    texts = [text for _, text in own if text is not None]
    if not titles or not texts:
        return False
    words = sum(len(line.words) for line in titles)
    edge = min(line.box.x0 for line in texts) if margin.after else margin.edge
    sides = ([line.box.x0 for line in titles], [line.x1 for line in titles])
    aligned = [max(side) - min(side) <= 2 * _SAME_EDGE for side in sides]
    return (
        len(texts) >= least
        and len(texts) * _LEAST_LINES >= 1.5 * len(titles) * least
        and words <= _MOST * sum(len(line.words) for line in texts)
        and all(word.bold for line in titles for word in line.words)
        and any(aligned)
        and sum(abs(line.box.x0 - edge) <= _SAME_EDGE for line in texts) >= least / 2
        and (not margin.after or _are_themes(titles))
    )


def _are_themes(titles: Sequence[Line]) -> bool:
    """Whether lines are titles half of which name a theme: what else stands at the right may be who acts, or a date."""
    texts: list[str] = []
    for k, line in enumerate(titles):
        if k and _goes_on(titles[k - 1], line):
            texts[-1] += f" {line.text}"
        else:
            texts.append(line.text)
    return 2 * sum(theme_code(text) is not None for text in texts) >= len(texts)


def _goes_on(above: Line, title: Line) -> bool:
    return title.box.top - above.box.bottom < 0.7 * title.words[0].size
