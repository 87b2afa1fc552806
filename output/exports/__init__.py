"""The corpus as files that other programs take: a module for each kind of consumer, and the list of formats.

Each file is written beside its place and renamed, so that a stopped export never leaves half a file.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jaarschijf.output.exports.annotations import export_jsonld
from jaarschijf.output.exports.calendar import export_ics
from jaarschijf.output.exports.documents import export_json, export_jsonl
from jaarschijf.output.exports.labelling import export_labelstudio
from jaarschijf.output.exports.sqlite import export_sqlite
from jaarschijf.output.exports.tables import export_csv, export_parquet
from jaarschijf.output.exports.workbook import export_xlsx

if TYPE_CHECKING:
    from jaarschijf.corpus.store import Corpus

__all__ = ["FORMATS"]

# What a format could not hold is told in words.
FORMATS: dict[str, Callable[[Corpus, Path], Sequence[str] | None]] = {
    "json": export_json,
    "jsonl": export_jsonl,
    "csv": export_csv,
    "xlsx": export_xlsx,
    "parquet": export_parquet,
    "sqlite": export_sqlite,
    "jsonld": export_jsonld,
    "ics": export_ics,
    "labelstudio": export_labelstudio,
}
