from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaarschijf.output.word_diff import Segment, word_differences


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # One word replaced.
        (
            "in 2023 start",
            "in 2024 start",
            [("same", "in "), ("removed", "2023"), ("added", "2024"), ("same", " start")],
        ),
        # A phrase replaced is one change, not one for each of its words.
        (
            "De gemeente bouwt",
            "Alle corporaties samen bouwt",
            [("removed", "De gemeente"), ("added", "Alle corporaties samen"), ("same", " bouwt")],
        ),
        # A hyphenated word is one word.
        ("woon-zorgvisie", "woonzorgvisie", [("removed", "woon-zorgvisie"), ("added", "woonzorgvisie")]),
        # A figure is one word, whatever digits both have.
        (
            "ten hoogste 3,1%",
            "ten hoogste 5,3%",
            [("same", "ten hoogste "), ("removed", "3,1"), ("added", "5,3"), ("same", "%")],
        ),
        ("€ 1.250", "€ 1.500", [("same", "€ "), ("removed", "1.250"), ("added", "1.500")]),
        # Nothing changed.
        ("gelijk", "gelijk", [("same", "gelijk")]),
        # Only added.
        ("", "nieuw", [("added", "nieuw")]),
    ],
)
def test_a_reader_sees_what_changed(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert word_differences(old, new) == [Segment(kind, text) for kind, text in expected]  # type: ignore[arg-type]


@given(st.text(alphabet="ab -\n12,.", max_size=40), st.text(alphabet="ab -\n12,.", max_size=40))
def test_both_texts_come_back_whole(old: str, new: str) -> None:
    segments = word_differences(old, new)

    assert "".join(segment.text for segment in segments if segment.kind != "added") == old
    assert "".join(segment.text for segment in segments if segment.kind != "removed") == new
