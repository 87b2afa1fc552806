"""Text that is cut off by the edge of a page, or as white as the paper; letters apart; a hyphen that is drawn twice."""

from __future__ import annotations

import numpy as np
import pikepdf
import pytest

from jaarschijf.extract.pdf.characters import Chars
from jaarschijf.extract.pdf.page_faults import are_parted
from tests.extract.conftest import Draw, font
from tests.extract.drawn import READERS, read, write

LINE = "De gemeente bouwt in het voorjaar van het volgende jaar veertig huurwoningen"
TEXT = "".join(write(50, y, LINE) for y in range(600, 700, 20))
BEYOND = "".join(write(650, y, "de gemeente en de huurders") for y in range(310, 490, 3))
RULED = "".join(f"40 {y} m 900 {y} l S\n" for y in range(300, 500, 40))
SLUG = "jaarplan versie van maandag"
PICTURE = "q 600 0 0 800 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID 0 EI Q "


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("content", "faults"),
    [
        pytest.param(TEXT, [], id="as it is set"),
        pytest.param(TEXT + write(350, 500, LINE), ["text-cropped"], id="over the side"),
        pytest.param(TEXT + write(50, -3, LINE), ["text-cropped"], id="half under the foot"),
        pytest.param(TEXT + write(50, -40, LINE), ["text-cropped"], id="under the foot"),
        pytest.param(
            TEXT + write(50, -40, LINE, size=8.5) + write(50, -52, LINE, size=8.5), ["text-cropped"], id="of another size"
        ),
        pytest.param(TEXT + write(50, -3, "half te zien", size=9), ["text-cropped"], id="half under the foot and smaller"),
        pytest.param(TEXT + write(50, -40, "Betaalbaar", size=14), ["text-cropped"], id="a heading under the foot"),
        pytest.param(TEXT + write(-4, 500, "3", size=14), ["text-cropped"], id="a letter on the side"),
        pytest.param(TEXT + write(50, -40, SLUG, size=6), [], id="a printer's line under the foot"),
        pytest.param(TEXT + write(700, 500, LINE), [], id="the other page of a spread"),
        pytest.param(TEXT + write(700, 680, LINE) + write(700, 660, LINE), ["text-cropped"], id="a column at the side"),
        pytest.param("".join(write(50, y, LINE, size=1) for y in range(600, 700, 20)), ["text-tiny"], id="tiny"),
        pytest.param("".join(write(50, y, LINE, size=4.5) for y in range(600, 700, 20)), ["text-tiny"], id="four on one"),
        pytest.param("".join(write(50, y, LINE, size=6) for y in range(600, 700, 20)), [], id="small print"),
        pytest.param(TEXT + write(50, -900, "Wij", size=2000), ["text-cropped"], id="larger than the page"),
        pytest.param(f"1 0.01 -0.01 1 0 0 cm {TEXT}", ["words-uneven"], id="askew"),
        pytest.param(TEXT + f"BT /F1 10 Tf 1 0.25 -0.25 1 50 400 Tm ({LINE}) Tj ET", ["words-uneven"], id="a line aslant"),
        pytest.param(TEXT + f"BT /F1 40 Tf 1 0.4 -0.4 1 50 300 Tm ({LINE[:22]}) Tj ET", [], id="a stamp"),
        pytest.param(TEXT + write(585, 500, "12.5"), ["text-cropped"], id="over the side of a number"),
        pytest.param(TEXT + BEYOND + RULED, ["text-cropped"], id="a table over the side"),
        pytest.param(TEXT + BEYOND + "".join(f"640 {y} m 900 {y} l S\n" for y in range(300, 500, 40)), [], id="a table beyond the side"),
        pytest.param(TEXT + "1 g " + write(50, 500, "veertig"), ["text-unseen"], id="white"),
        pytest.param(TEXT + "3 Tr " + write(50, 500, "veertig"), ["text-unseen"], id="not painted"),
        pytest.param(PICTURE + "3 Tr " + TEXT, [], id="laid over a picture, not painted"),
        pytest.param(TEXT + "0 0 1 rg 40 490 99 20 re f 1 g " + write(50, 500, "veertig"), [], id="white on blue"),
    ],
)  # fmt: skip
def test_faults_of_a_page(draw: Draw, content: str, faults: list[str], reader: str) -> None:
    assert sorted(read(draw(content), reader).faults) == faults


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("content", "overlaid"),
    [(PICTURE + "3 Tr " + TEXT, True), (PICTURE + TEXT, False), ("3 Tr " + TEXT, False)],
    ids=["of a scan", "on a picture", "without a picture"],
)
def test_a_text_that_is_laid_over_a_picture_of_it(draw: Draw, content: str, overlaid: bool, reader: str) -> None:
    page = read(draw(content), reader)

    assert (page.overlaid, page.legible) == (overlaid, True)
    assert page.words


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (f"-1 0 0 1 600 0 cm {TEXT}", "text-distorted"),
        (f"1 0 0 0.6 0 0 cm {TEXT}", "text-distorted"),
        (TEXT + write(50, 300, "Wonen", more="1 0 0 5 0 0 Tm"), "text-distorted"),
        (write(50, 500, LINE, size=0), "text-tiny"),
    ],
)
def test_text_in_a_mirror_stretched_or_without_a_size(draw: Draw, content: str, fault: str) -> None:
    assert fault in read(draw(content)).faults


@pytest.mark.parametrize(
    ("drawn", "otherwise"),
    [
        ("[(huur) -400 (woningen)] TJ", ("huur\u200cwoningen",)),
        ("(voor) Tj 21.2 0 Td (ons) Tj", ("voor ons",)),
        ("[(voor ons)] TJ", ()),
        ("[(Vervolg) -400 (en) -400 (meting)] TJ", ()),  # as a browser leaves out all of a line
    ],
)
def test_white_that_leaves_open_what_is_a_word(draw: Draw, drawn: str, otherwise: tuple[str, ...]) -> None:
    page = read(draw(TEXT + f"BT /F1 10 Tf 50 400 Td (Een) Tj ET BT /F1 10 Tf 50 380 Td {drawn} ET"))
    assert page.otherwise == otherwise


@pytest.mark.parametrize(
    ("text", "spacing", "parted"), [("corporatie", 0, False), ("corp oratie", 0, True), ("corporatie", 3, False)]
)
def test_letters_apart_with_nothing_written_between(text: str, spacing: float, parted: bool) -> None:
    """Not where a whole text is set wide."""
    at = np.array([place for place, letter in enumerate(text) if letter != " "])
    x0 = (5 + spacing) * at - 2.0 * (at > text.find(" ")) * (" " in text)
    codes = np.array([ord(text[place]) for place in at], dtype=np.uint32)

    assert are_parted(Chars(codes, x0, np.zeros(at.size), x0 + 5, np.full(at.size, 10.0))) is parted


@pytest.mark.parametrize("reader", READERS)
def test_a_hyphen_that_is_drawn_twice(draw: Draw, reader: str) -> None:
    page = read(draw(write(50, 500, "huur-") + write(51.4, 500, "huur-") + write(50, 480, "woningen")), reader)
    assert page.words[0].text == "huur-"


@pytest.mark.parametrize(("name", "faults"), [("/Nunito", set()), ("/ABCDEF+Nunito", {"letters-odd"})])
def test_a_font_of_the_file_that_is_not_there(draw: Draw, name: str, faults: set[str]) -> None:
    """It draws letters of its own, and none else knows how wide they are."""
    path = draw(TEXT, page={"/Resources": pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font(name)))})
    assert read(path).faults == faults


IMAGE = "BI /W 1 /H 1 /BPC 8 /CS /G ID a EI"


@pytest.mark.parametrize(("drawn", "faults"), [(IMAGE, ["text-tiny"]), (f"500 0 0 700 0 0 cm {IMAGE}", [])])
def test_a_scan_that_is_drawn_as_a_point(draw: Draw, drawn: str, faults: list[str]) -> None:
    assert sorted(read(draw(drawn)).faults) == faults


NO_LETTER = b"1 begincodespacerange <00> <FF> endcodespacerange 2 beginbfchar <80> <0000> <61> <0061> endbfchar"


def test_a_sign_that_a_font_tells_to_be_none(draw: Draw) -> None:
    """PDFium gives the same for it as for a hyphen at the end of a line."""
    page = read(draw(TEXT + write(50, 500, "a \\200 aa", face="F3"), to_unicode=NO_LETTER))
    assert (sorted(page.faults), [word.text for word in page.words[-2:]]) == (["letters-odd"], ["a", "aa"])


TURNED = b"1 begincodespacerange <00> <FF> endcodespacerange 2 beginbfchar <61> <6600> <62> <6900> endbfchar"


def test_letters_whose_bytes_are_told_in_the_wrong_order(draw: Draw) -> None:
    page = read(draw(TEXT + write(50, 500, "ab", face="F3"), to_unicode=TURNED))
    assert page.words[-1].text == "fi"


@pytest.mark.parametrize(
    ("told", "faults"),
    [(b"<0072>", []), (b"<00A0>", ["letters-odd"]), (b"<0020>", ["letters-odd"]), (b"<200B>", ["letters-odd"])],
)
def test_a_letter_that_a_font_tells_to_be_a_space(draw: Draw, told: bytes, faults: list[str]) -> None:
    """It is seen, and left out."""
    codes = b"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <61> <7A> <0061> endbfrange 1 beginbfchar <72> "
    path = draw(TEXT + write(50, 500, "vier", face="F3"), to_unicode=codes + told + b" endbfchar")
    assert sorted(read(path).faults) == faults


@pytest.mark.parametrize(("second", "faults"), [(b"<0063> <0065>", []), (b"<0045> <0062>", ["letters-odd"])])
def test_a_letter_of_which_the_file_tells_neither_width_nor_meaning(
    draw: Draw, second: bytes, faults: list[str]
) -> None:
    """PDFium takes its number for it, and others leave it out."""
    codes = b"1 begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfchar <0044> <0061> " + second
    path = draw(TEXT + "BT /F3 10 Tf 50 500 Td <00440063> Tj ET", to_unicode=codes + b" endbfchar")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        numbered = pdf.pages[0].resources.Font.F3
        below = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.CIDFontType2, BaseFont=pikepdf.Name.Helvetica
        )
        below.CIDSystemInfo = pikepdf.Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0)
        below.W = pikepdf.Array([0x44, pikepdf.Array([500])])
        numbered.Subtype, numbered.Encoding = pikepdf.Name.Type0, pikepdf.Name("/Identity-H")
        numbered.DescendantFonts = pikepdf.Array([below])
        pdf.save(path)
    assert sorted(read(path).faults) == faults


def test_text_without_a_size(draw: Draw) -> None:
    assert sorted(read(draw(TEXT + write(50, 500, LINE, size=0))).faults) == ["text-tiny"]


def test_text_in_a_size_below_nothing(draw: Draw) -> None:
    """It is drawn upside down and mirrored, and as large as it is."""
    words = read(draw(TEXT + write(300, 500, LINE, size=-10))).words
    assert {word.size for word in words} == {10.0}
