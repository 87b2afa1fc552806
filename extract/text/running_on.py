"""Paragraphs and items that run on over a column or a page are one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from jaarschijf.extract.text.lines import set_alike
from jaarschijf.schema.flow import Block, Line
from jaarschijf.schema.table import Table

_IN_LINE = 2.0  # points between the edges of lines that begin alike
_FULL = 0.1  # of a line: the white at its end
_FEW = 5  # words of a line on which nothing ends
# What no paragraph ends with.
LEADS_ON = frozenset((
    "aan", "bij", "de", "dat", "der", "die", "door", "een", "en", "het", "in", "met", "naar", "of", "om", "op",
    "over", "te", "ten", "ter", "tot", "tussen", "uit", "van", "voor",
))  # fmt: skip


def joined(items: Iterable[Block | Table], before: Block | Table | None) -> list[Block | Table]:
    """A page's items with paragraphs and items whole that run on over a column, or go on with the one `before` the page."""
    result: list[Block | Table] = []
    for item in items:
        if (
            isinstance(item, Block)
            and isinstance(before, Block)
            and item.kind == "paragraph"
            and before.kind != "heading"
            and (
                _breaks(before.lines[-1], item.lines[0])
                or _is_cut(before.lines, item.lines[0])
                or _is_aside(before, item)
            )
        ):
            before.lines = [*before.lines, *item.lines]
        else:
            result.append(item)
            before = item
    return result


def _has_moved(above: Line, below: Line) -> bool:
    return above.page != below.page or below.box.top < above.box.top


def _is_aside(before: Block, block: Block) -> bool:
    """Whether all that stands at the head of a column or page is in brackets, behind the end of an item: `(Woonborg, mei 2030)`."""
    if before.kind != "item" or not _has_moved(before.lines[-1], block.lines[0]):
        return False
    text = " ".join(line.text for line in block.lines).rstrip(".")
    return text.startswith("(") and text.endswith(")") and text.count("(") == 1


def _breaks(above: Line, below: Line) -> bool:
    moved = _has_moved(above, below)
    alike = abs(above.words[-1].size - below.words[0].size) < 0.6
    first = below.words[0].text[0]
    # A sentence goes on after a semicolon, and an introduction after its colon.
    ended = above.text[-1] in (".?!" if first.islower() else ".:;?!") or above.text.endswith((".”", ".'", ".’", ".)"))
    return moved and alike and not ended and (first.islower() or first.isdigit() or above.words[-1].text in LEADS_ON)


def _is_cut(text: Sequence[Line], below: Line) -> bool:
    """Whether a text ends at a page's foot where a line was full and no sentence was, and a line that is set as its own lines
    are goes on, with a name perhaps."""
    above = text[-1]
    # `Planning: Q2 2030` is whole, though it is the longest of its lines.
    few = len(text) == 1 or len(above.words) < _FEW
    if above.page == below.page or few or above.text[-1] in ".:;?!”’":
        return False
    alike = set_alike(above, below) and abs(above.box.x0 - below.box.x0) < _IN_LINE
    return alike and above.x1 >= max(line.x1 for line in text[:-1]) - _FULL * (above.x1 - above.box.x0)
