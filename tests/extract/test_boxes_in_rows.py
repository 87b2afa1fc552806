"""Boxes beside each other, each with an agreement and without a heading."""

from __future__ import annotations

from jaarschijf.extract.agreements.box_cards import table_of_labelled_rows
from jaarschijf.extract.agreements.content_columns import table_of_promises
from jaarschijf.extract.agreements.stitched import Piece, StitchedCell, StitchedRow, StitchedTable
from jaarschijf.extract.wording.vocabulary import Vocabulary
from jaarschijf.schema.flow import Block, flow_items
from jaarschijf.schema.geometry import Box, Word
from jaarschijf.schema.table import Table
from tests.extract.flows import flow_of_pages
from tests.extract.tables import assembled, said

SPOT = Box(0, 0, 10, 10)


def piece(page: int, text: str) -> Piece:
    return Piece(page, SPOT, [Word(part, SPOT, 10.0) for part in text.split()])


def test_a_table_of_which_no_row_is_left(vocabulary: Vocabulary) -> None:
    assert table_of_labelled_rows(StitchedTable(Table(1, SPOT, [], "ruled"), None, []), vocabulary) is None


def test_a_box_of_which_nothing_stands_before_the_end_of_a_page() -> None:
    broken = StitchedCell([piece(1, ""), piece(2, "2. Woonborg bouwt twintig huizen.")])
    whole = StitchedCell([piece(1, "1. Woonborg isoleert veertig huizen.")])
    table = StitchedTable(Table(1, SPOT, [], "ruled"), None, [StitchedRow(1, [whole, broken])])

    made = table_of_promises(table, None, ["Woonborg"])

    assert made is not None
    assert [[cell.text for cell in row.cells] for row in made[0].rows] == [
        ["1.", "Woonborg isoleert veertig huizen."],
        ["2.", "Woonborg bouwt twintig huizen."],
    ]


def test_boxes_that_are_drawn_beside_each_other_are_read_each_by_itself(sheet, vocabulary) -> None:
    page = sheet().text(40, 40, "Bouwen en wonen", bold=True, size=20)
    for k, (x, top) in enumerate(((40, 100), (320, 100), (40, 200))):
        page.grid([x, x + 250], [top, top + 80])
        page.text(
            x + 6,
            top + 8 + 6 * (k % 2),
            f"Er komen veertig huizen bij in het dorp\n{'ABC'[k]} en aan de kade van de stad.",
        )
        page.text(x + 6, top + 40 + 6 * (k % 2), f"Wie: Woonborg\nWanneer: Q{k + 1} 2030")
    made = assembled(vocabulary, page.page()).rows

    assert [(said(row.jaarafspraken[2030]), said(row.trekker), said(row.gereed)) for row in made] == [
        (
            f"Er komen veertig huizen bij in het dorp {'ABC'[k]} en aan de kade van de stad.",
            "Woonborg",
            f"Q{k + 1} 2030",
        )
        for k in range(3)
    ]


def test_boxes_in_columns_are_read_column_after_column(sheet, vocabulary) -> None:
    """Each as high as its text, under a bar with its code, over a strip that tells who and when with bars between."""
    page = sheet().text(40, 40, "Bouwen en wonen", bold=True, size=20)
    strips = ["Trekker: gemeente | Planning: Q1 2030", "Trekker: Woonborg en de\nKade | Planning: Q2 2030"]
    for k, (x, top, high) in enumerate(((40, 100, 90), (40, 200, 130), (320, 100, 120), (320, 230, 100)), 1):
        strip = strips[k % 2] if k < 4 else "Trekker: Huurdersraad |\nPlanning: mei 2030"
        page.fill(x, top, x + 240, top + high).fill(x + 1, top + 1, x + 239, top + 20, 0x335577)
        page.fill(x + 1, top + high - 34, x + 239, top + high - 1, 0xEEEEEE)
        page.text(x + 8, top + 6, f"B{k}", bold=True).text(x + 8, top + 28, f"Er komen {k}0 huizen bij\nin het dorp.")
        page.text(x + 8, top + high - 30, strip)
    made = assembled(vocabulary, page.page()).rows

    assert [(row.number, said(row.jaarafspraken[2030]), said(row.trekker), said(row.gereed)) for row in made] == [
        ("B1", "Er komen 10 huizen bij in het dorp.", "Woonborg en de Kade", "Q2 2030"),
        ("B2", "Er komen 20 huizen bij in het dorp.", "gemeente", "Q1 2030"),
        ("B3", "Er komen 30 huizen bij in het dorp.", "Woonborg en de Kade", "Q2 2030"),
        ("B4", "Er komen 40 huizen bij in het dorp.", "Huurdersraad", "mei 2030"),
    ]


def test_boxes_under_a_bar_with_a_title_are_read_each_by_itself(sheet, vocabulary) -> None:
    """As on a scan, where the edges of the bar are lines."""
    page = sheet().text(40, 40, "Bouwen en wonen", bold=True, size=20)
    for k, (x, top) in enumerate(((40, 100), (320, 100), (40, 240), (320, 240)), 1):
        page.grid([x, x + 240], [top, top + 22, top + 110]).text(x + 8, top + 6, f"Afspraak {k}", bold=True)
        page.text(x + 8, top + 30, f"De corporatie bouwt in dit jaar\n{k} huizen aan de haven.")
        page.text(x + 8, top + 60, "Trekker: Woonborg").text(x + 8, top + 72, "Planning: Q2 2030")
    rows = assembled(vocabulary, page.page()).rows

    assert [(row.number, said(row.trekker), said(row.gereed)) for row in rows] == [
        (str(k), "Woonborg", "Q2 2030") for k in range(1, 5)
    ]


def test_labels_and_values_beside_each_other_under_a_box_with_its_title(sheet, vocabulary) -> None:
    page, xs = sheet().text(40, 40, "Bouwen en wonen", bold=True, size=20), [40, 120, 260, 340, 500]
    for k, (who, when) in enumerate((("Partijen", "Q1 2030"), ("Gemeente", "2030"))):
        top = 100 + 100 * k
        page.grid([40, 500], [top, top + 40]).grid(xs, [top + 40, top + 60])
        page.text(43, top + 4, f"Afspraak {k + 4}", bold=True).text(
            43, top + 18, f"Er komen veertig huizen in dorp {'AB'[k]}."
        )
        page.row(xs[:1], top + 44, ["Wie"], bold=True).row(xs[1:2], top + 44, [who])
        page.row(xs[2:3], top + 44, ["Wanneer"], bold=True).row(xs[3:4], top + 44, [when])
    made = assembled(vocabulary, page.page()).rows

    assert [(row.number, said(row.jaarafspraken[2030]), said(row.trekker), said(row.gereed)) for row in made] == [
        ("4", "Er komen veertig huizen in dorp A.", "Partijen", "Q1 2030"),
        ("5", "Er komen veertig huizen in dorp B.", "Gemeente", "2030"),
    ]


def test_a_box_among_promises_may_say_what_is_done_and_not_by_whom() -> None:
    texts = ["Woonborg bouwt twintig huizen.", "De gemeente wijst plekken aan.", "Woonborg sloopt een flat."]
    texts.append("Er wordt een loket ingericht.")
    rows = [StitchedRow(1, [StitchedCell([piece(1, text)]) for text in texts[k : k + 2]]) for k in (0, 2)]
    made = table_of_promises(StitchedTable(Table(1, SPOT, [], "ruled"), None, rows), None, ["Woonborg"])

    assert made is not None
    assert [row.cells[1].text for row in made[0].rows] == texts


def test_cards_with_round_corners_and_a_line_in_each(sheet, vocabulary):
    page = sheet().text(20, 40, "1. Wonen", bold=True, size=16)
    for k, (x, y) in enumerate(((20, 70), (310, 70), (20, 190)), start=1):
        page.line(x + 6, y, x + 264, y).line(x + 6, y + 100, x + 264, y + 100)
        page.line(x, y + 6, x, y + 94).line(x + 270, y + 6, x + 270, y + 94).line(x + 8, y + 64, x + 262, y + 64)
        page.text(x + 10, y + 8, f"1.{k} Bouwen", bold=True)
        page.text(x + 10, y + 24, f"Woonborg bouwt in 2030 plan {k}\nmet tien huizen.")
        page.text(x + 10, y + 70, "Trekker: Woonborg\nGereed: Q1")
    made = assembled(vocabulary, page.page()).rows

    assert [(row.number, said(row.jaarafspraken[2030]), said(row.gereed)) for row in made] == [
        (f"1.{k}", f"Woonborg bouwt in 2030 plan {k} met tien huizen.", "Q1") for k in (1, 2, 3)
    ]


def test_a_shape_with_a_name_in_it_is_no_table_but_the_heading_of_the_list_under_it(sheet, vocabulary):
    page = sheet().text(20, 40, "1. Wonen", bold=True, size=20)
    for x, who, items in (
        (20, "Gemeente", ("Wijst een plek aan voor huizen",)),
        (310, "Woonborg", ("Bouwt er veertig",)),
    ):
        page.line(x, 80, x + 270, 80).line(x, 80, x, 110).line(x + 270, 80, x + 270, 110)
        # As slides draw the lower side, in two strokes.
        page.line(x, 110, x + 135, 110).line(x + 135, 110, x + 270, 110)
        page.text(x + 8, 88, who, bold=True, size=14, color=0xFFFFFF)
        for k, item in enumerate(items):
            page.text(x + 8, 120 + 14 * k, f"• {item}")
    blocks = [item.text for item in flow_items(flow_of_pages([page.page()], vocabulary)) if isinstance(item, Block)]

    assert blocks[1:] == ["Gemeente", "Wijst een plek aan voor huizen", "Woonborg", "Bouwt er veertig"]


def test_shaded_boxes_with_labels_over_their_texts_are_read_each_by_itself(sheet, vocabulary) -> None:
    page = sheet(width=700.0).text(40, 40, "1. Wonen", bold=True, size=20)
    for k, (x, top) in enumerate(((40, 80), (250, 80), (460, 80), (40, 190), (250, 190), (460, 190)), 1):
        page.fill(x, top, x + 200, top + 100).text(x + 6, top + 4, f"1.{k}", bold=True, size=16)
        for n, (label, text) in enumerate(
            (("WAT", f"{k}0 huizen bouwen"), ("WIE", "Gemeente"), ("WANNEER", "Q2 2030"))
        ):
            page.text(x + 6, top + 24 + 24 * n, label, bold=True, size=8).text(x + 6, top + 34 + 24 * n, text)
    made = assembled(vocabulary, page.page()).rows

    assert [(row.number, said(row.jaarafspraken[2030]), said(row.trekker), said(row.gereed)) for row in made] == [
        (f"1.{k}", f"{k}0 huizen bouwen", "Gemeente", "Q2 2030") for k in range(1, 7)
    ]


def test_tiles_with_their_labels_beside_each_other_over_what_they_are_of(sheet, vocabulary) -> None:
    """Under a number alone; a picture is drawn in one of them, and the next page begins with a title."""
    pages = []
    for number in (1, 2):
        page = (
            sheet(number)
            .text(40, 30, ("Meer thuis", "Minder lasten")[number - 1], bold=True, size=24)
            .text(300, 30, "Er zijn te weinig huizen.", size=9)
        )
        for k, x in enumerate((40, 230, 420), start=3 * number - 2):
            page.fill(x, 100, x + 180, 260).text(x + 8, 108, f"{k}", bold=True, size=16)
            page.grid([x + 150, x + 156, x + 162], [108, 114, 120])
            page.text(x + 8, 140, f"Er komen {k}0 huizen\nbij in het dorp.")
            page.text(x + 8, 200, "Eigenaar").text(x + 90, 200, "Deadline")
            page.text(x + 8, 214, "gemeente en\nWoonborg").text(x + 90, 214, f"Q{number} 2030")
        pages.append(page.page())
    made = assembled(vocabulary, *pages)

    assert [theme.title for theme in made.themes] == ["Meer thuis", "Minder lasten"]
    assert [(row.number, said(row.jaarafspraken[2030]), said(row.trekker), said(row.gereed)) for row in made.rows] == [
        (str(k), f"Er komen {k}0 huizen bij in het dorp.", "gemeente en Woonborg", f"Q{(k + 2) // 3} 2030")
        for k in range(1, 7)
    ]


def test_a_box_with_more_agreements_than_one_is_no_card(sheet, vocabulary) -> None:
    """A goal under a small label and a frame under another are of all that is agreed in it."""
    page = sheet().text(40, 30, "1. Wonen", bold=True, size=20)
    for x, goal in ((40, "Meer huizen"), (320, "Minder leegstand")):
        page.fill(x, 70, x + 260, 330).text(x + 10, 78, "Opgave", size=8, color=0x336699)
        page.text(x + 10, 92, goal, bold=True, size=13, color=0x336699)
        page.text(x + 10, 118, "Afspraak 2030-2034", size=8, color=0x336699)
        page.text(x + 10, 130, f"In vijf jaar komt het zover: {goal.lower()}.").text(
            x + 10, 168, "Acties 2030", bold=True
        )
        for k, letter in enumerate("ab"):
            page.text(x + 10, 190 + 60 * k, f"{letter}.").text(
                x + 26, 190 + 60 * k, f"De gemeente voert plan {letter} dit jaar uit."
            )
            page.text(x + 26, 206 + 60 * k, "Trekker: gemeente")
    made = assembled(vocabulary, page.page()).rows

    assert [(row.number, said(row.doelstelling), said(row.trekker)) for row in made] == [
        (letter, goal, "gemeente") for goal in ("Meer huizen", "Minder leegstand") for letter in "ab"
    ]
    assert all(row.kaderafspraak is not None for row in made)
