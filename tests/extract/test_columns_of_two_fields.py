"""Columns that hold who is to act and when, and headings that tell of agreements in other words."""

from __future__ import annotations

import pytest

from jaarschijf.extract.agreements.assemble import flow_to_rows
from jaarschijf.extract.agreements.stitch import stitch
from jaarschijf.extract.tables.grid import page_to_tables
from jaarschijf.schema.flow import flow_items
from tests.extract.flows import flow_of_pages
from tests.extract.tables import assembled, said, table

XS = [20, 60, 360, 590]


@pytest.mark.parametrize("heading", ["Wie en wanneer", "Trekker / planning"])
def test_a_column_headed_as_who_and_when_is_parted_at_the_moment(sheet, vocabulary, heading) -> None:
    rows = [
        ["Nr.", "Afspraak", heading],
        ["1", "Er komen tien huizen.", "Woonborg en gemeente\n31-12-2030"],
        ["2", "Een flat gaat weg.", "Woonborg, uiterlijk 1 mei 2030"],
        ["3", "Er komt een loket.", "Gemeente"],
        ["4", "Het loket blijft open.", "doorlopend"],
        ["5", "Er komt een plan.", "Gemeente\nvoor de zomer"],
    ]
    page = table(sheet().text(20, 60, "1. Wonen", bold=True, size=16), rows, xs=XS).page()
    assert [(said(row.trekker), said(row.gereed)) for row in assembled(vocabulary, page).rows] == [
        ("Woonborg en gemeente", "31-12-2030"),
        ("Woonborg", "uiterlijk 1 mei 2030"),
        ("Gemeente", None),
        (None, "doorlopend"),
        ("Gemeente", "voor de zomer"),
    ]


def test_labelled_lines_in_a_column_beside_what_is_agreed_are_its_fields(sheet, vocabulary) -> None:
    rows = [
        ["Nr.", "Afspraak", "Uitvoering"],
        ["1", "Er komen tien huizen.", "Trekker: Woonborg\nPlanning: Q1 2030"],
        ["2", "Een flat gaat weg.", "Trekker: gemeente\nPlanning: doorlopend"],
    ]
    page = table(sheet().text(20, 60, "1. Wonen", bold=True, size=16), rows, xs=XS).page()
    found = assembled(vocabulary, page).rows
    assert [(said(row.trekker), said(row.gereed)) for row in found] == [
        ("Woonborg", "Q1 2030"),
        ("gemeente", "doorlopend"),
    ]
    assert not any(row.doubts for row in found)


def test_a_label_is_in_no_box_of_what_it_labels(sheet, vocabulary) -> None:
    rows = [["Nr.", "Afspraak", "Uitvoering"]]
    rows += [
        [str(k), "Er komen tien huizen.", "Trekker: Woonborg\nPlanning: uiterlijk in\nhet najaar van 2030"]
        for k in (1, 2)
    ]
    page = table(sheet().text(20, 60, "1. Wonen", bold=True, size=16), rows, xs=XS).page()
    (label, _) = (word for word in page.words if word.text == "Planning:")
    row = assembled(vocabulary, page).rows[0]
    assert said(row.gereed) == "uiterlijk in het najaar van 2030"
    assert not any(
        box.x0 < label.box.center[0] < box.x1 and box.top < label.box.center[1] < box.bottom for box in row.gereed.boxes
    )


def test_headings_in_bold_that_describe_what_others_do_by_when(sheet, vocabulary) -> None:
    xs = [20, 60, 290, 380, 460, 530]
    page = sheet(width=700.0).text(20, 60, "1. Wonen", bold=True, size=16)
    page.row(xs, 104, ["ID", "Omschrijving", "Eigenaar", "Deadline", "Prioriteit", "Voortgang"], bold=True)
    for k, text in enumerate(("Er komen tien huizen bij.", "Een oude flat gaat weg.")):
        page.row(xs, 144 + 40 * k, [f"T1-0{k + 1}", text, "Woonborg", "Q1 2030", "hoog", "10%"])
    page.grid([*xs, 620], [100, 140, 180, 220])
    assert [(row.number, said(row.jaarafspraken[2030])) for row in assembled(vocabulary, page.page()).rows] == [
        ("T1-01", "Er komen tien huizen bij."),
        ("T1-02", "Een oude flat gaat weg."),
    ]


def test_a_theme_between_tables_of_which_only_lines_under_rows_are_drawn(sheet, vocabulary) -> None:
    xs, page, y = [20, 60, 360, 480], sheet(), 60.0
    for number, theme in enumerate(("Wonen", "Zorg"), start=1):
        page.text(20, y, f"{number}. {theme}", bold=True)
        page.row(xs, y + 30, ["Nr.", "Afspraak", "Wie", "Gereed"], bold=True)
        for k in (1, 2):
            page.row(xs, y + 30 + 20 * k, [f"{number}.{k}", "Er komen tien huizen bij.", "Woonborg", "Q1 2030"])
        for k in range(3):
            page.line(20, y + 45 + 20 * k, 590, y + 45 + 20 * k)
        y += 100
    found = assembled(vocabulary, page.page())
    assert [theme.title for theme in found.themes] == ["Wonen", "Zorg"]
    assert [row.number for row in found.rows] == ["1.1", "1.2", "2.1", "2.2"]


@pytest.mark.parametrize("height", [17, 11])
def test_numbers_in_boxes_beside_each_other_are_of_lists_in_two_columns(sheet, height: int) -> None:
    page = sheet()
    for x, first in ((20, 1), (320, 4)):
        for k in range(3):
            page.fill(x, 102 + 40 * k, x + 17, 102 + height + 40 * k, 0x114466)
            page.text(x + 5, 102 + 40 * k, str(first + k))
            page.text(x + 25, 102 + 40 * k, "Woonborg bouwt veertig\nhuizen in de stad.")
    assert page_to_tables(page.page()) == []


def test_headings_in_bars_over_two_columns_of_text_are_no_cells(sheet) -> None:
    page = sheet()
    for x, title in ((20, "Betaalbaarheid"), (320, "Wonen en zorg")):
        page.fill(x, 96, x + 260, 116, 0x114466).text(x + 4, 100, title, bold=True)
        page.text(x, 130, "\n".join(["Woonborg bouwt veertig huizen in de stad"] * 5))
    assert page_to_tables(page.page()) == []


@pytest.mark.parametrize(
    ("headings", "values"),
    [
        (["Nr.", "Afspraak", "Wie en wanneer"], ["Woonborg, juli 2030"]),
        (["Nr.", "Afspraak", "Gemeente", "Woonborg"], ["", "x"]),
        (["Nr.", "Afspraak"], []),
    ],
)
def test_a_theme_over_all_columns_stays_one_where_a_column_is_told_from_them(sheet, vocabulary, headings, values):
    rows = [headings]
    for theme in ("1. Wonen", "2. Zorg"):
        rows.append([theme])
        text = "Er komen tien huizen." if values else "Er komen tien huizen.\nWie: Woonborg"
        rows += [[f"{theme[0]}.{k}", text, *values] for k in (1, 2)]
    xs = [20, 60, 330, 460, 590]
    page = table(sheet(), rows, xs=[*xs[: len(headings)], 590]).page()
    flow = flow_of_pages([page], vocabulary)
    stitched = stitch(flow_items(flow), vocabulary)
    made = flow_to_rows(stitched, 2030, vocabulary, parties=["gemeente Veenstad", "Woonborg"])

    assert [theme.title for theme in made.themes] == ["Wonen", "Zorg"]
    assert [(row.theme, said(row.trekker)) for row in made.rows] == [(k, "Woonborg") for k in ("1", "1", "2", "2")]


def test_a_theme_with_its_number_over_agreements_is_no_goal(sheet, vocabulary):
    xs = [20, 380, 480, 590]
    page = sheet(height=1000.0)
    for k, theme in enumerate(("1. Bouwen aan de opgave", "2. Leefbaarheid")):
        text = "Er komen tien huizen bij in dorp nummer"
        rows = [
            [theme, "Actiehouder", "Gereed"],
            *([f"{k + 1}.{n} {text} {n}.", "Woonborg", "Q1 2030"] for n in (1, 2, 3)),
        ]
        table(page, rows, top=60 + 200 * k, xs=xs)
    for word in page.words:
        word.bold = word.box.top in (64, 264)
    made = assembled(vocabulary, page.page())

    assert [theme.title for theme in made.themes] == ["Bouwen aan de opgave", "Leefbaarheid"]
    assert [row.theme for row in made.rows] == ["1"] * 3 + ["2"] * 3


def test_a_column_of_who_acts_and_when_is_not_what_is_agreed_whatever_is_over_it(sheet, vocabulary):
    rows = [["Nr.", "Afspraak", "Uitwerking"]]
    rows += [[f"1.{k}", "Er komen tien huizen.", "Trekker: Woonborg\nPlanning: juli 2030"] for k in (1, 2)]
    made = assembled(vocabulary, table(sheet(), rows, xs=[20, 60, 330, 590]).page()).rows

    assert [(said(row.jaarafspraken[2030]), said(row.trekker), said(row.gereed)) for row in made] == [
        ("Er komen tien huizen.", "Woonborg", "juli 2030")
    ] * 2


def test_labels_in_a_column_for_both_part_them(sheet, vocabulary):
    rows = [["Nr.", "Afspraak", "Wie en wanneer"]]
    rows += [[f"1.{k}", f"Er komt een plan {k}.", f"Wie: Gemeente\nWanneer: in mei 203{k}"] for k in (1, 2)]
    made = assembled(vocabulary, table(sheet(), rows, xs=[20, 60, 400, 590]).page()).rows

    assert [(said(row.trekker), said(row.gereed)) for row in made] == [("Gemeente", f"in mei 203{k}") for k in (1, 2)]


@pytest.mark.parametrize(
    ("heading", "texts", "frames"),
    [
        ("Voor de hele looptijd", ["De voorraad blijft op peil.", "Huren blijven betaalbaar."], True),
        ("Periode 2029-2033", ["De voorraad blijft op peil.", "Huren blijven betaalbaar."], True),
        ("Periode", ["De voorraad blijft op peil.", "Huren blijven betaalbaar."], False),
        ("Periode 2029-2033", ["In de loop van 2030", "Doorlopend in alle jaren"], False),
    ],
    ids=["all of it", "its years", "no span", "moments"],
)
def test_sentences_under_a_span_of_years_beside_those_of_one_year_are_the_frame(
    sheet, vocabulary, heading, texts, frames
):
    rows = [[heading, "In 2030 doen we", "Wie"]]
    rows += [[text, "Er komen tien huizen.", "Woonborg"] for text in texts]
    made = assembled(vocabulary, table(sheet(), rows, xs=[20, 230, 480, 590]).page()).rows

    assert [(said(row.kaderafspraak), said(row.gereed)) for row in made] == [
        (text, None) if frames else (None, text) for text in texts
    ]
