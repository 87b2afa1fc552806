"""Running headers, footers and page numbers: what stands in the margins of page after page and belongs to no text."""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise, takewhile
from math import inf

import numpy as np

from jaarschijf.extract.text.line_numbers import LineNumbers
from jaarschijf.extract.text.lines import line_segments, words_to_lines
from jaarschijf.extract.text.repeated_lines import LEAST_SKIPPED, NUMBER, SHIFT, Candidate, repeated_lines
from jaarschijf.extract.text.sheet_headings import sheet_headings
from jaarschijf.extract.wording.prose_wording import says
from jaarschijf.extract.wording.vocabulary import Vocabulary
from jaarschijf.schema.flow import Line
from jaarschijf.schema.geometry import Box, Page, Word

_MARGIN = 0.16  # share of the page's height, at the top and at the foot, where furniture is looked for
_EDGE = 0.09  # where a lone page number or web address is furniture without a second page to compare with
_LINES = 4
_FAR_OUT, _CLOSE = 1.5, 0.4  # of a line's height: from the furniture outside of it, to the text that it ends
_KNOWN = 75.0  # how sure a heading is
_SET_FAR = 4.0  # of the font size: from the text of a line to the page's number at an end of it
_SHORT_NUMBER = re.compile(r"\d{1,3}")
_SMALL = {"text": 0.97, "ocr": 0.8}  # of a heading's size, by how it is read: on a scan one size is measured as several
_PAGE_NUMBER = re.compile(
    r"^[-–|\s]*(?:(?:pagina|pag|blz|bladzijde|page|p)\.?\s*)?[-–|\s]*(\d{1,3})(?:\s*(?:van|/|of|-)\s*\d{1,3})?[-–|\s]*$",
    re.IGNORECASE,
)
_SAYS_PAGE = re.compile(r"\b(?:pagina|pag\.|blz\.?|bladzijde)\s*\d{1,3}\b(?:\s*(?:van|/)\s*\d{1,3})?", re.IGNORECASE)
_INITIALS = re.compile(r"^para(?:af|fen)\b", re.IGNORECASE)
_ADDRESS = re.compile(r"^(?:(?:https?|file)://|www\.)\S+(?:\s+\d{1,3}\s*/\s*\d{1,3})?$", re.IGNORECASE)
# At the top of page after page it counts no pages: `Afspraak 3`.
_HEADS_AGREEMENT = re.compile(r"(?:prestatie|jaar|kader)?afspraak\s+(?:[A-Z]\.?)?\d{1,2}\b", re.IGNORECASE)

_Place = tuple[str, int, int]


@dataclass(slots=True)
class _Margin:
    """The lines in the top or the bottom margins of all pages: those of each page, which (by id) stand on more pages, and
    how often one of these stands at each distance from the edge (whole points)."""

    lines: list[list[Candidate]]
    repeated: set[int]
    slots: Counter[int]


def unnumbered(text: str) -> str:
    """The text with a zero for each number: what a running text of one page and that of another have in common.

    >>> unnumbered("Pagina 12 van 30")
    'Pagina 0 van 0'
    """
    return NUMBER.sub("0", text)


class Furniture:
    """The running headers and footers and the page numbers of a document.

    A line is furniture when other pages have the same text there, give or take the page number; a line that stands
    farther from the edge is so only when all outside it are. A table's header row, known by `vocabulary`, never is.
    `body` is the size (points) of most of the text.
    """

    def __init__(self, pages: Sequence[Page], body: float, vocabulary: Vocabulary) -> None:
        self._page_count = len(pages)
        self._body = body
        self._vocabulary = vocabulary
        self._headings: dict[str, float] = {}
        self._heading_counts: Counter[tuple[str, int]] = Counter()
        self._beside: list[list[tuple[_Place, int]]] = []
        self._line_numbers = LineNumbers()
        self._around_sheets: list[list[int]] = []
        lines: dict[bool, list[list[Candidate]]] = {True: [], False: []}
        for index, shown in enumerate(pages):
            page = without_stamps(shown)
            larger = _larger_lines(page, self._body)
            self._headings.update(larger)
            self._heading_counts.update((text, round(size)) for text, size in larger.items())
            boxes = [word.box for word in page.words]
            beside, above, below = _in_margins(page, boxes)
            self._beside.append(_upright(page, boxes, beside))
            self._line_numbers.add(page, boxes, beside)
            self._around_sheets.append(sheet_headings(page, boxes, above))
            lines[True].append(_margin_lines(page, index, above, True, vocabulary))
            lines[False].append(_margin_lines(page, index, below, False, vocabulary))
        self._beside_counts = Counter(place for found in self._beside for place in {place for place, _ in found})
        self._margins = {top: self._margin(found, top) for top, found in lines.items()}

    def _margin(self, lines: list[list[Candidate]], top: bool) -> _Margin:
        candidates = [c for page in lines for c in page]
        # No heading stands at the foot of page after page: under small tables a footer in the text's own size is a large one.
        largest = 1.1 * self._body if top else inf
        repeated = repeated_lines(candidates, largest, self._page_count, self._vocabulary)
        repeated |= _ending_in_page_number(candidates, self._page_count)
        repeated -= self._headings_of_text([c for c in candidates if id(c) in repeated])
        return _Margin(lines, repeated, Counter(round(c.at) for c in candidates if id(c) in repeated))

    def _headings_of_text(self, repeated: Sequence[Candidate]) -> set[int]:
        """Ids of the lines in the margins that are headings, as on at least as many other pages within the text, or on one where they
        announce agreements: `Afspraken 2024`, over the list that begins a page."""
        counts = Counter((c.text, round(c.size)) for c in repeated)
        least = {key: count + (1 if says("announces", key[0]) else count) for key, count in counts.items()}
        return {id(c) for c in repeated if self._heading_counts[key := (c.text, round(c.size))] >= least[key]}

    def places(self, index: int, page: Page) -> list[int]:
        """Which words (0-based) of the page at `index` (0-based) are furniture; stamps are, wherever they stand."""
        found = list(range(len(without_stamps(page).words), len(page.words)))
        for top in self._margins:
            found += (place for c in self._lines(index, page, top) for place in c.places)
        found += [at for place, at in self._beside[index] if self._beside_counts[place] > 1 and at not in found]
        return found + [at for at in self._line_numbers.places(index) if at not in found]

    def around_sheet(self, index: int) -> list[int]:
        """Which words (0-based) of the page at `index` (0-based) letter and number the columns and rows of a sheet."""
        return self._around_sheets[index]

    def _lines(self, index: int, page: Page, top: bool) -> list[Candidate]:
        margin = self._margins[top]
        lines = list(takewhile(lambda c: self._is_furniture(c, page, top, margin), margin.lines[index]))
        return lines[: _first_of_text(lines, page, top)] if lines else lines

    def _is_furniture(self, c: Candidate, page: Page, top: bool, margin: _Margin) -> bool:
        heading = self._headings.get(_without_page_number(c.text, page.number), 0.0)
        return (
            id(c) in margin.repeated
            or _is_alone(c, page, top, self._body)
            # A header that repeats the heading of the chapter, small, or a footer the title.
            or (c.depth == 0 and c.size < _SMALL[page.method] * heading)
            or (self._page_count > 2 and _fills_slot(c, margin.slots, self._body, self._page_count, page, top))
        )


def _size(line: Line) -> float:
    return max(word.size for word in line.words)


def _larger_lines(page: Page, body: float) -> dict[str, float]:
    large = [word for word in page.words if word.size > 1.08 * body or (word.bold and page.method == "ocr")]
    lines = words_to_lines(large, page.number)
    # Beside a title another one may stand, at the head of the next column.
    parts = [Line(line.page, words) for line in lines for words in line_segments(line)]
    return {line.text: _size(line) for line in (*lines, *parts)}


def _in_margins(page: Page, boxes: Sequence[Box]) -> tuple[list[int], list[int], list[int]]:
    """Which of the boxes lie in the margins of a page: in those at its sides, at its top and at its foot."""
    x0, top, x1, bottom = np.fromiter(chain.from_iterable(boxes), np.float64, 4 * len(boxes)).reshape(-1, 4).T
    side, limit = 0.1 * page.width, _MARGIN * page.height
    margins = (x1 < side) | (x0 > page.width - side), bottom <= limit, top >= page.height - limit
    beside, above, below = (np.flatnonzero(margin).tolist() for margin in margins)
    return beside, above, below


def _upright(page: Page, boxes: Sequence[Box], beside: Sequence[int]) -> list[tuple[_Place, int]]:
    """Of the words `beside` the text those that stand upright, as text set sideways does: what and where, and which of the
    page's."""
    return [
        ((page.words[at].text, round(boxes[at].x0 / 4), round(boxes[at].top / 4)), at)
        for at in beside
        if boxes[at].height > 2 * boxes[at].width and len(page.words[at].text) > 2
    ]


def _without_page_number(text: str, number: int) -> str:
    return _SAYS_PAGE.sub("", text).removesuffix(f" {number}").strip()


def says_page(text: str) -> bool:
    """Whether a text is the number of a page and says so."""
    return _SAYS_PAGE.fullmatch(text) is not None


def without_stamps(page: Page) -> Page:
    """The page without what is printed aslant over it: `CONCEPT`. That comes last among its words."""
    stamps = list(takewhile(lambda word: word.slanted, reversed(page.words)))
    return replace(page, words=page.words[: -len(stamps)]) if stamps else page


def without_words(page: Page, words: Sequence[Word]) -> Page:
    """The page without these very words."""
    if not words:
        return page
    left_out = {id(word) for word in words}
    return replace(page, words=[word for word in page.words if id(word) not in left_out])


def _margin_lines(page: Page, index: int, margin: Sequence[int], top: bool, vocabulary: Vocabulary) -> list[Candidate]:
    words = [page.words[at] for at in margin]
    places = dict(zip(map(id, words), margin, strict=True))
    lines = words_to_lines(words, page.number)
    if not top:
        lines.reverse()
    candidates = []
    for depth, line in enumerate(lines[:_LINES]):
        # A line that ends in a colon belongs to what follows, and what is further in does too. No rows follow on the last line.
        heads = (top or depth > 0) and _is_table_header(line, vocabulary)
        if heads or line.text.endswith(":") or _HEADS_AGREEMENT.match(line.text):
            break
        box = line.box
        at = box.bottom if top else page.height - box.bottom
        # An array: of a long document they are many.
        own = array("L", [places[id(word)] for word in line.words])
        ends = _numbers_at_ends(line) if depth == 0 else ()
        candidates.append(Candidate(index, line.text, unnumbered(line.text), box, _size(line), at, depth, own, ends))
    return candidates


def _is_table_header(line: Line, vocabulary: Vocabulary) -> bool:
    segments = line_segments(line)
    scores = [vocabulary.heading(" ".join(w.text for w in segment)).score for segment in segments]
    known = sum(score >= _KNOWN for score in scores)
    return known >= max(2, len(scores) / 2) and not says_twice(segments, vocabulary)


def says_twice(segments: Sequence[Sequence[Word]], vocabulary: Vocabulary) -> bool:
    """Whether the two segments of a line are headings of one kind, as those of a title are of which a dash was not recognised:
    `Prestatieafspraken Veenstad   Jaarschijf 2024`."""
    roles = [vocabulary.heading(" ".join(word.text for word in segment)).role for segment in segments]
    return len(roles) == 2 and roles[0] == roles[1]


def _numbers_at_ends(line: Line) -> tuple[int, ...]:
    words = line.words
    if len(words) < 2:
        return ()
    pairs = ((words[0], words[1].box.x0 - words[0].box.x1), (words[-1], words[-1].box.x0 - words[-2].box.x1))
    return tuple(int(w.text) for w, white in pairs if white > _SET_FAR * w.size and _SHORT_NUMBER.fullmatch(w.text))


def _ending_in_page_number(candidates: Sequence[Candidate], page_count: int) -> set[int]:
    """Ids of the candidates, the outermost of their pages, at an end of which the page's number stands, at the same height on
    most pages: running headers that name their chapter each, `Wonen en zorg            12`."""
    by_offset: defaultdict[int, list[Candidate]] = defaultdict(list)
    for c in candidates:
        for number in c.ends:
            by_offset[number - c.index].append(c)
    for counted in by_offset.values():
        at = Counter(round(c.at) for c in counted).most_common(1)[0][0]
        level = [c for c in counted if abs(c.at - at) <= SHIFT]
        if len({c.index for c in level}) >= max(LEAST_SKIPPED, 0.5 * page_count):
            return {id(c) for c in level}
    return set()


def _is_alone(c: Candidate, page: Page, top: bool, body: float) -> bool:
    """Whether a line is furniture by its form alone: a page number, a web address or room for initials at the very edge."""
    near = c.at <= _EDGE * page.height
    number = _PAGE_NUMBER.match(c.text)
    if number and near and c.depth == 0 and not top:
        counted = int(number[1]) in (page.number, c.index + 1, page.number - 1)
        return bool(_SAYS_PAGE.search(c.text)) or (counted and _stands_apart(c, page, top))
    sure = says_page(c.text) or _INITIALS.match(c.text) is not None
    said = _SAYS_PAGE.search(c.text) or _ADDRESS.match(c.text)
    small = c.size <= 1.02 * body
    return (sure or (said is not None and small)) and near and _stands_apart(c, page, top)


def _stands_apart(c: Candidate, page: Page, top: bool) -> bool:
    own = set(c.places)
    others = [w.box for i, w in enumerate(page.words) if i not in own]
    if top:
        gaps = [box.top - c.box.bottom for box in others if box.top >= c.box.bottom - 1]
    else:
        gaps = [c.box.top - box.bottom for box in others if box.bottom <= c.box.top + 1]
    return not gaps or min(gaps) > 0.9 * c.box.height


def _first_of_text(lines: Sequence[Candidate], page: Page, top: bool) -> int:
    """The first of the lines, from the edge of the page, that are the end of a text and happen to be that of another page too:
    they stand close under it (or over it), and far from the furniture outside of them; where there is none, the line reads
    and is set as a part of it. As many as there are lines, where none is."""
    inner = lines[-1]
    far = [
        k for k, (outer, c) in enumerate(pairwise(lines), 1) if _gap(outer.box, c.box, top) > _FAR_OUT * c.box.height
    ]
    ends = inner.text[0].islower() and inner.text[-1] in ".;"
    if not far and (len(lines) > 1 or not (top or ends)):
        return len(lines)
    edge, side = (inner.box.bottom, 1) if top else (inner.box.top, 3)
    low, high = edge - _CLOSE * inner.box.height, edge + _CLOSE * inner.box.height
    beside = [
        word
        for word in page.words
        if low < word.box[side] < high and word.box[0] < inner.box.x1 and word.box[2] > inner.box.x0
    ]
    if not far:
        goes_on = not top or (bool(beside) and beside[0].text[0].islower())
        beside = [word for word in beside if word.size == inner.size] if goes_on else []
    return (far[-1] if far else 0) if beside else len(lines)


def _gap(outer: Box, inner: Box, top: bool) -> float:
    return inner.top - outer.bottom if top else outer.top - inner.bottom


def _fills_slot(c: Candidate, slots: Counter[int], body: float, page_count: int, page: Page, top: bool) -> bool:
    """Whether a line stands where most pages have furniture, set as small as that: a header that names its chapter."""
    here = sum(count for at, count in slots.items() if abs(at - c.at) <= 1.5)
    small = c.size <= 0.95 * body
    return here >= max(3, 0.5 * page_count) and small and c.depth == 0 and _stands_apart(c, page, top)
