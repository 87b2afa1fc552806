"""Numbers of a scan that were taken for letters: read as those under and over them tell, and else left as they are."""

from __future__ import annotations

import pytest

from jaarschijf.extract.wording.number_series import NumberSeries
from jaarschijf.schema.geometry import Box, Word


def page(*texts: str, x: float = 50.0) -> list[Word]:
    """Texts under each other, each with a word behind it."""
    words = []
    for k, text in enumerate(texts):
        words.append(Word(text, Box(x, 20.0 * k, x + 9.0, 20.0 * k + 10.0), 10.0))
        words.append(Word("Wonen", Box(x + 20.0, 20.0 * k, x + 45.0, 20.0 * k + 10.0), 10.0))
    return words


def read(*pages: list[Word]) -> list[str]:
    series = NumberSeries()
    return [word.text for words in pages for word in series.numbered(words) if word.text != "Wonen"]


@pytest.mark.parametrize(
    ("recognised", "printed"),
    [
        ("la. 1b. Ic In 2a.", "1a. 1b. 1c In 2a."),
        ("3. 4. B,", "3. 4. 5."),
        ("7. B.", "7. 8."),
        ("4a. 4b. Ba. Bb.", "4a. 4b. 5a. 5b."),
        ("Jia J1b J2a", "J1a J1b J2a"),
        ("J5a J6a Jób J7a", "J5a J6a J6b J7a"),
        ("WE6 WE7 WEB WE9", "WE6 WE7 WE8 WE9"),
        ("WE3 WE4 WEB WE6", "WE3 WE4 WE5 WE6"),
        ("5. 6. T.", "5. 6. 7."),
        ("W3. W4. WS5. W6.", "W3. W4. W5. W6."),
        ("l.a Lb 1.c 1.d", "1.a 1.b 1.c 1.d"),
    ],
)
def test_a_number_is_read_as_the_others_tell(recognised: str, printed: str) -> None:
    assert read(page(*recognised.split())) == printed.split()


@pytest.mark.parametrize(
    "texts",
    [
        "la. 1b. 3,5",
        "1. B.",
        "4. A. B.",
        "3. A. B.",
        "B. C.",
        "4. Ba",
        "8. B,5",
        "J1a J2a Ja",
        "W1 W2 Wil",
        "A1 A2 BTW",
        "J5a Jób J6a J6b",
    ],
)
def test_what_no_other_tells_of_is_left_alone(texts: str) -> None:
    assert read(page(*texts.split())) == texts.split()


def test_a_series_goes_on_over_the_page_where_it_stood() -> None:
    assert read(page("4."), page("B,")) == ["4.", "5."]
    assert read(page("4."), page("B,", x=200.0)) == ["4.", "B,"]


def test_a_letter_within_a_line_is_no_number() -> None:
    words = page("4.", "Wijk")
    words.append(Word("B.", Box(98.0, 20.0, 107.0, 30.0), 10.0))
    assert read(words) == ["4.", "Wijk", "B."]
