"""Lines to text: what a reader would write out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaarschijf.extract.text.lines import words_to_lines
from jaarschijf.extract.text.paragraph_starts import split_paragraphs
from jaarschijf.extract.text.paragraphs import lines_to_text, passage, words_to_text
from jaarschijf.extract.wording.lexicon import Lexicon
from jaarschijf.schema.flow import Line
from jaarschijf.schema.geometry import Box, Word


def line_words(text: str, x0: float, top: float) -> list[Word]:
    words, x = [], x0
    for part in text.split(" "):
        if part:
            words.append(Word(part, Box(x, top, x + 5 * len(part), top + 10), 10))
        x += 5 * (len(part) + 1)
    return words


def words_of(lines: list[str]) -> list[Word]:
    """Lines one under the other, 12 points apart; an empty one leaves room, leading spaces indent."""
    return [word for i, text in enumerate(lines) for word in line_words(text, 50, 100 + 12 * i)]


DUTCH = Lexicon(["woningen", "gemeente", "uitvoeringsagenda", "nieuwbouwopgave"])
BREAKS = Lexicon(["gemeen-", "nieuwbou-", "uitvoe-", "prestatieafspraken"])


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        ("uitvoe-", "ringsagenda", "uitvoeringsagenda"),  # a part that is no word was broken
        ("CAO-", "loonontwikkeling", "CAO-loonontwikkeling"),  # capitals keep their hyphen
        ("Noord-", "Veluwe", "Noord-Veluwe"),  # a capital after it
        ("2-", "persoons", "2-persoons"),  # a digit before it
        ("E-", "label", "E-label"),  # a single letter
        ("woon-", "en", "woon- en"),  # elliptic: it keeps its space
        ("(huur-", "of", "(huur- of"),  # elliptic behind a bracket
        ("niet-", "daeb", "niet-daeb"),  # unknown, and the document breaks no words
        ("2022-", "2026", "2022-2026"),  # a period
        ("ver-", "werkt", "verwerkt"),  # one word, though `ver` is one too
        ("uitvoe\u2010", "ring", "uitvoering"),  # the hyphen that typesetters draw
        ("zonne\u2010", "energie", "zonne-energie"),  # vowels that would run together
        ("maan-", "den", "maanden"),  # a plural that lists of words leave out
    ],
)
def test_rejoin(left: str, right: str, joined: str) -> None:
    assert DUTCH.rejoin(left, right) == joined


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        ("huurders-", "organisaties", "huurdersorganisaties"),  # two words, in a document that breaks words
        ("prestatie-", "afspraken", "prestatieafspraken"),  # the whole stands elsewhere
        ("woon-", "en", "woon- en"),  # elliptic all the same
        ("niet-", "gebruik", "niet-gebruik"),
        ("cao-", "loonontwikkeling", "cao-loonontwikkeling"),  # an abbreviation in small letters
        ("sloop-", "nieuwbouwplan", "sloop-nieuwbouwplan"),  # two of a kind
        ("sloop-", "melding", "sloopmelding"),
        ("+/-", "veertig", "+/- veertig"),  # no word was cut
        ("-", "ook", "- ook"),  # a dash
    ],
)
def test_rejoin_where_words_are_broken(left: str, right: str, joined: str) -> None:
    assert BREAKS.hyphenates
    assert BREAKS.rejoin(left, right) == joined


def test_a_document_breaks_words_where_parts_are_words_together(sheet) -> None:
    pages = [
        sheet().text(40, 40, text).page()
        for text in (
            "De gemeente is beschik- baar en de voor- raad groeit",
            "De huur- en zorgtoeslag, de voor- en nadelen",
        )
    ]
    assert [Lexicon.of([page]).rejoin("gier-", "zwaluwstenen") for page in pages] == [
        "gierzwaluwstenen",
        "gier-zwaluwstenen",
    ]


def test_one_line_paragraphs_far_apart_tell_no_leading(sheet) -> None:
    page = sheet()
    for k, first in enumerate(("De", "Een", "Wij", "Woonborg", "Samen", "Partijen", "Elk")):
        page.text(40, 40 + 22 * k, f"{first} gemeente wijst een plek aan.")
    page.text(40, 240, "De gemeente wijst een").text(40, 252, "plek aan.").text(40, 264, "Dat is al.")
    assert Lexicon.of([page.page()]).leading == pytest.approx(1.2)


def test_a_marked_hyphen_goes_whatever_its_form() -> None:
    assert DUTCH.rejoin("woning-", "corporatie", marked=True) == "woningcorporatie"


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        # Wrapped lines in a narrow cell are one paragraph.
        (["De gemeente stelt een", "programma vast en", "betrekt partijen."], None),
        # Extra leading sets paragraphs apart.
        (["De een bouwt nieuwe", "woningen.", "", "De ander niet."], "De een bouwt nieuwe woningen.\n\nDe ander niet."),
        # A line that ends before its room is used ends a paragraph, when a sentence ends and another begins.
        (
            ["De gemeente stelt het vast.", "Partijen evalueren het programma in het jaar."],
            "De gemeente stelt het vast.\n\nPartijen evalueren het programma in het jaar.",
        ),
        # Bullets: a paragraph each, without the glyph.
        (["Onderwerpen:", "• wonen in de", "  wijk;", "• zorg."], "Onderwerpen:\n\nwonen in de wijk;\n\nzorg."),
        # Dashes that begin more than one line are bullets.
        (["- bouwen", "- kopen"], "bouwen\n\nkopen"),
        # A dash in running text is not.
        (["Waterweide – 43 en", "– zo gezegd – meer"], "Waterweide – 43 en – zo gezegd – meer"),
        # Letters and numbers stay as printed.
        (["bouwen\u037e kopen."], "bouwen; kopen."),  # as some fonts tell a semicolon
        (["a. bouwen;", "b. kopen."], "a. bouwen;\n\nb. kopen."),
        # Soft hyphens inside a word go, ligatures become letters.
        (["De af\u00adspraak over ﬂexwoningen en eﬃciënt"], "De afspraak over flexwoningen en efficiënt"),
        # A footnote's mark that stands as high as the text.
        (["onder de grens*, of", "de norm**."], "onder de grens, of de norm."),
        # A slash at a line's end.
        (["huur en/", "of koop"], "huur en/of koop"),
    ],
)
def test_words_to_text(lines: list[str], text: str | None) -> None:
    assert words_to_text(words_of(lines), DUTCH) == (text if text is not None else " ".join(lines))


def test_a_footnote_mark_belongs_to_no_text() -> None:
    words = line_words("De gemeente bouwt", 50, 100)
    end = words[1].box.x1
    words[1] = Word("gemeente", words[1].box, 10)
    mark = Word("1", Box(end, 98, end + 3, 104), 6, superscript=True)
    assert words_to_text([words[0], words[1], mark, words[2]]) == "De gemeente bouwt"


def test_a_raised_unit_is_no_footnote_mark() -> None:
    words = line_words("maximaal 50 m", 50, 100)
    raised = Word("2", Box(words[-1].box.x1, 98, words[-1].box.x1 + 3, 104), 6, superscript=True)
    assert words_to_text([*words, raised]) == "maximaal 50 m2"


def test_a_passage_over_two_pages_has_a_box_on_each() -> None:
    above = line_words("De gemeente maakt een", 50, 780)
    below = line_words("nieuw programma.", 50, 60)
    made = passage([(1, above), (2, below)])
    assert made is not None
    assert made.text == "De gemeente maakt een nieuw programma."
    assert [box.page for box in made.boxes] == [1, 2]


def test_a_box_leaves_out_a_word_of_another() -> None:
    own = words_of(["een twee drie", "vier vijf zes"])
    foreign = Word("x", Box(own[1].box.x1 + 0.5, own[1].box.top, own[1].box.x1 + 2, own[1].box.bottom), 10)
    made = passage([(1, own)], page_words={1: [*own, foreign]})
    assert made is not None
    assert len(made.boxes) == 3
    assert not any(
        b.x0 <= foreign.box.center[0] <= b.x1 and b.top <= foreign.box.center[1] <= b.bottom for b in made.boxes
    )


@given(st.lists(st.text(alphabet="abcdefghij", min_size=1, max_size=8), min_size=1, max_size=30), st.integers(2, 6))
def test_no_letter_is_lost_or_moved(tokens: list[str], per_line: int) -> None:
    # A word alone on each line may be one that its column cut in two.
    rows = [" ".join(tokens[i : i + per_line]) for i in range(0, len(tokens), per_line)]
    text = words_to_text(words_of(rows), Lexicon())
    assert text.replace("\n\n", " ").split() == tokens


@given(st.permutations(list(range(6))))
def test_the_order_of_words_does_not_matter(order: list[int]) -> None:
    words = words_of(["een twee drie", "vier vijf zes"])
    assert lines_to_text(words_to_lines([words[i] for i in order], 1)) == "een twee drie vier vijf zes"


@pytest.mark.parametrize(
    ("left", "right", "cut"),
    [
        ("problematisch", "e", True),
        ("opkoopbeschermin", "g", True),
        ("warmtevoorzie", "ning.", True),
        ("Veenwon", "en", True),  # the document has Veenwonen elsewhere
        ("Gemeente/Veenwon", "en", True),  # so has it the last part of what a stroke joins
        ("vroegsign", "alering", True),  # no rest of a word is one
        ("aftoppings", "grens", True),  # the first part of a compound
        ("Veenkad", "e", True),
        ("verantwoordelijk", "en", False),
        ("Veenwonen", "verhuurt", False),
        ("woningbouwonderzoek", "van", False),
        ("Huurdersbelangen", "in", False),
    ],
)
def test_a_word_wider_than_its_column_is_cut_without_a_hyphen(left, right, cut):
    assert Lexicon(["Veenwonen", "Veenwon", "Veenwon"]).was_cut(left, right) is cut


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["1 juli of 31 dece", "mber 2030"], "1 juli of 31 december 2030"),
        (
            ["1 juli of 31 dece", "mber 2030 ongeveer of later"],
            "1 juli of 31 dece mber 2030 ongeveer of later",
        ),  # with white beside it
        (["voor wie in de haven", "huizen zoekt"], "voor wie in de haven huizen zoekt"),  # both are words
        (["dertig procent, of ten", "minste tien"], "dertig procent, of ten minste tien"),
    ],
)
def test_the_last_word_of_a_line_that_is_cut_where_the_column_ends(lines, text):
    """The document has it elsewhere."""
    assert words_to_text(words_of(lines), Lexicon(["december", "havenhuizen", "tenminste"])) == text


def test_a_line_of_another_colour_after_a_full_stop_begins_a_paragraph(sheet):
    page = sheet().text(50, 50, "Wij houden de huren in de stad laag.")
    page.text(50, 70, "Doel: niemand hoeft te verhuizen.", color=0xFFFFFF)
    lines = words_to_lines(page.page().words, 1)

    assert len(split_paragraphs(lines, Lexicon(leading=2.1))) == 2


def test_a_line_of_another_colour_in_the_middle_of_its_sentence_begins_none(sheet):
    page = sheet().text(50, 50, "Wij houden de huren in de stad laag.")
    page.text(50, 62, "Niemand hoeft in de jaren", color=0x00FF00).text(50, 74, "die volgen te verhuizen.")
    lines = words_to_lines(page.page().words, 1)

    assert len(split_paragraphs(lines, Lexicon(leading=1.3))) == 1


def test_a_label_in_bold_after_a_full_stop_begins_a_paragraph(sheet):
    page = sheet()
    for k, text in enumerate(("Wij bouwen tien huizen in de oude stad.", "Wij slopen een flat aan de kade.")):
        page.text(50, 100 + 12 * k, "Afspraak:", bold=True).text(100, 100 + 12 * k, text)

    assert len(split_paragraphs(words_to_lines(page.words, 1), DUTCH)) == 2


def test_a_title_in_bold_at_a_page_end_is_a_paragraph():
    title = [replace(word, bold=True) for word in line_words("Nieuwbouw in de kern", 50, 700)]
    said = passage([(1, title), (2, line_words("Woonborg bouwt veertig woningen.", 50, 50))])

    assert said is not None
    assert said.text == "Nieuwbouw in de kern\n\nWoonborg bouwt veertig woningen."


def test_a_sentence_in_italics_under_one_that_is_not_begins_a_paragraph():
    goal = "Doel: een kortere wachttijd voor starters in de kern."
    over = line_words("Het isoleren van huizen komt voor warmte uit de bodem.", 50, 100)
    assert words_to_text([*over, *(replace(word, italic=True) for word in line_words(goal, 50, 112))]).endswith(
        f"\n\n{goal}"
    )


def test_who_acts_in_brackets_and_italics_under_a_sentence_belongs_to_it():
    over = line_words("Het isoleren van huizen komt voor warmte uit de bodem.", 50, 100)
    said = "(Woonborg, voor 1 juli)"
    assert words_to_text([*over, *(replace(word, italic=True) for word in line_words(said, 50, 112))]).endswith(
        f"bodem. {said}"
    )


def test_a_paragraph_that_ends_on_the_only_line_before_a_pages_end_is_one() -> None:
    lines = [
        *words_to_lines(line_words("De gemeente bouwt woningen.", 50, 700), 1),
        *words_to_lines(
            [
                *line_words("Woonborg verkoopt in het jaar 2030 ten hoogste", 50, 60),
                *line_words("tien woningen.", 50, 72),
            ],
            2,
        ),
    ]

    assert (
        lines_to_text(lines)
        == "De gemeente bouwt woningen.\n\nWoonborg verkoopt in het jaar 2030 ten hoogste tien woningen."
    )


def test_a_large_number_before_lines_that_stand_a_little_unevenly_is_on_the_first(sheet) -> None:
    page = sheet().text(20, 44, "01", size=18)
    for k, line in enumerate(("De gemeente stelt een lijst vast", "van locaties voor woningen.")):
        for at, word in enumerate(line.split()):
            page.text(60 + 60 * at, 40 + 13 * k + 0.4 * (at % 2), word)

    assert [line.text for line in words_to_lines(page.words, 1)] == [
        "01 De gemeente stelt een lijst vast",
        "van locaties voor woningen.",
    ]


def test_what_is_left_of_a_word_at_the_end_of_a_text_is_no_conjunction(sheet):
    """Nothing follows that an ellipsis would lead to: `Alle partij-` and `en`."""
    lexicon = Lexicon.of([sheet().text(40, 40, "De partijen overleggen.").page()])

    def text(*lines):
        return lines_to_text(
            [Line(1, sheet().text(40, 40 + 12 * k, line).words) for k, line in enumerate(lines)], lexicon
        )

    assert text("Alle partij-", "en") == "Alle partijen"
    assert text("Het woon-", "en werkplan") == "Het woon- en werkplan"
