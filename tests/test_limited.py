"""PDFs that are read or drawn for people to see: one that takes too long there costs its own pictures, and one line."""

from __future__ import annotations

import os
import time
from contextlib import closing
from pathlib import Path

import pikepdf
import pytest
from starlette.testclient import TestClient

import jaarschijf
from jaarschijf.ingestion import Options, ingest
from jaarschijf.output.cli import main
from jaarschijf.output.commands.demo import copy_sample
from jaarschijf.output.limited import LimitedWorker
from jaarschijf.output.report_pictures import pack_pictures
from jaarschijf.output.web.app import web_app
from jaarschijf.schema.problems import GivenUp
from tests.web.asking import HERE

QUICK = Options(timeout=2, memory=2048)


def slow_to_draw(pdf: Path) -> Path:
    """Fill all pages with a pattern of specks a thousandth of a point wide. What is written on them is read as before."""
    with pikepdf.open(pdf, allow_overwriting_input=True) as document:
        speck = document.make_stream(b"0 0 0.001 0.001 re f")
        speck.Type, speck.PatternType, speck.PaintType, speck.TilingType = pikepdf.Name.Pattern, 1, 1, 1
        speck.BBox, speck.XStep, speck.YStep = pikepdf.Array([0, 0, 1, 1]), 0.001, 0.001
        speck.Resources = pikepdf.Dictionary()
        for page in document.pages:
            page.Resources.Pattern = pikepdf.Dictionary(Speck=speck)
            page.contents_add(b" /Pattern cs /Speck scn 0 0 900 900 re f")
        document.save(pdf)
    return pdf


def slow_to_read(pdf: Path) -> Path:
    """Draw a form that draws another twice, forty deep."""
    with pikepdf.open(pdf, allow_overwriting_input=True) as document:
        form = document.make_stream(b"0 0 1 1 re f")
        for depth in range(40):
            if depth:
                content = form
                form = document.make_stream(b"/F Do /F Do")
                form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=content))
            form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
            form.BBox = pikepdf.Array([0, 0, 900, 900])
        page = document.pages[0]
        page.Resources.XObject = pikepdf.Dictionary(F=form)
        page.contents_add(b" /F Do")
        document.save(pdf)
    return pdf


@pytest.fixture
def pdfs(tmp_path: Path) -> list[Path]:
    return copy_sample(tmp_path)


@pytest.fixture
def db(pdfs: list[Path], tmp_path: Path) -> Path:
    """A corpus of the sample, the last document of which can't be drawn in time."""
    slow_to_draw(pdfs[-1])
    assert ingest([str(pdf) for pdf in pdfs], db=str(tmp_path / "corpus.duckdb"), options=Options()).ok
    return tmp_path / "corpus.duckdb"


def agreements_of(pdf: Path, db: Path) -> list[str]:
    with jaarschijf.open(db) as corpus:
        sql = "select agreement_id from agreements join documents using (document_id) where source = ? order by all"
        return [str(identity) for (identity,) in corpus.query(sql, [pdf.name]).rows]


def told(*arguments: object, capsys: pytest.CaptureFixture[str]) -> str:
    """The one line on standard error of a run that fails."""
    with pytest.raises(SystemExit) as leave:
        main([*map(str, arguments)])
    assert leave.value.code == 1
    (line,) = capsys.readouterr().err.splitlines()
    return line


@pytest.mark.parametrize("more", [[], ["--images"]])
def test_inspect_gives_up_in_one_line(
    more: list[str], pdfs: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pdf = slow_to_draw(pdfs[0]) if more else slow_to_read(pdfs[0])
    folder = [tmp_path / "pages"] if more else []

    line = told("inspect", pdf, *more, *folder, "--timeout", "2", capsys=capsys)

    assert line == f"jaarschijf: {pdf}: took longer than the time limit (--timeout gives it more)"


def test_inspect_has_the_other_limits_of_ingest(pdfs: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert "at most 1 are read" in told("inspect", pdfs[0], "--max-pages", "1", capsys=capsys)
    with pikepdf.open(pdfs[0], allow_overwriting_input=True) as document:
        document.pages[0].obj["/Extra"] = document.make_stream(bytes(3 << 20))
        document.save(pdfs[0], compress_streams=True)
    assert "unpacks to more than 2 MiB" in told("inspect", pdfs[0], "--max-decompressed", "2", capsys=capsys)


def test_a_report_lacks_the_pictures_of_what_cannot_be_drawn_in_time(
    pdfs: list[Path], db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jaarschijf.output.report_pictures.DRAWING", QUICK)
    with jaarschijf.open(db) as corpus:
        wanted = [str(record["agreement_id"]) for record in corpus.table("agreements").to_pylist()]
        pictures = pack_pictures(corpus, wanted, budget=10**9)

    assert set(pictures.places) == {identity for pdf in pdfs[:-1] for identity in agreements_of(pdf, db)}


def test_a_picture_that_cannot_be_drawn_in_time_is_tried_once(
    pdfs: list[Path], db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jaarschijf.output.web.pictures.DRAWING", QUICK)
    slow, quick = (f"/picture/agreement/{agreements_of(pdfs[place], db)[0]}/cell" for place in (-1, 0))
    with TestClient(web_app(db, by="A. de Tester"), base_url=HERE, headers={"Origin": HERE}) as client:
        assert [client.get(address).status_code for address in (slow, quick)] == [404, 200]
        begun = time.monotonic()
        assert client.get(slow).status_code == 404
        assert time.monotonic() - begun < QUICK.timeout


def test_a_process_that_dies_is_told(pdfs: list[Path]) -> None:
    with closing(LimitedWorker(QUICK)) as worker:
        with pytest.raises(GivenUp) as told:
            worker.call(pdfs[0], os._exit, 7)
        assert str(told.value) == f"{pdfs[0]}: the reader crashed on it (exit status 7) (report the file)"
        assert worker.call(pdfs[0], os.path.basename, pdfs[0]) == pdfs[0].name
