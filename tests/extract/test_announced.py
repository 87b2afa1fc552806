"""What stands over agreements in prose: who is to act, what is considered, and that a list of them begins or is over."""

from __future__ import annotations

import pytest

from jaarschijf.extract.agreements.agreement import agreement_to_row
from jaarschijf.extract.wording.lexicon import Lexicon
from tests.extract.test_prose import INTRO, TITLE, Writer


@pytest.fixture
def paper(sheet):
    return Writer(sheet).title(TITLE).text(INTRO)


def test_a_party_over_a_list_is_to_do_what_it_says(paper, vocabulary) -> None:
    paper.theme("1. Wonen").text("Er staan veel mensen op de wachtlijst in de hele stad.")
    paper.article("Woonborg:").text("• bouwt in 2030 veertig woningen;").text("• verkoopt er hooguit tien.")
    paper.text("De gemeente:").text("• wijst voor 1 mei drie plekken aan.")
    paper.article("Wat doet Woonborg?").text("• Energiecoaches inzetten.")
    paper.article("Dit gaat de gemeente doen:").text("• Aanwijzen van een plek.").article("Woonborg zorgt voor:").text(
        "• Een coach."
    )
    paper.article("Huurders").text("• brengen klachten in kaart.")
    paper.article("Corporaties:").text("• Woonborg").text("• Thuishaven Veenstad")
    rows = [agreement_to_row(a, "1", 2030, Lexicon()) for a in paper.agreements(vocabulary)]
    assert [(row.jaarafspraken[2030].text, row.trekker.text) for row in rows if row and row.trekker] == [
        ("bouwt in 2030 veertig woningen;", "Woonborg"),
        ("verkoopt er hooguit tien.", "Woonborg"),
        ("wijst voor 1 mei drie plekken aan.", "De gemeente"),
        ("Energiecoaches inzetten.", "Wat doet Woonborg?"),
        ("Aanwijzen van een plek.", "Dit gaat de gemeente doen"),
        ("Een coach.", "Woonborg"),
        ("brengen klachten in kaart.", "Huurders"),
    ]


@pytest.mark.parametrize("heading", [True, False])
def test_considerations_are_no_agreements(paper, vocabulary, heading: bool) -> None:
    (paper.article if heading else paper.text)("Overwegende dat:")
    paper.text("• de gemeente en Woonborg samen werken aan wonen;").text("• Woonborg daarvoor een bod heeft gedaan;")
    paper.text("Komen het volgende overeen:").text("• Woonborg bouwt in 2030 veertig woningen.")
    assert paper.rows(vocabulary) == [(None, "Woonborg bouwt in 2030 veertig woningen.")]


def test_numbers_of_letters_with_a_dash(paper, vocabulary) -> None:
    paper.theme("Wonen").text("BW-1 Woonborg bouwt veertig woningen.\nBW-2 De gemeente zoekt een plek.")
    paper.theme("Overleg").text("OV-1 Twee keer per jaar is er een rondje langs de velden.")
    assert [number for number, _ in paper.rows(vocabulary)] == ["BW-1", "BW-2", "OV-1"]


def test_what_kind_of_agreements_a_list_is_of_announces_it_however_short_they_are(paper, vocabulary) -> None:
    paper.theme("1. Wonen").text("Er staan veel mensen op de wachtlijst in de hele stad.")
    paper.article("Resultaatafspraken Woonborg 2030:").text("• De huur stijgt met hooguit drie procent.")
    paper.article("Procesafspraak:").text("• Voortzetten spreekuur.")
    assert [text for _, text in paper.rows(vocabulary)] == [
        "De huur stijgt met hooguit drie procent.",
        "Voortzetten spreekuur.",
    ]


@pytest.mark.parametrize("heading", ["Jaarafspraak 2030", "Meerjarenafspraken 2030-2034", "Afspraak"])
def test_headings_that_announce(paper, vocabulary, heading: str) -> None:
    paper.theme("1. Wonen").text("Er staan veel mensen op de wachtlijst in de hele stad.")
    paper.article(heading).text("Woonborg bouwt veertig woningen.")
    assert len(paper.agreements(vocabulary)) == 1


def test_a_heading_that_says_so_announces_a_list(paper, vocabulary) -> None:
    paper.theme("1. Wonen").text("Er staan veel mensen op de wachtlijst in de hele stad.")
    paper.article("Dit spreken we af").text("• Openhouden van het buurthuis.").text(
        "• Woonborg bouwt veertig woningen."
    )
    assert len(paper.agreements(vocabulary)) == 2


def test_a_paragraph_after_an_announced_list_is_no_agreement_when_it_names_nobody(paper, vocabulary) -> None:
    paper.theme("1. Wonen").text("Wij spreken af:").text("• Woonborg bouwt veertig woningen.")
    paper.text("Deze zijn vooral bedoeld voor wie alleen woont.")
    assert paper.rows(vocabulary) == [(None, "Woonborg bouwt veertig woningen.")]


def test_announced_items_may_begin_in_small_letters(paper, vocabulary) -> None:
    paper.theme("1. Wonen").article("Afspraken:").text("• verkoop gebeurt alleen in overleg;").text(
        "• de huur stijgt niet."
    )
    assert len(paper.agreements(vocabulary)) == 2


def test_a_number_with_a_letter_goes_on_after_the_next_number(paper, vocabulary) -> None:
    paper.theme("Thema 1 Wonen").text("1a Woonborg bouwt veertig woningen.\n1b De voorraad blijft op peil.")
    paper.theme("Thema 2 Zorg").text("2a Er zijn tien plekken voor wie zorg nodig heeft.")
    assert [number for number, _ in paper.rows(vocabulary)] == ["1a", "1b", "2a"]


def test_a_paragraph_that_says_it_is_an_agreement(paper, vocabulary) -> None:
    paper.theme("1. Wonen").text("Kaderafspraak 2030-2034: Woonborg houdt de huren laag.")
    paper.text("Jaarafspraak 2030: Woonborg bouwt veertig woningen.")
    rows = [agreement_to_row(a, "1", 2030, Lexicon()) for a in paper.agreements(vocabulary)]
    said = [(row.kaderafspraak, row.jaarafspraken.get(2030)) for row in rows if row]
    assert [[text and text.text for text in texts] for texts in said] == [
        ["Woonborg houdt de huren laag.", "Woonborg bouwt veertig woningen."]
    ]


def test_a_header_with_the_title_announces_nothing(sheet, vocabulary) -> None:
    paper = Writer(sheet).text("Prestatieafspraken 2030 Veenstad").text("Concept d.d. 14 oktober 2029 voor de raad")
    paper.title("Prestatieafspraken 2030 Veenstad").theme("1. Wonen").text("1.1 Woonborg bouwt woningen.")
    assert [number for number, _ in paper.rows(vocabulary)] == ["1.1"]


def test_a_line_of_names_under_a_title_is_no_agreement(sheet, vocabulary) -> None:
    paper = Writer(sheet).text("Concept van de afspraken").title("Prestatieafspraken 2030")
    paper.text("Gemeente Veenstad, Woonborg en Huurdersraad Veenstad").theme("1. Wonen").text(
        "1.1 Woonborg bouwt woningen."
    )
    assert [number for number, _ in paper.rows(vocabulary)] == ["1.1"]


@pytest.mark.parametrize(
    "heading", ["1. Inleiding", "1. Belangrijke ontwikkelingen", "Risico's", "Wat hebben we bereikt?"]
)
def test_facts_under_a_heading_that_says_so_are_no_agreements(paper, vocabulary, heading: str) -> None:
    paper.theme(heading).text("• De gemeente telt veel inwoners.").text("• Woonborg bezit veel woningen.")
    paper.theme("2. Wonen").text("2.1 Woonborg bouwt veertig woningen.")
    assert [number for number, _ in paper.rows(vocabulary)] == ["2.1"]


def test_a_list_within_a_member_of_an_article_is_of_that_member(paper, vocabulary) -> None:
    paper.theme("Artikel 1 Huren").text("1. Woonborg kent drie klassen:").text("• laag;").text("• hoog.")
    paper.text("2. De gemeente toetst die.")
    assert paper.rows(vocabulary) == [
        ("1", "Woonborg kent drie klassen:\n\nlaag;\n\nhoog."),
        ("2", "De gemeente toetst die."),
    ]


@pytest.mark.parametrize("heading", ["Wat gaan we doen in 2030?", "Nieuwe afspraken 2030", "Doorlopende afspraken"])
def test_items_under_a_heading_that_announces_need_name_nobody(paper, vocabulary, heading: str) -> None:
    paper.theme("1. Wonen").text("Er staan veel mensen op de wachtlijst in de hele stad.")
    paper.article(heading).text("• Een coach helpt ouderen bij hun verhuizing.")
    assert len(paper.agreements(vocabulary)) == 1


def test_the_signing_line_right_under_a_clause_is_not_of_it(paper, vocabulary) -> None:
    paper.theme("1. Wonen").text("1.1 Woonborg bouwt veertig woningen.\nAldus overeengekomen te Veenstad.")
    paper.theme("2. Onvoorziene omstandigheden").text("2.1 Partijen treden dan met elkaar in overleg.")
    assert paper.rows(vocabulary) == [("1.1", "Woonborg bouwt veertig woningen.")]


def test_a_heading_in_the_singular_is_over_one_paragraph(paper, vocabulary) -> None:
    paper.theme("1. Wonen").article("Jaarafspraak 2030").text("Woonborg bouwt veertig woningen.")
    paper.text("De gemeente voert waar dat kan actief grondbeleid.")
    assert paper.rows(vocabulary) == [(None, "Woonborg bouwt veertig woningen.")]


def test_paragraphs_of_one_line_each_stay_apart_where_all_have_one(sheet, vocabulary) -> None:
    paper = Writer(sheet).title(TITLE).text("Gemeente Veenstad en Woonborg")
    paper.theme("1. Wonen").article("Afspraken").text("Woonborg bouwt veertig woningen.").text(
        "De gemeente zoekt een plek."
    )
    paper.article("Contact").text("• Gemeente Veenstad, afdeling Wonen")
    assert len(paper.agreements(vocabulary)) == 2


def test_a_heading_in_capitals_that_has_no_agreements_ends_at_the_next(paper, vocabulary) -> None:
    paper.theme("PARTIJEN").text("De gemeente en Woonborg hebben veel overlegd in het jaar hiervoor.")
    paper.theme("1. Wonen").text("1.1 Woonborg bouwt veertig woningen.")
    assert [number for number, _ in paper.rows(vocabulary)] == ["1.1"]


def test_a_party_without_the_place_its_name_ends_in_commits_itself(paper, vocabulary) -> None:
    paper.theme("Wonen").text("• Wooncompas bouwt veertig huizen.").text("• Wooncompas koopt grond aan.")
    assert len(paper.agreements(vocabulary, ("gemeente Veenstad", "Wooncompas Veenstad"))) == 2


def test_titles_under_a_heading_that_announces_are_over_agreements(sheet, vocabulary) -> None:
    paper = Writer(sheet).title(TITLE).text(INTRO).theme("Wonen").text("Er zijn te weinig woningen in de stad.")
    paper._write("Afspraken", bold=True, size=12.0)
    paper.article("Bouwen").text("Woonborg bouwt veertig woningen.").text("Dat is meer dan ooit.")
    paper.article("Grond").text("De gemeente zoekt een plek.").theme("Zorg").article("Nu").text("De gemeente groeit.")
    assert paper.rows(vocabulary) == [(None, "Woonborg bouwt veertig woningen."), (None, "De gemeente zoekt een plek.")]


@pytest.mark.parametrize(("heading", "count"), [("Bijlage 1: Jaarschijf 2030", 1), ("Bijlage 1: Begrippen", 0)])
def test_a_years_agreements_in_an_annex_are_read(paper, vocabulary, heading: str, count: int) -> None:
    paper.theme(heading).text("Het gaat om wonen in de hele stad en wat daar voor nodig is.")
    paper.article("Betaalbaarheid").text("• Woonborg bouwt veertig woningen.")
    assert len(paper.agreements(vocabulary)) == count


def test_paragraphs_that_begin_with_words_in_bold(paper, vocabulary) -> None:
    paper.theme("1. Wonen").text("Er staan veel mensen op de wachtlijst in de hele stad.")
    for lead, said in (("Bouw.", "Woonborg bouwt veertig woningen."), ("Stand.", "Woonborg heeft er nu zeshonderd.")):
        paper.sheet.text(100, paper.at, said)
        paper.text("").sheet.text(50, paper.at - 22, lead, bold=True)
    assert paper.rows(vocabulary) == [(None, "Bouw. Woonborg bouwt veertig woningen.")]


def test_a_theme_that_announces_agreements_under_titles(paper, vocabulary) -> None:
    paper.theme("Afspraken over betaalbaarheid").article("Huren").text("Woonborg verhoogt de huren niet.")
    assert paper.rows(vocabulary) == [(None, "Woonborg verhoogt de huren niet.")]


def test_a_note_among_agreements_is_none(paper, vocabulary) -> None:
    paper.theme("1. Wonen").text("Er staan veel mensen op de wachtlijst in de hele stad.").article("Afspraken")
    paper.text("• Woonborg bouwt veertig woningen.").text("Wist u dat?").text("De gemeente kreeg er vorig jaar tien.")
    assert paper.rows(vocabulary) == [(None, "Woonborg bouwt veertig woningen.")]


def test_what_tells_the_context_among_agreements_is_none(paper, vocabulary) -> None:
    paper.theme("1. Wonen").text("Er staan veel mensen op de wachtlijst in de hele stad.").article("Afspraken")
    paper.text("• Context: een derde van hen is jonger dan dertig.").text("• Woonborg bouwt veertig woningen.")
    assert paper.rows(vocabulary) == [(None, "Woonborg bouwt veertig woningen.")]


def test_a_footnote_is_no_agreement(paper, vocabulary) -> None:
    paper.theme("1. Wonen").text("Er staan veel mensen op de wachtlijst in de hele stad.").article("Afspraken")
    paper.text("• Woonborg bouwt veertig woningen.")
    paper.sheet.text(70, paper.at, "Woonborg wacht op een vergunning.", size=8.0)
    paper.sheet.text(62, paper.at, "1", size=5.0)
    assert paper.rows(vocabulary) == [(None, "Woonborg bouwt veertig woningen.")]


@pytest.mark.parametrize("line", ["In 2030 gaan wij:", "Partijen zullen in dat jaar:"])
def test_a_line_with_who_is_to_act_announces_a_list(paper, vocabulary, line: str) -> None:
    paper.theme("1. Wonen").text("Er staan veel mensen op de wachtlijst in de hele stad.")
    paper.text(line).text("• veertig woningen laten bouwen;").text("• bewoners daarover raadplegen.")
    assert len(paper.agreements(vocabulary)) == 2


def test_the_only_member_of_an_article_has_its_own_number(paper, vocabulary) -> None:
    paper.theme("Artikel 2 Overleg").text("1. Partijen overleggen twee keer per jaar.")
    assert paper.rows(vocabulary) == [("1", "Partijen overleggen twee keer per jaar.")]


def test_numbers_between_brackets(paper, vocabulary) -> None:
    paper.theme("1. Wonen").text("(1) Woonborg bouwt veertig woningen.").text("(2) De gemeente wijst een plek aan.")
    assert [number for number, _ in paper.rows(vocabulary)] == ["1", "2"]


def test_a_last_paragraph_that_names_nobody_is_doubted(paper, vocabulary) -> None:
    paper.theme("1. Wonen").text("Er staan veel mensen op de wachtlijst.").text("Partijen spreken het volgende af:")
    paper.text("Woonborg bouwt veertig woningen.").text("De gemeente wijst een plek aan.")
    paper.text("Nieuwbouw vraagt tijd en de kosten zijn hoog.")
    made = [agreement_to_row(a, "1", 2030, Lexicon()) for a in paper.agreements(vocabulary)]
    assert [[doubt.code for doubt in row.doubts] for row in made if row] == [[], [], ["last-unnamed"]]


@pytest.mark.parametrize("asked", ["Wat wij vragen van de gemeente", "Gevraagde inzet gemeente"])
def test_what_is_asked_of_another_is_announced(paper, vocabulary, asked: str) -> None:
    paper.theme("1. Wonen").article(asked).text("• Een vaste contactpersoon voor plannen.")
    rows = [agreement_to_row(a, "1", 2030, Lexicon()) for a in paper.agreements(vocabulary)]
    assert [row.jaarafspraken[2030].text for row in rows if row] == ["Een vaste contactpersoon voor plannen."]


def test_a_title_over_the_labelled_texts_of_one_agreement_numbers_it(paper, vocabulary) -> None:
    paper.theme("1. Wonen").article("1.1 Nieuwbouw").text("Meerjarige afspraak: Wij bouwen tot 2034 honderd huizen.")
    paper.text("Jaarafspraak 2030: Woonborg begint met tien huizen.")
    (row,) = [agreement_to_row(a, "1", 2030, Lexicon()) for a in paper.agreements(vocabulary)]
    assert row is not None
    assert row.kaderafspraak is not None
    assert (row.number, row.kaderafspraak.text) == ("1.1", "Wij bouwen tot 2034 honderd huizen.")
    assert row.jaarafspraken[2030].text == "Woonborg begint met tien huizen."


def test_a_year_under_a_frame_is_of_that_year(paper, vocabulary) -> None:
    paper.theme("1. Wonen")._write("Meerjarige afspraken", bold=True, size=12.0)
    paper.text("1.1 De gemeente zorgt voor honderd huizen.")
    paper.article("Jaarschijf 2030").text("• Woonborg bouwt er tien.")
    rows = [agreement_to_row(a, "1", 2030, Lexicon()) for a in paper.agreements(vocabulary)]
    assert [list(row.jaarafspraken) for row in rows if row] == [[], [2030]]


@pytest.mark.parametrize("said", ["Afspraken 2031", "In 2031:", "Wat gaan we doen in 2031?"])
def test_agreements_are_of_the_year_that_stands_over_them(paper, vocabulary, said: str) -> None:
    paper.theme("1. Wonen").text("Er staan veel mensen op de wachtlijst in de hele stad.")
    paper.article("Afspraken 2030").text("• Woonborg bouwt er tien.").text("• De gemeente zoekt een plek.")
    paper.article(said).text("• Woonborg bouwt er twaalf.")
    paper.theme("2. Zorg").text("• De gemeente opent een loket.")
    rows = [agreement_to_row(a, "1", 2030, Lexicon()) for a in paper.agreements(vocabulary)]
    assert [year for row in rows if row for year in row.jaarafspraken] == [2030, 2030, 2031, 2030]


def test_what_is_wanted_is_no_agreement(paper, vocabulary) -> None:
    paper.theme("1. Wonen").text("Er staan veel mensen op de wachtlijst in de hele stad.")
    paper.article("Dit willen we bereiken").text("• Bewoners kennen elkaar.")
    paper.article("Afspraken").text("☐ Woonborg bouwt er tien.").text("☐ Opening van een buurthuis.")
    assert [text for _, text in paper.rows(vocabulary)] == ["Woonborg bouwt er tien.", "Opening van een buurthuis."]


def test_paragraphs_under_what_we_do_are_agreements_and_considerations_are_none(paper, vocabulary) -> None:
    paper.theme("Deel A Overwegingen").text("• De gemeente heeft in 2029 een programma vastgesteld.")
    paper.theme("Deel B Wonen").text("Er staan veel mensen op de wachtlijst in de hele stad.")
    paper.article("Wat gaan we doen?").text("We bouwen in 2030 veertig woningen.")
    assert paper.rows(vocabulary) == [(None, "We bouwen in 2030 veertig woningen.")]


def test_what_is_agreed_may_say_so_before_it(paper, vocabulary) -> None:
    paper.theme("§ 1 Wonen").text("Er staan veel mensen op de wachtlijst in de hele stad.")
    paper.text("Wij spreken af: Woonborg bouwt veertig woningen.")
    assert paper.rows(vocabulary) == [(None, "Woonborg bouwt veertig woningen.")]


def test_a_number_that_hangs_out_without_a_dot_or_stands_in_brackets_is_an_agreements(paper, vocabulary) -> None:
    paper.theme("Wonen").text("Er staan veel mensen op de wachtlijst in de hele stad.")
    for number, text in (("1", "Woonborg bouwt in 2030 veertig\nwoningen."), ("2", "De gemeente wijst plekken aan.")):
        paper.sheet.text(50, paper.at, number, bold=True)
        paper.text(text, indent=30)
    paper.text("[A3] De huurdersraad denkt mee.")

    assert paper.rows(vocabulary) == [
        ("1", "Woonborg bouwt in 2030 veertig woningen."),
        ("2", "De gemeente wijst plekken aan."),
        ("A3", "De huurdersraad denkt mee."),
    ]


def test_what_we_do_and_an_article_over_a_lettered_list_name_nobody(paper, vocabulary) -> None:
    paper.theme("1. Wonen").article("Wat gaan we doen?").text("• We bouwen huizen.").text("• We zoeken een plek.")
    paper.theme("Artikel 2. Zorg").text("Partijen komen overeen:")
    paper.text("a. Er komt in 2030 een loket.").text("b. Het loket blijft open.")

    assert paper.rows(vocabulary) == [
        (None, "We bouwen huizen."),
        (None, "We zoeken een plek."),
        ("a", "Er komt in 2030 een loket."),
        ("b", "Het loket blijft open."),
    ]
    assert all("trekker" not in agreement.fields for agreement in paper.agreements(vocabulary))


def test_what_introduces_the_parts_of_a_chapter_is_no_agreement(paper, vocabulary) -> None:
    paper.theme("2 Afspraken").text("De vraag naar huizen neemt toe. Dat vraagt om tempo.")
    paper.article("2.1 Wonen").text("Afspraak 2.1.1 Woonborg bouwt veertig huizen.")
    assert paper.rows(vocabulary) == [("2.1.1", "Woonborg bouwt veertig huizen.")]


def test_a_title_that_says_what_is_agreed_and_a_line_that_ends_in_who_acts(paper, vocabulary) -> None:
    paper.theme("1. Wonen").article("1.1 Woonborg bouwt in 2030 veertig nieuwe woningen").text("Dat is nodig.")
    paper.sheet.text(400, paper.at, "Gemeente")
    paper.text("Afspraak 1.2").text("Er komt in 2030 een loket.")

    assert paper.rows(vocabulary) == [
        ("1.1", "Woonborg bouwt in 2030 veertig nieuwe woningen"),
        ("1.2", "Er komt in 2030 een loket."),
    ]
    assert [list(agreement.fields) for agreement in paper.agreements(vocabulary)][1] == ["jaarafspraak", "trekker"]


def test_what_is_done_already_is_not_agreed(paper, vocabulary) -> None:
    paper.theme("1. Wonen").article("Wat doen we al?").text("• Er is een loket in het stadhuis van Veenstad.").text(
        "• Woonborg belt elke maand."
    )
    paper.article("Wat gaan we doen?").text("• Woonborg bouwt in 2030 veertig woningen.")
    assert paper.rows(vocabulary) == [(None, "Woonborg bouwt in 2030 veertig woningen.")]


def test_a_paragraph_in_small_type_after_agreements_is_none(paper, vocabulary) -> None:
    paper.theme("1. Wonen").article("Wij spreken af:").text("• Woonborg bouwt in 2030 veertig woningen.")
    paper.text("• De gemeente zoekt een plek.")._write("raadsbesluit loopt door", size=8.0)
    paper.theme("2. Zorg").article("Wij spreken af:")._write("• De gemeente helpt wie er zorg vraagt.", size=8.0)
    assert [text for _, text in paper.rows(vocabulary)] == [
        "Woonborg bouwt in 2030 veertig woningen.",
        "De gemeente zoekt een plek.",
        "De gemeente helpt wie er zorg vraagt.",
    ]


def test_what_closes_a_letter_is_not_agreed(paper, vocabulary) -> None:
    paper.theme("1. Wonen").text("In 2030 gaan wij:").text("- Woonborg bouwt in 2030 veertig woningen.")
    paper.text("Wij zien uit naar het overleg. Met vriendelijke groet,")
    assert paper.rows(vocabulary) == [(None, "Woonborg bouwt in 2030 veertig woningen.")]


def test_a_mark_of_a_list_with_nothing_behind_it_is_no_agreement(paper, vocabulary) -> None:
    paper.theme("1. Wonen").text("Er staan veel mensen op de wachtlijst in de hele stad.")
    paper.article("Resultaatafspraken Woonborg 2030:").text("• De huur stijgt met hooguit drie procent.").text("•")
    assert [text for _, text in paper.rows(vocabulary)] == ["De huur stijgt met hooguit drie procent."]


@pytest.mark.parametrize(
    "line", ["In 2030 bieden wij het volgende aan:", "Voor dit thema stellen wij de gemeente voor:", "Wij zeggen toe:"]
)
def test_what_is_offered_is_announced(paper, vocabulary, line: str) -> None:
    paper.theme("1. Wonen").text(line).text("• Wijken. Kade pakt tien achterpaden aan.")
    paper.text("• Bouwen. Kade levert veertig huizen op.")
    assert len(paper.rows(vocabulary)) == 2


def test_an_item_of_a_list_announces_nothing(paper, vocabulary) -> None:
    paper.theme("1. Wonen").article("Acties 2030").text("• Speelplek aan de kade vernieuwen")
    paper.text("• Aanpak van tien achterpaden").text("• Een tweede beheerder aanstellen")
    assert [text for _, text in paper.rows(vocabulary)] == [
        "Speelplek aan de kade vernieuwen",
        "Aanpak van tien achterpaden",
        "Een tweede beheerder aanstellen",
    ]
