"""Titles that stand in the margin, beside the text they are over."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaarschijf.extract.text.margin_titles import under_margin_titles
from jaarschijf.schema.flow import Block, Line, flow_items
from jaarschijf.schema.geometry import Box, Word
from tests.extract.flows import flow_of_pages

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


BLUE = 0x2255AA


@pytest.mark.parametrize(("left", "size"), [(True, 9.0), (False, 9.0), (False, 10.0)])
def test_titles_in_another_colour_may_be_smaller_and_end_alike(sheet, vocabulary, left, size) -> None:
    """What is wanted, in bold in a box, and what is done for it in a list."""
    page, y = sheet().text(170, 40, "1. Wonen", bold=True, size=20), 80.0
    for k in (1, 2):
        for title, x in (("Wat willen we bereiken?", 40), ("Wat doen we in 2030?", 40 if left else 52)):
            page.text(x, y - 2 * (x == 40), title, bold=True, size=size, color=BLUE)
            if title.startswith("Wat willen"):
                page.fill(170, y - 6, 560, y + 16, 0xFDF3CC).text(180, y, f"Er komen {k}00 huizen bij.", bold=True)
            else:
                page.text(
                    170,
                    y,
                    f"• De gemeente wijst {k} plekken aan waar in het dorp en aan de rand daarvan\n  gebouwd kan worden, en legt die aan de raad en aan wie er woont voor.",
                )
                page.text(
                    170,
                    y + 30,
                    f"• Woonborg bouwt dit jaar {k}0 huizen aan de kade van de stad, voor wie er nu\n  geen kan vinden of er een zoekt die bij een kleine beurs past.",
                )
            y += 30
        y += 60
    blocks = [item for item in flow_items(flow_of_pages([page.page()], vocabulary)) if isinstance(item, Block)]

    assert [(block.kind, block.text.split()[:2]) for block in blocks[1:]] == 2 * [
        ("heading", ["Wat", "willen"]),
        ("paragraph", ["Er", "komen"]),
        ("heading", ["Wat", "doen"]),
        ("item", ["De", "gemeente"]),
        ("item", ["Woonborg", "bouwt"]),
    ]
