"""A browser for tests, and what it was made to ask for."""

from __future__ import annotations

import json
import shutil
from typing import Any

import pytest
from selenium import webdriver


def headless_chromium() -> webdriver.Chrome:
    """Chromium without a window; the test is skipped where it or its driver is not installed."""
    program = next(filter(None, map(shutil.which, ("chromium", "google-chrome", "chromium-browser"))), None)
    driver = shutil.which("chromedriver")
    if program is None or driver is None:
        pytest.skip("no Chromium with its driver")
    options = webdriver.ChromeOptions()
    options.binary_location = program
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1280,1000"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))


def requested(browser: webdriver.Chrome) -> set[str]:
    """The addresses that were asked for since this was last called."""
    messages: list[dict[str, Any]] = [
        json.loads(entry["message"])["message"] for entry in browser.get_log("performance")
    ]
    return {m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"}


def serious_faults(browser: webdriver.Chrome) -> list[tuple[str, list[Any]]]:
    """What axe finds on the page that is open, and where."""
    from axe_selenium_python import Axe

    axe = Axe(browser)
    axe.inject()
    faults = [fault for fault in axe.run()["violations"] if fault["impact"] in ("serious", "critical")]
    return [(fault["id"], [node["target"] for node in fault["nodes"]][:3]) for fault in faults]
