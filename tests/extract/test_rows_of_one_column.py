"""Agreements in tables of one column, in tables without headings, and in lists and lines that few words tell of."""

from __future__ import annotations

import pytest

from jaarschijf.extract.agreements.agreement import agreement_to_row
from jaarschijf.extract.agreements.prose import flow_to_agreements
from jaarschijf.extract.text.lines import words_to_lines
from jaarschijf.extract.text.paragraph_starts import split_paragraphs
from jaarschijf.extract.wording.lexicon import Lexicon
from jaarschijf.extract.wording.run_on_numbers import numbers_apart
from jaarschijf.schema.flow import Block, flow_items
from tests.extract.flows import flow_of_pages
from tests.extract.tables import assembled, said
from tests.extract.test_paragraphs import words_of
from tests.extract.test_prose import INTRO, TITLE, Writer

BUILDS, SCHOOLS = "Woonborg bouwt veertig woningen.", "Waar het kan komen er scholen in de plint."
PLANS, MEETS = "De gemeente wijst drie plekken aan.", "Elk halfjaar is er een schouw in de wijk."


@pytest.fixture
def paper(sheet):
    return Writer(sheet).title(TITLE).text(INTRO)


def in_cells(page, top, texts, *, height=22):
    """A table of one column, a text in each row."""
    page.grid([40, 560], [top + height * k for k in range(len(texts) + 1)])
    for k, text in enumerate(texts):
        page.text(46, top + height * k + 6, text)


def agreed(vocabulary, *pages, parties=("Woonborg",)):
    """The numbers and texts of agreements outside tables, and the goals they are for."""
    blocks = [item for item in flow_items(flow_of_pages(pages, vocabulary)) if isinstance(item, Block)]
    read = [item for item in flow_to_agreements(blocks, vocabulary, parties) if not isinstance(item, Block)]
    rows = filter(None, (agreement_to_row(item, "1", 2030, Lexicon()) for item in read))
    return [(row.number, row.jaarafspraken[2030].text, said(row.doelstelling)) for row in rows]


def themed(sheet, number=1):
    page = sheet(number=number).text(40, 40, TITLE, bold=True, size=20)
    return page.text(40, 80, "Betaalbaarheid", bold=True, size=14)


def test_each_row_of_a_table_of_one_column_is_an_agreement(sheet, vocabulary):
    """Also one that names nobody, where another does."""
    page = themed(sheet)
    in_cells(page, 120, [BUILDS, SCHOOLS, MEETS])
    assert agreed(vocabulary, page.page()) == [(None, text, None) for text in (BUILDS, SCHOOLS, MEETS)]


def test_its_rows_are_numbered_where_their_first_words_count_on(sheet, vocabulary):
    page = themed(sheet)
    in_cells(page, 120, [f"7 {BUILDS}", f"8 {SCHOOLS}"])
    in_cells(page, 220, [PLANS, "12 Huizen krijgen een dak van de gemeente."])
    assert agreed(vocabulary, page.page()) == [
        ("7", BUILDS, None),
        ("8", SCHOOLS, None),
        (None, PLANS, None),
        (None, "12 Huizen krijgen een dak van de gemeente.", None),
    ]


def test_the_goal_in_its_first_row_is_that_of_the_others(sheet, vocabulary):
    page = themed(sheet)
    in_cells(page, 120, ["Doel: Genoeg huizen voor jong en oud.", BUILDS, SCHOOLS])
    assert agreed(vocabulary, page.page()) == [
        (None, text, "Genoeg huizen voor jong en oud.") for text in (BUILDS, SCHOOLS)
    ]


def test_its_last_row_may_stand_alone_on_the_next_page(sheet, vocabulary):
    first, last = themed(sheet), sheet(number=2)
    in_cells(first, 700, [BUILDS, SCHOOLS])
    in_cells(last, 40, [f"{PLANS} {MEETS}"])
    assert len(agreed(vocabulary, first.page(), last.page())) == 3


def test_the_table_of_contents_in_its_rows_is_no_list(sheet, vocabulary):
    page = themed(sheet)
    in_cells(page, 120, [f"{title} {'.' * 40} {k}" for k, title in enumerate(("Wonen", "Zorg", "Samenwerking"), 4)])
    kinds = [item.kind for item in flow_items(flow_of_pages([page.page()], vocabulary)) if isinstance(item, Block)]
    assert kinds[2:] == ["contents"] * 3


def test_a_box_by_itself_holds_no_list(sheet, vocabulary):
    page = themed(sheet)
    in_cells(page, 120, ["Er komen elk jaar meer ouderen, en zij wonen vaak alleen."])
    assert agreed(vocabulary, page.page()) == []


@pytest.mark.parametrize("title", ["Betaalbaarheid", "Bijlage"])
def test_numbered_rows_without_headings_are_agreements_under_a_theme(sheet, vocabulary, title):
    page = sheet().text(40, 40, TITLE, bold=True, size=20).text(40, 80, title, bold=True, size=14)
    texts = ["Folder over toeslagen", "Maatwerk bij verhoging", "Pilot met lage huren"]
    page.grid([40, 90, 560], [120 + 22 * k for k in range(4)])
    for k, text in enumerate(texts):
        page.row([40, 90], 126 + 22 * k, [f"{k + 1}", text])
    rows = [(row.number, said(row.jaarafspraken[2030])) for row in assembled(vocabulary, page.page()).rows]
    assert rows == ([(f"{k}", text) for k, text in enumerate(texts, 1)] if title == "Betaalbaarheid" else [])


def test_figures_beside_what_is_counted_are_no_numbers_of_agreements(sheet, vocabulary):
    page = themed(sheet)
    counted = [("Portiekflat zonder lift", "642"), ("Flat met lift", "511"), ("Huis met tuin", "1.214")]
    page.grid([40, 300, 400, 560], [120 + 22 * k for k in range(4)])
    for k, (name, figure) in enumerate(counted):
        page.row([40, 300, 400], 126 + 22 * k, [name, figure, "388"])
    assert assembled(vocabulary, page.page()).rows == []


def test_rules_that_meet_tell_columns_where_a_text_ends_near_the_next(sheet, vocabulary):
    page = themed(sheet)
    long = "Woonborg toetst voor elke verbouwing van een woning in deze stad op vogels"
    texts = [("Afspraak", "Trekker"), (BUILDS, "Woonborg"), (long, "Woonborg"), (PLANS, "Gemeente"), (MEETS, "Allen")]
    for k, row in enumerate(texts):
        page.row([40, 415], 122 + 24 * k, row, bold=not k)
        page.line(40, 140 + 24 * k, 415, 140 + 24 * k).line(415, 140 + 24 * k, 560, 140 + 24 * k)
    made = assembled(vocabulary, page.page()).rows
    assert [(said(row.jaarafspraken[2030]), said(row.trekker)) for row in made] == texts[1:]


def test_a_text_over_who_acts_is_an_agreement(paper, vocabulary):
    paper.theme("Wonen").text("De vraag is groot.").text(SCHOOLS).text("Trekker: gemeente")
    paper.text("Er is veel te doen.")
    assert paper.rows(vocabulary) == [(None, SCHOOLS)]


def test_what_stands_close_under_who_and_when_is_the_next():
    lines = [
        SCHOOLS,
        "Trekker: gemeente",
        "Planning: mei",
        f"{MEETS} Bewoners gaan mee, ook in de avond.",
        "Trekker: Woonborg",
    ]
    begun = [paragraph[0].text for paragraph in split_paragraphs(words_to_lines(words_of(lines), 1))]
    assert lines[3] in begun
    # A long name goes on.
    names = [SCHOOLS, "Trekker: gemeente Veenstad,", "Woonborg en de huurders", f"{MEETS} Bewoners gaan mee."]
    assert names[2] not in [part[0].text for part in split_paragraphs(words_to_lines(words_of(names), 1))]


def test_a_frame_under_a_title_is_over_the_list_below_it(paper, vocabulary):
    paper.theme("1. Wonen").text("Kaderafspraak: de voorraad groeit elk jaar.").text(f"• {BUILDS}\n• {PLANS}")
    rows = [agreement_to_row(a, "1", 2030, Lexicon()) for a in paper.agreements(vocabulary)]
    frame = "de voorraad groeit elk jaar."
    assert [(said(row.jaarafspraken[2030]), said(row.kaderafspraak)) for row in rows] == [
        (BUILDS, frame),
        (PLANS, frame),
    ]


def test_a_goal_ends_with_its_theme_though_the_title_announces_agreements(paper, vocabulary):
    paper.theme("1. Wonen").text("Doel: genoeg huizen.").text(f"1.1 {BUILDS}")
    paper.theme("2. Zorg").text("De vraag is groot.").text(f"2.1 {PLANS}")
    rows = [agreement_to_row(a, "1", 2030, Lexicon()) for a in paper.agreements(vocabulary)]
    assert [said(row.doelstelling) for row in rows] == ["genoeg huizen.", None]


def test_a_list_under_a_theme_is_agreed_where_a_quarter_names_who_acts(paper, vocabulary):
    others = [f"{k} woningen krijgen een nieuw dak." for k in ("Tien", "Twintig", "Dertig", "Veertig")]
    texts = [BUILDS, *others, PLANS]
    listed = "\n".join(f"• {text}" for text in texts)
    paper.theme("Betaalbaarheid").text("De vraag is groot.").text(listed)
    paper.theme("Betaalbaarheid in cijfers").text("De vraag is groot.").text(listed)
    assert [text for _, text in paper.rows(vocabulary)][: len(texts)] == texts
    assert [text for _, text in paper.rows(vocabulary)].count(others[0]) == 1


def test_numbers_that_texts_ran_into_are_parted_where_they_count_on(sheet, vocabulary):
    """As where a typesetter leaves no white behind them; a code of a building is no number."""
    page = sheet().text(40, 40, TITLE, bold=True, size=20).text(40, 80, "1. Wonen", bold=True, size=14)
    page.text(40, 120, f"1.1{BUILDS}").text(40, 150, f"1.2{PLANS}").text(40, 180, "Blok 3D en\n4A blijven staan.")
    (parted,) = numbers_apart([page.page()])
    assert agreed(vocabulary, parted) == [("1.1", BUILDS, None), ("1.2", PLANS, None)]
    assert [word.text for word in parted.words][-5:] == ["3D", "en", "4A", "blijven", "staan."]


def test_paragraphs_are_numbered_where_their_first_words_count_on(paper, vocabulary):
    paper.theme("Wonen").text(f"1 {BUILDS}").text(f"2 {PLANS}").text("30 Juni is de laatste dag voor de gemeente.")
    assert paper.rows(vocabulary)[:2] == [("1", BUILDS), ("2", PLANS)]


def test_short_lines_under_a_heading_that_announces_them_are_agreements_each(paper, vocabulary):
    lines = ["Huisvesten van 78 statushouders", "Convenant over woonfraude tekenen", "4 woningen voor uitstroom"]
    paper.theme("Wonen").text("De vraag naar woningen is in de hele gemeente nog altijd veel groter dan het aanbod.")
    paper.article("Afspraken 2030").text("\n".join(lines))
    paper.theme("Zorg").article("Afspraken 2030").text(
        "Het huisvesten van mensen in de\nStad en haar dorpen is van ons."
    )
    assert [text for _, text in paper.rows(vocabulary)][: len(lines)] == lines
    assert "Stad en haar dorpen is van ons." not in [text for _, text in paper.rows(vocabulary)]


def test_names_under_the_title_are_no_agreements(sheet, vocabulary):
    page = Writer(sheet).title(TITLE).text("Gemeente Veenstad\nWoonborg\nHBV De Stem").text(INTRO)
    assert page.rows(vocabulary) == []


def test_a_frame_is_over_what_promises_under_it_where_nothing_announces_agreements(paper, vocabulary):
    paper.theme("Wonen").text("Kaderafspraak: de voorraad groeit elk jaar.").text(BUILDS).text(PLANS)
    page = paper.sheet.page()
    blocks = [item for item in flow_items(flow_of_pages([page], vocabulary)) if isinstance(item, Block)]
    read = flow_to_agreements(blocks, vocabulary, ("Woonborg",), unannounced=True)
    rows = [agreement_to_row(item, "1", 2030, Lexicon()) for item in read if not isinstance(item, Block)]
    assert [(said(row.jaarafspraken.get(2030)), said(row.kaderafspraak)) for row in rows] == [
        (text, "de voorraad groeit elk jaar.") for text in (BUILDS, PLANS)
    ]
