"""What a question to the corpus gives, and how its questions are put."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class QueryResult:
    """An answer: names and DuckDB types of the columns, and the rows."""

    columns: tuple[str, ...]
    types: tuple[str, ...]
    rows: list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Comment:
    """What a view and its columns are, in words."""

    text: str
    columns: dict[str, str]


def evolution_filter(
    municipality: str | None, theme: str | None, first: int | None, last: int | None
) -> tuple[str, list[object]]:
    """A condition on the view `evolution`, and its parameters; what is None is not asked."""
    conditions: list[tuple[str, object]] = [
        ("lower(municipality) = lower(?)", municipality),
        ("contains(lower(theme), lower(?))", theme),
        ("year >= ?", first),
        ("year <= ?", last),
    ]
    asked = [(sql, value) for sql, value in conditions if value is not None]
    return " and ".join(["true", *(sql for sql, _ in asked)]), [value for _, value in asked]
