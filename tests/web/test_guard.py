"""What the web application refuses, and what it never shows."""

from __future__ import annotations

import io
import re
from html import unescape
from pathlib import Path

import pytest
from PIL import Image
from starlette.testclient import TestClient

from jaarschijf.corpus.store import Corpus
from jaarschijf.output.web.app import web_app
from jaarschijf.schema.document import Document, PageBox, Passage, Row, Theme
from jaarschijf.schema.identity import content_id
from jaarschijf.schema.mention import Tags
from tests.web.asking import HERE, asked, first_doubt, token, verdicts

HARMFUL = "De gemeente <script>alert(1)</script> \"><img src=x onerror=alert(2)> ' {{ 7*7 }} bouwt"


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
        "/report?municipality=Nergens",
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
