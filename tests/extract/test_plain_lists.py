"""Lists that hardly any white sets apart: numbers, brackets and the lines of sentences tell where an item begins."""

from __future__ import annotations

import pytest

from jaarschijf.extract.agreements.agreement import agreement_to_row
from jaarschijf.extract.text.lines import line_segments, words_to_lines
from jaarschijf.extract.text.paragraph_starts import split_paragraphs
from jaarschijf.extract.wording.lexicon import Lexicon
from jaarschijf.schema.flow import flow_items
from tests.extract.flows import flow_of_pages
from tests.extract.tables import said
from tests.extract.test_flow import flow
from tests.extract.test_paragraphs import line_words, words_of
from tests.extract.test_prose import INTRO, TITLE, Writer


def begun(words):
    return [
        " ".join(line.text for line in paragraph).split("  ")[0]
        for paragraph in split_paragraphs(words_to_lines(words, 1))
    ]


@pytest.mark.parametrize(
    "numbers",
    [("1.4", "1.5", "1.6"), ("a)", "b)", "c)"), ("7", "8", "9"), ("3.", "4.", "5.")],
    ids=["parted", "letters", "bare", "stops"],
)
def test_an_item_begins_with_the_number_after_that_of_the_one_above(numbers):
    """Though that ends no sentence, and fills its line."""
    lines = [
        f"{number} Loket voor starters {'openen' if k % 2 else 'in de wijk openen'}" for k, number in enumerate(numbers)
    ]
    assert begun(words_of(lines)) == lines
    # A number in a text counts nothing.
    text = ["7 huizen komen er aan de", "8 kades van de haven bij"]
    assert begun(words_of(text)) == [" ".join(text)]


@pytest.mark.parametrize("name", ["Raamafspraak", "Kaderafspraak", "Meerjarenafspraak", "Activiteit"])
def test_an_item_begins_with_what_it_is_called_under_the_end_of_a_sentence(name):
    lines = ["Eerst isoleren wij, en dan pas komen er pompen.", f"{name} 5.3 Huurders betalen daar niets voor mee, nu."]
    assert begun(words_of(lines)) == lines


def test_items_begin_with_bare_numbers_that_stand_far_from_their_texts():
    words = [
        *line_words("12", 50, 100), *line_words("Een loket openen", 84, 100),
        *line_words("31", 50, 112), *line_words("150 huizen opleveren", 84, 112),
    ]  # fmt: skip
    assert begun(words) == ["12 Een loket openen", "31 150 huizen opleveren"]


@pytest.mark.parametrize("told", ["(trekker: Woonborg; planning: mei)", "(Woonborg, mei)"])
def test_what_stands_in_brackets_behind_a_sentence_ends_an_item(told):
    lines = [
        f"Woonborg bouwt huizen. {told}",
        "De gemeente wijst een plek aan in de haven en bij het station van de stad.",
    ]
    assert begun(words_of(lines)) == lines
    # In a sentence they end nothing.
    assert (
        len(begun(words_of(["Woonborg bouwt de huizen (samen met anderen)", "De Haven ligt ernaast en is nu leeg."])))
        == 1
    )


@pytest.mark.parametrize("line", ["Doelstelling: Meer huizen.", "Wij spreken af:"])
def test_a_line_that_says_what_it_is_begins_a_text(line):
    lines = ["De vraag naar woningen is groot in heel de stad.", line]
    assert begun(words_of(lines)) == lines


@pytest.fixture
def paper(sheet):
    return Writer(sheet).title(TITLE).text(INTRO).theme("1. Wonen").article("Afspraken 2030")


@pytest.mark.parametrize(
    "told",
    [
        "(trekker: Woonborg; planning: Q2 2030)",
        "(Wie: Woonborg, wanneer: Q2 2030)",
        "(trekker(s): Woonborg, deadline:\nQ2 2030)",
    ],
)
@pytest.mark.parametrize("after", ["", "\nToelichting: Na de zomer."])
def test_fields_that_are_labelled_in_brackets_behind_what_is_agreed(paper, vocabulary, told, after):
    paper.text(f"• Veertig huizen bouwen aan de kade {told}{after}").text("• De gemeente wijst plekken aan.")
    rows = [agreement_to_row(a, "1", 2030, Lexicon()) for a in paper.agreements(vocabulary)]

    assert [
        [said(field) for field in (row.jaarafspraken[2030], row.trekker, row.gereed, row.toelichting)] for row in rows
    ] == [
        ["Veertig huizen bouwen aan de kade", "Woonborg", "Q2 2030", "Na de zomer." if after else None],
        ["De gemeente wijst plekken aan.", None, None, None],
    ]


@pytest.mark.parametrize(("white", "count"), [(2.0, 3), (0.0, 1)])
def test_paragraphs_a_little_further_apart_than_the_lines_of_sentences(sheet, vocabulary, white, count):
    """Where all these stand as far apart."""
    paper = Writer(sheet).title(TITLE)
    paper.text(
        "In dit document staat wat wij in het jaar\nsamen doen aan het wonen in de stad en\nin de dorpen eromheen."
    )
    paper.theme("1. Wonen").article("Afspraken 2030")
    for who in ("Woonborg", "Thuishof", "De gemeente"):
        paper.sheet.text(50, paper.at, f"{who} bouwt in 2030 veertig huizen aan de kade voor starters.")
        paper.at += 12 + white
    assert len(paper.rows(vocabulary)) == count


@pytest.mark.parametrize(
    ("last", "whole"), [("Planning: tweede kwartaal 2030", False), ("in het tweede kwartaal van de nieuwe", True)]
)
def test_who_acts_when_at_the_end_of_a_page_ends_a_text(sheet, last, whole) -> None:
    """It fills no line, though it is the longest; a sentence goes on."""
    first = sheet().text(50, 700, f"Woonborg bouwt huizen\n{last}")
    second = sheet(number=2).text(50, 50, "Kade en Haven worden samen ingericht.")
    assert any(f"{last} Kade" in block.text for block in flow(first.page(), second.page())) == whole


def test_two_words_that_tell_what_is_done_are_an_item_of_a_list(sheet, vocabulary):
    paper = Writer(sheet).title(TITLE).text(INTRO).theme("1. Wonen").article("Wat spreken we af in 2030?")
    paper.text("• Huurbeleid actualiseren").text("• Twee huizen bouwen in de haven").text("• Jonge gezinnen")

    assert [text for _, text in paper.rows(vocabulary)] == ["Huurbeleid actualiseren", "Twee huizen bouwen in de haven"]


def test_the_rest_of_a_text_ends_over_a_column_that_begins_lower(sheet, vocabulary):
    """Its first line stands higher than all of the next column."""
    first = sheet(number=1, height=150).text(
        50, 40, "• Wij bouwen samen met wie er wonen wil een huis\nof twee in de wijk en"
    )
    second = sheet(number=2).text(50, 40, "in het dorp, en ook aan de\nkade, waar nu niets staat.")
    second.text(50, 76, "• Wij slopen een flat in de\nhaven, die al lang leeg staat.\nDat doen wij dit jaar nog.")
    second.text(
        330,
        52,
        "• Wij tellen alle bomen in het\npark en langs alle wegen, en\nplanten er nieuwe bij.\n• Wij wachten tot er geld is\nvoor een nieuw plein.",
    )
    blocks = [item.text for item in flow_items(flow_of_pages([first.page(), second.page()], vocabulary))]

    assert blocks[0].endswith("in de wijk en in het dorp, en ook aan de kade, waar nu niets staat.")


@pytest.mark.parametrize(("mark", "runs"), [("•", 1), ("1.3", 1), ("Wij", 4)])
def test_a_line_set_to_the_width_behind_a_mark_is_one_text(mark, runs):
    """As a word processor sets one that a break ends."""
    words, x = line_words(mark, 50, 100), 70
    for text in ("Loket", "voor", "starters", "openen"):
        words += line_words(text, x, 100)
        x += 5 * len(text) + 40
    (line,) = words_to_lines(words, 1)

    assert len(line_segments(line)) == runs
