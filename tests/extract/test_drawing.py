"""What lines, fills and forms a page has, whichever way they were drawn."""

from __future__ import annotations

import pytest

from jaarschijf.extract.pdf.pages import Reader
from jaarschijf.schema.geometry import Box
from tests.extract.conftest import Draw
from tests.extract.drawn import READERS, close, read, texts, write


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("50 600 m 250 600 l S", [("h", False)], id="a stroke"),
        pytest.param("50 600 200 0.7 re f", [("h", False)], id="a thin rectangle"),
        pytest.param("50 600 200 3 re f 50 500 4 90 re f", [("h", False), ("v", False)], id="long thick rectangles"),
        pytest.param("50 600 12 4 re f 50 500 200 8 re f", [], id="a mark and a band"),
        pytest.param("[3 2] 0 d 50 600 m 50 700 l S", [("v", True)], id="dashes"),
        pytest.param("50 600 200 100 re S", [("h", False), ("h", False), ("v", False), ("v", False)], id="a frame"),
        pytest.param("50 600 m 80 650 l S", [], id="a slanting line"),
        pytest.param("50 600 m 90 660 130 540 170 600 c S", [], id="a curve"),
        pytest.param("1 1 1 RG 50 600 m 250 600 l S", [], id="white on paper"),
        pytest.param("650 600 m 700 600 l S", [], id="outside the page"),
    ],
)
def test_straight_lines_are_rules(draw: Draw, content: str, expected: list[tuple[str, bool]], reader: Reader) -> None:
    page = read(draw(content), reader)

    assert sorted((rule.direction, rule.dashed) for rule in page.rules) == expected


@pytest.mark.parametrize("reader", READERS)
def test_shading_is_a_fill_and_white_is_not(draw: Draw, reader: Reader) -> None:
    page = read(draw("0.8 g 50 600 200 100 re f 1 g 300 600 200 100 re f"), reader)

    assert [(fill.box, fill.color) for fill in page.fills] == [(Box(50, 100, 250, 200), 0xCCCCCC)]
    assert not page.rules


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("content", "expected"),
    [
        # A text box of Office, drawn from the middle of its lower side.
        ("0.9 g 200 100 m 100 100 l 100 200 l 300 200 l 300 100 l 200 100 l h f", [Box(100, 600, 300, 700)]),
        # Three corners, and the middle of a side: half of a rectangle.
        ("0.9 g 200 100 m 100 100 l 100 200 l 300 100 l 200 100 l h f", []),
    ],
)
def test_a_rectangle_drawn_from_the_middle_of_a_side_is_a_fill(
    draw: Draw, content: str, expected: list[Box], reader: Reader
) -> None:
    page = read(draw(content), reader)

    assert [fill.box for fill in page.fills] == expected


def _rounded(x0: float, y0: float, x1: float, y1: float, r: float) -> str:
    """A filled rectangle with round corners, as designers' programs and browsers draw it."""
    k = 0.45 * r
    return (
        f"{x0 + r} {y0} m {x1 - r} {y0} l {x1 - k} {y0} {x1} {y0 + k} {x1} {y0 + r} c "
        f"{x1} {y1 - r} l {x1} {y1 - k} {x1 - k} {y1} {x1 - r} {y1} c "
        f"{x0 + r} {y1} l {x0 + k} {y1} {x0} {y1 - k} {x0} {y1 - r} c "
        f"{x0} {y0 + r} l {x0} {y0 + k} {x0 + k} {y0} {x0 + r} {y0} c f "
    )


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("0.8 g " + _rounded(50, 600, 250, 700, 12), [Box(50, 100, 250, 200)], id="a card"),
        pytest.param("0.8 g " + _rounded(50, 600, 130, 620, 10), [Box(50, 180, 130, 200)], id="a bar"),
        pytest.param("0.8 g " + _rounded(50, 600, 80, 630, 15), [], id="a circle"),
        pytest.param("0.8 g 50 600 m 90 660 130 540 250 600 c 200 500 100 480 50 600 c f", [], id="a wave"),
    ],
)
def test_rectangles_with_round_corners_are_fills(draw: Draw, content: str, expected: list[Box], reader: Reader) -> None:
    page = read(draw(content), reader)

    assert len(page.fills) == len(expected)
    assert all(close(fill.box, box) for fill, box in zip(page.fills, expected, strict=True))


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("content", "sides"),
    [
        pytest.param("50 600 200 100 re 51 601 198 98 re f*", ["h", "h", "v", "v"], id="a frame"),
        pytest.param("50 601 200 99 re 50 600 200 100 re f*", ["h"], id="a line under a text"),
        pytest.param("50 600 200 100 re 60 650 20 20 re f*", None, id="a hole"),
    ],
)
def test_a_rectangle_cut_out_of_another_leaves_its_border(
    draw: Draw, content: str, sides: list[str] | None, reader: Reader
) -> None:
    page = read(draw(f"0.5 0.2 0.2 rg {content}"), reader)

    if sides is None:
        assert Box(50, 100, 250, 200) in [fill.box for fill in page.fills]
    else:
        assert not page.fills
        assert sorted(rule.direction for rule in page.rules) == sides


@pytest.mark.parametrize("reader", READERS)
def test_a_form_is_drawn_where_its_matrix_puts_it(draw: Draw, reader: Reader) -> None:
    path = draw("q 2 0 0 2 100 100 cm /Fm Do Q", forms={"/Fm": "10 50 m 60 50 l S " + write(10, 60, "vorm")})
    page = read(path, reader)

    assert close(page.rules[0].box, Box(120, 600, 220, 600), margin=1)
    assert texts(page) == ["vorm"]
    assert page.words[0].size == 20
