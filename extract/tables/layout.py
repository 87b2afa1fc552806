"""What stands on each page: furniture in its margins, tables in its body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from jaarschijf.extract.tables.box_grids import is_box, is_of_boxes
from jaarschijf.extract.tables.card_lines import without_card_lines
from jaarschijf.extract.tables.cut_labels import cut_labels, with_words
from jaarschijf.extract.tables.drawn_again import Ends, last_texts, words_drawn_again
from jaarschijf.extract.tables.edged_texts import edged_texts, without_edges
from jaarschijf.extract.tables.grid import page_to_tables, table_boxes
from jaarschijf.extract.tables.listed_cells import listed_cells
from jaarschijf.extract.tables.rulings import rules_to_frames
from jaarschijf.extract.tables.unused_rules import mark_ruled_within
from jaarschijf.extract.text.furniture import Furniture, without_stamps, without_words
from jaarschijf.extract.text.panels import text_panels
from jaarschijf.extract.text.sheet_headings import without_sheet_headings
from jaarschijf.extract.text.side_boxes import side_boxes
from jaarschijf.extract.wording.vocabulary import Vocabulary
from jaarschijf.schema.flow import Layout
from jaarschijf.schema.geometry import Box, Page
from jaarschijf.schema.table import Table


def pages_to_layouts(pages: Sequence[Page], body: float, vocabulary: Vocabulary) -> Iterator[Layout]:
    """The layout of each of a document's pages, one after the other; most of its text is of the size `body` (points).

    What stands in a ruled table is no furniture.
    """
    furniture = Furniture(pages, body, vocabulary)
    carried: Table | None = None
    ends: Ends = []
    listed: list[Box] = []
    for index, page in enumerate(pages):
        around = [page.words[place] for place in furniture.around_sheet(index)]
        sheet = without_sheet_headings(page, furniture.around_sheet(index))
        found = [page.words[place] for place in furniture.places(index, page)]
        upright = without_stamps(sheet)
        rules = without_card_lines(sheet.rules, sheet.fills) if sheet.fills else sheet.rules
        rules = without_edges(rules, edged_texts(rules, upright.words, vocabulary))
        frames = rules_to_frames(rules, upright.words, vocabulary)
        boxes = table_boxes(upright, frames, vocabulary, found) if found else []
        margin = [w for w in found if w.slanted or not any(box.covers(*w.box.center) for box in boxes)]
        margin += [word for word in around if word not in margin]
        if "text-struck" in page.faults:
            margin += [word for word in page.words if word.struck]
        text = without_words(sheet, margin)
        if carried is not None and (again := words_drawn_again(text.words, frames, carried, ends)):
            margin += again
            text = without_words(text, again)
        tables = page_to_tables(text, carried, vocabulary, frames)
        if labels := cut_labels(tables, text):
            page, text = with_words(page, labels), with_words(text, labels)
        mark_ruled_within(tables, sheet.rules)
        if page.words:
            carried = tables[-1] if tables and not is_of_boxes(tables[-1]) else None
            ends = last_texts(carried, ends if len(tables) == 1 else []) if carried is not None else []
        boxes = side_boxes(text, tables) if text.fills else []
        drawn = [frame.box for frame in frames if is_box(frame)]
        panels = text_panels(text, tables, drawn) if text.fills or drawn else []
        cells = listed_cells(frames, tables, text.words, listed)
        listed = cells or listed
        yield Layout(_without_drawing(page), _without_drawing(text), tables, margin, boxes, panels, cells)


def _without_drawing(page: Page) -> Page:
    # Its tables are found: what is drawn has nothing more to tell.
    return replace(page, rules=[], fills=[], images=[])
