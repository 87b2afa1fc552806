"""A corpus of an older version is brought up to date whole, after a copy is put beside it, or is left as it is."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from jaarschijf.corpus import migration, opening
from jaarschijf.corpus.store import Corpus
from jaarschijf.schema.document import Document
from jaarschijf.schema.mention import Tags
from jaarschijf.schema.problems import CorpusError
from tests.crashing import Counted, in_a_fork

MakeDocument = Callable[..., Document]
MakeTags = Callable[[Document], Tags]
OLD_TABLES = (Path(__file__).parent / "tables_version_1.sql").read_text(encoding="utf-8")
TREES = "De gemeente plant in het najaar dertig bomen langs de Molenvaart."
LIGHTS = "Onderdak voorziet de portieken aan de Kastanjelaan van nieuwe verlichting."


@pytest.fixture
def today(tmp_path: Path, document: MakeDocument, tags: MakeTags) -> Path:
    """A linked corpus of this version, with a decision."""
    path = tmp_path / "today.duckdb"
    with Corpus.open(path) as corpus:
        # Equal texts in one document, as keys count these.
        for one in (document(2023, TREES, LIGHTS, LIGHTS), document(2024, TREES, LIGHTS)):
            corpus.store(one, tags(one), path=one.source)
        corpus.link()
        ids = {(r["year"], r["text"]): r["agreement_id"] for r in corpus.table("agreements").to_pylist()}
        corpus.decide(ids[2023, TREES], ids[2024, TREES], "same", by="A. Tester", at=datetime(2026, 1, 2))
        corpus.link()
    return path


@pytest.fixture
def old(tmp_path: Path, today: Path) -> Path:
    """The same, as the first corpora of version 1 had it: without keys of agreements, sizes of pages and what is unlinked."""
    path = tmp_path / "old.duckdb"
    with duckdb.connect(str(path), config={"storage_compatibility_version": "v1.0.0"}) as connection:
        connection.execute(OLD_TABLES)
        connection.execute("create view links as select from_agreement_id, to_agreement_id from store.links")
        connection.execute(f"attach '{today}' as today (read_only)")
        tables = connection.execute(
            "select table_name from duckdb_tables() where database_name = 'old' and schema_name = 'store'"
        ).fetchall()
        for (table,) in tables:
            names = connection.execute(
                "select list(column_name order by column_index) from duckdb_columns()"
                " where database_name = 'old' and schema_name = 'store' and table_name = ?",
                [table],
            ).fetchone()
            columns = ", ".join(f'"{name}"' for name in names[0])  # type: ignore[index]
            connection.execute(f"insert into store.{table} ({columns}) select {columns} from today.store.{table}")
        connection.execute("update store.meta set value = '1' where key = 'schema_version'")
    return path


def content(path: Path) -> dict[str, list[str]]:
    with Corpus.open(path, read_only=True) as corpus:
        assert corpus.check() == []
        return {view: sorted(map(str, corpus.table(view).to_pylist())) for view in corpus.views()}


@pytest.mark.parametrize("read_only", [True, False], ids=["to read", "to write"])
def test_an_older_corpus_is_brought_up_to_date_with_a_copy_beside_it(old: Path, today: Path, read_only: bool) -> None:
    before = old.read_bytes()

    Corpus.open(old, read_only=read_only).close()

    assert content(old) == content(today)
    assert old.with_name("old.duckdb.v1.backup").read_bytes() == before
    with Corpus.open(old) as corpus:
        assert corpus.unlinked() == []
        corpus.link()
    assert content(old) == content(today)


def test_keys_that_are_filled_in_are_those_that_would_have_been_stored(old: Path, today: Path) -> None:
    Corpus.open(old).close()
    keys = []
    for path in (old, today):
        with duckdb.connect(str(path), read_only=True) as connection:
            keys.append(
                connection.execute("select agreement_id, content_key from store.agreements order by 1").fetchall()
            )

    assert keys[0] == keys[1]
    assert len({key for _, key in keys[0]}) == 5


def test_a_corpus_of_version_2_gets_room_for_text_without_a_place(today: Path) -> None:
    with duckdb.connect(str(today)) as connection:
        connection.execute("drop view unplaced_text")
        connection.execute("drop table store.unplaced_text")
        connection.execute("drop table store.evolution")
        connection.execute("alter table store.links drop column amended")
        connection.execute("update store.meta set value = '2' where key = 'schema_version'")

    assert content(today)["unplaced_text"] == []
    assert today.with_name("today.duckdb.v2.backup").exists()


def test_a_corpus_of_version_3_is_told_what_became_of_its_agreements(today: Path) -> None:
    before = content(today)
    with duckdb.connect(str(today)) as connection:
        connection.execute("drop table store.evolution")
        connection.execute("alter table store.links drop column amended")
        connection.execute("update store.meta set value = '3' where key = 'schema_version'")

    assert len(before["evolution"]) == 5
    assert content(today) == before


def test_a_corpus_of_version_4_keeps_what_was_amended(tmp_path: Path, document: MakeDocument, tags: MakeTags) -> None:
    path = tmp_path / "amended.duckdb"
    with Corpus.open(path) as corpus:
        for one in (document(2023, TREES), document(2024, TREES.replace("dertig", "veertig"))):
            corpus.store(one, tags(one), path=one.source)
        corpus.link()
    before = content(path)
    with duckdb.connect(str(path)) as connection:
        connection.execute("alter table store.links drop column amended")
        connection.execute("update store.meta set value = '4' where key = 'schema_version'")

    assert len(before["amendments"]) == 1
    assert content(path) == before


def test_a_corpus_of_version_5_is_told_which_agreements_speak_for_their_year(today: Path) -> None:
    before = content(today)
    with duckdb.connect(str(today)) as connection:
        connection.execute("create or replace view agreements as from store.told_agreements")
        connection.execute("drop view store.silent")
        connection.execute("update store.meta set value = '5' where key = 'schema_version'")

    assert all("speaks_for_year" in row for row in before["agreements"])
    assert content(today) == before


def test_what_was_never_linked_is_known_to_be_so(old: Path) -> None:
    with duckdb.connect(str(old)) as connection:
        for table in ("links", "lineages", "quotes", "doubts"):
            connection.execute(f"delete from store.{table}")
    with Corpus.open(old) as corpus:
        assert corpus.unlinked() == ["Veenhuizen"]


def test_a_failure_half_way_leaves_the_old_file_as_it_was(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = old.read_bytes()

    def failing(connection: object) -> None:
        raise CorpusError("no room", hint="make room")

    monkeypatch.setattr(migration, "_fill_content_keys", failing)
    for read_only in (False, True):
        told = "made by an older jaarschijf, and can't be brought up to date here: no room" if read_only else "^no room"
        with pytest.raises(CorpusError, match=told):
            Corpus.open(old, read_only=read_only)
    assert old.read_bytes() == before
    assert sorted(path.name for path in old.parent.glob("old*")) == ["old.duckdb", "old.duckdb.v1.backup"]

    monkeypatch.undo()
    Corpus.open(old).close()
    assert content(old)["agreements"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forks of itself")
def test_killed_before_any_of_its_statements_it_is_brought_up_to_date_by_the_next_one(
    old: Path, today: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, wanted = old.read_bytes(), content(today)
    connect = opening._connect
    monkeypatch.setattr(opening, "_connect", lambda *given, **named: Counted(connect(*given, **named)))
    kills = 0
    while True:
        path = old.parent / f"killed-{kills}" / old.name
        path.parent.mkdir()
        path.write_bytes(before)
        Counted.statements, Counted.deadly = 0, kills + 1
        child = in_a_fork(lambda: Corpus.open(path).close())  # noqa: B023 - called at once
        Counted.deadly = -1
        _, status = os.waitpid(child, 0)
        if os.WIFSIGNALED(status):
            kills += 1
        assert content(path) == wanted
        assert sorted(file.name for file in path.parent.iterdir()) == [path.name, f"{path.name}.v1.backup"]
        assert path.with_name(f"{path.name}.v1.backup").read_bytes() == before
        if not os.WIFSIGNALED(status):
            break
    assert status == 0
    assert kills >= 8
