"""Any corpus there can be goes through `export json` and `import json` unharmed: made-up ones, of any shape."""

from __future__ import annotations

import tempfile
from datetime import datetime
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jaarschijf import Corpus, Document, Tags, import_json
from jaarschijf.schema.document import Ledger, PageBox, Party, Passage, Row, Theme
from jaarschijf.schema.identity import document_id
from jaarschijf.schema.mention import Commitment, Mention
from jaarschijf.schema.problems import Problem
from tests.corpora import TEXTS, exported, views

# Some that come back, so that there is something to link, quote and repeat.
SENTENCES = (
    "De gemeente bouwt 20 woningen in 2024.",
    "De gemeente bouwt 25 woningen in 2024.",
    "Woonzaam renoveert de Lindebuurt.",
    '=HYPERLINK("x") <script>alert(1)</script>\n\n🏠',
)
SPOKEN = st.sampled_from(SENTENCES) | TEXTS.filter(lambda text: bool(text.strip()))
PASSAGES = st.builds(
    lambda text, boxes: Passage(text=text, boxes=tuple(boxes)),
    SPOKEN,
    st.lists(st.sampled_from([PageBox(1, 10.125, 20, 300.1, 40.7), PageBox(2, 0, 0, 1, 1)]), max_size=2),
)
MAYBE = st.none() | PASSAGES


@st.composite
def rows(draw: st.DrawFn, year: int, themes: list[str]) -> list[Row]:
    found = []
    for ordinal in range(draw(st.integers(0, 3))):
        years = draw(st.lists(st.sampled_from([year - 1, year, year + 1]), unique=True, max_size=2))
        found.append(
            Row(
                ordinal=ordinal,
                theme=draw(st.sampled_from(themes)),
                number=draw(st.none() | st.sampled_from(["1", "1.2", "V1"])),
                doelstelling=draw(MAYBE),
                kaderafspraak=draw(MAYBE),
                inherited=draw(st.sampled_from([(), ("doelstelling",)])),
                jaarafspraken={each: draw(PASSAGES) for each in years},
                toelichting=draw(MAYBE),
                trekker=draw(MAYBE),
                gereed=draw(MAYBE),
                page=draw(st.integers(1, 2)),
                confidence=draw(st.floats(0, 1)),
                doubts=draw(st.sampled_from([(), (Problem(code="c", message="number 3 comes twice in theme 1"),)])),
            )
        )
    return found


@st.composite
def documents(draw: st.DrawFn, municipality: str, year: int) -> tuple[Document, Tags]:
    sha256 = f"{draw(st.integers(0, 2**64)):064x}"
    themes = draw(st.lists(st.sampled_from(["1", "2", "2.1", "V1"]), unique=True, min_size=1, max_size=3))
    made = draw(rows(year, themes))
    unplaced = draw(st.integers(0, 30))
    document = Document(
        document_id=document_id(sha256),
        sha256=sha256,
        source=draw(st.sampled_from(["bron.pdf", f"{year} &.pdf"])),
        municipality=municipality,
        municipality_code=draw(st.sampled_from([None, "GM9999"])),
        year=year,
        title=draw(SPOKEN),
        page_count=2,
        parties=draw(st.sampled_from([(), (Party(name="Woonzaam", kind="corporatie", aliases=("WZ", "")),)])),
        themes=tuple(
            Theme(number=number, title=draw(SPOKEN), code=draw(st.sampled_from([None, "betaalbaarheid"])))
            for number in themes
        ),
        rows=tuple(made),
        ledger=Ledger(
            cell=70,
            unplaced=unplaced,
            unplaced_text=(Passage(text="los", boxes=(PageBox(1, 1, 2.5, 3, 4),)),) if unplaced else (),
        ),
        confidence=draw(st.floats(0, 1)),
    )
    spoken = [(row, each, passage.text) for row in made for each, passage in row.jaarafspraken.items()]
    mentions = [
        Mention(
            row=row.ordinal, field="jaarafspraak", year=each, label="ACTOR", text=text[:9], start=0, end=len(text[:9])
        )
        for row, each, text in spoken
    ]
    mentions += [
        Mention(
            row=row.ordinal, field="gereed", label="DEADLINE", text=row.gereed.text, start=0, end=len(row.gereed.text)
        )
        for row in made
        if row.gereed
    ]
    promises = [Commitment(row=row.ordinal, year=each, kind="proces", evidence="") for row, each, _ in spoken]
    return document, Tags(mentions=tuple(mentions), commitments=tuple(promises), model="blank:nl")


@st.composite
def series(draw: st.DrawFn) -> list[tuple[Document, Tags]]:
    """Documents of one or two municipalities, of some years, and more than one of a year now and then."""
    places = st.tuples(st.sampled_from(["Aardorp", "Beekstad"]), st.integers(2022, 2025))
    made = [draw(documents(*place)) for place in draw(st.lists(places, min_size=1, max_size=4))]
    return list({document.sha256: (document, tags) for document, tags in made}.values())


def review(corpus: Corpus) -> None:
    """What a person says of the first link and of the first row, if there are any."""
    at = datetime(2024, 5, 6, 7, 8, 9)
    corpus.link()
    for link in corpus.table("links").to_pylist()[:1]:
        corpus.decide(link["from_agreement_id"], link["to_agreement_id"], "different", by="A. Lezer", at=at)
    for row in corpus.table("agreement_rows").to_pylist()[:1]:
        corpus.judge_row(row["row_id"], "wrong", by="A. Lezer", at=at, note="=1+1")


@settings(max_examples=5, suppress_health_check=[HealthCheck.too_slow])
@given(series())
def test_any_corpus_comes_back_with_the_same_views(made: list[tuple[Document, Tags]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Corpus.open(folder / "corpus.duckdb") as corpus:
            for place, (document, tags) in enumerate(made):
                corpus.store(document, tags, path=str(folder / f"{place}" / document.source))
            review(corpus)

        report = import_json([exported(folder / "corpus.duckdb", folder / "c.json")], db=folder / "copy.duckdb")

        assert (report.failed, report.notes, report.linked_anew) == ([], [], [])
        before, after = views(folder / "corpus.duckdb"), views(folder / "copy.duckdb")
        assert {view for view in before if before[view] != after[view]} == set()
        with Corpus.open(folder / "copy.duckdb", read_only=True) as copy:
            assert copy.check() == []
