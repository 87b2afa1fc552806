"""What the report's script writes, as it is told in the language of the page."""

from __future__ import annotations

import pytest

from jaarschijf.output.report import report_words
from jaarschijf.output.report_texts import _amendment, _figure


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("quantity 245 -> 265", "aantal 245 → 265"),
        ("percentage none -> 4", "percentage – → 4"),
        ("gereed Doorlopend -> Q1 2021", "gereed Doorlopend → Q1 2021"),
        ("trekker + Turfkade Wonen", "trekker + Turfkade Wonen"),
        ("scope", "strekking"),
    ],
)
def test_an_amendment_in_dutch(sentence: str, told: str) -> None:
    assert _amendment(sentence, report_words("nl")) == told


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("words", 0.81, "woorden in gemeen 0.81"),
        ("same_theme", 1.0, "zelfde thema ✓"),
        ("gap", 1, "jaren ertussen 1"),
        ("how", "return", "teruggekeerd na een jaar"),
        ("margin", 0.5, "steekt uit boven andere paren 0.5"),
    ],
)
def test_a_figure_in_dutch(name: str, value: object, told: str) -> None:
    assert _figure(name, value, report_words("nl")) == told
