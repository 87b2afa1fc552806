"""The codes that a column of an export may hold. Imports the models: only where an export tells them, not with the formats."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from jaarschijf.extract.wording.theme_codes import theme_codes
from jaarschijf.schema.document import Method, PartyKind
from jaarschijf.schema.export import FileOutcome
from jaarschijf.schema.link import STATUSES, Change, Decider, DoubtReason
from jaarschijf.schema.mention import Bound, CommitmentKind, DeadlineKind, Field, Label, Role

if TYPE_CHECKING:
    import pyarrow as pa

_CHANGE = get_args(Change)
_CODES: dict[str, dict[str, tuple[str, ...]]] = {
    "documents": {"method": get_args(Method)},
    "files": {"outcome": get_args(FileOutcome)},
    "parties": {"kind": get_args(PartyKind)},
    "agreements": {"commitment": get_args(CommitmentKind)},
    "mentions": {
        "field": get_args(Field),
        "label": get_args(Label),
        "role": get_args(Role),
        "bound": get_args(Bound),
        "kind": get_args(DeadlineKind),
        "tagger": ("rules", "model"),
    },
    "links": {"change": _CHANGE, "decided_by": get_args(Decider)},
    "quotes": {"drift": _CHANGE},
    "evolution": {"status": STATUSES, "change": _CHANGE},
    "actor_balance": {"kind": get_args(PartyKind)},
    "concerns": {"concern": ("deadline-past", "earlier-year", "unchanged-for-years", "contradiction")},
    "review": {"reason": get_args(DoubtReason), "verdict": ("same", "different")},
    "row_review": {"verdict": ("right", "wrong")},
}


def codes(view: str, table: pa.Table) -> dict[str, list[str]]:
    """By column the codes it may hold. Theme codes are those of our list, and what an import has besides."""
    found = {column: list(values) for column, values in _CODES.get(view, {}).items()}
    if "theme_code" in table.column_names:
        used = set(table.column("theme_code").to_pylist()) - {None}
        found["theme_code"] = [*theme_codes(), *sorted(used - set(theme_codes()))]
    return found
