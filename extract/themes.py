"""Which theme agreements stand under: a heading before them, a full-width row among them, or a column."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from jaarschijf.extract.theme_codes import theme_code
from jaarschijf.extract.vocabulary import Vocabulary, normalise
from jaarschijf.schema.document import Theme
from jaarschijf.schema.flow import Block

_KIND = r"(?:thema|hoofdthema|pijler|speerpunt|programmalijn|hoofdstuk|artikel|onderdeel|deel|paragraaf|ambitie|opgave)"
_NUMBER = r"(?:\d{1,2}(?:\.\d{1,2}){0,3}|[A-Z](?:\.?\d{1,2})?|[IVX]{1,5})"
_NUMBERED = re.compile(
    rf"^\s*(?:{_KIND}\s+)?(?P<number>{_NUMBER})(?:\s*[.,:)|/–—-]+\s*|\s+)(?:{_KIND}\b\s*[:|–—-]?\s*)?(?P<title>\S.*)$",
    re.IGNORECASE,
)
_NAMED = re.compile(rf"^\s*{_KIND}\b\s*[:|–—-]?\s*(?P<title>\S.*)$", re.IGNORECASE)
_SAYS_THEME = re.compile(
    r"^\s*(?:\w{1,4}[.):]?\s+)?(?:thema|hoofdthema|pijler|speerpunt|programmalijn)\b", re.IGNORECASE
)
_GENERIC = re.compile(
    r"^(?:(?:prestatie|jaar|kader|raam)?afspra(?:ak|ken)|jaarschijf|tabel|overzicht|toelichting|inleiding|bijlagen?|leeswijzer)\b",
    re.IGNORECASE,
)


def split_theme(text: str) -> tuple[str | None, str]:
    """Number (without its dot) and title of a theme as printed: `1. Thema Wonen`, `Thema B: Wonen`, `Wonen`."""
    text = " ".join(text.split())
    numbered = _NUMBERED.match(text)
    if numbered and _is_number(numbered["number"], text):
        return numbered["number"], _capital(numbered["title"])
    named = _NAMED.match(text)
    return None, _capital(named["title"]) if named else text


def says_theme(heading: str) -> bool:
    """Whether a heading calls what it is over a theme: `Thema 2: Betaalbaarheid`."""
    return _SAYS_THEME.search(heading) is not None


def _capital(title: str) -> str:
    return title[:1].upper() + title[1:].strip()


def _is_number(number: str, text: str) -> bool:
    # `De gemeente`, `I love`: a letter counts only when a dot, colon or dash closes it, or the word Thema stands before it.
    if number[0].isdigit():
        return len(number.split(".")[0]) <= 2
    if not number[0].isupper():
        return False
    return re.match(rf"^\s*(?:{_KIND}\s+{number}\b|{number}\s*[.:)–—-])", text, re.IGNORECASE) is not None


@dataclass(slots=True)
class Themes:
    """Keeps the headings above the place reached in the flow, and the themes that agreements were found under.

    Where some heading `says_theme`, the others are no themes.
    """

    vocabulary: Vocabulary
    says_theme: bool = False
    found: list[Theme] = field(default_factory=list)
    _stack: list[tuple[tuple[float, ...], str, int, list[str]]] = field(default_factory=list)
    _keys: dict[tuple[str | None, str, int], str] = field(default_factory=dict)

    def pass_block(self, block: Block) -> None:
        """Go past a block: a heading opens a section, other text is the intro of the sections it stands in."""
        if block.kind == "heading":
            self._stack = [entry for entry in self._stack if entry[0] < block.rank]
            self._stack.append((block.rank, block.text, block.page, []))
        else:
            for entry in self._stack:
                entry[3].append(block.text)

    def here(self, page: int) -> str:
        """The number of the theme at this place; it is recorded as found. A place under no heading is one theme by itself."""
        entry = self._heading()
        if entry is None:
            return self._record(None, "", "", page, 0)
        number, title = split_theme(entry[1])
        return self._record(number, title, "\n\n".join(entry[3]), entry[2], id(entry))

    def named(self, text: str, page: int) -> str:
        """The number of the theme a full-width row or a cell names."""
        number, title = split_theme(text)
        return self._record(number, title, "", page, 0)

    def _heading(self) -> tuple[tuple[float, ...], str, int, list[str]] | None:
        if self.says_theme:
            for entry in reversed(self._stack):
                if _SAYS_THEME.search(entry[1]):
                    return entry
        for entry in reversed(self._stack):
            title = split_theme(entry[1])[1]
            if not _GENERIC.match(title) and self.vocabulary.heading(title).score < 90:
                return entry
        return self._stack[-1] if self._stack and not _GENERIC.match(self._stack[-1][1]) else None

    def _record(self, number: str | None, title: str, intro: str, page: int, place: int) -> str:
        key = (number, normalise(title), place if not title else 0)
        if key not in self._keys:
            used = {theme.number for theme in self.found}
            given = number or str(len(self.found) + 1)
            while given in used:
                given = str(len(self.found) + 1) if given != str(len(self.found) + 1) else f"{given}a"
            self._keys[key] = given
            self.found.append(Theme(number=given, title=title, code=theme_code(title), intro=intro, page=page))
        return self._keys[key]
