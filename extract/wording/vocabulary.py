"""The vocabulary of column headings, and what role a printed heading plays."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Literal, NamedTuple, cast, get_args

from rapidfuzz import fuzz, process

from jaarschijf.schema.problems import InputNotFound, JaarschijfError

Role = Literal[
    "number", "thema", "doelstelling", "kaderafspraak", "jaarafspraak", "toelichting", "trekker", "gereed", "none"
]
# What is agreed, for some years or for one.
AGREED: frozenset[Role] = frozenset(("jaarafspraak", "kaderafspraak"))

_OURS = Path(__file__).parents[1] / "headings.toml"
_PERIOD = re.compile(r"\b((?:19|20)\d\d)\s*(?:[-–—/]|t/m|tot en met|tot)\s*((?:19|20)?\d\d)\b")
_ROW_LABEL = re.compile(
    r"(?:(?:prestatie|jaar|kader)?afspraak|artikel|actie|activiteit|maatregel)\s+[A-Z]?\d{1,3}(?:\.\d{1,3})*[.:]?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DATE = re.compile(r"\s*\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?(?:19|20)\d\d\W*")
# A hyphen within a word, also where a line ends after it.
_HYPHEN = re.compile(r"(?<=\w)[-\u2010\u00ad](?:\s+(?!(?:en|of)\b))?")
# Who a heading may be about, beside the parties' names.
PARTY = re.compile(
    r"\b(?:gemeenten?|(?:woning)?corporaties?|huurders?|huurders\w+|bewoners\w*|zorgpartij(?:en)?)\b", re.IGNORECASE
)
_LONGEST_HEADING = 70
_PARTY_WORDS = 4
_TYPING_ERROR = 82.0
_PARTS_OF_YEAR = frozenset(("begin", "eind", "einde", "medio", "start"))
_LEAST = 65.0
_MOST_ANSWERS = 2_000
_FILLERS = frozenset(
    [
        "de",
        "het",
        "een",
        "van",
        "voor",
        "in",
        "per",
        "en",
        "of",
        "deze",
        "dit",
        "wij",
        "we",
        "ons",
        "onze",
        "jaar",
        "komende",
        "nieuwe",
        "huidige",
        "door",
        "is",
        "zijn",
    ]
)


# `Actie door`, `Uit te voeren door`
_BY_WHOM, _SAID_BY_WHOM = " door", 92.0


class Heading(NamedTuple):
    """What a printed heading says: its `role` (None when unknown), how well it matched (0 to 100), its year or period."""

    role: Role | None
    score: float
    year: int | None = None
    period: tuple[int, int] | None = None


_NO_HEADING = Heading(None, 0.0)


@dataclass(frozen=True)
class Vocabulary:
    """Normalised headings and their roles."""

    roles: dict[str, Role]
    _known: dict[str, Heading] = field(default_factory=dict, repr=False, compare=False)
    _alike: dict[str, list[str]] = field(default_factory=dict, repr=False, compare=False)

    def heading(self, text: str) -> Heading:
        """The role of a printed heading: a typing error, a year, a period or a few words around it don't matter."""
        if len(text) > _LONGEST_HEADING:
            return _NO_HEADING
        known = self._known.get(text)
        if known is None:
            _make_room(self._known)
            known = self._known[text] = self._heading(text)
        return known

    def _heading(self, text: str) -> Heading:
        period = _PERIOD.search(text)
        years = [int(y) for y in _YEAR.findall(_PERIOD.sub(" ", text))]
        span = _period(period) if period else None
        year = years[-1] if years else None
        bare = normalise(text)
        if (year and bare in _PARTS_OF_YEAR) or _DATE.fullmatch(text):
            # `Eind 2030` and `31-12-2030` say when, under `Eind`.
            return Heading(None, 0.0, year, span)
        if not bare:
            return Heading(
                "jaarafspraak" if year and not span else None, 90.0 if year and not span else 0.0, year, span
            )
        role, score = self._begun(bare) if _HYPHEN.search(text.rstrip()[-2:]) else self._best(bare)
        # A line of running text may hold a heading's word; it begins in lower case, or ends a sentence.
        score -= 15.0 * text.lstrip()[:1].islower() + 15.0 * (len(text) > 8 and text.rstrip()[-1] in ".,;")
        return Heading(role if score >= _LEAST else None, score, year, span)

    def _begun(self, bare: str) -> tuple[Role | None, float]:
        # `Num-`: the first line of a heading that is hyphenated.
        words = bare.split()
        roles = {role for known, role in self.roles.items() if len(words[-1]) >= 3 and known.startswith(bare)}
        return (roles.pop(), 85.0) if len(roles) == 1 else self._best(bare)

    def _best(self, bare: str) -> tuple[Role | None, float]:
        if bare in self.roles:
            return self.roles[bare], 100.0
        if bare.endswith(_BY_WHOM):
            return "trekker", _SAID_BY_WHOM
        # Short words are each other's typing errors all too easily (doel, doen): these must be exact.
        if len(bare) >= 5:
            near = process.extractOne(bare, self._long, scorer=fuzz.ratio, score_cutoff=_TYPING_ERROR)
            if near is not None:
                return self.roles[near[0]], near[1]
        return self._best_inside(bare.split())

    def _best_inside(self, words: list[str]) -> tuple[Role | None, float]:
        # `Trekker(s) en partners`, `Afspraak voor komend jaar`: a known heading with words around it; the first and
        # longest counts, and each word that says something else makes it less sure.
        best: tuple[Role | None, float] = (None, 0.0)
        said = [w for w in words if w not in _FILLERS]
        places: dict[str, int] = {}
        for place, word in enumerate(said):
            for part in self._parts_like(word):
                places.setdefault(part, place)
        if not places:
            return best
        for _, parts, role in sorted(heading for part in places for heading in self._by_first_part.get(part, ())):
            if not all(part in places for part in parts):
                continue
            if len(parts) == 1 and len(parts[0]) < 4 and words[0] != parts[0]:
                continue
            score = 96.0 - 7.0 * (len(said) - len(parts)) - 2.0 * places[parts[0]]
            if score > best[1]:
                best = (role, score)
        return best if best[1] >= _LEAST else (None, best[1])

    @cached_property
    def _long(self) -> list[str]:
        return [known for known in self.roles if len(known) >= 5]

    @cached_property
    def _by_first_part(self) -> dict[str, list[tuple[int, tuple[str, ...], Role]]]:
        """Each heading as its words but for those that say nothing, with its rank and its role, by the first of them."""
        headings: dict[str, list[tuple[int, tuple[str, ...], Role]]] = {}
        for rank, (known, role) in enumerate(self.roles.items()):
            if parts := tuple(w for w in known.split() if w not in _FILLERS):
                headings.setdefault(parts[0], []).append((rank, parts, role))
        return headings

    @cached_property
    def _parts(self) -> frozenset[str]:
        return frozenset(
            part for headings in self._by_first_part.values() for _, parts, _ in headings for part in parts
        )

    @cached_property
    def _long_parts(self) -> list[str]:
        return [part for part in self._parts if len(part) >= 8]

    def _parts_like(self, word: str) -> list[str]:
        """The words of headings that this word is, or is a typing error of."""
        alike = self._alike.get(word)
        if alike is None:
            _make_room(self._alike)
            near = process.extract(word, self._long_parts, scorer=fuzz.ratio, score_cutoff=88.0, limit=None)
            alike = self._alike[word] = sorted({part for part, *_ in near} | ({word} & self._parts))
        return alike


def _make_room(answers: dict[str, Any]) -> None:
    """Forget answers when there are many: most texts of a document are asked of once."""
    if len(answers) >= _MOST_ANSWERS:
        answers.clear()


def _period(match: re.Match[str]) -> tuple[int, int]:
    first, last = match.groups()
    return int(first), int(last if len(last) == 4 else first[:2] + last)


def normalise(text: str) -> str:
    """A heading without capitals, years, punctuation and a bracketed plural.

    >>> normalise("Trekker(s) 2024:")
    'trekker'
    """
    text = _YEAR.sub(" ", _PERIOD.sub(" ", text)).lower()
    text = re.sub(r"\((?:s|en|n)\)", "", text)
    return " ".join(re.findall(r"[^\W\d_]+|#", _HYPHEN.sub("", text)))


def names_party(text: str) -> bool:
    """Whether a heading is over what one of the parties does, which no role tells: `Gemeente`, `Bijdrage huurders`.

    >>> names_party("Bijdrage corporatie"), names_party("De gemeente bouwt in 2030 veertig woningen.")
    (True, False)
    """
    return len(text.split()) <= _PARTY_WORDS and PARTY.search(text) is not None


def are_named(texts: Sequence[str]) -> bool:
    """Whether texts beside each other are headings over what each party does: all as short as names, a party's among them.

    >>> are_named(["Gemeente", "Woonborg"]), are_named(["Woonborg", "Q2"])
    (True, False)
    """
    return len(texts) > 1 and any(map(names_party, texts)) and all(len(text.split()) <= _PARTY_WORDS for text in texts)


def is_row_label(text: str) -> bool:
    """Whether a text is a row's number with what it numbers, and no heading over rows.

    >>> is_row_label("Afspraak 2"), is_row_label("Actie 3.1:"), is_row_label("Afspraak 2025")
    (True, True, False)
    """
    return _ROW_LABEL.fullmatch(text) is not None


def is_due(headings: Sequence[Heading], texts: Sequence[str]) -> bool:
    """Whether texts beside each other say who and in which year (`Alle partijen`, `2030`): no headings, but a row of a table.

    `headings` are those of `texts`.
    """
    years = [_YEAR.fullmatch(text.strip()) is not None for text in texts]
    roles = {heading.role for heading, year in zip(headings, years, strict=True) if not year}
    return sum(years) == 1 and roles <= {"trekker", "gereed", None}


@cache
def load_vocabulary(path: Path | None = None) -> Vocabulary:
    """Our headings, and those of the TOML file at `path` merged over them.

    Raises InputNotFound when there is no such file, JaarschijfError when it is not of the shape of headings.toml.
    """
    roles = _read(_OURS)
    if path is not None:
        if not path.is_file():
            raise InputNotFound(
                "no such vocabulary", where=str(path), hint="give a TOML file shaped like headings.toml"
            )
        roles |= _read(path)
    return Vocabulary(roles)


def _read(path: Path) -> dict[str, Role]:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise JaarschijfError(
            f"not a TOML file: {error}", where=str(path), hint="see headings.toml for its shape"
        ) from error
    roles: dict[str, Role] = {}
    for role, headings in data.items():
        if role not in get_args(Role) or not isinstance(headings, dict):
            raise JaarschijfError(
                f"{role!r} is no role with headings", where=str(path), hint=f"roles are {', '.join(get_args(Role))}"
            )
        roles |= dict.fromkeys(map(normalise, headings), cast(Role, role))
    return roles
