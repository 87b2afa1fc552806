"""Where Tesseract only guesses, the ink tells: where words stand, which dash it is, where lines end and how light the paper is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from jaarschijf.extract.scan.picture_page import scan_to_page
from jaarschijf.extract.scan.picture_rules import picture_to_rules
from jaarschijf.extract.scan.picture_words import recognise_words
from jaarschijf.extract.scan.tesseract import Found, Libraries
from jaarschijf.extract.scan.word_places import with_rests
from jaarschijf.schema.geometry import Box, Page, Word

cv2 = pytest.importorskip("cv2")
Gray = npt.NDArray[np.uint8]
Told = tuple[
    str, tuple[int, int, int, int], int
]  # a text, its box in pixels (left, top, right, bottom) and how sure it is

SCALE = 0.36  # points a pixel
FIRST, SECOND = 40, 74  # the lines' tops, in pixels


def drawn(*boxes: tuple[int, int, int, int]) -> Gray:
    """A sheet with black blocks on it, as the words of a line."""
    sheet = np.full((300, 600), 255, dtype=np.uint8)
    for left, top, right, bottom in boxes:
        sheet[top:bottom, left:right] = 0
    return sheet


def recogniser(lines: Sequence[Sequence[Told]]) -> Libraries:
    """OpenCV, and what stands for Tesseract: it tells these words, and none of what is read again."""
    table: dict[str, list[Any]] = {
        name: [] for name in ("text", "conf", "left", "top", "width", "height", "block_num", "par_num", "line_num")
    }
    for number, line in enumerate(lines):
        for text, (left, top, right, bottom), sure in line:
            told = (text, sure, left, top, right - left, bottom - top, number, 1, 1)
            for name, value in zip(table, told, strict=True):
                table[name].append(value)

    def image_to_data(image: Gray, *, config: str, **_: object) -> Mapping[str, list[Any]]:
        return table if "--psm 11" in config else {name: [] for name in table}

    return Libraries(
        cv2,
        SimpleNamespace(
            image_to_data=image_to_data, image_to_osd=lambda *_, **__: {"rotate": 0}, TesseractError=RuntimeError
        ),
    )


def read(image: Gray, lines: Sequence[Sequence[Told]]) -> list[Word]:
    ink = (image < 128).astype(np.uint8) * 255
    return recognise_words(image, ink, SCALE, recogniser(lines))


def letters(text: str, left: int, top: int) -> tuple[int, int, int, int]:
    """A word of which each letter is as high as an `n` and 12 pixels wide, on a line 20 pixels high from `top`."""
    return left, top + 6, left + 12 * len(text), top + 20


def test_words_whose_boxes_are_guessed_stand_where_their_ink_is() -> None:
    above = [
        (text, letters(text, 40 + 96 * k, FIRST), 96)
        for k, text in enumerate(("samen", "nemen", "ramen", "vanuit", "arme"))
    ]
    under = ("renoveren", "naar", "een", "norm")
    boxes = [letters(text, left, SECOND) for text, left in zip(under, (40, 160, 220, 268), strict=True)]
    # By even steps over the whole line, which is taken for higher than it is.
    guesses = [(text, (40 + 70 * k, SECOND - 12, 100 + 70 * k, SECOND + 24), 96) for k, text in enumerate(under)]
    image = drawn(*(box for _, box, _ in above), *boxes)

    words = {word.text: word for word in read(image, [above, guesses])}

    assert [word.text for word in words.values()] == [*(text for text, _, _ in above), *under]
    assert len({word.size for word in words.values()}) == 1
    for text, (left, _, right, _) in zip(under, boxes, strict=True):
        assert (words[text].box.x0, words[text].box.x1) == pytest.approx((left * SCALE, right * SCALE), abs=1.0)


def test_a_word_alone_on_a_line_in_the_type_of_a_title_stands_where_it_stands() -> None:
    line = [
        (text, letters(text, 40 + 96 * k, SECOND), 96) for k, text in enumerate(("samen", "nemen", "ramen", "arme"))
    ]
    box = (40, 110, 520, 110 + 50)
    # Of its ink some is no higher than the letters of the text.
    image = drawn(*(own for _, own, _ in line), (40, 118, 400, 160), (420, 146, 520, 160))

    (title,) = [
        word for word in read(image, [line, [("woningcorporatie", box, 96)]]) if word.text == "woningcorporatie"
    ]

    assert (title.box.x0, title.box.x1) == pytest.approx((40 * SCALE, 520 * SCALE))
    assert title.size > 18


def test_words_with_boxes_of_their_own_are_left_alone() -> None:
    line = [("worden", letters("worden", 40, FIRST), 96), ("woningen", letters("woningen", 124, FIRST), 96)]
    # Ink beside them that was not read is none of theirs.
    words = read(drawn(*(box for _, box, _ in line), (224, FIRST + 6, 232, FIRST + 20)), [line])

    assert [round(word.box.x1 / SCALE) for word in words] == [box[2] for _, box, _ in line]


@pytest.mark.parametrize(("wide", "text"), [(8, "-"), (14, "–")])
def test_a_dash_between_words_is_kept_however_unsure_and_told_by_its_width(wide: int, text: str) -> None:
    left, right = letters("samen", 40, FIRST), letters("nemen", 140, FIRST)
    dash = (112, FIRST + 12, 112 + wide, FIRST + 15)
    line = [("samen", left, 96), ("—", dash, 50), ("nemen", right, 96)]

    assert [word.text for word in read(drawn(left, dash, right), [line])] == ["samen", text, "nemen"]


def test_a_stroke_at_the_foot_of_a_line_or_at_its_end_is_no_dash() -> None:
    left, right = letters("samen", 40, FIRST), letters("nemen", 140, FIRST)
    foot, end = (112, FIRST + 22, 126, FIRST + 25), (216, FIRST + 12, 230, FIRST + 15)
    line = [("samen", left, 96), ("—", foot, 50), ("nemen", right, 96), ("—", end, 50)]

    assert [word.text for word in read(drawn(left, foot, right, end), [line])] == ["samen", "nemen"]


def test_a_round_sign_is_a_bullet_where_a_line_begins_and_itself_further_on() -> None:
    word = letters("vanaf", 80, FIRST)
    first, later = (40, FIRST + 6, 54, FIRST + 20), (160, FIRST + 6, 174, FIRST + 20)
    line = [("€", first, 96), ("vanaf", word, 96), ("€", later, 96)]

    assert [word.text for word in read(drawn(first, word, later), [line])] == ["•", "vanaf", "€"]


def test_an_upright_ends_at_its_level_and_not_in_a_letter_over_it() -> None:
    sheet = np.full((600, 800), 255, dtype=np.uint8)
    for y in (200, 300, 400):
        sheet[y : y + 2, 100:700] = 0
    for x in (100, 300, 698):
        sheet[200:400, x : x + 2] = 0
    sheet[175:200, 300:302] = 0  # the stem of a letter, right over the second
    libraries = Libraries(cv2, None)
    rules, _ = picture_to_rules(sheet, (sheet < 128).astype(np.uint8) * 255, [], SCALE, libraries)

    tops = [rule.box.top / SCALE for rule in rules if rule.direction == "v"]
    assert tops == pytest.approx([200, 200, 200], abs=8)


def test_the_edge_of_a_sheet_is_no_rule() -> None:
    sheet = np.full((600, 800), 255, dtype=np.uint8)
    sheet[2:5, 50:750] = 0
    sheet[300:303, 50:750] = 0
    libraries = Libraries(cv2, None)
    rules, _ = picture_to_rules(sheet, (sheet < 128).astype(np.uint8) * 255, [], SCALE, libraries)

    assert [round(rule.box.center[1] / SCALE) for rule in rules] == pytest.approx([301], abs=3)


@pytest.fixture
def shaded_sheet() -> Gray:
    """A4 at 200 an inch, a shaded band over its width and a line of blocks under it."""
    sheet = np.full((2339, 1654), 250, dtype=np.uint8)
    sheet[400:470, 150:1500] = 205
    for left, right in pairwise(range(160, 1500, 60)):
        sheet[600:620, left : right - 20] = 40
    return sheet


def dim(sheet: Gray, least: float) -> Gray:
    """The sheet with its left and lower side in the shadow."""
    height, width = sheet.shape
    light = np.linspace(least, 1, width)[None, :] * np.linspace(1, least, height)[:, None]
    dimmed: Gray = (sheet * light).astype(np.uint8)
    return dimmed


@pytest.mark.parametrize("least", [1.0, 0.8, 0.65])
def test_shades_are_told_from_shadows(shaded_sheet: Gray, least: float) -> None:
    libraries = recogniser([])
    page: Page = scan_to_page(dim(shaded_sheet, least), 1, found=libraries)

    expected = Box(150 * SCALE, 400 * SCALE, 1500 * SCALE, 470 * SCALE)
    assert [fill.box for fill in page.fills] == [pytest.approx(expected, abs=4)]


def marked(text: str, left: int, top: int, *, hangs: int) -> tuple[Told, tuple[int, int, int, int]]:
    """A word as told, and the mark behind its last letter, which reaches `hangs` pixels under the line."""
    x0, y0, x1, y1 = letters(text[:-1], left, top)
    mark = (x1 + 2, y1 - 3, x1 + 5, y1 + hangs)
    return (text, (x0, y0, mark[2], mark[3]), 96), mark


def test_a_full_stop_and_a_comma_are_told_by_how_deep_they_hang() -> None:
    told = [
        marked("samen,", 40, FIRST, hangs=4),
        (("en", letters("en", 130, FIRST), 96), None),
        marked("ramen,", 40, SECOND, hangs=0),  # ends its line
        marked("nemen.", 40, SECOND + 80, hangs=0),
        marked("namen.", 40, SECOND + 160, hangs=4),  # goes on in the middle of a sentence
        (("aan", letters("aan", 130, SECOND + 160), 96), None),
    ]
    lines = [[told[0][0], told[1][0]], [told[2][0]], [told[3][0]], [told[4][0], told[5][0]]]
    ink = [mark for _, mark in told if mark]
    ink += [letters(text.rstrip(".,"), box[0], box[1] - 6) for (text, box, _), _ in told]

    assert [word.text for word in read(drawn(*ink), lines)] == ["samen,", "en", "ramen.", "nemen.", "namen,", "aan"]


def test_the_broken_end_of_a_letter_is_no_full_stop() -> None:
    word = letters("samennamen", 40, FIRST)
    left, top, right, bottom = word
    # Under the bowl of the last letter, and as far to the right.
    tail = (right - 4, bottom - 3, right, bottom)
    image = drawn((left, top, right, bottom - 4), tail)

    assert [found.text for found in read(image, [[("samennamen", word, 96)]])] == ["samennamen"]


@pytest.mark.parametrize(("narrower", "text"), [(0, "namen"), (12, "amen")])
def test_a_letter_that_was_read_by_itself_goes_back_to_its_word(narrower: int, text: str) -> None:
    def found(said: str, left: int, width: int) -> Found:
        return Found(said, Box(left * SCALE, 20.0, (left + width) * SCALE, 25.0), (1, 1, 1), 0.9, 2.0)

    whole = [found(said, 40, 12 * len(said)) for said in ("samen", "nemen", "ramen")]
    # Where the word's box has no room for all of its text, it has the letter already.
    word, letter = found("amen", 212, 48 - narrower), found("n", 200, 11)
    words, left = with_rests([*whole, word], [letter])

    assert (words[-1].text, left) == (text, [])
    assert words[-1].box.x0 == pytest.approx(200 * SCALE)
