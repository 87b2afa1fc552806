"""A table in a picture: faint lines, a dark header, row numbers, full stops and bullets."""

from __future__ import annotations

import shutil

import pytest

from jaarschijf.extract.scan.picture_page import scan_to_page
from jaarschijf.schema.geometry import Page
from tests.extract.drawn import picture_of

cv2 = pytest.importorskip("cv2")
pytestmark = pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")

LEFT, MIDDLE, RIGHT = 50, 100, 550  # points: the borders between the columns
LEVELS = (60, 84, 108, 132, 156)  # points from the top
ROWS = (
    ("1.1", "De gemeente stelt een woonvisie vast."),
    ("1.2", "De corporatie bouwt veertig woningen."),
    ("2.1", "\x95 Huurders krijgen bericht over de huur."),
)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Page:
    """As read from a blurred picture of 600 by 400 points: white headings on blue, and rows between grey hairlines."""
    path = tmp_path_factory.mktemp("scan") / "table.pdf"
    drawn = [
        f"0.1 0.25 0.5 rg {LEFT} {400 - LEVELS[1]} {RIGHT - LEFT} 24 re f 1 g",
        *_row(LEVELS[0], "Nr.", "Afspraak", "F2"),
    ]
    drawn += ["0 g", *(part for top, row in zip(LEVELS[1:], ROWS, strict=False) for part in _row(top, *row, "F1"))]
    drawn.append("0.8 G 0.4 w")
    drawn += [f"{LEFT} {400 - y} m {RIGHT} {400 - y} l S" for y in LEVELS[2:]]
    drawn += [f"{x} {400 - LEVELS[1]} m {x} {400 - LEVELS[-1]} l S" for x in (LEFT, MIDDLE, RIGHT)]
    image = picture_of(path, drawn, (600, 400))
    return scan_to_page(cv2.GaussianBlur(image, (0, 0), 0.8), 1)


def _row(top: float, number: str, text: str, font: str) -> list[str]:
    y = 400 - top - 16
    return [f"BT /{font} 11 Tf {x} {y} Td ({said}) Tj ET" for x, said in ((LEFT + 6, number), (MIDDLE + 6, text))]


def text_of(page: Page, left: float, right: float) -> list[str]:
    """The lines of a column."""
    lines: dict[int, list[str]] = {}
    for word in page.words:
        x, y = word.box.center
        if left < x < right:
            lines.setdefault(sum(level < y for level in LEVELS), []).append(word.text)
    return [" ".join(words) for _, words in sorted(lines.items())]


def test_light_headings_on_a_dark_band_are_read(page: Page) -> None:
    assert (text_of(page, LEFT, MIDDLE)[0], text_of(page, MIDDLE, RIGHT)[0]) == ("Nr.", "Afspraak")


def test_numbers_of_rows_have_their_dots(page: Page) -> None:
    assert text_of(page, LEFT, MIDDLE)[1:] == [number for number, _ in ROWS]


def test_texts_end_in_their_full_stops_and_begin_with_their_bullets(page: Page) -> None:
    assert text_of(page, MIDDLE, RIGHT)[1:] == [text.replace("\x95", "•") for _, text in ROWS]


def test_hairlines_and_the_edges_of_a_dark_band_are_rules(page: Page) -> None:
    across = sorted(rule.box.center[1] for rule in page.rules if rule.direction == "h")
    down = sorted(rule.box.center[0] for rule in page.rules if rule.direction == "v")

    assert across == pytest.approx(LEVELS, abs=2.5)
    assert down == pytest.approx([LEFT, MIDDLE, RIGHT], abs=2.5)


def test_uprights_go_on_through_a_dark_band(page: Page) -> None:
    (middle,) = (rule for rule in page.rules if rule.direction == "v" and abs(rule.box.x0 - MIDDLE) < 2.5)

    assert middle.box.top == pytest.approx(LEVELS[0], abs=3.0)
