"""A goal with its label in one cell beside all of a table, under whose headings the rest stands."""

from __future__ import annotations

from tests.extract.tables import assembled, said, table

GOAL = "Genoeg huizen\nvoor wie er een\nzoekt in de\nstad."
ROWS = [
    ["nr", "Planning", "Jaarafspraak", "Trekker"],
    ["1", "mei", "Woonborg bouwt veertig huizen.", "Woonborg"],
    ["2", "Q2", "De gemeente zoekt grond.", "Gemeente"],
]
XS = [140, 180, 260, 480, 590]


def nested(sheet, rows, side, *, number=1, top=100):
    """A table beside one cell as high, drawn around with white between them."""
    page, bottom = sheet(number), top + 40 * len(rows)
    page.grid([20, 130, XS[0], XS[-1]], [top, bottom]).grid(XS, [top + 40 * k for k in range(len(rows) + 1)])
    label, _, text = side.partition("\n")
    page.text(23, top + 4, label, bold=True).text(23, top + 16, text)
    for k, row in enumerate(rows):
        page.row(XS[:-1], top + 4 + 40 * k, row, bold=row is ROWS[0])
    return page


def test_it_is_the_goal_of_all_rows_beside_it(sheet, vocabulary):
    page = nested(sheet, ROWS, f"Doel\n{GOAL}").text(20, 60, "1. Wonen", bold=True, size=16).page()
    made = assembled(vocabulary, page).rows

    assert [(row.number, said(row.gereed), said(row.trekker)) for row in made] == [
        ("1", "mei", "Woonborg"),
        ("2", "Q2", "Gemeente"),
    ]
    assert {said(row.doelstelling) for row in made} == {"Genoeg huizen voor wie er een zoekt in de stad."}


def test_it_goes_on_beside_the_rows_on_the_next_page(sheet, vocabulary):
    first = nested(sheet, ROWS, f"Doel\n{GOAL}", top=670).text(20, 630, "1. Wonen", bold=True, size=16).page()
    rest = nested(sheet, [["3", "Q3", "De gemeente plant bomen.", "Gemeente"]] * 2, "", number=2, top=30).page()
    made = assembled(vocabulary, first, rest).rows

    assert [(row.page, said(row.doelstelling) is not None) for row in made] == [
        (1, True),
        (1, True),
        (2, True),
        (2, True),
    ]


def test_sentences_in_a_column_called_themes_are_goals_under_rows_that_name_these(sheet, vocabulary) -> None:
    rows = [
        ["Thema / doel", "Nr", "Activiteiten 2030", "Trekker"],
        ["1. Betaalbaarheid"],
        ["Niemand betaalt meer dan hij kan.", "1.1", "Woonborg verlaagt huren.", "Woonborg"],
        ["2. Duurzaamheid"],
        ["Alle huizen zijn over tien jaar warm.", "2.1", "Woonborg isoleert daken.", "Woonborg"],
    ]
    page = table(sheet().text(20, 80, "Jaarschijf 2030", bold=True, size=14), rows, xs=[20, 230, 270, 480, 590])
    made = assembled(vocabulary, page.page())
    assert [(row.theme, said(row.doelstelling)) for row in made.rows] == [("1", rows[2][0]), ("2", rows[4][0])]
