"""Tables that a spreadsheet prints over more pages than one in width: each row is whole again."""

from __future__ import annotations

from tests.extract.tables import assembled, said

LEFT, RIGHT, LAST = [40, 80, 560], [40, 200, 300], [40, 350]
HEADINGS = (["Nr", "Afspraak 2030"], ["Trekker", "Gereed"], ["Toelichting"])
ROWS = [
    ["1", "Woonborg bouwt veertig huizen.", "Woonborg", "Q1 2030", ""],
    ["2", "De gemeente wijst twee plekken\naan in de wijk.", "Gemeente", "", "In overleg."],
    ["3", "Er komt een loket.", "Partijen", "Q3 2030", "Samen."],
    ["4", "Partijen meten de wachttijd.", "Partijen", "2030", ""],
    ["5", "De huurdersraad geeft advies.", "Huurdersraad", "Mei 2030", "Schriftelijk."],
    ["6", "Woonborg sloopt een flat.", "Woonborg", "2030", "Na de zomer."],
]
HEIGHTS = [16, 40, 16, 16, 28, 20]


def printed(sheet, number, xs, header, rows, heights):
    ys = [100]
    for height in ([20] if header else []) + heights:
        ys.append(ys[-1] + height)
    page = sheet(number=number).grid(xs, ys)
    for k, row in enumerate(([header] if header else []) + rows):
        page.row(xs[:-1], ys[k] + 3, row, bold=header is not None and k == 0)
    return page


def pages(sheet, *, over=2, again=True):
    """All parts, down and then over; so many rows on the first page. The headings are printed `again` or not."""
    made = []
    for xs, headings, columns in zip(
        (LEFT, RIGHT, LAST), HEADINGS, (slice(0, 2), slice(2, 4), slice(4, 5)), strict=True
    ):
        for first, end in ((0, over), (over, len(ROWS))):
            header = headings if again or not first else None
            rows = [row[columns] for row in ROWS[first:end]]
            made.append(printed(sheet, len(made) + 1, xs, header, rows, HEIGHTS[first:end]))
    return [page.page() for page in made]


def agreements(made):
    return [
        [row.number, *map(said, (row.jaarafspraken[2030], row.trekker, row.gereed, row.toelichting))]
        for row in made.rows
    ]


EXPECTED = [[text.replace("\n", " ") or None for text in row] for row in ROWS]


def test_columns_that_did_not_fit_are_those_of_the_rows_they_were_cut_off(sheet, vocabulary):
    assert agreements(assembled(vocabulary, *pages(sheet, over=3))) == EXPECTED
    assert agreements(assembled(vocabulary, *pages(sheet, over=3, again=False))) == EXPECTED


def test_a_table_with_rows_of_other_heights_stays_one_of_its_own(sheet, vocabulary):
    left = printed(sheet, 1, LEFT, HEADINGS[0], [row[:2] for row in ROWS], HEIGHTS)
    right = printed(sheet, 2, RIGHT, HEADINGS[1], [row[2:4] for row in ROWS], HEIGHTS[::-1])
    made = assembled(vocabulary, left.page(), right.page())

    assert agreements(made) == [[*row[:2], None, None, None] for row in EXPECTED]
    assert len(made.attachments) == 1


def test_columns_that_did_not_fit_beside_a_line_that_was_moved(sheet, vocabulary):
    """Of many rows the other lines are enough."""
    lower = [HEIGHTS[0], HEIGHTS[1] + 5, HEIGHTS[2] - 5, *HEIGHTS[3:]]
    left = printed(sheet, 1, LEFT, HEADINGS[0], [row[:2] for row in ROWS], HEIGHTS)
    right = printed(sheet, 2, RIGHT, HEADINGS[1], [row[2:4] for row in ROWS], lower)

    assert agreements(assembled(vocabulary, left.page(), right.page())) == [[*row[:4], None] for row in EXPECTED]


def test_a_table_of_agreements_on_the_next_page_is_none_of_more_columns(sheet, vocabulary):
    rows = [["Woonborg bouwt tien huizen.", "Woonborg"] for _ in ROWS]
    left = printed(sheet, 1, LEFT, HEADINGS[0], [row[:2] for row in ROWS], HEIGHTS)
    right = printed(sheet, 2, [40, 300, 500], ["Maatregel", "Trekker"], rows, HEIGHTS)

    assert len(assembled(vocabulary, left.page(), right.page()).rows) == 2 * len(ROWS)


def test_more_columns_of_which_the_page_for_the_other_part_is_lost(sheet, vocabulary):
    """The rows of the other part lack them; the next columns are beside their own."""
    kept = [page for place, page in enumerate(pages(sheet, over=3)) if place != 3]

    assert agreements(assembled(vocabulary, *kept)) == [
        row if k < 3 else [*row[:2], None, None, row[4]] for k, row in enumerate(EXPECTED)
    ]


def test_the_end_that_did_not_fit_beside_the_start(sheet, vocabulary):
    left = printed(sheet, 1, [*LEFT, 590], [*HEADINGS[0], "Start"], [[*row[:2], "2029"] for row in ROWS], HEIGHTS)
    unknown = printed(sheet, 2, [40, 200, 300], ["Herkomst", "Kenmerk"], [[row[3], "nieuw"] for row in ROWS], HEIGHTS)

    made = assembled(
        vocabulary,
        left.page(),
        printed(sheet, 2, RIGHT, ["Einddatum", "Trekker"], [[row[3], row[2]] for row in ROWS], HEIGHTS).page(),
    )
    assert agreements(made) == [[*row[:4], None] if row[3] else [*row[:3], None, None] for row in EXPECTED]
    assert agreements(assembled(vocabulary, left.page(), unknown.page()))[0][3] == "2029"


def test_a_theme_over_the_columns_of_one_page_is_over_those_of_the_next(sheet, vocabulary):
    titled = [["1. Wonen", ""], *(row[:2] for row in ROWS[:3]), ["2. Zorg", ""], *(row[:2] for row in ROWS[3:])]
    heights = [16, *HEIGHTS[:3], 18, *HEIGHTS[3:]]
    left = printed(sheet, 1, LEFT, HEADINGS[0], titled, heights)
    # A title runs over both columns.
    tops = [100 + 20 + sum(heights[:k]) for k in (0, 4)]
    left.rules = [rule for rule in left.rules if not (rule.direction == "v" and rule.box.x0 == LEFT[1])]
    bottom = 120 + sum(heights)
    for y0, y1 in ((100, tops[0]), (tops[0] + 16, tops[1]), (tops[1] + 18, bottom)):
        left.line(LEFT[1], y0, LEFT[1], y1)
    beside = [["", ""], *(row[2:4] for row in ROWS[:3]), ["", ""], *(row[2:4] for row in ROWS[3:])]
    made = assembled(vocabulary, left.page(), printed(sheet, 2, RIGHT, HEADINGS[1], beside, heights).page())

    assert [theme.title for theme in made.themes] == ["Wonen", "Zorg"]
    assert [(row.theme, row.number, said(row.trekker)) for row in made.rows] == [
        ("1" if k < 3 else "2", row[0], row[2]) for k, row in enumerate(ROWS)
    ]


def test_a_page_of_more_columns_than_were_begun_is_a_table_of_its_own(sheet, vocabulary):
    made = pages(sheet, over=3, again=False)
    rows = [[row[2], row[3], "nieuw"] for row in ROWS[3:]]
    wider = printed(sheet, 4, [40, 200, 300, 400], None, rows, HEIGHTS[3:])

    found = agreements(assembled(vocabulary, *made[:3], wider.page()))

    assert found[:3] == [[*row[:4], None] for row in EXPECTED[:3]]


def test_agreements_may_stand_in_the_columns_that_did_not_fit(sheet, vocabulary):
    heights = [28] * 3
    left = [["1", "Wonen", "Meer huizen."], ["2", "Wonen", "Meer huizen."], ["3", "Zorg", "Dichtbij hulp."]]
    right = [[row[1], row[2]] for row in ROWS[:3]]
    first = printed(sheet, 1, [40, 80, 200, 560], ["Nr", "Thema", "Doel"], left, heights)
    second = printed(sheet, 2, [40, 300, 560], ["Afspraak 2030", "Trekker"], right, heights)
    made = assembled(vocabulary, first.page(), second.page())

    assert [(row.number, said(row.doelstelling), said(row.trekker)) for row in made.rows] == [
        ("1", "Meer huizen.", "Woonborg"),
        ("2", "Meer huizen.", "Gemeente"),
        ("3", "Dichtbij hulp.", "Partijen"),
    ]
    assert [theme.title for theme in made.themes] == ["Wonen", "Zorg"]


def test_columns_beside_a_table_without_rows_are_of_none_of_its_rows(sheet, vocabulary):
    left = printed(sheet, 1, LEFT, HEADINGS[0], [["", ""] for _ in ROWS], HEIGHTS)
    right = printed(sheet, 2, RIGHT, HEADINGS[1], [row[2:4] for row in ROWS], HEIGHTS)

    assert agreements(assembled(vocabulary, left.page(), right.page())) == []
