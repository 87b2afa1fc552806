"""What is doubtful of a row: its number, texts that break off or stand elsewhere, two rows in one and one in two."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jaarschijf.extract.agreements.doubts import number_doubts, parted_doubts, twofold_doubts
from jaarschijf.schema.document import Passage, Row
from tests.extract.tables import assembled, table

HEADER = ["Nr.", "Doelstelling", "Kaderafspraak", "Afspraak 2029", "Afspraak", "Wie"]


@pytest.mark.parametrize(
    ("numbers", "codes"),
    [
        (["1.", "2.", "3."], [(), (), ()]),
        (["1.", "2.", "4."], [(), (), ("number-gap",)]),
        (["1.1", "1.2", "1.2"], [(), (), ("number-repeat",)]),
        (["a", "b", "a"], [(), (), ()]),  # another list
        (["1.", "2.", "1.", "2."], [(), (), (), ()]),
        (["L1-01", "L1-02"], [(), ()]),
    ],
)
def test_gaps_and_repeats_in_numbers_are_doubts(sheet, vocabulary, numbers, codes):
    rows = [HEADER, *([n, "", "", "", "Wij bouwen huizen", ""] for n in numbers)]
    found = assembled(vocabulary, table(sheet(), rows).page()).rows

    assert [tuple(d.code for d in r.doubts) for r in found] == codes
    assert all((r.confidence < 1.0) == bool(r.doubts) for r in found)


def test_a_number_without_end_is_no_number():
    rows = [Row(ordinal=k, theme="1", number=number, page=1) for k, number in enumerate(("1", "9" * 5000))]
    assert {doubt.code for doubt in number_doubts(rows)[1].doubts} == {"number-odd", "number-gap"}


@pytest.mark.parametrize(
    ("numbered", "doubted"),
    [
        ("A1 A2 B1 B2 C1 C2 C1", ["31"]),
        ("A1 A2 B1 B2 B1 C1 C2 C1", []),  # under each party's name
        ("A1 A2 B1 B2 B1", []),
    ],
)
def test_numbers_that_begin_anew_in_one_theme_alone_are_doubts(sheet, vocabulary, numbered, doubted):
    """A heading between the two may be lost."""
    header = ["Thema", "Nr.", "Afspraak", "Wie"]
    rows = [[name[0], name[1], f"Wij doen dit als {k}e keer.", "Wij"] for k, name in enumerate(numbered.split())]
    found = assembled(vocabulary, table(sheet(height=900.0), [header, *rows], xs=[20, 120, 160, 480, 590]).page()).rows
    names = [row.theme + str(row.number) for row in found if "number-elsewhere" in {d.code for d in row.doubts}]
    assert names == doubted


def test_numbers_begin_anew_where_themes_do(sheet, vocabulary):
    header = ["Thema", "Nr.", "Afspraak", "Wie"]
    rows = [[theme, n, f"Wij doen dit voor {theme} {n}.", "Wij"] for theme, n in ("A1", "A2", "B3", "A1", "B2")]
    found = assembled(vocabulary, table(sheet(), [header, *rows], xs=[20, 120, 160, 480, 590]).page()).rows

    assert [d.code for row in found for d in row.doubts] == []


@pytest.mark.parametrize(
    ("text", "who", "due", "codes"),
    [
        ("Wij slopen een flat.", "Gemeente", "Q2 2030", []),
        ("Wij slopen een flat", "Gemeente", "", []),
        ("Wij slopen een", "Gemeente", "Q2 2030", ["text-cut"]),
        ("Wij slopen een flat, als dat kan,", "Gemeente", "Q2 2030", ["text-cut"]),
        ("Wij slopen een flat", "Gemeente Q2 2030", "", ["moment-elsewhere"]),
        ("Wij slopen een x flat en komen 2 x per jaar bijeen.", "Gemeente", "Q2 2030", ["mark-in-text"]),
        ("Wij komen 2 x per jaar bijeen.", "Gemeente", "Q2 2030", []),
        ("Wij slopen een flat.\n\n3", "Gemeente", "Q2 2030", ["text-cut"]),
        ("2 / 3", "Gemeente", "Q2 2030", ["text-cut"]),
        ("Wij bouwen. 2030", "Gemeente", "Q2 2030", ["text-cut"]),
        ("Wij slopen een flat", "Gemeente het hele jaar", "", ["moment-elsewhere"]),
        ("Wij slopen een flat", "Gemeente Juni", "", ["moment-elsewhere"]),
        ("Wij slopen een flat", "Gemeente 1", "oktober 2030", ["moment-elsewhere"]),
        ("Wij slopen een flat", "Gemeente", "1 mei 2030 2030", ["moment-elsewhere"]),
        ("Wij slopen een flat", "Gemeente", "Q2 2030 Doorlopend", ["moment-elsewhere"]),
        ("Wij slopen een flat", "Gemeente Q2", "2030", ["moment-elsewhere"]),
        ("Wij slopen een flat", "Gemeente", "Doorlopend Q2 2030", ["moment-elsewhere"]),
        ("Wij slopen een flat", "Gemeente", "mei 2030", []),
        ("Wij slopen een flat", "Gemeente", "Doorlo-", ["text-cut"]),
        ("Wij slopen een flat", "Doorlopend", "", ["moment-elsewhere"]),
        (".", "Gemeente", "Q2 2030", ["text-cut"]),
        ("Wij slopen een flat.Gemeente", "", "Q2 2030", ["text-cut"]),
        ("Wij slopen een flat.", "Ge meente", "Q2 2030", ["text-cut"]),
        ("Wij slopen: -", "Gemeente", "Q2 2030", ["text-cut"]),
    ],
)
def test_texts_that_break_off_and_moments_under_another_heading_are_doubts(sheet, vocabulary, text, who, due, codes):
    header = [*HEADER[:3], "Afspraak 2030", "Wie", "Gereed"]
    rows = [header, ["1.", "", "", "Wij bouwen huizen.", "Gemeente", "Q1 2030"], ["2.", "", "", text, who, due]]
    rows.insert(1, ["0.", "", "", "Wij bouwen er meer.", "Gemeente", "Q1 2030"])
    found = assembled(vocabulary, table(sheet(), rows).page()).rows

    assert [doubt.code for doubt in found[-1].doubts] == codes


@pytest.mark.parametrize(
    ("last", "who", "codes"),
    [
        ("Wij slopen een flat.", "Gemeente", []),
        ("Wij slopen een grote", "Gemeente", ["text-cut"]),
        ("Wij slopen een flat.", "", ["trekker-none"]),
    ],
)
def test_the_last_row_of_a_page_that_ends_or_is_led_as_no_other_is_a_doubt(sheet, vocabulary, last, who, codes) -> None:
    rows = [[f"{n}.", "", "", f"Wij bouwen {n}0 huizen.", "Gemeente", ""] for n in range(1, 10)]
    header = [*HEADER[:3], "Afspraak 2030", "Wie", "Gereed"]
    found = assembled(vocabulary, table(sheet(), [header, *rows, ["10.", "", "", last, who, ""]]).page()).rows

    assert [doubt.code for doubt in found[-1].doubts] == codes
    assert not any(row.doubts for row in found[:-1])


@pytest.mark.parametrize(("rows", "doubted"), [(1, True), (2, False)])
def test_a_row_that_is_twofold_as_few_others_is_a_doubt(sheet, vocabulary, rows, doubted):
    header = [*HEADER[:3], "Afspraak 2030", "Wie", "Gereed"]
    page = table(sheet(), [header, *[["1.", "", "", "Wij bouwen huizen.", "Gemeente", "Q1 2030"]] * 3]).page()
    found = assembled(vocabulary, page).rows

    def twice(passage: Passage) -> Passage:
        return replace(passage, text=f"{passage.text}\n\n{passage.text}")

    for at in range(rows):
        own = found[at]
        agreed = {year: twice(text) for year, text in own.jaarafspraken.items()}
        found[at] = replace(own, jaarafspraken=agreed, trekker=twice(own.trekker), gereed=twice(own.gereed), doubts=())
    codes = [doubt.code for doubt in twofold_doubts(found)[0].doubts]

    assert codes == (["row-twofold"] if doubted else [])


@pytest.mark.parametrize(
    ("above", "below", "codes"),
    [
        ("Wij bouwen vijftig\nhuizen naar het", "aantal dat wij\nbezitten.", ["row-parted"]),
        ("Wij bouwen vijftig\nhuizen.", "aantal dat wij\nbezitten.", []),
        ("Wij bouwen vijftig\nhuizen naar het", "Wij slopen\neen flat.", []),
    ],
)
def test_an_agreement_that_goes_on_in_the_next_row_is_a_doubt(sheet, vocabulary, above, below, codes):
    rows = [[*HEADER[:4], "Afspraak 2030", "Wie"], *(["1.", "", "", "", text, ""] for text in (above, below))]
    first, second = assembled(vocabulary, table(sheet(), rows).page()).rows

    assert [doubt.code for doubt in parted_doubts([first, replace(second, doubts=())])[1].doubts] == codes


@pytest.mark.parametrize(("frame", "codes"), [("", ["row-parted"]), ("Er komen huizen.", [])])
def test_a_row_that_agrees_nothing_is_a_doubt(sheet, vocabulary, frame, codes):
    """As where a line is drawn through the cell of its agreement alone."""
    rows = [
        [*HEADER[:4], "Afspraak 2030", "Wie"],
        *(["1.", "", kader, "", text, "Gemeente"] for kader, text in (("Er komen er.", "Wij bouwen."), (frame, ""))),
    ]
    found = assembled(vocabulary, table(sheet(), rows).page()).rows

    assert [doubt.code for doubt in parted_doubts([replace(row, doubts=()) for row in found])[1].doubts] == codes


def test_texts_that_all_begin_small_are_no_parts_of_each_other(sheet, vocabulary):
    rows = [["Afspraak", "2030", "2031"], ["Bouwen", "Plannen maken", "40 huizen, plek nog niet bekend"]]
    rows.append(["Verkopen", "Lijst maken", "maximaal 8 huizen"])
    found = assembled(vocabulary, table(sheet(), rows, xs=[20, 200, 400, 590]).page()).rows

    assert [[doubt.code for doubt in row.doubts] for row in found] == [[], []]


@pytest.mark.parametrize(
    ("texts", "doubtful"),
    [
        (("1.1 Wij bouwen.", "1.2 Wij slopen.", "Wij praten."), [0, 1]),
        (("40 woningen.", "41 woningen."), []),
        (("1.1 Wij bouwen.", "2.4 Wij slopen."), []),
    ],
)
def test_numbers_that_stand_in_what_is_agreed(texts, doubtful):
    """They count on, in parts: what a column of numbers had, where its border is lost."""
    rows = [
        Row(ordinal=ordinal, theme="1", number=None, jaarafspraken={2030: Passage(text=text, boxes=())}, page=1)
        for ordinal, text in enumerate(texts)
    ]
    assert [row.ordinal for row in number_doubts(rows) if row.doubts] == doubtful
