"""A corpus of the sample, and the web application on it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from jaarschijf.ingestion import Options, ingest
from jaarschijf.output.commands.demo import copy_sample
from jaarschijf.output.web.app import web_app
from tests.web.asking import HERE


@pytest.fixture(scope="session")
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
