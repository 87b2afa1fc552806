"""What a person at the terminal sees: one clear line for a bad file, the right exit status, the rest done."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from jaarschijf.output.cli import main


@dataclass
class Run:
    status: int
    out: str
    err: str


class Shell:
    """Runs the command line in this process, as if typed."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    def __call__(self, *arguments: object) -> Run:
        self.capsys.readouterr()
        try:
            main([str(argument) for argument in arguments])
            status = 0
        except SystemExit as leave:
            status = leave.code if isinstance(leave.code, int) else 1 if leave.code else 0
        captured = self.capsys.readouterr()
        return Run(status, captured.out, captured.err)


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(capsys)


@pytest.fixture(scope="module")
def corpus(sample: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    db = tmp_path_factory.mktemp("corpus") / "corpus.duckdb"
    with pytest.raises(SystemExit) as leave:
        main(["ingest", *map(str, sample), "--db", str(db)])
    assert leave.value.code in (0, None)
    return db


def empty_pdf(path: Path) -> Path:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(path)
    return path


def encrypted_pdf(path: Path) -> Path:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(path, encryption=pikepdf.Encryption(owner="eigenaar", user="geheim"))
    return path


def test_each_bad_input_gives_one_line_and_the_good_one_is_done(
    shell: Shell, tmp_path: Path, sample: list[Path]
) -> None:
    db = tmp_path / "corpus.duckdb"
    (tmp_path / "empty folder").mkdir()
    text = tmp_path / "text.pdf"
    text.write_text("geen pdf")
    blank = empty_pdf(tmp_path / "blank.pdf")
    locked = encrypted_pdf(tmp_path / "locked.pdf")
    missing, folder = tmp_path / "missing.pdf", tmp_path / "empty folder"

    run = shell("ingest", missing, folder, text, blank, locked, sample[-1], "--db", db)

    assert run.status == 1
    lines = run.err.splitlines()
    for bad, reason in [
        (missing, "no such file"),
        (folder, "no PDF"),
        (text, "not a PDF"),
        (blank, "no agreements"),
        (locked, "password"),
    ]:
        named = [line for line in lines if line.startswith(f"{bad}:")]
        assert len(named) == 1, (bad, run.err)
        assert reason.lower() in named[0].lower()
    assert "Traceback" not in run.err
    assert "1 stored" in run.out
    assert "1 without agreements, 4 failed" in run.out
    answer = shell("query", "select source, outcome from files order by source", "--db", db, "-f", "json")
    assert {file["source"]: file["outcome"] for file in json.loads(answer.out)} == {
        "blank.pdf": "empty",
        "empty folder": "failed",
        "locked.pdf": "failed",
        "missing.pdf": "failed",
        sample[-1].name: "stored",
        "text.pdf": "failed",
    }


def test_a_file_that_is_in_adds_nothing(shell: Shell, corpus: Path, sample: list[Path]) -> None:
    views = ("documents", "agreement_rows", "agreements", "mentions", "links", "evolution")

    def contents() -> list[str]:
        return [shell("query", f"from {view} order by all", "--db", corpus, "-f", "csv").out for view in views]

    before = contents()

    run = shell("ingest", *sample, "--db", corpus)

    assert run.status == 0
    assert f"{len(sample)} already in" in run.out
    assert contents() == before

    run = shell("ingest", *sample, "--db", corpus, "--force")

    assert run.status == 0
    assert f"{len(sample)} stored" in run.out
    assert contents() == before


def test_a_second_document_of_a_year_is_kept_and_told(shell: Shell, sample: list[Path], tmp_path: Path) -> None:
    db = tmp_path / "corpus.duckdb"
    copy = tmp_path / "resaved.pdf"
    copy.write_bytes(sample[0].read_bytes() + b"\n% saved again\n")

    run = shell("ingest", sample[0], copy, "--db", db)

    assert run.status == 0
    assert f"resaved.pdf: warning: largely the same as {sample[0].name}: " in run.err
    answer = shell("query", "select source, warnings from documents order by source", "--db", db, "-f", "json")
    warnings = {record["source"]: " ".join(record["warnings"]) for record in json.loads(answer.out)}
    assert f"largely the same as {sample[0].name}" in warnings["resaved.pdf"]
    assert "largely the same as resaved.pdf" in warnings[sample[0].name]


def test_what_is_to_be_given_is_named_as_in_the_text_of_the_help(shell: Shell) -> None:
    usage = next(line for line in shell("export", "--help").out.splitlines() if "Usage" in line)
    assert "FORMAT" in usage
    assert "OUT" in usage


def test_a_copy_under_another_name_is_told_as_what_it_is_in(shell: Shell, sample: list[Path], tmp_path: Path) -> None:
    copy = tmp_path / "other name.pdf"
    copy.write_bytes(sample[0].read_bytes())

    runs = [shell("ingest", sample[0], copy, "--db", tmp_path / "corpus.duckdb") for _ in range(2)]

    assert all(f"other name.pdf: already in, as {sample[0].name}\n" in run.out for run in runs)
    assert f"{sample[0].name}: already in\n" in runs[1].out
    assert "--force" not in runs[1].err
    run = shell("ingest", copy, "--year", "2020", "--db", tmp_path / "corpus.duckdb")
    assert "what is already in stays as it is: `--force`" in run.err


def test_evolution_counts_every_status_and_lists_on_demand(shell: Shell, corpus: Path) -> None:
    run = shell("evolution", "--db", corpus)

    assert run.status == 0
    header, *lines = [line.split("\t") for line in run.out.splitlines()]
    counts = [dict(zip(header, line, strict=True)) for line in lines]
    assert [count["year"] for count in counts] == sorted(count["year"] for count in counts)
    assert int(counts[0]["baseline"]) > 0
    assert int(counts[0]["new"]) == 0
    assert all(int(count["new"]) and int(count["continued"]) and int(count["dropped"]) for count in counts[-1:])

    dropped = shell("evolution", "--db", corpus, "--status", "dropped", "--json")
    records = json.loads(dropped.out)
    assert len(records) == sum(int(count["dropped"]) for count in counts)
    assert all(record["agreement_id"] is None and record["previous_text"] for record in records)


@pytest.mark.parametrize("verb", [["evolution"], ["compare", "2023", "2024"], ["report", "out.html"], ["link"]])
def test_a_municipality_that_is_not_there_is_told(shell: Shell, corpus: Path, verb: list[str]) -> None:
    run = shell(*verb, "--municipality", "Nergens", "--db", corpus)

    assert run.status == 1
    assert "no documents of Nergens in the corpus" in run.err


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        # A question the corpus can't answer is one line.
        (("query", "select nonsense from agreements"), 1, "nonsense"),
        (("query", "from nonsense"), 1, "`show tables` lists the views"),
        # A question can't write.
        (("query", "create table mine (a int)"), 1, "read-only"),
        (("query", "copy agreements to 'stolen.csv'"), 1, "jaarschijf:"),
        (("query", "select * from read_csv('/etc/passwd')"), 1, "jaarschijf:"),
        # Wrong use is told as such.
        (("evolution", "--status", "gone"), 2, "baseline, new, continued, dropped"),
        (("evolution", "--from", "2024", "--to", "2023"), 2, "later than --to 2023"),
        (("nonsense",), 2, "No such command"),
        # What does not depend on a file is told once, and as what it is.
        (("ingest", "any.pdf", "--vocabulary", "none.toml"), 1, "jaarschijf: none.toml: no such vocabulary"),
        (("review", "import", "none.xlsx"), 1, "jaarschijf: none.xlsx: no such file"),
    ],
)
def test_wrong_use_and_refused_sql(
    shell: Shell, corpus: Path, arguments: tuple[str, ...], status: int, says: str
) -> None:
    run = shell(*arguments, *(() if arguments == ("nonsense",) else ("--db", corpus)))

    assert run.status == status, run.err
    assert says in run.err
    assert "Traceback" not in run.err


@pytest.mark.parametrize(
    ("verb", "suffix"), [(["export", "json"], ""), (["report"], ".html"), (["review", "export"], ".xlsx")]
)
def test_no_corpus_or_document_is_written_over(
    shell: Shell, corpus: Path, sample: list[Path], tmp_path: Path, verb: list[str], suffix: str
) -> None:
    for source in (corpus, sample[0]):
        copy = shutil.copyfile(source, tmp_path / f"{source.name}{suffix}")
        run = shell(*verb, copy, "--db", corpus)

        assert (run.status, run.err.count("\n")) == (1, 1)
        assert f"{copy}: a corpus or a PDF, which is not written over" in run.err
        assert copy.read_bytes() == source.read_bytes()


def test_a_column_that_is_a_word_of_sql_is_told_to_be_quoted(shell: Shell, corpus: Path) -> None:
    hint = '"at" and "end" are written between quotes'

    assert hint in shell("query", "select at from files", "--db", corpus).err
    assert hint not in shell("query", "select case when true then 1 end from where", "--db", corpus).err
    assert shell("query", 'select "at", "end" from files, mentions limit 1', "--db", corpus).status == 0


def test_standard_output_is_no_file(
    shell: Shell, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run = shell("export", "json", "-", "--db", corpus)

    assert run.status == 1
    assert "name a file" in run.err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("verb", [["demo", "--out"], ["inspect", __file__, "--images"]])
def test_a_file_where_a_folder_is_to_come_is_told(shell: Shell, tmp_path: Path, verb: list[str]) -> None:
    (tmp_path / "taken").touch()
    run = shell(*verb, tmp_path / "taken")

    assert run.status == 1
    assert run.err == f"jaarschijf: {tmp_path / 'taken'}: a file, where a folder is to be written (name a folder)\n"


@pytest.mark.parametrize("verb", ["schema", "--help"])
def test_a_reader_that_leaves_is_no_error(verb: str) -> None:
    command = [sys.executable, "-m", "jaarschijf.output.cli", verb]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.close()
        assert (run.stderr.read(), run.wait()) == (b"", 0)


def test_a_question_that_is_broken_off_ends_as_any_verb_does(
    shell: Shell, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken_off(*_: object, **__: object) -> None:
        raise RuntimeError("Query interrupted")

    monkeypatch.setattr("jaarschijf.corpus.reader.CorpusReader.query", broken_off)
    run = shell("query", "select 1", "--db", corpus)

    assert (run.status, run.err) == (130, "")


def test_who_has_no_name_is_asked_for_one(
    shell: Shell, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell("review", "export", tmp_path / "doubts.xlsx", "--db", corpus)
    monkeypatch.setattr("getpass.getuser", lambda: {}["USER"])
    run = shell("review", "import", tmp_path / "doubts.xlsx", "--db", corpus)

    assert run.status == 2
    assert "--by" in run.err


def test_nothing_is_drawn_among_the_answers(corpus: Path) -> None:
    """DuckDB shows how far it is with what takes more than two seconds, on standard output: our process must not let it."""
    sql = "select value from duckdb_settings() where name = 'enable_progress_bar'"
    line = [sys.executable, "-m", "jaarschijf.output.cli", "query", sql, "--db", str(corpus)]

    assert subprocess.run(line, capture_output=True, text=True, check=True).stdout.splitlines() == ["value", "false"]


def test_a_corpus_that_is_not_there_is_one_line(shell: Shell, tmp_path: Path) -> None:
    run = shell("query", "select 1", "--db", tmp_path / "none.duckdb")

    assert run.status == 1
    assert "none.duckdb" in run.err
    assert len(run.err.splitlines()) == 1


def test_inspect_tells_rows_and_what_was_placed(shell: Shell, sample: list[Path]) -> None:
    run = shell("inspect", sample[0])

    assert run.status == 0
    assert "Thema 1" in run.out
    assert "characters placed" in run.out

    record = json.loads(shell("inspect", sample[0], "--json").out)
    assert record["rows"]
    assert all(box for row in record["rows"] for text in row["jaarafspraken"].values() for box in text["boxes"])


def test_inspect_draws_pages_and_tags(shell: Shell, sample: list[Path], tmp_path: Path) -> None:
    run = shell("inspect", sample[0], "--images", tmp_path / "pages", "--tags", tmp_path / "tags.html", "--json")

    assert run.status == 0
    document = json.loads(run.out)
    pictures = sorted((tmp_path / "pages").iterdir())
    assert len(pictures) == document["page_count"]
    assert all(picture.read_bytes().startswith(b"\x89PNG") for picture in pictures)
    page = (tmp_path / "tags.html").read_text(encoding="utf-8")
    assert "ACTOR" in page
    assert "DEADLINE" in page


def test_either_reader_reads_the_same(shell: Shell, sample: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    by_pdfium = shell("inspect", sample[0])

    def fail(page: pypdfium2.PdfPage) -> pypdfium2.PdfTextPage:
        raise AssertionError("pdfium was asked for text")

    monkeypatch.setattr(pypdfium2.PdfPage, "get_textpage", fail)
    by_pdfminer = shell("inspect", sample[0], "--reader", "pdfminer")

    assert by_pdfminer.status == 0
    assert by_pdfminer.out == by_pdfium.out


def test_ingest_reads_by_the_reader_it_is_told(shell: Shell, sample: list[Path], corpus: Path, tmp_path: Path) -> None:
    db = tmp_path / "corpus.duckdb"
    run = shell("ingest", *sample, "--reader", "pdfminer", "--db", db)
    rows = "select municipality, document_year, theme_number, row_number, kaderafspraak, page from agreement_rows"

    assert run.status == 0
    assert (
        shell("query", f"{rows} order by all", "--db", db).out
        == shell("query", f"{rows} order by all", "--db", corpus).out
    )


def test_nothing_to_read_makes_no_corpus(shell: Shell, tmp_path: Path) -> None:
    run = shell("ingest", tmp_path / "gone.pdf", "--db", tmp_path / "new.duckdb")

    assert (run.status, "gone.pdf: no such file or folder" in run.err + run.out) == (1, True)
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_view_is_told_with_where_to_find_them(shell: Shell, tmp_path: Path, sample: list[Path]) -> None:
    db = tmp_path / "corpus.duckdb"
    shell("ingest", sample[0], "--db", db, "--jobs", 1)
    run = shell("query", "select * from afspraken", "--db", db)

    assert run.status == 1
    assert "show tables" in run.err


def test_a_model_that_is_not_there_is_told_once(shell: Shell, sample: list[Path], tmp_path: Path) -> None:
    run = shell("ingest", *sample, "--db", tmp_path / "corpus.duckdb", "--model", "no_such_model")

    assert run.status == 1
    assert len(run.err.splitlines()) == 1
    assert run.err.startswith("jaarschijf: the model 'no_such_model' can't be loaded")


def test_inspect_of_a_folder_tells_what_takes_one(shell: Shell, tmp_path: Path) -> None:
    run = shell("inspect", tmp_path)

    assert (run.status, run.out) == (1, "")
    assert "`jaarschijf ingest` takes folders" in run.err


def test_evolution_of_what_is_not_there_tells_what_is(shell: Shell, corpus: Path) -> None:
    run = shell("evolution", "--theme", "Zwemmen", "--db", corpus)

    assert run.status == 0
    assert run.err == (
        "jaarschijf: nothing found; there are years 2021 to 2024, "
        "and themes Beschikbaarheid, Betaalbaarheid, Duurzaamheid, Samenwerking\n"
    )
    assert {shell("evolution", "--theme", one, "--db", corpus).err for one in ("duurzaam", "heid_kwaliteit")} == {""}
