"""Lists that are one agreement, each item of which says by its label what it tells."""

from __future__ import annotations

import pytest

from jaarschijf.extract.agreements.agreement import agreement_to_row
from jaarschijf.extract.wording.labels import labelled_parts
from jaarschijf.extract.wording.lexicon import Lexicon
from jaarschijf.schema.geometry import Box, Word
from tests.extract.tables import said
from tests.extract.test_prose import INTRO, TITLE, Writer


@pytest.fixture
def paper(sheet):
    return Writer(sheet).title(TITLE).text(INTRO).theme("1. Wonen")


def told(paper, vocabulary):
    made = [agreement_to_row(agreement, "1", 2030, Lexicon()) for agreement in paper.agreements(vocabulary)]
    return [(said(row.jaarafspraken[2030]), said(row.trekker), said(row.gereed)) for row in made if row is not None]


def test_a_list_under_a_title_is_one_agreement(paper, vocabulary) -> None:
    for title, what in (
        ("Bouwplan", "Oplevering van zestien woningen."),
        ("Verkenning", "Een plan voor het oude gasterrein."),
    ):
        paper.article(title).text(f"• Wat: {what}").text("• Wie: Woonborg").text("• Wanneer: juli 2030")

    assert told(paper, vocabulary) == [
        ("Oplevering van zestien woningen.", "Woonborg", "juli 2030"),
        ("Een plan voor het oude gasterrein.", "Woonborg", "juli 2030"),
    ]


def test_lists_right_after_each_other_are_one_each_in_whatever_order(paper, vocabulary) -> None:
    for what in ("Oplevering van zestien woningen.", "Een plan voor het oude gasterrein."):
        paper.text("• Wie: Woonborg").text(f"• Wat: {what}").text("• Wanneer: juli 2030")

    assert told(paper, vocabulary) == [
        ("Oplevering van zestien woningen.", "Woonborg", "juli 2030"),
        ("Een plan voor het oude gasterrein.", "Woonborg", "juli 2030"),
    ]


def test_a_label_in_bold_within_a_line_begins_another_field(paper, vocabulary) -> None:
    paper.text("1.1 Woonborg bouwt veertig woningen.")
    paper.sheet.text(50, paper.at, "Trekker:", bold=True).text(95, paper.at, "Woonborg").text(
        145, paper.at, "Planning:", bold=True
    )
    paper.text("juli 2030", indent=145.0)

    assert told(paper, vocabulary) == [("Woonborg bouwt veertig woningen.", "Woonborg", "juli 2030")]


def test_a_number_on_a_line_of_its_own_in_the_type_of_the_text(paper, vocabulary) -> None:
    for k in (1, 2):
        paper.text(f"AFSPRAAK 1.{k}").text("Oplevering van zestien woningen:").text("a. tien in de Dorpsstraat;")
        paper.text("b. zes aan de dijk.").text("Trekker: Woonborg")

    assert (
        told(paper, vocabulary)
        == [
            (
                "Oplevering van zestien woningen:\n\na. tien in de Dorpsstraat;\n\nb. zes aan de dijk.",
                "Woonborg",
                None,
            )
        ]
        * 2
    )


def test_who_acts_and_when_on_one_line_with_spaces_between(paper, vocabulary) -> None:
    paper.text("1.1 Woonborg bouwt veertig woningen.").text("Wie: Woonborg Wanneer: juli 2030")

    assert told(paper, vocabulary) == [("Woonborg bouwt veertig woningen.", "Woonborg", "juli 2030")]


def test_a_number_behind_an_arrow_is_not_in_the_text(paper, vocabulary) -> None:
    paper.text("→ 1.1 Woonborg bouwt veertig woningen.").text("→ 1.2 De gemeente zoekt een plek.")

    assert paper.rows(vocabulary) == [
        ("1.1", "Woonborg bouwt veertig woningen."),
        ("1.2", "De gemeente zoekt een plek."),
    ]


def test_a_bar_that_was_not_recognised_parts_what_labels_say(vocabulary) -> None:
    texts = ("Wie:", 0), ("Woonborg", 3), ("Betrokken:", 9), ("iedereen", 3), ("Wanneer:", 9), ("juli", 3)
    words, x = [], 50.0
    for text, room in texts:
        x += room
        words.append(Word(text, Box(x, 100, x + 5 * len(text), 110), 10.0))
        x += 5 * len(text)

    parts = [" ".join(word.text for word in part) for part in labelled_parts(words, vocabulary)]

    assert parts == ["Wie: Woonborg", "Betrokken: iedereen", "Wanneer: juli"]


def test_who_acts_is_no_word_of_the_label_behind_the_comma(paper, vocabulary) -> None:
    """`We` says nothing in a heading."""
    paper.text("1.1 Woonborg sloopt een flat.").text("1.2 Woonborg verhuurt een huis (trekker: WE, gereed: juli)")

    assert told(paper, vocabulary)[1] == ("Woonborg verhuurt een huis", "WE", "juli")
