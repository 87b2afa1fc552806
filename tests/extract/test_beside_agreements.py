"""Prose beside agreements that is none, and prose that is one by what stands around it."""

from __future__ import annotations

import pytest

from tests.extract.test_prose import INTRO, TITLE, Writer


@pytest.fixture
def paper(sheet):
    return Writer(sheet).title(TITLE).text(INTRO)


def test_what_ends_a_letter_is_no_agreement(paper, vocabulary) -> None:
    paper.theme("1. Wonen").text("Ons bod voor 2030:").text("• Wij bouwen veertig woningen.").text(
        "• Wij slopen een flat."
    )
    paper.text("Wij zien uit naar de gesprekken in het najaar.")
    assert [text for _, text in paper.rows(vocabulary)] == ["Wij bouwen veertig woningen.", "Wij slopen een flat."]


@pytest.mark.parametrize(
    "heading", ["Wat gaat goed?", "Wat kan er beter?", "Waar staan we nu?", "Waarom dit thema?", "Zo meten wij dat"]
)
def test_lists_of_how_things_are_hold_no_agreements(paper, vocabulary, heading: str) -> None:
    paper.theme("1. Wonen").article(heading)
    paper.text("• De gemeente en Woonborg weten elkaar te vinden.").text("• De corporaties horen laat van plannen.")
    paper.article("Afspraken").text("Woonborg bouwt veertig woningen.")
    assert [text for _, text in paper.rows(vocabulary)] == ["Woonborg bouwt veertig woningen."]


def test_one_paragraph_alone_under_each_title_is_what_is_agreed_though_it_names_nobody(paper, vocabulary) -> None:
    paper.sheet.text(50, paper.at, "1. Wonen", bold=True, size=16)
    paper.at += 30
    paper.theme("Wat spreken we af?").article("Bouw").text("Voor de zomer ligt er een plan voor veertig huizen.")
    paper.article("Sloop").text("Woonborg sloopt een flat.")
    paper.article("Wist u dat").text("Vorig jaar 412 gezinnen een ander huis vonden.")
    assert [text for _, text in paper.rows(vocabulary)] == [
        "Voor de zomer ligt er een plan voor veertig huizen.",
        "Woonborg sloopt een flat.",
    ]
