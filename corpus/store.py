"""The corpus: one DuckDB file with documents over the years, their tags and their links. Asking it is in `reader`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Self

from jaarschijf.corpus.migration import read_sql
from jaarschijf.corpus.opening import CorpusFile
from jaarschijf.corpus.packed_rows import PackedDocument, PackedRows, StorableRows, in_parts, pack
from jaarschijf.corpus.reader import CorpusReader
from jaarschijf.corpus.records import document_records, link_records
from jaarschijf.corpus.refusal import told_when_unwritten
from jaarschijf.corpus.transaction import transaction
from jaarschijf.schema.problems import CorpusError
from jaarschijf.schema.spool import Spool

if TYPE_CHECKING:
    from jaarschijf.corpus.records import Records
    from jaarschijf.corpus.statement import PackedStatements
    from jaarschijf.schema.document import Document
    from jaarschijf.schema.mention import Tags

Verdict = Literal["same", "different"]
RowVerdict = Literal["right", "wrong"]

_MUNICIPALITIES = "`jaarschijf evolution` lists those there are"
_DOCUMENTS = '`jaarschijf query "from documents"` lists those there are'
_TOGETHER = 500  # statements that are put away as one
_PARTS = (
    "mentions",
    "agreements",
    "agreement_rows",
    "themes",
    "parties",
    "attachments",
    "unplaced_text",
    "pages",
    "documents",
)
# What linking makes, by the columns that name an agreement.
_LINKED = (
    ("links", "from_agreement_id"),
    ("links", "to_agreement_id"),
    ("lineages", "agreement_id"),
    ("quotes", "quoted_agreement_id"),
    ("quotes", "original_agreement_id"),
    ("doubts", "from_agreement_id"),
    ("doubts", "to_agreement_id"),
    ("evolution", "agreement_id"),
    ("evolution", "previous_agreement_id"),
)


class Corpus(CorpusReader):
    """Documents over the years in one DuckDB file.

    Open it with `Corpus.open`; it is a context manager. Many may read it, one may write it at a time. Who reads sees it as
    it was when it was opened; what is written is seen by those who open it after `publish` or `close`.
    """

    def __init__(self, file: CorpusFile, *, read_only: bool) -> None:
        super().__init__(file, read_only=read_only)
        self._in_transaction = False

    @classmethod
    def open(cls, path: str | Path, *, read_only: bool = False, create: bool = True, wait: float = 0.0) -> Self:
        """Open a corpus; a new one is made when `create` and not `read_only`.

        When another process writes it, who wants to write waits at most `wait` seconds.
        Raises CorpusError when it is absent, being written by another process, not a corpus, or of a newer version.
        An older one is brought up to date, after a copy is put beside it.
        """
        return cls(CorpusFile.open(Path(path), read_only=read_only, create=create, wait=wait), read_only=read_only)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """What is written inside goes in together, or not at all. Raises CorpusError when the corpus is open to read only."""
        if self._in_transaction:
            yield
            return
        if self.read_only:
            raise CorpusError("open to read only", where=str(self.path), hint="open it with read_only=False")
        self._file.begin()
        self._in_transaction = True
        try:
            with told_when_unwritten(self.path), transaction(self._connection):
                yield
        finally:
            self._in_transaction = False

    def publish(self) -> None:
        """Let those who read see what was written so far; `close` does so too."""
        self._file.publish()

    def store(self, document: Document, tags: Tags, *, path: str) -> Records:
        """Put a document in, whole or not at all; it replaces what was read from the same content or the same path.

        Gives its rows as they stand in the tables, by table.
        """
        records = document_records(document, tags, path)
        self.store_packed(pack(records))
        return records

    def store_packed(self, packed: PackedDocument) -> None:
        """The same with the rows that a worker made of the document."""
        document = packed.record
        with self.transaction():
            # What was read from this path stays when another file still has that content.
            self._connection.execute(
                "update store.documents set path = other.path from store.files other where documents.path = $1"
                " and documents.sha256 <> $2 and other.sha256 = documents.sha256 and other.path <> $1",
                [document.path, document.sha256],
            )
            replaced = self._connection.execute(
                "select document_id, municipality from store.documents where sha256 = ? or path = ?",
                [document.sha256, document.path],
            ).fetchall()
            for document_id, _ in replaced:
                self._remove(document_id)
            for table in reversed(_PARTS):
                self._insert(table, packed.tables[table])
            for municipality in {name for _, name in replaced}:
                self._derive_evolution(municipality)
            for municipality in {document.municipality, *(name for _, name in replaced)}:
                self._connection.execute("insert or ignore into store.unlinked values (?)", [municipality])

    def remove(self, document_ids: Sequence[str], *, at: datetime) -> None:
        """Take documents out, all or none of them, and link again what is left of their municipalities.

        Of their files it is noted that they were removed, `at` (UTC); reviewers' decisions stay, for when they are read again.
        Raises CorpusError when one is not in the corpus.
        """
        municipalities = dict(
            self._connection.execute("select document_id, municipality from store.documents").fetchall()
        )
        for document_id in document_ids:
            if document_id not in municipalities:
                raise CorpusError(f"no document {document_id}", where=str(self.path), hint=_DOCUMENTS)
        with self.transaction():
            for document_id in document_ids:
                self._remove(document_id)
                self._connection.execute(
                    "update store.files set outcome = 'removed', stage = null, reason = null, document_id = null, \"at\" = ?"
                    " where document_id = ?",
                    [at, document_id],
                )
            touched = {municipalities.pop(document_id) for document_id in set(document_ids)}
            for municipality in sorted(touched):
                if municipality in municipalities.values():
                    self.link(municipality)
                else:
                    self.keep_links(municipality, {})

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
        with self.transaction():
            self._connection.execute("delete from store.files where path = ?", [path])
            self._insert("files", [(path, Path(path).name, sha256, outcome, stage, reason, document_id, at)])

    def recorded(self) -> set[tuple[str, str]]:
        """Path and SHA-256 of each file noted as stored."""
        found = self._connection.execute("select path, sha256 from store.files where outcome = 'stored'").fetchall()
        return {(str(path), str(sha256)) for path, sha256 in found}

    def _remove(self, document_id: str) -> None:
        for table, column in _LINKED:
            self._connection.execute(
                f"delete from store.{table} where {column} in"
                " (select agreement_id from store.agreements where document_id = ?)",
                [document_id],
            )
        for table in _PARTS:
            self._connection.execute(f"delete from store.{table} where document_id = ?", [document_id])

    @cached_property
    def _column_types(self) -> dict[str, list[str]]:
        """By table, in the order of its columns. Asking takes longer than a small insert does."""
        found = self._connection.execute(
            "select table_name, list(data_type order by column_index) from duckdb_columns()"
            " where schema_name = 'store' group by table_name"
        ).fetchall()
        return dict(found)

    def _insert(self, table: str, rows: StorableRows) -> None:
        types = self._column_types[table]
        if isinstance(rows, PackedRows):
            columns = ", ".join(f"unnest(cast(?::json as {kind}[]))" for kind in types)
            parts: Iterable[Sequence[Any]] = rows.parts
        else:
            # Lists are as fast as Arrow for some thousands of rows, and spare its import.
            columns = ", ".join(f"unnest(?::{kind}[])" for kind in types)
            parts = in_parts(rows)
        for part in parts:
            self._connection.execute(f"insert into store.{table} select {columns}", part)

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
            raise CorpusError(
                f"no documents of {municipality} in the corpus", where=str(self.path), hint=_MUNICIPALITIES
            )
        for name in names:
            linked = link_municipality(list(self.statements(name)), self.decisions(name))
            self.keep_links(name, link_records(name, linked))

    def keep_links(self, municipality: str, records: Records, *, all_linked: bool = True) -> None:
        """Put rows as `link_records` makes them in the place of the municipality's links, in one transaction.

        `all_linked`: nothing of it is left to be linked.
        """
        with self.transaction():
            self._replace_links(municipality, records)
            if all_linked:
                self._connection.execute("delete from store.unlinked where municipality = ?", [municipality])

    def decide(
        self,
        from_agreement_id: str,
        to_agreement_id: str,
        verdict: Verdict | None,
        *,
        by: str,
        at: datetime,
        note: str | None = None,
    ) -> None:
        """Keep what a reviewer says of two agreements (None: forget it); it stands above the model from the next `link` on, for
        as long as the words of both stay what they are. Raises CorpusError when either is not in the corpus, or they are not of
        one municipality and an earlier and a later year.
        """
        sides = (from_agreement_id, to_agreement_id)
        found = {
            str(identity): (str(key), str(municipality), int(year))
            for identity, key, municipality, year in self._connection.execute(
                "select agreement_id, content_key, municipality, a.year from store.agreements a"
                " join store.documents using (document_id) where agreement_id in (?, ?)",
                sides,
            ).fetchall()
        }
        for identity in sides:
            if identity not in found:
                raise CorpusError(f"no agreement {identity}", where=str(self.path), hint="export the review again")
        (first, first_of, earlier), (second, second_of, later) = (found[identity] for identity in sides)
        if first_of != second_of or earlier >= later:
            what = f"{from_agreement_id} ({first_of} {earlier}) and {to_agreement_id} ({second_of} {later}) can't be linked"
            raise CorpusError(what, where=str(self.path), hint="give two of one municipality, the earlier year first")
        pair = [first, second]
        with self.transaction():
            self._connection.execute("delete from store.decisions where from_key = ? and to_key = ?", pair)
            self._insert("decisions", [(*pair, verdict, by, at, note)] if verdict else [])

    def judge_row(
        self, row_id: str, verdict: RowVerdict | None, *, by: str, at: datetime, note: str | None = None
    ) -> None:
        """Keep what a reviewer says of a row as it was read (None: forget it).

        Raises CorpusError when the row is not in the corpus.
        """
        found = self._connection.execute("select 1 from store.agreement_rows where row_id = ?", [row_id]).fetchall()
        if not found:
            raise CorpusError(f"no row {row_id}", where=str(self.path), hint="export the review again")
        with self.transaction():
            self._connection.execute("delete from store.row_decisions where row_id = ?", [row_id])
            self._insert("row_decisions", [(row_id, verdict, by, at, note)] if verdict else [])

    def decisions(self, municipality: str) -> dict[tuple[str, str], bool]:
        """By pair of agreements, whether a reviewer calls them the same."""
        answer = self._answer(
            "select f.agreement_id, t.agreement_id, d.verdict = 'same' from store.decisions d"
            " join agreements f on f.agreement_id in (select agreement_id from store.agreements where content_key = from_key)"
            " join agreements t on t.agreement_id in (select agreement_id from store.agreements where content_key = to_key)"
            " where f.municipality = ? order by all",
            [municipality],
        )
        return {(first, second): same for first, second, same in answer.rows}

    def years(self, municipality: str) -> list[int]:
        """The years for which its documents have jaarafspraken, in order."""
        asked = "select distinct year from store.told_agreements where municipality = ? order by year"
        return [int(year) for (year,) in self._connection.execute(asked, [municipality]).fetchall()]

    def statements(self, municipality: str, first: int | None = None, last: int | None = None) -> PackedStatements:
        """All jaarafspraken of a municipality with what linking looks at, of all years or from `first` to `last`, in reading order;
        many are put away."""
        from jaarschijf.corpus.statement import PackedStatements

        cursor = self._connection.execute(read_sql("statements.sql"), [municipality, first, last])
        batches = iter(lambda: cursor.fetchmany(_TOGETHER), [])
        texts = (f"[{','.join(text for (text,) in batch)}]" for batch in batches)
        return PackedStatements(Spool(texts, most=2, together=1))

    def restore_decisions(
        self, pairs: Sequence[tuple[Any, ...]], rows: Sequence[tuple[Any, ...]]
    ) -> list[tuple[Any, ...]]:
        """Keep decisions taken elsewhere, as rows of their tables; what is decided here of the same stays.

        Gives what is therefore not taken: those that differ in any way from what is decided here.
        """
        passed_over: list[tuple[Any, ...]] = []
        with self.transaction():
            for table, keys, told in (("decisions", 2, pairs), ("row_decisions", 1, rows)):
                stored = [tuple(row.values()) for row in self.stored(table)]
                known = {row[:keys]: row for row in stored}
                self._insert(table, [row for row in told if row[:keys] not in known])
                passed_over += [row for row in told if known.get(row[:keys], row) != row]
        return passed_over

    def _replace_links(self, municipality: str, linked: Records) -> None:
        """In place of what was linked before."""
        for table, column in _LINKED:
            self._connection.execute(
                f"delete from store.{table} where {column} in"
                " (select agreement_id from store.agreements join store.documents using (document_id) where municipality = ?)",
                [municipality],
            )
        for table, records in linked.items():
            self._insert(table, records)
        self._derive_evolution(municipality)

    def _derive_evolution(self, municipality: str) -> None:
        """Tell again what became of its agreements from year to year."""
        self._connection.execute("delete from store.evolution where municipality = ?", [municipality])
        self._connection.execute("insert into store.evolution from store.derived_evolution(?)", [municipality])
