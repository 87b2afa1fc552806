"""The questions of docs/linking.md are answered as they stand there."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from importlib.resources import files
from itertools import product
from pathlib import Path

import pytest

from jaarschijf.corpus.change import NEXT_STEP
from jaarschijf.corpus.store import Corpus
from jaarschijf.schema.document import Document
from jaarschijf.schema.mention import Mention, Tags

QUESTIONS = re.findall(
    r"```sql\n(.*?)```", (Path(__file__).parents[2] / "docs/linking.md").read_text("utf-8"), re.DOTALL
)
BEFORE = "De gemeente wijst uiterlijk 1 mei 2023 ten minste 25% toe aan senioren."
AFTER = "De gemeente wijst uiterlijk 1 juni 2024 ten minste 30% toe aan senioren."
GONE = "Onderdak voorziet de portieken aan de Kastanjelaan van nieuwe verlichting."


def mentions(year: int, text: str, percentage: str, day: str, due: str, actor: str) -> tuple[Mention, ...]:
    def place(part: str) -> dict[str, object]:
        start = text.index(part)
        return {"row": 0, "field": "jaarafspraak", "year": year, "text": part, "start": start, "end": start + len(part)}

    number = float(percentage.rstrip("%"))
    return (
        Mention(**place(percentage), label="PERCENTAGE", numbers=(number,), bound="min"),
        Mention(**place(day), label="DEADLINE", kind="date", due=date.fromisoformat(due), timex=due),
        Mention(**place("gemeente"), label="ACTOR", value=actor, role="trekker"),
    )


@pytest.fixture
def corpus(tmp_path: Path, document: Callable[..., Document]) -> Path:
    path = tmp_path / "corpus.duckdb"
    with Corpus.open(path) as made:
        for year, rows, found in (
            (2023, (BEFORE, GONE), mentions(2023, BEFORE, "25%", "uiterlijk 1 mei 2023", "2023-05-01", "gemeente V")),
            (2024, (AFTER,), mentions(2024, AFTER, "30%", "uiterlijk 1 juni 2024", "2024-06-01", "gemeente V")),
        ):
            one = document(year, *rows)
            trekker = replace(one.rows[0].jaarafspraken[year], text="Wethouder" if year == 2023 else "Onderdak")
            first = replace(one.rows[0], trekker=trekker)
            one = one.model_copy(update={"rows": (first, *one.rows[1:])})
            made.store(one, Tags(mentions=found, model="test"), path=one.source)
        made.link()
    return path


@pytest.mark.parametrize(
    ("question", "answer"),
    list(
        zip(
            QUESTIONS,
            [
                [("Veenhuizen", "Beschikbaarheid", GONE)],
                [("Veenhuizen", 2024, "25", "30", AFTER)],
                [("Veenhuizen", 2024, "2023-05-01", "2024-06-01", 397, AFTER)],
                [("Veenhuizen", 2024, "Wethouder", "Onderdak", AFTER)],
            ],
            strict=True,
        )
    ),
)
def test_a_question(corpus: Path, question: str, answer: list[tuple[object, ...]]) -> None:
    with Corpus.open(corpus, read_only=True) as asked:
        assert asked.query(question).rows == answer


def test_an_amendment_is_told_in_words_of_its_text_and_null_where_there_was_none(
    tmp_path: Path, document: Callable[..., Document]
) -> None:
    texts = {
        2023: ("Gezinnen met kinderen worden niet uitgezet.", "De gemeente houdt overleg over leegstand."),
        2024: (
            "Gezinnen met kinderen worden niet uitgezet zonder overleg met het sociaal team.",
            "De gemeente houdt overleg over leegstand, zoals in 2017.",
        ),
    }
    with Corpus.open(tmp_path / "corpus.duckdb") as made:
        for year, rows in texts.items():
            one = document(year, *rows)
            made.store(one, Tags(mentions=(), model="test"), path=one.source)
        made.link()
    with Corpus.open(tmp_path / "corpus.duckdb", read_only=True) as asked:
        told = asked.query("select what, before, after from amendments order by all").rows

    assert told == [("figure", None, "2017"), ("scope", None, "sociaal team")]


def test_what_is_listed_goes_as_its_documents_do(tmp_path: Path, document: Callable[..., Document]) -> None:
    """Not in the order of ids, which are hashes."""
    things = (
        "een speeltuin",
        "een moestuin",
        "een fietsenstalling",
        "een buurthuis",
        "een kinderopvang",
        "een kapsalon",
    )
    texts = {
        year: [f"Onderdak opent in de wijk {thing} van {size} vierkante meter." for thing in things]
        for year, size in ((2023, 200), (2024, 300))
    }
    with Corpus.open(tmp_path / "corpus.duckdb") as made:
        for year in (2024, 2023):
            one = document(year, *texts[year])
            made.store(one, Tags(mentions=(), model="test"), path=one.source)
        made.link()
    with Corpus.open(tmp_path / "corpus.duckdb", read_only=True) as asked:
        assert asked.query("select first_text from lineages").rows == [(text,) for text in texts[2023]]
        assert asked.query("select text from amendments").rows == [(text,) for text in texts[2024]]
        agreements = dict(asked.query("select agreement_id, text from agreements").rows)
        links = asked.table("links").to_pylist()
        assert [agreements[link["to_agreement_id"]] for link in links] == texts[2024]
        documents = dict(asked.query("select document_id, year from documents").rows)
        assert [documents[party["document_id"]] for party in asked.table("parties").to_pylist()] == [
            2023,
            2023,
            2024,
            2024,
        ]


def test_a_commitment_changes_at_most_once_a_year(tmp_path: Path, document: Callable[..., Document]) -> None:
    """Though it is split in two, and merged again."""
    whole = "Onderdak en de gemeente bouwen {} woningen aan de Molenvaart."
    parts = ("Onderdak bouwt {} woningen aan de Molenvaart.", "De gemeente bouwt {} woningen aan de Molenvaart.")
    texts = {2022: [whole.format(40)], 2023: [part.format(20) for part in parts], 2024: [whole.format(60)]}
    with Corpus.open(tmp_path / "corpus.duckdb") as made:
        for year, rows in texts.items():
            one = document(year, *rows)
            made.store(one, Tags(mentions=(), model="test"), path=one.source)
        ids: dict[int, list[str]] = {year: [] for year in texts}
        for agreement in made.table("agreements").to_pylist():
            ids[agreement["year"]].append(agreement["agreement_id"])
        for before, after in ((2022, 2023), (2023, 2024)):
            for one, other in product(ids[before], ids[after]):
                made.decide(one, other, "same", by="A. Tester", at=datetime(2026, 5, 4))
        made.link()
    with Corpus.open(tmp_path / "corpus.duckdb", read_only=True) as asked:
        assert asked.query("select count(*) from links").rows == [(4,)]
        assert asked.query("select years, changes from lineages").rows == [(3, 2)]


def test_each_phase_is_told_in_the_column_that_holds_it(tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "corpus.duckdb") as made:
        told = made.comments()["amendments"].columns["before"]
    phases = tomllib.loads((files("jaarschijf.corpus") / "words.toml").read_text("utf-8"))["phases"]
    assert [phase for phase in (*phases, NEXT_STEP) if phase not in told] == []
