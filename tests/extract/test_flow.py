"""Words outside tables as headings, paragraphs and items."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jaarschijf.schema.flow import Block, Layout, flow_items
from jaarschijf.schema.geometry import Box, Page, Word
from tests.extract.flows import flow_of, flow_of_pages

RUNNING = (
    "De gemeente en de corporaties bouwen samen aan een stad waar\nplaats is voor wie er wonen wil, nu en over tien jaar.\n"
    "Daarom maken zij ieder jaar afspraken over wonen in de stad."
)


def flow(*pages: Page) -> list[Block]:
    items = flow_items(flow_of(*(Layout(page, page) for page in pages)))
    return [item for item in items if isinstance(item, Block)]


def blocks(*pages) -> list[tuple[str, int | None, str]]:
    """Kind, level (headings only, 1 the highest) and text."""
    found = flow(*(page.page() for page in pages))
    levels = sorted({block.rank for block in found if block.kind == "heading"})
    return [(b.kind, levels.index(b.rank) + 1 if b.kind == "heading" else None, b.text) for b in found]


def test_headings_rank_by_how_they_are_set(sheet) -> None:
    page = sheet().text(50, 50, "Prestatieafspraken Veenstad 2030", bold=True, size=20)
    page.text(50, 90, "1. Wonen", bold=True, size=14).text(50, 120, RUNNING).text(
        50, 170, "2. Zorg", bold=True, size=14
    )
    page.text(50, 200, "Bouwen", bold=True).text(50, 216, RUNNING)
    found = blocks(page)
    assert [(kind, level) for kind, level, _ in found] == [
        ("heading", 1),
        ("heading", 2),
        ("paragraph", None),
        ("heading", 2),
        ("heading", 3),
        ("paragraph", None),
    ]


def test_a_bold_line_within_a_paragraph_is_no_heading(sheet) -> None:
    page = (
        sheet()
        .text(50, 50, RUNNING)
        .text(50, 120, "Dit is een vet gezette regel die de hele breedte vult, en", bold=True)
    )
    page.text(50, 132, "gewoon doorloopt op de regel eronder zoals dat gaat.")
    assert "heading" not in [kind for kind, _, _ in blocks(page)]


def test_a_sentence_in_bold_that_ends_on_a_second_line_is_no_heading(sheet) -> None:
    page = (
        sheet().text(50, 50, RUNNING).text(50, 120, "Doel: een stad waar plaats is voor wie er\nwonen wil.", bold=True)
    )

    assert blocks(page)[1:] == [("paragraph", None, "Doel: een stad waar plaats is voor wie er wonen wil.")]


def test_names_in_bold_between_brackets_that_end_a_text_are_no_heading(sheet) -> None:
    page = sheet().text(50, 50, RUNNING).text(50, 120, "• Zij bouwen tien huizen aan de kade in het dorp.")
    page.text(60, 132, "[Gemeente, Woonborg]", bold=True)

    assert [kind for kind, _, _ in blocks(page)] == ["paragraph", "item"]


def test_lines_that_stand_alone_over_tables_are_their_headings(sheet, vocabulary) -> None:
    pages = []
    for number, title in enumerate(("Genoeg woningen", "Betaalbaar wonen", "Prettig wonen", "Samen wonen"), 1):
        page = sheet(number=number).text(
            20, 40, f"Jaarschijf 2030 van de gemeente Veldrade, thema {number}: {title}", size=13
        )
        page.grid([20, 60, 590], [120, 160, 200]).row([20, 60], 124, ["Nr.", "Afspraak"])
        page.row(
            [20, 60],
            164,
            [f"{number}.1", "De gemeente stelt in dit jaar een lijst\nvan locaties voor nieuwe woningen vast."],
        )
        pages.append(page.page())
    kinds = [item.kind for item in flow_items(flow_of_pages(pages, vocabulary)) if isinstance(item, Block)]

    assert kinds == ["heading"] * 4


def test_an_introduction_in_large_type_is_no_heading(sheet) -> None:
    text = "Een woning is meer dan een dak, en een buurt meer\ndan een straat."
    page = sheet().text(50, 50, RUNNING).text(50, 120, text, size=12)

    assert [kind for kind, _, _ in blocks(page)] == ["paragraph", "paragraph"]


def test_the_last_line_of_a_text_in_larger_type_is_no_heading(sheet) -> None:
    text = "Uit de monitor blijkt dat er op dit onderwerp al veel is gebeurd, maar dat nog niet elke buurt er\nvan profiteert."
    page = sheet().text(50, 50, text, size=12).text(50, 120, "\n".join([RUNNING] * 3))
    assert [kind for kind, _, _ in blocks(page)] == ["paragraph", "paragraph"]


def test_a_quotation_in_large_type_is_no_heading(sheet) -> None:
    page = sheet().text(
        40,
        60,
        "De gemeente bouwt in het dorp en in de stad woningen en zij zoekt\nplekken waar er meer bij kunnen komen.",
    )
    page.text(40, 110, "“Samen bereiken we meer\ndan alleen.” – een bewoner", size=14).text(40, 160, "Wonen", size=14)
    assert [(block.kind, block.text) for block in flow(page.page())][1:] == [
        ("paragraph", "“Samen bereiken we meer dan alleen.” – een bewoner"),
        ("heading", "Wonen"),
    ]


def test_a_line_of_another_colour_within_a_sentence_is_no_heading(sheet) -> None:
    page = sheet().text(50, 50, RUNNING).text(50, 110, "Geluid", color=0xAA0000)
    page.text(50, 122, "De gemeente en Wonen Noord leggen in het")
    page.text(50, 134, "voorjaar samen matten neer", color=0xAA0000).text(50, 146, "in alle portieken aan de Kade.")
    assert blocks(page)[1:] == [
        ("heading", 1, "Geluid"),
        (
            "paragraph",
            None,
            "De gemeente en Wonen Noord leggen in het voorjaar samen matten neer in alle portieken aan de Kade.",
        ),
    ]


def test_a_numbered_item_of_a_scan_is_no_heading_where_its_text_goes_on(sheet) -> None:
    """In columns a line is short, and of what is recognised the weight is not sure."""
    page = sheet().text(50, 50, RUNNING).text(50, 120, "1 Samenwerking")
    page.text(50, 150, "2. Woonborg bouwt veertig\nwoningen in de wijk.").text(50, 190, "3. Huur\n(alle soorten).")
    page.text(50, 230, "4. Wij wonen").text(65, 242, "Samen in een wijk.")
    page.words = [replace(word, confidence=0.96) for word in page.words]
    assert [text for kind, _, text in blocks(page) if kind == "heading"] == ["1 Samenwerking"]


def test_a_heading_over_two_lines_is_one(sheet) -> None:
    page = (
        sheet()
        .text(50, 50, "Prestatieafspraken Veenstad", bold=True, size=12)
        .text(50, 64, "2030-2034", bold=True, size=12)
    )
    page.text(50, 100, RUNNING)
    assert blocks(page)[0] == ("heading", 1, "Prestatieafspraken Veenstad 2030-2034")


def test_a_table_of_contents_holds_no_headings(sheet) -> None:
    page = sheet().text(50, 50, "Inhoud", bold=True, size=14)
    for i, (title, at) in enumerate((("1 Wonen", 2), ("2 Zorg", 4), ("3 Buurt", 7))):
        page.text(50, 80 + 14 * i, f"{title} {'.' * 40} {at}", bold=True)
    page.text(50, 160, RUNNING)
    assert "heading" not in [kind for kind, _, text in blocks(page) if "Wonen" in text or "Zorg" in text]


def test_two_columns_are_read_one_after_the_other(sheet) -> None:
    page = sheet().text(50, 40, "Wonen in Veenstad", bold=True, size=18)
    page.text(50, 80, "\n".join(f"links regel {i} van vijf woorden" for i in range(6)))
    page.text(320, 80, "\n".join(f"rechts regel {i} van vijf woorden" for i in range(6)))
    text = " ".join(t for _, _, t in blocks(page))
    assert text.index("links regel 5") < text.index("rechts regel 0")


def test_white_between_labels_of_a_line_is_no_gutter(sheet) -> None:
    page = sheet().text(20, 80, "in het jaar 2030.").text(20, 92, "Wie: Woonborg").text(160, 92, "Gereed: juli 2030")
    page.text(20, 104, "\n".join(f"links regel {i} van acht woorden in een kolom" for i in range(6)))
    page.text(320, 80, "\n".join(f"rechts regel {i} van vijf woorden" for i in range(8)))
    text = " ".join(t for _, _, t in blocks(page))
    assert text.index("links regel 5") < text.index("rechts regel 0")


def test_a_heading_over_the_full_width_ends_the_columns_over_it(sheet) -> None:
    page = sheet().text(50, 80, "\n".join(f"links regel {i} van vijf woorden" for i in range(6)))
    page.text(320, 80, "\n".join(f"rechts regel {i} van vijf woorden" for i in range(6)))
    page.text(50, 170, "2. Zorg", bold=True, size=14).text(50, 195, f"{RUNNING} {RUNNING}"[:100])
    text = " ".join(t for _, _, t in blocks(page))
    assert text.index("rechts regel 5") < text.index("2. Zorg")


def test_a_table_in_one_of_two_columns_is_read_with_that_column(sheet, vocabulary) -> None:
    page = sheet().text(20, 80, "\n".join(f"links regel {i} van vijf woorden" for i in range(12)))
    page.text(320, 80, "\n".join(f"rechts regel {i} van vijf woorden" for i in range(6)))
    page.grid([320, 440, 580], [170, 190, 210]).row([320, 440], 174, ["Borg", "De gemeente"])
    page.row([320, 440], 194, ["A. Kok", "B. Bos"])
    items = list(flow_items(flow_of_pages([page.page()], vocabulary)))

    assert [isinstance(item, Block) for item in items][-1] is False
    text = " ".join(item.text for item in items if isinstance(item, Block))
    assert text.index("links regel 11") < text.index("rechts regel 0")


def test_two_lines_tell_columns_where_there_were_some_above(sheet) -> None:
    page = sheet()
    for y, count in ((80, 6), (230, 3)):
        page.text(50, y, "\n".join(f"links {y} regel {i} van vijf woorden" for i in range(count)))
        page.text(320, y, "\n".join(f"rechts {y} regel {i} van vijf woorden" for i in range(count)))
    page.text(50, 170, "2. Zorg", bold=True, size=14).text(50, 195, f"{RUNNING} {RUNNING}"[:100])
    text = " ".join(t for _, _, t in blocks(page))
    assert text.index("links 230 regel 2") < text.index("rechts 230 regel 0")


def test_items_carry_their_marker(sheet) -> None:
    page = sheet().text(50, 50, RUNNING + "\n• bouwen;\n• kopen;\na. huren.")
    assert [(block.kind, block.marker) for block in flow(page.page())][1:] == [
        ("item", "•"),
        ("item", "•"),
        ("item", "a."),
    ]


def test_a_paragraph_over_a_page_is_one(sheet) -> None:
    first = sheet(number=1).text(50, 700, RUNNING).text(50, 760, "De gemeente betrekt bij het")
    second = sheet(number=2).text(50, 60, "maken van een programma alle partijen.").text(50, 100, RUNNING)
    assert ("paragraph", None, "De gemeente betrekt bij het maken van een programma alle partijen.") in blocks(
        first, second
    )


@pytest.mark.parametrize(
    ("end", "begin", "one"),
    [
        ("De gemeente bouwt ten hoogste", "40 woningen in het dorp.", True),
        ("De gemeente bouwt samen met de", "Woonborg in het dorp.", True),
        ("De gemeente bouwt", "Woonborg sloopt in het dorp.", False),
        ("De gemeente bouwt.", "40 woningen komen erbij.", False),
    ],
    ids=["a-number", "after-an-article", "perhaps-another", "another"],
)
def test_a_paragraph_runs_on_over_a_page_where_its_sentence_does(sheet, end, begin, one) -> None:
    found = blocks(sheet(number=1).text(50, 50, RUNNING).text(50, 700, end), sheet(number=2).text(50, 50, begin))

    assert (found[-1][2] == f"{end} {begin}") is one


def test_text_that_stands_out_before_a_bullet_is_not_of_its_item(sheet) -> None:
    page = sheet().text(50, 50, RUNNING).text(56, 110, "• de gemeente").text(56, 122, "• Huurders De Schakel")
    page.text(50, 134, "Getekend in december")

    assert [text for _, _, text in blocks(page)][1:] == ["de gemeente", "Huurders De Schakel", "Getekend in december"]


def test_every_word_is_in_one_block(sheet) -> None:
    page = (
        sheet()
        .text(50, 50, "Wonen", bold=True, size=16)
        .text(50, 90, RUNNING)
        .text(300, 300, "Los")
        .text(50, 500, RUNNING)
    )
    drawn = page.page()
    held = [id(word) for block in flow(drawn) for line in block.lines for word in line.words]
    assert sorted(held) == sorted(id(w) for w in drawn.words)


def column_text(name: str, *, bullets: bool = False) -> str:
    mark, hang = ("• ", "  ") if bullets else ("", "")
    return "\n".join(f"{mark if i % 2 == 0 else hang}{name} regel {i} van vijf" for i in range(6))


def test_columns_of_bullets_are_read_one_after_the_other(sheet) -> None:
    page = sheet().text(50, 40, "Wonen in Veenstad", bold=True, size=18)
    for x, name in ((50, "links"), (320, "rechts")):
        page.text(x, 80, "\n".join("•" if i % 2 == 0 else "" for i in range(6)))
        page.text(x + 27, 80, column_text(name))
    assert [text for _, _, text in blocks(page)][1:] == [
        f"{name} regel {i} van vijf {name} regel {i + 1} van vijf" for name in ("links", "rechts") for i in (0, 2, 4)
    ]


def test_three_columns_are_read_one_after_the_other(sheet) -> None:
    page = sheet().text(40, 40, "Wonen in Veenstad", bold=True, size=18)
    for x, name in ((40, "links"), (230, "midden"), (420, "rechts")):
        page.text(x, 80, column_text(name))
    text = " ".join(t for _, _, t in blocks(page))
    assert text.index("links regel 5") < text.index("midden regel 0")
    assert text.index("midden regel 5") < text.index("rechts regel 0")


def test_boxes_beside_each_other_are_read_row_by_row(sheet) -> None:
    page = sheet()
    for y, first in ((60, 1), (300, 3)):
        for x, theme in ((40, first), (320, first + 1)):
            page.text(x, y, f"{theme}. Thema {theme}", bold=True, size=14)
            page.text(x, y + 24, column_text(f"thema {theme}"))
    assert [text for kind, _, text in blocks(page) if kind == "heading"] == [f"{k}. Thema {k}" for k in (1, 2, 3, 4)]


def test_a_sentence_goes_on_in_the_next_column_after_a_semicolon(sheet) -> None:
    page = sheet().text(
        50, 80, "\n".join(f"links regel {i} van vijf woorden" for i in range(6)) + "\nde gemeente bouwt;"
    )
    page.text(
        320, 80, "daarna verkoopt zij ook.\n" + "\n".join(f"Rechts regel {i} van vijf woorden." for i in range(6))
    )
    assert any("de gemeente bouwt; daarna verkoopt zij ook." in text for _, _, text in blocks(page))


def test_a_shaded_box_beside_the_text_is_read_by_itself(sheet, vocabulary) -> None:
    page = sheet().text(40, 40, "1. Wonen", bold=True, size=14).fill(400, 62, 560, 130)
    page.text(
        40,
        66,
        "De gemeente bouwt in het jaar dat komt\nveertig woningen in het dorp en verkoopt\nde grond aan Woonborg.",
    )
    page.text(405, 70, "Feiten", bold=True).text(405, 85, "Wachttijd: 7 jaar").text(405, 101, "Woningen: 4.210")
    page.text(40, 114, "De corporatie verhuurt in het jaar dat komt\nveertig woningen in het dorp en verkoopt er geen.")
    page.text(40, 160, "2. Zorg", bold=True, size=14).text(40, 184, RUNNING)
    items = flow_items(flow_of_pages([page.page()], vocabulary))
    texts = [item.text.replace("\n\n", " | ") for item in items if isinstance(item, Block)]

    assert texts[:4] == [
        "1. Wonen",
        "De gemeente bouwt in het jaar dat komt veertig woningen in het dorp en verkoopt de grond aan Woonborg.",
        "De corporatie verhuurt in het jaar dat komt veertig woningen in het dorp en verkoopt er geen.",
        "Feiten",
    ]
    assert texts[-2] == "2. Zorg"


def test_a_heading_between_columns_that_begin_anew_under_it(sheet) -> None:
    page = sheet()
    for y, section in ((80, 1), (230, 2)):
        page.text(40, y - 30, f"{section}. Thema {section}", bold=True, size=14)
        for x, side in ((40, "links"), (320, "rechts")):
            page.text(x, y, column_text(f"{side} {section}"))
    text = " ".join(t for _, _, t in blocks(page))
    assert text.index("rechts 1 regel 5") < text.index("2. Thema 2") < text.index("links 2 regel 0")


def test_a_heading_in_a_column_beside_which_the_other_runs_on(sheet) -> None:
    page = sheet().text(40, 80, column_text("links 1")).text(40, 174, "2. Thema 2", bold=True, size=14)
    page.text(40, 200, column_text("links 2")).text(320, 80, "\n".join(column_text("rechts") for _ in range(3)))
    text = " ".join(t for _, _, t in blocks(page))
    assert text.index("2. Thema 2") < text.index("links 2 regel 5") < text.index("rechts regel 0")


def test_a_title_set_as_the_text_is_known_by_the_clauses_under_it(sheet) -> None:
    page = sheet().text(50, 40, RUNNING).text(50, 100, "1. Wonen").text(50, 130, RUNNING)
    page.text(50, 180, "1.1. De gemeente bouwt in 2030 veertig woningen.").text(50, 200, "2. Vaststellen van een plan")
    page.text(50, 220, "3. De gemeente bouwt ook een school.")
    assert [text for kind, _, text in blocks(page) if kind == "heading"] == ["1. Wonen"]


def test_three_columns_of_which_the_first_begins_lower_are_read_one_after_the_other(sheet) -> None:
    page = sheet()
    for x, top, name in ((20, 104, "links"), (220, 80, "midden"), (420, 80, "rechts")):
        page.text(x, top, "\n".join(f"{name} regel {i} van tien woorden" for i in range(10)))
    text = " ".join(t for _, _, t in blocks(page))

    assert text.index("links regel 9") < text.index("midden regel 0")
    assert text.index("midden regel 9") < text.index("rechts regel 0")


def test_a_footnotes_mark_after_the_last_word_of_a_text_parts_it_from_nothing(sheet) -> None:
    page = sheet().text(50, 50, f"{RUNNING}\nGoed.").page()
    end = page.words[-1].box
    page.words.append(Word("3", Box(end.x1, end.top - 2, end.x1 + 3, end.top + 4), 6, superscript=True))

    assert [block.text for block in flow(page)] == [f"{RUNNING} Goed.".replace("\n", " ")]


def test_a_heading_at_the_foot_of_the_page_is_under_both_columns(sheet) -> None:
    page = sheet().text(40, 80, column_text("links"))
    page.text(320, 80, "\n".join(column_text("rechts") for _ in range(2)))
    page.text(40, 240, "2. Thema 2", bold=True, size=14)

    assert blocks(page)[-1][2] == "2. Thema 2"


def test_boxes_in_columns_that_begin_under_text_are_read_column_after_column(sheet, vocabulary) -> None:
    page = sheet().text(40, 40, "1. Wonen", bold=True, size=16).text(40, 66, column_text("inleiding"))
    for x, top, number in ((40, 176, "1.1"), (40, 266, "1.2"), (320, 70, "1.3"), (320, 160, "1.4")):
        page.fill(x - 6, top - 6, x + 240, top + 70).text(x, top, number, bold=True)
        page.text(x, top + 20, f"Woonborg bouwt huis {number} in dit\njaar aan de kade.")
    page.text(40, 150, "Dit spreken we af", bold=True, size=12)
    items = flow_items(flow_of_pages([page.page()], vocabulary))
    read = " ".join(item.text for item in items if isinstance(item, Block))

    places = [read.index(f"huis 1.{k}") for k in (1, 2, 3, 4)]
    assert places == sorted(places)
    assert read.index("inleiding regel 0") < read.index("Dit spreken we af") < read.index("huis 1.1")


def test_a_number_in_one_column_may_stand_on_the_height_of_text_in_the_next(sheet) -> None:
    page = sheet().text(40, 80, column_text("links")).text(320, 80, column_text("rechts"))
    page.text(40, 164, "1.2", bold=True).text(320, 164, column_text("verder rechts"))
    page.text(40, 188, column_text("verder links"))
    text = " ".join(t for _, _, t in blocks(page))

    assert text.index("1.2 verder links") < text.index("rechts regel 0", text.index("1.2"))


def test_a_sentence_goes_on_over_a_page_past_the_notes_in_its_margin(sheet) -> None:
    first = sheet().text(150, 50, f"1.1 {RUNNING}\nDe gemeente bouwt in het jaar dat komt")
    first.text(20, 50, "Bouwen", size=8).text(20, 74, "Huren", size=8)
    second = sheet(number=2).text(150, 50, "veertig woningen in het dorp en verkoopt de grond.")

    assert any("het jaar dat komt veertig woningen" in block.text for block in flow(first.page(), second.page()))
