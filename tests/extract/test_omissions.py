"""What tells that agreements are missing: headings, themes and numbers that no row answers to."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

import pytest

from jaarschijf.extract.agreements.agreement import Agreement
from jaarschijf.extract.agreements.assemble import Assembly, flow_to_rows
from jaarschijf.extract.agreements.doubts import goal_doubts, number_doubts, order_doubts
from jaarschijf.extract.agreements.stitch import stitch
from jaarschijf.extract.agreements.text_doubts import begin_doubts, end_doubts
from jaarschijf.extract.checks.omissions import Omissions
from jaarschijf.schema.document import Attachment, PageBox, Passage, Row, Theme
from jaarschijf.schema.flow import Block, Layout, Line, flow_items
from tests.extract.flows import flow_of, flow_of_pages

BOX = PageBox(1, 50, 100, 550, 120)


def row(theme, number, ordinal=0):
    passage = Passage(text="De gemeente bouwt veertig woningen.", boxes=(BOX,))
    return Row(ordinal=ordinal, theme=theme, number=number, jaarafspraken={2030: passage}, page=1)


def assembly(themes=(("1", "Wonen"),), rows=(("1", "1"), ("1", "2")), attachments=()):
    return Assembly(
        [row(theme, number, k) for k, (theme, number) in enumerate(rows)],
        [Theme(number=number, title=title, page=1) for number, title in themes],
        list(attachments),
    )


def found(vocabulary, page, read, *agreements):
    drawn = page.page()
    items = [*flow_items(flow_of(Layout(drawn, drawn))), *agreements]
    return [(problem.code, problem.message.split(" was")[0]) for problem in told([drawn], items, read, vocabulary)]


def told(pages, items, read, vocabulary, parties=()):
    missed = Omissions(vocabulary, parties)
    for item in items:
        missed.add(item)
    return missed.told(read, pages)


def headed(sheet, *headings):
    page = sheet()
    page.row([50 + 130 * k for k in range(len(headings))], 300, headings, bold=True)
    return page


def test_nothing_is_missing(sheet, vocabulary):
    page = sheet().text(50, 60, "1. Wonen", bold=True, size=16).text(50, 300, "Dit is een toelichting op de tabel.")
    assert found(vocabulary, page, assembly()) == []


@pytest.mark.parametrize(
    "headings", [("Doelstelling", "Jaarafspraak 2030", "Trekker"), ("Doelstelling", "Trekker", "Planning")]
)
@pytest.mark.parametrize("attached", [False, True])
def test_headings_of_a_table_without_rows(sheet, vocabulary, attached, headings):
    """In running text, or in a table that was taken for one without agreements; of the agreements, or of all beside them."""
    page = headed(sheet, *headings)
    attachment = [Attachment(page=1, box=(40, 290, 560, 400))] if attached else []
    (problem,) = found(vocabulary, page, assembly(attachments=attachment))
    assert problem[0] == "headings-unread"


def test_headings_of_figures_are_none(sheet, vocabulary):
    for headings in (("Huurgrens", "2029", "2030"), ("Trekker", "Planning")):
        assert found(vocabulary, headed(sheet, *headings), assembly()) == []


@pytest.mark.parametrize(
    ("numbers", "missing"),
    [
        (["1", "2", "4"], ["theme 3 is missing"]),
        (["3"], ["theme 1 is missing"]),
        (["3.1", "3.2", "3.4"], ["theme 3.3 is missing"]),
        (["V", "B", "L"], []),
        (["II", "III"], ["theme I is missing"]),
        (["I", "II", "III", "V"], ["theme IV is missing"]),
        (["A", "B", "D"], ["theme C is missing"]),
        (["A", "C"], []),
        (["A1", "A3"], ["theme A2 is missing"]),
        (["3.1", "3.2"], []),
        (["1", "2.1", "2.2", "3"], []),
    ],
)
def test_themes_that_skip_a_number(sheet, vocabulary, numbers, missing):
    read = assembly([(number, "Wonen") for number in numbers], [(number, "1") for number in numbers])
    assert [message for code, message in found(vocabulary, sheet(), read) if code == "theme-gap"] == missing


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ("1 2 3", []),
        ("3 1 2", ["theme 1 comes after theme 3"]),
        ("C D A B", ["theme A comes after theme D"]),
        ("V B D", []),
        ("I III II", ["theme II comes after theme III"]),
        ("A B D", []),
        ("A1 A2 B1 B2", []),
        ("Wonen Zorg Buurt", []),
    ],
)
def test_themes_out_of_order(sheet, vocabulary, numbers, told):
    read = assembly([(number, "Wonen") for number in numbers.split()], [(number, "1") for number in numbers.split()])
    problems = Omissions(vocabulary).told(read, [])
    assert [problem.message for problem in problems if problem.code == "theme-order"] == told


def test_a_chapter_that_is_no_theme_has_its_number(sheet, vocabulary):
    page = sheet().text(50, 60, "1. Begrippen", bold=True, size=16)
    page.text(
        50,
        90,
        "In dit stuk heten woningen van een corporatie\nsociale huurwoningen, en heten zij die ze\nhuren huurders.",
    )
    assert found(vocabulary, page, assembly([("2", "Wonen")], [("2", "1")])) == []


def test_a_theme_without_rows(sheet, vocabulary):
    found_as_such = found(vocabulary, sheet(), assembly([("1", "Wonen"), ("2", "Betaalbaarheid")]))
    named = found(vocabulary, sheet().text(50, 300, "2. Betaalbaarheid"), assembly())
    table = Attachment(page=1, box=(40, 290, 560, 400), cells=(("2. Betaalbaarheid", ""),))
    attached = found(vocabulary, sheet(), assembly(attachments=[table]))
    assert found_as_such == named == attached == [("theme-unread", "theme 2 has no agreements")]


def test_a_number_that_goes_on_in_running_text(sheet, vocabulary):
    for number, read in (("3", assembly()), ("1.03", assembly(rows=(("1", "1.02"),)))):
        page = sheet().text(50, 300, f"{number} De corporaties leveren ieder kwartaal cijfers aan.")
        assert found(vocabulary, page, read) == [("row-as-text", f"number {number}")]
    above = sheet().text(50, 60, "3 De corporaties leveren ieder kwartaal cijfers aan.")
    assert found(vocabulary, above, assembly()) == []


def test_a_number_that_touches_its_text(sheet, vocabulary):
    """A space is lost; `2.1A` and a year are no such numbers."""
    read = assembly(rows=(("1", "1.1"), ("1", "1.2")))
    for begin, expected in (("1.3De", [("row-as-text", "number 1.3")]), ("1.3A", []), ("2030De", [])):
        page = sheet().text(50, 300, f"{begin} corporaties leveren ieder kwartaal cijfers aan.")
        assert found(vocabulary, page, read) == expected


@pytest.mark.parametrize(
    ("text", "warned"), [("De gemeente zal de huren laag houden.", True), ("Dit gaat goed.", False)]
)
def test_a_theme_without_a_number_and_without_rows(sheet, vocabulary, text, warned):
    page = sheet()
    for at, title in enumerate(["Wonen", "Betaalbaarheid"]):
        page.text(50, 60 + 100 * at, title, bold=True, size=16).text(
            50, 100 + 100 * at, text if at else "Hier is het goed."
        )
    told = [("theme-unread", "theme Betaalbaarheid has no agreements")] if warned else []
    assert found(vocabulary, page, assembly()) == told


def test_agreements_under_no_theme_where_others_stand_under_one(sheet, vocabulary):
    rows = [("1", "1"), ("B", "1")]
    assert found(vocabulary, sheet(), assembly((("1", ""), ("B", "Betaalbaarheid")), rows)) == [
        ("theme-none", "agreements stand under no theme, where others do")
    ]
    assert found(vocabulary, sheet(), assembly((("1", ""),), rows[:1])) == []


def test_a_number_that_goes_on_between_two_tables(sheet, vocabulary):
    """Unless a row of that theme has it."""
    page = sheet().text(50, 300, "2 De corporaties leveren ieder kwartaal cijfers aan.")
    for theme, expected in (("2", [("row-as-text", "number 2")]), ("1", [])):
        read = assembly((("1", "Wonen"), ("2", "Betaalbaarheid")), [("1", "1"), (theme, "2"), ("2", "1")])
        below = Passage(text="De gemeente bouwt veertig woningen.", boxes=(PageBox(2, 50, 100, 550, 120),))
        read.rows[1:] = [replace(late, page=2, jaarafspraken={2030: below}) for late in read.rows[1:]]
        assert found(vocabulary, page, read) == expected


def test_agreements_in_prose_that_number_on_from_a_table(sheet, vocabulary):
    read = assembly(rows=(("1", "1.1"), ("1", "1.2"), ("1", "1.3")))
    from_table = found(vocabulary, sheet(), read, *(Agreement(number, 1) for number in ("1.2", "1.3")))
    all_prose = found(vocabulary, sheet(), read, *(Agreement(number, 1) for number in ("1.1", "1.2", "1.3")))
    assert (from_table, all_prose) == ([("row-as-text", "number 1.2")], [])


@pytest.mark.parametrize(
    ("numbers", "missing"),
    [
        (["1", "2"], []),
        (["3", "4"], ["number 1 is missing in theme 1"]),
        (["4.3"], ["number 4.1 is missing in theme 1"]),
        (["1", "2", "/", "3"], []),
        (["1", "2", "/", "1"], []),
        (["1", "2", "/", "2"], ["number 1 is missing in theme 2"]),
        (["1", "2", "/", "5"], ["number 3 is missing in theme 2"]),
    ],
)
def test_numbers_begin_with_the_first_or_go_on_from_the_theme_before(numbers, missing):
    """A slash begins the next theme."""
    theme, ordinals = 1, count()
    rows = []
    for number in numbers:
        if number == "/":
            theme += 1
        else:
            rows.append(row(str(theme), number, next(ordinals)))
    assert [doubt.message for read in number_doubts(rows) for doubt in read.doubts] == missing


def said(text):
    return Passage(text=text, boxes=(BOX,))


def test_a_number_of_another_theme():
    """Where numbers begin with the theme's; elsewhere they say nothing of it."""
    for themes, doubtful in (("113", [2]), ("555", [])):
        rows = [row(theme, f"{part}.{k + 1}", k) for k, (theme, part) in enumerate(zip(themes, "114", strict=True))]
        rows = [*(row("1", f"1.{k}", 0) for k in range(1, 4)), *rows] if doubtful else rows
        read = number_doubts([replace(r, ordinal=k) for k, r in enumerate(rows)])
        told = [r.number for r in read if "number-elsewhere" in [doubt.code for doubt in r.doubts]]
        assert told == (["4.3"] if doubtful else [])


def test_a_row_whose_number_stands_in_its_doelstelling():
    """Numbers that count on; figures do not."""
    for goals, doubtful in ((["V1 Wonen.", "V2", "Rust."], [0, 1]), (["3 wijken.", "9 straten.", "Rust."], [])):
        rows = [replace(row("1", None, k), doelstelling=said(goal)) for k, goal in enumerate(goals)]
        assert [r.ordinal for r in number_doubts(rows) if r.doubts] == doubtful


@pytest.mark.parametrize(
    ("texts", "doubtful"),
    [
        (["Rust.", "Groen.", "Lucht.", "Water.", "van het huis."], [4]),
        (["Rust.", "Groen.", "Lucht.", "Water.", "huizen."], [4]),
        (["Rust.", "Groen.", "Lucht.", "Water.", "n.v.t. in 2030"], []),
        (["Rust.", "Groen.", "Lucht.", "in de wijk.", "van het huis."], []),
        (["Rust.", "van het huis."], []),
        (["Rust.", "Groen.", "Lucht.", "Water.", "Een huis met\n\n4 kamers."], [4]),
        (["Rust.", "Groen.", "Lucht.", "Water.", "Een huis van"], [4]),
        (["Rust.", "Groen.", "Lucht.", "Water.", "Een huis breekt men af"], []),
        (["Rust.", "Groen.", "Lucht.", "Water.", "Een ruim\n\nhuis met tuin."], [4]),
        (["Rust.", "Groen.", "Lucht.", "Water.", "Huizen:\n\nruim genoeg;\n\n4 kamers\n\nDure."], []),
    ],
)
def test_a_text_that_begins_in_the_middle_of_a_sentence(texts, doubtful):
    """Where all but that one are whole; one that a row took over is told where it stands."""
    texts = [*(f"{k}. Meer." for k in range(5)), *texts] if len(texts) == 5 and doubtful else texts
    rows = [replace(row("1", None, k), doelstelling=said(text)) for k, text in enumerate(texts)]
    rows.append(replace(rows[-1], ordinal=len(rows), inherited=("doelstelling",)))
    told = [r.ordinal for r in begin_doubts(rows) if [doubt.code for doubt in r.doubts] == ["text-cut"]]
    assert told == [place + len(texts) - 5 for place in doubtful]


@pytest.mark.parametrize(("open_ended", "doubtful"), [([4], [4]), ([4, 7], [])])
def test_a_text_that_alone_does_not_end_as_a_sentence(open_ended, doubtful):
    """Amid a page; two are a habit."""
    texts = [f"Wij bouwen {k}0 huizen{'' if k in open_ended else '.'}" for k in range(14)]
    rows = [replace(row("1", None, k), doelstelling=said(text)) for k, text in enumerate(texts)]
    assert [r.ordinal for r in end_doubts(rows) if r.doubts] == doubtful


def test_a_row_without_a_number_where_most_have_one():
    """In a theme of its own; and one whose number is a text."""
    rows = [row("1", str(n), n - 1) for n in range(1, 7)]
    read = number_doubts([*rows, row("2", None, 6), row("3", "Samenwerking", 7)])
    assert [[doubt.code for doubt in r.doubts] for r in read[6:]] == [["number-none"], ["number-odd"]]
    assert [doubt for r in number_doubts([*rows[:2], row("2", None, 2)]) for doubt in r.doubts] == []


@pytest.mark.parametrize(
    ("numbers", "doubtful"), [(["1", "2", None], [2]), (["1", None, None], []), ([None, None, None], [])]
)
def test_a_row_without_a_number_among_those_with(numbers, doubtful):
    """One number is not a habit."""
    read = number_doubts([row("1", number, ordinal) for ordinal, number in enumerate(numbers)])
    assert [r.ordinal for r in read if [doubt.code for doubt in r.doubts] == ["number-none"]] == doubtful


@pytest.mark.parametrize(
    ("goals", "doubtful"),
    [("g g", []), ("g -", [1]), ("- g", []), ("g - -", [1]), ("g / -", [])],
)
def test_a_row_without_a_goal_under_one_that_has_it(goals, doubtful):
    """A slash begins the next theme. A table passes its goals on: so another one begins there, or seems to."""
    theme, rows = 1, []
    for goal in goals.split():
        if goal == "/":
            theme += 1
            continue
        read = row(str(theme), None, len(rows))
        rows.append(replace(read, doelstelling=Passage(text="Meer huizen.", boxes=(BOX,)) if goal == "g" else None))
    assert [read.ordinal for read in goal_doubts(rows) if read.doubts] == doubtful


def test_a_number_that_goes_on_in_a_table_without_agreements(sheet, vocabulary):
    """With the word before it, in a cell or over several."""
    cells = (("De", "Afspraak 3\n\nDe gemeente onderzoekt of er plaats is voor een hof."),)
    read = assembly(attachments=[Attachment(page=2, box=(40, 100, 560, 400), cells=cells)])
    assert told([sheet().page(), sheet(number=2).page()], [], read, vocabulary)[0].code == "row-as-text"


def test_a_number_alone_at_the_end_of_a_table_lost_its_text(sheet, vocabulary):
    page = sheet()
    page.grid([40, 80, 560], [100, 120, 160, 200, 240])
    for y, row in (
        (104, ["Nr.", "Afspraak"]),
        (124, ["1.1", "Wij bouwen."]),
        (164, ["1.2", "Wij slopen."]),
        (204, ["1.3", ""]),
    ):
        page.row([40, 80], y, row, bold=y == 104)
    flow = list(stitch(flow_items(flow_of_pages([page.page()], vocabulary)), vocabulary))
    assert [p.message for p in told([page.page()], flow, flow_to_rows(flow, 2030, vocabulary), vocabulary)] == [
        "number 1.3 was read as running text"
    ]


def test_white_through_the_cells_of_a_row(sheet, vocabulary):
    """Two columns without a line between them; a list with its marks at the side is none, nor are words set wide."""
    joined = sheet()
    joined.grid([40, 80, 400, 560], [100, 120, 160])
    joined.row([40, 80, 400], 104, ["Nr.", "Doelstelling Kaderafspraak", "Jaarafspraak 2030"], bold=True)
    joined.row([40, 400], 124, ["1.", "De gemeente bouwt."])
    apart = [("Meer huizen voor", "Partijen bouwen"), ("wie er nu geen heeft", "snel en goed")]
    marked = [("•", "Partijen bouwen"), ("•", "snel en goed")]
    wide = [("Meer", "huizen voor iedereen"), ("voor wie nu geen", "heeft")]

    codes = []
    for lines in (apart, marked, wide):
        page = sheet(words=[*joined.words], rules=joined.rules)
        for y, (left, right) in zip((124, 136), lines, strict=True):
            page.text(83, y, left).text(250 if lines is not wide else 88 + 5 * len(left) + 3, y, right)
        pages = [page.page()]
        flow = list(stitch(flow_items(flow_of_pages(pages, vocabulary)), vocabulary))
        read = flow_to_rows(flow, 2030, vocabulary)
        assert len(read.rows) == 1
        codes.append([problem.code for problem in told(pages, flow, read, vocabulary)])
    assert codes == [["columns-joined"], [], []]


@pytest.mark.parametrize(
    ("title", "page", "codes"),
    [
        ("Zorg", 2, []),
        ("Trekker: gemeente", 2, ["theme-odd"]),
        ("Betaalbaarhei-", 2, ["theme-odd"]),
        ("Wonen met zorg is voor iedereen. " * 4, 2, ["theme-odd"]),
        ("Jaarplan", 1, ["theme-order"]),
    ],
)
def test_titles_that_are_none_and_headings_of_before(sheet, vocabulary, title, page, codes):
    themes = [Theme(number="1", title="Wonen", page=2), Theme(number="2", title=title, page=page)]
    read = Assembly([row("1", None, 0), row("2", None, 1)], themes)
    drawn = sheet().page()
    assert [problem.code for problem in told([drawn], [], read, vocabulary)] == codes


@pytest.mark.parametrize(
    ("numbers", "doubtful"),
    [
        ("A1 A2 B1 C1", ""),
        ("C1 C2 B1 A1", "B1 A1"),
        ("1.1 2.1 1.1 2.1", ""),
        ("1.1 3.1 2.1", "2.1"),
        ("9.1 10.1", ""),
        ("V1 B1", ""),
    ],
)
def test_parts_that_come_after_a_later_one(numbers, doubtful):
    """Numbers that begin anew do not tell."""
    read = order_doubts([row("1", number, k) for k, number in enumerate(numbers.split())])
    assert [r.number for r in read if r.doubts] == doubtful.split()


@pytest.mark.parametrize(("numbers", "elsewhere"), [(("1a", "1b"), []), (("1a", "2b"), ["2b"])])
def test_numbers_with_the_number_of_a_theme_before_a_letter(numbers, elsewhere):
    rows = [*(row("1", number, ordinal) for ordinal, number in enumerate(numbers)), row("2", "2a", 2)]
    assert [r.number for r in number_doubts(rows) if "number-elsewhere" in {d.code for d in r.doubts}] == elsewhere


@pytest.mark.parametrize("title", ["Cetaalbaarheid", "/eefbare wijken", "eigen buurt."])
def test_titles_that_are_garbled(sheet, vocabulary, title):
    problems = Omissions(vocabulary).told(assembly([("1", title)], [("1", "1")]), [])
    assert "theme-odd" in [problem.code for problem in problems]


def test_promises_among_agreements_that_are_running_text(sheet, vocabulary):
    """As under a box beside them, whose heading lost its type."""
    promises = ["De gemeente opent een loket.", "Woonborg bouwt tien woningen.", "De gemeente is groen."]
    blocks = [
        Block("paragraph", [Line(1, sheet().text(40, 300 + 20 * k, text).words)], text=text)
        for k, text in enumerate(promises)
    ]
    agreement = Agreement(None, 1)
    found = [told([], [agreement, *blocks[:count]], assembly(), vocabulary, ["Woonborg"]) for count in (1, 2)]
    assert [[problem.code for problem in problems] for problems in found] == [[], ["row-as-text"]]
