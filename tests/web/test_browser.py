"""The review as a person does it: `jaarschijf serve`, in a browser, by keyboard."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from jaarschijf.corpus.store import Corpus
from jaarschijf.output.cli import main
from tests.browsing import requested, serious_faults, serving


@pytest.fixture(scope="module")
def db(two_series: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copyfile(two_series, tmp_path_factory.mktemp("desk") / "corpus.duckdb"))


@pytest.fixture(scope="module")
def home(db: Path) -> Iterator[str]:
    with serving(db, by="A. Tester") as address:
        yield address


def press(browser: webdriver.Chrome, *keys: str) -> None:
    """What these keys do on the page; waits for the next page when they lead to one."""
    webdriver.ActionChains(browser).send_keys(*keys).perform()


def press_and_leave(browser: webdriver.Chrome, *keys: str) -> None:
    old = browser.find_element(By.TAG_NAME, "html")
    press(browser, *keys)
    WebDriverWait(browser, 20).until(lambda _: old.id != browser.find_element(By.TAG_NAME, "html").id)
    WebDriverWait(browser, 20).until(lambda _: browser.execute_script("return document.readyState") == "complete")


def asked(db: Path, sql: str) -> list[Any]:
    with Corpus.open(db, read_only=True) as corpus:
        return corpus.query(sql).rows


def ids(browser: webdriver.Chrome) -> tuple[str, str]:
    earlier, later = browser.current_url.split("/")[-2:]
    return earlier, later


def test_a_review_by_keyboard_is_in_the_corpus_after_linking(db: Path, home: str, browser: webdriver.Chrome) -> None:
    browser.get(f"{home}/links?municipality=Zandoever")
    browser.find_element(By.CSS_SELECTOR, "a.go").click()
    rejected = ids(browser)
    pictures = browser.find_elements(By.CSS_SELECTOR, "article img")
    WebDriverWait(browser, 10).until(lambda _: all(picture.get_property("naturalWidth") for picture in pictures))
    assert len(pictures) == 2
    assert browser.find_elements(By.CSS_SELECTOR, "article del")
    assert browser.find_elements(By.CSS_SELECTOR, "article ins")

    # A note first: what is typed there decides nothing.
    press(browser, "o")
    press(browser, "zaak", Keys.ENTER)
    press_and_leave(browser, "a")
    relinked = ids(browser)
    press(browser, "k")
    chosen = browser.find_element(By.CSS_SELECTOR, "details[open] button[data-key='2']").get_attribute("value")
    press_and_leave(browser, "2")
    undone = ids(browser)
    press_and_leave(browser, "z")
    # Relinking says two things: not this one, but that one. What was doubtful of that one is so no longer.
    said = asked(db, "select count(verdict), count(*) from review where municipality = 'Zandoever'")
    assert said[0][0] == 4
    assert browser.find_element(By.ID, "progress").text == f"4 van {said[0][1]} beoordeeld"
    press_and_leave(browser, "u")
    assert ids(browser) == undone
    assert "Ongedaan gemaakt." in browser.find_element(By.CSS_SELECTOR, "[role=status]").text

    with pytest.raises(SystemExit):
        main(["link", "--db", str(db)])
    said = asked(
        db, "select from_agreement_id, to_agreement_id, verdict, decided_by, note from review where verdict is not null"
    )
    links = {(a, b): who for a, b, who in asked(db, "select from_agreement_id, to_agreement_id, decided_by from links")}
    assert sorted(said) == sorted(
        [
            (*rejected, "different", "A. Tester", "zaak"),
            (*relinked, "different", "A. Tester", None),
            (relinked[0], chosen, "same", "A. Tester", None),
        ]
    )
    assert rejected not in links
    assert relinked not in links
    assert links[relinked[0], chosen] == "reviewer"
    assert [entry["message"] for entry in browser.get_log("browser")] == []
    assert all(address.startswith((home, "data:")) for address in requested(browser))


def test_a_row_is_judged_by_key_and_keys_can_be_turned_off(db: Path, home: str, browser: webdriver.Chrome) -> None:
    browser.get(f"{home}/rows/next?municipality=Waterveen")
    row = browser.current_url.rsplit("/", 1)[-1]
    browser.find_element(By.ID, "keys").click()
    press(browser, "f")
    assert browser.current_url.endswith(row)
    browser.find_element(By.ID, "keys").click()
    press_and_leave(browser, "f")

    assert asked(db, "select row_id, verdict, decided_by from row_review") == [(row, "wrong", "A. Tester")]


def test_on_a_phone_a_row_shows_its_cell(home: str, browser: webdriver.Chrome) -> None:
    """The row is wider than the screen: what was read of it is in sight, not the edge of the page."""
    size = {"width": 390, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    browser.get(f"{home}/rows?municipality=Zandoever")
    browser.find_element(By.CSS_SELECTOR, "tbody a").click()
    strip = browser.find_element(By.CSS_SELECTOR, ".strip a")
    picture = strip.find_element(By.TAG_NAME, "img")
    WebDriverWait(browser, 10).until(lambda _: strip.get_property("scrollLeft"))
    seen = strip.get_property("scrollLeft")
    left = int(str(picture.get_attribute("data-left"))) / picture.get_property("naturalWidth") * picture.size["width"]
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})

    assert 0 <= left - seen < 390 / 2


def test_the_report_shows_its_pictures(home: str, browser: webdriver.Chrome) -> None:
    browser.get_log("browser")
    browser.get(f"{home}/report?municipality=Waterveen")
    browser.find_element(By.CSS_SELECTOR, "#m1-matrix button").click()
    picture = WebDriverWait(browser, 10).until(
        lambda _: browser.find_element(By.CSS_SELECTOR, "#m1-matrix .detail:not([hidden]) img")
    )

    WebDriverWait(browser, 10).until(lambda _: picture.get_property("naturalWidth"))
    assert [entry["message"] for entry in browser.get_log("browser")] == []


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(
    "path",
    ["/", "/links?municipality=Waterveen", "/links/next?municipality=Waterveen", "/rows/next?municipality=Zandoever"],
)
def test_pages_fit_and_axe_finds_no_serious_fault(width: int, path: str, home: str, browser: webdriver.Chrome) -> None:
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    browser.get(home + path)
    for details in browser.find_elements(By.CSS_SELECTOR, "details.instead summary"):
        details.click()

    assert browser.execute_script("return document.documentElement.scrollWidth") <= width
    assert serious_faults(browser) == []
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
