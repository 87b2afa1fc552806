"""The flow of a few made-up pages, by the steps that lead to it."""

from __future__ import annotations

from jaarschijf.extract.tables.layout import pages_to_layouts
from jaarschijf.extract.text.body_type import PrintedLines
from jaarschijf.extract.text.flow import pages_to_flow
from jaarschijf.extract.wording.lexicon import Lexicon
from jaarschijf.extract.wording.vocabulary import Vocabulary
from jaarschijf.schema.flow import Layout, PageFlow
from jaarschijf.schema.geometry import Page

BODY = 10.0  # points: the size of the text on a sheet


def flow_of(*layouts: Layout) -> list[PageFlow]:
    """The flow of pages whose tables and furniture are given."""
    lines = PrintedLines()
    for layout in layouts:
        lines.add(layout)
    return list(pages_to_flow(layouts, lines.body_type(), Lexicon.of(layout.body for layout in layouts)))


def flow_of_pages(pages: list[Page] | tuple[Page, ...], vocabulary: Vocabulary) -> list[PageFlow]:
    """The flow of pages whose tables and furniture are to be found."""
    return flow_of(*pages_to_layouts(pages, BODY, vocabulary))
