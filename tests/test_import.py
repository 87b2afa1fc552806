"""What `export json` wrote goes into an empty corpus, and the same views come out."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

from jaarschijf import Corpus, Document, Options, Tags, import_json, ingest
from jaarschijf.importing import read_export
from jaarschijf.output.cli import main
from jaarschijf.output.commands.demo import copy_sample
from jaarschijf.schema.document import Attachment, Ledger, PageBox, Party, Passage, Row, Theme
from jaarschijf.schema.export import json_schema
from jaarschijf.schema.identity import document_id
from jaarschijf.schema.mention import Commitment, Mention
from jaarschijf.schema.problems import CorpusError, InputNotFound, InvalidExport, Problem
from tests.corpora import TEXTS, exported, views

NASTY = '=HYPERLINK("http://example.invalid";"klik") <script>alert("x")</script> \'&amp;\n\nTweede alinea 🏠, é;\t|\\'


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The sample series, a file that is no PDF, and a reviewer who said two things of pairs and one of a row."""
    folder = tmp_path_factory.mktemp("import")
    (folder / "geen.pdf").write_text("no PDF")
    path = str(folder / "corpus.duckdb")
    ingest([*copy_sample(folder), folder / "geen.pdf"], db=path, options=Options())
    with Corpus.open(path) as corpus:
        evolution = corpus.table("evolution").to_pylist()
        link = corpus.table("links").to_pylist()[0]
        dropped = next(r for r in evolution if r["status"] == "dropped" and r["year"] == 2024)
        fresh = next(r for r in evolution if r["status"] == "new" and r["year"] == 2024)
        at = datetime(2024, 5, 6, 7, 8, 9)
        corpus.decide(link["from_agreement_id"], link["to_agreement_id"], "different", by="A. Lezer", at=at, note=NASTY)
        corpus.decide(dropped["previous_agreement_id"], fresh["agreement_id"], "same", by="A. Lezer", at=at)
        corpus.judge_row(corpus.table("agreement_rows").column("row_id")[0].as_py(), "wrong", by="A. Lezer", at=at)
        corpus.link()
    return path


def test_a_round_trip_gives_the_same_views(db: str, tmp_path: Path) -> None:
    out = exported(db, tmp_path / "corpus.json")
    jsonschema.validate(json.loads(out.read_text(encoding="utf-8")), json_schema())

    report = import_json([out], db=tmp_path / "copy.duckdb")

    assert (report.documents, report.failed, report.linked_anew) == (3, [], [])
    before, after = views(db), views(tmp_path / "copy.duckdb")
    assert before.keys() == after.keys()
    for view, rows in before.items():
        assert after[view] == rows, view
    assert all(before[view] for view in ("links", "quotes", "lineages", "review", "row_review", "files", "evolution"))
    with Corpus.open(tmp_path / "copy.duckdb", read_only=True) as corpus:
        assert corpus.check() == []
        assert corpus.unlinked() == []


def test_tables_that_no_view_tells_come_back_too(db: str, tmp_path: Path) -> None:
    import_json([exported(db, tmp_path / "corpus.json")], db=tmp_path / "copy.duckdb")

    with Corpus.open(db, read_only=True) as ours, Corpus.open(tmp_path / "copy.duckdb", read_only=True) as theirs:
        for table in (
            "documents",
            "pages",
            "attachments",
            "unplaced_text",
            "agreements",
            "quotes",
            "doubts",
            "decisions",
            "files",
        ):
            assert theirs.stored(table) == ours.stored(table), table


def test_a_second_import_changes_nothing_and_link_finds_the_same(db: str, tmp_path: Path) -> None:
    out, copy = exported(db, tmp_path / "corpus.json"), tmp_path / "copy.duckdb"
    import_json([out], db=copy)
    import_json([out], db=copy)
    assert views(copy) == views(db)

    with Corpus.open(copy) as corpus:
        corpus.link()

    assert views(copy) == views(db)


def test_years_from_two_corpora_are_linked(db: str, tmp_path: Path) -> None:
    """Neither file knows of the other's year: what is between them is found here."""
    copies = copy_sample(tmp_path)
    for name, pdfs in (("early", copies[:2]), ("late", copies[2:])):
        ingest(pdfs, db=tmp_path / f"{name}.duckdb")
        (tmp_path / "exports").mkdir(exist_ok=True)
        exported(tmp_path / f"{name}.duckdb", tmp_path / "exports" / f"{name}.json")

    report = import_json([tmp_path / "exports"], db=tmp_path / "both.duckdb")

    ingest(copies, db=tmp_path / "together.duckdb")
    assert report.linked_anew == ["Waterveen"]
    both, together = views(tmp_path / "both.duckdb"), views(tmp_path / "together.duckdb")
    assert {view for view in both if both[view] != together[view]} <= {"files"}


def test_lines_of_json_are_taken_and_linked(db: str, tmp_path: Path) -> None:
    report = import_json([exported(db, tmp_path / "corpus.jsonl", "jsonl")], db=tmp_path / "copy.duckdb")

    assert (report.documents, report.linked_anew) == (3, ["Waterveen"])
    assert views(tmp_path / "copy.duckdb")["agreements"] == views(db)["agreements"]


def cut(corpus: dict[str, Any]) -> object:
    return corpus["documents"][0]["rows"][0].pop("page")


def renumber(corpus: dict[str, Any]) -> object:
    return corpus.update(schema_version="2.0")


def move(corpus: dict[str, Any]) -> object:
    mention = next(m for r in corpus["documents"][0]["rows"] for a in r["agreements"] for m in a["mentions"])
    return mention.update(start=mention["start"] + 1)


def orphan(corpus: dict[str, Any]) -> object:
    return corpus["links"][0].update(to_agreement_id="agr-0000000000000000")


def estrange(name: str, field: str) -> Callable[[dict[str, Any]], object]:
    return lambda corpus: corpus[name][0].update({field: "agr-0000000000000000"})


def repeat(name: str) -> Callable[[dict[str, Any]], object]:
    return lambda corpus: corpus[name].append(corpus[name][0])


def precede(corpus: dict[str, Any]) -> object:
    return corpus["row_decisions"][0].update(decided_at="0001-01-01T00:00:00+14:00")


def empty(corpus: dict[str, Any]) -> object:
    return corpus.clear()


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (cut, r"documents\.0\.rows\.0\.page: Field required"),
        (renumber, "version 2.0; this jaarschijf knows 1.x"),
        (move, "is not where it is said to be"),
        (orphan, "not in the file"),
        (
            estrange("quotes", "original_agreement_id"),
            "a quote of agr-0000000000000000: that agreement is not in the file",
        ),
        (estrange("doubts", "to_agreement_id"), "a doubt of agr-0000000000000000: that agreement is not in the file"),
        (repeat("links"), "links: two are of the same"),
        (repeat("lineages"), "lineages: two are of the same"),
        (repeat("decisions"), "decisions: two are of the same"),
        (repeat("row_decisions"), "row_decisions: two are of the same"),
        (precede, "is no moment in UTC"),
        (empty, "has no documents"),
    ],
)
def test_a_wrong_file_is_refused_whole(
    spoil: Callable[[dict[str, Any]], object], message: str, db: str, tmp_path: Path
) -> None:
    out = exported(db, tmp_path / "corpus.json")
    corpus = json.loads(out.read_text(encoding="utf-8"))
    spoil(corpus)
    out.write_text(json.dumps(corpus), encoding="utf-8")

    with pytest.raises(InvalidExport, match=message):
        read_export(out)
    report = import_json([out], db=tmp_path / "copy.duckdb")

    assert [str(out) in str(error) for error in report.failed] == [True]
    assert not (tmp_path / "copy.duckdb").exists()


def test_what_is_decided_otherwise_here_stays_and_is_told(
    db: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, copy = exported(db, tmp_path / "corpus.json"), tmp_path / "copy.duckdb"
    import_json([out], db=copy)
    with Corpus.open(copy) as corpus:
        pair = next(r for r in corpus.table("review").to_pylist() if r["verdict"] == "same")
        judged = corpus.table("row_review").to_pylist()[0]["row_id"]
        at = datetime(2025, 1, 1)
        corpus.decide(pair["from_agreement_id"], pair["to_agreement_id"], "different", by="B. Ander", at=at)
        corpus.judge_row(judged, "right", by="B. Ander", at=at)
    capsys.readouterr()

    with pytest.raises(SystemExit, match="0"):
        main(["import", "json", str(out), "--db", str(copy)])

    told = capsys.readouterr().out
    assert f"{pair['from_text']!r} and {pair['to_year']} {pair['to_text']!r}: decided in the corpus already" in told
    assert told.count("the file says same, by A. Lezer") == 1
    assert told.count("the file says wrong, by A. Lezer") == 1
    with Corpus.open(copy, read_only=True) as corpus:
        kept = {r["verdict"] for r in corpus.table("review").to_pylist() if r["decided_by"] == "B. Ander"}
        assert kept == {"different"}
        assert [r["verdict"] for r in corpus.table("row_review").to_pylist()] == ["right"]


def test_themes_of_one_number_get_a_number_of_their_own(
    db: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Another program's document may begin to number again in its second part."""
    out, copy = exported(db, tmp_path / "corpus.json"), tmp_path / "copy.duckdb"
    corpus = json.loads(out.read_text(encoding="utf-8"))
    document = corpus["documents"][0]
    first, second = document["themes"][:2]
    moved = [row for row in document["rows"] if row["theme_number"] == second["theme_number"]]
    for each in (second, *moved):
        each["theme_number"] = first["theme_number"]
    document["themes"].append({**first, "intro": "Nog een inleiding."})
    out.write_text(json.dumps(corpus), encoding="utf-8")
    capsys.readouterr()

    with pytest.raises(SystemExit, match="0"):
        main(["import", "json", str(out), "--db", str(copy)])

    told = capsys.readouterr().out
    number = f"{first['theme_number']}-2"
    assert f"{second['theme']!r} is {number} here, as another has that number" in told
    assert f"{first['theme']!r} is told twice, and taken as one" in told
    with Corpus.open(copy, read_only=True) as corpus_here:
        rows = [
            r for r in corpus_here.table("agreement_rows").to_pylist() if r["document_id"] == document["document_id"]
        ]
        assert corpus_here.check() == []
    assert len(rows) == len(document["rows"])
    assert Counter(r["theme"] for r in rows) == Counter(row["theme"] for row in document["rows"])
    assert len([r for r in rows if r["theme_number"] == number]) == len(moved) > 0


def test_the_verb_tells_what_went_in_and_what_did_not(
    db: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "exports").mkdir()
    exported(db, tmp_path / "exports" / "a.json")
    (tmp_path / "exports" / "b.json").write_text("<html>", encoding="utf-8")
    copy = str(tmp_path / "copy.duckdb")
    capsys.readouterr()

    with pytest.raises(SystemExit) as leave:
        main(["import", "json", str(tmp_path / "exports"), "--db", copy])

    told = capsys.readouterr()
    assert leave.value.code == 1
    assert told.out.startswith("3 documents of 1 file in ")
    assert "b.json: no export of jaarschijf: Invalid JSON" in told.err
    assert "Traceback" not in told.err
    with pytest.raises(InputNotFound):
        import_json([tmp_path / "absent.json"], db=copy)

    with pytest.raises(SystemExit):
        main(["import", "json", str(tmp_path / "exports" / "b.json"), "--db", str(tmp_path / "none.duckdb")])
    assert capsys.readouterr().out == ""
    assert not (tmp_path / "none.duckdb").exists()


def test_what_fails_while_it_is_stored_leaves_no_empty_corpus(
    db: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk, say. A corpus that was there is as it was."""
    out = exported(db, tmp_path / "corpus.json")
    import_json([out], db=tmp_path / "held.duckdb")
    before = views(tmp_path / "held.duckdb")
    store = Corpus.store
    stored = []

    def full(corpus: Corpus, *given: Any, **named: Any) -> Any:
        stored.append(given)
        if len(stored) > 1:
            raise CorpusError("can't be written: No space left on device", where="disk")
        return store(corpus, *given, **named)

    monkeypatch.setattr(Corpus, "store", full)
    for name in ("new.duckdb", "held.duckdb"):
        stored.clear()
        with pytest.raises(CorpusError, match="No space left"):
            import_json([out], db=tmp_path / name)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["corpus.json", "held.duckdb"]
    assert views(tmp_path / "held.duckdb") == before


def made_up(year: int, text: str, other: str) -> tuple[Document, Tags]:
    """A document that has every field, with these texts wherever there is one."""
    sha256 = f"{year:064x}"
    passage = Passage(text=text, boxes=(PageBox(1, 10.125, 20, 300.1, 40.7),))
    row = Row(
        ordinal=0,
        theme=other,
        number=text,
        doelstelling=passage,
        kaderafspraak=passage,
        inherited=("doelstelling",),
        jaarafspraken={year - 1: Passage(text=f"x{other}"), year: Passage(text=f"y{text}")},
        toelichting=passage,
        trekker=passage,
        gereed=passage,
        page=1,
        confidence=0.1 + 0.2,
        doubts=(Problem(code="c", message=text, page=1, hint=other),),
    )
    mention = Mention(
        row=0, field="trekker", label="ACTOR", text=text, start=0, end=len(text), value=other, role="trekker"
    )
    percent = Mention(
        row=0, field="jaarafspraak", year=year, label="PERCENTAGE", text="y", start=0, end=1, numbers=(1 / 3,), of=text
    )
    document = Document(
        document_id=document_id(sha256),
        sha256=sha256,
        source=f"bron {year}.pdf",
        municipality="Voorbeeldstad",
        year=year,
        title=text,
        page_count=1,
        page_sizes=((595.3, 841.9),),
        table_methods=("ruled",),
        parties=(Party(name=text, kind="overig", aliases=(other,)),),
        themes=(Theme(number=other, title=text, intro=other),),
        rows=(row, replace(row, ordinal=1)),
        attachments=(Attachment(page=1, box=(0, 0, 1, 1), title=other, cells=((text, other), ())),),
        ledger=Ledger(cell=3, unplaced=1, unplaced_text=(Passage(text=text, boxes=(PageBox(1, 1, 2.5, 3, 4),)),)),
        problems=(Problem(code="c", message=other),),
        confidence=2 / 3,
    )
    commitments = (Commitment(row=0, year=year, kind="proces", evidence=text),)
    return document, Tags(mentions=(mention, percent), commitments=commitments, model=text)


@settings(max_examples=5)
@given(TEXTS, TEXTS)
def test_any_text_survives(text: str, other: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Corpus.open(folder / "corpus.duckdb") as corpus:
            for year in (2023, 2024):
                corpus.store(*made_up(year, text + NASTY, other), path=str(folder / f"bron {year}.pdf"))
            corpus.link()

        report = import_json([exported(folder / "corpus.duckdb", folder / "c.json")], db=folder / "copy.duckdb")

        assert report.failed == []
        assert views(folder / "copy.duckdb") == views(folder / "corpus.duckdb")
