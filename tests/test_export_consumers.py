"""Each export read by the program it is meant for, with a cell in it that means harm."""

from __future__ import annotations

import codecs
import json
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import frictionless
import icalendar
import jsonschema
import openpyxl
import pandas as pd
import pytest
from pyarrow import parquet
from pyld import jsonld

from jaarschijf.corpus.store import Corpus
from jaarschijf.output.cli import main
from jaarschijf.output.exports import FORMATS
from jaarschijf.output.report import report_page
from jaarschijf.schema.document import Document, PageBox, Party, Passage, Row, Theme
from jaarschijf.schema.export import json_schema
from jaarschijf.schema.identity import content_id
from jaarschijf.schema.mention import Mention, Tags
from jaarschijf.schema.problems import OutputError

HARMFUL = '=HYPERLINK("http://example.invalid";"klik") <script>alert("x")</script> \'&amp; "aanhaling"\n\nTweede alinea 🏠, é;\t|'
PLAIN = "De gemeente bouwt uiterlijk in Q1 2024 tien woningen."


def document(year: int) -> tuple[Document, Tags]:
    sha256 = f"{year:064x}"
    rows = [
        Row(
            ordinal=place,
            theme="1",
            number=str(place + 1),
            kaderafspraak=Passage(text=text),
            jaarafspraken={year: Passage(text=text, boxes=(PageBox(1, 10, 20, 300, 40),))},
            page=1,
        )
        for place, text in enumerate((HARMFUL, PLAIN.replace("2024", str(year))))
    ]
    read = Document(
        document_id=content_id("doc", sha256),
        sha256=sha256,
        source=f"bron {year}.pdf",
        municipality="Voorbeeldstad",
        municipality_code="GM9999",
        year=year,
        title="<b>Afspraken</b>",
        page_count=1,
        parties=(Party(name="gemeente Voorbeeldstad", kind="gemeente"),),
        themes=(Theme(number="1", title="Bouwen & wonen"),),
        rows=tuple(rows),
    )
    text = rows[1].jaarafspraken[year].text
    start = text.index("uiterlijk")
    end = text.index(" tien")
    deadline = Mention(
        row=1,
        field="jaarafspraak",
        year=year,
        label="DEADLINE",
        text=text[start:end],
        start=start,
        end=end,
        kind="period",
        timex=f"{year}-Q1",
        due=f"{year}-03-31",
    )
    return read, Tags(mentions=(deadline,), model="blank:nl")


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("consumers")
    with Corpus.open(folder / "corpus.duckdb") as corpus:
        for year in (2023, 2024):
            corpus.store(*document(year), path=str(folder / f"bron {year}.pdf"))
        corpus.link()
    with Corpus.open(folder / "corpus.duckdb", read_only=True) as corpus:
        for name, export in FORMATS.items():
            export(corpus, folder / name)
    return folder


def test_pandas_reads_csv(exported: Path) -> None:
    agreements = pd.read_csv(exported / "csv" / "agreements.csv", encoding="utf-8-sig")
    mentions = pd.read_csv(exported / "csv" / "mentions.csv", parse_dates=["due"])

    assert f"'{HARMFUL}" in set(agreements["text"])
    assert all(file.read_bytes().startswith(codecs.BOM_UTF8) for file in (exported / "csv").glob("*.csv"))
    assert sorted(mentions["edtf"]) == ["2023-33", "2024-33"]
    assert str(mentions["due"].dtype).startswith("datetime64")


def test_frictionless_finds_no_fault(exported: Path) -> None:
    report = frictionless.validate(str(exported / "csv" / "datapackage.json"))

    assert report.valid, report.flatten(["type", "note", "message"])


def test_frictionless_knows_codes_and_keys(exported: Path, tmp_path: Path) -> None:
    """A code that is none, and a row that refers to nothing, are faults."""
    changed = shutil.copytree(exported / "csv", tmp_path / "csv")
    described = json.loads((changed / "datapackage.json").read_text(encoding="utf-8"))
    for resource in described["resources"]:
        # As someone has it who corrected a cell: the hash is of before.
        resource.pop("hash")
        resource.pop("bytes")
        assert resource["description"]
        assert all(field.get("description") for field in resource["schema"]["fields"])
        codes = (field["constraints"] for field in resource["schema"]["fields"] if field["name"] == "theme_code")
        assert all("betaalbaarheid" in held["enum"] for held in codes)
    (changed / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
    for name, before, after in (("evolution", b"baseline", b"basis"), ("mentions", b"row-", b"rij-")):
        file = changed / f"{name}.csv"
        file.write_bytes(file.read_bytes().replace(before, after, 1))

    report = frictionless.validate(str(changed / "datapackage.json"))

    assert sorted({kind for (kind,) in report.flatten(["type"])}) == ["constraint-error", "foreign-key"]


def test_frictionless_finds_a_file_of_another_export(exported: Path, tmp_path: Path) -> None:
    """Killed between two renames, a run leaves new files among old ones: the data package tells."""
    mixed = shutil.copytree(exported / "csv", tmp_path / "csv")
    file = mixed / "agreements.csv"
    file.write_bytes(file.read_bytes().replace(b"2024", b"2025", 1))

    report = frictionless.validate(str(mixed / "datapackage.json"))

    assert [kind for (kind,) in report.flatten(["type"])] == ["hash-count"]


def test_openpyxl_reads_xlsx(exported: Path) -> None:
    with (exported / "xlsx").open("rb") as file:
        book = openpyxl.load_workbook(file)
    # What is read comes before what follows from it.
    assert book.sheetnames[0] == "documents"
    assert book.sheetnames.index("agreements") < book.sheetnames.index("actor_balance")
    sheet = book["agreements"]
    header = [cell.value for cell in sheet[1]]
    cells = [row[header.index("text")] for row in sheet.iter_rows(min_row=2)]
    page = sheet.cell(2, header.index("page") + 1)

    assert HARMFUL in {cell.value for cell in cells}
    assert {cell.data_type for cell in cells} == {"s"}
    assert isinstance(page.value, int)
    assert page.hyperlink.target == "bron%202023.pdf#page=1"
    assert page.style == "Hyperlink"
    documents = book["documents"]
    source = documents.cell(2, [cell.value for cell in documents[1]].index("source") + 1)
    assert (source.value, source.hyperlink.target) == ("bron 2023.pdf", "bron%202023.pdf")
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref.startswith("A1:")
    mentions = [list(row) for row in book["mentions"].iter_rows()]
    due = [cell.value for cell in mentions[0]].index("due")
    assert {row[due].value for row in mentions[1:]} == {datetime(2023, 3, 31), datetime(2024, 3, 31)}


def stored(tmp_path: Path, text: str) -> Path:
    """A corpus of one document with an agreement of this text."""
    read, _ = document(2024)
    row = replace(read.rows[0], jaarafspraken={2024: Passage(text=text)})
    with Corpus.open(tmp_path / "corpus.duckdb") as corpus:
        corpus.store(read.model_copy(update={"rows": (row,)}), Tags(model="blank:nl"), path="/a.pdf")
    return tmp_path / "corpus.duckdb"


def test_a_text_too_long_for_a_cell_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Excel holds 32,767 characters, and counts an emoji as two: the cell and the command tell what was cut."""
    text = "Het huis 🏠 " * 4_000
    db = stored(tmp_path, text)
    with pytest.raises(SystemExit) as ended:
        main(["export", "xlsx", str(tmp_path / "long.xlsx"), "--db", str(db)])
    sheet = openpyxl.load_workbook(tmp_path / "long.xlsx")["agreements"]
    cell = str(sheet.cell(2, [cell.value for cell in sheet[1]].index("text") + 1).value)

    assert ended.value.code == 0
    assert len(cell.encode("utf-16-le")) // 2 <= 32_767
    whole, mark = cell.split(" […] ")
    assert text.startswith(whole)
    assert mark == "CUT: 48,000 characters, more than a cell of Excel holds; the other exports have them all"
    assert (
        "note: cut at 32,767 characters, the most in a cell of Excel: agreements, row 2, text"
        in capsys.readouterr().err
    )


def test_a_text_that_just_fits_a_cell_is_whole(tmp_path: Path) -> None:
    with Corpus.open(stored(tmp_path, "a" * 32_767), read_only=True) as corpus:
        assert FORMATS["xlsx"](corpus, tmp_path / "xlsx") == []


def test_more_rows_than_a_sheet_holds_are_refused(
    exported: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jaarschijf.output.exports.workbook._MOST_ROWS", 3)
    with (
        Corpus.open(exported / "corpus.duckdb", read_only=True) as corpus,
        pytest.raises(OutputError, match="rows of a sheet"),
    ):
        FORMATS["xlsx"](corpus, tmp_path / "xlsx")
    assert list(tmp_path.iterdir()) == []


def test_pyarrow_and_duckdb_read_parquet(exported: Path) -> None:
    table = parquet.read_table(exported / "parquet" / "agreements.parquet")

    assert HARMFUL in table.column("text").to_pylist()
    assert table.schema.field("year").type.bit_width == 32
    file = str(exported / "parquet" / "agreements.parquet")
    asked = duckdb.sql("select text, boxes[1].page from read_parquet($file)", params={"file": file}).fetchall()
    assert (HARMFUL, 1) in asked


def test_sqlite_searches(exported: Path) -> None:
    connection = sqlite3.connect(exported / "sqlite")
    found = connection.execute(
        "select text from agreements where rowid in (select rowid from agreements_fts where agreements_fts match 'alinea')"
    ).fetchall()

    assert found == [(HARMFUL,), (HARMFUL,)]


@pytest.fixture
def datasette(exported: Path, tmp_path: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with Corpus.open(exported / "corpus.duckdb", read_only=True) as corpus:
        FORMATS["sqlite"](corpus, tmp_path / "corpus.sqlite")
    metadata = tmp_path / "corpus.sqlite.metadata.json"
    command = [sys.executable, "-m", "datasette", "serve", str(tmp_path / "corpus.sqlite"), "-m", str(metadata)]
    server = subprocess.Popen([*command, "-p", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    yield f"http://127.0.0.1:{port}"
    server.terminate()
    server.wait()


def ask(address: str) -> str:
    for _ in range(100):
        try:
            with urllib.request.urlopen(address) as answer:
                return str(answer.read().decode("utf-8"))
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(address)


def test_datasette_serves_sqlite(datasette: str) -> None:
    found = json.loads(ask(f"{datasette}/corpus/agreements.json?_search=alinea&_shape=array"))
    page = ask(f"{datasette}/corpus/agreements")

    assert [row["text"] for row in found] == [HARMFUL, HARMFUL]
    assert '<script>alert("x")' not in page
    assert "A row is one jaarafspraak" in page
    assert re.search(r'href="/corpus/documents/[^"]+">&lt;b&gt;Afspraken&lt;/b&gt;', page)


def no_network(*_: Any, **__: Any) -> None:
    raise AssertionError("a context is fetched")


def test_a_processor_flattens_jsonld_offline(exported: Path) -> None:
    jsonld.set_document_loader(no_network)
    nodes = jsonld.flatten(json.loads((exported / "jsonld").read_text(encoding="utf-8")))
    oa, prov = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/prov#"
    quotes = {node[f"{oa}exact"][0]["@value"] for node in nodes if f"{oa}exact" in node}
    places = {
        node["http://purl.org/dc/terms/spatial"][0]["@id"]
        for node in nodes
        if "http://purl.org/dc/terms/spatial" in node
    }

    assert HARMFUL in quotes
    rules = {node["http://purl.org/dc/terms/conformsTo"][0]["@id"] for node in nodes if f"{oa}refinedBy" in node}
    assert rules == {"http://tools.ietf.org/rfc/rfc3778"}
    assert all(node[f"{oa}hasTarget"] for node in nodes if f"{oa}Annotation" in node.get("@type", []))
    assert places == {"https://identifier.overheid.nl/tooi/id/gemeente/gm9999"}
    assert sum(f"{prov}wasRevisionOf" in node for node in nodes) == 2


def test_icalendar_reads_ics(exported: Path) -> None:
    events = icalendar.Calendar.from_ical((exported / "ics").read_bytes()).walk("VEVENT")

    assert [str(event.decoded("dtstart")) for event in events] == ["2023-03-31", "2024-03-31"]
    assert str(events[1]["description"]) == f"{PLAIN}\n\nbron 2024.pdf, blz. 1"
    assert {str(event["transp"]) for event in events} == {"TRANSPARENT"}


def test_a_deadline_beside_an_agreement_tells_what_is_due(tmp_path: Path) -> None:
    read, tags = document(2024)
    row = replace(read.rows[1], gereed=Passage(text="Q1 2024"), kaderafspraak=Passage(text="Meer woningen."))
    mention = replace(tags.mentions[0], field="gereed", year=None, row=row.ordinal, text="Q1 2024", start=0, end=7)
    with Corpus.open(tmp_path / "corpus.duckdb") as corpus:
        corpus.store(
            read.model_copy(update={"rows": (row,)}), Tags(mentions=(mention,), model="blank:nl"), path="/a.pdf"
        )
    with Corpus.open(tmp_path / "corpus.duckdb", read_only=True) as corpus:
        FORMATS["ics"](corpus, tmp_path / "ics")

    (event,) = icalendar.Calendar.from_ical((tmp_path / "ics").read_bytes()).walk("VEVENT")
    assert str(event["description"]) == f"{PLAIN}\n\nbron 2024.pdf, blz. 1"


def test_deadlines_are_of_every_year_that_a_document_agrees_on_and_not_of_the_year_before(tmp_path: Path) -> None:
    read, tags = document(2024)
    (plain,) = read.rows[1].jaarafspraken.values()
    row = replace(read.rows[1], jaarafspraken=dict.fromkeys((2023, 2024, 2025), plain))
    dated = next(mention for mention in tags.mentions if mention.due is not None and mention.row == row.ordinal)
    mentions = tuple(replace(dated, year=year, due=date(year, 3, 31)) for year in (2023, 2024, 2025))
    with Corpus.open(tmp_path / "corpus.duckdb") as corpus:
        corpus.store(read.model_copy(update={"rows": (row,)}), Tags(mentions=mentions, model="blank:nl"), path="/a.pdf")
    with Corpus.open(tmp_path / "corpus.duckdb", read_only=True) as corpus:
        FORMATS["ics"](corpus, tmp_path / "ics")

    events = icalendar.Calendar.from_ical((tmp_path / "ics").read_bytes()).walk("VEVENT")
    assert [str(event.decoded("dtstart")) for event in events] == ["2024-03-31", "2025-03-31"]


def test_a_harmful_deadline_is_one_event(tmp_path: Path) -> None:
    """A text with line breaks and `END:VEVENT` ends no event and begins none."""
    read, tags = document(2024)
    harm = f"{HARMFUL}\nEND:VEVENT\r\nBEGIN:VEVENT\nATTACH:http://example.invalid"
    mention = replace(tags.mentions[0], row=0, text=harm, start=0, end=len(harm))
    row = replace(read.rows[0], jaarafspraken={2024: Passage(text=harm)})
    read = read.model_copy(update={"rows": (row, *read.rows[1:]), "municipality": HARMFUL})
    with Corpus.open(tmp_path / "corpus.duckdb") as corpus:
        corpus.store(read, Tags(mentions=(mention,), model="blank:nl"), path="/a.pdf")
    with Corpus.open(tmp_path / "corpus.duckdb", read_only=True) as corpus:
        FORMATS["ics"](corpus, tmp_path / "ics")

    events = icalendar.Calendar.from_ical((tmp_path / "ics").read_bytes()).walk("VEVENT")
    assert [str(event["description"]) for event in events] == [harm.replace("\r\n", "\n") + "\n\nbron 2024.pdf, blz. 1"]
    assert "attach" not in events[0]
    assert HARMFUL in str(events[0]["summary"])


def test_label_studio_takes_the_predictions(exported: Path) -> None:
    tasks = json.loads((exported / "labelstudio").read_text(encoding="utf-8"))

    assert {task["data"]["text"] for task in tasks} >= {HARMFUL, PLAIN}
    for task in tasks:
        for span in task["predictions"][0]["result"]:
            value = span["value"]
            assert task["data"]["text"][value["start"] : value["end"]] == value["text"]
            assert (span["from_name"], span["to_name"], span["type"]) == ("label", "text", "labels")


def test_pandas_and_duckdb_read_jsonl(exported: Path, tmp_path: Path) -> None:
    lines = tmp_path / "corpus.jsonl"
    lines.write_bytes((exported / "jsonl").read_bytes())
    frame = pd.read_json(lines, lines=True)
    asked = duckdb.sql(
        "select unnest(flatten([row.agreements for row in rows])).text as text from read_ndjson($file)",
        params={"file": str(lines)},
    ).fetchall()

    schema = {**json_schema(), "$ref": "#/$defs/ExportedDocument"}
    for line in lines.read_text(encoding="utf-8").splitlines():
        jsonschema.validate(
            json.loads(line), {key: schema[key] for key in ("$schema", "$defs", "$ref") if key in schema}
        )
    texts = [a["text"] for rows in frame["rows"] for row in rows for a in row["agreements"]]
    assert texts.count(HARMFUL) == 2
    assert sorted(text for (text,) in asked) == sorted(texts)


def test_json_keeps_to_its_schema(exported: Path) -> None:
    corpus = json.loads((exported / "json").read_text(encoding="utf-8"))
    jsonschema.validate(corpus, json_schema())

    assert HARMFUL in {a["text"] for d in corpus["documents"] for row in d["rows"] for a in row["agreements"]}


def test_the_report_shows_it_as_text(exported: Path) -> None:
    with Corpus.open(exported / "corpus.duckdb", read_only=True) as corpus:
        page = report_page(corpus)

    assert "<script>alert" not in page
    assert page.count("<script>") == 1
    assert "&lt;script&gt;alert(" in page
    assert "Tweede alinea 🏠, é;" in page
