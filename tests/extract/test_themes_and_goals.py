"""What agreements stand under: themes, and goals printed over them."""

from __future__ import annotations

import pytest

from jaarschijf.extract.agreements.assemble import flow_to_rows
from jaarschijf.extract.agreements.stitch import stitch
from jaarschijf.extract.text.subheadings import SubHeadings
from jaarschijf.extract.wording.theme_titles import split_theme
from jaarschijf.schema.flow import flow_items
from tests.extract.flows import flow_of_pages
from tests.extract.tables import assembled, headed, said, table

HEADER = ["Nr.", "Doelstelling", "Kaderafspraak", "Afspraak 2029", "Afspraak", "Wie"]


def test_a_full_width_row_is_a_theme_and_ends_inheritance(sheet, vocabulary):
    rows = [
        HEADER,
        ["Thema 1: Wonen"],
        ["1.", "Doel een", "", "", "Wij bouwen", ""],
        ["Thema 2: Zorg"],
        ["1.", "", "", "", "Wij zorgen", ""],
    ]
    result = assembled(vocabulary, table(sheet(), rows).page())

    assert [(t.number, t.title) for t in result.themes] == [("1", "Wonen"), ("2", "Zorg")]
    assert [(r.theme, said(r.doelstelling)) for r in result.rows] == [("1", "Doel een"), ("2", None)]


@pytest.mark.parametrize(
    ("first", "second", "themes", "numbers"),
    [
        ("Wonen", "1. Wonen", [("1", "Wonen")], ["1", "1"]),
        ("Vooraf", "1. Wonen", [("1a", "Vooraf"), ("1", "Wonen")], ["1a", "1"]),
        ("1. Wonen", "1. Wonen (vervolg)", [("1", "Wonen")], ["1", "1"]),
        ("Wonen", "Zorg", [("1", "Wonen"), ("2", "Zorg")], ["1", "2"]),
    ],
    ids=["same-title", "printed-number-wins", "continued", "by-place"],
)
def test_a_theme_is_known_by_its_title_and_a_printed_number_stays(sheet, vocabulary, first, second, themes, numbers):
    page = headed(sheet, (14, first, ["1.", "Wij bouwen", "Wij"]), (14, second, ["2.", "Wij slopen", "Wij"]))
    result = assembled(vocabulary, page)

    assert [(t.number, t.title) for t in result.themes] == themes
    assert [r.theme for r in result.rows] == numbers


def chapters(sheet, *parts):
    """A page of two chapters with a section in each, or of what is given, and an agreement under each section."""
    shown = [(14 if over else 12, text, *([] if over else [["1.", "Wij bouwen", "Wij"]])) for over, text in parts]
    return headed(sheet, *shown)


@pytest.mark.parametrize("sections", [("1.1 Nieuwbouw", "2.1 Huur"), ("Vooruitblik", "Vooruitblik")])
def test_sections_of_more_chapters_than_one_are_no_themes_but_their_chapters_are(sheet, vocabulary, sections):
    parts = [(True, "1. Wonen"), (False, sections[0]), (True, "2. Betaalbaar"), (False, sections[1])]
    result = assembled(vocabulary, chapters(sheet, *parts))

    assert [(t.number, t.title) for t in result.themes] == [("1", "Wonen"), ("2", "Betaalbaar")]
    assert [r.theme for r in result.rows] == ["1", "2"]


def test_sections_of_lettered_chapters_are_no_themes(sheet, vocabulary):
    result = assembled(
        vocabulary, chapters(sheet, (True, "A Wonen"), (False, "A1. Huur"), (True, "B Zorg"), (False, "B1. Thuis"))
    )

    assert [(t.number, t.title) for t in result.themes] == [("A", "Wonen"), ("B", "Zorg")]


def test_a_numbered_section_that_names_a_municipality_is_no_theme(sheet, vocabulary):
    page = chapters(
        sheet,
        (True, "2. Wonen"),
        (False, "2.1 Beide gemeenten"),
        (False, "2.2 Oudehaven"),
        (True, "3. Zorg"),
        (False, "3.1 Thuis"),
    )
    flow = stitch(flow_items(flow_of_pages([page], vocabulary)), vocabulary)
    made = flow_to_rows(flow, 2030, vocabulary, parties=["gemeente Veenstad", "gemeente Oudehaven"])

    assert [t.title for t in made.themes][:1] == ["Wonen"]
    assert [r.theme for r in made.rows][:2] == ["2", "2"]


@pytest.mark.parametrize("over", ["3. Wonen", "3. Afspraken", "4. Onze thema's"])
def test_sections_of_one_chapter_are_themes(sheet, vocabulary, over):
    page = chapters(sheet, (True, over), (False, f"{over[0]}.1 Nieuwbouw"), (False, f"{over[0]}.2 Huur"))
    result = assembled(vocabulary, page)

    assert [t.title for t in result.themes] == ["Nieuwbouw", "Huur"]


@pytest.mark.parametrize("band", ["{}.1 Nieuwbouw", "Nieuwbouw"])
def test_a_full_width_row_under_a_heading_that_says_theme_parts_it(sheet, vocabulary, band):
    page, at = sheet(height=3000.0), 40
    for number in "12":
        page.text(20, at, f"Thema {number}: Wonen {number}", bold=True, size=14)
        rows = [["Nr.", "Afspraak", "Wie"], [band.format(number)], ["1.", "Wij bouwen", "Wij"]]
        table(page, rows, top=at + 30, xs=[20, 60, 480, 590])
        at += 200
    result = assembled(vocabulary, page.page())

    assert [(t.number, t.title) for t in result.themes] == [("1", "Wonen 1"), ("2", "Wonen 2")]
    assert [r.theme for r in result.rows] == ["1", "2"]


@pytest.mark.parametrize(
    "note", ["Opmerking: de aantallen zijn indicatief.", "NB: zie de bijlage.", "Toelichting: het plan loopt."]
)
def test_a_note_over_the_full_width_is_no_theme(sheet, vocabulary, note):
    page = sheet().text(20, 40, "1. Wonen", bold=True, size=14)
    rows = [["Nr.", "Doel", "Afspraak"], ["1.", "Een", "Wij bouwen"], [note], ["2.", "Twee", "Wij slopen"]]
    result = assembled(vocabulary, table(page, rows, top=70, xs=[20, 60, 300, 590]).page())

    assert [(t.number, t.title) for t in result.themes] == [("1", "Wonen")]
    assert [(r.theme, said(r.doelstelling)) for r in result.rows] == [("1", "Een"), ("1", "Twee")]


@pytest.mark.parametrize("under", ["De gemeente", "Woonhof:", "Samen met huurders", "Gezamenlijk:"])
def test_a_heading_that_names_parties_parts_a_theme(sheet, vocabulary, under):
    flow = flow_of_pages([headed(sheet, (14, "1. Wonen"), (12, under, ["1.", "Wij bouwen", "Wij"]))], vocabulary)
    result = flow_to_rows(stitch(flow_items(flow), vocabulary), 2030, vocabulary, parties=["Woonhof"])

    assert [(t.number, t.title) for t in result.themes] == [("1", "Wonen")]


@pytest.mark.parametrize(
    "goal",
    [
        "Doelstelling 1.1: Er zijn genoeg huizen voor jong en oud.",
        "Doel 1: Er zijn genoeg huizen voor jong en oud.",
        "Ambitie 1 Er zijn genoeg huizen voor jong en oud.",
        "Opgave: Er zijn genoeg huizen voor jong en oud.",
        "Gezamenlijke ambitie: Er zijn genoeg huizen voor jong en oud.",
        "Opgave 2 - Er zijn genoeg huizen voor jong en oud.",
    ],
)
@pytest.mark.parametrize("size", [10, 12], ids=["paragraph", "heading"])
def test_a_goal_over_a_table_is_that_of_its_rows(sheet, vocabulary, goal, size):
    rows = [["1.", "Wij bouwen", "Wij"], ["2.", "Wij slopen", "Wij"]]
    page = headed(sheet, (14, "1. Wonen"), (size, goal, *rows), (14, "2. Zorg", ["1.", "Wij zorgen", "Wij"]))
    result = assembled(vocabulary, page)
    meant = "Er zijn genoeg huizen voor jong en oud."

    assert [(r.theme, said(r.doelstelling)) for r in result.rows] == [("1", meant), ("1", meant), ("2", None)]
    assert [(t.number, t.title, t.intro) for t in result.themes] == [("1", "Wonen", ""), ("2", "Zorg", "")]


def test_a_goal_in_the_first_cell_of_a_row_is_that_of_the_rows_under_it(sheet, vocabulary):
    """As where nothing is drawn between columns, and it is no longer than one."""
    rows = [["Afspraak 2030", "Trekker"], ["Doelstelling: Meer huizen.", ""], ["Wij bouwen", "Woonborg"]]
    rows += [["Doel: Minder schuld.", ""], ["Wij helpen", "Woonborg"], ["nr."], ["Wij overleggen", "Partijen"]]
    made = assembled(vocabulary, table(sheet(), rows, xs=[20, 300, 590]).page())

    assert [(said(row.doelstelling), said(row.jaarafspraken[2030])) for row in made.rows] == [
        ("Meer huizen.", "Wij bouwen"),
        ("Minder schuld.", "Wij helpen"),
        ("Minder schuld.", "Wij overleggen"),
    ]
    assert [theme.title for theme in made.themes] == [""]


def test_a_goal_may_stand_under_its_label(sheet, vocabulary):
    page = sheet(height=3000.0).text(20, 40, "1. Wonen", bold=True, size=14).text(20, 70, "Ambitie 1.1", bold=True)
    page.text(20, 90, "Er zijn genoeg huizen.").text(20, 120, "Ook voor jong en oud.")
    table(page, [["Nr.", "Afspraak", "Wie"], ["1.", "Wij bouwen", "Wij"]], top=150, xs=[20, 60, 480, 590])
    page.text(20, 250, "Doelstelling", bold=True).text(20, 270, "Wij hebben er veel.")
    table(page, [["Nr.", "Afspraak", "Wie"], ["2.", "Wij slopen", "Wij"]], top=300, xs=[20, 60, 480, 590])
    result = assembled(vocabulary, page.page())

    assert [said(r.doelstelling) for r in result.rows] == ["Er zijn genoeg huizen.\n\nOok voor jong en oud.", None]


@pytest.mark.parametrize("label", ["Doelstelling 1.1:", "Doelstelling 1.1", "Doelstelling 1A:", "Doel 1 –"])
def test_a_goal_over_the_header_or_between_rows_is_no_theme(sheet, vocabulary, label):
    rows = [
        [f"{label} Er zijn genoeg huizen voor jong en oud."],
        ["Nr.", "Afspraak", "Wie"],
        ["1.", "Wij bouwen", "Wij"],
        [f"{label} Niemand hoeft kou te lijden in huis."],
        ["2.", "Wij isoleren", "Wij"],
    ]
    page = table(sheet().text(20, 80, "1. Wonen", bold=True, size=14), rows, xs=[20, 60, 480, 590]).page()
    result = assembled(vocabulary, page)

    assert [(r.theme, said(r.doelstelling)) for r in result.rows] == [
        ("1", "Er zijn genoeg huizen voor jong en oud."),
        ("1", "Niemand hoeft kou te lijden in huis."),
    ]


def test_a_short_goal_is_the_name_of_a_theme(sheet, vocabulary):
    page = headed(sheet, (20, "Woonstad 2030"), (14, "Ambitie 1: Betaalbaar wonen", ["1.", "Wij bouwen", "Wij"]))

    assert [(t.number, t.title) for t in assembled(vocabulary, page).themes] == [("1", "Betaalbaar wonen")]


def test_an_article_stands_under_its_chapter(sheet, vocabulary):
    page = headed(
        sheet, (14, "Hoofdstuk 2 Wonen"), (12, "Artikel 3. Nieuwbouw en verkoop", ["1.", "Wij bouwen", "Wij"])
    )

    assert [(t.number, t.title) for t in assembled(vocabulary, page).themes] == [("2", "Wonen")]


def test_a_theme_column_names_the_theme_until_the_next(sheet, vocabulary):
    xs = [20, 120, 400, 590]
    rows = [
        ["Thema", "Afspraak", "Trekker"],
        ["Wonen", "Wij bouwen", "Gemeente"],
        ["", "Wij slopen", ""],
        ["Zorg", "Wij zorgen", ""],
    ]
    result = assembled(vocabulary, table(sheet(), rows, xs=xs).page())

    assert [(r.theme, said(r.jaarafspraken[2030])) for r in result.rows] == [
        ("1", "Wij bouwen"),
        ("1", "Wij slopen"),
        ("2", "Wij zorgen"),
    ]
    assert [t.title for t in result.themes] == ["Wonen", "Zorg"]


def test_a_sentence_over_the_full_width_is_the_goal_of_the_rows_under_it(sheet, vocabulary):
    rows = [["Nr.", "Afspraak", "Wie"], ["Iedereen woont hier naar zijn zin."], ["1.", "Wij bouwen", "Wij"]]
    page = table(sheet().text(20, 80, "1. Wonen", bold=True, size=14), rows, xs=[20, 60, 480, 590]).page()
    result = assembled(vocabulary, page)

    assert [(r.theme, said(r.doelstelling)) for r in result.rows] == [("1", "Iedereen woont hier naar zijn zin.")]
    assert [t.title for t in result.themes] == ["Wonen"]


def test_numbered_titles_over_each_row_are_no_themes(sheet, vocabulary):
    rows = [["Afspraak", "Wie", "Wanneer"]]
    for number in ("1.1", "1.2"):
        rows += [[f"{number} Een kop"], [f"Wij bouwen {number}", "Wij", "2030"]]
    page = table(sheet().text(20, 80, "1. Wonen", bold=True, size=14), rows, xs=[20, 380, 480, 590]).page()
    result = assembled(vocabulary, page)

    assert [(r.theme, r.number, said(r.jaarafspraken[2030])) for r in result.rows] == [
        ("1", "1.1", "Wij bouwen 1.1"),
        ("1", "1.2", "Wij bouwen 1.2"),
    ]


@pytest.mark.parametrize(
    ("printed", "number", "title"),
    [
        ("1. Thema Wonen", "1", "Wonen"),
        ("Thema 3: Zorg en welzijn", "3", "Zorg en welzijn"),
        ("Thema B – Betaalbaarheid", "B", "Betaalbaarheid"),
        ("4.2 Wijken", "4.2", "Wijken"),
        ("2.1 Thema 1: Wonen", "1", "Wonen"),
        ("1 | Bouwen", "1", "Bouwen"),
        ("C | Een betaalbaar huis", "C", "Een betaalbaar huis"),
        ("Thema: leefbaarheid", None, "Leefbaarheid"),
        ("Een duurzaam huis", None, "Een duurzaam huis"),
        ("De wijk", None, "De wijk"),
        ("2030 in cijfers", None, "2030 in cijfers"),
        ("IV Bouwen en wonen", "IV", "Bouwen en wonen"),
        ("B Betaalbaarheid", "B", "Betaalbaarheid"),
        ("U bent aan zet", None, "U bent aan zet"),
        ("2. Zorg (vervolg)", "2", "Zorg"),
        ("Zorg - vervolg", None, "Zorg"),
        ("Vervolg thema 2: Zorg", "2", "Zorg"),
        ("Programma 2: Zorg en welzijn", "2", "Zorg en welzijn"),
        ("Art. 3 Betaalbaarheid", "3", "Betaalbaarheid"),
        ("Een vervolg op de woonvisie", None, "Een vervolg op de woonvisie"),
    ],
)
def test_themes_as_printed(printed, number, title):
    assert split_theme(printed) == (number, title)


def test_a_note_among_agreements_is_no_theme(sheet, vocabulary):
    page = sheet().text(20, 60, "Leefbaarheid", bold=True, size=14)
    page = table(page.text(20, 90, "Wist u dat?", bold=True), [HEADER, ["1.", "", "", "", "Wij bouwen", ""]]).page()

    assert [theme.title for theme in assembled(vocabulary, page).themes] == ["Leefbaarheid"]


def test_a_heading_that_only_says_what_stands_under_it_is_no_theme(sheet, vocabulary):
    rows = [["1.", "Woonborg bouwt veertig woningen.", "Woonborg"]]
    page = headed(
        sheet, (16, "Wonen"), (12, "Dit spreken we af", *rows), (16, "Zorg"), (12, "Dit spreken we af", *rows)
    )
    result = assembled(vocabulary, page)

    assert [theme.title for theme in result.themes] == ["Wonen", "Zorg"]


def test_contents_that_could_not_be_told_are_no_theme(sheet, vocabulary):
    page = headed(sheet, (16, "Inhoud", ["1.", "Woonborg bouwt veertig woningen.", "Woonborg"]))

    assert [theme.title for theme in assembled(vocabulary, page).themes] == [""]


def test_subjects_in_a_table_under_a_numbered_theme_are_of_that_theme(sheet, vocabulary):
    rows = [
        ["Onderwerp", "Afspraak", "Wie"],
        ["Aanpak", "Woonborg bouwt.", "Woonborg"],
        ["Inzet", "Wij helpen.", "Alle"],
    ]
    page = sheet()
    page.text(20, 40, "1. Beschikbaarheid", bold=True, size=14)
    first = table(page, rows, xs=[20, 140, 440, 590])
    first.text(20, 300, "2. Leefbaarheid", bold=True, size=14)
    result = assembled(vocabulary, table(first, rows, top=340, xs=[20, 140, 440, 590]).page())

    assert [row.theme for row in result.rows] == ["1", "1", "2", "2"]


def test_subjects_under_headings_without_numbers_are_of_these_themes(sheet, vocabulary):
    header, xs = ["Onderwerp", "Afspraak 2030", "Wie"], [20, 140, 480, 590]
    page = sheet().text(20, 40, "Betaalbaar wonen", bold=True, size=14)
    table(page, [header, ["Schulden", "Wij helpen snel.", ""], ["Huren", "Wij matigen de huur.", ""]], top=70, xs=xs)
    page.text(20, 240, "Langer thuis", bold=True, size=14)
    table(page, [header, ["Liften", "Wij plaatsen een lift.", ""]], top=270, xs=xs)
    result = assembled(vocabulary, page.page())

    assert [theme.title for theme in result.themes] == ["Betaalbaar wonen", "Langer thuis"]
    assert [row.theme for row in result.rows] == ["1", "1", "2"]


def test_headings_of_a_table_at_the_foot_of_a_page_are_no_theme(sheet, vocabulary):
    page = (
        sheet()
        .text(20, 700, "1. Wonen", bold=True, size=14)
        .row([20, 60, 480], 750, ["Nr.", "Afspraak", "Wie"], bold=True)
    )
    page.text(23, 770, "* Zie de woonvisie.", size=7.0)
    rows = [["Nr.", "Afspraak", "Wie"], ["1.", "Wij bouwen huizen.", "Wij"]]
    result = assembled(vocabulary, page.page(), table(sheet(number=2), rows, xs=[20, 60, 480, 590]).page())

    assert [theme.title for theme in result.themes] == ["Wonen"]


def test_parts_of_themes_without_numbers_are_of_these(sheet, vocabulary):
    row = ["1.", "Wij bouwen drie huizen.", "Wij"]
    page = headed(
        sheet,
        (20, "Prestatieafspraken 2030"),
        (16, "Betaalbaarheid"),
        (12, "Huurbeleid", row),
        (16, "Leefbaarheid"),
        (12, "Beheer", row),
    )

    assert [theme.title for theme in assembled(vocabulary, page).themes] == ["Betaalbaarheid", "Leefbaarheid"]


def test_a_heading_that_comes_again_parts_what_stands_under_titles_set_alike(sheet, vocabulary):
    row = ["1.", "Wij bouwen", "Wij"]
    parts = [
        (14, text, *rows)
        for title in ("1. Wonen", "2. Zorg")
        for text, *rows in ([title], ["Context"], ["Acties", row])
    ]
    page = headed(sheet, *parts, (14, "Slot"))
    flow, headings = flow_of_pages([page], vocabulary), SubHeadings()
    for part in flow:
        headings.add(part)
    result = flow_to_rows(stitch(flow_items(headings.ranked(flow)), vocabulary), 2030, vocabulary)

    assert [theme.title for theme in result.themes] == ["Wonen", "Zorg"]
    assert [row.theme for row in result.rows] == ["1", "2"]


def test_titles_that_come_again_under_each_theme_are_over_no_others(sheet, vocabulary):
    row = ["1.", "Wij bouwen", "Wij"]
    parts = [
        (size, text, *rows)
        for theme in ("Betaalbaarheid", "Leefbaarheid")
        for size, text, *rows in ([16, theme], [13, "Verkoop", row], [13, "Tijdelijk", row])
    ]
    flow, headings = flow_of_pages([headed(sheet, *parts)], vocabulary), SubHeadings()
    for part in flow:
        headings.add(part)
    result = flow_to_rows(stitch(flow_items(headings.ranked(flow)), vocabulary), 2030, vocabulary)

    assert [theme.title for theme in result.themes] == ["Betaalbaarheid", "Leefbaarheid"]


def test_the_title_of_a_sheet_ends_in_the_theme_of_its_table(sheet, vocabulary):
    """Titles in bold are all that stands outside of the tables."""
    titles = ["Betaalbaar wonen", "Langer thuis met zorg", "Nieuwe woningen", "Duurzame wijken", "Prettige buurten"]
    xs, pages = [20, 60, 480, 590], []
    for number, title in enumerate(titles, start=1):
        page = sheet(number=number)
        page.text(20, 40, f"Jaarschijf 2030 gemeente Veenstad – thema {number}: {title}", bold=True)
        rows = [[str(k), f"Woonborg bouwt in {2030 + k} veertig huizen.", "Woonborg"] for k in range(1, 12)]
        pages.append(table(page, [["Nr.", "Afspraak", "Wie"], *rows], top=90, xs=xs).page())

    assert [theme.title for theme in assembled(vocabulary, *pages).themes] == titles
