"""The exported document: what `export json` writes and `schema` describes.

Field names and meanings are those of the public views, nested: a document holds its rows, a row its agreements, an
agreement its mentions. Within version 1 fields may be added, never renamed or removed.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from jaarschijf.schema.document import Inheritable, Method, PartyKind
from jaarschijf.schema.link import Change, Decider
from jaarschijf.schema.mention import Bound, CommitmentKind, DeadlineKind, Label, Role
from jaarschijf.schema.mention import Field as TaggedField

SCHEMA_VERSION: Literal["1.0"] = "1.0"
SCHEMA_ID = f"urn:jaarschijf:export:{SCHEMA_VERSION}"


class _Exported(BaseModel):
    # Extra fields are ignored on the way in, so that a reader of version 1 takes what a later 1.x adds.
    model_config = ConfigDict(extra="ignore")


class ExportedBox(_Exported):
    """A rectangle the text lies in: 1-based page, points from the page's top left."""

    page: int
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
    start: int
    end: int
    value: str | None = None
    role: Role | None = None
    numbers: list[float] = Field(default_factory=list)
    bound: Bound | None = None
    unit: str | None = None
    of: str | None = None
    kind: DeadlineKind | None = None
    timex: str | None = None
    due: date | None = None


class ExportedAgreement(_Exported):
    """One jaarafspraak: a row's text for one year."""

    agreement_id: str
    year: int
    text: str
    commitment: CommitmentKind | None = None
    page: int
    boxes: list[ExportedBox] = Field(default_factory=list)
    mentions: list[ExportedMention] = Field(default_factory=list)


class ExportedRow(_Exported):
    """A table row or a numbered agreement, after inheritance; `mentions` are those outside its jaarafspraken."""

    row_id: str
    ordinal: int
    theme_number: str
    theme: str
    row_number: str | None = None
    doelstelling: str | None = None
    kaderafspraak: str | None = None
    inherited: list[Inheritable] = Field(default_factory=list)
    toelichting: str | None = None
    trekker: str | None = None
    gereed: str | None = None
    page: int
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


class ExportedDocument(_Exported):
    """One PDF with all that was read from it."""

    document_id: str
    municipality: str
    municipality_code: str | None = None
    year: int
    title: str
    framework_period: str | None = None
    signed_on: date | None = None
    source: str
    sha256: str
    page_count: int
    method: Method
    model: str
    version: str
    warnings: list[str] = Field(default_factory=list)
    parties: list[ExportedParty] = Field(default_factory=list)
    themes: list[ExportedTheme] = Field(default_factory=list)
    rows: list[ExportedRow] = Field(default_factory=list)


class ExportedLink(_Exported):
    """Two agreements in successive years that are the same commitment; `evidence` names what spoke for it."""

    from_agreement_id: str
    to_agreement_id: str
    municipality: str
    from_year: int
    to_year: int
    change: Change
    score: float
    evidence: dict[str, object] = Field(default_factory=dict)
    decided_by: Decider


class ExportedCorpus(_Exported):
    """The whole export: documents, and the links between their agreements."""

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    documents: list[ExportedDocument] = Field(default_factory=list)
    links: list[ExportedLink] = Field(default_factory=list)


def json_schema() -> dict[str, object]:
    """The JSON Schema (2020-12) of an ExportedCorpus, with an `$id` that carries its version."""
    schema = ExportedCorpus.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA_ID, **schema}
