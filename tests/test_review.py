"""A person's decisions: out as a spreadsheet, back into the corpus, and there to stay."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from jaarschijf.corpus.store import Corpus
from jaarschijf.ingestion import Options, ingest
from jaarschijf.output.cli import main
from jaarschijf.output.commands.demo import copy_sample
from jaarschijf.output.review_workbook import LINKS, ROWS, read_review, write_review
from jaarschijf.schema.problems import NotAReview


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    ingest([str(pdf) for pdf in copy_sample(folder)], db=str(folder / "corpus.duckdb"), options=Options())
    return folder


@pytest.fixture
def db(sample: Path, tmp_path: Path) -> str:
    return str(shutil.copyfile(sample / "corpus.duckdb", tmp_path / "corpus.duckdb"))


def run(*arguments: str) -> None:
    with pytest.raises(SystemExit) as leave:
        main(arguments)
    assert leave.value.code in (0, None)


def links(db: str) -> dict[tuple[str, str], str]:
    with Corpus.open(db, read_only=True) as corpus:
        records = corpus.table("links").to_pylist()
    return {(record["from_agreement_id"], record["to_agreement_id"]): record["decided_by"] for record in records}


def test_a_decision_stands_after_linking_and_reading_again(db: str, sample: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "review.xlsx"
    before = links(db)
    rejected = min(before)
    with Corpus.open(db, read_only=True) as corpus:
        known = {record["agreement_id"] for record in corpus.table("agreements").to_pylist()}
        write_review(corpus, sheet)
    book = load_workbook(sheet)
    lines = book[LINKS]
    header = [cell.value for cell in lines[1]]
    line = [None] * len(header)
    line[header.index("besluit")] = "anders"
    line[header.index("from_agreement_id")], line[header.index("to_agreement_id")] = rejected
    lines.append(line)
    book.save(sheet)
    assert set(rejected) <= known

    run("review", "import", str(sheet), "--db", db, "--by", "A. de Tester")

    assert rejected not in links(db)
    run("link", "--db", db)
    assert rejected not in links(db)
    run("ingest", str(sample), "--db", db, "--force")
    assert rejected not in links(db)
    with Corpus.open(db, read_only=True) as corpus:
        decided = [record for record in corpus.table("review").to_pylist() if record["decided_by"]]
    assert [(record["verdict"], record["decided_by"]) for record in decided] == [("different", "A. de Tester")]


def test_a_pair_that_a_person_calls_the_same_is_linked(db: str, tmp_path: Path) -> None:
    sheet = tmp_path / "review.xlsx"
    with Corpus.open(db, read_only=True) as corpus:
        records = corpus.table("evolution").to_pylist()
        write_review(corpus, sheet)
    dropped = next(r for r in records if r["status"] == "dropped" and r["year"] == 2024)
    fresh = next(r for r in records if r["status"] == "new" and r["year"] == 2024)
    pair = dropped["previous_agreement_id"], fresh["agreement_id"]
    book = load_workbook(sheet)
    header = [cell.value for cell in book[LINKS][1]]
    line = [None] * len(header)
    line[header.index("besluit")] = "zelfde"
    line[header.index("from_agreement_id")], line[header.index("to_agreement_id")] = pair
    book[LINKS].append(line)
    book.save(sheet)

    run("review", "import", str(sheet), "--db", db, "--by", "A. de Tester")

    assert links(db)[pair] == "reviewer"


def test_a_row_is_judged_once(db: str, tmp_path: Path) -> None:
    sheet = tmp_path / "review.xlsx"
    with Corpus.open(db, read_only=True) as corpus:
        row_id = corpus.table("agreement_rows").column("row_id").to_pylist()[3]
        write_review(corpus, sheet)
    for verdict in ("fout", "goed"):
        book = load_workbook(sheet)
        header = [cell.value for cell in book[ROWS][1]]
        line = [None] * len(header)
        line[header.index("oordeel")], line[header.index("row_id")] = verdict, row_id
        line[header.index("opmerking")] = "=1+1"
        book[ROWS].append(line)
        for cell in book[ROWS][book[ROWS].max_row]:
            if cell.value == "=1+1":
                cell.data_type = "s"
        book.save(tmp_path / f"{verdict}.xlsx")
        run("review", "import", str(tmp_path / f"{verdict}.xlsx"), "--db", db, "--by", "A. de Tester")

    with Corpus.open(db, read_only=True) as corpus:
        judged = corpus.table("row_review").to_pylist()
    assert [(record["row_id"], record["verdict"], record["note"]) for record in judged] == [(row_id, "right", "=1+1")]
    run("review", "export", str(sheet), "--db", db)
    assert [(choice.row_id, choice.verdict) for choice in read_review(sheet)[1]] == [(row_id, "right")]


def test_of_choices_that_are_not_all_of_this_corpus_none_is_kept(db: str, tmp_path: Path) -> None:
    sheet = tmp_path / "review.xlsx"
    with Corpus.open(db, read_only=True) as corpus:
        write_review(corpus, sheet)
    book = load_workbook(sheet)
    header = [cell.value for cell in book[LINKS][1]]
    for pair in (min(links(db)), ("agr-none", "agr-none")):
        line = [None] * len(header)
        line[header.index("besluit")] = "anders"
        line[header.index("from_agreement_id")], line[header.index("to_agreement_id")] = pair
        book[LINKS].append(line)
    book.save(sheet)

    with pytest.raises(SystemExit) as leave:
        main(["review", "import", str(sheet), "--db", db, "--by", "A. de Tester"])

    assert leave.value.code == 1
    with Corpus.open(db, read_only=True) as corpus:
        assert not any(record["decided_by"] for record in corpus.table("review").to_pylist())


@pytest.mark.parametrize(
    ("pairs", "says"),
    [
        # The later year first; itself, which is of one year.
        ([("anders", 1, 0)], "can't be linked (give two of one municipality, the earlier year first)"),
        ([("zelfde", 0, 0)], "can't be linked"),
        ([("zelfde", 0, None)], "a choice without to_agreement_id"),
        ([("zelfde", 0, 1), ("anders", 0, 1)], "'anders', where row"),
    ],
)
def test_a_decision_on_what_cannot_be_linked_is_refused(
    db: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], pairs: list[tuple[object, ...]], says: str
) -> None:
    """It would be kept as a decision, and change nothing."""
    linked = min(links(db))
    sheet = tmp_path / "review.xlsx"
    run("review", "export", str(sheet), "--db", db)
    book = load_workbook(sheet)
    header = [cell.value for cell in book[LINKS][1]]
    for choice, first, second in pairs:
        line: list[object] = [None] * len(header)
        line[header.index("besluit")] = choice
        for name, side in (("from_agreement_id", first), ("to_agreement_id", second)):
            line[header.index(name)] = linked[side] if isinstance(side, int) else None
        book[LINKS].append(line)
    book.save(sheet)

    with pytest.raises(SystemExit, match="1"):
        main(["review", "import", str(sheet), "--db", db, "--by", "A. de Tester"])

    assert says in capsys.readouterr().err
    with Corpus.open(db, read_only=True) as corpus:
        assert not [record for record in corpus.table("review").to_pylist() if record["verdict"]]


def test_what_another_decided_stays_theirs(db: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A spreadsheet has it too, so that it can be changed; who brings it back unchanged has not decided it."""
    (first, second, *_), sheet = sorted(links(db)), tmp_path / "review.xlsx"
    for person, pair in (("A. de Eerste", first), ("B. de Tweede", second)):
        run("review", "export", str(sheet), "--db", db)
        book = load_workbook(sheet)
        header = [cell.value for cell in book[LINKS][1]]
        line: list[object] = [None] * len(header)
        line[header.index("besluit")], line[header.index("opmerking")] = "anders", f"zegt {person}"
        line[header.index("from_agreement_id")], line[header.index("to_agreement_id")] = pair
        book[LINKS].append(line)
        book.save(sheet)
        run("review", "import", str(sheet), "--db", db, "--by", person)

    assert "kept 1 decisions on links" in capsys.readouterr().out
    with Corpus.open(db, read_only=True) as corpus:
        decided = {
            (record["from_agreement_id"], record["to_agreement_id"]): record["decided_by"]
            for record in corpus.table("review").to_pylist()
            if record["verdict"]
        }
    assert decided == {first: "A. de Eerste", second: "B. de Tweede"}


def test_a_decision_that_gave_no_link_is_told(db: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of an agreement that this year's document repeats: last year's own document speaks for it."""
    sheet = tmp_path / "review.xlsx"
    with Corpus.open(db, read_only=True) as corpus:
        ((repeated, new),) = corpus.query(
            "select min(q.quoted_agreement_id), min(k.to_agreement_id) from quotes q"
            " join links k on k.from_agreement_id = q.original_agreement_id where k.to_year = 2024"
        ).rows
    run("review", "export", str(sheet), "--db", db)
    book = load_workbook(sheet)
    header = [cell.value for cell in book[LINKS][1]]
    line: list[object] = [None] * len(header)
    line[header.index("besluit")] = "zelfde"
    line[header.index("from_agreement_id")], line[header.index("to_agreement_id")] = repeated, new
    book[LINKS].append(line)
    book.save(sheet)

    run("review", "import", str(sheet), "--db", db, "--by", "A. de Tester")

    assert f"note: {repeated} and {new} stay unlinked" in capsys.readouterr().err


def test_a_sheet_without_notes_is_taken(db: str, tmp_path: Path) -> None:
    sheet = tmp_path / "review.xlsx"
    run("review", "export", str(sheet), "--db", db)
    book = load_workbook(sheet)
    for name in (LINKS, ROWS):
        book[name].delete_cols([cell.value for cell in book[name][1]].index("opmerking") + 1)
    book.save(sheet)

    assert read_review(sheet) == ([], [])


def test_why_it_is_asked_is_told_in_the_language_of_the_choices(db: str, tmp_path: Path) -> None:
    sheet = tmp_path / "review.xlsx"
    with Corpus.open(db, read_only=True) as corpus:
        write_review(corpus, sheet)
        reasons = {str(record["reason"]) for record in corpus.table("review").to_pylist()}
        reasons |= {warning for row in corpus.table("agreement_rows").to_pylist() for warning in row["warnings"]}

    book = load_workbook(sheet)
    columns = [list(column) for name in (LINKS, ROWS) for column in book[name].iter_cols(values_only=True)]
    told = [why for head, *reasons_told in columns if head == "waarom" for why in reasons_told if why]
    assert told
    assert not reasons & {part for why in told for part in str(why).split("; ")}


def test_what_was_given_another_name_comes_back(db: str, tmp_path: Path) -> None:
    run("review", "export", str(tmp_path / "doubts.xlsx"), "--db", db)

    assert read_review((tmp_path / "doubts.xlsx").rename(tmp_path / "doubts")) == ([], [])


def test_a_word_that_is_no_choice_is_told_with_its_place(db: str, tmp_path: Path) -> None:
    sheet = tmp_path / "review.xlsx"
    with Corpus.open(db, read_only=True) as corpus:
        write_review(corpus, sheet)
    book = load_workbook(sheet)
    book[LINKS].cell(2, 1, value="misschien")
    book.save(sheet)

    with pytest.raises(NotAReview, match="row 2: 'misschien' is no choice"):
        read_review(sheet)
    with pytest.raises(NotAReview, match="not a spreadsheet"):
        read_review(tmp_path / "corpus.duckdb")


def test_compare_shows_both_years_word_by_word(db: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "compare.html"
    capsys.readouterr()

    run("compare", "2023", "2024", "--db", db, "--html", str(page), "--json")

    pairs = json.loads(capsys.readouterr().out)
    assert {pair["status"] for pair in pairs} == {"unchanged", "changed", "new", "returned", "dropped"}
    for pair in pairs:
        joined = "".join(part["text"] for part in pair["differences"] if part["kind"] != "removed")
        assert joined == (pair["new"] if pair["old"] and pair["new"] else "")
    html = page.read_text(encoding="utf-8")
    assert "<ins>" in html
    assert "<del>" in html
    assert "http" not in html


def test_a_comparison_goes_as_its_document_does_and_tells_the_page(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    """And what its links call unchanged, where no more than the year is another, is unchanged."""
    capsys.readouterr()
    run("compare", "2023", "2024", "--db", db, "--json")
    pairs = json.loads(capsys.readouterr().out)

    with Corpus.open(db, read_only=True) as corpus:
        read = [(r["agreement_id"], r["page"]) for r in corpus.table("agreements").to_pylist() if r["speaks_for_year"]]
        links = corpus.query("select from_agreement_id, to_agreement_id from links where change = 'unchanged'").rows
    places = dict(read)
    order = list(places)
    for end in ("new", "old"):
        told = [
            (pair[f"{end}_agreement_id"], pair[f"{end}_page"])
            for pair in pairs
            if pair["status"] in ("dropped", "new") and pair[end]
        ]
        assert told == sorted(told, key=lambda place: order.index(place[0]))
        assert [page for _, page in told] == [places[agreement] for agreement, _ in told]
    for pair in pairs:
        if (pair["old_agreement_id"], pair["new_agreement_id"]) in links:
            assert pair["status"] == "unchanged"

    run("compare", "2023", "2024", "--db", db)
    assert "Samenwerking: dropped (2023 page 4)" in capsys.readouterr().out


def test_a_comparison_that_cannot_be_written_is_told_in_a_line(
    db: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="1"):
        main(["compare", "2023", "2024", "--db", db, "--html", str(tmp_path / "absent" / "compare.html")])

    assert "absent: no such folder to write to (make it first)" in capsys.readouterr().err
