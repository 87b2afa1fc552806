"""Rows of a table as text: a worker makes it, a pipe carries it whole, and DuckDB reads it in less time than values."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from jaarschijf.corpus.records import DocumentRecord, Records
from jaarschijf.schema.spool import Spool

_TOGETHER = 2_000  # rows of one part: of what it is given DuckDB makes several copies
_FEW = 100  # rows that are as soon put in as they are
_KEPT = 4  # parts: those of a longer document are put away


@dataclass(frozen=True, slots=True)
class PackedRows:
    """The rows of one table, so many together in each part: a text for each column, a JSON array of values; dates are in ISO
    form."""

    parts: Sequence[Sequence[str]]


StorableRows = Sequence[tuple[Any, ...]] | PackedRows


@dataclass(frozen=True, slots=True)
class PackedDocument:
    """A document with its rows for the tables of the corpus, by table: packed where they are more than a few."""

    record: DocumentRecord
    tables: Mapping[str, StorableRows]


def pack(records: Records) -> PackedDocument:
    """The rows that `document_records` made of one document."""
    tables = {table: PackedRows(_packed(rows)) if len(rows) > _FEW else list(rows) for table, rows in records.items()}
    return PackedDocument(DocumentRecord(*records["documents"][0]), tables)


def in_parts(rows: Iterable[tuple[Any, ...]]) -> Iterator[list[list[Any]]]:
    """The columns of the rows, of so many rows together."""
    remaining = iter(rows)
    while part := list(islice(remaining, _TOGETHER)):
        yield [list(column) for column in zip(*part, strict=True)]


def _packed(rows: Iterable[tuple[Any, ...]]) -> Spool[list[str]]:
    parts = ([json.dumps(column, ensure_ascii=False, default=str) for column in columns] for columns in in_parts(rows))
    return Spool(parts, most=_KEPT, together=1)
