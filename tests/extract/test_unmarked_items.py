"""Items of a list that lost their mark, and headings and labels that lost what stood under them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jaarschijf.extract.agreements.prose import flow_to_agreements
from jaarschijf.extract.checks.empty_headings import EmptyHeadings
from jaarschijf.extract.checks.unmarked_items import UnmarkedItems
from jaarschijf.schema.flow import Block, Line, flow_items
from tests.extract.flows import flow_of_pages


def agreements_of(page, vocabulary):
    return flow_to_agreements(flow_items(flow_of_pages([page.page()], vocabulary)), vocabulary, ("Woonborg",))


@pytest.mark.parametrize(("x", "pages"), [(62, [1]), (50, [])])
def test_a_paragraph_set_in_as_the_items_of_a_list_are(sheet, vocabulary, x, pages):
    page = sheet().text(50, 40, "Jaarafspraken 2030", bold=True, size=20).text(50, 90, "Afspraken", bold=True, size=14)
    for y, text in ((120, "Woonborg bouwt veertig woningen."), (145, "Woonborg sloopt een flat.")):
        page.text(50, y, "•").text(62, y, text)
    page.text(x, 185, "Woonborg verkoopt ieder jaar drie flats.")
    unmarked = UnmarkedItems()
    for item in agreements_of(page, vocabulary):
        unmarked.add(item)
    assert list(unmarked.pages()) == pages


def test_a_paragraph_of_which_no_letter_is_left(sheet, vocabulary):
    """As on a page that is drawn over itself: its words are of no text, and it is none of a list."""
    page = sheet().text(50, 40, "Jaarafspraken 2030", bold=True, size=20).text(50, 90, "Afspraken", bold=True, size=14)
    page.text(50, 120, "•").text(62, 120, "Woonborg bouwt veertig woningen.")
    unmarked = UnmarkedItems()
    (heading,) = [
        item for item in agreements_of(page, vocabulary) if isinstance(item, Block) and item.text == "Afspraken"
    ]
    for item in agreements_of(page, vocabulary):
        unmarked.add(item if isinstance(item, Block) else replace(heading, kind="paragraph", text=""))
        unmarked.add(item)
    assert list(unmarked.pages()) == []


@pytest.mark.parametrize(("under", "pages"), [("Wij bouwen veertig woningen.", []), ("", [1])])
def test_a_heading_that_nothing_stands_under(sheet, vocabulary, under, pages):
    page = sheet().text(50, 40, "Jaarafspraken 2030", bold=True, size=20)
    for y, theme, text in ((80, "1. Wonen", "Wij slopen een flat."), (220, "2. Zorg", under)):
        page.text(50, y, theme, bold=True, size=16).text(50, y + 40, "Wat doen wij?", bold=True, size=12)
        page.text(50, y + 70, text)
    page.text(50, 360, "3. Overig", bold=True, size=16).text(50, 400, "Wij spreken elkaar ieder jaar.")
    headings = EmptyHeadings()
    for item in agreements_of(page, vocabulary):
        headings.add(item)
    assert list(headings.pages()) == pages


def test_the_title_of_a_slide_that_goes_on_with_a_table_is_not_empty(sheet):
    headings = EmptyHeadings()
    for title, text in (("1. Wonen", "Wij slopen een flat."), ("1. Wonen", ""), ("2. Zorg", "Er komt een lift.")):
        words = sheet().text(50, 40, title).page().words
        headings.add(Block("heading", [Line(1, words)], text=title, rank=(1.0,)))
        if text:
            headings.add(Block("paragraph", [Line(1, words)], text=text))
    assert list(headings.pages()) == []
