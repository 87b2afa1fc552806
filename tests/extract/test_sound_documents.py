"""What sound documents hold, and damaged ones much alike: the one is told of no longer, the other still is."""

from __future__ import annotations

import pytest

from jaarschijf.extract.checks.empty_headings import EmptyHeadings
from jaarschijf.extract.checks.misread import Misreadings
from jaarschijf.extract.checks.same_columns import SameColumns
from jaarschijf.extract.tables.grid import page_to_tables
from jaarschijf.extract.wording.theme_codes import is_nearly_theme
from jaarschijf.schema.flow import Block, Line
from tests.extract.flows import flow_of_pages

XS = [40, 200, 400, 560]
HEADINGS = ["Doelstelling", "Jaarafspraak 2030", "Trekker"]
AGREED = ["Meer huizen.", "De gemeente bouwt in\n2030 veertig woningen.", "Gemeente"]


def told(page, vocabulary):
    seen = Misreadings([], [], vocabulary)
    for part in flow_of_pages([page.page()], vocabulary):
        seen.add(part)
    return [problem.code for problem in seen.told()]


@pytest.mark.parametrize(
    ("over", "codes"),
    [("Aldus overeengekomen te Veenstad op 1 mei 2030.", []), ("Dit zijn de thema's van 2030.", ["columns-joined"])],
)
def test_who_signs_is_named_beside_each_other(sheet, vocabulary, over, codes):
    page = sheet().text(40, 60, "Jaarplan van de stad", bold=True, size=16).text(40, 100, over)
    page.text(40, 160, "Gemeente Veenstad", bold=True, size=11).text(320, 160, "Woonborg", bold=True, size=11)
    page.text(40, 200, "De wethouder en de bestuurder spreken elkaar ieder jaar over dit plan.")
    assert told(page, vocabulary) == codes


@pytest.mark.parametrize(("second", "codes"), [("Loopt vertraging op.", []), ("de vertraging op.", ["text-unjoined"])])
def test_a_key_to_colours_begins_with_small_letters(sheet, vocabulary, second, codes):
    page = sheet().text(40, 60, "Jaarplan van de stad", bold=True, size=16).text(40, 100, "Alles gaat goed.")
    page.text(40, 150, "oranje").text(140, 150, second)
    assert told(page, vocabulary) == codes


@pytest.mark.parametrize(
    ("texts", "told"),
    [(["Goedkoop", "1.826", "€ 588"], False), (["Sociaal", "98,5%", "12"], False), (["Wonen", "bouwt huizen", "Veenstad"], True)],
)  # fmt: skip
def test_figures_in_the_columns_of_agreements(sheet, texts, told):
    """As a spreadsheet prints them, which has the same columns all through: a table of them, and lines without borders."""
    agreed = sheet().grid(XS, [100, 120, 160]).row(XS[:-1], 104, HEADINGS, bold=True).row(XS[:-1], 124, AGREED)
    other = sheet(number=2).grid(XS, [100, 120, 140, 160, 180]).row(XS[:-1], 104, ["Soort", "Aantal", "Huur"])
    bare = sheet(number=3).row(XS[:-1], 104, ["Soort", "Aantal", "Huur"])
    for y in (124, 144, 164):
        other.row(XS[:-1], y, texts)
        bare.row(XS[:-1], y, texts)
    columns = SameColumns()
    for page, is_agreed in ((agreed, True), (other, False)):
        (table,) = page_to_tables(page.page())
        columns.add_table(table, is_agreed)
    words = bare.page().words
    rows = [[word for word in words if word.box.top == top] for top in sorted({word.box.top for word in words})]
    columns.add_text(Block("paragraph", [Line(3, row) for row in rows]))
    assert [(problem.code, problem.page) for problem in columns.told()] == (
        [("table-unread", 2), ("table-as-text", 3)] if told else []
    )


@pytest.mark.parametrize(
    ("title", "nearly"), [("Verdeling", False), ("Cerduurzaming", True), ("Cetaalbaarheid van huren", True)]
)
def test_a_title_that_is_nearly_another_and_a_word_of_its_own(title, nearly):
    assert is_nearly_theme(title) is nearly


@pytest.mark.parametrize(("on", "pages"), [(2, []), (1, [1])])
def test_names_on_a_title_page_have_nothing_under_them(sheet, on, pages):
    """Where the next heading stands on the same page something is lost between."""
    names = "Gemeente Veenstad Woonborg"
    headings = EmptyHeadings()
    for page, kind, text in (
        (1, "heading", names),
        (on, "heading", "Inleiding"),
        (2, "paragraph", "Wij bouwen."),
        (2, "heading", names),
        (2, "paragraph", "De wethouder"),
    ):
        words = sheet(number=page).text(50, 40, text).page().words
        headings.add(Block(kind, [Line(page, words)], text=text, rank=(1.0,) if kind == "heading" else ()))
    assert list(headings.pages()) == pages
