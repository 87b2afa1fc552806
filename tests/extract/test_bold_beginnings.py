"""Words in bold that begin plain texts on a line of a scan."""

from __future__ import annotations

import pytest

from jaarschijf.extract.scan.bold_beginnings import bold_beginnings
from jaarschijf.extract.scan.tesseract import Found
from jaarschijf.schema.geometry import Box


def line(*words: tuple[str, float, float]) -> list[Found]:
    """Words with where they begin (points) and how thick their strokes are; each letter is five points wide."""
    return [Found(text, Box(x, 0, x + 5 * len(text), 10), (1, 1, 1), 0.9, stroke) for text, x, stroke in words]


@pytest.mark.parametrize(
    ("words", "bold"),
    [
        ((("Trekker", 40, 1.25), ("Woonborg", 78, 0.95)), ["Trekker"]),
        ((("voor", 40, 1.0), ("Trekker", 90, 1.25), ("Woonborg", 128, 0.95)), ["Trekker"]),
        ((("Gereed", 40, 1.25), ("Q4", 73, 1.2), ("2025", 86, 0.9)), ["Gereed"]),
        ((("Wie", 40, 1.3), ("doet", 58, 1.25), ("het?", 81, 1.3), ("Woonborg", 104, 1.0)), ["Wie", "doet", "het?"]),
        ((("2.1", 40, 1.25), ("Woonborg", 62, 0.95)), ["2.1"]),
        ((("Wanneer", 40, 1.25), ("Voor", 78, 1.05), ("zomer", 101, 1.15), ("nog", 130, 1.0)), ["Wanneer"]),
        ((("De", 40, 1.3), ("gemeente", 53, 1.0)), []),
        ((("Woonborg", 40, 1.05), ("bouwt", 83, 1.0)), []),
    ],
)
def test_what_is_thicker_than_what_stands_behind_it_is_bold(
    words: tuple[tuple[str, float, float], ...], bold: list[str]
) -> None:
    """The strokes of a word of few letters tell nothing."""
    assert [word.text for word in bold_beginnings(line(*words), 10, 0.1)] == bold
