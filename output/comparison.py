"""Two years of one municipality side by side."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Self

from rapidfuzz import fuzz

from jaarschijf.output.municipalities import one_municipality
from jaarschijf.schema.problems import CorpusError

if TYPE_CHECKING:
    from jaarschijf.corpus.store import Corpus

ComparisonStatus = Literal["unchanged", "changed", "new", "returned", "dropped", "merged"]


@dataclass(frozen=True, slots=True)
class Pair:
    """A commitment in the first year, the second, or both; a text is None in the year that lacks it.

    What `returned` was there before the first year and not in it. What `merged` stands beside the one it went on in, which has
    a pair of its own too.
    """

    lineage_id: str
    theme: str
    status: ComparisonStatus
    change: str | None
    old: str | None
    new: str | None
    old_agreement_id: str | None
    new_agreement_id: str | None
    old_page: int | None
    new_page: int | None

    @classmethod
    def of(
        cls, old: Mapping[str, Any] | None, new: Mapping[str, Any] | None, status: ComparisonStatus, change: str | None
    ) -> Self:
        """From the rows of the view `evolution`, of which one is there at least."""
        told = new or old or {}
        before, after = old or {}, new or {}
        return cls(
            lineage_id=told["lineage_id"],
            theme=told["theme"],
            status=status,
            change=change,
            old=before.get("text"),
            new=after.get("text"),
            old_agreement_id=before.get("agreement_id"),
            new_agreement_id=after.get("agreement_id"),
            old_page=before.get("page"),
            new_page=after.get("page"),
        )


@dataclass(frozen=True, slots=True)
class Comparison:
    """All commitments of two years of a municipality, in the order of the second year, then what it no longer has."""

    municipality: str
    first: int
    second: int
    pairs: tuple[Pair, ...]


def compare(corpus: Corpus, first: int, second: int, *, municipality: str | None = None) -> Comparison:
    """Pair the agreements of two years, successive or not, by their lineage.

    Raises CorpusError when the municipality is not told and the corpus has more, or a year is not there.
    """
    name = one_municipality(corpus, municipality)
    records = corpus.evolution(municipality=name).records()
    present = [record for record in records if record["agreement_id"] is not None]
    earlier = {record["lineage_id"] for record in present if record["year"] < first}
    years = {record["year"] for record in present}
    for year in (first, second):
        if year not in years:
            there = ", ".join(map(str, sorted(years)))
            raise CorpusError(f"{name} has no agreements for {year}", hint=f"there are {there}")
    old = _by_lineage(record for record in present if record["year"] == first)
    new = _by_lineage(record for record in present if record["year"] == second)
    pairs = [
        _pair(record, old.get(record["lineage_id"], []), returned=record["lineage_id"] in earlier)
        for record in present
        if record["year"] == second
    ]
    went_on = corpus.mergers(name, first, second)
    for lineage, gone in old.items():
        if lineage not in new:
            merged = new.get(_end(lineage, went_on, new), [])
            pairs += [_gone(record, merged) for record in gone]
    return Comparison(name, first, second, tuple(pairs))


def _end(lineage: str, went_on: Mapping[str, Sequence[str]], there: Container[str]) -> str:
    """The lineage that is there in which another went on, by way of others perhaps; itself when in none."""
    seen, ahead = {lineage}, [lineage]
    while ahead:
        nearest = ahead.pop(0)
        if nearest in there:
            return nearest
        further = [other for other in went_on.get(nearest, ()) if other not in seen]
        seen.update(further)
        ahead += further
    return lineage


def _gone(record: dict[str, Any], merged: Sequence[dict[str, Any]]) -> Pair:
    if not merged:
        return Pair.of(record, None, "dropped", None)
    return Pair.of(record, _nearest(record, merged), "merged", None)


def _nearest(record: dict[str, Any], others: Sequence[dict[str, Any]]) -> dict[str, Any]:
    return max(others, key=lambda other: fuzz.ratio(other["text"], record["text"]))


def _by_lineage(records: Iterable[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    groups: dict[str, list[dict[str, Any]]] = {}
    for record in records:
        groups.setdefault(record["lineage_id"], []).append(record)
    return groups


def _pair(record: dict[str, Any], ancestors: list[dict[str, Any]], *, returned: bool) -> Pair:
    if not ancestors:
        return Pair.of(None, record, "returned" if returned else "new", None)
    direct = [ancestor for ancestor in ancestors if ancestor["agreement_id"] == record["previous_agreement_id"]]
    nearest = _nearest(record, direct or ancestors)
    change = record["change"] if direct else None
    # A text in which no more than the plan's year rolled on is unchanged, as its link says.
    same = nearest["text"] == record["text"] or change == "unchanged"
    status: ComparisonStatus = "unchanged" if same else "changed"
    return Pair.of(nearest, record, status, change)
