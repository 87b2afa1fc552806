"""The exported document: what `export json` writes and `schema` describes.

Field names and meanings are those of the public views, nested: a document holds its rows, a row its agreements, an
agreement its mentions; what linking and reviewers added stands beside the documents. `import json` takes it back without
loss. Within version 1 fields may be added, never renamed or removed.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from jaarschijf.schema.document import Inheritable, Method, PartyKind
from jaarschijf.schema.link import Change, Decider
from jaarschijf.schema.mention import Bound, CommitmentKind, DeadlineKind, Label, Role
from jaarschijf.schema.mention import Field as TaggedField

SCHEMA_VERSION = "1.3"
SCHEMA_ID = f"urn:jaarschijf:export:{SCHEMA_VERSION}"


FileOutcome = Literal["stored", "empty", "failed", "removed"]

# As wide as the corpus keeps whole numbers.
_Count = Annotated[int, Field(ge=0, le=2_147_483_647)]
_Share = Annotated[float, Field(ge=0, le=1)]


class _Exported(BaseModel):
    # Extra fields are ignored on the way in, so that a reader of version 1 takes what a later 1.x adds.
    model_config = ConfigDict(extra="ignore", allow_inf_nan=False)


class ExportedBox(_Exported):
    """A rectangle the text lies in: 1-based page, points from the page's top left."""

    page: _Count
    x0: float
    top: float
    x1: float
    bottom: float


class ExportedMention(_Exported):
    """A tagged expression; `start` and `end` are character offsets in the text of its field."""

    mention_id: str
    field: TaggedField
    label: Label
    text: str
    start: _Count
    end: _Count
    value: str | None = None
    role: Role | None = None
    numbers: list[float] = Field(default_factory=list)
    bound: Bound | None = None
    unit: str | None = None
    of: str | None = None
    kind: DeadlineKind | None = None
    timex: str | None = None
    due: date | None = None
    tagger: Literal["rules", "model"] = "rules"


class ExportedAgreement(_Exported):
    """One jaarafspraak: a row's text for one year."""

    agreement_id: str
    year: _Count
    text: str
    commitment: CommitmentKind | None = None
    commitment_evidence: str | None = None
    page: _Count
    boxes: list[ExportedBox] = Field(default_factory=list)
    mentions: list[ExportedMention] = Field(default_factory=list)


class ExportedRow(_Exported):
    """A table row or a numbered agreement, after inheritance; `mentions` are those outside its jaarafspraken."""

    row_id: str
    ordinal: _Count
    theme_number: str
    theme: str
    row_number: str | None = None
    doelstelling: str | None = None
    kaderafspraak: str | None = None
    inherited: list[Inheritable] = Field(default_factory=list)
    toelichting: str | None = None
    trekker: str | None = None
    gereed: str | None = None
    page: _Count
    confidence: float
    warnings: list[str] = Field(default_factory=list)
    agreements: list[ExportedAgreement] = Field(default_factory=list)
    mentions: list[ExportedMention] = Field(default_factory=list)


class ExportedParty(_Exported):
    """A party to the document."""

    name: str
    kind: PartyKind
    aliases: list[str] = Field(default_factory=list)


class ExportedTheme(_Exported):
    """A theme, its code of the fixed list, and the prose before its agreements."""

    theme_number: str
    theme: str
    theme_code: str | None = None
    intro: str = ""


class ExportedPage(_Exported):
    """A page's size in points."""

    width: float
    height: float


class ExportedAttachment(_Exported):
    """A table without agreements, its cells as text, row by row; where it stands, in points from the page's top left."""

    page: _Count
    x0: float
    top: float
    x1: float
    bottom: float
    title: str | None = None
    cells: list[list[str]] = Field(default_factory=list)


class ExportedUnplacedText(_Exported):
    """What of a page has no place in the result, and where it stands."""

    page: _Count
    text: str
    boxes: list[ExportedBox] = Field(min_length=1)


class ExportedDocument(_Exported):
    """One PDF with all that was read from it."""

    document_id: str
    municipality: str
    municipality_code: str | None = None
    year: _Count
    title: str
    framework_period: str | None = None
    signed_on: date | None = None
    source: str
    path: str | None = Field(default=None, description="Where the file lay when it was read.")
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    page_count: _Count
    method: Method
    model: str
    version: str
    warnings: list[str] = Field(default_factory=list)
    reading_warnings: list[str] | None = Field(
        default=None, description="The warnings of its reading alone, without those that follow from other documents."
    )
    confidence: float = 1.0
    table_methods: list[str] = Field(default_factory=list)
    placed_share: _Share = 1.0
    characters: _Count = Field(default=0, description="Visible characters on its pages.")
    pages: list[ExportedPage] = Field(default_factory=list, description="The size of each page, in order.")
    parties: list[ExportedParty] = Field(default_factory=list)
    themes: list[ExportedTheme] = Field(default_factory=list)
    rows: list[ExportedRow] = Field(default_factory=list)
    attachments: list[ExportedAttachment] = Field(default_factory=list, description="Tables that hold no agreements.")
    unplaced_text: list[ExportedUnplacedText] = Field(
        default_factory=list, description="Text without a place, page by page; not in an export of before 1.2."
    )


class ExportedLink(_Exported):
    """Two agreements in successive years that are the same commitment; `evidence` names what spoke for it."""

    from_agreement_id: str
    to_agreement_id: str
    municipality: str
    from_year: _Count
    to_year: _Count
    change: Change
    score: float
    evidence: dict[str, object] = Field(default_factory=dict)
    decided_by: Decider


class ExportedLineage(_Exported):
    """Which commitment over the years an agreement belongs to."""

    agreement_id: str
    lineage_id: str


class ExportedQuote(_Exported):
    """A previous year's text as the next document prints it, and the original; `score` is how alike they are, 0 to 1."""

    quoted_agreement_id: str
    original_agreement_id: str
    drift: Change
    score: float


class ExportedDoubt(_Exported):
    """Two agreements that came near: for a person to decide."""

    from_agreement_id: str
    to_agreement_id: str
    score: float
    reason: str


class ExportedDecision(_Exported):
    """What a reviewer said of two agreements, by the keys of their content, and when (UTC)."""

    from_key: str
    to_key: str
    verdict: Literal["same", "different"]
    decided_by: str | None = None
    decided_at: datetime | None = None
    note: str | None = None


class ExportedRowDecision(_Exported):
    """What a reviewer said of a row as it was read, and when (UTC)."""

    row_id: str
    verdict: Literal["right", "wrong"]
    decided_by: str
    decided_at: datetime
    note: str | None = None


class ExportedFile(_Exported):
    """A file ever offered to `ingest`, and what became of it, when (UTC)."""

    path: str
    source: str
    sha256: str | None = None
    outcome: FileOutcome
    stage: str | None = None
    reason: str | None = None
    document_id: str | None = None
    at: datetime


class ExportedCorpus(_Exported):
    """The whole export: documents, and what linking and reviewers said of their agreements."""

    schema_version: str = Field(default=SCHEMA_VERSION, pattern=r"^1\.\d+$")
    documents: list[ExportedDocument] = Field(default_factory=list)
    links: list[ExportedLink] = Field(default_factory=list)
    lineages: list[ExportedLineage] | None = Field(
        default=None, description="Which commitment each agreement is; null in an export of before 1.1."
    )
    quotes: list[ExportedQuote] = Field(
        default_factory=list, description="Last year's texts as the next year prints them."
    )
    doubts: list[ExportedDoubt] = Field(default_factory=list, description="Pairs for a person to decide.")
    decisions: list[ExportedDecision] = Field(default_factory=list, description="What reviewers said of pairs.")
    row_decisions: list[ExportedRowDecision] = Field(default_factory=list, description="What reviewers said of rows.")
    unlinked: list[str] = Field(default_factory=list, description="Municipalities that are still to be linked.")
    files: list[ExportedFile] = Field(default_factory=list, description="Every file ever offered to `ingest`.")


def json_schema() -> dict[str, object]:
    """The JSON Schema (2020-12) of an ExportedCorpus, with an `$id` that carries its version."""
    schema = ExportedCorpus.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA_ID, **schema}
