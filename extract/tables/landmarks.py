"""Lines that tell where a table begins and ends: headers, headings, prose over the full width."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, pairwise, product, takewhile
from math import inf

from jaarschijf.extract.text.alignment import column_words, is_larger, line_segments, text_lines, words_by_band
from jaarschijf.extract.text.furniture import says_twice
from jaarschijf.extract.wording.prose_wording import says
from jaarschijf.extract.wording.theme_codes import theme_code
from jaarschijf.extract.wording.vocabulary import AGREED, Heading, Vocabulary, is_due, is_row_label
from jaarschijf.schema.geometry import Box, Word, middle_of, union

_SIGNS_OFF = re.compile(r"aldus\b|(?:onder|ge)tekend (?:op|te|door|d\.d\.|namens)\b|voor akkoord\b", re.IGNORECASE)
_KNOWN, _SURE, _QUITE_SURE = 75.0, 80.0, 90.0
# Of the font size: from the middle of a heading of two lines to that of one beside it, and its height.
_LEVEL, _TWO_LINES = 0.4, 3.5
# How a line of a sentence may end, of so many words at least; a heading that asks something may too.
_GOES_ON = re.compile(r"\b(?:de|het|een|in|van|voor|met|op|aan|en|of|over|om|te|bij|door)$")
_SENTENCE = 4
_ASKS = re.compile(r"(?:wat|wie|hoe|waar\w*|wanneer|welke?|dit)\b", re.IGNORECASE)
_SPACE = 0.36
_ALIGNED = 1.0  # points
_BESIDE = 2.0  # points: that lines of one text may begin further to the left
_HEADER = 3.5  # of the font size: how far over the first rule a header may begin
# `2. Betaalbaar wonen`, `Thema 2 Betaalbaar wonen`.
_NUMBERED_TITLE = re.compile(r"(?:thema\s+)?\d{1,2}[.:]?\s+[A-Z]", re.IGNORECASE)
# `1.4`, `12.`: what numbers a row, in one of its first columns.
_ROW_NUMBER, _BESIDE_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,2}\.?"), 2
_APART = 0.7  # of the font size: between a title and a header that is set alike
_WIDE = 0.65  # of the width of a table: running text
_MANY = 4  # headings
_MARGIN = 12.0  # points
_SHORT = 3  # words of one
_OVER_ROWS = ("thema", "doelstelling", "kaderafspraak")


def header_line(line: Sequence[Word], vocabulary: Vocabulary) -> list[list[Word]]:
    """The segments of a line when it reads as a header (two known headings or more, and most of it or in bold), else nothing."""
    segments = _segments(line)
    if len(segments) < 2:
        return []
    texts = [" ".join(word.text for word in segment) for segment in segments]
    headings = [vocabulary.heading(text) for text in texts]
    known = [heading for heading in headings if heading.score >= _SURE]
    kinds = {(heading.role, heading.year) for heading in known}
    says = any(is_row_label(text) or _ends_text(text) for text in texts) or any(map(_breaks_off, texts, headings))
    says |= _goes_on_beside(texts) or any(map(_ROW_NUMBER.fullmatch, texts[:_BESIDE_NUMBER]))
    # Of many headings in bold that tell of agreements, two are enough: `Project | Activiteit | Aantal | Corporatie | Jaar`.
    bold = len(segments) >= _MANY and any(role in AGREED for role, _ in kinds) and all(word.bold for word in line)
    # So are three in any type, where all others are as short: `Nr | Afspraak | Gem. | WB | HV | Huurders | Gereed`.
    sure = {heading.role for heading in known if heading.score >= _QUITE_SURE}
    short = len(sure) > 2 and bool(sure & AGREED) and all(len(segment) <= _SHORT for segment in segments)
    enough = bold or short or len(known) >= 0.5 * len(segments)
    # `Wanneer: doorlopend | Wanneer: 2026` are labels of texts.
    labelled = sum(": " in text for text in texts)
    reads = len(kinds) >= 2 and enough and not says and labelled < len(known) and not is_due(headings, texts)
    return segments if reads else []


def _ends_text(text: str) -> bool:
    """Whether a text is the end of a sentence that began on a line above: no heading is."""
    return text[:1].islower() and text.endswith((".", ";")) and len(text.split()) > 1


def _goes_on_beside(texts: Sequence[str]) -> bool:
    """Whether one of the texts goes on from a line above: `kwartaal van 2030 | Wij spreken af:`. Headings all begin alike."""
    small = any(text[:1].islower() and len(text.split()) >= _SHORT for text in texts)
    return small and any(text[:1].isupper() for text in texts)


def _breaks_off(text: str, heading: Heading) -> bool:
    """Whether a text with a heading's word in it goes on as a sentence on the line below: `Partijen bespreken de voortgang in`."""
    goes_on = heading.score < _QUITE_SURE and _GOES_ON.search(text) is not None
    return goes_on and len(text.split()) >= _SENTENCE and not _ASKS.match(text)


def whole_header(lines: Sequence[Sequence[Word]], at: int, vocabulary: Vocabulary) -> list[list[Word]]:
    """The segments of the header whose line is `lines[at]`, left to right, and the known headings that stand beside it at another
    height: those of two lines beside one of one, and one of one line before those of two."""
    header = header_line(lines[at], vocabulary)
    over, under = lines[max(at - 1, 0) : at], lines[at + 1 : at + 3]

    def is_known(segment: Sequence[Word]) -> bool:
        return vocabulary.heading(" ".join(word.text for word in segment)).score >= _KNOWN

    for one, other in product(*(chain.from_iterable(map(_segments, near)) for near in (over, under[:1]))):
        if _is_around([*one, *other], header) and is_known([*one, *other]):
            header = sorted([*header, [*one, *other]], key=_left_edge)
    first, bottom = header[0][0], max(word.box.bottom for word in header[0])
    for start in [_segments(line)[0] for line in [*over, *under]]:
        level = abs(start[0].box.center[1] - bottom) < first.size and start[0].bold == first.bold
        if level and start[-1].box.x1 < first.box.x0 - first.size and is_known(start):
            return [start, *header]
    return header


def _segments(line: Sequence[Word]) -> list[list[Word]]:
    return line_segments(line, gap=0.7)


def _is_around(whole: Sequence[Word], header: Sequence[Sequence[Word]]) -> bool:
    """Whether words over and under the height of a header are of one heading, set like the others and beside them."""
    first, box = header[0][0], union(word.box for word in whole)
    level = abs(box.center[1] - first.box.center[1]) < _LEVEL * first.size and box.height < _TWO_LINES * first.size
    alike = all((word.bold, word.color) == (first.bold, first.color) for word in whole)
    beside = all(s[-1].box.x1 < box.x0 or s[0].box.x0 > box.x1 for s in header)
    return level and alike and beside


def _left_edge(words: Sequence[Word]) -> float:
    return words[0].box.x0


def header_top(lines: Sequence[Sequence[Word]], at: int) -> float:
    """The y where the header begins whose line is `lines[at]`: headings of more than one line rise above it, close by and
    set alike."""
    top = min([w.box[1] for w in lines[at]])
    look = (lines[at][0].bold, lines[at][0].color)
    if look == (False, 0):  # as running text is
        return top - 1.0
    for line in reversed(lines[:at]):
        alike = all((w.bold, w.color) == look and abs(w.size - lines[at][0].size) < 0.6 for w in line)
        if not alike or top - max(w.box.bottom for w in line) > 0.7 * line[0].size or _is_theme(line):
            break
        wide = line[-1].box.x1 - line[0].box.x0 > 0.7 * (lines[at][-1].box.x1 - lines[at][0].box.x0)
        # Of fewer headings than have a first line the second goes on.
        if wide and not (_begin_alike(line, lines[at]) or _begin_alike(lines[at], line)):
            break
        top = min(w.box.top for w in line)
    return top - 1.0


def _begin_alike(line: Sequence[Word], header: Sequence[Word]) -> bool:
    """Whether a line has more segments than one, and each begins where one of the header's does: both are of headings."""
    starts = [segment[0].box.x0 for segment in _segments(header)]
    segments = _segments(line)
    return len(segments) > 1 and all(any(abs(s[0].box.x0 - x) < 2.0 for x in starts) for s in segments)


def header_boxes(words: Sequence[Word], vocabulary: Vocabulary, among: Sequence[Word]) -> list[Box]:
    """The boxes around the headers on a page, all their lines in them, as far as words of `among` stand at their height. The last
    line of a page heads nothing."""
    lines = text_lines(words)
    heights = sorted([(word.box.top + word.box.bottom) / 2 for word in among])
    boxes = []
    for k, line in enumerate(lines[:-1]):
        bottom = max([word.box[3] + word.size for word in line])
        lowest = bisect_right(heights, bottom) - 1
        if lowest < 0 or len(line) < 2:
            continue
        top = header_top(lines, k)
        header = header_line(line, vocabulary) if heights[lowest] >= top else []
        if header and not says_twice(header, vocabulary):
            boxes.append(union(word.box for above in lines[: k + 1] for word in above if word.box.top >= top))
    return boxes


def column_starts(words: Sequence[Word], xs: Sequence[float]) -> list[float]:
    """The x where the texts of each of the columns `xs` begin, as far as these words tell: of an empty one its border."""
    columns = column_words(words, xs)
    return [min((w.box[0] for w in column), default=x) for column, x in zip(columns, xs, strict=False)]


def crossed_borders(line: Sequence[Word], xs: Sequence[float], begin: Sequence[float] = ()) -> Iterator[int]:
    """Which of the inner borders between the columns `xs` (by index) running text of the line passes over: a word lies on
    it, or the words at its sides stand no farther apart than words of one text do.

    Where it is known where the texts of columns `begin`, a line of more texts passes over none at which its next one does: the
    cell before it is filled up.
    """
    space = _SPACE * line[0].size
    parted = bool(begin) and len(line_segments(line, gap=0.7)) > 1
    spans = sorted([(word.box[0], word.box[2]) for word in line])
    starts = [start for start, _ in spans]
    farthest = [-inf, *accumulate([end for _, end in spans], max)]
    for j, x in enumerate(xs[1:-1], start=1):
        if not starts[0] < x < farthest[-1]:
            continue
        if parted and _is_filled_up(spans, begin[j]):
            continue
        begun = bisect_left(starts, x - 1)
        before = farthest[begun]
        if before > x + 1:
            yield j
            continue
        after = inf
        for start, end in spans[begun:]:
            if start + end >= 2 * x:
                after = start
                break
            before = max(before, end)
        if after - before < space:
            yield j


def crosses(line: Sequence[Word], xs: Sequence[float], begin: Sequence[float] = ()) -> bool:
    """Whether running text of the line passes over a border between the columns `xs` (outer borders too)."""
    return any(True for _ in crossed_borders(line, xs, begin))


def is_heading(line: Sequence[Word], size: float, xs: Sequence[float]) -> bool:
    """Whether the line is set clearly larger than `size` (points) and fills two columns at most."""
    return is_larger(line, size) and sum(bool(column) for column in column_words(line, xs)) <= 2


def signs_off(line: Sequence[Word]) -> bool:
    """Whether a line closes a document: `Aldus overeengekomen te ...`, `Ondertekend op ...`."""
    return len(line) > 1 and _SIGNS_OFF.match(" ".join(word.text for word in line[:3])) is not None


def _is_filled_up(spans: Sequence[tuple[float, float]], begin: float) -> bool:
    """Whether a word begins where a column does, and none lies over that x."""
    there = any(abs(start - begin) <= _ALIGNED for start, _ in spans)
    return there and not any(start < begin - _ALIGNED and end > begin + _ALIGNED for start, end in spans)


def levels_by_table(
    levels: Sequence[float],
    words: Sequence[Word],
    x0: float,
    x1: float,
    vocabulary: Vocabulary,
    joints: Sequence[float] | None = None,
) -> list[list[float]]:
    """Levels (y of rules or of shading's edges, ascending) grouped by the table they belong to; `joints` (x) are where
    rules meet, given where the levels are of rules.

    Tables under each other share their margins, so their rules line up. What parts them is prose over the full width or
    a larger heading between two levels, the line over the signatures, one that announces the agreements under it, or a
    header that comes again. Between rules, what rows are for, after its label, is a row of theirs.
    """
    inside = [w for w in words if x0 <= (w.box[0] + w.box[2]) / 2 <= x1]
    bands = words_by_band(inside, levels)
    size = middle_of(w.size for band in bands for w in band) if any(bands) else 0.0
    groups, filled = [[levels[0]]], False
    over = [w for w in inside if levels[0] - _HEADER * size < w.box.center[1] < levels[0]]
    last_column = _last_column(text_lines(over), vocabulary, x0)
    for (top, bottom), band in zip(pairwise(levels), bands, strict=True):
        lines = text_lines(band)
        parted = any(map(signs_off, lines)) or (
            _parts_tables(lines, size, (x0, x1), last_column, joints or ())
            and not (joints is not None and _is_goal(lines, vocabulary))
        )
        last_column = _last_column(lines, vocabulary, last_column)
        if parted or _announces_rows(lines, x0):
            groups.append([bottom])
            filled = False
        elif (filled or _is_title_over(lines) or _is_text_over(lines, vocabulary, (x0, x1))) and any(
            _is_header(lines, k, vocabulary) for k in range(len(lines))
        ):
            at_head = any(_is_header(lines, k, vocabulary) for k in range(len(lines[:2]))) and not _is_title_over(lines)
            groups.append([top, bottom] if at_head else [bottom])
        else:
            groups[-1].append(bottom)
            filled = filled or bool(lines)
    return groups


def _is_header(lines: Sequence[Sequence[Word]], at: int, vocabulary: Vocabulary) -> bool:
    """Whether a line reads as a header, and none of its texts is the beginning of a sentence that ends on the lines under it."""
    header = header_line(lines[at], vocabulary)
    starts = [segment[0].box.x0 for segment in header]
    below = lines[at + 1 :]
    return bool(header) and not any(
        _ends_below(segment, [column_words(line, [x0 - _BESIDE, x1 - _BESIDE])[0] for line in below])
        for segment, (x0, x1) in zip(header, pairwise([*starts, inf]), strict=True)
    )


def _ends_below(text: Sequence[Word], below: Sequence[Sequence[Word]]) -> bool:
    """Whether a text goes on `below` it as it began, in small letters, up to the end of a sentence."""
    look = (text[0].bold, text[0].color, text[0].size)
    on = list(takewhile(lambda line: line and (line[0].bold, line[0].color, line[0].size) == look, below))
    small = bool(on) and on[0][0].text[:1].islower()
    return small and any(word.text.endswith(".") for line in on for word in line)


def _is_title_over(lines: Sequence[Sequence[Word]]) -> bool:
    """Whether the first line is a title in bold that stands apart from the header under it, or names a theme: `2. Betaalbaar wonen`."""
    below = lines[1:2]
    first = lines[0] if below else []
    if not below or len(line_segments(first, gap=0.9)) > 1 or not all(word.bold for word in first):
        return False
    apart = min(w.box.top for w in below[0]) - max(w.box.bottom for w in first) > _APART * first[0].size
    return apart or _is_theme(first)


def _is_text_over(lines: Sequence[Sequence[Word]], vocabulary: Vocabulary, sides: tuple[float, float]) -> bool:
    """Whether running text of more lines than one, over most of the width, stands over a header: what is drawn over it is none of
    the table."""
    x0, x1 = sides
    over = list(takewhile(lambda line: not header_line(line, vocabulary), lines))
    told = len(over) > 1 and all(_is_prose(line, ()) and not all(word.bold for word in line) for line in over)
    return told and over[0][-1].box.x1 - over[0][0].box.x0 > _WIDE * (x1 - x0)


def _is_theme(line: Sequence[Word]) -> bool:
    """Whether a line is one text that names a theme, or is numbered as its title is."""
    named = theme_code(" ".join(word.text for word in line)) is not None and len(line_segments(line, gap=0.9)) == 1
    return named or is_numbered(line)


def is_numbered(line: Sequence[Word]) -> bool:
    """Whether a line is one text that is numbered as the title of a theme is: `2. Betaalbaar wonen`."""
    title = " ".join(word.text for word in line)
    return _NUMBERED_TITLE.match(title) is not None and len(line_segments(line, gap=0.9)) == 1


def _is_goal(lines: Sequence[Sequence[Word]], vocabulary: Vocabulary) -> bool:
    """Whether all that lines say is what the rows under them are for, or belong to, after its label: `Doel: ...`, set in one way."""
    label, colon, _ = " ".join(word.text for word in lines[0]).partition(": ")
    heading = vocabulary.heading(label)
    alike = len({(line[0].color, line[0].size) for line in lines}) == 1
    alone = all(len(line_segments(line, gap=0.9)) == 1 for line in lines)
    return bool(colon) and heading.role in _OVER_ROWS and heading.score >= _QUITE_SURE and alike and alone


def _announces_rows(lines: Sequence[Sequence[Word]], x0: float) -> bool:
    """Whether a line alone, over rows that no rule parts from it, announces them: `Afspraken 2031`."""
    rows = any(len(line_segments(line, gap=0.9)) > 1 for line in lines[1:])
    return rows and announces_alone(lines[0], x0)


def announces_alone(line: Sequence[Word], x0: float) -> bool:
    """Whether a line alone, which begins where a table does (x), announces what is agreed under it: `Afspraken 2031`."""
    alone = line[0].box.x0 < x0 + _MARGIN and len(line_segments(line, gap=0.9)) == 1
    return alone and line[0].text[0].isupper() and says("announces", " ".join(word.text for word in line))


def _last_column(lines: Sequence[Sequence[Word]], vocabulary: Vocabulary, known: float) -> float:
    """Where (x) the last of the headings on these lines begins; where it is `known` to begin, without any."""
    headers = [header for line in lines if (header := header_line(line, vocabulary))]
    return headers[-1][-1][0].box.x0 if headers else known


def _is_prose(line: Sequence[Word], joints: Sequence[float]) -> bool:
    """Whether a line has no white in it as between columns, nor any where rules meet."""
    within = [x for x in joints if line[0].box.x1 <= x <= line[-1].box.x0]
    parted = any(not any(word.box.x0 < x < word.box.x1 for word in line) for x in within)
    return not parted and len(line_segments(line, gap=0.9)) == 1


def _parts_tables(
    lines: Sequence[Sequence[Word]],
    size: float,
    sides: tuple[float, float],
    last_column: float,
    joints: Sequence[float],
) -> bool:
    x0, x1 = sides
    # Text in one wide column may be all there is of a row that goes on from the page before; prose begins at the margin.
    prose = list(takewhile(lambda line: _is_prose(line, joints) and line[0].box.x0 < x0 + 12, lines))
    wide = any(line[-1].box.x1 > max(x0 + 0.65 * (x1 - x0), last_column) for line in prose)
    large = any(is_larger(line, size) for line in lines)
    # A heading with prose under it is set in two ways, a full-width row in one.
    mixed = len({(line[0].bold, round(line[0].size)) for line in prose}) > 1
    if len(prose) < len(lines):
        # The first row under them has no rule above it.
        return large or (mixed and wide and all(word.bold for word in prose[0]))
    return large or wide or mixed
