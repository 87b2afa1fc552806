"""Every character has a destination, or is listed."""

from __future__ import annotations

from jaarschijf.extract.checks.ledger import ledger_problems, settle
from jaarschijf.schema.document import PageBox, Passage, Row
from jaarschijf.schema.flow import Layout, PageFlow
from jaarschijf.schema.geometry import Box, union
from jaarschijf.schema.table import Cell, Table
from tests.extract.flows import flow_of


def test_each_destination_is_counted(sheet, vocabulary) -> None:
    page = sheet().text(50, 40, "Kop").text(50, 60, "Wonen", bold=True, size=16).text(50, 100, "Gewone tekst.").page()
    page.words += sheet().text(50, 200, "agreed lost").page().words
    agreed, lost = page.words[-2:]
    cells = [Cell(0, 0, Box(40, 190, 75, 220), [agreed]), Cell(0, 1, Box(75, 190, 200, 220), [lost])]
    cells += [Cell(1, 0, Box(40, 220, 75, 230)), Cell(1, 1, Box(75, 220, 200, 230))]
    table = Table(1, Box(40, 190, 200, 230), cells, "ruled")
    box = PageBox(1, *union([agreed.box]))
    row = Row(ordinal=0, theme="1", jaarafspraken={2030: Passage(text="agreed", boxes=(box,))}, page=1)
    margin = page.words[:1]
    body = [word for word in page.words if word not in margin]
    page_without = type(page)(1, page.width, page.height, body)
    flow = flow_of(Layout(page, page_without, [table], margin))
    ledger = settle(flow, [row], [], [], vocabulary)
    assert (ledger.furniture, ledger.heading, ledger.prose, ledger.cell, ledger.unplaced) == (3, 5, 12, 6, 4)
    assert ledger.total == page.char_count
    assert [text.text for text in ledger.unplaced_text] == ["lost"]


def test_a_warning_below_the_threshold(sheet, vocabulary) -> None:
    page = sheet().text(50, 40, "Tekst").page()
    full = settle(flow_of(Layout(page, page)), [], [], [], vocabulary)
    assert full.placed_share == 1.0
    assert ledger_problems(full) == []
    empty = settle([PageFlow(page, [], [])], [], [], [], vocabulary)
    assert empty.unplaced == 5
    assert [problem.code for problem in ledger_problems(empty)] == ["text-unplaced"]


def test_a_warning_for_a_text_of_some_words_in_a_long_document(sheet, vocabulary) -> None:
    page = sheet().text(50, 40, "Tekst").page()
    full = settle(flow_of(Layout(page, page)), [], [], [], vocabulary)
    for text, codes in (("a 3", []), ("zonder plaats", ["text-unplaced"])):
        update = {"prose": 2000, "unplaced": len(text), "unplaced_text": (Passage(text=text, boxes=()),)}
        missed = full.model_copy(update=update)
        assert [problem.code for problem in ledger_problems(missed)] == codes
