"""Names that lead elsewhere than was meant: told before anything is read or written."""

from __future__ import annotations

import os
import shlex
import shutil
import stat
from pathlib import Path

import pytest

from jaarschijf.output.cli import main
from jaarschijf.output.commands.demo import copy_sample
from jaarschijf.output.exports import FORMATS


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("use")
    with pytest.raises(SystemExit):
        main(["ingest", *map(str, copy_sample(folder)), "--db", str(folder / "corpus.duckdb")])
    return folder / "corpus.duckdb"


def refused(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[object, str]:
    """The exit status, and what is told as one line."""
    capsys.readouterr()
    with pytest.raises(SystemExit) as leave:
        main([str(argument) for argument in arguments])
    told = capsys.readouterr()
    assert not told.out
    return leave.value.code, " ".join(told.err.replace("│", "").split())


@pytest.mark.parametrize("years", [("2024", "2023"), ("2024", "2024")])
def test_years_are_compared_forwards(db: Path, capsys: pytest.CaptureFixture[str], years: tuple[str, str]) -> None:
    status, told = refused(capsys, "compare", *years, "--db", db)

    assert (status, "the earlier year first" in told) == (2, True)


@pytest.mark.parametrize(
    ("verb", "name"),
    [
        (["export", "xlsx"], "afspraken"),
        (["export", "xlsx"], "afspraken.csv"),
        (["review", "export"], "twijfels"),
        (["report"], "verslag.pdf"),
        (["compare", "2023", "2024", "--html"], "vergelijking"),
    ],
)
def test_a_name_that_programs_would_not_open_is_refused(
    db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], verb: list[str], name: str
) -> None:
    status, told = refused(capsys, *verb, tmp_path / name, "--db", db)

    assert (status, "does not end in ." in told) == (2, True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="no pipes with a name")
@pytest.mark.parametrize("name", FORMATS)
def test_a_pipe_is_not_waited_for_nor_taken_away(
    db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    pipe = tmp_path / "out.xlsx"
    os.mkfifo(pipe)

    status, told = refused(capsys, "export", name, pipe, "--db", db)

    assert (status, str(pipe) in told) == (1, True)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert list(tmp_path.iterdir()) == [pipe]


def test_a_mistyped_file_is_told_with_those_that_look_like_it(
    db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("afspraken-2023.pdf", "afspraken-2024.pdf", "notulen.txt"):
        shutil.copyfile(db.parent / "waterveen-2024.pdf", tmp_path / name)

    for typed in ("afspraken-20244.pdf", "Afspraken-2024", "afspraken_2024.PDF"):
        status, told = refused(capsys, "inspect", tmp_path / typed)
        assert (status, f"no such file (there is {tmp_path / 'afspraken-2024.pdf'}" in told) == (1, True), told
        assert "notulen" not in told
        status, told = refused(capsys, "import", "json", tmp_path / typed, "--db", tmp_path / "none.duckdb")
        assert (status, f"there is {tmp_path / 'afspraken-2024.pdf'}" in told) == (1, True), told
    assert "check its name" in refused(capsys, "inspect", tmp_path / "jaarverslag.pdf")[1]


@pytest.mark.parametrize("verb", [["evolution"], ["compare", "2023", "2024"], ["link"], ["report", "out.html"]])
def test_a_mistyped_municipality_is_told_with_the_one_that_looks_like_it(
    db: Path, capsys: pytest.CaptureFixture[str], verb: list[str]
) -> None:
    for typed, says in (("Watervene", "there is Waterveen"), ("Elders", "there are Waterveen")):
        status, told = refused(capsys, *verb, "--municipality", typed, "--db", db)
        assert (status, f"no documents of {typed} in the corpus ({says})" in told) == (1, True), told


def test_an_export_named_as_the_corpus_is_told_for_what_it_is(
    db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["export", "sqlite", str(tmp_path / "afspraken.sqlite"), "--db", str(db)])

    status, told = refused(capsys, "evolution", "--db", tmp_path / "afspraken.sqlite")

    assert (status, "it is a SQLite database; give the file that `jaarschijf ingest --db` made" in told) == (1, True)


def test_what_the_demo_says_to_type_can_be_typed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["demo", "--out", str(tmp_path / "mijn map")])

    typed = [shlex.split(line) for line in capsys.readouterr().out.splitlines() if line.startswith("  jaarschijf ")]
    assert len(typed) == 2
    for program, *arguments in typed:
        with pytest.raises(SystemExit) as leave:
            main(arguments)
        assert (program, leave.value.code or 0) == ("jaarschijf", 0)
