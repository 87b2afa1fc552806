"""Headings of a table that stand over the first title, as a spreadsheet prints them, with rows under that and other titles."""

from __future__ import annotations

from jaarschijf.extract.checks.misread import Misreadings
from tests.extract.flows import flow_of_pages
from tests.extract.tables import assembled, said, table

XS = [20, 60, 330, 400, 460, 530, 590]
HEADINGS = ["Nr.", "Prestatieafspraak", "Soort", "2030", "2031", "2032"]


def _rows(theme):
    return [
        [f"{theme}.1", "De gemeente bouwt een plan verder uit.", "R", "x", "", "x"],
        [f"{theme}.2", "Woonborg levert twintig huizen op.", "I", "", "x", ""],
    ]


def _printed(sheet):
    page = table(sheet(height=1000.0), [HEADINGS], top=60, xs=XS)
    for word in page.words:
        word.bold = True
    for k, y in enumerate((110, 240, 370), start=1):
        page.text(20, y, f"Thema {k}: Wonen in wijk {k}", bold=True, size=14)
        table(page, _rows(k), top=y + 30, xs=XS)
    return page.page()


def test_they_head_the_tables_under_each_title(sheet, vocabulary):
    rows = assembled(vocabulary, _printed(sheet)).rows

    assert [(row.theme, row.number, said(row.gereed)) for row in rows] == [
        (str(k), f"{k}.{n}", due) for k in (1, 2, 3) for n, due in ((1, "2030, 2032"), (2, "2031"))
    ]
    assert said(rows[0].jaarafspraken[2030]) == "De gemeente bouwt een plan verder uit."
    assert {doubt.code for row in rows for doubt in row.doubts} == {"column-unknown"}


def test_they_are_not_told_to_have_no_rows(sheet, vocabulary):
    page = _printed(sheet)
    made = assembled(vocabulary, page)
    misread = Misreadings(made.rows, made.attachments, vocabulary)
    for part in flow_of_pages([page], vocabulary):
        misread.add(part)

    assert misread.told() == []
