"""Ruling lines of a picture: where they end, what letters are no part of, and what is drawn in part only."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from jaarschijf.extract.scan.picture_page import scan_to_page
from jaarschijf.schema.geometry import Page
from tests.extract.drawn import picture_of

pytest.importorskip("cv2")
pytestmark = pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")

HEIGHT = 300
LEFT, MIDDLE, RIGHT = 50, 100, 550  # points: the borders between the columns
GRAIN = 5.0  # grey levels


def scanned(path: Path, drawn: Sequence[str]) -> Page:
    """The page as read from a picture with the grain of a copier."""
    image = picture_of(path, drawn, (600, HEIGHT))
    grain = np.random.default_rng(1).normal(0, GRAIN, image.shape)
    return scan_to_page(np.clip(image * 0.96 + grain, 0, 255).astype(np.uint8), 1)


def text(x: float, top: float, said: str, *, font: str = "F1", size: float = 9, grey: float = 0) -> str:
    return f"{grey} g BT /{font} {size} Tf {x} {HEIGHT - top - 9.5} Td ({said}) Tj ET"


def level(y: float, left: float = LEFT, right: float = RIGHT) -> str:
    return f"{left} {HEIGHT - y} m {right} {HEIGHT - y} l S"


def upright(x: float, top: float, bottom: float) -> str:
    return f"{x} {HEIGHT - top} m {x} {HEIGHT - bottom} l S"


def shade(top: float, bottom: float, grey: float) -> str:
    return f"{grey} g {LEFT} {HEIGHT - bottom} {RIGHT - LEFT} {bottom - top} re f"


def rows(levels: Sequence[float]) -> list[str]:
    """Numbered rows between the levels, which are drawn."""
    said = ("De gemeente stelt een woonvisie vast.", "De corporatie bouwt veertig woningen.", "Huurders denken mee.")
    parts = []
    for k, (top, agreed) in enumerate(zip(levels[:-1], said, strict=False), start=1):
        parts += [text(LEFT + 6, top, f"1.{k}"), text(MIDDLE + 6, top, agreed)]
    return [*parts, *(level(y) for y in levels)]


def uprights_at(page: Page, x: float) -> list[tuple[float, float]]:
    """From where to where (points from the top) uprights at x run."""
    return sorted(
        (rule.box.top, rule.box.bottom)
        for rule in page.rules
        if rule.direction == "v" and abs(rule.box.center[0] - x) < 2
    )


def test_a_narrow_shaded_header_over_a_dark_row_keeps_its_columns(tmp_path: Path) -> None:
    drawn = [
        shade(60, 72, 0.87),
        shade(72, 100, 0.25),
        text(LEFT + 6, 60, "Nr.", font="F2"),
        text(MIDDLE + 2, 60, "Afspraak", font="F2"),
        text(LEFT + 6, 76, "A. Betaalbaarheid en beschikbaarheid", font="F2", grey=1),
        "0.4 G 0.5 w",
        *rows((100, 130, 160, 190)),
        level(60),
        *(upright(x, 60, 72) for x in (LEFT, MIDDLE, RIGHT)),
        *(upright(x, 100, 190) for x in (LEFT, MIDDLE, RIGHT)),
    ]

    page = scanned(tmp_path / "header.pdf", drawn)

    assert any(top < 63 and bottom > 69 for top, bottom in uprights_at(page, MIDDLE))
    places = {round(rule.box.center[0] / 10) * 10 for rule in page.rules if rule.direction == "v"}
    assert places == {LEFT, MIDDLE, RIGHT}
    assert "•" not in {word.text for word in page.words}


def test_an_upright_stops_where_a_row_goes_all_across(tmp_path: Path) -> None:
    # Of so many letters with a tail one stands right on the border.
    title = "Afspraak op papier, pppppppppp opgepakt per buurtpanel"
    drawn = [
        shade(90, 102, 0.87),
        text(LEFT + 6, 90, title, font="F2"),
        "0.2 G 0.5 w",
        *rows((60, 90)),
        *rows((102, 132, 162)),
        *(upright(x, 60, 162) for x in (LEFT, RIGHT)),
        upright(MIDDLE, 60, 90),
        upright(MIDDLE, 102, 162),
    ]

    page = scanned(tmp_path / "band.pdf", drawn)

    assert len(uprights_at(page, MIDDLE)) == 2
    above, under = uprights_at(page, MIDDLE)
    assert above == pytest.approx((60, 90), abs=2)
    assert under == pytest.approx((102, 162), abs=2)
    assert "Afspraak op papier," in " ".join(word.text for word in page.words)


def test_a_level_that_is_seen_in_part_of_a_column_parts_all_of_it(tmp_path: Path) -> None:
    drawn = [
        "0.7 G 0.5 w",
        *rows((60, 90)),
        *rows((150, 180)),
        text(LEFT + 6, 90, "1.2"),
        text(MIDDLE + 6, 90, "De corporatie bouwt."),
        level(120, LEFT, 180),
        level(120, 400, RIGHT),
        text(MIDDLE + 6, 120, "Huurders denken mee."),
        *(upright(x, 60, 180) for x in (LEFT, MIDDLE, RIGHT)),
    ]

    page = scanned(tmp_path / "faint.pdf", drawn)

    drawn_at = [rule.box for rule in page.rules if rule.direction == "h" and abs(rule.box.center[1] - 120) < 2]
    assert any(box.x0 < MIDDLE + 2 and box.x1 > RIGHT - 2 for box in drawn_at)


def test_levels_in_a_column_of_numbers_apart_from_the_others_are_rules(tmp_path: Path) -> None:
    left, right = LEFT + 26, LEFT + 90
    drawn = [
        "0.6 G 0.5 w",
        level(60),
        level(180),
        *(level(y, LEFT, left) for y in (90, 120, 150)),
        *(level(y, right, RIGHT) for y in (90, 120, 150)),
        *(upright(x, 60, 180) for x in (LEFT, left, right, RIGHT)),
        *(text(LEFT + 3, y - 28, f"1.{k}") for k, y in enumerate((90, 120, 150, 180), 1)),
        text(left + 3, 62, "Bouwen"),
        *(text(right + 3, y, "De corporatie bouwt veertig woningen.") for y in (62, 92, 122, 152)),
    ]

    page = scanned(tmp_path / "narrow.pdf", drawn)

    parting = [rule.box for rule in page.rules if rule.direction == "h" and rule.box.x1 < left + 5]
    assert sorted(box.center[1] for box in parting) == pytest.approx([90, 120, 150], abs=1.5)
    # In the column between the two is one cell.
    assert not any(r.direction == "h" and r.box.x0 < left + 20 < r.box.x1 and 65 < r.box.top < 175 for r in page.rules)


@pytest.mark.parametrize(("turned", "x", "y"), [("0 1 -1 0", 78, 170), ("0 -1 1 0", 70, 80)], ids=["up", "down"])
def test_a_theme_that_runs_up_or_down_beside_its_rows_is_read(tmp_path: Path, turned: str, x: float, y: float) -> None:
    drawn = [
        f"0 g BT /F1 10 Tf {turned} {x} {HEIGHT - y} Tm (Wonen en zorg) Tj ET",
        *(text(MIDDLE + 6, top, f"De corporatie bouwt {k} woningen.") for k, top in ((40, 60), (50, 100), (60, 140))),
        "0.3 G 0.7 w",
        *(level(at) for at in (60, 190)),
        *(level(at, MIDDLE) for at in (100, 140)),
        *(upright(at, 60, 190) for at in (LEFT, MIDDLE, RIGHT)),
    ]

    page = scanned(tmp_path / "sideways.pdf", drawn)

    (theme,) = (word for word in page.words if word.box.x1 < MIDDLE)
    assert theme.text == "Wonen en zorg"
    assert theme.box.height > 3 * theme.box.width


def test_a_faint_line_that_lies_a_little_askew_is_whole(tmp_path: Path) -> None:
    drawn = [
        *(text(LEFT + 6, y - 14, "De gemeente bouwt.") for y in (100, 140, 180)),
        "0.85 G 0.9 w",
        *(f"{LEFT} {HEIGHT - y} m {RIGHT} {HEIGHT - y + 0.9} l S" for y in (100, 140, 180)),
    ]
    levels = [rule.box for rule in scanned(tmp_path / "faint.pdf", drawn).rules if rule.direction == "h"]

    assert [edge for box in levels for edge in (box.x0, box.x1)] == pytest.approx([LEFT, RIGHT] * 3, abs=2)
