"""Pages of two text columns: chapters under each other on one page, shaded boxes in a column, coloured sides."""

from __future__ import annotations

from jaarschijf.extract.text.side_boxes import side_boxes
from jaarschijf.schema.flow import Block, Layout, flow_items
from tests.extract.flows import flow_of, flow_of_pages

LINES = (
    "De gemeente en de corporaties bouwen samen aan",
    "een stad waar plaats is voor wie er nu woont en",
    "ook voor wie er wonen wil, over tien jaar.",
)
LEFT, RIGHT = 40, 320


def _clause(page, x, y, number):
    return page.text(x, y, number, bold=True).text(x + 30, y, "\n".join(LINES))


def _starts(page, vocabulary):
    items = flow_items(flow_of_pages([page.page()], vocabulary))
    return [" ".join(item.text.split()[:2]) for item in items if isinstance(item, Block)]


def test_a_chapter_that_begins_under_columns_has_its_own(sheet, vocabulary) -> None:
    """Though its heading is no wider than the left one, and a box stands first under it."""
    page = _clause(_clause(sheet(), LEFT, 40, "1.1"), LEFT, 90, "1.2")
    _clause(_clause(page, RIGHT, 40, "1.3"), RIGHT, 90, "1.4").text(LEFT, 170, "2. Zorg voor allen", bold=True, size=24)
    page.fill(LEFT, 215, 305, 255).text(LEFT + 12, 222, "Onze ambitie\nMeer zorg in de buurt voor wie oud is.")
    _clause(_clause(page, LEFT, 270, "2.1"), RIGHT, 214, "2.2")
    _clause(page, RIGHT, 264, "2.3")

    assert _starts(page, vocabulary) == [
        *(f"1.{k} De" for k in (1, 2, 3, 4)),
        "2. Zorg",
        "Onze ambitie",
        *(f"2.{k} De" for k in (1, 2, 3)),
    ]


def test_a_box_at_the_end_of_a_column_is_of_it(sheet) -> None:
    page = (
        sheet()
        .text(LEFT, 40, "\n".join(LINES))
        .fill(LEFT, 90, 275, 130)
        .text(LEFT + 12, 96, "In 2029 wonen hier\nmeer mensen.")
    )
    _clause(page, RIGHT, 40, "2.2").text(RIGHT, 100, "\n".join(LINES)).text(RIGHT, 150, "\n".join(LINES))

    assert side_boxes(page.page(), []) == []


def test_a_coloured_side_with_a_title_and_a_text_is_read_first(sheet) -> None:
    """A slogan in large type is not."""
    page = sheet().fill(0, 0, 230, 800).text(30, 60, "Een huis voor iedereen", bold=True, size=20)
    page.text(30, 120, "Wij willen dat ieder die hier\nwoont of werkt een huis vindt\ndat past bij de beurs.")
    for k in (1, 2, 3):
        page.text(270, 20 + 60 * k, f"{k}", size=20).text(300, 20 + 60 * k, "\n".join(LINES))
    found = flow_of(Layout(page.page(), page.page(), boxes=side_boxes(page.page(), [])))
    blocks = [item.text for item in flow_items(found) if isinstance(item, Block)]

    assert blocks[0] == "Een huis voor iedereen"
    assert blocks[2].startswith("1 De gemeente")


def test_the_label_of_a_drawing_is_no_heading(sheet) -> None:
    page = (
        sheet()
        .text(LEFT, 40, "\n".join(LINES))
        .text(LEFT, 100, "B", bold=True, size=30)
        .text(LEFT, 160, "\n".join(LINES))
    )
    blocks = [item for item in flow_items(flow_of(Layout(page.page(), page.page()))) if isinstance(item, Block)]

    assert [block.kind for block in blocks] == ["paragraph"] * 3


def test_a_letter_over_a_title_in_larger_type_is_its_number(sheet) -> None:
    page = sheet().text(50, 50, "IV", size=18, color=0x884400).text(50, 110, "\n".join(LINES))
    page.text(50, 70, "Samen leven in de wijk", bold=True, size=24, color=0x884400)
    blocks = [item for item in flow_items(flow_of(Layout(page.page(), page.page()))) if isinstance(item, Block)]

    assert [(block.kind, block.text) for block in blocks[:1]] == [("heading", "IV Samen leven in de wijk")]
