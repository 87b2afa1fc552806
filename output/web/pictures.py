"""Pictures of pages and cells, drawn when they are asked for; only of documents in the corpus that are still the same file."""

from __future__ import annotations

import io
import threading
from collections import OrderedDict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from jaarschijf.extract.pdf.pages import render_pages
from jaarschijf.output.limited import DRAWING, LimitedWorker
from jaarschijf.output.report_pictures import cut_out, unchanged_pdfs
from jaarschijf.schema.problems import GivenUp, UnreadableFile

if TYPE_CHECKING:
    from jaarschijf.output.web.live import LiveCorpus

DPI = 130
_BOX = (0, 90, 200)
_KEPT = 200
# In points: what is shown around a row, so that its neighbours tell where it stands.
_AROUND_STRIP = 24.0
_AROUND_CELL = 5.0

# The boxes and little more; the width of the page at their height, with them outlined; the whole page, so too.
Kind = Literal["cell", "strip", "page"]

_AGREEMENT = "select document_id, page, boxes from agreements where agreement_id = ?"
_ROW = """
select r.document_id, r.page, coalesce(flatten(list(a.boxes) filter (a.boxes is not null)), []) as boxes
from agreement_rows r left join agreements a using (row_id) where r.row_id = ? group by all
"""


class Place(NamedTuple):
    """A page (from 1) of a PDF, and the boxes on it that matter (points from the page's top left)."""

    pdf: Path
    page: int
    boxes: tuple[tuple[float, float, float, float], ...]


class Pictures:
    """Draws WebP pictures, one at a time, in a process with limits. The last ones are kept."""

    def __init__(self, live: LiveCorpus, folder: Path | None) -> None:
        """`folder`: where PDFs lie that have moved since they were ingested."""
        self._live = live
        self._folder = folder
        self._lock = threading.Lock()
        self._worker = LimitedWorker(DRAWING)
        self._drawn: OrderedDict[tuple[Place, Kind], bytes | None] = OrderedDict()

    def close(self) -> None:
        """End the process that draws."""
        with self._lock:
            self._worker.close()

    def agreement(self, agreement_id: str, kind: Kind, page: int | None = None) -> bytes | None:
        """Where an agreement stands on `page`, or on its first; None when it is not in the corpus, or its PDF has gone."""
        return self._picture(_AGREEMENT, agreement_id, kind, page)

    def row(self, row_id: str, kind: Kind, page: int | None = None) -> bytes | None:
        """Where a row stands, as `agreement` gives it."""
        return self._picture(_ROW, row_id, kind, page)

    def _picture(self, sql: str, identity: str, kind: Kind, page: int | None) -> bytes | None:
        with self._live.reading() as corpus:
            pdfs = unchanged_pdfs(corpus, self._folder)
            found = corpus.query(sql, [identity]).rows
        if not found or found[0][0] not in pdfs:
            return None
        document_id, first, boxes = found[0]
        page = page or first
        if page not in {first, *(box["page"] for box in boxes)}:
            return None
        corners = tuple((b["x0"], b["top"], b["x1"], b["bottom"]) for b in boxes if b["page"] == page)
        return self._kept(Place(pdfs[document_id], page, corners), kind)

    def _kept(self, place: Place, kind: Kind) -> bytes | None:
        with self._lock:
            key = place, kind
            if key not in self._drawn:
                try:
                    self._drawn[key] = self._worker.call(place.pdf, _draw, place, kind)
                except GivenUp:  # nor would it be drawn the next time
                    self._drawn[key] = None
                except UnreadableFile:
                    # It wants a password, or went this very moment: the page tells that there is no picture.
                    return None
                if len(self._drawn) > _KEPT:
                    self._drawn.popitem(last=False)
            self._drawn.move_to_end(key)
            return self._drawn[key]


def _draw(place: Place, kind: Kind) -> bytes:
    """What the worker does."""
    from PIL import Image, ImageDraw

    scale = DPI / 72
    ((_, pixels),) = render_pages(place.pdf, [place.page], DPI)
    picture = Image.fromarray(pixels)
    boxes: list[dict[str, Any]] = [dict(zip(("x0", "top", "x1", "bottom"), box, strict=True)) for box in place.boxes]
    if kind == "cell" and boxes:
        picture = cut_out(picture, boxes, scale, _AROUND_CELL) or picture
    elif boxes:
        picture = picture.convert("RGB")
        pen = ImageDraw.Draw(picture)
        for x0, top, x1, bottom in place.boxes:
            pen.rectangle([scale * (x0 - 2), scale * (top - 2), scale * (x1 + 2), scale * (bottom + 2)], None, _BOX, 3)
        if kind == "strip":
            wide = [{**box, "x0": 0.0, "x1": picture.width / scale} for box in boxes]
            picture = cut_out(picture, wide, scale, _AROUND_STRIP) or picture
    stream = io.BytesIO()
    picture.save(stream, "WEBP", quality=80, method=2)
    return stream.getvalue()
