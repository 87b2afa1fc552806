"""Texts that begin with a few words in bold in place of a title over them."""

from __future__ import annotations

import pytest

from jaarschijf.extract.agreements.agreement import agreement_to_row
from jaarschijf.extract.wording.lexicon import Lexicon
from tests.extract.tables import said
from tests.extract.test_prose import INTRO, TITLE, Writer


@pytest.fixture
def paper(sheet):
    return Writer(sheet).title(TITLE).text(INTRO)


def _led(paper: Writer, *texts: tuple[str, str]) -> Writer:
    """Texts under each other, each with its lead-in."""
    for lead, text in texts:
        before = len(paper.sheet.words)
        paper.text(f"{lead} {text}".strip())
        for word in paper.sheet.words[before : before + len(lead.split())]:
            word.bold = True
    return paper


PROMISES = (
    ("Kade.", "Woonborg bouwt in 2030 veertig huizen."),
    ("", "De straat wordt intussen opgeknapt."),
    ("Sociaal.", "In nieuwe plannen is een derde bestemd voor sociale huur."),
    ("Verkoop.", "Wij verkopen hooguit tien huizen per jaar."),
)


def test_all_texts_of_a_section_that_have_a_lead_in_are_agreements_where_most_promise(paper, vocabulary) -> None:
    _led(paper.theme("Bouwen").text("De stad heeft ruimte nodig."), *PROMISES)
    paper.theme("Energie")
    _led(paper, ("Labels.", "In 2030 worden tien huizen van Woonborg beter."), ("Zon.", "Nu wachten partijen af."))

    assert [text for _, text in paper.rows(vocabulary)] == [
        "Kade. Woonborg bouwt in 2030 veertig huizen.\n\nDe straat wordt intussen opgeknapt.",
        "Sociaal. In nieuwe plannen is een derde bestemd voor sociale huur.",
        "Verkoop. Wij verkopen hooguit tien huizen per jaar.",
        "Labels. In 2030 worden tien huizen van Woonborg beter.",
        "Zon. Nu wachten partijen af.",
    ]


def test_texts_with_a_lead_in_are_none_over_the_line_that_announces_some(paper, vocabulary) -> None:
    _led(paper.theme("Bouwen"), *PROMISES[2:], ("Kade.", "Woonborg bouwt al jaren."))
    paper.text("In 2030 spreken wij af:").text("• Woonborg bouwt veertig huizen.")
    assert "Sociaal." not in " ".join(text for _, text in paper.rows(vocabulary))


def test_an_agreement_in_bold_goes_on_with_the_list_under_it(paper, vocabulary) -> None:
    text = "De gemeente en Woonborg werken hier samen aan schulden. Dat betekent:"
    paper.theme("Thema 1: Wonen").article("Afspraak 1: Woonborg bouwt in 2030 veertig huizen aan de kade.")
    paper.article(f"Afspraak 2: {text}").text("• Woonborg meldt achterstanden;").text("• de gemeente belt aan.")
    paper.text("Toelichting: het convenant loopt nog.")
    rows = [agreement_to_row(a, "1", 2030, Lexicon()) for a in paper.agreements(vocabulary)]

    assert [(row.number, said(row.jaarafspraken[2030])) for row in rows][1:] == [
        ("2", f"{text}\n\nWoonborg meldt achterstanden;\n\nde gemeente belt aan.")
    ]
    assert said(rows[-1].toelichting) == "het convenant loopt nog."


def test_what_is_offered_and_asked_in_sentences_in_bold_and_what_goes_on_after_these(paper, vocabulary) -> None:
    paper.theme("1 Bouwen").text("Wie een huis zoekt wacht lang. De gemeente groeit.").article("Dit bieden wij")
    _led(paper, ("Op eigen grond komen er tien huizen bij.", "Dat kan in de tuinen."))
    _led(paper, ("Ouderen krijgen hulp.", "Dat kost veel."), ("", "Daarnaast zijn er tien huizen voor wie blijft."))
    _led(paper, ("", "Woonborg bouwt veertig huizen."))
    paper.article("Dit vragen wij van de gemeente")
    _led(paper, ("Bied ons elk jaar een plek aan.", "Zonder grond lukt het niet."))
    assert [text for _, text in paper.rows(vocabulary)] == [
        "Op eigen grond komen er tien huizen bij. Dat kan in de tuinen.",
        "Ouderen krijgen hulp. Dat kost veel.\n\nDaarnaast zijn er tien huizen voor wie blijft.",
        "Woonborg bouwt veertig huizen.",
        "Bied ons elk jaar een plek aan. Zonder grond lukt het niet.",
    ]
