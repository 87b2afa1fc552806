"""Ruled tables on made-up pages, and the rows that are made of them."""

from __future__ import annotations

from jaarschijf.extract.agreements.assemble import flow_to_rows
from jaarschijf.extract.agreements.prose import flow_to_agreements
from jaarschijf.extract.agreements.stitch import stitch
from jaarschijf.extract.wording.theme_titles import says_theme
from jaarschijf.schema.flow import Block, flow_items
from tests.extract.flows import flow_of_pages

XS = [20, 60, 170, 280, 390, 500, 590]


def table(page, rows, *, top=120, xs=XS):
    """A ruled table, rows 40 high; a row of one text runs over the full width."""
    ys = [top + 40 * k for k in range(len(rows) + 1)]
    for y in ys:
        page.line(xs[0], y, xs[-1], y)
    for y, row in zip(ys, rows, strict=False):
        whole = len(row) == 1
        for k, x in enumerate(xs):
            if not whole or k in (0, len(xs) - 1):
                page.line(x, y, x, y + 40)
        page.row(xs[: len(row)], y + 4, row)
    return page


def assembled(vocabulary, *pages, year=2030):
    flow = flow_of_pages(pages, vocabulary)
    says = any(isinstance(item, Block) and says_theme(item.text) for item in flow_items(flow))
    agreements = flow_to_agreements(stitch(flow_items(flow), vocabulary), vocabulary, in_tables=True)
    return flow_to_rows(agreements, year, vocabulary, says_theme=says)


def said(passage):
    return passage.text if passage else None


def headed(sheet, *parts):
    """A page of headings (size, text) and under each, where rows are given, a table of them."""
    page, at = sheet(height=3000.0), 40
    for size, text, *rows in parts:
        page.text(20, at, text, bold=True, size=size)
        at += 30
        if rows:
            table(page, [["Nr.", "Afspraak", "Wie"], *rows], top=at, xs=[20, 60, 480, 590])
            at += 40 * (len(rows) + 1) + 30
    return page.page()
