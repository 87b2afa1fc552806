"""The words of a picture of a page as the text reader gives them: with a font size, on a baseline, bold where strokes are thick."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from jaarschijf.extract.pdf.drawn_bullets import with_bullets
from jaarschijf.extract.pdf.words import in_reading_order
from jaarschijf.extract.scan.bold_beginnings import bold_beginnings
from jaarschijf.extract.scan.ink_dots import (
    bullets_of,
    darker,
    holds_letters,
    in_ink,
    specks_of,
    with_bullet,
    with_capital,
    with_full_stops,
    with_marks,
)
from jaarschijf.extract.scan.short_words import read_again
from jaarschijf.extract.scan.small_print import added_by_blur
from jaarschijf.extract.scan.tesseract import Found, Gray, Libraries, recognised
from jaarschijf.extract.scan.word_places import joined, placed, with_rests
from jaarschijf.schema.geometry import Box, Word, middle_of, union

Line = tuple[int, int, int]  # by Tesseract's numbers

_SPARSE_TEXT = 11  # Tesseract's page segmentation mode: as much text as can be found, in no order
_LONGEST_NUMBER = 5  # characters
# Times the usual stroke: of a text, of it and those beside it on the page taken together, of a title a little larger than the text.
_BOLD, _BOLD_AMONG_BOLD, _IN_TITLE = 1.2, 1.18, 1.3
# A blurred page's thick strokes are not so much thicker than its others, but clearly apart from them.
_BOLD_APART, _LEAST_BOLD, _MOST_PLAIN = 0.05, 1.07, 0.6
_LEAST_LETTERS = 6
# Times the usual size: what seems so is taken for it, unless many lines are so little larger; bold letters seem larger than they are.
_SMALLER, _LITTLE_LARGER, _LARGER, _LARGER_IN_BOLD, _CLEARLY_LARGER = 0.85, 1.08, 1.15, 1.18, 1.25
_MANY_LINES, _TOWARDS = 5, 0.65
_AS_ABOVE, _LEADING = 1.35, 1.4  # times the size of the line above, the usual size
_LEVEL = 3.0  # points
# A row's or heading's number: what looks like a comma after it is its dot.
_PARTED_NUMBER, _PARTED = re.compile(r"^\d{1,2}\.\d{1,2}\.?$"), 0.5  # of the font size
_NUMBER_AND_COMMA = re.compile(r"^(\d{1,2})[,;:](\d{0,2})$")
_LETTER_AND_COMMA = re.compile(r"^[A-Z],$")


def recognise_words(image: Gray, ink: Gray, scale: float, libraries: Libraries) -> list[Word]:
    """The words of a picture without ruling lines, in reading order; `scale` is points a pixel, `ink` 255 where it is dark."""
    specks = specks_of(ink, scale, libraries)
    if not holds_letters(specks):
        return []
    found = in_ink(recognised(image, ink, scale, libraries, _SPARSE_TEXT), specks)
    found = placed(found, ink, scale, libraries)
    lines = Counter(word.line for word in found)
    lone: list[Found] = []
    rest: list[Found] = []
    for word in found:
        (lone if lines[word.line] == 1 and len(word.text) <= _LONGEST_NUMBER else rest).append(word)
    in_darker = specks_of(darker(image, ink), scale, libraries)
    rest = [with_capital(word, in_darker) for word in rest]
    rest, short = with_rests(rest, read_again(image, ink, scale, libraries, rest, lone))
    words = [
        *with_full_stops(with_marks(joined(rest), specks, in_darker), specks, in_darker),
        *_with_whole_numbers(short),
    ]
    begins: dict[Line, float] = {}
    for word in words:
        begins[word.line] = min(word.box.x0, begins.get(word.line, word.box.x0))
    # What looks like a bullet further on is a sign: `tot €`.
    marked = [with_bullet(word, ink, scale, libraries) if word.box.x0 == begins[word.line] else word for word in words]
    return with_bullets(in_reading_order(_on_lines(marked, scale)), bullets_of(in_darker))


def _with_whole_numbers(short: list[Found]) -> list[Found]:
    """Short words with `1.` and the `1` close behind it as one number."""
    words = list(short)
    for first in short:
        for second in short:
            left, right = first.box, second.box
            close = -_PARTED < (right.x0 - left.x1) / first.font_size < _PARTED
            level = abs(right.bottom - left.bottom) < _LEVEL
            if first is not second and close and level and _PARTED_NUMBER.match(first.text + second.text):
                words = [word for word in words if word is not second and word is not first]
                words.append(replace(first, text=first.text + second.text, box=union((left, right))))
    return words


def _on_lines(found: list[Found], scale: float) -> list[Word]:
    """Words as the text reader gives them: as high as their line's font size, hung on its baseline; bold by their strokes."""
    lines: dict[Line, list[Found]] = {}
    for word in found:
        lines.setdefault(word.line, []).append(word)
    sizes = _sizes(lines)
    added = added_by_blur(lines, sizes, scale)
    strokes = {line: middle_of(word.stroke for word in words) - added[line] for line, words in lines.items()}
    weights = {line: stroke / sizes[line] for line, stroke in strokes.items()}
    usual = middle_of([weights[line] for line, words in lines.items() for word in words if len(word.text) > 3] or [0.0])
    bold_lines = _bold_lines(lines, sizes, weights, usual) if usual else set()
    words: list[Word] = []
    for line, members in lines.items():
        size = sizes[line]
        baseline = middle_of(word.box.bottom - word.descent * size for word in members)
        members = sorted(members, key=lambda word: word.box.x0)
        plain = size * usual + added[line]
        bold = list(bold_beginnings(members, size, plain))
        rest = [word.stroke for word in members if word not in bold and len(word.text) > 3]
        if line in bold_lines and not (bold and rest and max(rest) < _BOLD * plain):
            bold = members
        for place, word in enumerate(members):
            # A line that is still a little askew: its own baseline, unless that is a misreading's.
            own = word.box.bottom - word.descent * size
            low = (own if abs(own - baseline) < 0.25 * size else baseline) + 0.22 * size
            box = Box(round(word.box.x0, 2), round(low - size, 2), round(word.box.x1, 2), round(low, 2))
            text = _with_dot(word.text, members[1].text if len(members) > 1 else "") if place == 0 else word.text
            ends = _even_ends(text, box)
            words.append(Word(text, box, round(size, 2), word in bold, ends=ends, confidence=round(word.confidence, 3)))
    return words


def _with_dot(text: str, behind: str) -> str:
    """What begins a line; the number of a row or heading with its dot: `1,2`, `3, Betaalbaarheid`, `B, Betaalbaarheid`."""
    if _LETTER_AND_COMMA.match(text) and behind[:1].isupper() and len(behind) > 1:
        return f"{text[0]}."
    return _NUMBER_AND_COMMA.sub(r"\1.\2", text) if not behind or behind[0].isupper() else text


def _sizes(lines: Mapping[Line, Sequence[Found]]) -> dict[Line, float]:
    """The font size (points) of each line: the page's usual one where it seems about that, or a little larger one that many have."""
    seen = {line: middle_of(word.font_size for word in words) for line, words in lines.items()}
    long = {line: [word for word in words if len(word.text) > 3] for line, words in lines.items()}
    usual = middle_of([seen[line] for line, words in long.items() for _ in words] or [10.0])
    stroke = middle_of([word.stroke for words in long.values() for word in words] or [1.0])
    little = {line: size for line, size in seen.items() if _LITTLE_LARGER < size / usual < _CLEARLY_LARGER}
    thickness = {line: middle_of(word.stroke for word in words) / stroke for line, words in lines.items()}
    titles = {line for line in little if thickness[line] > _IN_TITLE and _is_alone(line, lines)}
    of_text = [size for line, size in little.items() if line not in titles and _is_sure(lines[line])]
    second = middle_of(of_text) if len(of_text) >= _MANY_LINES else None
    sizes: dict[Line, float] = {}
    for line, size in seen.items():
        if line in titles:
            sizes[line] = size
        elif line in little and second is not None:
            sizes[line] = second if size > usual + _TOWARDS * (second - usual) else usual
        else:
            is_usual = _SMALLER < size / usual < (_LARGER_IN_BOLD if thickness[line] > _BOLD else _LARGER)
            sizes[line] = usual if is_usual else size
    boxes = {line: union(word.box for word in words) for line, words in lines.items()}
    sure = [(line, box) for line, box in boxes.items() if _is_sure(lines[line])]
    for line in [line for line, words in lines.items() if not _is_sure(words) or _reads_on(words)]:
        above = _right_above(boxes[line], sure, usual)
        if above is not None and _SMALLER < sizes[line] / sizes[above] < _AS_ABOVE:
            sizes[line] = sizes[above]
    return sizes


def _reads_on(words: Sequence[Found]) -> bool:
    """Whether a line begins in the middle of a sentence: it is set as the one above it."""
    return min(words, key=lambda word: word.box.x0).text[0].islower()


def _right_above(own: Box, others: Iterable[tuple[Line, Box]], size: float) -> Line | None:
    """The one of other lines whose text one goes on with: right above it, and beginning where it does. A footnote's mark may be read as a letter of
    the last word of a short line, and makes that seem larger."""
    return next(
        (
            other
            for other, box in others
            if abs(box.x0 - own.x0) < _LEVEL and 0 < own.bottom - box.bottom < _LEADING * size
        ),
        None,
    )


def _is_alone(line: Line, lines: Mapping[Line, Sequence[Found]]) -> bool:
    """Whether nothing stands beside a line, as beside a heading of a column."""
    own = union(word.box for word in lines[line])
    others = (word for other, words in lines.items() if other != line for word in words)
    return _is_sure(lines[line]) and not any(own.top < word.box.center[1] < own.bottom for word in others)


def _bold_lines(
    lines: Mapping[Line, Sequence[Found]], sizes: Mapping[Line, float], weights: Mapping[Line, float], usual: float
) -> set[Line]:
    """The lines with thick strokes: more so than most of the page, or nearly, beside others that are; a short text's is uncertain.
    Of those of the commonest size, also those whose strokes are clearly thicker than the thickest of the others. `weights` are how
    thick those of each line are, and `usual` those of the page, as shares of the font size."""
    levels = {
        line: middle_of(word.box.bottom - word.descent * sizes[line] for word in words) for line, words in lines.items()
    }
    ranked = sorted((level, line) for line, level in levels.items())
    ((size, _),) = Counter(sizes.values()).most_common(1)
    of_size = {line for line in lines if sizes[line] == size and _is_sure(lines[line])}
    bound = _thick_from([weights[line] / usual for line in of_size])
    bold = {line for line in of_size if weights[line] / usual > bound}
    for line, level in levels.items():
        first, last = bisect_left(ranked, (level - _LEVEL,)), bisect_right(ranked, (level + _LEVEL,))
        beside = middle_of(weights[other] for _, other in ranked[first:last])
        if max(weights[line] / _BOLD, (weights[line] + beside) / 2 / _BOLD_AMONG_BOLD) > usual:
            bold.add(line)
    return bold


def _is_sure(words: Sequence[Found]) -> bool:
    return sum(character.isalpha() for word in words for character in word.text) >= _LEAST_LETTERS


def _thick_from(weights: Sequence[float]) -> float:
    """From where on strokes are thick: the middle of the first wide gap between the weights of lines, most of which are plain."""
    ranked = sorted(weights)
    apart = (
        (above + below) / 2
        for below, above in pairwise(ranked[int(_MOST_PLAIN * len(ranked)) :])
        if above - below > _BOLD_APART
    )
    return min(max(next(apart, _BOLD), _LEAST_BOLD), _BOLD)


def _even_ends(text: str, box: Box) -> tuple[float, ...]:
    step = box.width / len(text)
    return tuple(round(box.x0 + step * (place + 1), 2) for place in range(len(text)))
