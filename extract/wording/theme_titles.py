"""The title of a theme as printed, in its number and its words: `1. Thema Wonen`, `Thema B: Wonen`, `Wonen (vervolg)`."""

from __future__ import annotations

import re

_KIND = r"(?:thema|hoofdthema|pijler|speerpunt|programmalijn|hoofdstuk|artikel|art\.|programma|onderdeel|deel|paragraaf|ambitie|opgave)"
_NUMBER = r"(?:\d{1,2}(?:\.\d{1,2}){0,3}|[A-Z](?:\.?\d{1,2})?|[IVX]{1,5})"
_NUMBERED = re.compile(
    rf"^\s*(?:{_KIND}\s+|§\s*)?(?P<number>{_NUMBER})(?:\s*[.,:)|/–—-]+\s*|\s+)(?:{_KIND}\b\s*(?:(?P<own>{_NUMBER})\s*[:|–—-])?\s*[:|–—-]?\s*)?(?P<title>\S.*)$",
    re.IGNORECASE,
)
_LETTERED = re.compile(r"([A-Z])\d{1,2}")
_NAMED = re.compile(rf"^\s*{_KIND}\b\s*[:|–—-]?\s*(?P<title>\S.*)$", re.IGNORECASE)
_SAYS_THEME = re.compile(
    r"^\s*(?:[\w.]{1,6}[.):]?\s+)?(?:thema|hoofdthema|pijler|speerpunt|programmalijn)\b", re.IGNORECASE
)
# `1. Wonen (vervolg)`, `Vervolg thema 1: Wonen`: what stood on a page before goes on.
_CONTINUED = re.compile(
    rf"\s*(?:\(\s*vervolg[^)]*\)|[–—-]\s*vervolg)\s*$|^\s*vervolg\s+(?:van\s+)?(?={_KIND}\b|\d)", re.IGNORECASE
)
# `Jaarschijf 2030 gemeente Veenstad – thema 1: Wonen`: the title of all, before that of a part of it.
_OF_ALL = re.compile(
    r"^.*\s[–—|-]\s+(?=(?:thema|hoofdthema|pijler|speerpunt|programmalijn)\s+(?:\d{1,2}|[A-Z])\s*[:.–—-]\s*\S)",
    re.IGNORECASE,
)


def split_theme(text: str) -> tuple[str | None, str]:
    """Number (without its dot) and title of a theme as printed: `1. Thema Wonen`, `Thema B: Wonen`, `Wonen`."""
    text = _CONTINUED.sub("", " ".join(text.split()))
    numbered = _NUMBERED.match(text)
    if numbered and _is_number(numbered["number"], text):
        # `2.1 Thema 1: Wonen`: the theme's own number is that of the theme.
        return numbered["own"] or numbered["number"], _capital(numbered["title"])
    named = _NAMED.match(text)
    return None, _capital(named["title"]) if named else text


def part_of(number: str) -> str:
    """The number of the chapter that one numbered so is part of: `2` of `2.1`, `A` of `A1`; empty where it is of none."""
    lettered = _LETTERED.fullmatch(number)
    return lettered[1] if lettered else number.rpartition(".")[0]


def without_whole(text: str) -> str:
    """A heading without the title of all that it begins with, before its own: `Thema 1: Wonen` of `Jaarschijf 2030 – thema 1: Wonen`."""
    return _OF_ALL.sub("", text)


def is_continued(text: str) -> bool:
    """Whether a heading says that it goes on with what stood before: `Thema 2: Zorg (vervolg)`."""
    return _CONTINUED.search(text) is not None


def says_theme(heading: str) -> bool:
    """Whether a heading calls what it is over a theme: `Thema 2: Betaalbaarheid`."""
    return _SAYS_THEME.search(heading) is not None


def _capital(title: str) -> str:
    return title[:1].upper() + title[1:].strip()


def _is_number(number: str, text: str) -> bool:
    # `U bent`: a letter counts when a dot, colon, bar or dash closes it, or the word Thema stands before it; the first letters and
    # roman numerals also before a title.
    if number[0].isdigit():
        return len(number.split(".")[0]) <= 2
    if not number[0].isupper():
        return False
    if re.match(rf"^\s*{number}\s+[^\W\d_a-z][a-zà-ÿ]", text) and re.fullmatch(r"[A-H](?:\.?\d{1,2})?|[IVX]+", number):
        return True
    return re.match(rf"^\s*(?:{_KIND}\s+{number}\b|{number}\s*[.:)|–—-])", text, re.IGNORECASE) is not None
