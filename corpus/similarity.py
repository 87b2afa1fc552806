"""How alike two jaarafspraken are: pure comparisons, each a figure from 0 to 1."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log, sqrt

from rapidfuzz import fuzz

from jaarschijf.corpus.statement import Statement, normal_text

FEATURES = (
    "weighted_words",
    "token_set",
    "token_sort",
    "same_row",
    "same_kaderafspraak",
    "same_doelstelling",
    "same_theme",
    "same_number",
    "actors",
    "names_differ",
    "target_groups_differ",
    "identical",
)


class WordWeights:
    """Inverse document frequency of words over some statements: a word that all have says little."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        sets = [set(statement.words) for statement in statements]
        counts = Counter(word for words in sets for word in words)
        self._total = max(len(sets), 1)
        self._counts = counts
        self._cache: dict[str, tuple[dict[str, float], float]] = {}

    def weight(self, word: str) -> float:
        """Of one word."""
        return log((self._total + 1) / (self._counts.get(word, 0) + 0.5))

    def vector(self, statement: Statement) -> tuple[dict[str, float], float]:
        """A statement's words with their weights, and the vector's length."""
        known = self._cache.get(statement.agreement_id)
        if known is None:
            weights = {word: self.weight(word) for word in set(statement.words)}
            known = weights, sqrt(sum(w * w for w in weights.values())) or 1.0
            self._cache[statement.agreement_id] = known
        return known

    def cosine(self, a: Statement, b: Statement) -> float:
        """Cosine of both statements' weighted words."""
        (va, la), (vb, lb) = self.vector(a), self.vector(b)
        if len(vb) < len(va):
            va, vb = vb, va
        return sum(weight * vb[word] for word, weight in va.items() if word in vb) / (la * lb)


@dataclass(frozen=True)
class Comparison:
    """The figures of one pair, by the names in FEATURES."""

    figures: dict[str, float]

    def __getitem__(self, name: str) -> float:
        return self.figures[name]


def compare(earlier: Statement, later: Statement, weights: WordWeights, *, same_row: bool) -> Comparison:
    """All figures of a pair; `same_row`: one document prints both in one row."""
    a, b = " ".join(earlier.words), " ".join(later.words)
    return Comparison(
        {
            "weighted_words": weights.cosine(earlier, later),
            "token_set": fuzz.token_set_ratio(a, b) / 100,
            "token_sort": fuzz.token_sort_ratio(a, b) / 100,
            "same_row": float(same_row),
            "same_kaderafspraak": _same_text(earlier.kaderafspraak, later.kaderafspraak),
            "same_doelstelling": _same_text(earlier.doelstelling, later.doelstelling),
            "same_theme": float(_same_theme(earlier, later)),
            "same_number": float(earlier.row_number is not None and earlier.row_number == later.row_number),
            "actors": _overlap({actor for actor, _ in earlier.actors}, {actor for actor, _ in later.actors}),
            "names_differ": _conflict(earlier.names, later.names),
            "target_groups_differ": _conflict(earlier.target_groups, later.target_groups),
            "identical": float(earlier.words == later.words),
        }
    )


def _same_text(a: str | None, b: str | None) -> float:
    if not a or not b:
        return 0.0
    return fuzz.ratio(normal_text(a), normal_text(b)) / 100 if a != b else 1.0


def _same_theme(a: Statement, b: Statement) -> bool:
    if a.theme_code and b.theme_code and a.theme_code != "overig":
        return a.theme_code == b.theme_code
    return fuzz.token_set_ratio((a.theme or "").lower(), (b.theme or "").lower()) >= 80


def _overlap(a: set[str], b: set[str]) -> float:
    return len(a & b) / len(a | b) if a or b else 0.5


def _conflict(a: frozenset[str], b: frozenset[str]) -> float:
    """How far both name something, and not the same: 1 when nothing is shared, 0 when one names nothing."""
    if not a or not b:
        return 0.0
    return 1 - len(a & b) / min(len(a), len(b))


def candidates(
    earlier: Sequence[Statement],
    later: Sequence[Statement],
    weights: WordWeights,
    *,
    most: int = 12,
    postings: int = 400,
) -> dict[int, list[int]]:
    """For each later statement the earlier ones that share most of its rare words: places in both lists.

    A word in more than `postings` statements finds nothing by itself, so the cost stays near linear; with few
    statements every pair is a candidate.
    """
    if len(earlier) * len(later) <= 40_000:
        return {place: list(range(len(earlier))) for place in range(len(later))}
    index: dict[str, list[int]] = {}
    for place, statement in enumerate(earlier):
        for word in weights.vector(statement)[0]:
            index.setdefault(word, []).append(place)
    found: dict[int, list[int]] = {}
    for place, statement in enumerate(later):
        shared: Counter[int] = Counter()
        for word, weight in weights.vector(statement)[0].items():
            owners = index.get(word, [])
            if len(owners) <= postings:
                for owner in owners:
                    shared[owner] += weight  # type: ignore[assignment]
        found[place] = [owner for owner, _ in shared.most_common(most)]
    return found
