"""Goals and frames printed over a list of agreements in prose."""

from __future__ import annotations

import pytest

from jaarschijf.extract.agreements.agreement import agreement_to_row
from jaarschijf.extract.wording.lexicon import Lexicon
from tests.extract.tables import assembled, said, table
from tests.extract.test_prose import INTRO, TITLE, Writer


@pytest.fixture
def paper(sheet):
    return Writer(sheet).title(TITLE).text(INTRO)


@pytest.mark.parametrize("announced", ["Jaarafspraken 2030:", "Afspraken"])
def test_a_goal_and_a_frame_hold_for_what_a_heading_under_them_announces(paper, vocabulary, announced: str) -> None:
    for k, (goal, frame) in enumerate(
        (("Meer huizen.", "De stad groeit."), ("Minder schuld.", "De huur blijft gelijk.")), 1
    ):
        paper.theme(f"1.{k} Wonen").text(f"Doelstelling: {goal}").text(f"Kaderafspraak: {frame}").article(announced)
        paper.text("• Woonborg bouwt in 2030 veertig huizen.").text("• De gemeente wijst drie plekken aan.")
    rows = [agreement_to_row(a, "1", 2030, Lexicon()) for a in paper.agreements(vocabulary)]

    assert [(row.doelstelling.text, row.kaderafspraak.text, list(row.jaarafspraken)) for row in rows] == [
        ("Meer huizen.", "De stad groeit.", [2030]),
        ("Meer huizen.", "De stad groeit.", [2030]),
        ("Minder schuld.", "De huur blijft gelijk.", [2030]),
        ("Minder schuld.", "De huur blijft gelijk.", [2030]),
    ]


def test_what_is_aimed_at_is_not_agreed_before_a_heading_that_says_what_is(paper, vocabulary) -> None:
    paper.theme("2 Wonen").article("Ambitie").text("• Wij bouwen in alle wijken van de stad.").article("Afspraken")
    paper.text("2.1 Woonborg bouwt in 2030 veertig huizen.").text("2.2 De gemeente wijst drie plekken aan.")
    assert [number for number, _ in paper.rows(vocabulary)] == ["2.1", "2.2"]


def test_frames_in_a_row_are_agreements_themselves_though_the_next_chapter_is_of_a_year(paper, vocabulary) -> None:
    paper.theme("1. Wonen").text("Kaderafspraak 1.1: Woonborg houdt het aantal huizen gelijk.")
    paper.text("Kaderafspraak 1.2: De gemeente helpt haar daarbij.").theme("Jaarafspraken 2030")
    paper.text("• Woonborg bouwt in 2030 veertig huizen.")
    rows = [agreement_to_row(a, "1", 2030, Lexicon()) for a in paper.agreements(vocabulary)]

    assert [(row.kaderafspraak is not None, list(row.jaarafspraken)) for row in rows] == [
        (True, []),
        (True, []),
        (False, [2030]),
    ]


def test_a_title_set_as_the_one_over_agreements_ends_them(paper, vocabulary) -> None:
    for part in ("1.1 Bouwen", "1.2 Slopen"):
        paper.theme(part)
        for title, text in (
            ("Afspraken", "• Woonborg bouwt in 2030 veertig huizen."),
            ("Monitoring", "Partijen bespreken de voortgang in het overleg."),
        ):
            paper.text(title).sheet.words[-1].italic = True
            paper.text(text)
    assert [text for _, text in paper.rows(vocabulary)] == ["Woonborg bouwt in 2030 veertig huizen."] * 2


def test_items_under_one_that_names_who_acts_are_what_he_does(paper, vocabulary) -> None:
    paper.theme("1. Wonen").text("In 2030 spreken we het volgende af:")
    for who, acts in (
        ("De gemeente", ["Wijst drie plekken aan.", "Opent een loket."]),
        ("Samen", ["Wij lopen een schouw."]),
    ):
        paper.text(f"• {who}")
        for text in acts:
            paper.text(f"– {text}", indent=20)
    rows = [agreement_to_row(a, "1", 2030, Lexicon()) for a in paper.agreements(vocabulary)]
    assert [(row.jaarafspraken[2030].text, row.trekker.text) for row in rows] == [
        ("Wijst drie plekken aan.", "De gemeente"),
        ("Opent een loket.", "De gemeente"),
        ("Wij lopen een schouw.", "Samen"),
    ]


def test_what_we_bring_in_is_agreed_whoever_it_names(paper, vocabulary) -> None:
    paper.theme("1. Betaalbaarheid").article("Onze inzet in 2030")
    paper.text("• De huren worden niet verhoogd.").text("• Elke klacht krijgt binnen een week antwoord.")
    assert len(paper.rows(vocabulary)) == 2


def _goals(made):
    return [(said(row.doelstelling), said(row.kaderafspraak), said(row.jaarafspraken.get(2030))) for row in made.rows]


def test_the_next_goal_ends_the_agreement_before_it(paper, vocabulary) -> None:
    """Though who acts and when is labelled as it is."""
    paper.theme("Wonen")
    for goal in ("Meer huizen in alle dorpen.", "Minder schuld voor huurders."):
        paper.text(f"Doel: {goal}")
        for at in (1, 2):
            paper.text(f"{at}. Woonborg bouwt in 2030 veertig huizen.").text("Trekker: Woonborg", 12)
    rows = [agreement_to_row(a, "1", 2030, Lexicon()) for a in paper.agreements(vocabulary)]

    assert [said(row.doelstelling) for row in rows] == [
        *["Meer huizen in alle dorpen."] * 2,
        *["Minder schuld voor huurders."] * 2,
    ]


def test_a_goal_in_a_box_holds_for_what_is_agreed_under_it(sheet, vocabulary) -> None:
    page = sheet().text(40, 40, "1. Wonen", bold=True, size=16).fill(36, 66, 300, 104)
    page.text(40, 70, "Onze ambitie", bold=True).text(40, 86, "Meer huizen voor starters.")
    page.text(40, 112, "De vraag naar huizen groeit in heel de stad.").text(40, 130, "Wij spreken af:", bold=True)
    page.text(40, 150, "1.1 Woonborg bouwt in 2030 veertig huizen.")

    assert _goals(assembled(vocabulary, page.page())) == [
        ("Meer huizen voor starters.", None, "Woonborg bouwt in 2030 veertig huizen.")
    ]


@pytest.mark.parametrize("between", [(), ("Achtergrond",), ("Huidige situatie", "Cijfers")])
@pytest.mark.parametrize(
    "goal", [("Meer huizen.",), ("Meer huizen.", "En sneller."), ("• Meer huizen.", "• En sneller.")]
)
def test_a_goal_under_a_heading_of_its_own_holds_for_what_is_agreed_under_the_theme(
    paper, vocabulary, goal, between
) -> None:
    for theme in ("1. Wonen", "2. Duurzaamheid"):
        paper.theme(theme).article("Ambitie")
        for text in goal:
            paper.text(text)
        for title in between:
            paper.article(title).text("De vraag naar huizen groeit in heel de stad.")
        paper.article("Afspraken").text("• Woonborg bouwt in 2030 veertig huizen.")
    paper.theme("3. Leefbaarheid").article("Afspraken").text("• De gemeente houdt in 2030 vier schouwen.")
    *with_goal, without = paper.agreements(vocabulary)
    rows = [agreement_to_row(a, "1", 2030, Lexicon()) for a in with_goal]

    assert [said(row.doelstelling).split() for row in rows] == [" ".join(goal).replace("• ", "").split()] * 2
    assert agreement_to_row(without, "1", 2030, Lexicon()).doelstelling is None


def test_what_the_document_is_for_is_no_goal_of_what_is_agreed(paper, vocabulary) -> None:
    paper.theme("1. Doel").text("Dit document legt vast wat wij samen doen.").theme("2. Afspraken")
    paper.text("• Woonborg bouwt in 2030 veertig huizen.")
    (agreement,) = paper.agreements(vocabulary)
    assert agreement_to_row(agreement, "1", 2030, Lexicon()).doelstelling is None


@pytest.mark.parametrize("announced", ["heading", "line"])
def test_one_frame_under_a_heading_of_its_own_holds_for_what_is_agreed_in_it(paper, vocabulary, announced) -> None:
    for theme, frame in (("1. Wonen", "De voorraad blijft gelijk."), ("2. Zorg", "Er zijn genoeg plekken.")):
        paper.theme(theme).article("Ambitie").text("Meer huizen.").article("Kaderafspraak 2030-2033").text(frame)
        if announced == "heading":
            paper.article("Jaarafspraken 2030")
        else:
            paper.text("Voor 2030 maken partijen de volgende afspraken:")
        paper.text("• Woonborg bouwt in 2030 veertig huizen.").text("• De gemeente wijst drie plekken aan.")
    rows = [agreement_to_row(a, "1", 2030, Lexicon()) for a in paper.agreements(vocabulary)]

    assert [(said(row.doelstelling), said(row.kaderafspraak), list(row.jaarafspraken)) for row in rows] == [
        *[("Meer huizen.", "De voorraad blijft gelijk.", [2030])] * 2,
        *[("Meer huizen.", "Er zijn genoeg plekken.", [2030])] * 2,
    ]


@pytest.mark.parametrize("form", ["items", "articles"])
def test_a_frame_under_a_goal_is_over_what_is_listed_under_both(paper, vocabulary, form) -> None:
    for theme in ("1. Wonen", "2. Zorg"):
        paper.theme(theme).text("Doelstelling: Meer huizen.").text("Kaderafspraak: De voorraad blijft gelijk.")
        for at, text in enumerate(("Woonborg bouwt in 2030 veertig huizen.", "De gemeente wijst drie plekken aan."), 1):
            if form == "items":
                paper.text(f"{at}. {text}")
            else:
                paper.article(f"Afspraak {at}").text(text)
    rows = [agreement_to_row(a, "1", 2030, Lexicon()) for a in paper.agreements(vocabulary)]

    assert [(row.number, said(row.doelstelling), said(row.kaderafspraak), list(row.jaarafspraken)) for row in rows] == [
        (number, "Meer huizen.", "De voorraad blijft gelijk.", [2030]) for number in "1212"
    ]


def test_a_frame_under_a_label_of_its_own_holds_for_what_the_next_one_announces(paper, vocabulary) -> None:
    paper.theme("1. Wonen")
    for at, frame in ((1, "Woonborg houdt het aantal huizen gelijk."), (2, "Partijen overleggen twee keer per jaar.")):
        paper.article(f"Kaderafspraak 1.{at}").text(frame).article("Jaarafspraken 2030")
        paper.text("a. Woonborg bouwt in 2030 veertig huizen.").text("b. De gemeente wijst in 2030 drie plekken aan.")
    made = assembled(vocabulary, paper.sheet.page())

    assert [(row.number, said(row.kaderafspraak)) for row in made.rows] == [
        ("a", "Woonborg houdt het aantal huizen gelijk."),
        ("b", "Woonborg houdt het aantal huizen gelijk."),
        ("a", "Partijen overleggen twee keer per jaar."),
        ("b", "Partijen overleggen twee keer per jaar."),
    ]


def test_titles_of_who_acts_part_what_is_agreed_for_one_goal(paper, vocabulary) -> None:
    paper.theme("1. Wonen").text("Doel: Meer huizen voor starters.")
    paper._write("Afspraken voor 2030", bold=True, size=12.0)
    for who in ("Gemeente", "Woonborg"):
        paper.article(who).text("• Bouwt veertig huizen in de wijk.").text("• Houdt een schouw in de buurt.")
    rows = [agreement_to_row(a, "1", 2030, Lexicon()) for a in paper.agreements(vocabulary)]

    assert [said(row.doelstelling) for row in rows] == ["Meer huizen voor starters."] * 4


def test_a_goal_with_a_number_of_its_own_is_no_clause(paper, vocabulary) -> None:
    paper.theme("1 Wonen")
    for at, goal in ((1, "Meer huizen voor starters in elk dorp."), (2, "Minder schuld voor alle huurders.")):
        paper.text(f"1.{at} Doelstelling: {goal}").text(f"1.{at}.1 Woonborg bouwt in 2030 veertig huizen.")
    rows = [agreement_to_row(a, "1", 2030, Lexicon()) for a in paper.agreements(vocabulary)]

    assert [(row.number, said(row.doelstelling)) for row in rows] == [
        ("1.1.1", "Meer huizen voor starters in elk dorp."),
        ("1.2.1", "Minder schuld voor alle huurders."),
    ]


def test_a_goal_over_boxes_is_theirs(sheet, vocabulary) -> None:
    page = sheet().text(40, 40, "1. Wonen", bold=True, size=16).text(40, 66, "Doel: Meer huizen voor starters.")
    for k, x in enumerate((40, 320), 1):
        page.grid([x, x + 250], [100, 190]).text(x + 6, 104, f"1.{k}", bold=True)
        page.text(x + 6, 118, "Afspraak", bold=True).text(x + 6, 130, f"Woonborg bouwt {k}0 huizen.")
        page.text(x + 6, 142, "Trekker", bold=True).text(x + 6, 154, "Woonborg")
        page.text(x + 6, 166, "Planning", bold=True).text(x + 6, 178, "Q2 2030")
    made = assembled(vocabulary, page.page()).rows

    assert [
        (row.number, said(row.doelstelling), said(row.jaarafspraken[2030]), said(row.trekker), said(row.gereed))
        for row in made
    ] == [
        (f"1.{k}", "Meer huizen voor starters.", f"Woonborg bouwt {k}0 huizen.", "Woonborg", "Q2 2030") for k in (1, 2)
    ]


def test_the_next_goal_after_a_list_is_over_the_next_list(paper, vocabulary) -> None:
    paper.theme("1. Wonen")
    for goal in ("Meer huizen voor starters.", "Minder schuld voor huurders."):
        paper.text(f"Doel: {goal}").text("Afspraken 2030:").text("• Woonborg bouwt in 2030 veertig huizen.")
        paper.text("• De gemeente wijst in 2030 drie plekken aan.")
    rows = [agreement_to_row(a, "1", 2030, Lexicon()) for a in paper.agreements(vocabulary)]

    assert [said(row.doelstelling) for row in rows] == [
        *["Meer huizen voor starters."] * 2,
        *["Minder schuld voor huurders."] * 2,
    ]


def test_a_frame_under_a_label_of_its_own_holds_for_the_table_under_it(sheet, vocabulary) -> None:
    page = sheet().text(20, 40, "1. Wonen", bold=True, size=16)
    for k, frame in ((1, "Woonborg houdt het aantal huizen gelijk."), (2, "Partijen overleggen twee keer per jaar.")):
        top = 180 * k - 110
        page.text(20, top, f"Kaderafspraak 1.{k}", bold=True, size=12).text(20, top + 24, frame)
        table(
            page,
            [["Jaarafspraken 2030", "Wie"], [f"Er komen {k}0 huizen bij.", "Borg"]],
            top=top + 44,
            xs=[20, 400, 590],
        )

    assert _goals(assembled(vocabulary, page.page())) == [
        (None, "Woonborg houdt het aantal huizen gelijk.", "Er komen 10 huizen bij."),
        (None, "Partijen overleggen twee keer per jaar.", "Er komen 20 huizen bij."),
    ]


def test_a_goal_ends_at_the_table_under_it(sheet, vocabulary) -> None:
    page = sheet().text(20, 40, "1. Wonen", bold=True, size=16).text(20, 80, "Doelstelling 1", bold=True, size=12)
    page.text(20, 100, "Meer huizen voor starters.")
    rows = [["Nr.", "Afspraak", "Wie"], ["1a", "Woonborg bouwt tien huizen.", "Woonborg"]]
    page = table(page, rows, top=120, xs=[20, 60, 480, 590]).text(
        20, 230, "Zie de woonvisie, die in 2029 is vastgesteld."
    )
    (row,) = assembled(vocabulary, page.page()).rows

    assert said(row.doelstelling) == "Meer huizen voor starters."


def test_a_goal_in_bold_goes_on_behind_a_colon(paper, vocabulary) -> None:
    goal = "Iedereen vindt hier een huis:\njong en oud, alleen of met anderen."
    paper.theme("1. Wonen").article(f"Doelen: {goal}").article("Afspraken 2030")
    paper.text("1.1 Woonborg bouwt in 2030 veertig huizen.").text("1.2 De gemeente wijst drie plekken aan.")
    rows = [agreement_to_row(a, "1", 2030, Lexicon()) for a in paper.agreements(vocabulary)]

    assert [said(row.doelstelling) for row in rows] == [goal.replace("\n", " ")] * 2


@pytest.mark.parametrize(
    "label",
    [
        "Gezamenlijk doel",
        "Onze gezamenlijke ambitie",
        "Lokale opgave",
        "Doel van dit thema",
        "Ambities",
        "Waar streven we naar?",
    ],
)
def test_whose_goal_it_is_makes_its_label_no_less_sure(paper, vocabulary, label) -> None:
    paper.theme("Thema A - Wonen").text("De stad groeit.").article(label).text("Meer huizen in alle dorpen.")
    for who in ("De gemeente:", "Woonborg:"):
        paper.article(who).text("• wijst in 2030 drie plekken aan;").text("• houdt in 2030 een schouw.")
    rows = [agreement_to_row(a, "1", 2030, Lexicon()) for a in paper.agreements(vocabulary)]

    assert [said(row.doelstelling) for row in rows] == ["Meer huizen in alle dorpen."] * 4


@pytest.mark.parametrize(
    "label", ["Meerjarige afspraak 2030-2033", "Meerjarenafspraak", "Meerjarige afspraken 2030-2033"]
)
def test_a_frame_over_years_that_is_one_text_is_of_what_the_next_heading_announces(paper, vocabulary, label) -> None:
    for theme in ("1. Wonen", "2. Zorg"):
        paper.theme(theme).article(label).text("De corporaties bouwen in vier jaar tachtig huizen.")
        paper.article("Afspraken 2030").text(f"{theme[0]}.1 Woonborg bouwt in 2030 veertig huizen.")
        paper.text(f"{theme[0]}.2 De gemeente wijst drie plekken aan.")
    rows = [agreement_to_row(a, "1", 2030, Lexicon()) for a in paper.agreements(vocabulary)]

    assert [(row.number, said(row.kaderafspraak)) for row in rows] == [
        (number, "De corporaties bouwen in vier jaar tachtig huizen.") for number in ("1.1", "1.2", "2.1", "2.2")
    ]


def test_frames_in_a_list_are_agreements_themselves_before_those_of_a_year(paper, vocabulary) -> None:
    paper.theme("1. Wonen").article("Meerjarige afspraken 2030-2033").text("• Woonborg bouwt tachtig huizen.")
    paper.text("• De gemeente zoekt tien plekken.").article("Afspraken 2030").text("• Woonborg bouwt er veertig.")
    rows = [agreement_to_row(a, "1", 2030, Lexicon()) for a in paper.agreements(vocabulary)]

    assert [row.kaderafspraak is not None for row in rows] == [True, True, False]


def test_a_label_in_capitals_in_a_box_is_over_the_goal_in_it(sheet, vocabulary) -> None:
    page = sheet().text(40, 40, "1. Wonen", bold=True, size=16).fill(36, 66, 300, 104)
    page.text(40, 70, "ONZE AMBITIE", size=7).text(40, 86, "Woonborg helpt alle starters aan een huis.")
    page.text(40, 112, "De vraag naar huizen groeit in heel de stad.").text(40, 130, "Afspraken 2030", bold=True)
    page.text(40, 150, "1.1 Woonborg bouwt in 2030 veertig huizen.")

    assert _goals(assembled(vocabulary, page.page())) == [
        ("Woonborg helpt alle starters aan een huis.", None, "Woonborg bouwt in 2030 veertig huizen.")
    ]


def test_a_caption_or_a_footnote_under_a_goal_is_none_of_it(paper, vocabulary) -> None:
    paper.theme("1. Wonen").article("Onze ambitie").text("Meer huizen in alle dorpen.")
    paper.text("Werk aan de kade, voorjaar 2030. Foto: archief Woonborg")._write("1 Zie de woonvisie.", size=7.0)
    paper.article("Wat spreken we af?").text("• Woonborg bouwt in 2030 veertig huizen.").text("• De gemeente helpt.")
    rows = [agreement_to_row(a, "1", 2030, Lexicon()) for a in paper.agreements(vocabulary)]

    assert [said(row.doelstelling) for row in rows] == ["Meer huizen in alle dorpen."] * 2


@pytest.mark.parametrize("size", [10.0, 12.0])
def test_a_label_of_two_words_beside_a_goal_in_bold_says_what_that_is(sheet, vocabulary, size) -> None:
    page = sheet().text(40, 20, "Afspraken Veenstad", bold=True, size=20).text(40, 50, "Wonen", bold=True, size=16)
    for k, goal in enumerate(("Elke kern krijgt er huizen bij.", "De leegstand is in tien jaar voorbij.")):
        at = 80 + 80 * k
        page.text(40, at, "Ons doel").text(110, at, goal, bold=True, size=size)
        page.text(60, at + 25, "Woonborg bouwt in dit jaar veertig huizen.").text(60, at + 40, "Trekker: Woonborg")
    made = assembled(vocabulary, page.page())

    assert [said(row.doelstelling) for row in made.rows] == [
        "Elke kern krijgt er huizen bij.",
        "De leegstand is in tien jaar voorbij.",
    ]


def test_a_goal_of_a_table_is_kept_when_the_next_one_in_its_theme_is_read(sheet, vocabulary) -> None:
    page, at = sheet(height=3000.0).text(20, 10, "Prestatieafspraken 2030", bold=True, size=24), 80
    page.text(20, 50, "1. Betaalbaarheid", bold=True, size=18)
    for number, goal in (("1.1", "Er zijn genoeg huizen."), ("1.2", "Niemand heeft het koud.")):
        page.text(20, at, "Ambitie", bold=True, size=14).text(20, at + 30, goal)
        page.text(20, at + 60, "Jaarafspraken 2030", bold=True, size=14)
        table(page, [["Nr.", "Afspraak", "Wie"], [number, "Wij bouwen", "Wij"]], top=at + 90, xs=[20, 60, 480, 590])
        at += 220

    result = assembled(vocabulary, page.page())
    assert [said(r.doelstelling) for r in result.rows] == ["Er zijn genoeg huizen.", "Niemand heeft het koud."]
