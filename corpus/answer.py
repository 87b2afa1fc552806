"""What a question to the corpus gives, and how its questions are put."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jaarschijf.corpus.frames import Frames

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class QueryResult(Frames):
    """An answer: names and DuckDB types of the columns, and the rows; as a data frame by `df`, `pl` and `arrow`."""

    columns: tuple[str, ...]
    types: tuple[str, ...]
    rows: list[tuple[Any, ...]]

    def records(self) -> list[dict[str, Any]]:
        """The rows, by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def arrow(self) -> pa.Table:
        """An Arrow table; a column that holds nothing is of type null."""
        import pyarrow as pa

        columns = zip(*self.rows, strict=True) if self.rows else ([] for _ in self.columns)
        return pa.Table.from_arrays([pa.array(list(column)) for column in columns], names=list(self.columns))


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
