"""Pictures of cells in the report: which there are, how fine, and what they show."""

from __future__ import annotations

import base64
import io
from pathlib import Path

from PIL import Image

from jaarschijf.corpus.store import Corpus
from jaarschijf.output.report import _wanted
from jaarschijf.output.report_content import stories
from jaarschijf.output.report_pictures import LEVELS, PicturePack, pack_pictures

A_YEAR = "select agreement_id from agreements where municipality = 'Waterveen' and document_year = 2023"


def a_picture(pack: PicturePack, identity: str) -> Image.Image:
    place = pack.places[identity]
    sheet = Image.open(io.BytesIO(base64.b64decode(pack.sheets[place.sheet])))
    return sheet.crop((0, place.top, place.width, place.top + place.height)).convert("L")


def test_pictures_get_coarser_then_fewer_and_what_matters_most_keeps_one(two_series: Path) -> None:
    with Corpus.open(two_series, read_only=True) as corpus:
        wanted = [str(identity) for (identity,) in corpus.query(A_YEAR).rows]
        fine = pack_pictures(corpus, wanted, budget=10**7)
        coarse, few = (pack_pictures(corpus, wanted, budget=int(share * fine.size)) for share in (0.8, 0.1))

    assert [pack.dpi for pack in (fine, few)] == [LEVELS[0].dpi, LEVELS[-1].dpi]
    assert fine.places.keys() == coarse.places.keys() == set(wanted)
    assert coarse.size <= 0.8 * fine.size
    assert 0.05 * fine.size < few.size <= 0.1 * fine.size
    assert few.places.keys() == set(wanted[: len(few.places)])
    for pack in (fine, coarse, few):
        # Each is a cell with text in it: paper and ink.
        assert {a_picture(pack, identity).getextrema() for identity in pack.places} == {(0, 255)}


def test_of_a_cell_that_runs_on_over_a_page_both_parts_are_shown(two_series: Path) -> None:
    with Corpus.open(two_series, read_only=True) as corpus:
        records = [record for record in corpus.table("agreements").to_pylist() if record["municipality"] == "Waterveen"]
        found = [record for record in records if len({box["page"] for box in record["boxes"]}) == 2]
        pack = pack_pictures(corpus, [record["agreement_id"] for record in found], budget=10**6)

    assert found
    for record in found:
        shown = pack.places[record["agreement_id"]].height * 72 / pack.dpi
        assert shown > sum(box["bottom"] - box["top"] for box in record["boxes"])


def test_each_commitment_has_a_picture_before_any_has_two(two_series: Path) -> None:
    with Corpus.open(two_series, read_only=True) as corpus:
        told = stories(corpus)
        order = _wanted(told)
        latest = corpus.query(
            "select arg_max(agreement_id, year) from evolution where agreement_id is not null group by lineage_id"
        ).rows
        known = corpus.query("select agreement_id from evolution where agreement_id is not null").rows

    assert len({identity for (identity,) in latest} & set(order[: len(latest)])) > 0.95 * len(latest)
    assert sorted(order) == sorted({identity for (identity,) in known})
