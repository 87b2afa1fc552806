"""Labels of what is agreed, who acts and when: years, more on a line, and as titles over their texts."""

from __future__ import annotations

import pytest

from jaarschijf.extract.agreements.agreement import agreement_to_row
from jaarschijf.extract.agreements.label_titles import before_their_texts
from jaarschijf.extract.wording.lexicon import Lexicon
from jaarschijf.schema.flow import Block, Line
from jaarschijf.schema.geometry import Box, Word
from tests.extract.tables import said
from tests.extract.test_prose import INTRO, TITLE, Writer


@pytest.fixture
def paper(sheet):
    return Writer(sheet).title(TITLE).text(INTRO).theme("1. Wonen")


def rows(paper, vocabulary):
    made = [agreement_to_row(agreement, "1", 2030, Lexicon()) for agreement in paper.agreements(vocabulary)]
    return [row for row in made if row is not None]


def labelled(paper, label, text):
    """A line with its label in bold."""
    paper.sheet.text(50, paper.at, label, bold=True)
    paper.text(text, indent=6.0 * len(label))


def test_a_theme_over_several_who_act_is_no_agreement_itself(sheet, vocabulary) -> None:
    paper = Writer(sheet).title(TITLE).text(INTRO)
    for number, theme in enumerate(("Wonen", "Zorg"), 1):
        paper.theme(f"{number}. {theme}").text("De vraag naar huizen groeit in heel de stad.")
        for who in ("Woonborg", "De gemeente"):
            paper.text(f"{who} bouwt in 2030 veertig huizen.").text(f"Trekker: {who}")
    assert not [row for row in rows(paper, vocabulary) if row.number is not None]


def test_years_in_bold_label_what_is_agreed_for_each(paper, vocabulary) -> None:
    paper.article("Afspraak 1.1")
    for label, text in (
        ("Meerjarig:", "De voorraad groeit."),
        ("2030:", "Woonborg bouwt veertig woningen."),
        ("2031:", "Woonborg bouwt er dertig."),
        ("Trekker:", "Woonborg"),
    ):
        labelled(paper, label, text)
    (row,) = rows(paper, vocabulary)
    assert {year: text.text for year, text in row.jaarafspraken.items()} == {
        2030: "Woonborg bouwt veertig woningen.",
        2031: "Woonborg bouwt er dertig.",
    }
    assert (said(row.kaderafspraak), said(row.trekker)) == ("De voorraad groeit.", "Woonborg")


def test_a_year_in_plain_type_before_a_figure_is_of_the_text(paper, vocabulary) -> None:
    paper.text("1.1 Woonborg bouwt woningen, veertig in\n2030: zoveel als nu.")
    (row,) = rows(paper, vocabulary)
    assert said(row.jaarafspraken[2030]) == "Woonborg bouwt woningen, veertig in 2030: zoveel als nu."


def test_stops_part_what_is_labelled_on_one_line(paper, vocabulary) -> None:
    paper.text("1.1 Woonborg bouwt veertig woningen.").text("Trekker: Woonborg. Gereed: juli 2030.")
    (row,) = rows(paper, vocabulary)
    assert (said(row.trekker), said(row.gereed)) == ("Woonborg", "juli 2030")
    assert said(row.jaarafspraken[2030]) == "Woonborg bouwt veertig woningen."


def test_a_second_label_on_a_line_may_begin_small(paper, vocabulary) -> None:
    paper.text("1.1 Woonborg bouwt veertig woningen.").text("Wie: gemeente en Woonborg; wanneer: eind 2030")
    (row,) = rows(paper, vocabulary)
    assert (said(row.trekker), said(row.gereed)) == ("gemeente en Woonborg", "eind 2030")


def test_labels_as_titles_over_their_texts(paper, vocabulary) -> None:
    for number in (1, 2):
        paper.article(f"Afspraak {number}").article("Wat").text("Er komen veertig woningen bij.")
        paper.article("Wie").text("Woonborg en gemeente").article("Wanneer").text("Q1 2030")
    paper.article("Planning").text("Deze afspraken worden in het najaar van 2030 samen besproken in het overleg.")
    found = rows(paper, vocabulary)
    assert [(said(row.trekker), said(row.gereed)) for row in found] == [("Woonborg en gemeente", "Q1 2030")] * 2
    assert [said(row.jaarafspraken[2030]) for row in found] == ["Er komen veertig woningen bij."] * 2


def test_a_title_over_a_block_without_text_labels_nothing(vocabulary) -> None:
    def block(text, kind):
        word = Word(text or "1", Box(50, 50, 80, 60), 10.0, superscript=not text)
        return Block(kind, [Line(1, [word])], text=text)

    blocks = [block("Wie", "heading"), block("", "paragraph"), block("Woonborg bouwt.", "paragraph")]
    assert [item.text for item in before_their_texts(blocks, vocabulary)] == ["Wie", "", "Woonborg bouwt."]


def test_a_paragraph_may_say_itself_that_it_is_agreed(paper, vocabulary) -> None:
    paper.text("De vraag naar woningen is groot, en dat spreken velen uit.")
    paper.text("Partijen spreken met elkaar af dat de voorraad groeit.").text(
        "Afgesproken wordt dat er een loket komt."
    )
    paper.text("Woonborg zegt toe dat huurders meedenken.").text("Partijen komen elk kwartaal bijeen.")
    assert len(rows(paper, vocabulary)) == 3


def test_letters_right_under_an_article_count_its_members(paper, vocabulary) -> None:
    paper.article("Artikel 2 – Zorg").text("a. Onderzoek naar een loket in de wijk.").text(
        "b. Woonborg bouwt tien huizen."
    )
    assert [row.number for row in rows(paper, vocabulary)] == ["a", "b"]


def test_a_list_of_letters_is_of_the_clause_it_stands_under(paper, vocabulary) -> None:
    paper.article("Artikel 2 Zorg").text("1. Onderzoek naar vleermuizen in oude gevels.").text(
        "2. Er komt een loket met:"
    )
    paper.text("(a) een balie;", indent=20).text("(b) een telefoon.", indent=20)
    paper.text("3. Woonborg bouwt veertig woningen.")
    assert [row.number for row in rows(paper, vocabulary)] == ["1", "2", "3"]


@pytest.mark.parametrize("write", ["text", "article"])
def test_a_number_that_says_it_is_of_a_frame(paper, vocabulary, write) -> None:
    for k in (1, 2):
        begun = f"Kaderafspraak 1.{k}"
        if write == "article":
            paper.article(begun).text("Woonborg houdt de voorraad op peil.")
        else:
            paper.text(f"{begun}: Woonborg houdt de voorraad op peil.")
    paper.theme("2. Zorg").text("Jaarafspraak 2.1: Woonborg bouwt veertig woningen.")
    told = [(row.number, said(row.kaderafspraak), said(row.jaarafspraken.get(2030))) for row in rows(paper, vocabulary)]

    assert told == [
        ("1.1", "Woonborg houdt de voorraad op peil.", None),
        ("1.2", "Woonborg houdt de voorraad op peil.", None),
        ("2.1", None, "Woonborg bouwt veertig woningen."),
    ]


def test_what_stands_over_the_parts_of_each_year_is_their_frame(paper, vocabulary) -> None:
    paper.article("Afspraak 1.1").text("Woonborg laat de voorraad groeien.")
    labelled(paper, "2030:", "Woonborg bouwt veertig woningen.")
    labelled(paper, "2031:", "Woonborg bouwt er dertig.")
    (row,) = rows(paper, vocabulary)
    assert said(row.kaderafspraak) == "Woonborg laat de voorraad groeien."
    assert [text.text for text in row.jaarafspraken.values()] == [
        "Woonborg bouwt veertig woningen.",
        "Woonborg bouwt er dertig.",
    ]


def test_a_label_at_the_end_of_a_line_is_of_the_text_on_the_next(paper, vocabulary) -> None:
    paper.text("1.1 Woonborg bouwt veertig woningen.")
    paper.text("Trekker: Woonborg, de gemeente en alle huurders samen | Gereed:\njuli 2030")
    (row,) = rows(paper, vocabulary)
    assert (said(row.trekker), said(row.gereed)) == ("Woonborg, de gemeente en alle huurders samen", "juli 2030")


def test_questions_as_titles_over_what_is_agreed_by_whom_and_when(paper, vocabulary) -> None:
    for number in (1, 2):
        paper.article(f"Afspraak {number}: Bouwen").article("Wat gaan we doen?")
        paper.text("Er komen veertig woningen bij.").text("De helft daarvan is klein.")
        paper.article("Wie doet het?").text("Woonborg").article("Wanneer is het klaar?").text("Eind 2030")
    found = rows(paper, vocabulary)
    text = "Er komen veertig woningen bij.\n\nDe helft daarvan is klein."
    assert [(row.number, said(row.jaarafspraken[2030])) for row in found] == [("1", text), ("2", text)]
    assert [(said(row.trekker), said(row.gereed)) for row in found] == [("Woonborg", "Eind 2030")] * 2


def test_numbers_that_begin_with_the_year(paper, vocabulary) -> None:
    for number in ("2030-09", "2030-10"):
        paper.text(f"{number} Woonborg bouwt veertig woningen.\nTrekker: Woonborg")
    assert [(row.number, said(row.trekker)) for row in rows(paper, vocabulary)] == [
        ("2030-09", "Woonborg"),
        ("2030-10", "Woonborg"),
    ]


@pytest.mark.parametrize(
    ("label", "text", "who"),
    [
        ("Wie", "Woonborg en gemeente", "Woonborg en gemeente"),
        ("Wie", "Woonborg i.s.m.\nde gemeente", "Woonborg i.s.m. de gemeente"),
        ("Partijen", "evalueren dit in mei.", None),  # the agreement goes on
    ],
)
def test_a_label_in_bold_right_before_its_text(paper, vocabulary, label: str, text: str, who: str | None) -> None:
    paper.text("1.1 Woonborg bouwt veertig woningen.")
    paper.at -= 8
    paper.sheet.text(66, paper.at, label, bold=True)
    paper.sheet.text(71 + 5 * len(label), paper.at, text)
    (row,) = rows(paper, vocabulary)
    assert said(row.trekker) == who


@pytest.mark.parametrize("planning", [" Planning: juli 2030.", ""])
def test_a_stop_parts_who_acts_and_when_from_what_another_label_says(paper, vocabulary, planning: str) -> None:
    paper.text("1.1 Woonborg bouwt veertig woningen.").text(f"Trekker: Woonborg.{planning} Meten: aantal huizen.")
    (row,) = rows(paper, vocabulary)
    assert (said(row.trekker), said(row.gereed)) == ("Woonborg", "juli 2030" if planning else None)


def test_the_dots_of_an_abbreviation_part_nothing(paper, vocabulary) -> None:
    paper.text("1.1 Woonborg bouwt veertig woningen.").text("Wie: gemeente i.s.m. Woonborg Planning: juli 2030")
    (row,) = rows(paper, vocabulary)
    assert (said(row.trekker), said(row.gereed)) == ("gemeente i.s.m. Woonborg", "juli 2030")


def test_labelled_texts_beside_each_other_are_each_read_to_their_end(paper, vocabulary) -> None:
    paper.text("1.1 Woonborg bouwt veertig huizen aan de kade.")
    paper.sheet.text(300, paper.at, "Planning: Q2 2030\nen Q4 2030")
    paper.text("Trekker: Woonborg en de\ngemeente Meerdorp")
    (row,) = rows(paper, vocabulary)
    assert (said(row.trekker), said(row.gereed)) == ("Woonborg en de gemeente Meerdorp", "Q2 2030 en Q4 2030")
