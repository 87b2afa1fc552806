"""Decisions in the web application, asked without a browser: what it keeps, and what it tells."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import textwrap
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from starlette.testclient import TestClient

from jaarschijf.corpus.store import Corpus
from jaarschijf.output.cli import main
from jaarschijf.output.doubts import doubtful_rows
from tests.web.asking import asked, first_doubt, token, verdicts


def test_a_decision_is_kept_and_the_next_doubt_shown(db: Path, client: TestClient) -> None:
    address, ids = first_doubt(db)
    page = client.get(address)

    kept = client.post(address, data={"token": token(page.text), "verdict": "different", "note": " nee "})

    assert kept.status_code == 200
    assert kept.url.path.startswith("/links/")
    assert kept.url.path != address
    assert "1 van 4 beoordeeld" in kept.text
    assert verdicts(db) == [(*ids, "different", "A. de Tester", "nee")]
    # Linked again at once, and by the verb too.
    sql = f"from links where from_agreement_id = '{ids[0]}' and to_agreement_id = '{ids[1]}'"
    assert asked(db, sql) == []
    with Corpus.open(db) as corpus:
        corpus.link()
    assert asked(db, sql) == []


def test_a_decision_is_the_one_that_review_import_would_keep(db: Path, client: TestClient, tmp_path: Path) -> None:
    address, _ = first_doubt(db)
    other = Path(shutil.copyfile(db, tmp_path / "other.duckdb"))
    sheet = tmp_path / "review.xlsx"
    with pytest.raises(SystemExit):
        main(["review", "export", str(sheet), "--db", str(other)])
    book = load_workbook(sheet)
    book["koppelingen"]["A2"], book["koppelingen"]["B2"] = "anders", "nee"
    book.save(sheet)
    with pytest.raises(SystemExit):
        main(["review", "import", str(sheet), "--db", str(other), "--by", "A. de Tester"])

    client.post(
        address, data={"token": token(client.get(address).text), "verdict": "different", "note": "nee"}
    ).raise_for_status()

    assert verdicts(db) == verdicts(other)
    assert asked(db, "from links order by all") == asked(other, "from links order by all")
    assert asked(db, "from evolution order by all") == asked(other, "from evolution order by all")


def test_relinking_tells_both_that_it_is_another_and_which(db: Path, client: TestClient) -> None:
    address, ids = first_doubt(db)
    page = client.get(address).text
    chosen = re.findall(r'name="instead_of_later" value="([^"]+)"', page)[2]

    client.post(address, data={"token": token(page), "instead_of_later": chosen}).raise_for_status()

    assert {record[:3] for record in verdicts(db)} == {(*ids, "different"), (ids[0], chosen, "same")}
    (link,) = asked(db, f"from links where from_agreement_id = '{ids[0]}' and to_agreement_id = '{chosen}'")
    assert link["decided_by"] == "reviewer"

    undone = client.post("/undo", data={"token": token(client.get("/").text)})

    assert undone.url.path == address
    assert verdicts(db) == []
    client.post("/undo", data={"token": token(undone.text)}).raise_for_status()


def test_an_agreement_of_another_year_is_no_candidate(db: Path, client: TestClient) -> None:
    address, ids = first_doubt(db)
    (other,) = asked(
        db,
        "select any_value(agreement_id) as id from agreements where year ="
        f" (select max(year) from agreements) and agreement_id not in ('{ids[0]}', '{ids[1]}')",
    )
    page = client.get(address).text
    for field in ({"instead_of_earlier": other["id"]}, {"instead_of_later": ids[0]}, {"verdict": "maybe"}, {}):
        assert client.post(address, data={"token": token(page), **field}).status_code == 400
    assert verdicts(db) == []


def test_undo_brings_back_what_somebody_else_had_said(db: Path, client: TestClient) -> None:
    address, ids = first_doubt(db)
    with Corpus.open(db) as corpus:
        corpus.decide(*ids, "same", by="B. Ander", at=datetime(2024, 5, 6), note="eerst")
        corpus.link()
    page = client.get(address).text
    assert "B. Ander" in page
    changed = client.post(address, data={"token": token(page), "verdict": "withdraw"})
    assert verdicts(db) == []

    client.post("/undo", data={"token": token(changed.text)}).raise_for_status()

    assert verdicts(db) == [(*ids, "same", "B. Ander", "eerst")]
    assert asked(db, "select decided_at from review where verdict = 'same'") == [{"decided_at": datetime(2024, 5, 6)}]


def test_a_row_is_judged_and_taken_back(db: Path, client: TestClient) -> None:
    with Corpus.open(db, read_only=True) as corpus:
        row = doubtful_rows(corpus)[0]
    address = f"/rows/{row.row_id}"
    page = client.get(address)

    kept = client.post(address, data={"token": token(page.text), "verdict": "wrong", "note": "cel mist"})

    judged = asked(db, "from row_review")
    assert [(r["row_id"], r["verdict"], r["decided_by"], r["note"]) for r in judged] == [
        (row.row_id, "wrong", "A. de Tester", "cel mist")
    ]
    client.post("/undo", data={"token": token(kept.text)}).raise_for_status()
    assert asked(db, "from row_review") == []


def test_another_writer_is_told_of_and_nothing_is_lost(db: Path, client: TestClient) -> None:
    address, ids = first_doubt(db)
    data = {"token": token(client.get(address).text), "verdict": "same", "note": "mijn <opmerking>"}
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            textwrap.dedent(f"""
            from jaarschijf.corpus.store import Corpus
            with Corpus.open({str(db)!r}):
                print("held", flush=True)
                input()
        """),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        refused = client.post(address, data=data)
        assert client.get("/").status_code == 200
    finally:
        holder.communicate("\n")

    assert refused.status_code == 503
    assert f"in use by process {holder.pid}" in refused.text
    assert 'value="mijn &lt;opmerking&gt;"' in refused.text
    assert verdicts(db) == []
    client.post(address, data=data).raise_for_status()
    assert verdicts(db) == [(*ids, "same", "A. de Tester", "mijn <opmerking>")]


def test_what_another_process_wrote_is_shown_at_once(db: Path, client: TestClient) -> None:
    address, ids = first_doubt(db)
    assert "0 van 4 beoordeeld" in client.get(address).text
    with Corpus.open(db) as corpus:
        corpus.decide(*ids, "same", by="B. Ander", at=datetime(2024, 5, 6))
        corpus.link()

    assert "1 van 4 beoordeeld" in client.get(address).text
    db.unlink()
    gone = client.get(address)
    assert gone.status_code == 503
    assert "no such corpus" in gone.text


def test_the_report_is_served_with_its_pictures_beside_it(client: TestClient) -> None:
    page = client.get("/report?municipality=Waterveen").text
    address = re.search(r'"(/picture/[^"]+)"', page)

    assert address
    assert client.get(address[1]).headers["content-type"] == "image/webp"
    assert 'href="/links?municipality=Waterveen"' in page


def test_without_the_extra_one_line_says_what_to_install(tmp_path: Path) -> None:
    program = "import sys; sys.modules['starlette'] = sys.modules['uvicorn'] = None; from jaarschijf.output.cli import main; main(['serve'])"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=tmp_path)

    assert run.returncode == 1
    assert run.stderr.count("\n") == 1
    assert "pip install 'jaarschijf[web]'" in run.stderr


def test_a_corpus_that_is_not_there_or_a_taken_port_is_one_line(
    db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as leave:
        main(["serve", "--db", str(tmp_path / "none.duckdb")])
    assert leave.value.code == 1
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        with pytest.raises(SystemExit) as leave:
            main(["serve", "--db", str(db), "--port", port])
    assert leave.value.code == 1
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2
    assert "no such corpus" in lines[0]
    assert "can't listen there" in lines[1]
