"""Tables in the styles of a word processor: cells filled each by itself, and few lines."""

from __future__ import annotations

from itertools import pairwise

import pytest

from jaarschijf.extract.text.alignment import row_starts
from tests.extract.tables import assembled, said

XS = [40, 80, 320, 440, 560]
HEADER = ["Nr.", "Afspraak", "Wie", "Planning"]
ROWS = [
    ["1.1", "Wij bouwen huizen aan\nde kade en in de wijk.", "Borg", "Q1 2030"],
    ["1.2", "Wij slopen een flat in\nhet oude centrum.", "Gemeente", "2030"],
    ["1.3", "Er komt een loket waar\nbewoners terecht kunnen.", "Allen", "Q3 2030"],
]
HEIGHT = 24  # as little as two lines take


def styled(sheet, rows, *, top=100, header=HEADER, filled=lambda k: k % 2 == 0, first=0, xs=XS):
    """Rows under a header, those that are `filled` cell by cell from the column `first` on; no text knows of a border."""
    page, at = sheet, top
    if header:
        page.row(xs[:-1], at + 1, header, bold=True)
        at += 14
    for k, row in enumerate(rows):
        page.row(xs[:-1], at + 1, row)
        for left, right in list(pairwise(xs))[first:] if filled(k) else ():
            page.fill(left, at, right, at + HEIGHT)
        at += HEIGHT
    return page, at


def agreements(made):
    return [(r.number, said(r.jaarafspraken[2030]), said(r.trekker), said(r.gereed)) for r in made.rows]


EXPECTED = [(number, text.replace("\n", " "), who, when) for number, text, who, when in ROWS]


@pytest.mark.parametrize("over", [0, 14], ids=["over the header", "under the header"])
def test_rows_that_are_filled_by_turns_between_two_rules(sheet, vocabulary, over):
    page = sheet().text(80, 60, "1. Wonen", bold=True, size=14)
    page, end = styled(page, [row[1:] for row in ROWS], header=HEADER[1:], xs=XS[1:])
    page.line(80, 100 + over, 560, 100 + over).line(80, end, 560, end)

    assert [row[1:] for row in agreements(assembled(vocabulary, page.page()))] == [row[1:] for row in EXPECTED]


def test_uprights_that_only_some_rows_have(sheet, vocabulary):
    page, end = styled(sheet(), ROWS, filled=lambda k: False)
    page.grid([40, 560], [100, 114, *(114 + HEIGHT * k for k in (1, 2)), end])
    for x in XS[1:-1]:
        page.line(x, 100, x, 114 + HEIGHT).line(x, 114 + 2 * HEIGHT, x, end)

    assert agreements(assembled(vocabulary, page.page())) == EXPECTED


def test_a_first_column_of_which_nothing_is_drawn(sheet, vocabulary):
    page, end = styled(sheet(), ROWS, filled=lambda k: True, first=1)
    for y in (100, 114, *(114 + HEIGHT * k for k in (1, 2))):
        page.line(80, y, 560, y)
    for x in XS[1:]:
        page.line(x, 100, x, end)
    page.line(40, end, 560, end)

    assert agreements(assembled(vocabulary, page.page())) == EXPECTED


def test_what_goes_on_on_the_next_page_in_filled_cells(sheet, vocabulary):
    first, end = styled(sheet(), ROWS[:2], top=600, filled=lambda k: True)
    first.line(40, 614, 560, 614).line(40, end, 560, end)
    second, _ = styled(sheet(number=2), [["", "voor de zomer.", "", ""]], top=40, header=(), filled=lambda k: True)
    second.text(40, 120, "Tot zover de afspraken van dit jaar.")
    first.words = [word for word in first.words if word.text != "centrum."]
    made = assembled(vocabulary, first.page(), second.page())

    assert [said(r.jaarafspraken[2030]) for r in made.rows] == [
        EXPECTED[0][1],
        "Wij slopen een flat in het oude voor de zomer.",
    ]


def test_a_merged_cell_beside_filled_rows_stays_whole(sheet, vocabulary):
    rows = [["", *row[1:]] for row in ROWS]
    page, end = styled(sheet(), rows, first=1)
    page.words = [word for word in page.words if word.text != "Nr."]
    page.row(XS[:1], 101, ["Thema"], bold=True).row(XS[:1], 115, ["Wonen\nin de\noude\nstad"])
    page.line(40, 114, 560, 114).line(40, end, 560, end)
    made = assembled(vocabulary, page.page())

    assert {theme.title for theme in made.themes} == {"Wonen in de oude stad"}
    assert [row[1:] for row in agreements(made)] == [row[1:] for row in EXPECTED]


def test_cards_with_a_coloured_edge_are_known_by_their_boxes(sheet, vocabulary):
    page = sheet().text(40, 60, "1. Wonen", bold=True, size=14)
    for k, (x, top) in enumerate((x, top) for top in (100, 190, 280) for x in (40, 310)):
        page.line(x, top, x + 250, top).fill(x, top, x + 250, top + 76)
        page.text(x + 8, top + 8, f"Afspraak {k + 1}", bold=True)
        page.text(x + 8, top + 26, f"Woonborg bouwt in dorp {'ABCDEF'[k]} veertig huizen.")
        page.text(x + 8, top + 44, "Wie: Woonborg").text(
            x + 8, top + 58, "Wanneer: 2030" if k % 2 else "Wanneer: Doorlopend"
        )

    assert agreements(assembled(vocabulary, page.page())) == [
        (
            str(k + 1),
            f"Woonborg bouwt in dorp {'ABCDEF'[k]} veertig huizen.",
            "Woonborg",
            "2030" if k % 2 else "Doorlopend",
        )
        for k in range(6)
    ]


def test_rows_by_turns_filled_go_on_under_the_last_that_is(sheet, vocabulary):
    first, _ = styled(sheet(), ROWS)
    more = [[f"1.{k}", f"Wij bouwen huizen aan\nde gracht in dorp {k}.", "Borg", "2030"] for k in (4, 5, 6)]
    second, _ = styled(sheet(number=2), more, top=40, header=(), filled=lambda k: k == 0)
    made = assembled(vocabulary, first.page(), second.page())

    assert [row[0] for row in agreements(made)] == ["1.1", "1.2", "1.3", "1.4", "1.5", "1.6"]
    assert agreements(made)[-1][1:] == ("Wij bouwen huizen aan de gracht in dorp 6.", "Borg", "2030")


def test_marks_of_parties_beside_each_other_in_a_cell_are_no_cells(sheet, vocabulary):
    page, end = styled(sheet(), ROWS, filled=lambda k: False)
    ys = [100, 114, *(114 + HEIGHT * k for k in (1, 2)), end]
    for y in ys:
        page.line(40, y, 560, y)
    page.fill(322, 138, 342, 150).fill(344, 138, 380, 150)

    assert agreements(assembled(vocabulary, page.page())) == EXPECTED


@pytest.mark.parametrize("cells", [False, True], ids=["as a whole", "cell by cell"])
def test_outer_columns_that_filled_rows_alone_tell_of(sheet, vocabulary, cells):
    """Uprights stand between columns only, and the header is over more columns than they part."""
    page, end = styled(sheet(), ROWS, filled=lambda k: False)
    for left, right in pairwise(XS) if cells else [(40, 560)]:
        page.fill(left, 98, right, 114)
    for x in XS[1:-1]:
        page.line(x, 98, x, end)

    assert agreements(assembled(vocabulary, page.page())) == EXPECTED


def test_headings_over_each_other_are_no_rows_on_the_next_page(sheet, vocabulary):
    """As on the page before, where they are repeated."""
    xs = [40, 80, 260, 420, 560]
    pages = []
    for number in (1, 2):
        page = sheet(number=number).fill(40, 100, 560, 140)
        page.row(xs[:-1], 104, ["Nr.", "Jaarafspraken", "", "Wie"], bold=True)
        page.row(xs[1:3], 124, ["2030", "2031"], bold=True)
        for k in (1, 2):
            page.row(xs[:-1], 104 + 40 * k, [f"{number}.{k}", "Er komt een huis\nbij.", "Er komen er\ntwee.", "Borg"])
        for x in xs[1:-1]:
            page.line(x, 120 if x == 260 else 100, x, 220)
        pages.append(page.page())
    made = assembled(vocabulary, *pages)

    assert [(row.number, sorted(row.jaarafspraken)) for row in made.rows] == [
        (f"{number}.{k}", [2030, 2031]) for number in (1, 2) for k in (1, 2)
    ]


def test_a_row_of_two_texts_beside_a_cell_that_is_merged(sheet, vocabulary):
    """Only every other row is filled, and a moment is merged over rows of which one is not."""
    xs = [40, 110, 400, 560]
    rows = [("Q1 2030", "Zonnepanelen plaatsen", "Borg"), ("Q2 2030", "Een loket openen", "Gemeente")]
    rows += [("", "Een plan vaststellen", "Gemeente"), ("Q3 2030", "Een flat slopen", "Borg")]
    page = sheet().row(xs[:-1], 102, ["Kwartaal", "Activiteit", "Trekker"], bold=True)
    for k, row in enumerate([(), *rows]):
        top = 100 + 20 * k
        page.row(xs[: len(row)], top + 4, row)
        for left, right in pairwise(xs):
            if k in (0, 1, 4):
                page.fill(left, top, right, top + 20)
            if (k, left) != (2, 40):
                page.line(left, top + 20, right, top + 20)
    made = assembled(vocabulary, page.page()).rows

    assert [(said(row.jaarafspraken[2030]), said(row.trekker), said(row.gereed)) for row in made] == [
        ("Zonnepanelen plaatsen", "Borg", "Q1 2030"),
        ("Een loket openen", "Gemeente", "Q2 2030"),
        ("Een plan vaststellen", "Gemeente", "Q2 2030"),
        ("Een flat slopen", "Borg", "Q3 2030"),
    ]


@pytest.mark.parametrize("text_size", [10.0, 14.0])
def test_bars_over_the_whole_width_are_rows_where_goals_beside_them_are_not_shaded(sheet, vocabulary, text_size):
    xs = [40, 150, 190, 420, 560]
    page = sheet().row(xs[:-1], 82, ["Doel", "", "Afspraak", "Wie"], bold=True)
    y = 100
    for k, theme in enumerate(("Wonen", "Zorg"), start=1):
        page.fill(40, y, 560, y + 22, 0x335577).text(44, y + 3, f"Thema {k}: {theme}", bold=True, size=text_size)
        for place, (number, text, who, _) in enumerate(ROWS):
            top = y + 22 + HEIGHT * place
            page.row(xs[1:-1], top + 1, [number.replace("1.", f"{k}."), text, who])
            for left, right in pairwise(xs[1:]) if place % 2 else ():
                page.fill(left, top, right, top + HEIGHT)
        page.text(44, y + 23, "Ieder een\nhuis")
        y += 22 + HEIGHT * len(ROWS)
    made = assembled(vocabulary, page.page())

    assert [theme.title for theme in made.themes] == ["Wonen", "Zorg"]
    assert [(row.number, said(row.doelstelling), said(row.trekker)) for row in made.rows] == [
        (f"{k}.{place}", "Ieder een huis", who) for k in (1, 2) for place, (_, _, who, _) in enumerate(ROWS, start=1)
    ]


def test_who_acts_under_a_text_in_the_last_box_of_some_is_of_that_text(sheet, vocabulary):
    def boxes(page, top, numbers):
        for at, number in enumerate(numbers):
            y = top + 70 * at
            page.fill(40, y, 80, y + 66, 0x335577).fill(80, y, 560, y + 66)
            page.text(46, y + 8, number, bold=True)
            page.text(90, y + 7, "Woonborg bouwt twintig huizen aan de kade, en\nbegint daar voor de zomer mee.")
            page.text(90, y + 34, "Trekker: Woonborg\nPlanning: Q2 2030", size=8)
        return page

    first = boxes(sheet().text(40, 40, "1. Wonen", bold=True, size=16), 570, ["A1", "A2", "A3"])
    second = boxes(sheet(number=2), 40, ["A4"]).text(40, 130, "Tot zover de afspraken van dit jaar.")

    made = assembled(vocabulary, first.page(), second.page())
    assert [(r.number, said(r.trekker), said(r.gereed)) for r in made.rows] == [
        (f"A{k}", "Woonborg", "Q2 2030") for k in (1, 2, 3, 4)
    ]


def test_what_stands_beside_its_number_alone_is_one_row_whatever_white_is_in_it(sheet):
    page = sheet().text(44, 94, "1.1", bold=True).text(80, 94, "Woonborg bouwt twintig huizen\naan de kade.")
    words = page.text(80, 128, "Toelichting: hier is plaats voor.\nTrekker: Woonborg").page().words

    assert row_starts(words, [40, 76, 560]) == []


def test_numbers_that_a_narrow_column_breaks_behind_their_dot_are_whole(sheet, vocabulary):
    page = sheet().text(40, 40, "1. Wonen", bold=True, size=16)
    page.row([40, 70, 330, 460], 80, ["Nr", "Afspraak", "Trekker", "Gereed"], bold=True).line(40, 92, 560, 92)
    for k in range(5):
        page.text(40, 96 + 34 * k, f"1.\n{k + 1}").text(70, 96 + 34 * k, "Woonborg bouwt twintig huizen\naan de kade.")
        page.text(330, 96 + 34 * k, "Woonborg en\ngemeente").text(460, 96 + 34 * k, "Mei en\njuni 2030")

    made = assembled(vocabulary, page.page())
    assert [(r.number, said(r.trekker), said(r.gereed)) for r in made.rows] == [
        (f"1.{k}", "Woonborg en gemeente", "Mei en juni 2030") for k in range(1, 6)
    ]
