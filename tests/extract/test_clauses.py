"""Clauses and titles with numbers of more parts, and what stands under them."""

from __future__ import annotations

import pytest

from jaarschijf.extract.agreements.agreement import agreement_to_row
from jaarschijf.extract.wording.lexicon import Lexicon
from tests.extract.tables import assembled, table
from tests.extract.test_prose import INTRO, TITLE, Writer


@pytest.fixture
def paper(sheet):
    return Writer(sheet).title(TITLE).text(INTRO)


def test_clauses_of_three_numbers_go_on_over_headings_and_notes(paper, vocabulary) -> None:
    paper.theme("1 Wonen").text("De vraag naar woningen is groot in de hele gemeente.")
    paper.article("1.1 Wat wij doen").text("1.1.1 Oplevering van tien huizen aan de kade.")
    paper.sheet.text(50, paper.at, "1. Naar de stand van januari.", size=7)
    paper.at += 30
    paper.text("1.1.2 Woonborg bouwt veertig woningen.")
    paper.article("1.2 Wat wij voorbereiden").text("1.2.1 Sloop van de flat aan de kade.")
    assert [number for number, _ in paper.rows(vocabulary)] == ["1.1.1", "1.1.2", "1.2.1"]


@pytest.mark.parametrize(("indent", "explained"), [(30.0, ["Na de zomer.", None]), (-20.0, [None, None])])
def test_an_explanation_under_a_clause_is_of_it_unless_it_stands_further_out(
    paper, vocabulary, indent: float, explained: list[str | None]
) -> None:
    paper.theme("1. Wonen").text("Wij spreken af:")
    paper.text("1.1 Woonborg bouwt veertig woningen.").text("Toelichting: Na de zomer.", indent=indent)
    paper.text("1.2 De gemeente wijst een plek aan.")
    made = [agreement_to_row(a, "1", 2030, Lexicon()) for a in paper.agreements(vocabulary)]
    assert [row.toelichting and row.toelichting.text for row in made if row is not None] == explained


def test_titles_numbered_with_a_letter_and_a_dot_are_those_of_agreements(paper, vocabulary) -> None:
    paper.theme("A. Wonen").text("De vraag naar woningen is groot in de hele gemeente.")
    paper.article("A.1 Nieuwbouw").text("Woonborg bouwt in 2030 veertig woningen.")
    paper.article("A.2 Levensloop").text("Bij nieuwbouw wordt een derde zonder drempels gebouwd.")
    assert [number for number, _ in paper.rows(vocabulary)] == ["A.1", "A.2"]


def test_titles_that_say_they_are_agreements_with_a_letter_in_their_number(paper, vocabulary) -> None:
    paper.theme("A. Wonen")
    for number in ("A.1", "A.2"):
        paper.article(f"Afspraak {number}").text("Woonborg bouwt in 2030 veertig woningen.")
    assert [number for number, _ in paper.rows(vocabulary)] == ["A.1", "A.2"]


def test_numbers_in_bold_before_texts_and_who_acts_when_on_a_line_of_its_own(paper, vocabulary) -> None:
    paper.theme("Wonen")
    for k, text in enumerate(("Woonborg bouwt veertig woningen.", "De gemeente wijst een plek aan."), start=1):
        paper.sheet.text(50, paper.at, str(k), bold=True).text(60, paper.at, text)
        paper.sheet.text(400, paper.at + 20, "Woonborg | Q2 2030")
        paper.at += 44
    assert paper.rows(vocabulary) == [
        ("1", "Woonborg bouwt veertig woningen."),
        ("2", "De gemeente wijst een plek aan."),
    ]


@pytest.mark.parametrize(
    ("line", "who", "when"),
    [
        ("Woonborg en gemeente | Q2 2030", "Woonborg en gemeente", "Q2 2030"),
        ("Woonborg en huurdersraad Veenstad | Gehele jaar", "Woonborg en huurdersraad Veenstad", "Gehele jaar"),
        ("hele jaar | Gemeente/Woonborg", "Gemeente/Woonborg", "hele jaar"),
        ("Woonborg en gemeente – Q2 2030", "Woonborg en gemeente", "Q2 2030"),
        ("Woonborg | wordt vervolgd in overleg met alle bewoners", None, None),
    ],
)
def test_who_acts_and_when_on_a_line_without_labels(paper, vocabulary, line, who, when) -> None:
    paper.theme("Wonen").text("1.1 Woonborg bouwt veertig woningen.").text(line)
    (agreement,) = paper.agreements(vocabulary, ("Woonborg", "Huurdersraad Veenstad"))
    printed = {role: " ".join(line.text for line in lines) for role, lines in agreement.fields.items()}
    assert (printed.get("trekker"), printed.get("gereed")) == (who, when)
    assert printed["jaarafspraak"] == "Woonborg bouwt veertig woningen."


def test_who_acts_and_when_are_parted_on_a_scan_where_the_bar_was_not_seen(paper, vocabulary) -> None:
    paper.theme("Wonen").text("1.1 Woonborg bouwt veertig woningen.").text("Woonborg, gemeente Eind 2030")
    for word in paper.sheet.words:
        word.confidence = 0.95
    (agreement,) = paper.agreements(vocabulary, ("Woonborg",))
    printed = {role: " ".join(line.text for line in lines) for role, lines in agreement.fields.items()}
    assert (printed.get("trekker"), printed.get("gereed")) == ("Woonborg, gemeente", "Eind 2030")


def test_clauses_lettered_after_their_themes_number(paper, vocabulary) -> None:
    paper.text("Partijen komen overeen als volgt:").theme("1. WONEN").text("1.a Er komen veertig woningen bij.")
    paper.text("1.b De gemeente wijst een plek aan.").theme("2. ZORG").text("2.a Er komt een loket.")
    assert [number for number, _ in paper.rows(vocabulary)] == ["1.a", "1.b", "2.a"]


def test_clauses_in_a_part_with_kaderafspraken_are_those_whoever_acts(paper, vocabulary) -> None:
    paper.theme("Deel A: Kaderafspraken 2028-2031")
    paper.article("1. Wonen").text("De vraag is groot in de hele stad.").text("1.1 De voorraad groeit elk jaar.")
    paper.article("2. Huur").text("2.1 Ten minste 80% blijft bereikbaar.")
    paper.theme("Deel B: Jaarschijf 2029").article("1. Wonen").text("1.1 Er komt een tweede loket.")
    frames = ["kaderafspraak", "kaderafspraak", "jaarafspraak"]
    assert [list(agreement.fields) for agreement in paper.agreements(vocabulary)] == [[role] for role in frames]


def test_paragraphs_under_a_heading_that_asks_what_is_agreed(paper, vocabulary) -> None:
    paper.theme("Wonen").text("De vraag naar woningen is groot in de hele gemeente.")
    paper.article("Wat spreken we af?").text("Oplevering van veertig huizen aan de kade.")
    paper.text("Een meldpunt voor woonfraude gaat open.")
    assert [text for _, text in paper.rows(vocabulary)] == [
        "Oplevering van veertig huizen aan de kade.",
        "Een meldpunt voor woonfraude gaat open.",
    ]


@pytest.mark.parametrize("numbers", [("A1.a", "A1.b", "A2.a"), ("1.1.a", "1.1.b", "1.2.a")])
def test_numbers_that_end_in_a_letter_are_those_of_agreements(paper, vocabulary, numbers: tuple[str, ...]) -> None:
    one, two, three = numbers
    paper.theme("A. Wonen").text("De vraag naar woningen is groot in de hele gemeente.")
    paper.article(f"{one[:-2]} Genoeg woningen").text(f"{one} Woonborg bouwt veertig woningen.")
    paper.text(f"{two} De gemeente wijst een plek aan.")
    paper.article(f"{three[:-2]} Doorstroming").text(f"{three} Voor ouderen is er een verhuiscoach in elke wijk.")
    assert paper.rows(vocabulary) == [
        (one, "Woonborg bouwt veertig woningen."),
        (two, "De gemeente wijst een plek aan."),
        (three, "Voor ouderen is er een verhuiscoach in elke wijk."),
    ]


@pytest.mark.parametrize("told", ["Wie zoekt, wacht lang. De voorraad is te klein.", "De gemeente wijst een plek aan."])
def test_an_article_that_tells_how_things_are_is_no_agreement_where_tables_hold_them(sheet, vocabulary, told):
    page = sheet().text(20, 40, "Raamovereenkomst 2030", bold=True, size=20)
    for k, title in enumerate(("Betaalbaarheid", "Leefbaarheid", "Wonen en zorg", "Duurzaamheid"), start=1):
        page.text(20, 40 + 50 * k, f"Artikel {k} {title}", bold=True, size=13).text(20, 64 + 50 * k, told)
    page.text(20, 300, "Jaarschijf 2030", bold=True, size=16)
    rows = [["Nr.", "Afspraak", "Wie"], ["1.1", "De gemeente bouwt veertig huizen.", "Gemeente"]]
    made = assembled(vocabulary, table(page, rows, top=330, xs=[20, 60, 480, 590]).page()).rows

    assert [row.number for row in made] == (["1.1"] if "zoekt" in told else ["1", "2", "3", "4", "1.1"])


def test_clauses_of_parts_with_a_roman_number(sheet, vocabulary):
    paper = Writer(sheet).title(TITLE).text(INTRO)
    for part in ("I", "II"):
        paper.theme(f"Opgave {part}: Wonen").text(f"Doel {part}.1: Meer huizen voor starters.")
        for letter in "ab":
            paper.text(f"{part}.1.{letter} Woonborg bouwt in 2030 veertig huizen.")
    rows = [agreement_to_row(a, "1", 2030, Lexicon()) for a in paper.agreements(vocabulary)]

    assert [(row.number, row.doelstelling.text) for row in rows] == [
        (f"{part}.1.{letter}", "Meer huizen voor starters.") for part in ("I", "II") for letter in "ab"
    ]


def test_a_number_in_another_colour_begins_a_clause_of_one_line(sheet, vocabulary):
    page = sheet().text(40, 40, "Wonen", bold=True, size=16).text(40, 66, "Afspraken:")
    for k in (1, 2):
        page.text(40, 60 + 30 * k, str(k), color=0xFFFFFF).text(
            50, 60 + 30 * k, "De gemeente houdt in de wijk een schouw."
        )

    assert [row.number for row in assembled(vocabulary, page.page()).rows] == ["1", "2"]


def test_who_stands_over_a_list_by_letters_acts_in_each_of_it_without_the_verb(paper, vocabulary) -> None:
    paper.theme("1 Wonen").text("De vraag naar woningen is groot in de hele gemeente.")
    paper.article("Gemeente Veenstad zal in 2030:").text("a. een besluit nemen over het warmtenet;")
    paper.text("b. straten vergroenen waar wordt gerenoveerd:").text("- Kadestraat (voorjaar);", 20)
    paper.text("- Dorpsplein (najaar);", 20).text("c. de subsidie voor regentonnen verlengen.")
    paper.article("Partijen zullen gezamenlijk:").text("a. in mei een werkconferentie houden.")
    rows = [agreement_to_row(a, "1", 2030, Lexicon()) for a in paper.agreements(vocabulary, ("Gemeente Veenstad",))]

    assert [(row.number, row.trekker.text, row.jaarafspraken[2030].text) for row in rows] == [
        ("a", "Gemeente Veenstad", "een besluit nemen over het warmtenet;"),
        (
            "b",
            "Gemeente Veenstad",
            "straten vergroenen waar wordt gerenoveerd:\n\nKadestraat (voorjaar);\n\nDorpsplein (najaar);",
        ),
        ("c", "Gemeente Veenstad", "de subsidie voor regentonnen verlengen."),
        ("a", "Partijen", "in mei een werkconferentie houden."),
    ]


@pytest.mark.parametrize(
    ("chapter", "numbers"),
    [
        ("Hoofdstuk 2 Samenwerking en slotbepalingen", ["1.1", "2.1"]),
        ("Hoofdstuk 2 Looptijd en slotbepalingen", ["1.1"]),
        ("Hoofdstuk 2 Slotbepalingen", ["1.1"]),
    ],
)
def test_a_chapter_of_what_partners_do_and_of_closing_clauses_has_agreements(
    paper, vocabulary, chapter, numbers
) -> None:
    paper.theme("Hoofdstuk 1 Wonen").article("Artikel 1.1").text("Woonborg bouwt in 2030 veertig woningen.")
    paper.theme(chapter).article("Artikel 2.1").text(
        "Het overleg vindt plaats in maart en wordt door de gemeente geleid."
    )
    assert [number for number, _ in paper.rows(vocabulary)] == numbers


def test_what_is_set_in_as_the_text_of_a_bullet_between_two_goes_on_with_it(paper, vocabulary) -> None:
    paper.theme("1. Wonen").article("Afspraken 2030")
    for text, below in (
        ("Woonborg bouwt een hofje van veertien huizen.", "Na oplevering is er koffie voor de buurt."),
        ("De gemeente past de nota aan.", "Zo houden wij de huren laag in de hele stad."),
    ):
        paper.sheet.text(50, paper.at, "•").text(64, paper.at, text)
        paper.at += 22
        paper.text(below, 14)
    assert paper.rows(vocabulary)[:2] == [
        (None, "Woonborg bouwt een hofje van veertien huizen.\n\nNa oplevering is er koffie voor de buurt."),
        (None, "De gemeente past de nota aan."),
    ]


def test_who_acts_without_that_it_is_his_part_and_behind_what_goes_on_with_an_item(paper, vocabulary) -> None:
    paper.theme("Het dorp").text("De vraag naar huizen is groot.").article("Inzet gemeente")
    paper.text("▸ Vaststellen van het plan voor de kade.")
    paper.article("Bijdrage van Woonborg").text("▸ Bij verhuizing gaat de huur mee.").text("Dit geldt voor tien.", 10)
    paper.text("▸ Aanbrengen van panelen bij zestig huizen.")
    made = [agreement_to_row(a, "1", 2030, Lexicon()) for a in paper.agreements(vocabulary)]
    assert [row.trekker.text for row in made] == ["gemeente", "Woonborg", "Woonborg"]
