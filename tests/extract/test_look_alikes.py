"""Words of a scan whose letters were taken for others: read as the document has them elsewhere, and else left as they are."""

from __future__ import annotations

from typing import Literal

import pytest

from jaarschijf.extract.wording.lexicon import PrintedWords
from jaarschijf.extract.wording.look_alikes import respelled
from jaarschijf.schema.geometry import Box, Page, Word

_PRINTED = (
    "De sociale huur van woningen en sociale woningen in Schouwland en Schouwland van WonenFriesland en WonenFriesland stijgt in mei niet met "
    + "alle met " * 9
)


def read(text: str, *, method: Literal["text", "ocr"] = "ocr", printed: str = _PRINTED) -> str:
    words = [
        Word(
            each, Box(10.0 * k, 0.0, 10.0 * k + 9.0, 10.0), 10.0, ends=tuple(10.0 * k + j + 1 for j in range(len(each)))
        )
        for k, each in enumerate(f"{printed} {text}".split())
    ]
    page = Page(1, 600.0, 800.0, words, method=method)
    seen = PrintedWords()
    seen.add(page)
    (found,) = respelled([page], seen.lexicon())
    for word in found.words:
        assert len(word.ends) == len(word.text)
    return " ".join(word.text for word in found.words)[len(printed.strip()) + 1 :]


@pytest.mark.parametrize(
    ("recognised", "printed"),
    [
        ("sociate huur", "sociale huur"),
        ("Schouwtand.", "Schouwland."),
        ("aan aile huurders", "aan alle huurders"),
        ("in 1mei, na 30woningen", "in 1 mei, na 30 woningen"),
        ("voor 1juli 2025", "voor 1 juli 2025"),
        ("per Îapril, ljuli", "per 1 april, 1 juli"),
        ("Klaar. ledere buurt", "Klaar. Iedere buurt"),
        ("voor leder huis", "voor ieder huis"),
        ("nv.t n.v.t, n.n.b", "n.v.t. n.v.t. n.n.b."),
        ("in Q1 en O4", "in Q1 en Q4"),
        ("Eris een wijk, Eriseen buurt", "Er is een wijk, Er is een buurt"),
        ("de vWoningen", "de Woningen"),
        ("WonenfFriesland", "WonenFriesland"),
        ("Kaderafspraak 1.1:WonenFriesland bouwt", "Kaderafspraak 1.1: WonenFriesland bouwt"),
        ("Doel:Meer", "Doel: Meer"),
        ("a. huur b. wonen €. zorg", "a. huur b. wonen c. zorg"),
        ("naar (huurjwoningen", "naar (huur)woningen"),
        ("(taalniveau BĲ).", "(taalniveau B1)."),
        ("ruim € 3,4 min. in 30 min.", "ruim € 3,4 mln. in 30 min."),
    ],
)
def test_a_word_is_read_as_the_document_has_it(recognised: str, printed: str) -> None:
    assert read(recognised) == printed


@pytest.mark.parametrize(
    "text",
    [
        "in mei",
        "post en past",
        "de 65plussers",
        "de sociale huur",
        "Sociaal",
        "2025",
        "label",
        "O4",
        "nvt",
        "erbij",
        "omdat het",
        "zijnde ineen",
        "BĲ",
    ],
)
def test_what_is_as_likely_right_is_left_alone(text: str) -> None:
    assert read(text) == text


def test_a_text_that_was_not_recognised_is_left_as_it_is() -> None:
    assert read("sociate huur in 1juli", method="text") == "sociate huur in 1juli"
