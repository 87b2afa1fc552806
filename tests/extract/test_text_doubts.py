"""Texts of rows that hold what is of another, or are parted where no sentence is."""

import pytest

from jaarschijf.extract.agreements.text_doubts import begin_doubts, mark_doubts, twice_doubts
from jaarschijf.extract.checks.other_year import other_year
from jaarschijf.schema.document import Passage, Row


def rows(*texts, year=2030):
    agreed = [{year: Passage(text, ())} for text in texts]
    return [Row(ordinal=k, theme="1", number=None, jaarafspraken=own, page=1) for k, own in enumerate(agreed)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Woonborg bouwt tien huizen • voor starters.", ["mark-in-text"]),
        ("Woonborg bouwt tien hui -zen voor starters.", ["text-cut"]),
        ("Woonborg bouwt woon- en zorghuizen.", []),
        ("Woonborg bouwt tien huizen voor de\n\nMolenkade.", ["text-cut"]),
    ],
)
def test_marks_and_hyphens_in_a_sentence(text, told):
    assert [doubt.code for row in begin_doubts(mark_doubts(rows(text))) for doubt in row.doubts] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Woonborg bouwt.\n\nWoonborg bouwt.", ["row-twofold"]),
        ("Woonborg bouwt en bouwt.", []),
        ("Hoe volgen we dit?", ["text-cut"]),
        ("Woonborg vraagt: wat kan beter? Wij luisteren.", []),
    ],
)
def test_a_text_that_stands_twice_or_asks(text, told):
    assert [doubt.code for row in twice_doubts(rows(text)) for doubt in row.doubts] == told


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (["In 2031 bouwt Woonborg.", "Voor 1 mei 2031 is dat klaar."], True),
        (["In 2031 bouwt Woonborg.", "Voor 1 mei 2030 is dat klaar."], False),
        (["Eens is er niets meer.", "Het kost € 2.031."], False),
        (["In 2030 bouwt Woonborg.", "Dat is klaar op 1 mei 2830."], True),
        (["In 2030 bouwt Woonborg.", "Er staan op 1 mei 2830 huizen, en die van voor mei 1930."], False),
    ],
)
def test_agreements_that_all_name_another_year(texts, told):
    assert [problem.code for problem in other_year(rows(*texts), 2030)] == ["year-odd"] * told


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (["Wij bouwen.\n\nie: Gemeente", "Wij slopen.\n\nie: Huurders"], [True, True]),
        (["Wij bouwen.\n\nie: Gemeente", "Wij slopen.\n\nWie: Huurders"], [False, False]),
        (["Wij bouwen:\n\nstad: Tien", "Wij slopen:\n\nstad: Vijf"], [False, False]),
    ],
)
def test_labels_that_lost_their_capital(texts, told):
    found = begin_doubts(rows(*texts))
    assert ["text-cut" in {doubt.code for doubt in row.doubts} for row in found] == told
