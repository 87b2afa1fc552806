"""Tables without uprights: titles among their rows, rules that leave merged cells out, texts that come near the next column."""

from __future__ import annotations

from jaarschijf.extract.tables.grid import page_to_tables
from jaarschijf.extract.tables.landmarks import levels_by_table
from tests.extract.tables import assembled, said

XS = [40, 140, 480]
ROWS = [["1.1", "Wij bouwen een huis.", "Borg"], ["1.2", "Wij bouwen twee huizen aan de kade.", "Borg"]]


def test_a_title_in_bold_that_is_no_longer_than_a_number_column_is_a_row_of_its_own(sheet, vocabulary):
    page = sheet().row(XS, 40, ["Nr.", "Afspraak", "Wie"], bold=True)
    at = 60
    for k, theme in enumerate(("Huren", "Buurten"), start=1):
        page.text(XS[0], at, f"{k}. {theme}", bold=True)
        for row in ROWS:
            at += 20
            page.row(XS, at, [row[0].replace("1.", f"{k}.", 1), *row[1:]])
        at += 20
    made = assembled(vocabulary, page.page())

    assert [theme.title for theme in made.themes] == ["Huren", "Buurten"]
    assert [row.number for row in made.rows] == ["1.1", "1.2", "2.1", "2.2"]


def test_a_title_in_bold_in_the_column_of_goals_is_a_row_of_its_own(sheet, vocabulary):
    """Right under a row that has no goal of its own."""
    xs, at = [20, 140, 180, 480], 40
    page = sheet().row(xs, at, ["Doel", "Nr.", "Afspraak", "Wie"], bold=True)
    for k, theme in enumerate(("Wonen", "Zorg"), start=1):
        page.text(23, at + 30, theme, bold=True)
        page.row(xs, at + 60, [f"Meer {k}", f"{k}.1", "Wij bouwen een huis.", "Borg"])
        page.row(xs, at + 90, ["", f"{k}.2", "Wij bouwen huizen aan de kade.", "Borg"])
        at += 90
    made = assembled(vocabulary, page.page())

    assert [theme.title for theme in made.themes] == ["Wonen", "Zorg"]
    assert [(row.number, said(row.doelstelling)) for row in made.rows] == [
        ("1.1", "Meer 1"),
        ("1.2", "Meer 1"),
        ("2.1", "Meer 2"),
        ("2.2", "Meer 2"),
    ]


def test_a_numbered_title_right_under_the_header_is_no_part_of_it(sheet, vocabulary):
    xs = [20, 220, 260, 480]
    page = sheet().row(xs, 40, ["Doel", "Nr.", "Afspraak", "Wie"], bold=True)
    page.text(23, 52, "Thema 1: Bouwen en verdelen", bold=True)
    for k in (1, 2, 3):
        page.row(xs, 50 + 20 * k, [f"Meer {k}", f"1.{k}", "Wij bouwen een huis.", "Borg"])
    made = assembled(vocabulary, page.page())

    assert [theme.title for theme in made.themes] == ["Bouwen en verdelen"]
    assert [row.number for row in made.rows] == ["1.1", "1.2", "1.3"]


def test_the_second_line_of_a_narrow_heading_is_no_title(sheet, vocabulary):
    page = sheet().row(XS, 40, ["Num", "Afspraak", "Wie"], bold=True).text(43, 53, "mer", bold=True)
    page.line(40, 68, 560, 68)
    for k, row in enumerate(ROWS):
        page.row(XS, 72 + 20 * k, row).line(40, 88 + 20 * k, 560, 88 + 20 * k)
    (found,) = page_to_tables(page.page(), vocabulary=vocabulary)

    assert [" ".join(word.text for word in cell.words) for cell in found.cells if cell.row == 0] == [
        "Num mer",
        "Afspraak",
        "Wie",
    ]
    assert all(cell.column_span == 1 for cell in found.cells)


def test_rules_that_leave_a_merged_cell_out_go_on_behind_it(sheet, vocabulary):
    xs = [40, 80, 240, 480]
    page = sheet().row(xs, 44, ["Nr.", "Doelstelling", "Afspraak", "Wie"], bold=True).line(40, 60, 560, 60)
    page.row(xs, 64, ["1.1", "Meer huizen.", *ROWS[0][1:]]).line(40, 80, 76, 80).line(236, 80, 560, 80)
    page.row(xs, 84, ["1.2", "", *ROWS[1][1:]]).line(40, 100, 560, 100)
    made = assembled(vocabulary, page.page()).rows

    assert [said(row.jaarafspraken[2030]) for row in made] == [text for _, text, _ in ROWS]
    assert [said(row.doelstelling) for row in made] == ["Meer huizen."] * 2


def test_what_stands_under_the_heading_after_a_table_tells_nothing_of_its_columns(sheet, vocabulary):
    page = sheet().row(XS, 40, ["Nr.", "Afspraak", "Wie"], bold=True)
    page.row(XS, 60, ROWS[0]).row(
        XS, 80, ["1.2", "Wij bouwen huizen aan de kade van de oude haven, elk jaar een paar.", "Borg"]
    )
    page.text(40, 120, "Ondertekening", bold=True, size=14)
    page.row([40, 250, 474], 150, ["Gemeente Veenstad", "Borg", "Huurdersraad Veenstad"])
    made = assembled(vocabulary, page.page()).rows

    assert [row.number for row in made] == ["1.1", "1.2"]


def test_a_title_that_the_rows_under_it_are_numbered_after_needs_no_bold(sheet, vocabulary):
    page = sheet().row(XS, 40, ["Nr.", "Afspraak", "Wie"], bold=True)
    for k, at in ((1, 60), (2, 120)):
        page.text(XS[0], at, f"{k}. Leefbaarheidsagenda van de buurten")
        for row in ROWS:
            at += 20
            page.row(XS, at, [row[0].replace("1.", f"{k}.", 1), *row[1:]])
    made = assembled(vocabulary, page.page())

    assert [row.number for row in made.rows] == ["1.1", "1.2", "2.1", "2.2"]
    assert [theme.number for theme in made.themes] == ["1", "2"]


def test_labels_beside_their_texts_with_nothing_drawn_are_cards(sheet, vocabulary):
    page, at = sheet().text(40, 40, "1. Wonen", bold=True, size=14), 70
    for _, text, who in ROWS:
        page.text(40, at, "Afspraak").text(140, at, f"{text[:-1]} voor wie\ner wonen wil.")
        page.text(40, at + 26, "Trekker").text(140, at + 26, who).text(40, at + 40, "Planning").text(
            140, at + 40, "2030"
        )
        at += 70
    made = assembled(vocabulary, page.page()).rows

    assert [said(row.jaarafspraken[2030]) for row in made] == [
        f"{text[:-1]} voor wie er wonen wil." for _, text, _ in ROWS
    ]
    assert [(said(row.trekker), said(row.gereed)) for row in made] == [("Borg", "2030")] * 2


def test_a_title_in_bold_under_a_table_is_no_row_of_it(sheet, vocabulary):
    page = sheet().row(XS, 40, ["Thema", "Afspraak", "Wie"], bold=True)
    page.row(XS, 60, ["Wonen", *ROWS[0][1:]]).row(XS, 80, ["Zorg", *ROWS[1][1:]])
    page.text(40, 110, "Ondertekening", bold=True).text(40, 130, "Aldus afgesproken te Veenstad op een dag in mei.")
    made = assembled(vocabulary, page.page())

    assert [theme.title for theme in made.themes] == ["Wonen", "Zorg"]
    assert [said(row.jaarafspraken[2030]) for row in made.rows] == [text for _, text, _ in ROWS]


def test_rows_of_one_line_under_each_other_are_rows_though_one_has_two(sheet, vocabulary):
    said_in = ["Wij bouwen een huis.", "Wij bouwen twee huizen aan\nde kade.", "Wij slopen een flat.", "Wij wachten."]
    page, at = sheet().row(XS, 40, ["Thema", "Afspraak", "Wie"], bold=True), 62
    for theme, text in zip(("Wonen", "", "Zorg", ""), said_in, strict=True):
        page.row(XS, at, [theme, text, "Borg"])
        at += 22 + 12 * text.count("\n")
    made = assembled(vocabulary, page.page()).rows

    assert [said(row.jaarafspraken[2030]) for row in made] == [text.replace("\n", " ") for text in said_in]


def test_a_heading_with_its_introduction_parts_tables_though_no_rule_is_over_the_next_row(sheet, vocabulary):
    page = sheet().row([40, 140], 44, ["Afspraak", "Wij bouwen."]).text(40, 74, "2. Zorg", bold=True)
    page.text(40, 94, "Wij willen dat er plaats is voor wie hier wonen wil, ook later en elders in de stad.")
    page.row([40, 140], 114, ["Afspraak", "Wij zorgen."]).row([40, 140], 134, ["Trekker", "Borg"])

    assert levels_by_table([40, 60, 130, 150], page.words, 40, 560, vocabulary) == [[40, 60], [130, 150]]


def test_running_text_under_a_table_moves_none_of_its_borders(sheet, vocabulary):
    page = sheet().row(XS, 40, ["Nr.", "Afspraak", "Wie"], bold=True)
    page.row(XS, 60, ROWS[0]).row(
        XS, 80, ["1.2", "Wij bouwen twee huizen aan de kade van de oude haven, waar\nplaats is.", "Borg"]
    )
    page.text(40, 130, "2. Zorg", bold=True)
    for k in range(4):
        page.text(
            40,
            150 + 12 * k,
            f"Wij willen dat er plaats is voor wie hier zorg nodig heeft{'aanhoudend' * k}, en dat zij hier blijft.",
        )
    made = assembled(vocabulary, page.page()).rows

    assert [said(row.jaarafspraken[2030]) for row in made] == [
        ROWS[0][1],
        "Wij bouwen twee huizen aan de kade van de oude haven, waar plaats is.",
    ]


def test_a_title_right_over_the_header_of_the_next_table_of_a_sheet_is_its_theme(sheet, vocabulary):
    page, xs = sheet(), [40, 80, 480]
    at = 40
    for k, theme in enumerate(("Wonen voor iedereen", "Betaalbare woonlasten", "Vitale wijken"), start=1):
        page.text(40, at, f"{k}. {theme}", bold=True)
        page.row(xs, at + 12, ["Nr", "Afspraak", "Wie"], bold=True).fill(40, at + 11, 560, at + 24)
        for row, text in enumerate(("Wij bouwen huizen\naan de kade.", "Wij slopen een flat\nin de stad.")):
            page.row(xs, at + 28 + 30 * row, [f"{k}.{row + 1}", text, "Borg"])
            page.line(40, at + 54 + 30 * row, 560, at + 54 + 30 * row)
        page.line(40, at + 24, 560, at + 24)
        at += 98
    made = assembled(vocabulary, page.page())
    titles = {theme.number: theme.title for theme in made.themes}

    assert [(row.number, titles[row.theme]) for row in made.rows] == [
        (f"{k}.{row}", title)
        for k, title in enumerate(("Wonen voor iedereen", "Betaalbare woonlasten", "Vitale wijken"), start=1)
        for row in (1, 2)
    ]
