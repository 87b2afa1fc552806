"""Numbers of rows that stand in a table without agreements: a frame or a shade was taken for one."""

from __future__ import annotations

import pytest

from jaarschijf.extract.agreements.assemble import Assembly
from jaarschijf.extract.checks.omissions import Omissions
from jaarschijf.schema.document import Attachment, PageBox, Passage, Row, Theme


def row(theme, number):
    passage = Passage(text="De gemeente bouwt veertig woningen.", boxes=(PageBox(1, 50, 100, 550, 120),))
    return Row(ordinal=0, theme=theme, number=number, jaarafspraken={2030: passage}, page=1)


def told(read, sheet, vocabulary):
    return [(problem.code, problem.message) for problem in Omissions(vocabulary).told(read, [sheet().page()])]


@pytest.mark.parametrize(
    ("rows", "number"),
    [
        ([("1", "1.a"), ("1", "1.b")], "1.c"),
        ([("1", "G1.1"), ("2", "G2.1")], "G3.1"),
        ([("1", "1.1"), ("2", "2.1"), ("3", None)], "3.1"),
    ],
)
def test_a_number_in_a_table_without_agreements(sheet, vocabulary, rows, number):
    table = Attachment(
        page=1, box=(40, 290, 560, 400), cells=((number, "De corporaties leveren ieder kwartaal cijfers aan."),)
    )
    themes = [Theme(number=theme, title="Wonen", page=1) for theme in ("1", "2", "3")]
    made = [row(*own) for own in rows]
    missing = ("row-as-text", f"number {number} was read as running text")
    assert missing in told(Assembly(made, themes, [table]), sheet, vocabulary)
    assert missing not in told(Assembly([*made, row("3", number)], themes, [table]), sheet, vocabulary)
