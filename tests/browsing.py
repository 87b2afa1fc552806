"""A browser for tests, and what it was made to ask for."""

from __future__ import annotations

import json
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
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


@contextmanager
def serving(db: Path, by: str) -> Iterator[str]:
    """The address of `jaarschijf serve` on a corpus, decisions taken by `by`; it ends without a complaint."""
    command = [sys.executable, "-m", "jaarschijf.output.cli", "serve", "--db", str(db), "--port", "0", "--by", by]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert server.stdout is not None
    address = re.match(r"http://127\.0\.0\.1:\d+", server.stdout.readline())
    assert address
    yield address[0]
    server.send_signal(signal.SIGINT)
    _, complaints = server.communicate(timeout=10)
    assert (complaints, server.returncode) == ("", 0)


def requested(browser: webdriver.Chrome) -> set[str]:
    """The addresses that were asked for since this was last called."""
    messages: list[dict[str, Any]] = [
        json.loads(entry["message"])["message"] for entry in browser.get_log("performance")
    ]
    return {m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"}


def serious_faults(browser: webdriver.Chrome) -> list[tuple[str, list[Any]]]:
    """What axe finds on the page that is open, and where."""
    from axe_selenium_python import Axe

    browser.set_script_timeout(180)  # seconds; where all tests run at once, it takes its time
    axe = Axe(browser)
    axe.inject()
    faults = [fault for fault in axe.run()["violations"] if fault["impact"] in ("serious", "critical")]
    return [(fault["id"], [node["target"] for node in fault["nodes"]][:3]) for fault in faults]
