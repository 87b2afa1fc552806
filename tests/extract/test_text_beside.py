"""Running text in a column of the page beside a table of agreements."""

from __future__ import annotations

import pytest

from jaarschijf.extract.checks.misread import Misreadings
from jaarschijf.schema.flow import Block, flow_items
from tests.extract.flows import flow_of_pages
from tests.extract.tables import assembled, table

XS = [240, 280, 500, 590]
ROWS = [["Nr.", "Afspraak", "Wie"], *([f"1.{k}", "De gemeente bouwt een plan.", "Wij"] for k in range(1, 6))]
PROSE = "De druk op de woningmarkt is groot\nen neemt nog steeds toe. Wij kiezen\ndaarom voor een aanpak waarin wij\nmet elkaar optrekken en van elkaar\nleren. Zo bouwen wij verder aan een\nstad waar plaats is voor iedereen,\nnu en later. Dat doen wij samen met\nwie er woont, en met wie er nog een\nplek zoekt."


def _page(sheet, lines):
    page = table(sheet().text(20, 40, "1. Wonen", bold=True, size=16), ROWS, top=120, xs=XS)
    for y, text in lines:
        page.text(20, y, text)
    return page.page()


def _told(page, vocabulary):
    made = assembled(vocabulary, page)
    misread = Misreadings(made.rows, made.attachments, vocabulary)
    for part in flow_of_pages([page], vocabulary):
        misread.add(part)
    return {problem.code for problem in misread.told()}


@pytest.mark.parametrize("top", [126, 278])
def test_it_is_read_whole_and_not_told(sheet, vocabulary, top) -> None:
    page = _page(sheet, [(top, PROSE)])
    texts = [item.text for item in flow_items(flow_of_pages([page], vocabulary)) if isinstance(item, Block)]

    assert " ".join(PROSE.split()) in texts
    assert _told(page, vocabulary) == set()


def test_texts_that_begin_where_the_rows_do_are_told(sheet, vocabulary) -> None:
    page = _page(sheet, [(124 + 40 * k, "Meer huizen voor\nwie er wil wonen.") for k in range(1, 6)])

    assert "text-beside-table" in _told(page, vocabulary)
