"""What `inspect` has a worker do with a PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jaarschijf.ingestion import Options, read_within_limits

if TYPE_CHECKING:
    from jaarschijf.schema.document import Document


def read_and_draw(
    pdf: Path, vocabulary: Path | None, options: Options, images: Path | None, tagged: bool
) -> tuple[Document, str]:
    """A document as read, and its tags as a web page when they are asked for; each of its pages is drawn in `images`.

    Raises what `extract.read.read` raises.
    """
    document = read_within_limits(pdf, vocabulary, options)
    if images is not None:
        from jaarschijf.output.page_images import write_page_images

        write_page_images(pdf, document, images)
    if not tagged:
        return document, ""
    from jaarschijf.nlp.tag import tag
    from jaarschijf.nlp.tag_page import tags_to_html

    return document, tags_to_html(document, tag(document))
