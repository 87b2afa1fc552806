"""How municipalities set their agreements: goals in a heading's text, numbers in the margin, who acts in small or grey type."""

from __future__ import annotations

import pytest

from jaarschijf.extract.agreements.agreement import agreement_to_row
from jaarschijf.extract.agreements.who_acts import begins_with_party
from jaarschijf.extract.text.chapter_heads import ChapterHeads
from jaarschijf.extract.text.lines import words_to_lines
from jaarschijf.extract.text.side_boxes import around_boxes
from jaarschijf.extract.wording.lexicon import Lexicon
from jaarschijf.schema.flow import Block, flow_items
from jaarschijf.schema.geometry import Box
from tests.extract.flows import flow_of_pages
from tests.extract.tables import assembled, said, table
from tests.extract.test_prose import INTRO, TITLE, Writer

GREY = 0x777777
GOAL = "Genoeg huizen voor jong en oud."
BUILDS, PLANS = "Woonborg bouwt in 2030 veertig huizen.", "De gemeente wijst in 2030 drie plekken aan."


@pytest.fixture
def paper(sheet):
    return Writer(sheet).title(TITLE).text(INTRO)


def _told(made):
    return [
        (row.number, said(row.jaarafspraken.get(2030)), said(row.trekker), said(row.gereed), said(row.doelstelling))
        for row in made.rows
    ]


def _goals(paper, vocabulary):
    rows = [agreement_to_row(a, "1", 2030, Lexicon()) for a in paper.agreements(vocabulary)]
    return [said(row.doelstelling) for row in rows]


@pytest.mark.parametrize("between", [["Achtergrond"], []])
@pytest.mark.parametrize("label", ["Ambitie", "Wat willen we bereiken?"])
def test_what_stands_under_a_heading_of_goals_holds_for_the_theme(paper, vocabulary, label, between) -> None:
    for at, goal in ((1, GOAL), (2, "Minder schuld voor huurders.")):
        paper.theme(f"{at}. {'Betaalbaarheid' if at == 2 else 'Beschikbaarheid'}").article(label).text(goal)
        for heading in between:
            paper.article(heading).text("De vraag naar huizen groeit in heel de stad.")
        paper.article("Afspraken").text(f"{at}.1 {BUILDS}").text(f"{at}.2 {PLANS}")

    assert _goals(paper, vocabulary) == [GOAL] * 2 + ["Minder schuld voor huurders."] * 2


def test_a_chapter_on_goals_is_no_goal(paper, vocabulary) -> None:
    paper.theme("1. Beschikbaarheid").article("Ambitie")
    for _ in range(4):
        paper.text("De vraag naar huizen groeit in heel de stad.")
    paper.article("Afspraken").text(f"1.1 {BUILDS}").text(f"1.2 {PLANS}")

    assert _goals(paper, vocabulary) == [None, None]


def test_a_label_in_bold_before_a_dot_is_a_goal(paper, vocabulary) -> None:
    paper.theme("1. Beschikbaarheid").text(f"Doel. {GOAL}")
    next(word for word in paper.sheet.words if word.text == "Doel.").bold = True
    paper.article("Afspraken").text(f"1.1 {BUILDS}")

    assert _goals(paper, vocabulary) == [GOAL]


def test_parties_consider_before_they_agree(paper, vocabulary) -> None:
    paper.text("Partijen overwegen:").text("• dat de gemeente in 2029 een plan heeft gemaakt;")
    paper.text("• dat Woonborg in 2029 een bod heeft gedaan;").text(
        "• dat de gemeente en Woonborg elkaar nodig hebben;"
    )
    paper.theme("1. Wonen")
    paper.article("Afspraken").text(f"1.1 {BUILDS}").text(f"1.2 {PLANS}")

    assert paper.rows(vocabulary) == [("1.1", BUILDS), ("1.2", PLANS)]


def test_numbers_in_small_type_in_the_margin_are_those_of_the_texts_beside_them(sheet, vocabulary) -> None:
    page = sheet().text(40, 40, "1. Wonen", bold=True, size=16).text(40, 70, "Afspraken", bold=True, size=12)
    for k in (1, 2, 3):
        top = 60 * k + 40
        page.text(40, top + 1, f"Afspraak {k}", bold=True, size=8, color=0xCC0000)
        page.text(120, top, f"Woonborg bouwt in 2030 veertig huizen\naan de straat met nummer {k}.")
        page.text(120, top + 30, "Partijen bespreken dat in het overleg.")

    assert [(row.number, said(row.jaarafspraken[2030])) for row in assembled(vocabulary, page.page()).rows] == [
        (
            str(k),
            f"Woonborg bouwt in 2030 veertig huizen aan de straat met nummer {k}.\n\nPartijen bespreken dat in het overleg.",
        )
        for k in (1, 2, 3)
    ]


def test_who_acts_and_when_under_grey_labels_beside_the_text(sheet, vocabulary) -> None:
    page = sheet().text(40, 20, "1. Beschikbaarheid", bold=True, size=16).text(40, 50, "Afspraken", bold=True, size=14)
    for k in (1, 2):
        top = 80 * k
        page.text(40, top, str(k), bold=True, size=20, color=0xCC6600).text(70, top + 4, "Nieuwbouw", bold=True)
        page.text(70, top + 16, f"De gemeente bouwt in deze wijk nog\n{k}0 huizen aan de kade en de haven.")
        page.text(400, top + 4, "Wie", size=8, color=GREY).text(400, top + 15, "Woonborg", size=9)
        page.text(400, top + 28, "Wanneer", size=8, color=GREY).text(400, top + 39, "Q2 2030", size=9)

    assert _told(assembled(vocabulary, page.page())) == [
        (
            str(k),
            f"De gemeente bouwt in deze wijk nog {k}0 huizen aan de kade en de haven.",
            "Woonborg",
            "Q2 2030",
            None,
        )
        for k in (1, 2)
    ]


def test_smaller_type_at_the_end_of_an_item_is_of_it(paper, vocabulary) -> None:
    paper.theme("1. Wonen").article("Afspraken 2030")
    for text in ("• Woonborg bouwt in deze wijk\nveertig huizen. [trekker: Woon\nborg]", f"• {PLANS}"):
        paper.text(text)
    small = ("[trekker:", "Woon", "borg]")
    for word in paper.sheet.words:
        word.size = 8.5 if word.text in small else word.size

    assert len(paper.rows(vocabulary)) == 2


def test_a_line_of_another_colour_that_says_who_and_when_is_no_heading(sheet, vocabulary) -> None:
    page = sheet().text(40, 40, "Beschikbaarheid", bold=True, size=16).text(40, 70, "Afspraken", bold=True, size=12)
    for k, text in ((1, BUILDS), (2, PLANS)):
        page.text(40, 60 * k + 40, f"1.{k} {text}").text(60, 60 * k + 56, "Gemeente – Q1 2030", color=GREY)

    assert _told(assembled(vocabulary, page.page())) == [
        ("1.1", BUILDS, "Gemeente", "Q1 2030", None),
        ("1.2", PLANS, "Gemeente", "Q1 2030", None),
    ]


def test_a_box_at_the_left_with_a_title_is_read_before_the_title_beside_it(sheet) -> None:
    page = sheet().text(230, 76, "Afspraken 2030", bold=True).text(230, 92, f"{BUILDS}\n{PLANS}").page()
    own = words_to_lines(sheet().text(46, 76, "Ambitie", bold=True).text(46, 92, GOAL).words, 1)
    parts = list(around_boxes(words_to_lines(page.words, 1), [(Box(40, 70, 215, 200), own)]))

    assert [part[0].text for part in parts] == ["Ambitie", "Afspraken 2030"]


def test_a_text_that_fills_its_last_line_goes_on_with_a_name_over_the_page(sheet, vocabulary) -> None:
    page = sheet().text(40, 40, "1. Wonen", bold=True, size=16).text(40, 70, "Afspraken", bold=True, size=12)
    page.text(40, 700, "1.1 Woonborg bouwt in 2030 in de wijk\nveertig huizen met hulp van de Kade").words[-1].size = 10
    after = sheet(number=2).text(40, 40, "Woningen en de gemeente.").text(40, 70, f"1.2 {PLANS}")

    assert [told[:2] for told in _told(assembled(vocabulary, page.page(), after.page()))] == [
        ("1.1", "Woonborg bouwt in 2030 in de wijk veertig huizen met hulp van de Kade Woningen en de gemeente."),
        ("1.2", PLANS),
    ]


def test_a_cross_leads_and_an_open_mark_takes_part_under_names_that_nobody_knows(sheet, vocabulary) -> None:
    rows = [["1.1", BUILDS, "O", "X", ""], ["1.2", PLANS, "X", "", "O"]]
    heads = ["Nr.", "Afspraak", "Gemeente", "Kade Oost", "Huurders"]
    page = table(
        sheet().text(20, 40, "1. Beschikbaarheid", bold=True, size=16),
        [heads, *rows],
        top=80,
        xs=[20, 60, 330, 400, 480, 560],
    )

    assert [told[2] for told in _told(assembled(vocabulary, page.page()))] == ["Kade Oost", "Gemeente"]


def test_who_is_called_trekker_leads_where_others_carry_out(sheet, vocabulary) -> None:
    rows = [["1.1", BUILDS, "Uitvoerder", "Trekker"], ["1.2", PLANS, "Trekker", "Adviseur"]]
    heads = ["Nr.", "Afspraak", "Rol gemeente", "Rol corporaties"]
    page = table(
        sheet().text(20, 40, "1. Beschikbaarheid", bold=True, size=16), [heads, *rows], xs=[20, 60, 330, 450, 580]
    )

    assert [told[2] for told in _told(assembled(vocabulary, page.page()))] == ["Rol corporaties", "Rol gemeente"]


def test_a_table_of_who_is_who_holds_no_agreements(sheet, vocabulary) -> None:
    page = sheet().text(20, 40, "Wie zijn wij?", bold=True, size=16)
    rows = [
        ["Partij", "Omschrijving"],
        ["Woonborg", "Woningcorporatie met duizend huizen in Veenstad."],
        ["De Brug", "Woningcorporatie met honderd huizen in de dorpen."],
        ["Huurdersraad", "Behartigt de belangen van de huurders."],
    ]
    table(page, rows, top=80, xs=[20, 160, 580])
    for word in page.words:
        word.bold = word.text in rows[0]

    assert assembled(vocabulary, page.page()).rows == []


def test_the_title_over_more_cards_than_one_is_their_theme(sheet, vocabulary) -> None:
    page, top = sheet(), 40
    rows = []
    for theme in (1, 2):
        rows.append([f"{theme}. {('Beschikbaarheid', 'Duurzaamheid')[theme - 1]}"])
        rows += [[f"Afspraak {theme}.{k}\n{BUILDS}", "Trekker: Borg\nPlanning: Q2 2030"] for k in (1, 2)]
    table(page, rows, top=top, xs=[20, 400, 590])
    for word in page.words:
        word.bold = word.text == "Afspraak" or word.text.rstrip(".").replace(".", "").isdigit()
    made = assembled(vocabulary, page.page())

    assert [(row.number, row.theme) for row in made.rows] == [("1.1", "1"), ("1.2", "1"), ("2.1", "2"), ("2.2", "2")]


def test_what_stands_beside_a_merged_cell_is_no_label_of_a_card(sheet, vocabulary) -> None:
    page = sheet().text(20, 40, "1. Beschikbaarheid", bold=True, size=16)
    xs, ys = [20, 140, 370, 530, 590], [100, 120, 170, 220]
    page.grid(xs[1:], ys)
    for y in (100, 120, 220):
        page.line(20, y, 140, y)
    page.line(20, 100, 20, 220)
    page.row(xs[:4], 104, ["Kaderafspraak", "Resultaat 2029", "Jaarafspraak 2030", "Wie"])
    page.text(23, 124, "Meer huizen").row(xs[1:4], 124, ["Niet begonnen.", "Er komen tien huizen bij.", "Borg"])
    page.row(xs[1:4], 174, ["Deels gerealiseerd; 14 huizen schuiven door.", "Er komen twintig huizen bij.", "Borg"])

    assert [told[1] for told in _told(assembled(vocabulary, page.page()))] == [
        "Er komen tien huizen bij.",
        "Er komen twintig huizen bij.",
    ]


def test_wonen_in_a_place_is_no_party_that_acts() -> None:
    assert not begins_with_party("Wonen in Veenstad blijft prettig voor wie weinig heeft.")
    assert begins_with_party("Wonen Limburg bouwt in 2030 veertig huizen.")


@pytest.mark.parametrize(("heads", "left"), [(("Wonen", "Zorg", "Groen"), 0), (("Nieuw", "Zorg", "Groen"), 1)])
def test_the_name_of_the_chapter_over_each_page_is_no_heading(sheet, vocabulary, heads, left) -> None:
    pages = []
    for k, (head, title) in enumerate(zip(heads, ("Wonen", "Zorg", "Groen"), strict=True), 1):
        page = sheet(number=k).text(40, 60, f"{k} {head.upper()}", bold=True)
        page.text(40, 100, BUILDS).text(40, 140, f"{k} {title}", bold=True, size=16).text(40, 180, PLANS)
        pages.append(page.page())
    flow, heads_of = flow_of_pages(pages, vocabulary), ChapterHeads()
    for page in flow:
        heads_of.add(page)
    found = [item for item in flow_items(heads_of.without(flow)) if isinstance(item, Block) and item.kind == "heading"]

    assert [block.text for block in found if block.text.isupper()] == (
        [] if not left else [f"{k} {h.upper()}" for k, h in enumerate(heads, 1)]
    )


def test_the_chapters_that_a_cover_names_in_smaller_type_have_their_headings(sheet, vocabulary) -> None:
    titles, cover = ("Wonen", "Zorg", "Groen"), sheet(number=1).text(40, 120, "Afspraken!", bold=True, size=30)
    for k, title in enumerate(titles):
        cover.text(40, 200 + 60 * k, title, bold=True, size=18)
    pages = [cover.page()]
    for k, title in enumerate(titles, 2):
        page = sheet(number=k).text(40, 60, title, bold=True, size=20).text(40, 100, BUILDS).text(40, 140, PLANS)
        pages.append(page.page())
    flow, heads = flow_of_pages(pages, vocabulary), ChapterHeads()
    for page in flow:
        heads.add(page)
    found = [item for item in flow_items(heads.without(flow)) if isinstance(item, Block) and item.kind == "heading"]

    assert [block.text for block in found if block.page > 1] == list(titles)


def test_a_column_of_themes_that_nothing_is_printed_over(sheet, vocabulary) -> None:
    rows = [
        ["", "Nr.", "Afspraak", "Wie"],
        ["Duurzaamheid", "1.1", BUILDS, "Borg"],
        ["", "1.2", PLANS, "Gemeente"],
        ["Leefbaarheid", "2.1", BUILDS, "Borg"],
    ]
    made = assembled(vocabulary, table(sheet(), rows, xs=[20, 110, 150, 480, 590]).page())
    titles = {theme.number: theme.title for theme in made.themes}

    assert [titles[row.theme] for row in made.rows] == ["Duurzaamheid", "Duurzaamheid", "Leefbaarheid"]


def test_what_a_card_describes_is_agreed_where_no_label_says_so(sheet, vocabulary) -> None:
    page, rows = sheet(height=2000.0), []
    page.text(20, 20, "1. Beschikbaarheid", bold=True, size=16).text(20, 50, "1.1 Bouwen", bold=True)
    for k, text in ((1, BUILDS), (2, PLANS)):
        rows += [["1.2 Plekken"]] if k == 2 else []
        rows += [["Omschrijving", text], ["Trekker", "Gemeente"], ["Planning", "Q2 2030"], ["Indicator", "Aantal"]]
    made = assembled(vocabulary, table(page, rows, top=70, xs=[20, 160, 590]).page())

    assert _told(made) == [
        ("1.1", BUILDS, "Gemeente", "Q2 2030", None),
        ("1.2", PLANS, "Gemeente", "Q2 2030", None),
    ]


def test_a_cell_of_a_new_page_without_the_bullet_that_all_others_have_goes_on(sheet, vocabulary) -> None:
    heads, xs = ["Doel", "Afspraken 2030", "Wie"], [20, 160, 480, 590]
    first = sheet().text(20, 40, "1. Beschikbaarheid", bold=True, size=16)
    table(first, [heads, ["Meer huizen", f"• {BUILDS}", "Borg"], ["Minder schuld", f"• {PLANS}", "Borg"]], xs=xs)
    after = table(sheet(number=2), [["", "Zij maakt ook een plan.", ""], ["Groen", f"• {BUILDS}", "Borg"]], xs=xs)
    made = assembled(vocabulary, first.page(), after.page())

    assert [told[1] for told in _told(made)] == [BUILDS, f"{PLANS} Zij maakt ook een plan.", BUILDS]


def test_blocks_of_a_numbered_title_a_text_and_labels_beside_their_values(sheet, vocabulary) -> None:
    page = sheet(height=2000.0).text(20, 20, "1. Beschikbaarheid", bold=True, size=16)
    rows = []
    for k, text in ((1, BUILDS), (2, PLANS)):
        rows += [[f"1.{k} Bouwen"], [text], ["Trekker", "Gemeente", "Planning", f"Q{k} 2030"]]
    made = assembled(vocabulary, table(page, rows, top=60, xs=[20, 110, 300, 400, 590]).page())

    assert _told(made) == [
        ("1.1", BUILDS, "Gemeente", "Q1 2030", None),
        ("1.2", PLANS, "Gemeente", "Q2 2030", None),
    ]


def test_a_question_in_bold_after_when_is_of_something_else(paper, vocabulary) -> None:
    paper.theme("1. Wonen")
    for k in (1, 2):
        paper.article(f"Afspraak 1.{k}: Bouwen").text(f"Wat: {BUILDS}").text("Wie: Woonborg")
        paper.text("Wanneer: 2030\nHoe meten we dit: veertig huizen")
    labels = {"Wat:", "Wie:", "Wanneer:", "Hoe", "meten", "we", "dit:"}
    for word in paper.sheet.words:
        word.bold |= word.text in labels
    rows = [agreement_to_row(a, "1", 2030, Lexicon()) for a in paper.agreements(vocabulary)]

    assert [said(row.gereed) for row in rows] == ["2030", "2030"]


def test_titles_beside_each_other_are_over_texts_where_another_is_set_as_they_are(sheet, vocabulary) -> None:
    page = sheet().text(40, 40, "1. Beschikbaarheid", bold=True, size=16)
    page.text(40, 70, "Ambitie", bold=True).text(40, 84, "Genoeg huizen voor jong\nen oud.")
    page.text(40, 118, "Context", bold=True).text(40, 132, "\n".join(["De vraag naar huizen groeit"] * 5))
    page.text(300, 70, "Afspraken", bold=True)
    for k in (1, 2, 3):
        page.text(300, 36 * k + 48, f"1.{k} De gemeente wijst in deze\nwijk nog {k}0 plekken aan.")
    made = assembled(vocabulary, page.page())

    assert [told[:2] for told in _told(made)] == [
        (f"1.{k}", f"De gemeente wijst in deze wijk nog {k}0 plekken aan.") for k in (1, 2, 3)
    ]


def test_numbered_titles_in_the_margin_are_over_the_text_beside_them(sheet, vocabulary) -> None:
    page = sheet().text(40, 40, "1. Beschikbaarheid", bold=True, size=16)
    for k in (1, 2, 3):
        top = 70 * k
        page.text(40, top, f"1.{k} Bouwen\nin de wijk", bold=True)
        page.text(200, top, f"De gemeente bouwt in 2030 in deze wijk nog\n{k}0 huizen aan de kade en in de oude haven.")
        page.text(200, top + 28, "Wie: Gemeente | Wanneer: Q2 2030", size=8, color=GREY)
    made = assembled(vocabulary, page.page())

    text = "De gemeente bouwt in 2030 in deze wijk nog {}0 huizen aan de kade en in de oude haven."
    assert _told(made) == [(f"1.{k}", text.format(k), "Gemeente", "Q2 2030", None) for k in (1, 2, 3)]
