"""Agreements in prose, told from other prose by form and language."""

from __future__ import annotations

import pytest

from jaarschijf.extract.agreements.agreement import Agreement, agreement_to_row
from jaarschijf.extract.agreements.prose import flow_to_agreements
from jaarschijf.extract.wording.lexicon import Lexicon
from jaarschijf.schema.flow import Block, Layout, flow_items
from tests.extract.flows import flow_of

TITLE = "Prestatieafspraken Veenstad 2030"
INTRO = "In dit document staan de afspraken tussen de gemeente en de corporaties.\nZij gelden voor het jaar 2030 en zijn samen gemaakt."


class Writer:
    """Writes blocks of text one under the other, with room between them."""

    def __init__(self, sheet) -> None:
        self.sheet = sheet(height=4000.0)
        self.at = 40.0

    def title(self, text: str) -> Writer:
        return self._write(text, bold=True, size=20.0)

    def theme(self, text: str) -> Writer:
        return self._write(text, bold=True, size=14.0)

    def article(self, text: str) -> Writer:
        return self._write(text, bold=True)

    def text(self, text: str, indent: float = 0.0) -> Writer:
        return self._write(text, indent=indent)

    def _write(self, text: str, *, bold: bool = False, size: float = 10.0, indent: float = 0.0) -> Writer:
        self.sheet.text(50 + indent, self.at, text, bold=bold, size=size)
        self.at += 12 * (text.count("\n") + 1) + size
        return self

    def agreements(self, vocabulary, parties=("Woonborg",)) -> list[Agreement]:
        page = self.sheet.page()
        blocks = [item for item in flow_items(flow_of(Layout(page, page))) if isinstance(item, Block)]
        read = flow_to_agreements(blocks, vocabulary, parties)
        return [item for item in read if isinstance(item, Agreement)]

    def rows(self, vocabulary) -> list[tuple[str | None, str]]:
        made = [agreement_to_row(a, "1", 2030, Lexicon()) for a in self.agreements(vocabulary)]
        return [(row.number, row.jaarafspraken[2030].text) for row in made if row is not None]


@pytest.fixture
def paper(sheet):
    return Writer(sheet).title(TITLE).text(INTRO)


def test_articles_under_their_own_line(paper, vocabulary) -> None:
    paper.theme("Hoofdstuk 1 Definities").article("Artikel 1.1").text("Onder corporaties wordt verstaan: Woonborg.")
    paper.theme("Hoofdstuk 2 Wonen").text("De vraag naar woningen is groot in de hele gemeente.")
    paper.article("Artikel 2.1").text("Woonborg bouwt in 2030 veertig woningen.")
    paper.article("Artikel 2.2").text("De gemeente maakt een plan.").text("Zij deelt het met Woonborg.")
    paper.theme("Hoofdstuk 3 Looptijd").article("Artikel 3.1").text("Deze overeenkomst geldt tot het einde van 2030.")
    assert paper.rows(vocabulary) == [
        ("2.1", "Woonborg bouwt in 2030 veertig woningen."),
        ("2.2", "De gemeente maakt een plan.\n\nZij deelt het met Woonborg."),
    ]


def test_a_clause_that_names_nobody_between_agreements_is_one(paper, vocabulary) -> None:
    paper.theme("1. Wonen").text("De vraag naar woningen is groot in de hele gemeente.")
    clauses = ["Onderzoek naar kleine woningen.", "Woonborg bouwt veertig woningen.", "Oplevering van tien huizen."]
    for k, clause in enumerate(clauses, start=1):
        paper.text(f"1.{k} {clause}")

    assert paper.rows(vocabulary) == [(f"1.{k}", clause) for k, clause in enumerate(clauses, start=1)]


def test_lettered_clauses_that_name_nobody_are_agreements_between_others(paper, vocabulary) -> None:
    paper.theme("1. Wonen").text("De vraag naar woningen is groot in de hele gemeente.")
    clauses = ["Onderzoek naar kleine woningen.", "Woonborg bouwt veertig woningen.", "Oplevering van tien huizen."]
    for letter, clause in zip("abc", clauses, strict=True):
        paper.text(f"{letter}. {clause}")

    assert paper.rows(vocabulary) == list(zip("abc", clauses, strict=True))


def test_what_a_heading_calls_an_agreement_is_one(paper, vocabulary) -> None:
    paper.theme("Wonen").article("Afspraak 3").text("Oplevering van tien huizen (eigenaar: Woonhof).")
    assert paper.rows(vocabulary) == [("3", "Oplevering van tien huizen (eigenaar: Woonhof).")]


def test_clauses_that_name_nobody_are_no_agreements_by_themselves(paper, vocabulary) -> None:
    paper.theme("1. Wonen").text("1.1 Onderzoek naar kleine woningen.").text("1.2 Oplevering van tien huizen.")
    assert paper.rows(vocabulary) == []


def test_a_clause_that_names_nobody_is_one_before_others_that_do(paper, vocabulary) -> None:
    paper.theme("1. Wonen").text("1.1 Onderzoek naar kleine woningen.").text("1.2 Oplevering van tien huizen.")
    paper.text("1.3 Woonborg bouwt veertig woningen.")
    assert [number for number, _ in paper.rows(vocabulary)] == ["1.1", "1.2", "1.3"]


def test_articles_with_a_title(paper, vocabulary) -> None:
    paper.theme("Wonen").article("Artikel 2.3 Verkoop").text("Woonborg verkoopt ten hoogste tien woningen.")
    assert paper.rows(vocabulary) == [("2.3", "Woonborg verkoopt ten hoogste tien woningen.")]


def test_a_code_with_a_title_heads_an_agreement(paper, vocabulary) -> None:
    paper.theme("W. Wonen").text("De vraag is groot.")
    paper.article("W1 Verkoop").text("Woonborg verkoopt ten hoogste tien woningen.")
    paper.article("W2 Grond").text("De gemeente zoekt grond.").text("Zij overlegt daarover met Woonborg.")
    paper.article("W3 Onderzoek").text("Onderzoek naar kleine huizen in de stad.")
    paper.theme("2.1 Wonen").text("De gemeente heeft tienduizend inwoners.")

    assert paper.rows(vocabulary) == [
        ("W1", "Woonborg verkoopt ten hoogste tien woningen."),
        ("W2", "De gemeente zoekt grond.\n\nZij overlegt daarover met Woonborg."),
        ("W3", "Onderzoek naar kleine huizen in de stad."),
    ]


def test_titles_under_a_heading_that_announces_agreements(paper, vocabulary) -> None:
    paper.theme("2.1 Opgave").text("De gemeente heeft tienduizend inwoners.").theme("2.2 Afspraken")
    paper.article("2.2.1 Verkoop").text("Woonborg verkoopt ten hoogste tien woningen.")
    paper.article("2.2.2 Grond").text("De gemeente zoekt grond.")
    paper.theme("2.3 Monitoring").text("De gemeente en Woonborg bespreken de voortgang.")

    assert [number for number, _ in paper.rows(vocabulary)] == ["2.2.1", "2.2.2"]


def test_a_title_over_who_is_to_act_heads_an_agreement(paper, vocabulary) -> None:
    paper.theme("1. Wonen").article("1.1 Bouw").text("Woonborg bouwt veertig woningen.").text(
        "Trekker: Woonborg | Planning: 2030"
    )
    paper.article("1.2 Onderzoek").text("De gemeente heeft tienduizend inwoners.")

    assert paper.rows(vocabulary) == [("1.1", "Woonborg bouwt veertig woningen.")]


def test_a_paragraph_after_numbered_agreements_is_none(paper, vocabulary) -> None:
    paper.theme("1. Wonen").article("Afspraken").text("1.1 Woonborg bouwt veertig woningen.")
    paper.text("De gemeente heeft tienduizend inwoners, en dat worden er meer.")

    assert [number for number, _ in paper.rows(vocabulary)] == ["1.1"]


def test_members_of_an_article_after_an_introduction_set_alike(paper, vocabulary) -> None:
    paper.theme("Inleiding").text("Dit document is van de gemeente en de corporaties samen.")
    paper.theme("Artikel 2 Wonen").text("1. Woonborg bouwt in 2030 veertig woningen.")
    paper.text("2. De gemeente maakt in 2030 een plan.").theme("Artikel 3 Zorg").text("1. De gemeente helpt ouderen.")
    paper.text("2. Woonborg verhuurt aan ouderen.")

    assert [a.number for a in paper.agreements(vocabulary)] == ["1", "2", "1", "2"]


def test_clauses_under_an_article_that_is_a_theme(paper, vocabulary) -> None:
    paper.theme("Artikel 4 Leefbaarheid").text("Een prettige buurt is van iedereen die er woont.")
    paper.text("4.1 De gemeente en Woonborg schouwen elke wijk\n    een keer in het jaar.").text(
        "4.2 Woonborg plant bomen in de wijk."
    )
    assert [number for number, _ in paper.rows(vocabulary)] == ["4.1", "4.2"]


@pytest.mark.parametrize("marks", [("1.", "2."), ("A1", "A2"), ("1.1", "1.2"), ("1.4.1", "1.4.2"), ("a.", "b.")])
def test_numbering(paper, vocabulary, marks: tuple[str, str]) -> None:
    paper.theme("Wonen").text(f"{marks[0]} De gemeente bouwt veertig woningen.").text(
        f"{marks[1]} Woonborg verhuurt deze woningen."
    )
    assert [number for number, _ in paper.rows(vocabulary)] == [mark.rstrip(".") for mark in marks]


def test_a_party_may_be_named_without_what_it_is(paper, vocabulary) -> None:
    paper.theme("1. Wonen").text("1.1 Volkshuis plaatst in 2030 zonnepanelen.")

    assert [a.number for a in paper.agreements(vocabulary, ["Woningcorporatie Volkshuis"])] == ["1.1"]


def test_bullets_that_commit_someone(paper, vocabulary) -> None:
    paper.theme("Wonen").text("De vraag is groot.").text(
        "• De gemeente verleent snel een vergunning.\n• Woonborg bouwt woningen."
    )
    assert paper.rows(vocabulary) == [
        (None, "De gemeente verleent snel een vergunning."),
        (None, "Woonborg bouwt woningen."),
    ]


def test_a_bullet_that_names_nobody_is_one_among_those_that_commit(paper, vocabulary) -> None:
    bullets = [
        "Woonborg bouwt woningen in de stad.",
        "Geen huisuitzetting van gezinnen met kinderen",
        "De gemeente zoekt grond.",
    ]
    paper.theme("Wonen").text("De vraag is groot.").text("\n".join(f"• {text}" for text in bullets))
    paper.theme("Zorg").text("• Meer ouderen wonen zelfstandig.\n• De zorg is duur geworden.\n• De gemeente is groot.")
    assert [text for _, text in paper.rows(vocabulary)][:3] == bullets
    assert "De zorg is duur geworden." not in [text for _, text in paper.rows(vocabulary)]


def test_bullets_under_a_party_are_what_it_does(paper, vocabulary) -> None:
    bullets = ["Nieuwe huurders krijgen een bezoek in de eerste maand.", "Vaststellen van een lijst voor de buurt"]
    paper.theme("1. Wonen").text("De vraag is groot.").article("Woonborg:").text("\n".join(f"• {t}" for t in bullets))
    assert [text for _, text in paper.rows(vocabulary)] == bullets


def test_bullets_under_numbered_themes_are_of_one_kind(paper, vocabulary) -> None:
    first = ["Woonborg bouwt woningen in de stad.", "De gemeente zoekt grond."]
    second = ["Geen huisuitzetting van gezinnen met kinderen", "Plaatsing van zonnepanelen in de wijk"]
    for theme, bullets in (("1. Wonen", first), ("2. Zorg", second)):
        paper.theme(theme).text("\n".join(f"• {text}" for text in bullets))
    paper.theme("Terugblik").text("\n".join(f"• {text}" for text in second))
    assert [text for _, text in paper.rows(vocabulary)] == [*first, *second]


def test_bullets_that_commit_nobody(paper, vocabulary) -> None:
    paper.text("Per thema vindt u:\n• wat de ambitie is;\n• wie de trekker is.")
    paper.theme("Terugblik").text("Opvallend was:\n• De gemeente heeft in 2029 een plan gemaakt.")
    assert paper.rows(vocabulary) == []


def test_a_colon_and_its_bullets_are_one_agreement(paper, vocabulary) -> None:
    paper.theme("Wonen").text("1.1 De gemeente en Woonborg letten op:\n    - het aanbod;\n    - de prijs.").text(
        "1.2 Woonborg bouwt woningen."
    )
    assert paper.rows(vocabulary) == [
        ("1.1", "De gemeente en Woonborg letten op:\n\nhet aanbod;\n\nde prijs."),
        ("1.2", "Woonborg bouwt woningen."),
    ]


def test_a_list_goes_on_in_the_next_column(sheet, vocabulary) -> None:
    page = sheet(height=4000.0).text(50, 40, TITLE, bold=True, size=20.0).text(50, 80, INTRO)
    page.text(50, 130, "1. Wonen", bold=True, size=14.0)
    texts = [
        f"– {name} bouwt {count} woningen in de stad." for name in ("Woonborg", "De gemeente") for count in (10, 20, 30)
    ]
    for x, column in ((50, texts[:3]), (320, texts[3:])):
        for k, text in enumerate(column):
            page.text(
                x, 160 + 30 * k, f"{text[:24].rpartition(' ')[0]}\n{text[len(text[:24].rpartition(' ')[0]) + 1 :]}"
            )
    blocks = [item for item in flow_items(flow_of(Layout(page.page(), page.page()))) if isinstance(item, Block)]
    found = [a for a in flow_to_agreements(blocks, vocabulary, ("Woonborg",)) if isinstance(a, Agreement)]
    rows = [agreement_to_row(a, "1", 2030, Lexicon()) for a in found]

    assert [row.jaarafspraken[2030].text for row in rows if row] == [text[2:] for text in texts]


def test_plain_paragraphs_under_a_line_that_announces_them(paper, vocabulary) -> None:
    paper.theme("Wonen").text("De vraag naar woningen is groot.").text("Afspraken:").text(
        "Realiseren van veertig woningen in de stad."
    )
    assert paper.rows(vocabulary) == [(None, "Realiseren van veertig woningen in de stad.")]


def test_a_paragraph_between_bullets_is_an_agreement_like_them(paper, vocabulary) -> None:
    """Its own bullet may be lost."""
    paper.theme("1. Wonen").article("Afspraken").text("• Woonborg bouwt veertig woningen.")
    paper.text("De gemeente verkoopt de grond aan de Dorpsweg.").text("• Woonborg isoleert tien woningen.")
    assert len(paper.agreements(vocabulary)) == 3


def test_asides_are_no_part(paper, vocabulary) -> None:
    paper.theme("Wonen").article("Artikel 2.1").text("Woonborg bouwt woningen in de stad.")
    paper.text("Toelichting op artikel 2.1: de gemeente heeft er grond voor.")
    assert paper.rows(vocabulary) == [("2.1", "Woonborg bouwt woningen in de stad.")]


def test_a_footnotes_mark_is_in_no_box(paper, vocabulary) -> None:
    paper.theme("1. Wonen").sheet.text(125, paper.at - 1, "3", size=6)
    paper.sheet.text(132, paper.at, "bouwt veertig huizen.")
    paper.text("1.1 Woonborg")
    (agreement,) = paper.agreements(vocabulary)
    mark = next(
        word for lines in agreement.fields.values() for line in lines for word in line.words if word.text == "3"
    )
    mark.superscript = True
    passage = agreement_to_row(agreement, "1", 2030, Lexicon()).jaarafspraken[2030]
    assert "3" not in passage.text
    assert not any(b.x0 < mark.box.center[0] < b.x1 and b.top < mark.box.center[1] < b.bottom for b in passage.boxes)


def test_labelled_lines_are_fields(paper, vocabulary) -> None:
    paper.theme("Wonen").article("Afspraak 7").text("Woonborg bouwt veertig woningen.").text("Trekker: Woonborg").text(
        "Planning: eind 2030"
    )
    row = agreement_to_row(paper.agreements(vocabulary)[0], "1", 2030, Lexicon())
    assert row is not None
    assert row.number == "7"
    assert row.trekker is not None
    assert row.gereed is not None
    assert (row.trekker.text, row.gereed.text) == ("Woonborg", "eind 2030")
    assert row.jaarafspraken[2030].text == "Woonborg bouwt veertig woningen."


def test_an_agreement_labelled_as_such_after_what_it_is_for(paper, vocabulary) -> None:
    paper.theme("Wonen").article("Afspraak 1.1 Bouw").text("Doel: Meer huizen").text(
        "Afspraak: Woonborg bouwt veertig woningen."
    )
    paper.text("De gemeente zoekt grond.").text("Trekker: Woonborg")
    (row,) = [agreement_to_row(a, "1", 2030, Lexicon()) for a in paper.agreements(vocabulary)]

    assert (row.number, row.doelstelling.text, row.trekker.text) == ("1.1", "Meer huizen", "Woonborg")
    assert row.jaarafspraken[2030].text == "Woonborg bouwt veertig woningen.\n\nDe gemeente zoekt grond."


def test_paragraphs_with_one_label_after_each_other_are_agreements_each(paper, vocabulary) -> None:
    paper.theme("1. Wonen").text("Afspraak: Woonborg bouwt veertig woningen.").text(
        "Afspraak: De gemeente zoekt grond."
    )
    assert [text for _, text in paper.rows(vocabulary)] == [
        "Woonborg bouwt veertig woningen.",
        "De gemeente zoekt grond.",
    ]


@pytest.mark.parametrize("between", [" |", " •", ";", ","])
def test_two_labels_on_a_line_are_two_fields(paper, vocabulary, between) -> None:
    paper.theme("1. Wonen").text("1.1 Woonborg bouwt veertig woningen.").text(f"Wie: Woonborg{between} Wanneer: 2030")
    (agreement,) = paper.agreements(vocabulary)
    said = {role: " ".join(line.text for line in lines) for role, lines in agreement.fields.items()}

    assert said == {"jaarafspraak": "Woonborg bouwt veertig woningen.", "trekker": "Woonborg", "gereed": "2030"}


def test_a_frame_says_that_it_is_one(paper, vocabulary) -> None:
    paper.theme("Wonen").article("Kaderafspraken 2030-2034").text(
        "• De gemeente en Woonborg houden de voorraad op peil."
    )
    paper.article("Jaarafspraken 2030").text("• Woonborg bouwt in 2030 veertig woningen.")
    rows = [agreement_to_row(a, "1", 2030, Lexicon()) for a in paper.agreements(vocabulary)]
    assert [(row.kaderafspraak is not None, bool(row.jaarafspraken)) for row in rows if row] == [
        (True, False),
        (False, True),
    ]


def test_parties_in_a_numbered_list_agree_to_nothing_yet(sheet, vocabulary) -> None:
    paper = Writer(sheet).title(TITLE).text("De ondergetekenden:")
    paper.text("1. de gemeente Veenstad, vertegenwoordigd door A. Vos;").text(
        "2. Woonborg, vertegenwoordigd door B. Kok;"
    )
    assert paper.rows(vocabulary) == []


@pytest.mark.parametrize("over", ["De jaarafspraken zijn opgesteld door:", "De partijen, te weten:", "Betrokken zijn:"])
def test_a_list_of_who_agreed_holds_no_agreements(paper, vocabulary, over: str) -> None:
    paper.text(over).text("• Gemeente Veenstad").text("• Woonborg").text("• Huurdersraad Borg biedt haar leden hulp.")
    assert paper.theme("Wonen").text("1.1 Woonborg bouwt woningen.").rows(vocabulary)[0][0] == "1.1"


def test_signatures_are_no_agreements(paper, vocabulary) -> None:
    paper.theme("Wonen").text("1.1 Woonborg bouwt in 2030 veertig woningen.")
    paper.theme("Ondertekening").text("• Gemeente Veenstad, de heer A. Vos, wethouder")
    assert [number for number, _ in paper.rows(vocabulary)] == ["1.1"]


def test_boxes_hold_the_words_of_the_text(paper, vocabulary) -> None:
    paper.theme("Wonen").text("1.1 Woonborg bouwt in 2030 veertig\n    woningen in de stad.")
    words = paper.sheet.page().words
    row = agreement_to_row(paper.agreements(vocabulary)[0], "1", 2030, Lexicon(), {1: words})
    assert row is not None
    text = row.jaarafspraken[2030]
    inside = [
        w.text
        for w in words
        if any(b.x0 <= w.box.center[0] <= b.x1 and b.top <= w.box.center[1] <= b.bottom for b in text.boxes)
    ]
    assert inside == text.text.split()


def test_a_signing_line_is_no_part_of_the_last_article(paper, vocabulary) -> None:
    paper.theme("Hoofdstuk 1 Wonen").article("Artikel 1.1").text("Woonborg bouwt in 2030 veertig woningen.")
    paper.article("Artikel 1.2").text("De gemeente zoekt in 2030 een nieuwe plek.")
    paper.text("Aldus overeengekomen en ondertekend te Veenstad op 3 december 2029.")

    assert paper.rows(vocabulary)[-1] == ("1.2", "De gemeente zoekt in 2030 een nieuwe plek.")


def test_labelled_lines_under_a_clause_are_its_fields(paper, vocabulary) -> None:
    paper.theme("1 Wonen")
    for number in ("1.1", "1.2"):
        paper.text(f"{number} Woonborg bouwt in 2030 veertig woningen.").text("Trekker: Woonborg").text("Planning: Q3")
    rows = [agreement_to_row(a, "1", 2030, Lexicon()) for a in paper.agreements(vocabulary)]

    assert [(r.number, r.trekker.text, r.gereed.text) for r in rows] == [
        ("1.1", "Woonborg", "Q3"),
        ("1.2", "Woonborg", "Q3"),
    ]


def test_an_article_on_what_the_agreement_itself_does_is_none(paper, vocabulary) -> None:
    paper.theme("Artikel 1 Doel").text("Deze overeenkomst regelt de samenwerking van partijen.")
    paper.theme("Artikel 2 Wonen").text("1. Woonborg bouwt in 2030 veertig woningen.").text(
        "2. De gemeente zoekt een plek."
    )

    assert [number for number, _ in paper.rows(vocabulary)] == ["1", "2"]
