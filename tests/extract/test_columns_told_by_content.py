"""Columns whose headings leave open what they hold, or say something else: told by what stands in them and beside them."""

from __future__ import annotations

from tests.extract.tables import assembled, said, table

FOUR = [20, 60, 330, 460, 590]


def test_a_result_for_a_year_that_who_and_when_stand_beside_is_agreed(sheet, vocabulary):
    rows = [
        ["Nr.", "Raamafspraak 2029-2033", "Resultaat 2030", "Verantwoordelijk", "Termijn"],
        ["1", "Er komen honderd huizen bij.", "Woonborg bouwt er veertig.", "Woonborg", "eind 2030"],
        ["2", "De wijk wordt groener.", "De gemeente plant tien bomen.", "Gemeente", "mei"],
    ]
    made = assembled(vocabulary, table(sheet(), rows, xs=[20, 60, 210, 360, 480, 590]).page()).rows

    assert [said(row.jaarafspraken[2030]) for row in made] == [text for _, _, text, *_ in rows[1:]]


def test_a_result_that_says_what_became_of_it_is_not_agreed(sheet, vocabulary):
    rows = [
        ["Nr.", "Raamafspraak 2029-2033", "Resultaat 2029", "Verantwoordelijk", "Termijn"],
        ["1", "Er komen honderd huizen bij.", "Veertig huizen zijn gerealiseerd.", "Woonborg", "eind 2030"],
        ["2", "De wijk wordt groener.", "Dit is nog niet gestart.", "Gemeente", "mei"],
    ]
    made = assembled(vocabulary, table(sheet(), rows, xs=[20, 60, 210, 360, 480, 590]).page()).rows

    assert [row.jaarafspraken for row in made] == [{}, {}]


def test_moments_under_a_heading_that_nobody_knows_say_when(sheet, vocabulary):
    rows = [
        ["Art.", "Prestatie", "Uitvoering door", "Te leveren"],
        ["1", "Woonborg bouwt veertig huizen.", "Woonborg", "aanvang bouw mei 2030"],
        ["2", "De gemeente plant tien bomen.", "Gemeente", "2e kwartaal"],
        ["3", "Woonborg verkoopt geen huizen.", "Woonborg", ""],
    ]
    made = assembled(vocabulary, table(sheet(), rows, xs=FOUR).page()).rows

    assert [said(row.gereed) for row in made] == ["aanvang bouw mei 2030", "2e kwartaal", None]


def test_what_leads_up_to_a_frame_is_the_goal_under_rows_that_are_called_themes(sheet, vocabulary):
    rows = [
        ["Speerpunt", "Raamafspraak", "Nr.", "Afspraak 2030", "Wie"],
        ["Pijler A: Wonen in de buurt"],
        ["Genoeg huizen", "Er komen honderd huizen bij.", "A1", "Woonborg bouwt er veertig.", "Woonborg"],
        ["", "", "A2", "De gemeente zoekt grond.", "Gemeente"],
        ["Pijler B: Groen"],
        ["Schaduw", "De wijk wordt groener.", "B1", "De gemeente plant tien bomen.", "Gemeente"],
    ]
    made = assembled(vocabulary, table(sheet(), rows, xs=[20, 120, 290, 330, 510, 590]).page())

    assert [(row.theme, said(row.doelstelling)) for row in made.rows] == [
        ("A", "Genoeg huizen"),
        ("A", "Genoeg huizen"),
        ("B", "Schaduw"),
    ]
    assert [theme.title for theme in made.themes] == ["Wonen in de buurt", "Groen"]
