"""What is written in a PDF to do harm, where people look at it: in a browser, in a spreadsheet and on a terminal it is text, all of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

import openpyxl
import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from jaarschijf.corpus.store import Corpus
from jaarschijf.output.cli import main
from jaarschijf.output.commands.inspect import print_document
from jaarschijf.output.report import report_page
from jaarschijf.schema.document import Attachment, Document, Ledger, PageBox, Party, Passage, Row, Theme
from jaarschijf.schema.identity import content_id
from jaarschijf.schema.mention import Mention, Tags
from jaarschijf.schema.problems import Problem
from tests.browsing import serving

# Each would change the page's title, were it more than text.
SCRIPT = '<script>document.title="harmed"</script>'
IMAGE = "\"'><img src=x onerror=\"document.title='harmed'\">"
HARMFUL = f'=HYPERLINK("http://example.invalid";"klik") </script>{SCRIPT} {IMAGE} &amp; {{{{ 7*7 }}}}\n\nTweede 🏠, é;\t|\u2028]]> --> `${{x}}`'
NAME = f"Voorbeeld{IMAGE}"


def document(year: int) -> tuple[Document, Tags]:
    """A harmful text in every field there is."""
    passage = Passage(text=HARMFUL, boxes=(PageBox(1, 10, 20, 300, 40),))
    row = Row(
        ordinal=0,
        theme="1",
        number="1",
        doelstelling=passage,
        kaderafspraak=passage,
        jaarafspraken={year: passage},
        toelichting=passage,
        trekker=passage,
        gereed=passage,
        page=1,
        confidence=0.4,
        doubts=(Problem(code="c", message=HARMFUL),),
    )
    sha256 = f"{year:064x}"
    read = Document(
        document_id=content_id("doc", sha256),
        sha256=sha256,
        source=f"=1+1 {SCRIPT.replace('/', '')} {year}.pdf",
        municipality=NAME,
        year=year,
        title=HARMFUL,
        page_count=1,
        page_sizes=((595, 842),),
        parties=(Party(name=HARMFUL, kind="overig"),),
        themes=(Theme(number="1", title=HARMFUL, intro=HARMFUL),),
        rows=(row,),
        attachments=(Attachment(page=1, box=(0, 0, 1, 1), title=HARMFUL, cells=((HARMFUL,),)),),
        ledger=Ledger(cell=1, unplaced=1, unplaced_text=(passage,)),
        problems=(Problem(code="c", message=HARMFUL),),
    )
    told = {"row": 0, "field": "jaarafspraak", "year": year}
    mentions = (
        Mention(**told, label="ACTOR", text=HARMFUL[:20], start=0, end=20, value=HARMFUL, role="trekker"),
        Mention(
            **told,
            label="DEADLINE",
            text=HARMFUL[30:60],
            start=30,
            end=60,
            kind="date",
            timex=f"{year}-12-31",
            due=f"{year}-12-31",
        ),
    )
    return read, Tags(mentions=mentions, model=HARMFUL)


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two years, and a reviewer who quotes the text."""
    path = tmp_path_factory.mktemp("harm") / "corpus.duckdb"
    with Corpus.open(path) as corpus:
        for year in (2023, 2024):
            corpus.store(*document(year), path=f"/{year}.pdf")
        corpus.link()
        link = corpus.table("links").to_pylist()[0]
        pair, at = (link["from_agreement_id"], link["to_agreement_id"]), datetime(2026, 1, 2)
        corpus.decide(*pair, "same", by=HARMFUL, at=at, note=HARMFUL)
        corpus.judge_row(
            corpus.table("agreement_rows").to_pylist()[0]["row_id"], "right", by=HARMFUL, at=at, note=HARMFUL
        )
        corpus.link()
    return path


def texts(browser: webdriver.Chrome, selector: str) -> list[str]:
    """What stands there, to the letter."""
    return [str(e.get_property("textContent")) for e in browser.find_elements(By.CSS_SELECTOR, selector)]


def assert_unharmed(browser: webdriver.Chrome) -> None:
    """Nothing of the text has become an element, nothing of it has run, and nothing was tried and refused."""
    assert browser.title != "harmed"
    assert browser.find_elements(By.CSS_SELECTOR, "img[src=x]") == []
    assert [script for script in texts(browser, "script") if "harmed" in script and "\\u003c" not in script] == []
    refused = [entry["message"] for entry in browser.get_log("browser")]
    assert [message for message in refused if "404" not in message] == []


@pytest.mark.parametrize("asked", [("evolution",), ("compare", "2023", "2024", "--all"), ("query", "from agreements")])
def test_on_a_terminal(
    asked: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a terminal carries out (by one character, or by two), and what turns the text behind it round."""
    monkeypatch.setitem(
        globals(), "HARMFUL", "Een \x9b31m en \x1b]0;x\x07 \u202edraai\u2066 om \x7f de gemeente bouwt dertig huizen"
    )
    monkeypatch.setitem(globals(), "NAME", "Voor\x9bbeeld")
    db = tmp_path / "corpus.duckdb"
    with Corpus.open(db) as corpus:
        for year in (2023, 2024):
            corpus.store(*document(year), path=f"/{year}.pdf")
    print_document(document(2024)[0])
    with suppress(SystemExit):
        main([*asked, "--db", str(db)])
    printed = capsys.readouterr()

    assert "Een \ufffd31m en" in printed.out
    assert printed.out.count("\ufffd") > 20
    assert [letter for letter in printed.out + printed.err if letter in "\x9b\x1b\x07\x7f\u202e\u2066"] == []


def test_in_the_report(db: Path, browser: webdriver.Chrome, tmp_path: Path) -> None:
    with Corpus.open(db, read_only=True) as corpus:
        (tmp_path / "report.html").write_text(report_page(corpus), encoding="utf-8")
    browser.get((tmp_path / "report.html").as_uri())
    browser.find_element(By.CSS_SELECTOR, "#m1-matrix button").click()
    for name in ("deadlines", "actors"):
        browser.find_element(By.CSS_SELECTOR, f"details[data-list={name}] summary").click()
    written = ("#m1-matrix .text", "details[data-list=deadlines] td", "details[data-list=actors] li")
    WebDriverWait(browser, 5).until(lambda _: all(texts(browser, selector) for selector in written))

    assert texts(browser, "#m1-matrix .text") == [HARMFUL, HARMFUL]
    assert texts(browser, "#m1-matrix th span") == [HARMFUL]
    assert HARMFUL in texts(browser, "details[data-list=actors] summary")
    assert [text.startswith(HARMFUL[:20]) for text in texts(browser, "details[data-list=actors] li")] == [True]
    assert texts(browser, "#m1-doubts ~ table td:last-child").count(HARMFUL) >= 3
    marks = browser.find_elements(By.CSS_SELECTOR, "#m1-matrix mark")
    assert {mark.get_attribute("title") for mark in marks if mark.get_attribute("class") == "ACTOR"} == {
        f"{HARMFUL}, trekker"
    }
    assert_unharmed(browser)


def test_in_a_comparison(db: Path, browser: webdriver.Chrome, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["compare", "2023", "2024", "--db", str(db), "--html", str(tmp_path / "compare.html")])
    browser.get((tmp_path / "compare.html").as_uri())

    assert texts(browser, "td[data-year] > span") == [HARMFUL, HARMFUL]
    assert texts(browser, "tr.theme td") == [HARMFUL]
    assert_unharmed(browser)


@pytest.fixture
def home(db: Path) -> Iterator[str]:
    with serving(db, by=HARMFUL) as address:
        yield address


def test_in_the_review(db: Path, home: str, browser: webdriver.Chrome) -> None:
    with Corpus.open(db, read_only=True) as corpus:
        link = corpus.table("links").to_pylist()[0]
        row = corpus.table("agreement_rows").to_pylist()[0]["row_id"]
    named = f"municipality={quote(NAME)}"
    for address, selector, times in (
        ("/", "tbody th, tbody td:first-child", 0),
        (f"/links?{named}", "td, li", 0),
        (f"/links/{link['from_agreement_id']}/{link['to_agreement_id']}", "p.text.words", 2),
        (f"/rows?{named}", "td, li", 0),
        (f"/rows/{row}", "dd", 6),
        (f"/report?{named}", "#m1-matrix th span", 1),
    ):
        browser.get(home + address)
        assert texts(browser, selector).count(HARMFUL) >= times, address
        assert "Voorbeeld" in browser.page_source
        assert_unharmed(browser)
    browser.get(f"{home}/rows/{row}")
    assert browser.find_element(By.NAME, "note").get_property("value") == HARMFUL.replace("\n", "")


def test_in_the_review_sheet_and_back(db: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "twijfels.xlsx"
    for verb in (["export", str(sheet)], ["import", str(sheet), "--by", HARMFUL]):
        with pytest.raises(SystemExit, match="0"):
            main(["review", *verb, "--db", str(db)])
    book = openpyxl.load_workbook(sheet)
    cells = [cell for page in book for line in page.iter_rows(min_row=2) for cell in line if cell.value is not None]

    assert [cell.value for cell in cells].count(HARMFUL) >= 4
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    targets = {cell.hyperlink.target for cell in cells if cell.hyperlink}
    assert targets == {f"{quote(document(year)[0].source)}#page=1" for year in (2023, 2024)}
    with Corpus.open(db, read_only=True) as corpus:
        assert [record["note"] for record in corpus.table("review").to_pylist()] == [HARMFUL]
