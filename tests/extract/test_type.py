"""How type is set: drop caps, letters apart, underlined and struck words, one letter for two."""

from __future__ import annotations

import pytest

from jaarschijf.extract.pdf.lined_words import with_lined
from jaarschijf.extract.tables.layout import pages_to_layouts
from jaarschijf.schema.flow import Block, Layout, flow_items
from jaarschijf.schema.geometry import Box, Rule, Word
from tests.extract.conftest import Draw
from tests.extract.drawn import READERS, read, texts, write
from tests.extract.flows import BODY, flow_of, flow_of_pages

LINES = ["e gemeente bouwt huizen", "aan de kade van de haven", "en in de oude wijk."]


@pytest.mark.parametrize("reader", READERS)
def test_a_drop_cap_begins_the_word_beside_it(draw: Draw, reader) -> None:
    small = "".join(write(80, 600 - 12 * k, line) for k, line in enumerate(LINES))
    page = read(draw(write(52, 578, "D", size=36) + small), reader)

    assert texts(page)[:3] == ["De", "gemeente", "bouwt"]
    assert page.words[0].size == 10
    assert len(page.words[0].ends) == 2


def test_a_large_letter_that_begins_no_word_stays(draw: Draw) -> None:
    page = read(draw(write(52, 578, "A", size=36) + write(80, 600, "Huizen aan de kade")))

    assert "A" in texts(page)


def test_headings_of_spaced_letters_are_words_however_many_stand_on_a_page(draw: Draw) -> None:
    headings = ["BESCHIKBAARHEID", "BETAALBAARHEID", "DUURZAAMHEID", "LEEFBAARHEID", "WONEN EN ZORG", "MIDDELHUUR"]
    page = read(
        draw(
            "".join(
                write(50, 700 - 60 * k, heading, size=14, face="F2", more="5 Tc")
                + write(50, 680 - 60 * k, "De gemeente bouwt huizen aan de kade.", more="0 Tc")
                for k, heading in enumerate(headings)
            )
        )
    )

    assert {*headings[:4], "WONEN", "EN", "ZORG", "MIDDELHUUR"} <= set(texts(page))


_WIDTHS = {"A": 7.22, "B": 7.22, "E": 6.67, "I": 2.78, "M": 8.33, "T": 6.11, " ": 2.78}


@pytest.mark.parametrize(
    ("text", "apart", "read_as"),
    [
        ("AMBITIE", 1.5, ["AMBITIE"]),
        ("AMBITIE BIT", 1.5, ["AMBITIE", "BIT"]),
        ("AMBITIE BIT", 0.0, ["AMBITIE", "BIT"]),
    ],
)
def test_letters_that_are_set_evenly_wide(draw: Draw, text: str, apart: float, read_as: list[str]) -> None:
    """Each by itself, as a browser draws them: between some PDFium sees spaces, by how wide they are."""
    x, drawn = 50.0, ""
    for letter in text:
        drawn += write(round(x, 2), 700, letter, face="F2") if letter != " " else ""
        x += _WIDTHS[letter] + apart
    page = read(draw(drawn + "".join(write(50, 600 - 20 * k, LINES[0]) for k in range(5))))

    assert texts(page)[: len(read_as)] == read_as


def test_a_title_beside_the_large_number_of_a_chapter_is_no_mark(draw: Draw) -> None:
    page = read(draw(write(50, 600, "1", size=80) + write(100, 640, "Thema") + write(140, 640, "wonen")))

    assert texts(page) == ["Thema", "wonen", "1"]
    assert not any(word.superscript for word in page.words)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("line", "bold", "struck"),
    [
        ("50 598.5 m 81.7 598.5 l S", ["Wonen"], []),
        ("50 603 m 81.7 603 l S", [], ["Wonen"]),
        ("50 598.5 m 200 598.5 l S", [], []),
        ("50 590 m 81.7 590 l S", [], []),
    ],
    ids=["under it", "through it", "longer than it", "far under it"],
)
def test_lines_under_and_through_words(draw: Draw, line: str, bold: list[str], struck: list[str], reader) -> None:
    page = read(draw(write(50, 600, "Wonen") + write(120, 600, "voor allen") + f"0.5 w {line}\n"), reader)

    assert [word.text for word in page.words if word.bold] == bold
    assert [word.text for word in page.words if word.struck] == struck
    assert page.faults == ({"text-struck"} if struck else set())


def test_a_line_beside_a_word_of_no_height_says_nothing() -> None:
    word = Word("Wonen", Box(50, 100, 80, 100), 10)

    assert with_lined([word], [Rule("h", Box(50, 100, 80, 100.5))]) == [word]


def test_the_border_of_a_table_that_a_row_fills_up_underlines_nothing() -> None:
    words = [Word("Portiekflat", Box(50, 100, 105, 110), 10), Word("642", Box(180, 100, 195, 110), 10)]
    below = Rule("h", Box(49, 110, 196, 110.5))
    uprights = [Rule("v", Box(x, 80, x + 0.5, 140)) for x in (49, 170, 196)]

    assert [word.bold for word in with_lined(words, [below])] == [True, True]
    assert with_lined(words, [below, *uprights]) == words


def test_what_is_struck_is_not_read(draw: Draw, vocabulary) -> None:
    drawn = write(50, 600, "Wij slopen een flat.") + "0.5 w 50 603 m 134.5 603 l S " + write(50, 580, "Wij bouwen.")
    page = read(draw(drawn))
    (layout,) = pages_to_layouts([page], BODY, vocabulary)
    (flow,) = flow_of_pages([page], vocabulary)

    assert [item.text for item in flow.items if isinstance(item, Block)] == ["Wij bouwen."]
    assert " ".join(word.text for word in layout.furniture) == "Wij slopen een flat."


def test_titles_in_capitals_that_are_set_close_to_their_text(sheet) -> None:
    page, at = sheet(), 40.0
    for text in (
        "I. WONEN",
        *["De vraag naar huizen nam de afgelopen jaren sterk toe."] * 4,
        "AFSPRAKEN:",
        "- Woonborg bouwt.",
    ):
        page.text(20, at, text)
        at += 17
    shown = page.page()
    kinds = [
        (item.kind, item.text[:9]) for item in flow_items(flow_of(Layout(shown, shown))) if isinstance(item, Block)
    ]
    assert kinds == [
        ("heading", "I. WONEN"),
        ("paragraph", "De vraag "),
        ("heading", "AFSPRAKEN"),
        ("item", "Woonborg "),
    ]
