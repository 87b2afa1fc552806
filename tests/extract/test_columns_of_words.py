"""Tables of which nothing is drawn but their header: where the words of their columns begin and end."""

from __future__ import annotations

import pytest

from jaarschijf.extract.tables.grid import page_to_tables
from jaarschijf.extract.tables.landmarks import header_line
from tests.extract.tables import assembled, said


def test_a_text_that_fills_its_cell_up_runs_over_no_border(sheet, vocabulary):
    """As a spreadsheet sets it, where nothing is drawn: a space is as wide as what is left."""
    xs = [40, 100, 300, 420]
    page = (
        sheet()
        .row(xs, 100, ["Afspraak", "Actie 2030", "Verantwoordelijk", "Deadline"], bold=True)
        .fill(40, 98, 560, 112)
    )
    long = "Woonborg bouwt veertig huizen, in dorp"
    assert 103 + 5 * len(long) < 303 < 103 + 5 * len(long) + 12
    for k, text in enumerate(["De gemeente stelt een plan op.", long, "Er komt een loket."]):
        page.row(xs, 118 + 26 * k, [f"2.{k + 1}", text, "Gemeente", "2030"])
        made = assembled(vocabulary, page.page()).rows

    assert [(row.number, said(row.jaarafspraken[2030]), said(row.trekker)) for row in made] == [
        ("2.1", "De gemeente stelt een plan op.", "Gemeente"),
        ("2.2", long, "Gemeente"),
        ("2.3", "Er komt een loket.", "Gemeente"),
    ]


@pytest.mark.parametrize(
    ("texts", "heads"),
    [
        (["Nr", "Afspraak", "Gem.", "MW", "Stek", "HV", "Gereed"], True),
        (["Nr", "Afspraak", "Gem.", "MW", "Stek", "HV", "in de wijk die Stek kent"], False),
        (["Wanneer: doorlopend", "Wanneer: 2030"], False),
        (["kwartaal van 2030", "Wij spreken af:"], False),
        (["wat spreken we af", "wie", "wanneer"], True),
        (["Wachttijden", "1.4", "Acties", "Wie"], False),
        (["2.", "De maatregelen", "Partijen"], False),
    ],
    ids=[
        "names that nothing tells",
        "a text among them",
        "labels of texts",
        "the end of a sentence",
        "small letters",
        "a row's number",
        "one of a list",
    ],
)
def test_headings_are_known_by_those_beside_them(sheet, vocabulary, texts, heads) -> None:
    page = sheet().row([40, 150, 290, 330, 370, 410, 470][: len(texts)], 100, texts)

    assert bool(header_line(page.words, vocabulary)) is heads


def test_lists_under_headings_beside_each_other_are_no_rows(sheet, vocabulary) -> None:
    xs = [40, 300]
    page = sheet().row(xs, 100, ["Wat willen we bereiken?", "Afspraken 2030"], bold=True)
    for top, text in ((118, "• Een huis voor iedereen."), (130, "• Korter wachten.")):
        page.text(43, top, text)
    page.text(303, 118, "• Woonborg bouwt veertig huizen\nin de wijk.").text(
        303, 142, "• De gemeente wijst twee plekken aan."
    )

    assert page_to_tables(page.page(), vocabulary=vocabulary) == []


def test_a_title_in_bold_in_the_column_of_texts_is_over_the_rows_under_it(sheet, vocabulary) -> None:
    xs = [40, 80, 360, 460]
    page = sheet().row(xs, 100, ["Nr", "Actie 2030", "Trekker", "Deadline"], bold=True)
    at = 116
    for k, title in enumerate(("Wonen", "Duurzaamheid"), start=1):
        page.text(83, at, title, bold=True)
        for j in (1, 2):
            page.row(
                xs,
                at + 14 + 28 * (j - 1),
                [f"{k}.{j}", f"Woonborg bouwt huizen in dorp\n{'ABCD'[j]} en aan de kade.", "Woonborg", "2030"],
            )
        at += 72
    read = assembled(vocabulary, page.page())

    assert [(row.number, said(row.jaarafspraken[2030])[:14]) for row in read.rows] == [
        (number, "Woonborg bouwt") for number in ("1.1", "1.2", "2.1", "2.2")
    ]
    assert [theme.title for theme in read.themes] == ["Wonen", "Duurzaamheid"]


def test_a_cell_that_is_filled_up_where_a_table_goes_on_with_few_lines(sheet, vocabulary) -> None:
    """Each row is filled as a whole, which tells of no column, and no text of the first page reached so far."""
    xs = [40, 100, 298, 420]
    first = sheet().row(xs, 100, ["Nr.", "Actie 2030", "Eigenaar", "Deadline"], bold=True).fill(40, 98, 560, 112)
    for k in range(4):
        first.row(xs, 118 + 26 * k, [f"2.{k + 1}", "De gemeente stelt een\nplan op.", "Gemeente", "2030"])
        first.fill(40, 116 + 26 * k, 560, 141 + 26 * k, color=0xEEEEEE + k)
    second = sheet(number=2).fill(40, 98, 560, 123)
    second.row(xs, 100, ["2.5", "Woonborg bouwt veertig huizen in dorpen\nen in de stad.", "Gemeente", "2030"])
    made = assembled(vocabulary, first.page(), second.page()).rows

    assert (said(made[-1].jaarafspraken[2030]), said(made[-1].trekker)) == (
        "Woonborg bouwt veertig huizen in dorpen en in de stad.",
        "Gemeente",
    )


def test_a_title_whose_words_stand_apart_heads_no_table(sheet):
    page = sheet()
    for x, word in ((40, "Prestatieafspraken"), (300, "2030"), (450, "gemeente")):
        page.text(x, 40, word, bold=True, size=20)
    page.text(40, 66, "Veenstad", bold=True, size=20)
    for k in range(6):
        page.text(40, 100 + 12 * k, "De gemeente en de corporaties leggen hier vast wat zij met elkaar afspreken.")

    assert page_to_tables(page.page()) == []


def test_a_title_over_rows_without_headings_is_none_of_them(sheet, vocabulary):
    xs, pages = [40, 80, 420, 500], []
    for number, title in ((1, "Samenwerking"), (2, "Betaalbaarheid")):
        page = (
            sheet(number=number).text(40, 50, str(number), bold=True, size=14).text(80, 50, title, bold=True, size=14)
        )
        page.line(40, 68, 590, 68).line(40, 176, 590, 176)
        for k in range(1, 5):
            text = "De gemeente stuurt in dit jaar een rapportage over de\nuitvoering aan de raad."
            page.row(xs, 48 + 26 * k, [f"{number}.{k}", text, "Allen", "Najaar 2030"])
        pages.append(page.page())
    made = assembled(vocabulary, *pages)

    assert [row.number for row in made.rows] == [f"{number}.{k}" for number in (1, 2) for k in range(1, 5)]
    assert [theme.title for theme in made.themes] == ["Samenwerking", "Betaalbaarheid"]
