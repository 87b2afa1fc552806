"""Words that stand in two parts on their line."""

from __future__ import annotations

import pytest

from jaarschijf.extract.checks.broken_words import BrokenWords
from jaarschijf.extract.wording.lexicon import Lexicon
from jaarschijf.schema.flow import Layout


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("De gemeente bouwt woningen naar behoefte.", False),
        ("De gemeent e bouwt woningen naar behoefte.", True),
        ("De gemeente bo uwt woningen naar behoefte.", True),
        ("De gemeente bouwt woninge nnaar behoefte.", True),
        ("De gemeente bouwt wonin gen naar behoefte.", True),
        ("Wonin gen bouwt de gemeente.", True),
        ("W oningen bouwt de gemeente.", True),
        ("De gemeente bouwt woningen nabij xyl.", False),
    ],
)
def test_a_part_that_is_no_word(sheet, text, broken):
    page = sheet()
    for part, y in (("De gemeente koopt woningen aan de Dijk.", 100), ("De gemeente bouwt veel.", 120), (text, 140)):
        page.text(40, y, part)
    found = page.page()
    words = BrokenWords(Lexicon.of([found]))
    words.add(Layout(found, found))

    assert [problem.code for problem in words.told()] == (["letters-apart"] if broken else [])
