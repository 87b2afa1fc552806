"""What several parties agree each for itself in one year, and together in the other: `Woonmijn isoleert ...`, `de corporaties isoleren ...`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from jaarschijf.corpus.assignment import Pair
from jaarschijf.corpus.similarity import acting_stems
from jaarschijf.corpus.statement import Statement
from jaarschijf.corpus.word_forms import is_near
from jaarschijf.corpus.words import statement_words

_ALL = "partijen"
_GROUPS = {_ALL: None, "corporaties": "corporatie", "huurdersorganisaties": "huurdersorganisatie"}


def by_one(pairs: Iterable[Pair], side: int) -> list[list[Pair]]:
    """The pairs of each agreement of one side (0 the earlier, 1 the later), where it has several."""
    found: dict[int, list[Pair]] = {}
    for pair in sorted(pairs):
        found.setdefault(pair[side], []).append(pair)
    return [several for several in found.values() if len(several) > 1]


def said_together(
    earlier: Sequence[Statement], later: Sequence[Statement], pairs: Mapping[Pair, float], least: float
) -> list[Pair]:
    """Of pairs with a score from `least` on those of a split or a merge: as many parties as texts, and a group of them in the other year.

    But for who acts and how much, all texts are of the same.
    """
    near = [pair for pair, score in pairs.items() if score >= least and _but_for_who(earlier[pair[0]], later[pair[1]])]
    found: list[Pair] = []
    for side, texts, others in ((0, earlier, later), (1, later, earlier)):
        for several in by_one(near, side):
            group, members = _leading(texts[several[0][side]]), [_leading(others[pair[1 - side]]) for pair in several]
            names = frozenset[str]().union(*members)
            alone = len(names) == len(members) and all(len(member) == 1 for member in members)
            kinds = {kind for pair in several for kind in _kinds(others[pair[1 - side]])}
            all_in = any(name in _GROUPS and (name == _ALL or {_GROUPS[name]} == kinds) for name in group)
            if alone and names.isdisjoint(_GROUPS) and (all_in or group > names or group == names):
                found += several
    return found


def _but_for_who(a: Statement, b: Statement) -> bool:
    acting = acting_stems(a) | acting_stems(b)
    left, right = (statement_words(one).subject - acting for one in (a, b))
    return bool(left and right) and all(is_near(s, o) for one, o in ((left, right), (right, left)) for s in one)


def _leading(statement: Statement) -> frozenset[str]:
    """Who acts, by canonical names."""
    acting = (tag for tag in statement.mentions if tag["label"] == "ACTOR" and tag["role"] == "trekker")
    return frozenset(tag["value"] or tag["text"] for tag in acting) or frozenset(name for _, name in statement.leaders)


def _kinds(statement: Statement) -> set[str | None]:
    return {tag["kind"] for tag in statement.mentions if tag["label"] == "ACTOR" and tag["role"] == "trekker"}
