"""Words of a picture that are hardly legible, in what rows say."""

from __future__ import annotations

from typing import Literal

import pytest

from jaarschijf.extract.checks.unsure_words import UnsureWords
from jaarschijf.schema.document import PageBox, Passage, Row
from jaarschijf.schema.flow import Layout
from jaarschijf.schema.geometry import Box, Page, Word


def doubts(text: str, confidence: float, method: Literal["text", "ocr"] = "ocr") -> list[str]:
    """What is told of a row with `Woonborg`, and this word behind it."""
    words = [
        Word("Woonborg", Box(50, 40, 90, 50), 10, confidence=0.95),
        Word(text, Box(95, 40, 120, 50), 10, confidence=confidence),
        Word("Hxxrhxld", Box(50, 80, 90, 90), 10, confidence=0.1),
    ]
    page = Page(1, 600, 800, words, method=method)
    unsure = UnsureWords()
    unsure.add(Layout(page, page, [], [], [], []))
    agreed = Passage(f"Woonborg {text}", (PageBox(1, 50, 40, 120, 50),))
    (row,) = unsure.doubted([Row(ordinal=0, theme="1", jaarafspraken={2030: agreed}, page=1)])
    return [doubt.message for doubt in row.doubts if doubt.code == "letters-unsure"]


@pytest.mark.parametrize(
    ("text", "confidence", "told"),
    [("bxxwt", 0.45, True), ("bouwt", 0.6, False), ("1l", 0.45, False), ("1l", 0.3, True), ("-", 0.1, False)],
)
def test_a_word_that_is_hardly_legible_is_a_doubt_of_its_row_alone(text: str, confidence: float, told: bool) -> None:
    assert doubts(text, confidence) == ([f"hardly legible in the picture: {text}"] if told else [])


def test_a_word_that_is_no_picture_is_none() -> None:
    assert doubts("bxxwt", 0.45, "text") == []
