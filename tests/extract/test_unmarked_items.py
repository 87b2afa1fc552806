"""Items of a list that lost their mark, and headings and labels that lost what stood under them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jaarschijf.extract.agreements.agreement import Agreement
from jaarschijf.extract.agreements.prose import flow_to_agreements
from jaarschijf.extract.checks.empty_headings import EmptyHeadings
from jaarschijf.extract.checks.unmarked_items import UnmarkedItems
from jaarschijf.extract.checks.unread_promises import UnreadPromises
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


def test_a_caption_fills_no_heading(sheet):
    headings = EmptyHeadings()
    words = sheet().text(50, 40, "Ambitie").page().words
    for text in ("Foto: archief Woonborg", ""):
        headings.add(Block("heading", [Line(1, words)], text="Ambitie", rank=(1.0,)))
        if text:
            headings.add(Block("paragraph", [Line(1, words)], text=text))
    assert list(headings.pages()) == []


@pytest.mark.parametrize(("last", "pages"), [("Woonborg verkoopt tien flats.", []), ("", [1])])
def test_a_number_that_nothing_stands_under(sheet, vocabulary, last, pages):
    """As where the texts of a list stand a line higher than they did: the first is no agreement, the last number has none."""
    page = sheet().text(50, 40, "Jaarafspraken 2030", bold=True, size=20).text(50, 80, "E. Wonen", bold=True, size=16)
    for k, text in enumerate(("Woonborg bouwt veertig woningen.", "Woonborg sloopt een flat.", last), start=1):
        page.text(50, 100 + 40 * k, f"E{k}").text(75, 112 + 40 * k, text)
    page.text(50, 320, "Ondertekening", bold=True, size=16).text(50, 350, "Woonborg")
    headings = EmptyHeadings()
    for item in agreements_of(page, vocabulary):
        headings.add(item)
    assert list(headings.pages()) == pages


@pytest.mark.parametrize(("kind", "pages"), [("paragraph", [1]), ("item", [])])
def test_a_heading_as_all_that_have_agreements_with_promises_under_it(sheet, vocabulary, kind, pages):
    """As where the boxes of one page were lost, and all that it agrees is running text; what sums up the others is a list."""
    page = sheet().text(50, 40, "Wonen", bold=True, size=20)
    block = next(item for item in agreements_of(page, vocabulary) if isinstance(item, Block))
    heading = replace(block, kind="heading", rank=(-16.0, True, True, 1))
    promises = (
        replace(block, kind=kind, text=text, rank=())
        for text in ("Woonborg bouwt veertig woningen.", "Woonborg sloopt een flat.")
    )
    unread = UnreadPromises(("Woonborg",))
    for item in (heading, *promises, heading, Agreement(None, 1), heading, Agreement(None, 1)):
        unread.add(item)
    assert list(unread.pages()) == pages
