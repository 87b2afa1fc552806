"""Titles and the headings under them, some of which are set otherwise than their like."""

from __future__ import annotations

import pytest

from jaarschijf.extract.text.subheadings import SubHeadings
from jaarschijf.extract.text.title_series import TitleSeries
from jaarschijf.schema.flow import Block
from tests.extract.flows import flow_of_pages

TITLES = ("1. Bouwen", "2. Huren", "3. Energie", "5. Zorg", "6. Buurt")


def _ranks(sheet, vocabulary, made, lines: list[tuple[str, float]]) -> dict[str, tuple[float, ...]]:
    """The ranks of headings, by what they say."""
    page = sheet()
    for k, (text, size) in enumerate(lines):
        page.text(50, 40 + 40 * k, text, bold=True, size=size)
        page.text(50, 60 + 40 * k, "Daarover is in het hele jaar met elkaar gesproken.")
    flow = flow_of_pages([page.page()], vocabulary)
    for part in flow:
        made.add(part)
    items = [item for part in made.ranked(flow) for item in part.items if isinstance(item, Block)]
    return {item.text: item.rank for item in items if item.kind == "heading"}


@pytest.mark.parametrize(
    ("sizes", "alike"),
    [
        ((14, 14, 14, 15, 14), True),  # One is set a little larger.
        ((14, 14, 14, 18, 14), False),  # It is of another kind.
        ((14, 14, 14, 15, 15), False),  # So are two.
    ],
)
def test_a_title_between_others_that_are_numbered_on_is_one_of_these(sheet, vocabulary, sizes, alike) -> None:
    ranks = _ranks(sheet, vocabulary, TitleSeries(), list(zip(TITLES, sizes, strict=True)))
    assert (ranks["5. Zorg"] == ranks["3. Energie"]) is alike


def test_a_heading_of_chapters_between_parts_that_are_numbered_is_none_of_these(sheet, vocabulary) -> None:
    titles = ("1. Bouwen", "2. Huren", "3. Energie", "4. Wijken", "1. Groen", "2. Buurt")
    sizes = (14, 14, 14, 15, 14, 14)
    ranks = _ranks(sheet, vocabulary, TitleSeries(), list(zip(titles, sizes, strict=True)))
    assert ranks["4. Wijken"] < ranks["3. Energie"]


@pytest.mark.parametrize("last", ["Afspraken", "AFSPRAKEN", "Afspraken:"])
def test_headings_that_come_again_with_a_colon_or_in_capitals_are_the_same(sheet, vocabulary, last) -> None:
    parts = ("Afspraken", "Afspraken:", last)
    lines = [(text, 14.0) for title, part in zip(TITLES, parts, strict=False) for text in (title, part)]
    ranks = _ranks(sheet, vocabulary, SubHeadings(), lines)
    assert ranks["Afspraken"] == ranks["Afspraken:"] == ranks[last] > ranks["1. Bouwen"]
