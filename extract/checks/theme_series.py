"""What the themes of a document tell by themselves: one is missing between them, out of its order, or no title of a theme."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise
from string import ascii_uppercase

from jaarschijf.extract.wording.theme_codes import is_nearly_theme
from jaarschijf.extract.wording.vocabulary import Vocabulary
from jaarschijf.schema.document import Theme
from jaarschijf.schema.problems import HOLD_AGAINST_ROWS, Problem

COUNTED = re.compile(r"(.*?)(\d{1,3})")  # the series and the place in it
_LEAST_LETTERS = 3
_LONGEST_THEME, _SURE = 16, 95.0  # words of a title, how sure a label of no title is
_NO_TITLE = ("trekker", "gereed", "toelichting")
_HYPHENS = ("-", "\u2010")
_NO_FIRST = re.compile(r"[^\w\s(\[\"'‘’“„«€–—-]|_|[a-zà-ÿ](?![A-Z])")  # of a title
_LETTERS = list(ascii_uppercase)
_ROMAN = [
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X",
    "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX",
]  # fmt: skip


def theme_problems(themes: Sequence[Theme], others: Container[str], vocabulary: Vocabulary) -> Iterator[Problem]:
    """The warnings; `others` are the numbers of chapters that are no themes."""
    yield from _gaps(themes, others)
    yield from _disordered(themes)
    yield from _untitled(themes)
    yield from _odd(themes, vocabulary)


def _gaps(themes: Sequence[Theme], others: Container[str]) -> Iterator[Problem]:
    """Themes that are counted and skip a number, or begin after the first; a chapter that is no theme may have it."""
    last: dict[str, int] = {}
    series = _series(themes)
    # Of these the sections are themes.
    chapters = {theme.number.rpartition(".")[0] for theme in themes}
    for theme in themes:
        if theme.number not in series:
            continue
        name, count = series[theme.number]
        skipped = [_nth(name, number) for number in range(last.get(name, 0) + 1, count)]
        missing = [number for number in skipped if number not in others and number not in chapters]
        if missing:
            yield _problem("theme-gap", f"theme {missing[0]} is missing", theme.page)
        last[name] = max(count, last.get(name, 0))


def _disordered(themes: Sequence[Theme]) -> Iterator[Problem]:
    """Themes that come after a later one: the document's pages are not in their order."""
    for above, below in pairwise(themes):
        if below.page is not None and above.page is not None and below.page < above.page:
            message = f"the heading of theme {below.number} stands before that of theme {above.number}, its agreements after it"
            yield _problem("theme-order", message, below.page)
    series = _series(themes)
    last: dict[str, Theme] = {}
    for theme in themes:
        if theme.number not in series:
            continue
        name, place = series[theme.number]
        before = last.get(name)
        if before is not None and place < series[before.number][1]:
            yield _problem("theme-order", f"theme {theme.number} comes after theme {before.number}", theme.page)
        last[name] = theme


def _series(themes: Sequence[Theme]) -> dict[str, tuple[str, int]]:
    """For the number of each theme that is counted, lettered or in Roman numerals: what it counts in, and its place there."""
    counted = {theme.number: COUNTED.fullmatch(theme.number) for theme in themes}
    found = {number: (match[1], int(match[2])) for number, match in counted.items() if match}
    marks = sorted({number for number, match in counted.items() if not match})
    if any(len(mark) > 1 for mark in marks) and all(mark in _ROMAN for mark in marks):
        return found | {mark: ("I-", _ROMAN.index(mark) + 1) for mark in marks}
    letters = [mark for mark in marks if mark in _LETTERS]
    # One may be missing of three; others stand for a word, as V for voorraad.
    if letters[:1] == ["A"] and _LETTERS.index(letters[-1]) <= len(letters) - (len(letters) < _LEAST_LETTERS):
        found |= {mark: ("A-", _LETTERS.index(mark) + 1) for mark in letters}
    return found


def _nth(series: str, count: int) -> str:
    """The number at a place of a series."""
    names = {"I-": _ROMAN, "A-": _LETTERS}.get(series)
    return names[count - 1] if names else f"{series}{count}"


def _untitled(themes: Sequence[Theme]) -> Iterator[Problem]:
    """What has no heading, in a document whose other agreements have one."""
    if any(theme.title for theme in themes):
        for theme in themes:
            if not theme.title:
                yield _problem("theme-none", "agreements stand under no theme, where others do", theme.page)


def _odd(themes: Sequence[Theme], vocabulary: Vocabulary) -> Iterator[Problem]:
    """Titles that are no title: running text, or what is labelled as another field."""
    for theme in themes:
        label, colon, _ = theme.title.partition(":")
        heading = vocabulary.heading(label)
        labelled = heading.score >= _SURE and heading.role in (_NO_TITLE if colon else ("number",))
        garbled = (
            _NO_FIRST.match(theme.title) is not None or is_nearly_theme(theme.title) or theme.title[-1:] in _HYPHENS
        )
        if labelled or garbled or len(theme.title.split()) > _LONGEST_THEME:
            yield _problem("theme-odd", f"the title of theme {theme.number} reads as another text", theme.page)


def _problem(code: str, message: str, page: int | None) -> Problem:
    return Problem(code=code, message=message, page=page, hint=HOLD_AGAINST_ROWS)
