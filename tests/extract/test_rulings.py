"""Rules as drawn, and the segments and frames they are read as."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jaarschijf.extract.tables.rulings import SNAP, Segment, positions_to_levels, rules_to_frames, rules_to_segments
from jaarschijf.schema.geometry import Box, Rule


def horizontal(y, *spans, dashed=False):
    return [Rule("h", Box(a, y, b, y), dashed) for a, b in spans]


def test_pieces_of_a_border_drawn_cell_by_cell_are_one_segment():
    assert rules_to_segments(horizontal(50, (10, 100), (100, 200), (200.5, 300)), "h") == [Segment(50, 10, 300)]


def test_a_doubled_line_is_one():
    segments = rules_to_segments([*horizontal(50, (10, 100)), *horizontal(52, (10, 100))], "h")

    assert segments == [Segment(51, 10, 100)]


def test_dashes_are_joined_and_borders_with_a_gap_are_not():
    dashes = horizontal(50, *[(x, x + 3) for x in range(10, 100, 6)], dashed=True)

    assert len(rules_to_segments(dashes, "h")) == 1
    assert len(rules_to_segments(horizontal(50, (10, 100), (110, 200)), "h")) == 2


def test_an_underline_is_no_rule(sheet, vocabulary):
    page = sheet().text(50, 100, "onderstreepte tekst").line(50, 111, 145, 111).line(50, 300, 145, 300).page()

    assert rules_to_frames(page.rules, page.words, vocabulary) == []


def test_rules_around_cells_over_some_rows_tell_where_columns_meet(sheet, vocabulary):
    """Few reach them; one that ends somewhere is none."""
    page = sheet().row([50, 150, 250], 104, ["Doel", "Kader", "Wat"])
    for k in range(9):
        for x0, x1 in ((50, 150), (150, 250), (250, 350)) if k in (0, 4, 8) else ((250, 350),):
            page.line(x0, 100 + 20 * k, x1, 100 + 20 * k)
    page.line(50, 150, 90, 150)
    (frame,) = rules_to_frames(page.rules, page.page().words, vocabulary)

    assert frame.joints == [150, 250]


def test_two_tables_beside_each_other_are_two_frames(sheet, vocabulary):
    page = sheet().grid([50, 150, 250], [100, 120, 140]).grid([300, 400, 500], [100, 130]).page()

    assert [frame.box for frame in rules_to_frames(page.rules, page.words, vocabulary)] == [
        Box(50, 100, 250, 140),
        Box(300, 100, 500, 130),
    ]


def test_a_border_around_the_page_is_no_table(sheet, vocabulary):
    page = sheet().grid([10, 590], [10, 790]).grid([50, 150, 250], [100, 120, 140]).page()

    assert [frame.box for frame in rules_to_frames(page.rules, page.words, vocabulary)] == [Box(50, 100, 250, 140)]


@given(st.lists(st.floats(0, 1000), min_size=1, max_size=30))
def test_levels_stand_apart_and_near_what_they_stand_for(positions):
    levels = positions_to_levels(positions)

    assert levels == sorted(levels)
    assert all(min(abs(level - position) for level in levels) <= 2 * SNAP for position in positions)


def test_tables_that_touch_are_parted_where_headings_come_again(sheet, vocabulary) -> None:
    page = sheet()
    for xs, y in (([50, 200, 250], 100), ([50, 150, 250], 140)):
        page.grid(xs, [y, y + 20, y + 40]).row(xs[:2], y + 4, ["Afspraak", "Wie"]).row(xs[:2], y + 24, ["Iets", "Wij"])
    drawn = page.page()
    frames = rules_to_frames(drawn.rules, drawn.words, vocabulary)
    assert [(frame.box.top, frame.box.bottom) for frame in frames] == [(100, 140), (140, 180)]
