"""Numbers a recogniser misread, and numbers that are printed so."""

from __future__ import annotations

import pytest

from jaarschijf.extract.agreements.numbering import mend_numbers
from jaarschijf.schema.document import Row


def rows(*themes):
    made = []
    for theme, numbers in themes:
        made += [Row(ordinal=len(made) + k, theme=theme, number=number, page=1) for k, number in enumerate(numbers)]
    return made


@pytest.mark.parametrize(
    ("read", "mended"),
    [
        ([("1", ["1", "2", "8", "4"]), ("2", ["1", "2"])], ["1", "2", "3", "4", "1", "2"]),
        ([("1", ["1", "2"]), ("2", ["3", "A", "5", "6"])], ["1", "2", "3", "4", "5", "6"]),
        ([("1", ["1.1", "1.2", "13"]), ("2", ["2.1", "ZZ", "2.3"])], ["1.1", "1.2", "1.3", "2.1", "2.2", "2.3"]),
        ([("A", ["A1", "A2", "A3"]), ("B", ["81", "B2"])], ["A1", "A2", "A3", "B1", "B2"]),
        ([("1", ["1a", "1b", "1e", "1d", "1e"])], ["1a", "1b", "1c", "1d", "1e"]),
        ([("2.1", ["1a", "1b", "18"]), ("2.2", ["2a", "2b"])], ["1a", "1b", "1c", "2a", "2b"]),
        ([("2.1", ["1.1", "1.2", "13"]), ("2.2", ["2.1", "2.2"])], ["1.1", "1.2", "1.3", "2.1", "2.2"]),
    ],
)
def test_a_misread_number_follows_from_the_others(read, mended):
    result = mend_numbers(rows(*read))
    given = [number for _, numbers in read for number in numbers]

    assert [row.number for row in result] == mended
    changed = [before != after for before, after in zip(given, mended, strict=True)]
    assert [bool(row.doubts) for row in result] == changed


def test_numbers_that_go_on_from_each_other_are_printed_so():
    read = [("A", ["A1", "A2", "A3", "A4", "A5", "A6"]), ("7", ["B1", "B2"]), ("1", ["11", "12"])]

    assert [row.number for row in mend_numbers(rows(*read))] == [number for _, numbers in read for number in numbers]


@pytest.mark.parametrize(
    "numbers", [["4", "9", "2", "7", "11"], ["1", "2"], [None, None, None, None, None], ["1", "2", "3", "12-bis", "5"]]
)
def test_where_no_scheme_holds_numbers_stay_as_read(numbers):
    assert [row.number for row in mend_numbers(rows(("1", numbers)))] == numbers
