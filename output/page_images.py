"""Pages as pictures with what was read drawn on them: to see at a glance what became of each piece of text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from jaarschijf.extract.pdf.pages import render_pages
from jaarschijf.output.limited import SECONDS_A_PAGE
from jaarschijf.schema.document import PageBox
from jaarschijf.schema.problems import OutputError
from jaarschijf.worker import renew_limit

if TYPE_CHECKING:
    from jaarschijf.schema.document import Document

DPI = 110
# One colour for each kind of cell (red, green, blue), so that a shifted column shows; what was not placed is red.
COLORS = {
    "doelstelling": (31, 119, 180),
    "kaderafspraak": (148, 103, 189),
    "jaarafspraak": (44, 160, 44),
    "toelichting": (140, 86, 75),
    "trekker": (255, 127, 14),
    "gereed": (23, 190, 207),
    "attachment": (127, 127, 127),
    "unplaced": (214, 39, 40),
}


def write_page_images(pdf: Path, document: Document, folder: Path) -> list[Path]:
    """Write each page as `page-001.png` with the boxes of its cells in the colour of their kind; gives the paths.

    An inherited cell is drawn where its text stands.
    """
    from PIL import Image, ImageDraw

    folder.mkdir(parents=True, exist_ok=True)
    boxes: dict[int, list[tuple[str, PageBox]]] = {}
    for kind, box in _boxes(document):
        boxes.setdefault(box.page, []).append((kind, box))
    written = []
    scale = DPI / 72
    for number, picture in render_pages(pdf, range(1, document.page_count + 1), DPI):
        renew_limit(SECONDS_A_PAGE)
        image = Image.fromarray(picture).convert("RGB")
        pen = ImageDraw.Draw(image)
        for kind, box in boxes.get(number, []):
            corners = [scale * edge for edge in (box.x0 - 1, box.top - 1, box.x1 + 1, box.bottom + 1)]
            pen.rectangle(corners, outline=COLORS[kind], width=2)
        path = folder / f"page-{number:03}.png"
        try:
            image.save(path)
        except OSError as error:
            raise OutputError(f"can't be written: {error.strerror or error}", where=str(path)) from error
        written.append(path)
    return written


def _boxes(document: Document) -> Iterator[tuple[str, PageBox]]:
    for row in document.rows:
        for kind in ("doelstelling", "kaderafspraak", "toelichting", "trekker", "gereed"):
            passage = getattr(row, kind)
            if passage is not None:
                yield from ((kind, box) for box in passage.boxes)
        for passage in row.jaarafspraken.values():
            yield from (("jaarafspraak", box) for box in passage.boxes)
    for attachment in document.attachments:
        yield "attachment", PageBox(attachment.page, *attachment.box)
    for passage in document.ledger.unplaced_text:
        yield from (("unplaced", box) for box in passage.boxes)
