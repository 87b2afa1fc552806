"""How clauses in prose are numbered, and where their text stands beside the number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from string import ascii_lowercase

from jaarschijf.extract.text.alignment import line_segments
from jaarschijf.extract.wording.bullets import without_bullet
from jaarschijf.extract.wording.number_series import next_number
from jaarschijf.extract.wording.prose_wording import says
from jaarschijf.schema.flow import Block, Line
from jaarschijf.schema.geometry import Word

# A line of its own over what it numbers: `1.2`, `B3`.
LONE_NUMBER = re.compile(r"(?:20\d\d[-./]\d{1,3}|\d{1,2}\.\d{1,2}|[A-Z]\.?\d{1,2})(?:\.?[a-z])?[.:)]?")
ARTICLE = re.compile(
    r"^(?:artikel|art\.|(?:prestatie|jaar|kader|raam|meerjaren)?afspraak|actie|activiteit|maatregel)\s+(?P<number>20\d\d[-./]\d{1,3}|(?:[A-Z]{1,3}-)?(?:[A-Z]\.?)?\d{1,2}(?:[.-]\d{1,2}){0,3}[a-z]?)(?!\d)[.:)]?",
    re.IGNORECASE,
)
CLAUSE = re.compile(
    r"^\[?(?P<number>20\d\d[-./]\d{1,3}(?!\d)|\d{1,2}(?:\.\d{1,2}){1,3}[a-z]?|\d{1,2}(?:\.\d{1,2}){0,3}\.[a-z](?=[.:)]?\s+[A-Z])|[A-Z]\.?\d{1,2}(?:\.\d{1,2})?(?:\.?[a-z](?=[.:)]?\s+[A-Z]))?|[A-Z]{1,3}[-.]\d{1,2}(?:\.\d{1,2})?(?:\.?[a-z](?=[.:)]?\s+[A-Z]))?|\d{1,2}[a-z](?=[.:)]?\s+[A-Z]))(?:[.:)]|\][.:]?)?(?=\s|$)"
)
COUNTED = re.compile(r"^\(?(?P<number>\d{1,2}[a-z]?)[.)](?=\s)|^\(?(?P<letter>[a-z])[.)](?=\s)")
# Before a title over who is to act: `3 Verkoop`.
UNMARKED = re.compile(r"^(?P<number>\d{1,2})(?P<letter>)(?=\s+[A-Z])")
_OWN_NUMBER = re.compile(
    r"^(?:(?:\d{1,2}(?:\.\d{1,2})*\.?|[A-Z]\.)\s+|(?i:deel|hoofdstuk|paragraaf)\s+(?:[A-Z]|\d{1,2}|[IVX]{1,4})\b\s*[.:)–-]?\s+)"
)
_IN_LINE = 3.0  # points between the beginnings of lines
_FAR, _FEW = 3.0, 6  # of the font size: white within a line; words at its end
# A footnote's mark is set at most so large as its text.
_OF_A_MARK = 0.8
_OF_A_NOTE = 0.87


def number_of(text: str) -> str | None:
    """The number or letter that a text begins with, bare; None when it has none."""
    match = _marker(text)
    if match is None:
        return None
    groups = match.groupdict()
    return groups.get("number") or groups.get("letter")


def block_number(block: Block) -> str | None:
    """The number or letter of a clause, bare: one that its text begins with, or that hangs out before it without a dot."""
    hanging = block.marker if block.kind == "item" and block.marker and block.marker.isdigit() else None
    return number_of(block.text) or hanging


def _marker(text: str) -> re.Match[str] | None:
    return ARTICLE.match(text) or CLAUSE.match(text) or COUNTED.match(text)


def follows(number: str, last: str | None) -> bool:
    """Whether a clause is numbered on from the `last`, or is the first under the next letter or part: B2 or D1 after B1, DU-1
    after BT-3, 3a after 2c, 4.2.1 after 4.1.3."""
    if number.endswith(".1") and last is not None and last.count(".") == number.count(".") > 1:
        part, begun = last.rpartition(".")[0], number.rpartition(".")[0]
        return begun in (next_number(part), f"{next_number(part.rpartition('.')[0])}.1")
    if last is not None and (lettered := re.fullmatch(r"(.*\d)(\.?)[a-z]", last)):
        return number in (next_number(last), f"{next_number(lettered[1])}{lettered[2]}a")
    first = last is not None and last[:1].isalpha() and re.fullmatch(r"[A-Z]{1,3}[.-]?1", number) is not None
    return first or next_number(last) == number


def begins_chapter(number: str, last: str | None) -> bool:
    """Whether a clause is the first of the chapter after that of the `last`: 8.1 after 7.4."""
    chapter, _, place = (last or "").partition(".")
    return chapter.isdecimal() and place.isdecimal() and number == f"{int(chapter) + 1}.1"


def without_marker(line: Line) -> list[Word]:
    """The words of a line after the number that it has."""
    # `→ 1.1 Woonborg bouwt`: the number behind the mark of an item.
    words, _ = without_bullet(line)
    match = _marker(Line(line.page, words).text)
    return words[len(match[0].split()) :] if match else line.words[1:]


def without_number(text: str) -> str:
    """A heading without its number: `Afspraken` of `2.1 Afspraken`, and of `Deel B: Afspraken`."""
    return _OWN_NUMBER.sub("", text, count=1)


def are_counted(blocks: Sequence[Block]) -> bool:
    """Whether blocks are members of an article: `1. ...`, `2. ...`, or a first one alone."""
    # What has no number is of the member before it: a list after a colon.
    numbers = [number for block in blocks if block.kind == "item" and (number := block_number(block)) is not None]
    if any(map(str.isdecimal, numbers)):
        numbers = [number for number in numbers if number not in ascii_lowercase]
    return bool(numbers) and numbers == [str(place) for place in range(1, len(numbers) + 1)]


def are_lettered(blocks: Sequence[Block]) -> bool:
    """Whether blocks are the points of a list: `a. ...`, `b. ...`."""
    letters = [number for block in blocks if block.kind == "item" and (number := number_of(block.text)) is not None]
    return len(letters) > 1 and letters == list(ascii_lowercase[: len(letters)])


def is_called_agreement(text: str) -> bool:
    """Whether a text begins with a number that is said to be of an agreement, and not of any article: `Afspraak 1.2`."""
    return ARTICLE.match(text) is not None and not text.lower().startswith("art")


def is_footnote(block: Block, size: float = 0.0) -> bool:
    """Whether a block begins with a figure set smaller than the words after it, as the mark before a footnote is; or with a
    figure, and all of it is set smaller than clauses of this `size`."""
    mark, *rest = block.lines[0].words
    if not mark.text.rstrip(".)").isdigit() or not rest:
        return False
    return rest[0].size < _OF_A_NOTE * size or (mark.text.isdigit() and mark.size < _OF_A_MARK * rest[0].size)


def is_small(block: Block, size: float) -> bool:
    """Whether a paragraph without a number is set smaller than the agreements before it, which are of this `size`: a note, in the
    margin say."""
    return (
        block.kind == "paragraph" and block.lines[0].words[0].size < _OF_A_NOTE * size and block_number(block) is None
    )


def is_set_apart(block: Block, size: float) -> bool:
    """Whether a paragraph without a number is set smaller than the agreements before it, which are of this `size`, or larger and in
    italics: a note, or a quotation."""
    if is_small(block, size):
        return True
    large = block.kind == "paragraph" and 0 < size < _OF_A_NOTE * block.lines[0].words[0].size
    return large and all(word.italic for line in block.lines for word in line.words) and block_number(block) is None


def is_aside(block: Block, first: Block) -> bool:
    """Whether a block under the `first` of an agreement is none of it: a caption, a quotation, a note, figures of a drawing."""
    spoken = any(says(kind, block.text) for kind in ("asides", "remarks", "insets"))
    return spoken or is_footnote(block, first.lines[0].words[-1].size) or not any(map(str.isalpha, block.text))


def text_edge(block: Block) -> float:
    """Where the text of a clause stands whose number hangs out before it, in points; -1 when it does not."""
    first = block.lines[0]
    x0 = block.lines[1].box.x0 if len(block.lines) > 1 else first.words[min(1, len(first.words) - 1)].box.x0
    return x0 if x0 > first.box.x0 + 6 else -1.0


def set_apart(block: Block) -> list[Word]:
    """The few words at the end of a first line that stand far from the number it begins with; none where none do."""
    line = block.lines[0]
    words = without_marker(line)
    marker = line.words[: -len(words)] if words else []
    apart = marker and words[0].box.x0 - marker[-1].box.x1 > _FAR * words[0].size
    few = len(words) <= _FEW * len(line_segments(words)) and not line.text.endswith(".")
    under = block.lines[1].box.x0 if len(block.lines) > 1 else line.box.x0
    return words if apart and few and abs(under - line.box.x0) < _IN_LINE else []


def is_beside(block: Block, above: Block) -> bool:
    """Whether a block stands higher than the one before it on their page: in the next column."""
    last, first = above.lines[-1], block.lines[0]
    return last.page == first.page and first.box.bottom < last.box.top
