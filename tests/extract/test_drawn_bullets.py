"""Bullets that are drawn, as browsers do."""

from __future__ import annotations

import pytest

from jaarschijf.extract.pdf.drawn_bullets import with_bullets
from jaarschijf.extract.pdf.pages import Reader, read_pages
from jaarschijf.extract.wording.bullets import is_glyph
from jaarschijf.schema.geometry import Box, Page, Word

BULLET = "\u2022"
CIRCLE = "{x} {y} m {x} {b} {l} {b} {l} {y} c {l} {t} {x} {t} {x} {y} c f"


def page_of(
    draw,
    marks: list[tuple[float, float]],
    texts: list[tuple[float, float, str]],
    side: float = 3.0,
    reader: Reader = "pdfium",
) -> Page:
    drawn = [CIRCLE.format(x=x + side, l=x, y=y + 3, b=y + 3 - side / 2, t=y + 3 + side / 2) for x, y in marks]
    written = [f"BT /F1 10 Tf {x} {y} Td ({text}) Tj ET" for x, y, text in texts]
    return next(iter(read_pages(draw("\n".join([*drawn, *written])), reader=reader)))


LINES = [(60.0, 700.0 - 14 * k, f"Regel {k} van de lijst") for k in range(4)]


@pytest.mark.parametrize("reader", ["pdfium", "pdfminer"])
@pytest.mark.parametrize(
    ("marks", "side", "found"),
    [
        ([(50, 700), (50, 672)], 3.0, [0, 2]),  # two items of two lines
        ([(48, 699), (48, 671)], 7.0, [0, 2]),  # as high as small letters
        ([(50, 700)], 3.0, [0]),  # what is left of a list on the next page
        ([(50, 700), (80, 672)], 3.0, []),  # over the text, and no two under each other
        ([(20, 700), (20, 672)], 3.0, []),  # too far from the text
        ([(45, 700), (45, 672)], 12.0, []),  # a traffic light
    ],
    ids=["a-list", "squares", "one", "astray", "far", "large"],
)
def test_small_shapes_before_lines_are_bullets(draw, marks, side, found, reader) -> None:
    words = page_of(draw, marks, LINES, side, reader).words

    assert [
        int(after.text) for bullet, _, after in zip(words, words[1:], words[2:], strict=False) if bullet.text == BULLET
    ] == found


def test_a_drawn_bullet_stands_on_the_line_of_its_text(draw) -> None:
    bullet, text = page_of(draw, [(50, 700), (50, 672)], LINES).words[:2]

    assert bullet.box == Box(bullet.box.x0, text.box.top, bullet.box.x1, text.box.bottom)
    assert (round(bullet.box.x0), round(bullet.box.x1)) == (50, 53)


def test_dots_between_words_are_no_bullets(draw) -> None:
    texts = [*LINES, (30.0, 700.0, "Noord"), (30.0, 672.0, "Zuid")]

    assert BULLET not in [word.text for word in page_of(draw, [(56, 700), (56, 672)], texts).words]


def test_lists_of_one_item_beside_each_other_have_bullets(draw) -> None:
    texts = [*LINES, *((300.0, y, text) for _, y, text in LINES)]

    assert [word.text for word in page_of(draw, [(50, 700), (290, 700)], texts).words].count(BULLET) == 2


@pytest.mark.parametrize("reader", ["pdfium", "pdfminer"])
def test_parts_of_small_pictures_are_no_bullets(draw, reader) -> None:
    """As the head of a person before who acts."""
    persons = [CIRCLE.format(x=53, l=50, y=y + 3, b=y + 1.5, t=y + 4.5) + f" 49 {y - 4} 5 5 re f" for y in (700, 672)]
    written = [f"BT /F1 10 Tf {x} {y} Td ({text}) Tj ET" for x, y, text in LINES]
    page = next(iter(read_pages(draw("\n".join([*persons, *written])), reader=reader)))

    assert BULLET not in [word.text for word in page.words]


def test_the_dot_of_a_large_letter_is_no_bullet() -> None:
    large = [Word(text, Box(x, 207, x + 60, 237), 30.0) for text, x in (("welzijn", 150), ("en", 218))]
    dots = [Box(196, 215, 200, 219), Box(196, 400, 200, 404)]

    assert [word.text for word in with_bullets(large, dots)] == ["welzijn", "en"]


def test_a_sign_that_stands_for_no_letter_is_a_bullet():
    """As a typesetter's own symbols come out where the file doesn't say what they are."""
    assert is_glyph("\x88")
    assert not is_glyph("e")
