"""Links between the jaarafspraken of successive years of one municipality, from statements to links and lineages.

Candidates by shared rare words, a logistic score of each pair, then the assignment that is best for the whole year
(not pair by pair), then splits, merges and returns after an absence. Everything here is pure: same statements, same
links, whatever their order.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from math import exp

from rapidfuzz import fuzz

from jaarschijf.corpus.change import describe_change
from jaarschijf.corpus.similarity import Comparison, WordWeights, candidates, compare
from jaarschijf.corpus.statement import Statement
from jaarschijf.schema.identity import content_id
from jaarschijf.schema.link import Change


@dataclass(frozen=True)
class LinkModel:
    """Weights and thresholds; see link_model.toml."""

    weights: Mapping[str, float]
    link: float
    doubt: float
    split: float
    gap: float

    def score(self, comparison: Comparison) -> float:
        """0 to 1: how surely the pair is one commitment."""
        total = self.weights["intercept"]
        total += sum(weight * comparison[name] for name, weight in self.weights.items() if name != "intercept")
        return 1 / (1 + exp(-total))


@cache
def default_model() -> LinkModel:
    """The model that ships with the package."""
    data = tomllib.loads(files("jaarschijf.corpus").joinpath("link_model.toml").read_text(encoding="utf-8"))
    return LinkModel(weights=data["weights"], **data["thresholds"])


@dataclass(frozen=True)
class YearLink:
    """A link as found: `evidence` says what spoke for it and what was amended."""

    from_agreement_id: str
    to_agreement_id: str
    from_year: int
    to_year: int
    change: Change
    score: float
    evidence: dict[str, object]
    decided_by: str = "algorithm"


@dataclass(frozen=True)
class Quote:
    """Last year's text as this year's document prints it, and the original."""

    quoted_agreement_id: str
    original_agreement_id: str
    drift: Change
    score: float


@dataclass(frozen=True)
class Doubt:
    """A pair that came near and was not linked."""

    from_agreement_id: str
    to_agreement_id: str
    score: float
    reason: str


@dataclass(frozen=True)
class Linked:
    """All there is to say of one municipality."""

    links: list[YearLink] = field(default_factory=list)
    lineages: dict[str, str] = field(default_factory=dict)
    quotes: list[Quote] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


def link_municipality(statements: Sequence[Statement], model: LinkModel | None = None) -> Linked:
    """Links, lineages, quotes and doubts of one municipality's jaarafspraken."""
    model = model or default_model()
    ordered = sorted(statements, key=lambda s: (s.year, s.document_year, s.document_id, s.ordinal, s.agreement_id))
    years = speaking_years(ordered)
    quotes = [quote for year, spoken in years.items() for quote in _quotes(ordered, spoken, year)]
    rows = _rows(ordered, quotes)
    links: list[YearLink] = []
    doubts: list[Doubt] = []
    listed = sorted(years)
    for place, year in enumerate(listed[1:], start=1):
        found, unsure = _link_years(years[listed[place - 1]], years[year], rows, model)
        links += found
        doubts += unsure
        if place >= 2:
            links += _returns(years[listed[place - 2]], years[year], links, rows, model)
    return Linked(links, _lineages(years, links), quotes, doubts)


def speaking_years(statements: Iterable[Statement]) -> dict[int, list[Statement]]:
    """For each year the statements that speak for it: its own document's; without one, those the nearest document prints."""
    by_year: dict[int, dict[int, list[Statement]]] = {}
    for statement in statements:
        by_year.setdefault(statement.year, {}).setdefault(statement.document_year, []).append(statement)
    speaking = {}
    for year, documents in by_year.items():
        nearest = min(documents, key=lambda document_year: (abs(document_year - year), -document_year))
        speaking[year] = documents[nearest]
    return dict(sorted(speaking.items()))


def _quotes(statements: Sequence[Statement], spoken: Sequence[Statement], year: int) -> list[Quote]:
    """Each quoting document's texts of a year, assigned one to one to the originals."""
    if not spoken or spoken[0].document_year != year:
        return []
    quoting: dict[str, list[Statement]] = {}
    for statement in statements:
        if statement.year == year and statement.is_quote:
            quoting.setdefault(statement.document_id, []).append(statement)
    quotes = []
    for quoted in quoting.values():
        pairs = {
            (q, o): fuzz.ratio(quote.normal, original.normal) / 100
            for q, quote in enumerate(quoted)
            for o, original in enumerate(spoken)
        }
        for q, o in assign({pair: score for pair, score in pairs.items() if score >= 0.6}):
            drift, _ = describe_change(spoken[o], quoted[q])
            quotes.append(Quote(quoted[q].agreement_id, spoken[o].agreement_id, drift, pairs[q, o]))
    return quotes


def _rows(statements: Iterable[Statement], quotes: Iterable[Quote]) -> dict[str, set[str]]:
    """For each statement the rows it stands in: its own, and those where a document quotes it."""
    rows = {statement.agreement_id: {statement.row_id} for statement in statements}
    for quote in quotes:
        rows[quote.original_agreement_id] |= rows[quote.quoted_agreement_id]
    return rows


Scored = dict[tuple[int, int], tuple[float, Comparison]]


def score_pairs(
    earlier: Sequence[Statement], later: Sequence[Statement], rows: Mapping[str, set[str]], model: LinkModel
) -> Scored:
    """The score of each candidate pair, by places in both lists."""
    weights = WordWeights([*earlier, *later])
    scored: Scored = {}
    for b, found in candidates(earlier, later, weights).items():
        for a in found:
            same_row = bool(rows[earlier[a].agreement_id] & rows[later[b].agreement_id])
            comparison = compare(earlier[a], later[b], weights, same_row=same_row)
            scored[a, b] = model.score(comparison), comparison
    return scored


def _link_years(
    earlier: Sequence[Statement], later: Sequence[Statement], rows: Mapping[str, set[str]], model: LinkModel
) -> tuple[list[YearLink], list[Doubt]]:
    scored = score_pairs(earlier, later, rows, model)
    chosen = set(assign({pair: score for pair, (score, _) in scored.items() if score >= model.link}))
    chosen |= _splits_and_merges(scored, chosen, model)
    links = [_year_link(earlier[a], later[b], *scored[a, b]) for a, b in sorted(chosen)]
    taken = {b for _, b in chosen}
    doubts = []
    for (a, b), (score, _) in sorted(scored.items()):
        if (a, b) in chosen or score < model.doubt:
            continue
        near_miss = b not in taken and score < model.link
        if near_miss or score >= model.link:
            reason = "near the threshold" if near_miss else "another pair was better"
            doubts.append(Doubt(earlier[a].agreement_id, later[b].agreement_id, round(score, 4), reason))
    return links, doubts


def assign(scores: Mapping[tuple[int, int], float]) -> list[tuple[int, int]]:
    """The one-to-one pairs whose scores add up to most; pairs that nobody contends for need no search."""
    left: dict[int, set[int]] = {}
    right: dict[int, set[int]] = {}
    for a, b in scores:
        left.setdefault(a, set()).add(b)
        right.setdefault(b, set()).add(a)
    chosen: list[tuple[int, int]] = []
    seen: set[int] = set()
    for start in sorted(left):
        if start in seen:
            continue
        side_a, side_b = _component(start, left, right)
        seen |= side_a
        if len(side_a) == len(side_b) == 1:
            chosen.append((start, next(iter(side_b))))
        else:
            chosen += _assign_component(sorted(side_a), sorted(side_b), scores)
    return sorted(chosen)


def _component(start: int, left: Mapping[int, set[int]], right: Mapping[int, set[int]]) -> tuple[set[int], set[int]]:
    side_a, side_b, open_a = {start}, set[int](), [start]
    while open_a:
        for b in left[open_a.pop()] - side_b:
            side_b.add(b)
            new = right[b] - side_a
            side_a |= new
            open_a += new
    return side_a, side_b


def _assign_component(
    side_a: list[int], side_b: list[int], scores: Mapping[tuple[int, int], float]
) -> list[tuple[int, int]]:
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    matrix = np.zeros((len(side_a), len(side_b)))
    for i, a in enumerate(side_a):
        for j, b in enumerate(side_b):
            matrix[i, j] = scores.get((a, b), 0.0)
    rows, columns = linear_sum_assignment(matrix, maximize=True)
    return [(side_a[i], side_b[j]) for i, j in zip(rows.tolist(), columns.tolist(), strict=True) if matrix[i, j] > 0]


def _splits_and_merges(scored: Scored, chosen: set[tuple[int, int]], model: LinkModel) -> set[tuple[int, int]]:
    """Sure pairs of which one side is linked already and the other is not: its best one."""
    linked_a, linked_b = {a for a, _ in chosen}, {b for _, b in chosen}
    extra: set[tuple[int, int]] = set()
    for side, taken, other in ((1, linked_b, linked_a), (0, linked_a, linked_b)):
        best: dict[int, tuple[float, tuple[int, int]]] = {}
        for pair, (score, _) in scored.items():
            loose, tied = pair[side], pair[1 - side]
            if loose not in taken and tied in other and score >= model.split:
                best[loose] = max(best.get(loose, (0.0, pair)), (score, pair))
        extra |= {pair for _, pair in best.values()}
    return extra


def _returns(
    before: Sequence[Statement],
    now: Sequence[Statement],
    links: Sequence[YearLink],
    rows: Mapping[str, set[str]],
    model: LinkModel,
) -> list[YearLink]:
    """Commitments that were absent for a year: among those that ended two years ago and those that seem new."""
    continued, known = {link.from_agreement_id for link in links}, {link.to_agreement_id for link in links}
    ended = [statement for statement in before if statement.agreement_id not in continued]
    fresh = [statement for statement in now if statement.agreement_id not in known]
    scored = score_pairs(ended, fresh, rows, model)
    chosen = assign({pair: score for pair, (score, _) in scored.items() if score >= model.gap})
    return [_year_link(ended[a], fresh[b], *scored[a, b], gap=True) for a, b in chosen]


def _year_link(
    earlier: Statement, later: Statement, score: float, comparison: Comparison, *, gap: bool = False
) -> YearLink:
    change, amended = describe_change(earlier, later)
    evidence: dict[str, object] = {name: round(value, 3) for name, value in comparison.figures.items() if value}
    if amended:
        evidence["amended"] = amended
    if gap:
        evidence["gap"] = True
    ids = (earlier.agreement_id, later.agreement_id)
    return YearLink(*ids, earlier.year, later.year, change, round(score, 4), evidence)


def _lineages(years: Mapping[int, Sequence[Statement]], links: Sequence[YearLink]) -> dict[str, str]:
    """Each statement's lineage: that of its surest ancestor, else one of its own; later years change nothing before."""
    ancestors: dict[str, YearLink] = {}
    for link in links:
        best = ancestors.get(link.to_agreement_id)
        if best is None or (link.score, link.from_agreement_id) > (best.score, best.from_agreement_id):
            ancestors[link.to_agreement_id] = link
    lineages: dict[str, str] = {}
    for _, spoken in sorted(years.items()):
        for statement in spoken:
            identity = statement.agreement_id
            link = ancestors.get(identity)
            lineages[identity] = lineages[link.from_agreement_id] if link else content_id("lin", identity)
    return lineages
