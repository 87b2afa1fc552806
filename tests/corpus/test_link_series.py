"""Links and changes on the golden series, above a floor."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from jaarschijf.corpus.link_model import default_model

ROOT = Path(__file__).parents[2]
SERIES = sorted(path.parent for path in (ROOT / "tests/golden/series").glob("*/links.json"))
REAL = ROOT / "../shared/corpus/harderwijk-2024"


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("link_model", ROOT / "benchmarks/link_model.py")
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules["link_model"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def figures(bench: ModuleType, folder: Path) -> tuple[float, ...]:
    line = bench.scored(bench.read_labelled(folder), default_model())
    return tuple(map(float, re.findall(r"\d\.\d{3}", line)))


@pytest.mark.parametrize("folder", SERIES, ids=lambda folder: folder.name)
def test_links_on_a_golden_series(bench: ModuleType, folder: Path) -> None:
    precision, recall, f1, change = figures(bench, folder)

    assert precision >= 0.94
    assert recall >= 0.94
    assert f1 >= 0.95
    assert change >= 0.9


@pytest.mark.shared
@pytest.mark.skipif(not REAL.exists(), reason="the real document is not beside this checkout")
def test_links_within_the_real_document(bench: ModuleType) -> None:
    _, _, f1, change = figures(bench, REAL)

    assert f1 >= 0.93
    assert change >= 0.85
