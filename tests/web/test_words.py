"""The pages' own words: in both languages, and for all that the corpus can say."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from jaarschijf.corpus.link_model import default_model
from jaarschijf.corpus.similarity import FEATURES
from jaarschijf.output.doubts import LOW_SCORE

OUTPUT = Path(__file__).parents[2] / "output"


def words(name: str) -> dict[str, Any]:
    return tomllib.loads((OUTPUT / name).read_text(encoding="utf-8"))


def paths(table: dict[str, Any], before: str = "") -> Iterator[str]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from paths(value, f"{before}{name}.")
        else:
            yield before + name


@pytest.mark.parametrize("name", ["report.toml", "web/web.toml"])
def test_both_languages_say_the_same_things(name: str) -> None:
    found = words(name)

    assert sorted(paths(found["nl"])) == sorted(paths(found["en"]))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_the_model_sees_has_a_name(language: str) -> None:
    told = words("report.toml")[language]

    assert {*FEATURES, *default_model().weights} - {"intercept"} <= set(told["figure"])
    assert LOW_SCORE in told["reason"]
    assert set(told["code"]) == set(
        tomllib.loads((OUTPUT.parent / "extract" / "themes.toml").read_text(encoding="utf-8"))
    )


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_two_things_on_a_page_have_the_same_key(language: str) -> None:
    key = words("web/web.toml")[language]["key"]

    for decisions in (("same", "different", "choose"), ("right", "wrong")):
        letters = [key[name] for name in (*decisions, "note", "next", "previous", "undo")]
        assert len(set(letters)) == len(letters)
