"""Boxes with agreements, and figures in large type, in the columns of a designed page."""

from __future__ import annotations

from jaarschijf.extract.tables.grid import page_to_tables
from jaarschijf.schema.flow import Block, flow_items
from jaarschijf.schema.table import Table
from tests.extract.flows import flow_of_pages

RUNNING = "De vraag naar huizen groeit in heel\nde stad, en wie een huis zoekt wacht\ngemiddeld acht jaar voordat er een\nkomt."


def read(vocabulary, *pages):
    return list(flow_items(flow_of_pages([page.page() for page in pages], vocabulary)))


def test_a_box_that_goes_on_at_the_head_of_the_next_column_is_no_table(sheet, vocabulary) -> None:
    page = sheet().text(50, 40, "1 Wonen", bold=True, size=20).text(50, 100, RUNNING).text(50, 160, RUNNING)
    page.fill(44, 216, 264, 300).fill(304, 96, 524, 300)
    page.text(50, 220, "Dit spreken we af", bold=True)
    for x, y, number in ((50, 240, "1.1"), (50, 270, "1.2"), (310, 100, "1.3"), (310, 160, "1.4"), (310, 220, "1.5")):
        page.text(x, y, number, bold=True).text(x + 24, y, f"Woonborg bouwt huis {number} aan\nde kade en in de wijk.")

    items = read(vocabulary, page)
    assert not any(isinstance(item, Table) for item in items)
    assert [item.marker for item in items if isinstance(item, Block) and item.kind == "item"] == [
        f"1.{k}" for k in range(1, 6)
    ]


def test_figures_under_a_title_that_runs_over_them_part_no_lines_and_are_no_headings(sheet, vocabulary) -> None:
    page = sheet().text(50, 40, "Samen zorgen voor wie in de stad een huis zoekt", bold=True, size=20)
    page.text(50, 100, RUNNING)
    for y, figure, what in ((96, "87", "meldingen"), (126, "1 op de 4", "ouderen"), (156, "23", "woningen")):
        page.text(400, y, figure, bold=True, size=20).text(400, y + 18, what, size=8)

    items = read(vocabulary, page)
    assert [item.text for item in items if item.kind == "heading"] == [
        "Samen zorgen voor wie in de stad een huis zoekt"
    ]
    assert RUNNING.replace("\n", " ") in [item.text for item in items]


def test_a_figure_far_before_a_title_is_on_no_line_with_it(sheet, vocabulary) -> None:
    page = sheet().text(50, 40, "Duurzaamheid", bold=True, size=20)
    page.text(50, 100, "Er is veel\nte doen in\nde wijk.", size=8).text(50, 150, "62%", bold=True, size=20)
    page.text(50, 172, "is van ons", size=8)
    for k in range(3):
        page.text(240, 100 + 44 * k, f"Afspraak {k + 1}", bold=True)
        page.text(240, 114 + 44 * k, "Woonborg bouwt veertig huizen aan de kade\nen in de wijk.")

    headings = [item.text for item in read(vocabulary, page) if item.kind == "heading"]
    assert headings == ["Duurzaamheid", "Afspraak 1", "Afspraak 2", "Afspraak 3"]


def test_a_band_behind_a_title_from_one_edge_of_the_page_to_the_other_is_no_part_of_the_table_before(
    sheet, vocabulary
) -> None:
    before = sheet(number=1).grid([0, 316, 342, 600], [600, 640, 680, 720])
    for k in range(3):
        before.row([24, 320, 346], 604 + 40 * k, ["Woonborg bouwt.", "1", "Wij"])
    (carried,) = page_to_tables(before.page(), None, vocabulary)
    page = sheet(number=2).text(50, 80, "3", bold=True, size=28).text(85, 86, "Warm en zuinig", bold=True, size=20)
    page.text(50, 300, "De kade uit de lucht.", size=8)
    page.fill(0, 62, 600, 121, 0x337744).fill(0, 121, 600, 296, 0xBFBFBF)

    assert not page_to_tables(page.page(), carried, vocabulary)
