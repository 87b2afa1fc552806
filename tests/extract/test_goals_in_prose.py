"""Goals and frames printed over a list of agreements in prose."""

from __future__ import annotations

import pytest

from jaarschijf.extract.agreements.agreement import agreement_to_row
from jaarschijf.extract.wording.lexicon import Lexicon
from tests.extract.test_prose import INTRO, TITLE, Writer


@pytest.fixture
def paper(sheet):
    return Writer(sheet).title(TITLE).text(INTRO)


@pytest.mark.parametrize("announced", ["Jaarafspraken 2030:", "Afspraken"])
def test_a_goal_and_a_frame_hold_for_what_a_heading_under_them_announces(paper, vocabulary, announced: str) -> None:
    for k, (goal, frame) in enumerate(
        (("Meer huizen.", "De stad groeit."), ("Minder schuld.", "De huur blijft gelijk.")), 1
    ):
        paper.theme(f"1.{k} Wonen").text(f"Doelstelling: {goal}").text(f"Kaderafspraak: {frame}").article(announced)
        paper.text("• Woonborg bouwt in 2030 veertig huizen.").text("• De gemeente wijst drie plekken aan.")
    rows = [agreement_to_row(a, "1", 2030, Lexicon()) for a in paper.agreements(vocabulary)]

    assert [(row.doelstelling.text, row.kaderafspraak.text, list(row.jaarafspraken)) for row in rows] == [
        ("Meer huizen.", "De stad groeit.", [2030]),
        ("Meer huizen.", "De stad groeit.", [2030]),
        ("Minder schuld.", "De huur blijft gelijk.", [2030]),
        ("Minder schuld.", "De huur blijft gelijk.", [2030]),
    ]


def test_what_is_aimed_at_is_not_agreed_before_a_heading_that_says_what_is(paper, vocabulary) -> None:
    paper.theme("2 Wonen").article("Ambitie").text("• Wij bouwen in alle wijken van de stad.").article("Afspraken")
    paper.text("2.1 Woonborg bouwt in 2030 veertig huizen.").text("2.2 De gemeente wijst drie plekken aan.")
    assert [number for number, _ in paper.rows(vocabulary)] == ["2.1", "2.2"]


def test_frames_in_a_row_are_agreements_themselves_though_the_next_chapter_is_of_a_year(paper, vocabulary) -> None:
    paper.theme("1. Wonen").text("Kaderafspraak 1.1: Woonborg houdt het aantal huizen gelijk.")
    paper.text("Kaderafspraak 1.2: De gemeente helpt haar daarbij.").theme("Jaarafspraken 2030")
    paper.text("• Woonborg bouwt in 2030 veertig huizen.")
    rows = [agreement_to_row(a, "1", 2030, Lexicon()) for a in paper.agreements(vocabulary)]

    assert [(row.kaderafspraak is not None, list(row.jaarafspraken)) for row in rows] == [
        (True, []),
        (True, []),
        (False, [2030]),
    ]


def test_a_title_set_as_the_one_over_agreements_ends_them(paper, vocabulary) -> None:
    for part in ("1.1 Bouwen", "1.2 Slopen"):
        paper.theme(part)
        for title, text in (
            ("Afspraken", "• Woonborg bouwt in 2030 veertig huizen."),
            ("Monitoring", "Partijen bespreken de voortgang in het overleg."),
        ):
            paper.text(title).sheet.words[-1].italic = True
            paper.text(text)
    assert [text for _, text in paper.rows(vocabulary)] == ["Woonborg bouwt in 2030 veertig huizen."] * 2


def test_items_under_one_that_names_who_acts_are_what_he_does(paper, vocabulary) -> None:
    paper.theme("1. Wonen").text("In 2030 spreken we het volgende af:")
    for who, acts in (
        ("De gemeente", ["Wijst drie plekken aan.", "Opent een loket."]),
        ("Samen", ["Wij lopen een schouw."]),
    ):
        paper.text(f"• {who}")
        for text in acts:
            paper.text(f"– {text}", indent=20)
    rows = [agreement_to_row(a, "1", 2030, Lexicon()) for a in paper.agreements(vocabulary)]
    assert [(row.jaarafspraken[2030].text, row.trekker.text) for row in rows] == [
        ("Wijst drie plekken aan.", "De gemeente"),
        ("Opent een loket.", "De gemeente"),
        ("Wij lopen een schouw.", "Samen"),
    ]


def test_what_we_bring_in_is_agreed_whoever_it_names(paper, vocabulary) -> None:
    paper.theme("1. Betaalbaarheid").article("Onze inzet in 2030")
    paper.text("• De huren worden niet verhoogd.").text("• Elke klacht krijgt binnen een week antwoord.")
    assert len(paper.rows(vocabulary)) == 2
