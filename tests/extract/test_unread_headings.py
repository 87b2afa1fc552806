"""Headings that call what is under them an agreement, and that no row has the number of."""

from __future__ import annotations

from tests.extract.test_omissions import assembly, found


def page_of(sheet, *titles):
    page = sheet().text(50, 60, "1. Wonen", bold=True, size=16)
    for k, title in enumerate(titles):
        page.text(50, 100 + 60 * k, title, bold=True, size=13).text(50, 120 + 60 * k, "Hier staat wat er is gezegd.")
    return page


def test_an_agreement_whose_number_no_row_has_is_told(sheet, vocabulary):
    page = page_of(sheet, "Afspraak 1: Bouwen", "Afspraak 2: Slopen", "Afspraak 7: Verkoop")
    assert found(vocabulary, page, assembly()) == [("row-as-text", "number 7")]


def test_one_that_is_looked_back_on_is_not(sheet, vocabulary):
    page = page_of(sheet, "Afspraak 1: Bouwen").text(50, 240, "2. Terugblik 2029", bold=True, size=16)
    page.text(50, 280, "Afspraak 7: Verkoop", bold=True, size=13).text(50, 300, "Hier staat wat er is gedaan.")
    assert found(vocabulary, page, assembly()) == []


def test_a_chapter_of_the_frame_whose_theme_is_counted_otherwise_below(sheet, vocabulary):
    page = sheet()
    for k, title in enumerate(("Inleiding", "Betaalbaarheid", "Leefbaarheid"), start=1):
        page.text(20, 40 * k, f"{k}. {title}", bold=True, size=16).text(20, 40 * k + 20, "Wij kijken vooruit.")
    rows = (("1", "1"), ("2", "2"))
    read = assembly(themes=(("1", "Betaalbaarheid"), ("2", "Leefbaarheid")), rows=rows)
    assert found(vocabulary, page, read) == []
    assert found(vocabulary, page, assembly(themes=(("1", "Betaalbaarheid"), ("2", "Wonen")), rows=rows)) == [
        ("theme-unread", "theme 3 has no agreements")
    ]
