"""Under which theme a report tells an agreement, and where one ended."""

from __future__ import annotations

from pathlib import Path

from jaarschijf import Corpus, Document, Tags, ingest
from jaarschijf.extract.wording.theme_codes import theme_code
from jaarschijf.output.report_content import stories
from jaarschijf.schema.document import PageBox, Passage, Row, Theme
from jaarschijf.schema.identity import document_id

BOX = PageBox(page=1, x0=50, top=50, x1=300, bottom=80)


def document(year: int, *themes: tuple[str, str]) -> Document:
    """A document with one agreement under each theme."""
    sha256 = f"{year:064x}"
    return Document(
        document_id=document_id(sha256),
        sha256=sha256,
        municipality="Voorbeeld",
        year=year,
        source=f"{year}.pdf",
        page_count=1,
        themes=tuple(
            Theme(number=str(n), title=title, code=theme_code(title)) for n, (title, _) in enumerate(themes, start=1)
        ),
        rows=tuple(
            Row(
                ordinal=n,
                theme=str(n),
                number=str(n),
                page=1,
                jaarafspraken={year: Passage(text=text, boxes=(BOX,))},
            )
            for n, (_, text) in enumerate(themes, start=1)
        ),
    )


def told(tmp_path: Path, *documents: Document) -> set[tuple[int, str]]:
    """By year the themes that the report counts under."""
    with Corpus.open(tmp_path / "corpus.duckdb") as corpus:
        for one in documents:
            corpus.store(one, Tags(mentions=(), model="test"), path=one.source)
        corpus.link()
    with Corpus.open(tmp_path / "corpus.duckdb", read_only=True) as corpus:
        (story,) = stories(corpus)
    return {(count["year"], count["theme"]) for count in story.counts if count["status"] != "dropped"}


RENT, HOMES = "De huren stijgen niet meer dan de inflatie.", "Onderdak bouwt veertig woningen aan de haven."


def test_a_theme_that_is_renamed_is_one(tmp_path: Path) -> None:
    years = document(2024, ("Betaalbaarheid", RENT)), document(2025, ("Betaalbaar wonen", RENT))

    assert told(tmp_path, *years) == {(2024, "Betaalbaar wonen"), (2025, "Betaalbaar wonen")}


def test_two_themes_of_one_subject_in_a_document_stay_two(tmp_path: Path) -> None:
    """Their agreements would stand under a theme that they are not of."""
    themes = ("Huisvesting van aandachtsgroepen", "Wonen met zorg en ondersteuning")
    years = [document(year, (themes[0], RENT), (themes[1], HOMES)) for year in (2024, 2025)]

    assert told(tmp_path, *years) == {(year, theme) for year in (2024, 2025) for theme in themes}


def test_what_went_on_in_another_ends_there_and_not_in_nothing(tmp_path: Path) -> None:
    series = Path(__file__).parent / "golden" / "series" / "noordermeer"
    ingest(sorted(series.glob("*/source.pdf")), db=tmp_path / "corpus.duckdb")
    with Corpus.open(tmp_path / "corpus.duckdb", read_only=True) as corpus:
        (story,) = stories(corpus)
        ended = corpus.query(
            "select l.lineage_id, a.year, a.text from lineages l"
            " join evolution e on e.lineage_id = l.lineage_id and e.year = l.last_year and e.agreement_id is not null"
            " join links k on k.from_agreement_id = e.agreement_id"
            " join agreements a on a.agreement_id = k.to_agreement_id where l.merged_into is not null"
        ).rows
    told = [
        (lineage.lineage_id, version.year, version.runs[0].text)
        for lineage in story.lineages
        for version in lineage.versions
        if version.status == "merged"
    ]
    assert told
    assert sorted(told) == sorted(ended)
    for lineage in story.lineages:
        running = max(lineage.states) == story.years[-1]
        assert running or lineage.states[max(lineage.states)] in ("dropped", "merged"), lineage.title
