"""The web application asked without a browser: what it keeps, and what it refuses."""

from __future__ import annotations

import io
import re
import shutil
import socket
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from datetime import datetime
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PIL import Image
from starlette.testclient import TestClient

from jaarschijf.corpus.store import Corpus
from jaarschijf.ingestion import Options, ingest
from jaarschijf.output.cli import main
from jaarschijf.output.commands.demo import copy_sample
from jaarschijf.output.doubts import doubtful_links, doubtful_rows
from jaarschijf.output.web.app import web_app
from jaarschijf.schema.document import Document, PageBox, Passage, Row, Theme
from jaarschijf.schema.identity import content_id
from jaarschijf.schema.mention import Tags

HERE = "http://127.0.0.1:8000"
HARMFUL = "De gemeente <script>alert(1)</script> \"><img src=x onerror=alert(2)> ' {{ 7*7 }} bouwt"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("serve")
    ingest([str(pdf) for pdf in copy_sample(folder)], db=str(folder / "sample.duckdb"), options=Options())
    return folder / "sample.duckdb"


@pytest.fixture
def db(sample: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(sample, tmp_path / "corpus.duckdb"))


@pytest.fixture
def client(db: Path) -> Iterator[TestClient]:
    with TestClient(web_app(db, by="A. de Tester"), base_url=HERE, headers={"Origin": HERE}) as asking:
        yield asking


def asked(db: Path, sql: str) -> list[dict[str, Any]]:
    with Corpus.open(db, read_only=True) as corpus:
        answer = corpus.query(sql)
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]


def token(page: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', page)
    assert found
    return found[1]


def first_doubt(db: Path) -> tuple[str, tuple[str, str]]:
    with Corpus.open(db, read_only=True) as corpus:
        ids = doubtful_links(corpus)[0].ids
    return f"/links/{ids[0]}/{ids[1]}", ids


def verdicts(db: Path) -> list[tuple[str, str, str, str, str | None]]:
    found = asked(db, "select * from review where verdict is not null order by verdict")
    names = ("from_agreement_id", "to_agreement_id", "verdict", "decided_by", "note")
    return [tuple(record[name] for name in names) for record in found]  # type: ignore[misc]


def test_a_decision_is_kept_and_the_next_doubt_shown(db: Path, client: TestClient) -> None:
    address, ids = first_doubt(db)
    page = client.get(address)

    kept = client.post(address, data={"token": token(page.text), "verdict": "different", "note": " nee "})

    assert kept.status_code == 200
    assert kept.url.path.startswith("/links/")
    assert kept.url.path != address
    assert "1 van 2 beoordeeld" in kept.text
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
    assert asked(db, "from links") == asked(other, "from links")
    assert asked(db, "from evolution") == asked(other, "from evolution")


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


@pytest.mark.parametrize(
    ("headers", "with_token", "status"),
    [
        ({"Origin": HERE}, False, 403),
        ({"Origin": "http://127.0.0.1:9000"}, True, 403),
        ({"Origin": "http://evil.example"}, True, 403),
        ({"Origin": "null"}, True, 403),
        ({"Origin": HERE, "Sec-Fetch-Site": "cross-site"}, True, 403),
        ({"Origin": HERE, "Sec-Fetch-Site": "same-origin"}, True, 200),
    ],
    ids=["no token", "other port", "other site", "hidden origin", "cross-site", "ours"],
)
def test_a_forged_decision_is_refused(
    db: Path, client: TestClient, headers: dict[str, str], with_token: bool, status: int
) -> None:
    address, _ = first_doubt(db)
    found = token(client.get(address).text)

    data = {"verdict": "same", **({"token": found} if with_token else {})}
    answer = client.post(address, data=data, headers=headers)

    assert answer.status_code == status
    assert bool(verdicts(db)) == (status == 200)


def test_a_token_is_worth_nothing_in_another_session(db: Path, client: TestClient) -> None:
    address, _ = first_doubt(db)
    stolen = token(client.get(address).text)
    with TestClient(client.app, base_url=HERE, headers={"Origin": HERE}) as stranger:
        assert stranger.post(address, data={"token": stolen, "verdict": "same"}).status_code == 403
        stranger.get("/")
        assert stranger.post(address, data={"token": stolen, "verdict": "same"}).status_code == 403
    # Without an origin, a browser's form it is not.
    del client.headers["Origin"]
    assert client.post(address, data={"token": stolen, "verdict": "same"}).status_code == 403
    assert verdicts(db) == []


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8000", 200),
        ("localhost:8000", 200),
        ("[::1]:8000", 200),
        ("evil.example", 421),
        ("127.0.0.1.evil.example:8000", 421),
        ("10.0.0.7:8000", 421),
        ("", 421),
    ],
)
def test_only_names_of_this_machine_are_served(client: TestClient, host: str, status: int) -> None:
    assert client.get("/", headers={"Host": host}).status_code == status


def test_bound_to_all_addresses_any_number_is_served_and_no_other_name(db: Path) -> None:
    with TestClient(web_app(db, by="A", host="0.0.0.0"), base_url="http://10.0.0.7:8000") as client:
        assert client.get("/").status_code == 200
        assert client.get("/", headers={"Host": "rebound.example"}).status_code == 421


def test_every_answer_forbids_what_is_not_ours(db: Path, client: TestClient) -> None:
    address, _ = first_doubt(db)
    for path in ("/", address, "/report", "/static/review.js", "/nothing"):
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert policy.startswith("default-src 'none'")
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy
        assert headers["x-content-type-options"] == "nosniff"
    cookie = client.get("/").headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie


@pytest.mark.parametrize(
    "path",
    [
        "/static/../web.toml",
        "/static/..%2fweb.toml",
        "/static/%2e%2e/app.py",
        "/static/app.py",
        "/picture/agreement/..%2f..%2fetc%2fpasswd/cell",
        "/picture/agreement/agr-0/cell",
        "/picture/document/doc-0/page",
        "/picture/row/row-0/strip",
        "/links/agr-0/agr-1",
        "/rows/%00",
        "/links",
        "/rows/next?municipality=Nergens",
        "/links?municipality=%3Cscript%3E",
    ],
)
def test_there_is_nothing_beside_the_corpus(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_pictures_are_of_agreements_in_the_corpus_only(db: Path, client: TestClient) -> None:
    agreement = asked(db, "select agreement_id, page from agreements order by 1 limit 1")[0]
    address = f"/picture/agreement/{agreement['agreement_id']}"
    cell, page = client.get(f"{address}/cell"), client.get(f"{address}/page?page={agreement['page']}")

    assert cell.headers["content-type"] == "image/webp"
    assert len(cell.content) < len(page.content)
    assert Image.open(io.BytesIO(page.content)).height > 1000
    assert client.get(f"{address}/cell?page=77").status_code == 404
    assert client.get(f"{address}/cell?page=-1").status_code == 404


def test_a_pdf_that_changed_since_it_was_read_is_not_shown(db: Path, client: TestClient) -> None:
    with Corpus.open(db, read_only=True) as corpus:
        document, pdf = min(corpus.source_paths().items())
    (agreement,) = asked(db, f"select min(agreement_id) as id from agreements where document_id = '{document}'")
    address = f"/picture/agreement/{agreement['id']}/cell"
    before = client.get("/report").text.count(address)
    content = pdf.read_bytes()
    try:
        pdf.write_bytes(content + b"\n")
        changed = client.get(address).status_code
    finally:
        pdf.write_bytes(content)

    assert (before, changed, client.get(address).status_code) == (1, 404, 200)


def test_a_form_that_is_too_large_is_refused(db: Path, client: TestClient) -> None:
    address, _ = first_doubt(db)
    found = token(client.get(address).text)

    assert client.post(address, data={"token": found, "verdict": "same", "note": "x" * 30_000}).status_code == 413
    many = {"token": found, "verdict": "same", **{f"f{place}": "1" for place in range(50)}}
    assert client.post(address, data=many).status_code == 400
    assert verdicts(db) == []


def test_hostile_text_is_shown_as_text(tmp_path: Path) -> None:
    db = tmp_path / "corpus.duckdb"
    with Corpus.open(db) as corpus:
        for year in (2023, 2024):
            corpus.store(*hostile_document(year), path=str(tmp_path / f"{year}.pdf"))
        corpus.link()
    ids = asked(
        db,
        "select max(agreement_id) filter (year = 2023) as a, max(agreement_id) filter (year = 2024) as b from agreements",
    )
    row = asked(db, "select min(row_id) as id from agreement_rows")[0]["id"]
    with TestClient(web_app(db, by="<b>wie</b>", language="en"), base_url=HERE) as client:
        pages = [
            client.get(path)
            for path in (
                "/",
                f"/links/{ids[0]['a']}/{ids[0]['b']}",
                f"/rows/{row}",
                "/links?municipality=Hostile%3Cscript%3E",
                "/rows?municipality=Hostile%3Cscript%3E",
                "/report",
            )
        ]
    for page in pages:
        assert page.status_code == 200
        assert "<script>alert" not in page.text
        assert "<img src=x" not in page.text
        assert "<b>wie" not in page.text
        assert "Hostile<script>" not in page.text
    shown = unescape(re.sub(r"<[^>]+>", "", pages[1].text))
    assert HARMFUL in shown


def hostile_document(year: int) -> tuple[Document, Tags]:
    sha256 = f"{year:064x}"
    rows = tuple(
        Row(
            ordinal=place,
            theme="1",
            number=str(place + 1),
            kaderafspraak=Passage(text=HARMFUL),
            jaarafspraken={year: Passage(text=f"{HARMFUL} {place}", boxes=(PageBox(1, 10, 20, 300, 40),))},
            page=1,
        )
        for place in range(2)
    )
    document = Document(
        document_id=content_id("doc", sha256),
        sha256=sha256,
        source=f"{HARMFUL}.pdf",
        municipality="Hostile<script>",
        year=year,
        title=HARMFUL,
        page_count=1,
        themes=(Theme(number="1", title=HARMFUL),),
        rows=rows,
    )
    return document, Tags(mentions=(), model="blank:nl")


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
    assert "0 van 2 beoordeeld" in client.get(address).text
    with Corpus.open(db) as corpus:
        corpus.decide(*ids, "same", by="B. Ander", at=datetime(2024, 5, 6))
        corpus.link()

    assert "1 van 2 beoordeeld" in client.get(address).text
    db.unlink()
    gone = client.get(address)
    assert gone.status_code == 503
    assert "no such corpus" in gone.text


def test_the_report_is_served_with_its_pictures_beside_it(client: TestClient) -> None:
    page = client.get("/report?municipality=Waterveen").text
    address = re.search(r'data-src="(/picture/[^"]+)"', page)

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
