"""How a scan looks tells as much as its words: shades, bold lines, dark bands with and without uprights, numbers in a column."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pikepdf
import pytest

from jaarschijf.extract.pdf.pages import read_pages
from jaarschijf.extract.scan.badges import on_light_badges
from jaarschijf.extract.scan.picture_page import scan_to_page
from jaarschijf.extract.scan.recognise import recognise_pages
from jaarschijf.extract.scan.tesseract import libraries
from jaarschijf.schema.geometry import Page
from tests.extract.drawn import picture_of

cv2 = pytest.importorskip("cv2")
pytestmark = pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")

HEIGHT, WIDTH = 500, 600
# A table of which only a dark header and every other row are shaded, and one with a text over its width on a dark band.
SHADED = ((60, 84), (84, 108), (132, 156))
BAND, UPRIGHTS, LOWEST = (220, 244), (110, 330, 420), 316
SAID = (
    (50, 60, "Nr", "F2", 1), (110, 60, "Afspraken", "F2", 1), (420, 60, "Trekker", "F2", 1),
    (50, 84, "A1", "F1", 0), (110, 84, "De gemeente stelt een woonvisie vast.", "F1", 0), (420, 84, "Gemeente", "F1", 0),
    (50, 108, "A2", "F1", 0), (110, 108, "De corporatie bouwt veertig woningen.", "F1", 0), (420, 108, "Corporatie", "F1", 0),
    (50, 132, "A3", "F1", 0), (110, 132, "De huurders krijgen bericht over de huur.", "F1", 0), (420, 132, "Gemeente", "F1", 0),
    (50, 220, "Doelstelling: wie hier opgroeit vindt in de gemeente ook een eerste eigen woning", "F2", 1),
    (50, 244, "Nr", "F2", 0), (114, 244, "Afspraak", "F2", 0), (334, 244, "Wie", "F2", 0), (424, 244, "Wanneer", "F2", 0),
    (50, 268, "B1", "F1", 0), (114, 268, "De gemeente wijst een plek aan.", "F1", 0), (334, 268, "Gemeente", "F1", 0),
    (50, 292, "B2", "F1", 0), (114, 292, "De corporatie bouwt daar.", "F1", 0), (334, 292, "Corporatie", "F1", 0),
)  # fmt: skip


def blurred_of(path: Path, drawn: list[str]) -> npt.NDArray[np.uint8]:
    """A blurred picture of a page with this drawing."""
    image = picture_of(path, drawn, (WIDTH, HEIGHT))
    blurred: npt.NDArray[np.uint8] = cv2.GaussianBlur(image, (0, 0), 1.0)
    return blurred


def said(x: float, top: float, text: str, font: str, light: float = 0, size: float = 10) -> str:
    """A text, its line 24 points high, as a PDF draws it."""
    return f"{light} g BT /{font} {size} Tf {x} {HEIGHT - top - 16} Td ({text}) Tj ET"


def shaded(top: float, bottom: float, level: float) -> str:
    return f"{level} g 44 {HEIGHT - bottom} 500 {bottom - top} re f"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Page:
    levels = (0.2, 0.88, 0.88)
    drawn = [shaded(*span, level) for span, level in zip((*SHADED, BAND), (*levels, 0.25), strict=True)]
    drawn.append("0.3 G 0.7 w")
    drawn += [f"44 {HEIGHT - y} m 544 {HEIGHT - y} l S" for y in (244, 268, 292, LOWEST)]
    drawn += [f"{x} {HEIGHT - BAND[1]} m {x} {HEIGHT - LOWEST} l S" for x in (44, *UPRIGHTS, 544)]
    drawn += [said(*each) for each in SAID]
    return scan_to_page(blurred_of(tmp_path_factory.mktemp("scan") / "looks.pdf", drawn), 1)


def test_shaded_rows_are_told_from_the_paper(page: Page) -> None:
    light = sorted((fill.box.top, fill.box.bottom) for fill in page.fills if fill.color > 0xC0C0C0)

    assert [edge for span in light for edge in span] == pytest.approx([84, 108, 132, 156], abs=3)
    assert len({fill.color for fill in page.fills if fill.color > 0xC0C0C0}) == 1


def test_a_dark_header_of_a_table_without_lines_is_no_box(page: Page) -> None:
    assert [rule for rule in page.rules if rule.box.bottom < BAND[0] - 10] == []


def test_uprights_do_not_part_the_text_that_runs_on_over_them(page: Page) -> None:
    inner = [rule.box.top for rule in page.rules if rule.direction == "v" and 100 < rule.box.x0 < 500]

    assert inner == pytest.approx([BAND[1]] * len(UPRIGHTS), abs=3)


@pytest.mark.parametrize("blur", [0.4, 0.8])
def test_bold_lines_are_told_on_a_blurred_page(tmp_path: Path, blur: float) -> None:
    drawn: list[str] = []
    for place in range(5):
        top = 40 + 80 * place
        drawn.append(said(50, top, f"Afspraak {place + 1}", "F2"))
        drawn.append(said(50, top + 20, "De corporatie bouwt in dat jaar veertig woningen en", "F1"))
        drawn.append(said(50, top + 34, "verbetert er twintig.", "F1"))
    found = scan_to_page(cv2.GaussianBlur(blurred_of(tmp_path / "bold.pdf", drawn), (0, 0), blur), 1)

    assert [word.bold for word in found.words if word.text == "Afspraak"] == [True] * 5
    assert [word.bold for word in found.words if word.text in ("De", "verbetert")] == [False] * 10


def test_short_numbers_under_each_other_are_each_read(tmp_path: Path) -> None:
    tops = [40 + 40 * row for row in range(9)]
    drawn = ["0.4 G 0.7 w", *(f"44 {HEIGHT - y} m 544 {HEIGHT - y} l S" for y in (*tops, 400))]
    drawn += [f"{x} {HEIGHT - 400} m {x} {HEIGHT - 40} l S" for x in (44, 74, 544)]
    for row, top in enumerate(tops, 1):
        drawn += [
            said(50, top, str(row), "F1"),
            said(84, top, "De corporatie bouwt in dat jaar veertig woningen.", "F1"),
        ]
    found = scan_to_page(blurred_of(tmp_path / "numbers.pdf", drawn), 1)

    assert [word.text for word in found.words if word.box.x1 < 74] == [str(row) for row in range(1, 10)]


def disc(x: float, top: float, radius: float) -> str:
    """A dark disc, its middle there."""
    y, k = HEIGHT - top, 0.5523 * radius
    return (
        f"0.25 g {x - radius} {y} m {x - radius} {y + k} {x - k} {y + radius} {x} {y + radius} c"
        f" {x + k} {y + radius} {x + radius} {y + k} {x + radius} {y} c"
        f" {x + radius} {y - k} {x + k} {y - radius} {x} {y - radius} c"
        f" {x - k} {y - radius} {x - radius} {y - k} {x - radius} {y} c f"
    )


def test_numbers_in_dark_badges_are_read_and_large_letters_are_no_badges(tmp_path: Path) -> None:
    titles = ("Bouwen en Beheren", "Betaalbaar wonen", "Bij Bosrand en Overzicht")
    drawn = []
    for k, title in enumerate(titles, 1):
        top = 80 * k
        drawn += [disc(70, top, 15), f"1 g BT /F2 16 Tf 65.5 {HEIGHT - top - 5.5} Td ({k}) Tj ET"]
        drawn += [said(100, top - 10, title, "F2", size=20), said(60, top + 24, "De gemeente bouwt woningen.", "F1")]
    words = [word.text for word in scan_to_page(blurred_of(tmp_path / "badges.pdf", drawn), 1).words]

    assert [word for word in words if word.isdigit()] == ["1", "2", "3"]
    assert [word for title in titles for word in title.split() if word not in words] == []


def test_headings_are_of_one_size_on_all_pages(tmp_path: Path) -> None:
    pictures = [
        blurred_of(tmp_path / "page.pdf", [said(50, 40, title, "F2", size=15), said(50, 90, text, "F1")])
        for title, text in (
            ("Hoofdstuk 1 Bouwen", "De corporatie bouwt in 2025 veertig woningen."),
            ("Hoofdstuk 2 Lage huren", "De huren stijgen in 2025 niet meer dan de lonen."),
        )
    ]
    path = tmp_path / "scan.pdf"
    with pikepdf.new() as pdf:
        for picture in pictures:
            sheet = pdf.add_blank_page(page_size=(WIDTH, HEIGHT))
            image = pdf.make_stream(picture.tobytes())
            image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
            image.Width, image.Height = picture.shape[1], picture.shape[0]
            image.ColorSpace, image.BitsPerComponent = pikepdf.Name.DeviceGray, 8
            sheet.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=image))
            sheet.obj.Contents = pdf.make_stream(f"{WIDTH} 0 0 {HEIGHT} 0 0 cm /I Do".encode())
        pdf.save(path)
    sizes = [
        {word.size for word in page.words if word.size > 12} for page in recognise_pages(path, read_pages(path), [])
    ]

    assert sizes[0] == sizes[1]
    assert len(sizes[0]) == 1


def test_a_bold_letter_with_little_white_in_it_is_no_badge() -> None:
    image = np.full((200, 400), 255, np.uint8)
    for left in (100, 160):
        cv2.circle(image, (left, 100), 25, 0, cv2.FILLED)
        cv2.ellipse(image, (left, 100), (9, 12), 0, 0, 360, 255, cv2.FILLED)
    letters = image.copy()
    image[:, 130:] = 255

    assert (on_light_badges(letters, 0.36, libraries()) == letters).all()
    assert (on_light_badges(image, 0.36, libraries()) != image).any()


def test_small_labels_in_pale_grey_are_read(tmp_path: Path) -> None:
    drawn = [said(50, 40, "De corporatie bouwt in dat jaar veertig woningen.", "F1")]
    for place, label in enumerate(("Wie", "Wanneer", "Trekker")):
        drawn += [said(50 + 150 * place, 60, label, "F1", light=0.74, size=7)]
        drawn += [said(50 + 150 * place, 72, "Gemeente", "F1")]
    words = [word.text for word in scan_to_page(blurred_of(tmp_path / "pale.pdf", drawn), 1).words]

    assert [word for word in words if word in ("Wie", "Wanneer", "Trekker")] == ["Wie", "Wanneer", "Trekker"]


def test_shades_over_each_other_are_told_apart_and_text_at_their_edges_is_of_its_own_size(tmp_path: Path) -> None:
    drawn = [shaded(60, 74, 0.78), shaded(74, 100, 0.94), shaded(160, 174, 0.78), shaded(174, 200, 0.94)]
    for top in (60, 160):
        drawn += [said(50, top - 3, "Wonen en zorg", "F2", size=9)]
        drawn += [said(50, top + 8, "De gemeente bouwt veertig woningen met zorg.", "F1", size=9)]
    drawn += [said(50, 240 + 20 * k, "De corporatie bouwt veertig woningen.", "F1", size=9) for k in range(4)]
    found = scan_to_page(blurred_of(tmp_path / "shades.pdf", drawn), 1)

    edges = sorted((fill.box.top, fill.box.bottom) for fill in found.fills)
    assert [edge for span in edges for edge in span] == pytest.approx([60, 74, 74, 100, 160, 174, 174, 200], abs=3)
    sizes = [word.size for word in found.words]
    assert max(sizes) < 1.1 * min(sizes)


def test_a_label_in_bold_before_small_print_is_told_from_it(tmp_path: Path) -> None:
    text = [said(50, 40 + 20 * k, "De corporatie bouwt in dat jaar veertig woningen.", "F1", size=12) for k in range(6)]
    labels = [said(50, 180 + 20 * k, "Trekker", "F2", size=8) for k in range(4)]
    names = [
        said(84, 180 + 20 * k, name, "F1", size=8) for k, name in enumerate(("Woonborg", "Gemeente en Woonborg") * 2)
    ]
    found = scan_to_page(blurred_of(tmp_path / "label.pdf", [*text, *labels, *names]), 1)

    assert [word.text for word in found.words if word.bold] == ["Trekker"] * 4
