"""Numbers printed on pages, and letters that are none of Dutch: what is missing or out of order is told."""

from __future__ import annotations

import pytest

from jaarschijf.extract.checks.letters import PrintedLetters
from jaarschijf.extract.checks.page_numbers import PageNumbers

SENTENCE = "De corporatie bouwt jaarlijks veertig huurwoningen voor gezinnen die met zorg uit een opvang komen."

# So many different words as a document has.
MANY = [
    f"{first}{last}"
    for first in ("huis", "dorps", "stads", "buurt", "straat", "plein", "park", "tuin", "school")
    for last in ("raad", "plan", "deel", "hoek", "kant", "grens", "naam", "kaart", "rand", "groep")
]


def printed(sheet, *texts):
    """The letters of a page that has many words, and over them these texts time and again."""
    letters, page = PrintedLetters(), sheet()
    for y in range(40, 740, 20):
        for place, text in enumerate(texts):
            page.text(40, y + 10 * place, text)
    for place in range(0, len(MANY), 10):
        page.text(40, 750 + place, " ".join(MANY[place : place + 10]))
    letters.add(page.page())
    return letters


@pytest.mark.parametrize(
    ("feet", "told"),
    [
        ("1 2 3 4", []),
        ("1 2 . 4 5", []),  # a picture
        ("1 2 3 1 2", []),  # what is attached begins anew
        ("1 2 3 3 4", [("page-order", 4)]),
        ("1 2 4 5", [("page-order", 3)]),
        ("1 3 2 4 5 6", [("page-order", 2), ("page-order", 3), ("page-order", 4)]),
        ("3 4 5", [("page-missing", 1)]),
        ("1/4 2/4 3/4", [("page-missing", 3)]),
        ("1 2 - 4", [("page-empty", 3)]),
        ("4 9 14", []),  # numbers of agreements
        ("3 3 3", []),
        ("2030 2030 2032", []),
    ],
)
def test_numbers_of_pages(sheet, feet, told):
    numbers = PageNumbers()
    for number, foot in enumerate(feet.split(), start=1):
        page = sheet(number=number)
        if foot != "-":
            page.text(40, 60, "Wonen")
            if foot != ".":
                page.text(40, 780, f"Jaarplan {foot}")
        numbers.add(page.page())
    assert [(problem.code, problem.page) for problem in numbers.told()] == told


def test_a_page_with_the_lines_of_a_table_alone(sheet):
    numbers = PageNumbers()
    for number, text in ((1, "Wonen"), (2, "")):
        numbers.add(sheet(number=number).text(40, 60, text).grid([40, 200, 400], range(100, 300, 20)).page())
    assert [(problem.code, problem.page) for problem in numbers.told()] == [("page-empty", 2)]


@pytest.mark.parametrize(
    ("text", "told"), [("Met ,5% en meer", True), ("Zie 4 . 3 hier", True), ("Met 0,5% van 4.3", False)]
)
def test_signs_that_stand_apart_from_figures(sheet, text, told):
    letters = PrintedLetters()
    letters.add(sheet().text(40, 40, text).page())
    assert ["letters-apart" for _ in letters.told()] == ["letters-apart"] * told


@pytest.mark.parametrize(("sizes", "told"), [((595, 595, 595), []), ((595, 595, 612), [3]), ((595, 842, 612), [])])
def test_an_empty_page_of_another_size(sheet, sizes, told):
    """One that lost what it is: libraries take it for American paper. Sheets of several sizes tell nothing."""
    numbers = PageNumbers()
    for number, width in enumerate(sizes, start=1):
        page = sheet(number=number, width=width)
        numbers.add((page.text(40, 60, "Wonen") if number < len(sizes) else page).page())
    assert [problem.page for problem in numbers.told()] == told


def test_a_page_that_comes_twice(sheet):
    numbers = PageNumbers()
    for number in (1, 2, 3):
        numbers.add(sheet(number=number).text(40, 60, " ".join(MANY[: 40 - number // 3])).page())
    assert [(problem.code, problem.page) for problem in numbers.told()] == [("page-order", 2)]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("", "", []),
        ("z", "f", ["there is hardly a letter z: a font no longer tells which letters it draws"]),
        ("or", "o5", ["figures stand within words: a font no longer tells which letters it draws"]),
        ("veertig", "v\u4000\u1165tig", ["letters of no Dutch text stand on the page: a font no longer tells which it draws, or the page is damaged"]),
        ("veertig", "€ 40 of CO2-arme", []),
        (SENTENCE, SENTENCE.translate({code: code + 1 for code in range(32, 122)}).replace("!", " "), ["there is hardly a word of Dutch: it is in another language, or a font no longer tells its letters"]),
        (SENTENCE, SENTENCE.upper(), ["letters are all capitals, or none is: a font no longer tells one from the other"]),
        (".", "7", ["there is hardly a full stop: a font no longer tells which signs it draws"]),
        ("met zorg", "met z org", ["a letter that is no word, or a comma, stands apart among words: the letters of a word were parted"]),
        ("bouwt", "bouwt in 1999, 1997, 1995", ["there is no figure 0: a font no longer tells which figures it draws"]),
        ("jaarlijks veertig", "jaarlijksveertighuurwoningen dieveertighuurwoningenvandeze envierenveertighuurwoningendaar", ["words run into each other: a font tells another width than it has, or is set too large"]),
        (" ", "i", ["a word is too long to be one: a font no longer tells where words end"]),
    ],
)  # fmt: skip
def test_letters_of_a_document(sheet, old, new, told):
    letters = printed(sheet, SENTENCE.replace(old, new) if old else SENTENCE)
    assert [problem.message for problem in letters.told()][:1] == told


def test_a_letter_that_a_page_hardly_has(sheet):
    """Its font may be its own, and the other pages have many."""
    letters, page = printed(sheet, SENTENCE), sheet(number=2)
    for place, word in enumerate(MANY):
        page.text(40 + 180 * (place % 3), 40 + 12 * (place // 3), f"{word}lijke bewoneding".replace("d", "h"))
    letters.add(page.page())
    assert [(problem.message.partition(":")[0], problem.page) for problem in letters.told()] == [
        ("there is hardly a letter d", 2)
    ]


@pytest.mark.parametrize(("line", "told"), [("Paraaf ________", []), ("af_____spraak", ["letters-odd"])])
def test_what_is_to_be_filled_in_has_no_letters(sheet, line, told):
    letters = printed(sheet, f"{SENTENCE} {line}")
    assert [problem.code for problem in letters.told()] == told


def test_a_letter_that_words_hardly_go_on_after(sheet):
    said = "nieuwe vrouwen wonen bewust; bewoners bouwen ouwe gewone schuwe zwarte twee huurwoningen"
    told = []
    for text in (said, said.replace("w", "w ")):
        letters = printed(sheet, text, SENTENCE.replace("w", "v"))
        told.append([problem.message for problem in letters.told() if problem.code == "letters-apart"][-1:])
    assert told == [[], ["words hardly go on after a letter w: a font tells another width of it than it has"]]


def test_of_a_few_words_that_come_back_letters_tell_nothing(sheet):
    letters, page = PrintedLetters(), sheet()
    for y in range(40, 800, 20):
        page.text(40, y, SENTENCE.replace("z", "f"))
    letters.add(page.page())
    assert list(letters.told()) == []


@pytest.mark.parametrize(("text", "told"), [("De huuurders", True), ("De huurders, www, VVVE, III", False)])
def test_a_letter_thrice_on_end(sheet, text, told):
    letters = PrintedLetters()
    letters.add(sheet().text(40, 40, text).page())
    assert [problem.code for problem in letters.told()] == (["letters-odd"] if told else [])


@pytest.mark.parametrize(("text", "told"), [("Ten hoogste 10%van", True), ("Ten hoogste 10% van", False)])
def test_spaces_that_are_lost_behind_a_sign(sheet, text, told):
    letters = PrintedLetters()
    letters.add(sheet().text(40, 40, "\n".join([text] * 3)).page())
    assert ["letters-odd" in problem.code for problem in letters.told()] == ([True] if told else [])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Een beschik§baar huis", True),
        ("Een _onen en meer", True),
        ("De agenda_ en ⁌n de buurt", True),
        ("Wonen in bevðt", True),
        ("Een hu˙rwoning", True),
        ("Wonen in opvaºg", True),
        ("Wat mi7imaal moet", True),
        ("De C7rporaties en meer", True),
        ("In de buuYt wonen", True),
        ("Meer doorstrominç", True),
        ("Een vørbeeld en meer", True),
        ("De façade, één reçu en de familie Dvořák-Muñoz op Curaçao", False),
        ("Om te vÅorkomen dat", True),
        ("De P¤rtijen en meer", True),
        ("De afspraken o0er huur", True),
        ("Zelf energie besparen.besparen en", True),
        ("Zie gemeente.nl en open.veenstad.nl of mail wonen@veenstad.nl", False),
        ("De stichting Thuisbasis, en ThuisbCsis", True),
        ("Een A4tje van de WoCo en de GGZ", False),
        ("De co2uitstoot en 2jarig", False),
        ("Regels vOor urgentie, en voor huur", True),
        ("Een eHerkenning en mKb", False),
        ("Vastgesteld op _ maart", False),
        ("Haz•lborg bouwt", True),
        ("4artijen, 4lannen en 4leinen", True),
        ("Een 4persoonshuis, 2jarig contract, 3kamerwoning", False),
        ("Zie www.dorp.nl/lijst?jaar", False),
        ("Woonborg, WoonWerf en WoonPunt", False),
        ("WonenNu bouwt, en op LinkedIn staat meer", False),
        ("BouWen, DuurzaaWheid en ZorWgen", True),
        ("Haven Wonen bouwt, HavenWonen sloopt", True),
        ("Een complex met flexwoningen, en FLexwoningen", True),
        ("De IJsselvallei, het ijsselvallei, en een HBeleid", False),
        ("De afvalstofheFFing", True),
        ("De GEmEEnTE en DAEB", True),
        ("Wat auetwBrsJcJh is, en WonenZuidWestNoord", True),
        ("WonenZuidWestNoord en eHealthMonitor", False),
        ("De woonlasten van £ 40 per maand", True),
        ("Gezinnen: -RRUVWURPLQJ en pDQERG", True),
        ("De lhbtqia-gemeenschap, LGBTQIA en Qatar", False),
    ],
)
def test_signs_and_capitals_within_words(sheet, text, told):
    letters = PrintedLetters()
    letters.add(sheet().text(40, 40, text).page())
    assert any(problem.code == "letters-odd" for problem in letters.told()) == told
