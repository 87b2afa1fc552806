"""What a person is asked to decide: links that are not sure, and rows that may be read wrongly."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from jaarschijf.corpus.store import Corpus

# A link that scored less than this is worth a look, though it was made.
WEAK_LINK = 0.75
UNSURE_ROW = 0.9
LOW_SCORE = "linked with a low score"

_LINKS = """
with weak as (
  select from_agreement_id, to_agreement_id, score from links k
  where score < $2 and decided_by <> 'reviewer'
    and not exists (from review r where r.from_agreement_id = k.from_agreement_id and r.to_agreement_id = k.to_agreement_id)
),
pairs as (
  select from_agreement_id, to_agreement_id, score, reason, verdict, note, decided_by, decided_at from review
  union all
  select from_agreement_id, to_agreement_id, score, $3, null, null, null, null from weak
)
select f.municipality, f.year as from_year, t.year as to_year, p.from_agreement_id, p.to_agreement_id, p.score, p.reason,
  p.verdict, p.note, p.decided_by, p.decided_at, f.text as from_text, t.text as to_text, fd.source as from_source,
  td.source as to_source, f.page as from_page, t.page as to_page
from pairs p
join agreements f on f.agreement_id = p.from_agreement_id join agreements t on t.agreement_id = p.to_agreement_id
join documents fd on fd.document_id = f.document_id join documents td on td.document_id = t.document_id
where $1::varchar is null or f.municipality = $1
order by f.municipality, t.year, p.score desc nulls last, p.from_agreement_id, p.to_agreement_id
"""

_ROWS = """
with texts as (
  select row_id, string_agg(concat(year, ': ', text), chr(10) order by year) as text from agreements group by row_id
)
select r.municipality, r.document_year, r.theme, r.row_number, r.confidence, r.warnings,
  coalesce(t.text, r.kaderafspraak, '') as text, d.source, r.page, r.row_id, r.document_id, v.verdict, v.note, v.decided_by,
  v.decided_at
from agreement_rows r
join documents d using (document_id) left join texts t using (row_id) left join row_review v using (row_id)
where ($1::varchar is null or r.municipality = $1)
  and (r.confidence < $2 or len(r.warnings) > 0 or v.verdict is not null)
order by r.confidence, r.municipality, r.document_year, r.document_id, r.ordinal
"""


@dataclass(frozen=True, slots=True)
class DoubtfulLink:
    """Two agreements that may be one commitment. `score` is 0 to 1, None for a pair that only a person put together."""

    municipality: str
    from_year: int
    to_year: int
    from_agreement_id: str
    to_agreement_id: str
    score: float | None
    reason: str | None
    verdict: Literal["same", "different"] | None
    note: str | None
    decided_by: str | None
    decided_at: datetime | None
    from_text: str
    to_text: str
    from_source: str
    to_source: str
    from_page: int
    to_page: int

    @property
    def key(self) -> tuple[str, str]:
        """The earlier agreement's id and the later one's."""
        return self.from_agreement_id, self.to_agreement_id


@dataclass(frozen=True, slots=True)
class DoubtfulRow:
    """A row that may be read wrongly; `warnings` say why, `text` is what it was read as."""

    municipality: str
    document_year: int
    theme: str | None
    row_number: str | None
    confidence: float
    warnings: list[str]
    text: str
    source: str
    page: int
    row_id: str
    document_id: str
    verdict: Literal["right", "wrong"] | None
    note: str | None
    decided_by: str | None
    decided_at: datetime | None

    @property
    def key(self) -> tuple[str]:
        """The row's id."""
        return (self.row_id,)


def doubtful_links(corpus: Corpus, municipality: str | None = None) -> list[DoubtfulLink]:
    """Pairs that came near, links that scored low, and what was decided before: by year, the likeliest first.

    The corpus must be open to read only.
    """
    return [DoubtfulLink(**found) for found in corpus.query(_LINKS, [municipality, WEAK_LINK, LOW_SCORE]).records()]


def doubtful_rows(corpus: Corpus, municipality: str | None = None) -> list[DoubtfulRow]:
    """Rows with a warning or of low confidence, and those judged before; the least sure first.

    The corpus must be open to read only.
    """
    return [DoubtfulRow(**found) for found in corpus.query(_ROWS, [municipality, UNSURE_ROW]).records()]
