"""Where texts stand on pages that were turned to be read: on the page as it is shown, which may lie on its side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from jaarschijf.schema.document import Attachment, Document, PageBox, Passage, Row
from jaarschijf.schema.geometry import Box, Page

# The pages that were turned, by their number.
Turned = Mapping[int, Page]


def as_shown(document: Document, turned: Turned) -> Document:
    """The document with the boxes of all its texts and tables on the pages as these are shown."""
    if not turned:
        return document
    ledger = document.ledger
    unplaced = tuple(_passage(passage, turned) for passage in ledger.unplaced_text)
    return document.model_copy(
        update={
            "rows": tuple(_row(row, turned) for row in document.rows),
            "attachments": tuple(_attachment(table, turned) for table in document.attachments),
            "ledger": ledger.model_copy(update={"unplaced_text": unplaced}),
        }
    )


def _row(row: Row, turned: Turned) -> Row:
    def shown(passage: Passage | None) -> Passage | None:
        return None if passage is None else _passage(passage, turned)

    return replace(
        row,
        doelstelling=shown(row.doelstelling),
        kaderafspraak=shown(row.kaderafspraak),
        jaarafspraken={year: _passage(passage, turned) for year, passage in row.jaarafspraken.items()},
        toelichting=shown(row.toelichting),
        trekker=shown(row.trekker),
        gereed=shown(row.gereed),
    )


def _passage(passage: Passage, turned: Turned) -> Passage:
    if not any(box.page in turned for box in passage.boxes):
        return passage
    boxes = (PageBox.on(box.page, _box(Box(*box[1:]), turned.get(box.page))) for box in passage.boxes)
    return replace(passage, boxes=tuple(boxes))


def _attachment(attachment: Attachment, turned: Turned) -> Attachment:
    return attachment.model_copy(update={"box": tuple(_box(Box(*attachment.box), turned.get(attachment.page)))})


def _box(box: Box, page: Page | None) -> Box:
    return box if page is None else page.as_shown(box)
