"""Moments in filled boxes under each other, beside what is agreed for each; and who acts, under that, in a table with moments."""

from __future__ import annotations

import pytest

from jaarschijf.extract.checks.list_items import ListItems
from jaarschijf.extract.tables.grid import page_to_tables
from jaarschijf.extract.tables.timelines import timelines
from jaarschijf.schema.flow import PageFlow
from tests.extract.tables import assembled, said

WHEN = ["Q1\n2030", "Medio\n2030", "December\n2030"]
AGREED = [
    [("De gemeente stelt een plan vast\nvoor de kade.", "gemeente"), ("Woonborg koopt de garage.", "Woonborg")],
    [("Eerste paal van veertig huizen.", "Woonborg")],
    [("Wij houden een avond voor alle\nhuurders van de wijk.", "gemeente en Woonborg")],
]


def timeline(sheet, *, header=("Wanneer", "Wat we afspreken"), when=WHEN, label="Aan zet: "):
    page = sheet().text(40, 40, "1. Wonen", bold=True, size=18).text(40, 70, "De stad groeit, en de wijk met haar.")
    page.text(44, 100, header[0], bold=True).text(120, 100, header[1], bold=True)
    at = 114
    for moment, items in zip(when, AGREED, strict=True):
        page.fill(40, at, 100, at + 30).text(46, at + 2, moment)
        for text, who in items:
            page.text(120, at + 4, "•").text(134, at + 4, text)
            at += 4 + 12 * len(text.split("\n"))
            page.text(134, at + 2, f"{label}{who}")
            at += 24
        at += 10
    return page.text(40, at + 60, "Zo groeien wij ieder jaar een stukje verder.")


def test_each_text_beside_a_moment_is_agreed_for_it(sheet, vocabulary):
    made = assembled(vocabulary, timeline(sheet).page()).rows
    assert [(said(r.jaarafspraken[2030]), said(r.trekker), said(r.gereed)) for r in made] == [
        (text.replace("\n", " "), who, moment.replace("\n", " "))
        for moment, items in zip(WHEN, AGREED, strict=True)
        for text, who in items
    ]


def test_who_acts_under_an_item_has_no_mark_and_lost_none(sheet, vocabulary):
    lists = ListItems()
    page = timeline(sheet).page()
    lists.add(PageFlow(page, [], page_to_tables(page, vocabulary=vocabulary)))
    assert list(lists.told()) == []


@pytest.mark.parametrize(
    "other",
    [
        {"header": ("Wie", "Wat we afspreken")},
        {"header": ("Wanneer", "Cijfers")},
        {"when": ["Q1\n2030", "Q2\n2030", "Groen\nwonen"]},
    ],
    ids=["no heading of moments", "nothing agreed", "a box with another text"],
)
def test_other_boxes_under_each_other_are_no_line_of_time(sheet, vocabulary, other):
    assert list(timelines(timeline(sheet, **other).page(), vocabulary)) == []


@pytest.mark.parametrize(("label", "who"), [("Trekker: ", "Borg"), ("Gereed: ", None)])
def test_a_labelled_line_under_what_is_agreed_says_what_no_column_does(sheet, vocabulary, label, who):
    xs, ys = [40, 440, 560], [100, 120, 160, 200]
    page = sheet().grid(xs, ys).row(xs[:-1], 104, ["Afspraak 2030", "Planning"], bold=True)
    for k, top in enumerate(ys[1:-1], 1):
        page.row(xs[:-1], top + 4, [f"Er komen {k}0 huizen bij in de wijk.\n{label}Borg", f"Q{k} 2030"])
    made = assembled(vocabulary, page.page()).rows

    assert [(said(r.trekker), said(r.gereed)) for r in made] == [(who, f"Q{k} 2030") for k in (1, 2)]
