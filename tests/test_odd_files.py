"""What is named as a PDF and is none, and names that no one would choose: told like any other, and never waited for."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pikepdf
import pytest

import jaarschijf
from jaarschijf.corpus.store import Corpus
from jaarschijf.finding import find_files
from jaarschijf.output.cli import main
from jaarschijf.output.commands.demo import copy_sample
from jaarschijf.schema.problems import UnreadableFile


def ingested(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[str, str]:
    """What is printed, and what is warned of."""
    with pytest.raises(SystemExit):
        main(["ingest", *map(str, arguments)])
    printed = capsys.readouterr()
    return printed.out, printed.err


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    os.mkfifo(tmp_path / "pipe.pdf")
    return tmp_path / "pipe.pdf"


def test_a_pipe_and_links_that_lead_nowhere_are_told(tmp_path: Path, pipe: Path) -> None:
    (tmp_path / "round.pdf").symlink_to("round.pdf")
    (tmp_path / "gone.PDF").symlink_to("nowhere.pdf")
    (tmp_path / "folder.pdf").mkdir()
    pikepdf.new().save(tmp_path / "folder.pdf" / "whole.pdf")

    for named in ([str(tmp_path)], [str(tmp_path / "*.[pP]*"), str(tmp_path / "folder.pdf")]):
        found, missed = find_files(named)

        assert found == [tmp_path / "folder.pdf" / "whole.pdf"]
        assert [path.name for path, _, _ in missed] == ["gone.PDF", "pipe.pdf", "round.pdf"]
        assert all("no file" in reason for *_, reason in missed)


def test_none_of_them_is_waited_for(tmp_path: Path, pipe: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "round.pdf").symlink_to("round.pdf")
    (tmp_path / "text.pdf").write_text("no PDF")
    db = tmp_path / "corpus.duckdb"

    out, err = ingested(capsys, tmp_path, pipe, tmp_path / "round.pdf", "/dev/zero", "--db", db)

    assert "Traceback" not in err
    assert "6 failed" in out
    with Corpus.open(db, read_only=True) as corpus:
        assert set(corpus.table("files").column("source").to_pylist()) == {
            "pipe.pdf",
            "round.pdf",
            "text.pdf",
            "zero",
        }
    with pytest.raises(UnreadableFile, match="no file"):
        jaarschijf.read(pipe)


def test_a_folder_that_can_not_be_looked_into_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()
    look = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return look(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found, missed = find_files([str(tmp_path)])

    assert found == []
    assert [(path.name, stage, reason) for path, stage, reason in missed] == [("closed", "open", "Permission denied")]


def test_names_of_any_bytes_are_stored_and_told_on_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    sample = copy_sample(tmp_path / "sample")[0].read_bytes()
    (folder / os.fsdecode(b"\xe9\xff.pdf")).write_bytes(sample)
    (folder / os.fsdecode(b"\xff.pdf")).write_bytes(b"no PDF")
    (folder / "a\nb\x1b[31m.pdf").write_bytes(b"nor this")
    db = tmp_path / "corpus.duckdb"

    out, err = ingested(capsys, folder, "--db", db)

    assert "Traceback" not in err
    assert f"{folder}/a\\nb\\x1b[31m.pdf: not a PDF" in err
    assert f"{folder}/\\xff.pdf: not a PDF" in err
    assert f"{folder}/\\xe9\\xff.pdf: Waterveen" in out
    with Corpus.open(db, read_only=True) as corpus:
        assert corpus.table("documents").column("source").to_pylist() == ["\\xe9\\xff.pdf"]
        assert corpus.check() == []

    out, _ = ingested(capsys, folder, "--db", db, "--json")
    assert [file["outcome"] for file in json.loads(out)["files"]].count("known") == 1
