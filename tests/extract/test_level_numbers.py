"""Numbers in circles beside texts, not on the height of their first lines."""

from __future__ import annotations

import pytest

from jaarschijf.schema.flow import Block, flow_items
from tests.extract.flows import flow_of_pages

TEXTS = (
    "De gemeente wijst in het dorp een plek aan\nvoor veertig huizen aan de kade.",
    "Woonborg sloopt een flat.",
    "Wij openen een loket waar bewoners terecht\nkunnen met vragen over hun huis, en over de\nwijk waarin zij wonen.",
)


def _blocks(sheet, vocabulary, number_y):
    page, y = sheet().text(20, 40, "1. Wonen", bold=True, size=16), 80.0
    for k, text in enumerate(TEXTS, start=1):
        page.text(24, number_y(y, text.count("\n")), f"1.{k}", bold=True, size=9).text(60, y, text)
        y += 60
    return [item for item in flow_items(flow_of_pages([page.page()], vocabulary)) if isinstance(item, Block)]


@pytest.mark.parametrize(
    "number_y",
    [
        pytest.param(lambda y, breaks: y + 6, id="a little lower than the first line"),
        pytest.param(lambda y, breaks: y + 6 * breaks, id="on the middle of the text"),
        pytest.param(lambda y, breaks: y, id="on the first line"),
    ],
)
def test_they_number_the_text_from_its_beginning(sheet, vocabulary, number_y) -> None:
    blocks = _blocks(sheet, vocabulary, number_y)

    assert [(block.marker, block.text) for block in blocks[1:]] == [
        (f"1.{k}", f"1.{k} " + text.replace("\n", " ")) for k, text in enumerate(TEXTS, start=1)
    ]


def test_one_under_a_text_is_of_the_next(sheet, vocabulary) -> None:
    page = sheet().text(20, 40, "1. Wonen", bold=True, size=16).text(60, 80, TEXTS[0])
    page.text(24, 112, "1.2", bold=True, size=9).text(60, 112, TEXTS[1])
    blocks = [item for item in flow_items(flow_of_pages([page.page()], vocabulary)) if isinstance(item, Block)]

    assert [block.text for block in blocks[1:]] == [TEXTS[0].replace("\n", " "), f"1.2 {TEXTS[1]}"]
