"""Which words are headers, footers and page numbers, and which are not for all their place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jaarschijf.extract.tables.layout import pages_to_layouts
from jaarschijf.extract.text.furniture import Furniture, without_words
from jaarschijf.schema.geometry import Page
from tests.extract.flows import BODY


def texts(pages: list[Page], vocabulary) -> list[str]:
    furniture = Furniture(pages, BODY, vocabulary)
    return [" ".join(page.words[place].text for place in furniture.places(at, page)) for at, page in enumerate(pages)]


def body(page, top: float = 200):
    return page.text(50, top, "De gemeente bouwt woningen.\nPartijen spreken elkaar.")


@pytest.mark.parametrize(
    ("header", "footer", "found"),
    [
        ("Jaarschijf 2030", "Pagina {n}", "Jaarschijf 2030 Pagina {n}"),  # the plain kind
        ("", "Afspraken Veenstad 2030 | {n} van 4", "Afspraken Veenstad 2030 | {n} van 4"),  # number within a line
        (
            "1-12-2029 14:03",
            "https://veenstad.example/wonen {n}/4",
            "1-12-2029 14:03 https://veenstad.example/wonen {n}/4",
        ),
        ("", "{n}", "{n}"),  # a bare number that counts the pages
        ("", "", ""),  # nothing
    ],
)
def test_lines_that_pages_share(sheet, vocabulary, header: str, footer: str, found: str) -> None:
    pages = []
    for n in range(1, 5):
        page = body(sheet(number=n), 200 + 10 * n)
        page.text(50, 30, header.format(n=n)).text(300, 770, footer.format(n=n))
        pages.append(page.page())
    assert texts(pages, vocabulary) == [found.format(n=n) for n in range(1, 5)]


@pytest.mark.parametrize(("line", "size"), [("Planning Q{n} 2030", BODY), ("Wat spreken we af?", 14)])
def test_what_happens_to_begin_some_pages_is_of_their_text(sheet, vocabulary, line: str, size: float) -> None:
    """When an agreement is due, at the end of one that a page cut; or a heading that stands within other pages too."""
    pages = []
    for n in range(1, 6):
        page = body(sheet(number=n), 300).text(50, 40 if n % 2 else 240, line.format(n=n), size=size, bold=True)
        pages.append(page.page())
    assert texts(pages, vocabulary) == [""] * 5


def test_a_header_that_stands_lower_on_each_sheet_of_a_scan(sheet, vocabulary) -> None:
    pages = [body(sheet(number=n)).text(50, 28 + 2.5 * n, "Jaarschijf 2030").page() for n in range(1, 4)]

    assert texts(pages, vocabulary) == ["Jaarschijf 2030"] * 3


def test_a_footer_that_repeats_the_title_of_a_single_page(sheet, vocabulary) -> None:
    page = body(sheet().text(50, 60, "Afspraken Veenstad 2030", bold=True, size=18))
    page.text(50, 770, "Afspraken Veenstad 2030", size=8).text(500, 770, "1", size=8)
    assert texts([page.page()], vocabulary) == ["Afspraken Veenstad 2030 1"]


def test_a_footer_that_repeats_a_title_beside_another(sheet, vocabulary) -> None:
    page = body(sheet()).text(50, 100, "Samen wonen", size=18).text(320, 101, "Zorg", size=14)
    assert texts([page.text(50, 800, "Samen wonen", size=8).page()], vocabulary) == ["Samen wonen"]


def test_what_says_that_it_numbers_the_page_may_be_set_large(sheet, vocabulary) -> None:
    page = body(sheet(number=2).text(450, 20, "Pagina 2 van 2", size=13))

    assert texts([body(sheet()).page(), page.page()], vocabulary) == ["", "Pagina 2 van 2"]


def test_a_line_with_a_colon_at_the_foot_belongs_to_the_next_page(sheet, vocabulary) -> None:
    pages = [body(sheet(number=n)).text(50, 740, "Woonborg:").text(300, 770, f"{n}").page() for n in (1, 2)]
    assert texts(pages, vocabulary) == ["1", "2"]


def test_headings_that_differ_in_a_number_alone_stay(sheet, vocabulary) -> None:
    pages = [body(sheet(number=n).text(50, 60, f"Thema {n}", bold=True, size=16)).page() for n in (1, 2, 3)]
    assert texts(pages, vocabulary) == ["", "", ""]


def test_a_repeated_table_header_stays(sheet, vocabulary) -> None:
    pages = []
    for n in (1, 2):
        page = sheet(number=n).row([50, 150, 400], 60, ["Nr.", "Doelstelling", "Jaarafspraak 2030"], bold=True)
        pages.append(page.row([50, 150, 400], 80, [f"{n}.", "Meer huizen", f"De gemeente bouwt {n} huizen."]).page())
    assert texts(pages, vocabulary) == ["", ""]


def test_a_title_in_two_parts_is_no_header_of_a_table(sheet, vocabulary) -> None:
    pages = [
        body(sheet(number=n).text(50, 20, "Prestatieafspraken Veenstad").text(300, 20, "Jaarschijf 2030")).page()
        for n in (1, 2, 3)
    ]

    assert texts(pages, vocabulary) == ["Prestatieafspraken Veenstad Jaarschijf 2030"] * 3
    assert [layout.tables for layout in pages_to_layouts(pages, BODY, vocabulary)] == [[], [], []]


def test_odd_and_even_pages_have_their_own(sheet, vocabulary) -> None:
    pages = [
        body(sheet(number=n).text(50, 30, "Jaarschijf" if n % 2 else "Veenstad"), 180 + n).page() for n in range(1, 6)
    ]
    assert texts(pages, vocabulary) == ["Jaarschijf", "Veenstad", "Jaarschijf", "Veenstad", "Jaarschijf"]


def test_the_last_row_of_a_table_stays(sheet, vocabulary) -> None:
    pages = [sheet(number=n).text(50, 740, f"{n}. De gemeente bouwt {5 * n} huizen.").page() for n in (1, 2)]
    assert texts(pages, vocabulary) == ["", ""]


def test_a_stamp_is_furniture_wherever_it_stands(sheet, vocabulary) -> None:
    page = sheet().text(20, 400, "De gemeente bouwt").text(200, 300, "CONCEPT", size=90).page()
    stamp = replace(page.words.pop(0), slanted=True)
    page.words.append(stamp)
    layout = next(pages_to_layouts([page], 10.0, vocabulary))

    assert layout.furniture == [stamp]
    assert stamp not in layout.body.words


def test_without_words_takes_these_words_only(sheet, vocabulary) -> None:
    page = body(sheet().text(300, 770, "Pagina 1")).page()
    places = Furniture([page], BODY, vocabulary).places(0, page)
    left = without_words(page, [page.words[place] for place in places])
    assert [word.text for word in page.words if word not in left.words] == ["Pagina", "1"]


def test_no_pages(vocabulary) -> None:
    assert texts([], vocabulary) == []


def numbered_page(page, first: int, lines: list[str], x: float = 60.0):
    for k, text in enumerate(lines):
        page.text(30, 100 + 14 * k, str(first + k)).text(x, 100 + 14 * k, text)
    return page.page()


def test_numbers_of_lines_beside_the_text_are_furniture(sheet, vocabulary) -> None:
    lines = [f"Regel {'abcdefgh'[k]} van de afspraken" for k in range(8)]
    pages = [numbered_page(sheet(number=n).text(30, 770, str(n)), 8 * n - 7, lines) for n in (1, 2)]
    assert texts(pages, vocabulary) == ["1 1 2 3 4 5 6 7 8", "2 9 10 11 12 13 14 15 16"]


def test_numbers_of_rows_are_no_numbers_of_lines(sheet, vocabulary) -> None:
    rows = ["De gemeente bouwt woningen" for _ in range(8)]
    headed = sheet(number=1).text(30, 60, "Nr.").text(60, 60, "Afspraak")
    pages = [numbered_page(headed, 1, rows), numbered_page(sheet(number=2), 9, rows)]
    assert texts(pages, vocabulary) == ["", ""]


def test_numbers_of_rows_of_more_lines_are_no_numbers_of_lines(sheet, vocabulary) -> None:
    page = sheet(number=1)
    for k in range(6):
        page.text(30, 100 + 40 * k, str(k + 1)).text(
            60, 100 + 40 * k, "De gemeente bouwt\nwoningen in de stad\nen het dorp."
        )
    assert texts([page.page()], vocabulary) == [""]


def test_a_few_numbers_of_lines_stand_where_those_of_other_pages_do(sheet, vocabulary) -> None:
    first = numbered_page(sheet(number=1), 1, ["Regel van de afspraken"] * 8)
    second = sheet(number=2).text(30, 300, "9").text(60, 300, "Regel van de afspraken").text(50, 340, "5").page()
    assert texts([first, second], vocabulary) == ["1 2 3 4 5 6 7 8", "9"]


def close_numbers(page, first: int, lines: list[str]):
    for k, text in enumerate(lines):
        page.text(80, 100 + 14 * k, str(first + k)).text(100, 100 + 14 * k, text)
    return page


def test_numbers_of_lines_may_stand_close_to_the_text_beside_a_wide_margin(sheet, vocabulary) -> None:
    lines = ["De corporaties bouwen daarvan veertig", "woningen in de stad."] * 4
    cover = close_numbers(sheet(number=1), 1, ["Wonen in Veenstad", "Prestatieafspraken"]).text(100, 200, "Woonborg")
    pages = [cover.page(), close_numbers(sheet(number=2), 3, lines).page()]
    assert texts(pages, vocabulary) == ["1 2", "3 4 5 6 7 8 9 10"]


def test_numbers_of_clauses_of_one_line_are_no_numbers_of_lines(sheet, vocabulary) -> None:
    lines = ["De corporaties bouwen veertig woningen."] * 8
    pages = [close_numbers(sheet(number=n), 8 * n - 7, lines).page() for n in (1, 2)]
    assert texts(pages, vocabulary) == ["", ""]


def test_the_page_numbers_of_a_booklet_with_two_pages_on_each(sheet, vocabulary) -> None:
    pages = [
        body(sheet(number=n)).text(50, 770, f"{2 * n - 1} Veenstad").text(400, 770, f"Veenstad {2 * n}").page()
        for n in (1, 2)
    ]
    assert texts(pages, vocabulary) == ["1 Veenstad Veenstad 2", "3 Veenstad Veenstad 4"]


def test_the_end_of_a_text_that_ends_alike_on_two_pages_stays(sheet, vocabulary) -> None:
    pages = []
    for n, above in enumerate(("Wij bouwen.", "Partijen spreken elkaar.", "Daarna volgt een besluit."), 1):
        page = sheet(number=n).text(50, 716, above)
        page.text(50, 728, "De gemeente wijst toe aan\nwoningzoekenden.")
        pages.append(page.text(50, 800, f"Afspraken Veenstad {n}").page())
    assert texts(pages, vocabulary) == [f"Afspraken Veenstad {n}" for n in (1, 2, 3)]


def test_a_footer_counts_on_over_a_page_that_is_lost(sheet, vocabulary) -> None:
    footer = "Prestatieafspraken gemeente Veenstad 2030 pagina {n} van de map"
    pages = [body(sheet(number=k).text(50, 770, footer.format(n=n))).page() for k, n in enumerate((1, 2, 4), 1)]
    assert texts(pages, vocabulary) == [footer.format(n=n) for n in (1, 2, 4)]


@pytest.mark.parametrize(
    ("line", "pages_with", "found"),
    [
        ("Trekker: gemeente", 2, ""),
        ("Partijen bespreken ieder jaar hoe ver het is.", 2, ""),
        ("Deze versie is nog niet definitief vastgesteld.", 4, "Deze versie is nog niet definitief vastgesteld."),
    ],
)
def test_what_reads_as_a_text_stands_on_nearly_all_pages(sheet, vocabulary, line, pages_with, found) -> None:
    pages = [body(sheet(number=n).text(50, 30, line if n <= pages_with else ""), 200).page() for n in range(1, 5)]
    assert texts(pages, vocabulary) == [found if n <= pages_with else "" for n in range(1, 5)]


def test_a_footer_may_be_set_larger_than_small_tables_are(sheet, vocabulary) -> None:
    footer = "Afspraken Veenstad 2030 {n}"
    pages = [body(sheet(number=n).text(50, 800, footer.format(n=n), size=1.2 * BODY)).page() for n in (1, 2, 3)]
    assert texts(pages, vocabulary) == [footer.format(n=n) for n in (1, 2, 3)]


def test_numbers_of_agreements_at_the_top_of_pages_count_no_pages(sheet, vocabulary) -> None:
    pages = [
        body(sheet(number=n).text(50, 30, f"Afspraak {n}").text(50, 770, "Veenstad 2030")).page() for n in (1, 2, 3)
    ]
    assert texts(pages, vocabulary) == ["Veenstad 2030"] * 3


@pytest.mark.parametrize("at", ["start", "end"])
def test_a_header_that_names_its_chapter_and_counts_the_pages(sheet, vocabulary, at: str) -> None:
    pages = []
    for n, chapter in enumerate(("Wonen", "Zorg en welzijn", "Wijken", "Samen werken"), 7):
        page = body(sheet(number=n - 6), 60 + 10 * n)
        for x, text in ((50, str(n)), (200, chapter)) if at == "start" else ((50, chapter), (540, str(n))):
            page.text(x, 40, text)
        pages.append(page.page())
    assert texts(pages, vocabulary) == [
        " ".join(word.text for word in page.words if word.box.top == 40) for page in pages
    ]


def test_a_title_that_happens_to_begin_pages_is_of_their_text(sheet, vocabulary) -> None:
    pages = []
    for n in range(1, 9):
        page = body(sheet(number=n), 100 + 10 * n)
        text = {1: "Woonborg bouwt dit jaar nog", 3: "De gemeente wijst plekken aan", 4: "Huurders denken hierover mee"}
        text |= {2: "Afspraken", 5: "Afspraken"}
        pages.append(page.text(50, 60, text.get(n, "")).page())
    assert texts(pages, vocabulary) == [""] * 8


def test_a_heading_that_stands_within_the_text_too_is_no_header(sheet, vocabulary) -> None:
    pages = []
    for n in range(1, 7):
        page = body(sheet(number=n), 200 + 10 * n).text(
            50, 30 if n in (3, 4) else 150 + 9 * n, "Afspraken 2030", size=13
        )
        pages.append(page.text(300, 770, f"Woonborg {n}", size=8).page())
    assert texts(pages, vocabulary) == [f"Woonborg {n}" for n in range(1, 7)]


@pytest.mark.parametrize(("method", "found"), [("text", ["", "Afspraken"]), ("ocr", ["", ""])])
def test_a_heading_of_a_scan_is_no_header_for_being_measured_a_little_smaller(sheet, vocabulary, method, found) -> None:
    pages = [
        replace(body(sheet().text(50, 300, "Afspraken", size=12)).page(), method=method),
        replace(body(sheet(number=2).text(50, 40, "Afspraken")).page(), method=method),
    ]

    assert texts(pages, vocabulary) == found


def test_the_label_of_a_goal_at_the_head_of_some_pages_is_of_their_text(sheet, vocabulary) -> None:
    pages = [sheet(number=n).text(50, 40, "Ons doel").text(50, 60, f"Doel {n} is bereikt.") for n in (1, 3, 5)]
    others = [sheet(number=n).text(50, 40, f"Een andere kop, {n}e blad, met tekst.") for n in (2, 4)]
    assert not any(texts([body(page).page() for page in (*pages, *others)], vocabulary))


def test_a_title_in_a_table_of_contents_and_over_its_chapter_is_no_running_header(sheet, vocabulary) -> None:
    title = "1 Bouwen voor wie wacht"
    contents = sheet(number=2).text(50, 62, "Inhoud", bold=True).text(50, 78, title).text(50, 98, "2 Betaalbaar")
    chapter = sheet(number=3).text(50, 68, title, size=20, bold=True)
    other = sheet(number=4).text(50, 68, "2 Betaalbaar", size=20, bold=True)
    assert texts([body(page).page() for page in (contents, chapter, other)], vocabulary)[1] == ""
