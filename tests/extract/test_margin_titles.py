"""Titles that stand in the margin, beside the text they are over."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from jaarschijf.extract.text.margin_titles import under_margin_titles
from jaarschijf.schema.flow import Line
from jaarschijf.schema.geometry import Box, Word

WORDS = st.tuples(
    st.sampled_from(("Wonen", "zorg", "Huurders", "in", "2030")),
    st.sampled_from((40.0, 60.0, 90.0, 160.0, 161.0, 190.0, 300.0)),
    st.sampled_from((12.0, 30.0, 150.0)),
    st.booleans(),
)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=5), max_size=8))
def test_no_word_is_lost_wherever_words_stand(drawn) -> None:
    """Also where they lie over each other, as in a file that is damaged."""
    lines = [
        Line(
            1,
            [
                Word(text, Box(x, 20.0 * k, x + width, 20.0 * k + 10), size=10, bold=bold)
                for text, x, width, bold in row
            ],
        )
        for k, row in enumerate(drawn)
    ]
    parts = list(under_margin_titles(lines))
    told = Counter(word.text for part in parts for line in part for word in line.words)
    assert told == Counter(word.text for line in lines for word in line.words)
