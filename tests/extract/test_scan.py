"""A page that is a picture: what is read from it, and what is said when it can't be."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pikepdf
import pytest

from jaarschijf.extract.pdf.pages import render_pages
from jaarschijf.extract.scan.picture_page import scan_to_page
from jaarschijf.extract.scan.recognise import recognise_pages
from jaarschijf.schema.geometry import Box, Page, Word
from jaarschijf.schema.problems import DamagedPdf, MissingTool, Problem, TooLarge

cv2 = pytest.importorskip("cv2")
DPI = 200
PLAN = Path(__file__).resolve().parents[1] / "golden" / "series" / "waterveen" / "2024" / "source.pdf"
LINES = ("De gemeente stelt in overleg een", "woonvisie vast voor alle buurten", "en de corporatie bouwt woningen.")


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of 600 by 400 points: three lines of text in a frame of 500 by 100 points, 50 from the left and 60 from the top."""
    path = tmp_path_factory.mktemp("scan") / "page.pdf"
    text = "".join(f"BT /F1 14 Tf 70 {300 - 25 * place} Td ({line}) Tj ET\n" for place, line in enumerate(LINES))
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(600, 400))
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.obj.Contents = pdf.make_stream(f"{text} 1 w 50 240 500 100 re S".encode())
        pdf.save(path)
    return path


def picture(sheet: Path, turned: float = 0.0) -> npt.NDArray[np.uint8]:
    ((_, image),) = render_pages(sheet, [1], DPI)
    height, width = image.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), turned, 1.0)
    found: npt.NDArray[np.uint8] = cv2.warpAffine(image, matrix, (width, height), borderValue=255)
    return found


@pytest.fixture
def tesseract() -> None:
    if shutil.which("tesseract") is None:
        pytest.skip("tesseract is not installed")


@pytest.mark.parametrize(("sure", "told"), [(0.9, 1), (0.3, 0), (None, 1)])
def test_a_page_of_noise_is_no_progress(monkeypatch: pytest.MonkeyPatch, sure: float | None, told: int) -> None:
    """So a scan of noise meets its time limit, and an empty sheet does not count against it."""
    words = [] if sure is None else [Word("huur", Box(10, 10, 40, 20), 10.0, confidence=sure)]
    read = Page(1, 600, 400, words, method="ocr")
    monkeypatch.setattr("jaarschijf.extract.scan.recognise._recognise", lambda path, page: read)
    counted: list[int] = []
    pages = recognise_pages("a.pdf", [Page(1, 600, 400, [], legible=False)], [], lambda: counted.append(1))

    assert list(pages) == [read]
    assert len(counted) == told


@pytest.mark.usefixtures("tesseract")
@pytest.mark.parametrize("grain", [1, 5])
def test_noise_is_not_looked_through_for_letters(monkeypatch: pytest.MonkeyPatch, grain: int) -> None:
    """Tesseract takes seconds for a page of it, and a file may hold thousands."""

    def fail(*_: object) -> list[Word]:
        raise AssertionError("Tesseract was asked")

    monkeypatch.setattr("jaarschijf.extract.scan.picture_page.recognise_words", fail)
    noise = np.random.default_rng(1).integers(0, 256, (2300 // grain, 1650 // grain), np.uint8)
    page = scan_to_page(np.kron(noise, np.ones((grain, grain), np.uint8)), 1)
    assert (page.words, page.method) == ([], "ocr")


@pytest.mark.usefixtures("tesseract")
@pytest.mark.parametrize("turned", [0.0, 1.5, -2.5])
def test_a_scan_is_set_straight_and_read(sheet: Path, turned: float) -> None:
    page = scan_to_page(picture(sheet, turned), 3)

    assert (page.number, page.method, page.legible) == (3, "ocr", True)
    assert (page.width, page.height) == pytest.approx((600, 400), abs=2)
    assert " ".join(word.text for word in page.words) == " ".join(LINES)
    assert all(0.3 < word.confidence <= 1 for word in page.words)
    assert all(len(word.ends) == len(word.text) for word in page.words)
    # The first word stands on a baseline 100 points from the top.
    first = page.words[0]
    assert first.box.x0 == pytest.approx(71, abs=2.5)
    assert first.box.top < 92
    assert first.box.bottom == pytest.approx(103, abs=3)
    assert first.size == pytest.approx(14, rel=0.2)


@pytest.mark.usefixtures("tesseract")
@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_scan_that_lies_on_its_side_is_turned(quarters: int) -> None:
    """It takes some text to tell."""
    ((_, upright),) = render_pages(PLAN, [2], DPI)
    page = scan_to_page(np.ascontiguousarray(np.rot90(upright, quarters)), 1)
    expected = scan_to_page(upright, 1)

    assert page.turned == quarters
    assert (page.width, page.height) == (expected.width, expected.height)
    assert page.shown_size == ((page.height, page.width) if quarters % 2 else (page.width, page.height))
    assert [word.text for word in page.words] == [word.text for word in expected.words]


@pytest.mark.usefixtures("tesseract")
@pytest.mark.parametrize("turned", [0.0, -2.5])
def test_ruling_lines_are_found_in_the_picture(sheet: Path, turned: float) -> None:
    page = scan_to_page(picture(sheet, turned), 1)
    across = sorted(rule.box.center[1] for rule in page.rules if rule.direction == "h")
    down = sorted(rule.box.center[0] for rule in page.rules if rule.direction == "v")

    assert across == pytest.approx([60, 160], abs=2.5)
    assert down == pytest.approx([50, 550], abs=2.5)


def recognised(path: Path, pages: list[Page]) -> tuple[list[Page], list[Problem]]:
    problems: list[Problem] = []
    return list(recognise_pages(path, pages, problems)), problems


def illegible(number: int) -> Page:
    return Page(number, 600, 400, [], legible=False)


def test_without_the_program_a_scan_says_what_to_install(sheet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)

    with pytest.raises(MissingTool, match=r"tesseract.*apt-get install tesseract-ocr tesseract-ocr-nld"):
        recognised(sheet, [illegible(1)])


def test_without_the_program_the_legible_pages_are_kept(sheet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    pages = [Page(1, 600, 400, []), illegible(2)]

    kept, problems = recognised(sheet, pages)

    assert kept == pages
    assert [(problem.code, problem.page) for problem in problems] == [("page-not-recognised", 2)]


def test_without_the_program_a_text_that_was_recognised_before_is_kept(
    sheet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    pages = [Page(1, 600, 400, [], overlaid=True)]

    kept, problems = recognised(sheet, pages)

    assert kept == pages
    assert [(problem.code, problem.page) for problem in problems] == [("page-not-recognised", 1)]
    assert "by the text that lies over it" in problems[0].message


def blank(path: Path, *sizes: tuple[float, float]) -> Path:
    """A page of each size; pikepdf itself would make none that extreme."""
    with pikepdf.new() as pdf:
        for size in sizes:
            pdf.add_blank_page(page_size=(100, 100)).obj.MediaBox = pikepdf.Array([0, 0, *size])
        pdf.save(path)
    return path


@pytest.mark.usefixtures("tesseract")
@pytest.mark.parametrize("size", [(14400, 1), (3, 14400), (1, 1), (10, 2000)])
def test_a_page_of_extreme_size_is_drawn_and_holds_no_words(size: tuple[float, float], tmp_path: Path) -> None:
    path = blank(tmp_path / "page.pdf", size)
    (page,), problems = recognised(path, [Page(1, *size, [], legible=False)])

    assert (page.words, page.method) == ([], "ocr")
    assert page.width == pytest.approx(size[0], rel=0.05, abs=2)
    assert [problem.code for problem in problems] == ["page-recognised"]


@pytest.mark.usefixtures("tesseract")
def test_a_page_that_can_not_be_recognised_costs_that_page(
    sheet: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that can't be drawn, one that is too large to be, one on which Tesseract fails; the file when it has no other."""
    with pikepdf.open(sheet) as pdf:
        pdf.add_blank_page(page_size=(100, 100)).obj.MediaBox = pikepdf.Array([0, 0, 90_000, 90_000])
        pdf.save(tmp_path / "page.pdf")
    wrong_size, absent = Page(2, 600, 400, [], legible=False), illegible(3)

    kept, problems = recognised(tmp_path / "page.pdf", [illegible(1), wrong_size, absent])
    assert kept[0].words
    assert kept[1:] == [wrong_size, absent]
    assert [(problem.code, problem.page) for problem in problems] == [
        ("page-recognised", 1),
        ("page-not-recognised", 2),
        ("page-not-recognised", 3),
    ]
    with pytest.raises(TooLarge, match="page 2 is too large to be drawn"):
        recognised(tmp_path / "page.pdf", [wrong_size])

    failing = tmp_path / "tesseract"
    failing.write_text(f"#!/bin/sh\n[ $1 = --list-langs ] && exec {shutil.which('tesseract')} $1 || exit 3\n")
    failing.chmod(0o755)
    monkeypatch.setattr("pytesseract.pytesseract.tesseract_cmd", str(failing))
    with pytest.raises(DamagedPdf, match="tesseract fails on it"):
        recognised(sheet, [illegible(1)])


@pytest.mark.usefixtures("tesseract")
def test_an_empty_sheet_is_told_and_not_given_to_tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The backs of a scan are many, and it looks at each for seconds."""
    monkeypatch.setattr("pytesseract.pytesseract.run_tesseract", None)
    (page,), problems = recognised(blank(tmp_path / "page.pdf", (595, 842)), [Page(1, 595, 842, [], legible=False)])

    assert (page.words, page.method) == ([], "ocr")
    assert [(problem.severity, problem.message) for problem in problems] == [
        ("warning", "a picture of a page, and no word is seen in it")
    ]


@pytest.mark.usefixtures("tesseract")
def test_only_pages_without_legible_text_are_recognised(sheet: Path) -> None:
    as_read = Page(2, 600, 400, [])
    kept, problems = recognised(sheet, [illegible(1), as_read, Page(1, 600, 400, [], overlaid=True)])

    assert kept[0].method == kept[2].method == "ocr"
    assert kept[0].words == kept[2].words != []
    assert kept[1] is as_read
    assert [(problem.code, problem.page) for problem in problems] == [("page-recognised", 1)] * 2


@pytest.mark.usefixtures("tesseract")
def test_a_page_whose_fonts_tell_no_letters_is_told_however_sure_they_are(sheet: Path) -> None:
    text = Page(1, 600, 400, [Word("\ue001\ue002", Box(50, 50, 90, 60), size=10)], legible=False)
    _, problems = recognised(sheet, [illegible(1), text])

    assert [(problem.severity, "no font tells" in problem.message) for problem in problems] == [
        ("info", False),
        ("warning", True),
    ]
