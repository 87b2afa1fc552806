"""The report as a person meets it, in a browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from generate import fill_corpus, to_document
from made_up import documents
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select, WebDriverWait

from jaarschijf.corpus.store import Corpus
from jaarschijf.nlp.tag import tag
from jaarschijf.output.cli import main
from jaarschijf.output.doubts import LOW_SCORE
from jaarschijf.output.marked_text import marked_runs
from jaarschijf.output.pages import told
from jaarschijf.output.report import Language, report_page, report_words
from jaarschijf.output.sentences import in_language
from jaarschijf.schema.document import Ledger, PageBox, Passage
from jaarschijf.schema.link import DoubtReason
from tests.browsing import requested, serious_faults

TEN_YEARS = 3_000_000
# Without a picture: so that pictures fit, and several municipalities.
TEXTS_OF_TEN_YEARS = 300_000


@pytest.fixture(scope="module")
def page(two_series: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    db = Path(shutil.copyfile(two_series, folder / "corpus.duckdb"))
    with Corpus.open(db, read_only=True) as corpus:
        (folder / "report.html").write_text(report_page(corpus), encoding="utf-8")
        (folder / "english.html").write_text(report_page(corpus, language="en"), encoding="utf-8")
    return folder / "report.html"


def lines(browser: webdriver.Chrome) -> list[Any]:
    return [body for body in browser.find_elements(By.CSS_SELECTOR, "#m1-matrix tbody") if body.is_displayed()]


def fewer_lines(browser: webdriver.Chrome, than: int) -> list[Any]:
    WebDriverWait(browser, 5).until(lambda _: len(lines(browser)) < than)
    return lines(browser)


def opened(browser: webdriver.Chrome, selector: str) -> Any:
    """What a click made the page write, as soon as it stands there."""
    return WebDriverWait(browser, 5).until(lambda _: browser.find_element(By.CSS_SELECTOR, selector))


def test_a_reader_finds_what_changed(page: Path, browser: webdriver.Chrome) -> None:
    browser.get(page.as_uri())
    everything = len(lines(browser))
    theme = Select(browser.find_element(By.CSS_SELECTOR, "form[data-matrix=m1-matrix] select[name=theme]"))
    theme.select_by_index(1)
    of_theme = fewer_lines(browser, everything)
    Select(browser.find_element(By.CSS_SELECTOR, "form[data-matrix=m1-matrix] select[name=state]")).select_by_value(
        "amended"
    )
    amended = fewer_lines(browser, len(of_theme))
    amended[0].find_element(By.CSS_SELECTOR, "button").click()
    detail = opened(browser, "#m1-matrix .detail")
    picture = detail.find_element(By.TAG_NAME, "img")
    WebDriverWait(browser, 5).until(lambda _: picture.get_property("naturalWidth"))

    assert 0 < len(amended) < len(of_theme) < everything
    themes = {body.find_element(By.CSS_SELECTOR, "th span").get_attribute("textContent") for body in of_theme}
    assert themes == {theme.first_selected_option.text}
    assert detail.find_element(By.TAG_NAME, "del").is_displayed()
    assert detail.find_element(By.TAG_NAME, "ins").is_displayed()
    assert detail.find_elements(By.CSS_SELECTOR, "mark.ACTOR")
    assert picture.get_property("naturalWidth") > 100
    assert all(image.get_property("naturalWidth") for image in browser.find_elements(By.CSS_SELECTOR, "img.chart"))
    assert [entry["message"] for entry in browser.get_log("browser")] == []
    assert {address.split(":", 1)[0] for address in requested(browser)} <= {"file", "data"}


def test_texts_open_and_close_together_and_all_are_searched(page: Path, browser: webdriver.Chrome) -> None:
    """Whoever wants to print the texts opens those of a choice at once. A search looks at the texts of all years, opened or not."""
    with Corpus.open(page.with_name("corpus.duckdb"), read_only=True) as corpus:
        found = corpus.query(
            "select lineage_id, text from evolution where municipality = 'Waterveen' and year = 2022 order by text limit 1"
        ).records()[0]
    browser.get(page.as_uri())
    everything = len(lines(browser))
    form = browser.find_element(By.CSS_SELECTOR, "form[data-matrix=m1-matrix]")
    form.find_element(By.NAME, "search").send_keys(found["text"].replace("\n", " "))
    shown = fewer_lines(browser, everything)
    form.find_element(By.NAME, "unfold").click()
    opened(browser, "#m1-matrix .detail .text")
    texts = browser.find_elements(By.CSS_SELECTOR, "#m1-matrix .detail")
    form.find_element(By.NAME, "fold").click()
    WebDriverWait(browser, 5).until(lambda _: not any(text.is_displayed() for text in texts))

    assert found["lineage_id"] in {body.get_attribute("id") for body in shown}
    assert len(texts) == len(shown)


def test_lists_are_written_when_they_are_opened(page: Path, browser: webdriver.Chrome) -> None:
    with Corpus.open(page.with_name("corpus.duckdb"), read_only=True) as corpus:
        due = corpus.query(
            "select count(*) as n from mentions m join evolution e using (agreement_id)"
            " where e.municipality = 'Waterveen' and m.due is not null"
        ).records()[0]["n"]
    browser.get(page.as_uri())
    for name in ("deadlines", "actors"):
        browser.find_element(By.CSS_SELECTOR, f".story details[data-list={name}] summary").click()
    first = opened(browser, "details[data-list=deadlines] tbody tr")
    led = opened(browser, "details[data-list=actors] li a")
    target = str(led.get_attribute("href")).partition("#")[2]

    assert (
        len(browser.find_elements(By.CSS_SELECTOR, ".story:nth-of-type(2) details[data-list=deadlines] tr")) == due + 1
    )
    assert first.find_element(By.TAG_NAME, "a").text
    assert browser.find_element(By.ID, target).find_element(By.TAG_NAME, "button").text == led.text


@pytest.fixture
def without_script(browser: webdriver.Chrome) -> Iterator[webdriver.Chrome]:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    yield browser
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_without_script_the_page_tells_all_but_what_opens(page: Path, without_script: webdriver.Chrome) -> None:
    without_script.get(page.as_uri())

    assert without_script.find_element(By.ID, "no-texts").is_displayed()
    assert not without_script.find_elements(By.CSS_SELECTOR, "form button:not([type=button])")
    assert not without_script.find_element(By.CSS_SELECTOR, "form").is_displayed()
    assert without_script.find_element(By.CSS_SELECTOR, "#m1-matrix tbody th").text
    assert without_script.find_element(By.CSS_SELECTOR, "#m1-matrix td i").get_attribute("textContent")


def test_a_link_opens_the_lineage_it_names(page: Path, browser: webdriver.Chrome) -> None:
    browser.get(page.as_uri())
    lineage = browser.find_element(By.CSS_SELECTOR, "#m1-matrix tbody").get_attribute("id")
    browser.get(f"{page.as_uri()}#{lineage}")

    assert opened(browser, f"#d-{lineage}").is_displayed()


@pytest.mark.parametrize("name", ["report.html", "english.html"])
def test_axe_finds_no_serious_fault(name: str, page: Path, browser: webdriver.Chrome) -> None:
    browser.get(page.with_name(name).as_uri())
    browser.find_element(By.CSS_SELECTOR, "#m1-matrix button").click()
    opened(browser, "#m1-matrix .detail")

    assert serious_faults(browser) == []


@pytest.fixture
def resized(browser: webdriver.Chrome) -> Iterator[webdriver.Chrome]:
    yield browser
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def unfold(page: Path, width: int, browser: webdriver.Chrome) -> None:
    """Open the page on a screen of so many pixels, and the first lineage on it."""
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    )
    browser.get(page.as_uri())
    browser.find_element(By.CSS_SELECTOR, "#m1-matrix button").click()
    opened(browser, "#m1-matrix .detail")


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_sticks_out(width: int, page: Path, resized: webdriver.Chrome) -> None:
    unfold(page, width, resized)

    assert resized.execute_script("return document.documentElement.scrollWidth") <= width


def test_a_series_of_years_stays_small(page: Path) -> None:
    # Two municipalities of three years each, so more than half of a ten-year series.
    assert page.stat().st_size < TEN_YEARS / 2


@pytest.fixture(scope="module")
def ten_years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up municipality with as many agreements a year as a real one."""
    folder = tmp_path_factory.mktemp("ten")
    fill_corpus(folder / "corpus.duckdb", municipalities=1, years=10, agreements=120)
    with Corpus.open(folder / "corpus.duckdb", read_only=True) as corpus:
        (folder / "report.html").write_text(report_page(corpus), encoding="utf-8")
    return folder / "report.html"


def test_a_page_is_as_large_as_asked(page: Path) -> None:
    """Whoever wants all pictures as they are, or a smaller page, says how large it may be."""
    size = page.stat().st_size - 30_000
    with pytest.raises(SystemExit) as ended:
        main(
            [
                "report",
                str(page.with_name("small.html")),
                "--db",
                str(page.with_name("corpus.duckdb")),
                "--size",
                str(size / 10**6),
            ]
        )

    assert ended.value.code == 0
    assert 0.8 * size < page.with_name("small.html").stat().st_size <= size


def test_the_verb_tells_that_pictures_are_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fill_corpus(tmp_path / "corpus.duckdb", municipalities=1, years=1, agreements=3)
    with pytest.raises(SystemExit):
        main(["report", str(tmp_path / "report.html"), "--db", str(tmp_path / "corpus.duckdb")])

    assert "note: pictures of 0 of 3 agreements" in capsys.readouterr().err


def test_ten_years_stay_small(ten_years: Path) -> None:
    assert ten_years.stat().st_size < TEXTS_OF_TEN_YEARS


@pytest.mark.parametrize("width", [390, 1280])
def test_ten_years_fit_the_screen(width: int, ten_years: Path, resized: webdriver.Chrome) -> None:
    """The years may scroll in their own place; the texts that unfold can be read without."""
    unfold(ten_years, width, resized)
    texts = resized.find_elements(By.CSS_SELECTOR, "#m1-matrix .version .text")
    right = [float(text.rect["x"] + text.rect["width"]) for text in texts if text.is_displayed()]

    assert resized.execute_script("return document.documentElement.scrollWidth") <= width
    assert right
    assert max(right) <= resized.execute_script("return document.documentElement.clientWidth")


@pytest.mark.parametrize("language", get_args(Language))
def test_why_a_link_is_doubtful_is_told_in_the_language_of_the_page(language: Language) -> None:
    assert set(report_words(language)["reason"]) == {*get_args(DoubtReason), LOW_SCORE}


@pytest.mark.parametrize(("name", "language"), [("report.html", "nl"), ("english.html", "en")])
def test_doubts_are_told_in_the_language_of_the_page(
    page: Path, browser: webdriver.Chrome, name: str, language: str
) -> None:
    browser.get(page.with_name(name).as_uri())
    doubts = browser.find_elements(By.CSS_SELECTOR, "[id$=-doubts] ~ table tbody tr")
    shown = " ".join(str(row.get_attribute("textContent")) for row in doubts)
    with Corpus.open(page.with_name("corpus.duckdb"), read_only=True) as corpus:
        sentences = [
            sentence
            for view in ("documents", "agreement_rows")
            for record in corpus.table(view).to_pylist()
            for sentence in record["warnings"]
        ]
        sentences += [record["reason"] for record in corpus.table("concerns").to_pylist()]

        unplaced = corpus.table("unplaced_text").to_pylist()

    assert sentences
    for text in unplaced:
        assert text["text"] in shown
    for sentence in sentences:
        assert str(in_language(sentence, language)) in shown


def test_text_without_a_place_is_listed_with_its_page(tmp_path: Path, browser: webdriver.Chrome) -> None:
    made = to_document(next(documents("Voorbeeldstad", 1, 3, 0)))
    lost = Passage(text="Buiten de tabel: <b>twaalf</b> woningen", boxes=(PageBox(1, 10, 20, 30, 40),))
    ledger = Ledger(cell=90, unplaced=10, unplaced_text=(lost,))
    with Corpus.open(tmp_path / "corpus.duckdb") as corpus:
        corpus.store(made.model_copy(update={"ledger": ledger}), tag(made), path="/a.pdf")
        corpus.link()
    with Corpus.open(tmp_path / "corpus.duckdb", read_only=True) as corpus:
        (tmp_path / "report.html").write_text(report_page(corpus), encoding="utf-8")

    browser.get((tmp_path / "report.html").as_uri())
    rows = [row.text for row in browser.find_elements(By.CSS_SELECTOR, "#m1-doubts ~ table tbody tr")]
    where = f"{made.source} ({made.year})"
    assert rows[-2:] == [
        f"Tekst zonder plaats {where} 10,00% van de tekst",
        f"Tekst zonder plaats {where}, blz. 1 Buiten de tabel: <b>twaalf</b> woningen",
    ]


def test_the_documents_it_was_read_from_are_listed(page: Path, browser: webdriver.Chrome) -> None:
    browser.get(page.with_name("english.html").as_uri())
    rows = browser.find_elements(By.CSS_SELECTOR, ".story:nth-of-type(2) > details:first-of-type tbody tr")
    shown = [[str(cell.get_attribute("textContent")) for cell in row.find_elements(By.TAG_NAME, "td")] for row in rows]
    with Corpus.open(page.with_name("corpus.duckdb"), read_only=True) as corpus:
        sql = (
            "select source, year, page_count, (select count(*) from agreements a where a.document_id = d.document_id),"
            " placed_share, method from documents d where municipality = 'Waterveen' order by year"
        )
        expected = corpus.query(sql).rows

    assert len(expected) == 3
    assert shown == [[s, str(y), str(p), str(n), f"{share:.1%}", m] for s, y, p, n, share, m in expected]


def test_municipalities_are_compared_over_all_years(page: Path, browser: webdriver.Chrome) -> None:
    browser.get(page.as_uri())
    first, second = browser.find_elements(By.CSS_SELECTOR, "#comparison ~ .scroll table.wide")
    rows = {row.find_element(By.TAG_NAME, "th").text: row for row in first.find_elements(By.CSS_SELECTOR, "tbody tr")}
    with Corpus.open(page.with_name("corpus.duckdb"), read_only=True) as corpus:
        counts = corpus.query(
            "select municipality, count(distinct year) as years, count(agreement_id) as present,"
            " count(*) filter (status = 'new') / count(*) filter (status in ('new', 'continued')) as new_share,"
            " 1 - count(*) filter (status = 'dropped') / count(agreement_id) filter (year < last_year) as kept_share"
            " from evolution join (select municipality, max(year) as last_year from evolution group by all)"
            " using (municipality) group by all"
        ).records()

    assert len(counts) == 2
    for count in counts:
        cells = [cell.text for cell in rows[count["municipality"]].find_elements(By.TAG_NAME, "td")]
        assert cells[0] == str(count["years"])
        assert cells[1] == str(round(count["present"] / count["years"]))
        assert cells[2] == f"{100 * count['new_share']:.0f}%"
        assert cells[3] == f"{100 * count['kept_share']:.0f}%"
    shares = [cell.text for cell in second.find_elements(By.CSS_SELECTOR, "tbody td:nth-child(2)")]
    assert 99 <= sum(int(share.rstrip("%")) for share in shares if share != "–") <= 101


def test_a_sentence_that_is_not_ours_is_marked_as_english() -> None:
    assert told(["no year found", "said by <another>"], "nl") == (
        'geen jaar gevonden; <span lang="en">said by &lt;another&gt;</span>'
    )


def test_runs_that_stay_are_the_text() -> None:
    text, old = "De gemeente bouwt 20 woningen in 2024.", "De gemeente bouwt 15 woningen in 2024."
    tags = [
        {"start": 0, "end": 11, "label": "ACTOR"},
        {"start": 18, "end": 29, "label": "QUANTITY"},
        {"start": 21, "end": 29, "label": "ACTOR"},
    ]
    empty = {"value": None, "role": None, "timex": None, "due": None, "bound": None, "numbers": [], "unit": None}
    runs = marked_runs(text, old, [{**empty, **tag} for tag in tags])

    assert "".join(run.text for run in runs if run.kind != "removed") == text
    assert [run.text for run in runs if run.kind == "removed"] == ["15"]
    assert "".join(run.text for run in runs if run.label == "QUANTITY") == "20 woningen"
