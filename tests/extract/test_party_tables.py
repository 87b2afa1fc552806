"""Tables with a column for each party, and what is none of them."""

from __future__ import annotations

import pytest

from jaarschijf.extract.agreements.assemble import flow_to_rows
from jaarschijf.extract.agreements.party_tables import table_by_party
from jaarschijf.extract.agreements.stitch import stitch
from jaarschijf.extract.agreements.stitched import Piece, StitchedCell, StitchedRow, StitchedTable
from jaarschijf.extract.checks.empty_columns import EmptyColumns
from jaarschijf.schema.flow import flow_items
from jaarschijf.schema.geometry import Box
from jaarschijf.schema.table import Table
from tests.extract.flows import flow_of_pages
from tests.extract.tables import assembled, said, table

XS = [20, 140, 290, 440, 590]


@pytest.mark.parametrize("over", ["Gemeente", "Bijdrage gemeente", "Gemeente doet in 2030", "De gemeente biedt"])
def test_what_each_party_does_is_an_agreement_of_its_own(sheet, vocabulary, over):
    rows = [
        ["Doel", over, "Corporaties", "Huurdersraad"],
        ["Meer woningen", "Wijst twee plekken aan.", "Bouwen veertig woningen.", ""],
        ["Minder schulden", "Biedt snel hulp aan.", "Melden een achterstand.", "Geeft er advies over."],
    ]
    made = assembled(vocabulary, table(sheet(), rows, xs=XS).page()).rows

    assert [(said(row.doelstelling), said(row.jaarafspraken[2030]), said(row.trekker)) for row in made] == [
        ("Meer woningen", "Wijst twee plekken aan.", over),
        ("Meer woningen", "Bouwen veertig woningen.", "Corporaties"),
        ("Minder schulden", "Biedt snel hulp aan.", over),
        ("Minder schulden", "Melden een achterstand.", "Corporaties"),
        ("Minder schulden", "Geeft er advies over.", "Huurdersraad"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [["Doel", "Gemeente", "Corporaties", "Huurdersraad"], ["Meer woningen", "x", "", "x"]],
        [
            ["Overleg", "Gemeente", "Corporaties", "Datum"],
            ["Elk jaar", "de wethouder Wonen", "de eigen directeur", "mei"],
        ],
    ],
)
def test_crosses_and_lists_of_who_meets_are_none(sheet, vocabulary, rows):
    assert assembled(vocabulary, table(sheet(), rows, xs=XS).page()).rows == []


def test_parties_beside_one_known_heading_make_a_header(sheet, vocabulary):
    rows = [
        ["Afspraak", "Gemeente", "Woonborg", "Huurdersraad"],
        ["De huur stijgt niet.", "", "Stelt vast", "Adviseert"],
    ]
    (row,) = assembled(vocabulary, table(sheet(), rows, xs=XS).page()).rows

    assert said(row.jaarafspraken[2030]) == "De huur stijgt niet."
    assert [doubt.code for doubt in row.doubts] == ["column-unknown"]


def test_columns_for_parties_alone_hold_what_they_do_and_not_who_signs(sheet, vocabulary):
    acts = [["Gemeente", "Corporaties"], ["Wijst plekken aan.", "Bouwen veertig woningen."]]
    signed = [["Gemeente", "Corporaties"], ["A. de Vries, wethouder", "B. de Boer, bestuurder"]]
    made, others = (
        assembled(vocabulary, table(sheet(), rows, xs=[20, 240, 590]).page()).rows for rows in (acts, signed)
    )

    assert [(said(row.jaarafspraken[2030]), said(row.trekker)) for row in made] == [
        ("Wijst plekken aan.", "Gemeente"),
        ("Bouwen veertig woningen.", "Corporaties"),
    ]
    assert others == []


def test_a_box_for_each_party_begins_with_its_name(sheet, vocabulary):
    page = table(sheet(), [["Gemeente", "Corporaties"]], xs=XS[:3])
    page.row(XS[:2], 140, ["Wijst plekken aan.", "Bouwen woningen."])
    made = assembled(vocabulary, page.page()).rows

    assert [(said(row.jaarafspraken[2030]), said(row.trekker)) for row in made] == [
        ("Wijst plekken aan.", "Gemeente"),
        ("Bouwen woningen.", "Corporaties"),
    ]


def test_whose_column_says_trekker_is_that(sheet, vocabulary):
    rows = [
        ["Nr.", "Afspraak", "Gemeente", "Woonborg"],
        ["1.", "Er komt een loket.", "Trekker", "Deelnemer"],
        ["2.", "Er komen twee huizen.", "Betrokken", "Trekker"],
    ]
    made = assembled(vocabulary, table(sheet(), rows, xs=XS).page()).rows

    assert [said(row.trekker) for row in made] == ["Gemeente", "Woonborg"]


def test_marks_and_letters_under_parties_say_who_acts(sheet, vocabulary):
    for marks, letters in (("x", "T"), ("●", "T/B")):
        for mark in (marks, letters):
            rows = [
                ["Nr.", "Afspraak", "Gemeente", "Corporaties"],
                ["1.", "Er komt een loket.", mark, "" if mark in (marks,) else "B"],
                ["2.", "Er komen twee huizen.", mark, mark],
            ]
            made = assembled(vocabulary, table(sheet(), rows, xs=XS).page()).rows
            assert [(said(row.trekker), row.doubts) for row in made] == [
                ("Gemeente", ()),
                ("Gemeente, Corporaties", ()),
            ]


def test_marks_under_moments_say_when_and_those_under_who_say_who(sheet, vocabulary):
    rows = [
        ["Afspraak", "Wie Gem.", "Wie HR", "Q1", "Q2"],
        ["Er komt een loket.", "x", "", "x", "x"],
        ["Er komen huizen.", "x", "x", "", ""],
    ]
    made = assembled(vocabulary, table(sheet(), rows, xs=[20, 200, 290, 380, 470, 590]).page()).rows
    assert [(said(row.trekker), said(row.gereed)) for row in made] == [
        ("Wie Gem.", "Q1, Q2"),
        ("Wie Gem., Wie HR", None),
    ]


def test_what_is_given_for_what_is_done_is_an_agreement(sheet, vocabulary):
    rows = [
        ["Prestatie Woonhof", "Tegenprestatie gemeente"],
        ["Woonhof bouwt huizen.", "De gemeente wijst plekken aan."],
    ]
    flow = flow_of_pages([table(sheet(), rows, xs=[20, 300, 590]).page()], vocabulary)
    made = flow_to_rows(stitch(flow_items(flow), vocabulary), 2030, vocabulary, parties=["Woonhof"]).rows
    assert [said(row.jaarafspraken[2030]) for row in made] == [
        "Woonhof bouwt huizen.",
        "De gemeente wijst plekken aan.",
    ]


def test_each_item_under_a_party_is_an_agreement_where_rows_are_about_nothing_else(sheet, vocabulary):
    page = table(sheet(), [["Gemeente", "Corporaties"], ["• Wijst twee plekken aan.", "• Bouwen huizen."]], xs=XS[:3])
    page.row(XS[:2], 180, ["• Opent een loket.", ""])
    made = assembled(vocabulary, page.page()).rows

    assert [(said(row.jaarafspraken[2030]), said(row.trekker)) for row in made] == [
        ("Wijst twee plekken aan.", "Gemeente"),
        ("Opent een loket.", "Gemeente"),
        ("Bouwen huizen.", "Corporaties"),
    ]


def test_a_column_of_names_under_what_they_are_is_who_acts(sheet, vocabulary):
    rows = [["Nr.", "Activiteit", "Corporatie"], ["1.", "Bouwen van tien huizen", "Woonhof"]]
    flow = flow_of_pages([table(sheet(), rows, xs=XS[:4]).page()], vocabulary)
    (row,) = flow_to_rows(stitch(flow_items(flow), vocabulary), 2030, vocabulary, parties=["Stichting Woonhof"]).rows

    assert (said(row.trekker), row.doubts) == ("Woonhof", ())


def test_what_each_brings_in_is_not_the_agreement_though_its_name_is_unknown(sheet, vocabulary):
    rows = [
        ["Afspraak", "Inzet gemeente", "Inzet Woonhof"],
        ["Er komen tien huizen.", "Wijst aan.", "Bouwt ze dit jaar."],
    ]
    (row,) = assembled(vocabulary, table(sheet(), rows, xs=XS[:4]).page()).rows

    assert (said(row.jaarafspraken[2030]), row.kaderafspraak) == ("Er komen tien huizen.", None)


def test_what_is_offered_and_what_is_asked_for_it_are_agreements(sheet, vocabulary):
    rows = [["Ons bod", "Wat wij vragen van de gemeente"], ["Wij bouwen tien huizen.", "Wij vragen om een plek."]]
    made = assembled(vocabulary, table(sheet(), rows, xs=[20, 300, 590]).page()).rows

    assert [(said(row.jaarafspraken[2030]), said(row.trekker)) for row in made] == [
        ("Wij bouwen tien huizen.", None),
        ("Wij vragen om een plek.", "Wat wij vragen van de gemeente"),
    ]


def test_what_each_party_does_stands_under_the_themes_between_the_rows(sheet, vocabulary):
    acts = ["Wijst twee plekken aan.", "Bouwen tien huizen.", "Geven een advies."]
    rows = [["Gemeente", "Corporaties", "Huurders"], ["1. Wonen"], acts]
    made = assembled(vocabulary, table(sheet(), rows, xs=[20, 220, 400, 590]).page()).rows

    assert [said(row.jaarafspraken[2030]) for row in made] == acts


def test_letters_for_the_parties_over_crosses_say_who_acts(sheet, vocabulary):
    rows = [
        ["Nr.", "Activiteit", "G", "DK"],
        ["1.", "Er komt een loket.", "x", "x"],
        ["2.", "Er komen huizen.", "", "x"],
    ]
    made = assembled(vocabulary, table(sheet(), rows, xs=XS).page()).rows

    assert [(said(row.trekker), row.doubts) for row in made] == [("G, DK", ()), ("DK", ())]


def test_a_bod_and_what_is_given_in_return_are_agreements(sheet, vocabulary):
    rows = [
        ["Onderwerp", "Bod corporatie 2030", "Wederkerigheid gemeente"],
        ["Bouwen", "Zij bouwt tien huizen.", "Zij wijst plekken aan."],
    ]
    made = assembled(vocabulary, table(sheet(), rows, xs=XS[:4]).page()).rows

    assert [said(row.jaarafspraken[2030]) for row in made] == ["Zij bouwt tien huizen.", "Zij wijst plekken aan."]


def test_crosses_beside_the_column_that_their_heading_begins_in_name_nobody(sheet, vocabulary):
    xs = [20, 60, 300, 340, 380, 420, 460]
    page = sheet().grid(xs, [120, 160, 200]).grid([20, 60, 300, 380, 460], [100, 120])
    page.row([20, 60, 300, 380], 104, ["Nr.", "Afspraak", "Gemeente", "Corporatie"])
    page.row(xs[:-1], 124, ["1.", "Wij bouwen tien huizen.", "", "x", "", "x"])
    page.row(xs[:-1], 164, ["2.", "Wij slopen een flat.", "", "x", "", "x"])
    found = assembled(vocabulary, page.page()).rows

    assert [said(row.jaarafspraken[2030]) for row in found] == ["Wij bouwen tien huizen.", "Wij slopen een flat."]


@pytest.mark.parametrize("over", ["Samen", "Wat doen wij samen?", "Alle partijen"])
def test_what_the_parties_do_with_each_other_has_a_column_too(sheet, vocabulary, over):
    rows = [
        ["Ambitie", "Gemeente", "Corporaties", over],
        ["Meer huizen", "Wijst twee plekken aan.", "Bouwen veertig woningen.", "Lopen een schouw."],
    ]
    made = assembled(vocabulary, table(sheet(), rows, xs=XS).page()).rows

    assert [(said(row.jaarafspraken[2030]), said(row.trekker)) for row in made] == [
        ("Wijst twee plekken aan.", "Gemeente"),
        ("Bouwen veertig woningen.", "Corporaties"),
        ("Lopen een schouw.", over),
    ]


@pytest.mark.parametrize("about", [[], ["Doel"]])
def test_agreements_with_numbers_of_their_own_in_the_cell_of_a_party(sheet, vocabulary, about):
    page = table(sheet(), [[*about, "Gemeente", "Corporaties"]], xs=XS[: len(about) + 3])
    texts = ["G1. Wijst plekken aan.\nG2. Opent een loket.", "C1. Bouwen huizen."]
    page.row(XS[: len(about) + 2], 164, [*(["Meer huizen"] if about else []), *texts])
    page.grid(XS[: len(about) + 3], [160, 200])
    made = assembled(vocabulary, page.page()).rows

    assert [(row.number, said(row.jaarafspraken[2030]), said(row.trekker)) for row in made] == [
        ("G1", "Wijst plekken aan.", "Gemeente"),
        ("G2", "Opent een loket.", "Gemeente"),
        ("C1", "Bouwen huizen.", "Corporaties"),
    ]


def test_boxes_of_which_nothing_stands_on_their_first_page(sheet, vocabulary):
    page = sheet(number=2).text(20, 20, "De gemeente\nZoekt een plek.").text(300, 20, "De huurders\nGaan op bezoek.")
    left, right = ([word for word in page.words if (word.box.x0 < 300) == first] for first in (True, False))
    cells = [
        StitchedCell([Piece(1, Box(0, 780, 9, 790), []), Piece(2, Box(0, 0, 9, 90), words)]) for words in (left, right)
    ]
    whole = Table(1, Box(0, 780, 9, 790), [], "ruled")
    made = table_by_party(
        StitchedTable(whole, None, [StitchedRow(1, cells)]), vocabulary, ["De gemeente", "De huurders"]
    )

    assert made is not None
    assert [row.texts for row in made[0].rows] == [
        ["Zoekt een plek.", "De gemeente"],
        ["Gaan op bezoek.", "De huurders"],
    ]


def test_a_party_that_has_nothing_to_do_for_a_theme(sheet, vocabulary):
    rows = [["Gemeente", "Corporaties", "Huurdersraad"], ["Wijst twee plekken aan.", "Bouwen veertig woningen.", ""]]
    made = assembled(vocabulary, table(sheet(), rows, xs=[20, 210, 400, 590]).page()).rows

    assert [(said(row.jaarafspraken[2030]), said(row.trekker)) for row in made] == [
        ("Wijst twee plekken aan.", "Gemeente"),
        ("Bouwen veertig woningen.", "Corporaties"),
    ]


def test_a_number_that_ends_a_sentence_begins_no_item_behind_bullets(sheet, vocabulary):
    rows = [["Gemeente", "Corporaties"], ["", ""]]
    page = table(sheet(), rows, xs=[20, 300, 590])
    page.text(24, 164, "• Bouwt in plan De Akker fase\n2. Dat is in mei klaar.").text(304, 164, "• Bouwen tien huizen.")
    made = assembled(vocabulary, page.page()).rows

    assert [said(row.jaarafspraken[2030]) for row in made] == [
        "Bouwt in plan De Akker fase 2. Dat is in mei klaar.",
        "Bouwen tien huizen.",
    ]


def test_what_each_party_does_for_the_theme_over_its_column(sheet, vocabulary):
    rows = [
        ["Wie", "1. Betaalbaarheid", "2. Duurzaamheid"],
        ["Gemeente", "Biedt snel hulp aan.", ""],
        ["Corporaties", "Melden een achterstand.", "Isoleren dertig woningen."],
        ["Samen", "", "Maken een plan voor warmte."],
    ]
    found = assembled(vocabulary, table(sheet(), rows, xs=[20, 120, 360, 590]).page())

    titles = {theme.number: theme.title for theme in found.themes}
    assert [(titles[row.theme], said(row.jaarafspraken[2030]), said(row.trekker)) for row in found.rows] == [
        ("Betaalbaarheid", "Biedt snel hulp aan.", "Gemeente"),
        ("Betaalbaarheid", "Melden een achterstand.", "Corporaties"),
        ("Duurzaamheid", "Isoleren dertig woningen.", "Corporaties"),
        ("Duurzaamheid", "Maken een plan voor warmte.", "Samen"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["", "Nieuwbouw", "Duurzaamheid"],
            ["Gemeente", "€ 20.000", "€ 40.000"],
            ["Corporaties", "€ 1.000", "€ 3.000"],
        ],
        [["Wijk", "Nieuwbouw", "Duurzaamheid"], ["Noord", "Er komt een school bij.", "Er komt een buurtbatterij."]],
    ],
    ids=["sums", "wijken"],
)
def test_themes_over_sums_or_beside_places_are_none_of_what_parties_do(sheet, vocabulary, rows):
    assert assembled(vocabulary, table(sheet(), rows, xs=[20, 120, 360, 590]).page()).rows == []


@pytest.mark.parametrize(
    ("items", "count"),
    [
        (["• Woonborg isoleert dertig woningen.", "• Er komt een warmtenet."], 2),
        (["• isoleert dertig woningen;", "• legt een warmtenet aan."], 1),
    ],
    ids=["sentences", "parts-of-one"],
)
def test_sentences_in_a_list_of_what_a_party_does_for_a_theme_are_agreements(sheet, vocabulary, items, count):
    rows = [["Thema", "Gemeente", "Corporaties"], ["Duurzaamheid", "Maakt een plan.", "\n".join(items)]]
    made = assembled(vocabulary, table(sheet(), rows, xs=[20, 140, 300, 590]).page()).rows

    assert [said(row.trekker) for row in made] == ["Gemeente", *["Corporaties"] * count]
    assert len({row.theme for row in made}) == 1


def test_what_a_party_answers_to_a_bod_is_no_act(sheet, vocabulary):
    rows = [["Nr.", "Ons bod", "Reactie gemeente"]]
    rows += [["1.1", "Wij isoleren dertig woningen.", "Akkoord"], ["1.2", "Wij bouwen een flat.", "Nader te bespreken"]]
    made = assembled(vocabulary, table(sheet(), rows, xs=[20, 60, 400, 590]).page()).rows

    assert [said(row.jaarafspraken[2030]) for row in made] == ["Wij isoleren dertig woningen.", "Wij bouwen een flat."]


def test_empty_columns_under_parties_are_told(sheet, vocabulary):
    """As where the marks in them are drawn."""
    rows = [["Nr.", "Afspraak", "Gemeente", "Corporaties"]]
    rows += [[f"{k}.", f"Er komen {k} huizen bij.", "", "x" if k > 2 else ""] for k in (1, 2)]
    page = table(sheet(), rows, xs=[20, 60, 390, 490, 590]).page()
    columns = EmptyColumns()
    for item in stitch(flow_items(flow_of_pages([page], vocabulary)), vocabulary):
        if isinstance(item, StitchedTable):
            columns.add(item)

    assert list(columns.pages()) == [1]


def test_lists_of_what_each_party_does_need_no_full_stops(sheet, vocabulary):
    rows = [
        ["Gemeente", "Corporaties", "Huurdersraad"],
        ["• wijst twee plekken aan\n• houdt vier keer schouw", "• bouwen veertig woningen", "• werft enkele coaches"],
    ]
    made = assembled(vocabulary, table(sheet(), rows, xs=[20, 210, 400, 590]).page()).rows

    assert [(said(row.jaarafspraken[2030]), said(row.trekker)) for row in made] == [
        ("wijst twee plekken aan", "Gemeente"),
        ("houdt vier keer schouw", "Gemeente"),
        ("bouwen veertig woningen", "Corporaties"),
        ("werft enkele coaches", "Huurdersraad"),
    ]


def test_one_heading_over_what_each_party_is_to_do(sheet, vocabulary):
    """Who leads is told by the name over `Trekker`, not by the first of the columns."""
    xs = [20, 60, 260, 370, 480, 590]
    page = sheet().grid(xs[:3], [100, 140, 160, 200, 240]).grid([xs[2], xs[-1]], [100, 120, 140, 160, 200, 240])
    page.rules = [rule for rule in page.rules if rule.box.top != 140 or rule.box.bottom != 140]
    for x in xs[3:-1]:
        page.line(x, 120, x, 240)
    page.row(xs[:3], 104, ["Nr.", "Afspraak", "Rolverdeling"], bold=True)
    page.row(xs[2:-1], 124, ["Gemeente", "Corporatie", "Huurdersraad"], bold=True)
    page.row(xs[:-1], 164, ["1.1", "Er komen veertig huizen bij.", "Betrokken", "Trekker", ""])
    page.row(xs[:-1], 204, ["1.2", "Er komt een loket bij.", "Trekker", "", "Adviseert"])
    made = assembled(vocabulary, page.page()).rows

    assert [(row.number, said(row.trekker)) for row in made] == [("1.1", "Corporatie"), ("1.2", "Gemeente")]
