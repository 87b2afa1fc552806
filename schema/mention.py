"""A tagged expression in an agreement, with its normalised value, and the nature of a commitment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict

Label = Literal["ACTOR", "PERCENTAGE", "DEADLINE", "QUANTITY", "MONEY", "TARGET_GROUP"]
Field = Literal["jaarafspraak", "kaderafspraak", "gereed", "trekker"]
Role = Literal["trekker", "betrokken"]
Bound = Literal["min", "max", "approx", "exact", "range", "plusminus"]
DeadlineKind = Literal["date", "period", "recurrence", "continuous", "duration"]
CommitmentKind = Literal["resultaat", "inspanning", "proces", "intentie"]


_STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A span of a field's text and what it means.

    `row` is the row's ordinal in its document, `year` the year of a jaarafspraak (null in other fields).
    `start` and `end` are character offsets in the field's text, so `text == field_text[start:end]`.
    ACTOR: `value` canonical name, `role`. PERCENTAGE, QUANTITY, MONEY (euros): `numbers`, `bound`; `unit` is the lemma of
    the counted noun, `of` what a percentage is taken of. DEADLINE: `kind`, `timex` (TIMEX3 value), `due` (last day on time).
    TARGET_GROUP: `value`. `source` says whether rules or the statistical model found it. A data class, as a document has
    many; pydantic reads and writes it as it does a model.
    """

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    row: int
    field: Field
    year: int | None = None
    label: Label
    text: str
    start: int
    end: int
    value: str | None = None
    role: Role | None = None
    numbers: tuple[float, ...] = ()
    bound: Bound | None = None
    unit: str | None = None
    of: str | None = None
    kind: DeadlineKind | None = None
    timex: str | None = None
    due: date | None = None
    source: Literal["rules", "model"] = "rules"


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """What kind of promise a jaarafspraak is, and the words that say so (`evidence`: the verb phrase as printed)."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    row: int
    year: int
    kind: CommitmentKind
    evidence: str = ""


class Tags(BaseModel):
    """All that the tagger says of one document; `model` names the pipeline that did (`blank:nl+lookups` or a model and its version)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    mentions: tuple[Mention, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    model: str
