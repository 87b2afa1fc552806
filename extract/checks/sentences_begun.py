"""Running text that begins in the middle of a sentence, as where what it goes on from stands elsewhere than it did."""

from __future__ import annotations

from jaarschijf.extract.agreements.text_doubts import GOES_ON
from jaarschijf.schema.flow import Block, Line
from jaarschijf.schema.table import Table

_NOTE = 0.9  # of the size of the text
_AFTER_LABEL = 1.0  # of the font size: white between a label and its text


def goes_on_in_text(block: Block | Table | None) -> bool:
    """Whether running text begins in the middle of a sentence."""
    return isinstance(block, Block) and block.kind == "paragraph" and GOES_ON.match(block.text) is not None


def goes_on_from_none(above: Block, block: Block | Table | None) -> bool:
    """Whether running text begins in the middle of a sentence, and the one `above` it has its end."""
    # `komen het volgende overeen:` begins so, after what is considered.
    ended = above.kind != "heading" and above.text.endswith((".", "!", "?"))
    on = ended and goes_on_in_text(block) and isinstance(block, Block) and not block.text.endswith(":")
    if on and isinstance(block, Block) and _is_note_beside(block.lines[0], above.lines[-1]):
        return False
    # `tekst: gemeente Veenstad`, in a colophon; `oranje   Loopt vertraging op.`, in the key to colours
    return on and not (
        isinstance(block, Block) and (block.text.partition(" ")[0].endswith(":") or _is_label_before(block.lines[0]))
    )


def _is_label_before(line: Line) -> bool:
    """Whether a line is a label and, behind more white than a space is wide, a text that begins with a capital."""
    if len(line.words) == 1:
        return False
    label, first = line.words[:2]
    return first.text[:1].isupper() and first.box[0] - label.box[2] > _AFTER_LABEL * label.size


def _is_note_beside(line: Line, above: Line) -> bool:
    """Whether a line is set smaller than the text read before it, or stands higher and at its left, as a note in the margin does."""
    at_left = line.page == above.page and line.x1 < above.box.x0 and line.box.top < above.box.top
    return at_left or line.words[0].size < _NOTE * above.words[0].size
