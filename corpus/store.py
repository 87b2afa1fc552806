"""The corpus: one DuckDB file with documents over the years, their tags and their links. Only this and `opening` touch DuckDB."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, Self

import duckdb

from jaarschijf.corpus.answer import Comment, QueryResult, evolution_filter
from jaarschijf.corpus.opening import connect, read_sql
from jaarschijf.corpus.records import document_records, link_records
from jaarschijf.corpus.refusal import first_line
from jaarschijf.corpus.transaction import transaction
from jaarschijf.schema.problems import CorpusError, Problem, QueryError

if TYPE_CHECKING:
    import pyarrow as pa

    from jaarschijf.corpus.link import Linked
    from jaarschijf.corpus.statement import Statement
    from jaarschijf.schema.document import Document
    from jaarschijf.schema.mention import Tags

Verdict = Literal["same", "different"]

_PARTS = ("mentions", "agreements", "agreement_rows", "themes", "parties", "attachments", "documents")
# What linking makes, by the columns that name an agreement.
_LINKED = (
    ("links", "from_agreement_id"),
    ("links", "to_agreement_id"),
    ("lineages", "agreement_id"),
    ("quotes", "quoted_agreement_id"),
    ("quotes", "original_agreement_id"),
    ("doubts", "from_agreement_id"),
    ("doubts", "to_agreement_id"),
)


class Corpus:
    """Documents over the years in one DuckDB file.

    Open it with `Corpus.open`; it is a context manager. While it is open for writing, no other process can open it.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: Path, *, read_only: bool) -> None:
        self._connection = connection
        self.path = path
        self.read_only = read_only
        self._locked = False

    @classmethod
    def open(cls, path: str | Path, *, read_only: bool = False, create: bool = True) -> Self:
        """Open a corpus; a new one is made when `create` and not `read_only`.

        Raises CorpusError when it is absent, in use by another process, not a corpus, or of a newer version.
        An older one is brought up to date, after a copy is put beside it.
        """
        path = Path(path)
        return cls(connect(path, read_only=read_only, create=create), path, read_only=read_only)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _transaction(self) -> AbstractContextManager[None]:
        return transaction(self._connection)

    # Writing

    def has(self, sha256: str) -> str | None:
        """The id of the document read from a file with this content, or None."""
        found = self._connection.execute(
            "select document_id from store.documents where sha256 = ?", [sha256]
        ).fetchone()
        return str(found[0]) if found else None

    def store(self, document: Document, tags: Tags, *, path: str) -> None:
        """Put a document in, whole or not at all; it replaces what was read from the same content or the same path."""
        records = document_records(document, tags, path)
        with self._transaction():
            replaced = self._connection.execute(
                "select document_id from store.documents where sha256 = ? or path = ?", [document.sha256, path]
            ).fetchall()
            for (document_id,) in replaced:
                self._remove(document_id)
            for table in reversed(_PARTS):
                self._insert(table, records[table])

    def record(
        self,
        *,
        path: str,
        sha256: str | None,
        outcome: str,
        stage: str | None = None,
        reason: str | None = None,
        document_id: str | None = None,
        at: datetime,
    ) -> None:
        """Note what became of the file at `path`; `at` is in UTC. The last word on a path stands."""
        with self._transaction():
            self._connection.execute("delete from store.files where path = ?", [path])
            self._insert("files", [(path, Path(path).name, sha256, outcome, stage, reason, document_id, at)])

    def _remove(self, document_id: str) -> None:
        for table, column in _LINKED:
            self._connection.execute(
                f"delete from store.{table} where {column} in"
                " (select agreement_id from store.agreements where document_id = ?)",
                [document_id],
            )
        for table in _PARTS:
            self._connection.execute(f"delete from store.{table} where document_id = ?", [document_id])

    def _insert(self, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
        if not rows:
            return
        types = [
            kind
            for (kind,) in self._connection.execute(
                "select data_type from duckdb_columns() where schema_name = 'store' and table_name = ?"
                " order by column_index",
                [table],
            ).fetchall()
        ]
        columns = ", ".join(f"unnest(?::{kind}[])" for kind in types)
        self._connection.execute(
            f"insert into store.{table} select {columns}", [list(c) for c in zip(*rows, strict=True)]
        )

    # Asking

    def query(self, sql: str, parameters: Sequence[object] = ()) -> QueryResult:
        """Answer one statement that reads; it can't write, nor reach other files.

        Raises QueryError with DuckDB's own words, or when the statement is not one that reads.
        """
        try:
            statements = duckdb.extract_statements(sql)
        except duckdb.Error as error:
            raise QueryError(first_line(error)) from error
        if len(statements) != 1:
            raise QueryError(f"one statement at a time, not {len(statements)}")
        if not self.read_only:
            raise QueryError("open the corpus read-only to query it")
        self._lock()
        try:
            cursor = self._connection.execute(sql, list(parameters))
            described, rows = cursor.description, cursor.fetchall()
        except duckdb.Error as error:
            raise QueryError(first_line(error)) from error
        columns = tuple(str(column[0]) for column in described or [])
        return QueryResult(columns, tuple(str(column[1]) for column in described or []), rows)

    def _lock(self) -> None:
        """No way out of the corpus for SQL of others, and no way back."""
        if not self._locked:
            self._connection.execute("set enable_external_access = false")
            self._connection.execute("set lock_configuration = true")
            self._locked = True

    def table(self, view: str) -> pa.Table:
        """All of a public view, as an Arrow table."""
        with self._connection.cursor() as cursor:
            return cursor.sql(f'from "{view}"').to_arrow_table()

    def views(self) -> list[str]:
        """Names of the public views, in the order in which they are defined."""
        return [
            str(name)
            for (name,) in self._connection.execute(
                "select view_name from duckdb_views() where schema_name = 'main' and not internal order by view_oid"
            ).fetchall()
        ]

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
            " order by table_oid, column_index"
        ).fetchall():
            columns.setdefault(view, {})[column] = text
        texts = self._connection.execute(
            "select view_name, coalesce(comment, '') from duckdb_views() where schema_name = 'main' and not internal"
            " order by view_oid"
        ).fetchall()
        return {view: Comment(text, columns.get(view, {})) for view, text in texts}

    def evolution(
        self,
        *,
        municipality: str | None = None,
        theme: str | None = None,
        first: int | None = None,
        last: int | None = None,
        status: str | None = None,
    ) -> QueryResult:
        """Rows of the view `evolution`: those of a municipality, a theme (part of its name), from `first` to `last` year."""
        where, parameters = evolution_filter(municipality, theme, first, last)
        if status is not None:
            where, parameters = f"{where} and status = ?", [*parameters, status]
        return self._answer(f"select * from evolution where {where}", parameters)

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
        counts = ", ".join(
            f"count(*) filter (status = '{s}') as {s}" for s in ("baseline", "new", "continued", "dropped")
        )
        return self._answer(
            f"select municipality, year, {counts} from evolution where {where} group by all order by all", parameters
        )

    def link_count(self) -> int:
        """How many links there are."""
        (count,) = self._connection.execute("select count(*) from store.links").fetchone() or (0,)
        return int(count)

    def _answer(self, sql: str, parameters: Sequence[object]) -> QueryResult:
        cursor = self._connection.execute(sql, list(parameters))
        described = cursor.description or []
        names, types = ([str(column[part]) for column in described] for part in (0, 1))
        return QueryResult(tuple(names), tuple(types), cursor.fetchall())

    # Linking

    def link(self, municipality: str | None = None) -> None:
        """Link the agreements of successive years again, of one municipality or of all, in one transaction each.

        Reviewers' decisions stay. Raises CorpusError when the municipality is not in the corpus.
        """
        from jaarschijf.corpus.link import link_municipality

        names = [
            str(name)
            for (name,) in self._connection.execute(
                "select distinct municipality from store.documents"
                " where $1::varchar is null or lower(municipality) = lower($1) order by all",
                [municipality],
            ).fetchall()
        ]
        if municipality is not None and not names:
            raise CorpusError(f"no documents of {municipality} in the corpus", where=str(self.path))
        for name in names:
            linked = link_municipality(self._statements(name), self._decisions(name))
            with self._transaction():
                self._replace_links(name, linked)

    def decide(
        self,
        from_agreement_id: str,
        to_agreement_id: str,
        verdict: Verdict,
        *,
        by: str,
        at: datetime,
        note: str | None = None,
    ) -> None:
        """Keep what a reviewer says of two agreements; it stands above the model from the next `link` on, for as long as the
        words of both stay what they are. Raises CorpusError when either is not in the corpus.
        """
        found = [
            self._connection.execute(
                "select content_key from store.agreements where agreement_id = ?", [identity]
            ).fetchone()
            for identity in (from_agreement_id, to_agreement_id)
        ]
        for identity, key in zip((from_agreement_id, to_agreement_id), found, strict=True):
            if key is None:
                raise CorpusError(f"no agreement {identity}", where=str(self.path), hint="export the review again")
        pair = [key[0] for key in found if key]
        with self._transaction():
            self._connection.execute("delete from store.decisions where from_key = ? and to_key = ?", pair)
            self._insert("decisions", [(*pair, verdict, by, at, note)])

    def judge_row(
        self, row_id: str, verdict: Literal["right", "wrong"], *, by: str, at: datetime, note: str | None = None
    ) -> None:
        """Keep what a reviewer says of a row as it was read. Raises CorpusError when the row is not in the corpus."""
        found = self._connection.execute("select 1 from store.agreement_rows where row_id = ?", [row_id]).fetchall()
        if not found:
            raise CorpusError(f"no row {row_id}", where=str(self.path), hint="export the review again")
        with self._transaction():
            self._connection.execute("delete from store.row_decisions where row_id = ?", [row_id])
            self._insert("row_decisions", [(row_id, verdict, by, at, note)])

    def _decisions(self, municipality: str) -> dict[tuple[str, str], bool]:
        """By pair of agreements, whether a reviewer calls them the same."""
        answer = self._answer(
            "select f.agreement_id, t.agreement_id, d.verdict = 'same' from store.decisions d"
            " join agreements f on f.agreement_id in (select agreement_id from store.agreements where content_key = from_key)"
            " join agreements t on t.agreement_id in (select agreement_id from store.agreements where content_key = to_key)"
            " where f.municipality = ? order by all",
            [municipality],
        )
        return {(first, second): same for first, second, same in answer.rows}

    def _statements(self, municipality: str) -> list[Statement]:
        """All jaarafspraken of a municipality with what linking looks at, in reading order."""
        from jaarschijf.corpus.statement import Statement

        answer = self._answer(read_sql("statements.sql"), [municipality])
        return [Statement(**dict(zip(answer.columns, row, strict=True))) for row in answer.rows]

    def _replace_links(self, municipality: str, linked: Linked) -> None:
        """In place of what was linked before."""
        for table, column in _LINKED:
            self._connection.execute(
                f"delete from store.{table} where {column} in"
                " (select agreement_id from agreements where municipality = ?)",
                [municipality],
            )
        for table, records in link_records(municipality, linked).items():
            self._insert(table, records)

    def check(self) -> list[Problem]:
        """What is not sound: an orphan, an id that leads nowhere, a box off its page, a text that is not where it is said to be."""
        return [
            Problem(code=str(code), message=str(message), severity="error")
            for code, message in self._answer(read_sql("checks.sql"), []).rows
        ]
