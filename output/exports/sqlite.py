"""SQLite with full-text search, and the metadata that makes it a Datasette site."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jaarschijf.output.exports.keys import KEYS, REFERENCES
from jaarschijf.output.exports.views import exported_table
from jaarschijf.output.replacing import replacing, text_file
from jaarschijf.schema.problems import OutputError

if TYPE_CHECKING:
    from jaarschijf.corpus.store import Corpus

_SEARCHED = {
    "agreements": ["text", "doelstelling", "kaderafspraak"],
    "agreement_rows": ["doelstelling", "kaderafspraak"],
}


def export_sqlite(corpus: Corpus, out: Path) -> None:
    """A SQLite file with a table for each public view, keys, indexes and full-text search; beside it `OUT.metadata.json`.

    `datasette OUT --metadata OUT.metadata.json` is a web site on it. Lists are JSON texts.
    """
    with replacing(out) as beside:
        try:
            _write(corpus, beside)
        except sqlite3.OperationalError as error:  # a full disk
            raise OutputError(f"can't be written: {error}", where=str(out), hint="make room on the disk") from error
    with text_file(out.with_name(f"{out.name}.metadata.json")) as stream:
        json.dump(_metadata(corpus, out.stem), stream, ensure_ascii=False, indent=1)


def _write(corpus: Corpus, path: Path) -> None:
    from sqlite_utils import Database

    database = Database(path)
    tables = {view: exported_table(corpus, view) for view in corpus.views()}
    for view, table in tables.items():
        columns: dict[str, Any] = {field.name: _python_type(str(field.type)) for field in table.schema}
        keys = KEYS.get(view)
        database.table(view).create(columns, pk=(keys[0] if keys and len(keys) == 1 else keys))
    # Datasette makes links of these.
    database.add_foreign_keys([(view, c, *to) for view, columns in REFERENCES.items() for c, to in columns.items()])
    for view, table in tables.items():
        database.table(view).insert_all(table.to_pylist())
        for column in REFERENCES.get(view, {}):
            database.table(view).create_index([column], if_not_exists=True)
        searched = [column for column in _SEARCHED.get(view, []) if column in table.column_names]
        if searched:
            database.table(view).enable_fts(searched, tokenize="unicode61 remove_diacritics 2")
    database.close()


def _python_type(arrow: str) -> type:
    if arrow.startswith(("int", "uint")):
        return int
    return float if arrow in ("double", "float") else str


def _metadata(corpus: Corpus, database: str) -> dict[str, Any]:
    """Datasette's own form: descriptions of tables and columns are the comments of the views."""
    tables = {}
    for view, comment in corpus.comments().items():
        tables[view] = {"description": comment.text, "columns": comment.columns}
    return {"title": "jaarschijf", "databases": {database: {"tables": tables}}}
