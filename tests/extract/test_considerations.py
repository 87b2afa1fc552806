"""Chapters in which what is considered stands under a heading of its own, and so does what is agreed."""

from __future__ import annotations

import pytest

from tests.extract.test_omissions import assembly, found
from tests.extract.test_prose import INTRO, TITLE, Writer


@pytest.fixture
def paper(sheet):
    return Writer(sheet).title(TITLE).text(INTRO)


def chapters(paper, *titles: str):
    for at, title in enumerate(titles):
        paper.theme(f"{title}").article("Overwegingen")
        paper.text(f"{2 * at + 1}. De gemeente heeft weinig grond en bouwt daarom niet zelf.")
        paper.article("Afspraken").text(f"{2 * at + 2}. Woonborg bouwt veertig huizen.")
    return paper


@pytest.mark.parametrize(("titles", "last"), [(("A Wonen", "B Zorg"), []), (("A Wonen",), ["3"])])
def test_what_stands_under_the_title_of_a_chapter_is_none_where_others_have_agreements_apart(
    paper, vocabulary, titles: tuple[str, ...], last: list[str]
) -> None:
    chapters(paper, *titles).theme("C Overleg")
    paper.text(f"{2 * len(titles) + 1}. De gemeente en Woonborg zitten samen in het overleg.")
    numbers = [number for number, _ in paper.rows(vocabulary)]
    assert numbers == ["2", "4"][: len(titles)] + last


def test_a_line_that_announces_agreements_under_the_title_of_such_a_chapter(paper, vocabulary) -> None:
    chapters(paper, "A Wonen", "B Zorg").theme("C Overleg").text("Wij spreken af:")
    paper.text("5. De gemeente en Woonborg zitten elke maand samen in het overleg.")
    assert [number for number, _ in paper.rows(vocabulary)] == ["2", "4", "5"]


def test_what_came_before_is_not_agreed(paper, vocabulary) -> None:
    paper.theme("A Wat hieraan voorafging").text("1. De gemeente en Woonborg stelden samen een agenda op.")
    paper.theme("B Wonen").text("2. De gemeente wijst een plek aan.")
    assert [number for number, _ in paper.rows(vocabulary)] == ["2"]


@pytest.mark.parametrize(("title", "numbers"), [("Overwegingen", []), ("Overleg", ["number 3"])])
def test_numbers_of_what_is_considered_are_of_no_agreements(sheet, vocabulary, title: str, numbers: list[str]) -> None:
    page = sheet(number=2).text(50, 60, title, bold=True, size=16).text(50, 300, "3. De gemeente heeft weinig grond.")
    assert [message for _, message in found(vocabulary, page, assembly())] == numbers
