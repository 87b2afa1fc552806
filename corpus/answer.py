"""What a question to the corpus gives, and how its questions are put."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import chain
from sys import getsizeof
from time import monotonic
from typing import TYPE_CHECKING, Any, Protocol

from jaarschijf.corpus.frames import Frames

if TYPE_CHECKING:
    import pyarrow as pa

_AT_ONCE = 1000  # rows
_MOST_WEIGHT = 2_000_000_000  # bytes


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


# The code of the theme that an agreement stands under; of a dropped one, stood under last.
_CODE = (
    "select any_value(theme_code) from agreements"
    " where agreements.agreement_id = coalesce(evolution.agreement_id, evolution.previous_agreement_id)"
)


def evolution_filter(
    municipality: str | None, theme: str | None, first: int | None, last: int | None
) -> tuple[str, list[object]]:
    """A condition on the view `evolution`, and its parameters; what is None is not asked."""
    conditions: list[tuple[str, object]] = [
        ("lower(municipality) = lower(?)", municipality),
        (f"contains(lower(concat_ws(' ', theme, ({_CODE}))), lower(?))", theme),
        ("year >= ?", first),
        ("year <= ?", last),
    ]
    asked = [(sql, value) for sql, value in conditions if value is not None]
    return " and ".join(["true", *(sql for sql, _ in asked)]), [value for _, value in asked]


class Cursor(Protocol):
    """What gives rows, some at a time."""

    def fetchmany(self, size: int, /) -> list[Any]:
        """The next rows; none at the end."""


def fetched(cursor: Cursor, seconds: float) -> list[tuple[Any, ...]]:
    """The rows of an answer. Raises TimeoutError when that takes longer, MemoryError when they weigh more than 2 GB.

    DuckDB's own limits hold for what it keeps, not for the rows that are made of it here.
    """
    until = monotonic() + seconds
    rows: list[tuple[Any, ...]] = []
    weight = 0
    while piece := cursor.fetchmany(_AT_ONCE):
        weight += _weight(list(chain.from_iterable(piece)))
        if weight > _MOST_WEIGHT:
            raise MemoryError
        if monotonic() > until:
            raise TimeoutError
        rows += piece
    return rows


def _weight(values: Collection[Any]) -> int:
    """Bytes that values take, with what they hold."""
    held = [value for value in values if isinstance(value, (dict, list, tuple))]
    inner = [_weight(value.values() if isinstance(value, dict) else value) for value in held]
    return sum(map(getsizeof, values)) + sum(inner)
