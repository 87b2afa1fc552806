"""The corpus as a file: what goes in, what stays, who may open it, what may be asked."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from jaarschijf.corpus.migration import SCHEMA_VERSION
from jaarschijf.corpus.store import Corpus
from jaarschijf.schema.document import Document
from jaarschijf.schema.mention import Tags
from jaarschijf.schema.problems import CorpusError, QueryError

MakeDocument = Callable[..., Document]
MakeTags = Callable[[Document], Tags]
AT = datetime(2026, 1, 2, 3, 4, 5)
TREES = "De gemeente plant in het najaar dertig bomen langs de Molenvaart."
LIGHTS = "Onderdak voorziet de portieken aan de Kastanjelaan van nieuwe verlichting."
SCHOOL = "De huurdersorganisaties krijgen een scholing over energiecontracten."

# The contract with those who ask in SQL: these columns, in this order, before any other.
CONTRACT = {
    "documents": "document_id municipality municipality_code year title framework_period signed_on source sha256 page_count"
    " method model version warnings",
    "files": "source sha256 outcome stage reason document_id at",
    "parties": "document_id name kind aliases",
    "themes": "document_id theme_number theme theme_code intro",
    "agreement_rows": "row_id document_id municipality document_year ordinal theme_number theme row_number doelstelling"
    " kaderafspraak inherited toelichting trekker gereed page confidence warnings",
    "agreements": "agreement_id row_id document_id municipality document_year year theme_number theme row_number doelstelling"
    " kaderafspraak text toelichting trekker gereed commitment page boxes",
    "mentions": "mention_id document_id row_id agreement_id field year label text start end value role numbers bound unit kind"
    " timex due",
    "links": "from_agreement_id to_agreement_id municipality from_year to_year change score evidence decided_by",
    "quotes": "quoted_agreement_id original_agreement_id drift",
    "evolution": "lineage_id municipality year status change agreement_id previous_agreement_id theme text previous_text",
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "corpus.duckdb"


def content(corpus: Corpus) -> dict[str, list[dict[str, Any]]]:
    return {view: corpus.table(view).to_pylist() for view in corpus.views() if view != "files"}


def test_the_views_are_those_of_the_contract(path: Path) -> None:
    with Corpus.open(path) as corpus:
        for view, columns in CONTRACT.items():
            names = corpus.table(view).column_names
            assert names[: len(columns.split())] == columns.split(), view


def test_every_view_and_column_has_a_comment(path: Path) -> None:
    with Corpus.open(path) as corpus:
        comments = corpus.comments()
        for view in corpus.views():
            assert comments[view].text, view
            assert [name for name, text in comments[view].columns.items() if not text] == [], view


def test_storing_the_same_content_again_changes_nothing(path: Path, document: MakeDocument, tags: MakeTags) -> None:
    made = [document(2023, TREES, LIGHTS), document(2024, TREES, SCHOOL)]
    with Corpus.open(path) as corpus:
        for one in made:
            corpus.store(one, tags(one), path=one.source)
        corpus.link()
        before = content(corpus)
        for one in reversed(made):
            corpus.store(one, tags(one), path=one.source)
        corpus.link()
        assert content(corpus) == before
        assert corpus.known_files() == {one.sha256: (one.document_id, one.source) for one in made}


def test_the_order_in_which_documents_come_does_not_matter(
    tmp_path: Path, document: MakeDocument, tags: MakeTags
) -> None:
    made = [document(2022, TREES, LIGHTS), document(2023, TREES, SCHOOL), document(2024, SCHOOL, LIGHTS)]
    found = []
    for name, order in (("a", made), ("b", made[::-1])):
        with Corpus.open(tmp_path / name) as corpus:
            for one in order:
                corpus.store(one, tags(one), path=one.source)
                corpus.link()
            found.append(content(corpus))

    assert found[0] == found[1]


def test_a_changed_file_replaces_its_document(path: Path, document: MakeDocument, tags: MakeTags) -> None:
    first, second = document(2023, TREES), document(2023, LIGHTS, sha256="f" * 64)
    with Corpus.open(path) as corpus:
        for one in (first, second):
            corpus.store(one, tags(one), path="plan.pdf")
        assert [row["text"] for row in corpus.table("agreements").to_pylist()] == [LIGHTS]
        assert first.sha256 not in corpus.known_files()


def test_equal_texts_in_one_document_are_two_agreements(path: Path, document: MakeDocument, tags: MakeTags) -> None:
    twice = document(2023, TREES, TREES)
    rows = tuple(replace(row, number=None) for row in twice.rows)
    twice = twice.model_copy(update={"rows": rows})
    with Corpus.open(path) as corpus:
        corpus.store(twice, tags(twice), path="plan.pdf")
        assert len(set(corpus.table("agreements").column("agreement_id").to_pylist())) == 2


def two_years(path: Path, document: MakeDocument, tags: MakeTags) -> Corpus:
    """A corpus, open for writing: trees and lights in 2023, trees and a school in 2024, linked."""
    corpus = Corpus.open(path)
    for one in (document(2023, TREES, LIGHTS), document(2024, TREES, SCHOOL)):
        corpus.store(one, tags(one), path=one.source)
    corpus.link()
    return corpus


def test_evolution_tells_baseline_new_continued_and_dropped(path: Path, document: MakeDocument, tags: MakeTags) -> None:
    with two_years(path, document, tags) as corpus:
        told = {
            (r["year"], r["status"], r["text"] or r["previous_text"]) for r in corpus.table("evolution").to_pylist()
        }
        assert told == {
            (2023, "baseline", TREES),
            (2023, "baseline", LIGHTS),
            (2024, "continued", TREES),
            (2024, "new", SCHOOL),
            (2024, "dropped", LIGHTS),
        }
        assert corpus.evolution_counts(municipality="veenhuizen").rows == [
            ("Veenhuizen", 2023, 2, 0, 0, 0),
            ("Veenhuizen", 2024, 0, 1, 1, 1),
        ]
        assert len(corpus.evolution(first=2024, status="dropped").rows) == 1


def test_agreements_tell_which_speak_for_their_year(path: Path, document: MakeDocument, tags: MakeTags) -> None:
    """So that one can count them: not the repeated ones; those of a year without a document by what the nearest one prints."""
    with Corpus.open(path) as corpus:
        for one in (
            document(2023, {2022: LIGHTS, 2023: TREES}),
            document(2024, {2022: LIGHTS, 2023: TREES, 2024: TREES}, {2023: SCHOOL, 2024: SCHOOL}),
        ):
            corpus.store(one, tags(one), path=one.source)
        corpus.link()
        speaking = [r for r in corpus.table("agreements").to_pylist() if r["speaks_for_year"]]
        assert [(r["document_year"], r["year"]) for r in speaking] == [
            (2023, 2022),
            (2023, 2023),
            (2024, 2024),
            (2024, 2024),
        ]
        told = {r["agreement_id"] for r in corpus.table("evolution").to_pylist() if r["status"] != "dropped"}
        assert {r["agreement_id"] for r in speaking} == told


def test_a_decision_survives_linking_again_and_a_changed_file(
    path: Path, document: MakeDocument, tags: MakeTags
) -> None:
    with two_years(path, document, tags) as corpus:
        ids = {(r["year"], r["text"]): r["agreement_id"] for r in corpus.table("agreements").to_pylist()}
        corpus.decide(ids[2023, TREES], ids[2024, TREES], "different", by="A. Tester", at=AT)
        corpus.decide(ids[2023, LIGHTS], ids[2024, SCHOOL], "same", by="A. Tester", at=AT, note="hetzelfde loket")
        renewed = document(2024, "Een nieuwe eerste rij.", TREES, SCHOOL, sha256="e" * 64)
        corpus.store(renewed, tags(renewed), path="2024.pdf")
        corpus.link()

        links = {(r["from_agreement_id"], r["decided_by"]) for r in corpus.table("links").to_pylist()}
        assert links == {(ids[2023, LIGHTS], "reviewer")}
        decided = {
            (r["verdict"], r["decided_by"], r["note"]) for r in corpus.table("review").to_pylist() if r["verdict"]
        }
        assert decided == {("different", "A. Tester", None), ("same", "A. Tester", "hetzelfde loket")}
        with pytest.raises(CorpusError, match="no agreement"):
            corpus.decide("agr-none", ids[2023, TREES], "same", by="A. Tester", at=AT)


def test_the_last_word_on_a_file_stands(path: Path) -> None:
    with Corpus.open(path) as corpus:
        for outcome, reason in (("failed", "took too long"), ("empty", "no agreements")):
            corpus.record(path="/in/a.pdf", sha256="a" * 64, outcome=outcome, reason=reason, at=AT)
        (record,) = corpus.table("files").to_pylist()
        assert (record["outcome"], record["reason"], record["at"]) == ("empty", "no agreements", AT)


@pytest.mark.parametrize(
    "sql",
    [
        "insert into store.meta values ('a', 'b')",
        "drop view links",
        "select * from read_csv('/etc/hostname')",
        "copy (select 1) to 'out.csv'",
        "attach 'other.duckdb'",
        "set threads = 1",
        "install httpfs",
        "select 1; select 2",
        "select nothing",
        "not sql",
    ],
)
def test_a_question_cannot_write_nor_reach_files(path: Path, sql: str) -> None:
    Corpus.open(path).close()
    with Corpus.open(path, read_only=True) as corpus, pytest.raises(QueryError):
        corpus.query(sql)


def test_a_question_gives_columns_types_and_rows(path: Path) -> None:
    Corpus.open(path).close()
    with Corpus.open(path, read_only=True) as corpus:
        answer = corpus.query("select 1 as een, ['a'] as lijst")
    assert (answer.columns, answer.rows) == (("een", "lijst"), [(1, ["a"])])
    assert answer.types[0] == "INTEGER"


def test_a_corpus_in_use_tells_by_whom(path: Path) -> None:
    holding = "import sys; from jaarschijf.corpus.store import Corpus; c = Corpus.open(sys.argv[1]); print('open', flush=True); input()"
    command = [sys.executable, "-c", holding, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdin is not None
        assert holder.stdout.readline() == "open\n"
        with pytest.raises(CorpusError, match=rf"in use by process {holder.pid}"):
            Corpus.open(path)
        holder.stdin.close()


def test_a_newer_corpus_is_refused(path: Path) -> None:
    Corpus.open(path).close()
    with duckdb.connect(str(path)) as connection:
        connection.execute("update store.meta set value = ? where key = 'schema_version'", [str(SCHEMA_VERSION + 1)])
    with pytest.raises(CorpusError, match="newer jaarschijf"):
        Corpus.open(path)


def test_what_is_no_corpus_is_refused(tmp_path: Path) -> None:
    text, other = tmp_path / "notes.txt", tmp_path / "other.duckdb"
    text.write_text("no database" * 1000)
    with duckdb.connect(str(other)) as connection:
        connection.execute("create table mine (a integer)")
    for path in (text, other):
        with pytest.raises(CorpusError, match="not a"):
            Corpus.open(path)
    assert text.read_text().startswith("no database")
    with pytest.raises(CorpusError, match="no such corpus"):
        Corpus.open(tmp_path / "absent.duckdb", read_only=True)


def test_a_corpus_that_was_never_finished_is_begun_again(path: Path) -> None:
    duckdb.connect(str(path)).close()  # as when a process dies right after it made the file

    with Corpus.open(path) as corpus:
        assert "links" in corpus.views()


@pytest.mark.parametrize("written", ["nothing", "part of a head", "no table"])
def test_a_corpus_whose_maker_died_was_never_there(path: Path, written: str) -> None:
    beside = path.with_name(f"{path.name}.writing")
    duckdb.connect(str(beside)).close()
    if written != "no table":
        beside.write_bytes(beside.read_bytes()[: 0 if written == "nothing" else 5000])

    with pytest.raises(CorpusError, match="no such corpus"):
        Corpus.open(path, read_only=True)
    assert not beside.exists()
    with Corpus.open(path) as corpus:
        assert "links" in corpus.views()


def test_older_duckdb_can_open_the_file(path: Path) -> None:
    Corpus.open(path).close()
    with duckdb.connect(str(path), read_only=True) as connection:
        (told,) = connection.execute("select tags from duckdb_databases() where not internal").fetchall()
    assert re.match(r"v1\.0", json.dumps(told).split('"storage_version": "')[-1]) or os.environ.get("OLD_DUCKDB")


def test_a_sound_corpus_has_nothing_to_report_and_a_broken_one_does(
    path: Path, document: MakeDocument, tags: MakeTags
) -> None:
    with two_years(path, document, tags) as corpus:
        assert corpus.check() == []
    with duckdb.connect(str(path)) as connection:
        connection.execute("delete from store.agreement_rows where ordinal = 0")
    with Corpus.open(path) as corpus:
        assert any("row" in problem.message for problem in corpus.check())
