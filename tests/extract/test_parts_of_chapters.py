"""Titles of parts of parts of a chapter of agreements, and what stands under them."""

from __future__ import annotations

import pytest

from tests.extract.test_prose import INTRO, TITLE, Writer


@pytest.fixture
def paper(sheet):
    paper = Writer(sheet).title(TITLE).text(INTRO)
    return paper.theme("3 Afspraken voor 2030")


def part(paper, title: str, text: str):
    paper.sheet.text(50, paper.at, title, bold=True, size=12.0)
    paper.at += 24
    return paper.text(text)


def test_texts_under_titles_of_three_numbers_are_agreements_and_over_these_an_intro(paper, vocabulary) -> None:
    part(paper, "3.1 Wonen", "In 2035 staan er duizend woningen meer. De gemeente bouwt mee.")
    paper.article("3.1.1 Kade").text("Woonborg bouwt veertig woningen.").text("De gemeente wijst een plek aan.")
    paper.article("3.1.2 Delen").text("Per 1 juli vervalt de eis. De gemeente meldt dat, aan:")
    paper.text("• eigenaren van de flats aan de kade;").text("• huurders in het dorp.")
    part(paper, "3.2 Zorg", "De vraag naar zorg is groot.")
    paper.article("3.2.1 Coach").text("De coach, die in 2029 is begonnen, blijft.")
    assert paper.rows(vocabulary) == [
        ("3.1.1", "Woonborg bouwt veertig woningen.\n\nDe gemeente wijst een plek aan."),
        (
            "3.1.2",
            "Per 1 juli vervalt de eis. De gemeente meldt dat, aan:\n\neigenaren van de flats aan de kade;\n\nhuurders in het dorp.",
        ),
        ("3.2.1", "De coach, die in 2029 is begonnen, blijft."),
    ]


def test_titles_of_three_numbers_that_tell_of_something_else_are_over_no_agreements(paper, vocabulary) -> None:
    part(paper, "3.1 Wonen", "De vraag naar woningen is groot.")
    paper.article("3.1.1 Achtergrond").text("Woonborg bouwt veertig woningen en de gemeente wijst een plek aan.")
    paper.article("3.1.2 Ambitie").text("De gemeente groeit tot duizend woningen in 2035.")
    paper.article("3.1.3 De markt").text("De prijzen in de gemeente zijn gestegen.")
    paper.article("3.1.4 Afspraken").text("• Woonborg bouwt veertig woningen.").text(
        "• De gemeente wijst een plek aan."
    )
    assert paper.rows(vocabulary) == [
        (None, "Woonborg bouwt veertig woningen."),
        (None, "De gemeente wijst een plek aan."),
    ]
