"""Lines that are labelled: `Trekker: gemeente`, and more than one on a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from math import inf

from jaarschijf.extract.wording.bullets import WEAK_BULLETS, is_glyph
from jaarschijf.extract.wording.vocabulary import Role, Vocabulary, normalise
from jaarschijf.schema.flow import Line
from jaarschijf.schema.geometry import Word

LABELLED: tuple[Role, ...] = ("jaarafspraak", "trekker", "gereed", "toelichting", "doelstelling", "kaderafspraak")
# Fields of a few words, that another label may follow which is none of ours.
_SHORT: tuple[Role | None, ...] = ("trekker", "gereed")
_LABEL_WORDS, _QUESTION_WORDS = 3, 5
_YEAR = re.compile(r"(20\d\d):")
_LINES_OF_BRACKETS = 3
_APART = 1.5  # of the font size: the white between texts of a line, each with its label
_ROOM_OF_BAR = 0.6  # of the font size
_IN_LINE = 2.0  # points between the edges of lines that begin alike
# What labels a few words behind it in bold alone: `Wie gemeente`.
_IN_BOLD = frozenset((
    "wie", "door wie", "trekker", "trekkers", "verantwoordelijk", "verantwoordelijke", "actiehouder", "uitvoerder", "trekker betrokken",
    "trekker betrokkenen", "wanneer", "planning", "gereed", "gereed in", "termijn", "deadline", "tijdpad",
))  # fmt: skip
_OVER_NOTES = frozenset(("toelichting", "opmerking", "uitleg"))
_FIRST_IN_BOLD = frozenset(label.split()[0] for label in _IN_BOLD)
_MOST_BEHIND = 8  # words
_BARS = frozenset(("|", "•", "·"))
_BETWEEN = _BARS | frozenset(("–", "-", "/"))


def labelled_parts(words: list[Word], vocabulary: Vocabulary, *, goes_on: bool = False) -> Iterator[list[Word]]:
    """A line in parts, where it is labelled more than once: `Wie: gemeente | Wanneer: 2025`; one that `goes_on` from a labelled
    line above it, at a bar before a label."""
    begin, stopped = 0, False
    if words[-1].text in _BARS and len(words) > 1 and (goes_on or labels(words, vocabulary)):
        words = words[:-1]
    if goes_on and not labels(words, vocabulary):
        bar = next(
            (k for k, word in enumerate(words[:-1]) if word.text in _BARS and labels(words[k + 1 :], vocabulary)), 0
        )
        if bar:
            yield words[:bar]
            words = words[bar + 1 :]
    for k in range(1, len(words)) if labels(words, vocabulary) else ():
        between = words[k - 1].text
        if between in _BETWEEN and (
            labels(words[k:], vocabulary, small=True) or (between in _BARS and label_of(words[k:]))
        ):
            yield words[begin : k - 1]
            begin = k
        elif (
            between[-1] == "."
            and (
                labels(words[k:], vocabulary)
                # `i.s.m.` ends nothing.
                or (between.count(".") == 1 and label_of(words[k:]) and _labels_short(words[begin:], vocabulary))
            )
        ):
            # `Trekker: gemeente. Gereed: juli.`: the stops part what is labelled, and are of a text that is a sentence.
            stopped = _labels_short(words[begin:], vocabulary)
            yield [*words[begin : k - 1], _without_end(words[k - 1])] if stopped else words[begin:k]
            begin = k
        elif between[-1] in ";," and labels(words[k:], vocabulary, small=True):
            yield [*words[begin : k - 1], _without_end(words[k - 1])]
            begin = k
        elif (
            _begins_other(words[begin:], k - begin, vocabulary)
            or _is_without_bar(words[begin:], k - begin, vocabulary)
            or (
                (
                    words[k].box.x0 - words[k - 1].box.x1 > _APART * words[k].size
                    or (words[k].bold and not words[k - 1].bold)
                )
                and _is_labelled(words[k:], vocabulary)
            )
        ):
            yield words[begin:k]
            begin = k
    last = words[begin:]
    stopped = stopped and last[-1].text[-1] == "." and _labels_short(last, vocabulary)
    yield [*last[:-1], _without_end(last[-1])] if stopped else last


def _begins_other(words: Sequence[Word], at: int, vocabulary: Vocabulary) -> bool:
    """Whether a label follows right after who acts or when, that says the other: `Wie: gemeente  Wanneer: Q2`."""
    if not words[at].text[0].isupper() or not any(word.text.endswith(":") for word in words[at : at + _LABEL_WORDS]):
        return False
    own, other = ({role for role, _ in labels(part, vocabulary)} for part in (words, words[at:]))
    return bool(other) and own | other == set(_SHORT) and own != other


def _is_without_bar(words: Sequence[Word], at: int, vocabulary: Vocabulary) -> bool:
    """Whether a label stands a little apart from who acts or when, or from what another label says, and one of them is of neither: a
    bar between them was not recognised."""
    if words[at].box.x0 - words[at - 1].box.x1 <= _ROOM_OF_BAR * words[at].size:
        return False
    own, other = (_labels_short(part, vocabulary) for part in (words, words[at:]))
    return (own and label_of(words[at:]) == 1) or (other and label_of(words) == 1)


def _is_labelled(words: Sequence[Word], vocabulary: Vocabulary) -> bool:
    """Whether words that stand apart, or are set in bold in a line, begin with a label, with all of it in bold perhaps."""
    return any(not words[0].bold or words[count - 1].bold for _, count in labels(words, vocabulary))


def _labels_short(words: Sequence[Word], vocabulary: Vocabulary) -> bool:
    return any(role in _SHORT for role, _ in labels(words, vocabulary))


def labels(words: Sequence[Word], vocabulary: Vocabulary, *, small: bool = False) -> list[tuple[Role, int]]:
    """The field that the words are labelled as, and how many of them say so; none where no label begins them. After another on
    their line, and in brackets, it may begin in a `small` letter."""
    for count in range(1, _QUESTION_WORDS + 1):
        # A comma or semicolon parts what it stands behind from a label: `Borg, gereed: mei`.
        if len(words) <= count or any(word.text[-1] in ",;" for word in words[: count - 1]):
            break
        ended = words[count - 1].text.endswith((":", "?") if count <= _LABEL_WORDS else "?")
        if not ended and (count > _LABEL_WORDS or not _is_set_as_label(words, count)):
            continue
        label = " ".join(word.text for word in words[:count])
        if label_year(words[:count]) is not None and _in_bold(words, count):
            return [("jaarafspraak", count)]
        bracketed, label = label[0] == "(", label.removeprefix("(")
        if label[:1].isalpha():
            label = label[0].upper() + label[1:] if small or bracketed else label
            heading = vocabulary.heading(label[:-1] if ended else label)
            if heading.role in LABELLED and heading.score >= 95:
                return [(heading.role, count)]
    return []


def _is_set_as_label(words: Sequence[Word], count: int) -> bool:
    """Whether the first `count` words are a label by how they are set, without a colon."""
    return _is_apart(words, count) or _is_in_bold(words, count) or (count == 1 and _is_over_note(words))


def _is_over_note(words: Sequence[Word]) -> bool:
    """Whether a word in bold calls a text in plain type, which begins as a sentence does, a note: `Toelichting Het fonds is leeg.`"""
    return _in_bold(words, 1) and words[0].text.lower() in _OVER_NOTES and words[1].text[:1].isupper()


def label_year(label: Sequence[Word]) -> int | None:
    """The year that a label is, or ends in: `2030:`, `Jaarafspraak 2030:`; None when it names none."""
    year = _YEAR.fullmatch(label[-1].text) if label else None
    return int(year[1]) if year else None


def _is_apart(words: Sequence[Word], count: int) -> bool:
    """Whether the first `count` words are in bold and the next, in plain type, stands far from them: a label by its place."""
    if len(words) <= count or not words[0].bold or words[count].bold:
        return False
    last = words[count - 1]
    return last.bold and words[count].box.x0 - last.box.x1 > _APART * last.size


def is_side_label(words: Sequence[Word]) -> bool:
    """Whether words are a label of who acts or when, in bold alone, or begin with one in bold before others or with a colon."""
    for count in range(1, min(len(words), _LABEL_WORDS) + 1):
        colon = words[count - 1].text.endswith(":")
        bold = all(word.bold for word in words[:count]) and (count == len(words) or not words[count].bold)
        if not colon and not bold:
            continue
        if normalise(" ".join(word.text for word in words[:count]).rstrip(":")) in _IN_BOLD:
            return True
    return False


def is_whole_label(words: Sequence[Word]) -> bool:
    """Whether words are all of such a label, in whatever type."""
    if len(words) > _LABEL_WORDS or words[0].text.lower().rstrip(":") not in _FIRST_IN_BOLD:
        return False
    return words[0].text[0].isupper() and normalise(" ".join(word.text for word in words).rstrip(":")) in _IN_BOLD


def may_hold_label(words: Sequence[Word]) -> bool:
    """Whether one of the words may begin such a label: in bold, before a colon, or alone."""
    return any(word.bold or word.text[-1] == ":" or word.text.lower() in _FIRST_IN_BOLD for word in words)


def is_bare_side_label(words: Sequence[Word]) -> bool:
    """Whether words are no more than such a label, as the heading of a column is."""
    return normalise(" ".join(word.text for word in words)) in _IN_BOLD


def side_label_length(words: Sequence[Word]) -> int:
    """How many words at the beginning of a line, fewer than all, are such a label in whatever type; 0 when none are."""
    # The cheapest first: nearly all lines begin otherwise.
    if words[0].text.lower().rstrip(":") not in _FIRST_IN_BOLD:
        return 0
    counts = range(1, min(len(words) - 1, _LABEL_WORDS) + 1)
    said = (count for count in counts if normalise(" ".join(word.text for word in words[:count])) in _IN_BOLD)
    return next(said, 0)


def _is_in_bold(words: Sequence[Word], count: int) -> bool:
    """Whether the first `count` words are in bold before a few in plain type that end no sentence, and are a label in so many words."""
    last = words[-1].text
    # `Wie gemeente i.s.m.` goes on.
    ends = last[-1] == ";" or (last[-1] == "." and last.count(".") == 1)
    if not _in_bold(words, count) or len(words) > count + _MOST_BEHIND or ends:
        return False
    return normalise(" ".join(word.text for word in words[:count])) in _IN_BOLD


def lines_by_field(
    lines: Sequence[Line], vocabulary: Vocabulary, first: Role
) -> Iterator[tuple[Role | None, list[Word], Line]]:
    """The parts of lines, each with its field (the `first` until a label says another) and the words of its label, which are
    not in it; None for what stands under a label of something else: `Betrokken: zorgpartijen` after who acts and when."""
    current: Role | None = first
    said: dict[Role, str] = {}
    lines = _read_down(_brackets_apart(lines, vocabulary), vocabulary)
    labelled = any(role in _SHORT for line in lines for role, _ in labels(line.words, vocabulary))
    for line in _with_whole_labels(lines, vocabulary) if labelled else lines:
        # `• Wie: gemeente`, in a list under what is agreed.
        rest = line.words[1:] if is_glyph(mark := line.words[0].text) or mark in WEAK_BULLETS else []
        marked = bool(rest) and (bool(labels(rest, vocabulary)) or (current in _SHORT and label_of(rest) > 0))
        own = rest if marked else line.words
        for at, words in enumerate(labelled_parts(own, vocabulary, goes_on=current in _SHORT)):
            label: list[Word] = []
            for role, count in labels(words, vocabulary, small=at > 0):
                label, words = words[:count], words[count:]
                name = normalise(" ".join(word.text for word in label))
                current = role if role not in _SHORT or said.setdefault(role, name) == name else None
            if (
                not label
                and (count := label_of(words))
                and (current in _SHORT or (labelled and _in_bold(words, count)))
            ):
                current = None
            yield current, [*(line.words[:1] if marked and not at else ()), *label], Line(line.page, words)


def _read_down(lines: Sequence[Line], vocabulary: Vocabulary) -> list[Line]:
    """The lines, with labelled texts that stand beside each other on one, and go on under it, each by itself:
    `Trekker: gemeente en    Planning: mei` over `Woonborg`."""
    told: list[Line] = []
    at = 0
    while at < len(lines):
        line, end = lines[at], at + 1
        starts = _label_starts(line, vocabulary)
        while len(starts) > 1 and end < len(lines) and _is_under(lines[end], starts, vocabulary):
            end += 1
        if end > at + 1:
            for left, right in pairwise([*starts, inf]):
                column = ([word for word in each.words if left <= word.box.x0 < right] for each in lines[at:end])
                told += [Line(line.page, words) for words in column if words]
        else:
            told.append(line)
        at = end
    return told


def _label_starts(line: Line, vocabulary: Vocabulary) -> list[float]:
    """The x (points) at which the texts of a line begin, where each has its label and stands apart; none for another line."""
    if len(line.words) <= _LABEL_WORDS or not may_hold_label(line.words):
        return []
    parts = list(labelled_parts(line.words, vocabulary))
    apart = (right[0].box.x0 - left[-1].box.x1 > _APART * left[-1].size for left, right in pairwise(parts))
    return [words[0].box.x0 - _IN_LINE for words in parts] if len(parts) > 1 and all(apart) else []


def _is_under(line: Line, starts: Sequence[float], vocabulary: Vocabulary) -> bool:
    """Whether a line goes on under texts that begin at `starts`: it has no label, and no text on it runs from one to another."""
    if labels(line.words, vocabulary) or is_glyph(line.words[0].text):
        return False
    begun = [
        k for k, word in enumerate(line.words) if k == 0 or word.box.x0 - line.words[k - 1].box.x1 > _APART * word.size
    ]
    in_line = all(any(abs(line.words[k].box.x0 - _IN_LINE - x) < _IN_LINE for x in starts) for k in begun)
    ends = [line.words[k - 1].box.x1 for k in begun[1:]] + [line.words[-1].box.x1]
    return in_line and all(
        not line.words[k].box.x0 < x < end for k, end in zip(begun, ends, strict=True) for x in starts
    )


def _brackets_apart(lines: Sequence[Line], vocabulary: Vocabulary) -> Sequence[Line]:
    """The lines, with what stands in brackets at the end of a text on a line of its own, without the last of these, where it is
    labelled: `(trekker: gemeente; planning: mei 2030)`."""
    for end, line in enumerate(lines):
        below = lines[end + 1] if end + 1 < len(lines) else None
        # With a full stop behind them they are of the sentence.
        closed = line.words[-1].text[-1] == ")"
        if closed and (below is None or labels(below.words, vocabulary)):
            told = _bracketed(lines[max(0, end + 1 - _LINES_OF_BRACKETS) : end + 1], vocabulary)
            if told:
                return [*lines[: max(0, end + 1 - _LINES_OF_BRACKETS)], *told, *lines[end + 1 :]]
    return lines


def _bracketed(lines: Sequence[Line], vocabulary: Vocabulary) -> list[Line]:
    """The lines that end with brackets in which something is labelled, these on a line of their own; none where there are none."""
    for at in range(len(lines) - 1, -1, -1):
        words = lines[at].words
        begin = next((k for k in range(len(words) - 1, -1, -1) if words[k].text[0] == "("), None)
        if begin is None:
            continue
        *inside, last = [*words[begin:], *(word for below in lines[at + 1 :] for word in below.words)]
        if not _labels_short([*inside, last], vocabulary):
            return []
        last = _without_end(last)
        text = [Line(lines[at].page, words[:begin])] if begin else []
        return [*lines[:at], *text, Line(lines[at].page, [*inside, last] if last.text else inside)]
    return []


def _with_whole_labels(lines: Sequence[Line], vocabulary: Vocabulary) -> Iterator[Line]:
    """The lines, with a label that ends one (`Trekker: gemeente | Gereed:`) at the start of the next, where its text is."""
    carried: list[Word] = []
    for line, below in zip(lines, [*lines[1:], None], strict=True):
        words = [*carried, *line.words]
        carried = []
        if below is not None and below.page == line.page and words[-1].text.endswith(":"):
            begin = max(1, len(words) - _LABEL_WORDS)
            told = (k for k in range(begin, len(words)) if labels([*words[k:], below.words[0]], vocabulary))
            at = next((k for k in told if words[k].text[0].isupper() or words[k - 1].text in _BETWEEN), len(words))
            carried = words[at:]
            words = words[: at - 1] if carried and words[at - 1].text in _BETWEEN else words[:at]
        if words:
            yield Line(line.page, words)


def label_of(words: Sequence[Word]) -> int:
    """How many words label what follows them on a line, whatever they say; 0 when none do. A label in bold may be a question."""
    end = next(
        (k for k, w in enumerate(words[:_LABEL_WORDS], start=1) if w.text.endswith(":") or _is_apart(words, k)), 0
    )
    if end == 0 and words[0].bold:
        longer = range(_LABEL_WORDS + 1, min(_QUESTION_WORDS + 1, len(words)))
        end = next((k for k in longer if words[k - 1].text.endswith((":", "?")) and _in_bold(words, k)), 0)
    return end if 0 < end < len(words) and words[0].text[0].isupper() and words[0].text[1:2].islower() else 0


def _in_bold(words: Sequence[Word], count: int) -> bool:
    return all(word.bold for word in words[:count]) and not words[count].bold


def begins_part(words: Sequence[Word], vocabulary: Vocabulary) -> bool:
    """Whether a line begins what is a part of one text by its form: an item of a list, or a labelled line."""
    return is_glyph(words[0].text) or bool(labels(words, vocabulary))


def with_colon(label: Sequence[Word]) -> list[Word]:
    """The words of a label, which end in a colon, unless they are a question."""
    *words, last = label
    return [*words, last if last.text.endswith((":", "?")) else replace(last, text=f"{last.text}:")]


def without_colon(lines: Sequence[Line]) -> list[Line]:
    """The lines of a label without the colon that ends it."""
    *before, last = lines
    if not last.words[-1].text.endswith(":") or len(last.words[-1].text) == 1:
        return list(lines)
    return [*before, Line(last.page, [*last.words[:-1], _without_end(last.words[-1])])]


def _without_end(word: Word) -> Word:
    return replace(word, text=word.text[:-1], ends=word.ends[:-1])
