"""What can be asked of a corpus, and what it tells of itself: views, comments, evolution, faults."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import duckdb

from jaarschijf.corpus.answer import Comment, QueryResult, evolution_filter, fetched
from jaarschijf.corpus.migration import read_sql
from jaarschijf.corpus.opening import CorpusFile
from jaarschijf.corpus.public_views import PublicViews
from jaarschijf.corpus.refusal import first_line
from jaarschijf.schema.link import STATUSES
from jaarschijf.schema.problems import Problem, QueryError

if TYPE_CHECKING:
    import pyarrow as pa


_QUERY_MEMORY = "2GB"
_VIEWS = "`show tables` lists the views, `describe agreements` the columns of one"
_DEFINED = re.compile(r"^create or replace view (\w+) as", re.MULTILINE)
# Columns of `files` and `mentions` that are words of SQL; `case` has an `end` of its own.
_RESERVED = re.compile(r'(?!.*\bcase\b).*(?<!")\b(?:at|end)\b(?!")', re.IGNORECASE | re.DOTALL)
_QUOTED = 'of columns, "at" and "end" are written between quotes'
# `show`, `describe`, `summarize` and a pragma that tells are among these; a pivot is several statements under its one.
_THAT_READ = {
    duckdb.StatementType.SELECT,
    duckdb.StatementType.EXPLAIN,
    duckdb.StatementType.PRAGMA,
    duckdb.StatementType.MULTI,
}
_PLACE_OF_ROW = """select (d.municipality, d.year, d.document_id, r.ordinal)
  from store.agreement_rows r join store.documents d using (document_id)"""
_PLACE_OF_AGREEMENT = f"{_PLACE_OF_ROW} join store.agreements a using (row_id)"
# Of the large views, which have none of their own: DuckDB would sort for each question. All as a reader comes upon them.
_ORDER = {
    "mentions": f"""({_PLACE_OF_ROW} where r.row_id = mentions.row_id), field, year, "start", "end", label""",
    "links": f"""municipality, to_year, ({_PLACE_OF_AGREEMENT} where a.agreement_id = to_agreement_id),
  ({_PLACE_OF_AGREEMENT} where a.agreement_id = from_agreement_id), from_agreement_id, to_agreement_id""",
    "quotes": f"""({_PLACE_OF_AGREEMENT} where a.agreement_id = quoted_agreement_id), original_agreement_id""",
    # As they stand in their document, then those that are no longer there.
    "evolution": f"""municipality, year, agreement_id is null,
  ({_PLACE_OF_AGREEMENT} where a.agreement_id = coalesce(evolution.agreement_id, evolution.previous_agreement_id)),
  lineage_id, agreement_id, previous_agreement_id""",
}


class CorpusReader(PublicViews):
    """A corpus that is open; `Corpus` adds writing to it. A context manager: it lets go of its file at the end."""

    def __init__(self, file: CorpusFile, *, read_only: bool) -> None:
        self._file = file
        self.path = file.path
        self.read_only = read_only
        self._locked = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; what was written stands in it."""
        self._file.close()

    @property
    def _connection(self) -> duckdb.DuckDBPyConnection:
        return self._file.connection

    def query(self, sql: str, parameters: Sequence[object] = (), *, timeout: float = 60.0) -> QueryResult:
        """Answer one statement that reads; it can't write, nor reach other files.

        Raises QueryError with DuckDB's own words, when the statement is not one that reads, or when it takes more than
        `timeout` seconds or 2 GiB of memory.
        """
        try:
            statements = duckdb.extract_statements(sql)
        except duckdb.Error as error:
            hint = _QUOTED if _RESERVED.match(sql) else None
            raise QueryError(first_line(error), hint=hint) from error
        if not statements:
            raise QueryError("nothing is asked", hint="give a question, as `from agreements`")
        if len(statements) > 1:
            raise QueryError(f"one statement at a time, not {len(statements)}", hint="ask each by itself")
        if statements[0].type not in _THAT_READ:
            raise QueryError(
                "questions are read-only, and this is not a statement that reads",
                hint="ask with select, from, describe or explain",
            )
        if not self.read_only:
            raise QueryError("open the corpus read-only to query it", hint="close it and open it with read_only=True")
        self._lock()
        stop = Timer(timeout, self._connection.interrupt)
        stop.start()
        try:
            cursor = self._connection.execute(sql, list(parameters))
            described, rows = cursor.description, fetched(cursor, timeout)
        except (duckdb.InterruptException, TimeoutError) as error:
            raise QueryError(f"took longer than {timeout:g} seconds", hint="ask for less, or give --timeout") from error
        except MemoryError as error:
            raise QueryError(f"the answer takes more memory than {_QUERY_MEMORY}", hint="ask for less") from error
        except duckdb.OutOfMemoryException as error:
            raise QueryError(f"took more memory than {_QUERY_MEMORY}", hint="ask for less") from error
        except (duckdb.BinderException, duckdb.CatalogException) as error:
            raise QueryError(first_line(error), hint=_VIEWS) from error
        except duckdb.Error as error:
            raise QueryError(first_line(error)) from error
        finally:
            stop.cancel()
        columns = tuple(str(column[0]) for column in described or [])
        return QueryResult(columns, tuple(str(column[1]) for column in described or []), rows)

    def _lock(self) -> None:
        """No way out of the corpus for SQL of others, and no way back."""
        if not self._locked:
            self._connection.execute(f"set memory_limit = '{_QUERY_MEMORY}'")
            # No room on disk beside it: what does not fit in memory ends.
            self._connection.execute("set max_temp_directory_size = '0B'")
            self._connection.execute("set enable_external_access = false")
            self._connection.execute("set lock_configuration = true")
            self._locked = True

    def table(self, view: str) -> pa.Table:
        """All of a public view, as an Arrow table: the same rows in the same order, however they came into the corpus.

        Raises QueryError when there is no such view.
        """
        ordered = f" order by {_ORDER[view]}" if view in _ORDER else ""
        try:
            with self._connection.cursor() as cursor:
                return cursor.sql(f'from "{view}"{ordered}').to_arrow_table()
        except duckdb.CatalogException as error:
            raise QueryError(first_line(error), hint=_VIEWS) from error

    def stored(self, table: str) -> list[dict[str, Any]]:
        """All rows of a table of tables.sql, by column: what an export needs and no view tells. Not for questions."""
        return self._answer(f'from store."{table}" order by all', []).records()

    def views(self) -> list[str]:
        """Names of the public views, in the order in which they are defined: documents and agreements before what follows
        from them. DuckDB forgets that order when it opens the file again."""
        found = self._connection.execute(
            "select view_name from duckdb_views() where schema_name = 'main' and not internal order by view_name"
        ).fetchall()
        defined = {name: place for place, name in enumerate(_DEFINED.findall(read_sql("views.sql")))}
        return sorted((str(name) for (name,) in found), key=lambda name: defined.get(name, len(defined)))

    def source_paths(self) -> dict[str, Path]:
        """Where the PDF of each document lay when it was ingested, by document_id; it may have gone since."""
        found = self._connection.execute(
            "select document_id, path from store.documents order by document_id"
        ).fetchall()
        return {str(document_id): Path(path) for document_id, path in found}

    def comments(self) -> dict[str, Comment]:
        """What each public view and its columns are."""
        columns: dict[str, dict[str, str]] = {}
        for view, column, text in self._connection.execute(
            "select table_name, column_name, coalesce(comment, '') from duckdb_columns() where schema_name = 'main'"
            " order by table_name, column_index"
        ).fetchall():
            columns.setdefault(view, {})[column] = text
        texts = dict(
            self._connection.execute(
                "select view_name, coalesce(comment, '') from duckdb_views() where schema_name = 'main' and not internal"
            ).fetchall()
        )
        return {view: Comment(texts[view], columns.get(view, {})) for view in self.views()}

    def evolution(
        self,
        *,
        municipality: str | None = None,
        theme: str | None = None,
        first: int | None = None,
        last: int | None = None,
        status: str | None = None,
    ) -> QueryResult:
        """Rows of the view `evolution`: those of a municipality, a theme (part of its name or code), from `first` to `last` year."""
        where, parameters = evolution_filter(municipality, theme, first, last)
        if status is not None:
            where, parameters = f"{where} and status = ?", [*parameters, status]
        return self._answer(f"select * from evolution where {where} order by {_ORDER['evolution']}", parameters)

    def evolution_counts(
        self,
        *,
        municipality: str | None = None,
        theme: str | None = None,
        first: int | None = None,
        last: int | None = None,
    ) -> QueryResult:
        """How many agreements are baseline, new, continued and dropped: a row for each municipality and year."""
        where, parameters = evolution_filter(municipality, theme, first, last)
        counts = ", ".join(f"count(*) filter (status = '{status}') as {status}" for status in STATUSES)
        return self._answer(
            f"select municipality, year, {counts} from evolution where {where} group by all order by all", parameters
        )

    def mergers(self, municipality: str, first: int, last: int) -> dict[str, list[str]]:
        """By lineage those in which it went on from `first` to `last` year, though another is surer to be what they continue."""
        found = self._connection.execute(
            "select f.lineage_id, list(t.lineage_id order by k.to_year, k.score desc, t.lineage_id) from store.links k"
            " join store.lineages f on f.agreement_id = k.from_agreement_id"
            " join store.lineages t on t.agreement_id = k.to_agreement_id"
            " where k.municipality = ? and k.from_year >= ? and k.to_year <= ? and f.lineage_id <> t.lineage_id group by all",
            [municipality, first, last],
        ).fetchall()
        return dict(found)

    def link_count(self) -> int:
        """How many links there are."""
        (count,) = self._connection.execute("select count(*) from store.links").fetchone() or (0,)
        return int(count)

    def known_files(self) -> dict[str, tuple[str, str]]:
        """By the SHA-256 of its file the id of each document, and the name of that file."""
        found = self._connection.execute("select sha256, document_id, source from store.documents").fetchall()
        return {str(sha256): (str(document_id), str(source)) for sha256, document_id, source in found}

    def alike(self, document_id: str) -> list[str]:
        """A warning for each other document that has most agreements of this one word for word."""
        found = self._connection.execute(
            "select warning from store.alike where document_id = ? order by source, twin_id", [document_id]
        ).fetchall()
        return [str(warning) for (warning,) in found]

    def unlinked(self) -> list[str]:
        """The municipalities of which a document came, went or changed since they were last linked, and that have one."""
        found = self._connection.execute(
            "from store.unlinked semi join store.documents using (municipality) order by municipality"
        ).fetchall()
        return [str(municipality) for (municipality,) in found]

    def check(self) -> list[Problem]:
        """What is not sound: an orphan, an id that leads nowhere, a box off its page, a text that is not what its id says."""
        from jaarschijf.corpus.fingerprint import changed_texts

        faults = [*self._answer(read_sql("checks.sql"), []).rows, *changed_texts(self._connection)]
        return [Problem(code=str(code), message=str(message), severity="error") for code, message in faults]

    def _answer(self, sql: str, parameters: Sequence[object]) -> QueryResult:
        cursor = self._connection.execute(sql, list(parameters))
        described = cursor.description or []
        names, types = ([str(column[part]) for column in described] for part in (0, 1))
        return QueryResult(tuple(names), tuple(types), cursor.fetchall())
