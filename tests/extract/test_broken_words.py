"""Words that stand in two parts on their line, or run into each other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jaarschijf.extract.checks.broken_words import BrokenWords
from jaarschijf.extract.checks.letters import PrintedLetters
from jaarschijf.extract.checks.run_on_words import RunOnWords
from jaarschijf.extract.tables.grid import page_to_tables
from jaarschijf.extract.wording.lexicon import Lexicon
from jaarschijf.schema.flow import Layout


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("De gemeente bouwt woningen naar behoefte.", False),
        ("De gemeent e bouwt woningen naar behoefte.", True),
        ("De gemeente bo uwt woningen naar behoefte.", True),
        ("De gemeente bouwt woninge nnaar behoefte.", True),
        ("De gemeente bouwt wonin gen naar behoefte.", True),
        ("Wonin gen bouwt de gemeente.", True),
        ("W oningen bouwt de gemeente.", True),
        ("De gemeente bouwt woningen nabij xyl.", False),
        ("De gemeente bouwt gemid eld veel.", True),
        ("De gemeente bouwt i nofrmeren veel.", True),
        ("De gemeente bouwt veel woningen . . . . . 3", False),
        ("De gemeente wacht op uw reactie.", False),
        ("De gemeente bouwt veel woningen .", True),
        ("De gemeente bouwt veel won ngen.", True),
        ("De gemeente bouwt woning enen woning en meer.", False),
        ("De gemeen teert op woningen.", False),
        ("De gemee nte bouwt veel.", True),
        ("De gemeente bouwt de ene en de andere.", False),
        ("De gemeente bouwt met oog voor woningen.", False),
        ("De gemeente noemt de som niet.", False),
        ("De gemeente bouwt én huurwoonlasten dalen.", False),
        ("De gemeente kijkt of het wél werkt.", False),
        # An energy label before `aan` is no `gaan` with a capital.
        ("De gemeente pakt woningen met label E, F of G aan.", False),
    ],
)
def test_a_part_that_is_no_word(sheet, text, broken):
    page = sheet()
    for part, y in (("De gemeente koopt woningen aan de Dijk.", 100), ("De gemeente bouwt veel.", 120), (text, 140)):
        page.text(40, y, part)
    found = page.page()
    words = BrokenWords(Lexicon.of([found]))
    words.add(Layout(found, found))

    assert [problem.code for problem in words.told()] == (["letters-apart"] if broken else [])


SAID = "De gemeente koopt dertig woningen in overleg met de huurders van deze wijk.\nIn overleg verhuurt zij."


def looked_at(kind, page):
    words = kind(Lexicon.of([page]))
    words.add(Layout(page, page, page_to_tables(page)))
    return [problem.code for problem in words.told()]


@pytest.mark.parametrize(
    ("otherwise", "broken"),
    [
        (("huurwoningen",), True),  # `huur woningen`, with no space written
        (("huur\u200cwoningen",), True),
        (("gemee\u200cte",), True),  # its n is lost
        (("van\u200cde",), False),
        (("4.5\u200c25",), False),  # the number of a row, and what its text begins with
        (("huurzwrvb",), False),
        (("1.250",), True),
        (("2.270%",), False),  # `2.2` and `70%` in the cell beside it
        (("voor iedereen",), True),  # `vooriedereen`, with less white than between words
        (("voor raad",), False),
    ],
)
def test_words_as_they_may_be_otherwise(sheet, otherwise, broken):
    page = replace(sheet().text(40, 100, SAID).page(), otherwise=otherwise)
    assert looked_at(BrokenWords, page) == (["letters-apart"] if broken else [])


@pytest.mark.parametrize(("first", "second"), [("ver", "huurt veel."), ("verhuurt", "veel.")])
def test_a_word_that_lost_the_hyphen_at_the_end_of_its_line(sheet, first, second):
    page = sheet().text(40, 100, SAID).text(40, 160, f"Zij {first}\n{second}").page()
    assert looked_at(BrokenWords, page) == (["letters-apart"] if first == "ver" else [])


@pytest.mark.parametrize(("second", "broken"), [("eester.", True), ("plannen.", False)])
def test_a_word_that_breaks_off_in_a_cell(sheet, second, broken):
    """What stands in the next column comes between its parts."""
    xs = [40, 200, 400, 560]
    page = sheet().text(40, 60, SAID).row(xs[:-1], 104, ["Zij vraagt de burgem", "Ja.", "Nee."])
    page.text(43, 116, second).row(xs[:-1], 144, ["Zij komt.", "Ja.", "Nee."]).grid(xs, [100, 140, 180])
    found = page.page()
    assert [len(table.cells) for table in page_to_tables(found)] == [6]
    assert looked_at(BrokenWords, found) == (["letters-apart"] if broken else [])


@pytest.mark.parametrize(("text", "broken"), [("oketten", True), ("lampen", False)])
def test_the_end_of_a_word_far_from_its_beginning(sheet, text, broken):
    page = (
        sheet()
        .text(40, 100, SAID)
        .text(40, 120, "Zij belt de huurdersloketten.")
        .text(40, 160, "Dat ziet de huurdersl")
    )
    assert looked_at(BrokenWords, page.text(160, 160, f"{text} ook.").page()) == (["letters-apart"] if broken else [])


@pytest.mark.parametrize(("text", "broken"), [("emeente", True), ("een", False)])
def test_a_letter_far_from_its_word(sheet, text, broken):
    page = (
        sheet()
        .text(40, 100, SAID)
        .text(40, 160, "Dat ziet de")
        .text(100, 160, "g")
        .text(125, 160, f"{text} ook.")
        .page()
    )
    assert looked_at(BrokenWords, page) == (["letters-apart"] if broken else [])


def test_a_hyphen_of_a_line_end_that_stands_by_itself(sheet):
    page = sheet().text(40, 100, SAID).text(300, 500, "-").page()
    page.words[-1].hyphenated = True
    assert looked_at(BrokenWords, page) == ["letters-apart"]


@pytest.mark.parametrize(
    ("text", "run_on"),
    [
        ("Zij vraagt indezewoningen meer.", True),
        ("Zij koopt woningenvan mij.", True),
        ("Zij koopt woningenéén voor één.", True),
        ("Zij vraagt metdehuurders, meer.", True),
        ("Waarvan komt een huurderswijk?", False),
        ("Zij heeft een afspraak en een overzicht: het afsprakenoverzicht.", False),
        ("Zij vraagt lagereinkomens.", True),
        ("Zij is eigenaar vanhet huis.", True),
        ("Zij komen overeen, bijeen, metde.", True),
        ("Zij komen overeen en bijeen.", False),
        ("Kosten delenzijgelijk.", True),
        ("Zij koopt 44huurwoningen.", True),
        ("Zij koopt huizen van 65plussers.", False),
        ("Het huurdersloket opent: het huurdersloketbiedt hulp.", True),
        ("Zij bouwt huizen,\nen meer huizen dan Huizen60.", True),
        ("Zij bouwt met Wonen\nmeer dan Noord60.", False),
        ("Zij zegt het meteen.", False),
        ("Zij loopt achter en knoopt achterop.", False),
        ("Een ouder huis en een woning: ouderenwoningen.", False),
        ("Zij sloopt slechtelabelwoningen.", False),
        ("Zij sloopt slechtelabels.", True),
        ("Zij vraagt de\u0300huurdersvanvandaagendeze.", False),
    ],
)
def test_words_that_run_into_each_other(sheet, text, run_on):
    page = sheet().text(40, 100, SAID).text(40, 160, text).page()
    assert looked_at(RunOnWords, page) == (["letters-odd"] if run_on else [])


def test_letters_within_a_word_that_the_file_does_not_tell(sheet):
    letters = PrintedLetters()
    letters.add(sheet().text(40, 100, SAID.replace("dertig", "der\ufffdg")).page())
    assert [(problem.code, problem.page) for problem in letters.told()] == [("letters-odd", 1)]
    bullets = PrintedLetters()
    bullets.add(sheet().text(40, 100, f"\ufffd {SAID}").page())
    assert list(bullets.told()) == []
