"""The words that let a pattern be passed over are in whatever it matches: passing over it never costs a match."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

from jaarschijf.nlp import amounts, durations, recurrences, terms
from jaarschijf.schema.wording import Wording
from tests.nlp.gold_texts import texts_of_cells
from tests.nlp.test_amounts import CASES as AMOUNTS
from tests.nlp.test_deadlines import CASES as DEADLINES

SENTENCES = Path(__file__).parents[1] / "golden" / "sentences"


def _wordings() -> list[Wording]:
    found: list[Wording] = []
    for module in (amounts, durations, recurrences, terms):
        for value in vars(module).values():
            found += [part for part in (value if isinstance(value, tuple) else (value,)) if isinstance(part, Wording)]
    return found


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """Texts with all kinds of times and amounts, in small letters."""
    dev = [text.text for file in sorted(SENTENCES.glob("dev-*.json")) for text in texts_of_cells(file)[0]]
    return [text.lower() for text in (*dev, *(case[0] for case in DEADLINES), *(case[0] for case in AMOUNTS))]


def test_a_pattern_is_passed_over_only_where_it_matches_nothing(texts: list[str]) -> None:
    matched = 0
    for wording in _wordings():
        pattern = re.compile(wording.source)
        for text in texts:
            spans = [match.span() for match in pattern.finditer(text)]
            assert [match.span() for match in wording.finditer(text)] == spans, (wording.source, text)
            matched += len(spans)
    assert matched > 100


def test_what_most_documents_ask_is_compiled_before_workers_start() -> None:
    importlib.import_module("jaarschijf.nlp.ready")
    compiled = [wording for wording in _wordings() if wording._pattern is not None]
    assert len(compiled) > len(_wordings()) / 2
