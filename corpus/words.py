"""The words of a jaarafspraak as linking compares them: stems, names and figures. No language model, so that it is fast."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from jaarschijf.corpus.normal_text import normal_text
from jaarschijf.corpus.statement import Statement
from jaarschijf.corpus.stemming import stem
from jaarschijf.corpus.word_forms import root, without_ge
from jaarschijf.corpus.word_lists import is_frame, word_lists

_TOKEN = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?|\w+(?:['-]\w+)*")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;•\n]\s*)\W*(\w+)")
_LABELS = re.compile(r"(?i:labels?)\s+([A-G]\+*(?:(?:,\s*|\s*[/-]\s*|\s+(?:en|of|tot|t/m)\s+)[A-G]\+*)*)(?![\w+])")
_QUOTED = re.compile(r"[‘“\"„']([^‘’“”\"„']{3,60})[’”\"']")
_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+(?=[A-Z‘“\"•-])|\n+")
# Where a clause of its own may begin: "isoleert 45 woningen *en* plaatst zonnepanelen".
_CLAUSE_END = re.compile(r",\s+(?:en\s+)?|\s+en\s+|[.;]\s+|\n+")
_YEAR = re.compile(r"\b\d{4}\b")
_SHORTEST = 3
# "Dorpsstraat 12", "Kerkweg 3-5"; what is counted in a street has its noun behind it.
_ADDRESS = re.compile(
    r"\b([A-Z]\w*(?:straat|weg|laan|plein|dijk|kade|hof|singel|gracht|steeg|pad|dreef|markt|plantsoen))"
    r" (\d{1,4})(?!\d|[.,]\d| [a-zë]{3})"
)
# A frame word (`stellen`, `beschikbaar`) weighs this share of a word of the subject; a number weighs between both.
_FRAME, _NUMBER = 0.35, 0.7
# Halfjaarlijks, tweewekelijks: how often is no thing.
_OFTEN = ("jaarlijk", "maandelijk", "wekelijk", "jaarlijks", "maandelijks", "wekelijks")
# Parts of separable verbs that are prepositions too, and what opens the noun after a preposition.
_PARTS = frozenset({"aan", "af", "in", "op", "uit"})
# After these a part of a separable verb stands before no noun: "levert het project op: 40 appartementen".
_STOPS = frozenset((".", ",", ":", ";", ")"))
_BEGIN = stem("begin")
_TAKES_PLACE = frozenset(map(stem, ("vinden", "plaats")))
_DETERMINERS = frozenset({"de", "het", "een", "den", "deze", "die", "dit", "dat", "hun", "elk", "alle"})


@dataclass(frozen=True, slots=True)
class Words:
    """One text, taken apart.

    `rolled` is the text with its own year as `jaar0`, the next as `jaar+1`, so that it equals last year's if only the year
    of the plan rolled on. `sentences` holds the stems of each sentence; `subject` the stems that say what it is about; `openers` the words that open a
    sentence with a capital, which may be names; `figures` the numbers, each with the stem of the word after it;
    `verbal` the stems but for prepositions, among which a separable verb and its part are found (`stelt ... op`).
    `telling` holds the roots of the stems that say something, each with its share (0 to 1) of a full weight;
    `lower` the stems that are nowhere a name.
    """

    rolled: str
    stems: tuple[str, ...]
    sentences: tuple[frozenset[str], ...]
    subject: frozenset[str]
    names: frozenset[str]
    openers: frozenset[str]
    figures: tuple[tuple[float, str], ...]
    verbal: frozenset[str]
    telling: tuple[tuple[str, float], ...]
    lower: frozenset[str]


# Where some of it is tells of no other place: "isoleert 210 woningen, waarvan 40 in Zuid".
_PART_OF_IT = re.compile(r"\bwaarvan\b[^.;\n]*")
# "Testen van keukens", "Zonnepanelen op flats": behind a name stands a verb.
_NO_NAME = re.compile(r"\s+(?:van|met|voor|door|op|in|aan|bij|over|tot|naar|uit|tegen|om)\b")
_LETTERED = re.compile(r"[A-Z]\w{0,3}-[a-zë]")
_RULES = ("wet", "verordening")
_CITING = frozenset(
    stem(word) for word in ("conform", "volgens", "krachtens", "ingevolge", "overeenkomstig", "grond", "basis", "kader")
)


def number_value(token: str) -> float | None:
    """The value of digits in Dutch notation (`1.000`, `3,1`) or of a number word; None for anything else. `een` is an article."""
    if token[0].isdigit():
        plain = re.sub(r"\.(?=\d{3}(?:\D|$))", "", token).replace(",", ".")
        try:
            return float(plain)
        except ValueError:
            return None
    return None if token == "een" else word_lists().numbers.get(token)


def roll_year(text: str, year: int) -> str:
    """The text with the years around `year` written relative to it."""
    distances = {str(year + distance): f"jaar{distance:+d}" for distance in (-1, 0, 1)}
    return _YEAR.sub(lambda match: distances.get(match[0], match[0]), text)


@lru_cache(maxsize=65_536)
def words_of(text: str, year: int) -> Words:
    """A text agreed for `year`, taken apart."""
    empty = word_lists().empty
    openers = {match.start(1) for match in _SENTENCE_START.finditer(text)}
    stems: list[str] = []
    ends: set[int] = set()
    cited, of_law = set[str](), 0
    details = [part.span() for part in _PART_OF_IT.finditer(text)]
    names: set[str] = set()
    opening: set[str] = set()
    figures: list[tuple[float, str]] = []
    pending: float | None = None
    for match in _TOKEN.finditer(text):
        word = match[0].casefold()
        number = number_value(word)
        if number is not None:
            if abs(number - year) > 1:
                if pending is not None:
                    figures.append((pending, ""))
                pending = number
            stems.append(word)
            continue
        stemmed = stem_as_printed(match[0])
        if stemmed in _PARTS and text[match.end() : match.end() + 1] in _STOPS:
            ends.add(len(stems))
        # The law that is followed ("volgens de Woningwet", "conform de Wet regie volkshuisvesting") is not what is promised.
        of_law = of_law - 1 if of_law and stemmed not in empty else 0
        apart = any(start < match.start() < end for start, end in details)
        if of_law or (apart and match[0][0].isupper()):
            cited.add(stemmed)
        elif stemmed.endswith(_RULES) and not _CITING.isdisjoint(stems[-3:]):
            cited.add(stemmed)
            of_law = 4 if stemmed == "wet" else 0
        stems.append(stemmed)
        if pending is not None:
            figures.append((pending, stemmed))
            pending = None
        opens = match.start() in openers
        if not apart and _may_be_name(match[0], stemmed) and not (opens and _NO_NAME.match(text, match.end())):
            (opening if opens else names).add(stemmed)
    if pending is not None:
        figures.append((pending, ""))
    # What stands between quotation marks is a name, whatever its words.
    quoted = {f"‘{match[1].casefold()}’" for match in _QUOTED.finditer(text)}
    names |= quoted
    subject = frozenset(quoted | _energy_labels(text)).union(_subject({*stems} - empty - cited, stems))
    return Words(
        rolled=roll_year(normal_text(text), year),
        stems=tuple(stems),
        sentences=_sentences(text),
        subject=subject,
        names=frozenset(names - empty),
        openers=frozenset(opening - empty),
        figures=tuple(figures),
        verbal=_verbal(stems, subject, ends),
        telling=_telling(stems, subject),
        lower=frozenset(stems) - (names - empty) - (opening - empty),
    )


def _subject(told: AbstractSet[str], stems: Sequence[str]) -> Iterator[str]:
    # "Overleg vindt plaats": that it does.
    return filter(_tells_subject, told - _TAKES_PLACE if {*stems} >= _TAKES_PLACE else told)


def _tells_subject(stemmed: str) -> bool:
    """Whether a stem may say what a text is about: no number, nor how often, nor `geleverd` where `leveren` says nothing."""
    return (
        len(stemmed) > 1
        and number_value(stemmed) is None
        and not stemmed.endswith(_OFTEN)
        and not is_frame(without_ge(stemmed))
    )


def stem_as_printed(printed: str) -> str:
    """The stem of a word; a name keeps its letters where its stem is that of a function word.

    >>> stem_as_printed("Wilt"), stem_as_printed("wilt")
    ('wilt', 'wil')
    """
    word, lists = printed.casefold(), word_lists()
    stemmed = stem(word)
    is_name = printed[0].isupper() and stemmed in lists.function and word not in lists.printed
    return word if is_name and len(word) > _SHORTEST else stemmed


def _may_be_name(printed: str, stemmed: str) -> bool:
    """Whether a word is printed as a name, and is no letter of an energy label or a block, no law, and no `Wlz-indicatie`."""
    if not printed[0].isupper() or len(stemmed) < 2 or _LETTERED.match(printed):
        return False
    # A law gives way to another, and the agreement goes on.
    return not stemmed.endswith("wet")


def _energy_labels(text: str) -> set[str]:
    """The energy labels that a text names, each as a word of its own: `label E, F of G`."""
    if "label" not in text.casefold():
        return set()
    return {f"°{label.casefold()}" for named in _LABELS.finditer(text) for label in re.findall(r"[A-G]\+*", named[1])}


def _telling(stems: Sequence[str], subject: frozenset[str]) -> tuple[tuple[str, float], ...]:
    shares: dict[str, float] = {}
    for stemmed in sorted(subject.union(stems)):
        of_one = root(stemmed)
        shares[of_one] = max(shares.get(of_one, 0.0), _share(stemmed, subject))
    # A text of nothing but function words has no others to be found by.
    return tuple((s, share) for s, share in shares.items() if share) or tuple(dict.fromkeys(shares, 1.0).items())


def _share(stemmed: str, subject: AbstractSet[str]) -> float:
    if stemmed in subject:
        return 1.0
    if stemmed[0].isdigit():
        return _NUMBER
    return _FRAME if is_frame(without_ge(stemmed)) else 0.0


@lru_cache(maxsize=65_536)
def addresses(text: str) -> frozenset[tuple[str, str]]:
    """The streets with the number of a house that a text names, or the first of several.

    >>> sorted(addresses("Dorpsstraat 12: aan de Kerkweg 3-5, en Kerkweg 30 woningen"))
    [('Dorpsstraat', '12'), ('Kerkweg', '3')]
    """
    return frozenset(_ADDRESS.findall(text))


def statement_words(statement: Statement) -> Words:
    """The words of a statement's text."""
    return words_of(statement.text, statement.year)


def _verbal(stems: Sequence[str], subject: AbstractSet[str], ends: AbstractSet[int]) -> frozenset[str]:
    """All stems but what stands before a noun, which is a preposition and no part of a verb; `ends` is where a clause may end."""
    found = set(stems[-1:])
    for place, (current, after) in enumerate(pairwise(stems)):
        before_noun = after in subject or after[0].isdigit() or after in _DETERMINERS
        # "het begin van de planvorming": a noun.
        noun = current == _BEGIN and after == "van"
        if not noun and (not (current in _PARTS and before_noun) or place in ends):
            found.add(current)
    return frozenset(found)


def _sentences(text: str) -> tuple[frozenset[str], ...]:
    """The stems of each sentence of some length, with what it quotes; one alone when there is but one."""
    parts = [part for part in _SENTENCE_END.split(text) if part.strip()]
    found = []
    for part in parts:
        stems = {stem(match[0].casefold()) for match in _TOKEN.finditer(part)}
        stems |= {f"‘{match[1].casefold()}’" for match in _QUOTED.finditer(part)}
        found.append(frozenset(stems))
    return tuple(found)


@lru_cache(maxsize=65_536)
def clauses(text: str) -> tuple[frozenset[str], ...]:
    """The stems of each stretch of a text that may be a clause of its own, when there are more than one."""
    parts = [
        frozenset(stem(match[0].casefold()) for match in _TOKEN.finditer(part)) for part in _CLAUSE_END.split(text)
    ]
    return tuple(part for part in parts if len(part) > 1) if len(parts) > 1 else ()
