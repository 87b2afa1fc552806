"""Marks, lines and shades of a scan as the ink has them: bullets passed over, words without ink, lines that touch letters."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pikepdf
import pytest

from jaarschijf.extract.pdf.pages import read_pages
from jaarschijf.extract.scan.dark_bands import dark_bands, on_light_ground
from jaarschijf.extract.scan.ink_pieces import Pixels
from jaarschijf.extract.scan.list_marks import mend_bullets, mend_item_numbers, mend_markers, mend_row_numbers
from jaarschijf.extract.scan.picture_fills import picture_to_fills
from jaarschijf.extract.scan.picture_page import scan_to_page
from jaarschijf.extract.scan.picture_rules import picture_to_rules, with_shaded_rows
from jaarschijf.extract.scan.quarters import mend_quarters
from jaarschijf.extract.scan.recognise import recognise_pages
from jaarschijf.extract.scan.short_words import figures_in, in_shape, usual_shape
from jaarschijf.extract.scan.tesseract import Libraries
from jaarschijf.schema.geometry import Box, Rule
from jaarschijf.schema.problems import Problem
from tests.extract.test_scanned_places import SCALE, Gray, drawn, letters, read, recogniser

cv2 = pytest.importorskip("cv2")
LIBRARIES = Libraries(cv2, None)


@pytest.mark.parametrize(("width", "height"), [(11, 11), (16, 6)])
def test_bullets_and_dashes_that_were_passed_over_stand_before_their_lines(width: int, height: int) -> None:
    tops = (40, 80, 120)
    marks = [(40, top + 10 - height // 2, 40 + width, top + 10 - height // 2 + height) for top in tops]
    words = [letters("samen", 80, top) for top in tops]
    lines = [[("samen", word, 96)] for word in words]

    assert [word.text for word in read(drawn(*marks, *words), lines)] == ["•", "samen"] * 3


def test_a_dot_that_blur_took_the_corners_of_is_a_bullet() -> None:
    words = [letters("samen", 80, top) for top in (40, 80)]
    image = drawn(*words)
    for _, top, _, _ in words:
        image[top : top + 11, 40:51] = 0
        for row in (top, top + 8):
            for column in (40, 48):
                image[row : row + 3, column : column + 3] = 255

    found = read(image, [[("samen", word, 96)] for word in words])

    assert [word.text for word in found] == ["•", "samen"] * 2


def test_what_is_seen_in_the_grain_of_the_paper_is_no_word() -> None:
    word = letters("samen", 80, 40)
    lines = [[("samen", word, 35)], [("En", letters("en", 300, 150), 35)]]

    assert [found.text for found in read(drawn(word), lines)] == ["samen"]
    assert read(drawn((300, 150, 303, 152)), lines[1:]) == []


def test_two_parts_of_a_word_without_a_space_between_them_are_one() -> None:
    left, right = letters("meer", 40, 40), letters("jarige", 89, 40)
    apart = letters("samen", 180, 40)
    line = [("meer", left, 60), ("jarige", right, 60), ("samen", apart, 96)]

    assert [word.text for word in read(drawn(left, right, apart), [line])] == ["meerjarige", "samen"]


def test_a_comma_in_the_number_of_a_heading_is_its_dot() -> None:
    number, title, unit = (40, 40, 76, 60), (100, 40, 220, 60), (240, 40, 340, 60)
    heading = [("4,1", number, 90), ("Samenwerking", title, 96)]
    amount = [("4,1", number, 90), ("procent", unit, 96)]

    assert [word.text for word in read(drawn(number, title), [heading])] == ["4.1", "Samenwerking"]
    assert [word.text for word in read(drawn(number, unit), [amount])] == ["4,1", "procent"]


@pytest.mark.parametrize(
    ("read_as", "are"),
    [
        (("Ql", "Q2", "03", "4"), ["Q1", "Q2", "Q3", "Q4"]),
        (("1", "2", "3", "4"), ["1", "2", "3", "4"]),
        (("Q1", "Q2", "Q4", "Q3"), ["Q1", "Q2", "Q4", "Q3"]),
    ],
    ids=["quarters", "figures", "in another order"],
)
def test_four_words_that_may_be_the_quarters_are_where_one_has_the_letter(
    sheet, read_as: tuple[str, ...], are: list[str]
) -> None:
    words = sheet().row([20, 60, 100, 140], 40, read_as).words
    mend_quarters(words)

    assert [word.text for word in words] == are


@pytest.mark.parametrize(
    ("read_as", "are"),
    [
        (("1.", "A.", "3."), ["1.", "2.", "3."]),
        (("4.", "2.", "3."), ["1.", "2.", "3."]),
        (("1.", "a.", "2."), ["1.", "a.", "2."]),
        (("1)", "7)", "3)", "4)"), ["1)", "2)", "3)", "4)"]),
        (("1.", "E.", "S.", "4."), ["1.", "2.", "3.", "4."]),
    ],
    ids=["a letter", "the first", "an item of an item", "another number", "two of them"],
)
def test_the_numbers_of_items_are_told_by_those_over_and_under_them(
    sheet, read_as: tuple[str, ...], are: list[str]
) -> None:
    page = sheet()
    for k, mark in enumerate(read_as):
        page.row([20, 40], 40 + 30 * k, [mark, "De gemeente bouwt"])
    mend_item_numbers(page.words)

    assert [word.text for word in page.words if word.box.x0 < 30] == are


def test_signs_under_each_other_are_bullets(sheet) -> None:
    page = sheet()
    for k, mark in enumerate(("/", "E", "/", "/", "-")):
        page.row([20, 40], 40 + 30 * k, [mark, "Bouwen / slopen"])
    mend_bullets(page.words)

    assert [word.text for word in page.words if word.box.x0 < 30] == ["•"] * 4 + ["-"]
    assert "/" in [word.text for word in page.words]


@pytest.mark.parametrize(
    ("read_as", "behind", "mark"), [("DO", "Samen", "•"), ("0", "Samen", "•"), ("0", "samen", "0")]
)
def test_boxes_to_tick_under_each_other_are_bullets(sheet, read_as: str, behind: str, mark: str) -> None:
    """No figures of a column: a text with a capital stands right behind each."""
    words = sheet().text(42, 40, behind).text(42, 60, behind).text(42, 80, behind).words
    boxes = sheet().text(30, 40, read_as).text(30, 60, "0").text(30, 80, read_as).words
    mend_bullets([*words, *boxes])

    assert [box.text for box in boxes] == [mark] * 3


def test_ones_in_a_column_of_numbers_are_no_letters(sheet) -> None:
    words = sheet().text(30, 40, "L.l").text(30, 60, "1.2").text(30, 80, "1.3").text(230, 40, "I.i").words
    mend_row_numbers(words)

    assert [word.text for word in words] == ["1.1", "1.2", "1.3", "I.i"]


def test_the_one_behind_a_letter_is_no_letter(sheet) -> None:
    words = sheet().row([20, 60, 100, 140], 40, ["Al.a", "Di.b", "Al", "Bel.nr"]).words
    mend_markers(words)

    assert [word.text for word in words] == ["A1.a", "D1.b", "Al", "Bel.nr"]


def test_what_stands_within_a_line_is_no_number_of_an_item(sheet) -> None:
    page = sheet()
    for k, (mark, said) in enumerate((("1.", "Bouwen"), ("van", "A."), ("3.", "Slopen"))):
        page.row([20, 40], 40 + 30 * k, [mark, said])
    mend_item_numbers(page.words)

    assert "A." in [word.text for word in page.words]


def test_pictograms_are_no_words() -> None:
    icon, heading = (40, 44, 70, 64), letters("Gemeente", 80, 40)

    for seen in ("@", "©)", "®"):
        assert [word.text for word in read(drawn(icon, heading), [[(seen, icon, 80), ("Gemeente", heading, 96)]])] == [
            "Gemeente"
        ]


def test_lines_a_little_larger_than_most_are_of_one_size() -> None:
    """As running text is beside a table: measured, it is now a ninth and now a sixth larger."""
    small = [(40, 40 + 30 * row, 200, 60 + 30 * row) for row in range(10)]
    large = [(300, 40 + 34 * row, 460, 62 + 34 * row + row % 2) for row in range(7)]
    found = read(np.vstack([drawn(*small, *large), drawn()]), [[("bouwen", box, 96)] for box in small + large])
    sizes = {round(word.size, 2) for word in found if word.box.x0 > 250 * SCALE}

    assert len(sizes) == 1
    assert sizes.isdisjoint(round(word.size, 2) for word in found if word.box.x0 < 250 * SCALE)


@pytest.mark.parametrize(
    ("read_as", "number"), [("K4.l", "K4.1"), ("J32", "J3.2"), ("K12", "K1.2"), ("HBZ", "HBZ"), ("Jan", "Jan")]
)
def test_a_number_with_a_letter_is_made_up_as_the_others_of_its_column(read_as: str, number: str) -> None:
    shape = usual_shape([["K11"], ["K12", "K1.2"], ["K1.3"], ["K2.1"], ["K22"]])

    assert (shape, in_shape(read_as, shape)) == ("A9.9", number)
    assert in_shape("12", usual_shape([["11"], ["12"], ["13"]])) == "12"


def inked(sheet: Gray) -> Gray:
    return (sheet < 128).astype(np.uint8) * 255


def test_a_letter_that_stands_on_a_line_keeps_its_foot() -> None:
    sheet = np.full((300, 800), 255, dtype=np.uint8)
    sheet[200:203, 100:700] = 0
    sheet[180:200, 300:306] = 0  # the tail of a letter
    _, mask = picture_to_rules(sheet, inked(sheet), [], SCALE, LIBRARIES)

    assert (mask[200:203, 110:690] == 255).all()
    assert not mask[180:198, 300:306].any()


def test_an_upright_right_beside_texts_is_a_rule() -> None:
    sheet = np.full((500, 800), 255, dtype=np.uint8)
    for y in (50, 250, 450):
        sheet[y : y + 2, 100:700] = 0
    sheet[50:450, 300:302] = 0
    for top in range(60, 440, 24):  # lines of text, as close as spreadsheets set them
        for left in range(304, 600, 14):
            sheet[top : top + 18, left : left + 9] = 0
    rules, _ = picture_to_rules(sheet, inked(sheet), [], SCALE, LIBRARIES)

    assert [round(rule.box.center[0] / SCALE) for rule in rules if rule.direction == "v"] == pytest.approx([301], abs=2)


def test_a_figure_on_an_upright_right_under_a_line_is_no_part_of_it() -> None:
    """`Thema 1` in a row over all columns, its figure over the line between the first two of them."""
    sheet = np.full((500, 800), 255, dtype=np.uint8)
    for y in (50, 84, 250, 450):
        sheet[y : y + 3, 100:700] = 0
    for x, top in ((100, 50), (300, 84), (697, 50)):
        sheet[top:450, x : x + 3] = 0
    sheet[58:81, 299:304] = 0
    rules, mask = picture_to_rules(sheet, inked(sheet), [], SCALE, LIBRARIES)
    tops = {round(rule.box.x0 / SCALE): rule.box.top / SCALE for rule in rules if rule.direction == "v"}

    assert [tops[x] for x in sorted(tops)] == pytest.approx([50, 85, 50], abs=8)
    assert not mask[62:76, 300:303].any()
    assert mask[100:240, 301].all()


def test_a_stack_of_dark_badges_is_no_letter() -> None:
    badges = (300, 40, 375, 130)
    word = letters("samen", 40, 40)
    lines = [[("samen", word, 96), ("8", badges, 91)]]

    assert [found.text for found in read(drawn(word, badges), lines)] == ["samen"]


@pytest.mark.parametrize(("top", "text"), [(34, "Ieder"), (40, "leder")])
def test_a_first_letter_without_a_dot_is_a_capital(top: int, text: str) -> None:
    """A letter is 14 pixels high, a capital 20."""
    first, rest = (40, top, 44, 54), letters("eder", 50, 34)
    word = (40, 34, 98, 54)
    other = letters("samen", 200, 34)

    assert [found.text for found in read(drawn(first, rest, other), [[("leder", word, 96), ("samen", other, 96)]])] == [
        text,
        "samen",
    ]


def test_a_colon_that_was_passed_over_stands_behind_its_word() -> None:
    word, after = letters("samen", 40, 40), letters("nu", 140, 40)
    dots = [(103, top, 106, top + 3) for top in (48, 57)]
    lines = [[("samen", word, 96), ("nu", after, 96)]]

    assert [found.text for found in read(drawn(word, after, *dots), lines)] == ["samen:", "nu"]
    assert [found.text for found in read(drawn(word, after, dots[1]), lines)] == ["samen", "nu"]


def banded() -> Gray:
    """A dark band with two light uprights, and a text close under it."""
    sheet = np.full((600, 900), 245, dtype=np.uint8)
    sheet[100:136, 100:800] = 60
    for x in (300, 500):
        sheet[100:136, x : x + 3] = 250
    for top in range(142, 260, 24):
        for left in range(110, 780, 14):
            sheet[top : top + 19, left : left + 5] = 40
    return sheet


def test_a_dark_band_is_told_from_the_text_under_it() -> None:
    (band,) = dark_bands(banded(), SCALE, LIBRARIES)

    assert band == pytest.approx((100, 100, 800, 136), abs=14)


def test_light_uprights_part_a_dark_band() -> None:
    sheet = banded()
    bands = dark_bands(sheet, SCALE, LIBRARIES)
    fills = picture_to_fills(on_light_ground(sheet, bands), bands, SCALE, LIBRARIES)

    edges = [edge / SCALE for fill in fills for edge in (fill.box.x0, fill.box.x1)]
    assert edges == pytest.approx([100, 300, 303, 500, 503, 800], abs=3)


def test_a_dark_panel_over_most_of_a_page_is_no_shadow() -> None:
    sheet = np.full((2339, 1654), 250, dtype=np.uint8)
    sheet[200:1900, 150:1500] = 105
    page = scan_to_page(sheet, 1, found=recogniser([]))

    expected = [edge * SCALE for edge in (150, 200, 1500, 1900)]
    assert [fill.box for fill in page.fills] == [pytest.approx(expected, abs=4)]


def test_of_an_empty_page_is_told_that_it_has_no_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "jaarschijf.extract.scan.tesseract.libraries", lambda: recogniser([[("En", (300, 150, 330, 170), 27)]])
    )
    grain = np.random.default_rng(7).normal(240, 6, (1100, 850)).clip(0, 255).astype(np.uint8)
    path = tmp_path / "empty.pdf"
    with pikepdf.new() as pdf:
        sheet = pdf.add_blank_page(page_size=(595, 770))
        image = pdf.make_stream(grain.tobytes())
        image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        image.Width, image.Height, image.ColorSpace = 850, 1100, pikepdf.Name.DeviceGray
        image.BitsPerComponent = 8
        sheet.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=image))
        sheet.obj.Contents = pdf.make_stream(b"595 0 0 770 0 0 cm /I Do")
        pdf.save(path)
    problems: list[Problem] = []
    (page,) = recognise_pages(path, read_pages(path), problems)

    assert page.words == []
    assert [(problem.severity, problem.message) for problem in problems] == [
        ("warning", "a picture of a page, and no word is seen in it")
    ]


def test_the_edges_of_a_shaded_row_are_rules_where_uprights_part_it() -> None:
    uprights = [Rule("v", Box(x, 80, x + 0.5, 200)) for x in (50, 150, 400)]
    level = Rule("h", Box(50, 80.2, 400, 80.7))
    header, column, box = Box(50, 81, 400, 95), Box(151, 100, 399, 200), Box(50, 300, 400, 320)
    found = with_shaded_rows([*uprights, level], [header, column, box])

    assert [rule.box.center[1] for rule in found if rule.direction == "h"] == pytest.approx([80.5, 95], abs=0.3)


def test_a_shade_is_told_by_how_dark_it_is_and_not_by_its_lightest_grain() -> None:
    """A copier's grain is as light here and there as the paper is."""
    image = np.full((1200, 1600), 253, dtype=np.float64)
    image[400:500, 200:1400] = 236
    grain = np.random.default_rng(1).normal(0, 6, image.shape)
    (fill,) = picture_to_fills(np.clip(image + grain, 0, 255).astype(np.uint8), [], SCALE, LIBRARIES)

    assert fill.box == pytest.approx([edge * SCALE for edge in (200, 400, 1400, 500)], abs=2)


def test_an_upright_that_ends_at_a_level_is_not_cut_off_by_the_frame_around_its_table() -> None:
    image = np.full((600, 800), 255, dtype=np.uint8)
    for y in (140, 180, 220, 242):
        image[y : y + 2, 100:700] = 0
    for x in (100, 300, 698):
        image[140:219, x : x + 2] = 0
    rules, _ = picture_to_rules(image, 255 - image, [], SCALE, LIBRARIES)

    uprights = [rule.box for rule in rules if rule.direction == "v"]
    assert len(uprights) == 3
    assert all(box.bottom == pytest.approx(220 * SCALE, abs=1) for box in uprights)


@pytest.mark.parametrize(("top", "stands_out"), [(63, True), (52, False)])
def test_words_with_a_line_close_under_them_stand_out(top: int, stands_out: bool) -> None:
    """What runs through the feet of letters is their blur."""
    word, other = letters("samenvaren", 40, 40), letters("nu", 300, 40)
    sheet = np.vstack([drawn(word, other, (40, top, 160, top + 3)), drawn()])
    page = scan_to_page(sheet, 1, found=recogniser([[("samenvaren", word, 96), ("nu", other, 96)]]))

    assert [(found.text, found.bold) for found in page.words] == [("samenvaren", stands_out), ("nu", False)]


@pytest.mark.parametrize(
    ("texts", "width", "count"),
    [(("202", "2026"), 56, 4), (("202", "2026"), 42, 3), (("2026", "2026"), 56, 0), (("Q1", "01"), 28, 0)],
)
def test_a_number_has_as_many_figures_as_there_is_room_for(texts: tuple[str, ...], width: int, count: int) -> None:
    assert figures_in(texts, Pixels(100, 50, 100 + width, 50 + 18)) == count


def test_ones_in_numbers_with_a_letter_are_no_letters(sheet) -> None:
    words = sheet().text(30, 40, "1.l.a").text(30, 60, "1.1l.b").text(30, 80, "1.1.c").text(30, 100, "1.2.a").words
    words = sheet().text(30, 120, "1.11.b").text(30, 140, "1.2.c").text(30, 160, "1.3.a").words + words
    mend_row_numbers(words)

    assert [word.text for word in words] == ["1.11.b", "1.2.c", "1.3.a", "1.1.a", "1.1.b", "1.1.c", "1.2.a"]


@pytest.mark.parametrize(("width", "height", "mark"), [(11, 11, "•"), (16, 5, "–")])
def test_a_mark_that_was_read_as_two_signs_is_what_its_ink_is(width: int, height: int, mark: str) -> None:
    sign = (40, 50 - height // 2, 40 + width, 50 - height // 2 + height)
    word = letters("samen", 80, 40)

    assert [found.text for found in read(drawn(sign, word), [[("5.", sign, 60)], [("samen", word, 96)]])] == [
        mark,
        "samen",
    ]
