"""A file for each public view: CSV with a Frictionless data package, and Parquet."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jaarschijf.output.exports.keys import KEYS, REFERENCES
from jaarschijf.output.exports.views import EDTF, exported_table
from jaarschijf.output.replacing import replacing_files
from jaarschijf.schema.identity import file_sha256

if TYPE_CHECKING:
    import pyarrow as pa

    from jaarschijf.corpus.answer import Comment
    from jaarschijf.corpus.store import Corpus

# A spreadsheet takes a cell that begins like this for a formula (OWASP, CSV injection).
_FORMULA = re.compile(r"^[=+\-@\t\r]")


def export_csv(corpus: Corpus, out: Path) -> None:
    """A folder with a CSV file for each public view, and `datapackage.json` with the types, meanings, keys and codes of their
    columns, and their sizes and hashes, by which a file of another export among them shows.

    UTF-8 with a byte order mark, as Excel wants it. Lists are JSON texts. A text that a spreadsheet would run as a
    formula gets an apostrophe before it.
    """
    resources = []
    comments = corpus.comments()
    with replacing_files(out) as beside:
        for view in corpus.views():
            table = exported_table(corpus, view)
            file = beside / f"{view}.csv"
            _write_csv(table, file)
            resources.append(_resource(view, table, file, comments[view]))
        package = {"name": "jaarschijf", "profile": "tabular-data-package", "resources": resources}
        described = json.dumps(package, indent=1, ensure_ascii=False)
        (beside / "datapackage.json").write_text(described, encoding="utf-8", newline="")


def _write_csv(table: pa.Table, path: Path) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(table.column_names)
        for batch in table.to_batches():
            rows = zip(*(column.to_pylist() for column in batch.columns), strict=True)
            writer.writerows(map(csv_cell, row) for row in rows)


def csv_cell(value: object) -> object:
    """A value as a CSV cell: lists as JSON, None as nothing, and no text that a spreadsheet would run."""
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False, default=str)
    if isinstance(value, str) and _FORMULA.match(value):
        return f"'{value}"
    return value


def _resource(view: str, table: pa.Table, file: Path, comment: Comment) -> dict[str, Any]:
    from jaarschijf.output.exports.codes import codes

    held = codes(view, table)
    meanings = {"edtf": EDTF, **comment.columns}
    fields = [_field(field, meanings.get(field.name), held.get(field.name)) for field in table.schema]
    described: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    if view in KEYS:
        described["primaryKey"] = KEYS[view]
    if view in REFERENCES:
        described["foreignKeys"] = [
            {"fields": column, "reference": {"resource": target, "fields": key}}
            for column, (target, key) in REFERENCES[view].items()
        ]
    return {
        "name": view,
        "description": comment.text,
        "path": file.name,
        "bytes": file.stat().st_size,
        "hash": f"sha256:{file_sha256(file)}",
        "profile": "tabular-data-resource",
        "encoding": "utf-8-sig",
        "schema": described,
    }


def _field(field: pa.Field, meaning: str | None, held: list[str] | None) -> dict[str, Any]:
    """A column's name, type, meaning, and the codes that are all it may hold."""
    described: dict[str, Any] = {"name": field.name, **_field_type(field.type)}
    if meaning:
        described["description"] = meaning
    if held:
        described["constraints"] = {"enum": held}
    return described


def _field_type(arrow: pa.DataType) -> dict[str, str]:
    from pyarrow import types

    if types.is_integer(arrow):
        return {"type": "integer"}
    if types.is_floating(arrow):
        return {"type": "number"}
    if types.is_boolean(arrow):
        return {"type": "boolean"}
    if types.is_date(arrow):
        return {"type": "date"}
    if types.is_timestamp(arrow):
        return {"type": "datetime", "format": "any"}
    if types.is_list(arrow):
        return {"type": "array"}
    return {"type": "string"}


def export_parquet(corpus: Corpus, out: Path) -> None:
    """A folder with a Parquet file for each public view, typed as in the corpus."""
    from pyarrow import parquet

    with replacing_files(out) as beside:
        for view in corpus.views():
            parquet.write_table(exported_table(corpus, view), beside / f"{view}.parquet")
