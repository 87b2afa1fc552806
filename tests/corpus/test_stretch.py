"""A long history is linked in stretches by several workers, and comes out as if one had linked it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from jaarschijf.corpus.link import link_municipality
from jaarschijf.corpus.records import Records, link_records
from jaarschijf.corpus.statement import Statement
from jaarschijf.corpus.stretch import joined, stretches
from tests.corpus.test_properties import SOME, TEXTS, statements

HISTORIES = st.lists(st.lists(TEXTS, min_size=1, max_size=4), min_size=1, max_size=9)


def linked(told: Sequence[Statement], parts: int) -> Records:
    years = sorted({statement.year for statement in told})
    made = [
        link_records("Overbeek", link_municipality(within(told, first, last), after=after))
        for first, last, after in stretches(years, parts)
    ]
    return joined(made)


def within(told: Sequence[Statement], first: int | None, last: int | None) -> list[Statement]:
    return [s for s in told if (first is None or s.year >= first) and (last is None or s.year <= last)]


def with_quotes(told: Sequence[Statement]) -> list[Statement]:
    """Each document prints the year before beside its own."""
    quotes = [
        replace(s, agreement_id=f"{s.agreement_id}-quoted", row_id=f"{s.row_id}-quoted", document_year=s.year + 1)
        for s in told
    ]
    return [*told, *(replace(quote, document_id=f"doc-{quote.document_year}") for quote in quotes)]


@SOME
@given(HISTORIES, st.integers(min_value=2, max_value=5), st.booleans())
def test_stretches_give_what_the_whole_gives(years: list[list[str]], parts: int, quoted: bool) -> None:
    told = with_quotes(statements(years)) if quoted else statements(years)

    assert linked(told, parts) == linked(told, 1)


def test_what_returns_after_a_year_keeps_its_lineage_where_a_stretch_begins() -> None:
    texts = ["De gemeente bouwt 30 woningen in Molenvaart", "Onderdak overlegt over energie in de wijk"]
    years = [[texts[0]], [texts[0]], [texts[0]], [texts[1]], [texts[0]], [texts[0]], [texts[0]]]
    lineages = dict(linked(statements(years), 2)["lineages"])

    assert lineages["agr-2022-0"] == lineages["agr-2026-0"] == lineages["agr-2028-0"]


@given(st.integers(min_value=1, max_value=40), st.integers(min_value=1, max_value=9))
def test_each_year_is_linked_once_and_the_work_is_shared_out(count: int, parts: int) -> None:
    years = list(range(1990, 1990 + count))
    found = stretches(years, parts)
    new = [(s.last or years[-1]) - (s.after or s.first or years[0]) for s in found]

    assert len(found) <= parts
    assert sum(new) == count - 1
    assert all(
        s.after == before.last and s.first == years[years.index(before.last or 0) - 1] for before, s in pairwise(found)
    )
    assert max(new) - min(new[:-1] or new) <= 1
