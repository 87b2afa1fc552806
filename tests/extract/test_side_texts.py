"""Text beside text: notes in the margin, lists under headings beside each other, notes at the foot."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jaarschijf.extract.text.side_boxes import side_boxes
from jaarschijf.schema.flow import Block, Layout, flow_items
from tests.extract.flows import flow_of, flow_of_pages
from tests.extract.test_prose import INTRO, TITLE, Writer

LONG = "De gemeente en de corporaties bouwen samen aan een stad waar plaats is"


def texts(sheet) -> list[str]:
    page = sheet.page()
    return [item.text for item in flow_items(flow_of(Layout(page, page))) if isinstance(item, Block)]


def test_titles_in_the_margin_are_not_of_the_lines_they_stand_beside(sheet) -> None:
    page = sheet().text(20, 50, "Bouwen", size=8).text(150, 50, f"1.1 {LONG}\nvoor wie er wonen wil.")
    page.text(20, 80, "Zorgen", size=8).text(150, 80, f"1.2 {LONG}\nvoor wie er zorg vraagt.")
    assert texts(page)[:2] == [f"1.1 {LONG} voor wie er wonen wil.", f"1.2 {LONG} voor wie er zorg vraagt."]


def test_a_title_in_the_margin_may_be_taken_for_as_large_as_its_line(sheet) -> None:
    """As in a scan, where its line is measured as one."""
    page = sheet()
    for k, (title, size) in enumerate((("Bouwen", 8.0), ("Zorgen", 10.0), ("Huren", 8.0)), start=1):
        page.text(20, 20 + 30 * k, title, size=size).text(150, 20 + 30 * k, f"1.{k} {LONG}\nvoor wie er wonen wil.")
    assert texts(page)[:3] == [f"1.{k} {LONG} voor wie er wonen wil." for k in (1, 2, 3)]


def test_notes_in_the_margin_beside_a_text_with_a_footnote(sheet) -> None:
    page = sheet().text(20, 50, "Bouwen", size=8).text(150, 50, f"1.1 {LONG}\nvoor wie er wonen wil.")
    page.text(20, 80, "Zorgen", size=8).text(150, 80, f"1.2 {LONG}\nvoor wie er zorg vraagt.")
    page.text(150, 110, "1", size=6).text(160, 110, "Zie het onderzoek van vorig jaar.", size=8)
    assert texts(page)[:2] == [f"1.1 {LONG} voor wie er wonen wil.", f"1.2 {LONG} voor wie er zorg vraagt."]


def test_lists_under_headings_beside_each_other_are_read_one_after_the_other(sheet) -> None:
    page = sheet().text(20, 40, LONG).text(20, 70, "Wij bieden", bold=True).text(320, 70, "Wij vragen", bold=True)
    page.text(20, 90, "• veertig woningen in het jaar 2030;").text(320, 90, "• een plek voor deze woningen,")
    page.text(330, 102, "en een weg erheen.")
    assert texts(page)[1:] == [
        "Wij bieden",
        "veertig woningen in het jaar 2030;",
        "Wij vragen",
        "een plek voor deze woningen, en een weg erheen.",
    ]


def test_columns_of_lists_under_headings_are_read_one_after_the_other(sheet) -> None:
    page = sheet().text(20, 40, LONG)
    for x, head, said in ((20, "Opgave", "veel kleine huizen"), (220, "Afspraken", "• bouwen van tien huizen")):
        page.text(x, 70, head, bold=True).text(x, 90, said)
    page.text(420, 70, "Monitoring", bold=True).text(420, 90, "• aantal nieuwe huizen")
    heads = [
        "Opgave",
        "veel kleine huizen",
        "Afspraken",
        "bouwen van tien huizen",
        "Monitoring",
        "aantal nieuwe huizen",
    ]
    assert texts(page)[1:] == heads


def test_a_note_at_the_foot_in_small_type_is_no_agreement(sheet, vocabulary) -> None:
    paper = Writer(sheet).title(TITLE).text(INTRO).theme("1. Wonen")
    paper.text("1.1 Woonborg bouwt veertig woningen.")._write("1. Zie het plan van de gemeente.", size=8.0)
    paper.text("1.2 De gemeente zoekt een plek.")
    assert [number for number, _ in paper.rows(vocabulary)] == ["1.1", "1.2"]


def test_names_in_the_margin_at_the_right_are_not_of_the_lines_they_stand_beside(sheet) -> None:
    text = f"{LONG}\nvoor wie er wonen wil."
    page = sheet().text(20, 50, f"1.1 {text}").text(480, 50, "gemeente", color=0x777777)
    page.text(20, 80, f"1.2 {text}").text(480, 80, "Woonborg", color=0x777777)
    assert texts(page)[:2] == [f"1.{k} {LONG} voor wie er wonen wil." for k in (1, 2)]


def test_two_pages_side_by_side_on_one_are_read_one_after_the_other(sheet) -> None:
    page = sheet(width=1190.0).text(60, 40, "Prestatieafspraken", bold=True, size=20).text(60, 80, LONG)
    page.text(660, 42, "Voorwoord", bold=True, size=14).text(660, 80, LONG)

    assert texts(page) == ["Prestatieafspraken", LONG, "Voorwoord", LONG]


def test_a_shaded_box_beside_a_heading_is_not_of_it(sheet, vocabulary) -> None:
    page = (
        sheet()
        .text(40, 40, LONG)
        .fill(330, 70, 560, 104)
        .text(340, 74, "Wist je dat er in Veenstad\ndrieduizend huizen zijn?")
    )
    page.text(40, 76, "2. Wonen", bold=True, size=16).text(40, 120, f"{LONG}.")
    blocks = [item for item in flow_items(flow_of_pages([page.page()], vocabulary)) if isinstance(item, Block)]

    assert [block.text for block in blocks if block.kind == "heading"] == ["2. Wonen"]


def test_a_shaded_box_between_the_lines_of_a_column_is_of_that_column(sheet) -> None:
    column = "\n".join(["De gemeente bouwt huizen"] * 8)
    page = sheet().text(20, 50, column).text(300, 50, "In de wijken wonen velen").fill(296, 66, 460, 100)
    page.text(304, 72, "Samen staan wij sterker,\nzegt de wethouder.").text(
        300, 110, "De wijk wordt veilig\nen schoon."
    )
    alone = sheet().text(20, 50, column).fill(296, 66, 460, 100).text(304, 72, "Samen staan wij sterker,\nzegt hij.")

    assert side_boxes(page.page(), []) == []
    assert len(side_boxes(alone.page(), [])) == 1


def test_a_box_that_the_text_of_its_column_is_hardly_wider_than_is_of_that_column(sheet) -> None:
    page = sheet()
    for x in (40, 310):
        for k in range(12):
            if x == 40 or k not in (5, 6):
                page.text(x, 100 + 12 * k, "Er staan in de stad veel huizen leeg, en in het")
    page.fill(306, 158, 536, 182).text(312, 160, "Onze ambitie is dat dit in heel de\nstad beter wordt.")

    assert side_boxes(page.page(), []) == []


def test_boxes_in_both_columns_are_of_the_column_that_each_stands_in(sheet) -> None:
    page = sheet().text(20, 40, LONG, size=14)
    for x, top, height, name in ((20, 80, 40, "Linden"), (320, 95, 90, "Rechts")):
        lines = [
            f"De eerste afspraak over {name} beslaat",
            f"in deze kolom van {name} vier regels,",
            "met wat wij bouwen en",
        ]
        for k, line in enumerate([*lines, f"wat er in {name} nieuw is."]):
            page.text(x, top + 12 * k, line)
        page.fill(x, top + 60, x + 250, top + 60 + height).text(
            x + 6, top + 65, f"In cijfers: {name}\nheeft veertig woningen."
        )
        rest = [f"Daarna gaat {name} verder met een", *["over wat wij doen"] * 6, f"in {name}."]
        for k, line in enumerate(rest):
            page.text(x, top + 66 + height + 12 * k, line)
    of_right = ["Rechts" in text for text in texts(page)[1:] if "Rechts" in text or "Linden" in text]
    assert side_boxes(page.page(), []) == []
    assert of_right == sorted(of_right)
    assert set(of_right) == {True, False}


def test_titles_in_the_margin_are_over_the_text_that_begins_beside_them(sheet) -> None:
    page = sheet().text(20, 40, LONG)
    for top, title in ((70, "Bouwen"), (200, "Zorgen\nvoor elkaar")):
        page.text(20, top, title, bold=True)
        page.text(200, top, "De vraag naar huizen nam toe\nen het aanbod bleef achter.")
        page.text(200, top + 40, "Wij spreken af:", bold=True)
        for k in range(2):
            at = top + 60 + 26 * k
            page.text(200, at, "• Woonborg bouwt veertig huizen").text(
                210, at + 12, f"in dorp {'AB'[k]} en in de stad."
            )
    said = [text for text in texts(page)[1:] if not text.startswith("De vraag")]
    items = [f"Woonborg bouwt veertig huizen in dorp {name} en in de stad." for name in "AB"]
    assert said == ["Bouwen", "Wij spreken af:", *items, "Zorgen voor elkaar", "Wij spreken af:", *items]


def test_titles_in_the_margin_at_the_right_are_over_the_text_beside_them_too(sheet) -> None:
    page = sheet().text(20, 40, LONG)
    for top, title in ((70, "Betaalbaarheid"), (150, "Wonen\nen zorg")):
        page.text(400, top, title, bold=True)
        for k in range(4):
            page.text(20, top + 14 * k, f"1.{k} Woonborg bouwt veertig huizen in de stad.")
    items = [f"1.{k} Woonborg bouwt veertig huizen in de stad." for k in range(4)]
    assert texts(page)[1:] == ["Betaalbaarheid", *items, "Wonen en zorg", *items]


@pytest.mark.parametrize(("gutter", "parted"), [(10, True), (7.5, True), (5, False)])
def test_columns_with_a_narrow_gutter_are_read_one_after_the_other(sheet, gutter, parted) -> None:
    page, left = sheet(), "De gemeente en Woonborg bouwen samen"
    right = 20 + max(word.box.x1 for word in sheet().text(0, 40, left).page().words) + gutter
    page.text(right, 62, "Duurzaam", bold=True, size=14)
    for k in range(12):
        page.text(20, 60 + 12 * k, f"{left[:-1]}{'abcdefghijkl'[k]}")
        page.text(right, 84 + 12 * k, "huizen voor wie er wil wonen in de stad")
    assert (" huizen " not in texts(page)[0]) == parted


def test_a_heading_whose_words_stand_apart_as_columns_do_is_in_its_column(sheet) -> None:
    page, left = sheet(), "De gemeente en Woonborg bouwen samen"
    right = 20 + max(word.box.x1 for word in sheet().text(0, 62, left).page().words) + 10
    for x, word in ((20, "Bouwen"), (80, "en"), (110, "slopen")):
        page.text(x, 60, word, bold=True, size=14)
    for k in range(12):
        page.text(20, 84 + 12 * k, f"{left[:-1]}{'abcdefghijkl'[k]}") if k < 11 else None
        page.text(right, 62 + 12 * k, "huizen voor wie er wil wonen in de stad")
    assert " huizen " not in " ".join(texts(page)).partition("samek")[0]


def test_columns_of_which_the_left_one_has_a_title_are_read_one_after_the_other(sheet) -> None:
    page = sheet().text(20, 40, LONG).text(20, 70, "Bouwen", bold=True)
    for k in range(8):
        page.text(320, 70 + 12 * k, "en dit is de rechter kolom")
        page.text(20, 82 + 12 * k, "dit is de linker kolom") if k < 7 else None
    said = " ".join(texts(page)[1:])
    assert said.startswith("Bouwen dit is de linker kolom")
    assert said.rindex("linker") < said.index("rechter")


def test_numbers_in_another_colour_are_no_text_that_notes_stand_beside(sheet) -> None:
    page = sheet().text(20, 40, LONG)
    for k in range(3):
        page.text(20, 80 + 40 * k, f"1.{k + 1}", color=0xFFFFFF)
        page.text(70, 80 + 40 * k, f"Woonborg bouwt veertig huizen in dorp {'ABC'[k]}\nen dat doen wij samen.")
    assert [text[:3] for text in texts(page)[1:]] == ["1.1", "1.2", "1.3"]


def test_notes_at_the_right_of_a_line_that_ends_in_the_mark_of_a_footnote(sheet) -> None:
    page = sheet()
    for k in (1, 2, 3):
        page.text(20, 20 + 30 * k, f"1.{k} {LONG}\nvoor wie er wonen wil.").text(480, 20 + 30 * k, "Gemeente", size=8)
        page.text(480, 32 + 30 * k, "Mei", size=8)
    page.text(160, 60, "7", size=6)
    mark = page.words[-1]
    page.words[-1] = replace(mark, superscript=True)
    assert texts(page)[:3] == [f"1.{k} {LONG} voor wie er wonen wil." for k in (1, 2, 3)]


def test_labelled_notes_in_the_margin_are_read_with_the_text_they_stand_beside(sheet) -> None:
    page = sheet()
    for k, (who, rest) in enumerate((("Woonborg,", "gemeente"), ("Gemeente", "")), start=1):
        top = 20 + 60 * k
        page.text(20, top, f"1.{k} {LONG[:40]}\nvoor wie er wonen wil en kan.")
        page.text(400, top, "Wie", bold=True, size=8).text(420, top, who, size=8)
        page.text(400, top + 12, f"{rest}\nQ{k} 2030".strip(), size=8)
    assert texts(page) == [
        f"1.1 {LONG[:40]} voor wie er wonen wil en kan.",
        "Wie Woonborg, gemeente Q1 2030",
        f"1.2 {LONG[:40]} voor wie er wonen wil en kan.",
        "Wie Gemeente Q2 2030",
    ]


def test_a_box_with_the_title_of_a_theme_is_read_before_the_text_at_its_right(sheet) -> None:
    page = sheet().fill(20, 40, 180, 140, color=0x004D40).text(30, 46, "Betaalbaar\nwonen", bold=True, size=15)
    page.text(30, 84, "De huren stegen\nhet vorige jaar.").text(200, 44, LONG[:60])
    for k in range(1, 9):
        page.text(200, 44 + 14 * k, f"{LONG[:50]} {k}")
    assert texts_of_boxes(page)[:2] == ["Betaalbaar wonen", "De huren stegen het vorige jaar."]


def texts_of_boxes(sheet) -> list[str]:
    page = sheet.page()
    layout = Layout(page, page, boxes=side_boxes(page, []))
    return [item.text for item in flow_items(flow_of(layout)) if isinstance(item, Block)]


def test_a_large_number_is_on_the_first_of_the_lines_that_it_stands_before(sheet) -> None:
    page = sheet().text(20, 40, LONG)
    for k in (1, 2):
        page.text(20, 20 + 60 * k, f"0{k}", size=20).text(60, 21 + 60 * k, f"Woonborg {LONG}\nen wie er zorg vraagt.")
    assert texts(page)[1:] == [f"0{k} Woonborg {LONG} en wie er zorg vraagt." for k in (1, 2)]


def test_titles_in_the_margin_stand_there_again_under_the_next_heading(sheet) -> None:
    page, at = sheet(), 40
    for heading in ("1. Wonen in Veenstad", "2. Samen leven met aandacht"):
        page.text(20, at, heading, bold=True, size=15)
        for k, title in enumerate(("Bouwen", "Slopen", "Huren"), start=1):
            page.text(20, at + 36 * k, title, bold=True).text(
                150, at + 36 * k, f"{LONG}\nvoor wie er {title.lower()} wil."
            )
        at += 160
    found = texts(page)
    assert found[1:3] == ["Bouwen", f"{LONG} voor wie er bouwen wil."]
    assert found[-6:-4] == ["Bouwen", f"{LONG} voor wie er bouwen wil."]


@pytest.mark.parametrize("under", [20, 8])
def test_what_stands_under_columns_that_end_alike_is_read_after_both(sheet, under) -> None:
    """Far under them, and on the left one's next line."""
    page = sheet()
    for k in range(6):
        page.text(20, 40 + 12 * k, "wij gaan samen bouwen aan een stad voor").text(
            320, 40 + 12 * k, "alle mensen die er nu of later wonen en"
        )
    page.text(20, 112, "wie er zorg vraagt en").text(320, 112, "werken.")
    page.text(20, 116 + under, "Aldus overeengekomen op 9 mei.")
    read = " ".join(texts(page))

    assert ("wie er zorg vraagt en alle mensen" in read) is (under == 20)
    assert read.endswith("Aldus overeengekomen op 9 mei." if under == 20 else "werken.")


@pytest.mark.parametrize("figures", [("275", "14"), ("€ 629", "44%")])
def test_figures_in_large_type_beside_a_text_are_apart_from_it(sheet, figures) -> None:
    """However many lines of the text they are as high as."""
    told = [
        f"{LONG} voor ieder",
        "die er nu woont of die er een huis zoekt dat bij hem en bij zijn beurs past,",
        "en dat blijven wij doen.",
    ]
    page = sheet().text(20, 50, "\n".join(told))
    for y, figure, of in zip((50, 90), figures, ("woningen erbij", "van de huurders"), strict=True):
        page.text(470, y, figure, bold=True, size=22).text(470, y + 24, of, size=8)
    page.text(20, 150, f"{LONG} voor wie er nu woont en voor wie er wil gaan wonen.")
    found = texts(page)

    assert found[0] == " ".join(told)
    assert found[1].startswith(LONG)
    assert set(figures) <= set(found)
