"""The file of a corpus: opened, made with its tables and views, or brought up to date from an older version."""

from __future__ import annotations

import shutil
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb

from jaarschijf.corpus.refusal import cannot_open
from jaarschijf.corpus.transaction import transaction
from jaarschijf.schema.problems import CorpusError

SCHEMA_VERSION = 1
# DuckDB 2 writes files that 1.x can't open, unless told to keep to the first format.
_STORAGE_VERSION = "v1.0.0"


def connect(path: Path, *, read_only: bool, create: bool) -> duckdb.DuckDBPyConnection:
    """A connection to a corpus whose tables and views are those of this version; see `Corpus.open`."""
    exists = path.exists()
    if not exists and (read_only or not create):
        raise CorpusError("no such corpus", where=str(path), hint="make one with `jaarschijf ingest`")
    if not exists and not path.parent.exists():
        raise CorpusError("no such folder for a corpus", where=str(path), hint="make the folder, or name another file")
    config: dict[str, Any] = {} if exists else {"storage_compatibility_version": _STORAGE_VERSION}
    try:
        connection = duckdb.connect(str(path), read_only=read_only, config=config)
    except duckdb.Error as error:
        raise cannot_open(path, error) from error
    try:
        # A process may have died right after it made the file.
        if not exists or (not read_only and _is_empty(connection)):
            _create(connection)
        else:
            _bring_up_to_date(connection, path, read_only=read_only)
    except BaseException:
        connection.close()
        raise
    return connection


def read_sql(name: str) -> str:
    """One of the SQL files beside this module."""
    return files("jaarschijf.corpus").joinpath(name).read_text(encoding="utf-8")


def _is_empty(connection: duckdb.DuckDBPyConnection) -> bool:
    (count,) = connection.execute("select count(*) from duckdb_tables()").fetchone() or (0,)
    return not count


def _create(connection: duckdb.DuckDBPyConnection) -> None:
    with transaction(connection):
        connection.execute(read_sql("tables.sql"))
        connection.execute(read_sql("views.sql"))
        connection.execute("insert into store.meta values ('schema_version', ?)", [str(SCHEMA_VERSION)])


def _bring_up_to_date(connection: duckdb.DuckDBPyConnection, path: Path, *, read_only: bool) -> None:
    try:
        found = connection.execute("select value from store.meta where key = 'schema_version'").fetchone()
    except duckdb.Error as error:
        hint = "give the file that `jaarschijf ingest --db` made"
        raise CorpusError("a DuckDB file, but not a corpus of jaarschijf", where=str(path), hint=hint) from error
    version = int(found[0]) if found else 0
    if version > SCHEMA_VERSION:
        raise CorpusError(
            f"made by a newer jaarschijf (corpus version {version}, this one knows {SCHEMA_VERSION})",
            where=str(path),
            hint="upgrade jaarschijf",
        )
    if version < SCHEMA_VERSION and not read_only:
        _migrate(connection, path, version)


def _migrate(connection: duckdb.DuckDBPyConnection, path: Path, version: int) -> None:
    connection.execute("checkpoint")
    shutil.copyfile(path, path.with_name(f"{path.name}.v{version}.backup"))
    with transaction(connection):
        for step in range(version, SCHEMA_VERSION):
            connection.execute(read_sql(f"migrate_{step}_to_{step + 1}.sql"))
        connection.execute(read_sql("views.sql"))
        connection.execute("update store.meta set value = ? where key = 'schema_version'", [str(SCHEMA_VERSION)])
