"""Two years side by side tell the same as the evolution does, in the order of the document."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from jaarschijf import Corpus, ingest
from jaarschijf.output.cli import main
from jaarschijf.output.comparison import compare
from jaarschijf.output.pages import comparison_page

SERIES = Path(__file__).parent / "golden" / "series"


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A municipality in which some agreements merge, and some are back after a year's absence."""
    path = tmp_path_factory.mktemp("compared") / "corpus.duckdb"
    ingest(sorted((SERIES / "noordermeer").glob("*/source.pdf")), db=path)
    return path


def test_what_is_new_and_dropped_is_what_the_evolution_calls_so(db: Path) -> None:
    with Corpus.open(db, read_only=True) as corpus:
        by_year = {record["year"]: record for record in corpus.evolution_counts().records()}
        found: Counter[str] = Counter()
        for year in sorted(by_year)[1:]:
            pairs = compare(corpus, year - 1, year).pairs
            counted = Counter(pair.status for pair in pairs)
            present = [pair.new_agreement_id for pair in pairs if pair.new_agreement_id and pair.status != "merged"]
            assert (counted["new"], counted["dropped"]) == (by_year[year]["new"], by_year[year]["dropped"])
            assert len(present) == by_year[year]["new"] + by_year[year]["continued"]
            found += counted
    assert min(found["returned"], found["merged"]) > 0


def test_what_merged_stands_beside_what_it_went_on_in(db: Path) -> None:
    with Corpus.open(db, read_only=True) as corpus:
        linked = corpus.query("select from_agreement_id, to_agreement_id from links").rows
        told = [pair for pair in compare(corpus, 2023, 2024).pairs if pair.status in ("merged", "returned")]
        over_years = [pair for pair in compare(corpus, 2022, 2025).pairs if pair.status == "merged"]
        lineages = dict(corpus.query("select lineage_id, merged_into from lineages where merged_into is not null").rows)
    merged = [pair for pair in told if pair.status == "merged"]
    assert merged
    assert all((pair.old_agreement_id, pair.new_agreement_id) in linked for pair in merged)
    assert all(pair.old is None for pair in told if pair.status == "returned")
    # Over more years too, also by way of one that merged itself.
    assert {pair.lineage_id for pair in over_years} <= {*lineages, *lineages.values()}
    assert all(pair.old and pair.new for pair in over_years)


def test_its_page_goes_as_the_document_does_and_tells_where_each_text_stands(db: Path) -> None:
    with Corpus.open(db, read_only=True) as corpus:
        comparison = compare(corpus, 2023, 2024)
        themes = corpus.query("select theme from themes join documents using (document_id) where year = 2024").rows
    page = comparison_page(comparison)

    shown = re.findall(r'class="theme"><td colspan="3">([^<]+)', page)
    assert [theme for theme in shown if (theme,) in themes] == [theme for (theme,) in themes if theme in shown]
    places = Counter(re.findall(r"blz\. (\d+)", page))
    assert places == Counter(
        str(place) for pair in comparison.pairs for place in (pair.old_page, pair.new_page) if place is not None
    )
    assert "opgegaan in" in page


def test_what_is_listed_tells_the_file_that_its_page_is_of(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of a dropped one that of the year before."""
    with pytest.raises(SystemExit):
        main(["evolution", "--status", "dropped", "--db", str(db)])

    header, *lines = (line.split("\t") for line in capsys.readouterr().out.splitlines())
    told = [dict(zip(header, line, strict=True)) for line in lines]
    with Corpus.open(db, read_only=True) as corpus:
        sql = (
            "select p.text, d.source, p.page from evolution e join agreements p on p.agreement_id = e.previous_agreement_id"
            " join documents d on d.document_id = p.document_id where e.status = 'dropped'"
        )
        standing = {(text, source, str(page)) for text, source, page in corpus.query(sql).rows}
    assert told
    assert {(line["previous_text"], line["source"], line["page"]) for line in told} == standing
