"""The text outside the tables as headings, paragraphs and list items, in reading order with the tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from jaarschijf.extract.text.body_type import BodyType
from jaarschijf.extract.text.contents import contents_lines
from jaarschijf.extract.text.counted_items import set_counted
from jaarschijf.extract.text.line_lists import lines_apart
from jaarschijf.extract.text.lines import CLOSE, set_alike
from jaarschijf.extract.text.margin_titles import TitleLines
from jaarschijf.extract.text.panels import set_panels
from jaarschijf.extract.text.paragraph_starts import split_paragraphs, tells_field
from jaarschijf.extract.text.paragraphs import lines_to_text, words_to_text
from jaarschijf.extract.text.plain_titles import LONGEST_TITLE, find_plain_titles
from jaarschijf.extract.text.reading_order import FigureLines, LabelLines, MarginLines, page_to_bands
from jaarschijf.extract.text.running_on import LEADS_ON, joined
from jaarschijf.extract.text.runs_of_size import by_size
from jaarschijf.extract.text.side_by_side import page_to_parts
from jaarschijf.extract.wording.bullets import without_bullet
from jaarschijf.extract.wording.labels import is_side_label
from jaarschijf.extract.wording.lexicon import Lexicon
from jaarschijf.schema.flow import Block, Layout, Line, PageFlow
from jaarschijf.schema.geometry import Box, Word, middle_of
from jaarschijf.schema.table import Table

_KIND_WORDS = r"deel|hoofdstuk|thema|pijler|speerpunt|programmalijn|paragraaf|artikel|afspraak|bijlage"
_NUMBERED_WORDS = rf"{_KIND_WORDS}|(?:prestatie|jaar|kader|raam|meerjaren)afspraak|actie|activiteit|maatregel"
_MARKER = re.compile(
    rf"^(?P<marker>(?i:{_NUMBERED_WORDS})\s+(?:\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}|[A-Z](?:\.?\d{{1,2}})?|[IVX]{{1,5}})\b[.:)]?"
    r"|20\d\d[-./]\d{1,3}[.:)]?(?=\s)|\d{1,2}(?:\.\d{1,2}){1,3}(?:\.?[a-z])?[.:)]?(?=\s)|\d{1,2}[.)](?=\s)|\d{1,2}\.?[a-z][.:)]?(?=\s+[A-Z])|[A-Z]\.?\d{1,2}(?:\.\d{1,2})?(?:\.?[a-z])?[.:)]?(?=\s)|[A-Z]{1,3}[-.]\d{1,2}[.:)]?(?=\s)"
    r"|\[(?:[A-Z]?\d{1,2}(?:\.\d{1,2}){0,2}|[A-Z]{1,3}-\d{1,2})\][.:]?(?=\s)"
    r"|\(?[a-zA-Z]\)(?=\s)|[a-z]\.(?=\s)|[IVX]{2,5}\.(?=\s))"
)
_KIND = re.compile(rf"^(?P<kind>{_KIND_WORDS})\b", re.IGNORECASE)
_KIND_RANK = {"deel": 0, "hoofdstuk": 1, "thema": 1, "pijler": 1, "speerpunt": 1, "programmalijn": 1, "bijlage": 1}
_LONG = 18  # words; a longer line is running text, however it is set
_LONGEST_HEADING = 24  # words, over all its lines
_LARGER = 1.08
_LONE_NUMBER = re.compile(r"(?:[IVX]{1,5}|[A-H])[.:]?")
_MOST_DIGITS, _IN_LINE = 2, 2.0  # of a clause's number, and points between the edges of lines that begin alike
# Of the font size: the white after a number that hangs out, or stands before one line, and how large it is.
_HANGING, _FAR, _LEAST_NUMBER = 0.6, 0.9, 0.8


@dataclass(frozen=True, slots=True)
class _Style:
    """How a line is set: font size rounded to half a point, all bold, all capitals, coloured."""

    size: float
    bold: bool
    capitals: bool
    colored: bool


def pages_to_flow(layouts: Iterable[Layout], body: BodyType, lexicon: Lexicon) -> Iterator[PageFlow]:
    """Each page with its tables, and the words outside them as blocks, in reading order.

    A heading is known by its size, weight, colour and numbering beside the document's running text, which is set as `body`
    tells; its `rank` is how it is set. A table of contents gives a block for each of its lines. A paragraph that runs on over a page is one block, of the page it begins on.
    """
    waiting: list[PageFlow] = []
    last: Block | Table | None = None
    for layout in layouts:
        items: list[Block | Table] = []
        in_margin: set[int] = set()
        for part, beside in page_to_parts(layout.body, layout.tables):
            for item in page_to_bands(part, beside, layout.boxes, layout.panels):
                own = [item] if isinstance(item, Table) else _cells_to_blocks(item, layout.cells, body, lexicon)
                in_margin |= set(map(id, own)) if isinstance(item, MarginLines) else set()
                if layout.panels or layout.boxes:
                    panels = [*layout.panels, *layout.boxes]
                    set_panels((block for block in own if isinstance(block, Block)), panels)
                items += own
        set_counted([item for item in items if isinstance(item, Block)])
        page = PageFlow(layout.page, layout.furniture, joined(items, last))
        waiting.append(page)
        text = [item for item in page.items if id(item) not in in_margin]
        if text:
            last = text[-1]
            # The text before can't run on any more.
            yield from (_told(before, lexicon) for before in waiting[:-1])
            del waiting[:-1]
    yield from (_told(before, lexicon) for before in waiting)


def _cells_to_blocks(lines: list[Line], cells: Sequence[Box], body: BodyType, lexicon: Lexicon) -> list[Block]:
    """The blocks of a band; what begins a row of a table of one column is an item, and what stands beside text begins none."""
    if not cells or isinstance(lines, MarginLines):
        return _band_to_blocks(lines, body, lexicon)
    blocks: list[Block] = []
    for cell, part in groupby(
        lines, lambda line: next((c for c in cells if c.covers(*line.words[0].box.center)), None)
    ):
        own = _band_to_blocks(list(part), body, lexicon)
        if cell is not None and own[0].kind in ("paragraph", "item") and not tells_field(own[0].lines[0]):
            own[0].kind, own[0].panel = "item", cell
        blocks += own
    return blocks


def _band_to_blocks(lines: list[Line], body: BodyType, lexicon: Lexicon) -> list[Block]:
    if isinstance(lines, TitleLines) and lines[0].words[0].color != body.color:
        return [_heading_block(lines)]
    # Nothing in these is a heading, however it is set.
    if isinstance(lines, FigureLines):
        return [_text_block([line]) for line in lines]
    if not isinstance(lines, LabelLines):
        return _lines_to_blocks(lines, body, lexicon)
    parts: list[list[Line]] = []
    for line in lines:
        if not parts or is_side_label(line.words):
            parts.append([])
        parts[-1].append(line)
    return [_text_block(part) for part in parts]


def _lines_to_blocks(lines: list[Line], body: BodyType, lexicon: Lexicon) -> list[Block]:
    contents = contents_lines(lines)
    blocks: list[Block] = []
    run: list[Line] = []
    heading: list[Line] = []

    def close() -> None:
        for sized in by_size(run):
            blocks.extend(_text_block(paragraph) for paragraph in split_paragraphs(sized, lexicon, body.pitch))
        run.clear()
        if heading:
            # What is introduced in large type reads as a text all the same.
            is_text = sum(len(line.words) for line in heading) > LONGEST_TITLE and heading[-1].text[-1] in ".;"
            # Of a drawing, as the label that houses have.
            is_text |= len(heading) == 1 and _LONE_NUMBER.fullmatch(heading[0].text) is not None
            blocks.append(_text_block(list(heading)) if is_text else _heading_block(list(heading)))
        heading.clear()

    words, quoted = _run_words(lines), _quoted(lines)
    for i, line in enumerate(lines):
        if i in contents:
            close()
            blocks.append(Block("contents", [line]))
            continue
        above, below = (lines[i - 1] if i else None), (lines[i + 1] if i + 1 < len(lines) else None)
        goes_on = heading and not run and _same_heading(heading[-1], line) and not any(c.isalpha() for c in line.text)
        if i not in quoted and words[i] <= _LONGEST_HEADING and (goes_on or _is_heading(line, above, below, body)):
            if run or (heading and not (_same_heading(heading[-1], line) or _numbers_title(heading, line))):
                close()
            heading.append(line)
        else:
            if heading and _ends_sentence(heading[-1], line):
                run.extend(heading)
                heading.clear()
            elif heading:
                close()
            run.append(line)
    close()
    find_plain_titles(blocks)
    return list(lines_apart(blocks, body))


def _quoted(lines: Sequence[Line]) -> set[int]:
    """Which lines are of a quotation, in however large type: those up to its closing mark, set like the first."""
    found: set[int] = set()
    for i, line in enumerate(lines):
        goes_on = i - 1 in found and "”" not in lines[i - 1].text and set_alike(lines[i - 1], line)
        if goes_on or line.text[:1] == "“":
            found.add(i)
    return found


def _run_words(lines: Sequence[Line]) -> list[int]:
    """For each line how many words there are in the lines set like it, close above and under it."""
    runs: list[list[int]] = []
    for i, line in enumerate(lines):
        # A title in capitals is set otherwise than the text under it.
        alike = i and set_alike(lines[i - 1], line) and lines[i - 1].text.isupper() == line.text.isupper()
        if alike and line.box.top - lines[i - 1].box.bottom < 0.8 * line.words[0].size:
            runs[-1].append(i)
        else:
            runs.append([i])
    counts = [0] * len(lines)
    for run in runs:
        for i in run:
            counts[i] = sum(len(lines[j].words) for j in run)
    return counts


def _style(line: Line, body: BodyType) -> _Style:
    words = [word for word in line.words if any(c.isalnum() for c in word.text)] or line.words
    text = "".join(word.text for word in words)
    letters = [c for c in text if c.isalpha()]
    return _Style(
        size=round(2 * middle_of(word.size for word in words)) / 2,
        bold=_bold_share(words) > (0.5 if _recognised(words) else 0.999),
        capitals=len(letters) > 3 and all(c.isupper() for c in letters),
        colored=all(word.color != body.color for word in words),
    )


def _bold_share(words: Sequence[Word]) -> float:
    return sum(len(word.text) for word in words if word.bold) / sum(len(word.text) for word in words)


def _recognised(words: Sequence[Word]) -> bool:
    # A recogniser tells the weight of some words only.
    return any(word.confidence < 1.0 for word in words)


def _is_heading(line: Line, above: Line | None, below: Line | None, body: BodyType) -> bool:
    text = line.text
    if (
        len(line.words) > _LONG
        or not any(c.isalpha() for c in text)
        or text[0] in '“‘"[('
        or without_bullet(line)[1] is not None
    ):
        return False
    if (above is not None and above.text.count("[") > above.text.count("]")) or _ends_brackets(text):
        return False
    style = _style(line, body)
    larger = style.size > _LARGER * body.size
    # `Wie: gemeente` says it for what stands over it, in however large type.
    if ":" in text[:-1] and is_side_label(line.words):
        return False
    if larger:
        ends_text = above is not None and len(above.words) > _LONG and text[0].islower() and _same_heading(above, line)
        return not ends_text and not (text.endswith((".", ";")) and len(line.words) > 9)
    if style.size < 0.92 * body.size or text[-1] in ".;,":
        return False
    marker = _marker(text)
    is_bolder = style.bold and not body.bold
    if is_bolder or (style.colored and style.size >= body.size):
        if not is_bolder and _goes_on_with(above, line):
            return False
        return not (text.endswith(":") and marker is None and len(line.words) > 6) and not _runs_on(
            line, below, style, body
        )
    spaced = above is None or line.box.top - above.box.bottom > 0.5 * style.size
    short = line.box.width < 0.7 * body.width and len(line.words) <= 9
    if style.capitals:
        return short and spaced
    if _recognised(line.words) and short and spaced and re.match(r"\d{1,2}[.,)]?\s+[A-Z]\w+", text):
        return not _reads_on(line, below)
    return bool(marker and _KIND.match(text) and short and spaced and len(line.words) > 1)


def _ends_brackets(text: str) -> bool:
    """Whether a line ends what was put in brackets on the one above it."""
    return text.count(")") > text.count("(") and _marker(text) is None


def _runs_on(line: Line, below: Line | None, style: _Style, body: BodyType) -> bool:
    # Bold words that fill a line of a paragraph which goes on in plain type.
    if below is None or line.box.width < 0.85 * body.width:
        return False
    close = below.box.top - line.box.bottom < CLOSE * style.size
    return close and below.words[0].text[0].islower() and not below.words[0].bold


def _reads_on(line: Line, below: Line | None) -> bool:
    """Whether a line close under a numbered one is of the same item: it reads on, or stands under the text beside the number."""
    if below is None or below.box.top - line.box.bottom > CLOSE * line.words[0].size:
        return False
    first = below.words[0]
    return first.text[0].islower() or first.text[0] == "(" or abs(first.box.x0 - line.words[1].box.x0) < _IN_LINE


def _goes_on_with(above: Line | None, line: Line) -> bool:
    """Whether a line of another colour stands in the middle of a sentence that begins above it."""
    if above is None or line.box.top - above.box.bottom > CLOSE * line.words[0].size:
        return False
    one, other = above.words[-1], line.words[0]
    alike = abs(one.size - other.size) < 0.6 and one.bold == other.bold and one.color != other.color
    return alike and one.text[-1:].isalpha() and other.text[:1].islower()


def _same_heading(above: Line, below: Line) -> bool:
    """Whether a second line of heading goes on with the first: set alike, close, without a number of its own."""
    close = below.box.top - above.box.bottom < 0.8 * below.words[0].size
    ended = above.text.endswith((".", "?")) or (above.text[-1] == ":" and not below.text[0].islower())
    return set_alike(above, below) and close and _marker(below.text) is None and not ended


def _numbers_title(heading: Sequence[Line], title: Line) -> bool:
    """Whether all there is of a heading is the number, or letter, of the title right under it, in larger type: `IV` over `Zorg`."""
    if len(heading) > 1 or _LONE_NUMBER.fullmatch(heading[0].text) is None:
        return False
    size = title.words[0].size
    return size > heading[0].words[0].size and title.box.top - heading[0].box.bottom < size


def _ends_sentence(above: Line, below: Line) -> bool:
    """Whether a line ends a sentence that began above it: running text in bold, which is no heading."""
    goes_on = below.text[0].islower() or above.words[-1].text in LEADS_ON or len(above.words) > LONGEST_TITLE
    return below.text[-1] in ".;" and goes_on and _same_heading(above, below)


def _marker(text: str) -> str | None:
    match = _MARKER.match(text)
    return match["marker"] if match else None


def _text_block(lines: list[Line]) -> Block:
    marker = without_bullet(lines[0])[1] or _marker(lines[0].text) or _hanging_number(lines)
    return Block("item" if marker else "paragraph", lines, marker)


def _hanging_number(lines: Sequence[Line]) -> str | None:
    """A number without a dot that stands out before the text of a clause, in a circle or in bold perhaps."""
    number, *text = lines[0].words
    if not text or len(number.text) > _MOST_DIGITS or not number.text.isdigit() or text[0].text[0].islower():
        return None
    gap = text[0].box.x0 - number.box.x1
    hangs = len(lines) > 1 and abs(lines[1].box.x0 - text[0].box.x0) < _IN_LINE
    apart = gap > (_HANGING if hangs else _FAR) * text[0].size
    bold = number.bold and not any(word.bold for word in text)
    colored = all(word.color != number.color for word in text)
    told = apart or ((bold or colored) and text[0].text[0].isupper())
    return number.text if told and number.size > _LEAST_NUMBER * text[0].size else None


def _heading_block(lines: list[Line]) -> Block:
    text = " ".join(line.text for line in lines)
    bare = re.match(r"(?:\d{1,2}|[A-Z])(?=\s+[A-Z])", text)
    return Block("heading", lines, _marker(text) or (bare[0] if bare and len(lines[0].words) > 1 else None))


def _told(page: PageFlow, lexicon: Lexicon) -> PageFlow:
    """The page with what can be told once its items are whole: the text of blocks and cells, the rank of headings."""
    for item in page.items:
        if isinstance(item, Table):
            for cell in item.cells:
                cell.text = words_to_text(cell.words, lexicon) if cell.words else ""
            continue
        item.text = lines_to_text(item.lines, lexicon)
        if item.kind == "heading":
            item.rank = _rank(item)
    return page


def _rank(block: Block) -> tuple[float, bool, bool, int]:
    words = [word for line in block.lines for word in line.words]
    text = " ".join(word.text for word in words)
    if len(words) > 1 and words[0].text.isdigit() and words[0].size > _LARGER * words[1].size:
        # A large number hangs before a title, which tells how it is set.
        words = words[1:]
    kind = _KIND.match(text)
    depth = (block.marker or "").rstrip(".").count(".")
    if kind:
        depth += _KIND_RANK.get(kind["kind"].lower(), 2)
    elif block.marker:
        depth += 1
    else:
        depth = 1
    depth += text.endswith(":")  # over a list, under what has a title
    capitals = text.upper() == text
    return -round(2 * middle_of(word.size for word in words)) / 2, not all(w.bold for w in words), not capitals, depth
