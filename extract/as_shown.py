"""Where texts stand on pages that were turned to be read: on the page as it is shown, which may lie on its side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from jaarschijf.schema.document import Attachment, PageBox, Passage, Row
from jaarschijf.schema.geometry import Box, Page

# The pages that were turned, by their number.
Turned = Mapping[int, Page]


def rows_as_shown(rows: Iterable[Row], turned: Turned) -> tuple[Row, ...]:
    """The rows with the boxes of their texts on the pages as these are shown."""
    return tuple(_row(row, turned) for row in rows) if turned else tuple(rows)


def _row(row: Row, turned: Turned) -> Row:
    def shown(passage: Passage | None) -> Passage | None:
        return None if passage is None else passage_as_shown(passage, turned)

    return replace(
        row,
        doelstelling=shown(row.doelstelling),
        kaderafspraak=shown(row.kaderafspraak),
        jaarafspraken={year: passage_as_shown(passage, turned) for year, passage in row.jaarafspraken.items()},
        toelichting=shown(row.toelichting),
        trekker=shown(row.trekker),
        gereed=shown(row.gereed),
    )


def passage_as_shown(passage: Passage, turned: Turned) -> Passage:
    """The text with its boxes on the pages as these are shown; the same one where none of these was turned."""
    if not any(box.page in turned for box in passage.boxes):
        return passage
    boxes = (PageBox.on(box.page, _box(Box(*box[1:]), turned.get(box.page))) for box in passage.boxes)
    return replace(passage, boxes=tuple(boxes))


def attachment_as_shown(attachment: Attachment, turned: Turned) -> Attachment:
    """The table with its box on the page as that is shown."""
    return attachment.model_copy(update={"box": tuple(_box(Box(*attachment.box), turned.get(attachment.page)))})


def _box(box: Box, page: Page | None) -> Box:
    return box if page is None else page.as_shown(box)
