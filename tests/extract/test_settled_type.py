"""How a scan is set, as its pages tell each other."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from jaarschijf.extract.scan.settled_type import SettledType
from jaarschijf.schema.geometry import Box, Page, Word


def page(number: int, lines: Sequence[tuple[str, bool]], size: float = 10.0) -> Page:
    """Lines under each other, each in bold or not; the first is of that size (points)."""
    words = []
    for k, (line, bold) in enumerate(lines):
        x = 50.0
        for text in line.split():
            box = Box(x, 20.0 * k, x + 6 * len(text), 20.0 * k + 10.0)
            words.append(Word(text, box, 10.0 if k else size, bold=bold))
            x += 6 * len(text) + 3
    return Page(number, 600.0, 800.0, words, method="ocr")


@pytest.mark.parametrize("mostly", [True, False])
def test_a_label_that_is_printed_again_and_again_is_as_it_mostly_seems(mostly: bool) -> None:
    pages = [
        page(1, [("Wie doet het?", mostly), ("Gemeente", False), ("Wie doet het?", mostly)]),
        page(2, [("Wie doet het?", not mostly), ("Gemeente", True)]),
    ]
    settled = SettledType()
    for each in pages:
        settled.settle(each)

    assert [word.bold for word in pages[1].words] == [mostly, mostly, mostly, True]


def test_a_line_that_is_printed_twice_tells_nothing() -> None:
    found = page(1, [("Wie doet het?", True), ("Wie doet het?", False)])
    SettledType().settle(found)

    assert [word.bold for word in found.words] == [True] * 3 + [False] * 3


@pytest.mark.parametrize("mostly", [True, False])
def test_titles_of_one_size_are_bold_as_they_mostly_seem(mostly: bool) -> None:
    text = [("De gemeente stelt dit jaar een visie op het wonen vast.", False)] * 3
    titles = (("Genoeg woningen", mostly), ("Betaalbaar wonen", mostly), ("Wonen met zorg", not mostly))
    pages = [page(number, [title, *text], 12.5) for number, title in enumerate(titles, 1)]
    settled = SettledType()
    for each in pages:
        settled.settle(each)

    assert [word.bold for word in pages[2].words if word.size > 12] == [mostly] * 3
    assert not any(word.bold for word in pages[2].words if word.size == 10)


def test_a_heading_that_is_printed_again_and_again_is_of_one_size() -> None:
    settled = SettledType()
    pages = [
        page(number, [("Afspraken", True), ("Afspraken", False)], size)
        for number, size in enumerate((12.5, 12.5, 12.5, 11.3), 1)
    ]
    for each in pages:
        settled.settle(each)
    heading, word = pages[3].words

    assert heading.size == 12.5
    # A word of the text that reads the same is far smaller.
    assert word.size == 10


def test_the_words_and_numbers_that_texts_begin_with_in_bold_again_and_again_are_bold() -> None:
    found = page(1, [("Trekker Gemeente", False), ("1.2 De gemeente", False), ("1.3", False)])
    bold = page(2, [("Trekker Gemeente", False), ("2.1 De gemeente", False), ("2.2", False)] * 3)
    for word in bold.words:
        word.bold = word.text in ("Trekker", "2.1", "2.2")
    settled = SettledType()
    settled.settle(bold)
    settled.settle(found)

    assert [word.text for word in found.words if word.bold] == ["Trekker", "1.2", "1.3"]
