"""Agreements on cards: a small table each, with labels where other tables have a header."""

from __future__ import annotations

from tests.extract.tables import assembled, said, table


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


def test_a_cards_number_beside_the_word_for_it_is_no_agreement(sheet, vocabulary):
    rows = [
        row
        for k, text in enumerate(("Wij bouwen veertig huizen.", "Wij slopen een flat."), start=1)
        for row in (["Afspraak", f"A{k}"], ["Wat gaan we doen?", text], ["Trekker", "Gemeente"])
    ]
    found = assembled(vocabulary, table(sheet(), rows, xs=[20, 120, 590]).page()).rows

    assert [(r.number, said(r.jaarafspraken[2030])) for r in found] == [
        ("A1", "Wij bouwen veertig huizen."),
        ("A2", "Wij slopen een flat."),
    ]


def test_a_card_may_begin_with_its_number_and_name(sheet, vocabulary):
    rows = [
        row
        for k, text in enumerate(("Wij bouwen veertig huizen.", "Wij slopen een flat."), start=1)
        for row in (
            [f"Kaart 1.{k}", "Aan de kade"],
            ["Doel", "Meer huizen"],
            ["Afspraak", text],
            ["Trekker", "Gemeente"],
        )
    ]
    found = assembled(vocabulary, table(sheet(), rows, xs=[20, 120, 590]).page()).rows

    assert [(r.number, said(r.jaarafspraken[2030]), said(r.trekker)) for r in found] == [
        ("1.1", "Wij bouwen veertig huizen.", "Gemeente"),
        ("1.2", "Wij slopen een flat.", "Gemeente"),
    ]


def test_a_cards_label_in_bold_that_is_not_known_is_told(sheet, vocabulary):
    page = table(
        sheet(), [["", "Wij bouwen veertig huizen."], ["", "Meer huizen."], ["", "Gemeente"]], xs=[20, 120, 590]
    )
    for k, label in enumerate(("Afspraak", "Zo meten we", "Trekker")):
        page.text(20, 124 + 40 * k, label, bold=True)
    (row,) = assembled(vocabulary, page.page()).rows

    assert (said(row.jaarafspraken[2030]), said(row.trekker)) == ("Wij bouwen veertig huizen.", "Gemeente")
    assert [doubt.message for doubt in row.doubts] == ["column left out: Zo meten we"]


def test_years_before_agreements_are_no_labels_of_cards(sheet, vocabulary):
    rows = [["Wanneer", "Wie", "Wat doen we"], ["2030", "Gemeente", "Wij bouwen"], ["2030", "Woonhof", "Wij slopen"]]
    result = assembled(vocabulary, table(sheet(), rows, xs=[20, 100, 300, 590]).page())

    assert [(said(r.gereed), said(r.trekker), said(r.jaarafspraken[2030])) for r in result.rows] == [
        ("2030", "Gemeente", "Wij bouwen"),
        ("2030", "Woonhof", "Wij slopen"),
    ]


def test_a_card_whose_title_is_set_as_a_header(sheet, vocabulary):
    rows = [
        ["Afspraak 1.2", "Woonborg bouwt veertig woningen."],
        ["Trekker", "Woonborg"],
        ["Planning", "Gereed in het najaar van dit jaar"],
        ["Resultaat", "Staat in het jaarverslag"],
    ]
    (row,) = assembled(vocabulary, table(sheet(), rows, xs=[20, 140, 590]).page()).rows

    assert (row.number, said(row.jaarafspraken[2030])) == ("1.2", "Woonborg bouwt veertig woningen.")
    assert (said(row.trekker), said(row.gereed)) == ("Woonborg", "Gereed in het najaar van dit jaar")


def test_the_title_of_the_first_card_over_its_first_border(sheet, vocabulary):
    xs = [20, 140, 590]
    rows = [["Afspraak", "Wij bouwen veertig huizen."], ["Trekker", "Gemeente"], ["Afspraak 2"]]
    page = table(sheet(), [*rows, ["Afspraak", "Wij slopen een flat."], ["Trekker", "Woonborg"]], xs=xs)
    page.text(20, 104, "Afspraak 1", bold=True)
    made = assembled(vocabulary, page.page())

    assert [(r.number, said(r.jaarafspraken[2030]), said(r.trekker)) for r in made.rows] == [
        ("1", "Wij bouwen veertig huizen.", "Gemeente"),
        ("2", "Wij slopen een flat.", "Woonborg"),
    ]


def test_headings_of_two_fields_in_one_without_a_row(sheet, vocabulary):
    """A table that is no more than its headings."""
    page = table(sheet(), [["Afspraak", "Toelichting", "Wie / wanneer"]], xs=[20, 220, 400, 590])
    assert assembled(vocabulary, page.page()).rows == []


def test_a_heading_of_two_words_that_tells_when_is_over_a_column(sheet, vocabulary):
    """Not the label of one agreement."""
    page = (
        sheet()
        .grid(xs := [20, 440, 590], [100, 120, 140, 160])
        .row(xs[:-1], 104, ["Afspraken 2030", "Gereed in"], bold=True)
    )
    for y, row in ((124, ["Wij bouwen veertig huizen.", "Q1 2030"]), (144, ["Wij slopen een flat.", "Q3 2030"])):
        page.row(xs[:-1], y, row)
    made = assembled(vocabulary, page.page())

    assert [said(row.gereed) for row in made.rows] == ["Q1 2030", "Q3 2030"]


def test_a_column_whose_cells_repeat_its_heading_is_no_card(sheet, vocabulary):
    rows = [
        ["Opgave", "Afspraken 2030", "Planning"],
        ["Opgave 1 van bouwen", "Woonborg bouwt veertig woningen.", "Q1"],
        ["Opgave 2 van bouwen", "De gemeente wijst plekken aan.", "Q2"],
    ]
    made = assembled(vocabulary, table(sheet(), rows, xs=[20, 140, 440, 590]).page()).rows

    assert [said(row.doelstelling) for row in made] == ["Opgave 1 van bouwen", "Opgave 2 van bouwen"]


def test_boxes_beside_each_other_whose_lines_are_labelled_give_a_row_each(sheet, vocabulary):
    xs = [20, 300, 590]
    page = table(sheet(), [["Wij bouwen huizen.", "Wij slopen een flat."]], xs=xs)
    page.row(xs[:2], 140, ["Trekker: Gemeente", "Trekker: Woonborg"])
    found = assembled(vocabulary, page.page()).rows

    assert [(said(r.jaarafspraken[2030]), said(r.trekker)) for r in found] == [
        ("Wij bouwen huizen.", "Gemeente"),
        ("Wij slopen een flat.", "Woonborg"),
    ]


def test_a_second_label_of_who_takes_part_begins_no_card(sheet, vocabulary):
    rows = [
        row
        for text in ("Wij bouwen veertig huizen.", "Wij slopen een flat.")
        for row in (["Afspraak", text], ["Trekker", "Gemeente"], ["Betrokken partijen", "Huurders"], ["Gereed", "Q1"])
    ]
    found = assembled(vocabulary, table(sheet(), rows, xs=[20, 120, 590]).page()).rows

    assert [(said(r.jaarafspraken[2030]), said(r.trekker), said(r.gereed)) for r in found] == [
        ("Wij bouwen veertig huizen.", "Gemeente", "Q1"),
        ("Wij slopen een flat.", "Gemeente", "Q1"),
    ]


def test_what_each_party_agrees_on_a_card_is_an_agreement(sheet, vocabulary):
    rows = [
        ["Opgave", "Meer huizen."],
        ["Afspraken gemeente", "Wij wijzen aan."],
        ["Afspraken corporatie", "Wij bouwen."],
    ]
    found = assembled(vocabulary, table(sheet(), rows, xs=[20, 160, 590]).page()).rows

    assert [said(r.jaarafspraken[2030]) for r in found] == ["Wij wijzen aan.", "Wij bouwen."]


def test_a_label_beside_a_line_that_breaks_off_is_no_header(sheet, vocabulary):
    first = table(sheet(), [["Doel", "Rust"], ["Afspraken", "Wij bouwen tien huizen en"]], xs=[20, 300, 590]).page()
    rows = [["", "slopen een flat."], ["Monitoring", "Partijen bespreken de voortgang in\nhet overleg."]]
    second = table(sheet(number=2), rows, top=20, xs=[20, 300, 590]).page()
    (row,) = assembled(vocabulary, first, second).rows

    assert said(row.jaarafspraken[2030]) == "Wij bouwen tien huizen en slopen een flat."
    assert said(row.toelichting) == "Partijen bespreken de voortgang in het overleg."


def test_a_title_and_labels_beside_each_other_frame_an_agreement(sheet, vocabulary):
    rows = [["Afspraak 4"], ["Wij bouwen tien huizen."], ["Trekker: de gemeente", "Planning: Q2 2030"]]
    (row,) = assembled(vocabulary, table(sheet(), rows, xs=[20, 300, 590]).page()).rows

    assert (row.number, said(row.jaarafspraken[2030])) == ("4", "Wij bouwen tien huizen.")
    assert (said(row.trekker), said(row.gereed)) == ("de gemeente", "Q2 2030")


def test_numbers_under_afspraak_leave_the_agreements_to_what_describes_them(sheet, vocabulary):
    rows = [
        ["Afspraak", "Inhoud", "Wie"],
        ["1", "Wij bouwen tien huizen.", "Wij"],
        ["2", "Wij slopen een flat.", "Wij"],
    ]
    found = assembled(vocabulary, table(sheet(), rows, xs=[20, 100, 480, 590]).page()).rows

    assert [(row.number, said(row.jaarafspraken[2030])) for row in found] == [
        ("1", "Wij bouwen tien huizen."),
        ("2", "Wij slopen een flat."),
    ]


CARD = [["Afspraak", "Wij bouwen veertig huizen."], ["Trekker", "Gemeente"], ["Gereed", "Q1"]]


def labelled(sheet, top, rows, *, number=1):
    """Labels and texts beside each other on a page, with nothing drawn."""
    page = sheet(number=number)
    for k, (label, text) in enumerate(rows):
        page.text(20, top + 20 * k, label).text(120, top + 20 * k, text)
    return page


def test_a_card_that_the_pages_end_parts_is_whole(sheet, vocabulary):
    first = labelled(sheet, 100, CARD).text(20, 200, "Zo gaan wij samen verder in de wijken van de stad.")
    first.text(20, 700, "Afspraak").text(120, 700, "Wij slopen een flat in het oude centrum.")
    second = labelled(sheet, 20, [*CARD[1:], ["", ""], *CARD], number=2)
    made = assembled(vocabulary, first.page(), second.page()).rows

    assert [(said(r.jaarafspraken[2030]), said(r.trekker)) for r in made] == [
        ("Wij bouwen veertig huizen.", "Gemeente"),
        ("Wij slopen een flat in het oude centrum.", "Gemeente"),
        ("Wij bouwen veertig huizen.", "Gemeente"),
    ]


def test_the_rest_of_a_card_takes_nothing_from_the_next(sheet, vocabulary):
    rows = [["Trekker", "Woonborg"], ["Gereed", "Q3"], *CARD, *CARD]
    made = assembled(vocabulary, table(sheet(), rows, xs=[20, 120, 590]).page()).rows

    assert [(said(r.jaarafspraken.get(2030)), said(r.trekker), said(r.gereed)) for r in made] == [
        (None, "Woonborg", "Q3"),
        *[("Wij bouwen veertig huizen.", "Gemeente", "Q1")] * 2,
    ]


def test_the_labels_of_a_card_in_a_box_tell_its_rows(sheet, vocabulary):
    """Though there is a little less white between two of them than between the others."""
    page = sheet()
    for top in (100, 200):
        page.grid([20, 590], [top, top + 70])
        for (label, text), at in zip(CARD, (6, 28, 47), strict=True):
            page.text(26, top + at, label).text(140, top + at, text)
    made = assembled(vocabulary, page.page()).rows

    assert [(said(r.jaarafspraken[2030]), said(r.trekker), said(r.gereed)) for r in made] == [
        ("Wij bouwen veertig huizen.", "Gemeente", "Q1")
    ] * 2


def test_a_card_has_the_number_that_the_heading_over_it_calls_it_by(sheet, vocabulary):
    page = sheet(height=2000.0).text(20, 20, "1. Wonen", bold=True, size=14)
    for k, (top, text) in enumerate(((80, "Wij bouwen veertig huizen."), (240, "Wij slopen een flat.")), start=1):
        page.text(20, top - 25, f"Afspraak 1.{k} Aan de kade", bold=True, size=11.5)
        table(page, [["Wat", text], ["Wie", "Gemeente"], ["Wanneer", "2030"]], top=top, xs=[20, 120, 590])
    found = assembled(vocabulary, page.page()).rows

    assert [(r.number, said(r.jaarafspraken[2030])) for r in found] == [
        ("1.1", "Wij bouwen veertig huizen."),
        ("1.2", "Wij slopen een flat."),
    ]


def test_what_is_said_on_a_card_may_read_as_a_label(sheet, vocabulary):
    rows = [["1.1 Woonwagens"]]
    rows += [["Doel", "Een ruim kader"], ["Afspraak", "Wij bouwen veertig huizen."], ["Rol gemeente", "regie"]]
    rows += [["Rol corporaties", "uitvoering"], ["Rol huurders", "advies"], ["Planning", "Q1 2030"]]
    (row,) = assembled(vocabulary, table(sheet(), rows, xs=[20, 160, 590]).page()).rows

    assert (row.number, said(row.doelstelling), said(row.gereed)) == ("1.1", "Een ruim kader", "Q1 2030")
    assert said(row.jaarafspraken[2030]) == "Wij bouwen veertig huizen."


def test_an_unknown_label_under_more_labels_beside_each_other(sheet, vocabulary):
    """`Resultaat` is of none of the fields, and so is what it labels."""
    xs = [40, 100, 340, 400, 560]
    page = sheet().text(40, 40, "1. Wonen", bold=True, size=16)
    for k, top in ((1, 80), (2, 180)):
        page.grid([xs[0], xs[-1]], [top + 20 * n for n in range(5)]).line(100, top + 20, 100, top + 80)
        for x in xs[2:-1]:
            page.line(x, top + 40, x, top + 60)
        page.text(43, top + 4, f"Afspraak 1.{k}", bold=True).row(xs[:2], top + 24, ["Wat", f"Wij bouwen {k}0 huizen."])
        page.row(xs[:-1], top + 44, ["Wie", "Gemeente", "Wanneer", "Q2 2030"])
        page.row(xs[:2], top + 64, ["Resultaat", "Tevreden bewoners"])
    made = assembled(vocabulary, page.page()).rows

    assert [(row.number, said(row.jaarafspraken[2030]), said(row.trekker), said(row.gereed)) for row in made] == [
        (f"1.{k}", f"Wij bouwen {k}0 huizen.", "Gemeente", "Q2 2030") for k in (1, 2)
    ]
