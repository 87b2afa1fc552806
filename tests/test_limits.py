"""What is too much is told, and what is damaged in part is read in part."""

from __future__ import annotations

import json
import re
import time
import zlib
from pathlib import Path

import pikepdf
import pytest

import jaarschijf
from jaarschijf.corpus.store import Corpus
from jaarschijf.extract.pdf.pages import Reader
from jaarschijf.extract.read import read
from jaarschijf.ingestion import Options, ingest
from jaarschijf.output.cli import main
from jaarschijf.output.commands.demo import copy_sample
from jaarschijf.schema.problems import DamagedPdf, QueryError, TooLarge


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_sample(tmp_path_factory.mktemp("sample"))[-1]


def with_damaged_pages(pdf: Path, target: Path, *damaged: int) -> Path:
    """A copy of `pdf` in which these pages (from 0) are no pages."""
    with pikepdf.open(pdf) as document:
        document.save(target, object_stream_mode=pikepdf.ObjectStreamMode.disable, qdf=True)
    with pikepdf.open(target) as document:
        numbers = [document.pages[index].obj.objgen[0] for index in damaged]
    content = target.read_bytes()
    for number in numbers:
        begin = f"\n{number} 0 obj\n".encode()
        assert content.count(begin + b"<<") == 1
        content = content.replace(begin + b"<<", begin + b"((")
    target.write_bytes(content)
    return target


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    db = tmp_path / "corpus.duckdb"
    Corpus.open(db).close()
    return db


@pytest.mark.parametrize("reader", ["pdfium", "pdfminer"])
def test_the_pages_after_a_damaged_one_keep_their_numbers(sample: Path, tmp_path: Path, reader: Reader) -> None:
    whole = jaarschijf.read(sample, reader=reader)
    lost = min(row.page for row in whole.rows)

    document = jaarschijf.read(with_damaged_pages(sample, tmp_path / "damaged.pdf", lost - 1), reader=reader)

    printed = [
        {(row.page, passage) for row in read.rows for passage in row.jaarafspraken.values()}
        for read in (document, whole)
    ]
    assert printed[0]
    assert printed[0] <= printed[1]
    assert {page for page, _ in printed[0]} <= set(range(lost + 1, whole.page_count + 1))
    assert [problem.page for problem in document.problems if problem.code == "page-damaged"] == [lost]


@pytest.mark.parametrize("reader", ["pdfium", "pdfminer"])
def test_one_damaged_page_costs_that_page(sample: Path, tmp_path: Path, reader: Reader) -> None:
    whole = jaarschijf.read(sample, reader=reader)
    assert whole.page_count > 1
    last = whole.page_count
    damaged = with_damaged_pages(sample, tmp_path / "damaged.pdf", last - 1)

    document = jaarschijf.read(damaged, reader=reader)

    assert document.page_count == last
    assert {row.number for row in document.rows if row.page < last} == {
        row.number for row in whole.rows if row.page < last
    }
    assert [(problem.code, problem.page) for problem in document.problems if problem.code == "page-damaged"] == [
        ("page-damaged", last)
    ]


def test_a_file_without_a_page_that_can_be_followed_is_damaged(sample: Path, tmp_path: Path) -> None:
    pages = range(jaarschijf.read(sample).page_count)
    with pytest.raises(DamagedPdf):
        jaarschijf.read(with_damaged_pages(sample, tmp_path / "damaged.pdf", *pages))


def test_more_pages_than_the_limit_are_not_read(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    db = tmp_path / "corpus.duckdb"
    with pytest.raises(SystemExit) as leave:
        main(["ingest", str(sample), "--db", str(db), "--max-pages", "1", "--json"])

    assert leave.value.code == 1
    (told,) = json.loads(capsys.readouterr().out)["files"]
    assert told["outcome"] == "failed"
    assert "at most 1 are read" in told["reason"]
    assert "--max-pages" in told["reason"]


def with_a_page_of_words(pdf: Path, target: Path, words: int, *, alone: bool) -> Path:
    """A copy of `pdf`, or an empty one, with one more page, on which so many words stand."""
    lines = "".join(f"1 0 0 1 {20 + 5 * (k % 100)} {800 - k // 100} Tm (ja) Tj " for k in range(words))
    with pikepdf.new() if alone else pikepdf.open(pdf) as document:
        page = document.add_blank_page(page_size=(595, 842))
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.Contents = document.make_stream(f"BT /F1 1 Tf {lines} ET".encode())
        document.save(target)
    return target


@pytest.mark.parametrize("reader", ["pdfium", "pdfminer"])
def test_a_page_of_more_words_than_a_page_can_hold_costs_that_page(
    sample: Path, tmp_path: Path, reader: Reader
) -> None:
    """To see in which columns so many stand takes a minute."""
    overfull = with_a_page_of_words(sample, tmp_path / "overfull.pdf", 21_000, alone=False)

    document = jaarschijf.read(overfull, reader=reader)

    assert [row.jaarafspraken for row in document.rows] == [
        row.jaarafspraken for row in jaarschijf.read(sample, reader=reader).rows
    ]
    assert [problem.page for problem in document.problems if problem.code == "page-overfull"] == [document.page_count]
    with pytest.raises(TooLarge, match="more words on page 1"):
        jaarschijf.read(with_a_page_of_words(sample, tmp_path / "alone.pdf", 21_000, alone=True))


def test_a_decompression_bomb_is_refused_before_it_is_unpacked(sample: Path, tmp_path: Path) -> None:
    """Whatever it says of its length, and wherever in the file it lies; what is large but honest is read."""
    bomb = tmp_path / "bomb.pdf"
    with pikepdf.open(sample) as document:
        document.make_stream(zlib.compress(bytes(300 << 20), 9), {"/Filter": pikepdf.Name("/FlateDecode")})
        document.pages[0].obj["/Extra"] = document.objects[-1]
        document.save(bomb)
    lying = bomb.read_bytes()
    (length,) = re.findall(rb"/Length (\d{6,})", lying)
    (tmp_path / "lying.pdf").write_bytes(
        lying.replace(b"/Length " + length, b"/Length " + b"9".rjust(len(length), b"0"))
    )

    for name in ("bomb.pdf", "lying.pdf"):
        with pytest.raises(TooLarge, match="unpacks to more than 256 MiB"):
            read(tmp_path / name, max_decompressed=256)
    assert read(bomb, max_decompressed=300).rows == read(sample).rows


def test_a_file_larger_than_any_worker_may_take_is_not_even_read_through(sample: Path, tmp_path: Path) -> None:
    """One of terabytes, most of which is nowhere on the disk, would keep the run busy for hours."""
    vast = tmp_path / "vast.pdf"
    with vast.open("wb") as stream:
        stream.write(b"%PDF-1.7\n")
        stream.truncate(1 << 40)

    stored, refused = ingest([str(sample), str(vast)], db=str(tmp_path / "corpus.duckdb"), options=Options()).files[
        ::-1
    ]

    assert stored.outcome == "stored"
    assert (refused.outcome, refused.reason) == ("failed", "larger than the memory limit (--memory gives it more)")


def test_a_question_that_takes_too_long_is_stopped(empty: Path) -> None:
    with Corpus.open(empty, read_only=True) as corpus:
        begun = time.monotonic()
        with pytest.raises(QueryError, match=r"longer than 0\.5 seconds"):
            corpus.query(
                "select count(*) from range(1000000) a, range(1000000) b where a.range + b.range = 7", timeout=0.5
            )
        assert time.monotonic() - begun < 20
        assert corpus.query("select 1").rows == [(1,)]


@pytest.mark.parametrize(
    "sql", ["from range(100_000_000)", "select [{'a': r.range, 'b': range(40)}] from range(10_000_000) r"]
)
def test_an_answer_that_takes_too_much_memory_is_stopped(
    sql: str, empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once its rows leave DuckDB, its limit holds no longer: ours does."""
    monkeypatch.setattr("jaarschijf.corpus.answer._MOST_WEIGHT", 20_000_000)
    with Corpus.open(empty, read_only=True) as corpus, pytest.raises(QueryError, match="answer takes more memory"):
        corpus.query(sql)


def test_rows_that_keep_coming_are_stopped(empty: Path) -> None:
    with Corpus.open(empty, read_only=True) as corpus, pytest.raises(QueryError, match=r"longer than 0\.1 seconds"):
        corpus.query("from range(100_000_000)", timeout=0.1)


@pytest.mark.parametrize(
    "sql",
    ["create temp table mine as select 1", "begin", "set variable mine = 1", "load json", "vacuum", "checkpoint"],
)
def test_what_does_not_read_is_refused(sql: str, empty: Path) -> None:
    with Corpus.open(empty, read_only=True) as corpus:
        with pytest.raises(QueryError, match="not a statement that reads"):
            corpus.query(sql)
        for reading in ("describe agreements", "pragma table_info('agreements')", "show tables", "values (1)"):
            assert corpus.query(reading).rows
        assert corpus.query("pivot (select 1 as a) on a using count(*)").rows == [(1,)]


def test_a_question_that_takes_too_much_memory_is_stopped(empty: Path) -> None:
    with Corpus.open(empty, read_only=True) as corpus, pytest.raises(QueryError, match="more memory than"):
        corpus.query("select list(range) from range(2000000000)")
    assert [path.name for path in empty.parent.iterdir()] == [empty.name]
