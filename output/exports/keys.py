"""What tables of an export say of each other: keys and references."""

from __future__ import annotations

KEYS = {
    "documents": ["document_id"],
    "themes": ["document_id", "theme_number"],
    "agreement_rows": ["row_id"],
    "agreements": ["agreement_id"],
    "mentions": ["mention_id"],
    "links": ["from_agreement_id", "to_agreement_id"],
    "lineages": ["lineage_id"],
    "row_review": ["row_id"],
}
_AN_AGREEMENT = ("agreements", "agreement_id")
_PAIR = {"from_agreement_id": _AN_AGREEMENT, "to_agreement_id": _AN_AGREEMENT}
_DOCUMENT = {"document_id": ("documents", "document_id")}
_ROW = {"row_id": ("agreement_rows", "row_id")}
_AGREEMENT = {"agreement_id": _AN_AGREEMENT}
# By view and column, the view and column it refers to.
REFERENCES: dict[str, dict[str, tuple[str, str]]] = {
    "parties": _DOCUMENT,
    "themes": _DOCUMENT,
    "unplaced_text": _DOCUMENT,
    "agreement_rows": _DOCUMENT,
    "agreements": _DOCUMENT | _ROW,
    "mentions": _DOCUMENT | _ROW | _AGREEMENT,
    "links": _PAIR,
    "quotes": {"quoted_agreement_id": _AN_AGREEMENT, "original_agreement_id": _AN_AGREEMENT},
    "evolution": {
        **_AGREEMENT,
        "previous_agreement_id": _AN_AGREEMENT,
        "lineage_id": ("lineages", "lineage_id"),
    },
    "amendments": _PAIR,
    "concerns": _DOCUMENT | _AGREEMENT,
    "review": _PAIR,
    "row_review": _DOCUMENT | _ROW,
}
