"""Pictures of agreements cut from the pages of their PDFs, small enough to lie in the report itself."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jaarschijf.extract.pdf import render_pages
from jaarschijf.output.limited import DRAWING, LimitedWorker
from jaarschijf.schema.identity import file_sha256
from jaarschijf.schema.problems import UnreadableFile
from jaarschijf.worker import renew_limit

if TYPE_CHECKING:
    from PIL.Image import Image

    from jaarschijf.corpus.store import Corpus

DPI = 100
_SECONDS_A_PAGE = 2.0  # a page that was drawn gives the next ones so much more time
_MARGIN = 4  # points around a cell
# Shades of grey: the most that fit the budget are taken. Text in few shades is far smaller so than as a photograph.
_LEVELS = (8, 4, 3, 2)


def picture_uris(
    corpus: Corpus, agreements: Iterable[dict[str, Any]], *, budget: int, folder: Path | None = None
) -> dict[str, str]:
    """By agreement_id a data URI of where it stands on its page, of all agreements whose PDF is at hand.

    A PDF is looked for where it was ingested, then in `folder`, and taken only when its content is still the same.
    When the pictures do not fit `budget` (characters), all get fewer shades of grey; when they still do not, the latest years are kept.
    """
    chosen = [agreement for agreement in agreements if agreement["boxes"]]
    pdfs = unchanged_pdfs(corpus, folder)
    cuts: dict[str, Image] = {}
    with LimitedWorker(DRAWING) as worker:
        for document_id, pdf in pdfs.items():
            of_this = [agreement for agreement in chosen if agreement["document_id"] == document_id]
            # Opened with a password at the time, out of reach by now, too much to draw: the report tells that there is none.
            with suppress(UnreadableFile):
                cuts.update(worker.call(pdf, _cut, pdf, of_this))
    shades = _level(list(cuts.values()), budget)
    encoded = {agreement_id: _encode(cut, shades) for agreement_id, cut in cuts.items()}
    latest_first = sorted(chosen, key=lambda agreement: (-agreement["year"], agreement["agreement_id"]))
    kept: dict[str, str] = {}
    for agreement in latest_first:
        uri = encoded.get(agreement["agreement_id"])
        if uri and len(uri) <= budget:
            kept[agreement["agreement_id"]] = uri
            budget -= len(uri)
    return kept


def _level(cuts: list[Image], budget: int) -> int:
    """The most shades with which all cuts fit, judged by some of them; else the least."""
    sample = cuts[:: max(1, len(cuts) // 40)]
    for shades in _LEVELS:
        if sum(len(_encode(cut, shades)) for cut in sample) * len(cuts) <= budget * len(sample):
            return shades
    return _LEVELS[-1]


def unchanged_pdfs(corpus: Corpus, folder: Path | None = None) -> dict[str, Path]:
    """By document_id the PDF it was read from: where it was ingested, else in `folder`; only when its content is the same."""
    paths = corpus.source_paths()
    found: dict[str, Path] = {}
    nearby: dict[str, Path] = {}
    if folder is not None:
        nearby = {_sha256(path): path for path in sorted(folder.rglob("*.pdf")) if path.is_file()}
    for document in corpus.table("documents").to_pylist():
        path = paths[document["document_id"]]
        if path.is_file() and _sha256(path) == document["sha256"]:
            found[document["document_id"]] = path
        elif document["sha256"] in nearby:
            found[document["document_id"]] = nearby[document["sha256"]]
    return found


def _sha256(path: Path) -> str:
    found = path.stat()
    return _hashed(path, found.st_mtime_ns, found.st_size)


@lru_cache(maxsize=20_000)
def _hashed(path: Path, modified: int, size: int) -> str:
    """Of a file as it was when last modified: a server asks again and again."""
    return file_sha256(path)


def _cut(pdf: Path, agreements: list[dict[str, Any]]) -> dict[str, Image]:
    """What the worker does: of each agreement the part of the page its first box is on, as wide and high as its boxes there."""
    from PIL.Image import fromarray

    wanted: dict[int, list[dict[str, Any]]] = {}
    for agreement in agreements:
        wanted.setdefault(agreement["boxes"][0]["page"], []).append(agreement)
    scale = DPI / 72
    cuts: dict[str, Image] = {}
    for number, pixels in render_pages(pdf, sorted(wanted), DPI):
        renew_limit(_SECONDS_A_PAGE)
        page = fromarray(pixels)
        for agreement in wanted[number]:
            cut = cut_out(page, [box for box in agreement["boxes"] if box["page"] == number], scale)
            if cut is not None:
                cuts[agreement["agreement_id"]] = cut
    return cuts


def cut_out(page: Image, boxes: list[dict[str, Any]], scale: float, margin: float = _MARGIN) -> Image | None:
    """The part of a page, drawn at `scale` pixels a point, that holds the boxes and `margin` points around; None if empty."""
    corners = (
        max(0, round(scale * (min(box["x0"] for box in boxes) - margin))),
        max(0, round(scale * (min(box["top"] for box in boxes) - margin))),
        min(page.width, round(scale * (max(box["x1"] for box in boxes) + margin))),
        min(page.height, round(scale * (max(box["bottom"] for box in boxes) + margin))),
    )
    return page.crop(corners) if corners[0] < corners[2] and corners[1] < corners[3] else None


def _encode(picture: Image, shades: int) -> str:
    stream = io.BytesIO()
    picture.quantize(shades).convert("L").save(stream, "WEBP", lossless=True, method=4)
    return "data:image/webp;base64," + base64.b64encode(stream.getvalue()).decode("ascii")
