"""Tables under a heading or a line that announces agreements, and lists where other themes have tables."""

from __future__ import annotations

import pytest

from jaarschijf.extract.tables.grid import page_to_tables
from tests.extract.tables import assembled, said, table

WIDE = [20, 70, 590]


def paper(sheet):
    page = sheet(height=2000.0).text(20, 20, "Prestatieafspraken Veenstad 2030", bold=True, size=20)
    page.text(20, 50, "Dit zijn de afspraken van de gemeente en Woonborg.")
    return page.text(20, 80, "1. Wonen", bold=True, size=14)


@pytest.mark.parametrize("as_heading", [True, False])
def test_numbers_and_texts_without_a_header_are_what_is_announced(sheet, vocabulary, as_heading: bool) -> None:
    page = paper(sheet).text(20, 110, "Meerjarige afspraken 2030-2034", bold=as_heading)
    table(page, [["1.1", "Ten minste 200 huizen in vier jaar."], ["1.2", "Een plek per dorp."]], top=140, xs=WIDE)
    page.text(20, 240, "Afspraken 2030", bold=as_heading)
    table(page, [["1.3", "Oplevering van veertig huizen."], ["1.4", "Een plan voor de kade."]], top=270, xs=WIDE)
    read = assembled(vocabulary, page.page())
    assert [(row.number, said(row.kaderafspraak), said(row.jaarafspraken.get(2030))) for row in read.rows] == [
        ("1.1", "Ten minste 200 huizen in vier jaar.", None),
        ("1.2", "Een plek per dorp.", None),
        ("1.3", None, "Oplevering van veertig huizen."),
        ("1.4", None, "Een plan voor de kade."),
    ]
    assert not any(row.doubts for row in read.rows)


def test_a_line_between_rows_that_are_ruled_off_below_announces_the_next(sheet, vocabulary) -> None:
    page = paper(sheet).text(20, 110, "Meerjarige afspraken 2030-2034")
    for top, text in ((140, "1.1"), (180, "1.2"), (260, "1.3"), (300, "1.4")):
        page.row(WIDE[:2], top, [text, f"Woonborg bouwt in dorp {text} veertig huizen."]).line(
            20, top + 30, 590, top + 30
        )
    page.text(20, 235, "Afspraken 2030")
    read = assembled(vocabulary, page.page())
    assert [(row.number, list(row.jaarafspraken)) for row in read.rows] == [
        ("1.1", []),
        ("1.2", []),
        ("1.3", [2030]),
        ("1.4", [2030]),
    ]


def test_two_known_headings_in_bold_head_a_table_of_many_columns(sheet, vocabulary) -> None:
    xs, page = [20, 130, 360, 430, 510], paper(sheet)
    for top, place, text in ((120, "Oost", "Bouwen van kleine woningen"), (260, "West", "Slopen van oude garages")):
        page.text(20, top - 30, place, bold=True, size=11.5)
        page.row(xs, top, ["Project", "Activiteit", "Aantal", "Corporatie", "Jaar"], bold=True)
        page.row(xs, top + 25, [f"De Kade {place}", text, "32", "Woonborg", "2030"])
        page.row(xs, top + 50, [f"De Dam {place}", text, "18", "Woonborg", "2031"])
    read = assembled(vocabulary, page.page())
    assert [(said(row.jaarafspraken[2030]), said(row.gereed)) for row in read.rows] == [
        ("Bouwen van kleine woningen", "2030"),
        ("Bouwen van kleine woningen", "2031"),
        ("Slopen van oude garages", "2030"),
        ("Slopen van oude garages", "2031"),
    ]


def test_a_list_of_promises_alone_under_a_theme_beside_tables(sheet, vocabulary) -> None:
    page = table(paper(sheet), [["Afspraak", "Wie"], ["De gemeente zoekt een plek.", "Gemeente"]], xs=[20, 400, 590])
    page.text(20, 260, "2. Leefbaarheid", bold=True, size=14)
    page.text(20, 290, "• De gemeente plant bomen aan de kade.\n• De corporaties vegen de straten.")
    found = [said(row.jaarafspraken[2030]) for row in assembled(vocabulary, page.page()).rows]
    assert found[1:] == ["De gemeente plant bomen aan de kade.", "De corporaties vegen de straten."]


def test_a_list_of_how_things_are_is_none_of_promises(sheet, vocabulary) -> None:
    page = paper(sheet).text(20, 110, "• De gemeente telt 800 huurders.\n• De corporaties bezitten 900 huizen.")
    page.text(20, 150, "2. Leefbaarheid in cijfers", bold=True, size=14)
    page.text(20, 180, "• De gemeente plant jaarlijks bomen.\n• De corporaties vegen straten.")
    page.text(20, 220, "3. Betaalbaarheid", bold=True, size=14)
    table(page, [["Afspraak", "Wie"], ["De gemeente zoekt een plek.", "Gemeente"]], top=250, xs=[20, 400, 590])
    assert len(assembled(vocabulary, page.page()).rows) == 1


def test_a_table_that_says_again_what_stood_above_makes_no_theme(sheet, vocabulary) -> None:
    texts = [
        "De gemeente zoekt een plek.",
        "Woonborg bouwt veertig huizen.",
        "Woonborg sloopt een flat.",
        "Wij overleggen.",
    ]
    rows = [["Nr", "Afspraak"], *([str(k), text] for k, text in enumerate(texts, start=1))]
    page = table(paper(sheet), rows, xs=WIDE)
    page.text(20, 400, "Bijlage 1 Overzicht van alle afspraken", bold=True, size=16)
    read = assembled(vocabulary, table(page, rows, top=430, xs=WIDE).page())
    assert [theme.title for theme in read.themes] == ["Wonen"]


def test_what_introduces_a_table_under_the_chapter_of_agreements_is_none(sheet, vocabulary) -> None:
    page = sheet(height=2000.0).text(20, 20, "Prestatieafspraken Veenstad 2030", bold=True, size=20)
    page.text(20, 50, "Dit zijn de afspraken van de gemeente en Woonborg.").text(
        20, 70, "3 Afspraken", bold=True, size=14
    )
    for top, title in ((100, "3.1 Wonen"), (300, "3.2 Zorg")):
        page.text(20, top, title, bold=True, size=12).text(20, top + 20, "De vraag nam de afgelopen jaren sterk toe.")
        rows = [["Nr", "Afspraak", "Trekker"], [f"{title[4]}1", "Woonborg bouwt veertig huizen.", "Woonborg"]]
        table(page, rows, top=top + 60, xs=[20, 70, 400, 590])
    read = assembled(vocabulary, page.page())
    assert [(row.number, said(row.jaarafspraken[2030])) for row in read.rows] == [
        ("W1", "Woonborg bouwt veertig huizen."),
        ("Z1", "Woonborg bouwt veertig huizen."),
    ]


def test_subjects_before_texts_that_a_line_announces(sheet, vocabulary) -> None:
    page = paper(sheet).text(20, 110, "Wij spreken af:")
    table(
        page,
        [["Nieuwbouw", "Er komen veertig huizen."], ["Sloop", "Een oude flat gaat weg."]],
        top=140,
        xs=[20, 120, 590],
    )
    read = assembled(vocabulary, page.page())
    assert [said(row.jaarafspraken[2030]) for row in read.rows] == [
        "Er komen veertig huizen.",
        "Een oude flat gaat weg.",
    ]


def test_texts_numbered_as_parts_of_their_theme_need_not_all_name_who_acts(sheet, vocabulary) -> None:
    texts = ["De gemeente bouwt tien huizen.\nGemeente – juli 2030", "Twee keer per jaar is er een schouw in de wijk."]
    page = table(paper(sheet), [[f"1.{k}", text] for k, text in enumerate(texts, 1)], top=140, xs=WIDE)
    read = assembled(vocabulary, page.page())
    assert [row.number for row in read.rows] == ["1.1", "1.2"]


def test_a_subtotal_among_agreements_is_none(sheet, vocabulary) -> None:
    rows = [["Nr.", "Afspraak", "Budget"], ["1.1", "Woonborg bouwt tien huizen.", "€ 10"], ["", "Subtotaal", "€ 10"]]
    read = assembled(vocabulary, table(paper(sheet), rows, top=140, xs=[20, 70, 480, 590]).page())
    assert [row.number for row in read.rows] == ["1.1"]


def test_lists_in_a_chapter_of_agreements_beside_chapters_with_tables(sheet, vocabulary) -> None:
    page = (
        sheet(height=1500.0)
        .text(20, 20, "Prestatieafspraken 2030", bold=True, size=20)
        .text(20, 60, "Gemeente Veenstad en Woonborg")
    )
    page.text(20, 90, "Deel 1 Afspraken met Woonborg", bold=True, size=15)
    page.text(20, 120, "1.1 Betaalbaarheid", bold=True, size=12)
    table(page, [["Nr.", "Afspraak", "Wie"], ["1", "De huur stijgt niet.", "Woonborg"]], top=140, xs=[20, 60, 400, 590])
    page.text(20, 240, "Deel 2 Afspraken met alle partijen", bold=True, size=15)
    page.text(20, 270, "2.1 Duurzaamheid", bold=True, size=12)
    page.text(20, 290, "• De gemeente maakt een plan voor warmte in de wijk.")
    page.text(20, 310, "• Voor het einde van het jaar is er een energieloket.")
    page.text(20, 330, "• Corporaties isoleren dertig woningen in het dorp.")
    page.text(20, 370, "Deel 3 Terugblik", bold=True, size=15).text(20, 400, "3.1 Wonen en zorg", bold=True, size=12)
    page.text(20, 420, "• De gemeente heeft een plan gemaakt.").text(20, 440, "• De corporaties hebben dit gesteund.")
    found = assembled(vocabulary, page.page()).rows
    assert [said(row.jaarafspraken[2030]) for row in found] == [
        "De huur stijgt niet.",
        "De gemeente maakt een plan voor warmte in de wijk.",
        "Voor het einde van het jaar is er een energieloket.",
        "Corporaties isoleren dertig woningen in het dorp.",
    ]


@pytest.mark.parametrize(
    ("texts", "field"),
    [
        (["Gerealiseerd.", "Deels gerealiseerd, loopt door.", "Niet gehaald."], "toelichting"),
        (["Najaar 2030", "Q2 2030", "Gestart, gereed in mei"], "gereed"),
    ],
)
def test_what_was_realised_is_no_moment(sheet, vocabulary, texts: list[str], field: str) -> None:
    rows = [["Nr.", "Afspraak 2030", "Realisatie 2029"]]
    rows += [[str(k), f"Woonborg bouwt {k} huizen.", text] for k, text in enumerate(texts, start=1)]
    found = assembled(vocabulary, table(sheet(), rows, xs=[20, 60, 300, 590]).page()).rows
    assert [said(getattr(row, field)) for row in found] == texts


def test_a_line_that_announces_agreements_is_no_row_of_what_is_over_it(sheet, vocabulary) -> None:
    page = sheet().fill(40, 100, 570, 144)
    page.text(50, 104, "Doel", bold=True).text(200, 104, "Kaderafspraak 2030-2033", bold=True)
    page.text(50, 118, "Meer huizen voor starters.").text(200, 118, "Woonborg bouwt er honderd.")
    page.text(40, 148, "Afspraken 2030").text(40, 166, "Woonborg bouwt tien huizen.")
    (made,) = page_to_tables(page.page(), vocabulary=vocabulary)
    assert [cell.words[0].text for cell in made.cells] == ["Doel", "Kaderafspraak", "Meer", "Woonborg"]
