"""How alike two jaarafspraken are: pure comparisons, each a figure from 0 to 1 (`margin`: from -1 to 1)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import product
from typing import Self

from rapidfuzz import fuzz

from jaarschijf.corpus.candidates import find_candidates
from jaarschijf.corpus.lexicon import Lexicon
from jaarschijf.corpus.normal_text import normal_text
from jaarschijf.corpus.statement import Statement
from jaarschijf.corpus.stemming import stem
from jaarschijf.corpus.subjects import noun_swapped
from jaarschijf.corpus.word_forms import best_form, root
from jaarschijf.corpus.word_lists import is_thing, is_widening
from jaarschijf.corpus.words import Words, addresses, clauses, statement_words, stem_as_printed

FEATURES = (
    "words",
    "grams",
    "margin",
    "verbatim",
    "identical",
    "sentence",
    "contained",
    "verbatim_swapped",
    "noun_swapped",
    "names_shared",
    "names_swapped",
    "quoted_shared",
    "same_label",
    "figures_differ",
    "same_row",
    "same_kaderafspraak",
    "same_doelstelling",
    "same_theme",
    "same_number",
    "actors_shared",
    "actors_differ",
    "lead_differs",
)
_ALL_KINDS = frozenset({"gemeente", "corporatie", "huurdersorganisatie"})
_MOST_ALIKE = 2_500  # pairs: fifty agreements of one text and theme in both years
_LABEL = re.compile(r"\s*([^:.;\n]{3,60}):\s")
# Whoever is named in a column of trekkers as one of many.
_HEAD = 5  # words, of a sentence before a colon; a label has fewer
_COUNT = re.compile(r"(?<![\w+])\d[\d.,]*(?!\w)")
_GROUP = re.compile(r"corporatie|partij|huurder|bewoner|\balle")

Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class _Side:
    """What comparing needs of one agreement, worked out once."""

    statement: Statement
    words: Words
    weights: dict[str, float]
    mass: float
    names: frozenset[str]
    sure_names: frozenset[str]
    numbers: frozenset[float]
    kinds: frozenset[str]
    plain_kinds: frozenset[str]
    lead: str | None
    cell: frozenset[str]
    acting: frozenset[str]
    label: frozenset[str]
    head: str | None

    @classmethod
    def of(cls, statement: Statement, words: Words, lexicon: Lexicon) -> Self:
        weights = {stem: lexicon.weight(stem) for stem in words.subject}
        acting = [tag for tag in statement.mentions if tag["label"] == "ACTOR" and tag["role"] == "trekker"]
        plain_kinds = frozenset(tag["kind"] or "overig" for tag in acting)
        return cls(
            statement=statement,
            words=words,
            weights=weights,
            mass=sum(weights.values()) or 1.0,
            names=lexicon.names(words),
            sure_names=lexicon.sure_names(words),
            numbers=frozenset(number for number, _ in words.figures),
            kinds=_acting_kinds(plain_kinds),
            plain_kinds=plain_kinds,
            lead=(acting[0]["kind"] or "overig") if acting else None,
            cell=_leaders(statement),
            acting=acting_stems(statement),
            label=_label(statement, words),
            head=counting_head(words),
        )


def compare_years(
    earlier: Sequence[Statement], later: Sequence[Statement], lexicon: Lexicon, rows: Mapping[str, AbstractSet[str]]
) -> dict[tuple[int, int], Figures]:
    """The figures of each candidate pair, by place in both lists; `rows` holds the rows an agreement is printed in."""
    texts = [statement_words(s) for s in earlier], [statement_words(s) for s in later]
    owners: dict[str, list[int]] = {}
    for place, statement in enumerate(earlier):
        for row in rows[statement.agreement_id]:
            owners.setdefault(row, []).append(place)
    beside = {
        (owner, place)
        for place, statement in enumerate(later)
        for row in rows[statement.agreement_id]
        for owner in owners.get(row, ())
    }
    found = find_candidates(*texts, lexicon, beside | _alike(earlier, later, texts))
    left, right = (
        [_Side.of(statement, words, lexicon) for statement, words in zip(side, told, strict=True)]
        for side, told in zip((earlier, later), texts, strict=True)
    )
    labels = _labels(left) | _labels(right)
    common = _common_sentences(texts[0]) | _common_sentences(texts[1])
    figures = {}
    for i, j, words, grams, margin in zip(
        *(side.tolist() for side in (found.earlier, found.later, found.words, found.grams, found.margin)), strict=True
    ):
        figures[i, j] = {
            "words": words,
            "grams": grams,
            "margin": max(-1.0, margin),
            "same_row": float((i, j) in beside),
            "same_label": _same_label(left[i], right[j], labels),
            "label_differs": float(bool(left[i].label and right[j].label) and left[i].label.isdisjoint(right[j].label)),
            **_compare_texts(left[i], right[j], lexicon, words, common),
            **_compare_places(left[i].statement, right[j].statement),
            **_compare_actors(left[i], right[j]),
        }
    return figures


def _alike(
    earlier: Sequence[Statement], later: Sequence[Statement], texts: tuple[Sequence[Words], Sequence[Words]]
) -> set[tuple[int, int]]:
    """Pairs of one text under one theme: what all themes say alike is nearest to too many for the nearest to be enough.

    What stands there so often that nobody wrote it is taken in order.
    """
    places: dict[tuple[str, str], tuple[list[int], list[int]]] = {}
    for side, statements in enumerate((earlier, later)):
        for place, statement in enumerate(statements):
            text = texts[side][place].rolled, statement.theme or ""
            places.setdefault(text, ([], []))[side].append(place)
    pairs: set[tuple[int, int]] = set()
    for before, now in places.values():
        pairs.update(product(before, now) if len(before) * len(now) <= _MOST_ALIKE else zip(before, now, strict=False))
    return pairs


def _common_sentences(texts: Sequence[Words]) -> frozenset[frozenset[str]]:
    """The sentences that several agreements of a year have: what many begin with tells none of them."""
    told = Counter(sentence for words in texts if len(words.sentences) > 1 for sentence in {*words.sentences})
    return frozenset(sentence for sentence, times in told.items() if times > 1)


def _compare_texts(a: _Side, b: _Side, lexicon: Lexicon, cosine: float, common: AbstractSet[frozenset[str]]) -> Figures:
    """What both texts say; `cosine` is that of their words, `common` holds the sentences that tell nothing."""
    # "In 2030 levert WGZ 38 woningen op: 20 in Noord en 18 in Zuid": where they are this year is no other commitment.
    one_head = a.head is not None and a.head == b.head
    verbatim = fuzz.ratio(*(_without(lexicon.silent, side.words.rolled) for side in (a, b))) / 100
    swapped = min(_unmatched(a, b), _unmatched(b, a))
    return {
        "verbatim": verbatim,
        "identical": float(a.words.rolled == b.words.rolled),
        "sentence": _best_sentence(a.words, b.words, lexicon, cosine, common),
        "contained": 1 - swapped,
        "verbatim_swapped": verbatim * swapped,
        "noun_swapped": verbatim * noun_swapped(a.words, b.words, lexicon.silent) if swapped and not one_head else 0.0,
        "names_shared": _overlap(a.names, b.names),
        "names_swapped": float(not one_head and _names_swapped(a, b)),
        "quoted_shared": float(any(stem[0] == "‘" for stem in a.words.subject & b.words.subject)),
        "figures_differ": float(bool(a.numbers - b.numbers) and bool(b.numbers - a.numbers)),
    }


def _without(silent: AbstractSet[str], text: str) -> str:
    """A text without the names of parties that merged or are called otherwise."""
    return " ".join(word for word in text.split() if stem(word.strip(".,;:()")) not in silent) if silent else text


def _compare_places(a: Statement, b: Statement) -> Figures:
    return {
        "same_kaderafspraak": _same_text(a.kaderafspraak, b.kaderafspraak),
        "same_doelstelling": _same_text(a.doelstelling, b.doelstelling),
        "same_theme": float(same_theme(a, b)),
        "same_number": float(a.row_number is not None and a.row_number == b.row_number),
    }


def _compare_actors(a: _Side, b: _Side) -> Figures:
    known = bool(a.kinds) and bool(b.kinds)
    # Whoever acts first in one does not act in the other, either way round.
    told = a.lead is not None and b.lead is not None and "partijen" not in (a.lead, b.lead)
    cells = a.cell and b.cell and not a.lead and not b.lead and a.cell.isdisjoint(b.cell)
    return {
        "actors_shared": _overlap(a.kinds, b.kinds),
        "actors_known": float(known),
        "actors_differ": float(known and not a.kinds & b.kinds),
        "lead_differs": float(cells or (told and a.lead not in b.plain_kinds and b.lead not in a.plain_kinds)),
    }


def _names_swapped(a: _Side, b: _Side) -> bool:
    """Whether each names what the other does not; a word that only ever opens a text counts when no sure name is shared."""
    if elsewhere(a.statement, b.statement):
        return True
    if a.sure_names and a.sure_names == b.sure_names:
        return False
    # "nu ook in Zuid", "wordt uitgebreid naar Zuid": beside the place that was named already.
    beside = "ook" in b.words.stems or is_widening(b.words.verbal)
    if beside and "ook" not in a.words.stems and not is_widening(a.words.verbal):
        return False
    gone, come = _unnamed(a, b), _unnamed(b, a)
    # "een van Bergwonen", "in Bergdal": a place is not put where a party was.
    return bool(gone & a.acting and come & b.acting) or bool(gone - a.acting and come - b.acting)


def _unnamed(a: _Side, b: _Side) -> frozenset[str]:
    """The names of the first that the second has not, nor a part of (`Zuid` for `Dorp-Zuid`)."""
    # Who acts next may be a party of another kind, and has its own name.
    others = a.acting if a.kinds and b.kinds and a.kinds.isdisjoint(b.kinds) else frozenset[str]()
    return frozenset(
        name
        for name in a.names - b.names - others
        if ("-" not in name or b.names.isdisjoint(map(stem, name.split("-"))))
        # "Duurzaamheidsloket": what it is, not whose.
        and not is_thing(name)
        and not any("-" in other and name in map(stem, other.split("-")) for other in b.names)
    )


def _unmatched(a: _Side, b: _Side) -> float:
    """The share (0 to 1, by weight) of a subject without a counterpart: itself, a compound with it, a near form."""
    others = b.words.subject
    return sum(weight * (1 - best_form(s, others)) for s, weight in a.weights.items() if s not in others) / a.mass


def _best_sentence(a: Words, b: Words, lexicon: Lexicon, cosine: float, common: AbstractSet[frozenset[str]]) -> float:
    """The highest cosine of a sentence of each: how a commitment is found that was split off, or merged with another."""
    if len(a.sentences) < 2 and len(b.sentences) < 2:
        return cosine
    best = cosine
    for first in _vectors(a, lexicon, common):
        for second in _vectors(b, lexicon, common):
            best = max(best, sum(weight * second[stem] for stem, weight in first.items() if stem in second))
    return best


def _vectors(text: Words, lexicon: Lexicon, common: AbstractSet[frozenset[str]]) -> Iterator[dict[str, float]]:
    for sentence in text.sentences:
        if sentence & text.subject and sentence not in common:
            weights = lexicon.vector(text, sentence)
            length = sum(weight * weight for weight in weights.values()) ** 0.5 or 1.0
            yield {stem: weight / length for stem, weight in weights.items()}


def _label(statement: Statement, words: Words) -> frozenset[str]:
    """The subject of what stands before a colon, and heads the text: `Huurbeleid: ...`; empty where it names who acts."""
    headed = _LABEL.match(statement.text)
    told = frozenset(map(stem, re.findall(r"\w+", headed[1].casefold()))) if headed else frozenset[str]()
    return (told & words.subject) - acting_stems(statement) if told else told


def counting_head(words: Words) -> str | None:
    """What stands before the colon of a text that counts, whatever the numbers: `in jaar+0 levert wgz 0 woningen op`; None of fewer words."""
    head, colon, _ = words.rolled.partition(": ")
    if not colon or len(head.split()) < _HEAD:
        return None
    plain = _COUNT.sub("0", head)
    return plain if plain != head else None


def _labels(sides: Iterable[_Side]) -> Counter[frozenset[str]]:
    """How many of a year have each label, and how many of them each label with one column of trekkers."""
    return Counter(told for side in sides if side.label for told in {side.label, side.label | side.cell})


def _same_label(a: _Side, b: _Side, labels: Counter[frozenset[str]]) -> float:
    """Whether both have one label, divided by how many have it; by those of the same trekker, where both have one."""
    if not a.label or a.label != b.label:
        return 0.0
    return 1 / labels[a.label | a.cell if a.cell == b.cell else a.label]


def _leaders(statement: Statement) -> frozenset[str]:
    """Who is named in a column of trekkers, by canonical names or else by words; empty when it names a group: who is in it, it does not say."""
    if not statement.trekker:
        return frozenset()
    names = frozenset(name for _, name in statement.leaders)
    if names:
        return frozenset() if any(map(str.islower, names)) else names
    told = normal_text(statement.trekker)
    return frozenset() if _GROUP.search(told) else frozenset(re.findall(r"\w{3,}", told))


def clause_in_common(earlier: Statement, later: Statement, lexicon: Lexicon) -> float:
    """The highest cosine (0 to 1) of one text with a clause of the other, by what they are about; 0 when neither has clauses.

    The clause and the text have a word of the subject in common, and the clause is not all of its text.
    """
    best = 0.0
    for one, other in ((earlier, later), (later, earlier)):
        whole, told = statement_words(one), statement_words(other)
        subjects = told.subject, whole.subject
        parts = [part for part in clauses(other.text) if not any(map(part.isdisjoint, subjects))]
        if not parts:
            continue
        full = lexicon.vector(whole)
        length = sum(weight * weight for weight in full.values()) ** 0.5 or 1.0
        for part in parts:
            roots = {*map(root, part)}
            shares = {s: lexicon.weight(s) * share for s, share in told.telling if s in roots}
            size = sum(weight * weight for weight in shares.values()) ** 0.5 or 1.0
            product = sum(weight * full[s] for s, weight in shares.items() if s in full)
            best = max(best, product / (length * size))
    return best


def elsewhere(a: Statement, b: Statement) -> bool:
    """Whether both texts name a house, and no house of the other: `Dorpsstraat 12`, `Dorpsstraat 80`."""
    houses, others = addresses(a.text), addresses(b.text)
    if not houses or not others:
        return False
    # "Dennenhof 75" tells what a party of that name does.
    acting = acting_stems(a) | acting_stems(b)
    return houses.isdisjoint(others) and not any(stem_as_printed(street) in acting for street, _ in houses | others)


def acting_stems(statement: Statement) -> frozenset[str]:
    """The stems of whoever a text names as acting or involved: they are not what it is about."""
    texts = (tag["text"] for tag in statement.mentions if tag["label"] == "ACTOR")
    return frozenset(stem_as_printed(word) for text in texts for word in re.findall(r"\w+", text))


def _acting_kinds(plain: frozenset[str]) -> frozenset[str]:
    """The kinds of party that act; `partijen` are all of them. A third party that acts beside the parties tells little."""
    kinds = plain - {"overig"} or plain
    return kinds - {"partijen"} | _ALL_KINDS if "partijen" in kinds else kinds


def same_theme(a: Statement, b: Statement) -> bool:
    """Whether both stand under one theme, whatever its number."""
    if a.theme == b.theme:
        return True
    if a.theme_code and b.theme_code and a.theme_code != "overig":
        return a.theme_code == b.theme_code
    return fuzz.token_set_ratio((a.theme or "").lower(), (b.theme or "").lower()) >= 80


def _same_text(a: str | None, b: str | None) -> float:
    if not a or not b:
        return 0.0
    return 1.0 if a == b else fuzz.ratio(normal_text(a), normal_text(b)) / 100


def _overlap(a: AbstractSet[str], b: AbstractSet[str]) -> float:
    """Jaccard; 0 when both are empty."""
    return len(a & b) / len(a | b) if a or b else 0.0
