"""Letters that lie over each other (one drawn twice for a bold, two of a narrow word, or one that was moved), or one above the
other."""

from __future__ import annotations

import pytest

from jaarschijf.extract.pdf.pages import Reader, read_pages
from tests.extract.conftest import Draw

READERS: tuple[Reader, ...] = ("pdfium", "pdfminer")


def words(draw: Draw, content: str, reader: Reader) -> list[tuple[str, bool]]:
    (page,) = read_pages(draw(f"BT /F1 10 Tf 50 700 Td {content} ET"), reader=reader)
    return [(word.text, word.crossed) for word in page.words]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("(gemeente) Tj", [("gemeente", False)], id="as it is set"),
        pytest.param("(AV) Tj [(T) 120 (o)] TJ", [("AVTo", False)], id="kerned"),
        pytest.param("[(geme) 500 (nte)] TJ", [("gemente", True)], id="set back half a letter"),
        pytest.param("50 Tz (stellen alleen) Tj", [("stellen", False), ("alleen", False)], id="set narrow"),
        pytest.param("-2.7 Tw (elk uur) Tj", [("elk", False), ("uur", False)], id="set with hardly a space"),
        pytest.param("-2.7 Tw (12 10) Tj", [("12", False), ("10", False)], id="figures with hardly a space"),
        pytest.param("(ill) Tj 0.3 0 Td (ill) Tj", [("ill", False)], id="drawn twice"),
    ],
)
def test_letters_over_each_other(draw: Draw, content: str, expected: list[tuple[str, bool]], reader: Reader) -> None:
    assert words(draw, content, reader) == expected


@pytest.mark.parametrize("reader", READERS)
def test_words_of_a_line_up_the_page_stay_in_their_order(draw: Draw, reader: Reader) -> None:
    beside = "".join(f"BT /F1 10 Tf 100 {y} Td (een lange regel tekst) Tj ET " for y in range(600, 700, 20))
    content = beside + "BT /F1 10 Tf 0 1 -1 0 30 300 Tm (Wonen en leven) Tj ET"
    (page,) = read_pages(draw(content), reader=reader)

    assert page.words[-1].text == "Wonen en leven"


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("size", "rise", "expected"),
    [
        (6, 4, [("gemeente.", False), ("1", True)]),  # a word processor's footnote mark
        (8.33, 3.5, [("gemeente.", False), ("1", True)]),  # a browser's
        (8, 0, [("gemeente.1", False)]),  # small letters on the same line
        (10, 0, [("gemeente.1", False)]),
    ],
)
def test_raised_marks(draw: Draw, size: float, rise: float, expected: list[tuple[str, bool]], reader: Reader) -> None:
    content = f"BT /F1 10 Tf 50 700 Td (gemeente.) Tj /F1 {size} Tf {rise} Ts (1) Tj ET"
    (page,) = read_pages(draw(content), reader=reader)

    assert [(word.text, word.superscript) for word in page.words] == expected
