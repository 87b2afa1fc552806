"""Agreements beside each other, each with a thick edge at its left, under bars with what they are for."""

from __future__ import annotations

import pytest

from jaarschijf.extract.tables.edged_texts import edged_texts
from jaarschijf.schema.geometry import Box, Rule
from tests.extract.tables import assembled, said
from tests.extract.test_borders import told

GOALS = [
    ("Meer huizen voor starters.", "Woonborg bouwt er honderd."),
    ("Minder schuld.", "Alle partijen helpen\nwie schulden heeft."),
]
EDGES = [(40, 0), (310, 0), (40, 60)]


def edge(page, x, top, bottom, width=3.0):
    page.rules.append(Rule("v", Box(x, top, x + width, bottom)))
    return page


def card(page, x, top, number, who="Trekker: Woonborg", *, size=10.0):
    edge(page, x, top, top + 46)
    text = f"Er komen {number[-1]}0 huizen bij in\nde wijk en aan de kade."
    page.text(x + 10, top + 2, number, bold=True).text(x + 40, top + 2, text)
    return page.text(x + 40, top + 28, who, size=size)


def bar(page, top, goal, frame):
    page.fill(40, top, 570, top + 44).line(40, top, 570, top)
    page.text(50, top + 4, "Doel", bold=True).text(200, top + 4, "Kaderafspraak 2030-2033", bold=True)
    return page.text(50, top + 18, goal).text(200, top + 18, frame)


@pytest.mark.parametrize(("edges", "pitch", "size"), [(EDGES, 190, 10.0), (EDGES, 190, 7.0), (EDGES[:2], 124, 10.0)])
def test_agreements_with_an_edge_each_are_read_under_the_bar_that_is_over_them(sheet, vocabulary, edges, pitch, size):
    page, expected = sheet().text(40, 40, "1. Wonen", bold=True, size=18), []
    for k, (goal, frame) in enumerate(GOALS):
        top = 90 + pitch * k
        bar(page, top, goal, frame).text(40, top + 48, "Jaarafspraken 2030")
        for at, (x, down) in enumerate(edges, 1):
            card(page, x, top + 66 + down, f"{k + 1}.{at}", size=size)
            agreed = f"Er komen {at}0 huizen bij in de wijk en aan de kade."
            expected.append((f"{k + 1}.{at}", goal, frame.replace("\n", " "), agreed, "Woonborg"))

    made = assembled(vocabulary, page.page()).rows
    assert [
        (r.number, said(r.doelstelling), said(r.kaderafspraak), said(r.jaarafspraken.get(2030)), said(r.trekker))
        for r in made
    ] == expected


def cards(sheet):
    page = sheet()
    for at, (x, down) in enumerate(EDGES, 1):
        card(page, x, 100 + down, f"1.{at}")
    return page


def test_edges_are_told_with_their_texts(sheet, vocabulary):
    page = cards(sheet)
    boxes = [box for _, box in edged_texts(page.rules, page.words, vocabulary)]
    assert [(box.x0, box.top) for box in boxes] == [(40, 100), (310, 100), (40, 160)]
    assert boxes[0].x1 < 310


@pytest.mark.parametrize(
    "more",
    [
        lambda page: page.line(40, 100, 580, 100),
        lambda page: edge(page, 580, 100, 146),
        lambda page: page.text(2, 102, "Wonen"),
        lambda page: edge(page, 40, 300, 346).text(50, 302, "Zo is het nu\neenmaal."),
        lambda page: page.text(260, 128, "over de rand heen."),
    ],
    ids=["a rule over them", "a side at the right", "a text before", "one without who acts", "a text over one"],
)
def test_thick_uprights_of_a_table_or_a_quotation_are_no_edges(sheet, vocabulary, more):
    page = more(cards(sheet))
    assert len(edged_texts(page.rules, page.words, vocabulary)) == 0


def test_thin_uprights_are_no_edges(sheet, vocabulary):
    page = cards(sheet)
    rules = [rule._replace(box=rule.box._replace(x1=rule.box.x0 + 0.5)) for rule in page.rules]
    assert edged_texts(rules, page.words, vocabulary) == []


def test_the_last_of_an_odd_number_of_cards_may_have_two_sizes_as_the_others(sheet, vocabulary):
    page = sheet()
    for at, (x, down) in enumerate(EDGES, 1):
        card(page, x, 100 + down, f"1.{at}", size=7.0)
    assert told(page, vocabulary) == []
