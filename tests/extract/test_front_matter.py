"""What comes before the agreements: a table of contents, and headings set larger than those of the themes after them."""

from __future__ import annotations

from pathlib import Path

import pytest

from jaarschijf import read
from tests.small_pdf import lines_to_pdf

COVER = [(20, "Prestatieafspraken Veenstad 2030"), (10, "Gemeente Veenstad, Woonborg en Huurdersraad Veenstad")]
CLAUSES = [
    (14, "1 Algemeen"),
    (11, "1.1 Aanleiding"),
    (10, "Ieder jaar maken partijen afspraken over wonen in de gemeente."),
    (14, "2 Beschikbaarheid"),
    (11, "2.1 Nieuwbouw"),
    (10, "2.1.1 Woonborg bouwt in 2030 veertig woningen aan de kade."),
    (10, "2.1.2 De gemeente maakt een plan voor de haven."),
]
LISTED = [
    (14, "Beschikbaarheid"),
    (10, "Afspraken:"),
    (10, "• Woonborg bouwt in 2030 veertig woningen aan de kade."),
    (10, "• De gemeente maakt een plan voor de haven."),
]
ARTICLES = [
    (14, "Hoofdstuk 2 Betaalbaarheid"),
    (11, "Artikel 2.1"),
    (10, "De huren stijgen niet meer dan de prijzen."),
    (11, "Artikel 2.2"),
    (10, "De gemeente maakt een plan voor de haven."),
    (14, "Hoofdstuk 3 Looptijd"),
    (11, "Artikel 3.1"),
    (10, "Deze afspraken gelden tot het einde van 2030."),
]
ENTRIES = ["1 Algemeen", "1.1 Aanleiding", "2 Beschikbaarheid", "2.1 Nieuwbouw", "Bijlage 1 Begrippen"]


def texts(folder: Path, *lines: tuple[float, str]) -> list[tuple[str | None, str]]:
    path = folder / "plan.pdf"
    path.write_bytes(lines_to_pdf([*COVER, *lines]))
    return [(row.number, row.jaarafspraken[2030].text) for row in read(path).rows]


@pytest.mark.parametrize("title", ["Inhoud", "Inhoudsopgave"])
@pytest.mark.parametrize("entry", ["{} ............ {}", "{}   {}", "{}", "{1}   {0}"])
def test_a_table_of_contents_holds_no_agreements_and_ends_none(tmp_path: Path, title: str, entry: str) -> None:
    contents = [(10.0, entry.format(text, 3 + k)) for k, text in enumerate(ENTRIES)]

    assert [number for number, _ in texts(tmp_path, (18, title), *contents, *CLAUSES)] == ["2.1.1", "2.1.2"]


@pytest.mark.parametrize("heading", ["Voorwoord", "Inleiding", "Samenvatting", "Bijlage bij het raadsvoorstel"])
@pytest.mark.parametrize("core", [CLAUSES, LISTED], ids=["clauses", "listed"])
def test_a_heading_set_larger_than_those_of_the_themes_is_not_over_them(tmp_path: Path, heading: str, core) -> None:
    found = texts(tmp_path, (20, heading), (10, "De vraag naar woningen is groot."), *core)

    assert [text for _, text in found] == [
        "Woonborg bouwt in 2030 veertig woningen aan de kade.",
        "De gemeente maakt een plan voor de haven.",
    ]


def test_what_stands_in_an_article_under_a_theme_is_agreed_whoever_acts(tmp_path: Path) -> None:
    assert texts(tmp_path, *ARTICLES) == [
        ("2.1", "De huren stijgen niet meer dan de prijzen."),
        ("2.2", "De gemeente maakt een plan voor de haven."),
    ]


def test_a_line_that_announces_agreements_ends_why_they_are_made(tmp_path: Path) -> None:
    lines = [(14, "1. Wonen"), (12, "Context"), (10, "De vraag naar woningen is groot in de hele gemeente.")]
    agreed = [(10, "Partijen spreken het volgende af:"), *LISTED[2:]]

    assert len(texts(tmp_path, *lines, *agreed)) == 2
    assert len(texts(tmp_path, *lines, *CLAUSES[-2:])) == 2


def test_goals_over_a_line_that_announces_agreements_are_over_none_of_them(tmp_path: Path) -> None:
    lines = [(14, "1. Wonen"), (12, "Onze ambitie"), (10, "In 2040 is er voor ieder een huis dat bij hem past.")]
    agreed = [(10, "Wij spreken het volgende af:"), (10, "• Onderzoek naar kleine woningen aan de kade."), LISTED[3]]

    assert len(texts(tmp_path, *lines, *agreed)) == 2


@pytest.mark.parametrize(
    "inset",
    ["Figuur 2: hoe lang men wacht op een huis", "“Een huis is meer dan een dak.” – bewoner van de kade", "2029 2030"],
)
def test_what_is_printed_between_texts_is_of_none(tmp_path: Path, inset: str) -> None:
    found = texts(tmp_path, *ARTICLES[:5], (10, inset), *ARTICLES[5:])

    assert [text for _, text in found] == [ARTICLES[2][1], ARTICLES[4][1]]


def test_a_name_with_an_article_of_its_own_says_who_acts(tmp_path: Path) -> None:
    lines = [(10, "Woonstichting De Brug is ook partij."), (14, "1. Wonen"), (12, "Dit willen we bereiken")]

    found = texts(
        tmp_path, *lines, (10, "• De Brug bouwt in 2030 veertig woningen."), (10, "• Er is plaats voor wie zoekt.")
    )
    assert [text for _, text in found] == ["De Brug bouwt in 2030 veertig woningen."]
