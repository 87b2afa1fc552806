"""Pictures of agreements cut from the pages of their PDFs, small enough to lie in the report itself.

The cuts of a document lie below each other on a few large pictures, its sheets: letters come back all over a document, so a
sheet takes a third to two thirds of what its cuts take one by one. The report's script cuts them out again.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from jaarschijf.extract.pdf.pages import render_pages
from jaarschijf.output.limited import DRAWING, SECONDS_A_PAGE, LimitedWorker
from jaarschijf.schema.identity import file_sha256
from jaarschijf.schema.problems import UnreadableFile
from jaarschijf.worker import renew_limit

if TYPE_CHECKING:
    from PIL.Image import Image

    from jaarschijf.corpus.store import Corpus

_MARGIN = 4  # points around a cell
_TALLEST = 12_000  # pixels; a sheet in WebP can be 16,383 high
_SAMPLE = 3  # documents by which it is judged what all take
_LEAST = 250  # bytes that a picture takes at the very least: of more pictures than could fit none is cut
_PLACE = 12  # bytes for a picture's place on its sheet, packed among the texts


class Level(NamedTuple):
    """How fine pictures are: pixels an inch, and shades of grey. Text in few shades is far smaller so than as a photograph."""

    dpi: int
    shades: int


# The finest that fits is taken; text in what is coarser than the last can't be read at ease.
LEVELS = (Level(100, 8), Level(100, 4), Level(86, 4), Level(86, 3), Level(75, 3))


class Place(NamedTuple):
    """Where a picture is on the sheets of its pack, in pixels: which sheet, how far down, how wide and how high."""

    sheet: int
    top: int
    width: int
    height: int


@dataclass(slots=True)
class PicturePack:
    """Pictures of agreements: WebP sheets in base64, the place on them by agreement_id, and the pixels an inch."""

    dpi: int = LEVELS[0].dpi
    sheets: list[str] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """About how many bytes it takes in a report."""
        return sum(map(len, self.sheets)) + _PLACE * len(self.places)

    def of(self, identities: Iterable[str]) -> PicturePack:
        """The pictures of these agreements only, with the sheets they are on."""
        places = {identity: self.places[identity] for identity in identities if identity in self.places}
        order = {sheet: place for place, sheet in enumerate(sorted({place.sheet for place in places.values()}))}
        return PicturePack(
            self.dpi,
            [self.sheets[sheet] for sheet in order],
            {identity: place._replace(sheet=order[place.sheet]) for identity, place in places.items()},
        )


def pack_pictures(corpus: Corpus, wanted: Sequence[str], *, budget: int, folder: Path | None = None) -> PicturePack:
    """Pictures of the agreements `wanted` (ids, what matters most first) whose PDF is at hand, in at most `budget` bytes.

    A PDF is looked for where it was ingested, then in `folder`, and taken only when its content is still the same. When the
    pictures do not fit, all get coarser; when they still do not, the first of `wanted` get one.
    """
    pdfs = unchanged_pdfs(corpus, folder)
    known = {record["agreement_id"]: record for record in corpus.table("agreements").to_pylist()}
    drawable = [known[identity] for identity in wanted if known[identity]["boxes"]]
    chosen = [record for record in drawable if record["document_id"] in pdfs][: budget // _LEAST]
    pack = PicturePack()
    with closing(LimitedWorker(DRAWING)) as worker:
        draftsman = _Draftsman(pdfs, worker)
        for level in LEVELS[_first_that_may_fit(chosen, draftsman, budget) :]:
            pack = draftsman.pack(chosen, level)
            if pack.size <= budget:
                return pack
        while pack.size > budget:
            chosen = chosen[: int(0.97 * len(chosen) * budget / pack.size)]
            pack = draftsman.pack(chosen, LEVELS[-1])
    return pack


def _first_that_may_fit(chosen: Sequence[dict[str, Any]], draftsman: _Draftsman, budget: int) -> int:
    """The place of the finest level at which all may fit, judged by some documents; else of the last one."""
    documents = list(dict.fromkeys(record["document_id"] for record in chosen))
    some = set(documents[:: max(1, len(documents) // _SAMPLE)][:_SAMPLE])
    sample = [record for record in chosen if record["document_id"] in some]
    low, high = 0, len(LEVELS) - 1
    while low < high:
        middle = (low + high) // 2
        if draftsman.pack(sample, LEVELS[middle]).size * len(chosen) <= budget * len(sample):
            high = middle
        else:
            low = middle + 1
    return low


class _Draftsman:
    """Has pictures drawn in a process with limits. A document that can't be drawn within them has none."""

    def __init__(self, pdfs: dict[str, Path], worker: LimitedWorker) -> None:
        self._pdfs, self._worker = pdfs, worker

    def pack(self, chosen: Iterable[dict[str, Any]], level: Level) -> PicturePack:
        """Pictures of these agreements at a level, on sheets for each document."""
        documents: dict[str, list[dict[str, Any]]] = {}
        for record in chosen:
            told = {name: record[name] for name in ("agreement_id", "ordinal", "year", "boxes")}
            documents.setdefault(record["document_id"], []).append(told)
        pack = PicturePack(level.dpi)
        for document_id, agreements in documents.items():
            if (pdf := self._pdfs.get(document_id)) is None:
                continue
            try:
                drawn = self._worker.call(pdf, _draw, pdf, agreements, level)
            except UnreadableFile:
                # Opened with a password at the time, out of reach by now, too much to draw: nor would it be the next time.
                del self._pdfs[document_id]
                continue
            before = len(pack.sheets)
            pack.sheets += drawn.sheets
            pack.places |= {identity: at._replace(sheet=before + at.sheet) for identity, at in drawn.places.items()}
        return pack


def _draw(pdf: Path, agreements: Sequence[dict[str, Any]], level: Level) -> PicturePack:
    """What the worker does with one document."""
    pack = PicturePack(level.dpi)
    sheet: list[Image] = []
    height = 0
    for identity, cut in _cut(pdf, agreements, level.dpi):
        if sheet and height + cut.height > _TALLEST:
            pack.sheets.append(_encoded(sheet, level.shades))
            sheet, height = [], 0
        pack.places[identity] = Place(len(pack.sheets), height, cut.width, cut.height)
        sheet.append(cut)
        height += cut.height
    if sheet:
        pack.sheets.append(_encoded(sheet, level.shades))
    return pack


def _encoded(cuts: Sequence[Image], shades: int) -> str:
    """The cuts below each other in so many shades of grey from black to white, as WebP in base64."""
    steps = shades - 1
    stream = io.BytesIO()
    _stacked(cuts).point([round(round(grey * steps / 255) * 255 / steps) for grey in range(256)]).save(
        stream, "WEBP", lossless=True, method=4
    )
    return base64.b64encode(stream.getvalue()).decode("ascii")


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


def _cut(pdf: Path, agreements: Sequence[dict[str, Any]], dpi: int) -> Iterator[tuple[str, Image]]:
    """Of each agreement the part of the page its boxes are on; of one that runs on over a page's end the parts below each other."""
    from PIL import Image

    wanted: dict[int, list[dict[str, Any]]] = {}
    for agreement in sorted(agreements, key=lambda agreement: (agreement["ordinal"], agreement["year"])):
        for page in sorted({box["page"] for box in agreement["boxes"]}):
            wanted.setdefault(page, []).append(agreement)
    parts: dict[str, list[Image.Image]] = {}
    for number, pixels in render_pages(pdf, sorted(wanted), dpi):
        renew_limit(SECONDS_A_PAGE)
        page_picture = Image.fromarray(pixels)
        for agreement in wanted[number]:
            found = parts.setdefault(agreement["agreement_id"], [])
            cut = cut_out(page_picture, [box for box in agreement["boxes"] if box["page"] == number], dpi / 72)
            if cut is not None:
                found.append(cut)
            if found and number == max(box["page"] for box in agreement["boxes"]):
                yield agreement["agreement_id"], _stacked(parts.pop(agreement["agreement_id"]))


def _stacked(pictures: Sequence[Image]) -> Image:
    """Pictures below each other, on white, as wide as the widest."""
    from PIL import Image

    stack = Image.new("L", (max(each.width for each in pictures), sum(each.height for each in pictures)), 255)
    height = 0
    for each in pictures:
        stack.paste(each, (0, height))
        height += each.height
    return stack


def cut_out(page: Image, boxes: list[dict[str, Any]], scale: float, margin: float = _MARGIN) -> Image | None:
    """The part of a page, drawn at `scale` pixels a point, that holds the boxes and `margin` points around; None if empty."""
    corners = (
        max(0, round(scale * (min(box["x0"] for box in boxes) - margin))),
        max(0, round(scale * (min(box["top"] for box in boxes) - margin))),
        min(page.width, round(scale * (max(box["x1"] for box in boxes) + margin))),
        min(page.height, round(scale * (max(box["bottom"] for box in boxes) + margin))),
    )
    return page.crop(corners) if corners[0] < corners[2] and corners[1] < corners[3] else None
