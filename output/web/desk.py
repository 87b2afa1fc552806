"""What lies on the reviewer's desk: a doubtful link or row with all that helps to decide it. Plain values for the templates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from rapidfuzz import fuzz

from jaarschijf.output.doubts import doubtful_links, doubtful_rows
from jaarschijf.output.marked_text import Run, marked_runs
from jaarschijf.output.web.pictures import DPI
from jaarschijf.output.web.queue import Progress
from jaarschijf.output.word_diff import word_differences

if TYPE_CHECKING:
    from jaarschijf.corpus.explain import ScoredYears
    from jaarschijf.corpus.store import Corpus

Record = dict[str, Any]

_SIDES = """
select a.agreement_id, a.municipality, a.year, a.document_year, a.theme, a.row_number, a.doelstelling, a.kaderafspraak, a.text,
  a.toelichting, a.trekker, a.gereed, a.page, d.source,
  list_sort(list_distinct(list_transform(a.boxes, lambda box: box.page))) as pages
from agreements a join documents d using (document_id) where a.agreement_id in (?, ?)
"""
_MENTIONS = 'from mentions where agreement_id in (?, ?) order by agreement_id, "start", "end", label'
_LINKED = (
    "select from_agreement_id, to_agreement_id, score, decided_by from links where municipality = ? and to_year = ?"
)
SAID_OF_LINK = """
select verdict, note, decided_by, decided_at from review
where from_agreement_id = ? and to_agreement_id = ? and verdict is not null
"""
_ROW = """
select r.*, d.source, v.verdict, v.note, v.decided_by from agreement_rows r join documents d using (document_id)
left join row_review v using (row_id) where r.row_id = ?
"""
_MUNICIPALITIES = """
select municipality, min(year) as first_year, max(year) as last_year, count(*) as documents
from documents group by municipality order by municipality
"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Another agreement that could stand in the place of one side; `score` is None where the model did not look."""

    agreement_id: str
    text: str
    theme: str | None
    row_number: str | None
    score: float | None
    is_linked: bool


@dataclass(frozen=True, slots=True)
class LinkCase:
    """Two agreements to decide on. The reasons are by figure, in log odds, the strongest first."""

    earlier: Record
    later: Record
    earlier_runs: list[Run]
    later_runs: list[Run]
    score: float | None
    reason: str | None
    verdict: str | None
    note: str | None
    decided_by: str | None
    linked_by: str | None
    reasons_for: list[tuple[str, float]]
    reasons_against: list[tuple[str, float]]
    instead_of_later: list[Candidate] = field(default_factory=list)
    instead_of_earlier: list[Candidate] = field(default_factory=list)

    @property
    def key(self) -> tuple[str, str]:
        """Both ids, the earlier first."""
        return self.earlier["agreement_id"], self.later["agreement_id"]


def municipalities(corpus: Corpus) -> list[Record]:
    """Of each its years, documents, and the progress of its links and rows."""
    links, rows = doubtful_links(corpus), doubtful_rows(corpus)
    return [
        {
            **record,
            "links": Progress.of(link for link in links if link.municipality == record["municipality"]),
            "rows": Progress.of(row for row in rows if row.municipality == record["municipality"]),
        }
        for record in corpus.query(_MUNICIPALITIES).records()
    ]


def link_case(corpus: Corpus, from_agreement_id: str, to_agreement_id: str) -> LinkCase | None:
    """All there is to say of two agreements; None when either is not in the corpus, or the first is not the earlier."""
    from jaarschijf.corpus.explain import score_years

    sides = {
        side["agreement_id"]: side for side in corpus.query(_SIDES, [from_agreement_id, to_agreement_id]).records()
    }
    if len(sides) != 2:
        return None
    earlier, later = sides[from_agreement_id], sides[to_agreement_id]
    if earlier["municipality"] != later["municipality"] or earlier["year"] >= later["year"]:
        return None
    scored = score_years(list(corpus.statements(earlier["municipality"])), earlier["year"], later["year"])
    links = {
        (link["from_agreement_id"], link["to_agreement_id"]): link
        for link in corpus.query(_LINKED, [earlier["municipality"], later["year"]]).records()
    }
    pair = from_agreement_id, to_agreement_id
    doubt = next((d for d in doubtful_links(corpus, earlier["municipality"]) if d.key == pair), None)
    decided = first_record(corpus, SAID_OF_LINK, pair) or {}
    mentions = corpus.query(_MENTIONS, list(pair)).records()
    known = scored.pairs.get(pair)
    reasons = sorted((known.reasons if known else {}).items(), key=lambda item: -abs(item[1]))
    segments = word_differences(earlier["text"], later["text"])
    return LinkCase(
        earlier=earlier,
        later=later,
        earlier_runs=[Run(text, kind) for kind, text in segments if kind != "added"],
        later_runs=[
            run
            for run in marked_runs(
                later["text"], earlier["text"], [m for m in mentions if m["agreement_id"] == to_agreement_id]
            )
            if run.kind != "removed"
        ],
        score=known.score if known else doubt.score if doubt else None,
        reason=doubt.reason if doubt else None,
        verdict=decided.get("verdict"),
        note=decided.get("note"),
        decided_by=decided.get("decided_by"),
        linked_by=links[pair]["decided_by"] if pair in links else None,
        reasons_for=[(name, value) for name, value in reasons if value > 0],
        reasons_against=[(name, value) for name, value in reasons if value < 0],
        instead_of_later=_candidates(scored, pair, links, later=True),
        instead_of_earlier=_candidates(scored, pair, links, later=False),
    )


def _candidates(
    scored: ScoredYears, pair: tuple[str, str], links: dict[tuple[str, str], Record], *, later: bool
) -> list[Candidate]:
    """The agreements of the year of one side, for the other side to be linked with: the likeliest first."""
    found = []
    kept = (scored.earlier, scored.later)[0 if later else 1]
    text = next((statement.text for statement in kept if statement.agreement_id in pair), "")
    for statement in scored.later if later else scored.earlier:
        identity = statement.agreement_id
        if identity in pair:
            continue
        other = (pair[0], identity) if later else (identity, pair[1])
        known = scored.pairs.get(other)
        candidate = Candidate(
            identity,
            statement.text,
            statement.theme,
            statement.row_number,
            known.score if known else None,
            other in links,
        )
        # What the model did not look at comes after, by its words alone.
        rank = (known is not None, known.score if known else fuzz.token_set_ratio(text, statement.text))
        found.append((rank, candidate))
    return [candidate for _, candidate in sorted(found, key=lambda item: item[0], reverse=True)]


def row_case(corpus: Corpus, row_id: str) -> Record | None:
    """A row as it was read, with the texts of each year, and what was said of it; None when it is not in the corpus.

    `lefts` has each page they stand on, and how many pixels from the left of its picture they begin.
    """
    found = first_record(corpus, _ROW, [row_id])
    if found is None:
        return None
    texts = corpus.query("select year, text, boxes from agreements where row_id = ? order by year", [row_id]).records()
    boxes = [box for text in texts for box in text["boxes"]]
    lefts = {
        page: min((round(box["x0"] * DPI / 72) for box in boxes if box["page"] == page), default=0)
        for page in sorted({found["page"], *(box["page"] for box in boxes)})
    }
    return {**found, "texts": texts, "lefts": lefts}


def first_record(corpus: Corpus, sql: str, parameters: Sequence[object]) -> Record | None:
    """The first of the answer to a question, by column; None when there is none."""
    return next(iter(corpus.query(sql, parameters).records()), None)
