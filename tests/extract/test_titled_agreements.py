"""Titles of agreements of more parts, among agreements that have none, in chapters."""

from __future__ import annotations

import pytest

from jaarschijf.extract.agreements.assemble import flow_to_rows
from jaarschijf.extract.agreements.prose import flow_to_agreements
from jaarschijf.extract.agreements.titled_agreements import titled_agreements
from jaarschijf.schema.document import Row
from jaarschijf.schema.flow import flow_items
from tests.extract.flows import flow_of_pages
from tests.extract.test_prose import TITLE, Writer


def _rows(**numbers: str) -> list[Row]:
    """Rows with these numbers, of the themes that have these tokens."""
    return [
        Row(ordinal=0, theme=token, number=number, page=1) for token, own in numbers.items() for number in own.split()
    ]


@pytest.mark.parametrize(
    ("rows", "titles"),
    [
        (_rows(t2="2a 2b 3", t4="4a 4b 5 6", t7="7a 7b"), ["t2", "t4", "t7"]),
        (_rows(t2="2a 2b", t4="4a 4b"), []),  # Themes, whose number their agreements have with a letter.
        (_rows(t2="2a 2b 3", t4="4a 4b"), []),
        (_rows(t2="2a 2b 5", t4="4a 4b 9"), []),  # They are not numbered on.
        (_rows(t2="1 2 3", t4="1 2"), []),
    ],
)
def test_titles_over_parts_that_agreements_without_one_follow(rows: list[Row], titles: list[str]) -> None:
    assert titled_agreements(rows, {"t2": "2", "t4": "4", "t7": "7"}) == titles


def test_agreements_with_such_titles_stand_under_the_chapter(sheet, vocabulary) -> None:
    paper = Writer(sheet).title(TITLE)
    for chapter, name, first in ((2, "Woonborg", 1), (3, "Thuishof", 3)):
        paper._write(f"Hoofdstuk {chapter} {name}", bold=True, size=14.0)
        paper.text("De stad groeit, en daarmee ook de vraag naar huizen.").article(f"{first}. Bouwen")
        for letter in "ab":
            paper.text(f"{first}{letter}. De gemeente wijst in dit jaar plekken aan.", indent=20.0)
        paper.text(f"{first + 1}. De gemeente en {name} zoeken samen een plek.")
    flow = flow_to_agreements(flow_items(flow_of_pages([paper.sheet.page()], vocabulary)), vocabulary)
    made = flow_to_rows(flow, 2030, vocabulary)

    assert [(theme.number, theme.title) for theme in made.themes] == [("2", "Woonborg"), ("3", "Thuishof")]
    assert [(row.theme, row.number) for row in made.rows] == [
        *(("2", number) for number in ("1a", "1b", "2")),
        *(("3", number) for number in ("3a", "3b", "4")),
    ]
