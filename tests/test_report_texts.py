"""What the report's script writes, as it is told in the language of the page."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import get_args

import pytest

from jaarschijf.corpus.change import NEXT_STEP
from jaarschijf.output.marked_text import Run
from jaarschijf.output.pages import meaning
from jaarschijf.output.report import Language, report_words
from jaarschijf.output.report_texts import _amendment, _figure
from jaarschijf.schema.mention import Bound, CommitmentKind, Role


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("quantity 245 -> 265", "aantal 245 → 265"),
        ("percentage none -> 4", "percentage – → 4"),
        ("recurrence P1Y -> P6M", "herhaling elk jaar → elk half jaar"),
        ("recurrence P1Y, P6W -> P10W", "herhaling elk jaar, elke 6 weken → elke 10 weken"),
        ("phase plan, start -> done", "fase voorbereiden, beginnen → uitvoeren"),
        ("due none -> 2024-12-31, 2025-06-30", "termijn – → 31-12-2024, 30-06-2025"),
        ("doelgroep huurders -> senioren", "doelgroep huurders → senioren"),
        ("percentage 0.5 -> 1.25", "percentage 0,5 → 1,25"),
        ("gereed 1.2.2024 -> Q1 2024", "gereed 1.2.2024 → Q1 2024"),
        ("gereed Doorlopend -> Q1 2021", "gereed Doorlopend → Q1 2021"),
        ("trekker + Turfkade Wonen", "trekker + Turfkade Wonen"),
        ("scope", "strekking"),
        ("places Noord -> Noord, Zuid", "plaatsen Noord → Noord, Zuid"),
        ("ordinal eerste -> tweede", "hoeveelste eerste → tweede"),
    ],
)
def test_an_amendment_in_dutch(sentence: str, told: str) -> None:
    assert _amendment(sentence, report_words("nl")) == told


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("words", 0.81, "woorden in gemeen 0,81"),
        ("same_theme", 1.0, "zelfde thema ✓"),
        ("gap", 1, "jaren ertussen 1"),
        ("how", "return", "teruggekeerd na een jaar"),
        ("margin", 0.5, "steekt uit boven andere paren 0,5"),
    ],
)
def test_a_figure_in_dutch(name: str, value: object, told: str) -> None:
    assert _figure(name, value, report_words("nl")) == told


@pytest.mark.parametrize(
    ("language", "told"),
    [("nl", "minstens, 85, procent"), ("en", "at least, 85, procent")],
)
def test_what_a_tag_says_is_told_in_the_language_of_the_page(language: Language, told: str) -> None:
    """The corpus keeps codes; a unit is as it was printed."""
    run = Run("minimaal 85 procent", "same", "PERCENTAGE", ("min", "85", "procent"))

    assert meaning(run, report_words(language)) == told
    assert meaning(run._replace(meaning=()), report_words(language)) == "percentage"


@pytest.mark.parametrize("language", get_args(Language))
def test_each_code_of_a_tag_has_a_word(language: Language) -> None:
    words = report_words(language)

    assert {*get_args(Bound), *get_args(Role)} <= set(words["value"])
    assert set(words["promise"]) == set(get_args(CommitmentKind))


@pytest.mark.parametrize("language", get_args(Language))
def test_each_phase_has_a_word(language: Language) -> None:
    corpus = tomllib.loads((Path(__file__).parents[1] / "corpus" / "words.toml").read_text(encoding="utf-8"))

    assert set(report_words(language)["phase"]) == {*corpus["phases"], NEXT_STEP}
