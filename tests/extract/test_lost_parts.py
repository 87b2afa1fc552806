"""Lists, cells, columns and headings that lost a part, or hold one of another's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jaarschijf.extract.checks.bold_words import BoldWords
from jaarschijf.extract.checks.borders import faults
from jaarschijf.extract.checks.column_parts import are_two_headings, fits_column, stands_in_columns
from jaarschijf.extract.checks.heading_faults import holds_labelled_boxes
from jaarschijf.extract.checks.list_items import ListItems
from jaarschijf.extract.checks.other_field import other_field
from jaarschijf.extract.tables.grid import page_to_tables
from jaarschijf.extract.tables.unused_rules import mark_ruled_within
from jaarschijf.extract.wording.lexicon import Lexicon
from jaarschijf.schema.document import Attachment, Passage
from jaarschijf.schema.flow import Block, Layout, Line, PageFlow
from jaarschijf.schema.geometry import Box, Page, Rule
from tests.extract.test_borders import ROWS as OTHERS
from tests.extract.test_borders import XS, YS, told
from tests.extract.test_omissions import assembly, found

HEADINGS = ["Doelstelling", "Jaarafspraak 2030", "Trekker", "Gereed"]
ROWS = [[goal, agreed, who, due] for (goal, agreed, _, who), due in zip(OTHERS, ("Mei", "Juni", "Juli"), strict=True)]


@pytest.fixture
def table(sheet):
    page = sheet().grid(XS, YS).row(XS[:-1], 104, HEADINGS, bold=True)
    for y, texts in zip(YS[1:], ROWS, strict=False):
        page.row(XS[:-1], y + 4, texts)
    return page


def block(sheet, kind, text, marker=None):
    words = sheet().text(40, 40, text).words
    return Block(kind, [Line(1, words)], marker=marker, text=text.removeprefix(f"{marker}").strip())


def test_a_cell_in_another_size_and_one_on_its_border(table, vocabulary):
    assert told(table, vocabulary) == []
    table.words = [word for word in table.words if word.text not in ("matten", "neer.")]
    assert told(table.text(243, 176, "matten neer.", size=6), vocabulary) == ["sizes-differ"]
    assert "words-cut" in told(table.text(483, 234, "Mei"), vocabulary)


def test_a_moment_among_the_headings(table, vocabulary):
    assert told(table.text(483 + 35, 104, "Mei"), vocabulary) == ["text-unjoined"]


@pytest.mark.parametrize(("x", "stands"), [(483, True), (440, False)])
def test_a_text_under_a_table_with_a_part_in_one_of_its_columns(table, sheet, vocabulary, x, stands):
    (found,) = page_to_tables(table.page(), vocabulary=vocabulary)
    line = sheet().text(40, 245, "Dit wordt ieder jaar bezien.").text(x, 245, "Augustus").words
    assert stands_in_columns(found, Block("paragraph", [Line(1, line)])) == stands


@pytest.mark.parametrize(("x", "y", "fits"), [(203, 400, True), (215, 400, False), (43, 400, False)])
def test_a_text_outside_a_table_that_fits_one_of_its_columns(table, sheet, vocabulary, x, y, fits):
    (found,) = page_to_tables(table.page(), vocabulary=vocabulary)
    assert fits_column(found, Block("paragraph", [Line(1, sheet().text(x, y, "matten neer.").words)])) == fits


def test_a_text_over_the_side_of_its_cell(table, vocabulary):
    assert "words-cut" in told(table.text(460, 234, "Gemeentewerken"), vocabulary)


def test_two_headings_on_one_line(sheet):
    line = sheet().text(40, 40, "Wonen met zorg")
    assert not are_two_headings(Block("heading", [Line(1, line.words)]))
    assert are_two_headings(Block("heading", [Line(1, line.text(300, 40, "Betaalbaar wonen").words)]))


@pytest.mark.parametrize(
    ("items", "empty", "late"),
    [
        ([("item", "1. Een.", "1."), ("heading", "Wonen", None), ("item", "2. Twee.", "2.")], [], []),
        ([("item", "3. Drie.", "3."), ("heading", "Wonen", None), ("item", "2. Twee.", "2.")], [], [1]),
        ([("item", "• Een.", "•"), ("item", "•", "•")], [1], []),
    ],
)
def test_lists_that_lost_a_text_or_a_mark(sheet, items, empty, late):
    lists = ListItems()
    lists.add(PageFlow(Page(1, 600, 800, []), [], [block(sheet, *item) for item in items]))
    told = list(lists.told())
    of_empty, of_late = ([p.page for p in told if said in p.message] for said in ("nothing stands", "second number"))
    assert (of_empty, of_late) == (empty, late)
    assert len(told) == len(empty) + len(late)


@pytest.mark.parametrize(("text", "expected"), [("Noord", ["sizes-differ"]), ("*)", [])])
def test_words_of_a_line_in_far_other_sizes(table, vocabulary, text, expected):
    """A mark may be."""
    word = next(word for word in table.words if word.text == "Noord")
    larger = replace(word, text=text, size=1.5 * word.size)
    page = table.__class__(words=[larger if one is word else one for one in table.words], rules=table.rules)
    assert told(page, vocabulary) == expected


BULLETED = [
    "• De gemeente bouwt.\n• Woonborg sloopt.",
    "• Partijen overleggen in\n  het hele jaar.\n• Er komt een loket.",
]


@pytest.mark.parametrize(
    ("lost", "codes"), [(None, []), (1, ["row-as-text"]), (0, ["row-as-text"]), (4, ["row-as-text"])]
)
def test_a_text_in_a_cell_that_lost_its_bullet(sheet, lost, codes):
    """It begins where those behind bullets do: the first of its cell, or behind a sentence that left room for it."""
    page = sheet().grid([40, 300, 400], [100, 120, 160, 220])
    page.row([40, 300], 104, ["Afspraak 2030", "Trekker"], bold=True).text(303, 124, "Gemeente").text(
        303, 164, "Partijen"
    )
    lines = [line for text in BULLETED for line in text.split("\n")]
    for k, (y, line) in enumerate(zip((124, 136, 164, 176, 188), lines, strict=True)):
        marked = line.startswith("•") and k != lost
        page.text(44 if marked else 54, y, line if marked else line.lstrip("• "))
    lists = ListItems()
    lists.add(PageFlow(Page(1, 600, 800, []), [], page_to_tables(page.page())))
    assert [problem.code for problem in lists.told()] == codes


@pytest.mark.parametrize(
    ("lefts", "codes"),
    [([60, 60, 50, 60], ["line-astray"]), ([60, 60, 60], []), ([50, 60, 60, 50, 60], []), ([60, 60, 50], [])],
)
def test_an_item_that_stands_left_of_all_others(sheet, lefts, codes):
    lists = ListItems()
    items = [
        Block("item", [Line(1, sheet().text(x, 40 + 20 * k, "- Een.").words)], marker="-", text="Een.")
        for k, x in enumerate(lefts)
    ]
    lists.add(PageFlow(Page(1, 600, 800, []), [], items))
    assert [problem.code for problem in lists.told()] == codes


@pytest.mark.parametrize(("shift", "codes"), [(0, []), (1, ["letters-odd"])])
def test_bold_words_of_a_font_that_tells_other_letters(sheet, shift, codes):
    page = sheet().text(40, 40, "De gemeente bouwt veertig woningen voor starters.")
    for y, text in enumerate(
        ["doelstelling", "beschikbaarheid", "betaalbaarheid", "leefbaarheid", "partijen", "huurders"]
    ):
        page.text(40, 100 + 20 * y, "".join(chr(ord(letter) + shift) for letter in text), bold=True)
    found = page.page()
    bold = BoldWords(Lexicon.of([found]))
    bold.add(Layout(found, found))
    assert [problem.code for problem in bold.told()] == codes


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (Rule("h", Box(120, 140, 590, 140)), ["border-astray"]),
        (Rule("v", Box(300, 110, 300, 236)), ["border-astray"]),
        (Rule("h", Box(40, 140, 400, 140)), []),
        (Rule("h", Box(100, 140, 190, 140)), []),
    ],
)
def test_a_rule_that_ends_where_no_border_does(table, vocabulary, rule, expected):
    (found,) = page_to_tables(table.page(), vocabulary=vocabulary)
    mark_ruled_within([found], [*table.rules, rule])
    assert sorted(faults(found, vocabulary) - {"border-unread"}) == expected


@pytest.mark.parametrize(("heading", "codes"), [("Hoofdstuk 2 Huren", []), ("", ["theme-unread"])])
def test_articles_of_a_theme_whose_heading_is_lost(sheet, vocabulary, heading, codes):
    page = sheet().text(50, 60, heading, bold=True, size=16)
    for at, article in enumerate(["Artikel 2.1", "Artikel 2.2"]):
        page.text(50, 120 + 60 * at, article, bold=True, size=12).text(50, 140 + 60 * at, "Dit is van later zorg.")
    read = assembly([("1", "Wonen"), ("3", "Zorg")], rows=(("1", "1.1"), ("3", "3.1")))
    told = [code for code, message in found(vocabulary, page, read) if "articles" in message]
    assert told == codes


@pytest.mark.parametrize(
    ("cells", "codes"),
    [
        ((("Trekker", "Gereed"), ("Gemeente", "Mei 2030"), ("Partijen", "2031")), ["headings-unread"]),
        ((("Locatie", "Gereed"), ("Haven", "Mei 2030"), ("Dorp", "2031")), []),
        ((("Zij bouwt een huis.\n\nTrekker: Gemeente Gereed: mei 2030",),), ["headings-unread"]),
        ((("Zij bouwt een huis.\n\nPrijs: 30 euro Gereed: mei 2030",),), []),
    ],
)
def test_a_table_without_agreements_that_tells_who_acts_and_when(sheet, vocabulary, cells, codes):
    """Its columns stand on a page of their own, or it is of agreements that were not understood."""
    read = assembly(attachments=[Attachment(page=1, box=(40, 290, 560, 400), cells=cells)])
    assert [code for code, _ in found(vocabulary, sheet(), read)] == codes


@pytest.mark.parametrize(
    ("text", "codes"), [("(trekker: gemeente)", ["row-as-text"]), ("(vervolg)", []), ("Zie (ook) daar.", [])]
)
def test_brackets_that_stand_by_themselves(sheet, vocabulary, text, codes):
    """Other agreements end in some."""
    read = assembly()
    for one in read.rows:
        one.jaarafspraken[2030] = Passage(text="Zij bouwt een huis. (trekker: partijen)", boxes=())
    page = sheet().text(50, 60, "1. Wonen", bold=True, size=16).text(50, 300, text)
    assert [code for code, _ in found(vocabulary, page, read)] == codes


@pytest.mark.parametrize(("text", "codes"), [("Zij bouwt.\n\nb. Zij koopt.", ["row-as-text"]), ("Zij bouwt b.", [])])
def test_an_item_of_a_list_within_the_one_before_it(sheet, vocabulary, text, codes):
    read = assembly(rows=(("1", "a"), ("1", "c")))
    read.rows[0].jaarafspraken[2030] = Passage(text=text, boxes=())
    page = sheet().text(50, 60, "1. Wonen", bold=True, size=16)
    assert [code for code, _ in found(vocabulary, page, read)] == codes


@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        ([("Wonen Noord", "Mei 2030"), ("Gemeente", "Wonen Noord")], ["line-astray"]),
        ([("Wonen Noord", "Mei 2030"), ("Gemeente", "Juni 2030")], []),
        ([("n.v.t.", "Mei 2030"), ("Gemeente", "n.v.t.")], []),
        ([("Nader te bepalen", "Mei 2030"), ("Gemeente", "Nader te bepalen")], []),
    ],
)
def test_a_text_of_another_field(fields, codes):
    rows = [
        replace(row, trekker=Passage(text=who, boxes=()), gereed=Passage(text=due, boxes=()))
        for row, (who, due) in zip(assembly().rows, fields, strict=True)
    ]
    assert [problem.code for problem in other_field(rows)] == codes


@pytest.mark.parametrize(("lost", "codes"), [([1], ["row-as-text"]), ([1, 3], []), ([], [])])
def test_one_text_set_in_between_the_items_of_a_list_may_have_lost_its_mark(sheet, lost, codes):
    """Over a page too; where more do so, that is how the document is written."""
    lists = ListItems()
    for number, texts in ((1, [0, 1, 2]), (2, [3, 4])):
        items = []
        for k in texts:
            words = sheet().text(50, 40 + 20 * k, "•").text(60, 40 + 20 * k, "Woonborg bouwt.").words
            kind, own = ("paragraph", words[1:]) if k in lost else ("item", words)
            marker = "•" if kind == "item" else None
            items.append(Block(kind, [Line(number, own)], marker=marker, text="Woonborg bouwt."))
        lists.add(PageFlow(Page(number, 600, 800, []), [], items))
    assert [problem.code for problem in lists.told()] == codes


@pytest.mark.parametrize(("count", "holds"), [(2, True), (1, False)])
def test_labels_of_who_acts_and_when_in_cells_tell_of_agreements(sheet, count, holds):
    page = sheet().grid([40, 300, 500], [100, 160, 220])
    for k, y in enumerate((104, 164)):
        page.text(44, y, "Woonborg bouwt aan de kade.")
        if k < count:
            page.text(304, y, "Wie", bold=True).text(304, y + 12, "Woonborg")
            page.text(304, y + 24, "Wanneer", bold=True).text(304, y + 36, "Mei")
    (read,) = page_to_tables(page.page())
    assert holds_labelled_boxes(read) is holds
