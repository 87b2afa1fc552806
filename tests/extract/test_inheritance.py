"""Cells that are merged over rows, and over a page."""

from __future__ import annotations

from tests.extract.tables import assembled, said

XS = [20, 60, 250, 480, 590]
HEADER = ["Nr.", "Meerjarige afspraak", "Jaarafspraak 2030", "Wie"]


def merged(page, groups, *, top, header=HEADER):
    """Rows 40 high, of which those of a group have their first two cells in one."""
    at = top
    for rows in ([header], *groups) if header else groups:
        page.line(XS[0], at, XS[-1], at)
        for k, row in enumerate(rows):
            if k:
                page.line(XS[2], at, XS[-1], at)
            page.row(XS[: len(row)], at + 4, row)
            at += 40
    page.line(XS[0], at, XS[-1], at)
    for x in XS:
        page.line(x, top, x, at)
    return page


def test_a_number_that_is_merged_with_its_frame_goes_on_with_it_on_the_next_page(sheet, vocabulary) -> None:
    bought = ["", "", "De gemeente koopt in 2030\ndrie panden aan de kade.", "Gemeente"]
    rented = ["", "", "De huurders kiezen samen\neen kleur voor de gevels.", "Huurders"]
    both = [["1.1", "Er komen meer huizen.", "Woonborg bouwt in 2030\nveertig huizen.", "Woonborg"], bought]
    others = [["1.2", "Zorg is dichtbij.", "Woonborg bouwt een\nplein bij de school.", "Woonborg"]]
    first = merged(sheet().text(20, 40, "1. Wonen", bold=True, size=16), [both], top=660)
    second = merged(sheet(number=2), [[rented], others], top=40)

    made = assembled(vocabulary, first.page(), second.page())
    assert [(r.number, said(r.kaderafspraak), said(r.trekker)) for r in made.rows] == [
        ("1.1", "Er komen meer huizen.", "Woonborg"),
        ("1.1", "Er komen meer huizen.", "Gemeente"),
        ("1.1", "Er komen meer huizen.", "Huurders"),
        ("1.2", "Zorg is dichtbij.", "Woonborg"),
    ]
