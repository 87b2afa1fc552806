"""The verb `check`: silent on a sound corpus, and a line for every kind of fault."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import duckdb
import pytest

from jaarschijf.output.cli import main
from jaarschijf.output.commands.demo import copy_sample
from tests.small_pdf import lines_to_pdf


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("check")
    db = folder / "corpus.duckdb"
    with pytest.raises(SystemExit):
        main(["ingest", *map(str, copy_sample(folder)), "--db", str(db)])
    return db


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str]:
    capsys.readouterr()
    with pytest.raises(SystemExit) as leave:
        main([str(argument) for argument in arguments])
    return int(leave.value.code or 0), capsys.readouterr().out


def test_a_sound_corpus_is_one_line(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "check", "--pdfs", "--db", corpus) == (0, f"{corpus}: sound\n")
    status, out = run(capsys, "check", "--db", corpus, "--json")
    assert (status, json.loads(out)) == (0, {"sound": True, "problems": []})


@pytest.mark.parametrize(
    ("harm", "code"),
    [
        # A text that someone changed by hand.
        ("update store.agreements set text = text || ' niet' where agreement_id = (select min(agreement_id) from store.agreements)", "content"),
        ("update store.agreement_rows set kaderafspraak = 'anders' where ordinal = 0", "content"),
        ("update store.mentions set text = 'iemand' where label = 'ACTOR'", "mention-text"),
        ('update store.mentions set "start" = "start" + 1, "end" = "end" + 1', "content"),
        # Parts without a whole.
        ("delete from store.documents where year = 2022", "orphan"),
        ("delete from store.agreement_rows where ordinal = 1", "orphan"),
        ("delete from store.themes", "no-theme"),
        ("update store.files set document_id = 'doc-none'", "orphan"),
        ("insert into store.quotes values ('agr-none', 'agr-none', 'unchanged', 1)", "orphan"),
        # Links that lead nowhere, or to another year.
        ("update store.links set to_agreement_id = concat('agr-', to_agreement_id)", "orphan"),
        ("update store.links set from_year = from_year - 1", "link"),
        ("update store.links set municipality = 'Elders'", "link"),
        ("delete from store.lineages", "lineage"),
        ("update store.evolution set status = 'new' where status = 'continued'", "evolution"),
        # Places that are not on the page.
        ("update store.agreements set boxes = [{'page': 99, 'x0': 1, 'top': 1, 'x1': 2, 'bottom': 2}]", "box"),
        ("update store.agreements set boxes = [{'page': page, 'x0': 9000, 'top': 1, 'x1': 9001, 'bottom': 2}]", "box"),
        ("update store.agreements set page = page + 1", "box"),
        ("delete from store.pages where page = 1", "page"),
        ("update store.agreement_rows set page = 0", "page"),
    ],
)  # fmt: skip
def test_every_fault_is_told(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], harm: str, code: str
) -> None:
    broken = tmp_path / "corpus.duckdb"
    shutil.copyfile(corpus, broken)
    with duckdb.connect(str(broken)) as connection:
        connection.execute(harm)

    status, out = run(capsys, "check", "--db", broken)

    assert status == 1
    assert any(line.startswith(f"{code}: ") for line in out.splitlines()), out
    status, out = run(capsys, "check", "--db", broken, "--json")
    assert status == 1
    assert code in {problem["code"] for problem in json.loads(out)["problems"]}


def test_a_number_beside_a_text_that_goes_on_below_it_is_in_none_of_its_boxes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [(20, "Prestatieafspraken 2030 gemeente Vlietmonde"), (14, "1. Beschikbaarheid"), (12, "Afspraken 2030")]
    lines += [
        (10, "1.1 De gemeente bouwt in 2030 veertig woningen voor ouderen die kleiner en dichter bij"),
        (10, "voorzieningen willen wonen."),
        (10, "1.2 De gemeente stelt in 2030 een woonvisie vast."),
    ]
    (tmp_path / "lijst.pdf").write_bytes(lines_to_pdf(lines))
    run(capsys, "ingest", tmp_path, "--db", tmp_path / "corpus.duckdb")

    assert run(capsys, "check", "--pdfs", "--db", tmp_path / "corpus.duckdb")[0] == 0


def test_texts_are_held_against_the_pdfs(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    moved = tmp_path / "corpus.duckdb"
    shutil.copyfile(corpus, moved)
    with duckdb.connect(str(moved)) as connection:
        connection.execute(
            "update store.agreements set boxes = [{'page': page, 'x0': 0, 'top': 0, 'x1': 5, 'bottom': 5}] where year = 2023"
        )
        connection.execute("update store.documents set path = ? where year = 2022", [str(tmp_path / "gone.pdf")])

    status, out = run(capsys, "check", "--db", moved, "--pdfs")

    assert status == 1
    assert {line.split(":")[0] for line in out.splitlines()[:-1]} == {"text", "pdf-gone"}
