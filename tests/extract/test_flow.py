"""Words outside tables as headings, paragraphs and items."""

from __future__ import annotations

from jaarschijf.extract.flow import pages_to_flow
from jaarschijf.extract.paragraphs import lines_to_text
from jaarschijf.schema.flow import Block

RUNNING = (
    "De gemeente en de corporaties bouwen samen aan een stad waar\nplaats is voor wie er wonen wil, nu en over tien jaar.\n"
    "Daarom maken zij ieder jaar afspraken over wonen in de stad."
)


def blocks(*pages) -> list[tuple[str, int | None, str]]:
    flow = pages_to_flow([page.page() for page in pages], [])
    return [(b.kind, b.level, lines_to_text(b.lines)) for b in flow if isinstance(b, Block)]


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


def test_items_carry_their_marker(sheet) -> None:
    page = sheet().text(50, 50, RUNNING + "\n• bouwen;\n• kopen;\na. huren.")
    flow = pages_to_flow([page.page()], [])
    assert [(b.kind, b.marker) for b in flow if isinstance(b, Block)][1:] == [
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


def test_every_word_is_in_one_block(sheet) -> None:
    page = (
        sheet()
        .text(50, 50, "Wonen", bold=True, size=16)
        .text(50, 90, RUNNING)
        .text(300, 300, "Los")
        .text(50, 500, RUNNING)
    )
    drawn = page.page()
    flow = pages_to_flow([drawn], [])
    held = [id(w) for b in flow if isinstance(b, Block) for line in b.lines for w in line.words]
    assert sorted(held) == sorted(id(w) for w in drawn.words)
