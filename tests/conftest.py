"""In CI nothing is passed over: a test that skips for want of a tool or a model has failed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from selenium import webdriver

# No test asserts a time: a busy machine is not a fault.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

SERIES = Path(__file__).parent / "golden" / "series"
SHARED = Path(__file__).resolve().parents[2] / "shared"


# Modules that take longest begin first: else one process is at them while the others have nothing left to do.
LONGEST = (
    "test_mutations",
    "test_crash",
    "test_docs",
    "test_golden_documents",
    "test_report",
    "test_two_processes",
    "test_killed_output",
    "test_workers",
    "test_migration",
    "test_cluster",
    "test_package",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    places = {name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.path.stem, len(places)))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    report: pytest.TestReport = yield  # type: ignore[assignment]
    if report.skipped and os.environ.get("CI") and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        # What lies beside the checkout is not part of the project: elsewhere its tests can't run.
        if SHARED.is_dir() or "beside" not in reason:
            report.outcome = "failed"
            report.longrepr = f"skipped in CI: {reason}"
    return report  # type: ignore[return-value]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The PDFs of the sample series, in a folder of the module's own."""
    from jaarschijf.output.commands.demo import copy_sample

    return copy_sample(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="session")
def two_series(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus of two golden series, read once for all processes that test; who writes it takes a copy."""
    from jaarschijf.corpus.lock import WriterLock
    from jaarschijf.ingestion import Options, ingest

    base = tmp_path_factory.getbasetemp()
    db = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "two-series.duckdb"
    once = WriterLock(db.with_suffix(".made"))
    once.acquire(wait=600)
    try:
        if not db.exists():
            fresh = db.with_suffix(".fresh")
            ingest([str(SERIES / "waterveen"), str(SERIES / "zandoever")], db=str(fresh), options=Options())
            fresh.rename(db)
    finally:
        once.release()
    return db


@pytest.fixture(scope="module")
def browser() -> Iterator[webdriver.Chrome]:
    from tests.browsing import headless_chromium

    chrome = headless_chromium()
    yield chrome
    chrome.quit()
