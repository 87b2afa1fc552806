"""What a person with pandas, polars or Arrow gets."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import jaarschijf
from jaarschijf.corpus.store import Corpus
from jaarschijf.schema.problems import MissingTool

SAMPLE = Path(__file__).parents[1] / "golden" / "series" / "waterveen"
VIEWS = (
    "documents", "files", "parties", "themes", "unplaced_text", "agreement_rows", "agreements", "mentions", "links", "quotes",
    "lineages", "amendments", "actor_members", "actor_balance", "concerns", "review", "row_review",
)  # fmt: skip


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    db = tmp_path_factory.mktemp("frames") / "corpus.duckdb"
    jaarschijf.ingest([SAMPLE / "2022", SAMPLE / "2023"], db=db)
    with jaarschijf.open(db) as corpus:
        yield corpus


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_has_the_same_rows_in_each_frame(corpus: Corpus, name: str) -> None:
    view = getattr(corpus, name)()
    columns = list(corpus.comments()[name].columns)

    assert list(view.df().columns) == view.pl().columns == view.arrow().column_names == columns
    assert len(view.df()) == view.pl().height == view.arrow().num_rows == len(corpus.query(f"from {name}").rows)


def test_no_view_is_left_out(corpus: Corpus) -> None:
    assert set(corpus.views()) == {*VIEWS, "evolution", "evolution_counts"}


def test_columns_keep_their_types(corpus: Corpus) -> None:
    mentions, polar = corpus.mentions().df(), corpus.mentions().pl()

    assert mentions["year"].dtype == pd.Int64Dtype()
    assert pd.api.types.is_datetime64_any_dtype(mentions["due"])
    assert polar.schema["due"] == pl.Date
    assert polar.schema["numbers"] == pl.List(pl.Float64)
    assert polar["due"].drop_nulls().to_list() == [d.date() for d in mentions["due"].dropna()]


def test_an_answer_and_the_evolution_are_frames_too(corpus: Corpus) -> None:
    counts = corpus.query("select year, count(*) as n from agreements group by all order by all").df()
    evolution = corpus.evolution(status="new").pl()

    assert dict(zip(counts["year"], counts["n"], strict=True)) == {
        year: corpus.agreements().pl().filter(pl.col("year") == year).height for year in counts["year"]
    }
    assert evolution.height > 0
    assert set(evolution["status"]) == {"new"}
    assert corpus.query("select 1 as a where false").arrow().schema.names == ["a"]
    assert isinstance(corpus.query("select 1 as a").arrow(), pa.Table)


@pytest.mark.parametrize(("library", "method"), [("pandas", "df"), ("polars", "pl")])
def test_a_library_that_is_not_there_is_named(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch, library: str, method: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)

    with pytest.raises(MissingTool, match=library) as caught:
        getattr(corpus.agreements(), method)()

    assert "jaarschijf[frames]" in str(caught.value.hint)
