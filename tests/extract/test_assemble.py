"""Rows out of tables: inheritance, themes, numbers, years, doubts."""

from __future__ import annotations

import pytest

from jaarschijf.extract.assemble import flow_to_rows, row_number
from jaarschijf.extract.prose import flow_to_agreements
from jaarschijf.extract.stitch import stitch
from jaarschijf.extract.themes import says_theme, split_theme
from jaarschijf.schema.flow import Block, flow_items
from tests.extract.flows import flow_of_pages

HEADER = ["Nr.", "Doelstelling", "Kaderafspraak", "Afspraak 2029", "Afspraak", "Wie"]
XS = [20, 60, 170, 280, 390, 500, 590]


def table(page, rows, *, top=120, xs=XS):
    """A ruled table, rows 40 high; a row of one text runs over the full width."""
    ys = [top + 40 * k for k in range(len(rows) + 1)]
    for y in ys:
        page.line(xs[0], y, xs[-1], y)
    for y, row in zip(ys, rows, strict=False):
        whole = len(row) == 1
        for k, x in enumerate(xs):
            if not whole or k in (0, len(xs) - 1):
                page.line(x, y, x, y + 40)
        page.row(xs[: len(row)], y + 4, row)
    return page


def assembled(vocabulary, *pages, year=2030):
    flow = flow_of_pages(pages, vocabulary)
    says = any(isinstance(item, Block) and says_theme(item.text) for item in flow_items(flow))
    agreements = flow_to_agreements(stitch(flow_items(flow), vocabulary), vocabulary, in_tables=True)
    return flow_to_rows(agreements, year, vocabulary, says_theme=says)


def said(passage):
    return passage.text if passage else None


def test_inheritance_as_the_field_reads_it(sheet, vocabulary):
    rows = [
        HEADER,
        ["1.", "Doel een", "Kader een", "Oud een", "Nieuw een", "Gemeente"],
        ["2.", "", "", "", "Nieuw twee", ""],
        ["3.", "", "Kader drie", "", "Nieuw drie", ""],
        ["4.", "Doel vier", "", "", "Nieuw vier", ""],
        ["5.", "", "", "", "Nieuw vijf", ""],
    ]
    page = table(sheet().text(20, 80, "1. Wonen", bold=True, size=14), rows).page()
    found = assembled(vocabulary, page).rows

    assert [(said(r.doelstelling), said(r.kaderafspraak), r.inherited) for r in found] == [
        ("Doel een", "Kader een", ()),
        ("Doel een", "Kader een", ("doelstelling", "kaderafspraak")),
        ("Doel een", "Kader drie", ("doelstelling",)),
        ("Doel vier", None, ()),
        ("Doel vier", None, ("doelstelling",)),
    ]
    assert [{y: p.text for y, p in r.jaarafspraken.items()} for r in found[:2]] == [
        {2029: "Oud een", 2030: "Nieuw een"},
        {2030: "Nieuw twee"},
    ]
    assert [r.number for r in found] == ["1", "2", "3", "4", "5"]
    assert said(found[0].trekker) == "Gemeente"


def test_boxes_lie_tight_on_the_words(sheet, vocabulary):
    page = table(sheet(), [HEADER, ["1.", "Doel een", "", "", "Wij bouwen", ""]]).page()
    (row,) = assembled(vocabulary, page).rows

    assert row.jaarafspraken[2030].boxes == ((1, 393.0, 164.0, 443.0, 174.0),)


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


def headed(sheet, *parts):
    """A page of headings (size, text) and under each, where rows are given, a table of them."""
    page, at = sheet(height=3000.0), 40
    for size, text, *rows in parts:
        page.text(20, at, text, bold=True, size=size)
        at += 30
        if rows:
            table(page, [["Nr.", "Afspraak", "Wie"], *rows], top=at, xs=[20, 60, 480, 590])
            at += 40 * (len(rows) + 1) + 30
    return page.page()


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


def test_a_goal_may_stand_under_its_label(sheet, vocabulary):
    page = sheet(height=3000.0).text(20, 40, "1. Wonen", bold=True, size=14).text(20, 70, "Ambitie 1.1", bold=True)
    page.text(20, 90, "Er zijn genoeg huizen.").text(20, 120, "Ook voor jong en oud.")
    table(page, [["Nr.", "Afspraak", "Wie"], ["1.", "Wij bouwen", "Wij"]], top=150, xs=[20, 60, 480, 590])
    page.text(20, 250, "Doelstelling", bold=True).text(20, 270, "Wij hebben er veel.")
    table(page, [["Nr.", "Afspraak", "Wie"], ["2.", "Wij slopen", "Wij"]], top=300, xs=[20, 60, 480, 590])
    result = assembled(vocabulary, page.page())

    assert [said(r.doelstelling) for r in result.rows] == ["Er zijn genoeg huizen.\n\nOok voor jong en oud.", None]


@pytest.mark.parametrize("label", ["Doelstelling 1.1:", "Doelstelling 1.1", "Doel 1 –"])
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


def test_figures_are_kept_as_an_attachment(sheet, vocabulary):
    xs = [20, 200, 400, 590]
    rows = [["Corporatie", "2029", "2030"], ["Woonhof", "1.204", "1.220"], ["Thuis", "431", "440"]]
    result = assembled(vocabulary, table(sheet(), rows, xs=xs).page())

    assert result.rows == []
    assert [a.cells[-1] for a in result.attachments] == [("Thuis", "431", "440")]


def test_cards_give_a_row_each(sheet, vocabulary):
    xs = [20, 120, 590]
    rows = [
        ["Afspraak", "Wij bouwen veertig huizen."],
        ["Trekker", "Gemeente"],
        ["Gereed", "Q1 2030"],
        ["Afspraak", "Wij slopen een flat."],
        ["Trekker", "Corporatie"],
        ["Gereed", ""],
    ]
    found = assembled(vocabulary, table(sheet(), rows, xs=xs).page()).rows

    assert [(said(r.jaarafspraken[2030]), said(r.trekker), said(r.gereed)) for r in found] == [
        ("Wij bouwen veertig huizen.", "Gemeente", "Q1 2030"),
        ("Wij slopen een flat.", "Corporatie", None),
    ]


@pytest.mark.parametrize(
    ("numbers", "codes"),
    [
        (["1.", "2.", "3."], [(), (), ()]),
        (["1.", "2.", "4."], [(), (), ("number-gap",)]),
        (["1.1", "1.2", "1.2"], [(), (), ("number-repeat",)]),
    ],
)
def test_gaps_and_repeats_in_numbers_are_doubts(sheet, vocabulary, numbers, codes):
    rows = [HEADER, *([n, "", "", "", "Wij bouwen huizen", ""] for n in numbers)]
    found = assembled(vocabulary, table(sheet(), rows).page()).rows

    assert [tuple(d.code for d in r.doubts) for r in found] == codes
    assert all((r.confidence < 1.0) == bool(r.doubts) for r in found)


@pytest.mark.parametrize(("year", "codes"), [(2029, []), (2030, ["number-repeat"])])
def test_numbers_of_an_evaluated_year_come_again_in_the_next(sheet, vocabulary, year, codes):
    page, xs = sheet(), [20, 60, 400, 590]
    table(
        page.text(20, 40, "1. Wonen", bold=True, size=14),
        [["Nr.", f"Afspraak {year}", "Status"], ["1.", "Wij bouwden", ""]],
        top=70,
        xs=xs,
    )
    table(
        page.text(20, 200, "1. Wonen", bold=True, size=14),
        [["Nr.", "Afspraak 2030", "Wie"], ["1.", "Wij bouwen", ""]],
        top=230,
        xs=xs,
    )
    rows = assembled(vocabulary, page.page()).rows

    assert [[d.code for d in row.doubts] for row in rows] == [[], codes]


def test_crosses_under_years_are_no_agreements(sheet, vocabulary):
    xs = [20, 60, 380, 470, 530, 590]
    rows = [["Nr.", "Afspraak", "Trekker", "2030", "2031"], ["1.", "Wij bouwen huizen.", "Wij", "x", ""]]
    rows.append(["2.", "Wij slopen huizen.", "Wij", "x", "x"])
    found = assembled(vocabulary, table(sheet(), rows, xs=xs).page()).rows

    assert [{y: p.text for y, p in r.jaarafspraken.items()} for r in found] == [
        {2030: "Wij bouwen huizen."},
        {2030: "Wij slopen huizen."},
    ]
    assert [d.message for d in found[0].doubts] == ["column left out: 2030, 2031"]


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


def test_the_lower_of_two_headings_tells_by_itself(sheet, vocabulary):
    page = sheet()
    xs = [20, 60, 380, 490, 590]
    page.grid([20, 60, 380], [120, 160, 200]).grid([380, 490, 590], [120, 140, 160, 200])
    page.line(380, 120, 380, 140).row(xs[:2], 124, ["Nr.", "Afspraak"]).text(390, 124, "Uitvoering")
    page.rules = [r for r in page.rules if not (r.direction == "v" and r.box.x0 == 490)]
    page.line(490, 140, 490, 200).row(xs[2:4], 144, ["Wie", "Wanneer"])
    page.row(xs[:4], 164, ["1.", "Wij bouwen", "Gemeente", "2030"])
    (row,) = assembled(vocabulary, page.page()).rows

    assert (said(row.trekker), said(row.gereed)) == ("Gemeente", "2030")


def test_a_column_nobody_knows_is_a_doubt(sheet, vocabulary):
    xs = [20, 120, 400, 590]
    rows = [["Nr.", "Afspraak", "Kleurcode"], ["1.", "Wij bouwen huizen.", "paars"]]
    (row,) = assembled(vocabulary, table(sheet(), rows, xs=xs).page()).rows

    assert [d.code for d in row.doubts] == ["column-unknown"]


@pytest.mark.parametrize(
    "done", [("x", "", "x"), ("zij leveren de grond", "zij bouwen de huizen", "zij denken met ons mee")]
)
def test_columns_for_what_each_party_does_leave_a_header_one(sheet, vocabulary, done):
    xs = [20, 60, 240, 330, 420, 590]
    rows = [
        ["Nr.", "Afspraak", "Bijdrage gemeente", "Corporaties", "Huurders"],
        ["1.", "Wij bouwen huizen.", *done],
    ]
    (row,) = assembled(vocabulary, table(sheet(), rows, xs=xs).page()).rows

    assert (row.number, said(row.jaarafspraken[2030])) == ("1", "Wij bouwen huizen.")
    assert [d.message for d in row.doubts] == ["column left out: Bijdrage gemeente, Corporaties, Huurders"]


def test_a_list_of_projects_with_the_names_of_parties_holds_no_agreements(sheet, vocabulary):
    xs = [20, 60, 200, 330, 420, 590]
    rows = [["Nr.", "Project", "Maatregel", "Corporatie", "Gemeente"], ["1.", "De Hoek", "Nieuwbouw", "Thuis", "Veen"]]

    assert assembled(vocabulary, table(sheet(), rows, xs=xs).page()).rows == []


def test_what_each_party_brings_in_stands_beside_the_agreement(sheet, vocabulary):
    xs = [20, 60, 240, 420, 590]
    rows = [
        ["Nr.", "Afspraak", "Inzet gemeente", "Inzet corporaties"],
        ["1.", "Wij bouwen huizen.", "Zij levert grond.", "Zij bouwen."],
    ]
    (row,) = assembled(vocabulary, table(sheet(), rows, xs=xs).page()).rows

    assert (said(row.kaderafspraak), said(row.jaarafspraken[2030])) == (None, "Wij bouwen huizen.")
    assert [d.message for d in row.doubts] == ["column left out: Inzet gemeente, Inzet corporaties"]


def test_beside_activities_of_the_year_an_agreement_is_the_frame(sheet, vocabulary):
    xs = [20, 120, 400, 590]
    rows = [["Nr.", "Afspraak", "Activiteiten 2030"], ["1.", "Wij bouwen altijd.", "Wij leggen een steen."]]
    (row,) = assembled(vocabulary, table(sheet(), rows, xs=xs).page()).rows

    assert (said(row.kaderafspraak), said(row.jaarafspraken[2030])) == ("Wij bouwen altijd.", "Wij leggen een steen.")


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("2 .", "2"),
        ("3.", "3"),
        ("Artikel 2.3", "2.3"),
        ("1.2", "1.2"),
        ("V1", "V1"),
        ("nr. 4", "4"),
        ("2a)", "2a"),
        (".", None),
    ],
)
def test_row_numbers_as_printed_without_their_dot(printed, number):
    assert row_number(printed) == number


@pytest.mark.parametrize(
    ("printed", "number", "title"),
    [
        ("1. Thema Wonen", "1", "Wonen"),
        ("Thema 3: Zorg en welzijn", "3", "Zorg en welzijn"),
        ("Thema B – Betaalbaarheid", "B", "Betaalbaarheid"),
        ("4.2 Wijken", "4.2", "Wijken"),
        ("1 | Bouwen", "1", "Bouwen"),
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
        ("Een vervolg op de woonvisie", None, "Een vervolg op de woonvisie"),
    ],
)
def test_themes_as_printed(printed, number, title):
    assert split_theme(printed) == (number, title)
