"""What holds of normalising, linking and who speaks for a year, whatever the texts: properties, tried on texts that hypothesis makes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from jaarschijf.corpus.link import Linked, link_municipality
from jaarschijf.corpus.normal_text import normal_text
from jaarschijf.corpus.quote import speaking_years
from jaarschijf.corpus.statement import Statement
from jaarschijf.corpus.store import Corpus
from jaarschijf.schema.document import Document
from jaarschijf.schema.mention import Tags

WORDS = [
    "de",
    "gemeente",
    "Onderdak",
    "huurders",
    "bouwt",
    "realiseert",
    "overlegt",
    "30",
    "40",
    "woningen",
    "in",
    "wijk",
    "Molenvaart",
    "Dorp",
    "over",
    "energie",
    "en",
]
TEXTS = st.lists(st.sampled_from(WORDS), min_size=3, max_size=12).map(" ".join)
YEARS = st.lists(st.lists(TEXTS, min_size=1, max_size=5), min_size=2, max_size=3)
SOME = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def statements(years: list[list[str]]) -> list[Statement]:
    return [
        Statement(
            agreement_id=f"agr-{year}-{place}",
            row_id=f"row-{year}-{place}",
            document_id=f"doc-{year}",
            document_year=year,
            year=year,
            ordinal=place,
            theme_number="1",
            theme="Beschikbaarheid",
            theme_code=None,
            row_number=str(place + 1),
            doelstelling=None,
            kaderafspraak=None,
            text=text,
        )
        for year, texts in enumerate(years, start=2022)
        for place, text in enumerate(texts)
    ]


def told(linked: Linked) -> list[Any]:
    return [linked.links, sorted(linked.lineages.items()), linked.quotes, linked.doubts]


@given(st.text())
def test_normal_text_is_normal(text: str) -> None:
    assert normal_text(normal_text(text)) == normal_text(text)


@given(TEXTS, st.sampled_from(["", " ", "\n", "\u00ad"]), st.sampled_from(["", ".", ";", " "]))
def test_spaces_and_a_closing_stop_do_not_matter(text: str, before: str, after: str) -> None:
    assert normal_text(f"{before}{text}{after}") == normal_text(text)


@SOME
@given(YEARS, st.randoms(use_true_random=False))
def test_the_order_of_statements_does_not_matter(years: list[list[str]], chance: Any) -> None:
    ordered = statements(years)
    shuffled = list(ordered)
    chance.shuffle(shuffled)

    assert told(link_municipality(shuffled)) == told(link_municipality(ordered))


@SOME
@given(YEARS)
def test_links_lead_from_one_year_to_a_later_and_each_agreement_has_a_lineage(years: list[list[str]]) -> None:
    given_statements = statements(years)
    linked = link_municipality(given_statements)
    of = {statement.agreement_id: statement.year for statement in given_statements}

    assert all(of[k.from_agreement_id] == k.from_year < k.to_year == of[k.to_agreement_id] for k in linked.links)
    assert set(linked.lineages) == set(of)
    assert len({(k.from_agreement_id, k.to_agreement_id) for k in linked.links}) == len(linked.links)


@SOME
@given(YEARS, st.lists(TEXTS, min_size=1, max_size=5))
def test_a_later_year_changes_nothing_before_it(years: list[list[str]], later: list[str]) -> None:
    before, after = link_municipality(statements(years)), link_municipality(statements([*years, later]))
    last = 2021 + len(years)

    assert [link for link in after.links if link.to_year <= last] == before.links
    assert {identity: after.lineages[identity] for identity in before.lineages} == before.lineages


@SOME
@example(["de de de"])
@given(st.lists(TEXTS, min_size=1, max_size=5, unique=True))
def test_what_is_repeated_word_for_word_is_unchanged(texts: list[str]) -> None:
    linked = link_municipality(statements([texts, texts]))

    same = {k.from_agreement_id.split("-")[2] for k in linked.links if k.change == "unchanged"}
    assert all(
        k.change == "unchanged"
        for k in linked.links
        if k.from_agreement_id.split("-")[2] == k.to_agreement_id.split("-")[2]
    )
    assert same


PRINTED = st.lists(
    st.tuples(st.integers(2022, 2025), st.sets(st.integers(-1, 2), min_size=1, max_size=3)), min_size=1, max_size=4
)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],  # `document` keeps nothing
)
@given(printed=PRINTED)
def test_the_view_calls_those_speaking_that_linking_takes_for_it(
    printed: list[tuple[int, set[int]]], tmp_path_factory: pytest.TempPathFactory, document: Callable[..., Document]
) -> None:
    """The same is said twice: `speaking_years` goes by Statements, as workers have them, the view by the tables."""
    path = tmp_path_factory.mktemp("speaking") / "corpus.duckdb"
    with Corpus.open(path) as corpus:
        for place, (year, around) in enumerate(printed):
            texts = {year + years: f"Onderdak bouwt woning {place} in {year + years}." for years in around}
            one = document(year, texts, sha256=f"{place:064x}", source=f"{place}.pdf")
            corpus.store(one, Tags(mentions=(), model="test"), path=one.source)
        spoken = speaking_years(list(corpus.statements("Veenhuizen")))
        told = corpus.table("agreements").to_pylist()

    assert {s.agreement_id for year in spoken.values() for s in year} == {
        agreement["agreement_id"] for agreement in told if agreement["speaks_for_year"]
    }
