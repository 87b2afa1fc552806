"""The tables of a corpus: made, or brought up to date from an older version."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from jaarschijf.corpus.records import content_key
from jaarschijf.corpus.transaction import Connection, transaction
from jaarschijf.schema.packaged import packaged_text
from jaarschijf.schema.problems import CorpusError

SCHEMA_VERSION = 7


def read_sql(name: str) -> str:
    """One of the SQL files beside this module."""
    return packaged_text("jaarschijf.corpus", name)


def is_empty(connection: Connection) -> bool:
    """Whether there is no table at all: its maker died, or never began."""
    (count,) = connection.execute("select count(*) from duckdb_tables()").fetchone()
    return not count


def create(connection: Connection) -> None:
    """Make the tables and views."""
    # Hundreds of small statements: each takes longer where it is optimised.
    connection.execute("pragma disable_optimizer")
    with transaction(connection):
        connection.execute(read_sql("tables.sql"))
        connection.execute(read_sql("views.sql"))
        connection.execute("insert into store.meta values ('schema_version', ?)", [str(SCHEMA_VERSION)])
    connection.execute("pragma enable_optimizer")


def found_version(connection: Connection, path: Path) -> int:
    """The version of a corpus. Raises CorpusError for what is none, and for one of a later version than this."""
    if "meta" not in {
        name
        for (name,) in connection.execute(
            "select table_name from duckdb_tables() where schema_name = 'store'"
        ).fetchall()
    }:
        hint = "give the file that `jaarschijf ingest --db` made"
        raise CorpusError("a DuckDB file, but not a corpus of jaarschijf", where=str(path), hint=hint)
    found = connection.execute("select value from store.meta where key = 'schema_version'").fetchone()
    version = int(found[0]) if found else 0
    if version > SCHEMA_VERSION:
        raise CorpusError(
            f"made by a newer jaarschijf (corpus version {version}, this one knows {SCHEMA_VERSION})",
            where=str(path),
            hint="upgrade jaarschijf",
        )
    return version


def migrate(connection: Connection, version: int) -> None:
    """Bring tables and views of an older version up to this one, all or nothing."""
    with transaction(connection):
        for step in range(version, SCHEMA_VERSION):
            connection.execute(read_sql(f"migrate_{step}_to_{step + 1}.sql"))
        _fill_content_keys(connection)
        connection.execute(read_sql("views.sql"))
        connection.execute("delete from store.evolution")
        connection.execute("insert into store.evolution from store.derived_evolution(null)")
        connection.execute("update store.meta set value = ? where key = 'schema_version'", [str(SCHEMA_VERSION)])


def _fill_content_keys(connection: Connection) -> None:
    """Keys of agreements from before they had any: SQL does not know how texts are normalised."""
    found = connection.execute(
        "select a.agreement_id, d.document_id, d.municipality, d.year, a.year, a.text from store.agreements a"
        " join store.documents d using (document_id) join store.agreement_rows r using (row_id)"
        " where a.content_key is null order by a.document_id, r.ordinal, a.year"
    ).fetchall()
    seen: dict[str, Counter[str]] = {}
    keys = [
        (content_key(municipality, document_year, year, text, seen.setdefault(document, Counter())), agreement)
        for agreement, document, municipality, document_year, year, text in found
    ]
    if keys:
        connection.execute(
            "update store.agreements set content_key = made.key"
            " from (select unnest(?::varchar[]) as key, unnest(?::varchar[]) as agreement_id) made"
            " where made.agreement_id = agreements.agreement_id",
            [list(column) for column in zip(*keys, strict=True)],
        )
