"""Themes that only the running header names, as the name of a sheet does."""

from __future__ import annotations

import pytest

from jaarschijf.extract.text.running_titles import RunningTitles
from jaarschijf.schema.flow import Block, PageFlow
from tests.extract.flows import flow_of_pages
from tests.extract.tables import table

HEADER = ["Nr.", "Afspraak", "Wie"]
XS = [20, 60, 480, 590]
OVER = "Prestatieafspraken 2030 -"


def _headings(pages, vocabulary) -> list[str | None]:
    """The heading that each page begins with."""
    flow = flow_of_pages(pages, vocabulary)
    titles = RunningTitles()
    for page in flow:
        titles.add(page)
    read: list[PageFlow] = list(titles.headed(flow))
    firsts = [next(iter(page.items), None) for page in read]
    return [first.text if isinstance(first, Block) and first.kind == "heading" else None for first in firsts]


def _pages(sheet, titles, *, heading=None):
    pages = []
    for k, title in enumerate(titles, start=1):
        page = sheet(number=k).text(20, 10, f"{OVER} {title}".strip(), size=8)
        page.text(520, 10, f"pagina {k}", size=8)
        rows = [[f"{k}.{row}", "De gemeente bouwt veertig huizen.", "Gemeente"] for row in (1, 2)]
        if heading and k == 1:
            page.text(20, 60, heading, bold=True, size=16)
        pages.append(table(page, [HEADER, *rows], xs=XS).page())
    return pages


def test_each_page_has_the_theme_that_stands_over_it(sheet, vocabulary):
    pages = _pages(sheet, ["Betaalbaarheid", "Leefbaarheid", "Leefbaarheid", "Duurzaamheid"])

    assert _headings(pages, vocabulary) == ["Betaalbaarheid", "Leefbaarheid", None, "Duurzaamheid"]


@pytest.mark.parametrize(
    ("titles", "heading"),
    [
        (["Leefbaarheid", "Leefbaarheid", "Leefbaarheid"], None),  # of the whole document
        (["januari", "februari", "maart"], None),
        (["Betaalbaarheid", "Leefbaarheid", "Duurzaamheid"], "Wonen en zorg"),  # the text names some itself
    ],
)
def test_other_headers_are_no_themes(sheet, vocabulary, titles, heading):
    assert _headings(_pages(sheet, titles, heading=heading), vocabulary) == [heading, None, None]


def test_a_line_that_differs_from_page_to_page_and_was_taken_for_text(sheet, vocabulary):
    pages = []
    for k, title in enumerate(("Betaalbaarheid", "Samen verder", "Duurzaamheid"), start=1):
        page = sheet(number=k).text(20, 90, f"Jaarschijf 2030 gemeente Veenstad - {title}")
        rows = [[f"{k}.{row}", "De gemeente bouwt veertig huizen.", "Gemeente"] for row in (1, 2)]
        pages.append(table(page, [HEADER, *rows], xs=XS).page())

    assert _headings(pages, vocabulary) == ["Betaalbaarheid", "Samen verder", "Duurzaamheid"]
