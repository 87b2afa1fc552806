"""Headings that are themes though they do not say so as the others do: by their number."""

from __future__ import annotations

import pytest

from tests.extract.tables import assembled, headed

FIRST = ["1", "De corporatie bouwt veertig huizen.", "Corporatie"]
OTHER = ["2", "De gemeente plant tien bomen.", "Gemeente"]


def themes(vocabulary, page):
    made = assembled(vocabulary, page)
    return [(row.theme, row.number) for row in made.rows], [theme.title for theme in made.themes]


def test_a_number_right_after_that_of_a_theme_is_that_of_the_next(sheet, vocabulary):
    page = headed(
        sheet,
        (14, "Thema 1: Betaalbaarheid", FIRST),
        (13, "2. Duurzaamheid", OTHER),
        (14, "Thema wonen en zorg", FIRST),
        (14, "THEMA 4 Leefbaarheid", OTHER),
    )

    assert themes(vocabulary, page) == (
        [("1", "1"), ("2", "2"), ("3", "1"), ("4", "2")],
        ["Betaalbaarheid", "Duurzaamheid", "Wonen en zorg", "Leefbaarheid"],
    )


@pytest.mark.parametrize(
    "parts",
    [
        # Parts of the theme, counted by themselves.
        [(13, "1. Nieuwbouw", FIRST), (13, "2. Duurzaamheid", OTHER)],
        # One set as a part is.
        [(11, "2. Duurzaamheid", FIRST, OTHER)],
    ],
)
def test_other_numbers_under_a_theme_are_of_its_parts(sheet, vocabulary, parts):
    page = headed(sheet, (14, "Thema 1: Betaalbaarheid"), *parts)

    assert {theme for theme, _ in themes(vocabulary, page)[0]} == {"1"}
