"""What the places of words and tables tell: a column beside its table, lines through words, tables that lost their rows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jaarschijf.extract.agreements.assemble import flow_to_rows
from jaarschijf.extract.agreements.stitch import stitch
from jaarschijf.extract.checks.misread import Misreadings
from jaarschijf.extract.checks.same_columns import SameColumns
from jaarschijf.extract.tables.grid import page_to_tables
from jaarschijf.extract.tables.layout import pages_to_layouts
from jaarschijf.schema.document import Attachment
from jaarschijf.schema.flow import PageFlow, flow_items
from jaarschijf.schema.geometry import Box, Rule
from jaarschijf.schema.table import Cell, Table
from tests.extract.flows import BODY, flow_of, flow_of_pages

XS = [40, 200, 400, 560]
HEADINGS = ["Doelstelling", "Jaarafspraak 2030", "Trekker"]
ROWS = [
    ["Meer huizen.", "De gemeente bouwt in\n2030 veertig woningen.", "Gemeente"],
    ["Minder lawaai.", "Wonen Noord legt in het\nvoorjaar matten neer.", "Wonen Noord"],
]


def told(vocabulary, *sheets):
    flow = flow_of_pages([sheet.page() for sheet in sheets], vocabulary)
    read = flow_to_rows(stitch(flow_items(flow), vocabulary), 2030, vocabulary)
    assert read.rows
    return [(problem.code, problem.page) for problem in misread(flow, read, vocabulary)]


def misread(flow, read, vocabulary):
    seen = Misreadings(read.rows, read.attachments, vocabulary)
    for part in flow:
        seen.add(part)
    return seen.told()


@pytest.fixture
def table(sheet):
    """A table of two rows, from 100 to 200 points from the top."""
    page = sheet().grid(XS, [100, 120, 160, 200]).row(XS[:-1], 104, HEADINGS, bold=True)
    for y, texts in zip((124, 164), ROWS, strict=True):
        page.row(XS[:-1], y, texts)
    return page


def test_a_table_with_text_above_and_below_it(table, vocabulary):
    table.text(40, 60, "1. Wonen", bold=True, size=16).text(40, 220, "Dit is een toelichting op de tabel hierboven.")
    assert told(vocabulary, table) == []


def test_a_table_with_some_headings_of_one_of_agreements(table, vocabulary):
    """As of the right half of one, on another page."""
    other = table.__class__(number=2).text(40, 40, "Overig").grid([60, 200, 420], [100, 120, 140])
    other.row([60, 200], 104, ["Doelstelling", "Trekker"]).row([60, 200], 124, ["Meer", "Gemeente"])
    assert ("table-unread", 2) in told(vocabulary, table, other)


@pytest.mark.parametrize(("under", "codes"), [("Meer rust in elke buurt", ["table-unread"]), ("", [])])
def test_a_table_with_all_headings_of_one_of_agreements_and_no_agreement(table, vocabulary, under, codes):
    """As the rest of one on another page; with nothing under them its rows stand on the page after."""
    xs = [x + 20 for x in XS]
    other = table.__class__(number=2).text(40, 40, "Overig").grid(xs, [100, 120, 140]).row(xs[:-1], 104, HEADINGS)
    other.text(xs[0] + 3, 124, under)
    assert [code for code, _ in told(vocabulary, table, other)] == codes


@pytest.mark.parametrize(
    ("x", "text", "codes"), [(403, "Q2 2030", ["text-unjoined"]), (43, "Q2 2030", []), (403, "Twee", [])]
)
def test_a_moment_over_a_table(table, vocabulary, x, text, codes):
    assert [code for code, _ in told(vocabulary, table.text(x, 80, text))] == codes


def test_a_short_margin_within_a_table(table, vocabulary):
    """As where it was moved; the page has none of its own."""
    moved = table.__class__(number=2, rules=list(table.rules), words=list(table.words)).text(203, 188, "jaarplan 2030")
    first, second = flow_of_pages([table.page(), moved.page()], vocabulary)
    margin = list(table.__class__().text(40, 20, "jaarplan 2030").words)
    read = flow_to_rows(stitch(flow_items([first, second]), vocabulary), 2030, vocabulary)
    flow = [replace(first, furniture=margin), second]

    assert ("margin-in-table", 2) in [(problem.code, problem.page) for problem in misread(flow, read, vocabulary)]


@pytest.mark.parametrize(("lost", "codes"), [(False, []), (True, ["border-lost"])])
def test_uprights_that_all_break_where_no_line_runs(table, vocabulary, lost, codes):
    """As where the border between two rows is lost, that the uprights were drawn up to."""
    whole = [rule for rule in table.rules if rule.direction == "h" and not (lost and rule.box.top == 160)]
    table.rules = [*whole, *(Rule("v", Box(x, y, x, end)) for x in XS for y, end in ((100, 159), (161, 200)))]
    assert [code for code, _ in told(vocabulary, table) if code == "border-lost"] == codes


def test_letters_of_a_word_that_lie_over_each_other(table, vocabulary):
    table.words[-1] = replace(table.words[-1], crossed=True)
    assert told(vocabulary, table) == [("texts-overlap", 1)]


@pytest.mark.parametrize(
    ("x", "y", "codes"),
    [(160, 63, ["words-uneven"]), (120, 60, ["texts-overlap"]), (40, 66, ["texts-overlap"]), (40, 72, [])],
)
def test_running_text_that_lies_over_another(table, vocabulary, x, y, codes):
    """A word beside a line, or on it; a line over the one above it."""
    table.text(40, 60, "Dit is een toelichting").text(x, y, "op")
    assert [code for code, _ in told(vocabulary, table)] == codes


@pytest.mark.parametrize(("y", "codes"), [(66, ["texts-overlap"]), (76, [])])
def test_a_heading_over_the_end_of_the_text_above_it(sheet, table, vocabulary, y, codes):
    other = sheet(number=2).text(40, 60, "Woningzoekenden wachten lang.").text(40, y, "Leefbaarheid", bold=True)
    assert [code for code, page in told(vocabulary, table, other) if page == 2] == codes


@pytest.mark.parametrize(("text", "codes"), [("v a n u", ["letters-apart"]), ("label A B C D of u", []), ("a b c", [])])
def test_a_word_whose_letters_stand_apart(table, vocabulary, text, codes):
    assert [code for code, _ in told(vocabulary, table.text(210, 188, text))] == codes


def test_a_column_that_stands_beside_its_table(table, vocabulary):
    """As when the lines of the left column are lost: the table is found, without it."""
    page = table.page()
    (whole,) = pages_to_layouts([page], BODY, vocabulary)
    (found,) = whole.tables
    right = [replace(cell, column=cell.column - 1) for cell in found.cells if cell.column > 0]
    narrow = replace(found, cells=right, box=Box(XS[1], 100, XS[-1], 200))

    codes = []
    for tables in ([found], [narrow]):
        flow = flow_of(replace(whole, tables=tables))
        read = flow_to_rows(stitch(flow_items(flow), vocabulary), 2030, vocabulary)
        assert len(read.rows) == 2
        codes.append([problem.code for problem in misread(flow, read, vocabulary)])
    assert codes == [[], ["text-beside-table"]]


def test_lines_that_run_through_words(table, vocabulary):
    """Of a second table, which is cut another way than it was printed."""
    cut = table.__class__(number=2).grid([45, 100, 190, 320, 560], [80, 110, 140])
    for part, word in ((88, "woning"), (118, "bouwen")):
        cut.text(70, part, word).text(100, part, "corporatie").text(200, part, "gemeente")
    assert ("words-cut", 2) in told(vocabulary, table, cut)


def test_a_table_that_goes_on_and_gives_no_rows(table, vocabulary):
    """Unless something stands between the two, or it is not as wide."""
    figures = [["Huur", "Woningen", "Jaar"], ["612", "40", "2030"], ["655", "12", "2031"]]
    for x1, between, expected in ((560, None, [("table-unread", 2)]), (500, None, []), (560, "Zie de cijfers.", [])):
        other = table.__class__(number=2).grid([40, 250, 330, x1], [100, 120, 140, 160])
        for y, texts in zip((104, 124, 144), figures, strict=True):
            other.row([40, 250, 330], y, texts)
        if between:
            other.text(40, 60, between)
        assert told(vocabulary, table, other) == expected


@pytest.mark.parametrize(("dx", "told"), [(0, True), (10, False)])
def test_what_stands_in_the_columns_of_agreements_and_is_none(table, vocabulary, dx, told):
    """A table whose headings can't be read, and running text, as when all lines of one are lost."""
    xs = [40, 200 + dx, 400 - dx, 560]
    texts = table.__class__(number=2).text(40, 60, "Wonen").row(xs[:-1], 104, ["Dlstllng", "Jrfsprk", "Trkkr"])
    lined = table.__class__(number=2, words=[*texts.words]).grid(xs, [100, 120, 160]).row(xs[:-1], 124, ROWS[0])
    (spread,) = pages_to_layouts([texts.row(xs[:-1], 124, ROWS[0]).page()], BODY, vocabulary)
    (first,) = flow_of_pages([table.page()], vocabulary)
    read = flow_to_rows(stitch(flow_items([first]), vocabulary), 2030, vocabulary)
    for code, pages in (
        ("table-unread", flow_of_pages([lined.page()], vocabulary)),
        ("table-as-text", flow_of(replace(spread, tables=[]))),
    ):
        read.attachments[:] = [Attachment(page=2, box=(40, 100, 560, 160))]
        found = [(problem.code, problem.page) for problem in misread([first, *pages], read, vocabulary)]
        assert found == [(code, 2)] * told


def test_a_table_that_goes_on_without_its_first_column(table, vocabulary):
    """As when its left line is lost: the numbers of its rows stand beside what is left."""
    other = table.__class__(number=2).grid(XS[1:], [100, 120, 140, 160])
    for y, texts in zip((104, 124, 144), ROWS[:1] * 3, strict=True):
        other.text(XS[0] + 3, y, "14.").row(XS[1:-1], y, [text.replace("\n", " ")[:22] for text in texts[1:]])
    pages = [table.page(), other.page()]
    flow = flow_of_pages(pages, vocabulary)
    read = flow_to_rows(stitch(flow_items(flow[:1]), vocabulary), 2030, vocabulary)
    (lost,) = (item for item in flow[1].items if isinstance(item, Table))
    read.attachments.append(Attachment(page=2, box=tuple(lost.box)))
    assert [problem.code for problem in misread(flow, read, vocabulary)] == ["table-unread"]


def test_text_that_goes_on_from_a_table(table, vocabulary):
    """At the top of the next page, in the middle of a sentence; a sentence of its own is none."""
    for text, expected in (("en in 2031 nog tien woningen.", [("text-unjoined", 2)]), ("In 2031 nog tien.", [])):
        assert told(vocabulary, table, table.__class__(number=2).text(40, 60, text)) == expected


def test_a_margin_in_a_table(table, vocabulary):
    """As when a line joins a table to the page's foot; where the margin is known as one, a table may say the same."""
    footer = list(table.__class__().text(40, 770, "gemeente Waterveen blad 1").words)
    first, second = flow_of_pages([table.page(), table.__class__(number=2).page()], vocabulary)
    foot = table.__class__(number=2).grid([40, 200, 560], [720, 740, 790]).row([40, 200], 724, ["Gereed", "Maart 2030"])
    (reached,) = page_to_tables(foot.text(43, 770, "gemeente Waterveen").text(300, 770, "blad 2").page())
    read = flow_to_rows(stitch(flow_items([first]), vocabulary), 2030, vocabulary)
    for furniture, expected in (([], [("margin-in-table", 2)]), (footer, [])):
        flow = [replace(first, furniture=footer), replace(second, furniture=furniture, items=[reached])]
        assert [(problem.code, problem.page) for problem in misread(flow, read, vocabulary)] == expected


def test_an_empty_page(table, vocabulary):
    assert told(vocabulary, table, table.__class__(number=2)) == []


def test_letters_that_stand_apart(table, vocabulary):
    table.text(40, 300, "D e g e m e e n t e").text(40, 320, "1 2 " * 20)
    assert told(vocabulary, table) == []
    for k in range(5):  # a font that tells another width of its d
        table.text(40, 400 + 12 * k, "1 d 2 d woningen" if k else "a b n v t")
    assert told(vocabulary, table) == []
    assert told(vocabulary, table.text(40, 460, "d woningen")) == [("letters-apart", 1)]
    table.words = [word for word in table.words if word.box.top < 400]
    table.text(40, 340, " ".join("De gemeente bouwt in het voorjaar van 2030 met Wonen Noord veertig woningen"))
    assert told(vocabulary, table) == [("letters-apart", 1)]


def test_borders_that_are_not_where_the_words_say(table, vocabulary):
    """Of a scan a recogniser told where they are."""
    table.rules = [rule for rule in table.rules if rule.box.x0 != 400 or rule.direction == "h"]
    table.words = [word for word in table.words if word.text != HEADINGS[2]]
    assert ("columns-joined", 1) in told(vocabulary, table)
    flow = [replace(part, page=replace(part.page, method="ocr")) for part in flow_of_pages([table.page()], vocabulary)]
    read = flow_to_rows(stitch(flow_items(flow), vocabulary), 2030, vocabulary)
    assert misread(flow, read, vocabulary) == []


def test_headings_with_running_text_under_them(table, vocabulary):
    """On the second page none, a footnote, and a line under them; at a page's end they announce the next one."""
    headed = table.__class__(number=2).grid(XS, [100, 120]).row(XS[:-1], 104, HEADINGS, bold=True)
    assert told(vocabulary, table, headed) == []
    noted = table.__class__(number=2, words=list(headed.words), rules=headed.rules)
    assert told(vocabulary, table, noted.text(43, 130, "* Zie de woonvisie van 2028.", size=7.0)) == []
    headed.text(43, 150, "De gemeente en Wonen Noord leggen in het voorjaar van 2030 samen matten neer.")
    assert told(vocabulary, table, headed) == [("headings-unread", 2)]


def test_lines_that_are_lost_of_one_table_of_several(table, vocabulary):
    """Whether all of them are or some, the other one has its columns and is whole."""
    bare = table.__class__(number=2, words=[*table.words])
    assert told(vocabulary, table, bare) == [("lines-lost", 2)]


def test_a_column_on_a_page_of_its_own_that_lost_its_lines(sheet, vocabulary):
    """As a spreadsheet prints one that is wider than its paper."""
    ruled = sheet().text(43, 104, "Toelichting", bold=True).page()
    bare = sheet(number=2).text(43, 204, "Toelichting", bold=True).text(43, 234, "Met steun.").page()
    columns, whole = SameColumns(), Box(40, 100, 200, 120)
    columns.add_table(Table(1, whole, [Cell(0, 0, whole, ruled.words)], "ruled"), agreed=True)
    for block in flow_of_pages([bare], vocabulary)[0].items:
        columns.add_text(block)
    assert [(problem.code, problem.page) for problem in columns.told()] == [("table-as-text", 2)]


def test_parts_of_a_table_beside_each_other(table, vocabulary):
    """As when the lines of its middle column are lost: two tables in columns of one that is whole."""
    other = table.__class__(number=2).text(40, 40, "Overig").grid(XS[:3], [100, 120, 140])
    for y in (104, 124):
        other.row(XS[:2], y, ["Straat", "Kosten"])
    flow = flow_of_pages([table.page(), other.page()], vocabulary)
    read = flow_to_rows(stitch(flow_items(flow[:1]), vocabulary), 2030, vocabulary)
    read.attachments.append(Attachment(page=2, box=(40, 100, 400, 140)))
    assert [problem.code for problem in misread(flow, read, vocabulary)] == ["table-unread"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [("Jaarplan Veenstad", ["margin-in-table"]), ("2", ["margin-in-table"]), ("Jaarplan", []), ("3", [])],
)
def test_a_margin_at_the_foot_of_a_text(table, vocabulary, text, codes):
    """As on a page that is larger than the others, where it stands too far from the edge."""
    footer = list(table.__class__().text(40, 770, "Jaarplan Veenstad").words)
    page = table.__class__(number=2).text(40, 60, "Wij bouwen samen huizen").text(300, 600, text)
    first, second = flow_of_pages([table.page(), page.page()], vocabulary)
    read = flow_to_rows(stitch(flow_items([first]), vocabulary), 2030, vocabulary)
    flow = [PageFlow(first.page, footer, first.items), second]

    assert [problem.code for problem in misread(flow, read, vocabulary)] == codes


def test_a_page_number_in_a_table(table, vocabulary):
    """As when one line of the table is drawn down to the foot of the page."""
    table.grid([40, 560], [200, 230]).text(43, 212, "Pagina 2")
    assert ("margin-in-table", 1) in told(vocabulary, table)


@pytest.mark.parametrize(("begin", "codes"), [(96.5, ["words-cut"]), (98.4, [])])
def test_a_bar_through_running_text(table, vocabulary, begin, codes):
    """It makes a table of the text, in the second column of which each line begins where the word before it ended."""
    other = table.__class__(number=2).text(40, 60, "Inleiding").grid([35, 96, 560], [95, 130])
    other.text(40, 100, "De gemeente").text(98.4, 100, "werkt graag samen")
    other.text(begin - 53, 112, "in iederen").text(begin, 112, "buurt van deze stad.")
    flow = flow_of_pages([table.page(), other.page()], vocabulary)
    read = flow_to_rows(stitch(flow_items(flow[:1]), vocabulary), 2030, vocabulary)
    read.attachments.append(Attachment(page=2, box=(35, 95, 560, 130)))
    assert [problem.code for problem in misread(flow, read, vocabulary)] == codes


@pytest.mark.parametrize(("rest", "codes"), [("en de raad.", ["text-unjoined"]), ("overwegen als volgt:", [])])
def test_running_text_that_goes_on_from_no_other(table, vocabulary, rest, codes):
    table.text(40, 300, "Partijen spreken elkaar ieder jaar.").text(40, 400, rest)
    assert [code for code, _ in told(vocabulary, table)] == codes


def test_a_note_in_the_margin_goes_on_from_no_text(table, vocabulary):
    table.text(60, 300, "Partijen spreken elkaar ieder jaar.").text(60, 400, "bouw", size=7)
    other = table.__class__(number=2).text(150, 380, "1", size=6).text(160, 380, "Zie het plan.", size=8)
    for y, note in ((60, "bouw"), (90, "zorg")):
        other.text(20, y, note, size=8).text(150, y, "De gemeente en de corporaties bouwen samen\naan een stad.")
    assert [code for code, _ in told(vocabulary, table, other)] == []


@pytest.mark.parametrize(("text", "codes"), [("Q3 2030", ["text-unjoined"]), ("Voor Q3 2030.", [])])
def test_a_moment_by_itself_in_running_text(sheet, vocabulary, text, codes):
    page = sheet().grid(XS, [100, 120, 160]).row(XS[:-1], 104, [*HEADINGS[1:], "Gereed"], bold=True)
    page.row(XS[:-1], 124, [ROWS[0][1], "Gemeente", "Q2 2030"]).text(40, 400, text)
    assert [code for code, _ in told(vocabulary, page)] == codes


@pytest.mark.parametrize(("size", "codes"), [(10.0, []), (14.0, ["words-uneven"])])
def test_words_of_a_line_and_headings_in_other_sizes(table, vocabulary, size, codes):
    table.text(40, 300, "Afspraak: de").text(110, 300, "gemeente bouwt.", size=size)
    assert [code for code, _ in told(vocabulary, table)] == codes


@pytest.mark.parametrize(("scale", "codes"), [(1.0, []), (0.5, ["text-tiny"])])
def test_a_page_in_another_unit(table, vocabulary, scale, codes):
    other = table.__class__(number=2, width=600 * scale).text(20, 20, "Partijen spreken elkaar.", size=10 * scale)
    assert [code for code, page in told(vocabulary, table, other) if page == 2] == codes


@pytest.mark.parametrize(
    ("part", "body", "codes"), [(0.6, 10, ["text-tiny"]), (1.0, 10, []), (0.6, 14, []), (0.6, 16, [])]
)
def test_a_page_that_is_made_smaller(sheet, table, vocabulary, part, body, codes):
    """One with a size of its own, or one that others have, is not."""
    pages = []
    for number, scale in ((2, 1.0), (3, part)):
        page = sheet(number=number).text(40 * scale, 40, "Over samenwerken", bold=True, size=16 * scale)
        for y in range(100, 220, 12):
            page.text(40 * scale, y, "Partijen spreken elkaar.", size=(body if number == 3 else 10) * scale)
        pages.append(page)
    assert [code for code, page in told(vocabulary, table, *pages) if page == 3] == codes


@pytest.mark.parametrize(("edge", "codes"), [(5, [("text-cropped", 2)]), (40, [])])
def test_a_page_whose_text_begins_where_the_sheet_does(sheet, table, vocabulary, edge, codes):
    moved = sheet(number=2)
    for y in range(100, 400, 12):
        moved.text(edge, y, "Alles wat hier staat is later nog te lezen.")
    assert told(vocabulary, table, moved) == codes


def test_text_of_no_size_tells_nothing_of_units(sheet, vocabulary):
    pages = flow_of_pages([sheet().text(20, 20, "Partijen spreken elkaar.", size=0).page()], vocabulary)
    seen = Misreadings([], [], vocabulary)
    for part in pages:
        seen.add(part)
    assert "text-tiny" not in {problem.code for problem in seen.told()}


def test_text_in_the_page_s_other_column_is_not_beside_a_table(table, vocabulary):
    page = table.__class__(words=list(table.words), rules=list(table.rules), width=1200)
    page.grid([700, 860, 1060, 1200], [100, 120, 200]).row([700, 860, 1060], 104, HEADINGS, bold=True)
    page.row([700, 860, 1060], 124, ["Meer rust.", "Partijen overleggen daar\nieder jaar over.", "Partijen"])
    for y in (220, 232, 244):
        page.text(40, y, "De vraag naar woningen nam toe.")
    below = page.grid([700, 860, 1060, 1200], [215, 235, 275]).row([700, 860, 1060], 219, HEADINGS, bold=True)
    below.row([700, 860, 1060], 239, ["Meer rust.", "Partijen meten dat\nook.", "Partijen"])
    assert "text-beside-table" not in [code for code, _ in told(vocabulary, below)]


def test_a_list_of_projects_in_columns_as_wide_as_those_of_agreements(table, vocabulary):
    other = table.__class__(number=2).text(40, 40, "Projecten", bold=True, size=16).grid(XS, [100, 120, 140, 160])
    other.row(XS[:-1], 104, ["Project", "Aantal", "Soort"], bold=True)
    for y, row in ((124, ["Kade", "42", "flat"]), (144, ["Dijk", "12", "huis"])):
        other.row(XS[:-1], y, row)
    assert told(vocabulary, table, other) == []


@pytest.mark.parametrize(("last", "codes"), [([], []), (["veertig"], ["line-astray"]), (["veertig", "legt"], [])])
def test_a_word_that_the_file_draws_out_of_its_turn(sheet, vocabulary, last, codes):
    """It was moved; where more are, that is how the program draws."""
    ys = [100, 120, *range(160, 500, 40)]
    page = sheet().grid(XS, ys).row(XS[:-1], 104, HEADINGS, bold=True)
    for y, texts in zip(ys[1:], ROWS * 4, strict=False):
        page.row(XS[:-1], y + 4, texts)
    late = [next(word for word in page.words if word.text == text) for text in last]
    drawn = [word for word in page.words if word not in late] + late
    page.words = [replace(word, written=drawn.index(word) + 1) for word in page.words]
    assert [code for code, _ in told(vocabulary, page)] == codes
