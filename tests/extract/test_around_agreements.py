"""What stands around agreements in prose and is none of them: keywords in the margin, introductions, text further out."""

from __future__ import annotations

import pytest

from jaarschijf.extract.agreements.agreement import Agreement, agreement_to_row
from jaarschijf.extract.agreements.prose import flow_to_agreements
from jaarschijf.extract.agreements.sections import Section
from jaarschijf.extract.wording.lexicon import Lexicon
from jaarschijf.schema.flow import Block, Layout, Line, flow_items
from jaarschijf.schema.geometry import Box, Word
from tests.extract.flows import flow_of, flow_of_pages
from tests.extract.tables import assembled, said
from tests.extract.test_omissions import assembly, found
from tests.extract.test_prose import INTRO, TITLE, Writer

SAID = "Woonborg bouwt in 2030 veertig woningen aan de kade,\nen verhuurt die aan starters."
ONE = SAID.replace("\n", " ")
AROUND = "De vraag naar woningen is groot, en zij groeit ieder jaar.\nDat blijft zo tot het jaar 2040."


@pytest.fixture
def paper(sheet):
    return Writer(sheet).title(TITLE).text(INTRO)


def test_keywords_in_the_margin_beside_text_that_is_set_in(sheet, vocabulary) -> None:
    paper = Writer(sheet).title(TITLE).text(INTRO, indent=90).theme("1. Wonen").text(AROUND, indent=90)
    for number, keyword in enumerate(("Bouwen", "Verhuren"), start=1):
        paper.sheet.text(50, paper.at, keyword, size=8)
        paper._write(f"Afspraak {number}", bold=True, indent=100).text(SAID, indent=100)
    paper.text(AROUND, indent=90)

    assert paper.rows(vocabulary) == [("1", ONE), ("2", ONE)]


def test_texts_behind_bullets_in_larger_type_stand_in_no_margin(paper, vocabulary) -> None:
    for theme in ("1. Wonen", "2. Duurzaamheid"):
        paper.theme(theme).text(AROUND).text(AROUND)._write("Afspraken", bold=True)
        for _ in range(2):
            paper.sheet.text(50, paper.at - 1, "•", size=12)
            paper.text("Woonborg bouwt in 2030 veertig huizen.", indent=20)
    made = assembled(vocabulary, paper.sheet.page())

    assert [(row.theme, said(row.jaarafspraken[2030])) for row in made.rows] == [
        (theme, "Woonborg bouwt in 2030 veertig huizen.") for theme in "1122"
    ]


def test_text_further_out_than_an_agreement_under_its_number_is_none_of_it(paper, vocabulary) -> None:
    paper.theme("1. Wonen").text(AROUND)._write("Afspraak 1", bold=True, indent=12)
    paper.text(SAID, indent=12).text(SAID, indent=12).text(AROUND)

    assert paper.rows(vocabulary) == [("1", f"{ONE}\n\n{ONE}")]


def test_a_numbered_heading_is_no_label_of_who_acts(paper, vocabulary) -> None:
    paper.theme("1. Wonen").article("Afspraak 1").text(SAID).article("Afspraak 2").text(SAID)
    paper.theme("1.2 Uitvoering").text(AROUND)

    assert paper.rows(vocabulary) == [("1", ONE), ("2", ONE)]


def test_what_stands_over_numbered_clauses_introduces_them(paper, vocabulary) -> None:
    paper.theme("1. Wonen").text(AROUND).article("1.1 Aanpak in de wijken")
    paper.text("Wij bouwen al jaren samen aan de stad.").text(f"1.1.1 {SAID}").text(f"1.1.2 {SAID}")

    assert paper.rows(vocabulary) == [("1.1.1", ONE), ("1.1.2", ONE)]


def test_the_title_of_all_is_no_theme_without_agreements(sheet, vocabulary) -> None:
    page = sheet()
    for at, title in enumerate(["Samenwerkingsafspraken 2030", "Wonen"]):
        page.text(50, 60 + 100 * at, title, bold=True, size=16).text(50, 100 + 100 * at, "De gemeente en Woonborg.")

    assert found(vocabulary, page, assembly()) == []


def test_a_bold_line_that_ends_brackets_is_no_heading(sheet) -> None:
    page = sheet().text(50, 50, AROUND).text(50, 120, "• Zij bouwen tien huizen aan de kade in het dorp. (Huis")
    page.text(60, 132, "van Veenstad, Woonborg)", bold=True)

    assert [item.kind for item in flow_items(flow_of(Layout(page.page(), page.page()))) if isinstance(item, Block)] == [
        "paragraph",
        "item",
    ]


def test_a_clause_goes_on_at_the_head_of_the_next_column(sheet, vocabulary) -> None:
    page = sheet().text(20, 20, TITLE, bold=True, size=20).text(20, 50, "1. Wonen", bold=True, size=14)
    for number, top in ((1, 80), (2, 116)):
        page.text(20, top, f"1.{number}").text(50, top, "Woonborg bouwt in 2030\nveertig woningen aan\nde kade.")
    page.text(350, 80, "Zij verhuurt die aan starters.").text(320, 104, "1.3")
    page.text(350, 104, "Woonborg sloopt in 2030\nveertig woningen aan\nde kade en in het dorp.")
    paper = Writer(sheet)
    paper.sheet = page

    assert paper.rows(vocabulary)[1:] == [
        ("1.2", "Woonborg bouwt in 2030 veertig woningen aan de kade.\n\nZij verhuurt die aan starters."),
        ("1.3", "Woonborg sloopt in 2030 veertig woningen aan de kade en in het dorp."),
    ]


def test_text_further_out_than_an_agreement_under_its_number_in_small_type(paper, vocabulary) -> None:
    paper.theme("1. Wonen").text(AROUND)
    for number in (1, 2):
        paper._write(f"AFSPRAAK 1.{number}", size=8, indent=6).text(SAID, indent=6).text(AROUND)

    assert paper.rows(vocabulary) == [("1.1", ONE), ("1.2", ONE)]


def test_agreements_go_on_after_a_remark_among_them(paper, vocabulary) -> None:
    paper.theme("1. Wonen").text(AROUND).article("Afspraken 2030").text(SAID)
    paper._write("Wist u dat?", bold=True, size=8)._write("Een derde van de huizen is van Woonborg.", size=8)
    paper.text(SAID).text(SAID)

    assert paper.rows(vocabulary) == [(None, ONE)] * 3


def test_the_text_of_a_remark_may_be_set_as_agreements_are(paper, vocabulary) -> None:
    paper.theme("1. Wonen").text(AROUND).article("Afspraken 2030").text(SAID).text(SAID)
    paper.text("Wist u dat?").text("De gemeente heeft een derde van de huizen.").text(SAID)

    assert paper.rows(vocabulary) == [(None, ONE)] * 3


def test_the_first_article_of_a_chapter_on_how_parties_work_together(paper, vocabulary) -> None:
    paper.theme("Hoofdstuk 2 Wonen").article("Artikel 2.1 Bouw").text(SAID).article("Artikel 2.2 Huur").text(SAID)
    met = "Het overleg vindt plaats in maart en juni van ieder jaar."
    paper.theme("Hoofdstuk 3 Samenwerking").article("Artikel 3.1 Overleg").text(met)

    assert paper.rows(vocabulary) == [("2.1", ONE), ("2.2", ONE), ("3.1", met)]


@pytest.mark.parametrize("drawn", [True, False], ids=["drawn", "shaded"])
def test_text_outside_the_box_that_an_agreement_stands_in_is_none_of_it(sheet, vocabulary, drawn: bool) -> None:
    paper = Writer(sheet).title(TITLE).text(INTRO).theme("1. Wonen").text(AROUND)
    for number in (1, 2):
        top = paper.at - 4
        paper.article(f"Afspraak {number}").text(SAID)
        if drawn:
            paper.sheet.grid([40, 580], [top, paper.at - 6])
        else:
            paper.sheet.fill(40, top, 580, paper.at - 6)
        paper.text(AROUND)
    blocks = flow_items(flow_of_pages([paper.sheet.page()], vocabulary))
    found = [item for item in flow_to_agreements(blocks, vocabulary, ["Woonborg"]) if isinstance(item, Agreement)]
    rows = [agreement_to_row(agreement, "1", 2030, Lexicon()) for agreement in found]

    assert [(row.number, row.jaarafspraken[2030].text) for row in rows if row] == [("1", ONE), ("2", ONE)]


def test_a_number_alone_in_its_box_at_the_end_of_a_page(sheet, vocabulary) -> None:
    paper = Writer(sheet).title(TITLE).text(INTRO).theme("1. Wonen").text(AROUND)
    top = paper.at - 4
    first = paper.article("Afspraak 1").sheet.fill(40, top, 580, paper.at - 6)
    second = sheet(number=2).fill(40, 20, 580, 50).text(50, 24, SAID).text(50, 70, AROUND)
    blocks = flow_items(flow_of_pages([first.page(), second.page()], vocabulary))
    found = [item for item in flow_to_agreements(blocks, vocabulary, ["Woonborg"]) if isinstance(item, Agreement)]
    (row,) = [agreement_to_row(agreement, "1", 2030, Lexicon()) for agreement in found]

    assert row is not None
    assert row.jaarafspraken[2030].text == ONE


def test_items_under_all_parties_together(sheet, vocabulary) -> None:
    paper = Writer(sheet).title(TITLE).text(INTRO).theme("1. Wonen").article("Afspraken")
    for who in ("De gemeente", "Alle partijen samen"):
        paper.text(f"• {who}").text("– Elke maand een nieuw plan maken voor het dorp.", indent=20)

    assert [text for _, text in paper.rows(vocabulary)] == ["Elke maand een nieuw plan maken voor het dorp."] * 2


def test_a_footnote_mark_alone_on_a_line_ends_no_agreements() -> None:
    agreed, mark = (
        Block("paragraph", [Line(1, [Word(text, Box(50, y, 90, y + 10), 10.0, bold=bold)])], text=said)
        for text, said, y, bold in (("Woonborg", "Woonborg bouwt.", 50, False), ("2", "", 70, True))
    )
    section = Section()
    section.pass_agreement(agreed, numbered=False)

    assert not section.ends_agreements(mark)


def test_a_quotation_in_italics_and_larger_is_not_agreed(paper, vocabulary) -> None:
    """Without marks around it."""
    paper.theme("1. Wonen")._write("Afspraken", bold=True).text(f"• {SAID}")
    blocks = list(flow_items(flow_of_pages([paper.sheet.page()], vocabulary)))
    words = [
        Word(text, Box(60 + 40 * k, 500, 95 + 40 * k, 515), 15.0, italic=True)
        for k, text in enumerate(["Wij", "bouwen", "nu", "samen"])
    ]
    quoted = Block("paragraph", [Line(1, words)], text="Wij bouwen nu samen")

    rows = flow_to_agreements([*blocks, quoted], vocabulary, in_tables=False)

    assert sum(isinstance(item, Agreement) for item in rows) == 1


def test_a_note_under_its_word_in_bold_explains_what_is_agreed(sheet, vocabulary) -> None:
    """In smaller type, without a colon."""
    page = sheet().text(20, 40, "1. Wonen", bold=True, size=16)
    for k in (1, 2):
        page.text(20, 60 * k + 20, f"1.{k}", bold=True).text(60, 60 * k + 20, SAID)
        page.text(60, 60 * k + 48, "Toelichting", bold=True, size=9).text(
            120, 60 * k + 48, f"Plan {k} ligt er al.", size=9
        )
    made = assembled(vocabulary, page.page()).rows

    assert [(said(row.jaarafspraken[2030]), said(row.toelichting)) for row in made] == [
        (ONE, f"Plan {k} ligt er al.") for k in (1, 2)
    ]


def test_paragraphs_under_a_party_begin_with_what_it_does(paper, vocabulary) -> None:
    """In the third person; what tells of it is none."""
    paper.theme("1. Wonen").text("Er staan veel mensen op de wachtlijst in de hele stad.")
    paper.article("Woonborg").text("Bouwt in 2030 veertig woningen aan de kade.").text("Verkoopt er hooguit tien.")
    paper.article("De gemeente").text("Het college is er sinds dit voorjaar.")
    rows = [agreement_to_row(a, "1", 2030, Lexicon()) for a in paper.agreements(vocabulary)]

    assert [(row.jaarafspraken[2030].text, row.trekker.text) for row in rows if row and row.trekker] == [
        ("Bouwt in 2030 veertig woningen aan de kade.", "Woonborg"),
        ("Verkoopt er hooguit tien.", "Woonborg"),
    ]


def test_what_tells_of_a_table_under_the_heading_of_agreements_is_none(paper, vocabulary) -> None:
    paper.theme("Afspraken voor 2030").text("In onderstaande tabel staan de afspraken, met wie ze uitvoert en wanneer.")
    assert paper.rows(vocabulary) == []
