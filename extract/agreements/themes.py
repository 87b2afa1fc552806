"""Which theme agreements stand under: a heading before them, a full-width row among them, or a column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from jaarschijf.extract.agreements.titled_agreements import titled_agreements
from jaarschijf.extract.tables.landmarks import header_line
from jaarschijf.extract.text.contents import is_contents_title
from jaarschijf.extract.wording.number_series import next_number
from jaarschijf.extract.wording.prose_wording import says
from jaarschijf.extract.wording.theme_codes import theme_code
from jaarschijf.extract.wording.theme_titles import part_of, says_theme, split_theme, without_whole
from jaarschijf.extract.wording.vocabulary import PARTY, Vocabulary, normalise
from jaarschijf.schema.document import Row, Theme
from jaarschijf.schema.flow import Block

_GENERIC = re.compile(
    r"^(?:(?:(?:onze|concrete|nieuwe|(?:door)?lopende|aanvullende|overige|gezamenlijke)\s+)?(?:prestatie|jaar|kader|raam)?afspra(?:ak|ken)|jaarschijf|tabel|overzicht|toelichting|inleiding|bijlagen?|leeswijzer)\b",
    re.IGNORECASE,
)


# `3. Afspraken per thema`: a chapter that is over themes, and none itself.
_OVER_THEMES = re.compile(r"afspra|thema|jaarschijf|jaarplan|uitvoering|programma|\bbod\b", re.IGNORECASE)
_ARTICLE = re.compile(r"^\s*(?:artikel\b|art\.)", re.IGNORECASE)
_CHAPTER = re.compile(
    r"^\s*(?:thema|hoofdthema|pijler|speerpunt|programmalijn|hoofdstuk|deel|\d{1,2}[.\s])", re.IGNORECASE
)
_CALLED_CHAPTER = re.compile(r"^\s*(?:hoofdstuk|deel)\s+(?:\d{1,2}|[A-Z]|[IVX]{1,4})\b", re.IGNORECASE)
# `Dit spreken we af`, `Onze vragen aan de gemeente`, under a theme's heading.
_TELLS_WHAT = re.compile(
    r"^(?:wat|dit|onze (?:vragen|verzoeken)|(?:wij|we) (?:vragen|verwachten)|gevraagde?|verzoek(?:en)?)\b",
    re.IGNORECASE,
)
_PARTIES = re.compile(r"\b(?:alle |beide )?partijen\b")
_TOGETHER = re.compile(r"(?:gezamenlijk|samen|allen|(?:alle|beide) partijen)\s*:?", re.IGNORECASE)
_LONGEST_NAME = 4  # words
_SAME_SIZE = 0.1  # of the size of type
_SMALL = frozenset(
    (
        "beide",
        "de",
        "het",
        "en",
        "van",
        "door",
        "voor",
        "met",
        "inzet",
        "bijdrage",
        "rol",
        "samen",
        "wat",
        "doet",
        "doen",
    )
)


@dataclass(slots=True)
class _Found:
    """A theme that agreements were found under, its number when one is printed, and the token of the chapter it is part of."""

    number: str | None
    title: str
    intro: str
    page: int
    chapter: str | None = None


@dataclass(slots=True)
class Themes:
    """Keeps the headings above the place reached in the flow, and the themes that agreements were found under.

    Where some heading `says_theme`, the others are no themes; nor is one that names `parties` only, or ends in a colon, where
    another stands above it. A theme is known by a token until all are found: then `settle` numbers them, and takes the parts of
    chapters together.
    """

    vocabulary: Vocabulary
    says_theme: bool = False
    parties: Sequence[str] = ()
    _found: dict[str, _Found] = field(default_factory=dict)
    _chapters: dict[str, _Found] = field(default_factory=dict)
    _stack: list[tuple[tuple[float, ...], str, int, list[str]]] = field(default_factory=list)
    _bands: dict[str, str] = field(default_factory=dict)
    _keys: dict[tuple[str | None, str, int, str | None], str] = field(default_factory=dict)
    _titled: dict[str, str] = field(default_factory=dict)
    _within: dict[str, str] = field(default_factory=dict)
    # The number and the rank's size of the last theme that was counted, and the headings that count on from one.
    _last: tuple[str | None, float] | None = None
    _counted: set[str] = field(default_factory=set)

    def pass_block(self, block: Block) -> None:
        """Go past a block: a heading opens a section, other text is the intro of the sections it stands in."""
        if block.kind == "heading":
            if header_line(block.lines[0].words, self.vocabulary) or is_contents_title(block.text):
                # The headings of a table, alone at the foot of a page; what is over no more than the names of chapters.
                return
            self._count(block)
            self._stack = [entry for entry in self._stack if entry[0] < block.rank]
            self._stack.append((block.rank, without_whole(block.text), block.page, []))
        else:
            for entry in self._stack:
                entry[3].append(block.text)

    def _count(self, block: Block) -> None:
        """Take note of a heading that is a theme though it does not say so: `3. Wonen`, the first with a number after `Thema 2: Zorg`
        and set about as large."""
        (number, title), (height, *_) = split_theme(block.text), block.rank or (0.0,)
        if says_theme(block.text):
            self._last = (number, height)
        elif number is not None and self._last is not None:
            last, size = self._last
            on = last is not None and last.isdigit() and next_number(last) == number
            alike = abs(height - size) <= _SAME_SIZE * abs(size)
            counted = on and alike and theme_code(title) is not None
            self._last = (number, height) if counted else None
            self._counted |= {block.text} if counted else set()

    def here(self, page: int) -> str:
        """The token of the theme at this place; it is recorded as found. A place under no heading is one theme by itself."""
        entry = self._heading()
        if entry is None:
            return self._record(None, "", "", page, 0)
        number, title = split_theme(entry[1])
        chapter = self._chapter(number, entry[0])
        token = self._record(number, title, "\n\n".join(entry[3]), entry[2], id(entry), chapter)
        if chapter is None and (over := self._named_chapter(entry[0])) is not None:
            self._within[token] = over
        return token

    def _named_chapter(self, rank: tuple[float, ...]) -> str | None:
        """The token of the chapter that a heading of this rank stands in, where that is called one."""
        for above, heading, page, intro in reversed(self._stack):
            if above < rank and _CALLED_CHAPTER.match(heading):
                number, title = split_theme(heading)
                token = self._token(number, title, 0)
                self._chapters.setdefault(token, _Found(number, title, "\n\n".join(intro), page))
                return token
        return None

    def note_title(self, token: str) -> None:
        """Note that a theme found here may be the title of one agreement, of the theme that the heading over that names."""
        titled = [entry for entry in self._stack if self._is_title(entry[1])]
        if len(titled) > 1 and token in self._found:
            _, over, page, intro = titled[-2]
            number, title = split_theme(over)
            self._titled[token] = self._token(number, title, 0)
            self._chapters.setdefault(self._titled[token], _Found(number, title, "\n\n".join(intro), page))

    def take_titles_as_parts(self) -> None:
        """Take the themes that were noted so as parts of those over them."""
        for token, over in self._titled.items():
            self._found[token].chapter = over

    def titles(self) -> list[str]:
        """The headings over this place."""
        return [entry[1] for entry in self._stack]

    def is_known(self) -> bool:
        """Whether a heading tells the theme at this place."""
        return self._heading() is not None

    def is_of_housing(self) -> bool:
        """Whether a heading over this place names a theme as agreements have it."""
        return any(theme_code(split_theme(title)[1]) is not None for title in self.titles())

    def is_within(self, title: str) -> bool:
        """Whether a title is numbered as part of the theme at this place: `1.2 Vlotte vergunningen` in theme 1."""
        entry, (number, _) = self._heading(), split_theme(title)
        theme = split_theme(entry[1])[0] if entry is not None else None
        return theme is not None and number is not None and part_of(number) == theme

    def named(self, text: str, page: int, *, subject: bool = False) -> str:
        """The token of the theme a full-width row or a cell names; or a `subject` of the theme that a heading names."""
        number, title = split_theme(text)
        within = self._bands.get(part_of(number)) if number is not None else None
        if number is not None:
            self._bands[number] = self._token(number, title, 0)
        part = number is not None or (self.says_theme and not says_theme(text)) or self._is_counted_theme()
        chapter = self._chapter(number) if part else None
        if chapter is None and subject and number is None:
            chapter = self._title()
        if chapter is None and within is not None:
            # `1.2 Verkoop` among the rows under `1. Wonen`.
            chapter = within
            self._chapters.setdefault(within, self._found[within])
        return self._record(number, title, "", page, 0, chapter)

    def _title(self) -> str | None:
        """The token of the heading over this place, where it may name a theme, with or without a number."""
        entry = self._heading()
        of, title = split_theme(entry[1]) if entry is not None else (None, "")
        if entry is None or not self._is_title(entry[1]) or _OVER_THEMES.search(title) or self._names_parties(title):
            return None
        token = self._token(of, title, 0)
        self._chapters.setdefault(token, _Found(of, title, "\n\n".join(entry[3]), entry[2]))
        return token

    def _is_counted_theme(self) -> bool:
        """Whether the heading over this place is a theme with a number: what a table under it names are its subjects."""
        entry = self._heading()
        number, title = split_theme(entry[1]) if entry is not None else (None, "")
        return number is not None and theme_code(title) is not None

    def settle(self, rows: Sequence[Row]) -> tuple[list[Theme], dict[str, str]]:
        """The themes of these `rows` in the order they were found in, and the number of each by its token: as printed, else its place."""
        titles = titled_agreements(rows, {token: theme.number for token, theme in self._found.items()})
        if all(token in self._within for token in titles):
            for token in titles:
                self._found[token].chapter = self._within[token]
        merged = self._merge_parts()
        numbers: dict[str, str] = {}
        for token, theme in self._found.items():
            if theme.number is not None and theme.number not in numbers.values():
                numbers[token] = theme.number
        for place, token in enumerate(self._found, start=1):
            given = str(place)
            while given in numbers.values():
                given += "a"
            numbers.setdefault(token, given)
        themes = [
            Theme(number=numbers[token], title=t.title, code=theme_code(t.title), intro=t.intro, page=t.page)
            for token, t in self._found.items()
        ]
        return themes, numbers | {part: numbers[whole] for part, whole in merged.items()}

    def _merge_parts(self) -> dict[str, str]:
        """Take the found themes that are parts of chapters together as these, and give the chapter of each by its token.

        Only where more than one chapter has them: `3.1` and `3.2` are themes where all stand in chapter 3.
        """
        if len({theme.chapter for theme in self._found.values()} - {None}) < 2:
            return {}
        merged: dict[str, str] = {}
        kept: dict[str, _Found] = {}
        for token, theme in self._found.items():
            if theme.chapter is None:
                kept[token] = theme
            else:
                merged[token] = theme.chapter
                kept.setdefault(theme.chapter, self._found.get(theme.chapter) or self._chapters[theme.chapter])
        self._found = kept
        return merged

    def _chapter(self, number: str | None, rank: tuple[float, ...] | None = None) -> str | None:
        """The token of the numbered chapter that a title of this `number` and `rank` is part of: `1 Wonen` of `1.2 Verkoop`."""
        for entry in reversed(self._stack):
            of, title = split_theme(entry[1])
            if (rank is not None and entry[0] >= rank) or not self._is_title(entry[1]):
                continue
            # Without numbers a heading is a chapter where it is over another, and names what housing policy is about.
            if of is None and (number is not None or rank is None or theme_code(title) is None):
                continue
            if _OVER_THEMES.search(title) or self._names_parties(title):
                continue
            if number is None or (of is not None and part_of(number) == of):
                if number is None and of is not None and (over := self._chapter(of, entry[0])) is not None:
                    # `Isolatie` under `4.1 Verduurzaming`, which is of chapter 4 itself.
                    return over
                token = self._token(of, title, 0)
                self._chapters.setdefault(token, _Found(of, title, "\n\n".join(entry[3]), entry[2]))
                return token
        return None

    def _heading(self) -> tuple[tuple[float, ...], str, int, list[str]] | None:
        if self.says_theme:
            for entry in reversed(self._stack):
                if says_theme(entry[1]) or entry[1] in self._counted:
                    return entry
        titled = [entry for entry in self._stack if self._is_title(entry[1])]
        over = [entry for entry in titled if not self._is_under(entry[1], titled)]
        if titled:
            return (over or titled)[-1]
        return self._stack[-1] if self._stack and not _GENERIC.match(self._stack[-1][1]) else None

    def _is_title(self, heading: str) -> bool:
        title = split_theme(heading)[1]
        if says("announces", title) and _TELLS_WHAT.match(title) and theme_code(title) is None:
            return False
        if _GENERIC.match(title) or says("remarks", title):
            return False
        # `Artikel 1. Opgave` is what it is over, though columns are headed so.
        article = _ARTICLE.match(heading) is not None and not says("no_agreements", title)
        return article or self.vocabulary.heading(title).score < 90

    def _is_under(self, heading: str, titled: Sequence[tuple[tuple[float, ...], str, int, list[str]]]) -> bool:
        """Whether a heading only parts what stands under another of the `titled` ones."""
        if _ARTICLE.match(heading):
            return any(_CHAPTER.match(entry[1]) for entry in titled)
        number, title = split_theme(heading)
        if number is not None:
            # `2.2 Veenstad`, in chapter 2
            over = {split_theme(entry[1])[0] for entry in titled}
            return part_of(number) in over and self._names_parties(title)
        return title.endswith(":") or self._names_parties(title)

    def name_party(self, name: str) -> None:
        """Take note of who acts by what stands over a list: that is no theme, though no list of parties has the name."""
        if name and len(name.split()) <= _LONGEST_NAME and name not in self.parties:
            self.parties = (*self.parties, name)

    def names_who_acts(self, text: str) -> bool:
        """Whether a row among others names the parties that do what is under it, and no theme: `Corporaties`, `Samen`."""
        return _TOGETHER.fullmatch(text) is not None or self._names_parties(text)

    def _names_parties(self, title: str) -> bool:
        bare = title.lower()
        places = [name.split(maxsplit=1)[1] for name in self.parties if name.lower().startswith("gemeente ")]
        for name in sorted([*self.parties, *places], key=len, reverse=True):
            bare = bare.replace(name.lower(), " ")
        bare = _PARTIES.sub(" ", PARTY.sub(" ", bare))
        return bare != title.lower() and all(word in _SMALL for word in re.findall(r"\w+", bare))

    def _record(
        self, number: str | None, title: str, intro: str, page: int, place: int, chapter: str | None = None
    ) -> str:
        token = self._token(number, title, place, chapter)
        known = self._found.get(token)
        if known is None or (number is not None and known.number is None):
            self._found[token] = _Found(number, title, intro, page, chapter if chapter != token else None)
        return token

    def _token(self, number: str | None, title: str, place: int, chapter: str | None = None) -> str:
        key = (number, normalise(title), place if not title else 0, chapter if number is None else None)
        if key not in self._keys:
            self._keys[key] = self._known(number, key[1], chapter) or str(len(self._keys))
        return self._keys[key]

    def _known(self, number: str | None, title: str, chapter: str | None) -> str | None:
        """The token of a theme found before in this chapter that has this title: one of the two may be printed without its
        number."""
        alike = ((token, theme) for token, theme in self._found.items() if title and normalise(theme.title) == title)
        numbered = ((token, theme) for token, theme in alike if None in (number, theme.number))
        return next((token for token, theme in numbered if chapter is None or theme.chapter in (None, chapter)), None)
